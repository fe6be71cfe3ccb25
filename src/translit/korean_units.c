/* ko-units: place names, with the names of administrative units behind a hyphen.
 *
 * For --kind place; in running text only with the parameter text, behind names that the exception
 * list knows as provinces and cities, and between numbers and what they count (12-p'an).  Other
 * parameters:
 *
 *     solid     no hyphens, only capitals
 *     book      the northern and southern half of a province belongs to the unit: Kyŏngsang-bukto
 *     roads     streets have units too: -daero, -ro before a number, beon-gil (road addresses)
 *     kp        the units of the North: -guyŏk, -rodongjagu
 *     generics  rivers and mountains have a hyphen too: Amnok-kang
 *     voiced    -gang, -gol, -bong keep the voiced letter after any final: Amrokgang
 *
 * 리, 동, 도 and others end names that are no units (왕십리, 안동, 독도): the list has those names;
 * an island in 도 is told from a province because provinces are few and all in the list. */
#include <string.h>

#include "translit/korean.h"
#include "translit/korean_exceptions.h"
#include "translit/korean_hangul.h"

/* A name of a unit, and what must stand before it. */
typedef struct unit_name {
    const UChar *text;
    uint8_t size;
    uint8_t base; /* syllables at least before it */
    enum { ALWAYS, LISTED, ROADS, NORTH, HALVES, GENERICS } when;
} unit_name;

/* Longer ones first. */
static const unit_name UNITS[] = {
    {u"특별자치도", 5, 2, ALWAYS}, {u"특별자치시", 5, 2, ALWAYS}, {u"로동자구", 4, 2, NORTH},
    {u"특별시", 3, 2, ALWAYS},     {u"광역시", 3, 2, ALWAYS},     {u"직할시", 3, 2, ALWAYS},
    {u"특급시", 3, 2, NORTH},      {u"북도", 2, 2, HALVES},       {u"남도", 2, 2, HALVES},
    {u"산맥", 2, 2, GENERICS},     {u"고원", 2, 2, GENERICS},     {u"반도", 2, 2, GENERICS},
    {u"구역", 2, 1, NORTH},        {u"대로", 2, 2, ROADS},        {u"번길", 2, 2, ROADS},
    {u"길", 1, 2, ROADS},          {u"도", 1, 2, LISTED},         {u"시", 1, 2, ALWAYS},
    {u"군", 1, 2, ALWAYS},         {u"구", 1, 2, ALWAYS},         {u"읍", 1, 1, ALWAYS},
    {u"면", 1, 2, ALWAYS},         {u"리", 1, 2, ALWAYS},         {u"동", 1, 1, ALWAYS},
    {u"강", 1, 2, GENERICS},       {u"산", 1, 2, GENERICS},       {u"봉", 1, 2, GENERICS},
    {u"령", 1, 2, GENERICS},       {u"만", 1, 2, GENERICS},
};

/* Directions, which are the whole name of districts and townships: 중구 Jung-gu, 서면 Seo-myeon. */
static const UChar DIRECTIONS[] = u"동서남북중";

/* Features that the North writes solid, with the voiced letter always: 압록강 Amrokgang. */
static const UChar FEATURES[] = u"강골봉덕";

/* Units that a number may stand before: 종로 2가, 봉천 1동. */
static const UChar COUNTED[] = u"가동리길구호";

/* The place being written. */
typedef struct place_writer {
    stretch *out;
    const stretch *in;
    bool solid, halves, roads, north, generics, voiced, read, full;
} place_writer;

static void put(place_writer *place, UChar unit)
{
    place->full = place->full || !ko_put(place->out, unit);
}

static void put_all(place_writer *place, const UChar *text, int32_t size)
{
    place->full = place->full || !ko_put_all(place->out, text, size);
}

static bool is_digit(UChar unit)
{
    return unit >= u'0' && unit <= u'9';
}

