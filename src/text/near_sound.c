/* Nearness: how match keys sound, whichever romanisation they are in. */
#include "text/near.h"

#include <string.h>

#include "base/buffer.h"
#include "text/near_letters.h"

/* Letters that stand for one sound in one romanisation or another, longest first. */
static const struct {
    char letters[6], sound[3];
} sounds[] = {
    {"shch", "s"}, {"yeo", "o"}, {"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"dzh", "c"},
    {"eo", "o"},   {"eu", "u"},  {"oo", "u"},   {"ou", "u"},  {"ch", "c"},  {"kh", "h"},
    {"sh", "s"},   {"zh", "z"},  {"ph", "p"},   {"th", "t"},  {"ts", "c"},  {"tz", "c"},
    {"ye", "e"},   {"yo", "o"},  {"ii", "i"},   {"iy", "i"},  {"yi", "i"},  {"yy", "i"},
    {"ij", "i"},   {"ia", "ia"}, {"ya", "ia"},  {"yu", "iu"}, {"ju", "iu"}, {"ja", "ia"},
    {"ee", "i"},   {"ck", "k"},  {"ks", "x"},   {"ai", "ai"}, {"ay", "ai"}, {"ae", "e"},
    {"g", "k"},    {"q", "k"},   {"d", "t"},    {"b", "p"},   {"j", "c"},   {"r", "l"},
    {"y", "i"},    {"w", "v"},   {"f", "v"},
};

/* Appends the sound at AT of KEY to OUT and returns the bytes that it took. */
static size_t append_sound(buffer *out, onym_text key, size_t at)
{
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        if (sounds[i].letters[0] != key.data[at]) {
            continue; /* most of the table: not worth a call */
        }
        size_t size = strlen(sounds[i].letters);
        if (key.size - at >= size && memcmp(key.data + at, sounds[i].letters, size) == 0) {
            buffer_puts(out, sounds[i].sound);
            return size;
        }
    }
    buffer_putc(out, key.data[at]);
    return 1;
}

void near_sound_append(buffer *out, onym_text key)
{
    for (size_t at = 0; at < key.size;) {
        size_t before = out->size;
        at += append_sound(out, key, at);
        bool letter = out->size > before && (unsigned char)out->data[before] < 0x80 &&
                      !near_is_digit((unsigned char)out->data[before]);
        if (letter && before > 0 && out->data[before] == out->data[before - 1]) {
            memmove(out->data + before, out->data + before + 1, out->size - before);
            out->size--;
        }
    }
}

unsigned near_confusion(onym_text a, onym_text b)
{
    buffer x = {0}, y = {0};
    near_sound_append(&x, a);
    near_sound_append(&y, b);
    bool failed = x.failed || y.failed;
    unsigned distance =
        failed ? NEAR_FAR : near_distance(buffer_text(&x), buffer_text(&y), 3 * NEAR_EDIT);
    buffer_free(&x);
    buffer_free(&y);
    return distance;
}
