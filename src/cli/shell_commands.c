/* The commands of the shell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/directories.h"
#include "cli/encoding.h"
#include "cli/shell_private.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The systems by which .translit writes when neither .system nor the style says. */
#define SYSTEM_KOREAN  "ko-rr"
#define SYSTEM_RUSSIAN "ru-bgn-simple"

static int usage(const char *name, onym_error *error)
{
    return shell_fail(error, ONYM_EUSAGE, "usage: %s %s", name, shell_find(name)->usage);
}

/* ---- .check */

static int open_checker(shell *s, onym_error *error)
{
    if (s->checker != NULL) {
        return ONYM_OK;
    }
    return onym_checker_new(&s->checker, s->glossary, s->style, error);
}

static onym_level worst_level(const onym_findings *findings)
{
    onym_level worst = ONYM_NOTE;
    for (size_t i = 0; i < onym_findings_count(findings); i++) {
        onym_level level = onym_findings_at(findings, i)->level;
        worst = level > worst ? level : worst;
    }
    return worst;
}

static int report(shell *s, const char *path, onym_text text, const onym_findings *findings,
                  onym_error *error)
{
    output *out = s->options.out;
    output_resize(out);
    onym_report_options options = {ONYM_HUMAN, out->colour, out->width};
    onym_reporter *reporter;
    int status = onym_reporter_new(&reporter, &options, output_write, out, error);
    if (status == ONYM_OK) {
        status = onym_reporter_file(reporter, path, text, findings, error);
    }
    if (status == ONYM_OK) {
        status = onym_reporter_end(reporter, error);
    }
    onym_reporter_free(reporter);
    if (status == ONYM_OK && onym_findings_count(findings) == 0 && s->options.interactive) {
        output_puts(out, "nothing to report\n");
    }
    return status;
}

static int check_text(shell *s, const char *path, onym_text text, onym_error *error)
{
    onym_findings *findings;
    int status = open_checker(s, error);
    if (status == ONYM_OK) {
        status = onym_check(&findings, s->checker, text, error);
    }
    if (status != ONYM_OK) {
        return status;
    }
    (void)output_flush(s->options.out, NULL);
    error->message[0] = '\0';
    status = encoding_tell(path, onym_findings_encoding(findings), false);
    if (status == ONYM_OK) {
        status = report(s, path, text, findings, error);
    }
    if (status == ONYM_OK && worst_level(findings) >= ONYM_WARNING) {
        status = ONYM_NOT_FOUND;
    }
    onym_findings_free(findings);
    return status;
}

static int run_check(shell *s, char *path, onym_error *error)
{
    struct stat status_of;
    if (path[0] == '\0') {
        return usage(".check", error);
    }
    if (stat(path, &status_of) == 0 && S_ISFIFO(status_of.st_mode)) {
        return shell_fail(error, ONYM_EINPUT, "input: is a pipe (%.800s)", path);
    }
    onym_string content;
    int status = strcmp(path, "-") == 0 ? onym_file_read(&content, "./-", 0, error)
                                        : onym_file_read(&content, path, 0, error);
    if (status == ONYM_OK) {
        status = check_text(s, path, (onym_text){content.data, content.size}, error);
        onym_string_free(&content);
    }
    return status;
}

/* ---- .translit and .system */

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

static int run_translit(shell *s, char *argument, onym_error *error)
{
    if (argument[0] == '\0') {
        return usage(".translit", error);
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

/* One line of a list: a mark for what is set, the id, what it is. */
static void put_choice(output *out, bool set, const char *id, const char *title, size_t widest)
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
            put_choice(s->options.out, strcmp(info->id, set) == 0, info->id, info->title,
                       widest_of(list));
            onym_system_free(system);
        }
    }
    onym_list_free(list);
    return status;
}

static int run_system(shell *s, char *id, onym_error *error)
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
        put_choice(s->options.out, true, info->id, info->title, 0);
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
            put_choice(s->options.out, strcmp(info->id, set) == 0, info->id, info->title,
                       widest_of(list));
            onym_style_free(style);
        }
    }
    onym_list_free(list);
    return status;
}

static int run_style(shell *s, char *id, onym_error *error)
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
    put_choice(s->options.out, true, onym_style_describe(style)->id,
               onym_style_describe(style)->title, 0);
    return ONYM_OK;
}

/* ---- .add */

/* A part of what is added, "ru=..." and so on; TWIN is a second column that it fills. */
typedef struct column {
    const char *name;
    size_t at, twin;
} column;

#define AT(field) offsetof(onym_addition, field)

static const column columns[] = {
    {"concept", AT(concept), AT(concept)},
    {"kind", AT(kind), AT(kind)},
    {"ru", AT(ru), AT(ru)},
    {"ko", AT(ko_kp), AT(ko_kr)},
    {"ko-kp", AT(ko_kp), AT(ko_kp)},
    {"ko-kr", AT(ko_kr), AT(ko_kr)},
    {"uk", AT(uk), AT(uk)},
    {"hani", AT(hani), AT(hani)},
    {"variants", AT(variants), AT(variants)},
    {"gloss", AT(gloss), AT(gloss)},
    {"source", AT(source), AT(source)},
};

