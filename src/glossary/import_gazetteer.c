/* Importing gazetteers: GeoNames' tables and the country files of the GEOnet Names Server. */
#include <strings.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "glossary/import.h"
#include "text/normal.h"

/* ---- shared ---- */

static bool is_number(onym_text text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        digits += digit;
        if (!digit && text.data[i] != '.' && !(i == 0 && text.data[i] == '-')) {
            return false;
        }
    }
    return digits > 0;
}

/* A country code in lower case in OUT; "xx" when TEXT is none. */
static onym_text country_of(char out[2], onym_text text)
{
    bool letters = text.size >= 2;
    for (size_t i = 0; i < 2 && letters; i++) {
        char c = (char)(text.data[i] | 0x20);
        letters = c >= 'a' && c <= 'z';
        out[i] = c;
    }
    if (!letters || (text.size > 2 && text.data[2] != ',')) {
        memcpy(out, "xx", 2);
    }
    return (onym_text){out, 2};
}

/* The form TEXT in NFC, in a buffer of IM until the next call; NULL text: it is no name. */
static onym_text name_of(import *im, onym_text text)
{
    buffer_clear(&im->text);
    nfc_append(&im->text, text_trim(text));
    return buffer_text(&im->text);
}

/* Adds a form whose script is not known beforehand; the first Latin one becomes the main name. */
static int add_name(import *im, onym_text text, onym_term_status standing, onym_error *error)
{
    const char *lang = import_language(text);
    if (lang == NULL) {
        im->report.skipped++;
        return ONYM_OK;
    }
    bool demoted = standing == ONYM_PREFERRED && strcmp(lang, "en") != 0;
    return bulk_term(&im->bulk, lang, name_of(im, text), demoted ? ONYM_ADMITTED : standing, error);
}

/* Reads all lines, split at tabs, and hands each to TAKE. */
typedef int take_fn(import *im, onym_text *fields, size_t count, void *context, onym_error *error);

static int each_line(import *im, take_fn *take, void *context, onym_error *error)
{
    onym_text line, fields[IMPORT_FIELDS];
    const char *fault;
    bool more = true;
    int status = import_bulk(im, error);
    while (status == ONYM_OK &&
           (status = rows_line(&line, &fault, &more, &im->rows, error)) == ONYM_OK && more) {
        size_t count = fault == NULL ? rows_split(fields, IMPORT_FIELDS, line) : 0;
        for (size_t i = 0; fault == NULL && i < count && i < IMPORT_FIELDS; i++) {
            bool list = i == 3 && count == 19; /* alternatenames of GeoNames, which we do not use */
            fault = fields[i].size > ROWS_FIELD_MAX && !list ? "a column of more than 4096 bytes"
                                                             : NULL;
        }
        if (fault != NULL) {
            import_fault(im, im->rows.line, fault);
        } else if (line.size > 0) {
            status = take(im, fields, count, context, error);
        }
        status = status == ONYM_OK ? import_tick(im, error) : status;
    }
    return status;
}

/* ---- GeoNames ---- */

enum { GEO_ID, GEO_NAME, GEO_ASCII, GEO_LAT = 4, GEO_LON, GEO_CLASS, GEO_CODE, GEO_CC };
#define GEO_COLUMNS 19

static const char *class_name(onym_text code)
{
    static const struct {
        char code;
        const char *name;
    } classes[] = {{'A', "administrative unit"},
                   {'H', "water"},
                   {'L', "area"},
                   {'P', "populated place"},
                   {'R', "road"},
                   {'S', "building or site"},
                   {'T', "relief"},
                   {'U', "undersea"},
                   {'V', "vegetation"}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (code.size == 1 && code.data[0] == classes[i].code) {
            return classes[i].name;
        }
    }
    return "place";
}

