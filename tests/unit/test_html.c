/* The HTML page: well formed, with every finding marked and listed, and nothing of a text alive in
 * it. */
#include "unit.h"

#include <expat.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "check/findings.h"

static const char *const pyongyang[] = {"Pyongyang"};

static onym_finding *add(onym_findings *findings, onym_text text, const char *word)
{
    onym_finding *finding = findings_add(findings);
    const char *at = memmem(text.data, text.size, word, strlen(word));
    assert_non_null(finding);
    assert_non_null(at);
    finding->level = ONYM_ERROR;
    finding->begin = (size_t)(at - text.data);
    finding->end = finding->begin + strlen(word);
    finding->line = 1;
    finding->column = 1;
    finding->text = word;
    finding->text_size = strlen(word);
    finding->suggestions = pyongyang;
    finding->suggestion_count = 1;
    finding->concept = "kp.place.pyongyang";
    finding->message = "misspelling of Pyongyang";
    finding->reason_kind = "near";
    finding->fixable = true;
    return finding;
}

static int append(void *context, const char *data, size_t size)
{
    buffer_append(context, data, size);
    return 0;
}

/* ---- Pages ---- */

/* What is counted of a page while it is read. */
typedef struct page {
    size_t marks, items, sections;
    size_t targets; /* ids that a link to inside the page may lead to */
    char ids[4096], links[4096];
    buffer article; /* the text of articles */
    int inside;     /* the depth in an article, 0 outside */
} page;

static const char *value_of(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0) {
            return attributes[1];
        }
    }
    return "";
}

static void note_word(char list[4096], const char *word)
{
    size_t size = strlen(list);
    (void)snprintf(list + size, 4096 - size, " %s ", word);
}

static void assert_harmless(const char *name, const char **attributes)
{
    static const char *const barred[] = {"script", "iframe", "img", "link", "object", "form"};
    for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++) {
        assert_string_not_equal(name, barred[i]);
    }
    for (; *attributes != NULL; attributes += 2) {
        assert_true(strncmp(attributes[0], "on", 2) != 0);
        assert_string_not_equal(attributes[0], "src");
        assert_string_not_equal(attributes[0], "style");
        assert_true(strcmp(attributes[0], "href") != 0 || attributes[1][0] == '#');
    }
}

static void open_element(void *context, const char *name, const char **attributes)
{
    page *p = context;
    assert_harmless(name, attributes);
    p->marks += strcmp(name, "mark") == 0;
    p->sections += strcmp(value_of(attributes, "class"), "text") == 0;
    const char *id = value_of(attributes, "id"), *link = value_of(attributes, "href");
    p->items += strcmp(name, "li") == 0 && id[0] == 'f';
    if (*id != '\0') {
        char between[64];
        (void)snprintf(between, sizeof between, " %s ", id);
        assert_null(strstr(p->ids, between));
        note_word(p->ids, id);
    }
    if (*link == '#') {
        note_word(p->links, link + 1);
    }
    if (p->inside > 0 || strcmp(value_of(attributes, "class"), "article") == 0) {
        p->inside++;
    }
}

static void close_element(void *context, const char *name)
{
    page *p = context;
    (void)name;
    p->inside -= p->inside > 0;
}

static void take_text(void *context, const char *text, int size)
{
    page *p = context;
    if (p->inside > 0) {
        buffer_append(&p->article, text, (size_t)size);
    }
}

/* Reads the page as XML, which is stricter than HTML, and follows its links. */
static void read_page(page *p, onym_text html)
{
    *p = (page){.marks = 0};
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, p);
    XML_SetElementHandler(parser, open_element, close_element);
    XML_SetCharacterDataHandler(parser, take_text);
    if (XML_Parse(parser, html.data, (int)html.size, 1) != XML_STATUS_OK) {
        fail_msg("line %lu: %s", XML_GetCurrentLineNumber(parser),
                 XML_ErrorString(XML_GetErrorCode(parser)));
    }
    XML_ParserFree(parser);
    char *rest = NULL;
    for (char *link = strtok_r(p->links, " ", &rest); link != NULL;
         link = strtok_r(NULL, " ", &rest)) {
        char between[64];
        (void)snprintf(between, sizeof between, " %s ", link);
        assert_non_null(strstr(p->ids, between));
        p->targets++;
    }
}

