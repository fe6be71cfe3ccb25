/* The shell's commands, history file and line reader, without a terminal. */
#include "../unit/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/history.h"
#include "cli/shell.h"
#include "cli/shell_private.h"
#include "fake_library.h"

static char directory[64];

/* What a shell printed. */
typedef struct session {
    output out;
    int results, messages, old_error;
    shell *s;
    char text[65536];
} session;

static session *open_session_with(bool interactive, const char *user_glossary,
                                  int (*run)(void *, int, char **), void *run_context)
{
    static const char *const glossaries[] = {"shipped"};
    session *t = calloc(1, sizeof *t);
    assert_non_null(t);
    t->results = memfd_create("results", 0);
    t->messages = memfd_create("messages", 0);
    t->old_error = dup(2);
    assert_int_equal(dup2(t->messages, 2), 2);
    output_open(&t->out, t->results, COLOUR_AUTO);
    shell_options options = {.out = &t->out,
                             .glossaries = glossaries,
                             .glossary_count = 1,
                             .user_glossary = user_glossary,
                             .data_dir = "data",
                             .style = "ap",
                             .interactive = interactive,
                             .run = run,
                             .program = run_context};
    assert_int_equal(shell_new(&t->s, &options, NULL), ONYM_OK);
    return t;
}

static session *open_session(bool interactive, const char *user_glossary)
{
    return open_session_with(interactive, user_glossary, NULL, NULL);
}

static void close_session(session *t)
{
    shell_free(t->s);
    assert_int_equal(dup2(t->old_error, 2), 2);
    (void)close(t->old_error);
    (void)close(t->results);
    (void)close(t->messages);
    free(t);
}

/* What was written to a descriptor since the last call. */
static const char *take(session *t, int descriptor)
{
    (void)output_flush(&t->out, NULL);
    ssize_t got = pread(descriptor, t->text, sizeof t->text - 1, 0);
    assert_true(got >= 0);
    t->text[got] = '\0';
    assert_int_equal(ftruncate(descriptor, 0), 0);
    (void)lseek(descriptor, 0, SEEK_SET);
    return t->text;
}

static void check_line(session *t, const char *line, int status, const char *results,
                       const char *messages)
{
    assert_int_equal(shell_line(t->s, line, strlen(line)), status);
    assert_string_equal(take(t, t->results), results);
    assert_string_equal(take(t, t->messages), messages);
}

#define PYONGYANG "Pyongyang (place, North Korea): capital\n"

#define PYONGYANG_ROWS                                                                             \
    "  Russian       Пхеньян\n"                                                             \
    "  Korean        평양\n"                                                                     \
    "  hanja         平壤\n"                                                                     \
    "  style ap      Pyongyang\n"                                                                  \
    "  misspellings  Pyonyang\n"                                                                   \
    "  source        un-2012\n"                                                                    \
    "  by system\n"                                                                                \
    "    Phyongyang  ko-kp\n"                                                                      \
    "    Pyeongyang  ko-rr, ko-rr-letters\n"                                                       \
    "    P’yŏngyang  ko-mr\n"                                                                   \
    "  by house style\n"                                                                           \
    "    Pyongyang  ap, nknews\n"

static void a_bare_line_is_a_lookup(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, "Pyongyang", ONYM_OK, PYONGYANG PYONGYANG_ROWS, "");
    check_line(t, "  평양 \t", ONYM_OK, PYONGYANG PYONGYANG_ROWS, "");
    check_line(t, "Pyonyang", ONYM_OK,
               PYONGYANG "  found by      Pyonyang (misspelling)\n" PYONGYANG_ROWS, "");
    check_line(t, "", ONYM_OK, "", "");
    check_line(t, "  \t ", ONYM_OK, "", "");
    close_session(t);
}

