/* onym systems: the romanisation systems there are, what one is, and whether its examples hold. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/system_find.h"
#include "cli/system_options.h"

enum { OPTION_MARKDOWN = 1, OPTION_TEST };

static const struct option options[] = {{"markdown", no_argument, NULL, OPTION_MARKDOWN},
                                        {"test", no_argument, NULL, OPTION_TEST},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

/* How a page is laid out: for a terminal, or as Markdown. */
typedef struct page {
    cli *c;
    bool markdown;
} page;

/* ---- The list ---- */

static void put_line(cli *c, const onym_system_info *info, const char *mark)
{
    size_t width = shown_width(info->id);
    output_name(&c->out, info->id);
    output_blanks(&c->out, width < 18 ? 18 - width : 1);
    output_name(&c->out, info->title);
    output_puts(&c->out, mark);
    output_puts(&c->out, "\n");
}

/* The systems of DIR; a faulty one is told of, and the others follow. */
static int list_dir(cli *c, const char *dir, const char *mark, onym_error *error)
{
    onym_list *list;
    int status = onym_system_list(&list, dir, error);
    if (status != ONYM_OK) {
        return message_error(error);
    }
    int opened = ONYM_OK;
    for (size_t i = 0; i < onym_list_count(list) && opened != ONYM_EINTERNAL; i++) {
        onym_system *system;
        opened = system_find(&system, c->data_dir, *mark != '\0' ? dir : NULL,
                             onym_list_at(list, i), error);
        if (opened == ONYM_OK) {
            put_line(c, onym_system_describe(system), mark);
            onym_system_free(system);
        } else {
            status = cli_worse(status, message_error(error));
        }
    }
    onym_list_free(list);
    return status;
}

static int list_all(cli *c)
{
    onym_error error;
    int status = list_dir(c, c->data_dir, "", &error);
    char users[4096];
    int size = c->user_dir != NULL ? snprintf(users, sizeof users, "%s/systems", c->user_dir) : -1;
    if (size < 0 || (size_t)size >= sizeof users || access(users, F_OK) != 0) {
        return status;
    }
    return cli_worse(status, list_dir(c, c->user_dir, " (your own)", &error));
}

/* ---- One system ---- */

static void put_heading(page *p, const char *text)
{
    output_puts(&p->c->out, p->markdown ? "\n## " : "\n");
    output_puts(&p->c->out, text);
    output_puts(&p->c->out, p->markdown ? "\n\n" : "\n");
}

static void put_field(page *p, const char *name, const char *value)
{
    output *out = &p->c->out;
    if (*value == '\0') {
        return;
    }
    if (p->markdown) {
        output_puts(out, "| ");
        output_puts(out, name);
        output_puts(out, " | ");
        output_name(out, value);
        output_puts(out, " |\n");
        return;
    }
    output_puts(out, name);
    output_blanks(out, strlen(name) < 12 ? 12 - strlen(name) : 1);
    output_name(out, value);
    output_puts(out, "\n");
}

static const char *confidence_of(const char *mark)
{
    static const struct {
        const char *mark, *meaning;
    } meanings[] = {{"A", "A: read in the official text"},
                    {"B", "B: independent descriptions agree"},
                    {"C", "C: general knowledge"}};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (strcmp(meanings[i].mark, mark) == 0) {
            return meanings[i].meaning;
        }
    }
    return mark;
}

static void put_fields(page *p, const onym_system_info *info)
{
    output *out = &p->c->out;
    if (p->markdown) {
        output_puts(out, "# ");
        output_name(out, info->title);
        output_puts(out, "\n\n| | |\n|-|-|\n");
    }
    put_field(p, "id", info->id);
    if (!p->markdown) {
        put_field(p, "title", info->title);
    }
    put_field(p, "code", info->code);
    put_field(p, "also", info->aliases);
    put_field(p, "authority", info->authority);
    put_field(p, "edition", info->edition);
    put_field(p, "source", info->source);
    put_field(p, "from", info->from);
    put_field(p, "to", info->to);
    put_field(p, "reversible", info->reversible ? "yes" : "no");
    put_field(p, "confidence", confidence_of(info->confidence));
    if (*info->notes != '\0') {
        output_puts(out, p->markdown ? "\n" : "notes       ");
        output_name(out, info->notes);
        output_puts(out, "\n");
    }
}

