/* Rules as a program of our own: what ICU's transliterator does with the rules that systems are
 * made of, in a tenth of its time.
 *
 * Only a part of ICU's language is read: literals, sets, variables, the quantifiers ? * +,
 * contexts, anchors, and a cursor before the output.  That is what all shipped systems use; for a
 * file with more there is no program, and ICU runs its rules.  ICU also stays the test of the
 * programs: tests/unit/test_program.c compares the two. */
#ifndef ONYM_TRANSLIT_PROGRAM_H
#define ONYM_TRANSLIT_PROGRAM_H

#include <unicode/uset.h>

#include "translit/letters.h"
#include "translit/rulefile.h"

/* How often an element may stand. */
typedef enum often { OFTEN_ONCE, OFTEN_MAYBE, OFTEN_ANY, OFTEN_SOME } often;

/* A literal unit, or a set. */
typedef struct element {
    USet *set; /* NULL for a literal; owned by the program */
    UChar unit;
    uint8_t often;
} element;

/* A rule: the elements ANTE to KEY stand before the key, those to POST are the key, those to END
 * stand after it. */
typedef struct program_rule {
    uint16_t ante, key, post, end;
    uint16_t out, out_size; /* units of the output */
    bool at_start, at_end;  /* anchors before and behind all */
    bool again;             /* the output is looked at again: "> | x" */
    bool simple;            /* one literal, no context, not AGAIN */
} program_rule;

/* Units of the alphabets, which have lists of their own: ASCII, Cyrillic, conjoining jamo. */
#define PROGRAM_UNITS 0x280

typedef struct program {
    element *elements;
    program_rule *rules;
    UChar *out;
    USet **sets;
    UChar single[PROGRAM_UNITS]; /* the one unit that a unit always becomes; 0: a rule tells */
    uint16_t *lists;             /* numbers of rules, list after list, in their order */
    uint16_t starts[PROGRAM_UNITS + 2]; /* where the list of a unit begins, the last one that of all
                                           other units */
    size_t element_count, rule_count, out_size, set_count, list_size;
    size_t element_capacity, rule_capacity, out_capacity, set_capacity, list_capacity;
} program;

/* Reads the rules of FILE, for the way back when REVERSE.  *OUT is NULL when they are not all of
 * the part of the language; the caller frees it with program_free.  ONYM_EINTERNAL: no memory. */
int program_read(program **out, const rulefile *file, bool reverse, onym_error *error);
void program_free(program *p);

/* Rewrites TEXT, with SPARE to write to.  False: it would be more than 16 times as long, or is
 * rewritten without end. */
bool program_run(const program *p, letters *text, letters *spare);

/* The list of UNIT in STARTS. */
static inline unsigned program_list(UChar unit)
{
    return unit < 0x80                       ? unit
           : unit >= 0x0400 && unit < 0x0500 ? unit - 0x0400u + 0x80u
           : unit >= 0x1100 && unit < 0x1200 ? unit - 0x1100u + 0x180u
                                             : PROGRAM_UNITS;
}

#endif