/* The unit at offset AT of IN, 0 behind its end. */
static UChar unit_at(const stretch *in, int32_t at)
{
    return at < in->size ? in->units[at] : 0;
}

static int32_t count_hangul(const stretch *in, int32_t at)
{
    int32_t size = 0;
    while (hangul_is(unit_at(in, at + size))) {
        size++;
    }
    return size;
}

static int32_t count_digits(const stretch *in, int32_t at)
{
    int32_t size = 0;
    while (is_digit(unit_at(in, at + size))) {
        size++;
    }
    return size;
}

/* True when the SIZE syllables at BASE are a province, or another name that -do follows. */
static bool is_province(const UChar *base, int32_t size)
{
    const ko_entry *entry = ko_entry_of(base, size);
    return entry != NULL && (entry->marks[entry->size] & KO_MARK_SPLIT) != 0;
}

static bool unit_fits(const place_writer *place, const unit_name *unit, const UChar *word,
                      int32_t base)
{
    bool short_base = base == 1 && hangul_is_one_of(word[0], DIRECTIONS) &&
                      (unit->text[0] == u'구' || unit->text[0] == u'면');
    switch (unit->when) {
    case ROADS:
        return place->roads && base >= unit->base;
    case NORTH:
        return place->north && base >= unit->base;
    case GENERICS:
        return place->generics && base >= unit->base;
    case HALVES:
        return place->halves && is_province(word, base);
    case LISTED:
        return is_province(word, base);
    case ALWAYS:
    default:
        return base >= unit->base || short_base;
    }
}

/* True when the list says that the word has no unit at its end. */
static bool is_solid(const UChar *word, int32_t size)
{
    const ko_entry *whole = ko_entry_of(word, size);
    if (whole != NULL) {
        return whole->class == KO_CLASS_PLACE || whole->class == KO_CLASS_UNIT || whole->noun;
    }
    return ko_entry_ending(word, size) != NULL;
}

/* The number of syllables of the unit at the end of the word, 0 when it has none. */
static int32_t unit_size(const place_writer *place, const UChar *word, int32_t size)
{
    if (place->solid || is_solid(word, size)) {
        return 0;
    }
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        const unit_name *unit = &UNITS[i];
        int32_t base = size - unit->size;
        if (base > 0 && memcmp(word + base, unit->text, unit->size * sizeof(UChar)) == 0 &&
            unit_fits(place, unit, word, base)) {
            return unit->size;
        }
    }
    return 0;
}

/* True when a house number follows the word that ends at END, and not a section of the street:
 * 테헤란로 152, but 종로 2가. */
static bool has_number(const place_writer *place, int32_t end)
{
    int32_t at = end + (unit_at(place->in, end) == u' ');
    int32_t digits = count_digits(place->in, at);
    return digits > 0 && unit_at(place->in, at + digits) != u'가';
}

/* Writes the word of SIZE syllables at AT. */
static void put_word(place_writer *place, int32_t at, int32_t size)
{
    const UChar *word = place->in->units + at;
    const ko_entry *entry = ko_entry_of(word, size);
    int32_t tail = unit_at(place->in, at + size) == u'-' ? 0 : unit_size(place, word, size);
    if (tail == 0 && place->roads && size > 1 && word[size - 1] == u'로' &&
        has_number(place, at + size)) {
        tail = 1;
    }
    bool inner = at > 0 && (place->in->units[at - 1] == u'-' || is_digit(place->in->units[at - 1]));
    if (!inner && (entry == NULL || !entry->noun)) {
        put(place, KO_CAPITAL);
    }
    if (place->voiced && tail == 0 && size > 2 && hangul_is_one_of(word[size - 1], FEATURES)) {
        put_all(place, word, size - 1);
        put(place, KO_WALL);
        put(place, word[size - 1]);
        return;
    }
    put_all(place, word, size - tail);
    if (tail > 0) {
        put(place, u'-');
        put_all(place, word + size - tail, tail);
    }
}