/* ---- The table of letters ---- */

/* The form of BEFORE + LETTER less that of BEFORE, or "" when it does not begin with that. */
static int form_after(char *form, size_t room, const onym_system *system, const char *before,
                      const char *letter)
{
    onym_error error;
    char both[64];
    onym_string whole, head;
    form[0] = '\0';
    (void)snprintf(both, sizeof both, "%s%s", before, letter);
    int status = onym_system_apply(&head, NULL, system, onym_text_of(before), NULL, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    status = onym_system_apply(&whole, NULL, system, onym_text_of(both), NULL, &error);
    if (status == ONYM_OK) {
        const char *start = head.data != NULL ? head.data : "";
        size_t size = strlen(start);
        if (whole.data != NULL && strncmp(whole.data, start, size) == 0) {
            (void)snprintf(form, room, "%s", whole.data + size);
        }
        onym_string_free(&whole);
    }
    onym_string_free(&head);
    return status == ONYM_OK ? status : message_error(&error);
}

static int put_letter(page *p, const onym_system *system, const char *letter)
{
    static const char *const contexts[] = {"", "б", "а", "б"};
    output *out = &p->c->out;
    char form[64], softened[8];
    (void)snprintf(softened, sizeof softened, "ь%s", letter);
    output_puts(out, p->markdown ? "| " : "");
    output_name(out, letter);
    int status = ONYM_OK;
    for (size_t i = 0; i < 4 && status == ONYM_OK; i++) {
        status = form_after(form, sizeof form, system, contexts[i], i < 3 ? letter : softened);
        output_puts(out, p->markdown ? " | " : "");
        if (!p->markdown) {
            output_blanks(out, i == 0 ? 7 : 12);
        }
        output_name(out, form[0] != '\0' ? form : "-");
        if (!p->markdown && i < 3) {
            size_t width = shown_width(form[0] != '\0' ? form : "-");
            output_blanks(out, width < 4 ? 4 - width : 0);
        }
    }
    output_puts(out, p->markdown ? " |\n" : "\n");
    return status;
}

static int put_table(page *p, const onym_system *system, const char *from)
{
    static const char russian[] = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    static const char ukrainian[] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
    const char *letters = strncmp(from, "ru", 2) == 0   ? russian
                          : strncmp(from, "uk", 2) == 0 ? ukrainian
                                                        : "";
    int status = ONYM_OK;
    if (*letters == '\0') {
        return status;
    }
    put_heading(p, "Letters");
    output_puts(&p->c->out,
                p->markdown
                    ? "| letter | at the start | after a consonant | after a vowel | with ь before "
                      "|\n|-|-|-|-|-|\n"
                    : "letter  at the start  after a consonant  after a vowel  with ь before\n");
    for (; *letters != '\0' && status == ONYM_OK; letters += 2) {
        char letter[3] = {letters[0], letters[1], '\0'};
        status = put_letter(p, system, letter);
    }
    return status;
}

/* ---- The rules ---- */

static void put_rules(page *p, const char *rules)
{
    output *out = &p->c->out;
    rules += strspn(rules, "\r\n");
    if (*rules == '\0') {
        return;
    }
    put_heading(p, "Rules");
    output_puts(out, p->markdown ? "```\n" : "");
    output_printable(out, onym_text_of(rules), false);
    output_puts(out, p->markdown ? "```\n" : "");
}

/* ---- Examples ---- */

static void put_example(page *p, const example *e)
{
    output *out = &p->c->out;
    const char *cell = p->markdown ? " | " : "  ";
    bool text = strcmp(e->kind, "text") == 0;
    output_puts(out, p->markdown ? "| " : "");
    output_name(out, e->input);
    output_puts(out, p->markdown ? cell : " -> ");
    output_name(out, e->expected);
    output_puts(out, cell);
    output_name(out, text ? "" : e->kind);
    output_puts(out, text || *e->options == '\0' ? "" : " ");
    output_name(out, e->options);
    output_puts(out, p->markdown ? " | " : text && *e->options == '\0' ? "(" : "  (");
    output_name(out, e->source);
    output_puts(out, p->markdown ? " |\n" : ")\n");
}

static int put_examples(page *p, const char *id)
{
    example *examples;
    size_t count;
    onym_string text;
    onym_error error;
    int status = examples_read(&examples, &count, &text, p->c->data_dir, id, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    if (count > 0) {
        put_heading(p, "Examples");
        output_puts(&p->c->out,
                    p->markdown ? "| native | written | as | source |\n|-|-|-|-|\n" : "");
    }
    for (size_t i = 0; i < count; i++) {
        put_example(p, &examples[i]);
    }
    free(examples);
    onym_string_free(&text);
    return ONYM_OK;
}

static int show(page *p, const char *name)
{
    onym_error error;
    onym_system *system;
    int status = system_find(&system, p->c->data_dir, p->c->user_dir, name, &error);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    const onym_system_info *info = onym_system_describe(system);
    put_fields(p, info);
    status = put_table(p, system, info->from);
    status = status == ONYM_OK ? put_examples(p, info->id) : status;
    put_rules(p, status == ONYM_OK ? info->rules : "");
    onym_system_free(system);
    return status;
}

/* ---- Tests ---- */

static bool holds(const onym_system *system, const example *e, const char *id)
{
    onym_translit_options how = {0};
    onym_error error;
    onym_string made;
    char words[160];
    (void)snprintf(words, sizeof words, "--kind %s %s", *e->kind != '\0' ? e->kind : "text",
                   e->options);
    int status = system_options_read(&how, words, &error);
    if (status == ONYM_OK) {
        status = onym_system_apply(&made, NULL, system, onym_text_of(e->input), &how, &error);
    }
    if (status != ONYM_OK) {
        (void)message_error(&error);
        return false;
    }
    bool same = strcmp(made.data != NULL ? made.data : "", e->expected) == 0;
    if (!same) {
        message_printf("example: %s: %s is written %s, not %s (%s)", id, e->input,
                       made.data != NULL ? made.data : "", e->expected, e->source);
    }
    onym_string_free(&made);
    return same;
}

static int test_one(cli *c, const char *name)
{
    onym_error error;
    onym_system *system;
    example *examples;
    size_t count, failed = 0;
    onym_string text;
    char line[128];
    if (system_find(&system, c->data_dir, c->user_dir, name, &error) != ONYM_OK) {
        return message_error(&error);
    }
    int status = examples_read(&examples, &count, &text, c->data_dir, name, &error);
    for (size_t i = 0; status == ONYM_OK && i < count; i++) {
        failed += !holds(system, &examples[i], name);
    }
    (void)snprintf(line, sizeof line, "%-18s %zu of %zu examples\n", name, count - failed, count);
    output_puts(&c->out, line);
    free(examples);
    onym_string_free(&text);
    onym_system_free(system);
    return status != ONYM_OK ? message_error(&error) : failed > 0 ? 1 : 0;
}

static int test_all(cli *c)
{
    onym_error error;
    onym_list *list;
    int worst = ONYM_OK;
    if (onym_system_list(&list, c->data_dir, &error) != ONYM_OK) {
        return message_error(&error);
    }
    for (size_t i = 0; i < onym_list_count(list); i++) {
        worst = cli_worse(worst, test_one(c, onym_list_at(list, i)));
    }
    onym_list_free(list);
    return worst;
}

int cmd_systems(cli *c, int count, char **arguments)
{
    page p = {.c = c};
    bool test = false;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        p.markdown |= option == OPTION_MARKDOWN;
        test |= option == OPTION_TEST;
    }
    if (optind >= count) {
        return test ? test_all(c) : list_all(c);
    }
    for (int i = optind; i < count; i++) {
        int one = test ? test_one(c, arguments[i]) : show(&p, arguments[i]);
        status = cli_worse(status, one);
    }
    return status;
}
