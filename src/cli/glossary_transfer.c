/* onym glossary import and export: glossaries to and from other programs. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/cmd_glossary.h"

/* ---- import ---- */

/* The line that shows how far an import is. */
typedef struct progress {
    bool terminal; /* there is one to show it on */
    bool shown, caught;
    struct timespec start;
} progress;

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static volatile sig_atomic_t stopped;

static void stop(int number)
{
    stopped = number;
}

/* From now on the program ends in an orderly way when it is told to end; before, there is nothing
 * to put away. */
static void catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before;
        bool ignored = sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN;
        (void)(ignored ? 0 : sigaction(numbers[i], &action, NULL));
    }
}

/* The cells of the bar. */
#define BAR 24

/* Draws the line anew, on a terminal, after the first half second. */
static int draw(void *context, uint64_t done, uint64_t total, uint64_t names)
{
    progress *p = context;
    if (!p->caught) {
        p->caught = true;
        catch_signals();
    }
    if (stopped != 0 || !p->terminal || seconds_since(&p->start) < 0.5) {
        return stopped;
    }
    p->shown = true;
    if (total > 0) {
        static const char cells[] = "########################";
        int filled = (int)(done * BAR / total);
        (void)fprintf(stderr, "\r[%-*.*s] %3u %%  %" PRIu64 " names", BAR,
                      filled < BAR ? filled : BAR, cells, (unsigned)(done * 100 / total), names);
    } else {
        (void)fprintf(stderr, "\r%" PRIu64 " MB  %" PRIu64 " names", done >> 20, names);
    }
    return 0;
}

static void wipe(const progress *p)
{
    if (p->shown) {
        (void)fprintf(stderr, "\r%*s\r", 72, "");
    }
}

static const struct {
    const char *what;
    size_t offset;
} counts[] = {{"added", offsetof(onym_import_report, added)},
              {"updated", offsetof(onym_import_report, updated)},
              {"unchanged", offsetof(onym_import_report, unchanged)},
              {"kept as you wrote them", offsetof(onym_import_report, kept)},
              {"names", offsetof(onym_import_report, names)},
              {"rows without a name for us", offsetof(onym_import_report, skipped)},
              {"faulty lines", offsetof(onym_import_report, faulty)}};

/* "geonames: added 31352, names 31352". */
static void print_report(output *out, const onym_import_report *r)
{
    char line[96];
    const char *before = ": ";
    output_name(out, r->format);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        uint64_t count;
        memcpy(&count, (const char *)r + counts[i].offset, sizeof count);
        if (count > 0) {
            (void)snprintf(line, sizeof line, "%s%s %" PRIu64, before, counts[i].what, count);
            output_puts(out, line);
            before = ", ";
        }
    }
    output_puts(out, *before == ':' ? ": nothing\n" : "\n");
}

static int run_import(cli *c, const char *path, const char *const *files, size_t count,
                      const onym_import_options *chosen)
{
    onym_error error;
    onym_import_options options = *chosen;
    onym_import_report report;
    progress p = {.terminal = isatty(STDERR_FILENO) == 1};
    (void)clock_gettime(CLOCK_MONOTONIC, &p.start);
    options.data_dir = c->data_dir;
    options.remark = glossary_remark;
    options.progress = draw;
    options.context = &p;
    int status = onym_glossary_import(&report, path, files, count, &options, &error);
    wipe(&p);
    if (status != ONYM_OK) {
        return message_error(&error);
    }
    print_report(&c->out, &report);
    return ONYM_OK;
}

int glossary_import(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"format", required_argument, NULL, 1},
                                            {"into", required_argument, NULL, 2},
                                            {"skip-faulty", no_argument, NULL, 3},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    onym_import_options o = {.format = NULL};
    const char *into = NULL, *path;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        o.format = option == 1 ? optarg : o.format;
        into = option == 2 ? optarg : into;
        o.skip_faulty = o.skip_faulty || option == 3;
    }
    if (optind == count) {
        return cli_usage(c, "which file?", "import FILE...");
    }
    status = glossary_own_place(&path, c, into);
    return status == ONYM_OK ? run_import(c, path, (const char *const *)arguments + optind,
                                          (size_t)(count - optind), &o)
                             : status;
}

/* ---- export ---- */

/* Where an export to a file goes: beside the file, whose place it takes at the end, or straight to
 * what is no regular file. */
