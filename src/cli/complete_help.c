/* The options of a command, read from its help. */
#include "cli/complete_help.h"

#include <string.h>

#include "cli/cli.h"

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* Whether an option's name begins at AT of TEXT. */
static bool begins_option(const char *text, const char *at)
{
    bool free = at == text || strchr(" [|\n,", at[-1]) != NULL;
    return free && at[0] == '-' && is_name(at[1]) && (at[1] != '-' || is_name(at[2]));
}

/* The option whose name begins at AT. */
static help_option read_option(const char *at)
{
    help_option option = {.name = {at, 0}};
    while (is_name(at[option.name.size])) {
        option.name.size++;
    }
    const char *after = at + option.name.size;
    bool equals = strncmp(after, "[=", 2) == 0;
    option.takes_value = *after == ' ' && after[1] >= 'A' && after[1] <= 'Z' && !equals;
    size_t line = strcspn(after, "\n");
    for (size_t i = 0; i + 2 < line; i++) { /* two blanks stand before what it does */
        if (after[i] == ' ' && after[i + 1] == ' ') {
            i += strspn(after + i, " ");
            option.about = (onym_text){after + i, line - i};
            break;
        }
    }
    return option;
}

/* The options in the SIZE bytes at TEXT.  A usage says them again without a word about them: only
 * lines that begin with an option count, or, when ANYWHERE, all. */
static void read_options(const char *text, size_t size, bool anywhere,
                         void (*each)(void *context, const help_option *option), void *context)
{
    bool line_begin = true;
    for (size_t i = 0; i + 1 < size; i++) {
        bool counts = anywhere || line_begin;
        if (counts && begins_option(text, text + i)) {
            help_option option = read_option(text + i);
            each(context, &option);
            i += option.name.size - 1;
            /* "-i, --interactive": the long name follows */
            line_begin = text[i + 1] == ',';
        } else if (text[i] == '\n') {
            line_begin = true;
        } else if (text[i] != ' ' && text[i] != ',') {
            line_begin = false;
        }
    }
}

/* The usage of VERB within the help of glossary: up to the next verb. */
static onym_text usage_of(const char *help, const char *verb)
{
    static const char start[] = "onym glossary ";
    for (const char *at = strstr(help, start); at != NULL; at = strstr(at + 1, start)) {
        const char *word = at + sizeof start - 1;
        size_t size = strlen(verb);
        if (strncmp(word, verb, size) == 0 && !is_name(word[size])) {
            const char *next = strstr(word, start), *end = strstr(word, "\n\n");
            const char *stop = next != NULL && (end == NULL || next < end) ? next : end;
            return (onym_text){word, stop != NULL ? (size_t)(stop - word) : strlen(word)};
        }
    }
    return (onym_text){help, 0};
}

void help_options(const help_text *help, void (*each)(void *context, const help_option *option),
                  void *context)
{
    for (size_t i = 0; i < command_count; i++) {
        const char *text = commands[i].help;
        if (strcmp(commands[i].name, help->command) != 0) {
            continue;
        }
        if (*help->verb != '\0') {
            onym_text usage = usage_of(text, help->verb);
            read_options(usage.data, usage.size, true, each, context);
        } else {
            read_options(text, strlen(text), false, each, context);
        }
    }
    read_options(cli_common_help, strlen(cli_common_help), false, each, context);
}

struct search {
    const char *name;
    bool found;
};

static void compare(void *context, const help_option *option)
{
    struct search *s = context;
    bool same = strlen(s->name) == option->name.size &&
                memcmp(s->name, option->name.data, option->name.size) == 0;
    s->found = s->found || (same && option->takes_value);
}

bool help_takes_value(const help_text *help, const char *name)
{
    struct search s = {name, false};
    if (name[0] == '-') {
        help_options(help, compare, &s);
    }
    return s.found;
}
