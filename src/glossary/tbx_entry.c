/* One entry of a TBX file, from what its elements say to the columns of a record. */
#include "glossary/tbx_entry.h"

#include <string.h>

#include "base/error.h"
#include "glossary/entry_line.h"
#include "glossary/record.h"

#define TERMS_MAX ((size_t)1000)

static const struct {
    const char *value;
    onym_term_status status;
} statuses[] = {
    {"preferredTerm-admn-sts", ONYM_PREFERRED},
    {"preferredTerm", ONYM_PREFERRED},
    {"standardizedTerm", ONYM_PREFERRED},
    {"admittedTerm-admn-sts", ONYM_ADMITTED},
    {"admittedTerm", ONYM_ADMITTED},
    {"deprecatedTerm-admn-sts", ONYM_DEPRECATED},
    {"deprecatedTerm", ONYM_DEPRECATED},
    {"supersededTerm-admn-sts", ONYM_SUPERSEDED},
    {"supersededTerm", ONYM_SUPERSEDED},
};

void tbx_entry_begin(tbx_entry *e, const char *id, size_t line)
{
    arena_free(&e->arena);
    *e = (tbx_entry){.line = line};
    e->terms = arena_alloc(&e->arena, TERMS_MAX * sizeof *e->terms);
    e->entry = (onym_entry){.concept = arena_copy(&e->arena, onym_text_of(id != NULL ? id : "")),
                            .kind = "",
                            .basis = "",
                            .dates = "",
                            .source = "",
                            .note = ""};
}

/* The language of ours that TAG is; NULL for others. */
static const char *our_language(const char *tag)
{
    static const char *const exact[] = {"ko-KP", "ko-KR", "ko-Hani"};
    static const char *const prefixes[] = {"en", "ru", "uk", "ko"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
        if (strcmp(tag, exact[i]) == 0) {
            return exact[i];
        }
    }
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        bool plain = tag[0] == prefixes[i][0] && tag[1] == prefixes[i][1];
        if (plain && (tag[2] == '\0' || (tag[2] == '-' && strlen(tag) == 5))) {
            return prefixes[i]; /* en-US, ru-RU, not ru-Latn */
        }
    }
    return NULL;
}

void tbx_entry_language(tbx_entry *e, const char *tag)
{
    e->lang = tag != NULL ? our_language(tag) : NULL;
}

bool tbx_entry_term(tbx_entry *e, const char *text)
{
    if (e->lang == NULL || e->terms == NULL) {
        return false;
    }
    if (e->term_count == TERMS_MAX) {
        e->fault = "more than 1000 terms";
        return true;
    }
    e->terms[e->term_count++] = (onym_term){.lang = e->lang,
                                            .text = text,
                                            .status = ONYM_ADMITTED,
                                            .role = ONYM_ROLE_NAME,
                                            .systems = "",
                                            .since = "",
                                            .styles = ""};
    return true;
}

/* The term that was added last; NULL when what is said belongs to none. */
static onym_term *last_term(tbx_entry *e)
{
    return e->term_count > 0 && e->lang != NULL ? &e->terms[e->term_count - 1] : NULL;
}

void tbx_entry_status(tbx_entry *e, const char *value)
{
    onym_term *term = last_term(e);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses && term != NULL; i++) {
        if (strcmp(value, statuses[i].value) == 0) {
            term->status = statuses[i].status;
        }
    }
}

/* The value of NOTE when it is "KEY: value". */
static const char *note_value(const char *note, const char *key)
{
    size_t size = strlen(key);
    return strncmp(note, key, size) == 0 && strncmp(note + size, ": ", 2) == 0 ? note + size + 2
                                                                               : NULL;
}

/* A note of the whole concept. */
static void take_concept_note(onym_entry *entry, const char *note)
{
    const char *value = note_value(note, "basis");
    entry->basis = value != NULL ? value : entry->basis;
    value = note_value(note, "dates");
    entry->dates = value != NULL ? value : entry->dates;
}