static void north_and_south_have_rows_of_their_own(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, "Putin", ONYM_OK,
               "Vladimir Putin (person, Russia): president\n"
               "  family name     Putin\n"
               "  Russian         Владимир Путин\n"
               "  Korean (North)  울라지미르 뿌찐\n"
               "  Korean (South)  블라디미르 푸틴\n"
               "  style ap        Vladimir Putin\n"
               "  superseded      Esc\\x1b[31m (since 1999)\n"
               "  source          un-2012\n",
               "");
    close_session(t);
}

static void near_entries_are_offered(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    assert_int_equal(shell_line(t->s, "Pyongyong", 9), ONYM_OK);
    const char *printed = take(t, t->results);
    assert_non_null(strstr(printed, "no \"Pyongyong\"; did you mean\n\n" PYONGYANG
                                    "  found by      Pyongyang (preferred, near)\n"));
    assert_non_null(strstr(printed, "\nor: Pyongsong\n"));
    close_session(t);
}

static void what_fails_says_the_line(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, "no\x1bwhere", ONYM_NOT_FOUND, "", "onym: not found: no\\x1bwhere (line 1)\n");
    check_line(t, ".chekc a", ONYM_EUSAGE, "",
               "onym: usage: no command .chekc; the nearest is .check (line 2)\n");
    check_line(t, ".", ONYM_EUSAGE, "",
               "onym: usage: no command .; the nearest is .add (line 3)\n");
    check_line(t, ".check", ONYM_EUSAGE, "", "onym: usage: .check FILE (line 4)\n");
    check_line(t, ".quit now", ONYM_EUSAGE, "", "onym: usage: .quit  (line 5)\n");
    assert_false(shell_is_over(t->s));
    assert_int_equal(shell_line(t->s, "a\0b", 3), ONYM_EUSAGE);
    assert_string_equal(take(t, t->messages), "onym: usage: a line with a NUL byte (line 6)\n");
    close_session(t);
    t = open_session(true, NULL);
    check_line(t, ".trans x", ONYM_EUSAGE, "",
               "usage: no command .trans; the nearest is .translit\n");
    close_session(t);
}

static void long_lines_are_refused(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    static char line[LINE_MAX_SIZE + 1];
    memset(line, 'x', sizeof line);
    assert_int_equal(shell_line(t->s, line, sizeof line), ONYM_EUSAGE);
    assert_string_equal(take(t, t->messages),
                        "onym: limit: a line of more than 65536 bytes (line 1)\n");
    assert_int_equal(shell_line(t->s, line, sizeof line - 1), ONYM_NOT_FOUND);
    close_session(t);
}

static void every_command_has_one_line_of_help(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    assert_int_equal(shell_line(t->s, ".help", 5), ONYM_OK);
    char *help = strdup(take(t, t->results));
    static const char *const names[] = {".add",    ".check",    ".compare", ".edit",   ".export",
                                        ".help",   ".identify", ".import",  ".mode",   ".next",
                                        ".output", ".quit",     ".read",    ".remove", ".style",
                                        ".system", ".translit"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char start[32];
        (void)snprintf(start, sizeof start, "\n  %s ", names[i]);
        assert_non_null(strstr(help, start));
    }
    free(help);
    assert_int_equal(shell_line(t->s, ".help check", 11), ONYM_OK);
    assert_ptr_equal(
        strstr(take(t, t->results), "  .check FILE  check the names of a draft\n  .next"), t->text);
    check_line(t, ".help .quit", ONYM_OK, "  .quit   leave, as Ctrl-D does\n", "");
    check_line(t, ".help sistem", ONYM_EUSAGE, "",
               "onym: usage: no command sistem; the nearest is .system (line 4)\n");
    close_session(t);
}

