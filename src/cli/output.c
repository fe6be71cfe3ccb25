/* Where the program's results and messages go: standard output, buffered, and standard error. */
#include "cli/output.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_UNKNOWN ((size_t)80)
#define WIDTH_MAX     ((size_t)1000)

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool wants_colour(bool terminal)
{
    return terminal && !is_set("NO_COLOR") && is_set("TERM") && strcmp(getenv("TERM"), "dumb") != 0;
}

void output_resize(output *out)
{
    struct winsize size = {0};
    out->width = OUTPUT_WIDTH;
    if (out->terminal) {
        bool known = ioctl(out->descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
        out->width = known ? size.ws_col : WIDTH_UNKNOWN;
    }
    out->width = out->width > WIDTH_MAX ? WIDTH_MAX : out->width;
}

void output_open(output *out, int descriptor, colour_choice colour)
{
    out->descriptor = descriptor;
    out->terminal = isatty(descriptor) == 1;
    out->colour = colour == COLOUR_ALWAYS || (colour == COLOUR_AUTO && wants_colour(out->terminal));
    out->failure = 0;
    out->used = 0;
    out->pass_on = NULL;
    output_resize(out);
}

/* Waits until a descriptor that does not block can be written to. */
static bool wait_for(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLOUT};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

int write_whole(int descriptor, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, data, size);
        if (written > 0) {
            data += written;
            size -= (size_t)written;
        } else if (written < 0 && errno != EINTR && !(errno == EAGAIN && wait_for(descriptor))) {
            return errno;
        }
    }
    return 0;
}

static void drain(output *out)
{
    if (out->failure == 0) {
        out->failure = out->pass_on != NULL ? out->pass_on(out->pass_context, out->bytes, out->used)
                                            : write_whole(out->descriptor, out->bytes, out->used);
    }
    out->used = 0;
}

void output_divert(output *out, onym_write_fn *pass_on, void *context)
{
    drain(out);
    out->pass_on = pass_on;
    out->pass_context = context;
}

int output_write(void *context, const char *data, size_t size)
{
    output *out = context;
    while (size > 0 && out->failure == 0) {
        size_t room = sizeof out->bytes - out->used;
        size_t part = size < room ? size : room;
        memcpy(out->bytes + out->used, data, part);
        out->used += part;
        data += part;
        size -= part;
        if (out->used == sizeof out->bytes) {
            drain(out);
        }
    }
    return out->failure;
}

void output_puts(output *out, const char *text)
{
    (void)output_write(out, text, strlen(text));
}

static const char no_memory[] = "onym: internal: out of memory\n";

/* Ends the program: without memory for a few words nothing that it prints would be whole. */
static void end_without_memory(void)
{
    (void)write_whole(STDERR_FILENO, no_memory, sizeof no_memory - 1);
    exit(ONYM_EINTERNAL);
}

void output_printable(output *out, onym_text text, bool one_line)
{
    onym_string shown;
    if (onym_printable(&shown, text, one_line, NULL) != ONYM_OK) {
        end_without_memory();
    }
    (void)output_write(out, shown.data, shown.size);
    onym_string_free(&shown);
}

void output_name(output *out, const char *text)
{
    output_printable(out, onym_text_of(text), true);
}

void output_blanks(output *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        (void)output_write(out, " ", 1);
    }
}

void output_colour(output *out, const char *code)
{
    if (out->colour) {
        output_puts(out, code);
    }
}

/* What the error number means, in lower case but for acronyms ("RPC ..."). */
static void describe(char *reason, size_t size, int number)
{
    (void)snprintf(reason, size, "%s", strerror(number));
    bool capital = reason[0] >= 'A' && reason[0] <= 'Z';
    if (capital && reason[1] >= 'a' && reason[1] <= 'z') {
        reason[0] = (char)(reason[0] - 'A' + 'a');
    }
}

int output_flush(output *out, onym_error *error)
{
    drain(out);
    if (out->failure == 0) {
        return ONYM_OK;
    }
    if (error != NULL) {
        char reason[128];
        describe(reason, sizeof reason, out->failure);
        error->status = ONYM_EOUTPUT;
        (void)snprintf(error->message, sizeof error->message,
                       "output: cannot write: %s (standard output)", reason);
    }
    return ONYM_EOUTPUT;
}

size_t shown_width(const char *text)
{
    onym_string shown;
    if (onym_printable(&shown, onym_text_of(text), true, NULL) != ONYM_OK) {
        end_without_memory();
    }
    size_t width = onym_width((onym_text){shown.data, shown.size});
    onym_string_free(&shown);
    return width;
}

/* One line in one write, so that messages of several programs do not mix. */
void message_write(const char *head, const char *message)
{
    onym_string shown;
    char *line = NULL;
    if (onym_printable(&shown, onym_text_of(message), true, NULL) == ONYM_OK) {
        int size = asprintf(&line, "%s%s\n", head, shown.data);
        if (size > 0) {
            (void)write_whole(STDERR_FILENO, line, (size_t)size);
            free(line);
            onym_string_free(&shown);
            return;
        }
        onym_string_free(&shown);
    }
    (void)write_whole(STDERR_FILENO, no_memory, sizeof no_memory - 1);
}

void message_print(const char *message)
{
    message_write("onym: ", message);
}

void message_printf(const char *format, ...)
{
    char message[sizeof((onym_error *)NULL)->message];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    message_print(message);
}

int message_error(const onym_error *error)
{
    message_print(error->message);
    return error->status;
}
