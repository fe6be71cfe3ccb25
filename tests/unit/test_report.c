/* Reports: every format to the byte, alignment under any script, and nothing live in any of them.
 */
#include "unit.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "check/findings.h"

/* A finding of the usual kind, to be changed where a test wants. */
static onym_finding *add(onym_findings *findings, onym_text text, const char *word,
                         const char *const *suggestions, size_t suggestion_count)
{
    onym_finding *finding = findings_add(findings);
    assert_non_null(finding);
    const char *at = memmem(text.data, text.size, word, strlen(word));
    assert_non_null(at);
    finding->rule = ONYM_RULE_MISSPELT;
    finding->level = ONYM_ERROR;
    finding->begin = (size_t)(at - text.data);
    finding->end = finding->begin + strlen(word);
    finding->line = 1;
    finding->column = 1;
    finding->text = word;
    finding->text_size = strlen(word);
    finding->suggestions = suggestions;
    finding->suggestion_count = suggestion_count;
    finding->concept = "kp.place.pyongyang";
    finding->message = "misspelling of Pyongyang";
    finding->reason_kind = "near";
    finding->fixable = true;
    return finding;
}

static const char *const pyongyang[] = {"Pyongyang"};

static int append(void *context, const char *data, size_t size)
{
    buffer_append(context, data, size);
    return 0;
}

/* The whole report of one file, NUL-terminated; the caller frees it. */
static char *report(onym_report_options options, const char *path, onym_text text,
                    const onym_findings *findings)
{
    buffer out = {0};
    onym_reporter *reporter;
    assert_int_equal(onym_reporter_new(&reporter, &options, append, &out, NULL), ONYM_OK);
    assert_int_equal(onym_reporter_file(reporter, path, text, findings, NULL), ONYM_OK);
    assert_int_equal(onym_reporter_end(reporter, NULL), ONYM_OK);
    onym_reporter_free(reporter);
    onym_string string;
    assert_int_equal(buffer_take(&string, &out, NULL), ONYM_OK);
    return string.data;
}

static void assert_report(onym_report_options options, onym_text text,
                          const onym_findings *findings, const char *expected)
{
    char *printed = report(options, "a.txt", text, findings);
    assert_string_equal(printed, expected);
    free(printed);
}

static void human_shows_line_caret_and_summary(void **state)
{
    (void)state;
    onym_text text = TEXT("one\nto Pyonyang on Monday\nend");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Pyonyang", pyongyang, 1);
    finding->line = 2;
    finding->column = 4;
    finding->reason_system = "ko-mr";
    finding->reason_source = "un-2012";
    finding->quoted = true;
    assert_report((onym_report_options){ONYM_HUMAN, false, 80}, text, findings,
                  "a.txt:2:4: error: misspelling of Pyongyang [name/misspelt]\n"
                  "    to Pyonyang on Monday\n"
                  "       ^~~~~~~~\n"
                  "    in a quotation; system ko-mr; source un-2012\n"
                  "\n"
                  "1 error in 1 file\n");
    onym_findings_free(findings);
}

/* Prints one finding on WORD and compares its source line and caret line. */
static void assert_lines(size_t width, onym_text text, const char *word, const char *source,
                         const char *caret)
{
    onym_findings *findings = findings_new();
    (void)add(findings, text, word, pyongyang, 1);
    char *printed = report((onym_report_options){ONYM_HUMAN, false, width}, "a", text, findings);
    onym_findings_free(findings);
    char *first = strchr(printed, '\n') + 1;
    char *second = strchr(first, '\n') + 1;
    second[-1] = '\0';
    *strchr(second, '\n') = '\0';
    assert_string_equal(first, source);
    assert_string_equal(second, caret);
    free(printed);
}

static void the_caret_stays_under_the_word(void **state)
{
    (void)state;
    assert_lines(80, TEXT("평양 Pyonyang"), "Pyonyang", "    평양 Pyonyang", "         ^~~~~~~~");
    assert_lines(80, TEXT("Пхеньян Pyonyang"), "Pyonyang", "    Пхеньян Pyonyang",
                 "            ^~~~~~~~");
    assert_lines(80, TEXT("\tPyonyang"), "Pyonyang", "        Pyonyang", "        ^~~~~~~~");
    assert_lines(80, TEXT("Пу\xCC\x81тин Pyonyang"), "Pyonyang", "    Пу\xCC\x81тин Pyonyang",
                 "          ^~~~~~~~");
    assert_lines(80, TEXT("\xE2\x80\xAE\x1b Pyonyang"), "Pyonyang", "    <U+202E>\\x1b Pyonyang",
                 "                 ^~~~~~~~");
    assert_lines(80, TEXT("\xff Pyonyang\r\nx"), "Pyonyang", "    \\xff Pyonyang",
                 "         ^~~~~~~~");
    assert_lines(80, TEXT("a 평앙 b"), "평앙", "    a 평앙 b", "      ^~~~");
    assert_lines(80, TEXT("Rodog\nSinmun"), "Rodog\nSinmun", "    Rodog", "    ^~~~~");
}

