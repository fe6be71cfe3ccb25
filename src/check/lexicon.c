/* The lexicon: what the glossary and the English word list know of a single word. */
#include "check/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "check/korean_surname.h"
#include "text/key.h"
#include "text/key_value.h"

/* Words remembered before lexicon_trim starts anew, and slots of the table at first: a page of text
 * touches little memory. */
#define LEXICON_WORDS ((size_t)1 << 14)
#define SLOTS_FIRST   ((size_t)1 << 10)

typedef struct slot {
    uint64_t hash;
    size_t size;
    lexeme *lexeme; /* NULL: free */
} slot;

/* Words that a name may have; more are looked for as so many. */
#define NAME_WORDS_MAX 12

struct lexicon {
    arena arena;
    buffer key;
    slot *slots; /* open addressing; CAPACITY is a power of two, twice COUNT at least */
    size_t count, capacity;

    word_table numbers;
    lexeme plain[LEXICON_MARKED]; /* by number, what it says */
    arena marked_arena;
    lexeme **marked; /* by number - LEXICON_MARKED */
    size_t marked_count, marked_capacity;
};

/* Makes the lexemes of the plain numbers. */
static void fill_plain(lexicon *l)
{
    for (uint32_t n = 0; n < LEXICON_MARKED; n++) {
        size_t words = lexicon_first_words(n);
        l->plain[n] = (lexeme){
            .part = {.known = (n & LEXICON_INNER) != 0, .words = words, .imported_words = words},
            .alone = (n & LEXICON_ALONE) != 0,
            .english = (n & LEXICON_LISTED) != 0 ? 2 : 1};
    }
}

lexicon *lexicon_new(void)
{
    lexicon *l = calloc(1, sizeof *l);
    slot *slots = calloc(SLOTS_FIRST, sizeof *slots);
    if (l == NULL || slots == NULL || !word_table_open(&l->numbers)) {
        free(l);
        free(slots);
        return NULL;
    }
    l->slots = slots;
    l->capacity = SLOTS_FIRST;
    fill_plain(l);
    return l;
}

void lexicon_free(lexicon *l)
{
    if (l != NULL) {
        arena_free(&l->arena);
        arena_free(&l->marked_arena);
        buffer_free(&l->key);
        word_table_close(&l->numbers);
        free(l->marked);
        free(l->slots);
        free(l);
    }
}

/* The slot of WORD, or the free one where it belongs. */
static slot *find_slot(const lexicon *l, onym_text word, uint64_t hash)
{
    size_t mask = l->capacity - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        slot *s = &l->slots[i];
        bool same = s->lexeme != NULL && s->hash == hash && s->size == word.size &&
                    memcmp(s->lexeme->text, word.data, word.size) == 0;
        if (s->lexeme == NULL || same) {
            return s;
        }
    }
}

