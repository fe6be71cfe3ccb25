/* Native names in Latin letters: by the glossary where it knows them, by the style's system where
 * it does not. */
#include "check/native.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/inflect.h"
#include "text/key.h"

/* Words that are looked up together. */
#define WORDS_MAX 5

enum { SYSTEM_RU, SYSTEM_UK, SYSTEM_KO, SYSTEMS };

static const char *const languages[SYSTEMS] = {"ru", "uk", "ko"};

struct native_systems {
    char *data_dir; /* where they are from */
    onym_system *items[SYSTEMS];
};

typedef struct native {
    onym_checker *checker;
    onym_text text;
    tokens tokens;
    bool annotate;
    buffer out;
    size_t behind; /* the text up to here is written */
    onym_error *error;
} native;

static bool is_native(const token *t)
{
    return t->script == SCRIPT_CYRILLIC || t->script == SCRIPT_HANGUL;
}

/* Letters that Ukrainian has and Russian does not. */
static bool is_ukrainian(onym_text word)
{
    static const uint32_t letters[] = {0x0404, 0x0406, 0x0407, 0x0454,
                                       0x0456, 0x0457, 0x0490, 0x0491};
    for (size_t at = 0; at < word.size;) {
        utf8_char c = utf8_at(word, at);
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
            if (letters[i] == c.code_point) {
                return true;
            }
        }
        at += c.size;
    }
    return false;
}

static int open_system(const onym_system **out, native *n, const token *t, onym_text word)
{
    int which = t->script == SCRIPT_HANGUL ? SYSTEM_KO : is_ukrainian(word) ? SYSTEM_UK : SYSTEM_RU;
    native_systems *systems = n->checker->native;
    int status = ONYM_OK;
    if (systems->items[which] == NULL) {
        const char *id = onym_style_system(n->checker->style, languages[which]);
        status = onym_system_open(&systems->items[which], systems->data_dir, id, n->error);
    }
    *out = systems->items[which];
    return status;
}

void native_systems_free(native_systems *systems)
{
    if (systems != NULL) {
        for (size_t i = 0; i < SYSTEMS; i++) {
            onym_system_free(systems->items[i]);
        }
        free(systems->data_dir);
        free(systems);
    }
}

/* Sees to it that C has a place for the systems of DATA_DIR, which it keeps from text to text. */
static int prepare_systems(onym_checker *c, const char *data_dir, onym_error *error)
{
    if (c->native != NULL && strcmp(c->native->data_dir, data_dir) == 0) {
        return ONYM_OK;
    }
    native_systems_free(c->native);
    c->native = calloc(1, sizeof *c->native);
    if (c->native != NULL && (c->native->data_dir = strdup(data_dir)) == NULL) {
        native_systems_free(c->native);
        c->native = NULL;
    }
    return c->native != NULL ? ONYM_OK : error_memory(error);
}

static onym_text run(const native *n, size_t first, size_t count)
{
    size_t begin = n->tokens.items[first].begin;
    return (onym_text){n->text.data + begin, n->tokens.items[first + count - 1].end - begin};
}

/* What a stretch of words begins with, in Latin letters. */
typedef struct latin_name {
    const char *text;
    size_t count; /* tokens */
} latin_name;

/* The tokens from FIRST on that are being read. */
typedef struct stretch {
    native *native;
    size_t first, count; /* COUNT 0: no name begins so */
    buffer latin;
} stretch;

/* Writes LATIN for WORD, whose place in the text is its own. */
static void put(native *n, onym_text word, onym_text latin)
{
    size_t begin = (size_t)(word.data - n->text.data);
    buffer_append(&n->out, n->text.data + n->behind, begin - n->behind);
    if (n->annotate) {
        buffer_append_text(&n->out, word);
        buffer_puts(&n->out, " [");
    }
    buffer_append_text(&n->out, latin);
    buffer_puts(&n->out, n->annotate ? "]" : "");
    n->behind = begin + word.size;
}

static int append_by_rule(buffer *out, native *n, size_t i, onym_text word)
{
    const onym_system *system;
    onym_string latin = {NULL, 0};
    int status = open_system(&system, n, &n->tokens.items[i], run(n, i, 1));
    if (status == ONYM_OK) {
        onym_translit_options options = {.kind = ONYM_KIND_TEXT};
        status = onym_system_apply(&latin, NULL, system, word, &options, n->error);
    }
    buffer_append(out, latin.data, latin.size);
    onym_string_free(&latin);
    return status;
}

/* The particle at the end of WORD, which stands for an inflected form of NAME: what follows the
 * name. */
