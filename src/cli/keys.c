/* Single keys from a terminal, without Enter. */
#include "cli/keys.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

#define CTRL_D 4
#define CTRL_Z 26
#define ESCAPE 27

static const int ending_signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGINT};

#define SIGNALS (sizeof ending_signals / sizeof ending_signals[0])

/* How the terminal and the signals were: the handler of a signal that ends the program needs them.
 */
static struct termios before;
static struct sigaction handled[SIGNALS];

static void restore_and_die(int number)
{
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &before);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void keys_open(void)
{
    struct sigaction action = {.sa_handler = restore_and_die};
    struct termios raw;
    (void)sigemptyset(&action.sa_mask);
    (void)tcgetattr(STDIN_FILENO, &before);
    for (size_t i = 0; i < SIGNALS; i++) {
        (void)sigaction(ending_signals[i], &action, &handled[i]);
    }
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

void keys_close(void)
{
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &before);
    for (size_t i = 0; i < SIGNALS; i++) {
        (void)sigaction(ending_signals[i], &handled[i], NULL);
    }
}

/* A byte; -1 at the end of the input. */
static int read_byte(void)
{
    unsigned char byte = 0;
    ssize_t got = 0;
    do {
        got = read(STDIN_FILENO, &byte, 1);
    } while (got < 0 && errno == EINTR);
    return got == 1 ? byte : -1;
}

static bool has_more(void)
{
    struct pollfd wanted = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&wanted, 1, 20) == 1;
}

/* The rest of the character that FIRST begins. */
static uint32_t read_rest(int first)
{
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    uint32_t c = (uint32_t)first & (0x3Fu >> more);
    for (; more > 0; more--) {
        int next = read_byte();
        if ((next & 0xC0) != 0x80) {
            return KEYS_OTHER;
        }
        c = c << 6 | ((uint32_t)next & 0x3F);
    }
    return c;
}

/* The bytes of an arrow or function key come together. */
static uint32_t skip_sequence(void)
{
    while (has_more()) {
        (void)read_byte();
    }
    return KEYS_OTHER;
}

static uint32_t read_key(void)
{
    int first = read_byte();
    if (first < 0 || first == CTRL_D) {
        return KEYS_INTERRUPT;
    }
    if (first == ESCAPE) {
        return skip_sequence();
    }
    if (first >= 0xC2 && first < 0xF5) {
        return read_rest(first);
    }
    return first < 0x80 ? (uint32_t)first : KEYS_OTHER;
}

uint32_t keys_read(void)
{
    uint32_t key = 0;
    while ((key = read_key()) == CTRL_Z) {
        keys_close();
        (void)raise(SIGTSTP); /* stops here */
        keys_open();
    }
    return key;
}
