/* Importing TBX: TBX-Basic of 2019 in both styles, and the martif files of 2008.
 *
 * The two generations and styles differ in names only, so one table says what each element is.  A
 * document type declaration is refused, since entities could read other files or grow without end;
 * nothing outside the file is ever opened. */
#include <expat.h>
#include <string.h>

#include "base/error.h"
#include "base/sizes.h"
#include "base/slice.h"
#include "glossary/tbx_entry.h"
#include "text/normal.h"

#define DEPTH_MAX 64u
#define PIECE     ((size_t)USUAL_OR_TINY(32 * 1024, 1))
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

typedef struct tbx {
    import *im;
    XML_Parser parser;
    onym_error *error;
    int status;
    unsigned depth;
    element open[DEPTH_MAX];
    buffer text;
    tbx_entry entry;
    bool in_entry; /* what stands outside of entries is left out */
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

/* Ends the reading when the entry had no memory. */
static void check_memory(tbx *t)
{
    if (t->entry.arena.failed && t->status == ONYM_OK) {
        stop(t, error_memory(t->error));
    }
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
        t->in_entry = true;
        tbx_entry_begin(&t->entry, attribute(attributes, "id"),
                        (size_t)XML_GetCurrentLineNumber(t->parser));
    } else if (e == LANGUAGE) {
        const char *tag = attribute(attributes, "http://www.w3.org/XML/1998/namespace|lang");
        tbx_entry_language(&t->entry, tag != NULL ? tag : attribute(attributes, "lang"));
    } else if (e == SECTION) {
        t->entry.in_section = true;
    }
    if (e != OTHER) {
        buffer_clear(&t->text); /* <hi> inside a term only adds to it */
    }
    check_memory(t);
}

static void XMLCALL on_text(void *context, const char *data, int size)
{
    tbx *t = context;
    if (t->text.size + (size_t)size <= ROWS_LINE_MAX) {
        buffer_append(&t->text, data, (size_t)size);
    } else {
        t->entry.fault = "a text of more than 65536 bytes";
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
    t->entry.fault =
        composed.size > ROWS_FIELD_MAX ? "a text of more than 4096 bytes" : t->entry.fault;
    const char *kept = arena_copy(&t->entry.arena, buffer_text(&composed));
    buffer_free(&plain);
    buffer_free(&composed);
    return kept != NULL ? kept : "";
}

static void end_entry(tbx *t)
{
    t->in_entry = false;
    t->status = t->status == ONYM_OK ? tbx_entry_import(&t->entry, t->im, t->error) : t->status;
    if (t->status != ONYM_OK) {
        stop(t, t->status);
    }
}

static void XMLCALL on_end(void *context, const char *name)
{
    (void)name;
    tbx *t = context;
    onym_entry *entry = &t->entry.entry;
    element e = t->depth > 0 ? t->open[--t->depth] : OTHER;
    if (!t->in_entry) {
        buffer_clear(&t->text);
        return;
    }
    switch (e) {
    case TERM:
        t->im->report.skipped += !tbx_entry_term(&t->entry, take_text(t));
        break;
    case STATUS:
        tbx_entry_status(&t->entry, take_text(t));
        break;
    case KIND:
        entry->kind = take_text(t);
        break;
    case GLOSS:
        entry->note = *entry->note == '\0' ? take_text(t) : entry->note;
        break;
    case SOURCE:
        entry->source = t->entry.in_section ? entry->source : take_text(t);
        break;
    case NOTE:
        tbx_entry_note(&t->entry, take_text(t));
        break;
    case SECTION:
        t->entry.in_section = false;
        break;
    case ENTRY:
        end_entry(t);
        break;
    case LANGUAGE:
    case OTHER:
    default:
        return;
    }
    buffer_clear(&t->text);
    check_memory(t);
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
    arena_free(&t.entry.arena);
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
