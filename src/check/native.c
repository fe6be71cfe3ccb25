/* Native names in Latin letters: by the glossary where it knows them, by the style's system where
 * it does not. */
#include "check/native.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
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

static int put_by_rule(native *n, size_t i)
{
    const onym_system *system;
    onym_text word = run(n, i, 1);
    onym_string latin;
    int status = open_system(&system, n, &n->tokens.items[i], word);
    onym_translit_options options = {.kind = ONYM_KIND_TEXT};
    if (status == ONYM_OK) {
        status = onym_system_apply(&latin, NULL, system, word, &options, n->error);
    }
    if (status == ONYM_OK) {
        put(n, word, (onym_text){latin.data, latin.size});
        onym_string_free(&latin);
    }
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

/* Writes ENTRY for WORD, and a Korean particle by rule after a hyphen. */
static int put_entry(native *n, size_t i, onym_text word, const onym_entry *entry)
{
    buffer latin = {0};
    int status = put_form(&latin, n, entry);
    if (status != ONYM_OK) {
        buffer_free(&latin);
        return status;
    }
    onym_text particle = particle_of(word, entry);
    if (particle.size > 0 && n->tokens.items[i].script == SCRIPT_HANGUL) {
        const onym_system *system;
        status = open_system(&system, n, &n->tokens.items[i], word);
        onym_string tail = {NULL, 0};
        if (status == ONYM_OK) {
            status = onym_system_apply(&tail, NULL, system, particle, NULL, n->error);
        }
        buffer_putc(&latin, '-');
        buffer_append(&latin, tail.data, tail.size);
        onym_string_free(&tail);
    }
    put(n, word, buffer_text(&latin));
    n->out.failed = n->out.failed || latin.failed;
    buffer_free(&latin);
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

/* The tokens from I on that a name may run over: 0 when no name begins with the word. */
static int longest_name(size_t *out, native *n, size_t i)
{
    buffer key = {0};
    size_t words = 0;
    bool korean = n->tokens.items[i].script == SCRIPT_HANGUL;
    key_append(&key, run(n, i, 1));
    lexicon_trim(n->checker->lexicon);
    int status = key.failed ? error_memory(n->error)
                 : korean   ? longest_korean(&words, n, buffer_text(&key), SUFFIX_NONE)
                            : longest_cyrillic(&words, n, buffer_text(&key));
    buffer_free(&key);
    *out = words > 0 ? 1 : 0;
    while (*out > 0 && *out < words && *out < WORDS_MAX && i + *out < n->tokens.count &&
           is_native(&n->tokens.items[i + *out]) && n->tokens.items[i + *out].gap != GAP_BREAK) {
        *out += 1;
    }
    return status;
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

/* Writes the longest name of the glossary that begins with token *I, or the word by rule, and moves
 * *I behind it. */
static int take(native *n, size_t *i)
{
    size_t most;
    int status = longest_name(&most, n, *i);
    for (size_t count = most; status == ONYM_OK && count > 0; count--) {
        onym_entries *found;
        onym_text word = run(n, *i, count);
        status = onym_glossary_lookup(&found, n->checker->glossary, word, ONYM_LOOKUP_EXACT, 1,
                                      n->error);
        if (status == ONYM_OK && is_meant(n, *i, word, onym_entries_at(found, 0))) {
            status = put_entry(n, *i, word, onym_entries_at(found, 0));
            onym_entries_free(found);
            *i += count;
            return status;
        }
        if (status == ONYM_OK) {
            onym_entries_free(found);
        }
        status = status == ONYM_NOT_FOUND ? ONYM_OK : status;
    }
    return status == ONYM_OK ? put_by_rule(n, (*i)++) : status;
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
