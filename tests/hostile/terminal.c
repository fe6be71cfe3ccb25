/* I: the program itself at a terminal, with its own glossary: what interrupts it, what it leaves
 * behind, what it offers. */
#include "../shell/pty.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const char *program;
static char home[64], draft[80];

static session *start(void)
{
    static const char *environment[] = {"LC_ALL",         "C.UTF-8", "HOME",  home,
                                        "XDG_STATE_HOME", home,      "PAGER", "cat",
                                        "XDG_DATA_HOME",  home,      NULL};
    char *arguments[] = {strdup(program), NULL};
    session *t = pty_start(arguments, environment);
    free(arguments[0]);
    pty_expect(t, "onym> ");
    return t;
}

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Types a command that takes long, and waits until it is at work. */
static void begin_long_check(session *t)
{
    char line[128];
    (void)snprintf(line, sizeof line, ".check %s\r", draft);
    pty_type(t, line);
    pty_expect(t, draft);
    while (pty_read_more(t, 300)) {
    }
}

static void i115_control_c_at_the_prompt_and_at_work(void **state)
{
    (void)state;
    session *t = start();
    pty_type(t, "\x03");
    pty_expect(t, "onym> ");
    begin_long_check(t);
    double begun = now();
    pty_type(t, "\x03");
    pty_expect(t, "onym> ");
    /* 0.2 s of a machine that does nothing else; a check of the whole takes a hundred times that.
     */
    assert_true(now() - begun < 2);
    pty_ask(t, "Pyongyang", "Pyongyang");
    pty_type(t, "\x04");
    assert_int_equal(pty_finish(t), 0);
}

static void i116_it_waits_without_work_and_keeps_its_history_once(void **state)
{
    (void)state;
    char path[128], history[4096];
    struct rusage before, after;
    (void)snprintf(path, sizeof path, "%s/onym/history", home);
    (void)remove(path);
    assert_int_equal(getrusage(RUSAGE_CHILDREN, &before), 0);
    session *t = start();
    pty_ask(t, "Pyongyang", "Pyongyang");
    pty_type(t, "half a line");
    while (pty_read_more(t, 2000)) {
    }
    assert_int_equal(kill(t->child, SIGHUP), 0);
    int status = pty_finish(t);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    assert_int_equal(getrusage(RUSAGE_CHILDREN, &after), 0);
    assert_true(after.ru_utime.tv_sec - before.ru_utime.tv_sec <= 1);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(history, 1, sizeof history - 1, file);
    history[size] = '\0';
    assert_int_equal(fclose(file), 0);
    const char *first = strstr(history, "Pyongyang\n");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Pyongyang\n"));
    assert_null(strstr(history, "half"));
}

static void i117_i118_the_terminal_is_as_it_was(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct termios raw, after;
        session *t = start();
        int kept = dup(t->master); /* the terminal lives as long as this */
        pty_type(t, "Pyong");
        pty_expect(t, "Pyong");
        assert_int_equal(tcgetattr(kept, &raw), 0);
        assert_true((raw.c_lflag & ICANON) == 0);
        assert_int_equal(kill(t->child, numbers[i]), 0);
        if (numbers[i] == SIGTSTP) {
            /* It stops, or goes on at once where nobody could continue it; the modes are its own.
             */
            assert_int_equal(kill(t->child, SIGCONT), 0);
            pty_ask(t, "yang", "Pyongyang");
            pty_type(t, "\x04");
            assert_int_equal(pty_finish(t), 0);
        } else {
            int status = pty_finish(t);
            assert_true(WIFSIGNALED(status) && WTERMSIG(status) == numbers[i]);
        }
        assert_int_equal(tcgetattr(kept, &after), 0);
        assert_true((after.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG));
        assert_true((after.c_iflag & ICRNL) != 0 && (after.c_oflag & OPOST) != 0);
        (void)close(kept);
    }
}

static void i123_completion_is_capped_and_shows_nothing_live(void **state)
{
    (void)state;
    static const char *const prefixes[] = {"K", "%", "김", "'", "ㄱ"};
    session *t = start();
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        t->size = t->seen = 0; /* each list by itself */
        pty_type(t, prefixes[i]);
        pty_type(t, "\t\t");
        while (pty_read_more(t, 2000)) {
        }
        assert_null(memmem(t->screen, t->size, "\x1b]", 2));
        assert_true(t->size < 16384);
        t->seen = t->size; /* the prompt was drawn again under the list */
        pty_type(t, "\x03");
        pty_expect(t, "onym> ");
    }
    t->size = t->seen = 0;
    pty_ask(t, "Vladivosto\t", "port on the Sea of Japan");
    pty_type(t, "\x04");
    assert_int_equal(pty_finish(t), 0);
}

static int make_files(void **state)
{
    (void)state;
    (void)strcpy(home, "/tmp/onym-terminal-XXXXXX");
    if (mkdtemp(home) == NULL) {
        return -1;
    }
    (void)snprintf(draft, sizeof draft, "%s/long.txt", home);
    FILE *file = fopen(draft, "w");
    for (int i = 0; file != NULL && i < 400000; i++) {
        (void)fprintf(file, "In Pyo%dnyang they met Kim Jong%d Un of Rodog Sinmun.\n\n", i, i);
    }
    return file != NULL && fclose(file) == 0 ? 0 : -1;
}

static int remove_files(void **state)
{
    (void)state;
    char command[96];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(i115_control_c_at_the_prompt_and_at_work),
        cmocka_unit_test(i116_it_waits_without_work_and_keeps_its_history_once),
        cmocka_unit_test(i117_i118_the_terminal_is_as_it_was),
        cmocka_unit_test(i123_completion_is_capped_and_shows_nothing_live),
    };
    if (count != 2) {
        return 2;
    }
    program = arguments[1];
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