static onym_reporter *begin(buffer *out)
{
    onym_reporter *reporter;
    const onym_report_options options = {ONYM_HTML, false, 0};
    assert_int_equal(onym_reporter_new(&reporter, &options, append, out, NULL), ONYM_OK);
    return reporter;
}

static void end(onym_reporter *reporter)
{
    assert_int_equal(onym_reporter_end(reporter, NULL), ONYM_OK);
    onym_reporter_free(reporter);
}

/* The page of one text in OUT, read into P; the caller frees OUT and P->article. */
static void report(page *p, buffer *out, const char *path, onym_text text,
                   const onym_findings *findings)
{
    onym_reporter *reporter = begin(out);
    assert_int_equal(onym_reporter_file(reporter, path, text, findings, NULL), ONYM_OK);
    end(reporter);
    read_page(p, buffer_text(out));
}

static void give_back(page *p, buffer *out)
{
    buffer_free(&p->article);
    buffer_free(out);
}

static void assert_has(const buffer *out, const char *part)
{
    if (strstr(out->data, part) == NULL) {
        fail_msg("not in the page: %s\n%s", part, strstr(out->data, "<body>"));
    }
}

/* ---- Tests ---- */

static void pages_of_nothing_are_whole(void **state)
{
    (void)state;
    buffer out = {0};
    page p;
    end(begin(&out));
    read_page(&p, buffer_text(&out));
    assert_has(&out, "<h1>Names in 0 texts</h1>");
    assert_has(&out, "Nothing to report.");
    give_back(&p, &out);
    report(&p, &out, "a.txt", TEXT("Pyongyang.\n"), NULL);
    assert_int_equal(p.marks, 0);
    assert_int_equal(p.sections, 1);
    assert_string_equal(p.article.data, "Pyongyang.\n");
    give_back(&p, &out);
    report(&p, &out, "a.txt", (onym_text){NULL, 0}, NULL);
    assert_int_equal(p.sections, 1);
    give_back(&p, &out);
}

static void findings_are_marked_and_listed(void **state)
{
    (void)state;
    onym_text text = TEXT("to Pyonyang and\nRodog\r\nSinmun");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Pyonyang");
    finding->reason_system = "ko-mr";
    finding->reason_source = "un-2012";
    finding->quoted = true;
    finding = add(findings, text, "Rodog\r\nSinmun");
    finding->level = ONYM_NOTE;
    finding->suggestion_count = 0;
    buffer out = {0};
    page p;
    report(&p, &out, "a.txt", text, findings);
    assert_int_equal(p.marks, 2);
    assert_int_equal(p.items, 2);
    assert_int_equal(p.targets, 4);
    assert_string_equal(p.article.data, "to Pyonyang and\nRodog\nSinmun");
    assert_has(&out, "<mark class=\"error\" id=\"m1\" title=\"error: misspelling of Pyongyang. Use "
                     "Pyongyang.\"><a href=\"#f1\" data-n=\"1\" aria-describedby=\"w1\">Pyonyang"
                     "</a></mark>");
    assert_has(&out, "<li class=\"note\" id=\"f2\">");
    assert_has(&out, "<dt>system</dt><dd>ko-mr</dd>");
    assert_has(&out, "<dt>source</dt><dd>un-2012</dd>");
    assert_has(&out, "<dd>a quotation</dd>");
    assert_has(&out, "<code>name/misspelt</code>");
    assert_has(&out, "<li class=\"error\">1 error</li><li class=\"note\">1 note</li>");
    give_back(&p, &out);
    onym_findings_free(findings);
}

static void overlapping_findings_lose_no_text(void **state)
{
    (void)state;
    onym_text text = TEXT("one Kim Jong Un two");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Kim Jong");
    (void)add(findings, text, "Kim");
    (void)add(findings, text, "Jong Un");
    add(findings, text, "two")->end = 1000;
    add(findings, text, "one")->end = 0;
    buffer out = {0};
    page p;
    report(&p, &out, "a.txt", text, findings);
    assert_int_equal(p.marks, 5);
    assert_int_equal(p.items, 5);
    assert_string_equal(p.article.data, "one Kim Jong Un two");
    give_back(&p, &out);
    onym_findings_free(findings);
}