static void long_lines_are_cut_around_the_word(void **state)
{
    (void)state;
    onym_text text = TEXT("abcdefghijklmnopqrstuvwxyz Pyonyang abcdefghijklmnopqrstuvwxyz");
    assert_lines(34, text, "Pyonyang", "    …rstuvwxyz Pyonyang abcdefghi…",
                 "               ^~~~~~~~");
    assert_lines(34, text, "abcdefgh", "    abcdefghijklmnopqrstuvwxyz P…", "    ^~~~~~~~");
    assert_lines(66, text, "Pyonyang",
                 "    abcdefghijklmnopqrstuvwxyz Pyonyang abcdefghijklmnopqrstuvwxyz",
                 "                               ^~~~~~~~");
    assert_lines(1, text, "Pyonyang", "    …Pyonyang…", "     ^~~~~~~~");
    assert_lines(24, TEXT("가나다라마바사아자차 Pyonyang 가나다라마"), "Pyonyang",
                 "    …자차 Pyonyang 가나…", "          ^~~~~~~~");
}

static void marks_without_width_are_bounded(void **state)
{
    (void)state;
    buffer text = {0};
    for (int i = 0; i < 100000; i++) {
        buffer_puts(&text, "\xCC\x81");
    }
    buffer_puts(&text, "Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, buffer_text(&text), "Pyonyang", pyongyang, 1);
    char *printed =
        report((onym_report_options){ONYM_HUMAN, false, 80}, "a", buffer_text(&text), findings);
    assert_true(strlen(printed) < 2000);
    free(printed);
    onym_findings_free(findings);
    buffer_free(&text);
}

static void several_suggestions_are_listed(void **state)
{
    (void)state;
    static const char *const three[] = {"Sok", "S\x1bok", "Seok"};
    onym_text text = TEXT("Sonk");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Sonk", three, 3);
    finding->level = ONYM_NOTE;
    finding->rule = ONYM_RULE_OTHER_SYSTEM;
    assert_report((onym_report_options){ONYM_HUMAN, false, 80}, text, findings,
                  "a.txt:1:1: note: misspelling of Pyongyang [name/other-system]\n"
                  "    Sonk\n"
                  "    ^~~~\n"
                  "    use Sok, S\\x1bok or Seok\n"
                  "\n"
                  "1 note in 1 file\n");
    assert_report((onym_report_options){ONYM_UNIX, false, 0}, text, findings,
                  "a.txt:1:1: note: \"Sonk\": use \"Sok\" or \"S\\x1bok\" or \"Seok\""
                  " (misspelling of Pyongyang) [name/other-system]\n");
    onym_findings_free(findings);
}

static void colour_is_reset_at_every_line_end(void **state)
{
    (void)state;
    onym_text text = TEXT("to Pyonyang");
    onym_findings *findings = findings_new();
    add(findings, text, "Pyonyang", pyongyang, 1)->reason_system = "ko-mr";
    char *printed = report((onym_report_options){ONYM_HUMAN, true, 80}, "a.txt", text, findings);
    assert_non_null(strstr(printed, "\x1b[1;31merror:\x1b[0m"));
    assert_non_null(strstr(printed, "to \x1b[1;31mPyonyang\x1b[0m\n"));
    bool open = false;
    for (const char *c = printed; *c != '\0'; c++) {
        if (*c == '\x1b') {
            open = strncmp(c, "\x1b[0m", 4) != 0;
        }
        assert_false(*c == '\n' && open);
    }
    free(printed);
    onym_findings_free(findings);
}

static void no_findings_no_output(void **state)
{
    (void)state;
    onym_findings *findings = findings_new();
    assert_report((onym_report_options){ONYM_HUMAN, true, 80}, TEXT("x"), findings, "");
    assert_report((onym_report_options){ONYM_UNIX, false, 0}, TEXT("x"), findings, "");
    assert_report((onym_report_options){ONYM_JSONL, false, 0}, TEXT("x"), findings, "");
    assert_report((onym_report_options){ONYM_JSON, false, 0}, TEXT("x"), findings, "[]\n");
    onym_findings_free(findings);
}

static void json_has_the_keys_in_order(void **state)
{
    (void)state;
    onym_text text = TEXT("to Pyonyang");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Pyonyang", pyongyang, 1);
    finding->column = 4;
    finding->reason_source = "un-2012";
    const char *object =
        "{\"path\": \"a.txt\", \"rule\": \"name/misspelt\", \"level\": \"error\", \"begin\": 3, "
        "\"end\": 11, \"line\": 1, \"column\": 4, \"text\": \"Pyonyang\", \"suggestions\": "
        "[\"Pyongyang\"], \"concept\": \"kp.place.pyongyang\", \"message\": \"misspelling of "
        "Pyongyang\", \"reason\": {\"kind\": \"near\", \"system\": \"\", \"source\": "
        "\"un-2012\"}, \"quoted\": false}\n";
    assert_report((onym_report_options){ONYM_JSONL, false, 0}, text, findings, object);
    char array[1024];
    (void)snprintf(array, sizeof array, "[\n%s]\n", object);
    assert_report((onym_report_options){ONYM_JSON, false, 0}, text, findings, array);
    onym_findings_free(findings);
}

/* Two files, the second with odd bytes in every string. */
static void json_is_valid_whatever_it_holds(void **state)
{
    (void)state;
    onym_text text = TEXT("to \"Py\xff\x1b\x7f\xE2\x80\xAE\xF3\xA0\x81\x81\xE2\x80\xA8 \\ 평양");
    static const char *const odd[] = {"\xff\x9b", "\"\\\n"};
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Py", odd, 2);
    finding->text = text.data;
    finding->text_size = text.size;
    finding->message = "\xC2\x9B\x07";
    buffer out = {0};
    onym_reporter *reporter;
    onym_report_options options = {ONYM_JSON, false, 0};
    assert_int_equal(onym_reporter_new(&reporter, &options, append, &out, NULL), ONYM_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(onym_reporter_file(reporter, "p\xff", text, findings, NULL), ONYM_OK);
    }
    assert_int_equal(onym_reporter_end(reporter, NULL), ONYM_OK);
    onym_reporter_free(reporter);
    json_t *array = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, NULL);
    assert_int_equal(json_array_size(array), 2);
    json_t *object = json_array_get(array, 1);
    assert_string_equal(json_string_value(json_object_get(object, "path")), "p\xEF\xBF\xBD");
    assert_string_equal(
        json_string_value(json_object_get(object, "text")),
        "to \"Py\xEF\xBF\xBD\x1b\x7f\xE2\x80\xAE\xF3\xA0\x81\x81\xE2\x80\xA8 \\ 평양");
    json_decref(array);
    assert_null(memmem(out.data, out.size, "\xE2\x80\xAE", 3));
    for (size_t i = 0; i < out.size; i++) {
        assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
        assert_true(out.data[i] != 0x7F);
    }
    buffer_free(&out);
    onym_findings_free(findings);
}