typedef struct target {
    char *path;      /* behind symbolic links */
    char *temporary; /* NULL: written straight */
    mode_t mode;
    int file;
} target;

static int target_failed(const char *path, int number)
{
    message_printf("output: %s (%s)", strerror(number), path);
    return ONYM_EOUTPUT;
}

static int target_open(target *t, const char *path)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    *t = (target){.mode = exists ? old.st_mode & 0777 : 0644, .file = -1};
    if (exists && !S_ISREG(old.st_mode)) {
        t->file = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
        return t->file >= 0 ? ONYM_OK : target_failed(path, errno);
    }
    /* A link to nothing is followed to nothing: it is not overwritten. */
    t->path = exists || lstat(path, &old) == 0 ? realpath(path, NULL) : strdup(path);
    if (t->path == NULL || (exists && access(path, W_OK) != 0)) {
        return target_failed(path, errno);
    }
    if (asprintf(&t->temporary, "%s.XXXXXX", t->path) < 0) {
        t->temporary = NULL;
        return target_failed(path, ENOMEM);
    }
    t->file = mkostemp(t->temporary, O_CLOEXEC);
    return t->file >= 0 ? ONYM_OK : target_failed(path, errno);
}

/* Puts what was written, if it was, in its place. */
static int target_close(target *t, const char *path, int status)
{
    bool beside = t->temporary != NULL && t->file >= 0;
    if (status == ONYM_OK && beside &&
        (fchmod(t->file, t->mode) != 0 || fsync(t->file) != 0 ||
         rename(t->temporary, t->path) != 0)) {
        status = target_failed(path, errno);
    }
    if (beside && status != ONYM_OK) {
        (void)unlink(t->temporary);
    }
    if (t->file >= 0 && close(t->file) != 0 && status == ONYM_OK) {
        status = target_failed(path, errno);
    }
    free(t->path);
    free(t->temporary);
    return status;
}

/* An onym_write_fn that ends the export when the program is told to end. */
static int write_on(void *context, const char *data, size_t size)
{
    return stopped != 0 ? stopped : output_write(context, data, size);
}

static int export_to_file(const onym_glossary *glossary, const char *format, const char *path)
{
    static output out;
    onym_error error;
    target t;
    catch_signals();
    int status = target_open(&t, path);
    if (status == ONYM_OK) {
        output_open(&out, t.file, COLOUR_NEVER);
        status = onym_glossary_export(glossary, format, write_on, &out, &error);
        status = status == ONYM_OK ? output_flush(&out, &error) : status;
        if (stopped != 0) {
            message_print("interrupted: nothing exported");
            status = ONYM_EINTERRUPT;
        } else if (out.failure != 0) {
            status = target_failed(path, out.failure);
        } else if (status != ONYM_OK) {
            (void)message_error(&error);
        }
    }
    return target_close(&t, path, status);
}

static int export_glossary(cli *c, const onym_glossary *glossary, const char *format,
                           const char *path)
{
    onym_error error;
    int status;
    if (strcmp(format, "stardict") == 0) {
        if (path == NULL) {
            return cli_usage(c, "stardict writes three files: name them", "-o BASE");
        }
        status = onym_glossary_export_stardict(glossary, path, &error);
    } else if (path != NULL) {
        return export_to_file(glossary, format, path);
    } else {
        status = onym_glossary_export(glossary, format, output_write, &c->out, &error);
    }
    return status == ONYM_OK ? status : cli_failed(c, &error);
}

int glossary_export(cli *c, int count, char **arguments)
{
    static const struct option options[] = {{"format", required_argument, NULL, 1},
                                            {"output", required_argument, NULL, 'o'},
                                            CLI_COMMON_OPTIONS,
                                            {NULL, 0, NULL, 0}};
    const char *format = "tsv", *path = NULL;
    int option, status = ONYM_OK;
    while ((option = cli_option(c, count, arguments, ":o:", options, &status)) != CLI_ARGUMENTS) {
        if (option == CLI_STOP) {
            return status;
        }
        *(option == 1 ? &format : &path) = optarg;
    }
    if (optind < count) {
        return cli_usage(c, "export takes options only", arguments[optind]);
    }
    onym_error error;
    onym_glossary *glossary;
    if (cli_open_glossary(c, &glossary, &error) != ONYM_OK) {
        return message_error(&error);
    }
    status = export_glossary(c, glossary, format, path);
    onym_glossary_free(glossary);
    return status;
}
