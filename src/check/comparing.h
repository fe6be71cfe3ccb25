/* Comparing: two texts on their way through a comparison, and what its parts share. */
#ifndef ONYM_CHECK_COMPARING_H
#define ONYM_CHECK_COMPARING_H

#include "check/findings.h"
#include "check/native_names.h"
#include "check/rendering.h"

/* Where the lines of a text begin. */
typedef struct text_lines {
    size_t *starts;
    size_t count, capacity;
    size_t end; /* of the text, without line ends there */
} text_lines;

/* The two texts on their way, by what they are and not by which is the source. */
typedef struct comparing {
    article native, english;
    text_lines native_lines, english_lines;
    native_names names;
    mentions mentions;
    onym_findings *native_out, *english_out;
    const char *data_dir;
    bool by_line, reversed; /* REVERSED: the source is the English one */
    onym_error *error;
} comparing;

/* Fills OUT, zero-initialised, with the lines of TEXT; free OUT->starts.  False: no memory. */
bool text_lines_find(text_lines *out, onym_text text);

/* The tokens of TO that stand for the place OFFSET of the other text. */
token_range comparing_range(const comparing *comparing, const article *to,
                            const text_lines *to_lines, const text_lines *from_lines,
                            size_t offset);

/* What a finding says of the tokens FIRST .. FIRST + COUNT - 1 of a text. */
typedef struct comparing_report {
    onym_rule rule;
    onym_level level;
    const char *kind, *concept, *source, *suggestion;
} comparing_report;

/* Adds the finding R with MESSAGE, which is freed, at tokens of A to OUT. */
int comparing_add(onym_findings *out, article *a, size_t first, size_t count,
                  const comparing_report *r, buffer *message, onym_error *error);

/* Whether A and B name one concept. */
bool comparing_share_concept(const postings *a, const postings *b);

/* The parts: the names of the native text against the English one, the other way round, and names
 * outside the glossary. */
int compare_names(comparing *comparing);
int compare_mentions(comparing *comparing);
int compare_unknown(comparing *comparing);

#endif
