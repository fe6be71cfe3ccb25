/* Completion: names of the glossary, commands, and what follows them. */
#include <stdlib.h>
#include <string.h>

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

/* What completes a word after a command. */
static const struct {
    const char *command;
    void (*complete)(shell *s, const char *prefix, completions *out);
} arguments[] = {
    {".add", complete_name},
    {".help", complete_command},
    {".style", complete_style},
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