static onym_text particle_of(onym_text word, const onym_entry *entry)
{
    size_t size = strlen(entry->matched->text);
    bool starts = entry->match == ONYM_MATCH_INFLECTED && size < word.size &&
                  memcmp(entry->matched->text, word.data, size) == 0;
    return starts ? (onym_text){word.data + size, word.size - size} : (onym_text){NULL, 0};
}

/* The family name alone, when that is all that the word says; NULL for a whole name. */
static const char *family_of(const onym_entry *entry)
{
    for (size_t i = 0; entry->matched->role == ONYM_ROLE_FAMILY && i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->role == ONYM_ROLE_FAMILY && strcmp(t->lang, "en") == 0) {
            return t->text;
        }
    }
    return NULL;
}

/* Appends what ENTRY, met by a word, is in Latin letters. */
static int put_form(buffer *out, native *n, const onym_entry *entry)
{
    const char *family = family_of(entry);
    if (family != NULL) {
        buffer_puts(out, family);
        return ONYM_OK;
    }
    onym_string form;
    int status = onym_style_form(&form, n->checker->style, entry, NULL, n->error);
    if (status == ONYM_OK) {
        buffer_append(out, form.data, form.size);
        onym_string_free(&form);
    }
    return status;
}

/* Appends ENTRY, met by WORD from token I on, and a Korean particle by rule after a hyphen. */
static int append_entry(buffer *out, native *n, size_t i, onym_text word, const onym_entry *entry)
{
    int status = put_form(out, n, entry);
    onym_text particle = particle_of(word, entry);
    if (status == ONYM_OK && particle.size > 0 && n->tokens.items[i].script == SCRIPT_HANGUL) {
        buffer_putc(out, '-');
        status = append_by_rule(out, n, i, particle);
    }
    return status;
}

/* Raises *OUT to the words of the longest name that begins with KEY. */
static int longest_by_key(size_t *out, native *n, onym_text key)
{
    const lexeme *l;
    int status = lexicon_find(&l, n->checker->lexicon, n->checker->reader, key, n->error);
    if (status == ONYM_OK && l->part.words > *out) {
        *out = l->part.words;
    }
    return status;
}

/* The same over all nominatives that KEY may be a case of. */
static int longest_cyrillic(size_t *out, native *n, onym_text key)
{
    buffer form = {0};
    inflection how;
    size_t state = 0;
    int status = longest_by_key(out, n, key);
    while (status == ONYM_OK && inflect_cyrillic(&form, &how, key, &state)) {
        status = form.failed ? error_memory(n->error) : longest_by_key(out, n, buffer_text(&form));
    }
    buffer_free(&form);
    return status;
}

/* The same over all words that KEY may be with suffixes inside LAYER. */
static int longest_korean(size_t *out, native *n, onym_text key, suffix_layer layer)
{
    buffer form = {0};
    suffix_layer found;
    size_t state = 0;
    int status = longest_by_key(out, n, key);
    while (status == ONYM_OK && inflect_korean(&form, &found, key, layer, &state)) {
        status = form.failed ? error_memory(n->error)
                             : longest_korean(out, n, buffer_text(&form), found);
    }
    buffer_free(&form);
    return status;
}

/* The words of the longest name that begins with token I in some case, at most FACT_WORDS. */
static int longest_name(size_t *out, native *n, size_t i)
{
    onym_checker *c = n->checker;
    uint64_t hash = hash_text(run(n, i, 1), UINT64_C(0x6C6174696E));
    uint64_t facts = *word_facts_at(c->facts, hash);
    *out = facts & FACT_WORDS;
    if ((facts & FACT_ASKED) != 0) {
        return ONYM_OK;
    }
    buffer key = {0};
    bool korean = n->tokens.items[i].script == SCRIPT_HANGUL;
    key_append(&key, run(n, i, 1));
    lexicon_trim(c->lexicon);
    int status = key.failed ? error_memory(n->error)
                 : korean   ? longest_korean(out, n, buffer_text(&key), SUFFIX_NONE)
                            : longest_cyrillic(out, n, buffer_text(&key));
    buffer_free(&key);
    *out = *out < FACT_WORDS ? *out : FACT_WORDS;
    *word_facts_at(c->facts, hash) |= status == ONYM_OK ? FACT_ASKED | *out : 0;
    return status;
}

/* The tokens from I on, of at most MOST words, that a name may run over: one at least. */
static size_t stretch_size(const native *n, size_t i, size_t most)
{
    const token *t = n->tokens.items;
    size_t count = 1;
    while (count < most && count < WORDS_MAX && i + count < n->tokens.count &&
           is_native(&t[i + count]) && t[i + count].gap != GAP_BREAK) {
        count++;
    }
    return count;
}

