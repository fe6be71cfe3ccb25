/* Where the program's data and the glossaries of the machine and the user are. */
#include "cli/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* The environment is not that of the user when the program has more rights than its caller. */
static const char *variable(const char *name)
{
    return getauxval(AT_SECURE) == 0 ? getenv(name) : NULL;
}

/* DIR/NAME; NULL for no DIR.  False when memory runs out. */
static bool join(char **out, const char *dir, const char *name)
{
    *out = NULL;
    if (dir == NULL || asprintf(out, "%s/%s", dir, name) >= 0) {
        return true;
    }
    *out = NULL;
    return false;
}

/* ONYM_DATA, or share/onym beside the program's bin. */
static bool find_data_dir(char **out)
{
    const char *named = variable("ONYM_DATA");
    if (named != NULL && *named != '\0') {
        *out = strdup(named);
        return *out != NULL;
    }
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    path[size > 0 ? size : 0] = '\0';
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (slash != NULL) {
            *slash = '\0';
        }
    }
    return join(out, path, "share/onym");
}

/* XDG_DATA_HOME/onym or ~/.local/share/onym; NULL when neither is an absolute path. */
static bool find_user_dir(char **out)
{
    const char *data = variable("XDG_DATA_HOME"), *home = variable("HOME");
    if (data != NULL && data[0] == '/') {
        return join(out, data, "onym");
    }
    return join(out, home != NULL && home[0] == '/' ? home : NULL, ".local/share/onym");
}

/* The glossary of this machine: the first of XDG_CONFIG_DIRS (/etc/xdg) that has one. */
static bool find_system_glossary(char **out)
{
    const char *dirs = variable("XDG_CONFIG_DIRS");
    char *copy = strdup(dirs != NULL && *dirs != '\0' ? dirs : "/etc/xdg");
    char *rest = copy, *dir;
    bool good = copy != NULL;
    *out = NULL;
    while (good && *out == NULL && (dir = strsep(&rest, ":")) != NULL) {
        char *path;
        good = join(&path, dir[0] == '/' ? dir : NULL, "onym/glossary.db");
        bool found = path != NULL && access(path, F_OK) == 0;
        *out = found ? path : NULL;
        free(found ? NULL : path);
    }
    free(copy);
    return good;
}

bool places_find(cli *c)
{
    return find_data_dir(&c->data_dir) && find_user_dir(&c->user_dir) &&
           join(&c->user_glossary, c->user_dir, "glossary.db") &&
           find_system_glossary(&c->system_glossary);
}

void places_free(cli *c)
{
    free(c->data_dir);
    free(c->user_dir);
    free(c->user_glossary);
    free(c->system_glossary);
}
