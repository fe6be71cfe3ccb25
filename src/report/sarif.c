/* The SARIF format: one run of version 2.1.0 for all texts, streamed. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/fix.h"
#include "report/json_text.h"
#include "report/reporter.h"
#include "report/rule_text.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define BOM    "\xEF\xBB\xBF"
#define FNV    UINT64_C(0xCBF29CE484222325)
#define FNV_BY UINT64_C(0x100000001B3)

/* A place of the text as SARIF counts it: a byte order mark is a byte, but no character. */
typedef struct place {
    size_t byte, character, line, column;
} place;

/* A finding of the text, by what makes it the same in another version of the text. */
typedef struct likeness {
    uint64_t hash;
    size_t index;
} likeness;

/* What is kept of the run, and of the text at hand. */
typedef struct memory {
    buffer failures;  /* notifications */
    uint64_t *prints; /* the fingerprint of every finding of the text */
    size_t capacity;  /* of PRINTS */
    size_t index;     /* of the finding at hand */
    size_t fixed;     /* where the last fix ended */
    place at;
} memory;

static void put_string(buffer *out, const char *text)
{
    json_text_string(out, onym_text_of(text));
}

static void put_member(buffer *out, const char *before, const char *text)
{
    buffer_puts(out, before);
    put_string(out, text);
}

/* A message: braces would be places for arguments. */
static void put_message(buffer *out, const char *before, const char *text)
{
    buffer doubled = {0};
    for (const char *c = text; *c != '\0'; c++) {
        buffer_putc(&doubled, *c);
        if (*c == '{' || *c == '}') {
            buffer_putc(&doubled, *c);
        }
    }
    buffer_puts(out, before);
    buffer_puts(out, "{\"text\": ");
    json_text_string(out, buffer_text(&doubled));
    buffer_putc(out, '}');
    out->failed = out->failed || doubled.failed;
    buffer_free(&doubled);
}

/* ---- The head ---- */

static void put_rule(buffer *out, onym_rule rule)
{
    const rule_text *text = &rule_texts[rule];
    put_member(out,
               rule == 0 ? "\n        {\"id\": " : ",\n        {\"id\": ", onym_rule_name(rule));
    put_member(out, ", \"name\": ", text->name);
    put_message(out, ", \"shortDescription\": ", text->brief);
    put_message(out, ", \"help\": ", text->help);
    put_member(out, ", \"defaultConfiguration\": {\"level\": ", onym_level_name(text->level));
    buffer_puts(out, "}}");
}

static bool sarif_begin(report *r)
{
    buffer *out = &r->out;
    r->memory = calloc(1, sizeof(memory));
    put_member(out, "{\n  \"$schema\": ", SCHEMA);
    buffer_puts(out, ",\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n    \"tool\": {\"driver\": {");
    put_member(out, "\"name\": \"onym\", \"version\": ", ONYM_VERSION);
    buffer_puts(out, ", \"rules\": [");
    for (int rule = 0; rule < ONYM_RULE_COUNT; rule++) {
        put_rule(out, (onym_rule)rule);
    }
    buffer_puts(out, "\n    ]}},\n    \"columnKind\": \"unicodeCodePoints\","
                     "\n    \"defaultEncoding\": \"utf-8\","
                     "\n    \"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],"
                     "\n    \"results\": [");
    return r->memory != NULL;
}

/* ---- Fingerprints ---- */

static uint64_t hash_bytes(uint64_t hash, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)data[i]) * FNV_BY;
    }
    return hash;
}

/* Of a text and a zero byte after it, so that two texts in a row are not taken for others. */
static uint64_t hash_text(uint64_t hash, const char *data, size_t size)
{
    return hash_bytes(hash_bytes(hash, data, size), "", 1);
}

static uint64_t hash_finding(const onym_finding *finding)
{
    const char *rule = onym_rule_name(finding->rule);
    uint64_t hash = hash_text(FNV, rule, strlen(rule));
    hash = hash_text(hash, finding->text, finding->text_size);
    return hash_text(hash, finding->concept, strlen(finding->concept));
}

static int compare(const void *a, const void *b)
{
    const likeness *x = a, *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return (x->index > y->index) - (x->index < y->index);
}

