/* Originals of a romanised name: names of the glossary that a system writes so, then what its rules
 * give. */
#include "cli/originals.h"

#include <string.h>

#define ENTRIES_MAX 20
#define SEEN_MAX    64

typedef struct search {
    cli *c;
    const onym_system *system;
    onym_text text;
    const onym_translit_options *options;
    size_t limit, count;
    const char *seen[SEEN_MAX]; /* what has been written, while its owner lives */
} search;

static char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same(const onym_string *made, onym_text text)
{
    if (made->size != text.size) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (lowered(made->data[i]) != lowered(text.data[i])) {
            return false;
        }
    }
    return true;
}

static void put(search *s, const char *original)
{
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->seen[i], original) == 0) {
            return;
        }
    }
    if (s->count < s->limit && s->count < SEEN_MAX) {
        s->seen[s->count++] = original;
        output_name(&s->c->out, original);
        output_puts(&s->c->out, "\n");
    }
}

/* Whether the system writes NATIVE as the text, in running text or as a name of any kind. */
static bool is_written_so(const search *s, const char *native)
{
    for (int kind = ONYM_KIND_TEXT; kind <= ONYM_KIND_SURNAME; kind++) {
        onym_translit_options options = *s->options;
        onym_string made;
        options.kind = (onym_kind)kind;
        if (onym_system_apply(&made, NULL, s->system, onym_text_of(native), &options, NULL) !=
            ONYM_OK) {
            continue;
        }
        bool met = same(&made, s->text);
        onym_string_free(&made);
        if (met) {
            return true;
        }
    }
    return false;
}

static void try_entry(search *s, const onym_entry *entry)
{
    const char *from = onym_system_describe(s->system)->from;
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *term = &entry->terms[i];
        bool native = strncmp(term->lang, from, 2) == 0 && term->role != ONYM_ROLE_MADE &&
                      strstr(term->lang, "Latn") == NULL && strstr(term->lang, "Hani") == NULL;
        if (native && is_written_so(s, term->text)) {
            put(s, term->text);
        }
    }
}

/* The entries are kept in *ENTRIES, for what has been seen points into them. */
static void try_glossary(search *s, onym_glossary **glossary, onym_entries **entries)
{
    if (cli_open_glossary(s->c, glossary, NULL) != ONYM_OK) {
        *glossary = NULL;
        return;
    }
    if (onym_glossary_lookup(entries, *glossary, s->text, ONYM_LOOKUP_EXACT, ENTRIES_MAX, NULL) !=
        ONYM_OK) {
        *entries = NULL;
        return;
    }
    for (size_t i = 0; i < onym_entries_count(*entries); i++) {
        try_entry(s, onym_entries_at(*entries, i));
    }
}

int originals_write(cli *c, const onym_system *system, onym_text text,
                    const onym_translit_options *options, size_t limit)
{
    search s = {.c = c, .system = system, .text = text, .options = options, .limit = limit};
    onym_glossary *glossary = NULL;
    onym_entries *entries = NULL;
    onym_list *list = NULL;
    onym_error error;
    try_glossary(&s, &glossary, &entries);
    int status = onym_system_candidates(&list, system, text, options, limit, &error);
    if (status == ONYM_OK) {
        for (size_t i = 0; i < onym_list_count(list); i++) {
            put(&s, onym_list_at(list, i));
        }
    } else if (status != ONYM_NOT_FOUND) {
        status = message_error(&error);
    }
    status = status == ONYM_NOT_FOUND && s.count > 0 ? ONYM_OK : status;
    onym_list_free(list);
    if (entries != NULL) {
        onym_entries_free(entries);
    }
    onym_glossary_free(glossary);
    return status;
}
