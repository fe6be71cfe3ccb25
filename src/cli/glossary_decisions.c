/* onym glossary list --decisions: what was decided in passes through drafts. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cmd_glossary.h"
#include "cli/decisions.h"
#include "cli/json_line.h"
#include "cli/show_data.h"

/* Whether a later decision about the same takes the place of that at INDEX. */
static bool is_replaced(const decisions *list, size_t index)
{
    const decision *d = &list->items[index];
    for (size_t i = index + 1; i < list->count; i++) {
        const decision *later = &list->items[i];
        if (strcmp(d->text, later->text) == 0 && strcmp(d->rule, later->rule) == 0 &&
            strcmp(d->style, later->style) == 0 && strcmp(d->place, later->place) == 0) {
            return true;
        }
    }
    return strcmp(d->action, "ask") == 0;
}

static const char *where(const decision *d)
{
    return d->place[0] != '\0' ? "one sentence" : "everywhere";
}

static int put_json(output *out, const decision *d)
{
    json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "decision", d->action, "text",
                               d->text, "form", d->form, "rule", d->rule, "style", d->style,
                               "where", where(d), "date", d->date);
    return json_line(out, object);
}

static void put_line(output *out, const decision *d)
{
    const char *const fields[] = {d->action, d->text,  d->form, d->rule,
                                  d->style,  where(d), d->date};
    show_tsv(out, fields, sizeof fields / sizeof fields[0]);
}

int glossary_decisions(cli *c, bool json)
{
    decisions list;
    onym_error error;
    char *path = decisions_path(NULL);
    if (path == NULL) {
        return cli_usage(c, "there is no place for decisions", "set HOME or XDG_STATE_HOME");
    }
    int status = decisions_load(&list, path, &error);
    free(path);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    for (size_t i = 0; i < list.count && status == ONYM_OK; i++) {
        if (is_replaced(&list, i)) {
            continue;
        }
        if (json) {
            status = put_json(&c->out, &list.items[i]);
        } else {
            put_line(&c->out, &list.items[i]);
        }
    }
    decisions_free(&list);
    if (status != ONYM_OK) {
        message_print("input: not UTF-8");
    }
    return status;
}
