/* Queries that write a name in another way: the family name first or last, or with or without the
 * Korean word for what kind of place it is. */
#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "glossary/query.h"
#include "text/key.h"
#include "text/script.h"

/* A name of more words is not a person's. */
#define WORDS_MAX 4

/* What the North and the South call cities, counties, wards, towns, townships, villages and
 * quarters, as keys of what romanisations make of it. */
static const char *const units[] = {"si",    "shi",  "gun", "kun",  "gu",        "ku", "guyok",
                                    "kuyok", "eup",  "up",  "dong", "tong",      "ri", "ni",
                                    "myeon", "myon", "li",  "do",   "rodongjagu"};

/* The words of TEXT, without the comma behind the family name. */
static size_t split(onym_text out[WORDS_MAX], onym_text text)
{
    onym_text word;
    size_t count = 0;
    while (text_split(&word, &text, ' ')) {
        word.size -= word.size > 0 && word.data[word.size - 1] == ',';
        if (word.size == 0) {
            continue;
        }
        if (count == WORDS_MAX) {
            return 0;
        }
        out[count++] = word;
    }
    return count;
}

/* Asks for the words from FIRST on, then those before it. */
static int add_turned(query *q, const onym_text *words, size_t count, size_t first)
{
    static const reading how = {ONYM_MATCH_INFLECTED, SCORE_TURNED, INFLECT_PERSON, NULL};
    buffer turned = {0}, key = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_append_text(&turned, words[(first + i) % count]);
        buffer_puts(&turned, i + 1 < count ? " " : "");
    }
    key_append(&key, buffer_text(&turned));
    int status = turned.failed || key.failed ? error_memory(q->error) : ONYM_OK;
    status = status == ONYM_OK ? query_add(q, buffer_text(&key), &how) : status;
    buffer_free(&turned);
    buffer_free(&key);
    return status;
}

static bool is_unit(onym_text key)
{
    bool same = false;
    for (size_t i = 0; i < sizeof units / sizeof *units && !same; i++) {
        same = text_equals(key, units[i]);
    }
    return same;
}

/* Asks for TEXT without the unit that a hyphen or a blank parts from it. */
static int add_without_unit(query *q, onym_text text)
{
    static const reading how = {ONYM_MATCH_INFLECTED, SCORE_COMPOUND, INFLECT_PLACE, "en"};
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != '-' && text.data[at - 1] != ' ') {
        at--;
    }
    if (at < 2) {
        return ONYM_OK;
    }
    buffer key = {0};
    key_append(&key, (onym_text){text.data + at, text.size - at});
    bool unit = is_unit(buffer_text(&key));
    if (unit) {
        buffer_clear(&key);
        key_append(&key, (onym_text){text.data, at - 1});
    }
    int status = key.failed ? error_memory(q->error) : ONYM_OK;
    status = status == ONYM_OK && unit ? query_add(q, buffer_text(&key), &how) : status;
    buffer_free(&key);
    return status;
}

/* The units that the names of places end in where they are listed, nearest to a city first. */
static const struct {
    const char *lang, *unit;
} listed_units[] = {
    {"ko", "시"},       {"ko", "군"},       {"ko", "구역"},   {"ko", "구"},     {"ko", "도"},
    {"ko", "로동자구"}, {"en", "district"}, {"en", "county"}, {"en", "island"},
};

/* Asks for TEXT with the unit that it leaves out: 개천 is 개천시, Kangso is Kangso District. */
static int add_with_unit(query *q)
{
    buffer key = {0};
    int status = ONYM_OK;
    const char *lang = query_ends_in_hangul(q->text) ? "ko" : "en";
    for (size_t i = 0; i < sizeof listed_units / sizeof *listed_units && status == ONYM_OK; i++) {
        reading how = {ONYM_MATCH_INFLECTED, SCORE_COMPOUND, INFLECT_PLACE, lang};
        if (strcmp(listed_units[i].lang, lang) == 0) {
            buffer_clear(&key);
            buffer_append_text(&key, buffer_text(&q->key));
            buffer_puts(&key, listed_units[i].unit);
            status = key.failed ? error_memory(q->error) : query_add(q, buffer_text(&key), &how);
        }
    }
    buffer_free(&key);
    return status;
}

int query_add_rephrased(query *q)
{
    onym_text words[WORDS_MAX];
    size_t count = split(words, q->text);
    int status = ONYM_OK;
    if (count > 1) {
        status = add_turned(q, words, count, count - 1);
        status = status == ONYM_OK && count > 2 ? add_turned(q, words, count, 1) : status;
    }
    status = status == ONYM_OK && q->count == 0 ? add_without_unit(q, q->text) : status;
    bool name = count == 1 && utf8_length(q->text) > 1;
    return status == ONYM_OK && q->count == 0 && name ? add_with_unit(q) : status;
}
