/* System files: a header of "key: value" lines, a blank line, ICU rules; with limits. */
#include "translit/rulefile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/utf8.h"
#include "translit/rulescan.h"

int rulefile_fault(const rulefile *file, size_t line, size_t column, const char *what,
                   onym_error *error)
{
    return error_set(error, ONYM_EINPUT, "input: %s (%s:%zu:%zu)", what, file->path, line, column);
}

void rulefile_free(rulefile *file)
{
    arena_free(&file->arena);
    memset(file, 0, sizeof *file);
}

static int open_regular(int *out, const char *path, onym_error *error)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        if (errno == ENOMEM) {
            return error_memory(error);
        }
        int code = errno == ENOENT ? ONYM_NOT_FOUND : ONYM_EINPUT;
        return error_set(error, code, "input: cannot open: %s (%s)", strerror(errno), path);
    }
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(fd);
        return error_set(error, ONYM_EINPUT, "input: not a regular file (%s)", path);
    }
    if (status.st_size > RULEFILE_LIMIT) {
        close(fd);
        return error_set(error, ONYM_EINPUT, "limit: a system file has at most %d bytes (%s)",
                         RULEFILE_LIMIT, path);
    }
    *out = fd;
    return ONYM_OK;
}

static int read_whole(onym_text *out, rulefile *file, onym_error *error)
{
    int fd = -1;
    int status = open_regular(&fd, file->path, error);
    if (status != ONYM_OK) {
        return status;
    }
    char *bytes = arena_alloc(&file->arena, RULEFILE_LIMIT + 2);
    size_t size = 0;
    ssize_t got = 0;
    while (bytes != NULL && size <= RULEFILE_LIMIT) {
        got = read(fd, bytes + size, RULEFILE_LIMIT + 1 - size);
        if (got <= 0 && !(got < 0 && errno == EINTR)) {
            break;
        }
        size += got > 0 ? (size_t)got : 0;
    }
    close(fd);
    if (bytes == NULL) {
        return error_memory(error);
    }
    if (got < 0) {
        return error_set(error, ONYM_EINPUT, "input: cannot read (%s)", file->path);
    }
    if (size > RULEFILE_LIMIT) {
        return error_set(error, ONYM_EINPUT, "limit: a system file has at most %d bytes (%s)",
                         RULEFILE_LIMIT, file->path);
    }
    *out = (onym_text){bytes, size};
    return ONYM_OK;
}

/* Refuses bytes that are not UTF-8, NUL and control characters but tab and line ends. */
static int check_bytes(const rulefile *file, onym_text text, onym_error *error)
{
    size_t line = 1, column = 1;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        if (!c.valid) {
            return rulefile_fault(file, line, column, "not UTF-8", error);
        }
        if (c.code_point < 0x20 && strchr("\t\n\r", (int)c.code_point) == NULL) {
            return rulefile_fault(file, line, column, "control character", error);
        }
        if (c.code_point == 0) {
            return rulefile_fault(file, line, column, "NUL byte", error);
        }
        column = c.code_point == '\n' ? 1 : column + 1;
        line += c.code_point == '\n';
        at += c.size;
    }
    return ONYM_OK;
}

/* The keys of the header and where their values go; NULL: only for readers. */
typedef struct header_key {
    const char *name;
    size_t offset; /* in rulefile */
    bool required;
} header_key;

#define IN_INFO(field) (offsetof(rulefile, info) + offsetof(onym_system_info, field))
#define NOWHERE        ((size_t)-1)

static const header_key keys[] = {
    {"id", IN_INFO(id), true},
    {"code", IN_INFO(code), false},
    {"aliases", IN_INFO(aliases), false},
    {"title", IN_INFO(title), true},
    {"authority", IN_INFO(authority), false},
    {"edition", IN_INFO(edition), false},
    {"source", IN_INFO(source), false},
    {"from", IN_INFO(from), true},
    {"to", IN_INFO(to), true},
    {"reversible", NOWHERE, false},
    {"confidence", IN_INFO(confidence), false},
    {"notes", IN_INFO(notes), false},
    {"steps", offsetof(rulefile, steps), false},
    {"back", offsetof(rulefile, back), false},
};

static const header_key *key_find(onym_text name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strlen(keys[i].name) == name.size && memcmp(keys[i].name, name.data, name.size) == 0) {
            return &keys[i];
        }
    }
    return NULL;
}

static onym_text trim(onym_text text)
{
    while (text.size > 0 && strchr(" \t\r", text.data[0]) != NULL) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && strchr(" \t\r", text.data[text.size - 1]) != NULL) {
        text.size--;
    }
    return text;
}

static const char **value_place(rulefile *file, const header_key *key)
{
    return (const char **)(void *)((char *)file + key->offset);
}

