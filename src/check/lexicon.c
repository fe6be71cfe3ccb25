/* The lexicon: what the glossary and the English word list know of a single word. */
#include "check/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "text/key.h"

/* Words remembered before lexicon_trim starts anew.  The table has room for as many again. */
#define LEXICON_WORDS ((size_t)1 << 16)

typedef struct slot {
    uint64_t hash;
    size_t size;
    lexeme *lexeme; /* NULL: free */
} slot;

struct lexicon {
    arena arena;
    buffer key;
    slot *slots; /* 2 * LEXICON_WORDS, open addressing */
    size_t count;
};

lexicon *lexicon_new(void)
{
    lexicon *l = calloc(1, sizeof *l);
    slot *slots = calloc(2 * LEXICON_WORDS, sizeof *slots);
    if (l == NULL || slots == NULL) {
        free(l);
        free(slots);
        return NULL;
    }
    l->slots = slots;
    return l;
}

void lexicon_free(lexicon *l)
{
    if (l != NULL) {
        arena_free(&l->arena);
        buffer_free(&l->key);
        free(l->slots);
        free(l);
    }
}

/* The slot of WORD, or the free one where it belongs. */
static slot *find_slot(const lexicon *l, onym_text word, uint64_t hash)
{
    size_t mask = 2 * LEXICON_WORDS - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        slot *s = &l->slots[i];
        bool same = s->lexeme != NULL && s->hash == hash && s->size == word.size &&
                    memcmp(s->lexeme->text, word.data, word.size) == 0;
        if (s->lexeme == NULL || same) {
            return s;
        }
    }
}

bool lexicon_trim(lexicon *l)
{
    if (l->count < LEXICON_WORDS) {
        return false;
    }
    arena_free(&l->arena);
    memset(l->slots, 0, 2 * LEXICON_WORDS * sizeof *l->slots);
    l->count = 0;
    return true;
}

static int ask(lexeme *out, lexicon *l, reader *r, onym_text word, onym_error *error)
{
    buffer_clear(&l->key);
    key_append(&l->key, word);
    out->text = arena_copy(&l->arena, word);
    out->key = arena_copy(&l->arena, buffer_text(&l->key));
    out->key_size = l->key.size;
    if (l->arena.failed || l->key.failed) {
        return error_memory(error);
    }
    int status = reader_part(&out->part, r, &l->arena, buffer_text(&l->key), error);
    return status == ONYM_OK ? reader_word(&out->english, r, buffer_text(&l->key), error) : status;
}

int lexicon_find(const lexeme **out, lexicon *l, reader *r, onym_text word, onym_error *error)
{
    *out = NULL;
    uint64_t hash = hash_text(word, 0);
    slot *s = find_slot(l, word, hash);
    if (s->lexeme == NULL) {
        lexeme *new = arena_alloc(&l->arena, sizeof *new);
        int status = new != NULL ? ask(new, l, r, word, error) : error_memory(error);
        if (status != ONYM_OK) {
            return status;
        }
        *s = (slot){hash, word.size, new};
        l->count++;
    }
    *out = s->lexeme;
    return ONYM_OK;
}