static void several_texts_are_sections(void **state)
{
    (void)state;
    onym_text text = TEXT("Pyonyang");
    onym_findings *findings = findings_new();
    (void)add(findings, text, "Pyonyang");
    buffer out = {0};
    page p;
    onym_reporter *reporter = begin(&out);
    assert_int_equal(onym_reporter_file(reporter, "a", text, findings, NULL), ONYM_OK);
    onym_reporter_failure(reporter, "b<", "input: cannot open (b<)");
    assert_int_equal(onym_reporter_file(reporter, "c", TEXT("x"), NULL, NULL), ONYM_OK);
    assert_int_equal(onym_reporter_file(reporter, "d", text, findings, NULL), ONYM_OK);
    end(reporter);
    read_page(&p, buffer_text(&out));
    assert_int_equal(p.sections, 3);
    assert_int_equal(p.items, 2);
    assert_has(&out, "<title>Names in 3 texts</title>");
    assert_has(&out, "<a href=\"#t3\"><bdi>d</bdi></a> <span>1 error</span>");
    assert_has(&out, "<bdi>b&lt;</bdi> <span>input: cannot open (b&lt;)</span>");
    give_back(&p, &out);
    onym_findings_free(findings);
}

static void hostile_text_is_dead(void **state)
{
    (void)state;
    static const char *const live[] = {"</b><script>\"'&", "\x1b\xE2\x80\xAE\n"};
    onym_text text = TEXT("<script>alert(1)</script> Pyonyang\" onclick='x' &amp; \x1b]0;pwn\x07"
                          "\xC2\x9B\xE2\x80\xAE\xff\xEF\xBF\xBE\xE2\x80\x8B");
    onym_findings *findings = findings_new();
    onym_finding *finding = add(findings, text, "Pyonyang");
    finding->suggestions = live;
    finding->suggestion_count = 2;
    finding->message = "\"><script>x</script>\x1b\xE2\x80\xAE";
    finding->concept = "<c>";
    finding->reason_system = "<s>";
    finding->reason_source = "<o>\x07";
    buffer out = {0};
    page p;
    report(&p, &out, "</title><script>\x1b\xE2\x80\xAE\xff.txt", text, findings);
    assert_string_equal(p.article.data,
                        "<script>alert(1)</script> Pyonyang\" onclick='x' &amp; \\x1b]0;pwn\\x07"
                        "<U+009B><U+202E>\\xff<U+FFFE><U+200B>");
    assert_null(strstr(out.data, "<script"));
    assert_has(&out, "<span class=\"code\">&lt;U+202E&gt;</span>");
    assert_has(&out, "<title>Names in &lt;/title&gt;&lt;script&gt;\\x1b&lt;U+202E&gt;\\xff.txt<");
    for (size_t i = 0; i < out.size; i++) {
        unsigned char byte = (unsigned char)out.data[i];
        assert_true((byte >= ' ' || byte == '\n') && byte != 0x7F);
    }
    assert_null(strstr(out.data, "\xC2\x9B"));
    assert_null(strstr(out.data, "\xE2\x80\xAE"));
    give_back(&p, &out);
    onym_findings_free(findings);
}

static void assert_article(onym_text text, const char *expected)
{
    buffer out = {0};
    page p;
    report(&p, &out, "a", text, NULL);
    assert_has(&out, expected);
    give_back(&p, &out);
}

static void languages_are_said(void **state)
{
    (void)state;
    assert_article(TEXT("Seoul is 서울 in Korean, Сеул"),
                   "lang=\"en\">Seoul is <span lang=\"ko\">서울</span> in Korean, "
                   "<span lang=\"und-Cyrl\">Сеул</span></div>");
    assert_article(TEXT("로동신문 Rodong 신문"), "lang=\"ko\">로동신문 Rodong 신문</div>");
    assert_article(TEXT("Ким Чен Ын 김"),
                   "lang=\"ru\">Ким Чен Ын <span lang=\"ko\">김</span></div>");
    assert_article(TEXT("Київ"), "lang=\"uk\">Київ</div>");
    assert_article(TEXT("\xEF\xBB\xBFone\rtwo\r\n\tthree"), "lang=\"en\">one\ntwo\n\tthree</div>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_nothing_are_whole),
        cmocka_unit_test(findings_are_marked_and_listed),
        cmocka_unit_test(overlapping_findings_lose_no_text),
        cmocka_unit_test(several_texts_are_sections),
        cmocka_unit_test(hostile_text_is_dead),
        cmocka_unit_test(languages_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
