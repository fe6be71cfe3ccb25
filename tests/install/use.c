/* A program of another project: prints the library's version and what 평양 is in English. */
#include <stdio.h>

#include <onym.h>

int main(int count, char **arguments)
{
    char path[4096];
    const char *paths[] = {path};
    onym_glossary *glossary;
    onym_entries *entries;
    onym_error error;
    snprintf(path, sizeof path, "%s/glossary.db", count > 1 ? arguments[1] : ".");
    if (onym_glossary_open(&glossary, paths, 1, &error) != ONYM_OK ||
        onym_glossary_lookup(&entries, glossary, onym_text_of("평양"), 0, 1, &error) != ONYM_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    printf("%s %s\n", onym_version(), onym_entries_at(entries, 0)->terms[0].text);
    onym_entries_free(entries);
    onym_glossary_free(glossary);
    return 0;
}
