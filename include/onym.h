/*
 * onym.h - the whole public interface of libonym.
 *
 * onym knows names of persons, places and organisations in English, Russian and Korean, every
 * romanisation of them, and checks a text's names against them.  Four objects do the work, and each
 * is opened from files named by the caller:
 *
 *  - onym_glossary, names and their forms: onym_glossary_open, _lookup, _complete, _add, _build;
 *  - onym_system, a romanisation standard: onym_system_open, _apply, _reverse;
 *  - onym_style, a house style: onym_style_open, _form;
 *  - onym_checker, a glossary seen with a style: onym_checker_new, onym_check, onym_standardise.
 *
 * What a check found is an onym_findings; onym_reporter prints it, onym_fix applies it.
 *
 * Rules that hold everywhere:
 *
 *  - The out-parameter comes first; the int that comes back is an onym_status; the onym_error comes
 *    last and may be NULL.  When a call fails, its out-parameter is NULL or empty and there is
 *    nothing to free.
 *  - Text goes in as onym_text: pointer and length in bytes, UTF-8, not NUL-terminated.  Bytes that
 *    are not valid UTF-8 are never rejected and never changed; they are read as U+FFFD.
 *    { NULL, 0 } is the empty text.
 *  - Offsets count bytes from 0.  Lines and columns count from 1; a column counts characters (code
 *    points).
 *  - What you open or are given as an object, you free with its _free function; _free(NULL) does
 *    nothing.  A const pointer that comes back belongs to the object it came from and lives as long
 *    as that object.
 *  - An object may be used by one thread at a time, but onym_glossary, onym_system and onym_style,
 *    once open, may be shared by any number of threads: they do not change.  Give each thread an
 *    onym_checker of its own.
 *  - Nothing in the library prints, exits, changes the locale, reads the environment or installs a
 *    signal handler.
 *  - Every function can return ONYM_EINTERNAL (out of memory, or a broken promise inside); the
 *    comments name the others.
 */
#ifndef ONYM_H
#define ONYM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ONYM_API __attribute__((visibility("default")))
#else
#define ONYM_API
#endif

#define ONYM_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Status, errors, text ---- */

/* What a call came to.  The values are also the exit statuses of the onym program. */
typedef enum onym_status {
    ONYM_OK = 0,
    ONYM_NOT_FOUND = 1, /* the question has no answer; nothing is wrong */
    ONYM_EUSAGE =
        2, /* the caller asked for something that does not exist: a system, a style, an option */
    ONYM_EINPUT = 3,    /* a file or a text cannot be read, or is over a documented limit */
    ONYM_EGLOSSARY = 4, /* a glossary is missing, foreign, corrupt, locked or too new */
    ONYM_EOUTPUT = 5,   /* something could not be written */
    ONYM_EINTERNAL = 6, /* out of memory, or a defect */
    ONYM_EINTERRUPT = 130
} onym_status;

/* What went wrong, as one line: "<class>: <what> (<where>)".  It may quote file names and input as
 * they are: print it through onym_printable. */
typedef struct onym_error {
    int status;
    char message[1024];
} onym_error;

/* Borrowed text: SIZE bytes at DATA, somebody else's. */
typedef struct onym_text {
    const char *data;
    size_t size;
} onym_text;

/* Owned text: SIZE bytes at DATA and a NUL after them.  Free with onym_string_free, which leaves it
 * empty. */
typedef struct onym_string {
    char *data;
    size_t size;
} onym_string;

ONYM_API onym_text onym_text_of(const char *nul_terminated);
ONYM_API void onym_string_free(onym_string *string);

/* The version of the library, ONYM_VERSION of its header. */
ONYM_API const char *onym_version(void);

/* Versions of the libraries that it runs on: "ICU 72.1, SQLite 3.40.1". */
ONYM_API const char *onym_versions(void);

/* Appends nothing live to a terminal: copies TEXT to *out with control characters as \x1b and bidi
 * controls, other invisible characters and invalid bytes as <U+202E>, \xff; newline and tab too
 * when ONE_LINE.  The caller frees *out. */
ONYM_API int onym_printable(onym_string *out, onym_text text, bool one_line, onym_error *error);

/* The columns that TEXT takes on a terminal (Hangul 2, combining marks 0). */
ONYM_API size_t onym_width(onym_text text);

/* "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" when TEXT has such a byte order mark, or its
 * beginning reads so; "" for none of them. */
ONYM_API const char *onym_looks_like(onym_text text);

/* TEXT with its accents and jamo composed (Unicode's NFC), as Korean and Russian are usually
 * written; bytes that are not UTF-8 come back as U+FFFD.  The caller frees *out. */
ONYM_API int onym_compose(onym_string *out, onym_text text, onym_error *error);

/* Where printed bytes go.  Returns 0, or anything else to stop: the call that writes then returns
 * ONYM_EOUTPUT. */
typedef int onym_write_fn(void *context, const char *data, size_t size);