/* Whether WORD, from token I on, means ENTRY: a Cyrillic name has its capital, and a surname of one
 * or two letters is more often a conjunction at the start of a sentence. */
static bool is_meant(const native *n, size_t i, onym_text word, const onym_entry *entry)
{
    if (n->tokens.items[i].script != SCRIPT_CYRILLIC) {
        return true;
    }
    bool capital = (n->tokens.items[i].flags & TOKEN_CAPITAL) != 0;
    bool name = char_is_upper(utf8_at(onym_text_of(entry->matched->text), 0).code_point);
    bool syllable = entry->matched->role == ONYM_ROLE_FAMILY && utf8_length(word) < 3;
    return (capital || !name) && !syllable;
}

/* Appends the name that the COUNT tokens from the first one of S are; *found: they are one. */
static int append_name(bool *found, stretch *s, size_t count)
{
    native *n = s->native;
    onym_entries *entries;
    onym_text word = run(n, s->first, count);
    int status =
        onym_glossary_lookup(&entries, n->checker->glossary, word, ONYM_LOOKUP_EXACT, 1, n->error);
    *found = false;
    if (status != ONYM_OK) {
        return status == ONYM_NOT_FOUND ? ONYM_OK : status;
    }
    const onym_entry *entry = onym_entries_at(entries, 0);
    *found = is_meant(n, s->first, word, entry);
    status = *found ? append_entry(&s->latin, n, s->first, word, entry) : ONYM_OK;
    onym_entries_free(entries);
    return status;
}

/* The longest name that the stretch begins with, or its first word by rule: a memo_make, whose
 * answer hangs on the text of the stretch, of a word that begins no name on that. */
static int read_stretch(const void **out, void *context, arena *memory)
{
    stretch *s = context;
    latin_name *name = arena_alloc(memory, sizeof *name);
    bool found = false;
    int status = ONYM_OK;
    size_t count = s->count + 1;
    while (status == ONYM_OK && !found && --count > 0) {
        status = append_name(&found, s, count);
    }
    if (status == ONYM_OK && !found) {
        count = 1;
        status = append_by_rule(&s->latin, s->native, s->first, run(s->native, s->first, 1));
    }
    const char *text = arena_copy(memory, buffer_text(&s->latin));
    if (status == ONYM_OK && (name == NULL || text == NULL || s->latin.failed)) {
        return error_memory(s->native->error);
    }
    *out = name;
    if (status == ONYM_OK) {
        *name = (latin_name){text, count};
    }
    return status;
}

/* Writes the longest name of the glossary that begins with token *I, or the word by rule, and moves
 * *I behind it. */
static int take(native *n, size_t *i)
{
    size_t words;
    const void *made;
    memo *known = n->checker->memo;
    memo_trim(known);
    int status = longest_name(&words, n, *i);
    stretch s = {.native = n, .first = *i, .count = words > 0 ? stretch_size(n, *i, words) : 0};
    if (status == ONYM_OK) {
        onym_text text = run(n, *i, s.count > 0 ? s.count : 1);
        status = memo_made(&made, known, text, MADE_LATIN, read_stretch, &s, n->error);
    }
    buffer_free(&s.latin);
    if (status == ONYM_OK) {
        const latin_name *name = made;
        put(n, run(n, *i, name->count), onym_text_of(name->text));
        *i += name->count;
    }
    return status;
}

static int take_all(native *n)
{
    segments parts = {NULL, 0, 0};
    int status = segments_find(&parts, n->text, n->error);
    status = status == ONYM_OK ? tokens_find(&n->tokens, n->text, &parts, n->error) : status;
    segments_free(&parts);
    for (size_t i = 0; i < n->tokens.count && status == ONYM_OK;) {
        if (is_native(&n->tokens.items[i]) && (n->tokens.items[i].flags & TOKEN_LONG) == 0) {
            status = take(n, &i);
        } else {
            i++;
        }
    }
    return status;
}

int native_to_latin(onym_string *out, onym_checker *checker, const char *data_dir, onym_text text,
                    bool annotate, onym_error *error)
{
    native n = {.checker = checker, .text = text, .annotate = annotate, .error = error};
    unsigned failures = memory_failures();
    int status = prepare_systems(checker, data_dir, error);
    status = status == ONYM_OK ? take_all(&n) : status;
    status = status == ONYM_OK && memory_failures() != failures ? error_memory(error) : status;
    buffer_append(&n.out, text.data + n.behind, text.size - n.behind);
    tokens_free(&n.tokens);
    if (status != ONYM_OK) {
        buffer_free(&n.out);
        return status;
    }
    return buffer_take(out, &n.out, error);
}
