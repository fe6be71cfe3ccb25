/* Segments: which parts of a text are prose, which are direct speech, and which are no prose at
 * all. */
#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/bytes.h"
#include "text/quote_marks.h"
#include "text/script.h"
#include "text/technical.h"

#define QUOTE_DEPTH 64

/* The state of one pass over a text. */
typedef struct scan {
    onym_text text;
    segments *out;
    size_t at;
    uint32_t previous;             /* the character before AT; a newline at the start */
    uint32_t closers[QUOTE_DEPTH]; /* what ends each open quotation, innermost last */
    size_t depth;
    size_t plain_until; /* the word around AT is known to be prose up to here */
    size_t hiding;      /* where "onym: off" stands next */
    size_t clause_end;  /* the last answer of clause_ends, good up to here */
    bool clause_ends;
    bool hides_rest; /* what follows the text is hidden */
    bool failed;
} scan;

/* Appends BEGIN..END, joined to the segment before it when that is of the same kind. */
static void add(scan *s, size_t begin, size_t end, segment_kind kind)
{
    segments *out = s->out;
    if (begin == end) {
        return;
    }
    if (out->count > 0 && out->items[out->count - 1].kind == kind) {
        out->items[out->count - 1].end = end;
        return;
    }
    if (!array_room(out->items, out->capacity, out->count)) {
        s->failed = true;
        return;
    }
    out->items[out->count++] = (segment){begin, end, kind};
}

static void add_text(scan *s, size_t begin, size_t end)
{
    add(s, begin, end, s->depth > 0 ? SEGMENT_QUOTE : SEGMENT_PROSE);
}

static uint32_t peek(const scan *s, size_t at)
{
    return at < s->text.size ? utf8_at(s->text, at).code_point : '\n';
}

static bool is_word(uint32_t c)
{
    char_class class = char_class_of(c);
    return class == CHAR_LETTER || class == CHAR_DIGIT;
}

static bool is_space(uint32_t c)
{
    char_class class = char_class_of(c);
    return class == CHAR_BLANK || class == CHAR_NEWLINE;
}

/* Whether the line after the newline at AT is blank. */
static bool blank_line_follows(onym_text text, size_t at)
{
    do {
        at++;
    } while (at < text.size &&
             (text.data[at] == ' ' || text.data[at] == '\t' || text.data[at] == '\r'));
    return at >= text.size || text.data[at] == '\n';
}

static bool ends_clause(char c)
{
    return c == '.' || c == ',' || c == '!' || c == '?';
}

/* Whether, after AT and in its paragraph, some straight single mark ends a clause or a sentence.
 * The text up to it is read once, however many marks ask. */
static bool clause_ends(scan *s, size_t at)
{
    onym_text text = s->text;
    if (at < s->clause_end) {
        return s->clause_ends;
    }
    size_t i = at + 1;
    s->clause_ends = false;
    for (; i + 1 < text.size && !s->clause_ends; i++) {
        if (text.data[i] == '\n' && blank_line_follows(text, i)) {
            break;
        }
        s->clause_ends = ends_clause(text.data[i]) && text.data[i + 1] == '\'';
    }
    s->clause_end = i;
    return s->clause_ends;
}

/* What closes the quotation that the mark C of SIZE bytes at AT opens here; 0 when it opens none.
 */
static uint32_t opens(scan *s, uint32_t c, size_t size)
{
    bool after_word = is_word(s->previous);
    uint32_t next = peek(s, s->at + size);
    switch (c) {
    case '"':
        return !after_word && !is_space(next) ? c : 0;
    case '\'': /* no apostrophe */
        return !after_word && is_word(next) && clause_ends(s, s->at) ? c : 0;
    case 0x00BB: /* no end of a French or Russian one */
        return !after_word && is_word(next) ? quote_closer(c) : 0;
    case 0x2018: /* no apostrophe turned the wrong way */
        return after_word ? 0 : quote_closer(c);
    default:
        return quote_closer(c);
    }
}

/* How many quotations stay open when C closes the innermost one that it can close; s->depth when it
 * closes none.  A double mark also ends single ones that were none. */
static size_t closes(const scan *s, uint32_t c, size_t size)
{
    bool single = c == '\'' || c == 0x2019;
    if (single && is_word(peek(s, s->at + size))) {
        return s->depth;
    }
    for (size_t depth = s->depth; depth > 0; depth--) {
        uint32_t closer = s->closers[depth - 1];
        if (closer == c) {
            return depth - 1;
        }
        if (single || (closer != '\'' && closer != 0x2019)) {
            break;
        }
    }
    return s->depth;
}

/* Takes the quotation mark C of SIZE bytes at AT, if it is one.  The marks themselves belong to the
 * text outside. */
