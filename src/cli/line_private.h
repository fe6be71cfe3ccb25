/* What the files of the line editor share. */
#ifndef ONYM_CLI_LINE_PRIVATE_H
#define ONYM_CLI_LINE_PRIVATE_H

#include <histedit.h>
#include <signal.h>
#include <wchar.h>

#include "cli/line_edit.h"

/* The signals that are noted while a line is edited. */
#define LINE_SIGNALS 7

typedef struct line_edit {
    line_reader base;
    line_edit_options options;
    EditLine *el;
    HistoryW *history;
    char *history_path;
    wchar_t prompt[64];
    size_t prompt_width;
    bool has_codes;     /* the terminal understands codes: pastes are marked, hints are shown */
    sigset_t read_mask; /* the signals that arrive while a key is awaited */
    mbstate_t decoding; /* of the bytes read so far */
    bool inside;        /* in the middle of a character */
    int kept;           /* a byte read too far, -1 for none */
    wchar_t next;       /* a character read too far, 0 for none */
    int ending;         /* the signal that ends the program, 0 for none */
    char *line;
    char *hinted, *hint; /* the line that the hint was asked for, and the hint */
    bool hint_shown;
} line_edit;

/* The editor that EL belongs to. */
line_edit *line_edit_of(EditLine *el);

/* ---- line_signals.c: noting signals ---- */

/* From here on signals are only noted, and held back but for the moments when a key is awaited; a
 * signal that the program was told to ignore stays ignored.  BEFORE keeps how they were handled. */
void line_signals_begin(line_edit *e, struct sigaction before[LINE_SIGNALS]);
void line_signals_end(line_edit *e, const struct sigaction before[LINE_SIGNALS]);

/* Whether the signal NUMBER was noted; forgets it. */
bool line_signal_take(int number);

/* Whether Ctrl-C came, and nobody took it yet. */
bool line_signal_noted(void);

/* Handles SIGINT between lines: a second one while a command runs ends the program. */
void line_signals_guard(void);
void line_signals_unguard(void);

/* Ends the program by the signal NUMBER, as if it had not been held back. */
void line_signal_die(int number);

/* Does what the noted signals ask for; false when the line is to be given up. */
bool line_signals_obey(line_edit *e);

/* ---- line_keys.c: characters from the terminal ---- */

/* The reader of libedit: one character; a byte that is not UTF-8 is read as U+FFFD, and what comes
 * in parts (accents, jamo) is put together, since libedit draws the parts wrongly. */
int line_read_key(EditLine *el, wchar_t *c);

/* Writes CODE to the terminal at once. */
void line_put_code(const char *code);

/* Tells the terminal to mark what is pasted, or not to. */
void line_mark_paste(const line_edit *e, bool on);

/* Gives the terminal back as it was, and takes it again. */
void line_release_terminal(line_edit *e);
void line_take_terminal(line_edit *e);

/* The columns of the terminal. */
size_t line_terminal_width(void);

/* ---- line_hint.c: the hint at the right edge ---- */

/* Shows the hint for the line as it is, where there is room; takes it away before anything else is
 * written. */
void line_hint_show(line_edit *e);
void line_hint_hide(line_edit *e);
void line_hint_free(line_edit *e);

/* ---- line_complete.c and line_paste.c: functions of libedit bound to keys ---- */

unsigned char line_complete_key(EditLine *el, int key);

/* Called at the mark that begins a paste: inserts all up to the mark that ends it. */
unsigned char line_paste_key(EditLine *el, int key);

/* ---- wide_text.c: wide and narrow text ---- */

/* The UTF-8 of SIZE wide characters; the caller frees it; NULL when there is no memory. */
char *narrow_of(const wchar_t *wide, size_t size);

/* The character that A and B are together; 0 when they stay two. */
wchar_t wide_composed(wchar_t a, wchar_t b);

/* The wide characters of TEXT; the caller frees them; NULL when it is not UTF-8. */
wchar_t *wide_of(const char *text);

#endif
