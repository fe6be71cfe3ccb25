/* The shell on a pseudo-terminal: keys in, screen out. */
#include "pty.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const char *program;
static char directory[64];

static session *start(const char *const *environment)
{
    char *arguments[] = {strdup(program), NULL};
    session *t = pty_start(arguments, environment);
    free(arguments[0]);
    return t;
}

static void leave_shell(session *t)
{
    pty_type(t, "\x04");
    assert_int_equal(pty_finish(t), 0);
}

static const char *const utf8[] = {"LC_ALL", "C.UTF-8", NULL};
static const char *const c_locale[] = {"LC_ALL", "C", NULL};
static const char *const missing_locale[] = {"LC_ALL", "ko_KR.nothing", NULL};

static void types_every_script_in_any_locale(void **state)
{
    (void)state;
    static const char *const *const locales[] = {utf8, c_locale, missing_locale};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
        session *t = start(locales[i]);
        pty_expect(t, "onym> ");
        pty_ask(t, "평양", "Pyongyang (place, North Korea): capital\r\n");
        pty_ask(t, "Пхеньян", "Pyongyang (place, North Korea): capital\r\n");
        pty_ask(t, "P’yŏngyang", "Pyongyang (place, North Korea): capital\r\n");
        leave_shell(t);
    }
}

static void edits_in_the_middle(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_ask(t, "Пхньян\x1b[D\x1b[D\x1b[D\x1b[Dе", "Pyongyang (place");
    pty_ask(t, "울라지미 뿌찐찐\x02\x02\x02\x02르\x1b[C\x1b[C\x1b[C\x04", "Vladimir Putin (person");
    pty_ask(t, "x평양\x01\x1b[3~", "Pyongyang (place");
    pty_ask(t, "평양 잘못\x17\x7f", "Pyongyang (place");
    leave_shell(t);
}