/* "populated place (PPLC) in KP". */
static void put_gloss(buffer *out, onym_text class, onym_text code, onym_text country)
{
    buffer_clear(out);
    buffer_puts(out, class_name(class));
    if (code.size > 0) {
        buffer_puts(out, " (");
        buffer_append_text(out, code);
        buffer_puts(out, ")");
    }
    if (country.size > 0) {
        buffer_puts(out, " in ");
        buffer_append_text(out, country);
    }
}

static void put_name(buffer *out, const char *prefix, onym_text id)
{
    buffer_clear(out);
    buffer_puts(out, prefix);
    if (id.size > 0 && id.data[0] == '-') { /* GNS has negative numbers */
        buffer_putc(out, 'n');
        id = (onym_text){id.data + 1, id.size - 1};
    }
    buffer_append_text(out, id);
}

static int take_geoname(import *im, onym_text *f, size_t count, void *context, onym_error *error)
{
    (void)context;
    if (count != GEO_COLUMNS) {
        import_fault(im, im->rows.line, "a row of GeoNames has 19 columns");
        return ONYM_OK;
    }
    if (!is_number(f[GEO_ID]) || f[GEO_ID].size > 12 || text_trim(f[GEO_NAME]).size == 0) {
        import_fault(im, im->rows.line, "a row without number or name");
        return ONYM_OK;
    }
    char country[2];
    put_name(&im->name, "xx.place.geonames-", f[GEO_ID]);
    put_gloss(&im->gloss, f[GEO_CLASS], f[GEO_CODE], f[GEO_CC]);
    bulk_concept c = {buffer_text(&im->name), onym_text_of("place"), country_of(country, f[GEO_CC]),
                      onym_text_of("geonames"), buffer_text(&im->gloss)};
    const char *lang = import_language(f[GEO_NAME]);
    bool latin = lang != NULL && strcmp(lang, "en") == 0;
    if (!latin && import_language(f[GEO_ASCII]) == NULL) {
        im->report.skipped++; /* a name of digits or in a script that we do not know */
        return ONYM_OK;
    }
    int status = bulk_begin(&im->bulk, &c, error);
    if (status == ONYM_OK && !latin) {
        status = add_name(im, f[GEO_ASCII], ONYM_PREFERRED, error);
    }
    return status == ONYM_OK ? add_name(im, f[GEO_NAME], ONYM_PREFERRED, error) : status;
}

int import_geonames(import *im, onym_error *error)
{
    return each_line(im, take_geoname, NULL, error);
}

/* Columns of the first line that are numbers, for guessing. */
static bool has_numbers(onym_text start, size_t columns, size_t a, size_t b)
{
    onym_text fields[IMPORT_FIELDS];
    size_t count = rows_split(fields, IMPORT_FIELDS, import_first_line(start));
    return count == columns && is_number(fields[a]) && is_number(fields[b]);
}

bool import_is_geonames(onym_text start)
{
    return has_numbers(start, GEO_COLUMNS, GEO_ID, GEO_LAT) &&
           has_numbers(start, GEO_COLUMNS, GEO_ID, GEO_LON);
}

enum {
    ALT_GEONAME = 1,
    ALT_LANG,
    ALT_NAME,
    ALT_PREFERRED,
    ALT_SHORT,
    ALT_COLLOQUIAL,
    ALT_HISTORIC
};

/* The language that a form of isolanguage CODE is taken as; NULL when it is none of ours, or when
 * its script says otherwise ("ko" has many in Latin letters). */
static const char *alternate_language(onym_text code, onym_text name)
{
    static const struct {
        const char *code, *found, *lang;
    } list[] = {{"en", "en", "en"}, {"ru", "ru", "ru"},           {"uk", "uk", "uk"},
                {"uk", "ru", "uk"}, {"ko", "ko-Hani", "ko-Hani"}, {"ko", "ko", "ko"}};
    const char *found = code.size == 2 ? import_language(name) : NULL;
    for (size_t i = 0; found != NULL && i < sizeof list / sizeof *list; i++) {
        if (text_equals(code, list[i].code) && strcmp(found, list[i].found) == 0) {
            return list[i].lang;
        }
    }
    return NULL;
}