/* Fills the fingerprints: like findings are told apart by their number among their like. */
static void number(uint64_t *prints, likeness *like, size_t count)
{
    qsort(like, count, sizeof *like, compare);
    unsigned nth = 0;
    for (size_t i = 0; i < count; i++) {
        nth = i > 0 && like[i].hash == like[i - 1].hash ? nth + 1 : 1;
        const char bytes[] = {(char)(nth & 0xFF), (char)(nth >> 8 & 0xFF), (char)(nth >> 16 & 0xFF),
                              (char)(nth >> 24 & 0xFF)};
        prints[like[i].index] = hash_bytes(like[i].hash, bytes, sizeof bytes);
    }
}

static void sarif_file(report *r, const report_file *file)
{
    memory *m = r->memory;
    size_t count = onym_findings_count(file->findings);
    bool bom = file->text.size >= 3 && memcmp(file->text.data, BOM, 3) == 0;
    m->index = 0;
    m->fixed = 0;
    m->at = (place){bom ? 3 : 0, 0, 1, 1};
    likeness *like = count > 0 ? calloc(count, sizeof *like) : NULL;
    if (count > 0 && (like == NULL || !array_reserve((void **)&m->prints, &m->capacity, count,
                                                     sizeof *m->prints))) {
        r->out.failed = true;
    } else if (count > 0) {
        for (size_t i = 0; i < count; i++) {
            like[i] = (likeness){hash_finding(onym_findings_at(file->findings, i)), i};
        }
        number(m->prints, like, count);
    }
    free(like);
}

/* ---- Places ---- */

/* Moves to the byte AT, which is not before; a newline is a character of the line that it ends. */
static void move(place *p, onym_text text, size_t at)
{
    while (p->byte < at && p->byte < text.size) {
        utf8_char c = utf8_at(text, p->byte);
        p->byte += c.size;
        p->character++;
        bool half = p->byte < text.size && text.data[p->byte] == '\n';
        bool newline = c.code_point == '\n' || (c.code_point == '\r' && !half);
        p->line += newline;
        p->column = newline ? 1 : p->column + 1;
    }
}

static void put_region(buffer *out, const place *begin, const place *end)
{
    const struct {
        const char *before;
        size_t number;
    } members[] = {
        {"{\"startLine\": ", begin->line},
        {", \"startColumn\": ", begin->column},
        {", \"endLine\": ", end->line},
        {", \"endColumn\": ", end->column},
        {", \"charOffset\": ", begin->character},
        {", \"charLength\": ", end->character - begin->character},
        {", \"byteOffset\": ", begin->byte},
        {", \"byteLength\": ", end->byte - begin->byte},
    };
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        buffer_printf(out, "%s%zu", members[i].before, members[i].number);
    }
}

/* A path as a URI: relative ones without "./", absolute ones with their scheme; what is neither
 * letter, digit nor harmless is percent-encoded, a colon above all. */
static void put_location(buffer *out, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-._~/";
    buffer_puts(out, path[0] == '/' ? "{\"uri\": \"file://" : "{\"uri\": \"");
    while (path[0] == '.' && path[1] == '/' && path[2] != '\0') {
        path += 2;
        path += strspn(path, "/");
    }
    for (; *path != '\0'; path++) {
        if (strchr(plain, *path) != NULL) {
            buffer_putc(out, *path);
        } else {
            buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
        }
    }
    buffer_puts(out, "\"}");
}

/* ---- Results ---- */

/* What onym check --fix would write, and nothing for what it leaves alone. */
static void put_fix(buffer *out, memory *m, const report_item *item, const place *begin,
                    const place *end)
{
    const onym_finding *finding = item->finding;
    if (!fix_is_wanted(finding, m->fixed, item->text.size, 0)) {
        return;
    }
    buffer edit = {0};
    fix_put_edit(&edit, (onym_text){item->text.data + begin->byte, end->byte - begin->byte},
                 onym_text_of(finding->suggestions[0]));
    buffer_puts(out, ",\n       \"fixes\": [{");
    put_message(out, "\"description\": ", finding->suggestions[0]);
    buffer_puts(out, ", \"artifactChanges\": [{\"artifactLocation\": ");
    put_location(out, item->path);
    buffer_puts(out, ", \"replacements\": [{\"deletedRegion\": ");
    put_region(out, begin, end);
    buffer_puts(out, "}, \"insertedContent\": {\"text\": ");
    json_text_string(out, buffer_text(&edit));
    buffer_puts(out, "}}]}]}]");
    out->failed = out->failed || edit.failed;
    m->fixed = end->byte;
    buffer_free(&edit);
}

