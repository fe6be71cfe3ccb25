/* Signals while a line is edited: held back but for the moments when a key is awaited, so that none
 * is lost; handlers only note them. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/line_private.h"

static volatile sig_atomic_t noted[NSIG];
static volatile sig_atomic_t reading;

static void note(int number)
{
    if (number == SIGINT && !reading && noted[SIGINT]) {
        _exit(ONYM_EINTERRUPT); /* a second Ctrl-C while a command runs */
    }
    noted[number] = 1;
}

bool line_signal_noted(void)
{
    return noted[SIGINT] != 0;
}

bool line_signal_take(int number)
{
    bool was = noted[number] != 0;
    noted[number] = 0;
    return was;
}

static const int edit_signals[LINE_SIGNALS] = {SIGINT,  SIGWINCH, SIGTSTP, SIGCONT,
                                               SIGTERM, SIGHUP,   SIGQUIT};
static const int ending_signals[] = {SIGTERM, SIGHUP, SIGQUIT};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void handle_signal(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(number, &action, NULL);
}

void line_signals_begin(line_edit *e, struct sigaction before[LINE_SIGNALS])
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

void line_signals_end(line_edit *e, const struct sigaction before[LINE_SIGNALS])
{
    for (size_t i = 0; i < COUNT(edit_signals); i++) {
        (void)sigaction(edit_signals[i], &before[i], NULL);
    }
    reading = 0;
    (void)sigprocmask(SIG_SETMASK, &e->read_mask, NULL);
}

/* Stops the program as Ctrl-Z asks, and goes on when it is continued. */
static void suspend(line_edit *e)
{
    line_release_terminal(e);
    sigset_t stop;
    (void)sigemptyset(&stop);
    (void)sigaddset(&stop, SIGTSTP);
    handle_signal(SIGTSTP, SIG_DFL);
    (void)raise(SIGTSTP);
    (void)sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here */
    (void)sigprocmask(SIG_BLOCK, &stop, NULL);
    handle_signal(SIGTSTP, note);
    (void)line_signal_take(SIGCONT);
    line_take_terminal(e);
}

bool line_signals_obey(line_edit *e)
{
    for (size_t i = 0; i < COUNT(ending_signals); i++) {
        if (line_signal_take(ending_signals[i])) {
            e->ending = ending_signals[i];
            return false;
        }
    }
    if (line_signal_take(SIGWINCH)) {
        el_resize(e->el);
    }
    if (line_signal_take(SIGTSTP)) {
        suspend(e);
    }
    if (line_signal_take(SIGCONT)) {
        line_release_terminal(e);
        line_take_terminal(e);
    }
    return noted[SIGINT] == 0;
}

void line_signals_guard(void)
{
    handle_signal(SIGINT, note);
}

void line_signals_unguard(void)
{
    handle_signal(SIGINT, SIG_DFL);
}

void line_signal_die(int number)
{
    handle_signal(number, SIG_DFL);
    (void)raise(number);
}
