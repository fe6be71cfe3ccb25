/* HTML: text of unknown origin as content and as attributes, with nothing live in it. */
#include "report/html_text.h"

#include <string.h>

#include "base/printable.h"

/* A script whose words get a language of their own. */
typedef enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_HANGUL } script;

static const struct {
    uint32_t first, last;
    script script;
} scripts[] = {
    {'A', 'Z', SCRIPT_LATIN},          {'a', 'z', SCRIPT_LATIN},
    {0xC0, 0x24F, SCRIPT_LATIN},       {0x400, 0x52F, SCRIPT_CYRILLIC},
    {0x1100, 0x11FF, SCRIPT_HANGUL},   {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x2DE0, 0x2DFF, SCRIPT_CYRILLIC}, {0x3130, 0x318F, SCRIPT_HANGUL},
    {0xA640, 0xA69F, SCRIPT_CYRILLIC}, {0xA960, 0xA97F, SCRIPT_HANGUL},
    {0xAC00, 0xD7FF, SCRIPT_HANGUL},
};

/* The language of a word in a script, where it is not that of the text around it. */
static const char *const languages[] = {[SCRIPT_CYRILLIC] = "und-Cyrl", [SCRIPT_HANGUL] = "ko"};

static script script_of(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        if (code_point >= scripts[i].first && code_point <= scripts[i].last) {
            return scripts[i].script;
        }
    }
    return SCRIPT_NONE;
}

static bool is_ukrainian(uint32_t c)
{
    return c == 0x404 || c == 0x406 || c == 0x407 || c == 0x454 || c == 0x456 || c == 0x457 ||
           c == 0x490 || c == 0x491;
}

const char *html_language(onym_text text)
{
    size_t counts[SCRIPT_HANGUL + 1] = {0}, ukrainian = 0;
    for (size_t at = 0; at < text.size;) {
        utf8_char c = utf8_at(text, at);
        counts[script_of(c.code_point)]++;
        ukrainian += is_ukrainian(c.code_point);
        at += c.size;
    }
    /* A syllable of Hangul is two or three letters. */
    size_t latin = counts[SCRIPT_LATIN], cyrillic = counts[SCRIPT_CYRILLIC];
    size_t hangul = 2 * counts[SCRIPT_HANGUL];
    if (hangul > latin && hangul >= cyrillic) {
        return "ko";
    }
    return cyrillic <= latin ? "en" : ukrainian > cyrillic / 50 ? "uk" : "ru";
}

/* Whether words in SCRIPT are foreign to LANG. */
static bool is_foreign(script s, const char *lang)
{
    bool cyrillic = strcmp(lang, "ru") == 0 || strcmp(lang, "uk") == 0;
    return (s == SCRIPT_CYRILLIC && !cyrillic) || (s == SCRIPT_HANGUL && strcmp(lang, "ko") != 0);
}

static void put_escaped(buffer *out, const char *shown, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        switch (shown[i]) {
        case '&':
            buffer_puts(out, "&amp;");
            break;
        case '<':
            buffer_puts(out, "&lt;");
            break;
        case '>':
            buffer_puts(out, "&gt;");
            break;
        case '"':
            buffer_puts(out, "&quot;");
            break;
        case '\'':
            buffer_puts(out, "&#39;");
            break;
        default:
            buffer_putc(out, shown[i]);
        }
    }
}

/* Appends the character C of TEXT at AT. */
static void put_character(buffer *out, onym_text text, size_t at, utf8_char c)
{
    char shown[PRINTABLE_SIZE];
    bool half = at + 1 < text.size && text.data[at + 1] == '\n';
    if (c.code_point == '\n' || c.code_point == '\t') {
        buffer_putc(out, text.data[at]);
    } else if (c.code_point == '\r') {
        buffer_puts(out, half ? "" : "\n");
    } else if (c.valid && !char_is_hidden(c.code_point)) {
        put_escaped(out, text.data + at, c.size);
    } else if (at > 0 || c.code_point != 0xFEFF) { /* a byte order mark is no text */
        size_t size = printable_char(shown, c, text.data + at);
        buffer_puts(out, "<span class=\"code\">");
        put_escaped(out, shown, size);
        buffer_puts(out, "</span>");
    }
}

void html_put_range(buffer *out, onym_text text, size_t begin, size_t end, const char *lang)
{
    script open = SCRIPT_NONE;
    for (size_t at = begin; at < end && at < text.size && !out->failed;) {
        utf8_char c = utf8_at(text, at);
        script now = script_of(c.code_point);
        now = is_foreign(now, lang) ? now : SCRIPT_NONE;
        if (now != open) {
            buffer_puts(out, open != SCRIPT_NONE ? "</span>" : "");
            if (now != SCRIPT_NONE) {
                buffer_printf(out, "<span lang=\"%s\">", languages[now]);
            }
            open = now;
        }
        put_character(out, text, at, c);
        at += c.size;
    }
    buffer_puts(out, open != SCRIPT_NONE ? "</span>" : "");
}

void html_put(buffer *out, const char *text)
{
    onym_text whole = onym_text_of(text);
    html_put_range(out, whole, 0, whole.size, "en");
}

void html_put_attribute(buffer *out, const char *text)
{
    char shown[PRINTABLE_SIZE];
    onym_text whole = onym_text_of(text);
    for (size_t at = 0; at < whole.size && !out->failed;) {
        utf8_char c = utf8_at(whole, at);
        size_t size = printable_char(shown, c, whole.data + at);
        put_escaped(out, shown, size);
        at += c.size;
    }
}
