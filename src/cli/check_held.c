/* Texts that are held as a whole: corrected, shown as a diff, or reported by their own style. */
#include "cli/check_held.h"

#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "cli/encoding.h"
#include "cli/style_auto.h"

/* Times that a text is corrected and looked at again, beside those that were over the limit. */
#define FIX_ROUNDS ((size_t)8)
#define FINDINGS   ((size_t)100000) /* what one look at it finds at most */

/* Bytes of a text that is rewritten, or shown as a page. */
#define HELD_MAX ((size_t)64 << 20)

/* 1 when a finding is at or above the level to fail on. */
static int findings_status(const check_run *r, const onym_findings *f)
{
    for (size_t i = 0; i < onym_findings_count(f); i++) {
        if (onym_findings_at(f, i)->level >= r->fail_on) {
            return 1;
        }
    }
    return 0;
}

static int report(check_run *r, const char *path, onym_text text, const onym_findings *f,
                  onym_error *error)
{
    int status = encoding_tell(path, onym_findings_encoding(f), r->strict);
    if (status != ONYM_OK) {
        onym_reporter_failure(r->reporter, path, "encoding: not UTF-8");
        return status;
    }
    status = onym_reporter_file(r->reporter, path, text, f, error);
    return status == ONYM_OK ? findings_status(r, f) : cli_failed(r->cli, error);
}

static int show_diff(check_run *r, const char *path, onym_text before, onym_text after,
                     onym_error *error)
{
    onym_string diff;
    int status = onym_diff(&diff, path, before, after, error);
    if (status == ONYM_OK) {
        if (r->cli->out.terminal) { /* a terminal gets nothing live, a file or patch every byte */
            output_printable(&r->cli->out, (onym_text){diff.data, diff.size}, false);
        } else {
            (void)output_write(&r->cli->out, diff.data, diff.size);
        }
        onym_string_free(&diff);
    }
    return status;
}

/* Corrects TEXT, about which F is, until nothing is left that can be: a correction may bring
 * another word to light.  *left is about what came of it; the caller frees both. */
static int correct_all(check_run *r, onym_string *out, onym_findings **left, size_t *changed,
                       onym_text text, const onym_findings *f, onym_error *error)
{
    unsigned flags = r->fix_quotes ? ONYM_FIX_QUOTES : 0;
    size_t more = 0, rounds = FIX_ROUNDS + text.size / FINDINGS;
    *left = NULL;
    int status = onym_fix(out, changed, text, f, flags, error);
    for (size_t round = 0; status == ONYM_OK && round < rounds; round++) {
        onym_string again;
        onym_findings_free(*left);
        status = onym_check(left, r->checker, (onym_text){out->data, out->size}, error);
        if (status == ONYM_OK) {
            onym_text once = {out->data, out->size};
            status = onym_fix(&again, &more, once, *left, flags, error);
        }
        if (status == ONYM_OK) {
            onym_string_free(out);
            *out = again;
            *changed += more;
        }
        if (more == 0) {
            break;
        }
    }
    return status;
}

/* Writes the corrections, or shows them, and reports what is left. */
static int correct(check_run *r, const char *path, onym_text text, const onym_findings *f,
                   onym_error *error)
{
    onym_string fixed;
    onym_findings *left;
    size_t changed;
    int status = correct_all(r, &fixed, &left, &changed, text, f, error);
    onym_text after = {fixed.data, fixed.size};
    if (status == ONYM_OK && r->diff) {
        status = show_diff(r, path, text, after, error);
    } else if (status == ONYM_OK && changed > 0) {
        status = onym_file_replace(path, text, after, error);
    }
    if (status != ONYM_OK) {
        (void)message_error(error);
    } else if (r->diff) {
        status = encoding_tell(path, onym_findings_encoding(f), r->strict);
        status = status == ONYM_OK ? findings_status(r, f) : status;
    } else {
        if (changed > 0) {
            message_printf("fixed: %zu (%s)", changed, path);
        }
        status = report(r, path, after, left, error);
    }
    onym_findings_free(left);
    onym_string_free(&fixed);
    return status;
}

/* Whether the file can be fixed at all: a pipe, a device or what the kernel shows of itself is not
 * even read for it. */
static bool is_fixable(const char *path)
{
    struct stat status;
    struct statfs place;
    if (stat(path, &status) != 0) {
        return true; /* reading it tells why */
    }
    bool of_kernel = statfs(path, &place) == 0 &&
                     (place.f_type == PROC_SUPER_MAGIC || place.f_type == SYSFS_MAGIC);
    return S_ISREG(status.st_mode) && !of_kernel;
}

/* Tells of a file that was not checked, in the report as well. */
static int not_checked(check_run *r, const char *path, const onym_error *error)
{
    onym_reporter_failure(r->reporter, path, error->message);
    return message_error(error);
}

int check_held_open(check_run *r, const char *id, onym_error *error)
{
    onym_checker_free(r->checker);
    onym_style_free(r->style);
    r->checker = NULL;
    int status = onym_style_open(&r->style, r->cli->data_dir, id, error);
    status =
        status == ONYM_OK ? onym_checker_new(&r->checker, r->glossary, r->style, error) : status;
    return status == ONYM_OK ? onym_checker_set_language(r->checker, r->lang, error) : status;
}

int check_held_style(check_run *r, const char *path, onym_text text, onym_error *error)
{
    if (!style_is_auto(r->cli)) {
        return ONYM_OK;
    }
    int status = style_choose(r->style_id, r->cli, r->glossary, path, text, error);
    if (r->reporter != NULL) {
        onym_reporter_style(r->reporter, r->style_id);
    }
    return status == ONYM_OK ? check_held_open(r, r->style_id, error) : status;
}

static int check_file(check_run *r, const char *path)
{
    onym_error error;
    onym_string text;
    onym_findings *findings;
    if (r->fix && !is_fixable(path)) {
        message_printf("input: is not a regular file (%.900s)", path);
        onym_reporter_failure(r->reporter, path, "input: is not a regular file");
        return ONYM_EINPUT;
    }
    bool held = r->fix || r->report.format == ONYM_HTML;
    if (onym_file_read(&text, path, held ? HELD_MAX : 0, &error) != ONYM_OK) {
        return not_checked(r, path, &error);
    }
    onym_text whole = {text.data, text.size};
    const char *shown = strcmp(path, "-") == 0 ? "(standard input)" : path;
    int status = check_held_style(r, shown, whole, &error);
    status = status == ONYM_OK ? onym_check(&findings, r->checker, whole, &error) : status;
    if (status != ONYM_OK) {
        (void)not_checked(r, shown, &error);
    } else {
        bool is_text = *onym_findings_encoding(findings)->looks_like == '\0';
        status = (r->fix || r->diff) && is_text ? correct(r, path, whole, findings, &error)
                                                : report(r, shown, whole, findings, &error);
        onym_findings_free(findings);
    }
    onym_string_free(&text);
    return status;
}

int check_held_files(check_run *r)
{
    static char standard_input[] = "-";
    int status = ONYM_OK;
    if (r->count == 0) {
        return r->fix ? cli_usage(r->cli, "--fix needs files", "-") : check_file(r, standard_input);
    }
    for (int i = 0; i < r->count; i++) {
        bool to_stdin = strcmp(r->files[i], "-") == 0 && r->fix;
        int one =
            to_stdin ? cli_usage(r->cli, "--fix needs files", "-") : check_file(r, r->files[i]);
        status = cli_worse(status, one);
        if (r->cli->out.failure != 0) {
            return ONYM_EOUTPUT;
        }
    }
    return status;
}
