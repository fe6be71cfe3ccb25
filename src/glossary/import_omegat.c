/* Importing OmegaT's glossary: a term, its translation and a comment a line. */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "glossary/entry_line.h"
#include "glossary/import.h"
#include "text/normal.h"
#include "text/script.h"

/* The language of TEXT: by its first letter that is not Latin ("KBS 월드" is Korean). */
static const char *pair_language(onym_text text)
{
    for (size_t at = 0; at < text.size; at += utf8_at(text, at).size) {
        script s = script_of(utf8_at(text, at).code_point);
        if (s == SCRIPT_CYRILLIC || s == SCRIPT_HANGUL || s == SCRIPT_HAN) {
            return import_language((onym_text){text.data + at, text.size - at});
        }
    }
    return import_language(text);
}

/* The languages of the columns of a pair; Korean stands in both. */
static const char *const pair_columns[] = {"ru", "ko", "ko", "uk", "ko-Hani"};
#define PAIR_COLUMNS (sizeof pair_columns / sizeof *pair_columns)

/* The concept that the last lines were about: one English form with its translations. */
typedef struct pairs {
    buffer en, comment, native[PAIR_COLUMNS];
    size_t line; /* the first of them; 0: none yet */
} pairs;

/* Writes the concept of P, if there is one, and empties P. */
static int put_pairs(import *im, pairs *p, onym_error *error)
{
    if (p->line == 0) {
        return ONYM_OK;
    }
    size_t line = p->line;
    buffer_clear(&im->text);
    buffer_putc(&p->en, '\0');
    entry_put_id(&im->text, "term", p->en.failed ? "" : p->en.data);
    buffer_putc(&im->text, '\t');
    buffer_append(&im->text, p->en.data, p->en.failed ? 0 : p->en.size - 1);
    for (size_t i = 0; i < PAIR_COLUMNS; i++) {
        buffer_putc(&im->text, '\t');
        buffer_append_text(&im->text, buffer_text(&p->native[i]));
        im->text.failed = im->text.failed || p->native[i].failed;
        buffer_clear(&p->native[i]);
    }
    buffer_puts(&im->text, "\t\t\t\tuser\t");
    buffer_append_text(&im->text, buffer_text(&p->comment));
    bool failed = im->text.failed || p->en.failed || p->comment.failed;
    buffer_clear(&p->en);
    buffer_clear(&p->comment);
    p->line = 0;
    buffer_clear(&im->gloss);
    nfc_append(&im->gloss, buffer_text(&im->text));
    return failed || im->gloss.failed ? error_memory(error)
                                      : import_record(im, buffer_text(&im->gloss), line, error);
}

static bool same_text(const buffer *a, onym_text b)
{
    return a->size == b.size && (b.size == 0 || memcmp(a->data, b.data, b.size) == 0);
}

/* Whether NATIVE in LANG is another translation than P has. */
static bool differs(const pairs *p, const char *lang, onym_text native)
{
    bool differs = false;
    for (size_t i = 0; i < PAIR_COLUMNS; i++) {
        bool own = strcmp(pair_columns[i], lang) == 0 && p->native[i].size > 0;
        differs = differs || (own && !same_text(&p->native[i], native));
    }
    return differs;
}

/* Takes a pair, one of the two English, the other told by its script, to the concept before it when
 * that has the same English form and no other translation. */
static int take_pair(import *im, pairs *p, onym_text a, onym_text b, onym_text comment,
                     onym_error *error)
{
    const char *la = pair_language(a), *lb = pair_language(b);
    if (la == NULL || lb == NULL || (strcmp(la, "en") == 0) == (strcmp(lb, "en") == 0)) {
        import_fault(
            im, im->rows.line,
            "one of the two terms must be in Latin letters, the other in Cyrillic or Korean");
        return ONYM_OK;
    }
    bool english_first = strcmp(la, "en") == 0;
    onym_text en = english_first ? a : b, native = english_first ? b : a;
    const char *lang = english_first ? lb : la;
    int status =
        same_text(&p->en, en) && !differs(p, lang, native) ? ONYM_OK : put_pairs(im, p, error);
    if (p->line == 0) {
        p->line = im->rows.line;
        buffer_append_text(&p->en, en);
        buffer_append_text(&p->comment, comment);
    }
    for (size_t i = 0; i < PAIR_COLUMNS; i++) {
        if (strcmp(pair_columns[i], lang) == 0 && p->native[i].size == 0) {
            buffer_append_text(&p->native[i], native);
        }
    }
    return status;
}

static int take_omegat(import *im, pairs *p, onym_text line, onym_error *error)
{
    onym_text fields[3] = {{"", 0}, {"", 0}, {"", 0}};
    size_t count = rows_split(fields, 3, line);
    if (line.size == 0 || line.data[0] == '#') {
        return ONYM_OK;
    }
    if (count < 2) {
        import_fault(im, im->rows.line, "a term needs its translation behind a tab");
        return ONYM_OK;
    }
    return take_pair(im, p, text_trim(fields[0]), text_trim(fields[1]), text_trim(fields[2]),
                     error);
}

int import_omegat(import *im, onym_error *error)
{
    onym_text line;
    const char *fault;
    bool more = true;
    pairs p = {.line = 0};
    int status = ONYM_OK;
    while (status == ONYM_OK &&
           (status = rows_line(&line, &fault, &more, &im->rows, error)) == ONYM_OK && more) {
        if (fault != NULL) {
            import_fault(im, im->rows.line, fault);
        } else {
            status = take_omegat(im, &p, line, error);
        }
        status = status == ONYM_OK ? import_tick(im, error) : status;
    }
    status = status == ONYM_OK ? put_pairs(im, &p, error) : status;
    buffer_free(&p.en);
    buffer_free(&p.comment);
    for (size_t i = 0; i < PAIR_COLUMNS; i++) {
        buffer_free(&p.native[i]);
    }
    return status;
}

bool import_is_omegat(onym_text start)
{
    onym_text fields[3], line = import_first_line(start);
    size_t count = rows_split(fields, 3, line);
    return (start.size > 0 && start.data[0] == '#') ||
           ((count == 2 || count == 3) && fields[1].size > 0);
}
