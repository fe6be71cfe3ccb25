/* Completion: names of the glossary, commands, and what follows them. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/shell_private.h"

static void add(completions *out, const char *text, const char *end)
{
    if (out->count == COMPLETIONS_MAX) {
        return;
    }
    size_t size = strlen(text), end_size = strlen(end);
    char *item = malloc(size + end_size + 1);
    if (item != NULL) {
        memcpy(item, text, size);
        memcpy(item + size, end, end_size + 1);
        out->items[out->count++] = item;
    }
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void complete_command(shell *s, const char *prefix, completions *out)
{
    (void)s;
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        if (strncmp(c->name, prefix, strlen(prefix)) == 0) {
            add(out, c->name, c->usage[0] != '\0' ? " " : "");
        }
    }
}

static void add_list(completions *out, onym_list *list, const char *prefix)
{
    for (size_t i = 0; i < onym_list_count(list); i++) {
        const char *item = onym_list_at(list, i);
        if (strncmp(item, prefix, strlen(prefix)) == 0) {
            add(out, item, "");
        }
    }
    onym_list_free(list);
}

static void complete_system(shell *s, const char *prefix, completions *out)
{
    onym_list *list;
    if (onym_system_list(&list, s->options.data_dir, NULL) == ONYM_OK) {
        add_list(out, list, prefix);
    }
}

static void complete_style(shell *s, const char *prefix, completions *out)
{
    onym_list *list;
    if (onym_style_list(&list, s->options.data_dir, NULL) == ONYM_OK) {
        add_list(out, list, prefix);
    }
}

/* Names match by key, so that they need not begin with the letters of PREFIX. */
static void complete_name(shell *s, const char *prefix, completions *out)
{
    onym_list *list;
    if (prefix[0] != '\0' && onym_glossary_complete(&list, s->glossary, onym_text_of(prefix),
                                                    COMPLETIONS_MAX, NULL) == ONYM_OK) {
        add_list(out, list, "");
    }
}

static void complete_mode(shell *s, const char *prefix, completions *out)
{
    static const char *const names[] = {"human", "json", "tsv"};
    (void)s;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strncmp(names[i], prefix, strlen(prefix)) == 0) {
            add(out, names[i], "");
        }
    }
}

/* Files of the directory that PREFIX names; those that begin with a dot only when asked for. */
static void complete_file(shell *s, const char *prefix, completions *out)
{
    (void)s;
    const char *slash = strrchr(prefix, '/');
    const char *name = slash != NULL ? slash + 1 : prefix;
    char *directory = slash != NULL ? strndup(prefix, (size_t)(name - prefix)) : strdup("");
    DIR *files = directory != NULL ? opendir(directory[0] != '\0' ? directory : ".") : NULL;
    for (const struct dirent *d; files != NULL && (d = readdir(files)) != NULL;) {
        char *path = NULL;
        bool wanted =
            strncmp(d->d_name, name, strlen(name)) == 0 && (name[0] != '\0' || d->d_name[0] != '.');
        if (wanted && asprintf(&path, "%s%s", directory, d->d_name) >= 0) {
            struct stat info;
            add(out, path, stat(path, &info) == 0 && S_ISDIR(info.st_mode) ? "/" : "");
            free(path);
        }
    }
    if (files != NULL) {
        (void)closedir(files);
    }
    free(directory);
    qsort(out->items, out->count, sizeof out->items[0], by_bytes);
}

/* What completes a word after a command. */
static const struct {
    const char *command;
    void (*complete)(shell *s, const char *prefix, completions *out);
} arguments[] = {
    {".add", complete_name},      {".check", complete_file},   {".compare", complete_name},
    {".edit", complete_name},     {".help", complete_command}, {".identify", complete_name},
    {".import", complete_file},   {".mode", complete_mode},    {".output", complete_file},
    {".read", complete_file},     {".remove", complete_name},  {".style", complete_style},
    {".system", complete_system},
};

/* Completes WORD after the command COMMAND. */
static void complete_argument(shell *s, const char *command, size_t command_size, const char *word,
                              completions *out)
{
    for (size_t i = 0; i < sizeof arguments / sizeof arguments[0]; i++) {
        const char *name = arguments[i].command;
        if (strlen(name) == command_size && strncmp(command, name, command_size) == 0) {
            arguments[i].complete(s, word, out);
        }
    }
}

void shell_complete(shell *s, onym_text before, completions *out)
{
    *out = (completions){.begin = 0};
    char *line = strndup(before.size > 0 ? before.data : "", before.size);
    if (line == NULL) {
        return;
    }
    out->begin = strspn(line, " ");
    const char *first = line + out->begin;
    size_t size = strcspn(first, " ");
    if (first[0] != '.') {
        complete_name(s, first, out);
    } else if (first[size] == '\0') {
        complete_command(s, first, out);
    } else {
        out->begin += size + strspn(first + size, " ");
        complete_argument(s, first, size, line + out->begin, out);
    }
    free(line);
}

void completions_free(completions *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i]);
    }
    list->count = 0;
}
