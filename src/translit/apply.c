/* Applying a system to a text: word by word, from a cache, with a map from output to input. */
#include "translit/engine.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/error.h"
#include "base/utf8.h"
#include "translit/walk.h"

#define OUTPUT_TIMES 16 /* times that a text may grow */

/* One call of onym_system_apply or _reverse. */
typedef struct job {
    engine *worker;
    onym_text text;
    const onym_translit_options *options;
    buffer out;
    onym_span *spans;
    size_t span_count, span_capacity;
    bool want_spans;
    bool at_start; /* no word of the sentence has been written */
    bool plain;    /* every word is written as the cache has it */
    onym_error *error;
} job;

/* ---- The source of a word ---- */

static bool is_vowel(UChar unit)
{
    static const UChar vowels[] = u"аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ";
    for (const UChar *v = vowels; *v != 0; v++) {
        if (*v == unit) {
            return true;
        }
    }
    return false;
}

/* Takes U+0300 and U+0301 after a Cyrillic vowel out of a decomposed cluster. */
static int32_t drop_stress(UChar *units, int32_t size)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < size; i++) {
        bool stress = (units[i] == 0x0300 || units[i] == 0x0301) && is_vowel(units[0]);
        if (!stress) {
            units[kept++] = units[i];
        }
    }
    return kept;
}

/* Composes the SIZE units of a cluster into the source; its bytes are BEGIN to END. */
static bool add_cluster(word_source *source, UChar *units, int32_t size, int32_t begin, int32_t end)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar apart[128], made[128];
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    int32_t count = unorm2_normalize(nfd, units, size, apart, 128, &code);
    if (U_SUCCESS(code)) {
        count = drop_stress(apart, count);
        count = unorm2_normalize(nfc, apart, count, made, 128, &code);
    }
    if (U_FAILURE(code) || source->size + count > LETTERS_LIMIT) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        source->units[source->size] = made[i];
        source->begin[source->size] = begin;
        source->end[source->size++] = end;
    }
    return true;
}

/* Whether C stays itself whatever follows it but a mark. */
static bool is_simple(UChar32 c)
{
    return (c >= 0x20 && c < 0x300) || (c >= 0x410 && c <= 0x44F) || c == 0x401 || c == 0x451;
}

/* Whether the character at AT is simple and so is what follows: it needs no normalising. */
static bool stands_alone(onym_text word, size_t at, utf8_char c)
{
    UChar32 point = (UChar32)c.code_point;
    bool syllable = point >= 0xAC00 && point <= 0xD7A3;
    if (!is_simple(point) && !syllable) {
        return false;
    }
    return at + c.size >= word.size || is_simple((UChar32)utf8_at(word, at + c.size).code_point) ||
           (syllable && (unsigned char)word.data[at + c.size] >= 0xEA);
}

/* A word that is Cyrillic letters of two bytes and nothing else, none of which decomposes but й ё.
 */
static bool load_plain(word_source *source, onym_text word)
{
    const unsigned char *bytes = (const unsigned char *)word.data;
    int32_t count = 0;
    for (size_t at = 0; at + 1 < word.size; at += 2) {
        unsigned unit = (bytes[at] & 0x1Fu) << 6 | (bytes[at + 1] & 0x3Fu);
        bool letter = (bytes[at] & 0xFE) == 0xD0 && unit >= 0x0410 && unit < 0x0450;
        if (!letter && unit != 0x0401 && unit != 0x0451) {
            return false;
        }
        source->units[count] = (UChar)unit;
        source->begin[count] = (int32_t)at;
        source->end[count++] = (int32_t)at + 2;
    }
    source->size = count;
    return word.size % 2 == 0;
}

static bool load_source(word_source *source, onym_text word)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    if (word.size <= 2 * WORD_LIMIT && load_plain(source, word)) {
        return true;
    }
    source->size = 0;
    for (size_t at = 0; at < word.size;) {
        UChar units[64];
        int32_t size = 0;
        size_t begin = at;
        utf8_char c = utf8_at(word, at);
        if (stands_alone(word, at, c) && source->size < LETTERS_LIMIT) {
            source->units[source->size] = (UChar)c.code_point;
            source->begin[source->size] = (int32_t)at;
            at += c.size;
            source->end[source->size++] = (int32_t)at;
            continue;
        }
        do {
            UChar32 point = (UChar32)c.code_point;
            U16_APPEND_UNSAFE(units, size, point);
            at += c.size;
            c = at < word.size ? utf8_at(word, at) : c;
        } while (at < word.size && size < 60 && !is_simple((UChar32)c.code_point) &&
                 !unorm2_hasBoundaryBefore(nfc, (UChar32)c.code_point));
        if (!add_cluster(source, units, size, (int32_t)begin, (int32_t)at)) {
            return false;
        }
    }
    return true;
}

