/* Characters from the terminal, and the state that the terminal is in. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/line_private.h"

#define REPLACEMENT   ((wchar_t)0xFFFD)
#define PASTE_ON      "\x1b[?2004h"
#define PASTE_OFF     "\x1b[?2004l"
#define WIDTH_UNKNOWN ((size_t)80)

void line_put_code(const char *code)
{
    (void)fputs(code, stdout);
    (void)fflush(stdout);
}

void line_mark_paste(const line_edit *e, bool on)
{
    if (e->has_codes) {
        line_put_code(on ? PASTE_ON : PASTE_OFF);
    }
}

void line_release_terminal(line_edit *e)
{
    line_mark_paste(e, false);
    (void)el_wset(e->el, EL_PREP_TERM, 0);
}

void line_take_terminal(line_edit *e)
{
    (void)el_wset(e->el, EL_PREP_TERM, 1);
    line_mark_paste(e, true);
    (void)el_wset(e->el, EL_REFRESH);
}

size_t line_terminal_width(void)
{
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : WIDTH_UNKNOWN;
}

/* ---- Keys */

/* Waits for a byte: 1 when there is one, 0 at the end, -1 when the line is given up. */
static int read_byte(line_edit *e, unsigned char *byte)
{
    if (e->kept >= 0) {
        *byte = (unsigned char)e->kept;
        e->kept = -1;
        return 1;
    }
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    for (;;) {
        if (poll(&keys, 1, 0) == 0) {
            line_hint_show(e);
        }
        int ready = ppoll(&keys, 1, NULL, &e->read_mask);
        line_hint_hide(e);
        if (ready > 0) {
            ssize_t got = read(STDIN_FILENO, byte, 1);
            if (got >= 0 || (errno != EINTR && errno != EAGAIN)) {
                return (int)got;
            }
        } else if (errno != EINTR || !line_signals_obey(e)) {
            errno = EINTR;
            return -1;
        }
    }
}

/* Adds a byte to the character under way; true when *c is complete. */
static bool decode(line_edit *e, unsigned char byte, wchar_t *c)
{
    char narrow = (char)byte;
    size_t used = mbrtowc(c, &narrow, 1, &e->decoding);
    if (used == (size_t)-2) {
        e->inside = true;
        return false;
    }
    if (used == (size_t)-1) {
        e->kept = e->inside ? byte : -1; /* it may begin the next character */
        memset(&e->decoding, 0, sizeof e->decoding);
        *c = REPLACEMENT;
    }
    e->inside = false;
    return true;
}

/* The next character as it comes; as of read. */
static int read_plain(line_edit *e, wchar_t *c)
{
    if (e->next != 0) {
        *c = e->next;
        e->next = 0;
        return 1;
    }
    for (;;) {
        unsigned char byte = 0;
        int got = read_byte(e, &byte);
        if (got <= 0) {
            return got;
        }
        if (decode(e, byte, c)) {
            return 1;
        }
    }
}

/* Whether more has been typed, or pasted, already. */
static bool has_more(const line_edit *e)
{
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    return e->kept >= 0 || poll(&keys, 1, 0) == 1;
}

int line_read_key(EditLine *el, wchar_t *c)
{
    line_edit *e = line_edit_of(el);
    int got = read_plain(e, c);
    /* The parts of a character come together. */
    while (got == 1 && *c > 0x7F - 0x20 && e->next == 0 && has_more(e)) {
        wchar_t part = 0;
        if (read_plain(e, &part) != 1) {
            break; /* what ended the line ends it at the next call as well */
        }
        wchar_t whole = wcwidth(part) == 0 ? wide_composed(*c, part) : 0;
        if (whole == 0) {
            e->next = part;
            break;
        }
        *c = whole;
    }
    return got;
}
