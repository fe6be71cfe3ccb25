/* The inside of a system, shared by the files of this room. */
#ifndef ONYM_TRANSLIT_ENGINE_H
#define ONYM_TRANSLIT_ENGINE_H

#include <pthread.h>

#include "base/buffer.h"
#include "translit/cache.h"
#include "translit/letters.h"
#include "translit/rules.h"
#include "translit/step.h"

/* Stands before a word that begins with a capital, for the rules after the step "initial". */
#define INITIAL_MARK 0xE000

#define WORD_LIMIT 256 /* code points of a word or phrase that is rewritten at once */

typedef enum script_kind { SCRIPT_CYRILLIC, SCRIPT_HANGUL, SCRIPT_LATIN, SCRIPT_OTHER } script_kind;

typedef enum plan_kind { PLAN_RULES, PLAN_CASE, PLAN_INITIAL, PLAN_STEP } plan_kind;

typedef struct plan_step {
    plan_kind kind;
    step_fn *run;
    const char *parameters;
} plan_step;

/* What is done to a stretch, in one direction. */
typedef struct step_plan {
    plan_step steps[RULEFILE_STEPS];
    size_t count;
    unsigned flags;   /* STEP_ flags of all steps */
    bool has_case;    /* letters are rewritten in lower case, and the case is put back */
    bool reverse;     /* the rules are used backwards */
    script_kind from; /* script of the text that is read */
    bool hyphens;     /* a hyphen is part of a word */
    bool modifiers;   /* the modifier apostrophe is U+02BC, not U+02B9 */
} step_plan;

/* A stretch of the original, in NFC without stress marks; unit i stands at bytes begin[i] to
 * end[i] of the text. */
typedef struct word_source {
    UChar units[LETTERS_LIMIT];
    int32_t begin[LETTERS_LIMIT], end[LETTERS_LIMIT];
    int32_t size;
    bool capitals;   /* a single letter stands between words in capitals */
    bool capitalise; /* begin with a capital, by the case option */
} word_source;

/* What one thread needs to apply a system; kept for the next call. */
typedef struct engine {
    struct engine *next;
    const onym_system *system;
    const step_plan *plan;
    rule_set *rules[2]; /* forward, back; opened at the first use; clones of the system's */
    word_cache cache;
    unsigned cache_key; /* options and direction that the cache is for */
    word_source source;
    letters text, spare;
    stretch stretches[2];
} engine;

struct onym_system {
    rulefile file;
    step_plan forward, back;
    bool has_back;
    pthread_mutex_t mutex; /* guards what follows */
    engine *idle;
    rule_set *rules[2]; /* originals that workers clone */
};

/* A worker for the calling thread, given back with worker_return; with rules compiled by ICU when
 * BY_ICU. */
int worker_take(engine **out, const onym_system *system, bool reverse, bool by_icu,
                onym_error *error);
void worker_return(engine *worker);

/* Rewrites WORKER->source into WORKER->text by the steps of its plan and the options. */
int pipeline_run(engine *worker, const onym_translit_options *options, onym_error *error);

/* The step "case": gives TEXT, made from a lower-case copy of SOURCE, the capitals of SOURCE.  Two
 * letters under a tie are capitals together, unless they are to be PLAIN. */
void case_restore(letters *text, const word_source *source, bool plain);

/* Makes the first letter of TEXT a capital. */
void case_capitalise(letters *text);

/* Writes the signs of TEXT in the marks that OPTIONS ask for, and drops what is not plain. */
void signs_apply(letters *text, const step_plan *plan, const onym_translit_options *options);

/* Replaces Latin letters that look like Cyrillic ones when SOURCE is a Cyrillic word otherwise. */
void fold_lookalikes(word_source *source);

/* The way back of a system that is not reversible: every word as its likeliest original. */
int reverse_likeliest(onym_string *out, const onym_system *system, onym_text text,
                      const onym_translit_options *options, onym_error *error);

/* Whether C is a letter of SCRIPT. */
bool script_has(script_kind script, UChar32 c);

#endif
