/* onym check -i: the pass through a draft on a terminal. */
#include "cli/check_pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/decisions.h"
#include "cli/encoding.h"
#include "cli/keys.h"
#include "cli/line_edit.h"
#include "cli/pass.h"
#include "cli/pass_result.h"
#include "cli/project.h"
#include "cli/show_finding.h"

#define PROMPT                                                                                     \
    "[1-9 take, e everywhere, r write, i leave, a add, s sic, u undo, x stop, q quit, ? help] "
#define FORM_PROMPT "write:"

/* One pass through one file. */
typedef struct walk {
    const check_pass *run;
    const char *path;
    onym_text text;
    pass pass;
    size_t asked; /* keys that were asked for */
} walk;

bool check_pass_is_possible(const cli *c)
{
    return isatty(STDIN_FILENO) == 1 && c->out.terminal;
}

/* ---- asking */

static void complete_name(void *context, onym_text before, completions *out)
{
    const walk *w = context;
    onym_list *list;
    *out = (completions){.begin = 0};
    if (onym_glossary_complete(&list, w->run->glossary, before, COMPLETIONS_MAX, NULL) != ONYM_OK) {
        return;
    }
    for (size_t i = 0; i < onym_list_count(list) && i < COMPLETIONS_MAX; i++) {
        char *item = strdup(onym_list_at(list, i));
        if (item != NULL) {
            out->items[out->count++] = item;
        }
    }
    onym_list_free(list);
}

/* Asks what to write, with editing and completion. */
static void ask_form(walk *w)
{
    line_edit_options options = {.prompt = FORM_PROMPT,
                                 .colour = w->run->cli->out.colour,
                                 .complete = complete_name,
                                 .context = w};
    keys_close();
    line_reader *reader = line_edit_new(&options);
    reader = reader != NULL ? reader : line_plain_new(STDIN_FILENO, FORM_PROMPT " ");
    onym_text line = {NULL, 0};
    char *form = NULL;
    if (reader != NULL && reader->read(reader, &line) == LINE_READ) {
        form = strndup(line.data, line.size);
    }
    (void)pass_write(&w->pass, form);
    free(form);
    if (reader != NULL) {
        reader->free(reader);
    }
    keys_open();
}

static void put_help(output *out)
{
    for (size_t i = 0; i < pass_key_count; i++) {
        output_puts(out, "    ");
        output_puts(out, pass_keys[i].key);
        output_blanks(out, 5 - strlen(pass_keys[i].key));
        output_puts(out, pass_keys[i].what);
        output_puts(out, "\n");
    }
}

static void put_shelves(const walk *w)
{
    output *out = &w->run->cli->out;
    const onym_finding *f = w->pass.items[w->pass.current].finding;
    pass_shelf shelves[PASS_SHELVES];
    size_t count = pass_shelves(&w->pass, shelves);
    for (size_t i = 0; i < count; i++) {
        char line[32];
        (void)snprintf(line, sizeof line, "    %zu  ", i + 1);
        output_puts(out, line);
        output_puts(out, shelves[i].own_name ? "a name of its own" : "a form of ");
        output_name(out, shelves[i].own_name ? "" : f->concept);
        output_puts(out, shelves[i].project ? ", in the project's glossary\n"
                                            : ", in your own glossary\n");
    }
    output_puts(out, "add it as [1-9, any other key: not] ");
    (void)output_flush(out, NULL);
}

static void show_current(walk *w)
{
    output *out = &w->run->cli->out;
    output_resize(out);
    output_puts(out, "\n");
    show_finding(out, &(finding_view){.path = w->path,
                                      .text = w->text,
                                      .finding = w->pass.items[w->pass.current].finding,
                                      .number = w->pass.current + 1,
                                      .count = w->pass.count});
}

/* Writes the prompt, waits for a key, and shows what the key was. */
static uint32_t ask_key(walk *w)
{
    output *out = &w->run->cli->out;
    char shown[8] = "";
    output_puts(out, w->pass.everywhere ? "everywhere " : "");
    output_puts(out, PROMPT);
    (void)output_flush(out, NULL);
    uint32_t key = keys_read();
    if (key > ' ' && key < 0x7F) {
        shown[0] = (char)key;
    }
    output_puts(out, shown);
    output_puts(out, "\n");
    (void)output_flush(out, NULL);
    w->asked++;
    return key;
}

/* One turn: what is shown, what is asked, what it comes to. */
static void turn(walk *w, size_t *shown)
{
    output *out = &w->run->cli->out;
    if (w->pass.state == PASS_ASKS_FORM) {
        ask_form(w);
    } else if (w->pass.state == PASS_ASKS_SHELF) {
        put_shelves(w);
        uint32_t key = keys_read();
        output_puts(out, "\n");
        (void)pass_key(&w->pass, key);
    } else {
        if (*shown != w->pass.current + 1) {
            show_current(w);
            *shown = w->pass.current + 1;
        }
        uint32_t key = ask_key(w);
        if (key == '?') {
            put_help(out);
        } else {
            (void)pass_key(&w->pass, key);
        }
    }
    if (w->pass.remark[0] != '\0') {
        output_puts(out, w->pass.remark);
        output_puts(out, "\n");
    }
}

static void ask_all(walk *w)
{
    size_t shown = 0;
    while (w->pass.state != PASS_ENDED && w->pass.state != PASS_GIVEN_UP &&
           w->run->cli->out.failure == 0) {
        turn(w, &shown);
    }
}

