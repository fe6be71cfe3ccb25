/* Style files: dict/styles/ID.style, a head of "key: value" lines and a table of choices. */
#include "glossary/style_file.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "glossary/record.h"

#define STYLE_MAX_BYTES ((size_t)1 << 20)

/* Keys of the head and where their text goes. */
static const struct {
    const char *key;
    size_t offset;
} text_keys[] = {
    {"id", offsetof(style_file, info.id)},
    {"name", offsetof(style_file, name)},
    {"title", offsetof(style_file, info.title)},
    {"authority", offsetof(style_file, info.authority)},
    {"edition", offsetof(style_file, info.edition)},
    {"source", offsetof(style_file, info.source)},
    {"notes", offsetof(style_file, info.notes)},
    {"system-ru", offsetof(style_file, system_ru)},
    {"system-uk", offsetof(style_file, system_uk)},
    {"system-ko-KP", offsetof(style_file, system_ko_kp)},
    {"system-ko-KR", offsetof(style_file, system_ko_kr)},
};

static const struct {
    const char *key;
    size_t offset;
} name_keys[] = {
    {"korean-names-kp", offsetof(style_file, names_kp)},
    {"korean-names-kr", offsetof(style_file, names_kr)},
};

static const char *const name_values[] = {"listed", "spaced", "hyphen", "joined"};

static const char *set_text(style_file *out, size_t offset, onym_text value)
{
    const char *copy = arena_copy(&out->arena, value);
    memcpy((char *)out + offset, &copy, sizeof copy);
    return NULL;
}

static const char *set_names(style_file *out, size_t offset, onym_text value)
{
    for (unsigned i = 0; i < sizeof name_values / sizeof *name_values; i++) {
        if (text_equals(value, name_values[i])) {
            korean_names names = (korean_names)i;
            memcpy((char *)out + offset, &names, sizeof names);
            return NULL;
        }
    }
    return "names are listed, spaced, hyphen or joined";
}

static const char *set_key(style_file *out, onym_text key, onym_text value)
{
    for (size_t i = 0; i < sizeof text_keys / sizeof *text_keys; i++) {
        if (text_equals(key, text_keys[i].key)) {
            return set_text(out, text_keys[i].offset, value);
        }
    }
    for (size_t i = 0; i < sizeof name_keys / sizeof *name_keys; i++) {
        if (text_equals(key, name_keys[i].key)) {
            return set_names(out, name_keys[i].offset, value);
        }
    }
    return "unknown key";
}

static const char *add_choice(style_file *out, onym_text line)
{
    onym_text concept = {NULL, 0}, form = {NULL, 0}, source = {NULL, 0};
    if (!text_split(&concept, &line, '\t') || !text_split(&form, &line, '\t') ||
        !text_split(&source, &line, '\t') || line.data != NULL || form.size == 0) {
        return "a choice is concept, form and source, separated by tabs";
    }
    out->choices[out->choice_count++] =
        (style_choice){arena_copy(&out->arena, concept), arena_copy(&out->arena, form),
                       arena_copy(&out->arena, source)};
    return NULL;
}

static const char *take_line(style_file *out, onym_text line)
{
    if (line.size == 0 || line.data[0] == '#') {
        return NULL;
    }
    if (memchr(line.data, '\t', line.size) != NULL) {
        return add_choice(out, line);
    }
    onym_text key, value = line;
    if (!text_split(&key, &value, ':') || value.data == NULL) {
        return "neither \"key: value\" nor a choice";
    }
    return set_key(out, key, text_trim(value));
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const style_choice *)a)->concept, ((const style_choice *)b)->concept);
}

static size_t count_lines(onym_text text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.size; i++) {
        lines += text.data[i] == '\n';
    }
    return lines;
}

static int take_lines(style_file *out, onym_text text, const char *path, onym_error *error)
{
    onym_text line;
    out->choices = arena_alloc(&out->arena, count_lines(text) * sizeof *out->choices);
    for (size_t number = 1; !out->arena.failed && text_split(&line, &text, '\n'); number++) {
        const char *fault = take_line(out, line);
        if (fault != NULL) {
            return error_set(error, ONYM_EINPUT, "input: %s (%s:%zu)", fault, path, number);
        }
    }
    if (out->arena.failed) {
        return error_memory(error);
    }
    if (*out->info.id == '\0') {
        return error_set(error, ONYM_EINPUT, "input: the style has no id (%s)", path);
    }
    out->name = *out->name != '\0' ? out->name : out->info.id;
    if (out->choice_count > 1) {
        qsort(out->choices, out->choice_count, sizeof *out->choices, compare);
    }
    for (size_t i = 1; i < out->choice_count; i++) {
        if (compare(&out->choices[i - 1], &out->choices[i]) == 0) {
            return error_set(error, ONYM_EINPUT, "input: %s is chosen twice (%s)",
                             out->choices[i].concept, path);
        }
    }
    return ONYM_OK;
}

int style_file_read(style_file *out, const char *path, onym_error *error)
{
    *out = (style_file){.info = {"", "", "", "", "", ""},
                        .name = "",
                        .system_ru = "",
                        .system_uk = "",
                        .system_ko_kp = "",
                        .system_ko_kr = ""};
    onym_string text;
    int status = onym_file_read(&text, path, STYLE_MAX_BYTES, error);
    if (status == ONYM_OK) {
        status = take_lines(out, (onym_text){text.data, text.size}, path, error);
        onym_string_free(&text);
    }
    return status;
}

void style_file_free(style_file *file)
{
    arena_free(&file->arena);
}

const style_choice *style_file_choice(const style_file *file, const char *concept)
{
    style_choice wanted = {concept, "", ""};
    return file->choice_count == 0 ? NULL
                                   : bsearch(&wanted, file->choices, file->choice_count,
                                             sizeof *file->choices, compare);
}