static void nothing_live_reaches_the_terminal(void **state)
{
    (void)state;
    onym_text text = TEXT("\x1b]0;pwn\x07 Pyonyang \xC2\x9B\x33\x31m \xE2\x80\xAE\x9b");
    static const char *const live[] = {"a\x1b[2J\nb", "c"};
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Pyonyang", live, 2);
    finding->message = "x\x1b\n";
    finding->reason_system = "s\x1b";
    finding->reason_source = "s\x07";
    for (int format = ONYM_HUMAN; format <= ONYM_HTML; format++) {
        char *printed = report((onym_report_options){(onym_format)format, false, 80}, "p\x1b\n",
                               text, findings);
        for (const char *c = printed; *c != '\0'; c++) {
            assert_true((unsigned char)*c >= ' ' || *c == '\n');
        }
        assert_null(strstr(printed, "\xC2\x9B"));
        assert_null(strstr(printed, "\xE2\x80\xAE"));
        assert_null(strstr(printed, "\x9b\x33"));
        free(printed);
    }
    assert_report((onym_report_options){ONYM_UNIX, false, 0}, text, findings,
                  "a.txt:1:1: error: \"Pyonyang\": use \"a\\x1b[2J\\nb\" or \"c\" (x\\x1b\\n) "
                  "[name/misspelt]\n");
    onym_findings_free(findings);
}

static void the_summary_counts_levels_and_files(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    static const onym_level levels[] = {ONYM_ERROR, ONYM_ERROR, ONYM_WARNING, ONYM_NOTE};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        add(findings, text, "Pyonyang", pyongyang, 1)->level = levels[i];
    }
    findings->encoding.dropped = 5;
    char *printed = report((onym_report_options){ONYM_HUMAN, false, 80}, "a.txt", text, findings);
    assert_non_null(
        strstr(printed, "\n\n2 errors, 1 warning, 1 note in 1 file (5 more not shown)\n"));
    free(printed);
    onym_findings_free(findings);
}

static int refuse(void *context, const char *data, size_t size)
{
    (void)context;
    (void)data;
    (void)size;
    return -1;
}

