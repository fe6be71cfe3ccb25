/* What is said about the bytes of a text that was checked. */
#include "cli/encoding.h"

#include "cli/output.h"

static const char *ending(size_t count)
{
    return count == 1 ? "" : "s";
}

int encoding_tell(const char *path, const onym_encoding_report *report, bool strict)
{
    if (report->looks_like[0] != '\0') {
        message_printf("encoding: looks like %s; convert it with iconv (%.800s)",
                       report->looks_like, path);
        return ONYM_EINPUT;
    }
    if (report->invalid_count > 0) {
        message_printf("encoding: %zu byte%s not UTF-8, the first at offset %zu (%.800s)",
                       report->invalid_count, report->invalid_count == 1 ? " is" : "s are",
                       report->invalid_first, path);
    }
    if (report->nul_count > 0) {
        message_printf("encoding: %zu NUL byte%s (%.800s)", report->nul_count,
                       ending(report->nul_count), path);
    }
    if (report->long_tokens > 0) {
        message_printf("limit: %zu word%s of more than 256 characters, skipped (%.800s)",
                       report->long_tokens, ending(report->long_tokens), path);
    }
    if (report->dropped > 0) {
        message_printf("limit: %zu finding%s over the limit of 100000, not shown (%.800s)",
                       report->dropped, ending(report->dropped), path);
    }
    return strict && report->invalid_count > 0 ? ONYM_EINPUT : ONYM_OK;
}