/* "notes" may stand on several lines, which are joined by a blank. */
static const char *joined(rulefile *file, const char *old, onym_text value)
{
    size_t size = strlen(old);
    char *both = arena_alloc(&file->arena, size + 1 + value.size + 1);
    if (both != NULL) {
        memcpy(both, old, size);
        both[size] = ' ';
        memcpy(both + size + 1, value.data, value.size);
    }
    return both;
}

static int set_reversible(rulefile *file, onym_text value, size_t line, onym_error *error)
{
    bool yes = value.size == 3 && memcmp(value.data, "yes", 3) == 0;
    bool no = value.size == 2 && memcmp(value.data, "no", 2) == 0;
    if (!yes && !no) {
        return rulefile_fault(file, line, 1, "reversible is yes or no", error);
    }
    file->info.reversible = yes;
    return ONYM_OK;
}

static int parse_header_line(rulefile *file, onym_text text, size_t line, onym_error *error)
{
    const char *colon = memchr(text.data, ':', text.size);
    if (colon == NULL) {
        return rulefile_fault(file, line, 1, "expected \"key: value\" or a blank line", error);
    }
    const header_key *key = key_find((onym_text){text.data, (size_t)(colon - text.data)});
    if (key == NULL) {
        return rulefile_fault(file, line, 1, "unknown header key", error);
    }
    size_t value_at = (size_t)(colon - text.data) + 1;
    onym_text value = trim((onym_text){text.data + value_at, text.size - value_at});
    if (key->offset == NOWHERE) {
        return set_reversible(file, value, line, error);
    }
    const char **place = value_place(file, key);
    bool again = (*place)[0] != '\0';
    if (again && strcmp(key->name, "notes") != 0) {
        return rulefile_fault(file, line, 1, "header key given twice", error);
    }
    *place = again ? joined(file, *place, value) : arena_copy(&file->arena, value);
    return *place != NULL ? ONYM_OK : error_memory(error);
}

/* The line of TEXT that begins at AT, without its end; *NEXT is where the next one begins. */
static onym_text line_at(onym_text text, size_t at, size_t *next)
{
    const char *start = text.data + at;
    const char *end = memchr(start, '\n', text.size - at);
    size_t size = end != NULL ? (size_t)(end - start) : text.size - at;
    *next = at + size + (end != NULL);
    if (size > 0 && start[size - 1] == '\r') {
        size--;
    }
    return (onym_text){start, size};
}

static int check_required(const rulefile *file, onym_error *error)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const header_key *key = &keys[i];
        if (key->required) {
            const char *const *place =
                (const char *const *)(const void *)((const char *)file + key->offset);
            if ((*place)[0] == '\0') {
                char what[64] = "header key missing: ";
                strncat(what, key->name, sizeof what - strlen(what) - 1);
                return rulefile_fault(file, 1, 1, what, error);
            }
        }
    }
    return ONYM_OK;
}

static void set_defaults(rulefile *file)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].offset != NOWHERE) {
            *value_place(file, &keys[i]) = "";
        }
    }
}

/* A copy of the rules with plain line ends; NULL when there is no memory. */
static char *copy_rules(arena *memory, onym_text rules)
{
    char *copy = arena_copy(memory, rules);
    size_t size = 0;
    for (size_t i = 0; copy != NULL && i <= rules.size; i++) {
        if (copy[i] != '\r' || copy[i + 1] != '\n') {
            copy[size++] = copy[i];
        }
    }
    return copy;
}

static int parse(rulefile *file, onym_text text, onym_error *error)
{
    size_t at = 0, line = 1, next = 0;
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) {
        at = 3;
    }
    for (; at < text.size; at = next, line++) {
        onym_text content = line_at(text, at, &next);
        if (trim(content).size == 0) {
            break;
        }
        int status =
            content.data[0] == '#' ? ONYM_OK : parse_header_line(file, content, line, error);
        if (status != ONYM_OK) {
            return status;
        }
    }
    file->rules_line = line;
    file->info.rules = copy_rules(&file->arena, (onym_text){text.data + at, text.size - at});
    if (file->steps[0] == '\0') {
        file->steps = "rules";
    }
    return file->info.rules != NULL ? check_required(file, error) : error_memory(error);
}

int rulefile_read(rulefile *out, const char *path, onym_error *error)
{
    memset(out, 0, sizeof *out);
    set_defaults(out);
    onym_text text = {NULL, 0};
    out->path = arena_copy(&out->arena, onym_text_of(path));
    int status = out->path != NULL ? read_whole(&text, out, error) : error_memory(error);
    status = status == ONYM_OK ? check_bytes(out, text, error) : status;
    status = status == ONYM_OK ? parse(out, text, error) : status;
    status = status == ONYM_OK ? rulescan_check(out, error) : status;
    if (status != ONYM_OK) {
        rulefile_free(out);
    }
    return status;
}