static void translit_goes_by_script_or_by_choice(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, ".translit 평양 x", ONYM_OK, "ko-mr(평양 x)\n", "");
    check_line(t, ".translit Москва", ONYM_OK, "ru-bgn-simple(Москва)\n", "");
    check_line(t, ".translit 평양 Москва", ONYM_OK, "ru-bgn-simple(ko-mr(평양 Москва))\n", "");
    check_line(t, ".translit plain", ONYM_OK, "plain\n", "");
    check_line(t, ".system ko-rr", ONYM_OK, "* ko-rr  Revised Romanization\n", "");
    check_line(t, ".translit 평양", ONYM_OK, "ko-rr(평양)\n", "");
    check_line(t, ".system nil", ONYM_EUSAGE, "", "onym: scheme: no such system (nil) (line 7)\n");
    check_line(t, ".system", ONYM_OK,
               "  ko-mr          McCune-Reischauer\n"
               "* ko-rr          Revised Romanization\n"
               "  ru-bgn-simple  BGN, simplified\n",
               "");
    check_line(t, ".system auto", ONYM_OK, "", "");
    check_line(t, ".translit 평양", ONYM_OK, "ko-mr(평양)\n", "");
    close_session(t);
}

static void check_reports_a_draft(void **state)
{
    (void)state;
    session *t = open_session(true, NULL);
    FILE *file = fopen("draft", "w");
    assert_non_null(file);
    assert_true(fputs("to Pyonyang", file) >= 0);
    assert_int_equal(fclose(file), 0);
    const char *expected = "draft:1:1: error: misspelling of Pyongyang [name/misspelt]\n"
                           "    to Pyonyang\n"
                           "       ^~~~~~~~\n"
                           "\n"
                           "1 error in 1 file\n";
    fake = (fake_record){.checkers = 0};
    check_line(t, ".check draft", ONYM_NOT_FOUND, expected, "");
    check_line(t, ".check draft", ONYM_NOT_FOUND, expected, "");
    assert_int_equal(fake.checkers, 1);
    check_line(t, ".style nknews", ONYM_OK, "* nknews  NK News\n", "");
    check_line(t, ".check draft", ONYM_NOT_FOUND, expected, "");
    assert_int_equal(fake.checkers, 2);
    check_line(t, ".style", ONYM_OK, "  ap      Associated Press\n* nknews  NK News\n", "");
    check_line(t, ".check /dev/null", ONYM_OK, "nothing to report\n", "");
    check_line(t, ".check missing", ONYM_EINPUT, "",
               "input: cannot open: no such file or directory (missing)\n");
    check_line(t, ".check -", ONYM_EINPUT, "",
               "input: cannot open: no such file or directory (./-)\n");
    assert_int_equal(mkfifo("fifo", 0600), 0);
    check_line(t, ".check fifo", ONYM_EINPUT, "", "input: is a pipe (fifo)\n");
    assert_int_equal(unlink("fifo"), 0);
    assert_int_equal(unlink("draft"), 0);
    close_session(t);
}

static void add_fills_the_columns(void **state)
{
    (void)state;
    fake = (fake_record){.opened = 0};
    session *t = open_session(false, "user");
    check_line(t, ".add Choe Son Hui; kind = person; ko=최선희; ru=Цой Сон Хи;", ONYM_OK,
               "added: Choe Son Hui\n", "");
    assert_string_equal(fake.added, "Choe Son Hui|Цой Сон Хи|최선희|최선희|person|");
    assert_int_equal(fake.opened, 2);
    assert_int_equal(fake.path_count, 2);
    check_line(t, ".add B; ko-kr=나", ONYM_OK, "added: B\n", "");
    assert_string_equal(fake.added, "B|-|-|나|-|");
    assert_int_equal(fake.path_count, 2);
    check_line(t, ".add C", ONYM_EUSAGE, "", "onym: usage: .add NAME; ru=... (line 3)\n");
    check_line(t, ".add C; 가", ONYM_EUSAGE, "", "onym: usage: .add NAME; ru=... (line 4)\n");
    assert_int_equal(shell_line(t->s, ".add C; zz=1", 12), ONYM_EUSAGE);
    assert_non_null(strstr(take(t, t->messages), "no column zz; there are kind, ru"));
    close_session(t);
    t = open_session(false, NULL);
    assert_int_equal(shell_line(t->s, ".add C; ru=1", 12), ONYM_EUSAGE);
    assert_non_null(strstr(take(t, t->messages), "onym: config: no place"));
    close_session(t);
    t = open_session(false, "locked");
    check_line(t, ".add C; ru=1", ONYM_EGLOSSARY, "", "onym: glossary: locked (locked) (line 1)\n");
    close_session(t);
}