static int take_alternate(import *im, onym_text *f, size_t count, void *context, onym_error *error)
{
    (void)context;
    if (count != 8 && count != 10) {
        import_fault(im, im->rows.line, "a row of alternate names has 8 or 10 columns");
        return ONYM_OK;
    }
    if (!is_number(f[ALT_GEONAME]) || f[ALT_GEONAME].size > 12) {
        import_fault(im, im->rows.line, "a row without the number of its place");
        return ONYM_OK;
    }
    bool found = false;
    const char *lang = alternate_language(f[ALT_LANG], f[ALT_NAME]);
    int status = ONYM_OK;
    if (lang != NULL) {
        put_name(&im->name, "xx.place.geonames-", f[ALT_GEONAME]);
        status = bulk_resume(&found, &im->bulk, buffer_text(&im->name), error);
    }
    if (status != ONYM_OK || !found) {
        im->report.skipped += !found;
        return status;
    }
    onym_term_status standing = f[ALT_HISTORIC].size > 0     ? ONYM_SUPERSEDED
                                : f[ALT_COLLOQUIAL].size > 0 ? ONYM_DEPRECATED
                                                             : ONYM_ADMITTED;
    return bulk_term(&im->bulk, lang, name_of(im, f[ALT_NAME]), standing, error);
}

int import_geonames_alternate(import *im, onym_error *error)
{
    return each_line(im, take_alternate, NULL, error);
}

bool import_is_geonames_alternate(onym_text start)
{
    return has_numbers(start, 8, 0, ALT_GEONAME) || has_numbers(start, 10, 0, ALT_GEONAME);
}

/* ---- GNS ---- */

typedef enum gns_column {
    GNS_UFI,
    GNS_NAME,
    GNS_TYPE,
    GNS_CLASS,
    GNS_CODE,
    GNS_COUNTRY,
    GNS_TERM,
    GNS_COLUMNS
} gns_column;

/* Names of the columns, old and new; the files are never read by position. */
static const struct {
    const char *header;
    gns_column column;
} gns_headers[] = {
    {"ufi", GNS_UFI},        {"full_name_ro", GNS_NAME}, {"full_name", GNS_NAME},
    {"nt", GNS_TYPE},        {"fc", GNS_CLASS},          {"dsg", GNS_CODE},
    {"desig_cd", GNS_CODE},  {"cc1", GNS_COUNTRY},       {"cc_ft", GNS_COUNTRY},
    {"f_term_dt", GNS_TERM}, {"term_dt_f", GNS_TERM},
};

#define NO_COLUMN SIZE_MAX

typedef struct gns {
    size_t at[GNS_COLUMNS];
    size_t columns;
    bool old; /* country codes are those of FIPS 10-4 */
    buffer last;
} gns;

/* Finds the columns in the header; false when the needed ones are not all there. */
static bool read_header(gns *g, const onym_text *fields, size_t count)
{
    for (size_t i = 0; i < GNS_COLUMNS; i++) {
        g->at[i] = NO_COLUMN;
    }
    for (size_t i = 0; i < count && i < IMPORT_FIELDS; i++) {
        for (size_t j = 0; j < sizeof gns_headers / sizeof *gns_headers; j++) {
            if (fields[i].size == strlen(gns_headers[j].header) &&
                strncasecmp(fields[i].data, gns_headers[j].header, fields[i].size) == 0) {
                g->at[gns_headers[j].column] = i;
                g->old = g->old || strcmp(gns_headers[j].header, "cc1") == 0;
            }
        }
    }
    g->columns = count;
    return g->at[GNS_UFI] != NO_COLUMN && g->at[GNS_NAME] != NO_COLUMN &&
           g->at[GNS_TYPE] != NO_COLUMN;
}

static onym_text gns_field(const gns *g, const onym_text *fields, gns_column c)
{
    return g->at[c] == NO_COLUMN ? (onym_text){"", 0} : fields[g->at[c]];
}

