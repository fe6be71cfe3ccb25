/* Tokens: the words of a text. */
#include "text/token.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/bytes.h"
#include "text/key.h"

/* A word that is being read. */
typedef struct word {
    size_t begin, end; /* END: after its last letter or digit */
    size_t chars;
    size_t capitals, smalls;
    bool first_capital, inner_capital, invisible, mixed;
    uint32_t last; /* the character before END */
    script script;
} word;

typedef struct scan {
    onym_text text;
    tokens *out;
    size_t at, end; /* of the segment */
    bool quoted;

    const word_table *known;

    token_gap gap;   /* before the next token */
    bool sentence;   /* the next token begins a sentence */
    size_t newlines; /* in the gap */
    bool failed;

    byte_block block; /* what the bytes from BLOCK_AT on are */
    size_t block_at;
} scan;

static bool in_word(char_class class)
{
    return class == CHAR_LETTER || class == CHAR_DIGIT;
}

/* Whether the apostrophe, dot or invisible character C at AT, of SIZE bytes, joins letters before
 * and after it. */
static bool joins(const scan *s, size_t at, size_t size, uint32_t c, const word *w)
{
    size_t next = at + size;
    while (next < s->end) {
        utf8_char after = utf8_at(s->text, next);
        char_class after_class = char_class_of(after.code_point);
        if (after_class != CHAR_INVISIBLE && after_class != CHAR_BIDI) {
            bool letter = in_word(after_class);
            if (c == '.') { /* U.N., not "end.Start" */
                return letter && w->chars == w->capitals && char_is_upper(after.code_point) &&
                       (w->chars == 1 || s->text.data[w->end - 2] == '.');
            }
            return letter;
        }
        if (next - at > 64) {
            return false;
        }
        next += after.size;
    }
    return false;
}

static void read_letter(word *w, uint32_t c, unsigned traits)
{
    script sc = (script)(traits >> CHAR_SCRIPT_SHIFT & CHAR_SCRIPT_MASK);
    if (sc != SCRIPT_NONE && sc != w->script) {
        w->mixed = w->mixed || (w->script != SCRIPT_NONE &&
                                !(w->script >= SCRIPT_HANGUL && sc >= SCRIPT_HANGUL));
        w->script = w->script == SCRIPT_NONE ? sc : w->script;
    }
    bool capital = (traits & CHAR_UPPER) != 0;
    w->first_capital = w->first_capital || (w->chars == 0 && capital);
    w->inner_capital = w->inner_capital || (capital && w->smalls > 0);
    w->smalls += (traits & CHAR_LOWER) != 0;
    w->capitals += capital;
    w->chars++;
    w->last = c;
}

/* Reads the word that begins at AT. */
static word read_word(const scan *s)
{
    word w = {.begin = s->at, .end = s->at};
    size_t at = s->at;
    while (at < s->end) {
        utf8_char c = utf8_at(s->text, at);
        unsigned traits = char_traits(c.code_point);
        char_class class = (char_class)(traits & CHAR_CLASS_MASK);
        bool hidden = class == CHAR_INVISIBLE || class == CHAR_BIDI;
        if (in_word(class)) {
            read_letter(&w, c.code_point, traits);
            w.end = at + c.size;
        } else if (hidden || class == CHAR_APOSTROPHE || c.code_point == '.') {
            if (!joins(s, at, c.size, c.code_point, &w)) {
                break;
            }
            w.invisible = w.invisible || hidden;
        } else {
            break;
        }
        at += c.size;
    }
    return w;
}

static bool is_mark(onym_text text, size_t at, size_t *size)
{
    utf8_char c = utf8_at(text, at);
    *size = c.size;
    return char_class_of(c.code_point) == CHAR_APOSTROPHE;
}

/* Takes the last dot of an abbreviation that has dots inside into W: U.N. */
static void take_last_dot(const scan *s, word *w)
{
    bool dotted = memchr(s->text.data + w->begin, '.', w->end - w->begin) != NULL;
    if (dotted && w->end < s->end && s->text.data[w->end] == '.') {
        w->end++;
    }
}

