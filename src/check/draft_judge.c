/* Draft judging: known names of a draft against the forms of its language. */
#include "check/draft_judge.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "check/draft_form.h"
#include "check/draft_language.h"

/* Reasons in the order in which they are looked for. */
typedef enum reason {
    BY_MISSPELLING,
    BY_YEAR,
    BY_DEPRECATED,
    BY_ORTHOGRAPHY, /* that of the other Korea */
    BY_SYSTEM,
    BY_WRITING, /* the right letters, joined otherwise or with ё */
    REASONS
} reason;

typedef struct judgement {
    draft *draft;
    const native_name *name;
    draft_lang lang;
    const posting *of; /* the term that the reason is about */
    const char *wanted;
    draft_writing writing;
} judgement;

static bool is_hangul(const judgement *j)
{
    return j->lang >= DRAFT_KOREAN;
}

/* Whether a term is a form of the language of the text, though maybe a wrong one. */
static bool is_own(const judgement *j, const posting *p)
{
    const char *lang = p->term.lang;
    return draft_is_right(is_hangul(j) ? DRAFT_KOREAN : j->lang, lang);
}

/* Whether P is a form that may stand, and how N writes it. */
static bool accepts(judgement *j, const posting *p)
{
    if (p->term.role == ONYM_ROLE_MADE && strcmp(p->term.lang, "ru-Hang") == 0) {
        return true; /* 외래어 표기법 */
    }
    bool brief =
        p->term.role == ONYM_ROLE_SHORT && is_own(j, p); /* stands for no form of the other */
    return p->term.status <= ONYM_ADMITTED && p->term.role != ONYM_ROLE_MADE &&
           (brief || draft_is_right(j->lang, p->term.lang));
}

static bool has_reason(judgement *j, const posting *p, reason r)
{
    const onym_term *t = &p->term;
    bool made = t->role == ONYM_ROLE_MADE, own = draft_is_right(j->lang, t->lang);
    switch (r) {
    case BY_MISSPELLING:
        return own && t->status == ONYM_MISSPELLING;
    case BY_YEAR:
        return own && t->status == ONYM_SUPERSEDED;
    case BY_DEPRECATED:
        return own && t->status == ONYM_DEPRECATED;
    case BY_ORTHOGRAPHY:
        return is_hangul(j) && is_own(j, p) && t->status <= ONYM_ADMITTED && !made;
    case BY_SYSTEM:
        return made && t->status <= ONYM_ADMITTED &&
               (is_own(j, p) || (j->lang == DRAFT_RUSSIAN && strcmp(t->lang, "ko-Cyrl") == 0));
    case BY_WRITING: /* of names that are right */
    case REASONS:
        break;
    }
    return false;
}

/* The concept of a person or place whose home writes itself so: the North's in a text of the South
 * keep their spelling as often as not. */
static bool is_at_home(const judgement *j, const posting *p)
{
    return strcmp(p->country, j->lang == DRAFT_SOUTH ? "kp" : "kr") == 0;
}

/* Words that say that an old name is meant as one. */
static bool is_history_word(onym_text word)
{
    static const char *const stems[] = {"совет",  "Совет", "СССР",  "ССР",    "бывш",     "Бывш",
                                        "тогда",  "Тогда", "преж",  "импер",  "царск",    "Импер",
                                        "блокад", "радян", "Радян", "колишн", "переимен", "перейм",
                                        "소련",   "당시",  "옛",    "구소련"};
    return text_begins_with(word, stems, sizeof stems / sizeof *stems);
}

/* A number of four digits from 1000 on, with 년 or not. */
static unsigned year_of(onym_text word)
{
    unsigned year = 0;
    for (size_t i = 0; i < 4; i++) {
        if (word.size < 4 || word.data[i] < '0' || word.data[i] > '9') {
            return 0;
        }
        year = year * 10 + (unsigned)(word.data[i] - '0');
    }
    return word.size == 4 || (unsigned char)word.data[4] >= 0x80 ? year : 0;
}

/* Words before and after an old name that are looked at. */
#define HISTORY_WORDS 15

/* Whether the sentence around the name speaks of the time before the change. */
static bool is_history(const judgement *j)
{
    const article *a = j->draft->article;
    const native_name *n = j->name;
    unsigned changed = year_of(onym_text_of(j->of->term.since));
    size_t first = n->first, behind = n->first + n->count;
    while (first > 0 && n->first - first < HISTORY_WORDS &&
           (a->tokens.items[first].flags & TOKEN_SENTENCE) == 0) {
        first--;
    }
    while (behind < a->tokens.count && behind - n->first < HISTORY_WORDS &&
           (a->tokens.items[behind].flags & TOKEN_SENTENCE) == 0) {
        behind++;
    }
    for (size_t i = first; i < behind; i++) {
        onym_text word = article_run(a, i, 1);
        unsigned year = year_of(word);
        if ((year >= 1000 && year < changed) || is_history_word(word)) {
            return true;
        }
    }
    return false;
}

/* Whether one word that is right for other things too is meant as the name: the concept or its
 * country stands elsewhere in the text. */
static bool is_meant(const judgement *j, reason r)
{
    const evidence *e = j->draft->article->evidence;
    const posting *p = j->of;
    if (j->name->count > 1 || r == BY_MISSPELLING || r == BY_WRITING || r == BY_ORTHOGRAPHY) {
        return true;
    }
    bool spoken_of = evidence_country(e, p->country) > 0 || evidence_concept(e, p->concept) > 0;
    size_t letters = utf8_length(onym_text_of(j->name->key));
    return spoken_of || letters >= (is_hangul(j) ? 4 : 7);
}