static void put_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void next_shows_one_finding_after_the_other(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, ".next", ONYM_NOT_FOUND, "",
               "onym: not found: no draft was checked; .check FILE (line 1)\n");
    put_file("draft", "It rained. Gen. Kim left Pyonyang\non Monday. It was cold.\n");
    assert_int_equal(shell_line(t->s, ".check draft", 12), ONYM_NOT_FOUND);
    (void)take(t, t->results);
    check_line(t, ".next", ONYM_OK,
               "draft:1:1: error [name/misspelt] (1 of 1)\n\n"
               "    Gen. Kim left >>Pyonyang<< on Monday.\n\n"
               "    why     misspelling of Pyongyang\n"
               "    1  Pyongyang\n",
               "");
    check_line(t, ".next", ONYM_NOT_FOUND, "",
               "onym: not found: no more findings (draft) (line 4)\n");
    check_line(t, ".next x", ONYM_EUSAGE, "", "onym: usage: .next  (line 5)\n");
    assert_int_equal(unlink("draft"), 0);
    close_session(t);
}

static void the_mode_decides_how_answers_look(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, ".mode", ONYM_OK, "human\n", "");
    check_line(t, ".mode tsv", ONYM_OK, "", "");
    check_line(t, "평성", ONYM_OK,
               "평성\texact\t1\tkp.place.pyongsong\ten\tPyongsong\tpreferred\t\t\n"
               "평성\texact\t1\tkp.place.pyongsong\tko-KP\t평성\tpreferred\t\t\n"
               "평성\texact\t1\tkp.place.pyongsong\tru\tПхёнсон\tpreferred\t\t\n",
               "");
    put_file("draft", "Pyonyang");
    check_line(t, ".check draft", ONYM_NOT_FOUND,
               "draft\t1\t1\terror\tname/misspelt\tPyonyang\tPyongyang\tmisspelling of Pyongyang\n",
               "");
    check_line(t, ".mode json", ONYM_OK, "", "");
    assert_int_equal(shell_line(t->s, "평성", strlen("평성")), ONYM_OK);
    assert_ptr_equal(strstr(take(t, t->results), "{\"query\":\"평성\",\"results\":[{\"concept\":"),
                     t->text);
    check_line(t, "nil", ONYM_NOT_FOUND, "{\"query\":\"nil\",\"results\":[]}\n",
               "onym: not found: nil (line 7)\n");
    assert_int_equal(shell_line(t->s, ".check draft", 12), ONYM_NOT_FOUND);
    assert_ptr_equal(strstr(take(t, t->results), "{\"path\": \"draft\""), t->text);
    check_line(t, ".mode wide", ONYM_EUSAGE, "", "onym: usage: .mode [human|json|tsv] (line 9)\n");
    check_line(t, ".mode", ONYM_OK, "json\n", "");
    assert_int_equal(unlink("draft"), 0);
    close_session(t);
}

