/* Korean surnames: the spellings of one that differ more than romanisations confuse. */
#include "check/korean_surname.h"

#include <string.h>

/* Spellings of one Korean surname, which differ more than romanisations confuse. */
static const char surnames[][6][6] = {
    {"pak", "park", "bak"},
    {"ri", "lee", "yi", "rhee", "li"},
    {"kim", "gim"},
    {"choe", "choi"},
    {"jong", "jung", "jeong", "chung", "chong"},
    {"jo", "cho"},
    {"jon", "jeon", "chun", "chon"},
    {"ryu", "yoo", "yu", "liu"},
    {"ro", "noh", "roh", "no"},
    {"rim", "lim", "im"},
    {"jang", "chang"},
    {"ju", "joo", "chu"},
    {"u", "woo", "wu"},
    {"o", "oh"},
    {"paek", "baek", "baik"},
    {"kang", "gang"},
    {"ko", "go", "koh"},
    {"ku", "koo", "gu"},
    {"so", "seo", "suh"},
    {"ryang", "yang"},
};

static bool has_surname(size_t group, const char *word)
{
    for (size_t i = 0; i < sizeof *surnames / sizeof **surnames && *surnames[group][i] != '\0';
         i++) {
        if (surnames[group][i][0] == *word && strcmp(surnames[group][i], word) == 0) {
            return true;
        }
    }
    return false;
}

bool korean_surname_is(const char *key)
{
    if (strlen(key) >= sizeof **surnames) {
        return false; /* most words */
    }
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        if (has_surname(i, key)) {
            return true;
        }
    }
    return false;
}

bool korean_surname_is_same(const char *a, const char *b)
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        if (has_surname(i, a)) {
            return has_surname(i, b);
        }
    }
    return false;
}
