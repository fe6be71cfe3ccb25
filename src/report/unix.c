/* The unix format: one line a finding, for editors and scripts. */
#include "base/printable.h"
#include "report/reporter.h"

#define SUGGESTIONS_MAX 3

static void put(buffer *out, const char *text)
{
    printable_append(out, onym_text_of(text), true);
}

static void put_quoted(buffer *out, onym_text text)
{
    buffer_putc(out, '"');
    printable_append(out, text, true);
    buffer_putc(out, '"');
}

static void put_suggestions(buffer *out, const onym_finding *finding)
{
    for (size_t i = 0; i < finding->suggestion_count && i < SUGGESTIONS_MAX; i++) {
        buffer_puts(out, i == 0 ? "use " : " or ");
        put_quoted(out, onym_text_of(finding->suggestions[i]));
    }
}

static void unix_item(report *r, const report_item *item)
{
    buffer *out = &r->out;
    const onym_finding *finding = item->finding;
    bool advised = finding->suggestion_count > 0;
    put(out, item->path);
    buffer_printf(out, ":%zu:%zu: %s: ", finding->line, finding->column,
                  onym_level_name(finding->level));
    put_quoted(out, (onym_text){finding->text, finding->text_size});
    buffer_puts(out, ": ");
    put_suggestions(out, finding);
    buffer_puts(out, advised ? " (" : "");
    put(out, finding->message[0] != '\0' ? finding->message : finding->reason_kind);
    buffer_printf(out, "%s [%s]\n", advised ? ")" : "", onym_rule_name(finding->rule));
}

const report_format report_unix = {.item = unix_item};
