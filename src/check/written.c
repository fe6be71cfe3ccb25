/* Written: whether a mention is written as a given form, marks and capitals overlooked. */
#include "check/judgement.h"

#include "base/slice.h"
#include "text/plain.h"

/* Whether CAPITALS are TEXT in capitals. */
static bool is_upper_of(onym_text capitals, const char *text)
{
    onym_text other = onym_text_of(text);
    if (capitals.size != other.size) {
        return false;
    }
    for (size_t i = 0; i < other.size; i++) {
        char c = other.data[i];
        if ((c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c) != capitals.data[i]) {
            return false;
        }
    }
    return true;
}

bool judgement_is_written(judgement *j, const char *form)
{
    onym_text bare = onym_text_of(form);
    if (plain_is(bare)) {
        onym_text written = buffer_text(&j->plain);
        return text_equals(written, form) || (j->all_capitals && is_upper_of(written, form));
    }
    buffer plain = {0};
    plain_append(&plain, bare);
    bool same = text_equals(buffer_text(&j->plain), plain.data != NULL ? plain.data : "");
    same = same || (j->all_capitals && is_upper_of(buffer_text(&j->plain), plain.data));
    buffer_free(&plain);
    return same;
}

/* Whether the mention has marks over letters or apostrophes, as romanisations do. */
static bool has_marks(const judgement *j)
{
    for (size_t i = 0; i < j->plain.size; i++) {
        if (j->plain.data[i] == '\'' || (unsigned char)j->plain.data[i] >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Systems that write letter by letter know no capitals; texts that use them do. */
static bool is_capital_of(char capital, char small)
{
    return small >= 'a' && small <= 'z' && capital == small - 'a' + 'A';
}

bool judgement_is_written_loosely(judgement *j, const char *form)
{
    if (judgement_is_written(j, form) || (has_marks(j) && !j->all_capitals)) {
        return true;
    }
    buffer plain = {0}, bare = {0};
    plain_append(&plain, onym_text_of(form));
    for (size_t i = 0; i < plain.size; i++) {
        if (plain.data[i] != '\'') {
            buffer_putc(&bare, plain.data[i]);
        }
    }
    bool same =
        bare.size == j->plain.size && bare.size > 0 &&
        (bare.data[0] == j->plain.data[0] || is_capital_of(j->plain.data[0], bare.data[0])) &&
        memcmp(bare.data + 1, j->plain.data + 1, bare.size - 1) == 0;
    buffer_free(&plain);
    buffer_free(&bare);
    return same;
}
