/* Lines from a terminal: an editor of libedit with the keys, history and locale that names need. */
#include "cli/line_edit.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/history.h"
#include "cli/line_private.h"

#define PROMPT_MARK L'\1' /* stands around what takes no column in a prompt */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

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

line_edit *line_edit_of(EditLine *el)
{
    line_edit *e = NULL;
    (void)el_wget(el, EL_CLIENTDATA, &e);
    return e;
}

static wchar_t *prompt_of(EditLine *el)
{
    return line_edit_of(el)->prompt;
}

/* libedit drops what takes no column at the end of a prompt, so a blank follows. */
static void make_prompt(line_edit *e)
{
    wchar_t *text = wide_of(e->options.prompt);
    const wchar_t *format = e->options.colour ? L"\1\x1b[1m\1%ls\1\x1b[0m\1 " : L"%ls ";
    (void)swprintf(e->prompt, COUNT(e->prompt), format, text != NULL ? text : L">");
    e->prompt_width = strlen(e->options.prompt) + 1;
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
    (void)el_wset(el, EL_ADDFN, L"onym-complete", L"Complete a name", line_complete_key);
    (void)el_wset(el, EL_ADDFN, L"onym-paste", L"Insert what is pasted", line_paste_key);
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
    (void)el_wset(e->el, EL_GETCFN, line_read_key);
    bind_keys(e->el);
    (void)el_source(e->el, NULL); /* the user's own bindings come last */
    if (e->options.history != NULL) {
        e->history_path = strdup(e->options.history);
        history_load(e->options.history, remember, e);
    }
    const char *terminal = getenv("TERM");
    e->has_codes = terminal != NULL && terminal[0] != '\0' && strcmp(terminal, "dumb") != 0;
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
    struct sigaction before[LINE_SIGNALS];
    line_signals_begin(e, before);
    (void)el_wset(e->el, EL_PREP_TERM, 1); /* before the prompt shows that keys may come */
    line_mark_paste(e, true);
    int size = 0;
    const wchar_t *wide = el_wgets(e->el, &size);
    line_event event = LINE_END;
    if (wide != NULL && size > 0) {
        event = take_line(e, wide, (size_t)size, line);
    } else if (e->ending == 0 && line_signal_take(SIGINT)) {
        line_put_code("^C\n");
        el_reset(e->el);
        event = LINE_CLEARED;
    } else {
        line_put_code("\n");
    }
    line_mark_paste(e, false);
    line_signals_end(e, before);
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
    line_hint_free(e);
    line_signals_unguard();
    free(e->history_path);
    free(e->line);
    free(e);
    if (ending != 0) {
        line_signal_die(ending);
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
    e->base = (line_reader){edit_read, edit_free, line_signal_noted};
    e->options = *options;
    e->kept = -1;
    make_prompt(e);
    line_signals_guard();
    if (!set_up(e)) {
        edit_free(&e->base);
        return NULL;
    }
    return &e->base;
}