/* Takes 's or ’s off the end of W. */
static bool strip_possessive(const scan *s, word *w)
{
    char last = s->text.data[w->end - 1];
    if (w->end - w->begin < 3 || (last != 's' && last != 'S') || w->script != SCRIPT_LATIN) {
        return false;
    }
    utf8_char mark = utf8_before(s->text, w->end - 1);
    size_t size;
    if (w->end - 1 - mark.size <= w->begin || !is_mark(s->text, w->end - 1 - mark.size, &size)) {
        return false;
    }
    w->end -= 1 + mark.size;
    w->chars--;
    w->smalls -= last == 's';
    w->capitals -= last == 'S';
    return true;
}

static unsigned flags_of(const word *w, bool possessive)
{
    unsigned flags = 0;
    flags |= w->first_capital ? TOKEN_CAPITAL : 0u;
    flags |= w->capitals >= 2 && w->smalls == 0 ? TOKEN_ALL_CAPITALS : 0u;
    flags |= (w->inner_capital || w->capitals > 1) && w->smalls > 0 ? TOKEN_INNER_CAPITAL : 0u;
    flags |= w->mixed ? TOKEN_MIXED : 0u;
    flags |= w->invisible ? TOKEN_INVISIBLE : 0u;
    flags |= w->chars > KEY_MAX_CHARS ? TOKEN_LONG : 0u;
    flags |= possessive ? TOKEN_POSSESSIVE : 0u;
    flags |= w->chars != w->end - w->begin ? TOKEN_MARKED : 0u;
    return flags;
}

/* Whether T, whose word is plain, may be part of a name by its place. */
static bool may_go_on(const token *t)
{
    bool head = (t->flags & (TOKEN_CAPITAL | TOKEN_INNER_CAPITAL)) != 0 || t->script == SCRIPT_NONE;
    return t->gap == GAP_HYPHEN || (t->gap != GAP_BREAK && head);
}

/* Makes room for another token, which may be notable. */
static bool make_room(tokens *out)
{
    size_t items = out->capacity, notable = out->capacity;
    bool room =
        array_room(out->items, items, out->count) && array_room(out->notable, notable, out->count);
    out->capacity = items < notable ? items : notable;
    return room;
}

/* Adds the token BEGIN..END, whose word has HASH. */
static inline void add(scan *s, size_t begin, size_t end, unsigned flags, script letters,
                       uint64_t hash)
{
    tokens *out = s->out;
    if (out->count == out->capacity && !make_room(out)) {
        s->failed = true;
        return;
    }
    flags |= (s->quoted ? TOKEN_QUOTED : 0u) | (s->sentence ? TOKEN_SENTENCE : 0u);
    token *t = &out->items[out->count];
    *t = (token){begin,
                 end,
                 (uint16_t)flags,
                 (uint8_t)letters,
                 (uint8_t)(out->count == 0 ? GAP_BREAK : s->gap),
                 s->known != NULL ? word_table_get(s->known, hash) : 0};
    out->flags |= flags;
    out->scripts |= 1u << letters;
    out->notable[out->notable_count] = (uint32_t)out->count++;
    out->notable_count += (t->word & ~TOKEN_INNER_WORD) != TOKEN_PLAIN_WORD || may_go_on(t);
    s->gap = GAP_BLANK;
    s->sentence = false;
    s->newlines = 0;
}

static void take_word(scan *s)
{
    word w = read_word(s);
    take_last_dot(s, &w);
    size_t after = w.end;
    bool possessive = strip_possessive(s, &w);
    uint64_t hash =
        s->known != NULL ? word_hash((onym_text){s->text.data + w.begin, w.end - w.begin}) : 0;
    add(s, w.begin, w.end, flags_of(&w, possessive), w.script, hash);
    s->at = after;
}

/* The flags of a word of ASCII letters and digits, whose capitals are UPPER and whose small letters
 * SMALL. */