static bool take_quote(scan *s, uint32_t c, size_t size)
{
    uint32_t closer = opens(s, c, size);
    bool innermost = s->depth > 0 && s->closers[s->depth - 1] == closer;
    if (closer != 0 && innermost && s->previous == '\n') {
        s->depth--; /* the quotation goes on in the next paragraph */
    } else {
        size_t left = closes(s, c, size);
        closer = left < s->depth ? 0 : closer;
        if (closer == 0 && left == s->depth) {
            return false;
        }
        s->depth = left;
    }
    if (closer != 0 && s->depth == QUOTE_DEPTH) {
        return false;
    }
    add_text(s, s->at, s->at + size);
    if (closer != 0) {
        s->closers[s->depth++] = closer;
    }
    return true;
}

/* Ends the paragraph at the newline, and every quotation with it: one that goes on begins the next
 * paragraph with an opening mark again. */
static void end_paragraph(scan *s)
{
    add_text(s, s->at, s->at + 1);
    s->depth = 0;
    s->at++;
    s->previous = '\n';
}

/* The end of the next "onym: on" from AT on; the end of the text when there is none, and then what
 * follows is hidden too. */
static size_t shown_again(scan *s, size_t at)
{
    static const char on[] = "onym: on";
    onym_text text = s->text;
    const char *end =
        at < text.size ? memmem(text.data + at, text.size - at, on, sizeof on - 1) : NULL;
    s->hides_rest = end == NULL;
    return end != NULL ? (size_t)(end - text.data) + sizeof on - 1 : text.size;
}

/* The end of the text that "onym: off" at AT hides. */
static size_t hidden_end(scan *s, size_t at)
{
    static const char off[] = "onym: off";
    bool hides =
        s->text.size - at >= sizeof off - 1 && memcmp(s->text.data + at, off, sizeof off - 1) == 0;
    return hides ? shown_again(s, at) : at;
}

/* The end of what is no prose at AT, where a word begins; AT for prose. */
static size_t technical_end(scan *s, size_t at)
{
    onym_text text = s->text;
    if (text.data[at] == '`') {
        s->plain_until = at + technical_ticks(text, at);
        return technical_code_end(text, at);
    }
    size_t end = technical_word_end(text, at);
    if (technical_is(text, at, end)) {
        return end;
    }
    s->plain_until = end;
    return at;
}

static void take(scan *s)
{
    utf8_char c = utf8_at(s->text, s->at);
    if (c.code_point == '\n' && blank_line_follows(s->text, s->at)) {
        end_paragraph(s);
        return;
    }
    bool starts_word = !is_word(s->previous) && c.code_point < 0x80 && c.code_point > ' ' &&
                       (is_word(c.code_point) || technical_begins((char)c.code_point));
    size_t end = starts_word ? hidden_end(s, s->at) : s->at;
    if (starts_word && end == s->at && s->at >= s->plain_until) {
        end = technical_end(s, s->at);
    }
    if (end > s->at) {
        add(s, s->at, end, SEGMENT_TECHNICAL);
        s->at = end;
        s->previous = 'x';
        return;
    }
    if (!take_quote(s, c.code_point, c.size)) {
        add_text(s, s->at, s->at + c.size);
    }
    s->previous = c.code_point;
    s->at += c.size;
}

/* Where "onym: off" stands next, from AT on; the end of the text when it does not. */
static size_t find_hiding(onym_text text, size_t at)
{
    static const char off[] = "onym: off";
    const size_t head = 4; /* before the colon, which few texts have many of */
    for (size_t from = at + head; from < text.size;) {
        const char *colon = memchr(text.data + from, ':', text.size - from);
        if (colon == NULL) {
            break;
        }
        size_t begin = (size_t)(colon - text.data) - head;
        if (text.size - begin >= sizeof off - 1 &&
            memcmp(text.data + begin, off, sizeof off - 1) == 0) {
            return begin;
        }
        from = begin + head + 1;
    }
    return text.size;
}

/* Those of the apostrophes MARK of the group B at AT that have ASCII letters or digits on both
 * sides. */
static uint32_t inner_marks(onym_text text, size_t at, byte_group b, uint32_t mark)
{
    const unsigned last = BYTES_GROUP - 1;
    uint32_t word = bytes_classify(b).word;
    unsigned char before = at > 0 ? (unsigned char)text.data[at - 1] : (unsigned char)'\n';
    unsigned char next = at + BYTES_GROUP < text.size ? (unsigned char)text.data[at + BYTES_GROUP]
                                                      : (unsigned char)'\n';
    uint32_t after = word >> 1 | (uint32_t)(next < 0x80 && is_word(next)) << last;
    return mark & after & (word << 1 | (uint32_t)(before < 0x80 && is_word(before)));
}

