/* The shell under tmux: after random edits of mixed Hangul, Cyrillic and Latin the line on the
 * screen and the column of the cursor are those of a model. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SKIPPED   77
#define EDITS     250
#define CHARS_MAX 30
#define PROMPT    "onym> "

static char socket_name[64];

/* Runs a tmux command and keeps what it prints; false when it fails. */
static bool tmux(char *printed, size_t size, const char *arguments)
{
    char command[1024];
    (void)snprintf(command, sizeof command, "tmux -u -L %s -f /dev/null %s 2>/dev/null",
                   socket_name, arguments);
    FILE *pipe = popen(command, "r");
    if (pipe == NULL) {
        return false;
    }
    size_t got = fread(printed, 1, size - 1, pipe);
    printed[got] = '\0';
    return pclose(pipe) == 0;
}

/* The line as it should be: characters, and the place of the cursor among them. */
typedef struct model {
    const char *chars[CHARS_MAX];
    size_t count, cursor;
} model;

static const char *const letters[] = {"평", "양", "평", "김", "가", "Ж",
                                      "п",  "й",  "a",  "k",  "ŏ",  "-"};

static size_t width_of(const char *letter)
{
    return (unsigned char)letter[0] >= 0xEA ? 2 : 1; /* a syllable of Hangul */
}

static void insert(model *m, const char *letter)
{
    memmove(m->chars + m->cursor + 1, m->chars + m->cursor,
            (m->count - m->cursor) * sizeof m->chars[0]);
    m->chars[m->cursor++] = letter;
    m->count++;
}

static void delete_at(model *m, size_t at)
{
    memmove(m->chars + at, m->chars + at + 1, (m->count - at - 1) * sizeof m->chars[0]);
    m->count--;
}

static void go_left(model *m)
{
    m->cursor -= m->cursor > 0;
}
static void go_right(model *m)
{
    m->cursor += m->cursor < m->count;
}
static void go_home(model *m)
{
    m->cursor = 0;
}
static void go_end(model *m)
{
    m->cursor = m->count;
}
static void rub_out(model *m)
{
    if (m->cursor > 0) {
        delete_at(m, --m->cursor);
    }
}
static void delete_next(model *m)
{
    if (m->cursor < m->count) {
        delete_at(m, m->cursor);
    }
}
static void cut_rest(model *m)
{
    m->count = m->cursor;
}

static const struct {
    const char *key;
    void (*apply)(model *m);
} edits[] = {
    {"Left", go_left},   {"Left", go_left}, {"Left", go_left},   {"Right", go_right},
    {"C-a", go_home},    {"C-e", go_end},   {"BSpace", rub_out}, {"BSpace", rub_out},
    {"DC", delete_next}, {"C-k", cut_rest},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void press(const char *arguments)
{
    char printed[16], command[128];
    (void)snprintf(command, sizeof command, "send-keys -t 0 %s", arguments);
    (void)tmux(printed, sizeof printed, command);
}

/* Makes one random edit, in the model and on the screen. */
static void edit(model *m, unsigned *seed)
{
    unsigned dice = (unsigned)rand_r(seed);
    char arguments[64];
    if (m->count < CHARS_MAX - 1 && dice % 2 == 0) {
        const char *letter = letters[dice / 2 % COUNT(letters)];
        insert(m, letter);
        (void)snprintf(arguments, sizeof arguments, "-l -- '%s'", letter);
        press(arguments);
    } else {
        size_t which = dice / 2 % COUNT(edits);
        edits[which].apply(m);
        press(edits[which].key);
    }
}

static void expected_line(const model *m, char *line, size_t size, size_t *column)
{
    (void)snprintf(line, size, "%s", PROMPT);
    *column = strlen(PROMPT);
    for (size_t i = 0; i < m->count; i++) {
        (void)strncat(line, m->chars[i], size - strlen(line) - 1);
        *column += i < m->cursor ? width_of(m->chars[i]) : 0;
    }
    for (size_t end = strlen(line); end > 0 && line[end - 1] == ' ';) {
        line[--end] = '\0'; /* tmux shows no blanks at the end of a line */
    }
}

/* Whether the screen is as the model says; prints the difference when LAST. */
static bool is_as_expected(const model *m, bool last)
{
    char line[512], screen[8192], where[64];
    size_t column;
    expected_line(m, line, sizeof line, &column);
    if (!tmux(screen, sizeof screen, "capture-pane -p -t 0") ||
        !tmux(where, sizeof where, "display-message -p -t 0 '#{cursor_x} #{cursor_y}'")) {
        return false;
    }
    unsigned long x = 0, y = 0;
    char *rest = where;
    x = strtoul(rest, &rest, 10);
    y = strtoul(rest, NULL, 10);
    char *shown = screen;
    for (; y > 0 && shown != NULL; y--) {
        shown = strchr(shown, '\n');
        shown += shown != NULL;
    }
    if (shown == NULL) {
        return false;
    }
    shown[strcspn(shown, "\n")] = '\0';
    /* A hint may stand at the right edge. */
    const char *rest_of_row = shown + strlen(line);
    bool good = strncmp(shown, line, strlen(line)) == 0 && x == column &&
                (*rest_of_row == '\0' || strncmp(rest_of_row, "  ", 2) == 0);
    if (!good && last) {
        (void)printf(
            "expected \"%s\", cursor in column %zu\n   found \"%s\", cursor in column %lu\n", line,
            column, shown, x);
    }
    return good;
}

/* Looks at the screen, 20 ms apart: ten seconds, for a machine that has other work. */
#define TRIES 500

/* The shell needs a moment; a screen that stays wrong is wrong. */
static bool wait_for_screen(const model *m)
{
    for (int tries = 0; tries < TRIES; tries++) {
        if (is_as_expected(m, tries == TRIES - 1)) {
            return true;
        }
        (void)usleep(20000);
    }
    return false;
}

static int run(const char *program)
{
    char printed[64], command[900];
    (void)snprintf(command, sizeof command,
                   "new-session -d -x 90 -y 20 'env XDG_STATE_HOME=relative HOME=none %s'",
                   program);
    if (!tmux(printed, sizeof printed, command)) {
        (void)printf("tmux cannot start a session\n");
        return SKIPPED;
    }
    model m = {.count = 0};
    unsigned seed = 19450815;
    if (!wait_for_screen(&m)) {
        (void)printf("the prompt did not come\n");
        return EXIT_FAILURE;
    }
    for (int i = 0; i < EDITS; i++) {
        edit(&m, &seed);
        if (i % 3 == 0 && !wait_for_screen(&m)) {
            (void)printf("after edit %d\n", i);
            return EXIT_FAILURE;
        }
    }
    return wait_for_screen(&m) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: test_tmux PROGRAM\n");
        return 2;
    }
    char printed[64];
    (void)snprintf(socket_name, sizeof socket_name, "onym-test-%ld", (long)getpid());
    if (system("tmux -V > /dev/null 2>&1") != 0) {
        (void)printf("tmux is not installed\n");
        return SKIPPED;
    }
    int status = run(argv[1]);
    (void)tmux(printed, sizeof printed, "kill-server");
    return status;
}
