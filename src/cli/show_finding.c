/* One finding in its sentence, with the reason, the source and the numbered suggestions. */
#include "cli/show_finding.h"

#include <stdio.h>
#include <string.h>

#include "cli/sentence.h"

#define INDENT     ((size_t)4)
#define MARK       "\x1b[1;31m"
#define MARK_BEGIN ">>"
#define MARK_END   "<<"

/* Text that is written word by word into lines of the output's width. */
typedef struct flow {
    output *out;
    size_t column;
    bool blank; /* one is due before the next word */
} flow;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Writes WORD, in the colour MARK when MARKED. */
static void put_word(flow *f, onym_text word, bool marked)
{
    onym_string shown;
    if (onym_printable(&shown, word, true, NULL) != ONYM_OK) {
        return;
    }
    size_t width = onym_width((onym_text){shown.data, shown.size});
    bool full = f->column + f->blank + width > f->out->width && f->column > INDENT;
    if (full && f->blank) {
        output_puts(f->out, "\n");
        output_blanks(f->out, INDENT);
        f->column = INDENT;
    } else if (f->blank) {
        output_puts(f->out, " ");
        f->column++;
    }
    output_colour(f->out, marked ? MARK : "");
    output_puts(f->out, shown.data);
    output_colour(f->out, marked ? COLOUR_RESET : "");
    f->column += width;
    f->blank = false;
    onym_string_free(&shown);
}

static void put_words(flow *f, onym_text text, bool marked)
{
    for (size_t at = 0; at < text.size;) {
        if (is_blank(text.data[at])) {
            f->blank = f->column > INDENT;
            at++;
            continue;
        }
        size_t begin = at;
        while (at < text.size && !is_blank(text.data[at])) {
            at++;
        }
        put_word(f, (onym_text){text.data + begin, at - begin}, marked);
    }
}

/* The sentence with the word in it marked. */
static void put_sentence(output *out, const finding_view *v)
{
    const onym_finding *found = v->finding;
    onym_text sentence = sentence_around(v->text, found->begin, found->end);
    if (sentence.size == 0) {
        return;
    }
    const char *word = v->text.data + found->begin, *after = v->text.data + found->end;
    flow f = {out, INDENT, false};
    output_blanks(out, INDENT);
    put_words(&f, (onym_text){sentence.data, (size_t)(word - sentence.data)}, false);
    if (!out->colour) {
        put_word(&f, onym_text_of(MARK_BEGIN), false);
    }
    put_words(&f, (onym_text){word, (size_t)(after - word)}, true);
    if (!out->colour) {
        put_word(&f, onym_text_of(MARK_END), false);
    }
    put_words(&f, (onym_text){after, (size_t)(sentence.data + sentence.size - after)}, false);
    output_puts(out, "\n");
}

static void put_line(output *out, const char *label, const char *value)
{
    if (value[0] != '\0') {
        output_blanks(out, INDENT);
        output_colour(out, COLOUR_DIM);
        output_puts(out, label);
        output_colour(out, COLOUR_RESET);
        output_name(out, value);
        output_puts(out, "\n");
    }
}

void show_finding(output *out, const finding_view *v)
{
    const onym_finding *f = v->finding;
    char line[160];
    output_colour(out, COLOUR_BOLD);
    output_name(out, v->path);
    (void)snprintf(line, sizeof line, ":%zu:%zu:", f->line, f->column);
    output_puts(out, line);
    output_colour(out, COLOUR_RESET);
    (void)snprintf(line, sizeof line, " %s [%s] (%zu of %zu)\n", onym_level_name(f->level),
                   onym_rule_name(f->rule), v->number, v->count);
    output_puts(out, line);
    output_puts(out, "\n");
    put_sentence(out, v);
    output_puts(out, "\n");
    put_line(out, "why     ", f->message);
    put_line(out, "in      ", f->quoted ? "direct speech" : "");
    put_line(out, "system  ", f->reason_system);
    put_line(out, "source  ", f->reason_source);
    put_line(out, "concept ", f->concept);
    for (size_t i = 0; i < f->suggestion_count; i++) {
        (void)snprintf(line, sizeof line, "%zu  ", i + 1);
        output_blanks(out, INDENT);
        output_puts(out, line);
        output_name(out, f->suggestions[i]);
        output_puts(out, "\n");
    }
}
