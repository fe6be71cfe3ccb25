/* Files of other programs: all of a file is loaded or nothing, and what was loaded, written out and
 * loaded again is the same.  FUZZ_FORMAT names the format; "" leaves it to be guessed. */
#include "files.h"

static void hash_of(char hash[65], const char *path)
{
    onym_glossary *glossary;
    onym_stats stats;
    HOLDS(onym_glossary_open(&glossary, &path, 1, NULL) == ONYM_OK);
    HOLDS(onym_glossary_stats(&stats, glossary, 0, NULL) == ONYM_OK);
    memcpy(hash, stats.hash, sizeof stats.hash);
    onym_stats_free(&stats);
    onym_glossary_free(glossary);
}

static int append(void *context, const char *data, size_t size)
{
    return fwrite(data, 1, size, context) == size ? 0 : -1;
}

/* What TO.db holds comes back from a file of FORMAT. */
static void check_round_trip(const char *format)
{
    const char *path = "to.db", *file = "again";
    onym_glossary *glossary;
    onym_error error = {0, ""};
    char before[65], after[65];
    hash_of(before, path);
    FILE *out = fopen(file, "w");
    HOLDS(out != NULL && onym_glossary_open(&glossary, &path, 1, NULL) == ONYM_OK);
    int status = onym_glossary_export(glossary, format, append, out, &error);
    onym_glossary_free(glossary);
    HOLDS(fclose(out) == 0);
    HOLDS(status == ONYM_OK);
    (void)unlink("again.db");
    onym_import_options options = {.format = format, .data_dir = FUZZ_DATA};
    status = onym_glossary_import(NULL, "again.db", &file, 1, &options, &error);
    if (status != ONYM_OK) {
        fprintf(stderr, "%s\n", error.message);
    }
    HOLDS(status == ONYM_OK);
    hash_of(after, "again.db");
    HOLDS(strcmp(before, after) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *file = "from";
    onym_import_report report;
    onym_error error = {0, ""};
    onym_import_options options = {.format = FUZZ_FORMAT[0] != '\0' ? FUZZ_FORMAT : NULL,
                                   .data_dir = FUZZ_DATA};
    enter_directory();
    (void)unlink("to.db");
    put_file(file, data, size);
    int status = onym_glossary_import(&report, "to.db", &file, 1, &options, &error);
    HOLDS(status == ONYM_OK || (status == ONYM_EINPUT && error.message[0] != '\0'));
    HOLDS(status != ONYM_OK || report.faulty == 0);
    if (status == ONYM_OK && FUZZ_FORMAT[0] != '\0') {
        check_round_trip(FUZZ_FORMAT);
    }
    options.skip_faulty = true;
    status = onym_glossary_import(&report, "to.db", &file, 1, &options, &error);
    HOLDS(status == ONYM_OK || status == ONYM_EINPUT);
    return 0;
}
