/* onym glossary list, remove and edit: the user's own concepts. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cmd_glossary.h"
#include "cli/json_line.h"
#include "cli/show_entry.h"

#define ENTRY_MAX_BYTES ((size_t)1 << 20)

/* Opens the glossary that is written to, alone. */
static int open_own(onym_glossary **out, const char *path)
{
    onym_error error;
    return onym_glossary_open(out, &path, 1, &error) == ONYM_OK ? ONYM_OK : message_error(&error);
}

/* ---- list ---- */

static int list_line(void *context, const onym_entry *entry)
{
    output *out = context;
    output_name(out, entry->concept);
    output_puts(out, "\t");
    output_name(out, entry_name(entry));
    output_puts(out, "\t");
    output_name(out, entry->note);
    output_puts(out, "\n");
    return out->failure != 0 ? ONYM_EOUTPUT : ONYM_OK;
}

static json_t *terms_of(const onym_entry *entry)
{
    json_t *terms = json_array();
    for (size_t i = 0; i < entry->term_count; i++) {
        const onym_term *t = &entry->terms[i];
        if (t->role != ONYM_ROLE_MADE && t->role != ONYM_ROLE_STYLE) {
            (void)json_array_append_new(terms,
                                        json_pack("{s:s, s:s, s:s}", "lang", t->lang, "text",
                                                  t->text, "status", term_status_name(t->status)));
        }
    }
    return terms;
}

static int list_json(void *context, const onym_entry *entry)
{
    output *out = context;
    json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "concept", entry->concept, "kind",
                               entry->kind, "country", entry->country, "note", entry->note,
                               "source", entry->source, "terms", terms_of(entry));
    int status = json_line(out, object);
    return out->failure != 0 ? ONYM_EOUTPUT : status;
}

int glossary_list(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"json", no_argument, NULL, 1},
                                            {"imported", no_argument, NULL, 2},
                                            {"decisions", no_argument, NULL, 3},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    bool json = false, decisions = false;
    unsigned flags = 0;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        json = json || option == 1;
        flags |= option == 2 ? ONYM_LIST_IMPORTED : 0;
        decisions = decisions || option == 3;
    }
    if (decisions) {
        return glossary_decisions(c, json);
    }
    const char *path;
    onym_glossary *glossary;
    status = glossary_own_path(&path, c, NULL);
    if (status == ONYM_OK && access(path, F_OK) != 0) {
        return ONYM_OK; /* nothing added yet */
    }
    status = status == ONYM_OK ? open_own(&glossary, path) : status;
    if (status != ONYM_OK) {
        return status;
    }
    onym_error error = {.status = ONYM_OK};
    status = onym_glossary_each(glossary, flags, json ? list_json : list_line, &c->out, &error);
    onym_glossary_free(glossary);
    return status != ONYM_OK && error.status == status ? message_error(&error) : status;
}

/* ---- remove ---- */

static const struct option plain_options[] = {CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};

#define NAMESAKES 8

/* Names the concepts that NAME may mean. */
static int tell_namesakes(const char *name, const onym_entries *entries)
{
    char ids[512] = "";
    size_t size = 0;
    for (size_t i = 0; i < onym_entries_count(entries) && size < sizeof ids; i++) {
        int more = snprintf(ids + size, sizeof ids - size, "%s%s", i > 0 ? ", " : "",
                            onym_entries_at(entries, i)->concept);
        size += more > 0 ? (size_t)more : 0;
    }
    message_printf("usage: several concepts have this name: %s (%s)", ids, name);
    return ONYM_EUSAGE;
}

/* The id of the concept that is NAMED by its id or by one of its names; the caller frees it.  What
 * no glossary has is left as it is. */