/* ---- Files ---- */

/* Reads the file PATH, or standard input when PATH is "-", whole; the caller frees *out.  MAX_SIZE
 * in bytes, 0 for none. ONYM_EINPUT: missing, unreadable, a directory, larger than MAX_SIZE. */
ONYM_API int onym_file_read(onym_string *out, const char *path, size_t max_size, onym_error *error);

/* Puts NEW in place of the file PATH, whose content must still be OLD: writes a temporary file
 * beside it, syncs it, renames it over PATH.  Follows a symbolic link; keeps mode, owner and
 * extended attributes where the system allows.  On any failure PATH is as it was.  ONYM_EINPUT:
 * PATH is not a regular file.  ONYM_EOUTPUT: it changed meanwhile, has several hard links, or could
 * not be written. */
ONYM_API int onym_file_replace(const char *path, onym_text old_content, onym_text new_content,
                               onym_error *error);

/* ---- Glossary ---- */

typedef struct onym_glossary onym_glossary;

/* Standing of a term, the administrative status of ISO 30042 (TBX) and one of our own for attested
 * errors. */
typedef enum onym_term_status {
    ONYM_PREFERRED,
    ONYM_ADMITTED,
    ONYM_DEPRECATED,
    ONYM_SUPERSEDED,
    ONYM_MISSPELLING
} onym_term_status;

/* What a form is to its concept, apart from its status. */
typedef enum onym_term_role {
    ONYM_ROLE_NAME,    /* a full name */
    ONYM_ROLE_SHORT,   /* a short form for second reference */
    ONYM_ROLE_FAMILY,  /* the family name alone */
    ONYM_ROLE_DEMONYM, /* inhabitants, adjective */
    ONYM_ROLE_MADE, /* made by a system or by the rules for Korean names, or listed as such a form
                     */
    ONYM_ROLE_STYLE /* a full name that only house styles use */
} onym_term_role;

/* One form of a concept's name. */
typedef struct onym_term {
    const char *lang; /* BCP 47: en, ru, uk, ko, ko-KP, ko-KR, ko-Hani, ru-Latn, uk-Latn, ko-Latn,
                         ko-Cyrl, ru-Hang */
    const char *text;
    onym_term_status status;
    onym_term_role role;
    const char *systems; /* ids of the systems that write it so, separated by blanks; "" for none */
    const char *since;   /* the year when the status began; "" when not known */
    const char
        *styles; /* ids of the house styles that prefer it, separated by blanks; "" for none */
} onym_term;

/* How a query met an entry, best first. */
typedef enum onym_match {
    ONYM_MATCH_EXACT,     /* a form, letter by letter */
    ONYM_MATCH_KEY,       /* a form, but for case, accents, apostrophes, hyphens and spaces */
    ONYM_MATCH_INFLECTED, /* a case form, or with a particle */
    ONYM_MATCH_NEAR       /* a form like it */
} onym_match;

/* A concept with its names, as an answer to a query. */
typedef struct onym_entry {
    const char *concept;  /* kp.place.pyongyang */
    const char *kind;     /* place, person, org, media, weapon, office, event, treaty, term */
    const char *country;  /* ISO 3166-1 alpha-2 in lower case, or xx */
    const char *basis;    /* why the English form follows no system; "" when it does */
    const char *dates;    /* as in docs/formats/names.md; "" for none */
    const char *source;   /* ids of sources, separated by blanks */
    const char *note;     /* what it is, one line */
    const char *glossary; /* path of the glossary that it comes from */
    onym_match match;
    const onym_term *matched; /* the term that the query met */
    double score;             /* 0 to 1, 1 for the same letters */
    const onym_term *terms;   /* preferred first, then by language */
    size_t term_count;
} onym_entry;

typedef struct onym_entries onym_entries;

/* Opens the glossary files PATHS for reading; a concept or term of a later file beats that of an
 * earlier one. ONYM_EGLOSSARY: a file is missing, not a glossary, of a newer schema, damaged or
 * locked. */
ONYM_API int onym_glossary_open(onym_glossary **out, const char *const *paths, size_t path_count,
                                onym_error *error);
ONYM_API void onym_glossary_free(onym_glossary *glossary);

/* Flags of onym_glossary_lookup. */
#define ONYM_LOOKUP_EXACT  1u /* no near matches */
#define ONYM_LOOKUP_PHRASE 2u /* a Russian preposition may stand before the name */

/* Finds the entries whose forms QUERY is, in any script: as written, by key, inflected, with a
 * particle, or near.  At most LIMIT entries, best first, in *out, which the caller frees.
 * ONYM_NOT_FOUND: none.  ONYM_EGLOSSARY: the file went bad. */
ONYM_API int onym_glossary_lookup(onym_entries **out, const onym_glossary *glossary,
                                  onym_text query, unsigned flags, size_t limit, onym_error *error);