static void output_goes_to_a_file_and_back(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, ".output answers", ONYM_OK, "", "");
    check_line(t, ".translit 평", ONYM_OK, "", "");
    check_line(t, ".output", ONYM_OK, "", "");
    check_line(t, ".translit 양", ONYM_OK, "ko-mr(양)\n", "");
    onym_string written;
    assert_int_equal(onym_file_read(&written, "answers", 0, NULL), ONYM_OK);
    assert_string_equal(written.data, "ko-mr(평)\n");
    onym_string_free(&written);
    check_line(t, ".output missing/file", ONYM_EOUTPUT, "",
               "onym: output: cannot open: No such file or directory (missing/file) (line 5)\n");
    check_line(t, ".output /dev/full", ONYM_OK, "", "");
    check_line(t, ".translit 평", ONYM_OK, "", "");
    check_line(t, ".output", ONYM_EOUTPUT, "",
               "onym: output: cannot write: No space left on device (/dev/full) (line 8)\n");
    check_line(t, ".translit 양", ONYM_OK, "ko-mr(양)\n", "");
    assert_int_equal(unlink("answers"), 0);
    close_session(t);
}

static void read_does_what_a_file_says(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    put_file("commands", ".translit 평\n\n.nil\n.translit 양");
    check_line(t, ".read commands", ONYM_EUSAGE, "ko-mr(평)\nko-mr(양)\n",
               "onym: usage: no command .nil; the nearest is .add (commands:3)\n");
    put_file("commands", ".translit 평\n.read commands\n");
    check_line(t, ".read commands", ONYM_EUSAGE, "ko-mr(평)\nko-mr(평)\nko-mr(평)\nko-mr(평)\n",
               "onym: limit: .read in more than 4 files (commands) (commands:2)\n");
    check_line(t, ".read .", ONYM_EINPUT, "", "onym: input: is not a regular file (.) (line 3)\n");
    put_file("commands", ".quit\n.nil\n");
    check_line(t, ".read commands", ONYM_OK, "", "");
    assert_true(shell_is_over(t->s));
    assert_int_equal(unlink("commands"), 0);
    close_session(t);
}

/* What the shell asked the program to do: words in brackets. */
static char asked[256];

static int fake_run(void *program, int count, char **arguments)
{
    asked[0] = '\0';
    for (int i = 0; i < count; i++) {
        (void)strncat(asked, "[", 2);
        (void)strncat(asked, arguments[i], 40);
        (void)strncat(asked, "]", 2);
    }
    return *(int *)program;
}

static void check_asked(session *t, const char *line, int status, const char *expected,
                        const char *messages)
{
    asked[0] = '\0';
    check_line(t, line, status, "", messages);
    assert_string_equal(asked, expected);
}

static void some_commands_are_the_program_s(void **state)
{
    (void)state;
    int status = ONYM_OK;
    session *t = open_session_with(false, NULL, fake_run, &status);
    check_asked(t, ".identify Chong\\ jin --native '청 진'", ONYM_OK,
                "[identify][--style][ap][Chong jin][--native][청 진]", "");
    check_asked(t, ".compare Kim Jong \"Un\"", ONYM_OK,
                "[styles][--style][ap][--compare][Kim Jong \"Un\"]", "");
    check_asked(t, ".export -o \"a b\"\"\"", ONYM_OK, "[glossary][export][--style][ap][-o][a b]",
                "");
    fake.opened = 0;
    check_asked(t, ".import x", ONYM_OK, "[glossary][import][--style][ap][x]", "");
    check_asked(t, ".edit 평양", ONYM_OK, "[glossary][edit][--style][ap][평양]", "");
    check_asked(t, ".remove nil", ONYM_OK, "[glossary][remove][--style][ap][nil]", "");
    assert_int_equal(fake.opened, 3); /* what changed is seen */
    status = ONYM_NOT_FOUND;
    check_asked(t, ".identify x", ONYM_NOT_FOUND, "[identify][--style][ap][x]",
                "onym: shell: .identify failed (line 7)\n");
    check_asked(t, ".identify 'x", ONYM_EUSAGE, "",
                "onym: usage: a quotation mark or a backslash is left open (line 8)\n");
    check_asked(t, ".import x\\", ONYM_EUSAGE, "",
                "onym: usage: a quotation mark or a backslash is left open (line 9)\n");
    check_asked(t, ".import", ONYM_EUSAGE, "", "onym: usage: .import FILE (line 10)\n");
    check_asked(t, ".remove", ONYM_EUSAGE, "", "onym: usage: .remove NAME (line 11)\n");
    close_session(t);
}