/* ---- Output ---- */

/* Appends to the output; the common case without a call. */
static inline void put(buffer *out, const char *data, size_t size)
{
    if (out->capacity - out->size > size) {
        memcpy(out->data + out->size, data, size);
        out->size += size;
        out->data[out->size] = '\0';
    } else {
        buffer_append(out, data, size);
    }
}

/* Appends a value of the cache, behind which CACHE_SLACK bytes can be read. */
static inline void put_value(buffer *out, onym_text value)
{
    if (value.size <= CACHE_SLACK && out->capacity - out->size > CACHE_SLACK) {
        memcpy(out->data + out->size, value.data, CACHE_SLACK);
        out->size += value.size;
        out->data[out->size] = '\0';
    } else {
        put(out, value.data, value.size);
    }
}

static void put_units(buffer *out, const letters *text, int32_t from, int32_t to)
{
    char bytes[64];
    size_t size = 0;
    for (int32_t i = from; i < to;) {
        UChar unit = text->units[i++];
        uint32_t c = unit;
        if (U16_IS_LEAD(unit) && i < to && U16_IS_TRAIL(text->units[i])) {
            c = (uint32_t)U16_GET_SUPPLEMENTARY(unit, text->units[i++]);
        }
        if (c < 0x80) {
            bytes[size++] = (char)c;
        } else {
            size += utf8_put(bytes + size, c);
        }
        if (size > sizeof bytes - 4) {
            put(out, bytes, size);
            size = 0;
        }
    }
    put(out, bytes, size);
}

static bool add_span(job *call, onym_span span)
{
    if (span.out_begin == span.out_end) {
        return true;
    }
    if (!array_room(call->spans, call->span_capacity, call->span_count)) {
        return false;
    }
    call->spans[call->span_count++] = span;
    return true;
}

static int copy_through(job *call, size_t begin, size_t end)
{
    size_t out_begin = call->out.size;
    put(&call->out, call->text.data + begin, end - begin);
    onym_span span = {out_begin, call->out.size, begin, end};
    if (call->want_spans && !add_span(call, span)) {
        return error_memory(call->error);
    }
    return ONYM_OK;
}

/* Writes the finished word and a span for every run of units with one origin. */
static int put_word_spans(job *call)
{
    const letters *text = &call->worker->text;
    const word_source *source = &call->worker->source;
    for (int32_t at = 0; at < text->size;) {
        int32_t end = at + 1;
        while (end < text->size && text->from[end] == text->from[at] &&
               text->to[end] == text->to[at]) {
            end++;
        }
        onym_span span = {call->out.size, 0, (size_t)source->begin[text->from[at]],
                          (size_t)source->end[text->to[at] - 1]};
        put_units(&call->out, text, at, end);
        span.out_end = call->out.size;
        if (!add_span(call, span)) {
            return error_memory(call->error);
        }
        at = end;
    }
    return ONYM_OK;
}

/* ---- Words ---- */

static int rewrite(job *call, segment word, bool capitals, bool capitalise)
{
    engine *worker = call->worker;
    onym_text bytes = {call->text.data + word.begin, word.end - word.begin};
    if (!load_source(&worker->source, bytes)) {
        return error_set(call->error, ONYM_EINPUT, "limit: a word is too long");
    }
    worker->source.capitals = capitals;
    worker->source.capitalise = capitalise;
    return pipeline_run(worker, call->options, call->error);
}

