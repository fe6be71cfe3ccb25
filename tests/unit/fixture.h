/* A small dictionary in a directory of its own, compiled once for each test program. */
#ifndef ONYM_TESTS_FIXTURE_H
#define ONYM_TESTS_FIXTURE_H

#include "unit.h"

/* Opened by fixture_open. */
typedef struct fixture {
    char dir[64];  /* names, sources, styles, systems */
    char path[96]; /* the glossary made of them */
    onym_glossary *glossary;
    onym_style *style;     /* house: Kim Jong Un, Lee Jae-myung */
    onym_style *joined;    /* joined: Kim Jong-un, and choices of its own */
    onym_checker *checker; /* of GLOSSARY and STYLE */
} fixture;

/* The one of this program. */
extern fixture mini;

/* Group set-up and tear-down of cmocka. */
int fixture_open(void **state);
int fixture_close(void **state);

/* The path of NAME in the fixture's directory, good until the next call but three. */
const char *fixture_path(const char *name);

/* Writes CONTENT to NAME in the fixture's directory. */
void fixture_write(const char *name, const char *content);

/* Makes the directory NAME, a dictionary that holds the header line and LINES as names/a.tsv, the
 * fixture's sources and systems, and no style. */
const char *fixture_dict(const char *name, const char *lines);

/* What CHECKER finds in TEXT, each as "error name/misspelt Pyonyang > Pyongyang", several
 * suggestions after commas, findings after semicolons; good until the next call.  Fails when a
 * finding is out of order, outside the text or cuts a character. */
const char *fixture_findings(onym_checker *checker, onym_text text);

/* One text and what is found in it. */
typedef struct expectation {
    const char *text, *findings;
} expectation;

/* CHECKER finds in each text just what is expected. */
void fixture_expect(onym_checker *checker, const expectation *cases, size_t count);

#endif
