/* Importing TBX: TBX-Basic of 2019 in both styles, and the martif files of 2008.
 *
 * The two generations and styles differ in names only, so one table says what each element is.  A
 * document type declaration is refused, since entities could read other files or grow without end;
 * nothing outside the file is ever opened. */
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sizes.h"
#include "base/slice.h"
#include "glossary/entry_line.h"
#include "glossary/import.h"
#include "text/normal.h"

#define DEPTH_MAX 64u
#define PIECE     ((size_t)USUAL_OR_TINY(32 * 1024, 1))
#define TERMS_MAX ((size_t)1000)
#define TAG_MAX   ((XML_Index)1 << 20) /* bytes that are read before they are understood */

/* What the text of an element is for. */
typedef enum element {
    OTHER,
    ENTRY,
    LANGUAGE,
    SECTION,
    TERM,
    STATUS,
    KIND,
    GLOSS,
    SOURCE,
    NOTE
} element;

/* Elements of both generations, and the values of "type" of DCA and martif. */
static const struct {
    const char *name;
    element is;
} elements[] = {
    {"conceptEntry", ENTRY},
    {"termEntry", ENTRY},
    {"langSec", LANGUAGE},
    {"langSet", LANGUAGE},
    {"termSec", SECTION},
    {"tig", SECTION},
    {"ntig", SECTION},
    {"term", TERM},
    {"note", NOTE},
    {"administrativeStatus", STATUS},
    {"normativeAuthorization", STATUS},
    {"subjectField", KIND},
    {"definition", GLOSS},
    {"source", SOURCE},
};

static const struct {
    const char *value;
    onym_term_status status;
} statuses[] = {
    {"preferredTerm-admn-sts", ONYM_PREFERRED},
    {"preferredTerm", ONYM_PREFERRED},
    {"standardizedTerm", ONYM_PREFERRED},
    {"admittedTerm-admn-sts", ONYM_ADMITTED},
    {"admittedTerm", ONYM_ADMITTED},
    {"deprecatedTerm-admn-sts", ONYM_DEPRECATED},
    {"deprecatedTerm", ONYM_DEPRECATED},
    {"supersededTerm-admn-sts", ONYM_SUPERSEDED},
    {"supersededTerm", ONYM_SUPERSEDED},
};

typedef struct tbx {
    import *im;
    XML_Parser parser;
    onym_error *error;
    int status;
    const char *fault; /* of the entry */
    unsigned depth;
    element open[DEPTH_MAX];
    buffer text;
    arena arena; /* of the entry */
    onym_entry entry;
    onym_term *terms;
    size_t term_count;
    const char *lang;
    bool in_entry;   /* what stands outside of entries is left out */
    bool in_section; /* a note belongs to a term */
    size_t line;
} tbx;

static void stop(tbx *t, int status)
{
    t->status = status;
    (void)XML_StopParser(t->parser, XML_FALSE);
}

static void refuse(tbx *t, const char *class, const char *what)
{
    stop(t, error_set(t->error, ONYM_EINPUT, "%s: %s (%.800s:%lu)", class, what, t->im->rows.path,
                      (unsigned long)XML_GetCurrentLineNumber(t->parser)));
}

/* The name without its namespace. */
static const char *local_name(const char *name)
{
    const char *mark = strrchr(name, '|');
    return mark != NULL ? mark + 1 : name;
}

static element element_of(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(name, elements[i].name) == 0) {
            return elements[i].is;
        }
    }
    return OTHER;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}

static const char *keep(tbx *t, onym_text text)
{
    const char *copy = arena_copy(&t->arena, text);
    if (copy == NULL) {
        stop(t, error_memory(t->error));
    }
    return copy != NULL ? copy : "";
}

