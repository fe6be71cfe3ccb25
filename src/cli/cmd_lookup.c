/* onym lookup: the entries that words stand for. */
#include <string.h>

#include "cli/cli.h"
#include "cli/project.h"
#include "cli/show_data.h"
#include "cli/show_entry.h"

/* Answers to one query. */
#define ANSWERS_MAX 20

enum { OPTION_JSON = 1, OPTION_EXACT };

static const struct option options[] = {{"json", no_argument, NULL, OPTION_JSON},
                                        {"exact", no_argument, NULL, OPTION_EXACT},
                                        CLI_COMMON_OPTIONS,
                                        {NULL, 0, NULL, 0}};

static int look_up(cli *c, const onym_glossary *glossary, const onym_style *style,
                   const char *query, unsigned flags, bool json)
{
    onym_error error;
    onym_entries *entries;
    int status =
        onym_glossary_lookup(&entries, glossary, onym_text_of(query), flags, ANSWERS_MAX, &error);
    if (status != ONYM_OK && status != ONYM_NOT_FOUND) {
        return message_error(&error);
    }
    int shown = ONYM_OK;
    if (json) {
        shown = show_entries_json(&c->out, query, entries, &error);
    } else if (status == ONYM_OK) {
        shown = show_entries(&c->out, entries, onym_text_of(query), style, &error);
        shown = shown != ONYM_OK ? message_error(&error) : ONYM_OK;
    } else {
        message_printf("not found: no name is \"%s\" or near it", query);
    }
    onym_entries_free(entries);
    return cli_worse(status, shown);
}

int cmd_lookup(cli *c, int count, char **arguments)
{
    unsigned flags = ONYM_LOOKUP_PHRASE;
    bool json = false;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        json = json || option == OPTION_JSON;
        flags |= option == OPTION_EXACT ? ONYM_LOOKUP_EXACT : 0;
    }
    if (optind >= count) {
        return cli_usage(c, "what is to be looked up?", "no TERM");
    }
    onym_error error;
    onym_glossary *glossary = NULL;
    onym_style *style = NULL;
    status = project_find(c, NULL);
    if (status != ONYM_OK) {
        return status;
    }
    status = cli_open_glossary(c, &glossary, &error);
    status = status == ONYM_OK ? cli_open_style(c, &style, &error) : status;
    if (status != ONYM_OK) {
        onym_glossary_free(glossary);
        return message_error(&error);
    }
    for (int i = optind; i < count; i++) {
        status = cli_worse(status, look_up(c, glossary, style, arguments[i], flags, json));
    }
    onym_style_free(style);
    onym_glossary_free(glossary);
    return status;
}