/* Which bytes of the group at AT may end a segment or begin one that is no prose: all but plain
 * words and what stands between them.  A stop must have a blank after it (example.org) and an
 * apostrophe letters on both sides; QUOTED, in a quotation, a line end may end it. */
static uint32_t odd_bytes(onym_text text, size_t at, bool quoted)
{
    byte_group b = bytes_at(text, at);
    byte_oddities o = bytes_oddities(b);
    uint32_t odd = o.odd | (quoted ? o.newline : 0);
    if (o.mark != 0) {
        odd &= ~inner_marks(text, at, b, o.mark);
    }
    if (o.stop != 0) {
        bool next =
            at + BYTES_GROUP >= text.size || (unsigned char)text.data[at + BYTES_GROUP] <= ' ';
        odd |= o.stop & ~(o.blank >> 1 | (uint32_t)next << (BYTES_GROUP - 1));
    }
    return odd;
}

/* The first place from AT on that may change the segment. */
static size_t find_odd(const scan *s, size_t at)
{
    size_t end = s->hiding;
    bool quoted = s->depth > 0;
    for (; at < end; at += BYTES_GROUP) {
        uint32_t odd = odd_bytes(s->text, at, quoted);
        if (odd != 0) {
            at += bytes_first(odd);
            break;
        }
    }
    return at < end ? at : end;
}

/* Steps over what is plain, up to the word that something odd stands in: the same as take does one
 * character after the other.  Returns the odd place. */
static size_t take_plain(scan *s)
{
    onym_text text = s->text;
    if (s->at > s->hiding) {
        s->hiding = find_hiding(text, s->at);
    }
    size_t odd = find_odd(s, s->at), end = odd;
    while (end < text.size && end > s->at && (unsigned char)text.data[end - 1] > ' ') {
        end--;
    }
    if (end > s->at) {
        add_text(s, s->at, end);
        s->previous = (unsigned char)text.data[end - 1];
        s->at = end;
    }
    return odd;
}

/* Whether a blank has just been taken: no word reaches over it. */
static bool is_between_words(const scan *s)
{
    return (unsigned char)s->text.data[s->at - 1] <= ' ' && s->plain_until <= s->at;
}

/* Steps over the ASCII letters and digits that go on from the one before AT: nothing begins or ends
 * there. */
static void take_letters(scan *s)
{
    onym_text text = s->text;
    size_t end = s->at;
    if (s->previous >= 0x80 || !is_word(s->previous)) {
        return;
    }
    while (end < text.size && (unsigned char)text.data[end] < 0x80 &&
           is_word((unsigned char)text.data[end])) {
        end++;
    }
    if (end > s->at) {
        add_text(s, s->at, end);
        s->previous = (unsigned char)text.data[end - 1];
        s->at = end;
    }
}

static int divide(scan *s, bool by_groups, onym_error *error)
{
    s->hiding = find_hiding(s->text, s->at);
    while (s->at < s->text.size && !s->failed) {
        size_t odd = by_groups ? take_plain(s) : s->text.size;
        while (s->at < s->text.size && !s->failed) {
            take(s);
            if (by_groups) {
                take_letters(s);
            }
            if (s->at > odd && is_between_words(s)) {
                break;
            }
        }
    }
    return s->failed ? error_memory(error) : ONYM_OK;
}

/* Divides TEXT, which begins HIDDEN or not. */
static int find(segments *out, onym_text text, bool hidden, bool by_groups, onym_error *error)
{
    scan s = {.text = text, .out = out, .previous = '\n'};
    if (hidden) {
        s.at = shown_again(&s, 0);
        s.previous = 'x';
        add(&s, 0, s.at, SEGMENT_TECHNICAL);
    }
    return divide(&s, by_groups, error);
}

int segments_find(segments *out, onym_text text, onym_error *error)
{
    return find(out, text, false, true, error);
}

int segments_find_after(segments *out, onym_text text, bool hidden, onym_error *error)
{
    return find(out, text, hidden, true, error);
}

int segments_find_slowly(segments *out, onym_text text, bool hidden, onym_error *error)
{
    return find(out, text, hidden, false, error);
}

bool segments_leave_hidden(onym_text text)
{
    segments parts = {NULL, 0, 0};
    scan s = {.text = text, .out = &parts, .previous = '\n'};
    if (find_hiding(text, 0) == text.size) {
        return false; /* nearly always */
    }
    (void)divide(&s, true, NULL);
    segments_free(&parts);
    return s.hides_rest;
}

void segments_clear(segments *s)
{
    s->count = 0;
}

void segments_free(segments *s)
{
    free(s->items);
    *s = (segments){NULL, 0, 0};
}