static int write_uncached(job *call, segment word, bool capitals, bool capitalise)
{
    size_t begin = call->out.size;
    int status = rewrite(call, word, capitals, capitalise);
    if (status != ONYM_OK) {
        return status;
    }
    if (!call->want_spans) {
        put_units(&call->out, &call->worker->text, 0, call->worker->text.size);
    } else {
        word_source *source = &call->worker->source;
        for (int32_t i = 0; i < source->size; i++) {
            source->begin[i] += (int32_t)word.begin;
            source->end[i] += (int32_t)word.begin;
        }
        status = put_word_spans(call);
    }
    if (call->out.size - begin > OUTPUT_TIMES * (word.end - word.begin) + 64) {
        return error_set(call->error, ONYM_EINPUT, "limit: a word grows over %d times",
                         OUTPUT_TIMES);
    }
    return status;
}

static bool wants_capital(job *call)
{
    onym_case letter_case = call->options->letter_case;
    bool start = call->at_start;
    call->at_start = false;
    return letter_case == ONYM_CASE_TITLE || (letter_case == ONYM_CASE_SENTENCE && start);
}

static bool starts_with_capital(onym_text text, size_t at)
{
    return u_isupper((UChar32)utf8_at(text, at).code_point);
}

/* Writes the word that is KEY in the cache, or rewrites it and puts it there. */
static int write_cached(job *call, segment word, onym_text key, uint32_t hash, bool capitals)
{
    onym_text value;
    word_cache *cache = &call->worker->cache;
    if (cache_get_front(&value, cache, key, hash) || cache_get_behind(&value, cache, key, hash)) {
        put_value(&call->out, value);
        return ONYM_OK;
    }
    size_t begin = call->out.size;
    int status = write_uncached(call, word, capitals, false);
    if (status == ONYM_OK && !call->out.failed) {
        onym_text made = {call->out.data != NULL ? call->out.data + begin : "",
                          call->out.size - begin};
        cache_put(cache, key, hash, made);
    }
    return status;
}

static int write_word(job *call, segment word, uint32_t hash)
{
    if (call->plain && !word.single) {
        onym_text plain = {call->text.data + word.begin, word.end - word.begin};
        return write_cached(call, word, plain, hash, false);
    }
    bool capitals = word.single && starts_with_capital(call->text, word.begin) &&
                    walk_among_capitals(call->text, word.begin, word.end);
    bool capitalise = call->options->letter_case > ONYM_CASE_KEEP && wants_capital(call);
    onym_text key = {call->text.data + word.begin, word.end - word.begin};
    char marked[8] = {'!'}; /* the key of a letter among capitals */
    if (call->want_spans || call->options->uncached || capitalise) {
        return write_uncached(call, word, capitals, capitalise);
    }
    if (capitals && key.size < sizeof marked) {
        memcpy(marked + 1, key.data, key.size);
        key = (onym_text){marked, key.size + 1};
        hash = cache_hash(key, 0);
    }
    return write_cached(call, word, key, hash, capitals);
}

/* A new line, or the end of a sentence, between two words. */
static bool ends_sentence(onym_text text, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (text.data[i] == '\n' || (strchr(".!?", text.data[i]) != NULL && text.data[i] != '\0' &&
                                     i + 1 < end && text.data[i + 1] == ' ')) {
            return true;
        }
    }
    return false;
}

#define BATCH 16 /* words looked up together, so that memory is asked for them at one time */

/* The next words of the walk. */
typedef struct batch {
    segment words[BATCH];
    uint32_t hashes[BATCH];
    size_t count;
} batch;

static void fill(batch *b, walker *walk, const job *call)
{
    b->count = 0;
    while (b->count < BATCH && walk_next(&b->words[b->count], walk)) {
        segment word = b->words[b->count];
        onym_text key = {call->text.data + word.begin, word.end - word.begin};
        b->hashes[b->count] = cache_hash(key, 0);
        cache_expect(&call->worker->cache, b->hashes[b->count++]);
    }
    for (size_t i = 0; i < b->count; i++) {
        cache_expect_bytes(&call->worker->cache, b->hashes[i]);
    }
}

static int write_batch(job *call, const batch *b, size_t *done)
{
    int status = ONYM_OK;
    for (size_t i = 0; i < b->count && status == ONYM_OK; i++) {
        segment word = b->words[i];
        if (call->options->letter_case == ONYM_CASE_SENTENCE) {
            call->at_start |= ends_sentence(call->text, *done, word.begin);
        }
        if (word.begin == *done + 1 && !call->want_spans) {
            put(&call->out, call->text.data + *done, 1);
        } else if (word.begin > *done) {
            status = copy_through(call, *done, word.begin);
        }
        status = status == ONYM_OK ? write_word(call, word, b->hashes[i]) : status;
        *done = word.end;
    }
    return status;
}