static void history_comes_back(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_ask(t, "평양", "Pyongyang (place");
    pty_ask(t, "Putin", "Vladimir Putin (person");
    pty_ask(t, "\x1b[A\x1b[A", "Pyongyang (place");
    pty_ask(t, " 평성", "Pyongsong (place");
    pty_ask(t, "Владимир Путин", "Vladimir Putin (person");
    pty_ask(t, "평\x12", "Pyongyang (place");
    leave_shell(t);
    char path[128], content[256] = "";
    (void)snprintf(path, sizeof path, "%s/onym/history", directory);
    int descriptor = open(path, O_RDONLY);
    struct stat status;
    assert_int_equal(fstat(descriptor, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_true(read(descriptor, content, sizeof content - 1) > 0);
    (void)close(descriptor);
    assert_string_equal(content, "평양\nPutin\n평양\nВладимир Путин\n평양\n");
    t = start(c_locale);
    pty_expect(t, "onym> ");
    pty_ask(t, "\x1b[A\x1b[A", "Vladimir Putin (person");
    leave_shell(t);
}

static void completes_names_in_every_script(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_ask(t, "Пхе\t", "Pyongyang (place");
    pty_ask(t, "pyongy\t", "Pyongyang (place");
    pty_type(t, "평\t");
    pty_expect(t, "평성  평양\r\n");
    pty_ask(t, "양", "Pyongyang (place");
    pty_ask(t, ".tr\t평양", "ko-mr(평양)");
    pty_type(t, "es\t"); /* "Esc\x1b[31m" is not live in the list or the line */
    pty_expect(t, "es");
    pty_type(t, "\x03");
    pty_expect(t, "^C");
    pty_expect(t, "onym> ");
    assert_null(strstr(t->screen, "Esc\x1b"));
    leave_shell(t);
}

static void control_c_clears_and_control_d_leaves(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_type(t, "Putin");
    pty_expect(t, "Putin");
    pty_type(t, "\x03");
    pty_expect(t, "^C\r\n");
    pty_expect(t, "onym> ");
    pty_type(t, "\x03");
    pty_expect(t, "^C\r\n");
    pty_expect(t, "onym> ");
    pty_ask(t, "평양", "Pyongyang (place");
    leave_shell(t);
}

static void a_paste_is_one_line(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "\x1b[?2004h");
    pty_expect(t, "onym> ");
    pty_ask(t, "\x1b[200~Владимир\r\nПутин\n\x1b[201~", "\x1b[?2004lVladimir Putin (person");
    pty_ask(t, "\x1b[200~\x1b[31m\t평양\x1b[201~\x01\x04\x04\x04\x04\x04", "Pyongyang (place");
    leave_shell(t);
}

static void what_comes_in_parts_is_put_together(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    /* 평양 in jamo, and P’yŏngyang with its accent apart, typed and pasted. */
    pty_ask(t, "\xe1\x84\x91\xe1\x85\xa7\xe1\x86\xbc\xe1\x84\x8b\xe1\x85\xa3\xe1\x86\xbc",
            "Pyongyang (pl");
    pty_ask(t, "\x1b[200~P’yo\xcc\x86ngyang\x1b[201~", "Pyongyang (place");
    pty_ask(t, "\xe1\x84\x91\xe1\x85\xa7\xe1\x86\xbc양\x02\x02\x0b평양", "Pyongyang (place");
    leave_shell(t);
}

static void a_hint_stands_at_the_right_edge(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_type(t, "Пхень");
    pty_expect(t, "\x1b[69G… Pyongyang\x1b[12G"); /* 80 columns, one left free */
    pty_type(t, "ян");
    pty_expect(t, "\x1b[12G\x1b[J\x1b[12G"); /* taken away before the line grows */
    pty_expect(t, "\x1b[71GPyongyang\x1b[14G");
    pty_ask(t, "", "Pyongyang (place");
    leave_shell(t);
    static const char *const off[] = {"ONYM_HINTS", "0", NULL};
    t = start(off);
    pty_expect(t, "onym> ");
    pty_ask(t, "평양", "Pyongyang (place");
    assert_null(strstr(t->screen, "GPyongyang"));
    leave_shell(t);
}

/* A pager that frames what it is given, and tells how it is called. */
static void write_pager(char *path, size_t size)
{
    (void)snprintf(path, size, "%s/pager", directory);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("#!/bin/sh\necho \"[$# $1 $LESSSECURE\"\ncat\necho ]\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static void long_answers_go_to_the_pager(void **state)
{
    (void)state;
    char path[128], command[160];
    write_pager(path, sizeof path);
    (void)snprintf(command, sizeof command, "%s x;touch", path);
    const char *const environment[] = {"ONYM_PAGER", command, "PAGER", "nothing", NULL};
    session *t = start(environment);
    pty_expect(t, "onym> ");
    pty_ask(t, "평성", "Pyongsong (place"); /* fits the screen */
    assert_null(strstr(t->screen, "[1 x;touch"));
    struct winsize small = {.ws_row = 8, .ws_col = 80};
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &small), 0);
    pty_type(t, "평양\r");
    pty_expect(t, "[1 x;touch 1\r\nPyongyang (place"); /* no shell saw the command */
    pty_expect(t, "P’yŏngyang");
    pty_expect(t, "]\r\n");
    pty_expect(t, "onym> ");
    pty_ask(t, "평성", "Pyongsong (place");
    leave_shell(t);
    const char *const missing[] = {"ONYM_PAGER", "/no/such/pager", NULL};
    t = start(missing);
    pty_expect(t, "onym> ");
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &small), 0);
    pty_ask(t, "평양", "P’yŏngyang"); /* shown all the same */
    leave_shell(t);
    assert_int_equal(unlink(path), 0);
}

