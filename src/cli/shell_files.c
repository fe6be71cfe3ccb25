/* .mode, .output and .read: how answers are written and where, and lines from a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/shell_private.h"

/* .read in .read goes no deeper; a file of commands is no larger. */
#define DEPTH_MAX 4
#define READ_MAX  ((size_t)16 << 20)

static const char *const mode_names[] = {"human", "json", "tsv"};

int shell_mode_set(shell *s, char *argument, onym_error *error)
{
    for (size_t i = 0; i < sizeof mode_names / sizeof mode_names[0]; i++) {
        if (strcmp(argument, mode_names[i]) == 0) {
            s->mode = (shell_mode)i;
            return ONYM_OK;
        }
    }
    if (argument[0] != '\0') {
        return shell_usage(".mode", error);
    }
    output_puts(s->options.out, mode_names[s->mode]);
    output_puts(s->options.out, "\n");
    return ONYM_OK;
}

/* ---- .output */

int shell_end_output(shell *s, onym_error *error)
{
    output *out = s->options.out;
    if (s->output_path == NULL) {
        return ONYM_OK;
    }
    int status = output_flush(out, NULL);
    int failure = out->failure;
    if (close(out->descriptor) != 0 && failure == 0) {
        failure = errno;
    }
    *out = s->terminal;
    if (failure != 0 && error != NULL) {
        status = shell_fail(error, ONYM_EOUTPUT, "output: cannot write: %s (%.800s)",
                            strerror(failure), s->output_path);
    }
    free(s->output_path);
    s->output_path = NULL;
    return status;
}

int shell_output(shell *s, char *path, onym_error *error)
{
    output *out = s->options.out;
    shell_show(s);
    int status = shell_end_output(s, error);
    if (status != ONYM_OK || path[0] == '\0') {
        return status;
    }
    char *copy = strdup(path);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0 || copy == NULL) {
        free(copy);
        return shell_fail(error, ONYM_EOUTPUT, "output: cannot open: %s (%.800s)", strerror(errno),
                          path);
    }
    s->output_path = copy;
    s->terminal = *out;
    output_open(out, descriptor, COLOUR_NEVER);
    return ONYM_OK;
}

/* ---- .read */

/* Does what the lines of TEXT say; they lie in it. */
static int run_text(shell *s, char *text, size_t size)
{
    int worst = ONYM_OK;
    for (char *end = text + size; text < end && !s->over;) {
        char *newline = memchr(text, '\n', (size_t)(end - text));
        char *stop = newline != NULL ? newline : end;
        int status = shell_line(s, text, (size_t)(stop - text));
        worst = status > worst ? status : worst;
        text = stop + 1;
    }
    return worst;
}

int shell_read(shell *s, char *path, onym_error *error)
{
    struct stat status_of;
    onym_string text;
    if (path[0] == '\0') {
        return shell_usage(".read", error);
    }
    if (s->depth == DEPTH_MAX) {
        return shell_fail(error, ONYM_EUSAGE, "limit: .read in more than %d files (%.800s)",
                          DEPTH_MAX, path);
    }
    if (stat(path, &status_of) == 0 && !S_ISREG(status_of.st_mode)) {
        return shell_fail(error, ONYM_EINPUT, "input: is not a regular file (%.800s)", path);
    }
    int status = onym_file_read(&text, strcmp(path, "-") == 0 ? "./-" : path, READ_MAX, error);
    if (status != ONYM_OK) {
        return status;
    }
    char *name = strdup(path);
    const char *outer = s->file;
    size_t line_number = s->line_number;
    s->file = name != NULL ? name : "file";
    s->line_number = 0;
    s->depth++;
    status = run_text(s, text.data, text.size);
    s->depth--;
    s->line_number = line_number;
    s->file = outer;
    error->message[0] = '\0'; /* each line has spoken for itself */
    free(name);
    onym_string_free(&text);
    return status;
}
