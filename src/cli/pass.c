/* The pass through a draft: its findings, what is decided about each, and what a key does. */
#include "cli/pass.h"

#include <stdlib.h>
#include <string.h>

#define SIC " [sic]"

const pass_help pass_keys[] = {
    {"1-9", "take the suggestion of that number"},
    {"e", "everywhere: e1, er, ei do it at every place where the word is written so"},
    {"r", "write something else (R: everywhere)"},
    {"i", "leave it, also the space bar (I: everywhere)"},
    {"a", "add it to a glossary as admitted, and leave it everywhere"},
    {"s", "mark it [sic], in direct speech"},
    {"u", "undo the last decision"},
    {"x", "stop, and write what was decided"},
    {"q", "quit, and leave the file as it was; also Ctrl-C"},
    {"?", "this list"},
};
const size_t pass_key_count = sizeof pass_keys / sizeof pass_keys[0];

bool pass_begin(pass *p, const onym_findings *findings, bool has_project, bool has_own)
{
    *p = (pass){.count = onym_findings_count(findings),
                .has_project = has_project,
                .has_own = has_own,
                .remark = ""};
    p->items = calloc(p->count > 0 ? p->count : 1, sizeof *p->items);
    for (size_t i = 0; p->items != NULL && i < p->count; i++) {
        p->items[i].finding = onym_findings_at(findings, i);
    }
    return p->items != NULL;
}

void pass_free(pass *p)
{
    for (size_t i = 0; p->items != NULL && i < p->count; i++) {
        free(p->items[i].form);
    }
    free(p->items);
    p->items = NULL;
}

/* ---- deciding */

/* Goes to the first open finding from FROM on. */
static void go_on(pass *p, size_t from)
{
    p->current = from;
    while (p->current < p->count && p->items[p->current].action != PASS_OPEN) {
        p->current++;
    }
    p->state = p->current < p->count ? PASS_ASKS : PASS_ENDED;
    p->everywhere = false;
}

void pass_start(pass *p)
{
    go_on(p, 0);
}

static bool is_written_so(const onym_finding *a, const onym_finding *b)
{
    return strcmp(a->text, b->text) == 0 && a->quoted == b->quoted;
}

static bool overlap(const onym_finding *a, const onym_finding *b)
{
    return a->begin < b->end && b->begin < a->end;
}

/* Settles the other open findings at the place of item INDEX. */
static void cover(pass *p, size_t index)
{
    const pass_item *item = &p->items[index];
    for (size_t i = 0; i < p->count; i++) {
        if (p->items[i].action == PASS_OPEN && overlap(p->items[i].finding, item->finding)) {
            p->items[i].action = PASS_COVERED;
            p->items[i].step = item->step;
        }
    }
}

/* Gives item INDEX what CHOICE says. */
static bool decide_one(pass *p, size_t index, const pass_item *choice)
{
    pass_item *item = &p->items[index];
    char *form = choice->form != NULL ? strdup(choice->form) : NULL;
    if (choice->form != NULL && form == NULL) {
        return false;
    }
    const onym_finding *finding = item->finding;
    *item = *choice;
    item->finding = finding;
    item->form = form;
    cover(p, index);
    return true;
}

/* A decision about the current finding, and those that are written so when it is for all. */
static void decide(pass *p, pass_item choice)
{
    const onym_finding *finding = p->items[p->current].finding;
    choice.step = ++p->steps;
    bool done = true;
    for (size_t i = p->current; i < p->count && done; i++) {
        bool wanted =
            i == p->current || (choice.everywhere && is_written_so(p->items[i].finding, finding));
        if (wanted && p->items[i].action == PASS_OPEN) {
            done = decide_one(p, i, &choice);
        }
    }
    p->remark = done ? "" : "no memory is left";
    go_on(p, p->current);
}

static void open_again(pass_item *item)
{
    free(item->form);
    *item = (pass_item){.finding = item->finding};
}

static void undo(pass *p)
{
    if (p->steps == 0) {
        p->remark = "there is nothing to undo";
        return;
    }
    for (size_t i = 0; i < p->count; i++) {
        if (p->items[i].step == p->steps) {
            open_again(&p->items[i]);
        }
    }
    p->steps--;
    go_on(p, 0);
    p->remark = "undone";
}

bool pass_remember(pass *p, size_t index, pass_action action, const char *form)
{
    pass_item choice = {.action = action, .everywhere = true, .remembered = true};
    choice.form = form != NULL ? strdup(form) : NULL;
    bool done = (form == NULL || choice.form != NULL) &&
                (p->items[index].action != PASS_OPEN || decide_one(p, index, &choice));
    free(choice.form);
    return done;
}

/* ---- keys */

static void take(pass *p, uint32_t key)
{
    const onym_finding *f = p->items[p->current].finding;
    size_t index = key - '1';
    if (index >= f->suggestion_count) {
        p->remark = "there is no such suggestion";
        return;
    }
    pass_item choice = {.action = PASS_TAKE, .everywhere = p->everywhere};
    char *form = strdup(f->suggestions[index]);
    choice.form = form;
    if (form == NULL) {
        p->remark = "no memory is left";
        return;
    }
    decide(p, choice);
    free(form);
}

