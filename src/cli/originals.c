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

/* The size of the apostrophe or sign at AT, which a loose comparison passes over; 0 for another. */
static size_t mark_size(onym_text text, size_t at)
{
    static const char *const marks[] = {"'", "`", "\"", "’", "”", "ʹ", "ʺ", "ʼ", "‘", "·", "-"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (text.size - at >= size && memcmp(text.data + at, marks[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

/* Where the next byte is that counts. */
static size_t skip_marks(onym_text text, size_t at, bool loose)
{
    while (loose && at < text.size && mark_size(text, at) > 0) {
        at += mark_size(text, at);
    }
    return at;
}

/* Equal but for the case of ASCII letters and, when LOOSE, for marks. */
static bool same(onym_text a, onym_text b, bool loose)
{
    size_t i = skip_marks(a, 0, loose), j = skip_marks(b, 0, loose);
    while (i < a.size && j < b.size && lowered(a.data[i]) == lowered(b.data[j])) {
        i = skip_marks(a, i + 1, loose);
        j = skip_marks(b, j + 1, loose);
    }
    return i == a.size && j == b.size;
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

/* Whether the system writes NATIVE as the text, in running text or as a name of any kind; without
 * its marks and diacritics when LOOSE. */
static bool is_written_so(const search *s, const char *native, bool loose)
{
    for (int kind = ONYM_KIND_TEXT; kind <= ONYM_KIND_SURNAME; kind++) {
        onym_translit_options options = *s->options;
        onym_string made;
        options.kind = (onym_kind)kind;
        options.plain = options.plain || loose;
        if (onym_system_apply(&made, NULL, s->system, onym_text_of(native), &options, NULL) !=
            ONYM_OK) {
            continue;
        }
        bool met = same((onym_text){made.data, made.size}, s->text, loose);
        onym_string_free(&made);
        if (met) {
            return true;
        }
    }
    return false;
}

static void try_entry(search *s, const onym_entry *entry, bool loose)
{
    const char *from = onym_system_describe(s->system)->from;
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *term = &entry->terms[i];
        bool native = strncmp(term->lang, from, 2) == 0 && term->role != ONYM_ROLE_MADE &&
                      strstr(term->lang, "Latn") == NULL && strstr(term->lang, "Hani") == NULL;
        if (native && is_written_so(s, term->text, loose)) {
            put(s, term->text);
        }
    }
}

/* Names that the system writes just so come before those that it writes so but for marks. */
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
    for (int loose = 0; loose < 2; loose++) {
        for (size_t i = 0; i < onym_entries_count(*entries); i++) {
            try_entry(s, onym_entries_at(*entries, i), loose);
        }
    }
}

/* What the rules give: just so, then but for marks and diacritics.  The lists are kept in LISTS. */
static int try_rules(search *s, onym_list *lists[2])
{
    int status = ONYM_OK;
    for (int loose = 0; loose < 2 && (status == ONYM_OK || status == ONYM_NOT_FOUND); loose++) {
        onym_translit_options options = *s->options;
        onym_error error;
        options.plain = options.plain || loose;
        status =
            onym_system_candidates(&lists[loose], s->system, s->text, &options, s->limit, &error);
        for (size_t i = 0; status == ONYM_OK && i < onym_list_count(lists[loose]); i++) {
            put(s, onym_list_at(lists[loose], i));
        }
        if (status != ONYM_OK && status != ONYM_NOT_FOUND) {
            return message_error(&error);
        }
    }
    return s->count > 0 ? ONYM_OK : ONYM_NOT_FOUND;
}

int originals_write(cli *c, const onym_system *system, onym_text text,
                    const onym_translit_options *options, size_t limit)
{
    search s = {.c = c, .system = system, .text = text, .options = options, .limit = limit};
    onym_glossary *glossary = NULL;
    onym_entries *entries = NULL;
    onym_list *lists[2] = {NULL, NULL};
    try_glossary(&s, &glossary, &entries);
    int status = try_rules(&s, lists);
    onym_list_free(lists[0]);
    onym_list_free(lists[1]);
    onym_entries_free(entries);
    onym_glossary_free(glossary);
    return status;
}
