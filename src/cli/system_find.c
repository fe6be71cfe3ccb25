/* Systems by name, the user's own before the shipped ones, and their examples. */
#include "cli/system_find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_SIZE      4096
#define EXAMPLES_LIMIT 65536

static bool is_plain_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL;
}

int system_find(onym_system **out, const char *data_dir, const char *user_dir, const char *name,
                onym_error *error)
{
    char path[PATH_SIZE];
    if (user_dir != NULL && is_plain_name(name)) {
        int size = snprintf(path, sizeof path, "%s/systems/%s.rules", user_dir, name);
        if (size > 0 && (size_t)size < sizeof path && access(path, F_OK) == 0) {
            return onym_system_open(out, data_dir, path, error);
        }
    }
    return onym_system_open(out, data_dir, name, error);
}

/* Whether NEEDLE, a letter in UTF-8, is in TEXT. */
static bool has_letter(onym_text text, const char *needle)
{
    return memmem(text.data, text.size, needle, strlen(needle)) != NULL;
}

static bool is_ukrainian(onym_text text)
{
    static const char *const own[] = {"і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ"};
    static const char *const russian[] = {"ы", "э", "ъ", "ё", "Ы", "Э", "Ъ", "Ё"};
    bool ukrainian = false, other = false;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        ukrainian |= has_letter(text, own[i]);
        other |= has_letter(text, russian[i]);
    }
    return ukrainian && !other;
}

/* Whether there is a byte that only begins Hangul (or Han) letters, before any Cyrillic one. */
static bool is_korean(onym_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == 0xD0 || byte == 0xD1) {
            return false;
        }
        if ((byte >= 0xEA && byte <= 0xED) || byte == 0xE1 || (byte >= 0xE4 && byte <= 0xE9)) {
            return true;
        }
    }
    return false;
}

static const struct {
    const char *lang, *system;
} defaults[] = {{"ru", "ru-bgn-simple"},
                {"uk", "uk-2010"},
                {"ko", "ko-rr"},
                {"ko-KR", "ko-rr"},
                {"ko-KP", "ko-kp"}};

/* The system for LANG, NULL when there is none. */
static const char *default_of(const char *lang)
{
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        if (strcmp(lang, defaults[i].lang) == 0) {
            return defaults[i].system;
        }
    }
    return NULL;
}

bool system_known_language(const char *lang)
{
    return default_of(lang) != NULL;
}

const char *system_default(onym_text text, const char *lang)
{
    const char *system = lang != NULL ? default_of(lang) : NULL;
    if (system != NULL) {
        return system;
    }
    if (is_korean(text)) {
        return "ko-rr";
    }
    return is_ukrainian(text) ? "uk-2010" : "ru-bgn-simple";
}

static char *take_field(char **line)
{
    char *begin = *line;
    size_t size = strcspn(begin, "\t");
    *line = begin[size] == '\t' ? begin + size + 1 : begin + size;
    begin[size] = '\0';
    return begin;
}

static size_t count_lines(const onym_string *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->size; i++) {
        count += text->data[i] == '\n';
    }
    return count;
}

int examples_read(example **out, size_t *count, onym_string *text, const char *data_dir,
                  const char *id, onym_error *error)
{
    char path[PATH_SIZE];
    *out = NULL;
    *count = 0;
    *text = (onym_string){NULL, 0};
    int size = snprintf(path, sizeof path, "%s/systems/%s.examples", data_dir, id);
    if (size < 0 || (size_t)size >= sizeof path || access(path, F_OK) != 0) {
        return ONYM_OK;
    }
    int status = onym_file_read(text, path, EXAMPLES_LIMIT, error);
    if (status != ONYM_OK) {
        return status;
    }
    *out = calloc(count_lines(text) + 1, sizeof **out);
    char *line = text->data;
    for (size_t number = 0; *out != NULL && line != NULL && *line != '\0'; number++) {
        char *end = strchr(line, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        if (number > 0 && *line != '\0' && *line != '#') {
            example *e = &(*out)[(*count)++];
            e->input = take_field(&line);
            e->expected = take_field(&line);
            e->kind = take_field(&line);
            e->options = take_field(&line);
            e->source = take_field(&line);
        }
        line = end != NULL ? end + 1 : NULL;
    }
    return *out != NULL ? ONYM_OK : ONYM_EINTERNAL;
}
