/* Nearness: what a slip costs, and that near keys always share a signature. */
#include "unit.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "text/near.h"
#include "text/near_letters.h"

static void distances_are_what_the_slips_cost(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned distance;
    } cases[] = {
        {"", "", 0},
        {"pyongyang", "pyongyang", 0},
        {"pyonyang", "pyongyang", 10},   /* a letter left out */
        {"rodog", "rodong", 10},         /* another */
        {"pyongyangs", "pyongyang", 10}, /* one too many */
        {"pyongzang", "pyongyang", 10},  /* another letter */
        {"pyognyang", "pyongyang", 10},  /* two swapped */
        {"puttin", "putin", 5},          /* doubled */
        {"kimmjongun", "kimjongun", 5},
        {"phyongyang", "pyongyang", 6}, /* h after a consonant */
        {"pyeongyang", "pyongyang", 7}, /* one vowel of two */
        {"kimjungun", "kimjongun", 7},  /* one vowel for another */
        {"bukhang", "pukhang", 7},      /* b for p */
        {"vladamir", "vladimir", 7},
        {"kiev", "kyiv", 14},
        {"hyong", "yong", 10}, /* an h that follows nothing */
        {"평양", "평얀", 10},  /* one final consonant for another */
        {"평양", "평앙", 7},   /* one vowel */
        {"평양", "펴양", 10},  /* a final left out */
        {"пхеньян", "пхеньан", 7},
        {"пхенян", "пхеньян", 7}, /* ь beside a vowel */
        {"москва", "масква", 7},
        {"ab", "ba", 10},
        {"hwasong15", "hwasung15", 7},
        {"hwasong15", "hwasong17", NEAR_FAR}, /* another number is another thing */
        {"hwasong15", "hwasong155", NEAR_FAR},
        {"hwasong15", "hwasong51", NEAR_FAR},
        {"hwasong15", "hwasong", NEAR_FAR},
        {"putina", "putin", 10}, /* a vowel at an end is beside no other */
        {"emoscow", "moscow", 10},
        {"abc", "", 30},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        onym_text a = onym_text_of(cases[i].a), b = onym_text_of(cases[i].b);
        unsigned there = near_distance(a, b, 100), back = near_distance(b, a, 100);
        if (there != cases[i].distance || back != cases[i].distance) {
            fail_msg("%s and %s: %u and %u, not %u", cases[i].a, cases[i].b, there, back,
                     cases[i].distance);
        }
    }
}

/* A word of up to LENGTH letters that costs turn on. */
static onym_text make_word(char *out, unsigned length)
{
    static const char from[] = "aeiouyrnmclvwdhkgpbtszx01lioo5jf";
    size_t size = (size_t)rand() % (length + 1);
    for (size_t i = 0; i < size; i++) {
        out[i] = from[(size_t)rand() % (sizeof from - 1)];
    }
    return (onym_text){out, size};
}

/* WORD with some letters changed, left out, doubled or swapped. */
static onym_text change(char *out, onym_text word)
{
    size_t size = 0;
    for (size_t i = 0; i < word.size; i++) {
        switch (rand() % 12) {
        case 0:
            break;
        case 1:
            out[size++] = word.data[i];
            out[size++] = word.data[i];
            break;
        case 2:
            out[size++] = "mwdrncl"[rand() % 7];
            break;
        case 3:
            if (i + 1 < word.size) {
                out[size++] = word.data[i + 1];
            }
            out[size++] = word.data[i];
            i++;
            break;
        default:
            out[size++] = word.data[i];
        }
    }
    return (onym_text){out, size};
}

static void quick_way_finds_what_the_slow_one_does(void **state)
{
    (void)state;
    unsigned near = 0;
    srand(7);
    for (size_t i = 0; i < 100000; i++) {
        char a[24], b[64];
        onym_text x = make_word(a, 14), y = i % 4 == 0 ? make_word(b, 14) : change(b, x);
        unsigned limit = (unsigned)(rand() % 31);
        unsigned quick = near_distance(x, y, limit), slow = near_distance_slowly(x, y, limit);
        near += slow != NEAR_FAR;
        if (quick != slow) {
            fail_msg("%.*s and %.*s within %u: %u, not %u", (int)x.size, x.data, (int)y.size,
                     y.data, limit, quick, slow);
        }
    }
    assert_true(near > 10000); /* not all alike */
}

