/* onym explain: why a word, or the word at a place of a file, is accepted or reported. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/project.h"
#include "cli/show_entry.h"

#define ENTRIES_MAX 10
#define OPTION_JSON 1

static const struct option options[] = {
    {"json", no_argument, NULL, OPTION_JSON}, CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};

typedef struct explain_run {
    cli *cli;
    onym_glossary *glossary;
    onym_style *style;
    onym_checker *checker;
    bool json;
} explain_run;

/* A place in a file; LINE 0: no place but a word. */
typedef struct place {
    char path[4096];
    size_t line, column;
} place;

static const char *const standing_names[] = {
    [ONYM_STANDING_NOTHING] = "nothing",   [ONYM_STANDING_TECHNICAL] = "technical",
    [ONYM_STANDING_REPORTED] = "reported", [ONYM_STANDING_NAME] = "name",
    [ONYM_STANDING_WORD] = "word",         [ONYM_STANDING_OTHER] = "other"};

static const char *const role_names[] = {
    [ONYM_ROLE_NAME] = "full name",     [ONYM_ROLE_SHORT] = "short form",
    [ONYM_ROLE_FAMILY] = "family name", [ONYM_ROLE_DEMONYM] = "adjective or people",
    [ONYM_ROLE_MADE] = "romanisation",  [ONYM_ROLE_STYLE] = "form of house styles"};

/* Takes ":NUMBER" off the end of the SIZE bytes at TEXT; 0 when there is none. */
static size_t take_number(const char *text, size_t *size)
{
    size_t begin = *size;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
        begin--;
    }
    if (begin == *size || begin < 2 || text[begin - 1] != ':' || *size - begin > 9) {
        return 0;
    }
    *size = begin - 1;
    return (size_t)strtoul(text + begin, NULL, 10);
}

static place read_place(const char *argument)
{
    place p = {.line = 0};
    size_t size = strlen(argument);
    p.column = take_number(argument, &size);
    p.line = p.column > 0 ? take_number(argument, &size) : 0;
    if (p.line == 0 || size >= sizeof p.path) {
        return (place){.line = 0};
    }
    memcpy(p.path, argument, size);
    return p;
}

/* ---- as text ---- */

/* "  label  value" */
static void put_row(output *out, const char *label, const char *value)
{
    output_puts(out, "  ");
    output_puts(out, label);
    output_blanks(out, 14 - strlen(label));
    output_name(out, value);
    output_puts(out, "\n");
}

/* The systems of IDS with their titles. */
static void put_systems(explain_run *r, const char *ids)
{
    char id[64], line[512];
    for (const char *at = ids; *at != '\0';) {
        size_t size = strcspn(at, " ");
        onym_system *system;
        (void)snprintf(id, sizeof id, "%.*s", (int)size, at);
        if (onym_system_open(&system, r->cli->data_dir, id, NULL) == ONYM_OK) {
            (void)snprintf(line, sizeof line, "%s, %s", id, onym_system_describe(system)->title);
            put_row(&r->cli->out, "system", line);
            onym_system_free(system);
        }
        at += size + (at[size] == ' ');
    }
}

static void put_term(explain_run *r, const onym_term *t)
{
    char line[256];
    (void)snprintf(line, sizeof line, "%s (%s), %s%s%s", t->text, t->lang,
                   term_status_name(t->status), *t->since != '\0' ? " since " : "", t->since);
    put_row(&r->cli->out, "form", line);
    put_row(&r->cli->out, "as", role_names[t->role]);
    put_systems(r, t->systems);
    if (*t->styles != '\0') {
        put_row(&r->cli->out, "house styles", t->styles);
    }
}

static void put_finding(explain_run *r, const onym_finding *f)
{
    output *out = &r->cli->out;
    put_row(out, "rule", onym_rule_name(f->rule));
    put_row(out, "level", onym_level_name(f->level));
    put_row(out, "reason", f->message);
    for (size_t i = 0; i < f->suggestion_count; i++) {
        put_row(out, i == 0 ? "use" : "or", f->suggestions[i]);
    }
    if (*f->reason_source != '\0') {
        put_row(out, "sources", f->reason_source);
    }
}

