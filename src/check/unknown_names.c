/* Unknown names: what has the shape of a Russian, Ukrainian or Korean name,
 * written by the style's system, and compared with the capitalised words of the
 * other text as they sound.
 *
 * A word that sounds the same is right, whichever standard wrote it.  One that
 * is nearly so is reported when no system makes it; a name of which nothing is
 * near may be translated, or from another language, and is left alone. */
#include "check/unknown_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/run.h"
#include "text/inflect.h"
#include "text/key.h"
#include "text/near.h"
#include "text/upper.h"

enum { SYSTEM_RU, SYSTEM_UK, SYSTEM_KO, SYSTEMS };

static const char *const languages[SYSTEMS] = {"ru", "uk", "ko"};

struct unknown_names {
    article *native, *english;
    const native_names *names;
    const mentions *mentions;
    const char *data_dir;
    onym_system *systems[SYSTEMS]; /* the style's */
    bool *named, *taken;           /* tokens of the two texts that belong to known names */
    bool ukrainian;
};

/* Letters that a name and an English word must have. */
#define NAME_LETTERS 5
#define WORD_LETTERS 4

#define SYLLABLE 3u

/* ---- making ---- */

static bool *mark_names(const unknown_names *u)
{
    bool *held = calloc(u->native->tokens.count + 1, sizeof *held);
    for (size_t i = 0; held != NULL && i < u->names->count; i++) {
        const native_name *n = &u->names->items[i];
        memset(held + n->first, 1, n->count * sizeof *held);
    }
    return held;
}

static bool *mark_mentions(const unknown_names *u)
{
    bool *held = calloc(u->english->tokens.count + 1, sizeof *held);
    for (size_t i = 0; held != NULL && i < u->mentions->count; i++) {
        const mention *m = &u->mentions->items[i];
        if (m->kind == MENTION_KNOWN && !mention_is_imported(m)) {
            memset(held + m->first, 1, m->count * sizeof *held);
        }
    }
    return held;
}

int unknown_names_new(unknown_names **out, article *native, const native_names *names,
                      article *english, const mentions *m, const char *data_dir, onym_error *error)
{
    unknown_names *u = calloc(1, sizeof *u);
    *out = NULL;
    if (u == NULL) {
        return error_memory(error);
    }
    *u = (unknown_names){native, english, names, m, data_dir, {NULL}, NULL, NULL, false};
    u->named = mark_names(u);
    u->taken = mark_mentions(u);
    int status = u->named != NULL && u->taken != NULL ? ONYM_OK : error_memory(error);
    for (size_t i = 0; i < SYSTEMS && status == ONYM_OK; i++) {
        const char *id = onym_style_system(english->style, languages[i]);
        status = *id != '\0' ? onym_system_open(&u->systems[i], data_dir, id, error) : ONYM_OK;
    }
    if (status != ONYM_OK) {
        unknown_names_free(u);
        return status;
    }
    *out = u;
    return ONYM_OK;
}

void unknown_names_free(unknown_names *u)
{
    if (u != NULL) {
        for (size_t i = 0; i < SYSTEMS; i++) {
            onym_system_free(u->systems[i]);
        }
        free(u->named);
        free(u->taken);
        free(u);
    }
}

/* ---- the shape of a name ---- */

/* Whether the nominative KEY ends as surnames and towns of Russia and Ukraine
 * do: names from elsewhere are written back as at home, not transliterated. */
static bool is_slavic(onym_text key)
{
    static const char *const endings[] = {"ов",  "ев",   "ин",    "ын",    "ский", "цкий", "ской",
                                          "ова", "ева",  "ина",   "ына",   "ская", "цкая", "енко",
                                          "чук", "ович", "евич",  "ово",   "ево",  "ино",  "ск",
                                          "цк",  "град", "ський", "цький", "ська", "івка", "овка"};
    return text_ends_with(key, endings, sizeof endings / sizeof *endings) &&
           utf8_length(key) >= NAME_LETTERS;
}

/* KEY with a capital, written by SYSTEM. */
static int romanise(buffer *out, const onym_system *system, onym_text key, onym_kind kind,
                    onym_error *error)
{
    buffer word = {0};
    size_t first = utf8_at(key, 0).size;
    onym_string text;
    onym_translit_options options = {.kind = kind};
    upper_append(&word, (onym_text){key.data, first});
    buffer_append(&word, key.data + first, key.size - first);
    int status = onym_system_apply(&text, NULL, system, buffer_text(&word), &options, error);
    buffer_free(&word);
    if (status == ONYM_OK) {
        buffer_clear(out);
        buffer_append(out, text.data, text.size);
        onym_string_free(&text);
    }
    return status;
}

/* ---- the words of the translation ---- */

