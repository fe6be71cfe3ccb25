/* A small stand-in for the glossary, styles and systems of the library, the same on every machine:
 * tests of the shell are about the shell. */
#include "fake_library.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/list.h"
#include "check/findings.h"

static const onym_term pyongyang[] = {
    {"en", "Pyongyang", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", "ap nknews"},
    {"en", "Pyonyang", ONYM_MISSPELLING, ONYM_ROLE_NAME, "", "", ""},
    {"ko-KP", "평양", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-KR", "평양", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-Hani", "平壤", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ru", "Пхеньян", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-Latn", "Phyongyang", ONYM_ADMITTED, ONYM_ROLE_MADE, "ko-kp", "", ""},
    {"ko-Latn", "Pyeongyang", ONYM_ADMITTED, ONYM_ROLE_MADE, "ko-rr ko-rr-letters", "", ""},
    {"ko-Latn", "P’yŏngyang", ONYM_ADMITTED, ONYM_ROLE_MADE, "ko-mr", "", ""},
};
static const onym_term pyongsong[] = {
    {"en", "Pyongsong", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-KP", "평성", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ru", "Пхёнсон", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
};
static const onym_term putin[] = {
    {"en", "Vladimir Putin", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"en", "Putin", ONYM_PREFERRED, ONYM_ROLE_FAMILY, "", "", ""},
    {"ru", "Владимир Путин", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-KP", "울라지미르 뿌찐", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"ko-KR", "블라디미르 푸틴", ONYM_PREFERRED, ONYM_ROLE_NAME, "", "", ""},
    {"en", "Esc\x1b[31m", ONYM_SUPERSEDED, ONYM_ROLE_NAME, "", "1999", ""},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ENTRY(id, kind, country, note, terms)                                                      \
    {                                                                                              \
        id, kind, country, "", "", "un-2012", note, "fake", ONYM_MATCH_EXACT, NULL, 1.0, terms,    \
            COUNT(terms)                                                                           \
    }

static const onym_entry entries[] = {
    ENTRY("kp.place.pyongyang", "place", "kp", "capital", pyongyang),
    ENTRY("kp.place.pyongsong", "place", "kp", "", pyongsong),
    ENTRY("ru.person.putin", "person", "ru", "president", putin),
};

struct onym_glossary {
    size_t path_count;
};
struct onym_entries {
    onym_entry items[COUNT(entries)];
    size_t count;
};
struct onym_style {
    onym_style_info info;
};
struct onym_system {
    onym_system_info info;
};
struct onym_checker {
    char unused;
};

fake_record fake;

static bool equal(onym_text a, const char *b)
{
    return a.size == strlen(b) && memcmp(a.data, b, a.size) == 0;
}

int onym_glossary_open(onym_glossary **out, const char *const *paths, size_t path_count,
                       onym_error *error)
{
    *out = NULL;
    for (size_t i = 0; i < path_count; i++) {
        if (strcmp(paths[i], "missing") == 0) {
            return error_set(error, ONYM_EGLOSSARY, "glossary: missing (missing)");
        }
    }
    fake.opened++;
    fake.path_count = path_count;
    *out = calloc(1, sizeof **out);
    return ONYM_OK;
}

void onym_glossary_free(onym_glossary *glossary)
{
    free(glossary);
}

static const onym_term *find(const onym_entry *entry, onym_text query)
{
    for (size_t i = 0; i < entry->term_count; i++) {
        if (equal(query, entry->terms[i].text)) {
            return &entry->terms[i];
        }
    }
    return NULL;
}

int onym_glossary_lookup(onym_entries **out, const onym_glossary *glossary, onym_text query,
                         unsigned flags, size_t limit, onym_error *error)
{
    (void)glossary;
    (void)flags;
    (void)limit;
    *out = calloc(1, sizeof **out);
    bool near = equal(query, "Pyongyong");
    for (size_t i = 0; i < COUNT(entries); i++) {
        const onym_term *term = near && i < 2 ? &entries[i].terms[0] : find(&entries[i], query);
        if (term != NULL) {
            onym_entry *entry = &(*out)->items[(*out)->count++];
            *entry = entries[i];
            entry->matched = term;
            entry->match = near ? ONYM_MATCH_NEAR : ONYM_MATCH_EXACT;
        }
    }
    if ((*out)->count == 0) {
        free(*out);
        *out = NULL;
        return error_set(error, ONYM_NOT_FOUND, "nothing");
    }
    return ONYM_OK;
}

size_t onym_entries_count(const onym_entries *list)
{
    return list != NULL ? list->count : 0;
}

const onym_entry *onym_entries_at(const onym_entries *list, size_t index)
{
    return index < list->count ? &list->items[index] : NULL;
}

void onym_entries_free(onym_entries *list)
{
    free(list);
}

int onym_glossary_complete(onym_list **out, const onym_glossary *glossary, onym_text prefix,
                           size_t limit, onym_error *error)
{
    (void)glossary;
    (void)limit;
    (void)error;
    *out = list_new();
    for (size_t i = 0; i < COUNT(entries); i++) {
        for (size_t k = 0; k < entries[i].term_count; k++) {
            const char *text = entries[i].terms[k].text;
            bool listed = entries[i].terms[k].role != ONYM_ROLE_MADE &&
                          entries[i].terms[k].status != ONYM_MISSPELLING;
            if (listed && strlen(text) >= prefix.size &&
                strncasecmp(text, prefix.data, prefix.size) == 0) {
                (void)list_add(*out, onym_text_of(text));
            }
        }
    }
    list_sort(*out);
    return ONYM_OK;
}

int onym_glossary_add(const char *path, const char *data_dir, const onym_addition *addition,
                      onym_error *error)
{
    (void)data_dir;
    if (strcmp(path, "locked") == 0) {
        return error_set(error, ONYM_EGLOSSARY, "glossary: locked (locked)");
    }
    const char *const parts[] = {addition->en, addition->ru, addition->ko_kp, addition->ko_kr,
                                 addition->kind};
    fake.added[0] = '\0';
    for (size_t i = 0; i < COUNT(parts); i++) {
        (void)strncat(fake.added, parts[i] != NULL ? parts[i] : "-", 40);
        (void)strncat(fake.added, "|", 2);
    }
    return ONYM_OK;
}

static onym_list *list_of(const char *const *names, size_t count)
{
    onym_list *list = list_new();
    for (size_t i = 0; i < count; i++) {
        (void)list_add(list, onym_text_of(names[i]));
    }
    return list;
}

static const char *const style_ids[] = {"ap", "nknews"};
static const char *const style_titles[] = {"Associated Press", "NK News"};

int onym_style_open(onym_style **out, const char *data_dir, const char *id, onym_error *error)
{
    (void)data_dir;
    *out = NULL;
    for (size_t i = 0; i < COUNT(style_ids); i++) {
        if (strcmp(style_ids[i], id) == 0) {
            *out = calloc(1, sizeof **out);
            (*out)->info.id = style_ids[i];
            (*out)->info.title = style_titles[i];
            return ONYM_OK;
        }
    }
    return error_set(error, ONYM_EUSAGE, "usage: no such style (%s)", id);
}

void onym_style_free(onym_style *style)
{
    free(style);
}

const onym_style_info *onym_style_describe(const onym_style *style)
{
    return &style->info;
}

const char *onym_style_system(const onym_style *style, const char *lang)
{
    (void)style;
    return strcmp(lang, "ru") == 0 ? "" : "ko-mr";
}

int onym_style_form(onym_string *out, const onym_style *style, const onym_entry *entry,
                    const char **reason, onym_error *error)
{
    (void)style;
    (void)reason;
    (void)error;
    *out = (onym_string){strdup(entry->terms[0].text), strlen(entry->terms[0].text)};
    return ONYM_OK;
}

int onym_style_list(onym_list **out, const char *data_dir, onym_error *error)
{
    (void)data_dir;
    (void)error;
    *out = list_of(style_ids, COUNT(style_ids));
    return ONYM_OK;
}

static const char *const system_ids[] = {"ko-mr", "ko-rr", "ru-bgn-simple"};
static const char *const system_titles[] = {"McCune-Reischauer", "Revised Romanization",
                                            "BGN, simplified"};

int onym_system_open(onym_system **out, const char *data_dir, const char *name, onym_error *error)
{
    (void)data_dir;
    *out = NULL;
    for (size_t i = 0; i < COUNT(system_ids); i++) {
        if (strcmp(system_ids[i], name) == 0) {
            *out = calloc(1, sizeof **out);
            (*out)->info.id = system_ids[i];
            (*out)->info.title = system_titles[i];
            return ONYM_OK;
        }
    }
    return error_set(error, ONYM_EUSAGE, "scheme: no such system (%s)", name);
}

void onym_system_free(onym_system *system)
{
    free(system);
}

const onym_system_info *onym_system_describe(const onym_system *system)
{
    return &system->info;
}

/* Writes "id(text)". */
int onym_system_apply(onym_string *out, onym_spans *spans, const onym_system *system,
                      onym_text text, const onym_translit_options *options, onym_error *error)
{
    (void)spans;
    (void)options;
    buffer written = {0};
    buffer_printf(&written, "%s(", system->info.id);
    buffer_append_text(&written, text);
    buffer_puts(&written, ")");
    return buffer_take(out, &written, error);
}

int onym_system_list(onym_list **out, const char *data_dir, onym_error *error)
{
    (void)data_dir;
    (void)error;
    *out = list_of(system_ids, COUNT(system_ids));
    return ONYM_OK;
}

int onym_checker_new(onym_checker **out, const onym_glossary *glossary, const onym_style *style,
                     onym_error *error)
{
    (void)glossary;
    (void)style;
    (void)error;
    fake.checkers++;
    *out = calloc(1, sizeof **out);
    return ONYM_OK;
}

void onym_checker_free(onym_checker *checker)
{
    free(checker);
}

/* Finds the first "Pyonyang". */
void onym_checker_interrupt(onym_checker *checker, onym_interrupt_fn *fn, void *context)
{
    (void)checker, (void)fn, (void)context;
}

int onym_check(onym_findings **out, onym_checker *checker, onym_text text, onym_error *error)
{
    (void)checker;
    (void)error;
    static const char *const suggestion[] = {"Pyongyang"};
    const char *at = memmem(text.data, text.size, "Pyonyang", 8);
    *out = findings_new();
    if (at != NULL) {
        onym_finding *finding = findings_add(*out);
        finding->level = ONYM_ERROR;
        finding->begin = (size_t)(at - text.data);
        finding->end = finding->begin + 8;
        finding->line = 1;
        finding->column = 1;
        finding->text = "Pyonyang";
        finding->text_size = 8;
        finding->suggestions = suggestion;
        finding->suggestion_count = 1;
        finding->message = "misspelling of Pyongyang";
    }
    return ONYM_OK;
}

const char *onym_checker_language(const onym_checker *checker)
{
    (void)checker;
    return "";
}

int onym_checker_set_language(onym_checker *checker, const char *lang, onym_error *error)
{
    (void)checker;
    (void)lang;
    (void)error;
    return ONYM_OK;
}