/* ISO codes of the countries that a desk meets, by the two older codes of the files. */
static onym_text gns_country(char out[2], const gns *g, onym_text code)
{
    static const struct {
        const char *code, *iso;
        bool old;
    } list[] = {{"KN", "kp", true},   {"KS", "kr", true},   {"RS", "ru", true},
                {"UP", "ua", true},   {"CH", "cn", true},   {"JA", "jp", true},
                {"BO", "by", true},   {"PRK", "kp", false}, {"KOR", "kr", false},
                {"RUS", "ru", false}, {"UKR", "ua", false}, {"CHN", "cn", false},
                {"JPN", "jp", false}, {"BLR", "by", false}};
    memcpy(out, "xx", 2);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if (list[i].old == g->old && text_equals(code, list[i].code)) {
            memcpy(out, list[i].iso, 2);
        }
    }
    return (onym_text){out, 2};
}

/* The standing of a form by its name type: N approved, C conventional, D unverified, P provisional,
 * V variant, H historic; an S behind it means native script. */
static onym_term_status gns_standing(onym_text type)
{
    switch (type.size > 0 ? type.data[0] : 'V') {
    case 'N':
    case 'C':
        return ONYM_PREFERRED;
    case 'D':
    case 'P':
        return ONYM_DEPRECATED;
    case 'H':
        return ONYM_SUPERSEDED;
    default:
        return ONYM_ADMITTED;
    }
}

static int begin_feature(import *im, gns *g, onym_text *f, onym_error *error)
{
    char country[2];
    onym_text code = gns_field(g, f, GNS_COUNTRY);
    put_name(&im->name, "xx.place.gns-", gns_field(g, f, GNS_UFI));
    put_gloss(&im->gloss, gns_field(g, f, GNS_CLASS), gns_field(g, f, GNS_CODE), code);
    bulk_concept c = {buffer_text(&im->name), onym_text_of("place"), gns_country(country, g, code),
                      onym_text_of("bgn-gns"), buffer_text(&im->gloss)};
    bool same = im->name.size == g->last.size && g->last.size > 0 &&
                memcmp(im->name.data, g->last.data, g->last.size) == 0;
    if (same) {
        return ONYM_OK;
    }
    buffer_clear(&g->last);
    buffer_append_text(&g->last, buffer_text(&im->name));
    return bulk_begin(&im->bulk, &c, error);
}

static int take_gns(import *im, onym_text *f, size_t count, void *context, onym_error *error)
{
    gns *g = context;
    if (g->columns == 0) {
        if (!read_header(g, f, count)) {
            return error_set(error, ONYM_EINPUT, "format: no header of GNS (%.800s)",
                             im->rows.path);
        }
        return ONYM_OK;
    }
    if (count != g->columns) {
        import_fault(im, im->rows.line, "another number of columns than the header");
        return ONYM_OK;
    }
    onym_text ufi = gns_field(g, f, GNS_UFI), name = gns_field(g, f, GNS_NAME);
    if (!is_number(ufi) || ufi.size > 16 || text_trim(name).size == 0) {
        import_fault(im, im->rows.line, "a row without number or name");
        return ONYM_OK;
    }
    if (gns_field(g, f, GNS_TERM).size > 0) {
        im->report.skipped++; /* no longer in force */
        return ONYM_OK;
    }
    int status = begin_feature(im, g, f, error);
    return status == ONYM_OK ? add_name(im, name, gns_standing(gns_field(g, f, GNS_TYPE)), error)
                             : status;
}

int import_gns(import *im, onym_error *error)
{
    gns g = {.columns = 0};
    int status = each_line(im, take_gns, &g, error);
    buffer_free(&g.last);
    return status;
}

bool import_is_gns(onym_text start)
{
    gns g = {.columns = 0};
    onym_text fields[IMPORT_FIELDS];
    size_t count = rows_split(fields, IMPORT_FIELDS, import_first_line(start));
    return count <= IMPORT_FIELDS && read_header(&g, fields, count);
}
