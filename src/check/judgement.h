/* Judgement: one mention while it is judged, and what the parts of judging ask of it. */
#ifndef ONYM_CHECK_JUDGEMENT_H
#define ONYM_CHECK_JUDGEMENT_H

#include <string.h>

#include "base/buffer.h"
#include "check/findings.h"
#include "check/form.h"
#include "check/mention.h"

#define SUGGESTIONS_MAX 4

typedef struct judgement {
    article *article;
    const mention *mention;
    onym_text text; /* of the mention */
    buffer plain; /* the same with single blanks, straight apostrophes and hyphens, without what is
                     invisible */
    unsigned flags; /* of its tokens together */
    bool all_capitals;
    bool by_context;   /* something beside the mention's own text has been looked at */
    form_verdict form; /* for BY_FORM */
    onym_finding finding;
    const char *suggestions[SUGGESTIONS_MAX];
    onym_error *error;
    int status; /* the first failure; what returns a form gave "" */
} judgement;

/* ---- written.c ---- */

/* Whether the mention is written as FORM, or as FORM in a headline's capitals. */
bool judgement_is_written(judgement *j, const char *form);

/* Like is_written for a made form, whose key the mention has: with marks of its own it is that form
 * however it prints them; without, it is the form with the apostrophes left out. */
bool judgement_is_written_loosely(judgement *j, const char *form);

/* ---- judge.c ---- */

/* Whether the style lets the term of P stand as it is. */
bool judgement_lets(judgement *j, const posting *p);

/* ---- replacement.c ---- */

/* The preferred English form of the concept of P, styled; "" when it cannot be read. */
const char *judgement_wanted(judgement *j, const posting *p);

/* Whether FORM has the match key of the mention. */
bool judgement_has_key(judgement *j, const char *form);

/* What should stand in place of a mention of the term of P.  BY_KEY: the mention is that term but
 * for its form. */
const char *judgement_replacement(judgement *j, const posting *p, bool by_key);

/* Adds FORM, in the capitals of the mention, to the suggestions. */
void judgement_suggest(judgement *j, const char *form);

/* ---- history.c ---- */

/* Whether the sentence around the mention speaks of the time before the change. */
bool judgement_is_history(const judgement *j, const posting *p);

/* ---- reason.c ---- */

/* Reasons in the order in which they are looked for. */
typedef enum reason {
    BY_MISSPELLING,
    BY_YEAR,
    BY_DEPRECATED,
    BY_STYLE,
    BY_SYSTEM,
    BY_FORM,
    REASONS
} reason;

/* Fills in the finding about the reason WHY, which the term of P gives. */
void judgement_report(judgement *j, const posting *p, reason why);

/* Fills in the finding about a mention that is only near the term of P; P is NULL for a word of a
 * name. */
void judgement_report_near(judgement *j, const posting *p);

/* Whether a question with the result STATUS was answered; J keeps the first failure. */
static inline bool judgement_asked(judgement *j, int status)
{
    j->status = j->status == ONYM_OK ? status : j->status;
    return status == ONYM_OK;
}

static inline bool term_is_english(const onym_term *t)
{
    return strcmp(t->lang, "en") == 0;
}

static inline bool term_is_made(const onym_term *t)
{
    return t->role == ONYM_ROLE_MADE;
}

#endif
