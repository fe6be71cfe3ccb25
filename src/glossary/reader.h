/* Reading the store: the questions that check and lookup ask of the glossary files, each answered
 * by keys. */
#ifndef ONYM_GLOSSARY_READER_H
#define ONYM_GLOSSARY_READER_H

#include "base/arena.h"
#include "onym.h"

typedef struct reader reader;

/* A term that has the key that was asked for, with its concept. */
typedef struct posting {
    const char *concept, *kind, *country, *source;
    const char *basis;
    onym_term term;
    size_t layer;  /* the glossary file, by its place in the list; the higher one wins */
    bool imported; /* from a gazetteer or a list: known, but no authority on spelling */
} posting;

typedef struct postings {
    posting *items;
    size_t count;
} postings;

/* Opens the files PATHS; later ones win. */
int reader_open(reader **out, const char *const *paths, size_t count, onym_error *error);
void reader_close(reader *reader);

/* Ends the transaction that the first question began.  One around many questions makes them five to
 * seven times as fast and shows them one state of the files; an open one keeps writers waiting. */
void reader_end(reader *reader);

/* The terms whose key is KEY, memory from ARENA; imported ones only when there is no other. */
int reader_terms(postings *out, reader *reader, arena *arena, onym_text key, onym_error *error);

/* Whether some name may have the key of VALUE (key_value.h): false is certain.  Imported names are
 * asked for when IMPORTED. */
int reader_may_name(bool *out, reader *reader, uint64_t value, bool imported, onym_error *error);

/* Whether the key of some name begins with PREFIX. */
int reader_begins(bool *out, reader *reader, onym_text prefix, onym_error *error);

/* How many names begin with PREFIX, up to thirty in each file. */
int reader_longer(unsigned *out, reader *reader, onym_text prefix, onym_error *error);

/* How many forms of CONCEPT people listed, and its preferred English one in *NAME. */
int reader_weight(unsigned *out, const char **name, reader *reader, arena *arena,
                  const char *concept, onym_error *error);

/* Hands to EACH, until it says false, the entries written by people whose gloss has WORD. */
typedef bool gloss_fn(void *context, const char *concept, const char *gloss);
int reader_mentions(reader *reader, onym_text word, gloss_fn *each, void *context,
                    onym_error *error);

/* What the word KEY is to the glossary. */
typedef struct part {
    bool known;   /* some name holds it */
    bool named;   /* one that may be meant does: TEXT is not "" */
    size_t words; /* the longest name that begins with it has so many words; 0: none begins so */
    const char *text;      /* as the glossary writes it; "" unless known */
    size_t imported_words; /* as words, for imported names */
} part;
int reader_part(part *out, reader *reader, arena *arena, onym_text key, onym_error *error);

/* What the word KEY is to the glossary and to English (see reader_word), but for its text; numbers
 * of words up to 15.  Mostly from a filter. */
int reader_facts(part *out, int *english, reader *reader, onym_text key, onym_error *error);

/* Whether KEY is an English word: 0 no, 1 yes, 2 listed with a capital only. */
int reader_word(int *out, reader *reader, onym_text key, onym_error *error);

/* Whether KEY is an ordinary word of Russian, Ukrainian or Korean; *KNOWN is false when no file has
 * a list of the words of LANG: ru, uk or ko. */
int reader_ordinary(bool *out, bool *known, reader *reader, const char *lang, onym_text key,
                    onym_error *error);

/* Keys that share a signature with KEY, not KEY itself, with their distance up to LIMIT (tenths of
 * an edit), nearest first. */
typedef struct neighbour {
    const char *key;
    unsigned distance;
} neighbour;
typedef struct neighbours {
    neighbour *items;
    size_t count;
} neighbours;
int reader_near(neighbours *out, reader *reader, arena *arena, onym_text key, unsigned limit,
                onym_error *error);

/* The same for imported names, by one edit anywhere or by other vowels and consonants of the same
 * classes.  What it costs does not depend on how many there are. */
int reader_near_imported(neighbours *out, reader *reader, arena *arena, onym_text key,
                         unsigned limit, onym_error *error);

/* Hands the ids of all concepts to EACH, sorted, each once; those of imported ones when IMPORTED.
 * EACH returns 0 or what the call is to return. */
typedef int concept_fn(void *context, const char *concept);
int reader_concepts(reader *reader, bool imported, concept_fn *each, void *context,
                    onym_error *error);

/* The entry CONCEPT, merged over all files: the last file's columns and preferred form win. *out is
 * NULL when there is none. */
int reader_entry(onym_entry **out, reader *reader, arena *arena, const char *concept,
                 onym_error *error);

/* The listed forms whose keys begin with PREFIX, at most LIMIT, added to LIST. */
int reader_complete(onym_list *list, reader *reader, onym_text prefix, size_t limit,
                    onym_error *error);

/* The number of files, and whether LAYER is the only one that has CONCEPT. */
size_t reader_files(const reader *reader);
int reader_sole(bool *out, reader *reader, size_t layer, onym_text concept, onym_error *error);

/* The handle of file LAYER, for questions that only one command asks; NULL past the last. */
struct sqlite3 *reader_db(reader *reader, size_t layer);

#endif