static void a_pager_that_is_left_early_does_no_harm(void **state)
{
    (void)state;
    const char *const environment[] = {"ONYM_PAGER", "true", NULL};
    session *t = start(environment);
    pty_expect(t, "onym> ");
    struct winsize small = {.ws_row = 4, .ws_col = 80};
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &small), 0);
    pty_type(t, "평양\r");
    pty_expect(t, "onym> ");
    pty_ask(t, ".mode", "human");
    leave_shell(t);
}

static void odd_bytes_do_no_harm(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_ask(t, "a\xff\xed\xa0z", "not found: a\xEF\xBF\xBD");
    pty_ask(t,
            "\xed\x8f\xed\x8f\x89"
            "양",
            "not found: \xEF\xBF\xBD평양");
    pty_ask(t, "평양", "Pyongyang (place");
    leave_shell(t);
}

static void errors_do_not_end_it(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_ask(t, ".chekc", "usage: no command .chekc; the nearest is .check\r\n");
    pty_type(t, ".quit\r");
    assert_int_equal(pty_finish(t), 0);
}

static void the_terminal_comes_back_as_it_was(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        int master, slave;
        assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
        struct termios before, after;
        assert_int_equal(tcgetattr(slave, &before), 0);
        session *t = calloc(1, sizeof *t);
        assert_non_null(t);
        t->master = master;
        t->child = fork();
        if (t->child == 0) {
            (void)dup2(slave, 0);
            (void)dup2(slave, 1);
            (void)dup2(slave, 2);
            (void)close(master);
            execl(program, program, (char *)NULL);
            _exit(127);
        }
        pty_expect(t, "onym> ");
        pty_type(t, "평");
        pty_expect(t, "평");
        int kept = dup(master); /* the terminal lives as long as this */
        assert_int_equal(kill(t->child, numbers[i]), 0);
        pty_expect(t, "\x1b[?2004l");
        int status = pty_finish(t);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), numbers[i]);
        assert_int_equal(tcgetattr(slave, &after), 0);
        assert_int_equal(before.c_iflag, after.c_iflag);
        assert_int_equal(before.c_oflag, after.c_oflag);
        assert_int_equal(before.c_lflag, after.c_lflag);
        assert_memory_equal(before.c_cc, after.c_cc, sizeof before.c_cc);
        (void)close(slave);
        (void)close(kept);
    }
}

static void it_survives_stop_and_resize(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_type(t, "평");
    pty_expect(t, "평");
    pty_type(t, "\x1a"); /* nobody can continue it here, so it goes on at once */
    struct winsize size = {.ws_row = 10, .ws_col = 30};
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &size), 0);
    assert_int_equal(kill(t->child, SIGSTOP), 0);
    assert_int_equal(kill(t->child, SIGCONT), 0);
    pty_ask(t, "양", "Pyongyang (place");
    size.ws_col = 1;
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &size), 0);
    pty_ask(t, "평양", "Pyongyang (place");
    leave_shell(t);
}

static void it_ends_with_its_terminal(void **state)
{
    (void)state;
    session *t = start(utf8);
    pty_expect(t, "onym> ");
    pty_type(t, "half a line");
    pty_expect(t, "half");
    (void)close(t->master);
    t->master = open("/dev/null", O_RDWR);
    int status = pty_finish(t);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGHUP : WEXITSTATUS(status) == 0);
}

static void a_plain_terminal_gets_no_codes(void **state)
{
    (void)state;
    static const char *const dumb[] = {"TERM", "dumb", NULL};
    static const char *const unset[] = {"TERM", "", NULL};
    static const char *const unknown[] = {"TERM", "no-such-terminal", "NO_COLOR", "1", NULL};
    static const char *const *const environments[] = {dumb, unset, unknown};
    for (size_t i = 0; i < sizeof environments / sizeof environments[0]; i++) {
        session *t = start(environments[i]);
        pty_expect(t, "onym> ");
        pty_ask(t, "평양", "Pyongyang (place");
        pty_type(t, "\x04");
        while (pty_read_more(t, 300)) {
        }
        assert_true(i == 2 || strchr(t->screen, '\x1b') == NULL);
        assert_null(strstr(t->screen, "\x1b[1m"));
        assert_int_equal(pty_finish(t), 0);
    }
}