static void begin_entry(tbx *t, const char **attributes)
{
    const char *id = attribute(attributes, "id");
    arena_free(&t->arena);
    t->terms = arena_alloc(&t->arena, TERMS_MAX * sizeof *t->terms);
    t->term_count = 0;
    t->in_entry = true;
    t->fault = NULL;
    t->line = (size_t)XML_GetCurrentLineNumber(t->parser);
    t->entry = (onym_entry){.concept = keep(t, onym_text_of(id != NULL ? id : "")),
                            .kind = "",
                            .basis = "",
                            .dates = "",
                            .source = "",
                            .note = ""};
    if (t->terms == NULL) {
        stop(t, error_memory(t->error));
    }
}

/* The language of ours that TAG is; NULL for others. */
static const char *our_language(const char *tag)
{
    static const char *const exact[] = {"ko-KP", "ko-KR", "ko-Hani"};
    static const char *const prefixes[] = {"en", "ru", "uk", "ko"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
        if (strcmp(tag, exact[i]) == 0) {
            return exact[i];
        }
    }
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        bool plain = tag[0] == prefixes[i][0] && tag[1] == prefixes[i][1];
        if (plain && (tag[2] == '\0' || (tag[2] == '-' && strlen(tag) == 5))) {
            return prefixes[i]; /* en-US, ru-RU, not ru-Latn */
        }
    }
    return NULL;
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    tbx *t = context;
    if (t->depth == DEPTH_MAX) {
        refuse(t, "limit", "elements nested too deep");
        return;
    }
    const char *type = attribute(attributes, "type");
    element e = element_of(local_name(name));
    e = e == OTHER && type != NULL ? element_of(type) : e;
    t->open[t->depth++] = e;
    if (e == ENTRY) {
        begin_entry(t, attributes);
    } else if (e == LANGUAGE) {
        const char *tag = attribute(attributes, "http://www.w3.org/XML/1998/namespace|lang");
        tag = tag != NULL ? tag : attribute(attributes, "lang");
        t->lang = tag != NULL ? our_language(tag) : NULL;
    } else if (e == SECTION) {
        t->in_section = true;
    }
    if (e != OTHER) {
        buffer_clear(&t->text); /* <hi> inside a term only adds to it */
    }
}

static void XMLCALL on_text(void *context, const char *data, int size)
{
    tbx *t = context;
    if (t->text.size + (size_t)size <= ROWS_LINE_MAX) {
        buffer_append(&t->text, data, (size_t)size);
    } else {
        t->fault = "a text of more than 65536 bytes";
    }
}

/* The text of the element that ends, with blanks and line breaks as single blanks, in NFC. */
static const char *take_text(tbx *t)
{
    buffer plain = {0}, composed = {0};
    for (size_t i = 0; i < t->text.size; i++) {
        char c = t->text.data[i];
        bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank) {
            buffer_putc(&plain, c);
        } else if (plain.size > 0 && plain.data[plain.size - 1] != ' ') {
            buffer_putc(&plain, ' ');
        }
    }
    nfc_append(&composed, text_trim(buffer_text(&plain)));
    t->fault = composed.size > ROWS_FIELD_MAX ? "a text of more than 4096 bytes" : t->fault;
    const char *kept = keep(t, buffer_text(&composed));
    buffer_free(&plain);
    buffer_free(&composed);
    return kept;
}

static void add_term(tbx *t)
{
    if (t->lang == NULL || t->terms == NULL) {
        t->im->report.skipped++;
        return;
    }
    if (t->term_count == TERMS_MAX) {
        t->fault = "more than 1000 terms";
        return;
    }
    t->terms[t->term_count++] = (onym_term){.lang = t->lang,
                                            .text = take_text(t),
                                            .status = ONYM_ADMITTED,
                                            .role = ONYM_ROLE_NAME,
                                            .systems = "",
                                            .since = "",
                                            .styles = ""};
}

static void set_status(tbx *t, const char *value)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (t->term_count > 0 && t->lang != NULL && strcmp(value, statuses[i].value) == 0) {
            t->terms[t->term_count - 1].status = statuses[i].status;
        }
    }
}

