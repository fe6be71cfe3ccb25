/* Systems: opening one by its id or alias, describing it, and the workers that apply it. */
#include "translit/engine.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/list.h"

#define SUFFIX ".rules"

/* ---- Plans ---- */

static script_kind script_of(const char *tag)
{
    static const struct {
        const char *name;
        script_kind script;
    } names[] = {{"Cyrl", SCRIPT_CYRILLIC},
                 {"Cyrs", SCRIPT_CYRILLIC},
                 {"Hang", SCRIPT_HANGUL},
                 {"Kore", SCRIPT_HANGUL},
                 {"Latn", SCRIPT_LATIN}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strstr(tag, names[i].name) != NULL) {
            return names[i].script;
        }
    }
    return SCRIPT_OTHER;
}

/* The step written at NAME (SIZE bytes, with a colon and parameters or without). */
static int add_step(step_plan *plan, rulefile *file, const char *name, size_t size,
                    onym_error *error)
{
    const char *colon = memchr(name, ':', size);
    size_t name_size = colon != NULL ? (size_t)(colon - name) : size;
    if (size == 7 && memcmp(name, "hyphens", 7) == 0) {
        plan->hyphens = true;
        return ONYM_OK;
    }
    if (plan->count == RULEFILE_STEPS) {
        return rulefile_fault(file, 1, 1, "limit: more than 16 steps", error);
    }
    plan_step *made = &plan->steps[plan->count++];
    const step *found = step_find(name, name_size);
    *made = (plan_step){PLAN_STEP, NULL, ""};
    if (colon != NULL) {
        made->parameters = arena_copy(&file->arena, (onym_text){colon + 1, size - name_size - 1});
    }
    if (made->parameters == NULL) {
        return error_memory(error);
    }
    if (name_size == 5 && memcmp(name, "rules", 5) == 0) {
        made->kind = PLAN_RULES;
    } else if (name_size == 4 && memcmp(name, "case", 4) == 0) {
        made->kind = PLAN_CASE;
        plan->has_case = true;
    } else if (name_size == 7 && memcmp(name, "initial", 7) == 0) {
        made->kind = PLAN_INITIAL;
    } else if (found != NULL) {
        made->run = found->run;
        plan->flags |= found->flags;
    } else {
        return rulefile_fault(file, 1, 1, "unknown step in \"steps\" or \"back\"", error);
    }
    return ONYM_OK;
}

static int make_plan(step_plan *plan, rulefile *file, const char *steps, onym_error *error)
{
    int status = ONYM_OK;
    while (status == ONYM_OK && *steps != '\0') {
        size_t blank = strspn(steps, " \t");
        size_t size = strcspn(steps + blank, " \t");
        if (size > 0) {
            status = add_step(plan, file, steps + blank, size, error);
        }
        steps += blank + size;
    }
    return status;
}

static int make_plans(onym_system *system, onym_error *error)
{
    rulefile *file = &system->file;
    bool korean = strncmp(file->info.from, "ko", 2) == 0;
    system->forward.from = script_of(file->info.from);
    system->forward.modifiers = korean;
    system->back.from = script_of(file->info.to);
    system->back.hyphens = korean;
    system->back.reverse = true;
    system->has_back = file->info.reversible;
    const char *back = file->back[0] != '\0' ? file->back : file->steps;
    int status = make_plan(&system->forward, file, file->steps, error);
    if (status == ONYM_OK && system->has_back) {
        status = make_plan(&system->back, file, back, error);
    }
    return status;
}

/* ---- Workers ---- */

static bool uses_rules(const step_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->steps[i].kind == PLAN_RULES) {
            return true;
        }
    }
    return false;
}

/* Whether the rules of WORKER for the direction are there, by ICU too when BY_ICU. */
static bool has_rules(const engine *worker, bool reverse, bool by_icu)
{
    const rule_set *rules = worker->rules[reverse];
    return rules != NULL && (!by_icu || rules_compiled(rules));
}

/* The rules of WORKER for the direction REVERSE, cloned from the system's, which are read at the
 * first use. */
static int worker_rules(engine *worker, bool reverse, bool by_icu, onym_error *error)
{
    onym_system *system = (onym_system *)(uintptr_t)worker->system;
    rule_set **original = &system->rules[reverse];
    int status = ONYM_OK;
    rules_free(worker->rules[reverse]);
    worker->rules[reverse] = NULL;
    pthread_mutex_lock(&system->mutex);
    if (*original == NULL) {
        status = rules_open(original, &system->file, reverse, error);
    }
    if (status == ONYM_OK && by_icu) {
        status = rules_compile(*original, error);
    }
    if (status == ONYM_OK) {
        worker->rules[reverse] = rules_clone(*original);
    }
    pthread_mutex_unlock(&system->mutex);
    if (status == ONYM_OK && worker->rules[reverse] == NULL) {
        status = error_memory(error);
    }
    return status;
}