static unsigned plain_flags(uint32_t upper, uint32_t small)
{
    unsigned flags = (upper & 1) != 0 ? TOKEN_CAPITAL : 0;
    if (upper <= 1) {
        return flags;
    }
    bool several = (upper & (upper - 1)) != 0;
    if (small == 0) {
        return flags | (several ? TOKEN_ALL_CAPITALS : 0u);
    }
    bool inner = upper > (small & (0 - small));
    return flags | (inner || several ? TOKEN_INNER_CAPITAL : 0u);
}

/* Whether the byte at AT, which may join more to the word before it, does not: a stop at the end of
 * a word. */
static bool is_last_stop(onym_text text, size_t at)
{
    return text.data[at] == '.' && at + 1 < text.size && (unsigned char)text.data[at + 1] <= ' ';
}

/* The length of the word of ASCII letters and digits at AT, where BYTES_BLOCK bytes can be read; 0:
 * there is none. */
static unsigned word_length(scan *s)
{
    size_t from = s->at - s->block_at;
    unsigned size = from < BYTES_BLOCK ? bytes_run(s->block.word >> from) : BYTES_BLOCK;
    if (from + size < BYTES_BLOCK) {
        return size;
    }
    s->block = bytes_block(s->text.data + s->at);
    s->block_at = s->at;
    return bytes_run(s->block.word);
}

/* Takes the plain words from AT on: of ASCII letters and digits, short, with one blank between them
 * and nothing that joins more to them.  Most words are among such. */
static void take_plain_words(scan *s)
{
    onym_text text = s->text;
    while (s->at < s->end && text.size - s->at >= BYTES_BLOCK && !s->failed) {
        size_t at = s->at, size = word_length(s);
        size_t from = at - s->block_at, next = at + size;
        if (size == 0 || size >= BYTES_GROUP || next > s->end ||
            ((s->block.joint >> (from + size) & 1) != 0 && !is_last_stop(text, next))) {
            return;
        }
        uint32_t all = (1u << size) - 1, upper = (uint32_t)(s->block.upper >> from) & all;
        uint32_t letters = all & ~(uint32_t)(s->block.digit >> from);
        add(s, at, next, plain_flags(upper, letters & ~upper),
            letters != 0 ? SCRIPT_LATIN : SCRIPT_NONE, word_hash_short(text.data + at, size));
        s->at = next + 1;
        if (next == s->end || text.data[next] != ' ') {
            s->at = next;
            return;
        }
    }
}

/* Whether TEXT is a title whose dot may stand inside a name. */
static bool is_title(onym_text text)
{
    static const char titles[][5] = {"St",  "Mt", "Dr",  "Mr",   "Mrs", "Ms",  "Gen",
                                     "Col", "Lt", "Sgt", "Sen",  "Rep", "Gov", "Prof",
                                     "Jr",  "Sr", "Maj", "Capt", "Adm"};
    char padded[sizeof *titles] = "";
    if (text.size >= sizeof padded) {
        return false;
    }
    memcpy(padded, text.data, text.size);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (memcmp(titles[i], padded, sizeof padded) == 0) {
            return true;
        }
    }
    return false;
}

/* Abbreviations whose dot is inside a name, initials among them. */
static bool is_abbreviation(onym_text text)
{
    utf8_char first = utf8_at(text, 0);
    bool initial = first.size == text.size && char_is_upper(first.code_point);
    bool dotted = text.size <= 7 && memchr(text.data, '.', text.size) != NULL;
    return initial || dotted || is_title(text);
}

/* Whether a sentence may begin after the mark C. */
static bool ends_sentence(uint32_t c)
{
    static const char marks[0x80] = {['.'] = 1, ['?'] = 1, ['!'] = 1, [':'] = 1, ['"'] = 1,
                                     ['*'] = 1, ['#'] = 1, ['|'] = 1, [0] = 1};
    return c < sizeof marks ? marks[c] != 0 : c == 0x201C || c == 0x2026;
}