static void set_column(onym_addition *addition, size_t at, const char *value)
{
    memcpy((char *)addition + at, &value, sizeof value);
}

/* Takes one "name=value" apart. */
static int read_column(onym_addition *addition, char *part, onym_error *error)
{
    char *value = strchr(part, '=');
    if (value == NULL) {
        return usage(".add", error);
    }
    *value++ = '\0';
    const char *name = shell_trim(part);
    for (size_t i = 0; i < COUNT(columns); i++) {
        if (strcmp(columns[i].name, name) == 0) {
            value = shell_trim(value);
            set_column(addition, columns[i].at, value);
            set_column(addition, columns[i].twin, value);
            return ONYM_OK;
        }
    }
    return shell_fail(error, ONYM_EUSAGE,
                      "usage: no column %.100s; there are kind, ru, ko, ko-kp, ko-kr, uk, hani, "
                      "variants, gloss, source, concept",
                      name);
}

/* Opens the glossaries again, the user's own among them. */
static int read_again(shell *s, onym_error *error)
{
    const char *user = s->options.user_glossary;
    for (size_t i = 0; i < s->path_count; i++) {
        if (strcmp(s->paths[i], user) == 0) {
            return shell_open_glossary(s, error);
        }
    }
    s->paths[s->path_count++] = user;
    return shell_open_glossary(s, error);
}

static int run_add(shell *s, char *argument, onym_error *error)
{
    onym_addition addition = {.source = "user"};
    char *rest = argument;
    addition.en = shell_trim(strsep(&rest, ";"));
    if (addition.en[0] == '\0' || rest == NULL) {
        return usage(".add", error);
    }
    int status = ONYM_OK;
    for (char *part; status == ONYM_OK && (part = strsep(&rest, ";")) != NULL;) {
        part = shell_trim(part);
        status = part[0] != '\0' ? read_column(&addition, part, error) : ONYM_OK;
    }
    if (status == ONYM_OK && s->options.user_glossary == NULL) {
        return shell_fail(error, ONYM_EUSAGE,
                          "config: no place for a glossary of your own (set "
                          "HOME or XDG_DATA_HOME)");
    }
    if (status == ONYM_OK) {
        status = make_directories(s->options.user_glossary, error);
    }
    if (status == ONYM_OK) {
        status = onym_glossary_add(s->options.user_glossary, s->options.data_dir, &addition, error);
    }
    if (status == ONYM_OK) {
        output_puts(s->options.out, "added: ");
        output_name(s->options.out, addition.en);
        output_puts(s->options.out, "\n");
        status = read_again(s, error);
    }
    return status;
}

/* ---- .help and .quit */

static void put_help(output *out, const shell_command *c, size_t widest)
{
    size_t width = strlen(c->name) + 1 + strlen(c->usage);
    output_puts(out, "  ");
    output_puts(out, c->name);
    output_puts(out, " ");
    output_puts(out, c->usage);
    output_blanks(out, (widest > width ? widest - width : 0) + 2);
    output_puts(out, c->help);
    output_puts(out, "\n");
}

/* The command that WORD names, with its full stop or without. */
static const shell_command *command_of(const char *word)
{
    char name[32];
    (void)snprintf(name, sizeof name, "%s%s", word[0] == '.' ? "" : ".", word);
    return shell_find(name);
}

static int run_help(shell *s, char *word, onym_error *error)
{
    output *out = s->options.out;
    if (word[0] != '\0') {
        const shell_command *c = command_of(word);
        if (c == NULL) {
            return shell_fail(error, ONYM_EUSAGE, "usage: no command %.100s; the nearest is %s",
                              word, shell_nearest(word)->name);
        }
        put_help(out, c, 0);
        return ONYM_OK;
    }
    size_t widest = 0;
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        size_t width = strlen(c->name) + 1 + strlen(c->usage);
        widest = width > widest && width < 24 ? width : widest;
    }
    output_puts(out, "Type a name in any script to look it up, or a command:\n");
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        put_help(out, c, widest);
    }
    return ONYM_OK;
}

static int run_quit(shell *s, char *argument, onym_error *error)
{
    if (argument[0] != '\0') {
        return usage(".quit", error);
    }
    s->over = true;
    return ONYM_OK;
}

const shell_command shell_commands[] = {
    {".add", "NAME; ru=...",
     "add a name to your glossary: ru, ko, ko-kp, ko-kr, uk, hani, kind, "
     "variants, gloss, source",
     run_add},
    {".check", "FILE", "check the names of a draft", run_check},
    {".help", "[WORD]", "what the commands do", run_help},
    {".quit", "", "leave, as Ctrl-D does", run_quit},
    {".style", "[ID]", "list the house styles, or take another", run_style},
    {".system", "[ID|auto]", "list the systems of .translit, or take one", run_system},
    {".translit", "TEXT", "write Hangul and Cyrillic in Latin letters", run_translit},
    {NULL, NULL, NULL, NULL},
};