/* ---- what was decided before */

static bool recall(walk *w, const decisions *list)
{
    const char *style = onym_style_describe(w->run->style)->id;
    bool good = true;
    for (size_t i = 0; i < w->pass.count && good; i++) {
        const decision *d = decisions_find(list, w->text, w->pass.items[i].finding, style);
        bool takes = d != NULL && strcmp(d->action, "take") == 0;
        /* What was decided outside direct speech changes none. */
        if (d != NULL && !(takes && w->pass.items[i].finding->quoted)) {
            good =
                pass_remember(&w->pass, i, takes ? PASS_TAKE : PASS_LEAVE, takes ? d->form : NULL);
        }
    }
    pass_start(&w->pass);
    return good;
}

static size_t count_remembered(const pass *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->count; i++) {
        count += p->items[i].remembered;
    }
    return count;
}

/* ---- the end */

/* "draft.txt: 2 changed, 1 left, 0 marked [sic], 1 added; 3 not decided" */
static void put_summary(const walk *w)
{
    output *out = &w->run->cli->out;
    char line[200];
    size_t before = count_remembered(&w->pass);
    (void)snprintf(line, sizeof line,
                   ": %zu changed, %zu left, %zu marked [sic], %zu added; %zu not decided",
                   pass_count(&w->pass, PASS_TAKE), pass_count(&w->pass, PASS_LEAVE),
                   pass_count(&w->pass, PASS_SIC), pass_count(&w->pass, PASS_ADMIT),
                   pass_count(&w->pass, PASS_OPEN));
    output_puts(out, "\n");
    output_name(out, w->path);
    output_puts(out, line);
    if (before > 0) {
        (void)snprintf(line, sizeof line, " (%zu as decided before)", before);
        output_puts(out, line);
    }
    output_puts(out, "\n");
}

/* Asks before a file is changed by what was decided before alone. */
static bool is_confirmed(const walk *w)
{
    if (w->asked > 0 || pass_count(&w->pass, PASS_TAKE) == 0) {
        return true;
    }
    output *out = &w->run->cli->out;
    output_puts(out, "all was decided before; write it? [y/n] ");
    (void)output_flush(out, NULL);
    uint32_t key = keys_read();
    output_puts(out, key == 'y' ? "y\n" : "n\n");
    return key == 'y';
}

static int open_status(const walk *w)
{
    for (size_t i = 0; i < w->pass.count; i++) {
        const pass_item *item = &w->pass.items[i];
        if (item->action == PASS_OPEN && item->finding->level >= w->run->fail_on) {
            return ONYM_NOT_FOUND;
        }
    }
    return ONYM_OK;
}

static int finish(const walk *w, bool confirmed)
{
    onym_error error = {.status = ONYM_EINTERNAL, .message = "internal: out of memory"};
    if (w->pass.state == PASS_GIVEN_UP || !confirmed) {
        output_puts(&w->run->cli->out, "nothing written\n");
        return ONYM_EINTERRUPT;
    }
    const pass_result result = {w->run->cli, w->run->glossary, w->run->style,
                                w->path,     w->text,          &w->pass};
    int status = pass_result_write(&result, &error);
    if (status != ONYM_OK) {
        (void)output_flush(&w->run->cli->out, NULL);
        return error.message[0] != '\0' ? message_error(&error) : status;
    }
    if (w->pass.count == 0) {
        output_name(&w->run->cli->out, w->path);
        output_puts(&w->run->cli->out, ": nothing to report\n");
        return ONYM_OK;
    }
    put_summary(w);
    return open_status(w);
}

static int walk_through(walk *w, const onym_findings *findings)
{
    char *project = project_directory(w->path), *path = decisions_path(w->path);
    decisions list = {NULL, 0, {NULL, 0}};
    onym_error error = {.status = ONYM_EINTERNAL, .message = "internal: out of memory"};
    bool good = pass_begin(&w->pass, findings, project != NULL, w->run->cli->user_glossary != NULL);
    int status = ONYM_OK;
    if (path != NULL && !w->run->again) {
        status = decisions_load(&list, path, &error);
    }
    if (status == ONYM_OK && good && recall(w, &list)) {
        keys_open();
        ask_all(w);
        bool confirmed = is_confirmed(w);
        keys_close();
        status = finish(w, confirmed);
    } else {
        status = message_error(&error);
    }
    pass_free(&w->pass);
    decisions_free(&list);
    free(project);
    free(path);
    return status;
}

int check_pass_file(const check_pass *r, const char *path)
{
    onym_error error;
    onym_string text;
    onym_findings *findings;
    struct stat info;
    if (strcmp(path, "-") == 0 || (stat(path, &info) == 0 && !S_ISREG(info.st_mode))) {
        message_printf("input: is not a regular file (%.900s)", path);
        return ONYM_EINPUT;
    }
    if (onym_file_read(&text, path, 0, &error) != ONYM_OK) {
        return message_error(&error);
    }
    walk w = {.run = r, .path = path, .text = {text.data, text.size}};
    int status = onym_check(&findings, r->checker, w.text, &error);
    if (status == ONYM_OK) {
        status = encoding_tell(path, onym_findings_encoding(findings), false);
        status = status == ONYM_OK ? walk_through(&w, findings) : status;
        onym_findings_free(findings);
    } else {
        (void)message_error(&error);
    }
    onym_string_free(&text);
    return status;
}