static void assert_hint(session *t, const char *line, const char *expected)
{
    char *hint = shell_hint(t->s, onym_text_of(line));
    assert_string_equal(hint != NULL ? hint : "", expected);
    free(hint);
}

static void hints_say_the_standard_form(void **state)
{
    (void)state;
    session *t = open_session(true, NULL);
    assert_hint(t, "평양", "Pyongyang");
    assert_hint(t, " Пхеньян ", "Pyongyang");
    assert_hint(t, "Pyongyang", ""); /* it is said already */
    assert_hint(t, "Влад", "… Vladimir Putin");
    assert_hint(t, "평", "… Pyongsong");
    assert_hint(t, "P", "");
    assert_hint(t, "nil", "");
    assert_hint(t, "", "");
    assert_hint(t, ".check dr", "FILE: check the names of a draft");
    assert_hint(t, ".quit", "leave, as Ctrl-D does");
    assert_hint(t, ".che", "");
    close_session(t);
}

static void quit_ends(void **state)
{
    (void)state;
    session *t = open_session(false, NULL);
    check_line(t, ".quit", ONYM_OK, "", "");
    assert_true(shell_is_over(t->s));
    close_session(t);
}

static void assert_completes(session *t, const char *before, size_t begin, const char *expected)
{
    completions list;
    char joined[1024] = "";
    shell_complete(t->s, onym_text_of(before), &list);
    for (size_t i = 0; i < list.count; i++) {
        (void)strncat(joined, list.items[i], 100);
        (void)strncat(joined, "|", 2);
    }
    assert_string_equal(joined, expected);
    assert_int_equal(list.begin, begin);
    completions_free(&list);
}

static void completion_knows_names_and_commands(void **state)
{
    (void)state;
    session *t = open_session(true, NULL);
    assert_completes(t, "pyo", 0, "Pyongsong|Pyongyang|");
    assert_completes(t, " 평", 1, "평성|평양|");
    assert_completes(t, "Пхе", 0, "Пхеньян|");
    assert_completes(t, "Vladimir P", 0, "Vladimir Putin|");
    assert_completes(t, "", 0, "");
    assert_completes(t, "zzz", 0, "");
    assert_completes(t, ".s", 0, ".style |.system |");
    assert_completes(t, ".q", 0, ".quit|");
    assert_completes(t, ".system ko-", 8, "ko-mr|ko-rr|");
    assert_completes(t, "  .style  n", 10, "nknews|");
    assert_completes(t, ".check d", 7, "");
    close_session(t);
}

static void a_missing_style_is_told(void **state)
{
    (void)state;
    static const char *const good[] = {"shipped"}, *const bad[] = {"missing"};
    output *out = calloc(1, sizeof *out);
    shell *s;
    onym_error error;
    shell_options options = {.out = out, .glossaries = good, .glossary_count = 1, .style = "none"};
    assert_int_equal(shell_new(&s, &options, &error), ONYM_EUSAGE);
    assert_null(s);
    options.glossaries = bad;
    assert_int_equal(shell_new(&s, &options, &error), ONYM_EGLOSSARY);
    assert_string_equal(error.message, "glossary: missing (missing)");
    free(out);
}

/* ---- History */

typedef struct lines_read {
    size_t count;
    char last[64], first[64];
} lines_read;

static void note_line(void *context, const char *line)
{
    lines_read *lines = context;
    (void)snprintf(lines->count == 0 ? lines->first : lines->last, sizeof lines->last, "%s", line);
    lines->count++;
}

