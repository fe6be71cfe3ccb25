/* Where results and messages go: every byte arrives or a failure is told, and colour is chosen. */
#include "../unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/encoding.h"
#include "cli/flow.h"
#include "cli/output.h"

static output out;

static void a_slow_pipe_gets_every_byte(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t child = fork();
    if (child == 0) {
        static char chunk[4096];
        size_t total = 0;
        (void)close(ends[1]);
        for (ssize_t got; (got = read(ends[0], chunk, sizeof chunk)) > 0; total += (size_t)got) {
            (void)usleep(200);
        }
        _exit(total == 1000000 ? 0 : 1);
    }
    (void)close(ends[0]);
    output_open(&out, ends[1], COLOUR_NEVER);
    for (int i = 0; i < 100000; i++) {
        output_puts(&out, "0123456789");
    }
    assert_int_equal(output_flush(&out, NULL), ONYM_OK);
    (void)close(ends[1]);
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void a_failure_sticks(void **state)
{
    (void)state;
    int full = open("/dev/full", O_WRONLY);
    onym_error error;
    output_open(&out, full, COLOUR_NEVER);
    output_puts(&out, "x");
    assert_int_equal(output_flush(&out, &error), ONYM_EOUTPUT);
    assert_string_equal(error.message,
                        "output: cannot write: no space left on device (standard output)");
    assert_int_not_equal(output_write(&out, "x", 1), 0);
    assert_int_equal(output_flush(&out, &error), ONYM_EOUTPUT);
    (void)close(full);
    output_open(&out, -1, COLOUR_NEVER);
    assert_int_equal(output_flush(&out, NULL), ONYM_OK);
    output_puts(&out, "x");
    assert_int_equal(output_flush(&out, NULL), ONYM_EOUTPUT);
}

static void a_reader_that_goes_away_is_a_failure(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    void (*handler)(int) = signal(SIGPIPE, SIG_IGN);
    (void)close(ends[0]);
    output_open(&out, ends[1], COLOUR_NEVER);
    output_puts(&out, "x");
    assert_int_equal(output_flush(&out, NULL), ONYM_EOUTPUT);
    assert_int_equal(out.failure, EPIPE);
    (void)close(ends[1]);
    (void)signal(SIGPIPE, handler);
}

static bool has_colour(int descriptor, colour_choice choice, const char *no_color,
                       const char *terminal)
{
    (void)(no_color != NULL ? setenv("NO_COLOR", no_color, 1) : unsetenv("NO_COLOR"));
    (void)(terminal != NULL ? setenv("TERM", terminal, 1) : unsetenv("TERM"));
    output_open(&out, descriptor, choice);
    return out.colour;
}

static void colour_is_for_terminals_that_want_it(void **state)
{
    (void)state;
    int master, slave, file = memfd_create("file", 0);
    struct winsize size = {.ws_row = 24, .ws_col = 33};
    assert_int_equal(openpty(&master, &slave, NULL, NULL, &size), 0);
    assert_true(has_colour(slave, COLOUR_AUTO, NULL, "xterm"));
    assert_true(has_colour(slave, COLOUR_AUTO, "", "xterm"));
    assert_false(has_colour(slave, COLOUR_AUTO, "1", "xterm"));
    assert_false(has_colour(slave, COLOUR_AUTO, NULL, "dumb"));
    assert_false(has_colour(slave, COLOUR_AUTO, NULL, ""));
    assert_false(has_colour(slave, COLOUR_AUTO, NULL, NULL));
    assert_false(has_colour(slave, COLOUR_NEVER, NULL, "xterm"));
    assert_false(has_colour(file, COLOUR_AUTO, NULL, "xterm"));
    assert_int_equal(out.width, OUTPUT_WIDTH);
    assert_true(has_colour(file, COLOUR_ALWAYS, "1", "dumb"));
    output_open(&out, slave, COLOUR_NEVER);
    assert_int_equal(out.width, 33);
    (void)close(master);
    (void)close(slave);
    (void)close(file);
}

/* What the messages of a call were. */
static char messages[4096];

/* What goes to a terminal of 16 columns breaks between words, by columns and not by bytes. */
static void words_flow_in_columns(void **state)
{
    (void)state;
    char text[256] = "";
    int file = memfd_create("flow", 0);
    output_open(&out, file, COLOUR_NEVER);
    flow f = flow_begin(&out, 2, ",");
    f.limit = 16;
    for (int i = 0; i < 4; i++) {
        flow_put(&f, onym_text_of("평양시"), i == 3 ? " (1945)" : "");
    }
    assert_int_equal(output_flush(&out, NULL), ONYM_OK);
    assert_true(pread(file, text, sizeof text - 1, 0) > 0);
    (void)close(file);
    assert_string_equal(text, "평양시,\n  평양시,\n  평양시,\n  평양시 (1945)");
    file = memfd_create("flow", 0);
    output_open(&out, file, COLOUR_NEVER);
    f = flow_begin(&out, 2, ","); /* no terminal: one line */
    for (int i = 0; i < 40; i++) {
        flow_put(&f, onym_text_of("Seoul"), "");
    }
    assert_int_equal(output_flush(&out, NULL), ONYM_OK);
    assert_int_equal(pread(file, text, sizeof text - 1, 0), sizeof text - 1);
    (void)close(file);
    assert_null(strchr(text, '\n'));
}

static void begin_messages(int *saved, int *file)
{
    *file = memfd_create("messages", 0);
    *saved = dup(2);
    assert_int_equal(dup2(*file, 2), 2);
}

static void end_messages(int saved, int file)
{
    assert_int_equal(dup2(saved, 2), 2);
    ssize_t got = pread(file, messages, sizeof messages - 1, 0);
    messages[got > 0 ? got : 0] = '\0';
    (void)close(saved);
    (void)close(file);
}

static void messages_are_one_line_each(void **state)
{
    (void)state;
    int saved, file;
    onym_error error = {ONYM_EINPUT, "input: bad\x1b[2J\n (a\nb)"};
    begin_messages(&saved, &file);
    int status = message_error(&error);
    end_messages(saved, file);
    assert_int_equal(status, ONYM_EINPUT);
    assert_string_equal(messages, "onym: input: bad\\x1b[2J\\n (a\\nb)\n");
}

static void odd_bytes_are_told(void **state)
{
    (void)state;
    int saved, file;
    onym_encoding_report odd = {
        .looks_like = "", .invalid_count = 2, .invalid_first = 9, .nul_count = 1, .dropped = 3};
    onym_encoding_report utf16 = {.looks_like = "UTF-16LE", .nul_count = 50};
    begin_messages(&saved, &file);
    int loose = encoding_tell("a", &odd, false), strict = encoding_tell("a", &odd, true);
    int other = encoding_tell("b", &utf16, false);
    end_messages(saved, file);
    assert_int_equal(loose, ONYM_OK);
    assert_int_equal(strict, ONYM_EINPUT);
    assert_int_equal(other, ONYM_EINPUT);
    const char *once = "onym: encoding: 2 bytes are not UTF-8, the first at offset 9 (a)\n"
                       "onym: encoding: 1 NUL byte (a)\n"
                       "onym: limit: 3 findings over the limit of 100000, not shown (a)\n";
    char expected[1024];
    (void)snprintf(expected, sizeof expected,
                   "%s%sonym: encoding: looks like UTF-16LE; convert it with iconv (b)\n", once,
                   once);
    assert_string_equal(messages, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slow_pipe_gets_every_byte),
        cmocka_unit_test(a_failure_sticks),
        cmocka_unit_test(a_reader_that_goes_away_is_a_failure),
        cmocka_unit_test(colour_is_for_terminals_that_want_it),
        cmocka_unit_test(words_flow_in_columns),
        cmocka_unit_test(messages_are_one_line_each),
        cmocka_unit_test(odd_bytes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