/* Runs the program on a pipe with INPUT, and compares all that it prints. */
static void check_pipe(const char *arguments, const char *input, int status, const char *expected)
{
    char command[512], printed[8192] = "";
    (void)snprintf(command, sizeof command, "printf '%s' | %s %s 2>&1", input, program, arguments);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t size = fread(printed, 1, sizeof printed - 1, pipe);
    printed[size] = '\0';
    assert_int_equal(WEXITSTATUS(pclose(pipe)), status);
    assert_string_equal(printed, expected);
}

static void a_pipe_has_no_prompt(void **state)
{
    (void)state;
    check_pipe("", "", 0, "");
    check_pipe("", ".translit 평\\n\\n.help quit", 0,
               "ko-mr(평)\n  .quit   leave, as Ctrl-D does\n");
    check_pipe("", ".no\\n.translit 평\\n", 1,
               "onym: usage: no command .no; the nearest is .add (line 1)\nko-mr(평)\n");
    check_pipe("", ".quit\\n.no\\n", 0, "");
    check_pipe("'.translit 평' .no .quit .no", "", 2,
               "ko-mr(평)\nonym: usage: no command .no; the nearest is .add (line 2)\n");
}

static void a_failed_output_is_told(void **state)
{
    (void)state;
    check_pipe("> /dev/full", ".translit 평\\n.translit 양\\n", 5, "");
}

static int enter(void **state)
{
    (void)state;
    (void)snprintf(directory, sizeof directory, "/tmp/onym-pty-XXXXXX");
    return mkdtemp(directory) != NULL && setenv("XDG_STATE_HOME", directory, 1) == 0 &&
                   setenv("PAGER", "cat", 1) == 0 && unsetenv("ONYM_PAGER") == 0
               ? 0
               : -1;
}

static int clear(void **state)
{
    (void)state;
    char path[128];
    (void)snprintf(path, sizeof path, "%s/onym/history", directory);
    (void)unlink(path);
    (void)snprintf(path, sizeof path, "%s/onym", directory);
    (void)rmdir(path);
    return 0;
}

static int leave(void **state)
{
    (void)clear(state);
    return rmdir(directory);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: test_pty PROGRAM\n");
        return 2;
    }
    program = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(types_every_script_in_any_locale, clear),
        cmocka_unit_test_teardown(edits_in_the_middle, clear),
        cmocka_unit_test_teardown(history_comes_back, clear),
        cmocka_unit_test_teardown(completes_names_in_every_script, clear),
        cmocka_unit_test_teardown(control_c_clears_and_control_d_leaves, clear),
        cmocka_unit_test_teardown(a_paste_is_one_line, clear),
        cmocka_unit_test_teardown(what_comes_in_parts_is_put_together, clear),
        cmocka_unit_test_teardown(a_hint_stands_at_the_right_edge, clear),
        cmocka_unit_test_teardown(long_answers_go_to_the_pager, clear),
        cmocka_unit_test_teardown(a_pager_that_is_left_early_does_no_harm, clear),
        cmocka_unit_test_teardown(odd_bytes_do_no_harm, clear),
        cmocka_unit_test_teardown(errors_do_not_end_it, clear),
        cmocka_unit_test_teardown(the_terminal_comes_back_as_it_was, clear),
        cmocka_unit_test_teardown(it_survives_stop_and_resize, clear),
        cmocka_unit_test_teardown(it_ends_with_its_terminal, clear),
        cmocka_unit_test_teardown(a_plain_terminal_gets_no_codes, clear),
        cmocka_unit_test_teardown(a_pipe_has_no_prompt, clear),
        cmocka_unit_test_teardown(a_failed_output_is_told, clear),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
