/* Programs against ICU: for every shipped system, both ways, the two make the same of all short
 * strings of the letters that its rules name, and of longer ones drawn from them, with the same
 * origins. */
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "translit/program.h"
#include "translit/rules.h"
#include "unit.h"

#define ALPHABET 400
#define DRAWN    20000 /* longer strings for each system and direction */

static letters by_program, by_icu, spare;

/* The units that the rules name, and some that they do not. */
static int alphabet_of(UChar *out, const char *rules)
{
    static const UChar others[] = u" -'aзһ7";
    int count = 0;
    onym_text text = onym_text_of(rules);
    for (const UChar *o = others; *o != 0; o++) {
        out[count++] = *o;
    }
    for (size_t at = 0; at < text.size && count < ALPHABET;) {
        utf8_char c = utf8_at(text, at);
        UChar unit = (UChar)c.code_point;
        if (c.code_point == '\\' && text.data[at + 1] == 'u') {
            unit = (UChar)strtoul(text.data + at + 2, NULL, 16);
        }
        if (c.code_point > ' ' && u_memchr(out, unit, count) == NULL) {
            out[count++] = unit;
        }
        at += c.size;
    }
    return count;
}

static void fill(letters *l, const UChar *units, int32_t size)
{
    l->size = size;
    l->overflow = false;
    for (int32_t i = 0; i < size; i++) {
        l->units[i] = units[i];
        l->from[i] = i;
        l->to[i] = i + 1;
    }
}

static void compare(rule_set *rules, const char *id, const UChar *units, int32_t size)
{
    onym_error error = {0, ""};
    fill(&by_program, units, size);
    fill(&by_icu, units, size);
    int status = rules_apply(rules, &by_program, &spare, false, &error);
    assert_int_equal(rules_apply(rules, &by_icu, &spare, true, &error), status);
    bool same = by_program.size == by_icu.size &&
                u_memcmp(by_program.units, by_icu.units, by_icu.size) == 0 &&
                memcmp(by_program.from, by_icu.from, (size_t)by_icu.size * sizeof(int32_t)) == 0 &&
                memcmp(by_program.to, by_icu.to, (size_t)by_icu.size * sizeof(int32_t)) == 0;
    if (!same && status == ONYM_OK) {
        char text[64 * 4];
        UErrorCode code = U_ZERO_ERROR;
        u_strToUTF8(text, sizeof text, NULL, units, size, &code);
        fail_msg("%s: \"%s\"", id, text);
    }
}

static void compare_all(rule_set *rules, const char *id, const char *source)
{
    UChar alphabet[ALPHABET], word[24];
    int count = alphabet_of(alphabet, source);
    uint32_t seed = 1;
    for (int i = 0; i < count; i++) {
        word[0] = alphabet[i];
        compare(rules, id, word, 1);
        for (int j = 0; j < count; j++) {
            word[1] = alphabet[j];
            compare(rules, id, word, 2);
        }
    }
    for (int i = 0; i < DRAWN; i++) {
        int32_t size = 3 + i % 20;
        for (int32_t j = 0; j < size; j++) {
            seed = seed * 1664525u + 1013904223u;
            word[j] = alphabet[(seed >> 8) % (unsigned)count];
        }
        compare(rules, id, word, size);
    }
}

static void every_system_as_icu_does(void **state)
{
    (void)state;
    onym_list *ids;
    assert_int_equal(onym_system_list(&ids, ONYM_TEST_DATA, NULL), ONYM_OK);
    for (size_t i = 0; i < onym_list_count(ids); i++) {
        char path[4096];
        rulefile file;
        (void)snprintf(path, sizeof path, "%s/systems/%s.rules", ONYM_TEST_DATA,
                       onym_list_at(ids, i));
        assert_int_equal(rulefile_read(&file, path, NULL), ONYM_OK);
        for (int back = 0; back <= file.info.reversible; back++) {
            program *p;
            rule_set *rules;
            assert_int_equal(program_read(&p, &file, back, NULL), ONYM_OK);
            if (p == NULL) {
                fail_msg("%s: no program", file.info.id);
            }
            program_free(p);
            assert_int_equal(rules_open(&rules, &file, back, NULL), ONYM_OK);
            assert_int_equal(rules_compile(rules, NULL), ONYM_OK);
            compare_all(rules, file.info.id, file.info.rules);
            rules_free(rules);
        }
        rulefile_free(&file);
    }
    onym_list_free(ids);
}

/* A program, or none, for RULES. */
static bool has_program(const char *rules)
{
    rulefile file = {.info = {.rules = rules}};
    program *p;
    assert_int_equal(program_read(&p, &file, false, NULL), ONYM_OK);
    bool made = p != NULL;
    program_free(p);
    return made;
}

/* What the parser does not know is left to ICU, never guessed. */
static void strange_rules_have_no_program(void **state)
{
    (void)state;
    assert_true(has_program("а > a; [бв]+ { г } $ > g;"));
    assert_true(has_program("$v = [аеё]; $v { й > i; дз > | з; в > x"));
    static const char *const strange[] = {
        "(а) > $1;",
        "а > a | b;",
        "'аб'? в > x;",
        "а . > x;",
        "а? > x;",
        "а > &Any-Lower;",
        "а → x;",
        "$v > x;",
        "[$v] > x;",
        "а > [bc];",
        "а ^ б > x;",
        "а > | aa;",
        "а { } б > x;",
        "\\p{L} > x;",
        "а > b > c;",
        "а } б } в > x;",
        "[а > x;",
        "'а > x;",
        "а \\N{DIGIT ONE} > x;",
        "а <> | b;",
        "$v = ; а > $v;",
        "'' > x;",
        "а ∆ б > x;",
        "\\u00 > x;",
    };
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        if (has_program(strange[i])) {
            fail_msg("%s", strange[i]);
        }
    }
}

static void endless_rules_end(void **state)
{
    (void)state;
    rulefile file = {.info = {.rules = "а > | б; б > | а;"}};
    program *p;
    assert_int_equal(program_read(&p, &file, false, NULL), ONYM_OK);
    assert_non_null(p);
    fill(&by_program, u"ааа", 3);
    assert_false(program_run(p, &by_program, &spare));
    program_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_system_as_icu_does),
        cmocka_unit_test(strange_rules_have_no_program),
        cmocka_unit_test(endless_rules_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
