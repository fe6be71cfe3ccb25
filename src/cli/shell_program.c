/* Commands of the shell that are commands of the program: .identify is "onym identify". */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shell_private.h"

#define WORDS_MAX 32

/* Words of a command line; they lie in the line itself. */
typedef struct words {
    char *items[WORDS_MAX + 1];
    int count;
} words;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Takes the word at *REST off, with its quotes and backslashes resolved in place; false when one of
 * them is not closed. */
static bool take_word(char **rest, char **word)
{
    char *from = *rest, *to = *rest;
    char quote = '\0';
    *word = to;
    for (; *from != '\0' && (quote != '\0' || !is_blank(*from)); from++) {
        if (*from == quote) {
            quote = '\0';
        } else if (quote == '\0' && (*from == '"' || *from == '\'')) {
            quote = *from;
        } else {
            from += *from == '\\' && quote != '\'';
            if (*from == '\0') {
                return false;
            }
            *to++ = *from;
        }
    }
    from += *from != '\0';
    *to = '\0';
    *rest = from;
    return quote == '\0';
}

/* Adds the words of LINE. */
static int split(words *w, char *line, onym_error *error)
{
    for (;;) {
        line += strspn(line, " \t");
        if (*line == '\0') {
            return ONYM_OK;
        }
        if (w->count == WORDS_MAX) {
            return shell_fail(error, ONYM_EUSAGE, "limit: more than %d words", WORDS_MAX);
        }
        if (!take_word(&line, &w->items[w->count++])) {
            return shell_fail(error, ONYM_EUSAGE,
                              "usage: a quotation mark or a backslash is left open");
        }
    }
}

/* The program has said what was wrong; from a pipe, the line is named as well. */
static int told(const shell *s, const char *name, int status, onym_error *error)
{
    if (status != ONYM_OK && !s->options.interactive) {
        return shell_fail(error, status, "shell: %s failed", name);
    }
    error->message[0] = '\0';
    return status;
}

static int run(shell *s, const char *name, words *w, onym_error *error)
{
    static char style_option[] = "--style";
    char style[64] = "";
    if (s->options.run == NULL) {
        return shell_fail(error, ONYM_EUSAGE, "usage: %s is not to be had here", name);
    }
    (void)strncat(style, onym_style_describe(s->style)->id, sizeof style - 1);
    if (w->count + 2 <= WORDS_MAX) { /* after the command and its verb, before what may be "--" */
        int at = strcmp(w->items[0], "glossary") == 0 ? 2 : 1;
        memmove(&w->items[at + 2], &w->items[at], (size_t)(w->count - at) * sizeof w->items[0]);
        w->items[at] = style_option;
        w->items[at + 1] = style;
        w->count += 2;
    }
    w->items[w->count] = NULL;
    return told(s, name, s->options.run(s->options.program, w->count, w->items), error);
}

/* Runs the command of WORDS with the words of ARGUMENT, which may not be missing when NEEDED. */
static int run_words(shell *s, const char *name, words *w, char *argument, bool needed,
                     onym_error *error)
{
    if (needed && argument[0] == '\0') {
        return shell_usage(name, error);
    }
    int status = split(w, argument, error);
    return status == ONYM_OK ? run(s, name, w, error) : status;
}

static char glossary_word[] = "glossary", identify_word[] = "identify", import_word[] = "import",
            export_word[] = "export", styles_word[] = "styles", compare_word[] = "--compare",
            edit_word[] = "edit", remove_word[] = "remove";

int shell_identify(shell *s, char *argument, onym_error *error)
{
    words w = {{identify_word}, 1};
    return run_words(s, ".identify", &w, argument, true, error);
}

int shell_export(shell *s, char *argument, onym_error *error)
{
    words w = {{glossary_word, export_word}, 2};
    return run_words(s, ".export", &w, argument, false, error);
}

/* Opens the glossaries again after one of them was changed: perhaps one of --glossary, so that the
 * user's own need not exist. */
static int open_again(shell *s, onym_error *error)
{
    const char *user = s->options.user_glossary;
    bool exists = user != NULL && access(user, F_OK) == 0;
    return exists ? shell_read_again(s, error) : shell_open_glossary(s, error);
}

int shell_import(shell *s, char *argument, onym_error *error)
{
    words w = {{glossary_word, import_word}, 2};
    int status = run_words(s, ".import", &w, argument, true, error);
    return status == ONYM_OK ? open_again(s, error) : status;
}

int shell_compare(shell *s, char *argument, onym_error *error)
{
    words w = {{styles_word, compare_word, argument}, 3};
    return argument[0] != '\0' ? run(s, ".compare", &w, error) : shell_usage(".compare", error);
}

/* Runs "glossary VERB" on the entry of NAME. */
static int change(shell *s, const char *command, char *verb, char *name, onym_error *error)
{
    if (name[0] == '\0') {
        return shell_usage(command, error);
    }
    words w = {{glossary_word, verb, name}, 3};
    int status = run(s, command, &w, error);
    return status == ONYM_OK ? open_again(s, error) : status;
}

int shell_edit(shell *s, char *argument, onym_error *error)
{
    shell_show(s);
    return change(s, ".edit", edit_word, argument, error);
}

int shell_remove(shell *s, char *argument, onym_error *error)
{
    int status = change(s, ".remove", remove_word, argument, error);
    if (status == ONYM_OK && s->options.interactive) {
        output_puts(s->options.out, "removed: ");
        output_name(s->options.out, argument);
        output_puts(s->options.out, "\n");
    }
    return status;
}