static void limit_is_exact(void **state)
{
    (void)state;
    onym_text a = TEXT("pyonyang"), b = TEXT("pyongyang"), c = TEXT("zelenski"), d = TEXT("seoul");
    assert_int_equal(near_distance(a, b, 10), 10);
    assert_int_equal(near_distance(a, b, 9), NEAR_FAR);
    assert_int_equal(near_distance(c, d, 20), NEAR_FAR);
    assert_int_equal(near_distance(b, b, 0), 0);
}

/* Names that a glossary has, as keys. */
static const char *const names[] = {
    "pyongyang",   "seoul",        "moscow",    "kyiv",        "putin",     "kimjongun",
    "kimjongil",   "rodongsinmun", "nknews",    "vladivostok", "vostochny", "khabarovsk",
    "zelenskyy",   "medvedev",     "lavrov",    "shoigu",      "peskov",    "choesonhui",
    "yoonsukyeol", "moonjaein",    "hwasong",   "kaesong",     "wonsan",    "hamhung",
    "sinuiju",     "rason",        "punggyeri", "yongbyon",    "sohae",     "musudan",
    "taepodong",   "iskander",     "topol",     "sarmat",      "baikonur",  "plesetsk",
    "roscosmos",   "gazprom",      "tass",      "interfax",    "yonhap",    "kcna",
    "dprk",        "평양",         "서울",      "로동신문",    "김정은",    "пхеньян",
    "москва",      "владивосток"};

static bool share(const char *a, const char *b)
{
    int64_t x[NEAR_MAX_SIGNATURES], y[NEAR_MAX_SIGNATURES];
    size_t n = near_signatures(x, onym_text_of(a), 2 * NEAR_EDIT),
           m = near_signatures(y, onym_text_of(b), 2 * NEAR_EDIT);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < m; j++) {
            if (x[i] == y[j]) {
                return true;
            }
        }
    }
    return false;
}

static void assert_share(const char *a, const char *b)
{
    if (!share(a, b)) {
        fail_msg("%s and %s share no signature", a, b);
    }
}

/* The letters of NAME as strings. */
static size_t letters_of(char out[32][5], const char *name)
{
    size_t count = 0;
    for (const char *at = name; *at != '\0'; count++) {
        size_t size = (unsigned char)*at < 0x80 ? 1 : (unsigned char)*at < 0xE0 ? 2 : 3;
        memcpy(out[count], at, size);
        out[count][size] = '\0';
        at += size;
    }
    return count;
}

/* NAME with letters FROM..TO replaced by MIDDLE shares a signature with it. */
static void check_edit(const char *name, char letters[32][5], size_t count, size_t from, size_t to,
                       const char *middle)
{
    buffer edited = {0};
    for (size_t i = 0; i < from; i++) {
        buffer_puts(&edited, letters[i]);
    }
    buffer_puts(&edited, middle);
    for (size_t i = to; i < count; i++) {
        buffer_puts(&edited, letters[i]);
    }
    assert_share(name, edited.data);
    buffer_free(&edited);
}

static void every_single_edit_shares_a_signature(void **state)
{
    (void)state;
    assert_int_equal(COUNT_OF(names), 50);
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        char letters[32][5];
        size_t count = letters_of(letters, names[n]);
        bool latin = (unsigned char)names[n][0] < 0x80;
        for (size_t i = 0; i <= count; i++) {
            for (char c = 'a'; c <= 'z'; c++) {
                check_edit(names[n], letters, count, i, i, (char[]){c, '\0'});
                if (i < count && latin) { /* a Latin letter for a syllable is three edits */
                    check_edit(names[n], letters, count, i, i + 1, (char[]){c, '\0'});
                }
            }
            if (i < count && latin) {
                check_edit(names[n], letters, count, i, i + 1, "");
            }
            if (i + 1 < count && latin) {
                char swapped[3] = {letters[i + 1][0], letters[i][0], '\0'};
                check_edit(names[n], letters, count, i, i + 2, swapped);
            }
        }
    }
}

