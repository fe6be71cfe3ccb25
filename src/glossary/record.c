/* Records: the lines of dict/names, read and checked (docs/formats/names.md). */
#include "glossary/record.h"

#include <string.h>

#include "base/utf8.h"
#include "text/key.h"
#include "text/script.h"

const char *const column_names[COLUMN_COUNT] = {"concept", "en",    "ru",      "ko-KP",
                                                "ko-KR",   "uk",    "ko-Hani", "variants",
                                                "basis",   "dates", "source",  "gloss"};

static const char *const kinds[] = {"person", "place", "org",    "media", "weapon",
                                    "office", "event", "treaty", "term"};
static const char *const bases[] = {"exonym",  "bearer",   "translation", "mixed", "established",
                                    "chinese", "japanese", "acronym",     "latin"};
static const char *const languages[] = {"en", "ru", "uk", "ko", "ko-KP", "ko-KR", "ko-Hani"};

static const char too_long[] = "a name of more than 256 characters";

/* Whether NAME has a letter or a digit, which its key is made of. */
static bool has_letter(onym_text name)
{
    for (size_t at = 0; at < name.size;) {
        utf8_char c = utf8_at(name, at);
        char_class class = char_class_of(c.code_point);
        if (class == CHAR_LETTER || class == CHAR_DIGIT) {
            return true;
        }
        at += c.size;
    }
    return false;
}

/* Whether NAME could never be found: no key is made of it. */
static bool is_too_long(onym_text name)
{
    return name.size > KEY_MAX_CHARS && utf8_length(name) > KEY_MAX_CHARS;
}

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

bool record_is_kind(onym_text kind)
{
    return is_one_of(kind, kinds, sizeof kinds / sizeof *kinds);
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
    return record_is_kind(out->kind)
               ? NULL
               : "the kind is none of person, place, org, media, weapon, office, event, treaty, "
                 "term";
}

/* Whether some letter of TEXT is of SCRIPT: words in another may stand beside it (RIA, KN-23). */
static bool has_script(onym_text text, script wanted)
{
    bool found = false;
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
    if (r->column[COLUMN_HANI].size > 0 && !has_script(r->column[COLUMN_HANI], SCRIPT_HAN)) {
        return "ko-Hani holds no hanja";
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
    for (size_t i = COLUMN_EN; i <= COLUMN_HANI; i++) {
        if (is_too_long(out->column[i])) {
            return too_long;
        }
    }
    if (out->column[COLUMN_EN].size == 0 || out->column[COLUMN_SOURCE].size == 0) {
        return "en or source is empty";
    }
    if (!has_letter(out->column[COLUMN_EN])) {
        return "en has no letter and no digit";
    }
    if (out->column[COLUMN_BASIS].size > 0 &&
        !is_one_of(out->column[COLUMN_BASIS], bases, sizeof bases / sizeof *bases)) {
        return "basis is none of exonym, bearer, translation, mixed, established, chinese, "
               "japanese, "
               "acronym, latin";
    }
    const char *fault = parse_id(out);
    return fault != NULL ? fault : check_scripts(out);
}

static bool is_year(onym_text text)
{
    bool digits = text.size == 4 && (text.data[0] == '1' || text.data[0] == '2');
    for (size_t i = 1; digits && i < 4; i++) {
        digits = text.data[i] >= '0' && text.data[i] <= '9';
    }
    return digits;
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
    /* Several systems stand side by side. */
    size_t size = out->systems.size > 0
                      ? (size_t)(attribute.data - out->systems.data) + attribute.size
                      : attribute.size;
    out->systems = (onym_text){out->systems.size > 0 ? out->systems.data : attribute.data, size};
    return is_slug(attribute) && attribute.size > 3 && attribute.data[2] == '-';
}

/* The first C in TEXT that no backslash stands before; NULL when there is none. */
static const char *find_plain(onym_text text, char c)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\\') {
            i++;
        } else if (text.data[i] == c) {
            return text.data + i;
        }
    }
    return NULL;
}

/* Takes the next piece before a semicolon off *REST. */
static bool split_variant(onym_text *piece, onym_text *rest)
{
    if (rest->data == NULL) {
        return false;
    }
    const char *end = find_plain(*rest, ';');
    size_t size = end != NULL ? (size_t)(end - rest->data) : rest->size;
    *piece = (onym_text){rest->data, size};
    *rest = end != NULL ? (onym_text){end + 1, rest->size - size - 1} : (onym_text){NULL, 0};
    return true;
}

size_t variant_unescape(char *text)
{
    size_t size = 0;
    for (const char *from = text; *from != '\0'; from++) {
        from += *from == '\\' && from[1] != '\0';
        text[size++] = *from;
    }
    text[size] = '\0';
    return size;
}

/* Takes "<...>" off the end of TEXT into OUT. */
static bool set_attributes(variant *out, onym_text *text)
{
    const char *close = find_plain(*text, '>');
    if (close == NULL) {
        return true;
    }
    const char *open = find_plain(*text, '<');
    if (open == NULL || open > close || close + 1 != text->data + text->size) {
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
    if (rest->size == 0 || !split_variant(&text, rest)) {
        return false;
    }
    *out = (variant){.lang = onym_text_of("en"), .status = ONYM_ADMITTED, .role = ONYM_ROLE_NAME};
    text = text_trim(text);
    if (!set_attributes(out, &text)) {
        *fault = "a variant's attribute is no status, role, year or system";
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
    } else if (is_too_long(text)) {
        *fault = too_long;
    }
    return *fault == NULL;
}