static void history_keeps_what_it_should(void **state)
{
    (void)state;
    static const char *const given[] = {"평양", " secret", "", "\ttab", "Путин", "a\nb"};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        assert_true(history_append("history", onym_text_of(given[i])));
    }
    struct stat status;
    assert_int_equal(stat("history", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    lines_read lines = {0};
    history_load("history", note_line, &lines);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.first, "평양");
    assert_string_equal(lines.last, "Путин");
    assert_int_equal(unlink("history"), 0);
}

static void history_drops_what_is_live(void **state)
{
    (void)state;
    int descriptor = open("history", O_WRONLY | O_CREAT, 0600);
    static const char bytes[] = "good\n\x1b]0;pwn\x07\n\xff\n\n\xE2\x80\xAE\nfine\nunfinished";
    assert_int_equal(write(descriptor, bytes, sizeof bytes - 1), sizeof bytes - 1);
    (void)close(descriptor);
    lines_read lines = {0};
    history_load("history", note_line, &lines);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.last, "fine");
    assert_int_equal(unlink("history"), 0);
}

static void history_is_capped(void **state)
{
    (void)state;
    char line[32];
    for (int i = 1; i <= 2600; i++) {
        (void)snprintf(line, sizeof line, "line %d", i);
        assert_true(history_append("history", onym_text_of(line)));
    }
    lines_read lines = {0};
    history_load("history", note_line, &lines);
    assert_int_equal(lines.count, HISTORY_LINES);
    assert_string_equal(lines.first, "line 601");
    assert_string_equal(lines.last, "line 2600");
    struct stat status;
    assert_int_equal(stat("history", &status), 0);
    assert_true(status.st_size < 23 * 1024);
    assert_int_equal(unlink("history"), 0);
}

static void history_follows_no_links(void **state)
{
    (void)state;
    assert_int_equal(symlink("elsewhere", "history"), 0);
    assert_false(history_append("history", TEXT("x")));
    assert_int_equal(access("elsewhere", F_OK), -1);
    assert_int_equal(unlink("history"), 0);
    assert_int_equal(mkfifo("history", 0600), 0);
    lines_read lines = {0};
    history_load("history", note_line, &lines);
    assert_int_equal(lines.count, 0);
    assert_int_equal(unlink("history"), 0);
}

static void two_shells_lose_no_line(void **state)
{
    (void)state;
    for (int shell_number = 0; shell_number < 2; shell_number++) {
        if (fork() == 0) {
            char line[64];
            for (int i = 0; i < 300; i++) {
                (void)snprintf(line, sizeof line, "shell %d line %d", shell_number, i);
                (void)history_append("history", onym_text_of(line));
            }
            _exit(0);
        }
    }
    for (int i = 0; i < 2; i++) {
        assert_true(wait(NULL) > 0);
    }
    lines_read lines = {0};
    history_load("history", note_line, &lines);
    assert_int_equal(lines.count, 600);
    assert_int_equal(unlink("history"), 0);
}

static void the_history_has_a_place(void **state)
{
    (void)state;
    char expected[128];
    assert_int_equal(setenv("XDG_STATE_HOME", "relative", 1), 0);
    assert_int_equal(setenv("HOME", directory, 1), 0);
    (void)snprintf(expected, sizeof expected, "%s/.local/state/onym/history", directory);
    char *path = history_path();
    assert_string_equal(path, expected);
    free(path);
    assert_int_equal(rmdir(".local/state/onym") + rmdir(".local/state") + rmdir(".local"), 0);
    assert_int_equal(setenv("XDG_STATE_HOME", directory, 1), 0);
    (void)snprintf(expected, sizeof expected, "%s/onym/history", directory);
    path = history_path();
    assert_string_equal(path, expected);
    free(path);
    assert_int_equal(rmdir("onym"), 0);
    assert_int_equal(unsetenv("XDG_STATE_HOME"), 0);
    assert_int_equal(setenv("HOME", "relative", 1), 0);
    assert_null(history_path());
    assert_int_equal(setenv("HOME", "/does/not/exist", 1), 0);
    assert_null(history_path());
}

