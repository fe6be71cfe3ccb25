/* Running the shell: over commands of the command line, a pipe, or a terminal. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/history.h"
#include "cli/line_edit.h"
#include "cli/shell_private.h"

#define PROMPT "onym>"

/* Does what an event of the reader asks for and returns its status. */
static int handle(shell *s, line_event event, onym_text line)
{
    if (event == LINE_CLEARED) {
        return ONYM_OK;
    }
    if (event == LINE_TOO_LONG) {
        s->line_number++;
        (void)output_flush(s->options.out, NULL);
        message_printf("limit: a line of more than %zu bytes (line %zu)", LINE_MAX_SIZE,
                       s->line_number);
        return ONYM_EUSAGE;
    }
    return shell_line(s, line.data, line.size);
}

/* Writes out what was answered; a file of .output that cannot be written is given up. */
static int flush(shell *s, onym_error *error)
{
    if (output_flush(s->options.out, error) == ONYM_OK) {
        return ONYM_OK;
    }
    bool file = s->output_path != NULL;
    (void)shell_end_output(s, error);
    if (file) { /* of standard output main tells */
        (void)message_error(error);
    }
    return file && s->options.interactive ? ONYM_OK : ONYM_EOUTPUT;
}

int shell_run(shell *s, line_reader *reader)
{
    bool failed = false;
    s->interrupted = reader->interrupted;
    while (!s->over) {
        onym_text line = {NULL, 0};
        line_event event = reader->read(reader, &line);
        if (event == LINE_FAILED) {
            message_printf("input: cannot read: %s (standard input)", strerror(errno));
            return ONYM_EINPUT;
        }
        if (event == LINE_END) {
            break;
        }
        failed = handle(s, event, line) != ONYM_OK || failed;
        onym_error error;
        int status = flush(s, &error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    return failed && !s->options.interactive ? 1 : ONYM_OK;
}

/* Runs the commands of the command line; the worst status counts. */
static int run_commands(shell *s, const char *const *commands, size_t count)
{
    int worst = ONYM_OK;
    for (size_t i = 0; i < count && !s->over; i++) {
        int status = shell_line(s, commands[i], strlen(commands[i]));
        worst = status > worst ? status : worst;
    }
    onym_error error;
    int status = flush(s, &error);
    return status == ONYM_OK ? worst : status;
}

static void complete(void *context, onym_text before, completions *out)
{
    shell_complete(context, before, out);
}

static char *hint(void *context, onym_text line)
{
    return shell_hint(context, line);
}

/* Hints are shown unless ONYM_HINTS is 0. */
static bool wants_hints(void)
{
    const char *wish = getenv("ONYM_HINTS");
    return wish == NULL || strcmp(wish, "0") != 0;
}

static line_reader *open_editor(shell *s)
{
    char *history = history_path();
    line_edit_options options = {.prompt = PROMPT,
                                 .colour = s->options.out->colour,
                                 .history = history,
                                 .complete = complete,
                                 .hint = wants_hints() ? hint : NULL,
                                 .context = s};
    line_reader *reader = line_edit_new(&options);
    free(history);
    return reader;
}

static int run_lines(shell *s)
{
    line_reader *reader = s->options.interactive ? open_editor(s) : NULL;
    if (reader == NULL) {
        reader = line_plain_new(STDIN_FILENO, s->options.interactive ? PROMPT " " : NULL);
    }
    if (reader == NULL) {
        message_print("internal: out of memory");
        return ONYM_EINTERNAL;
    }
    if (s->options.interactive) {
        output_puts(s->options.out, "onym " ONYM_VERSION ": type a name, or .help\n");
        (void)output_flush(s->options.out, NULL);
    }
    int status = shell_run(s, reader);
    reader->free(reader);
    return status;
}

int shell_main(const shell_options *options, const char *const *commands, size_t command_count)
{
    shell_options own = *options;
    own.interactive = command_count == 0 && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
    shell *s;
    onym_error error;
    if (shell_new(&s, &own, &error) != ONYM_OK) {
        return message_error(&error);
    }
    int status = command_count > 0 ? run_commands(s, commands, command_count) : run_lines(s);
    shell_free(s);
    return status;
}
