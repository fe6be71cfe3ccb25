/* onym check -i and --watch on a pseudo-terminal: keys in, screen and files out. */
#include "pty.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "onym.h"

static char *program;
static char directory[64];

#define DRAFT                                                                                      \
    "Talks opened in Pyonyang. The Rodog\nSinmun wrote of Kiev.\n\n\"Kiev is quiet,\" he said in " \
    "Pyonyang.\n"

static void put(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_content(const char *path, const char *expected)
{
    onym_string content;
    assert_int_equal(onym_file_read(&content, path, 0, NULL), ONYM_OK);
    assert_string_equal(content.data, expected);
    onym_string_free(&content);
}

static const char *const environment[] = {"LC_ALL", "C.UTF-8", "TERM",      "xterm", "NO_COLOR",
                                          "1",      "EDITRC",  "/dev/null", NULL};

static char check_word[] = "check", i_word[] = "-i", watch_word[] = "--watch",
            draft_word[] = "draft.txt", again_word[] = "--again";

static session *start_pass(void)
{
    char *arguments[] = {program, check_word, i_word, draft_word, NULL};
    return pty_start(arguments, environment);
}

/* Waits for the prompt and types KEY. */
static void answer(session *t, const char *shown, const char *key)
{
    pty_expect(t, shown);
    pty_expect(t, "? help] ");
    pty_type(t, key);
}

static int status_of(session *t)
{
    int status = pty_finish(t);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_pass_writes_at_the_end(void **state)
{
    (void)state;
    put("draft.txt", DRAFT);
    session *t = start_pass();
    answer(t, "Talks opened in >>Pyonyang<<.", "e");
    answer(t, "everywhere [", "1");
    pty_expect(t, "draft.txt:1:31: error [name/misspelt] (2 of 5)");
    pty_expect(t, "The >>Rodog Sinmun<< wrote of Kiev.");
    pty_expect(t, "why     \"Rodog Sinmun\"");
    pty_expect(t, "source  kcna wikidata");
    answer(t, "1  Rodong Sinmun", "1");
    answer(t, ">>Kiev<<.", "r");
    pty_expect(t, "write: ");
    pty_type(t, "Kyiv, Ukraine\r");
    pty_expect(t, "\">>Kiev<< is quiet,\"");
    pty_expect(t, "in      direct speech");
    assert_content("draft.txt", DRAFT); /* not before the end */
    answer(t, "1  Kyiv", "s");
    pty_expect(t, "draft.txt: 4 changed, 0 left, 1 marked [sic], 0 added; 0 not decided");
    assert_int_equal(status_of(t), 0);
    assert_content("draft.txt",
                   "Talks opened in Pyongyang. The Rodong\nSinmun wrote of Kyiv, Ukraine."
                   "\n\n\"Kiev [sic] is quiet,\" he said in Pyongyang.\n");
    t = start_pass(); /* [sic] is not asked about again */
    pty_expect(t, "nothing to report");
    assert_int_equal(status_of(t), 0);
}

static void ctrl_c_leaves_the_file(void **state)
{
    (void)state;
    static const char *const keys[] = {"\x03", "q"};
    for (size_t i = 0; i < 2; i++) {
        put("draft.txt", DRAFT);
        session *t = start_pass();
        answer(t, ">>Pyonyang<<", "I");
        answer(t, ">>Rodog", "1");
        answer(t, ">>Kiev<<", keys[i]);
        pty_expect(t, "nothing written");
        assert_int_equal(status_of(t), 130);
        assert_content("draft.txt", DRAFT);
        assert_int_equal(access("state/onym/decisions.tsv", F_OK), -1);
    }
    session *t = start_pass();
    pty_expect(t, "? help] ");
    assert_int_equal(kill(t->child, SIGTERM), 0);
    int status = pty_finish(t);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_content("draft.txt", DRAFT);
}

static void the_next_draft_does_not_ask_again(void **state)
{
    (void)state;
    put("draft.txt", DRAFT);
    session *t = start_pass();
    answer(t, ">>Pyonyang<<", "e");
    answer(t, "everywhere", "1");
    answer(t, ">>Rodog", "i"); /* in this sentence only */
    answer(t, ">>Kiev<<.", "I");
    answer(t, "\">>Kiev<<", "x");
    pty_expect(t, "2 changed, 2 left, 0 marked [sic], 0 added; 1 not decided");
    assert_int_equal(status_of(t), 0); /* what is left over is a note */
    put("draft.txt",
        "A Pyonyang paper. The Rodog Sinmun wrote\nof Kiev. To Kiev, by Rodog Sinmun.\n");
    t = start_pass();
    pty_expect(t, "draft.txt:2:22: error [name/misspelt] (5 of 5)");
    answer(t, "To Kiev, by >>Rodog Sinmun<<.", "1");
    pty_expect(t,
               "2 changed, 3 left, 0 marked [sic], 0 added; 0 not decided (4 as decided before)");
    assert_int_equal(status_of(t), 0);
    assert_content(
        "draft.txt",
        "A Pyongyang paper. The Rodog Sinmun wrote\nof Kiev. To Kiev, by Rodong Sinmun.\n");
    struct stat info;
    assert_int_equal(stat("state/onym/decisions.tsv", &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);

    put("draft.txt", "In Pyonyang.\n");
    t = start_pass(); /* nothing is asked, so that the change is */
    pty_expect(t, "write it? [y/n] ");
    pty_type(t, "n");
    pty_expect(t, "nothing written");
    assert_int_equal(status_of(t), 130);
    assert_content("draft.txt", "In Pyonyang.\n");
    char *arguments[] = {program, check_word, i_word, again_word, draft_word, NULL};
    t = pty_start(arguments, environment);
    answer(t, ">>Pyonyang<<", "1");
    assert_int_equal(status_of(t), 0);
    assert_content("draft.txt", "In Pyongyang.\n");
}

static void a_project_keeps_its_own(void **state)
{
    (void)state;
    assert_int_equal(mkdir(".onym", 0755), 0);
    put("draft.txt", "Off to Kiev by the Rodog Sinmun, via Pyonyang.\n");
    session *t = start_pass();
    answer(t, ">>Kiev<<", "a");
    pty_expect(t, "1  a form of ua.place.kyiv, in the project's glossary");
    pty_expect(t, "4  a name of its own, in your own glossary");
    pty_type(t, "1");
    answer(t, ">>Rodog Sinmun<<", "a");
    pty_expect(t, "3  a name of its own, in the project's glossary");
    pty_type(t, "3");
    answer(t, ">>Pyonyang<<", "I");
    pty_expect(t, "0 changed, 1 left, 0 marked [sic], 2 added; 0 not decided");
    assert_int_equal(status_of(t), 0);
    t = start_pass(); /* two are names now, one was left */
    pty_expect(t,
               "0 changed, 1 left, 0 marked [sic], 0 added; 0 not decided (1 as decided before)");
    assert_int_equal(status_of(t), 0);
    assert_int_equal(access(".onym/decisions.tsv", F_OK), 0);
    assert_int_equal(access("state/onym/decisions.tsv", F_OK), -1);
    onym_string glossary;
    assert_int_equal(onym_file_read(&glossary, ".onym/glossary.tsv", 0, NULL), ONYM_OK);
    assert_non_null(strstr(glossary.data, "\nua.place.kyiv\tKyiv\t"));
    assert_non_null(strstr(glossary.data, "; Kiev\t"));
    assert_null(strstr(glossary.data, "superseded"));
    assert_non_null(strstr(glossary.data, "\nxx.term.rodog-sinmun\tRodog Sinmun\t"));
    onym_string_free(&glossary);
}

/* Without a project there is one glossary to add to, the user's own; what is in it is a name from
 * then on. */
static void what_is_added_is_a_name_from_then_on(void **state)
{
    (void)state;
    put("draft.txt", "Off to Kiev by the Rodog Sinmun.\n");
    session *t = start_pass();
    answer(t, ">>Kiev<<", "?");
    pty_expect(t, "undo the last decision");
    pty_type(t, "9"); /* there is no ninth suggestion */
    pty_expect(t, "? help] ");
    pty_type(t, "s"); /* it is no direct speech */
    pty_expect(t, "? help] ");
    pty_type(t, "a");
    pty_expect(t, "1  a form of ua.place.kyiv, in your own glossary");
    pty_expect(t, "any other key: not] ");
    pty_type(t, "1");
    answer(t, ">>Rodog Sinmun<<", "u");
    answer(t, ">>Kiev<<", "a");
    pty_expect(t, "any other key: not] ");
    pty_type(t, "1");
    answer(t, ">>Rodog Sinmun<<", "a");
    pty_expect(t, "2  a name of its own, in your own glossary");
    pty_type(t, "2");
    pty_expect(t, "0 changed, 0 left, 0 marked [sic], 2 added; 0 not decided");
    assert_int_equal(status_of(t), 0);
    assert_content("draft.txt", "Off to Kiev by the Rodog Sinmun.\n");
    t = start_pass();
    pty_expect(t, "nothing to report");
    assert_int_equal(status_of(t), 0);
}

/* What to write is asked for with the completion of names; an empty line is no answer. */
static void what_to_write_is_completed(void **state)
{
    (void)state;
    put("draft.txt", "A Pyonyang paper.\n");
    session *t = start_pass();
    answer(t, ">>Pyonyang<<", "r");
    pty_expect(t, "write: ");
    pty_type(t, "\r");
    answer(t, "", "r");
    pty_expect(t, "write: ");
    pty_type(t, "Vladivos\t\r");
    pty_expect(t, "1 changed");
    assert_int_equal(status_of(t), 0);
    assert_content("draft.txt", "A Vladivostok paper.\n");
}

/* A glossary of a project that is no glossary is not overwritten; the draft is written all the
 * same, and the status says that something was not. */
static void a_strange_glossary_is_left(void **state)
{
    (void)state;
    assert_int_equal(mkdir(".onym", 0755), 0);
    put("draft.txt", "Off to Kiev, via Pyonyang.\n");
    session *t = start_pass();
    pty_expect(t, ">>Kiev<<");
    put(".onym/glossary.tsv", "my shopping list\n"); /* by another program, meanwhile */
    answer(t, "", "a");
    pty_expect(t, "any other key: not] ");
    pty_type(t, "1");
    answer(t, ">>Pyonyang<<", "1");
    pty_expect(t, "the project's glossary has another header");
    assert_int_equal(status_of(t), 5);
    assert_content(".onym/glossary.tsv", "my shopping list\n");
}

/* Several drafts, one of them none: all are asked about, the worst counts. */
static void several_drafts_are_asked_about(void **state)
{
    (void)state;
    char here[] = ".", other_word[] = "other.txt";
    put("draft.txt", "In Pyonyang.\n");
    put("other.txt", "By Rodog Sinmun.\n");
    char *arguments[] = {program, check_word, i_word, here, draft_word, other_word, NULL};
    session *t = pty_start(arguments, environment);
    pty_expect(t, "is not a regular file");
    answer(t, ">>Pyonyang<<", "x");
    answer(t, ">>Rodog Sinmun<<", "1");
    assert_int_equal(status_of(t), 3);
    assert_content("draft.txt", "In Pyonyang.\n");
    assert_content("other.txt", "By Rodong Sinmun.\n");
}

/* Waits until the screen shows TEXT, then saves the draft. */
static void save_when(session *t, const char *text, const char *content, bool rename_over)
{
    pty_expect(t, text);
    (void)usleep(300000); /* the watch is set before the check, but the round must be over */
    if (rename_over) {
        put("draft.txt~", content);
        assert_int_equal(rename("draft.txt~", "draft.txt"), 0);
    } else {
        put("draft.txt", content);
    }
}

static void a_watched_file_is_checked_when_saved(void **state)
{
    (void)state;
    put("draft.txt", "In Pyonyang.\n");
    char *arguments[] = {program, check_word, watch_word, draft_word, NULL};
    session *t = pty_start(arguments, environment);
    save_when(t, "\"Pyonyang\" looks like", "In Pyongyang. In Kiev.\n", false);
    save_when(t, "\"Kiev\" is an older name", "To the Rodog Sinmun.\n", true);
    pty_expect(t, "\"Rodog Sinmun\" looks like");
    pty_type(t, "\x03");
    int status = pty_finish(t);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGINT : WEXITSTATUS(status) == 130);
}

static int enter(void **state)
{
    (void)state;
    (void)snprintf(directory, sizeof directory, "/tmp/onym-pass-XXXXXX");
    if (mkdtemp(directory) == NULL || chdir(directory) != 0) {
        return -1;
    }
    char path[128];
    static const char *const homes[][2] = {
        {"XDG_STATE_HOME", "state"}, {"XDG_DATA_HOME", "data"}, {"XDG_CACHE_HOME", "cache"}};
    for (size_t i = 0; i < 3; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", directory, homes[i][1]);
        if (setenv(homes[i][0], path, 1) != 0) {
            return -1;
        }
    }
    return 0;
}

static int leave(void **state)
{
    (void)state;
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf %s", directory);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: test_check_pass PROGRAM\n");
        return 2;
    }
    program = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pass_writes_at_the_end, enter, leave),
        cmocka_unit_test_setup_teardown(ctrl_c_leaves_the_file, enter, leave),
        cmocka_unit_test_setup_teardown(the_next_draft_does_not_ask_again, enter, leave),
        cmocka_unit_test_setup_teardown(a_project_keeps_its_own, enter, leave),
        cmocka_unit_test_setup_teardown(what_is_added_is_a_name_from_then_on, enter, leave),
        cmocka_unit_test_setup_teardown(what_to_write_is_completed, enter, leave),
        cmocka_unit_test_setup_teardown(a_strange_glossary_is_left, enter, leave),
        cmocka_unit_test_setup_teardown(several_drafts_are_asked_about, enter, leave),
        cmocka_unit_test_setup_teardown(a_watched_file_is_checked_when_saved, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