static walker walk_of(const job *call)
{
    const step_plan *plan = call->worker->plan;
    walker walk = {.text = call->text, .script = plan->from, .hyphens = plan->hyphens};
    walk.signs = plan->reverse;
    walk.flags = plan->flags;
    if ((plan->flags & STEP_PHRASE_NAMES) != 0 && call->options->kind != ONYM_KIND_TEXT) {
        walk.flags |= STEP_PHRASE;
    }
    return walk;
}

static int run(job *call)
{
    walker walk = walk_of(call);
    batch b = {.count = BATCH};
    size_t done = 0;
    int status = ONYM_OK;
    call->at_start = true;
    call->plain = !call->want_spans && !call->options->uncached &&
                  call->options->letter_case <= ONYM_CASE_KEEP;
    while (status == ONYM_OK && b.count == BATCH) {
        fill(&b, &walk, call);
        status = write_batch(call, &b, &done);
    }
    if (status == ONYM_OK && done < call->text.size) {
        status = copy_through(call, done, call->text.size);
    }
    return status;
}

/* What of the options a cached word depends on, and the direction. */
static unsigned key_of(const onym_translit_options *options, bool reverse)
{
    unsigned key = 1u | (unsigned)reverse << 1 | (unsigned)options->plain << 2 |
                   (unsigned)options->fold << 3 | (unsigned)options->press << 4;
    key |= (unsigned)options->kind << 5 | (unsigned)options->apostrophe << 8;
    key |= (unsigned)options->hyphen << 12 | (unsigned)options->numerals << 16;
    return key | (unsigned)options->letter_case << 20;
}

static int apply(job *call, const onym_system *system, bool reverse)
{
    int status = worker_take(&call->worker, system, reverse, call->options->uncached, call->error);
    if (status != ONYM_OK) {
        return status;
    }
    unsigned key = key_of(call->options, reverse);
    if (call->worker->cache_key != key) {
        cache_clear(&call->worker->cache);
        call->worker->cache_key = key;
    }
    size_t room = call->text.size + call->text.size / 4 + CACHE_SLACK;
    if (room <
        BUFFER_LIMIT) { /* most texts fit; when there is no memory, the first append says so */
        (void)array_reserve((void **)&call->out.data, &call->out.capacity, room, 1);
    }
    status = run(call);
    worker_return(call->worker);
    return status;
}

static int finish(onym_string *out, onym_spans *spans, job *call, int status)
{
    if (status == ONYM_OK) {
        status = buffer_take(out, &call->out, call->error);
    }
    if (status != ONYM_OK) {
        buffer_free(&call->out);
        free(call->spans);
        return status;
    }
    if (spans != NULL) {
        *spans = (onym_spans){call->spans, call->span_count};
    }
    return ONYM_OK;
}

int onym_system_apply(onym_string *out, onym_spans *spans, const onym_system *system,
                      onym_text text, const onym_translit_options *options, onym_error *error)
{
    static const onym_translit_options standard = {0};
    job call = {.text = text, .error = error, .want_spans = spans != NULL};
    call.options = options != NULL ? options : &standard;
    *out = (onym_string){NULL, 0};
    if (spans != NULL) {
        *spans = (onym_spans){NULL, 0};
    }
    return finish(out, spans, &call, apply(&call, system, false));
}

int onym_system_reverse(onym_string *out, const onym_system *system, onym_text text,
                        const onym_translit_options *options, onym_error *error)
{
    static const onym_translit_options standard = {0};
    job call = {.text = text, .error = error};
    call.options = options != NULL ? options : &standard;
    *out = (onym_string){NULL, 0};
    if (!system->has_back) {
        return reverse_likeliest(out, system, text, call.options, error);
    }
    return finish(out, NULL, &call, apply(&call, system, true));
}

void onym_spans_free(onym_spans *spans)
{
    if (spans != NULL) {
        free(spans->items);
        *spans = (onym_spans){NULL, 0};
    }
}
