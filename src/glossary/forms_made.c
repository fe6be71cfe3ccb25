/* The forms that systems make of a concept's native name. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "glossary/forms_private.h"
#include "text/key.h"

int system_set_open(system_set *out, const char *data_dir, onym_error *error)
{
    onym_list *ids;
    *out = (system_set){NULL, 0};
    int status = onym_system_list(&ids, data_dir, error);
    if (status != ONYM_OK) {
        return status;
    }
    size_t count = onym_list_count(ids);
    out->items = calloc(count > 0 ? count : 1, sizeof(onym_system *));
    if (out->items == NULL) {
        status = error_memory(error);
    }
    for (size_t i = 0; i < count && status == ONYM_OK; i++) {
        status = onym_system_open(&out->items[i], data_dir, onym_list_at(ids, i), error);
        out->count += status == ONYM_OK;
    }
    onym_list_free(ids);
    return status;
}

void system_set_free(system_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        onym_system_free(set->items[i]);
    }
    free(set->items);
    *set = (system_set){NULL, 0};
}

bool forms_is_korean(const record *r)
{
    bool none = text_equals(r->country, "xx") && r->column[COLUMN_RU].size == 0;
    return none || text_equals(r->country, "kp") || text_equals(r->country, "kr");
}

static bool same_text(onym_text a, onym_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* How the systems are to read a concept of KIND written in LANG. */
static onym_kind reading(onym_text kind, const char *lang)
{
    if (text_equals(kind, "person")) {
        return ONYM_KIND_PERSON;
    }
    return strncmp(lang, "ko", 2) == 0 ? ONYM_KIND_PLACE : ONYM_KIND_TEXT;
}

/* The term that SYSTEM makes of NATIVE; its text is NULL when the system is not for LANG. */
static int make(onym_term *out, const forms *f, onym_text native, const char *lang, onym_text kind,
                const onym_system *system, onym_error *error)
{
    const onym_system_info *info = onym_system_describe(system);
    bool applies = strncmp(info->from, lang, 2) == 0 && strcmp(info->to, info->from) != 0;
    *out = (onym_term){.text = NULL};
    if (!applies || native.size == 0) {
        return ONYM_OK;
    }
    onym_translit_options options = {.kind = reading(kind, lang)};
    onym_string text;
    int status = onym_system_apply(&text, NULL, system, native, &options, error);
    if (status != ONYM_OK) {
        return status;
    }
    *out = (onym_term){arena_copy(f->arena, onym_text_of(info->to)),
                       arena_copy(f->arena, (onym_text){text.data, text.size}),
                       ONYM_ADMITTED,
                       ONYM_ROLE_MADE,
                       arena_copy(f->arena, onym_text_of(info->id)),
                       "",
                       ""};
    onym_string_free(&text);
    return f->arena->failed ? error_memory(error) : ONYM_OK;
}

static int add_made(forms *f, onym_text native, const char *lang, onym_text kind,
                    const onym_system *system, onym_error *error)
{
    onym_term term;
    int status = make(&term, f, native, lang, kind, system, error);
    return status == ONYM_OK && term.text != NULL ? forms_add(f, term, error) : status;
}

/* Names that are translated or put together from initials are never romanised. */
static bool is_romanised(const record *r)
{
    return !text_equals(r->column[COLUMN_BASIS], "translation") &&
           !text_equals(r->column[COLUMN_BASIS], "acronym") && !text_equals(r->kind, "treaty") &&
           !text_equals(r->kind, "office");
}

static int make_all(forms *f, const record *r, const system_set *systems, onym_error *error)
{
    /* A foreigner's name in Hangul, or a Korean's in Cyrillic, is not what English forms are
     * romanised from. */
    bool korean = forms_is_korean(r);
    bool ukrainian = r->column[COLUMN_UK].size > 0;
    const struct {
        const char *lang;
        onym_text text;
        bool use;
    } natives[] = {
        {"ru", r->column[COLUMN_RU], !korean},
        {"uk", r->column[COLUMN_UK], ukrainian},
        {"ko-KP", r->column[COLUMN_KO_KP], korean},
        {"ko-KR", r->column[COLUMN_KO_KR], korean},
    };
    bool person = text_equals(r->kind, "person");
    int status = ONYM_OK;
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++) {
        onym_text family =
            person && !korean ? forms_family_name(natives[i].text, false) : (onym_text){NULL, 0};
        for (size_t j = 0; natives[i].use && j < systems->count && status == ONYM_OK; j++) {
            const onym_system *system = systems->items[j];
            status = add_made(f, natives[i].text, natives[i].lang, r->kind, system, error);
            if (status == ONYM_OK && family.size > 0) {
                status = add_made(f, family, natives[i].lang, r->kind, system, error);
            }
        }
    }
    return status;
}

/* The system by which news writes Russian. */
#define NEWS_SYSTEM "ru-bgn-simple"

/* Whether the Russian form of R is short enough to be met in its own letters: a person's whole
 * name, two words of anything else. */
static bool goes_through_russian(const record *r)
{
    size_t blanks = 0;
    onym_text ru = r->column[COLUMN_RU];
    for (size_t i = 0; i < ru.size; i++) {
        blanks += ru.data[i] == ' ';
    }
    return forms_is_korean(r) && ru.size > 0 &&
           (text_equals(r->kind, "person") ? blanks == 2 : blanks <= 1);
}

/* Whether a form of F has the key of TEXT. */
static int has_key(bool *found, const forms *f, const char *text, onym_error *error)
{
    buffer wanted = {0}, key = {0};
    key_append(&wanted, onym_text_of(text));
    *found = false;
    for (size_t i = 0; i < f->count && !*found; i++) {
        buffer_clear(&key);
        key_append(&key, onym_text_of(f->items[i].text));
        *found = same_text(buffer_text(&key), buffer_text(&wanted));
    }
    bool failed = wanted.failed || key.failed;
    buffer_free(&wanted);
    buffer_free(&key);
    return failed ? error_memory(error) : ONYM_OK;
}

/* A Korean name that somebody wrote in English by its Russian form: Kim Chen Yn, Vonsan.  Where
 * that is how it is written anyway (Pusan, Kosan), nothing is added. */
static int add_through_russian(forms *f, const record *r, const system_set *systems,
                               onym_error *error)
{
    onym_term term = {.text = NULL};
    int status = ONYM_OK;
    for (size_t i = 0; i < systems->count && status == ONYM_OK && term.text == NULL; i++) {
        if (strcmp(onym_system_describe(systems->items[i])->id, NEWS_SYSTEM) == 0) {
            status = make(&term, f, r->column[COLUMN_RU], "ru", r->kind, systems->items[i], error);
        }
    }
    bool known = term.text == NULL;
    if (status == ONYM_OK && !known) {
        status = has_key(&known, f, term.text, error);
    }
    return status == ONYM_OK && !known ? forms_add(f, term, error) : status;
}

int forms_make(forms *f, const record *r, const system_set *systems, onym_error *error)
{
    if (!is_romanised(r)) {
        return ONYM_OK;
    }
    int status = make_all(f, r, systems, error);
    bool russian = status == ONYM_OK && goes_through_russian(r);
    return russian ? add_through_russian(f, r, systems, error) : status;
}