static void set_everywhere(pass *p)
{
    p->everywhere = !p->everywhere;
}

static void ask_form(pass *p)
{
    p->state = PASS_ASKS_FORM;
}

static void ask_form_everywhere(pass *p)
{
    p->everywhere = true;
    ask_form(p);
}

static void leave(pass *p)
{
    decide(p, (pass_item){.action = PASS_LEAVE, .everywhere = p->everywhere});
}

static void leave_everywhere(pass *p)
{
    decide(p, (pass_item){.action = PASS_LEAVE, .everywhere = true});
}

static void ask_shelf(pass *p)
{
    pass_shelf shelves[PASS_SHELVES];
    if (pass_shelves(p, shelves) == 0) {
        p->remark = "there is no glossary to add to";
        return;
    }
    p->state = PASS_ASKS_SHELF;
}

static void mark_sic(pass *p)
{
    if (!p->items[p->current].finding->quoted) {
        p->remark = "only direct speech is marked [sic]";
        return;
    }
    decide(p, (pass_item){.action = PASS_SIC, .everywhere = p->everywhere});
}

static void stop(pass *p)
{
    p->state = PASS_ENDED;
}

static void give_up(pass *p)
{
    p->state = PASS_GIVEN_UP;
}

static const struct {
    uint32_t key;
    void (*act)(pass *p);
} acts[] = {
    {'e', set_everywhere}, {'r', ask_form}, {'R', ask_form_everywhere},
    {'i', leave},          {' ', leave},    {'I', leave_everywhere},
    {'a', ask_shelf},      {'s', mark_sic}, {'u', undo},
    {'x', stop},           {'q', give_up},  {3, give_up},
};

static void take_key(pass *p, uint32_t key)
{
    if (key >= '1' && key <= '9') {
        take(p, key);
        return;
    }
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        if (acts[i].key == key) {
            acts[i].act(p);
            return;
        }
    }
    p->remark = "no such key; ? lists them";
}

size_t pass_shelves(const pass *p, pass_shelf shelves[PASS_SHELVES])
{
    const onym_finding *f = p->items[p->current].finding;
    size_t count = 0;
    for (int own_name = *f->concept == '\0'; own_name < 2; own_name++) {
        if (p->has_project) {
            shelves[count++] = (pass_shelf){true, own_name != 0};
        }
        if (p->has_own) {
            shelves[count++] = (pass_shelf){false, own_name != 0};
        }
    }
    return count;
}

static void take_shelf(pass *p, uint32_t key)
{
    pass_shelf shelves[PASS_SHELVES];
    size_t count = pass_shelves(p, shelves);
    if (key >= '1' && key - '1' < count) {
        decide(p,
               (pass_item){.action = PASS_ADMIT, .everywhere = true, .shelf = shelves[key - '1']});
        return;
    }
    p->remark = key == 3 ? "" : "not added";
    p->state = key == 3 ? PASS_GIVEN_UP : PASS_ASKS;
}

pass_state pass_key(pass *p, uint32_t key)
{
    p->remark = "";
    if (p->state == PASS_ASKS) {
        take_key(p, key);
    } else if (p->state == PASS_ASKS_SHELF) {
        take_shelf(p, key);
    }
    return p->state;
}

pass_state pass_write(pass *p, const char *form)
{
    p->remark = "";
    if (p->state != PASS_ASKS_FORM) {
        return p->state;
    }
    p->state = PASS_ASKS;
    if (form == NULL || *form == '\0') {
        p->everywhere = false;
        p->remark = "nothing was typed";
        return p->state;
    }
    char *copy = strdup(form);
    if (copy != NULL) {
        decide(p, (pass_item){.action = PASS_TAKE, .everywhere = p->everywhere, .form = copy});
    }
    p->remark = copy != NULL ? p->remark : "no memory is left";
    free(copy);
    return p->state;
}

/* ---- what came of it */

bool pass_edits(const pass *p, onym_edit **edits, size_t *count)
{
    *count = 0;
    *edits = calloc(p->count > 0 ? p->count : 1, sizeof **edits);
    size_t done = 0;
    for (size_t i = 0; *edits != NULL && i < p->count; i++) {
        const pass_item *item = &p->items[i];
        const onym_finding *f = item->finding;
        bool taken = item->action == PASS_TAKE;
        if ((taken && f->begin >= done) || (item->action == PASS_SIC && f->end >= done)) {
            (*edits)[(*count)++] = taken ? (onym_edit){f->begin, f->end, item->form}
                                         : (onym_edit){f->end, f->end, SIC};
            done = f->end;
        }
    }
    return *edits != NULL;
}

size_t pass_count(const pass *p, pass_action action)
{
    size_t count = 0;
    for (size_t i = 0; i < p->count; i++) {
        count += p->items[i].action == action;
    }
    return count;
}