ONYM_API size_t onym_entries_count(const onym_entries *entries);
ONYM_API const onym_entry *onym_entries_at(const onym_entries *entries, size_t index);
ONYM_API void onym_entries_free(onym_entries *entries);

/* A list of strings. */
typedef struct onym_list onym_list;
ONYM_API size_t onym_list_count(const onym_list *list);
ONYM_API const char *onym_list_at(const onym_list *list, size_t index);
ONYM_API void onym_list_free(onym_list *list);

/* Listed forms that begin with PREFIX (compared by key), in any script, at most LIMIT, in order;
 * misspellings are left out.  When no listed form begins so, forms that systems make. */
ONYM_API int onym_glossary_complete(onym_list **out, const onym_glossary *glossary,
                                    onym_text prefix, size_t limit, onym_error *error);

/* What a glossary holds.  COUNTS are sorted lists of "name count" for the statistics command; free
 * with onym_stats_free.  With ONYM_STATS_BRIEF only the numbers of concepts and terms and the hash,
 * at once; else every row is read. */
typedef struct onym_count {
    char group[16]; /* "kind", "lang", "status", "country" */
    char name[24];
    uint64_t count;
} onym_count;
typedef struct onym_stats {
    uint64_t concepts, terms, names; /* names: distinct match keys */
    char hash[65];                   /* content hash, hexadecimal */
    const onym_count *counts;
    size_t count_count;
    void *owned;
} onym_stats;
#define ONYM_STATS_BRIEF 1u
ONYM_API int onym_glossary_stats(onym_stats *out, const onym_glossary *glossary, unsigned flags,
                                 onym_error *error);
ONYM_API void onym_stats_free(onym_stats *stats);

/* Called for every line that a build or an import refuses or remarks on: LINE from 1, 0 for the
 * file as a whole. */
typedef void onym_remark_fn(void *context, const char *path, size_t line, const char *message);

/* Compiles the names, systems, styles and sources under DICT_DIR, and WORD_LISTS, LIST_COUNT files
 * of ordinary words in English, Russian, Ukrainian and Korean (may be NULL and 0), into the new
 * glossary file PATH, whose bytes depend on nothing else.  A list has one word a line, or is a
 * Hunspell dictionary NAME.dic with NAME.aff beside it.  Replaces PATH at the end or not at all.
 * ONYM_EINPUT: a source file is faulty; each fault goes to REMARK (may be NULL).  ONYM_EOUTPUT:
 * PATH cannot be written. */
ONYM_API int onym_glossary_build(const char *path, const char *dict_dir,
                                 const char *const *word_lists, size_t list_count,
                                 onym_remark_fn *remark, void *context, onym_error *error);

/* Flags of onym_glossary_verify. */
#define ONYM_VERIFY_NOTES 1u /* remark on what is only likely wrong as well, as "note: ..." */

/* Checks the consistency rules of docs/formats/names.md over DICT_DIR without writing anything.
 * ONYM_NOT_FOUND: there are faults; each went to REMARK (may be NULL), and the error counts them.
 * ONYM_EINPUT: DICT_DIR or a file in it cannot be read. */
ONYM_API int onym_glossary_verify(const char *dict_dir, unsigned flags, onym_remark_fn *remark,
                                  void *context, onym_error *error);

/* A concept to be added to a user's glossary: the columns of docs/formats/names.md.  NULL or ""
 * leaves a column empty. CONCEPT may be NULL: an id is made from the English form and KIND ("term"
 * when NULL).  SOURCE may be NULL for "user". */
typedef struct onym_addition {
    const char *concept, *kind, *en, *ru, *ko_kp, *ko_kr, *uk, *hani, *variants, *gloss, *source;
} onym_addition;

/* Adds to, or replaces in, the user's glossary PATH, which is made when missing.  DATA_DIR: where
 * the systems are, for the forms that are made from the native ones.  ONYM_EUSAGE: the addition is
 * faulty.  ONYM_EGLOSSARY: PATH is not a glossary or is locked. */
ONYM_API int onym_glossary_add(const char *path, const char *data_dir,
                               const onym_addition *addition, onym_error *error);

/* Removes the concept CONCEPT from the glossary PATH.  ONYM_NOT_FOUND: it is not there. */
ONYM_API int onym_glossary_remove(const char *path, const char *concept, onym_error *error);

/* Calls EACH with every concept of the glossary files that was written by people, and, with
 * ONYM_LIST_IMPORTED, also with those that were imported; by id in byte order.  The entry and its
 * terms are good until EACH returns; it returns 0, or anything else to stop, which the call then
 * returns.  ONYM_EGLOSSARY: a file went bad. */
#define ONYM_LIST_IMPORTED 1u
typedef int onym_entry_fn(void *context, const onym_entry *entry);
ONYM_API int onym_glossary_each(const onym_glossary *glossary, unsigned flags, onym_entry_fn *each,
                                void *context, onym_error *error);

