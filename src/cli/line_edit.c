/* Lines from a terminal, with editing, history and completion: the only file that knows libedit. */
#include "cli/line_edit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "cli/history.h"

#define PROMPT_MARK   L'\1' /* stands around what takes no column in a prompt */
#define REPLACEMENT   ((wchar_t)0xFFFD)
#define PASTE_ON      "\x1b[?2004h"
#define PASTE_OFF     "\x1b[?2004l"
#define PASTE_END     L"\x1b[201~"
#define PASTE_MAX     LINE_MAX_SIZE /* characters */
#define WIDTH_UNKNOWN ((size_t)80)

typedef struct line_edit {
    line_reader base;
    line_edit_options options;
    EditLine *el;
    HistoryW *history;
    char *history_path;
    wchar_t prompt[64];
    bool marks_paste;   /* the terminal is told to mark what is pasted */
    sigset_t read_mask; /* the signals that arrive while a key is awaited */
    mbstate_t decoding; /* of the bytes read so far */
    bool inside;        /* in the middle of a character */
    int kept;           /* a byte read too far, -1 for none */
    int ending;         /* the signal that ends the program, 0 for none */
    char *line;
} line_edit;

/* ---- Signals.  While a line is edited they are held back but for the moments when a key is
 * awaited, so that none is lost; handlers only note them. */

static volatile sig_atomic_t noted[NSIG];
static volatile sig_atomic_t reading;

static void note(int number)
{
    if (number == SIGINT && !reading && noted[SIGINT]) {
        _exit(ONYM_EINTERRUPT); /* a second Ctrl-C while a command runs */
    }
    noted[number] = 1;
}

static bool take(int number)
{
    bool was = noted[number] != 0;
    noted[number] = 0;
    return was;
}

static const int edit_signals[] = {SIGINT, SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};
static const int ending_signals[] = {SIGTERM, SIGHUP, SIGQUIT};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void handle_signal(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(number, &action, NULL);
}

/* Only SIGINT is handled also between lines; a signal that the program was told to ignore stays
 * ignored. */