static void worker_free(engine *worker)
{
    rules_free(worker->rules[0]);
    rules_free(worker->rules[1]);
    cache_free(&worker->cache);
    free(worker);
}

int worker_take(engine **out, const onym_system *shared, bool reverse, bool by_icu,
                onym_error *error)
{
    onym_system *system = (onym_system *)(uintptr_t)shared;
    pthread_mutex_lock(&system->mutex);
    engine *taken = system->idle;
    if (taken != NULL) {
        system->idle = taken->next;
    }
    pthread_mutex_unlock(&system->mutex);
    taken = taken != NULL ? taken : calloc(1, sizeof *taken);
    *out = NULL;
    if (taken == NULL) {
        return error_memory(error);
    }
    taken->system = shared;
    taken->plan = reverse ? &shared->back : &shared->forward;
    if (uses_rules(taken->plan) && !has_rules(taken, reverse, by_icu)) {
        int status = worker_rules(taken, reverse, by_icu, error);
        if (status != ONYM_OK) {
            worker_free(taken);
            return status;
        }
    }
    *out = taken;
    return ONYM_OK;
}

void worker_return(engine *worker)
{
    onym_system *system = (onym_system *)(uintptr_t)worker->system;
    pthread_mutex_lock(&system->mutex);
    worker->next = system->idle;
    system->idle = worker;
    pthread_mutex_unlock(&system->mutex);
}

/* ---- Finding files ---- */

static int systems_path(buffer *out, const char *data_dir, const char *name)
{
    buffer_clear(out);
    buffer_printf(out, "%s/systems%s%s", data_dir, name[0] != '\0' ? "/" : "", name);
    return out->failed ? ONYM_EINTERNAL : ONYM_OK;
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t size = strlen(text), tail = strlen(suffix);
    return size > tail && strcmp(text + size - tail, suffix) == 0;
}

int onym_system_list(onym_list **out, const char *data_dir, onym_error *error)
{
    buffer path = {0};
    onym_list *list = list_new();
    DIR *dir = NULL;
    struct dirent *entry;
    bool memory = list != NULL && systems_path(&path, data_dir, "") == ONYM_OK;
    *out = NULL;
    if (memory) {
        dir = opendir(path.data);
    }
    if (memory && dir == NULL) {
        error_set(error, ONYM_EINPUT, "input: no systems (%s)", path.data);
    }
    while (dir != NULL && memory && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] != '.' && ends_with(entry->d_name, SUFFIX)) {
            size_t size = strlen(entry->d_name) - strlen(SUFFIX);
            memory = list_add(list, (onym_text){entry->d_name, size});
        }
    }
    buffer_free(&path);
    if (!memory || dir == NULL) {
        onym_list_free(list);
        if (dir != NULL) {
            closedir(dir);
        }
        return memory ? ONYM_EINPUT : error_memory(error);
    }
    closedir(dir);
    list_sort(list);
    *out = list;
    return ONYM_OK;
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '_' ? '-' : c;
}

/* Equal but for ASCII case, and "_" for "-". */
static bool same_name(const char *a, const char *b, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (a[i] == '\0' || fold(a[i]) != fold(b[i])) {
            return false;
        }
    }
    return a[size] == '\0';
}

static bool has_name(const onym_system_info *info, const char *name)
{
    if (same_name(name, info->id, strlen(info->id)) ||
        (info->code[0] != '\0' && same_name(name, info->code, strlen(info->code)))) {
        return true;
    }
    for (const char *at = info->aliases; *at != '\0';) {
        size_t size = strcspn(at, " ");
        if (size > 0 && same_name(name, at, size)) {
            return true;
        }
        at += size + (at[size] == ' ');
    }
    return false;
}

/* Edit distance of short names, for "did you mean". */
static size_t distance(const char *a, const char *b)
{
    size_t row[64], n = strlen(b);
    if (n >= 63 || strlen(a) >= 63) {
        return 64;
    }
    for (size_t j = 0; j <= n; j++) {
        row[j] = j;
    }
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t change = diagonal + (fold(a[i - 1]) != fold(b[j - 1]));
            diagonal = row[j];
            size_t gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < gap ? change : gap;
        }
    }
    return row[n];
}