/* The line of docs/formats/names.md that says what ENTRY says, without its line end, in *out, which
 * the caller frees; what systems and styles make is left out.  ADMITTED, when not NULL, is a
 * further English form, which is admitted whatever ENTRY says of it.  An entry without a concept
 * gets the id xx.term.NAME.  ONYM_EUSAGE: a column cannot hold it. */
ONYM_API int onym_entry_line(onym_string *out, const onym_entry *entry, const char *admitted,
                             onym_error *error);

/* The header of a file of such lines, without its line end. */
ONYM_API const char *onym_entry_line_header(void);

/* Called now and then during long work: DONE of TOTAL bytes of the files, 0 when that is not known,
 * and the names so far.  Returns 0, or anything else to stop with ONYM_EINTERRUPT. */
typedef int onym_progress_fn(void *context, uint64_t done, uint64_t total, uint64_t names);

typedef struct onym_import_options {
    const char *format;         /* of onym_glossary_formats; NULL: guessed for each file */
    const char *data_dir;       /* where the systems are, for concepts that people wrote */
    bool skip_faulty;           /* import what is sound instead of nothing */
    onym_remark_fn *remark;     /* for every line refused; may be NULL */
    onym_progress_fn *progress; /* may be NULL */
    void *context;              /* of both */
} onym_import_options;

/* What an import did. */
typedef struct onym_import_report {
    const char *format;                 /* of the last file */
    uint64_t added, updated, unchanged; /* concepts */
    uint64_t kept;                      /* concepts left alone: the user's own */
    uint64_t names;                     /* forms written */
    uint64_t skipped;                   /* rows with nothing for us: other languages, links */
    uint64_t faulty;                    /* lines refused */
} onym_import_report;

/* Names of the formats, separated by blanks: those that are read, and those that are written. */
ONYM_API const char *onym_glossary_formats(bool written);

/* Imports FILES ("-": standard input) into the glossary PATH, which is made when missing, in one
 * transaction: all or nothing.  What people wrote (tsv, csv, tbx, omegat) replaces the concepts of
 * the same id; gazetteers and lists (geonames, geonames-alternate, gns, opensanctions) update what
 * an earlier import brought and leave the user's own concepts as they are.  OUT may be NULL.
 * ONYM_EINPUT: a file cannot be read, is in no known format, or has faulty lines.  ONYM_EUSAGE: no
 * such format.  ONYM_EGLOSSARY: PATH is no glossary, or locked.  ONYM_EOUTPUT: the disk is full. */
ONYM_API int onym_glossary_import(onym_import_report *out, const char *path,
                                  const char *const *files, size_t file_count,
                                  const onym_import_options *options, onym_error *error);

/* Writes the concepts of GLOSSARY in FORMAT, which is one of onym_glossary_formats, through WRITE.
 * What is exported as tsv, csv or tbx and imported again has the same content hash.  ONYM_EUSAGE:
 * no such format.  ONYM_EOUTPUT: WRITE failed.  ONYM_EGLOSSARY: a file went bad. */
ONYM_API int onym_glossary_export(const onym_glossary *glossary, const char *format,
                                  onym_write_fn *write, void *context, onym_error *error);

/* Writes the StarDict dictionary BASE.ifo, BASE.idx and BASE.dict of GLOSSARY, all three beside
 * their places first, so that a failure leaves what was there.  ONYM_EOUTPUT: a file cannot be
 * written. */
ONYM_API int onym_glossary_export_stardict(const onym_glossary *glossary, const char *base,
                                           onym_error *error);

/* ---- Romanisation systems ---- */

typedef struct onym_system onym_system;

/* What is written in the head of a system's file. */
typedef struct onym_system_info {
    const char *id;      /* ko-rr */
    const char *code;    /* ISO 24229 */
    const char *aliases; /* CLDR and BCP 47-T names, separated by blanks */
    const char *title;
    const char *authority;
    const char *edition;
    const char *source;    /* id of dict/sources.tsv and clause */
    const char *from, *to; /* BCP 47 with script: ko-Hang, ko-Latn */
    bool reversible;
    const char
        *confidence; /* A: read in the official text, B: sources agree, C: common knowledge */
    const char *notes;
    const char *rules; /* the ICU rules, as written */
} onym_system_info;

typedef enum onym_kind {
    ONYM_KIND_TEXT,
    ONYM_KIND_PLACE,
    ONYM_KIND_PERSON,
    ONYM_KIND_SURNAME
} onym_kind;
typedef enum onym_apostrophe {
    ONYM_APOSTROPHE_STANDARD,    /* what the system's own text prints */
    ONYM_APOSTROPHE_TYPOGRAPHIC, /* U+2019, U+201D */
    ONYM_APOSTROPHE_MODIFIER,    /* U+02B9, U+02BA, U+02BC */
    ONYM_APOSTROPHE_ASCII,
    ONYM_APOSTROPHE_NONE
} onym_apostrophe;
typedef enum onym_hyphen {
    ONYM_HYPHEN_STANDARD,
    ONYM_HYPHEN_NONE,
    ONYM_HYPHEN_GIVEN,    /* between the syllables of a Korean given name */
    ONYM_HYPHEN_AMBIGUOUS /* where letters could be read two ways */
} onym_hyphen;
typedef enum onym_numerals { ONYM_NUMERALS_PLAIN, ONYM_NUMERALS_READ } onym_numerals;
typedef enum onym_case {
    ONYM_CASE_STANDARD,
    ONYM_CASE_KEEP,
    ONYM_CASE_SENTENCE,
    ONYM_CASE_TITLE
} onym_case;