static int find_concept(char **out, cli *c, const char *named)
{
    onym_error error;
    onym_glossary *glossary = NULL;
    onym_entries *entries = NULL;
    const char *id = named, *dot = strchr(named, '.');
    bool is_id = dot != NULL && strchr(dot + 1, '.') != NULL && strchr(named, ' ') == NULL;
    int status = is_id ? ONYM_OK : cli_open_glossary(c, &glossary, &error);
    if (status == ONYM_OK && !is_id) {
        status = onym_glossary_lookup(&entries, glossary, onym_text_of(named), ONYM_LOOKUP_EXACT,
                                      NAMESAKES, &error);
    }
    status = status == ONYM_OK || status == ONYM_NOT_FOUND ? ONYM_OK : message_error(&error);
    size_t count = entries != NULL ? onym_entries_count(entries) : 0;
    if (count == 1) {
        id = onym_entries_at(entries, 0)->concept;
    } else if (count > 1) {
        status = tell_namesakes(named, entries);
    }
    *out = status == ONYM_OK ? strdup(id) : NULL;
    onym_entries_free(entries);
    onym_glossary_free(glossary);
    if (status == ONYM_OK && *out == NULL) {
        message_print("internal: out of memory");
        status = ONYM_EINTERNAL;
    }
    return status;
}

/* Takes the options and the one CONCEPT, which the caller frees; false when *STATUS is the end. */
static bool read_concept(cli *c, int count, char **arguments, char **concept, const char **path,
                         int *status)
{
    *concept = NULL;
    if (cli_option(c, count, arguments, ":", plain_options, status) == CLI_STOP) {
        return false;
    }
    if (optind + 1 != count) {
        *status = cli_usage(c, "which concept? its id or one of its names", "CONCEPT");
        return false;
    }
    *status = glossary_own_place(path, c, NULL);
    *status = *status == ONYM_OK ? find_concept(concept, c, arguments[optind]) : *status;
    return *status == ONYM_OK;
}

int glossary_remove(cli *c, int count, char **arguments)
{
    char *concept;
    const char *path;
    int status = ONYM_OK;
    if (!read_concept(c, count, arguments, &concept, &path, &status)) {
        return status;
    }
    onym_error error;
    status = onym_glossary_remove(path, concept, &error);
    free(concept);
    return status == ONYM_OK ? ONYM_OK : message_error(&error);
}

/* ---- edit ---- */

/* The temporary file with the entry. */
typedef struct draft {
    char path[64];
    int file;
    char *concept;
    bool found;
    bool kept; /* what was written stays, since it could not be taken */
    onym_string before;
} draft;

/* Keeps of an export the header and the line of the concept. */
typedef struct picker {
    output *out;
    const char *concept;
    size_t line, at;
    bool take, found;
    char start[256];
} picker;

static void pick_byte(picker *p, char c)
{
    size_t size = strlen(p->concept);
    if (p->line == 0) {
        (void)output_write(p->out, &c, 1);
    } else if (p->at <= size && p->at < sizeof p->start) {
        p->start[p->at] = c;
        if (p->at == size && c == '\t' && memcmp(p->start, p->concept, size) == 0) {
            p->take = p->found = true;
            (void)output_write(p->out, p->start, size);
        }
    }
    if (p->take) {
        (void)output_write(p->out, &c, 1);
    }
    p->at++;
    if (c == '\n') {
        p->line++;
        p->at = 0;
        p->take = false;
    }
}

static int pick(void *context, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        pick_byte(context, data[i]);
    }
    return 0;
}

/* Writes the header and the entry, from the first of GLOSSARIES that has it, to the draft. */
static int write_draft(draft *d, const onym_glossary *glossary)
{
    static output out;
    onym_error error;
    output_open(&out, d->file, COLOUR_NEVER);
    picker p = {.out = &out, .concept = d->concept};
    int status = onym_glossary_export(glossary, "tsv", pick, &p, &error);
    status = status == ONYM_OK ? output_flush(&out, &error) : status;
    d->found = p.found;
    return status == ONYM_OK ? status : message_error(&error);
}

