/* onym glossary: adding to, building, verifying and counting glossaries. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cmd_glossary.h"
#include "cli/directories.h"
#include "cli/json_line.h"

void glossary_remark(void *context, const char *path, size_t line, const char *message)
{
    (void)context;
    message_printf("load: %s (%s:%zu)", message, path, line);
}

int glossary_own_path(const char **out, cli *c, const char *named)
{
    *out = named != NULL           ? named
           : c->glossary_count > 0 ? c->glossaries[c->glossary_count - 1]
                                   : c->user_glossary;
    if (*out == NULL) {
        return cli_usage(c, "there is no home for your own glossary", "set HOME or XDG_DATA_HOME");
    }
    return ONYM_OK;
}

int glossary_own_place(const char **out, cli *c, const char *named)
{
    onym_error error;
    int status = glossary_own_path(out, c, named);
    bool own = status == ONYM_OK && *out == c->user_glossary;
    return own && make_directories(*out, &error) != ONYM_OK ? message_error(&error) : status;
}

/* ---- add ---- */

/* The options of "add" and the columns that they fill. */
static const struct {
    const char *name;
    size_t offset;
} add_columns[] = {
    {"en", offsetof(onym_addition, en)},
    {"ru", offsetof(onym_addition, ru)},
    {"ko-KP", offsetof(onym_addition, ko_kp)},
    {"ko-KR", offsetof(onym_addition, ko_kr)},
    {"uk", offsetof(onym_addition, uk)},
    {"hani", offsetof(onym_addition, hani)},
    {"variants", offsetof(onym_addition, variants)},
    {"gloss", offsetof(onym_addition, gloss)},
    {"source", offsetof(onym_addition, source)},
    {"kind", offsetof(onym_addition, kind)},
    {"concept", offsetof(onym_addition, concept)},
};

#define ADD_COLUMNS (sizeof add_columns / sizeof *add_columns)

static int add(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"en", required_argument, NULL, 1},
                                            {"ru", required_argument, NULL, 2},
                                            {"ko-KP", required_argument, NULL, 3},
                                            {"ko-KR", required_argument, NULL, 4},
                                            {"uk", required_argument, NULL, 5},
                                            {"hani", required_argument, NULL, 6},
                                            {"variants", required_argument, NULL, 7},
                                            {"gloss", required_argument, NULL, 8},
                                            {"source", required_argument, NULL, 9},
                                            {"kind", required_argument, NULL, 10},
                                            {"concept", required_argument, NULL, 11},
                                            {"ko", required_argument, NULL, 12},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    onym_addition addition = {.source = "user"};
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        const char *value = optarg;
        if ((size_t)option > ADD_COLUMNS) {
            addition.ko_kp = addition.ko_kr = value;
        } else {
            memcpy((char *)&addition + add_columns[option - 1].offset, &value, sizeof value);
        }
    }
    if (addition.en == NULL || optind < count) {
        return cli_usage(c, "add needs --en FORM and options only",
                         optind < count ? arguments[optind] : "--en");
    }
    const char *path;
    onym_error error;
    status = glossary_own_place(&path, c, NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = onym_glossary_add(path, c->data_dir, &addition, &error);
    return status == ONYM_OK ? ONYM_OK : message_error(&error);
}

/* ---- build and verify ---- */

static const struct option build_names[] = {{"dict", required_argument, NULL, 1},
                                            {"words", required_argument, NULL, 2},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};

#define WORD_LISTS 8

typedef struct build_options {
    const char *dict;
    const char *words[WORD_LISTS];
    size_t word_count;
} build_options;

