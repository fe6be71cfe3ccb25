/* The shell: takes a line apart and finds the command for it. */
#include "cli/shell.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shell_private.h"
#include "cli/show_data.h"
#include "cli/show_entry.h"

#define ENTRIES_MAX ((size_t)10)

int shell_fail(onym_error *error, int status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->status = status;
    (void)vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

int shell_open_glossary(shell *s, onym_error *error)
{
    onym_glossary *glossary;
    int status = onym_glossary_open(&glossary, s->paths, s->path_count, error);
    if (status == ONYM_OK) {
        onym_checker_free(s->checker);
        s->checker = NULL;
        onym_glossary_free(s->glossary);
        s->glossary = glossary;
    }
    return status;
}

int shell_read_again(shell *s, onym_error *error)
{
    const char *user = s->options.user_glossary;
    bool has_user = user == NULL; /* none to be had */
    for (size_t i = 0; i < s->path_count && !has_user; i++) {
        has_user = strcmp(s->paths[i], user) == 0;
    }
    if (!has_user) {
        s->paths[s->path_count++] = user;
    }
    return shell_open_glossary(s, error);
}

static int open_all(shell *s, onym_error *error)
{
    const shell_options *options = &s->options;
    if (options->glossary_count >= SHELL_GLOSSARIES_MAX) {
        return shell_fail(error, ONYM_EUSAGE, "limit: more than %d glossaries",
                          SHELL_GLOSSARIES_MAX - 1);
    }
    for (size_t i = 0; i < options->glossary_count; i++) {
        s->paths[s->path_count++] = options->glossaries[i];
    }
    int status = shell_open_glossary(s, error);
    if (status == ONYM_OK) {
        status = onym_style_open(&s->style, options->data_dir, options->style, error);
    }
    if (status == ONYM_OK && options->system != NULL) {
        status = onym_system_open(&s->system, options->data_dir, options->system, error);
    }
    return status;
}

int shell_new(shell **out, const shell_options *options, onym_error *error)
{
    *out = NULL;
    shell *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return shell_fail(error, ONYM_EINTERNAL, "internal: out of memory");
    }
    s->options = *options;
    int status = open_all(s, error);
    if (status != ONYM_OK) {
        shell_free(s);
        return status;
    }
    *out = s;
    return ONYM_OK;
}

void shell_free(shell *s)
{
    if (s != NULL) {
        (void)shell_end_output(s, NULL);
        shell_draft_free(&s->draft);
        onym_checker_free(s->checker);
        onym_system_free(s->system);
        onym_style_free(s->style);
        onym_glossary_free(s->glossary);
        free(s);
    }
}

bool shell_is_over(const shell *s)
{
    return s->over;
}

const shell_command *shell_find(const char *name)
{
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to be changed, added or dropped to make B of A, whose ends are not looked at. */
static size_t distance(const char *a, const char *b)
{
    size_t row[32];
    size_t width = least(strlen(b), sizeof row / sizeof row[0] - 1);
    for (size_t k = 0; k <= width; k++) {
        row[k] = k;
    }
    for (size_t i = 0; i < 100 && a[i] != '\0'; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < width; k++) {
            size_t change = corner + (a[i] != b[k]);
            corner = row[k + 1];
            row[k + 1] = least(change, least(row[k], row[k + 1]) + 1);
        }
    }
    return row[width];
}

const shell_command *shell_nearest(const char *name)
{
    const shell_command *nearest = shell_commands;
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        if (distance(name, c->name) < distance(name, nearest->name)) {
            nearest = c;
        }
    }
    return nearest;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

char *shell_trim(char *text)
{
    while (is_blank(*text)) {
        text++;
    }
    size_t size = strlen(text);
    while (size > 0 && is_blank(text[size - 1])) {
        size--;
    }
    text[size] = '\0';
    return text;
}

int shell_look_up(shell *s, const char *name, onym_error *error)
{
    output *out = s->options.out;
    onym_text query = onym_text_of(name);
    onym_entries *entries;
    int status =
        onym_glossary_lookup(&entries, s->glossary, query, ONYM_LOOKUP_PHRASE, ENTRIES_MAX, error);
    if (status != ONYM_OK && status != ONYM_NOT_FOUND) {
        return status;
    }
    int shown = ONYM_OK;
    if (s->mode == MODE_JSON) {
        shown = show_entries_json(out, name, entries, error);
    } else if (s->mode == MODE_TSV && status == ONYM_OK) {
        show_entries_tsv(out, name, entries);
    } else if (status == ONYM_OK) {
        output_resize(out);
        shown = show_entries(out, entries, query, s->style, error);
    }
    onym_entries_free(entries);
    return status == ONYM_NOT_FOUND && shown == ONYM_OK
               ? shell_fail(error, status, "not found: %.800s", name)
               : shown;
}

static int run_command(shell *s, char *line, onym_error *error)
{
    size_t size = strcspn(line, " \t");
    char *argument = line + size;
    if (*argument != '\0') {
        *argument = '\0';
        argument = shell_trim(argument + 1);
    }
    const shell_command *command = shell_find(line);
    if (command == NULL) {
        return shell_fail(error, ONYM_EUSAGE, "usage: no command %.100s; the nearest is %s", line,
                          shell_nearest(line)->name);
    }
    return command->run(s, argument, error);
}

static int run(shell *s, const char *line, size_t size, onym_error *error)
{
    if (size > LINE_MAX_SIZE) {
        return shell_fail(error, ONYM_EUSAGE, "limit: a line of more than %zu bytes",
                          LINE_MAX_SIZE);
    }
    if (size > 0 && memchr(line, '\0', size) != NULL) {
        return shell_fail(error, ONYM_EUSAGE, "usage: a line with a NUL byte");
    }
    char *copy = strndup(size > 0 ? line : "", size);
    if (copy == NULL) {
        return shell_fail(error, ONYM_EINTERNAL, "internal: out of memory");
    }
    char *text = shell_trim(copy);
    int status = ONYM_OK;
    if (text[0] == '.') {
        status = run_command(s, text, error);
    } else if (text[0] != '\0') {
        status = shell_look_up(s, text, error);
    }
    free(copy);
    return status;
}

void shell_show(shell *s)
{
    pager_end(&s->pager);
    (void)output_flush(s->options.out, NULL);
}

/* Prints what went wrong, after the answers so far. */
static void complain(shell *s, const onym_error *error)
{
    shell_show(s);
    if (s->file != NULL) {
        message_printf("%.700s (%.200s:%zu)", error->message, s->file, s->line_number);
    } else if (s->options.interactive) {
        message_write("", error->message);
    } else {
        message_printf("%.900s (line %zu)", error->message, s->line_number);
    }
}

/* A person reads the answer on a screen. */
static bool has_screen(const shell *s)
{
    return s->options.interactive && s->options.out->terminal && s->output_path == NULL;
}

int shell_line(shell *s, const char *line, size_t size)
{
    onym_error error = {0};
    s->line_number++;
    bool holds = has_screen(s) && s->pager.out == NULL;
    if (holds) {
        pager_begin(&s->pager, s->options.out);
    }
    int status = run(s, line, size, &error);
    if (status != ONYM_OK && error.message[0] != '\0') {
        complain(s, &error);
    }
    if (holds) {
        shell_show(s);
    }
    return status;
}