/* How to apply a system.  All zero is the system's own way with running text. */
typedef struct onym_translit_options {
    onym_kind kind;
    onym_apostrophe apostrophe;
    onym_hyphen hyphen;
    onym_numerals numerals;
    onym_case letter_case;
    bool plain;    /* no diacritics, ties or signs */
    bool fold;     /* repair Latin look-alikes inside Cyrillic words first */
    bool press;    /* ko-kontsevich, persons: Ким Чен Ын instead of the joined form */
    bool uncached; /* do not use the cache of words: for tests */
} onym_translit_options;

/* A stretch of output and the stretch of input that it came from, in bytes. */
typedef struct onym_span {
    size_t out_begin, out_end, in_begin, in_end;
} onym_span;
typedef struct onym_spans {
    onym_span *items; /* in order; together they cover the output */
    size_t count;
} onym_spans;
ONYM_API void onym_spans_free(onym_spans *spans);

/* Opens the system NAME: an id or alias of DATA_DIR/systems, or, with a slash or ending in .rules,
 * a file of the same format. ONYM_EUSAGE: no such system (the message lists near ones).
 * ONYM_EINPUT: the file is faulty (path, line, column) or over a limit. */
ONYM_API int onym_system_open(onym_system **out, const char *data_dir, const char *name,
                              onym_error *error);
ONYM_API void onym_system_free(onym_system *system);
ONYM_API const onym_system_info *onym_system_describe(const onym_system *system);

/* Writes TEXT by the system into *out (NFC, the caller frees it).  What the system does not cover
 * is copied.  SPANS, when not NULL, receives the map from output to input; free it with
 * onym_spans_free.  OPTIONS may be NULL.  ONYM_EINPUT: over a limit. */
ONYM_API int onym_system_apply(onym_string *out, onym_spans *spans, const onym_system *system,
                               onym_text text, const onym_translit_options *options,
                               onym_error *error);

/* The way back, for a reversible system: the original of TEXT.  For another: every word of TEXT is
 * its likeliest original, or stays as it is when there is none. */
ONYM_API int onym_system_reverse(onym_string *out, const onym_system *system, onym_text text,
                                 const onym_translit_options *options, onym_error *error);

/* Originals that the system may write as TEXT, likeliest first, at most LIMIT, in *out, which the
 * caller frees with onym_list_free.  TEXT is one name, at most 64 characters. ONYM_NOT_FOUND: none.
 * ONYM_EINPUT: TEXT is longer. */
ONYM_API int onym_system_candidates(onym_list **out, const onym_system *system, onym_text text,
                                    const onym_translit_options *options, size_t limit,
                                    onym_error *error);

/* Ids of all systems of DATA_DIR/systems, in order. */
ONYM_API int onym_system_list(onym_list **out, const char *data_dir, onym_error *error);

/* ---- Styles ---- */

typedef struct onym_style onym_style;
typedef struct onym_style_info {
    const char *id, *title, *authority, *edition, *source, *notes;
} onym_style_info;

/* Opens the style ID of DATA_DIR/styles.  ONYM_EUSAGE: no such style.  ONYM_EINPUT: the file is
 * faulty. */
ONYM_API int onym_style_open(onym_style **out, const char *data_dir, const char *id,
                             onym_error *error);
ONYM_API void onym_style_free(onym_style *style);
ONYM_API const onym_style_info *onym_style_describe(const onym_style *style);

/* The system by which STYLE writes names of language LANG (ru, uk, ko-KP, ko-KR) that no glossary
 * has; "" when it does not say. */
ONYM_API const char *onym_style_system(const onym_style *style, const char *lang);

/* The form that STYLE prints for ENTRY: its own choice, its convention for Korean names, or the
 * preferred English form. The caller frees *out.  REASON, when not NULL, receives a constant word:
 * "style", "convention" or "preferred". */
ONYM_API int onym_style_form(onym_string *out, const onym_style *style, const onym_entry *entry,
                             const char **reason, onym_error *error);
ONYM_API int onym_style_list(onym_list **out, const char *data_dir, onym_error *error);

/* ---- Checking ---- */

typedef struct onym_checker onym_checker;
typedef struct onym_findings onym_findings;

typedef enum onym_level { ONYM_NOTE, ONYM_WARNING, ONYM_ERROR } onym_level;