/* Writes how the number of SIZE digits at AT is read, in Sino-Korean: 12 as 십이. */
static void put_reading(place_writer *place, int32_t at, int32_t size)
{
    static const UChar digits[] = u"영일이삼사오육칠팔구";
    static const UChar powers[] = {0, u'십', u'백', u'천'};
    if (size > 4) {
        return;
    }
    put(place, u'(');
    for (int32_t i = 0; i < size; i++) {
        int digit = place->in->units[at + i] - u'0';
        int32_t power = size - 1 - i;
        if (digit == 0 && size > 1) {
            continue;
        }
        if (digit != 1 || power == 0) {
            put(place, digits[digit]);
        }
        if (power > 0) {
            put(place, powers[power]);
        }
    }
    put(place, u')');
}

/* Writes the number at AT with the unit that it counts; returns the offset behind them. */
static int32_t put_number(place_writer *place, int32_t at)
{
    const stretch *in = place->in;
    int32_t digits = count_digits(in, at);
    int32_t end = at + digits;
    int32_t size = count_hangul(in, end);
    if (at > 0 && hangul_is(in->units[at - 1])) {
        put(place, u' ');
    }
    put_all(place, in->units + at, digits);
    if (size == 1 && hangul_is_one_of(in->units[end], COUNTED)) {
        if (place->read && hangul_is_one_of(in->units[end], u"가동리")) {
            put_reading(place, at, digits);
        }
        put(place, u'-');
        put(place, in->units[end]);
        return end + 1;
    }
    if (size == 2 && place->roads && in->units[end] == u'번' && in->units[end + 1] == u'길') {
        put(place, u'번');
        put(place, u'-');
        put(place, u'길');
        return end + 2;
    }
    return end;
}

/* True when the word of SIZE syllables at AT is a listed name with a unit behind it: 서울시. */
static bool is_listed(const stretch *in, int32_t at, int32_t size)
{
    return size > 2 && hangul_is_one_of(in->units[at + size - 1], u"시도군") &&
           is_province(in->units + at, size - 1);
}

/* Running text: hyphens behind listed names, and between a number and what it counts. */
static int text_units(stretch *out, const stretch *in, bool wanted, onym_error *error)
{
    for (int32_t at = 0; at < in->size;) {
        int32_t size = count_hangul(in, at);
        bool listed = wanted && size > 0 && is_listed(in, at, size);
        int32_t plain = size == 0 ? 1 : listed ? size - 1 : size;
        bool counted = wanted && size > 0 && at > 0 && is_digit(in->units[at - 1]);
        bool done = !counted || ko_put(out, u'-');
        done = done && ko_put_all(out, in->units + at, plain);
        if (listed) {
            done = done && ko_put(out, u'-') && ko_put(out, in->units[at + plain]);
        }
        if (!done) {
            return ko_full(error);
        }
        at += size == 0 ? 1 : size;
    }
    return ONYM_OK;
}

int ko_units(stretch *out, const stretch *in, const char *parameters,
             const onym_translit_options *options, onym_error *error)
{
    place_writer place = {.out = out, .in = in};
    if (options->kind != ONYM_KIND_PLACE) {
        return text_units(out, in, ko_parameter(parameters, "text"), error);
    }
    place.solid = ko_parameter(parameters, "solid");
    place.halves = ko_parameter(parameters, "book");
    place.roads = ko_parameter(parameters, "roads");
    place.north = ko_parameter(parameters, "kp");
    place.generics = ko_parameter(parameters, "generics");
    place.voiced = ko_parameter(parameters, "voiced");
    place.read = options->numerals == ONYM_NUMERALS_READ;
    for (int32_t at = 0; at < in->size;) {
        int32_t size = count_hangul(in, at);
        if (size > 0) {
            put_word(&place, at, size);
            at += size;
        } else if (is_digit(in->units[at]) && !place.solid) {
            at = put_number(&place, at);
        } else {
            put(&place, in->units[at++]);
        }
    }
    return place.full ? ko_full(error) : ONYM_OK;
}
