/* Reason: the finding that a judgement ends in, and what it says. */
#include "check/judgement.h"

#include "base/slice.h"

/* A copy of TEXT that lives as long as the findings; the memo forgets. */
static const char *own(judgement *j, const char *text)
{
    const char *copy = arena_copy(j->article->arena, onym_text_of(text));
    return copy != NULL ? copy : "";
}

static void set(judgement *j, onym_rule rule, onym_level level, const posting *p, const char *kind)
{
    onym_finding *f = &j->finding;
    f->rule = rule;
    f->level = level;
    f->concept = p != NULL ? own(j, p->concept) : "";
    f->reason_kind = kind;
    f->reason_system = "";
    f->reason_source = p != NULL ? own(j, p->source) : "";
}

static void say(judgement *j, buffer *message)
{
    const char *copy = arena_copy(j->article->arena, buffer_text(message));
    j->finding.message = copy != NULL ? copy : "";
    buffer_free(message);
}

static void put_name(buffer *out, const judgement *j)
{
    buffer_putc(out, '"');
    buffer_append_text(out, buffer_text(&j->plain));
    buffer_putc(out, '"');
}

/* "; AP writes Pyongyang" */
static void put_wanted(buffer *out, const judgement *j)
{
    if (j->finding.suggestion_count > 0) {
        buffer_printf(out, "; %s writes %s", j->article->style->file.name, j->suggestions[0]);
    }
}

static void report_misspelling(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_MISSPELT, ONYM_ERROR, p, "misspelling");
    put_name(&message, j);
    buffer_printf(&message, " is a misspelling of %s", j->suggestions[0]);
    say(j, &message);
}

static void report_year(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OUTDATED, judgement_is_history(j, p) ? ONYM_NOTE : ONYM_WARNING, p, "year");
    put_name(&message, j);
    buffer_puts(&message, " is an older name");
    if (*p->term.since != '\0') {
        buffer_printf(&message, ", replaced in %s", p->term.since);
    }
    put_wanted(&message, j);
    say(j, &message);
}

/* Whether A and B differ only in s where the other has z: Demilitarised, as the British write. */
static bool is_british(const char *a, const char *b)
{
    size_t differing = 0;
    while (*a != '\0' && *b != '\0' && (*a == *b || (*a == 's' && *b == 'z'))) {
        differing += *a++ != *b++;
    }
    return *a == *b && differing > 0;
}

/* Whether P, a person's full name, is what the style's own system writes: Aleksandr, where another
 * form is established.  A Korean's through Russian is no such form. */
static bool is_by_own_system(const judgement *j, const posting *p)
{
    const char *own_system = j->article->style->file.system_ru;
    bool korean = mention_is_korean(p->country);
    return !korean && strcmp(p->kind, "person") == 0 && strchr(p->term.text, ' ') != NULL &&
           *own_system != '\0' && strstr(p->term.systems, own_system) != NULL;
}

/* A person's name that the glossary lists as right as well is only remarked on, and so is a surname
 * whose bearer the article does not name: it may be another's. */
static onym_level level_of(const judgement *j, const posting *p)
{
    if (is_by_own_system(j, p) ||
        (j->finding.suggestion_count > 0 && is_british(j->plain.data, j->suggestions[0]))) {
        return ONYM_NOTE;
    }
    bool person = strcmp(p->kind, "person") == 0;
    bool listed = p->term.role == ONYM_ROLE_NAME && p->term.status == ONYM_ADMITTED;
    bool surname = term_is_made(&p->term) && strchr(p->term.text, ' ') == NULL &&
                   evidence_concept(j->article->evidence, p->concept) == 0;
    return person && (listed || surname) ? ONYM_NOTE : ONYM_WARNING;
}

static void report_style(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OTHER_STYLE, level_of(j, p), p, "style");
    put_name(&message, j);
    if (*p->term.styles != '\0') {
        buffer_printf(&message, " is the form of %s", p->term.styles);
    } else if (p->term.status == ONYM_DEPRECATED) {
        buffer_puts(&message, " is not recommended");
    } else {
        buffer_puts(&message, " is the form of another style");
    }
    put_wanted(&message, j);
    say(j, &message);
}

/* The native name that the systems of P wrote: the preferred term in the language that their ids
 * begin with. */
static const char *native_of(judgement *j, const posting *p)
{
    const onym_entry *entry;
    if (!judgement_asked(j, memo_entry(&entry, j->article->memo, p->concept, j->error)) ||
        entry == NULL) {
        return "";
    }
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (strncmp(t->lang, p->term.systems, 2) == 0 && strstr(t->lang, "-Latn") == NULL &&
            strcmp(t->lang, "ko-Hani") != 0 && t->status == ONYM_PREFERRED) {
            return t->text;
        }
    }
    return p->concept;
}

static void report_system(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_OTHER_SYSTEM, level_of(j, p), p, "system");
    j->finding.reason_system = own(j, p->term.systems);
    put_name(&message, j);
    buffer_printf(&message, " is %s by %s", native_of(j, p), p->term.systems);
    put_wanted(&message, j);
    say(j, &message);
}

static void report_form(judgement *j, const posting *p)
{
    buffer message = {0};
    bool shipped = p->layer == 0; /* who adds a name means its form */
    bool other = shipped && strcmp(p->kind, "person") == 0 && !mention_is_core(p->country);
    bool weak = j->form == FORM_CHOICE || other; /* Chiang Kai Shek */
    set(j, ONYM_RULE_FORM, weak ? ONYM_NOTE : ONYM_WARNING, p, "form");
    put_name(&message, j);
    buffer_printf(&message, " is written %s", j->suggestions[0]);
    say(j, &message);
}

typedef void report_fn(judgement *j, const posting *p);

static report_fn *const reports[REASONS] = {
    [BY_MISSPELLING] = report_misspelling, [BY_YEAR] = report_year,
    [BY_DEPRECATED] = report_style,        [BY_STYLE] = report_style,
    [BY_SYSTEM] = report_system,           [BY_FORM] = report_form,
};

void judgement_report(judgement *j, const posting *p, reason why)
{
    reports[why](j, p);
}

void judgement_report_near(judgement *j, const posting *p)
{
    buffer message = {0};
    set(j, ONYM_RULE_MISSPELT, ONYM_ERROR, p, "near");
    put_name(&message, j);
    buffer_printf(&message, " looks like a misspelling of %s", j->suggestions[0]);
    say(j, &message);
}