typedef enum onym_rule {
    ONYM_RULE_MISSPELT,     /* name/misspelt */
    ONYM_RULE_OTHER_SYSTEM, /* name/other-system */
    ONYM_RULE_OTHER_STYLE,  /* name/other-style */
    ONYM_RULE_OUTDATED,     /* name/outdated */
    ONYM_RULE_INCONSISTENT, /* name/inconsistent */
    ONYM_RULE_FORM,         /* name/form */
    ONYM_RULE_MIXED,        /* script/mixed */
    ONYM_RULE_INVISIBLE,    /* script/invisible */
    ONYM_RULE_BIDI,         /* script/bidi */
    ONYM_RULE_MISSING,      /* name/missing: of onym_compare */
    ONYM_RULE_COUNT
} onym_rule;

/* What is reported about one place of the text. */
typedef struct onym_finding {
    onym_rule rule;
    onym_level level;
    size_t begin, end;   /* bytes, end exclusive */
    size_t line, column; /* of begin */
    const char *text;    /* the bytes begin..end, NUL-terminated */
    size_t text_size;
    const char *const *suggestions; /* best first */
    size_t suggestion_count;
    const char *concept;     /* "" when the name is in no glossary */
    const char *message;     /* one sentence, without the place */
    const char *reason_kind; /* misspelling, near, system, style, year, consistency, form, script */
    const char *reason_system; /* ids, separated by blanks; "" */
    const char *reason_source; /* ids of sources; "" */
    bool quoted;               /* inside direct speech */
    bool fixable;              /* onym_fix may apply the first suggestion */
} onym_finding;

/* The rule's name: "name/misspelt".  The level's: "error". */
ONYM_API const char *onym_rule_name(onym_rule rule);
ONYM_API const char *onym_level_name(onym_level level);

/* A checker over GLOSSARY and STYLE, both of which must outlive it. */
ONYM_API int onym_checker_new(onym_checker **out, const onym_glossary *glossary,
                              const onym_style *style, onym_error *error);
ONYM_API void onym_checker_free(onym_checker *checker);

/* Asked between the windows of a long text; not 0 ends the check. */
typedef int onym_interrupt_fn(void *context);

/* Has onym_check ask FN, NULL for nobody, with CONTEXT. */
ONYM_API void onym_checker_interrupt(onym_checker *checker, onym_interrupt_fn *fn, void *context);

/* Says what words in Cyrillic and Hangul are: "ru", "uk", "ko-KP" or "ko-KR" (the orthography of
 * the North or the South), "ko" (either); "", as at first, has them told by the letters of each
 * paragraph and, for Korean, by the orthography that most of the text follows.  ONYM_EUSAGE: no
 * such language. */
ONYM_API int onym_checker_set_language(onym_checker *checker, const char *lang, onym_error *error);
ONYM_API const char *onym_checker_language(const onym_checker *checker);

/* How well a text fits a style. */
typedef struct onym_style_fit {
    const char *style, *name; /* id; what messages call it */
    size_t departures;        /* warnings about forms that the style writes otherwise */
    size_t notes;             /* the same as notes */
} onym_style_fit;
typedef struct onym_style_fits onym_style_fits;

/* Checks TEXT by every style of DATA_DIR.  *out, freed by the caller, has the best first: with the
 * fewest departures, then notes, then by id; direct speech does not count.  ONYM_EINPUT: a style
 * cannot be read. */
ONYM_API int onym_styles_fit(onym_style_fits **out, const onym_glossary *glossary,
                             const char *data_dir, onym_text text, onym_error *error);
ONYM_API size_t onym_style_fits_count(const onym_style_fits *fits);
ONYM_API const onym_style_fit *onym_style_fits_at(const onym_style_fits *fits, size_t index);
ONYM_API void onym_style_fits_free(onym_style_fits *fits);

/* Checks TEXT as one document.  *out, freed by the caller, holds the findings in order of begin; it
 * does not refer to TEXT afterwards. ONYM_EGLOSSARY: the glossary went bad.  ONYM_EINTERRUPT: the
 * interrupt function said so. */
ONYM_API int onym_check(onym_findings **out, onym_checker *checker, onym_text text,
                        onym_error *error);
ONYM_API size_t onym_findings_count(const onym_findings *findings);
ONYM_API const onym_finding *onym_findings_at(const onym_findings *findings, size_t index);
ONYM_API void onym_findings_free(onym_findings *findings);

/* What was odd about the bytes of the text that was checked. */
typedef struct onym_encoding_report {
    const char *looks_like; /* "UTF-16LE" and so on when the text is not UTF-8 at all; else "" */
    size_t invalid_count;   /* bytes that are not UTF-8 */
    size_t invalid_first;   /* offset of the first */
    size_t nul_count;
    size_t long_tokens; /* words of more than 256 characters, skipped */
    size_t dropped;     /* findings over the limit of 100,000 */
} onym_encoding_report;
ONYM_API const onym_encoding_report *onym_findings_encoding(const onym_findings *findings);

