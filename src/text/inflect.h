/* Inflection: from a form in running text to the names that it may be a form of.
 *
 * Russian and Ukrainian: declensions as a table, each with the nominatives that it has and the
 * endings of its cases, so that an ending only leads to a nominative of its own type (stemmers
 * conflate names wrongly: they keep Пхеньян and Пхеньяну apart).  Korean: particles, the copula,
 * titles and generic nouns that are written together with the name, each where its layer and the
 * sound before it allow.  All only propose: the caller takes what its glossary knows. */
#ifndef ONYM_TEXT_INFLECT_H
#define ONYM_TEXT_INFLECT_H

#include "base/buffer.h"

/* What a declension is for. */
#define INFLECT_PERSON 1u
#define INFLECT_PLACE  2u
#define INFLECT_OTHER  4u
#define INFLECT_ANY    7u

/* All cases: those of a word that is as it is in the glossary. */
#define INFLECT_CASES 0x7FFu

/* The longest ending: огові. */
#define INFLECT_ENDING_BYTES 10

/* How a word was traced back. */
typedef struct inflection {
    unsigned cases; /* the cases, singular and plural, that the form may be; a bit each */
    unsigned kinds; /* of names that are declined so: INFLECT_PERSON and so on */
    bool ukrainian; /* by the declensions of Ukrainian, else of Russian */
    unsigned row;   /* which declension, for decline_cyrillic */
    char ending[INFLECT_ENDING_BYTES + 1]; /* as the word had it */
} inflection;

/* Puts the next nominative that KEY, the match key of one Russian or Ukrainian word, may be a case
 * of into OUT (emptied first).  *STATE is 0 at the first call.  False: no more. */
bool inflect_cyrillic(buffer *out, inflection *how, onym_text key, size_t *state);

/* Appends the nominative WORD, one word as it is printed, in the case in which another word was
 * traced back by HOW; KIND is what it names, one of INFLECT_PERSON and so on.  With the same ending
 * where both are declined alike, else by its own declension; as it is when it has none. */
void decline_cyrillic(buffer *out, onym_text word, const inflection *how, unsigned kind);

/* The cases of the singular beside the nominative: genitive, dative, accusative, instrumental,
 * prepositional. */
#define INFLECT_SINGULAR   5u
#define INFLECT_ACCUSATIVE 2u

/* How a word stands in the case NUMBER, one of these, whatever its declension. */
inflection inflect_in_case(unsigned number, bool in_ukrainian);

/* The layers of a Korean word behind the name, outermost first. */
typedef enum suffix_layer {
    SUFFIX_NONE,
    SUFFIX_ENDING, /* 이다, 이라는: the copula */
    SUFFIX_FINAL,  /* 은, 는, 도, 의, 이, 를 ...: nothing but the copula follows */
    SUFFIX_AUX,    /* 까지, 부터, 만, 처럼 ... */
    SUFFIX_CASE,   /* 에서, 에게, 으로 ... */
    SUFFIX_PLURAL, /* 들, 님, 씨 */
    SUFFIX_TITLE,  /* 위원장, 대통령 ... */
    SUFFIX_UNIT,   /* 시, 군, 정부 ...: a noun that leaves the name what it is */
    SUFFIX_NOUN    /* 시대, 공항, 정부 ...: a compound with the name in it */
} suffix_layer;

/* Puts the next shorter word that KEY, the match key of a Korean word whose suffixes of layers
 * outside *LAYER are off already, may be with one suffix more into OUT, and its layer in *FOUND.
 * Longest suffix first.  *STATE is 0 at the first call.  False: no more. */
bool inflect_korean(buffer *out, suffix_layer *found, onym_text key, suffix_layer layer,
                    size_t *state);

/* Whether WORD begins with an office or a form of address, which stands behind a person's name. */
bool inflect_is_title(onym_text word);

/* Appends BEHIND, what stands behind the name BEFORE in one Korean word, as it has to stand behind
 * AFTER: 은 becomes 는 where a vowel is last. */
void agree_korean(buffer *out, onym_text behind, onym_text before, onym_text after);

#endif
