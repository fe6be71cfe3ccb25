/* Records: the lines of dict/names, read and checked (docs/formats/names.md). */
#include "glossary/record.h"

#include <string.h>

#include "base/utf8.h"
#include "text/script.h"

const char *const column_names[COLUMN_COUNT] = {"concept", "en",    "ru",      "ko-KP",
                                                "ko-KR",   "uk",    "ko-Hani", "variants",
                                                "basis",   "dates", "source",  "gloss"};

static const char *const kinds[] = {"person", "place", "org",    "media", "weapon",
                                    "office", "event", "treaty", "term"};
static const char *const bases[] = {"exonym",  "bearer",   "translation", "mixed", "established",
                                    "chinese", "japanese", "acronym",     "latin"};
static const char *const languages[] = {"en", "ru", "uk", "ko", "ko-KP", "ko-KR", "ko-Hani"};

/* The attributes of a variant that are words; system ids and years are told by their shape. */
static const struct {
    const char *name;
    int status, role; /* -1: says nothing of it */
} attributes[] = {
    {"preferred", ONYM_PREFERRED, -1},     {"admitted", ONYM_ADMITTED, -1},
    {"deprecated", ONYM_DEPRECATED, -1},   {"superseded", ONYM_SUPERSEDED, -1},
    {"misspelling", ONYM_MISSPELLING, -1}, {"short", -1, ONYM_ROLE_SHORT},
    {"family", -1, ONYM_ROLE_FAMILY},      {"demonym", -1, ONYM_ROLE_DEMONYM},
};

static bool is_one_of(onym_text text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equals(text, list[i])) {
            return true;
        }
    }
    return false;
}

bool record_is_header(onym_text line)
{
    onym_text piece;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!text_split(&piece, &line, '\t') || !text_equals(piece, column_names[i])) {
            return false;
        }
    }
    return line.data == NULL;
}

static bool is_slug(onym_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
    }
    return text.size > 0;
}

static const char *parse_id(record *out)
{
    onym_text rest = out->column[COLUMN_CONCEPT], slug = {NULL, 0};
    if (!text_split(&out->country, &rest, '.') || !text_split(&out->kind, &rest, '.') ||
        !text_split(&slug, &rest, '.') || rest.data != NULL) {
        return "the concept is not country.kind.slug";
    }
    if (out->country.size != 2 || !is_slug(out->country) || !is_slug(slug)) {
        return "the concept's country or slug has other letters than a-z, 0-9 and -";
    }
    return is_one_of(out->kind, kinds, sizeof kinds / sizeof *kinds)
               ? NULL
               : "the concept's kind is none of the list";
}

/* Whether every letter of TEXT is of SCRIPT or in some other script whole words stand (RIA, KN-23).
 */
static bool has_script(onym_text text, script wanted)
{
    bool found = text.size == 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        found = found || script_of(c.code_point) == wanted;
        at += c.size;
    }
    return found;
}

static const char *check_scripts(const record *r)
{
    if (has_script(r->column[COLUMN_EN], SCRIPT_CYRILLIC) ||
        has_script(r->column[COLUMN_EN], SCRIPT_HANGUL)) {
        return "en is not in Latin letters";
    }
    static const struct {
        column column;
        script script;
        const char *fault;
    } scripts[] = {{COLUMN_HANI, SCRIPT_HAN, "ko-Hani holds no hanja"}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (!has_script(r->column[scripts[i].column], scripts[i].script)) {
            return scripts[i].fault;
        }
    }
    return NULL;
}

/* Control characters other than the tab, and controls of writing direction, have no place in a
 * name. */
static bool has_controls(onym_text text)
{
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        bool control = c.code_point < 0x20 || (c.code_point >= 0x7F && c.code_point < 0xA0);
        if ((control && c.code_point != '\t') || char_class_of(c.code_point) == CHAR_BIDI) {
            return true;
        }
        at += c.size;
    }
    return false;
}

const char *record_parse(record *out, onym_text line)
{
    *out = (record){0};
    if (utf8_valid_prefix(line) != line.size) {
        return "invalid UTF-8";
    }
    if (has_controls(line)) {
        return "a control character";
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!text_split(&out->column[i], &line, '\t')) {
            return "fewer than 12 columns";
        }
        if (text_trim(out->column[i]).size != out->column[i].size) {
            return "a column begins or ends with a blank";
        }
        if (out->column[i].size > 4096) {
            return "a column of more than 4096 bytes";
        }
    }
    if (line.data != NULL) {
        return "more than 12 columns";
    }
    if (out->column[COLUMN_EN].size == 0 || out->column[COLUMN_SOURCE].size == 0) {
        return "en or source is empty";
    }
    if (out->column[COLUMN_BASIS].size > 0 &&
        !is_one_of(out->column[COLUMN_BASIS], bases, sizeof bases / sizeof *bases)) {
        return "basis is none of the list";
    }
    const char *fault = parse_id(out);
    return fault != NULL ? fault : check_scripts(out);
}

static bool is_year(onym_text text)
{
    return text.size == 4 && (text.data[0] == '1' || text.data[0] == '2') && is_slug(text) &&
           memchr(text.data, '-', 4) == NULL;
}

/* Takes ATTRIBUTE into OUT. */
static bool set_attribute(variant *out, onym_text attribute)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (text_equals(attribute, attributes[i].name)) {
            if (attributes[i].status >= 0) {
                out->status = (onym_term_status)attributes[i].status;
            }
            if (attributes[i].role >= 0) {
                out->role = (onym_term_role)attributes[i].role;
            }
            return true;
        }
    }
    if (is_year(attribute)) {
        out->since = attribute;
        return true;
    }
    out->systems = attribute;
    return is_slug(attribute) && attribute.size > 3 && attribute.data[2] == '-';
}

/* Takes "<...>" off the end of TEXT into OUT. */
static bool set_attributes(variant *out, onym_text *text)
{
    if (text->size == 0 || text->data[text->size - 1] != '>') {
        return true;
    }
    const char *open = memchr(text->data, '<', text->size);
    if (open == NULL) {
        return false;
    }
    onym_text attribute, rest = {open + 1, (size_t)(text->data + text->size - open) - 2};
    while (text_split(&attribute, &rest, ' ')) {
        if (!set_attribute(out, attribute)) {
            return false;
        }
    }
    *text = text_trim((onym_text){text->data, (size_t)(open - text->data)});
    return true;
}

bool variant_next(variant *out, onym_text *rest, const char **fault)
{
    onym_text text, lang, after;
    *fault = NULL;
    if (rest->size == 0 || !text_split(&text, rest, ';')) {
        return false;
    }
    *out = (variant){.lang = onym_text_of("en"), .status = ONYM_ADMITTED, .role = ONYM_ROLE_NAME};
    text = text_trim(text);
    if (!set_attributes(out, &text)) {
        *fault = "a variant's attribute is unknown";
        return false;
    }
    after = text;
    if (text_split(&lang, &after, ':') && after.data != NULL &&
        is_one_of(lang, languages, sizeof languages / sizeof *languages)) {
        out->lang = lang;
        text = text_trim(after);
    }
    out->text = text;
    if (text.size == 0) {
        *fault = "an empty variant";
    }
    return *fault == NULL;
}