/* ---- Checking large texts, and many of them ----
 *
 * A text of more than 256 kB is checked in windows, cut at ends of paragraphs: what the rest of the
 * text says of a doubtful name is what the rest of its window says, and spellings are compared
 * within one.  onym_check does so too, and finds the same.  A stream holds a few windows, not the
 * text; with several jobs it checks as many windows at once, of one text or of several, each in a
 * thread of its own with a checker of its own.  What is found is handed out in order, in the thread
 * that feeds the stream, and does not depend on the number of jobs. */

typedef struct onym_stream onym_stream;

/* A window of a text that was checked, or a record. */
typedef struct onym_stretch {
    void *tag;                     /* of the call that brought it */
    int status;                    /* ONYM_OK, or what kept it from being read or checked */
    bool last;                     /* the text ends with it */
    size_t offset;                 /* of its first byte in the text */
    onym_text text;                /* its bytes, good until the function returns */
    const onym_findings *findings; /* with places in the whole text; NULL unless ONYM_OK */
    onym_text record;              /* of onym_stream_record: what onym_check_record wrote */
    const onym_error *error;
} onym_stretch;

/* Takes a stretch; returns 0, or anything else to stop, which the feeding call then returns. */
typedef int onym_stretch_fn(void *context, const onym_stretch *stretch);

/* A stream over GLOSSARY and STYLE, both of which must outlive it.  JOBS: windows that are checked
 * at once, 0 for as many as there are processors; with 1 no thread is started. */
ONYM_API int onym_stream_new(onym_stream **out, const onym_glossary *glossary,
                             const onym_style *style, unsigned jobs, onym_stretch_fn *each,
                             void *context, onym_error *error);

/* As onym_checker_set_language, for all that is fed afterwards. */
ONYM_API int onym_stream_set_language(onym_stream *stream, const char *lang, onym_error *error);

/* Feeds the file PATH, or standard input when it is "-", of any size.  A file that cannot be read
 * is a stretch with its error, the last of its text.  ONYM_EINTERNAL; else what EACH returned. */
ONYM_API int onym_stream_file(onym_stream *stream, void *tag, const char *path, onym_error *error);

/* Feeds one record for onym_check_record. */
ONYM_API int onym_stream_record(onym_stream *stream, void *tag, onym_text line, onym_error *error);

/* Waits until all that was fed is handed out. */
ONYM_API int onym_stream_finish(onym_stream *stream);
ONYM_API void onym_stream_free(onym_stream *stream);

/* Checks one record of an archive, a JSON object with the members id (anything), text (a string)
 * and, if it likes, lang (a string, as of onym_checker_set_language; others count as none): *out,
 * freed by the caller, is one line of JSON with the same id and the findings of the text.  A record
 * that is none gives a line with an error instead, which is no failure of the call. */
ONYM_API int onym_check_record(onym_string *out, onym_checker *checker, onym_text line,
                               onym_error *error);

/* What came of comparing two texts. */
typedef struct onym_comparison {
    onym_findings *source;      /* names that the translation does not have, at their place there */
    onym_findings *translation; /* names that are written otherwise, at their place there */
    bool by_line;               /* the texts have as many lines: each was compared with its own */
    size_t names;               /* names of the source that the glossary knows */
} onym_comparison;

/* Compares the names of SOURCE with those of TRANSLATION, one of which is in Russian, Ukrainian or
 * Korean and the other in English: line by line when they have as many lines, else as wholes.
 * DATA_DIR: where the systems are, for names that no glossary has; these are not compared so far.
 * Free *out with onym_comparison_free.  ONYM_EINPUT: both are in Latin letters, or neither is.
 * ONYM_EGLOSSARY: the glossary went bad. */
ONYM_API int onym_compare(onym_comparison *out, onym_checker *checker, const char *data_dir,
                          onym_text source, onym_text translation, onym_error *error);
ONYM_API void onym_comparison_free(onym_comparison *comparison);

/* What a word of a text is to a check. */
typedef enum onym_standing {
    ONYM_STANDING_NOTHING,   /* no word is there */
    ONYM_STANDING_TECHNICAL, /* an address, code, hidden text: not looked at */
    ONYM_STANDING_REPORTED,  /* a finding speaks of it */
    ONYM_STANDING_NAME,      /* a known name, in a form that the style lets stand */
    ONYM_STANDING_WORD,      /* an English word, in small letters or any */
    ONYM_STANDING_OTHER      /* no name, nor so near one that it must be meant */
} onym_standing;

/* A form of the glossary that a word resembles. */
typedef struct onym_near_name {
    const char *text, *concept;
    unsigned distance; /* tenths of an edit */
} onym_near_name;

