/* Project files: the terms and the style of a desk, kept beside its drafts in .onym/. */
#include "cli/project.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cmd_glossary.h"
#include "cli/directories.h"

#define PROJECT_MAX_BYTES ((size_t)16 << 20)
#define CONFIG_MAX_BYTES  ((size_t)64 << 10)

/* "DIRECTORY/NAME" in PATH; false when it does not fit. */
static bool join(char path[PATH_MAX], const char *directory, const char *name)
{
    int size =
        snprintf(path, PATH_MAX, "%s/%s", strcmp(directory, "/") == 0 ? "" : directory, name);
    return size > 0 && size < PATH_MAX;
}

/* Whether PATH is there and trusted: nobody but its owner, who is the user or root, may change it.
 */
static bool is_trusted(const char *path, mode_t type)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        return false;
    }
    const char *why = (info.st_mode & S_IFMT) != type                ? "of another kind"
                      : (info.st_mode & S_IWOTH) != 0                ? "anybody may write it"
                      : info.st_uid != geteuid() && info.st_uid != 0 ? "it belongs to others"
                                                                     : NULL;
    if (why != NULL) {
        message_printf("warning: project file left out: %s (%s)", why, path);
    }
    return why == NULL;
}

/* The directory of the draft PATH, absolute, to be freed. */
static char *directory_of(const char *path)
{
    char copy[PATH_MAX] = ".";
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    if (slash != NULL) {
        size_t size = slash == path ? 1 : (size_t)(slash - path);
        if (size >= sizeof copy) {
            return NULL;
        }
        memcpy(copy, path, size);
        copy[size] = '\0';
    }
    return realpath(copy, NULL);
}

/* Moves DIRECTORY up to the one with .onym/, whose path goes to FOUND. */
static bool climb(char found[PATH_MAX], char *directory)
{
    char git[PATH_MAX];
    for (;;) {
        if (join(found, directory, ".onym") && access(found, F_OK) == 0) {
            return true;
        }
        bool top =
            strcmp(directory, "/") == 0 || (join(git, directory, ".git") && access(git, F_OK) == 0);
        if (top) {
            return false;
        }
        char *slash = strrchr(directory, '/');
        slash[slash == directory] = '\0';
    }
}

/* ---- config ---- */

static bool is_plain_id(const char *text)
{
    return *text != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static int config_fault(const char *what, const char *path, unsigned number)
{
    message_printf("config: %s (%s:%u)", what, path, number);
    return ONYM_EUSAGE;
}

/* Takes "style = ID"; anything else is no business of a project's. */
static int take_setting(cli *c, char *line, const char *path, unsigned number)
{
    line += strspn(line, " \t");
    line[strcspn(line, "\r")] = '\0';
    char *value = strchr(line, '=');
    if (*line == '#' || *line == '\0') {
        return ONYM_OK;
    }
    if (value != NULL) {
        *value++ = '\0';
        value += strspn(value, " \t");
        value[strcspn(value, " \t")] = '\0';
        line[strcspn(line, " \t")] = '\0';
    }
    if (value == NULL || strcmp(line, "style") != 0 || !is_plain_id(value) ||
        strlen(value) >= sizeof c->project_style) {
        return config_fault("only \"style = ID\" may stand here", path, number);
    }
    if (*c->project_style != '\0') {
        return config_fault("the style is chosen twice", path, number);
    }
    (void)snprintf(c->project_style, sizeof c->project_style, "%s", value);
    c->style = c->style_named ? c->style : c->project_style;
    return ONYM_OK;
}

static int read_config(cli *c, const char *path)
{
    onym_error error;
    onym_string text;
    if (onym_file_read(&text, path, CONFIG_MAX_BYTES, &error) != ONYM_OK) {
        return message_error(&error);
    }
    int status = ONYM_OK;
    unsigned number = 0;
    for (char *at = text.data, *end = text.data + text.size; at < end && status == ONYM_OK;) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *stop = newline != NULL ? newline : end;
        *stop = '\0';
        number++;
        status = strlen(at) == (size_t)(stop - at) ? take_setting(c, at, path, number)
                                                   : config_fault("a NUL byte", path, number);
        at = stop + 1;
    }
    onym_string_free(&text);
    return status;
}

/* ---- glossary ---- */

/* FNV-1a, which only names the cache's file: what is in it is compared as well. */
static uint64_t hash(uint64_t h, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        h = (h ^ (unsigned char)data[i]) * UINT64_C(1099511628211);
    }
    return h;
}

/* The cache's directory; false when there is none. */
static bool cache_directory(char out[PATH_MAX])
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (getauxval(AT_SECURE) != 0) {
        return false;
    }
    if (cache != NULL && cache[0] == '/') {
        return join(out, cache, "onym");
    }
    return home != NULL && home[0] == '/' && join(out, home, ".cache/onym");
}

static bool same_file(const char *path, const onym_string *text)
{
    onym_string have;
    if (onym_file_read(&have, path, PROJECT_MAX_BYTES, NULL) != ONYM_OK) {
        return false;
    }
    bool same = have.size == text->size && memcmp(have.data, text->data, have.size) == 0;
    onym_string_free(&have);
    return same;
}