/* The value of NOTE when it is "KEY: value". */
static const char *note_value(const char *note, const char *key)
{
    size_t size = strlen(key);
    return strncmp(note, key, size) == 0 && strncmp(note + size, ": ", 2) == 0 ? note + size + 2
                                                                               : NULL;
}

/* What TBX-Basic has no category for stands in notes: "basis: exonym", "role: family". */
static void take_note(tbx *t, const char *note)
{
    const char *value;
    if (!t->in_section) {
        value = note_value(note, "basis");
        t->entry.basis = value != NULL ? value : t->entry.basis;
        value = note_value(note, "dates");
        t->entry.dates = value != NULL ? value : t->entry.dates;
        return;
    }
    if (t->term_count == 0 || t->lang == NULL) {
        return;
    }
    onym_term *term = &t->terms[t->term_count - 1];
    for (int role = ONYM_ROLE_SHORT; role <= ONYM_ROLE_DEMONYM; role++) {
        value = note_value(note, "role");
        if (value != NULL && strcmp(value, entry_role_word((onym_term_role)role)) == 0) {
            term->role = (onym_term_role)role;
        }
    }
    value = note_value(note, "since");
    term->since = value != NULL ? value : term->since;
    value = note_value(note, "system");
    term->systems = value != NULL ? value : term->systems;
    if (value != NULL && term->role == ONYM_ROLE_NAME && term->status == ONYM_ADMITTED) {
        term->role = ONYM_ROLE_MADE; /* that system's form, not right by itself */
    }
    if (strcmp(note, "misspelling") == 0) {
        term->status = ONYM_MISSPELLING;
    }
}

static bool is_our_id(const char *id)
{
    const char *dot = strchr(id, '.');
    return dot != NULL && dot - id == 2 && strchr(dot + 1, '.') != NULL;
}

/* The preferred English form; a file without one gets the first English term as such. */
static const onym_term *english(tbx *t)
{
    onym_term *first = NULL;
    for (size_t i = 0; i < t->term_count; i++) {
        onym_term *term = &t->terms[i];
        bool name = strcmp(term->lang, "en") == 0 && term->role == ONYM_ROLE_NAME;
        if (name && term->status == ONYM_PREFERRED) {
            return term;
        }
        first = first == NULL && name && term->status == ONYM_ADMITTED ? term : first;
    }
    return first;
}

/* In a file of one form a language, that form is the name, whatever its status says. */
static void prefer_single(tbx *t)
{
    for (size_t i = 0; i < t->term_count; i++) {
        bool alone = t->terms[i].status == ONYM_ADMITTED && t->terms[i].role == ONYM_ROLE_NAME;
        for (size_t j = 0; j < t->term_count && alone; j++) {
            alone = j == i || strcmp(t->terms[j].lang, t->terms[i].lang) != 0;
        }
        t->terms[i].status = alone ? ONYM_PREFERRED : t->terms[i].status;
    }
}

/* Puts the entry into the columns and imports them. */
static int import_entry(tbx *t)
{
    import *im = t->im;
    const onym_term *en = english(t);
    if (en == NULL) {
        im->report.skipped++; /* nothing in English: not for us */
        return ONYM_OK;
    }
    if (!is_our_id(t->entry.concept)) {
        prefer_single(t);
        buffer_clear(&im->name);
        entry_put_id(&im->name, "term", en->text);
        t->entry.concept = keep(t, buffer_text(&im->name));
    }
    t->entry.source = *t->entry.source != '\0' ? t->entry.source : "user";
    t->entry.terms = t->terms;
    t->entry.term_count = t->term_count;
    entry_columns columns = {.column = {{0}}};
    t->fault = t->fault == NULL ? entry_columns_fill(&columns, &t->entry) : t->fault;
    buffer_clear(&im->text);
    entry_columns_join(&im->text, &columns);
    entry_columns_free(&columns);
    if (t->fault != NULL) {
        import_fault(im, t->line, t->fault);
        return ONYM_OK;
    }
    int status = import_record(im, buffer_text(&im->text), t->line, t->error);
    return status == ONYM_OK ? import_tick(im, t->error) : status;
}

