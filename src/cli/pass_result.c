/* What a pass came to, written: the draft, the forms that were added, the decisions. */
#include "cli/pass_result.h"

#include <stdlib.h>
#include <string.h>

#include "cli/admit.h"
#include "cli/decisions.h"

/* Where the bytes of item INDEX are after the edits. */
static size_t moved(const onym_edit *edits, size_t count, size_t at, const size_t *grown)
{
    size_t i = 0;
    while (i < count && edits[i].end <= at && edits[i].begin < at) {
        i++;
    }
    return i > 0 ? at + grown[i - 1] : at;
}

/* The line of the file of decisions for ITEM, whose sentence is in AFTER at BEGIN; nothing for what
 * holds at this place only. */
static bool note(onym_string *lines, const pass_result *w, const pass_item *item, onym_text after,
                 size_t begin)
{
    char place[PLACE_SIZE] = "";
    bool takes = item->action == PASS_TAKE;
    bool here_only = takes && (!item->everywhere || item->finding->quoted);
    if (item->step == 0 || here_only || (!takes && item->action != PASS_LEAVE)) {
        return true;
    }
    if (!item->everywhere) {
        decision_place(place, after, begin, begin + item->finding->text_size);
    }
    const decision d = {.action = takes ? "take" : "leave",
                        .text = item->finding->text,
                        .form = takes ? item->form : "",
                        .rule = onym_rule_name(item->finding->rule),
                        .style = onym_style_describe(w->style)->id,
                        .place = place};
    return decision_append(lines, &d);
}

/* Whether an earlier item has the same decision. */
static bool is_noted(const pass *p, size_t index)
{
    const pass_item *item = &p->items[index];
    for (size_t i = 0; i < index; i++) {
        const pass_item *other = &p->items[i];
        if (item->everywhere && other->step == item->step &&
            other->finding->rule == item->finding->rule && other->action == item->action) {
            return true;
        }
    }
    return false;
}

static int save_decisions(const pass_result *w, const onym_string *after, const onym_edit *edits,
                          size_t count, onym_error *error)
{
    onym_string lines = {NULL, 0};
    size_t *grown = calloc(count + 1, sizeof *grown), sum = 0;
    bool good = grown != NULL;
    for (size_t i = 0; grown != NULL && i < count; i++) {
        sum += strlen(edits[i].text) - (edits[i].end - edits[i].begin); /* may wrap, as intended */
        grown[i] = sum;
    }
    for (size_t i = 0; good && i < w->pass->count; i++) {
        const pass_item *item = &w->pass->items[i];
        good = is_noted(w->pass, i) || note(&lines, w, item, (onym_text){after->data, after->size},
                                            moved(edits, count, item->finding->begin, grown));
    }
    char *path = good && lines.size > 0 ? decisions_path(w->path) : NULL;
    int status = path != NULL ? decisions_save(path, &lines, error) : ONYM_OK;
    free(path);
    free(grown);
    onym_string_free(&lines);
    return status;
}

static int add_forms(const pass_result *w, onym_error *error)
{
    int status = ONYM_OK;
    size_t last = 0;
    for (size_t i = 0; i < w->pass->count && status == ONYM_OK; i++) {
        const pass_item *item = &w->pass->items[i];
        if (item->action == PASS_ADMIT && item->step != last) {
            status = admit(w->cli, w->glossary, w->path, item->finding, &item->shelf, error);
            last = item->step;
        }
    }
    return status;
}

int pass_result_write(const pass_result *w, onym_error *error)
{
    onym_edit *edits;
    size_t count;
    onym_string after;
    if (!pass_edits(w->pass, &edits, &count)) {
        return ONYM_EINTERNAL;
    }
    int status = onym_edit_text(&after, w->text, edits, count, error);
    if (status == ONYM_OK) {
        if (count > 0) {
            status =
                onym_file_replace(w->path, w->text, (onym_text){after.data, after.size}, error);
        }
        status = status == ONYM_OK ? add_forms(w, error) : status;
        status = status == ONYM_OK ? save_decisions(w, &after, edits, count, error) : status;
        onym_string_free(&after);
    }
    free(edits);
    return status;
}
