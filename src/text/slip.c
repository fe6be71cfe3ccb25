/* Slips: how a hand or an ear that meant one word comes to write another. */
#include "text/slip.h"

#include <stdbool.h>
#include <string.h>

/* Likely slips, left out letters, and letters that nothing explains. */
enum { DOUBLED = 6, LIKELY = 8, LEFT_OUT = 9, UNLIKELY = 11 };

/* Where each letter lies on the keyboard of English typists: its row, and its place there in half
 * keys. */
static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

static bool find_key(int *row, int *place, char letter)
{
    for (int i = 0; i < 3; i++) {
        const char *at = letter != '\0' ? strchr(rows[i], letter) : NULL;
        if (at != NULL) {
            *row = i;
            *place = (int)(at - rows[i]) * 2 + i;
            return true;
        }
    }
    return false;
}

static bool are_beside(char a, char b)
{
    int row_a, row_b, place_a, place_b;
    if (!find_key(&row_a, &place_a, a) || !find_key(&row_b, &place_b, b)) {
        return false;
    }
    int across = place_a > place_b ? place_a - place_b : place_b - place_a;
    int down = row_a > row_b ? row_a - row_b : row_b - row_a;
    return down + across > 0 && ((down == 0 && across == 2) || (down == 1 && across <= 1));
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* The letter of TEXT at AT; 0 outside. */
static char letter_at(onym_text text, size_t at)
{
    return at < text.size ? text.data[at] : '\0';
}

/* The letter AT of TEXT is one too many. */
static unsigned extra_cost(onym_text text, size_t at)
{
    char c = text.data[at], before = at > 0 ? text.data[at - 1] : '\0';
    char after = letter_at(text, at + 1);
    if (c == before || c == after) {
        return DOUBLED;
    }
    return are_beside(c, before) || are_beside(c, after) ? LIKELY : UNLIKELY;
}

static unsigned replaced_cost(char written, char meant)
{
    bool vowels = is_vowel(written) && is_vowel(meant);
    return vowels || are_beside(written, meant) ? LIKELY : UNLIKELY;
}

unsigned slip_cost(onym_text written, onym_text meant, unsigned distance)
{
    size_t begin = 0, a = written.size, b = meant.size;
    while (begin < a && begin < b && written.data[begin] == meant.data[begin]) {
        begin++;
    }
    while (a > begin && b > begin && written.data[a - 1] == meant.data[b - 1]) {
        a--;
        b--;
    }
    size_t left = a - begin, right = b - begin;
    unsigned cost = distance;
    if (left == 1 && right == 0) {
        cost = extra_cost(written, begin);
    } else if (left == 0 && right == 1) {
        cost = extra_cost(meant, begin) == DOUBLED ? DOUBLED : LEFT_OUT;
    } else if (left == 1 && right == 1) {
        cost = replaced_cost(written.data[begin], meant.data[begin]);
    } else if (left == 2 && right == 2 && written.data[begin] == meant.data[begin + 1] &&
               written.data[begin + 1] == meant.data[begin]) {
        cost = LIKELY;
    }
    return cost < distance ? cost : distance;
}