static void XMLCALL on_end(void *context, const char *name)
{
    (void)name;
    tbx *t = context;
    element e = t->depth > 0 ? t->open[--t->depth] : OTHER;
    if (!t->in_entry) {
        buffer_clear(&t->text);
        return;
    }
    switch (e) {
    case TERM:
        add_term(t);
        break;
    case STATUS:
        set_status(t, take_text(t));
        break;
    case KIND:
        t->entry.kind = take_text(t);
        break;
    case GLOSS:
        t->entry.note = *t->entry.note == '\0' ? take_text(t) : t->entry.note;
        break;
    case SOURCE:
        t->entry.source = t->in_section ? t->entry.source : take_text(t);
        break;
    case NOTE:
        take_note(t, take_text(t));
        break;
    case SECTION:
        t->in_section = false;
        break;
    case ENTRY:
        t->in_entry = false;
        t->status = t->status == ONYM_OK ? import_entry(t) : t->status;
        if (t->status != ONYM_OK) {
            stop(t, t->status);
        }
        break;
    case LANGUAGE:
    case OTHER:
    default:
        return;
    }
    buffer_clear(&t->text);
}

static void XMLCALL on_doctype(void *context, const char *name, const char *system,
                               const char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    refuse(context, "format", "a document type (DTD) is not allowed");
}

static int parse(tbx *t)
{
    onym_text piece;
    import *im = t->im;
    XML_Index fed = 0;
    do {
        int status = rows_bytes(&piece, &im->rows, PIECE, t->error);
        if (status != ONYM_OK) {
            return status;
        }
        if (XML_Parse(t->parser, piece.data, (int)piece.size, piece.size == 0) ==
            XML_STATUS_ERROR) {
            return t->status != ONYM_OK ? t->status
                   : XML_GetErrorCode(t->parser) == XML_ERROR_NO_MEMORY
                       ? error_memory(t->error)
                       : error_set(t->error, ONYM_EINPUT, "format: %s (%.800s:%lu)",
                                   XML_ErrorString(XML_GetErrorCode(t->parser)), im->rows.path,
                                   (unsigned long)XML_GetCurrentLineNumber(t->parser));
        }
        fed += (XML_Index)piece.size;
        if (fed - XML_GetCurrentByteIndex(t->parser) > TAG_MAX) {
            return error_set(t->error, ONYM_EINPUT,
                             "limit: a tag of more than %ld bytes (%.800s:%lu)", (long)TAG_MAX,
                             im->rows.path, (unsigned long)XML_GetCurrentLineNumber(t->parser));
        }
    } while (piece.size > 0);
    return t->text.failed ? error_memory(t->error) : t->status;
}

int import_tbx(import *im, onym_error *error)
{
    tbx t = {.im = im, .error = error, .parser = XML_ParserCreateNS(NULL, '|')};
    if (t.parser == NULL) {
        return error_memory(error);
    }
    XML_SetUserData(t.parser, &t);
    XML_SetElementHandler(t.parser, on_start, on_end);
    XML_SetCharacterDataHandler(t.parser, on_text);
    XML_SetStartDoctypeDeclHandler(t.parser, on_doctype);
    int status = parse(&t);
    XML_ParserFree(t.parser);
    buffer_free(&t.text);
    arena_free(&t.arena);
    return status;
}

bool import_is_tbx(onym_text start)
{
    size_t i = 0;
    while (i < start.size && (start.data[i] == ' ' || start.data[i] == '\n' ||
                              start.data[i] == '\r' || start.data[i] == '\t')) {
        i++;
    }
    return i < start.size && start.data[i] == '<';
}