static bool grow(lexicon *l)
{
    slot *old = l->slots, *end = old + l->capacity;
    slot *slots = calloc(2 * l->capacity, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    l->slots = slots;
    l->capacity *= 2;
    for (slot *s = old; s < end; s++) {
        if (s->lexeme != NULL) {
            *find_slot(l, (onym_text){s->lexeme->text, s->size}, s->hash) = *s;
        }
    }
    free(old);
    return true;
}

bool lexicon_trim(lexicon *l)
{
    if (l->count < LEXICON_WORDS) {
        return false;
    }
    arena_free(&l->arena);
    memset(l->slots, 0, l->capacity * sizeof *l->slots);
    l->count = 0;
    return true;
}

/* Asks READER for WORD, whose key is put into L->key; OUT has no texts yet, and may be a name. */
static int ask(lexeme *out, lexicon *l, reader *r, onym_text word, onym_error *error)
{
    buffer_clear(&l->key);
    key_append(&l->key, word);
    out->surname = korean_surname_is(l->key.size > 0 ? l->key.data : "");
    out->alone = true;
    return l->key.failed ? error_memory(error)
                         : reader_facts(&out->part, &out->english, r, buffer_text(&l->key), error);
}

/* Asks whether the word of L->key may be a name alone; of an English word in small letters only
 * when names begin with it, and no imported ones: each such question may read another block. */
static int ask_alone(lexeme *out, const lexicon *l, reader *r, bool capital, onym_error *error)
{
    bool plain = !capital && out->english != 0;
    if (plain && out->part.words == 0) {
        out->alone = false;
        return ONYM_OK;
    }
    uint64_t value = key_value_of((key_value){0, 0}, buffer_text(&l->key)).value;
    return reader_may_name(&out->alone, r, value, !plain, error);
}

/* Puts WORD, which has just been asked for, and its key into OUT. */
static int fill(lexeme *out, const lexicon *l, arena *a, onym_text word, onym_error *error)
{
    out->text = arena_copy(a, word);
    out->key = arena_copy(a, buffer_text(&l->key));
    out->key_size = l->key.size;
    return a->failed ? error_memory(error) : ONYM_OK;
}

int lexicon_find(const lexeme **out, lexicon *l, reader *r, onym_text word, onym_error *error)
{
    *out = NULL;
    if (2 * l->count >= l->capacity && !grow(l)) {
        return error_memory(error);
    }
    uint64_t hash = hash_text(word, 0);
    slot *s = find_slot(l, word, hash);
    if (s->lexeme == NULL) {
        lexeme *new = arena_alloc(&l->arena, sizeof *new);
        int status = new != NULL ? ask(new, l, r, word, error) : error_memory(error);
        status = status == ONYM_OK ? fill(new, l, &l->arena, word, error) : status;
        if (status != ONYM_OK) {
            return status;
        }
        *s = (slot){hash, word.size, new};
        l->count++;
    }
    *out = s->lexeme;
    return ONYM_OK;
}

/* ---- numbers ---- */

const word_table *lexicon_numbers(const lexicon *l)
{
    return &l->numbers;
}

const lexeme *lexicon_of_number(const lexicon *l, uint32_t number)
{
    return lexicon_is_marked(number) ? l->marked[number - LEXICON_MARKED] : &l->plain[number];
}

void lexicon_start(lexicon *l)
{
    if (word_table_is_full(&l->numbers)) {
        word_table_clear(&l->numbers);
        arena_free(&l->marked_arena);
        l->marked_count = 0;
    }
}

/* The number of the word that X tells of, which names of WORDS words begin with. */
static uint32_t first_number(const lexeme *x, size_t words)
{
    return (TOKEN_PLAIN_WORD + (uint32_t)(words < NAME_WORDS_MAX ? words : NAME_WORDS_MAX)) |
           (x->part.known ? (uint32_t)LEXICON_INNER : 0) |
           (x->alone && words > 0 ? (uint32_t)LEXICON_ALONE : 0) |
           (x->english == 2 ? (uint32_t)LEXICON_LISTED : 0);
}

/* The number of the word that X tells of, as far as it needs no lexeme; 0 when it needs
 * one.  In small letters, that is what no list of English words has; with a capital, all that may
 * be a name, or a word of one. */
static uint32_t plain_number(const lexeme *x, bool capital)
{
    if (x->english == 0) {
        return 0;
    }
    if (!capital) {
        return first_number(x, x->part.words);
    }
    bool plain = !x->part.known && !x->alone && !x->surname;
    return plain ? first_number(x, x->part.imported_words) : 0;
}

/* Keeps the lexeme of WORD, which has just been asked for. */
static int keep_marked(uint32_t *out, lexicon *l, const lexeme *x, onym_text word,
                       onym_error *error)
{
    lexeme *new = arena_alloc(&l->marked_arena, sizeof *new);
    /* An array of pointers: NOLINTNEXTLINE(bugprone-sizeof-expression) */
    if (new == NULL || !array_room(l->marked, l->marked_capacity, l->marked_count)) {
        return error_memory(error);
    }
    *new = *x;
    *out = LEXICON_MARKED + (uint32_t)l->marked_count;
    l->marked[l->marked_count++] = new;
    return fill(new, l, &l->marked_arena, word, error);
}

int lexicon_number(uint32_t *out, lexicon *l, reader *r, const token *t, onym_text word,
                   onym_error *error)
{
    uint64_t hash = word_hash(word);
    bool capital = (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0;
    lexeme x = {.english = 0};
    *out = word_table_get(&l->numbers, hash);
    if (*out != 0) {
        return ONYM_OK;
    }
    *out = TOKEN_PLAIN_WORD;
    int status = ONYM_OK;
    if (t->script == SCRIPT_LATIN && (t->flags & (TOKEN_LONG | TOKEN_MIXED)) == 0) {
        status = ask(&x, l, r, word, error);
        status = status == ONYM_OK ? ask_alone(&x, l, r, capital, error) : status;
        *out = status == ONYM_OK ? plain_number(&x, capital) : *out;
        status = status == ONYM_OK && *out == 0 ? keep_marked(out, l, &x, word, error) : status;
    }
    if (status == ONYM_OK) {
        word_table_put(&l->numbers, hash, *out);
    }
    return status;
}