static void put_near(output *out, const onym_explanation *e)
{
    char line[512];
    for (size_t i = 0; i < e->near_count; i++) {
        (void)snprintf(line, sizeof line, "%s (%s), %u.%u edits away", e->near[i].text,
                       e->near[i].concept, e->near[i].distance / 10, e->near[i].distance % 10);
        put_row(out, "near", line);
    }
    if (e->near_count == 0 && e->standing == ONYM_STANDING_OTHER) {
        put_row(out, "near", "no name");
    }
}

/* "ap, Associated Press": what the verdict goes by. */
static void put_style(explain_run *r)
{
    char line[256];
    const onym_style_info *info = onym_style_describe(r->style);
    (void)snprintf(line, sizeof line, "%s, %s", info->id, info->title);
    put_row(&r->cli->out, "style", line);
}

/* The verdict in one line. */
static const char *verdict_of(const onym_explanation *e)
{
    static const char *const verdicts[] = {
        [ONYM_STANDING_NOTHING] = "no word",
        [ONYM_STANDING_TECHNICAL] = "not looked at: an address, a file name, code or hidden text",
        [ONYM_STANDING_REPORTED] = "reported",
        [ONYM_STANDING_NAME] = "accepted: a known name",
        [ONYM_STANDING_WORD] = "accepted: an English word",
        [ONYM_STANDING_OTHER] = "accepted: no name is so near that it must be meant"};
    return e->imported ? "accepted: known from a gazetteer or list, which rules no spelling"
                       : verdicts[e->standing];
}

/* The entry of CONCEPT among those of the word or its term; none is no fault. */
static int put_entries(explain_run *r, onym_text query, const char *concept, onym_error *error)
{
    onym_entries *entries;
    int status =
        onym_glossary_lookup(&entries, r->glossary, query, ONYM_LOOKUP_EXACT, ENTRIES_MAX, error);
    if (status != ONYM_OK) {
        return status == ONYM_NOT_FOUND ? ONYM_OK : status;
    }
    for (size_t i = 0; i < onym_entries_count(entries) && status == ONYM_OK; i++) {
        const onym_entry *entry = onym_entries_at(entries, i);
        if (*concept == '\0' || strcmp(entry->concept, concept) == 0) {
            output_puts(&r->cli->out, "\n");
            status = show_entry(&r->cli->out, entry, r->style, error);
        }
    }
    onym_entries_free(entries);
    return status;
}

static int put_text(explain_run *r, const char *query, bool is_word, const onym_explanation *e,
                    onym_error *error)
{
    output *out = &r->cli->out;
    output_colour(out, COLOUR_BOLD);
    output_name(out, *e->text != '\0' ? e->text : query);
    output_colour(out, COLOUR_RESET);
    output_puts(out, ": ");
    output_puts(out, verdict_of(e));
    output_puts(out, "\n");
    if (e->quoted) {
        put_row(out, "in", "direct speech");
    }
    put_style(r);
    if (e->finding != NULL) {
        put_finding(r, e->finding);
    }
    if (e->term != NULL) {
        put_row(out, "concept", e->concept);
        put_term(r, e->term);
    }
    put_near(out, e);
    if (is_word) {
        return put_entries(r, onym_text_of(query), "", error);
    }
    if (e->term != NULL) {
        return put_entries(r, onym_text_of(e->term->text), e->concept, error);
    }
    if (e->finding != NULL && e->finding->suggestion_count > 0) {
        return put_entries(r, onym_text_of(e->finding->suggestions[0]), e->finding->concept, error);
    }
    return ONYM_OK;
}

/* ---- as JSON ---- */

static json_t *json_finding(const onym_finding *f)
{
    json_t *suggestions = json_array();
    for (size_t i = 0; i < f->suggestion_count; i++) {
        (void)json_array_append_new(suggestions, json_string(f->suggestions[i]));
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:{s:s, s:s, s:s}}", "rule", onym_rule_name(f->rule),
                     "level", onym_level_name(f->level), "message", f->message, "suggestions",
                     suggestions, "reason", "kind", f->reason_kind, "system", f->reason_system,
                     "source", f->reason_source);
}