/* Spellings that romanisations confuse are more than an edit apart and meet all the same. */
static void confusions_share_a_signature(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"phyongyang", "pyeongyang"},  {"zelenskiy", "zelenskyy"},
        {"zelensky", "zelenskyi"},     {"dostoevsky", "dostoyevskiy"},
        {"medvedev", "medvyedyev"},    {"choeryonghae", "choiryeonghae"},
        {"leemyungbak", "limyongpak"}, {"pukchong", "bukcheong"},
        {"kimjongun", "gimjeongeun"},  {"vladimirputin", "vladamirputtin"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        assert_share(pairs[i][0], pairs[i][1]);
    }
    assert_false(share("seoul", "moscow"));
    assert_false(share("pyongyang", "vladivostok"));
}

static void skeletons_are_of_consonants(void **state)
{
    (void)state;
    static const char *const same[][2] = {{"pyongyang", "phyeongyang"},
                                          {"kimjongun", "gimjeongeun"},
                                          {"medvedev", "medwyedyef"},
                                          {"leemyungbak", "rimyongpak"},
                                          {"seoul", "sol"}};
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        int64_t a = near_skeleton(onym_text_of(same[i][0]));
        assert_int_equal(a, near_skeleton(onym_text_of(same[i][1])));
        assert_int_not_equal(a, 0);
    }
    assert_int_not_equal(near_skeleton(TEXT("pyongyang")), near_skeleton(TEXT("pyonyang")));
    assert_int_equal(near_skeleton(TEXT("")), 0);
    assert_int_equal(near_skeleton(TEXT("ukyo")), 0); /* one consonant */
}

static void short_and_long_keys_have_no_signatures(void **state)
{
    (void)state;
    int64_t out[NEAR_MAX_SIGNATURES];
    assert_int_equal(near_signatures(out, TEXT(""), 2 * NEAR_EDIT), 0);
    assert_int_equal(near_signatures(out, TEXT("un"), 2 * NEAR_EDIT), 0);
    assert_true(near_signatures(out, TEXT("tass"), 2 * NEAR_EDIT) > 0);
    buffer key = {0};
    for (size_t i = 0; i < NEAR_MAX_LETTERS; i++) {
        buffer_putc(&key, (char)('a' + i % 26));
    }
    size_t most = near_signatures(out, buffer_text(&key), 2 * NEAR_EDIT);
    assert_true(most > NEAR_MAX_LETTERS && most <= NEAR_MAX_SIGNATURES);
    assert_int_equal(near_distance(buffer_text(&key), buffer_text(&key), 10), 0);
    buffer_putc(&key, 'z');
    assert_int_equal(near_signatures(out, buffer_text(&key), 2 * NEAR_EDIT), 0);
    assert_int_equal(near_distance(buffer_text(&key), buffer_text(&key), 10), NEAR_FAR);
    assert_int_equal(near_skeleton(buffer_text(&key)), 0);
    buffer_free(&key);
}

static void signatures_are_distinct_and_sorted(void **state)
{
    (void)state;
    int64_t out[NEAR_MAX_SIGNATURES];
    size_t count = near_signatures(out, TEXT("aaabbb"), 2 * NEAR_EDIT);
    for (size_t i = 1; i < count; i++) {
        assert_true(out[i] > out[i - 1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_what_the_slips_cost),
        cmocka_unit_test(quick_way_finds_what_the_slow_one_does),
        cmocka_unit_test(limit_is_exact),
        cmocka_unit_test(every_single_edit_shares_a_signature),
        cmocka_unit_test(confusions_share_a_signature),
        cmocka_unit_test(skeletons_are_of_consonants),
        cmocka_unit_test(short_and_long_keys_have_no_signatures),
        cmocka_unit_test(signatures_are_distinct_and_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