/* Takes one character between words. */
static void take_gap(scan *s, uint32_t c, size_t size)
{
    tokens *out = s->out;
    bool directly = out->count > 0 && out->items[out->count - 1].end == s->at;
    size_t next = s->at + size;
    switch (char_class_of(c)) {
    case CHAR_BLANK:
        if (s->gap == GAP_HYPHEN) {
            s->gap = GAP_BREAK;
        }
        break;
    case CHAR_NEWLINE:
        s->newlines += c != '\r';
        if (s->newlines > 1 || s->gap == GAP_HYPHEN) {
            s->gap = GAP_BREAK;
        }
        if (s->newlines > 1) {
            s->sentence = true;
        }
        break;
    case CHAR_HYPHEN:
        s->gap =
            directly && next < s->end && in_word(char_class_of(utf8_at(s->text, next).code_point))
                ? GAP_HYPHEN
                : GAP_BREAK;
        break;
    case CHAR_INVISIBLE:
    case CHAR_BIDI:
        break;
    case CHAR_OTHER:
        if (c == '.' && directly) {
            const token *last = &out->items[out->count - 1];
            onym_text before = {s->text.data + last->begin, last->end - last->begin};
            s->gap = is_abbreviation(before) ? GAP_DOT : GAP_BREAK;
            s->sentence = s->gap == GAP_BREAK;
            break;
        }
        s->sentence = s->sentence || ends_sentence(c);
        s->gap = GAP_BREAK;
        break;
    case CHAR_APOSTROPHE:
    case CHAR_LETTER:
    case CHAR_DIGIT:
        s->gap = GAP_BREAK;
        break;
    }
    s->at = next;
}

/* Takes the word, blank or other character at AT. */
static void take_one(scan *s)
{
    if (s->text.data[s->at] == ' ') {
        s->gap = s->gap == GAP_HYPHEN ? GAP_BREAK : s->gap;
        s->at++;
        return;
    }
    utf8_char c = utf8_at(s->text, s->at);
    if (in_word(char_class_of(c.code_point))) {
        take_word(s);
    } else {
        take_gap(s, c.code_point, c.size);
    }
}

/* Reads the words of PART, plain ones in groups of bytes when BY_GROUPS. */
static void scan_segment(scan *s, const segment *part, bool by_groups)
{
    s->at = part->begin;
    s->end = part->end;
    s->quoted = part->kind == SEGMENT_QUOTE;
    while (s->at < s->end && !s->failed) {
        if (by_groups) {
            take_plain_words(s);
        }
        if (s->at < s->end) {
            take_one(s);
        }
    }
}

static int find(tokens *out, onym_text text, const segments *parts, const word_table *known,
                bool by_groups, onym_error *error)
{
    scan s = {.text = text, .out = out, .known = known, .gap = GAP_BREAK, .sentence = true};
    s.block_at = text.size; /* none yet */
    for (size_t i = 0; i < parts->count && !s.failed; i++) {
        if (parts->items[i].kind == SEGMENT_TECHNICAL) {
            s.gap = GAP_BREAK;
        } else {
            scan_segment(&s, &parts->items[i], by_groups);
        }
    }
    return s.failed ? error_memory(error) : ONYM_OK;
}

int tokens_find(tokens *out, onym_text text, const segments *parts, onym_error *error)
{
    return find(out, text, parts, NULL, true, error);
}

int tokens_find_known(tokens *out, onym_text text, const segments *parts, const word_table *known,
                      onym_error *error)
{
    return find(out, text, parts, known, true, error);
}

int tokens_find_slowly(tokens *out, onym_text text, const segments *parts, const word_table *known,
                       onym_error *error)
{
    return find(out, text, parts, known, false, error);
}

void tokens_clear(tokens *t)
{
    t->count = t->notable_count = 0;
    t->flags = t->scripts = 0;
}

void tokens_free(tokens *t)
{
    free(t->items);
    free(t->notable);
    *t = (tokens){.items = NULL};
}