static bool write_copy(const char *path, const onym_string *text)
{
    FILE *file = fopen(path, "wxe");
    bool written = file != NULL && fwrite(text->data, 1, text->size, file) == text->size;
    return file != NULL && fclose(file) == 0 && written;
}

/* Compiles PATH, which holds TEXT, to NAME.db; NAME.tsv tells what from.  Both are written aside
 * and renamed, the copy last. */
static int compile(cli *c, const char *path, const char *name, const onym_string *text)
{
    char db[PATH_MAX], aside[PATH_MAX], copy[PATH_MAX], copy_aside[PATH_MAX];
    onym_error error;
    const onym_import_options o = {
        .format = "tsv", .data_dir = c->data_dir, .remark = glossary_remark};
    bool fits = snprintf(db, PATH_MAX, "%s.db", name) < PATH_MAX &&
                snprintf(aside, PATH_MAX, "%s.%ld.db", name, (long)getpid()) < PATH_MAX &&
                snprintf(copy, PATH_MAX, "%s.tsv", name) < PATH_MAX &&
                snprintf(copy_aside, PATH_MAX, "%s.%ld.tsv", name, (long)getpid()) < PATH_MAX;
    if (!fits || make_directories(db, &error) != ONYM_OK) {
        return fits ? message_error(&error) : ONYM_EOUTPUT;
    }
    (void)unlink(aside);
    (void)unlink(copy_aside);
    int status = onym_glossary_import(NULL, aside, &path, 1, &o, &error);
    if (status != ONYM_OK) {
        (void)unlink(aside);
        return message_error(&error);
    }
    bool done =
        write_copy(copy_aside, text) && rename(aside, db) == 0 && rename(copy_aside, copy) == 0;
    if (!done) {
        message_printf("output: the cache cannot be written: %s (%s)", strerror(errno), name);
        (void)unlink(aside);
        (void)unlink(copy_aside);
        return ONYM_EOUTPUT;
    }
    return ONYM_OK;
}

/* Whether DB opens: one that is damaged, or that another version made, is compiled again. */
static bool opens(const char *db)
{
    onym_glossary *glossary;
    bool sound = onym_glossary_open(&glossary, &db, 1, NULL) == ONYM_OK;
    onym_glossary_free(sound ? glossary : NULL);
    return sound;
}

/* Finds or makes the compiled form of PATH. */
static int use_glossary(cli *c, const char *path)
{
    char directory[PATH_MAX], name[PATH_MAX], copy[PATH_MAX], db[PATH_MAX];
    onym_error error;
    onym_string text;
    if (!cache_directory(directory)) {
        message_printf("warning: project file left out: no HOME for its cache (%s)", path);
        return ONYM_OK;
    }
    if (onym_file_read(&text, path, PROJECT_MAX_BYTES, &error) != ONYM_OK) {
        return message_error(&error);
    }
    uint64_t h = hash(UINT64_C(14695981039346656037), path, strlen(path));
    h = hash(h, ONYM_VERSION, sizeof ONYM_VERSION);
    h = hash(h, c->data_dir, strlen(c->data_dir));
    char file[40];
    (void)snprintf(file, sizeof file, "project-%016" PRIx64, h);
    bool fits = join(name, directory, file) &&
                snprintf(copy, PATH_MAX, "%s.tsv", name) < PATH_MAX &&
                snprintf(db, PATH_MAX, "%s.db", name) < PATH_MAX;
    int status = ONYM_OK;
    if (fits && (!same_file(copy, &text) || !opens(db))) {
        status = compile(c, path, name, &text);
    }
    onym_string_free(&text);
    c->project_glossary = fits && status == ONYM_OK ? strdup(db) : NULL;
    return status;
}

/* Finds the .onym/ of the draft PATH. */
static bool find_directory(char found[PATH_MAX], const char *path)
{
    char *directory = directory_of(path);
    bool there = directory != NULL && climb(found, directory) && is_trusted(found, S_IFDIR);
    free(directory);
    return there;
}

char *project_directory(const char *path)
{
    char found[PATH_MAX];
    return find_directory(found, path) ? strdup(found) : NULL;
}

int project_find(cli *c, const char *path)
{
    char found[PATH_MAX], file[PATH_MAX];
    if (!find_directory(found, path)) {
        return ONYM_OK;
    }
    int status = ONYM_OK;
    if (join(file, found, "config") && access(file, F_OK) == 0 && is_trusted(file, S_IFREG)) {
        status = read_config(c, file);
    }
    bool named_only = c->glossary_count > 0 && c->no_user_glossary;
    if (status == ONYM_OK && !named_only && join(file, found, "glossary.tsv") &&
        access(file, F_OK) == 0 && is_trusted(file, S_IFREG)) {
        status = use_glossary(c, file);
    }
    return status;
}

void project_close(cli *c, int status)
{
    if (c->project_glossary != NULL && status == ONYM_EGLOSSARY) {
        (void)unlink(c->project_glossary);
    }
    free(c->project_glossary);
    c->project_glossary = NULL;
}