/* Why a word is accepted or reported. */
typedef struct onym_explanation {
    onym_standing standing;
    size_t begin, end;           /* bytes of the name or word */
    const char *text;            /* the same, NUL-terminated */
    bool quoted;                 /* in direct speech */
    bool english;                /* in the list of English words */
    const onym_finding *finding; /* NULL unless REPORTED */
    const char *concept;         /* of the name; "" */
    const onym_term *term;       /* the form that it is; NULL when it is no known name */
    bool imported;               /* the name is known from gazetteers and lists only */
    const onym_near_name *near;  /* nearest first */
    size_t near_count;
    onym_findings *owned;
} onym_explanation;

/* Explains the word at LINE and COLUMN (characters) of TEXT, which is checked as a whole.  LINE 0:
 * TEXT is the word or name itself, taken to be meant as a name.  Free *out with
 * onym_explanation_free.  ONYM_NOT_FOUND: TEXT has no such place.  ONYM_EINPUT: TEXT is UTF-16 or
 * UTF-32. */
ONYM_API int onym_explain(onym_explanation *out, onym_checker *checker, onym_text text, size_t line,
                          size_t column, onym_error *error);
ONYM_API void onym_explanation_free(onym_explanation *explanation);

/* Flags of onym_fix and onym_standardise. */
#define ONYM_FIX_QUOTES        1u /* change direct speech too */
#define ONYM_STANDARD_TRANSLIT 2u /* also write Hangul and Cyrillic names in Latin letters */
#define ONYM_STANDARD_ANNOTATE 4u /* keep the word, add the standard form in square brackets */

/* TEXT with the first suggestion of every fixable finding in its place; all other bytes as they
 * are.  *changed, when not NULL, counts the edits. */
ONYM_API int onym_fix(onym_string *out, size_t *changed, onym_text text,
                      const onym_findings *findings, unsigned flags, onym_error *error);

/* An edit: TEXT in place of the bytes BEGIN to END; nothing is taken away when they are the same.
 */
typedef struct onym_edit {
    size_t begin, end;
    const char *text;
} onym_edit;

/* TEXT with EDITS made, which are in order and do not overlap; all other bytes as they are.  Where
 * as many words stand in the place of as many, a line that was broken between them stays broken.
 * The caller frees *out.  ONYM_EUSAGE: the edits overlap, are out of order, or beyond TEXT. */
ONYM_API int onym_edit_text(onym_string *out, onym_text text, const onym_edit *edits,
                            size_t edit_count, onym_error *error);

/* TEXT (a line, or more) with its names in the style's form, for filters.  DATA_DIR: where the
 * systems are, used with ONYM_STANDARD_TRANSLIT. */
ONYM_API int onym_standardise(onym_string *out, onym_checker *checker, const char *data_dir,
                              onym_text text, unsigned flags, onym_error *error);

/* ---- Reports ---- */

typedef enum onym_format {
    ONYM_HUMAN,
    ONYM_UNIX,
    ONYM_JSON,
    ONYM_JSONL,
    ONYM_SARIF, /* SARIF 2.1.0, one run */
    ONYM_HTML   /* one page; held in memory until onym_reporter_end */
} onym_format;

typedef struct onym_report_options {
    onym_format format;
    bool colour;  /* human only */
    size_t width; /* human only: columns that the text is cut to, 0 for 100 */
} onym_report_options;

typedef struct onym_reporter onym_reporter;

/* A reporter that writes to WRITE.  Call onym_reporter_file for every text, in order, then
 * onym_reporter_end. ONYM_EOUTPUT: WRITE failed. */
ONYM_API int onym_reporter_new(onym_reporter **out, const onym_report_options *options,
                               onym_write_fn *write, void *context, onym_error *error);
ONYM_API int onym_reporter_file(onym_reporter *reporter, const char *path, onym_text text,
                                const onym_findings *findings, onym_error *error);

/* Says in the JSON formats that the texts from now on are checked by the style STYLE; it must live
 * as long as the reporter. */
ONYM_API void onym_reporter_style(onym_reporter *reporter, const char *style);

/* Notes in the report, where the format has a place for it (SARIF, HTML), that PATH could not be
 * checked, and why. */
ONYM_API void onym_reporter_failure(onym_reporter *reporter, const char *path, const char *message);

/* The same for a stretch of a stream: the stretches of one text in order.  ONYM_EUSAGE: the format
 * shows texts as a whole (SARIF, HTML). */
ONYM_API int onym_reporter_stretch(onym_reporter *reporter, const char *path,
                                   const onym_stretch *stretch, onym_error *error);
ONYM_API int onym_reporter_end(onym_reporter *reporter, onym_error *error);
ONYM_API void onym_reporter_free(onym_reporter *reporter);

/* A unified diff of BEFORE and AFTER, three lines of context, for PATH; empty when they are the
 * same. */
ONYM_API int onym_diff(onym_string *out, const char *path, onym_text before, onym_text after,
                       onym_error *error);

#ifdef __cplusplus
}
#endif
#endif