static json_t *json_term(const onym_term *t)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "lang", t->lang, "text", t->text,
                     "status", term_status_name(t->status), "role", role_names[t->role], "system",
                     t->systems, "since", t->since, "styles", t->styles);
}

static int put_json(explain_run *r, const char *query, const onym_explanation *e)
{
    json_t *near = json_array();
    for (size_t i = 0; i < e->near_count; i++) {
        (void)json_array_append_new(near, json_pack("{s:s, s:s, s:f}", "text", e->near[i].text,
                                                    "concept", e->near[i].concept, "distance",
                                                    e->near[i].distance / 10.0));
    }
    json_t *object = json_pack("{s:s, s:s, s:s, s:I, s:I, s:b, s:b, s:s, s:o, s:o, s:o}", "query",
                               query, "standing", standing_names[e->standing], "text", e->text,
                               "begin", (json_int_t)e->begin, "end", (json_int_t)e->end, "quoted",
                               e->quoted, "english", e->english, "concept", e->concept, "finding",
                               e->finding != NULL ? json_finding(e->finding) : json_null(), "term",
                               e->term != NULL ? json_term(e->term) : json_null(), "near", near);
    char *line = object != NULL
                     ? json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(3))
                     : NULL;
    json_decref(object);
    if (line == NULL) {
        message_print("input: not UTF-8");
        return ONYM_EINPUT;
    }
    output_puts(&r->cli->out, line);
    output_puts(&r->cli->out, "\n");
    free(line);
    return ONYM_OK;
}

/* ---- the whole ---- */

/* A word is known when it is a name, is reported, or is an English word. */
static int status_of(const onym_explanation *e, bool is_word)
{
    bool unknown =
        e->standing == ONYM_STANDING_NOTHING || (is_word && e->standing == ONYM_STANDING_OTHER);
    return unknown ? ONYM_NOT_FOUND : ONYM_OK;
}

static int explain_one(explain_run *r, const char *argument)
{
    place p = read_place(argument);
    onym_error error;
    onym_string file = {NULL, 0};
    onym_explanation e;
    int status = p.line > 0 ? onym_file_read(&file, p.path, 0, &error) : ONYM_OK;
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    onym_text text = p.line > 0 ? (onym_text){file.data, file.size} : onym_text_of(argument);
    status = onym_explain(&e, r->checker, text, p.line, p.column, &error);
    if (status != ONYM_OK) {
        onym_string_free(&file);
        return message_error(&error);
    }
    if (r->json) {
        status = put_json(r, argument, &e);
    } else {
        status = put_text(r, argument, p.line == 0, &e, &error);
        status = status == ONYM_OK ? ONYM_OK : message_error(&error);
    }
    status = cli_worse(status, status_of(&e, p.line == 0));
    onym_explanation_free(&e);
    onym_string_free(&file);
    return status;
}

int cmd_explain(cli *c, int count, char **arguments)
{
    explain_run r = {.cli = c};
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        r.json = r.json || option == OPTION_JSON;
    }
    if (optind >= count) {
        return cli_usage(c, "what is to be explained?", "no WORD");
    }
    onym_error error;
    place first = read_place(arguments[optind]);
    status = project_find(c, first.line > 0 ? first.path : NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = cli_open_glossary(c, &r.glossary, &error);
    status = status == ONYM_OK ? cli_open_style(c, &r.style, &error) : status;
    status = status == ONYM_OK ? onym_checker_new(&r.checker, r.glossary, r.style, &error) : status;
    if (status != ONYM_OK) {
        (void)message_error(&error);
    }
    for (int i = optind; i < count && r.checker != NULL; i++) {
        status = cli_worse(status, explain_one(&r, arguments[i]));
    }
    onym_checker_free(r.checker);
    onym_style_free(r.style);
    onym_glossary_free(r.glossary);
    return status;
}