/* "usage: no system NAME; known: ..." - the near ids, or all when none is near. */
static int unknown(const char *name, const onym_list *ids, onym_error *error)
{
    buffer near = {0};
    for (int all = 0; all < 2 && near.size == 0; all++) {
        for (size_t i = 0; i < onym_list_count(ids); i++) {
            const char *id = onym_list_at(ids, i);
            if (all == 1 || distance(name, id) <= 3) {
                buffer_printf(&near, "%s%s", near.size > 0 ? " " : "", id);
            }
        }
    }
    error_set(error, ONYM_EUSAGE, "usage: no system \"%.100s\"; known: %s", name,
              near.data != NULL ? near.data : "none");
    buffer_free(&near);
    return ONYM_EUSAGE;
}

/* Looks for the system with the alias NAME among all files. */
static int read_by_alias(rulefile *file, const char *data_dir, const char *name, onym_error *error)
{
    onym_list *ids = NULL;
    buffer path = {0};
    bool found = false;
    int status = onym_system_list(&ids, data_dir, error);
    for (size_t i = 0; status == ONYM_OK && !found && i < onym_list_count(ids); i++) {
        systems_path(&path, data_dir, onym_list_at(ids, i));
        buffer_puts(&path, SUFFIX);
        if (path.failed || rulefile_read(file, path.data, NULL) != ONYM_OK) {
            continue;
        }
        found = has_name(&file->info, name);
        if (!found) {
            rulefile_free(file);
        }
    }
    if (status == ONYM_OK && !found) {
        status = unknown(name, ids, error);
    }
    buffer_free(&path);
    onym_list_free(ids);
    return status;
}

static bool is_id(const char *name)
{
    return name[0] != '\0' && name[0] != '.' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static int read_named(rulefile *file, const char *data_dir, const char *name, onym_error *error)
{
    buffer path = {0};
    int status = ONYM_NOT_FOUND;
    if (strchr(name, '/') != NULL || ends_with(name, SUFFIX)) {
        status = rulefile_read(file, name, error);
        if (status == ONYM_NOT_FOUND && strchr("./", name[0]) == NULL) {
            status = read_by_alias(file, data_dir, name, NULL); /* Russian-Latin/BGN */
        }
        return status == ONYM_NOT_FOUND || status == ONYM_EUSAGE
                   ? error_set(error, ONYM_EINPUT, "input: no such file (%s)", name)
                   : status;
    }
    if (is_id(name)) {
        systems_path(&path, data_dir, name);
        buffer_puts(&path, SUFFIX);
        status = path.failed ? error_memory(error) : rulefile_read(file, path.data, error);
        buffer_free(&path);
    }
    return status == ONYM_NOT_FOUND ? read_by_alias(file, data_dir, name, error) : status;
}

/* ---- Open and close ---- */

/* The rules are read at once, so that faults show; those of a file of the user's own by ICU, which
 * says where they are. */
static int check_rules(onym_system *system, const char *name, onym_error *error)
{
    engine *worker = NULL;
    bool own = strchr(name, '/') != NULL || ends_with(name, SUFFIX);
    int status = worker_take(&worker, system, false, own, error);
    if (status == ONYM_OK) {
        worker_return(worker);
    }
    return status;
}

int onym_system_open(onym_system **out, const char *data_dir, const char *name, onym_error *error)
{
    *out = NULL;
    onym_system *system = calloc(1, sizeof *system);
    if (system == NULL) {
        return error_memory(error);
    }
    pthread_mutex_init(&system->mutex, NULL);
    int status = read_named(&system->file, data_dir, name, error);
    status = status == ONYM_OK ? make_plans(system, error) : status;
    status = status == ONYM_OK ? check_rules(system, name, error) : status;
    if (status != ONYM_OK) {
        onym_system_free(system);
        return status;
    }
    *out = system;
    return ONYM_OK;
}

void onym_system_free(onym_system *system)
{
    if (system == NULL) {
        return;
    }
    while (system->idle != NULL) {
        engine *next = system->idle->next;
        worker_free(system->idle);
        system->idle = next;
    }
    rules_free(system->rules[0]);
    rules_free(system->rules[1]);
    pthread_mutex_destroy(&system->mutex);
    rulefile_free(&system->file);
    free(system);
}

const onym_system_info *onym_system_describe(const onym_system *system)
{
    return &system->file.info;
}
