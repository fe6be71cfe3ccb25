/* The HTML format: one page with every text, its findings marked in it and listed below it. */
#include <stdlib.h>

#include "report/html_page.h"
#include "report/html_text.h"
#include "report/reporter.h"
#include "report/rule_text.h"

/* What is kept of the page, whose head needs the counts of all texts, and of the text at hand. */
typedef struct memory {
    buffer body, contents, failures;
    buffer first;     /* the path of the first text */
    buffer list;      /* findings of the text */
    const char *lang; /* of the text */
    size_t done;      /* bytes of the text that are in the body */
} memory;

static const onym_level levels[] = {ONYM_ERROR, ONYM_WARNING, ONYM_NOTE};
#define LEVELS (sizeof levels / sizeof levels[0])

static bool html_begin(report *r)
{
    r->memory = calloc(1, sizeof(memory));
    return r->memory != NULL;
}

static void put_count(buffer *out, size_t count, const char *what)
{
    buffer_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* "2 errors, 1 note", or what there is to say of none. */
static void put_counts(buffer *out, const size_t *counts)
{
    bool open = false;
    for (size_t i = 0; i < LEVELS; i++) {
        if (counts[levels[i]] > 0) {
            buffer_puts(out, open ? ", " : "");
            put_count(out, counts[levels[i]], onym_level_name(levels[i]));
            open = true;
        }
    }
    buffer_puts(out, open ? "" : "nothing to report");
}

/* The same as a list of coloured labels. */
static void put_labels(buffer *out, const size_t *counts)
{
    bool some = false;
    buffer_puts(out, "<ul class=\"counts\">");
    for (size_t i = 0; i < LEVELS; i++) {
        if (counts[levels[i]] > 0) {
            const char *level = onym_level_name(levels[i]);
            buffer_printf(out, "<li class=\"%s\">", level);
            put_count(out, counts[levels[i]], level);
            buffer_puts(out, "</li>");
            some = true;
        }
    }
    buffer_puts(out, some ? "</ul>\n" : "<li class=\"none\">Nothing to report.</li></ul>\n");
}

/* ---- Texts ---- */

static void html_file(report *r, const report_file *file)
{
    memory *m = r->memory;
    buffer *out = &m->body;
    size_t counts[ONYM_ERROR + 1] = {0}, number = r->totals.texts;
    for (size_t i = 0; i < onym_findings_count(file->findings); i++) {
        counts[onym_findings_at(file->findings, i)->level]++;
    }
    m->done = 0;
    m->lang = html_language(file->text);
    if (number == 1) {
        buffer_puts(&m->first, file->path);
    }
    buffer_printf(&m->contents, "<li><a href=\"#t%zu\"><bdi>", number);
    html_put(&m->contents, file->path);
    buffer_puts(&m->contents, "</bdi></a> <span>");
    put_counts(&m->contents, counts);
    buffer_puts(&m->contents, "</span></li>\n");
    buffer_printf(out, "<section class=\"text\" id=\"t%zu\" aria-labelledby=\"h%zu\">\n", number,
                  number);
    buffer_printf(out, "<h2 id=\"h%zu\"><bdi>", number);
    html_put(out, file->path);
    buffer_puts(out, "</bdi></h2>\n");
    put_labels(out, counts);
    buffer_printf(out, "<div class=\"article\" lang=\"%s\">", m->lang);
}

/* The text up to AT, unless it is there already. */
static void put_text(memory *m, onym_text text, size_t at)
{
    if (at > m->done) {
        html_put_range(&m->body, text, m->done, at, m->lang);
        m->done = at;
    }
}

/* "error: MESSAGE. Use A or B." as the value of an attribute. */
static void put_reason(buffer *out, const onym_finding *finding)
{
    buffer_printf(out, "%s: ", onym_level_name(finding->level));
    html_put_attribute(out, finding->message[0] != '\0' ? finding->message : finding->reason_kind);
    for (size_t i = 0; i < finding->suggestion_count; i++) {
        buffer_puts(out, i == 0 ? ". Use " : " or ");
        html_put_attribute(out, finding->suggestions[i]);
    }
    buffer_putc(out, '.');
}

/* The finding in the text; where a finding before it covers its place, only its number. */
static void put_mark(memory *m, const report_item *item, size_t number)
{
    buffer *out = &m->body;
    const onym_finding *finding = item->finding;
    put_text(m, item->text, finding->begin);
    buffer_printf(out, "<mark class=\"%s\" id=\"m%zu\" title=\"", onym_level_name(finding->level),
                  number);
    put_reason(out, finding);
    buffer_printf(out, "\"><a href=\"#f%zu\" data-n=\"%zu\" aria-describedby=\"w%zu\"", number,
                  number, number);
    if (finding->end <= m->done) {
        buffer_printf(out, " aria-label=\"finding %zu\"", number);
    }
    buffer_putc(out, '>');
    put_text(m, item->text, finding->end);
    buffer_puts(out, "</a></mark>");
}

/* What is written, and what should be. */
static void put_change(buffer *out, const onym_finding *finding)
{
    onym_text was = {finding->text, finding->text_size};
    const char *level = onym_level_name(finding->level);
    buffer_puts(out, "<p class=\"change\"><span class=\"was\">");
    html_put_range(out, was, 0, was.size, "en");
    buffer_puts(out, "</span>");
    for (size_t i = 0; i < finding->suggestion_count; i++) {
        buffer_puts(out, i == 0 ? " <i>\xE2\x86\x92</i> <b>" : " <i>or</i> <b>");
        html_put(out, finding->suggestions[i]);
        buffer_puts(out, "</b>");
    }
    buffer_printf(out, " <span class=\"level\">%s</span></p>\n", level);
}

static void put_fact(buffer *out, const char *name, const char *value)
{
    if (value[0] != '\0') {
        buffer_printf(out, "<div><dt>%s</dt><dd>", name);
        html_put(out, value);
        buffer_puts(out, "</dd></div>");
    }
}

static void put_facts(buffer *out, const onym_finding *finding)
{
    const char *rule = onym_rule_name(finding->rule);
    buffer_printf(out, "<dl class=\"facts\"><div><dt>line</dt><dd>%zu, column %zu</dd></div>",
                  finding->line, finding->column);
    put_fact(out, "rule", rule);
    put_fact(out, "system", finding->reason_system);
    put_fact(out, "source", finding->reason_source);
    put_fact(out, "name", finding->concept);
    buffer_puts(out, finding->quoted ? "<div><dt>in</dt><dd>a quotation</dd></div>" : "");
    buffer_puts(out, "</dl>\n");
}

static void html_item(report *r, const report_item *item)
{
    memory *m = r->memory;
    buffer *out = &m->list;
    const onym_finding *finding = item->finding;
    size_t number = r->totals.findings + 1;
    put_mark(m, item, number);
    buffer_printf(out, "<li class=\"%s\" id=\"f%zu\">", onym_level_name(finding->level), number);
    buffer_printf(out, "<a class=\"n\" href=\"#m%zu\" aria-label=\"%zu, to the text\">%zu</a>",
                  number, number, number);
    buffer_puts(out, "<div>\n");
    put_change(out, finding);
    buffer_printf(out, "<p class=\"why\" id=\"w%zu\">", number);
    html_put(out, finding->message[0] != '\0' ? finding->message : finding->reason_kind);
    buffer_puts(out, "</p>\n");
    put_facts(out, finding);
    buffer_puts(out, "</div></li>\n");
}

static void html_file_end(report *r, const report_file *file)
{
    memory *m = r->memory;
    buffer *out = &m->body;
    put_text(m, file->text, file->text.size);
    buffer_puts(out, "</div>\n");
    if (m->list.size > 0) {
        buffer_puts(out, "<h3>Findings</h3>\n<ol class=\"findings\" role=\"list\">\n");
        buffer_append_text(out, buffer_text(&m->list));
        buffer_puts(out, "</ol>\n");
    }
    buffer_puts(out, "</section>\n");
    r->out.failed = r->out.failed || out->failed || m->list.failed;
    buffer_clear(&m->list);
}

static void html_failure(report *r, const char *path, const char *message)
{
    buffer *out = &((memory *)r->memory)->failures;
    buffer_puts(out, "<li><bdi>");
    html_put(out, path);
    buffer_puts(out, "</bdi> <span>");
    html_put(out, message);
    buffer_puts(out, "</span></li>\n");
}

/* ---- The page ---- */

static void put_number(buffer *out, size_t number)
{
    if (number > 0) {
        buffer_printf(out, "<td class=\"number\">%zu</td>", number);
    } else {
        buffer_puts(out, "<td class=\"number zero\">\xE2\x80\x93</td>");
    }
}

/* The rules that were met, with their counts. */
static void put_rules(buffer *out, const report_totals *totals)
{
    buffer_puts(out, "<table>\n<caption>Findings by rule and level</caption>\n<thead><tr>"
                     "<th scope=\"col\">Rule</th><th scope=\"col\" class=\"brief\">Meaning</th>"
                     "<th scope=\"col\" class=\"number\">Errors</th>"
                     "<th scope=\"col\" class=\"number\">Warnings</th>"
                     "<th scope=\"col\" class=\"number\">Notes</th></tr></thead>\n<tbody>\n");
    for (int rule = 0; rule < ONYM_RULE_COUNT; rule++) {
        const size_t *counts = totals->rules[rule];
        if (counts[ONYM_ERROR] + counts[ONYM_WARNING] + counts[ONYM_NOTE] == 0) {
            continue;
        }
        buffer_printf(out, "<tr><th scope=\"row\"><code>%s</code></th><td class=\"brief\">%s</td>",
                      onym_rule_name((onym_rule)rule), rule_texts[rule].brief);
        for (size_t i = 0; i < LEVELS; i++) {
            put_number(out, counts[levels[i]]);
        }
        buffer_puts(out, "</tr>\n");
    }
    buffer_puts(out, "</tbody></table>\n<p class=\"key\">An error is wrong under any style, a "
                     "warning under yours; a note is worth a look. Point at a mark in a text for "
                     "its reason, or follow its number.</p>\n");
}

/* The name of the page: of its text, or of how many there are. */
static void put_name(buffer *out, const report *r, bool as_title)
{
    const memory *m = r->memory;
    const char *first = m->first.size > 0 ? m->first.data : "";
    buffer_puts(out, "Names in ");
    if (r->totals.texts != 1) {
        put_count(out, r->totals.texts, "text");
    } else if (as_title) {
        html_put_attribute(out, first); /* no elements in a title */
    } else {
        buffer_puts(out, "<bdi>");
        html_put(out, first);
        buffer_puts(out, "</bdi>");
    }
}

static void put_header(buffer *out, const report *r)
{
    const memory *m = r->memory;
    buffer_puts(out, "<header>\n<h1>");
    put_name(out, r, false);
    buffer_puts(out, "</h1>\n");
    put_labels(out, r->totals.levels);
    if (r->totals.findings > 0) {
        put_rules(out, &r->totals);
    }
    if (r->totals.dropped > 0) {
        buffer_printf(out, "<p class=\"key\">%zu more not shown.</p>\n", r->totals.dropped);
    }
    if (m->failures.size > 0) {
        buffer_puts(out, "<section class=\"failures\">\n<h3>Not checked</h3>\n<ul>\n");
        buffer_append_text(out, buffer_text(&m->failures));
        buffer_puts(out, "</ul>\n</section>\n");
    }
    if (r->totals.texts > 1) {
        buffer_puts(out, "<nav aria-label=\"Texts\">\n<h3>Texts</h3>\n<ol>\n");
        buffer_append_text(out, buffer_text(&m->contents));
        buffer_puts(out, "</ol>\n</nav>\n");
    }
    buffer_puts(out, "</header>\n");
}

static void html_end(report *r)
{
    buffer *out = &r->out;
    const memory *m = r->memory;
    buffer_puts(out, html_page_begin);
    put_name(out, r, true);
    for (const char *const *part = html_page_style; *part != NULL; part++) {
        buffer_puts(out, *part);
    }
    put_header(out, r);
    buffer_puts(out, "<main>\n");
    buffer_append_text(out, buffer_text(&m->body));
    buffer_puts(out, "</main>\n");
    buffer_puts(out, html_page_end);
    out->failed = out->failed || m->body.failed || m->contents.failed || m->failures.failed ||
                  m->first.failed;
}

static void html_forget(report *r)
{
    memory *m = r->memory;
    if (m != NULL) {
        buffer_free(&m->body);
        buffer_free(&m->contents);
        buffer_free(&m->failures);
        buffer_free(&m->first);
        buffer_free(&m->list);
        free(m);
    }
}

const report_format report_html = {.begin = html_begin,
                                   .file = html_file,
                                   .item = html_item,
                                   .file_end = html_file_end,
                                   .failure = html_failure,
                                   .end = html_end,
                                   .forget = html_forget};
