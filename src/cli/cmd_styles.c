/* onym styles: the house styles there are, what one is, and one name in all of them. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { OPTION_COMPARE = 1 };

static const struct option options[] = {
    {"compare", required_argument, NULL, OPTION_COMPARE}, CLI_COMMON_OPTIONS, {NULL, 0, NULL, 0}};

static void put_row(output *out, const char *name, const char *value)
{
    if (*value != '\0') {
        output_name(out, name);
        output_blanks(out, shown_width(name) < 16 ? 16 - shown_width(name) : 1);
        output_name(out, value);
        output_puts(out, "\n");
    }
}

static int show(cli *c, const char *id)
{
    onym_error error;
    onym_style *style;
    if (onym_style_open(&style, c->data_dir, id, &error) != ONYM_OK) {
        return message_error(&error);
    }
    const onym_style_info *info = onym_style_describe(style);
    const struct {
        const char *name, *value;
    } rows[] = {{"id", info->id},
                {"title", info->title},
                {"authority", info->authority},
                {"edition", info->edition},
                {"source", info->source},
                {"Russian", onym_style_system(style, "ru")},
                {"Ukrainian", onym_style_system(style, "uk")},
                {"Korean (North)", onym_style_system(style, "ko-KP")},
                {"Korean (South)", onym_style_system(style, "ko-KR")},
                {"notes", info->notes}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_row(&c->out, rows[i].name, rows[i].value);
    }
    onym_style_free(style);
    return ONYM_OK;
}

/* Calls ONE for every style; the first failure ends it. */
static int each(cli *c, int (*one)(cli *c, onym_style *style, void *context, onym_error *error),
                void *context)
{
    onym_error error;
    onym_list *list;
    int status = onym_style_list(&list, c->data_dir, &error);
    for (size_t i = 0; status == ONYM_OK && i < onym_list_count(list); i++) {
        onym_style *style;
        status = onym_style_open(&style, c->data_dir, onym_list_at(list, i), &error);
        if (status == ONYM_OK) {
            status = one(c, style, context, &error);
            onym_style_free(style);
        }
    }
    onym_list_free(list);
    return status == ONYM_OK ? ONYM_OK : message_error(&error);
}

static int list_one(cli *c, onym_style *style, void *context, onym_error *error)
{
    (void)context;
    (void)error;
    put_row(&c->out, onym_style_describe(style)->id, onym_style_describe(style)->title);
    return ONYM_OK;
}

static int compare_one(cli *c, onym_style *style, void *context, onym_error *error)
{
    onym_string form;
    int status = onym_style_form(&form, style, context, NULL, error);
    if (status == ONYM_OK) {
        put_row(&c->out, onym_style_describe(style)->id, form.data);
        onym_string_free(&form);
    }
    return status;
}

static int compare(cli *c, const char *name)
{
    onym_error error;
    onym_glossary *glossary;
    onym_entries *entries;
    if (cli_open_glossary(c, &glossary, &error) != ONYM_OK) {
        return message_error(&error);
    }
    int status = onym_glossary_lookup(&entries, glossary, onym_text_of(name), 0, 1, &error);
    if (status == ONYM_OK) {
        onym_entry entry = *onym_entries_at(entries, 0);
        status = each(c, compare_one, &entry);
        onym_entries_free(entries);
    } else if (status == ONYM_NOT_FOUND) {
        message_printf("not found: no name is \"%s\" or near it", name);
    } else {
        (void)message_error(&error);
    }
    onym_glossary_free(glossary);
    return status;
}

int cmd_styles(cli *c, int count, char **arguments)
{
    int option, status = ONYM_OK;
    const char *name = NULL;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        name = optarg;
    }
    if (name != NULL) {
        return compare(c, name);
    }
    if (optind >= count) {
        return each(c, list_one, NULL);
    }
    for (int i = optind; i < count; i++) {
        status = cli_worse(status, show(c, arguments[i]));
    }
    return status;
}