/* Reads --dict and --words; false when *STATUS is the end. */
static bool read_build_options(cli *c, int count, char **arguments, build_options *out, int *status)
{
    int option;
    while ((option = cli_option(c, count, arguments, ":", build_names, status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return false;
        }
        if (option == 1) {
            out->dict = optarg;
        } else if (out->word_count < WORD_LISTS) {
            out->words[out->word_count++] = optarg;
        } else {
            *status = cli_usage(c, "too many lists of words", optarg);
            return false;
        }
    }
    if (out->dict == NULL) {
        *status = cli_usage(c, "where is the dictionary?", "--dict DIR");
        return false;
    }
    return true;
}

static int build(cli *c, int count, char **arguments)
{
    build_options options = {.dict = NULL};
    int status = ONYM_OK;
    onym_error error;
    if (!read_build_options(c, count, arguments, &options, &status)) {
        return status;
    }
    if (optind + 1 != count) {
        return cli_usage(c, "build writes one file", "OUTPUT");
    }
    status = onym_glossary_build(arguments[optind], options.dict, options.words, options.word_count,
                                 glossary_remark, NULL, &error);
    return status == ONYM_OK ? status : message_error(&error);
}

static int verify(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"dict", required_argument, NULL, 1},
                                            {"notes", no_argument, NULL, 2},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    const char *dict = NULL;
    unsigned flags = 0;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        dict = option == 1 ? optarg : dict;
        flags |= option == 2 ? ONYM_VERIFY_NOTES : 0;
    }
    if (dict == NULL || optind < count) {
        return cli_usage(c, "which dictionary?", optind < count ? arguments[optind] : "--dict DIR");
    }
    onym_error error;
    status = onym_glossary_verify(dict, flags, glossary_remark, NULL, &error);
    return status == ONYM_OK ? status : message_error(&error);
}

/* ---- stats ---- */

static void print_stats(output *out, const onym_stats *s)
{
    char line[256];
    (void)snprintf(line, sizeof line,
                   "concepts %" PRIu64 "\nterms %" PRIu64 "\nnames %" PRIu64 "\nhash %s\n",
                   s->concepts, s->terms, s->names, s->hash);
    output_puts(out, line);
    for (size_t i = 0; i < s->count_count; i++) {
        output_name(out, s->counts[i].group);
        (void)snprintf(line, sizeof line, " %s %" PRIu64 "\n", s->counts[i].name,
                       s->counts[i].count);
        output_puts(out, line);
    }
}

static int print_stats_json(output *out, const onym_stats *s)
{
    json_t *object =
        json_pack("{s:I, s:I, s:I, s:s}", "concepts", (json_int_t)s->concepts, "terms",
                  (json_int_t)s->terms, "names", (json_int_t)s->names, "hash", s->hash);
    for (size_t i = 0; object != NULL && i < s->count_count; i++) {
        json_t *group = json_object_get(object, s->counts[i].group);
        if (group == NULL) {
            (void)json_object_set_new(object, s->counts[i].group, json_object());
            group = json_object_get(object, s->counts[i].group);
        }
        (void)json_object_set_new(group, s->counts[i].name,
                                  json_integer((json_int_t)s->counts[i].count));
    }
    return json_line(out, object);
}

static int stats(cli *c, int count, char **arguments)
{
    static const struct option options[] = {
        {"json", no_argument, NULL, 1}, CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};
    bool json = false;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        json = true;
    }
    onym_error error;
    onym_glossary *glossary;
    onym_stats numbers;
    if (cli_open_glossary(c, &glossary, &error) != ONYM_OK) {
        return message_error(&error);
    }
    status = onym_glossary_stats(&numbers, glossary, 0, &error);
    if (status == ONYM_OK) {
        if (json) {
            status = print_stats_json(&c->out, &numbers);
        } else {
            print_stats(&c->out, &numbers);
        }
        onym_stats_free(&numbers);
    } else {
        (void)message_error(&error);
    }
    onym_glossary_free(glossary);
    return status;
}

static const struct {
    const char *name;
    command_fn *run;
} verbs[] = {{"add", add},
             {"build", build},
             {"verify", verify},
             {"stats", stats},
             {"import", glossary_import},
             {"export", glossary_export},
             {"list", glossary_list},
             {"remove", glossary_remove},
             {"edit", glossary_edit}};

const char *glossary_verb(size_t index)
{
    return index < sizeof verbs / sizeof *verbs ? verbs[index].name : NULL;
}

int cmd_glossary(cli *c, int count, char **arguments)
{
    for (size_t i = 0; count > 1 && i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(arguments[1], verbs[i].name) == 0) {
            return verbs[i].run(c, count - 1, arguments + 1);
        }
    }
    if (count > 1 && strcmp(arguments[1], "--help") == 0) {
        int status = ONYM_OK;
        (void)cli_option(c, count, arguments, ":", build_names, &status);
        return status;
    }
    return cli_usage(c, "glossary add, edit, remove, list, import, export, stats, verify or build",
                     count > 1 ? arguments[1] : "no verb");
}