static void put_properties(buffer *out, const onym_finding *finding)
{
    buffer_puts(out, ",\n       \"properties\": {\"suggestions\": [");
    for (size_t i = 0; i < finding->suggestion_count; i++) {
        put_member(out, i > 0 ? ", " : "", finding->suggestions[i]);
    }
    put_member(out, "], \"concept\": ", finding->concept);
    put_member(out, ", \"reason\": {\"kind\": ", finding->reason_kind);
    put_member(out, ", \"system\": ", finding->reason_system);
    put_member(out, ", \"source\": ", finding->reason_source);
    buffer_printf(out, "}, \"quoted\": %s}", finding->quoted ? "true" : "false");
}

static void sarif_item(report *r, const report_item *item)
{
    buffer *out = &r->out;
    memory *m = r->memory;
    const onym_finding *finding = item->finding;
    if (out->failed) {
        return;
    }
    move(&m->at, item->text, finding->begin);
    place begin = m->at, end = m->at;
    move(&end, item->text, finding->end);
    put_member(out, r->totals.findings == 0 ? "\n      {\"ruleId\": " : ",\n      {\"ruleId\": ",
               onym_rule_name(finding->rule));
    buffer_printf(out, ", \"ruleIndex\": %d", (int)finding->rule);
    put_member(out, ", \"level\": ", onym_level_name(finding->level));
    put_message(out, ",\n       \"message\": ",
                finding->message[0] != '\0' ? finding->message : finding->reason_kind);
    buffer_puts(out, ",\n       \"locations\": [{\"physicalLocation\": {\"artifactLocation\": ");
    put_location(out, item->path);
    buffer_puts(out, ", \"region\": ");
    put_region(out, &begin, &end);
    buffer_puts(out, ", \"snippet\": {\"text\": ");
    json_text_string(out, (onym_text){finding->text, finding->text_size});
    buffer_puts(out, "}}}}]");
    put_fix(out, m, item, &begin, &end);
    buffer_printf(out, ",\n       \"partialFingerprints\": {\"onymFingerprint/v1\": \"%016llx\"}",
                  (unsigned long long)m->prints[m->index++]);
    put_properties(out, finding);
    buffer_putc(out, '}');
}

/* ---- The end ---- */

static void sarif_failure(report *r, const char *path, const char *message)
{
    buffer *out = &((memory *)r->memory)->failures;
    buffer_puts(out, out->size == 0 ? "" : ", ");
    put_message(out, "{\"level\": \"error\", \"message\": ", message);
    buffer_puts(out, ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": ");
    put_location(out, path);
    buffer_puts(out, "}}]}");
}

static void sarif_end(report *r)
{
    buffer *out = &r->out, *failures = &((memory *)r->memory)->failures;
    bool successful = failures->size == 0;
    buffer_puts(out, r->totals.findings == 0 ? "]," : "\n    ],");
    buffer_printf(out, "\n    \"invocations\": [{\"executionSuccessful\": %s",
                  successful ? "true" : "false");
    buffer_puts(out, ", \"toolExecutionNotifications\": [");
    buffer_append_text(out, buffer_text(failures));
    buffer_puts(out, "]}]\n  }]\n}\n");
    out->failed = out->failed || failures->failed;
}

static void sarif_forget(report *r)
{
    memory *m = r->memory;
    if (m != NULL) {
        buffer_free(&m->failures);
        free(m->prints);
        free(m);
    }
}

const report_format report_sarif = {.begin = sarif_begin,
                                    .file = sarif_file,
                                    .item = sarif_item,
                                    .failure = sarif_failure,
                                    .end = sarif_end,
                                    .forget = sarif_forget};