/* ---- Lines from a pipe */

static void plain_lines_keep_every_byte(void **state)
{
    (void)state;
    int descriptor = memfd_create("lines", 0);
    static char longest[LINE_MAX_SIZE + 1];
    memset(longest, 'x', sizeof longest);
    assert_int_equal(write(descriptor, "one\r\n\n\xff\0z\n", 10), 10);
    assert_int_equal(write(descriptor, longest, LINE_MAX_SIZE), LINE_MAX_SIZE);
    assert_int_equal(write(descriptor, "\r\n", 2), 2);
    assert_int_equal(write(descriptor, longest, LINE_MAX_SIZE + 1), LINE_MAX_SIZE + 1);
    assert_int_equal(write(descriptor, "\n", 1), 1);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(write(descriptor, longest, LINE_MAX_SIZE + 1), LINE_MAX_SIZE + 1);
    }
    assert_int_equal(write(descriptor, "\nlast", 5), 5);
    (void)lseek(descriptor, 0, SEEK_SET);
    line_reader *reader = line_plain_new(descriptor, NULL);
    onym_text line;
    const onym_text expected[] = {TEXT("one"), TEXT(""), TEXT("\xff\0z")};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(reader->read(reader, &line), LINE_READ);
        assert_int_equal(line.size, expected[i].size);
        assert_memory_equal(line.data, expected[i].data, line.size);
    }
    assert_int_equal(reader->read(reader, &line), LINE_READ);
    assert_int_equal(line.size, LINE_MAX_SIZE);
    assert_int_equal(reader->read(reader, &line), LINE_TOO_LONG);
    assert_int_equal(reader->read(reader, &line), LINE_TOO_LONG);
    assert_int_equal(reader->read(reader, &line), LINE_READ);
    assert_int_equal(line.size, 4);
    assert_memory_equal(line.data, "last", 4);
    assert_int_equal(reader->read(reader, &line), LINE_END);
    assert_int_equal(reader->read(reader, &line), LINE_END);
    reader->free(reader);
    (void)close(descriptor);
}

static int enter(void **state)
{
    (void)state;
    (void)snprintf(directory, sizeof directory, "/tmp/onym-shell-XXXXXX");
    return mkdtemp(directory) != NULL && chdir(directory) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    return chdir("/") == 0 && rmdir(directory) == 0 ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bare_line_is_a_lookup),
        cmocka_unit_test(north_and_south_have_rows_of_their_own),
        cmocka_unit_test(near_entries_are_offered),
        cmocka_unit_test(what_fails_says_the_line),
        cmocka_unit_test(long_lines_are_refused),
        cmocka_unit_test(every_command_has_one_line_of_help),
        cmocka_unit_test(translit_goes_by_script_or_by_choice),
        cmocka_unit_test(check_reports_a_draft),
        cmocka_unit_test(add_fills_the_columns),
        cmocka_unit_test(next_shows_one_finding_after_the_other),
        cmocka_unit_test(the_mode_decides_how_answers_look),
        cmocka_unit_test(output_goes_to_a_file_and_back),
        cmocka_unit_test(read_does_what_a_file_says),
        cmocka_unit_test(some_commands_are_the_program_s),
        cmocka_unit_test(hints_say_the_standard_form),
        cmocka_unit_test(quit_ends),
        cmocka_unit_test(completion_knows_names_and_commands),
        cmocka_unit_test(a_missing_style_is_told),
        cmocka_unit_test(history_keeps_what_it_should),
        cmocka_unit_test(history_drops_what_is_live),
        cmocka_unit_test(history_is_capped),
        cmocka_unit_test(history_follows_no_links),
        cmocka_unit_test(two_shells_lose_no_line),
        cmocka_unit_test(the_history_has_a_place),
        cmocka_unit_test(plain_lines_keep_every_byte),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