/* Splits EDITOR at blanks, as programs that take $EDITOR do, and runs it with PATH: no shell. */
static int run_editor(const char *editor, char *path)
{
    char *words[16];
    size_t count = 0;
    char *copy = strdup(editor), *rest = copy, *word;
    while (copy != NULL && count < 14 && (word = strsep(&rest, " ")) != NULL) {
        if (*word != '\0') {
            words[count++] = word;
        }
    }
    words[count] = path;
    words[count + 1] = NULL;
    pid_t child = copy != NULL && count > 0 ? fork() : -1;
    if (child == 0) {
        (void)execvp(words[0], words);
        _exit(127);
    }
    int state = -1;
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    free(copy);
    return child > 0 && WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

static const char *find_editor(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[strspn(value, " ")] != '\0') {
            return value;
        }
    }
    return "vi";
}

/* Imports the draft, which replaces the concept; what is wrong with it was named by line. */
static int take_draft(cli *c, draft *d, const char *path)
{
    onym_error error;
    onym_string after;
    const char *files[] = {d->path};
    onym_import_options o = {.format = "tsv", .data_dir = c->data_dir, .remark = glossary_remark};
    if (onym_file_read(&after, d->path, ENTRY_MAX_BYTES, &error) != ONYM_OK) {
        return message_error(&error);
    }
    bool same = after.size == d->before.size && memcmp(after.data, d->before.data, after.size) == 0;
    onym_string_free(&after);
    if (same) {
        output_puts(&c->out, "nothing changed\n");
        return ONYM_OK;
    }
    int status = onym_glossary_import(NULL, path, files, 1, &o, &error);
    if (status != ONYM_OK) {
        (void)message_error(&error);
        message_printf("input: what you wrote is kept (%s)", d->path);
        d->kept = true;
    }
    return status;
}

static int edit_draft(cli *c, draft *d, const char *path)
{
    onym_error error;
    if (onym_file_read(&d->before, d->path, ENTRY_MAX_BYTES, &error) != ONYM_OK) {
        return message_error(&error);
    }
    const char *editor = find_editor();
    int code = run_editor(editor, d->path);
    if (code != 0) {
        message_printf("input: the editor failed, nothing changed (%s)", editor);
        return ONYM_EINPUT;
    }
    return take_draft(c, d, path);
}

/* Opens what is looked at for the entry: the user's glossary alone, then all. */
static int fill_draft(cli *c, draft *d, const char *path)
{
    onym_glossary *glossary;
    onym_error error = {ONYM_EOUTPUT, "output: the temporary file cannot be written"};
    int status = ONYM_OK;
    if (access(path, F_OK) == 0) {
        status = open_own(&glossary, path);
        status = status == ONYM_OK ? write_draft(d, glossary) : status;
        onym_glossary_free(status == ONYM_OK ? glossary : NULL);
    }
    if (status != ONYM_OK || d->found) {
        return status;
    }
    if (ftruncate(d->file, 0) != 0 || lseek(d->file, 0, SEEK_SET) != 0 ||
        cli_open_glossary(c, &glossary, &error) != ONYM_OK) {
        return message_error(&error);
    }
    status = write_draft(d, glossary);
    onym_glossary_free(glossary);
    if (status == ONYM_OK && !d->found) {
        message_printf("glossary: no such concept (%s)", d->concept);
        status = ONYM_NOT_FOUND;
    }
    return status;
}

int glossary_edit(cli *c, int count, char **arguments)
{
    draft d = {.path = "/tmp/onym-edit-XXXXXX.tsv"};
    const char *path;
    int status = ONYM_OK;
    if (!read_concept(c, count, arguments, &d.concept, &path, &status)) {
        return status;
    }
    d.file = mkostemps(d.path, 4, O_CLOEXEC);
    if (d.file < 0) {
        message_printf("output: %s (%s)", strerror(errno), d.path);
        free(d.concept);
        return ONYM_EOUTPUT;
    }
    status = fill_draft(c, &d, path);
    (void)close(d.file);
    status = status == ONYM_OK ? edit_draft(c, &d, path) : status;
    onym_string_free(&d.before);
    if (!d.kept) {
        (void)unlink(d.path);
    }
    free(d.concept);
    return status;
}