static void begin_signals(line_edit *e, struct sigaction before[COUNT(edit_signals)])
{
    sigset_t held;
    (void)sigemptyset(&held);
    for (size_t i = 0; i < COUNT(edit_signals); i++) {
        (void)sigaction(edit_signals[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) {
            (void)sigaddset(&held, edit_signals[i]);
            handle_signal(edit_signals[i], note);
        }
    }
    reading = 1;
    noted[SIGINT] = 0;
    (void)sigprocmask(SIG_BLOCK, &held, &e->read_mask);
}

static void end_signals(line_edit *e, const struct sigaction before[COUNT(edit_signals)])
{
    for (size_t i = 0; i < COUNT(edit_signals); i++) {
        (void)sigaction(edit_signals[i], &before[i], NULL);
    }
    reading = 0;
    (void)sigprocmask(SIG_SETMASK, &e->read_mask, NULL);
}

/* ---- The terminal */

static void put_terminal(const char *code)
{
    (void)fputs(code, stdout);
    (void)fflush(stdout);
}

static void mark_paste(const line_edit *e, bool on)
{
    if (e->marks_paste) {
        put_terminal(on ? PASTE_ON : PASTE_OFF);
    }
}

/* Gives the terminal back as it was, and takes it again. */
static void release_terminal(line_edit *e)
{
    mark_paste(e, false);
    (void)el_wset(e->el, EL_PREP_TERM, 0);
}

static void take_terminal(line_edit *e)
{
    (void)el_wset(e->el, EL_PREP_TERM, 1);
    mark_paste(e, true);
    (void)el_wset(e->el, EL_REFRESH);
}

/* Stops the program as Ctrl-Z asks, and goes on when it is continued. */
static void suspend(line_edit *e)
{
    release_terminal(e);
    sigset_t stop;
    (void)sigemptyset(&stop);
    (void)sigaddset(&stop, SIGTSTP);
    handle_signal(SIGTSTP, SIG_DFL);
    (void)raise(SIGTSTP);
    (void)sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here */
    (void)sigprocmask(SIG_BLOCK, &stop, NULL);
    handle_signal(SIGTSTP, note);
    (void)take(SIGCONT);
    take_terminal(e);
}

/* Does what the noted signals ask for; false when the line is to be given up. */
static bool obey_signals(line_edit *e)
{
    for (size_t i = 0; i < COUNT(ending_signals); i++) {
        if (take(ending_signals[i])) {
            e->ending = ending_signals[i];
            return false;
        }
    }
    if (take(SIGWINCH)) {
        el_resize(e->el);
    }
    if (take(SIGTSTP)) {
        suspend(e);
    }
    if (take(SIGCONT)) {
        release_terminal(e);
        take_terminal(e);
    }
    return noted[SIGINT] == 0;
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
        int ready = ppoll(&keys, 1, NULL, &e->read_mask);
        if (ready > 0) {
            ssize_t got = read(STDIN_FILENO, byte, 1);
            if (got >= 0 || (errno != EINTR && errno != EAGAIN)) {
                return (int)got;
            }
        } else if (errno != EINTR || !obey_signals(e)) {
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

/* The reader of libedit: one character; a byte that is not UTF-8 is read as U+FFFD. */
static int read_key(EditLine *el, wchar_t *c)
{
    line_edit *e = NULL;
    (void)el_wget(el, EL_CLIENTDATA, &e);
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

/* ---- Wide and narrow text */

/* The UTF-8 of SIZE wide characters; the caller frees it; NULL when there is no memory. */
static char *narrow_of(const wchar_t *wide, size_t size)
{
    char *text = malloc(size * MB_LEN_MAX + 1);
    size_t at = 0;
    mbstate_t state = {0};
    for (size_t i = 0; text != NULL && i < size; i++) {
        size_t used = wcrtomb(text + at, wide[i], &state);
        if (used != (size_t)-1) {
            at += used;
        } else {
            memset(&state, 0, sizeof state);
        }
    }
    if (text != NULL) {
        text[at] = '\0';
    }
    return text;
}

/* The wide characters of TEXT; the caller frees them; NULL when it is not UTF-8. */
static wchar_t *wide_of(const char *text)
{
    wchar_t *wide = malloc((strlen(text) + 1) * sizeof *wide);
    if (wide != NULL && mbstowcs(wide, text, strlen(text) + 1) == (size_t)-1) {
        free(wide);
        return NULL;
    }
    return wide;
}

/* ---- Completion */

static size_t terminal_width(void)
{
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : WIDTH_UNKNOWN;
}

/* Characters that two wide texts begin with alike. */
static size_t common_size(const wchar_t *a, const wchar_t *b, size_t size)
{
    size_t i = 0;
    while (i < size && a[i] != L'\0' && a[i] == b[i]) {
        i++;
    }
    return i;
}

/* What all items begin with, as wide text; the caller frees it. */
static wchar_t *common_part(const completions *list)
{
    wchar_t *common = wide_of(list->items[0]);
    for (size_t i = 1; common != NULL && i < list->count; i++) {
        wchar_t *other = wide_of(list->items[i]);
        common[other != NULL ? common_size(common, other, wcslen(common)) : 0] = L'\0';
        free(other);
    }
    return common;
}

/* Prints the items in columns of one width. */
static void print_items(const completions *list)
{
    size_t widest = 1;
    for (size_t i = 0; i < list->count; i++) {
        size_t width = shown_width(list->items[i]) + 2;
        widest = width > widest ? width : widest;
    }
    size_t a_line = terminal_width() / widest;
    a_line = a_line > 0 ? a_line : 1;
    for (size_t i = 0; i < list->count; i++) {
        onym_string shown;
        bool last = i + 1 == list->count || (i + 1) % a_line == 0;
        if (onym_printable(&shown, onym_text_of(list->items[i]), true, NULL) == ONYM_OK) {
            size_t width = onym_width((onym_text){shown.data, shown.size});
            (void)fprintf(stdout, "%s%*s", shown.data, last ? 0 : (int)(widest - width), "");
            onym_string_free(&shown);
        }
        (void)fputs(last ? "\n" : "", stdout);
    }
    (void)fflush(stdout);
}

/* Puts WITH in place of the last TYPED characters before the cursor. */
static void replace_typed(EditLine *el, size_t typed, const wchar_t *with)
{
    if (typed > 0) {
        el_wdeletestr(el, (int)typed);
    }
    (void)el_winsertstr(el, with);
}

/* Completes to what all items have in common when that is more than what was TYPED (characters),
 * else lists them. */
static unsigned char offer(EditLine *el, const completions *list, size_t typed)
{
    wchar_t *common = list->count > 0 ? common_part(list) : NULL;
    if (common == NULL) {
        return CC_ERROR;
    }
    unsigned char result = CC_REFRESH;
    if (list->count == 1 || wcslen(common) > typed) {
        replace_typed(el, typed, common);
    } else {
        put_terminal("\n");
        print_items(list);
        result = CC_REDISPLAY;
    }
    free(common);
    return result;
}

static unsigned char complete_key(EditLine *el, int key)
{
    (void)key;
    line_edit *e = NULL;
    (void)el_wget(el, EL_CLIENTDATA, &e);
    const LineInfoW *info = el_wline(el);
    size_t size = (size_t)(info->cursor - info->buffer);
    char *before = narrow_of(info->buffer, size);
    if (before == NULL) {
        return CC_ERROR;
    }
    completions list;
    e->options.complete(e->options.context, onym_text_of(before), &list);
    wchar_t *typed = wide_of(before + list.begin);
    unsigned char result = typed != NULL ? offer(el, &list, wcslen(typed)) : CC_ERROR;
    free(typed);
    free(before);
    completions_free(&list);
    return result;
}

/* ---- Pasting */

/* Whether the SIZE characters at TEXT end with the mark that ends a paste. */
static bool ends_paste(const wchar_t *text, size_t size)
{
    size_t mark = wcslen(PASTE_END);
    return size >= mark && wmemcmp(text + size - mark, PASTE_END, mark) == 0;
}

static bool is_break(wchar_t c)
{
    return c == L'\r' || c == L'\n' || c == L'\t';
}

/* Makes one line of pasted text: line ends and tabs become one blank, none at the end, and other
 * control characters go. */
static void flatten(wchar_t *text, size_t size)
{
    size_t kept = 0;
    bool after_break = false;
    for (size_t i = 0; i < size; i++) {
        wchar_t c = text[i];
        if (is_break(c) && !after_break) {
            text[kept++] = L' ';
        } else if (c >= L' ' && (c < 0x7F || c >= 0xA0)) {
            text[kept++] = c;
        }
        after_break = is_break(c);
    }
    while (kept > 0 && text[kept - 1] == L' ') {
        kept--;
    }
    text[kept] = L'\0';
}

/* Called at the mark that begins a paste: inserts all up to the mark that ends it. */
static unsigned char paste_key(EditLine *el, int key)
{
    (void)key;
    wchar_t *text = malloc((PASTE_MAX + 1) * sizeof *text);
    size_t size = 0;
    wchar_t c = 0;
    while (text != NULL && el_wgetc(el, &c) == 1) {
        if (size == PASTE_MAX) { /* keeps the last characters to see the mark */
            size_t mark = wcslen(PASTE_END);
            wmemmove(text + size - mark, text + size - mark + 1, mark - 1);
            size--;
        }
        text[size++] = c;
        if (ends_paste(text, size)) {
            flatten(text, size - wcslen(PASTE_END));
            (void)el_winsertstr(el, text);
            free(text);
            return CC_REFRESH;
        }
    }
    free(text);
    return CC_ERROR;
}

/* ---- Setting up */

/* Makes the character type of the locale UTF-8, so that libedit takes every letter. */
static bool set_locale(void)
{
    static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"};
    const char *wish = getenv("ONYM_LOCALE_COERCE");
    size_t tries = wish != NULL && strcmp(wish, "0") == 0 ? 1 : COUNT(names);
    for (size_t i = 0; i < tries; i++) {
        if (setlocale(LC_CTYPE, names[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
            return true;
        }
    }
    return false;
}

static wchar_t *prompt_of(EditLine *el)
{
    line_edit *e = NULL;
    (void)el_wget(el, EL_CLIENTDATA, &e);
    return e->prompt;
}

/* libedit drops what takes no column at the end of a prompt, so a blank follows. */
static void make_prompt(line_edit *e)
{
    wchar_t *text = wide_of(e->options.prompt);
    const wchar_t *format = e->options.colour ? L"\1\x1b[1m\1%ls\1\x1b[0m\1 " : L"%ls ";
    (void)swprintf(e->prompt, COUNT(e->prompt), format, text != NULL ? text : L">");
    free(text);
}

/* libedit draws these wrongly in the middle of Hangul; without them it writes the rest of the line
 * again. */
static void clear_capabilities(EditLine *el)
{
    static const wchar_t *const names[] = {L"ic", L"im", L"ei", L"IC", L"dc", L"dm", L"ed", L"DC"};
    for (size_t i = 0; i < COUNT(names); i++) {
        (void)el_wset(el, EL_SETTC, names[i], L"", NULL);
    }
}

static void bind_keys(EditLine *el)
{
    static const wchar_t *const keys[][2] = {
        {L"^I", L"onym-complete"},
        {L"\\e[200~", L"onym-paste"},
        {L"^R", L"ed-search-prev-history"}, /* libedit's own search takes no Hangul */
        {L"\\ep", L"ed-search-prev-history"},
        {L"\\en", L"ed-search-next-history"},
        {L"\\e[3~", L"ed-delete-next-char"},
        {L"\\e[H", L"ed-move-to-beg"},
        {L"\\e[F", L"ed-move-to-end"},
        {L"\\e[1~", L"ed-move-to-beg"},
        {L"\\e[4~", L"ed-move-to-end"},
        {L"\\e[1;5C", L"em-next-word"},
        {L"\\e[1;5D", L"ed-prev-word"},
    };
    (void)el_wset(el, EL_ADDFN, L"onym-complete", L"Complete a name", complete_key);
    (void)el_wset(el, EL_ADDFN, L"onym-paste", L"Insert what is pasted", paste_key);
    for (size_t i = 0; i < COUNT(keys); i++) {
        (void)el_wset(el, EL_BIND, keys[i][0], keys[i][1], NULL);
    }
}

static bool open_history(line_edit *e)
{
    HistEventW event;
    e->history = history_winit();
    return e->history != NULL &&
           history_w(e->history, &event, H_SETSIZE, (int)HISTORY_LINES) >= 0 &&
           history_w(e->history, &event, H_SETUNIQUE, 1) >= 0;
}

static void remember(void *context, const char *line)
{
    line_edit *e = context;
    HistEventW event;
    wchar_t *wide = wide_of(line);
    if (wide != NULL && line[0] != ' ' && line[0] != '\t') {
        (void)history_w(e->history, &event, H_ENTER, wide);
    }
    free(wide);
}

static bool set_up(line_edit *e)
{
    e->el = el_init("onym", stdin, stdout, stderr);
    if (e->el == NULL || !open_history(e)) {
        return false;
    }
    (void)el_wset(e->el, EL_CLIENTDATA, e);
    (void)el_wset(e->el, EL_EDITOR, L"emacs");
    (void)el_wset(e->el, EL_SIGNAL, 0);
    (void)el_wset(e->el, EL_HIST, history_w, e->history);
    (void)el_wset(e->el, EL_PROMPT_ESC, prompt_of, PROMPT_MARK);
    clear_capabilities(e->el);
    (void)el_wset(e->el, EL_GETCFN, read_key);
    bind_keys(e->el);
    (void)el_source(e->el, NULL); /* the user's own bindings come last */
    if (e->options.history != NULL) {
        e->history_path = strdup(e->options.history);
        history_load(e->options.history, remember, e);
    }
    const char *terminal = getenv("TERM");
    e->marks_paste = terminal != NULL && terminal[0] != '\0' && strcmp(terminal, "dumb") != 0;
    return true;
}

/* ---- The reader */

static line_event take_line(line_edit *e, const wchar_t *wide, size_t size, onym_text *line)
{
    while (size > 0 && (wide[size - 1] == L'\n' || wide[size - 1] == L'\r')) {
        size--;
    }
    free(e->line);
    e->line = narrow_of(wide, size);
    if (e->line == NULL) {
        errno = ENOMEM;
        return LINE_FAILED;
    }
    *line = onym_text_of(e->line);
    if (line->size > LINE_MAX_SIZE) {
        return LINE_TOO_LONG;
    }
    if (line->size > 0) {
        remember(e, e->line);
        if (e->history_path != NULL) {
            (void)history_append(e->history_path, *line);
        }
    }
    return LINE_READ;
}

static line_event edit_read(line_reader *reader, onym_text *line)
{
    line_edit *e = (line_edit *)reader;
    struct sigaction before[COUNT(edit_signals)];
    begin_signals(e, before);
    (void)el_wset(e->el, EL_PREP_TERM, 1); /* before the prompt shows that keys may come */
    mark_paste(e, true);
    int size = 0;
    const wchar_t *wide = el_wgets(e->el, &size);
    line_event event = LINE_END;
    if (wide != NULL && size > 0) {
        event = take_line(e, wide, (size_t)size, line);
    } else if (e->ending == 0 && take(SIGINT)) {
        put_terminal("^C\n");
        el_reset(e->el);
        event = LINE_CLEARED;
    } else {
        put_terminal("\n");
    }
    mark_paste(e, false);
    end_signals(e, before);
    return event;
}

static void edit_free(line_reader *reader)
{
    line_edit *e = (line_edit *)reader;
    int ending = e->ending;
    if (e->el != NULL) {
        el_end(e->el);
    }
    if (e->history != NULL) {
        history_wend(e->history);
    }
    handle_signal(SIGINT, SIG_DFL);
    free(e->history_path);
    free(e->line);
    free(e);
    if (ending != 0) {
        handle_signal(ending, SIG_DFL);
        (void)raise(ending); /* ends as if the signal had not been held back */
    }
}

line_reader *line_edit_new(const line_edit_options *options)
{
    if (!set_locale()) {
        return NULL;
    }
    line_edit *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    e->base = (line_reader){edit_read, edit_free};
    e->options = *options;
    e->kept = -1;
    make_prompt(e);
    handle_signal(SIGINT, note);
    if (!set_up(e)) {
        edit_free(&e->base);
        return NULL;
    }
    return &e->base;
}
