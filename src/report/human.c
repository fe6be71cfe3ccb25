/* The human format: a finding with its line, a caret under it, what to write, and why. */
#include <string.h>

#include "base/printable.h"
#include "report/reporter.h"
#include "report/source_line.h"

#define INDENT "    "

/* The width of a line when the terminal's is not known. */
#define WIDTH_UNKNOWN ((size_t)100)

#define BOLD  "\x1b[1m"
#define DIM   "\x1b[2m"
#define GREEN "\x1b[32m"
#define RESET "\x1b[0m"

static const char *const level_colours[] = {
    [ONYM_NOTE] = "\x1b[1;36m", [ONYM_WARNING] = "\x1b[1;33m", [ONYM_ERROR] = "\x1b[1;31m"};

static void colour(buffer *out, const onym_report_options *options, const char *code)
{
    if (options->colour) {
        buffer_puts(out, code);
    }
}

static void put(buffer *out, const char *text)
{
    printable_append(out, onym_text_of(text), true);
}

/* path:line:column: level: message [rule] */
static void put_head(buffer *out, const onym_report_options *options, const report_item *item)
{
    const onym_finding *finding = item->finding;
    colour(out, options, BOLD);
    put(out, item->path);
    buffer_printf(out, ":%zu:%zu:", finding->line, finding->column);
    colour(out, options, RESET);
    buffer_putc(out, ' ');
    colour(out, options, level_colours[finding->level]);
    buffer_printf(out, "%s:", onym_level_name(finding->level));
    colour(out, options, RESET);
    buffer_putc(out, ' ');
    put(out, finding->message);
    buffer_putc(out, ' ');
    colour(out, options, DIM);
    buffer_printf(out, "[%s]", onym_rule_name(finding->rule));
    colour(out, options, RESET);
    buffer_putc(out, '\n');
}

static void put_repeated(buffer *out, char c, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_putc(out, c);
    }
}

/* The line of the text, and a caret line under it. */
static void put_source(buffer *out, const onym_report_options *options, const report_item *item)
{
    size_t width = options->width == 0 ? WIDTH_UNKNOWN : options->width;
    size_t indent = sizeof INDENT - 1;
    source_line line;
    source_line_make(&line, item->text, item->finding->begin - item->offset,
                     item->finding->end - item->offset, width > indent ? width - indent : 0);
    buffer_puts(out, INDENT);
    buffer_append_text(out, buffer_text(&line.before));
    colour(out, options, level_colours[item->finding->level]);
    buffer_append_text(out, buffer_text(&line.marked));
    colour(out, options, RESET);
    buffer_append_text(out, buffer_text(&line.after));
    buffer_puts(out, "\n" INDENT);
    put_repeated(out, ' ', line.before_columns);
    colour(out, options, GREEN);
    buffer_putc(out, '^');
    put_repeated(out, '~', line.marked_columns > 0 ? line.marked_columns - 1 : 0);
    colour(out, options, RESET);
    buffer_putc(out, '\n');
    out->failed = out->failed || line.before.failed || line.marked.failed || line.after.failed;
    source_line_free(&line);
}

/* What to write, unless the message has said it. */
static void put_suggestions(buffer *out, const onym_finding *finding)
{
    size_t count = finding->suggestion_count;
    if (count == 0 || (count == 1 && strstr(finding->message, finding->suggestions[0]) != NULL)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_puts(out, i == 0 ? INDENT "use " : i + 1 < count ? ", " : " or ");
        put(out, finding->suggestions[i]);
    }
    buffer_putc(out, '\n');
}

/* Why: "in a quotation; system ko-kp; source un-2012". */
static void put_reason(buffer *out, const onym_report_options *options, const onym_finding *finding)
{
    const struct {
        const char *label, *value;
        bool shown;
    } parts[] = {
        {"in a quotation", "", finding->quoted},
        {"system ", finding->reason_system, finding->reason_system[0] != '\0'},
        {"source ", finding->reason_source, finding->reason_source[0] != '\0'},
    };
    bool open = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!parts[i].shown) {
            continue;
        }
        buffer_puts(out, open ? "; " : INDENT);
        colour(out, options, open ? "" : DIM);
        buffer_puts(out, parts[i].label);
        put(out, parts[i].value);
        open = true;
    }
    if (open) {
        colour(out, options, RESET);
        buffer_putc(out, '\n');
    }
}

static void human_item(report *r, const report_item *item)
{
    put_head(&r->out, &r->options, item);
    put_source(&r->out, &r->options, item);
    put_suggestions(&r->out, item->finding);
    put_reason(&r->out, &r->options, item->finding);
    buffer_putc(&r->out, '\n');
}

static void put_count(buffer *out, size_t count, const char *what)
{
    buffer_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* "2 errors, 1 warning, 3 notes in 1 file" */
static void human_end(report *r)
{
    buffer *out = &r->out;
    const report_totals *totals = &r->totals;
    if (totals->findings == 0) {
        return;
    }
    bool open = false;
    for (int level = ONYM_ERROR; level >= ONYM_NOTE; level--) {
        if (totals->levels[level] > 0) {
            buffer_puts(out, open ? ", " : "");
            put_count(out, totals->levels[level], onym_level_name((onym_level)level));
            open = true;
        }
    }
    buffer_puts(out, " in ");
    put_count(out, totals->files, "file");
    if (totals->dropped > 0) {
        buffer_printf(out, " (%zu more not shown)", totals->dropped);
    }
    buffer_putc(out, '\n');
}

const report_format report_human = {.item = human_item, .end = human_end};