/* Whether token I may be a name that no glossary has. */
static int is_free_word(bool *out, const unknown_names *u, size_t i, onym_error *error)
{
    const token *t = &u->english->tokens.items[i];
    const lexeme *l;
    *out = false;
    if (u->taken[i] || t->script != SCRIPT_LATIN ||
        (t->flags & (TOKEN_LONG | TOKEN_MIXED | TOKEN_ALL_CAPITALS)) != 0 ||
        (t->flags & TOKEN_CAPITAL) == 0 || t->end - t->begin < WORD_LETTERS) {
        return ONYM_OK;
    }
    int status = run_lexeme(&l, u->english, i, error);
    *out = status == ONYM_OK && l->english == 0;
    return status;
}

/* How a word of the translation stands to what a system made. */
typedef enum likeness { UNLIKE, NEARLY, ALIKE } likeness;

static unsigned limit_of(size_t letters)
{
    return letters < 8 ? NEAR_EDIT : letters < 12 ? 14 : 2 * NEAR_EDIT;
}

/* WORD and MADE are keys. */
static likeness compare_keys(onym_text word, onym_text made)
{
    buffer name = {0};
    buffer_append_text(&name, made);
    bool derived = name.data != NULL && mention_is_derived(word, name.data, true);
    buffer_free(&name);
    if (derived || near_confusion(word, made) == 0) {
        return ALIKE;
    }
    bool same = word.size > 0 && made.size > 0 && word.data[0] == made.data[0];
    unsigned limit = limit_of(made.size);
    return same && near_distance(word, made, limit) != NEAR_FAR ? NEARLY : UNLIKE;
}

/* Whether some system of LANG writes KEY as WORD. */
static int is_made_so(bool *out, const unknown_names *u, const char *lang, onym_text key,
                      onym_text word, onym_error *error)
{
    onym_list *ids;
    *out = false;
    int status = onym_system_list(&ids, u->data_dir, error);
    for (size_t i = 0; status == ONYM_OK && i < onym_list_count(ids) && !*out; i++) {
        const char *id = onym_list_at(ids, i);
        onym_system *system;
        buffer text = {0}, made = {0};
        if (strncmp(id, lang, 2) != 0) {
            continue;
        }
        status = onym_system_open(&system, u->data_dir, id, error);
        if (status == ONYM_OK) {
            status = romanise(&text, system, key, ONYM_KIND_TEXT, error);
            key_append(&made, buffer_text(&text));
            *out = status == ONYM_OK && compare_keys(word, buffer_text(&made)) == ALIKE;
            onym_system_free(system);
        }
        buffer_free(&text);
        buffer_free(&made);
    }
    onym_list_free(ids);
    return status;
}

/* The search of one name. */
typedef struct search {
    unknown_names *u;
    token_range range;
    unknown_pair *pair;
    bool alike, nearly;
    onym_error *error;
} search;

/* Compares what the style's system makes of KEY with the words of the range. */
static int try_cyrillic(search *s, onym_text key)
{
    unknown_names *u = s->u;
    buffer text = {0}, made = {0};
    const onym_system *system = u->systems[u->ukrainian ? SYSTEM_UK : SYSTEM_RU];
    int status =
        system != NULL ? romanise(&text, system, key, ONYM_KIND_TEXT, s->error) : ONYM_NOT_FOUND;
    key_append(&made, buffer_text(&text));
    for (size_t i = s->range.first; status == ONYM_OK && i < s->range.behind && !s->alike; i++) {
        bool is_free = false;
        const lexeme *l;
        status = is_free_word(&is_free, u, i, s->error);
        if (status != ONYM_OK || !is_free) {
            continue;
        }
        status = run_lexeme(&l, u->english, i, s->error);
        likeness how = status == ONYM_OK
                           ? compare_keys((onym_text){l->key, l->key_size}, buffer_text(&made))
                           : UNLIKE;
        s->alike = how == ALIKE;
        if (how == NEARLY && !s->nearly) {
            bool so;
            status = is_made_so(&so, u, languages[u->ukrainian ? SYSTEM_UK : SYSTEM_RU], key,
                                (onym_text){l->key, l->key_size}, s->error);
            s->alike = status == ONYM_OK && so;
            s->nearly = status == ONYM_OK && !so;
            s->pair->english_first = i;
            s->pair->english_count = 1;
            s->pair->native = arena_copy(u->native->arena, key);
            s->pair->wanted = arena_copy(u->english->arena, buffer_text(&text));
        }
    }
    buffer_free(&text);
    buffer_free(&made);
    return status == ONYM_NOT_FOUND ? ONYM_OK : status;
}

/* Every nominative that the word at I may be a case of and that has the shape
 * of a name. */
