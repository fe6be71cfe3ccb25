/* .translit, .system and .style: writing by a system, and what the shell writes and checks by. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shell_private.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The systems by which .translit writes when neither .system nor the style says. */
#define SYSTEM_KOREAN  "ko-rr"
#define SYSTEM_RUSSIAN "ru-bgn-simple"

/* A language that .translit knows by its letters: the first bytes of their UTF-8. */
typedef struct script {
    unsigned char first, last;
    const char *lang;
    const char *otherwise;
} script;

static const script scripts[] = {
    {0xEA, 0xED, "ko-KR", SYSTEM_KOREAN},
    {0xD0, 0xD3, "ru", SYSTEM_RUSSIAN},
};

static bool is_written_in(const char *text, const script *sc)
{
    for (const char *c = text; *c != '\0'; c++) {
        if ((unsigned char)*c >= sc->first && (unsigned char)*c <= sc->last) {
            return true;
        }
    }
    return false;
}

/* Writes *TEXT by SYSTEM, in its place. */
static int apply(onym_string *text, const onym_system *system, onym_error *error)
{
    onym_string written;
    int status =
        onym_system_apply(&written, NULL, system, (onym_text){text->data, text->size}, NULL, error);
    if (status == ONYM_OK) {
        onym_string_free(text);
        *text = written;
    }
    return status;
}

/* Writes *TEXT by the style's system for one script. */
static int apply_for(onym_string *text, shell *s, const script *sc, onym_error *error)
{
    const char *id = onym_style_system(s->style, sc->lang);
    onym_system *system;
    int status = onym_system_open(&system, s->options.data_dir,
                                  id != NULL && id[0] != '\0' ? id : sc->otherwise, error);
    if (status == ONYM_OK) {
        status = apply(text, system, error);
        onym_system_free(system);
    }
    return status;
}

static int translit(onym_string *text, shell *s, onym_error *error)
{
    if (s->system != NULL) {
        return apply(text, s->system, error);
    }
    int status = ONYM_OK;
    for (size_t i = 0; i < COUNT(scripts) && status == ONYM_OK; i++) {
        if (is_written_in(text->data, &scripts[i])) {
            status = apply_for(text, s, &scripts[i], error);
        }
    }
    return status;
}

int shell_translit(shell *s, char *argument, onym_error *error)
{
    if (argument[0] == '\0') {
        return shell_usage(".translit", error);
    }
    onym_string text = {strdup(argument), strlen(argument)};
    if (text.data == NULL) {
        return shell_fail(error, ONYM_EINTERNAL, "internal: out of memory");
    }
    int status = translit(&text, s, error);
    if (status == ONYM_OK) {
        output_name(s->options.out, text.data);
        output_puts(s->options.out, "\n");
    }
    onym_string_free(&text);
    return status;
}

void shell_put_choice(output *out, bool set, const char *id, const char *title, size_t widest)
{
    size_t width = shown_width(id);
    output_puts(out, set ? "* " : "  ");
    output_name(out, id);
    output_blanks(out, (widest > width ? widest - width : 0) + 2);
    output_name(out, title);
    output_puts(out, "\n");
}

static size_t widest_of(const onym_list *list)
{
    size_t widest = 0;
    for (size_t i = 0; i < onym_list_count(list); i++) {
        size_t width = shown_width(onym_list_at(list, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int list_systems(shell *s, onym_error *error)
{
    onym_list *list;
    int status = onym_system_list(&list, s->options.data_dir, error);
    if (status != ONYM_OK) {
        return status;
    }
    const char *set = s->system != NULL ? onym_system_describe(s->system)->id : "";
    for (size_t i = 0; i < onym_list_count(list) && status == ONYM_OK; i++) {
        onym_system *system;
        status = onym_system_open(&system, s->options.data_dir, onym_list_at(list, i), error);
        if (status == ONYM_OK) {
            const onym_system_info *info = onym_system_describe(system);
            shell_put_choice(s->options.out, strcmp(info->id, set) == 0, info->id, info->title,
                             widest_of(list));
            onym_system_free(system);
        }
    }
    onym_list_free(list);
    return status;
}

int shell_system(shell *s, char *id, onym_error *error)
{
    if (id[0] == '\0') {
        return list_systems(s, error);
    }
    onym_system *system = NULL;
    if (strcmp(id, "auto") != 0) {
        int status = onym_system_open(&system, s->options.data_dir, id, error);
        if (status != ONYM_OK) {
            return status;
        }
        const onym_system_info *info = onym_system_describe(system);
        shell_put_choice(s->options.out, true, info->id, info->title, 0);
    }
    onym_system_free(s->system);
    s->system = system;
    return ONYM_OK;
}

/* ---- .style */

static int list_styles(shell *s, onym_error *error)
{
    onym_list *list;
    int status = onym_style_list(&list, s->options.data_dir, error);
    if (status != ONYM_OK) {
        return status;
    }
    const char *set = onym_style_describe(s->style)->id;
    for (size_t i = 0; i < onym_list_count(list) && status == ONYM_OK; i++) {
        onym_style *style;
        status = onym_style_open(&style, s->options.data_dir, onym_list_at(list, i), error);
        if (status == ONYM_OK) {
            const onym_style_info *info = onym_style_describe(style);
            shell_put_choice(s->options.out, strcmp(info->id, set) == 0, info->id, info->title,
                             widest_of(list));
            onym_style_free(style);
        }
    }
    onym_list_free(list);
    return status;
}

int shell_style(shell *s, char *id, onym_error *error)
{
    if (id[0] == '\0') {
        return list_styles(s, error);
    }
    onym_style *style;
    int status = onym_style_open(&style, s->options.data_dir, id, error);
    if (status != ONYM_OK) {
        return status;
    }
    onym_checker_free(s->checker);
    s->checker = NULL;
    onym_style_free(s->style);
    s->style = style;
    shell_put_choice(s->options.out, true, onym_style_describe(style)->id,
                     onym_style_describe(style)->title, 0);
    return ONYM_OK;
}