static void take_term_note(onym_term *term, const char *note)
{
    const char *value = note_value(note, "role");
    for (int role = ONYM_ROLE_SHORT; role <= ONYM_ROLE_DEMONYM && value != NULL; role++) {
        if (strcmp(value, entry_role_word((onym_term_role)role)) == 0) {
            term->role = (onym_term_role)role;
        }
    }
    value = note_value(note, "since");
    term->since = value != NULL ? value : term->since;
    value = note_value(note, "system");
    term->systems = value != NULL ? value : term->systems;
    if (value != NULL && term->role == ONYM_ROLE_NAME && term->status == ONYM_ADMITTED) {
        term->role = ONYM_ROLE_MADE; /* that system's form, not right by itself */
    }
    if (strcmp(note, "misspelling") == 0) {
        term->status = ONYM_MISSPELLING;
    }
}

void tbx_entry_note(tbx_entry *e, const char *note)
{
    onym_term *term = last_term(e);
    if (!e->in_section) {
        take_concept_note(&e->entry, note);
    } else if (term != NULL) {
        take_term_note(term, note);
    }
}

static bool is_our_id(const char *id)
{
    const char *dot = strchr(id, '.');
    return dot != NULL && dot - id == 2 && strchr(dot + 1, '.') != NULL;
}

/* The preferred English form; a file without one gets the first English term as such. */
static const onym_term *english(tbx_entry *e)
{
    onym_term *first = NULL;
    for (size_t i = 0; i < e->term_count; i++) {
        onym_term *term = &e->terms[i];
        bool name = strcmp(term->lang, "en") == 0 && term->role == ONYM_ROLE_NAME;
        if (name && term->status == ONYM_PREFERRED) {
            return term;
        }
        first = first == NULL && name && term->status == ONYM_ADMITTED ? term : first;
    }
    return first;
}

/* In a file of one form a language, that form is the name, whatever its status says. */
static void prefer_single(tbx_entry *e)
{
    for (size_t i = 0; i < e->term_count; i++) {
        bool alone = e->terms[i].status == ONYM_ADMITTED && e->terms[i].role == ONYM_ROLE_NAME;
        for (size_t j = 0; j < e->term_count && alone; j++) {
            alone = j == i || strcmp(e->terms[j].lang, e->terms[i].lang) != 0;
        }
        e->terms[i].status = alone ? ONYM_PREFERRED : e->terms[i].status;
    }
}

int tbx_entry_import(tbx_entry *e, import *im, onym_error *error)
{
    const onym_term *en = english(e);
    if (en == NULL) {
        im->report.skipped++; /* nothing in English: not for us */
        return ONYM_OK;
    }
    if (!e->arena.failed && !is_our_id(e->entry.concept)) {
        prefer_single(e);
        bool kind = record_is_kind(onym_text_of(e->entry.kind));
        buffer_clear(&im->name);
        entry_put_id(&im->name, kind ? e->entry.kind : "term", en->text);
        e->entry.concept = arena_copy(&e->arena, buffer_text(&im->name));
    }
    if (e->arena.failed) {
        return error_memory(error);
    }
    e->entry.source = *e->entry.source != '\0' ? e->entry.source : "user";
    e->entry.terms = e->terms;
    e->entry.term_count = e->term_count;
    entry_columns columns = {.column = {{0}}};
    e->fault = e->fault == NULL ? entry_columns_fill(&columns, &e->entry) : e->fault;
    buffer_clear(&im->text);
    entry_columns_join(&im->text, &columns);
    entry_columns_free(&columns);
    if (e->fault != NULL) {
        import_fault(im, e->line, e->fault);
        return ONYM_OK;
    }
    int status = import_record(im, buffer_text(&im->text), e->line, error);
    return status == ONYM_OK ? import_tick(im, error) : status;
}