static const char *language_name(draft_lang lang)
{
    static const char *const names[] = {[DRAFT_ANY] = "",
                                        [DRAFT_RUSSIAN] = "in Russian it is",
                                        [DRAFT_UKRAINIAN] = "in Ukrainian it is",
                                        [DRAFT_KOREAN] = "in Korean it is",
                                        [DRAFT_NORTH] = "the North writes",
                                        [DRAFT_SOUTH] = "the South writes"};
    return names[lang];
}

/* What each reason is to the reader. */
static const struct {
    onym_rule rule;
    onym_level level;
    const char *kind, *words;
} reasons[REASONS] = {
    [BY_MISSPELLING] = {ONYM_RULE_MISSPELT, ONYM_ERROR, "misspelling", "is a misspelling"},
    [BY_YEAR] = {ONYM_RULE_OUTDATED, ONYM_WARNING, "year", "is an older name"},
    [BY_DEPRECATED] = {ONYM_RULE_OTHER_STYLE, ONYM_WARNING, "style", "is not recommended"},
    [BY_ORTHOGRAPHY] = {ONYM_RULE_OTHER_STYLE, ONYM_WARNING, "style",
                        "is the spelling of the other Korea"},
    [BY_SYSTEM] = {ONYM_RULE_OTHER_SYSTEM, ONYM_WARNING, "system", "is the form by"},
    [BY_WRITING] = {ONYM_RULE_FORM, ONYM_WARNING, "form", "has the right letters"},
};

static void put_message(buffer *out, const judgement *j, reason r, const draft_form *form)
{
    onym_text text = {j->draft->article->text.data + form->begin, form->end - form->begin};
    buffer_printf(out, "\"%.*s\" %s", (int)text.size, text.data, reasons[r].words);
    if (r == BY_SYSTEM) {
        buffer_printf(out, " %s", j->of->term.systems);
    } else if (r == BY_YEAR && *j->of->term.since != '\0') {
        buffer_printf(out, ", replaced in %s", j->of->term.since);
    } else if (r == BY_WRITING && j->writing == DRAFT_WITH_YO) {
        buffer_clear(out);
        buffer_printf(out, "\"%.*s\" has the ё of ko-kontsevich", (int)text.size, text.data);
    }
    buffer_printf(out, "; %s %s", language_name(j->lang), form->text);
}

static onym_level level_of(const judgement *j, reason r)
{
    bool person = strcmp(j->of->kind, "person") == 0;
    bool old = r == BY_YEAR && is_history(j);
    bool home = r == BY_ORTHOGRAPHY && j->draft->article->lang == DRAFT_ANY && is_at_home(j, j->of);
    bool bearer = r == BY_SYSTEM && person && j->name->count == 1;
    return old || home || bearer ? ONYM_NOTE : reasons[r].level;
}

static int report(judgement *j, reason r)
{
    draft *d = j->draft;
    const posting *p = j->of;
    draft_form form;
    int status = draft_form_of(&form, d, j->name, j->wanted, p->kind);
    if (status != ONYM_OK) {
        return status;
    }
    onym_text here = {d->article->text.data + form.begin, form.end - form.begin};
    if (text_equals(here, form.text)) {
        return ONYM_OK;
    }
    bool yo = r == BY_WRITING && j->writing == DRAFT_WITH_YO;
    const token *t = &d->article->tokens.items[j->name->first];
    draft_report out = {yo ? ONYM_RULE_OTHER_SYSTEM : reasons[r].rule,
                        level_of(j, r),
                        form.begin,
                        form.end,
                        (t->flags & TOKEN_QUOTED) != 0,
                        yo ? "system" : reasons[r].kind,
                        yo               ? "ko-kontsevich"
                        : r == BY_SYSTEM ? p->term.systems
                                         : "",
                        p->concept,
                        p->source,
                        {form.text}};
    buffer message = {0};
    put_message(&message, j, r, &form);
    return draft_add(d, &out, &message);
}

/* Judges a name that is right but for the way in which it is written. */
static int judge_writing(judgement *j)
{
    for (size_t i = 0; i < j->name->names.count; i++) {
        const posting *p = &j->name->names.items[i];
        if (accepts(j, p)) {
            draft_writing w = draft_writing_of(j->draft, j->name, p);
            if (w == DRAFT_WRITTEN) {
                return ONYM_OK;
            }
            j->writing = w;
            j->of = p;
        }
    }
    j->wanted = j->of->term.text;
    return report(j, BY_WRITING);
}

int draft_judge(draft *d, native_name *n)
{
    judgement j = {.draft = d, .name = n, .lang = draft_language(d, n->first)};
    bool right = false;
    for (size_t i = 0; i < n->names.count; i++) {
        right = right || accepts(&j, &n->names.items[i]);
    }
    if (right) {
        return judge_writing(&j);
    }
    reason r = BY_MISSPELLING;
    for (; r < REASONS && j.of == NULL; r++) {
        for (size_t i = 0; i < n->names.count && j.of == NULL; i++) {
            const posting *p = &n->names.items[i];
            j.of = has_reason(&j, p, r) ? p : NULL;
        }
        if (j.of != NULL) {
            break;
        }
    }
    if (j.of == NULL || !is_meant(&j, r)) {
        return ONYM_OK;
    }
    int status = draft_wanted(&j.wanted, d, j.of, j.lang);
    return status == ONYM_OK && *j.wanted != '\0' ? report(&j, r) : status;
}