static int weigh_cyrillic(search *s, size_t i)
{
    buffer key = {0}, word = {0};
    inflection how;
    size_t state = 0;
    key_append(&key, article_run(s->u->native, i, 1));
    int status = ONYM_OK;
    if (is_slavic(buffer_text(&key))) {
        status = try_cyrillic(s, buffer_text(&key));
    }
    while (status == ONYM_OK && !s->alike &&
           inflect_cyrillic(&word, &how, buffer_text(&key), &state)) {
        if (how.ukrainian == s->u->ukrainian && is_slavic(buffer_text(&word))) {
            status = try_cyrillic(s, buffer_text(&word));
        }
    }
    bool failed = key.failed || word.failed;
    buffer_free(&key);
    buffer_free(&word);
    return status == ONYM_OK && failed ? error_memory(s->error) : status;
}

/* ---- Korean ---- */

/* The given name of two syllables in the word at I, which begins with a family
 * name and has an office behind it: its bytes in KEY; 0 when it is none. */
static size_t given_name(buffer *key, const article *a, size_t i)
{
    static const char families[] =
        "김이박최정강조윤장임한오서신권황안송전홍류유고문양손배백허남심노로하"
        "곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕"
        "금옥육인맹제모탁국어은편용리림량";
    const size_t name = 3 * SYLLABLE;
    key_append(key, article_run(a, i, 1));
    if (key->size < name || memmem(families, sizeof families - 1, key->data, SYLLABLE) == NULL) {
        return 0;
    }
    onym_text rest = {key->data + name, key->size - name};
    bool next =
        rest.size == 0 && i + 1 < a->tokens.count && a->tokens.items[i + 1].gap == GAP_BLANK;
    bool titled = inflect_is_title(next ? article_run(a, i + 1, 1) : rest);
    key->size = name;
    return titled ? 2 * SYLLABLE : 0;
}

/* Whether the words I, I + 1 of the translation, or the first alone, are MADE,
 * a given name. */
static int try_given(search *s, onym_text made, size_t i, size_t count)
{
    buffer key = {0};
    bool is_free = false;
    int status = is_free_word(&is_free, s->u, i, s->error);
    if (status == ONYM_OK && is_free && i + count <= s->range.behind &&
        run_joinable(s->u->english, i, count) == count) {
        onym_text word = run_key(&key, s->u->english, i, count);
        bool sounds = near_skeleton(word) == near_skeleton(made);
        likeness how = sounds ? ALIKE : compare_keys(word, made);
        s->alike = s->alike || how == ALIKE;
        if (how == NEARLY && !s->nearly) {
            s->nearly = true;
            s->pair->english_first = i;
            s->pair->english_count = count;
        }
    }
    buffer_free(&key);
    return status;
}

/* Beside a family name one given name in two syllables: spaced, with a hyphen
 * or solid. */
static int weigh_korean(search *s, size_t i)
{
    buffer key = {0}, text = {0}, made = {0};
    unknown_names *u = s->u;
    size_t given = given_name(&key, u->native, i);
    int status = ONYM_OK;
    if (given > 0 && u->systems[SYSTEM_KO] != NULL) {
        onym_text syllables = {key.data + SYLLABLE, given};
        status = romanise(&text, u->systems[SYSTEM_KO], syllables, ONYM_KIND_TEXT, s->error);
        key_append(&made, buffer_text(&text));
        s->pair->native = arena_copy(u->native->arena, buffer_text(&key));
        s->pair->wanted = arena_copy(u->english->arena, buffer_text(&text));
        for (size_t j = s->range.first;
             made.size > NAME_LETTERS && status == ONYM_OK && j < s->range.behind && !s->alike;
             j++) {
            status = try_given(s, buffer_text(&made), j, 1);
            status = status == ONYM_OK ? try_given(s, buffer_text(&made), j, 2) : status;
        }
    }
    buffer_free(&key);
    buffer_free(&text);
    buffer_free(&made);
    return status;
}

/* ---- the whole ---- */

int unknown_names_weigh(bool *wrong, unknown_pair *pair, unknown_names *u, size_t i,
                        token_range range, onym_error *error)
{
    const token *t = &u->native->tokens.items[i];
    search s = {u, range, pair, false, false, error};
    int status = ONYM_OK;
    *wrong = false;
    *pair = (unknown_pair){.native_first = i, .native = "", .wanted = ""};
    if (u->named[i] || (t->flags & (TOKEN_LONG | TOKEN_MIXED)) != 0) {
        return ONYM_OK;
    }
    if (t->script == SCRIPT_CYRILLIC && (t->flags & TOKEN_CAPITAL) != 0 &&
        (t->flags & TOKEN_ALL_CAPITALS) == 0) {
        status = weigh_cyrillic(&s, i);
    } else if (t->script == SCRIPT_HANGUL) {
        status = weigh_korean(&s, i);
    }
    *wrong = status == ONYM_OK && s.nearly && !s.alike;
    return status;
}