static void a_failed_write_is_told(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    onym_report_options options = {ONYM_UNIX, false, 0};
    onym_reporter *reporter;
    onym_error error;
    assert_int_equal(onym_reporter_new(&reporter, &options, refuse, NULL, NULL), ONYM_OK);
    assert_int_equal(onym_reporter_file(reporter, "a", text, findings, &error), ONYM_EOUTPUT);
    assert_string_equal(error.message, "output: cannot write (report)");
    onym_reporter_free(reporter);
    onym_findings_free(findings);
}

static void assert_fixed(onym_text text, const onym_findings *findings, unsigned flags,
                         const char *expected, size_t edits)
{
    onym_string out;
    size_t changed = 99;
    assert_int_equal(onym_fix(&out, &changed, text, findings, flags, NULL), ONYM_OK);
    assert_string_equal(out.data, expected);
    assert_int_equal(changed, edits);
    onym_string_free(&out);
}

static void a_fix_changes_nothing_else(void **state)
{
    (void)state;
    onym_text text = TEXT("\xEF\xBB\xBFto Pyonyang\r\n\xff\xfe end");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang", pyongyang, 1);
    assert_fixed(text, findings, 0, "\xEF\xBB\xBFto Pyongyang\r\n\xff\xfe end", 1);
    onym_findings_free(findings);
    assert_fixed(text, NULL, 0, text.data, 0);
    assert_fixed((onym_text){NULL, 0}, NULL, 0, "", 0);
}

static void a_fix_takes_what_it_may(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang Kiev Rodog x");
    static const char *const kyiv[] = {"Kyiv"}, *const rodong[] = {"Rodong"};
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang Kiev", pyongyang, 1);
    (void)add(findings, text, "yang Kiev", kyiv, 1); /* overlaps */
    add(findings, text, "Rodog", rodong, 1)->quoted = true;
    add(findings, text, "x", rodong, 1)->fixable = false;
    assert_fixed(text, findings, 0, "Pyongyang Rodog x", 1);
    assert_fixed(text, findings, ONYM_FIX_QUOTES, "Pyongyang Rodong x", 2);
    onym_findings_free(findings);
}

static void a_fix_ignores_impossible_places(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    add(findings, text, "Pyonyang", pyongyang, 1)->end = 100;
    add(findings, text, "Pyonyang", pyongyang, 1)->end = 0;
    add(findings, text, "Pyonyang", pyongyang, 0)->end = 8;
    assert_fixed(text, findings, 0, "Pyonyang", 0);
    onym_findings_free(findings);
}

/* One finding over the whole of TEXT. */
static void assert_fix_of(const char *text, const char *suggestion, const char *expected)
{
    onym_findings *findings = findings_new();
    (void)add(findings, onym_text_of(text), text, &suggestion, 1);
    assert_fixed(onym_text_of(text), findings, 0, expected, 1);
    onym_findings_free(findings);
}

static void a_fix_keeps_line_breaks_inside_names(void **state)
{
    (void)state;
    assert_fix_of("Rodog\nSinmun", "Rodong Sinmun", "Rodong\nSinmun");
    assert_fix_of("Rodog\r\n  Sinmun", "Rodong Sinmun", "Rodong\r\n  Sinmun");
    assert_fix_of("Kim\xC2\xA0Jong-un", "Kim Jong Un", "Kim Jong Un");
    assert_fix_of("Kim Yong\xE2\x80\xAFUn", "Kim Jong Un", "Kim Jong\xE2\x80\xAFUn");
    assert_fix_of("Rodong  Sinmun", "Rodong Sinmun", "Rodong Sinmun");
    assert_fix_of("NKNews", "NK News", "NK News");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(human_shows_line_caret_and_summary),
        cmocka_unit_test(the_caret_stays_under_the_word),
        cmocka_unit_test(long_lines_are_cut_around_the_word),
        cmocka_unit_test(marks_without_width_are_bounded),
        cmocka_unit_test(several_suggestions_are_listed),
        cmocka_unit_test(colour_is_reset_at_every_line_end),
        cmocka_unit_test(no_findings_no_output),
        cmocka_unit_test(json_has_the_keys_in_order),
        cmocka_unit_test(json_is_valid_whatever_it_holds),
        cmocka_unit_test(nothing_live_reaches_the_terminal),
        cmocka_unit_test(the_summary_counts_levels_and_files),
        cmocka_unit_test(a_failed_write_is_told),
        cmocka_unit_test(a_fix_changes_nothing_else),
        cmocka_unit_test(a_fix_takes_what_it_may),
        cmocka_unit_test(a_fix_ignores_impossible_places),
        cmocka_unit_test(a_fix_keeps_line_breaks_inside_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
