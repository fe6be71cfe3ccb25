/* House styles: which form of a name wins. */
#include "check/style.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/list.h"
#include "base/utf8.h"
#include "text/script.h"

#define SUFFIX ".style"

int onym_style_list(onym_list **out, const char *data_dir, onym_error *error)
{
    char *dir;
    *out = NULL;
    if (asprintf(&dir, "%s/styles", data_dir) < 0) {
        return error_memory(error);
    }
    onym_list *list = list_new();
    DIR *stream = opendir(dir);
    int status = list == NULL || (stream == NULL && errno == ENOMEM) ? error_memory(error)
                 : stream == NULL
                     ? error_set(error, ONYM_EINPUT, "input: %s (%s)", strerror(errno), dir)
                     : ONYM_OK;
    const struct dirent *entry;
    while (status == ONYM_OK && (entry = readdir(stream)) != NULL) {
        size_t size = strlen(entry->d_name), tail = sizeof SUFFIX - 1;
        if (size > tail && strcmp(entry->d_name + size - tail, SUFFIX) == 0 &&
            !list_add(list, (onym_text){entry->d_name, size - tail})) {
            status = error_memory(error);
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    free(dir);
    if (status != ONYM_OK) {
        onym_list_free(list);
        return status;
    }
    list_sort(list);
    *out = list;
    return ONYM_OK;
}

/* "usage: no such style: x; there are ap, bbc (...)" */
static int no_such_style(const char *data_dir, const char *id, onym_error *error)
{
    onym_list *list;
    buffer names = {0};
    if (onym_style_list(&list, data_dir, NULL) == ONYM_OK) {
        for (size_t i = 0; i < onym_list_count(list); i++) {
            buffer_printf(&names, "%s%s", i == 0 ? "" : ", ", onym_list_at(list, i));
        }
        onym_list_free(list);
    }
    int status = error_set(error, ONYM_EUSAGE, "usage: no such style; there are %s (%s)",
                           names.size > 0 ? names.data : "none", id);
    buffer_free(&names);
    return status;
}

static bool is_id(const char *id)
{
    return *id != '\0' && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

int onym_style_open(onym_style **out, const char *data_dir, const char *id, onym_error *error)
{
    *out = NULL;
    char *path = NULL;
    onym_list *list = NULL;
    int status = onym_style_list(&list, data_dir, error);
    bool known = false;
    for (size_t i = 0; i < onym_list_count(list); i++) {
        known = known || strcmp(onym_list_at(list, i), id) == 0;
    }
    onym_list_free(list);
    if (status != ONYM_OK) {
        return status;
    }
    if (!known || !is_id(id)) {
        return no_such_style(data_dir, id, error);
    }
    onym_style *style = calloc(1, sizeof *style);
    if (style == NULL || asprintf(&path, "%s/styles/%s%s", data_dir, id, SUFFIX) < 0) {
        free(style);
        return error_memory(error);
    }
    status = style_file_read(&style->file, path, error);
    free(path);
    if (status != ONYM_OK) {
        onym_style_free(style);
        return status;
    }
    *out = style;
    return ONYM_OK;
}

void onym_style_free(onym_style *style)
{
    if (style != NULL) {
        style_file_free(&style->file);
        free(style);
    }
}

const onym_style_info *onym_style_describe(const onym_style *style)
{
    return &style->file.info;
}

const char *onym_style_system(const onym_style *style, const char *lang)
{
    const struct {
        const char *lang, *system;
    } systems[] = {{"ru", style->file.system_ru},
                   {"uk", style->file.system_uk},
                   {"ko", style->file.system_ko_kr},
                   {"ko-KP", style->file.system_ko_kp},
                   {"ko-KR", style->file.system_ko_kr}};
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++) {
        if (strcmp(systems[i].lang, lang) == 0) {
            return systems[i].system;
        }
    }
    return "";
}

/* A Korean person's name in its three parts. */
typedef struct korean_name {
    onym_text family, first, second;
} korean_name;

/* Splits "Kim Jong Un" or "Lee Myung-bak"; false for names of another shape. */
static bool split_korean(korean_name *out, const char *name)
{
    size_t family = strcspn(name, " ");
    if (name[family] == '\0') {
        return false;
    }
    const char *given = name + family + 1;
    size_t first = strcspn(given, " -");
    const char *second = given + first + 1;
    if (given[first] == '\0' || first == 0 || *second == '\0' || strpbrk(second, " -") != NULL) {
        return false;
    }
    *out = (korean_name){{name, family}, {given, first}, {second, strlen(second)}};
    return true;
}

static void put_second(buffer *out, onym_text second, bool capital)
{
    char c = second.data[0];
    if (capital && c >= 'a' && c <= 'z') {
        c = (char)(c - 'a' + 'A');
    } else if (!capital && c >= 'A' && c <= 'Z') {
        c = (char)(c - 'A' + 'a');
    }
    buffer_putc(out, c);
    buffer_append(out, second.data + 1, second.size - 1);
}

/* Appends NAME by the convention NAMES; false, and nothing, when it does not apply. */
static bool put_korean(buffer *out, const char *name, korean_names names)
{
    static const char *const joints[] = {
        [KOREAN_SPACED] = " ", [KOREAN_HYPHEN] = "-", [KOREAN_JOINED] = ""};
    korean_name parts;
    if (names == KOREAN_LISTED || !split_korean(&parts, name)) {
        return false;
    }
    buffer_append_text(out, parts.family);
    buffer_putc(out, ' ');
    buffer_append_text(out, parts.first);
    buffer_puts(out, joints[names]);
    put_second(out, parts.second, names == KOREAN_SPACED);
    return true;
}

const char *style_form(buffer *out, const onym_style *style, const char *concept, const char *kind,
                       const char *country, const char *preferred)
{
    const style_choice *choice = style_file_choice(&style->file, concept);
    if (choice != NULL) {
        buffer_puts(out, choice->form);
        return "style";
    }
    bool person = strcmp(kind, "person") == 0;
    korean_names names = strcmp(country, "kp") == 0   ? style->file.names_kp
                         : strcmp(country, "kr") == 0 ? style->file.names_kr
                                                      : KOREAN_LISTED;
    size_t before = out->size;
    if (person && put_korean(out, preferred, names)) {
        return out->failed || strcmp(out->data + before, preferred) == 0 ? "preferred"
                                                                         : "convention";
    }
    buffer_puts(out, preferred);
    return "preferred";
}

int onym_style_form(onym_string *out, const onym_style *style, const onym_entry *entry,
                    const char **reason, onym_error *error)
{
    const char *preferred = "";
    for (size_t i = 0; i < entry->term_count && *preferred == '\0'; i++) {
        if (strcmp(entry->terms[i].lang, "en") == 0 && entry->terms[i].status == ONYM_PREFERRED) {
            preferred = entry->terms[i].text;
        }
    }
    buffer form = {0};
    const char *why =
        style_form(&form, style, entry->concept, entry->kind, entry->country, preferred);
    if (reason != NULL) {
        *reason = why;
    }
    return buffer_take(out, &form, error);
}
