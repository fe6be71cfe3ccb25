/* What may follow a beginning of a Russian or Ukrainian original: every letter, the unusual ones at
 * a cost. */
#include <unicode/ustring.h>

#include "translit/reverse.h"

static bool is_one_of(UChar unit, const UChar *set)
{
    return unit != 0 && u_strchr(set, unit) != NULL;
}

/* How unusual LETTER is after BEFORE, which stands after EARLIER (0: nothing), in Russian and
 * Ukrainian names. */
static int cost_of(UChar letter, UChar before)
{
    static const UChar vowels[] = u"аеёиоуыэюяіїє", soft[] = u"еёюяиіїє";
    bool start = before == 0, after_vowel = is_one_of(before, vowels);
    bool after_consonant = !start && !after_vowel && before != u'ь' && before != u'ъ';
    switch (letter) {
    case u'ь':
        return !after_consonant || before == u'й' ? NEVER : before == u'л' ? 3 : 9;
    case u'ъ':
        return after_consonant ? 25 : NEVER;
    case 0x2019:
        return after_consonant ? 25 : NEVER;
    case u'ї':
        return after_consonant ? 60 : 0;
    case u'і':
        return after_vowel ? 20 : 0;
    case u'э':
        return start ? 2 : 30;
    case u'ё':
        return 12;
    case u'ы': /* never after the letters of the spelling rule */
        return !after_consonant || is_one_of(before, u"гкхжчшщ") ? 60 : 4;
    case u'й':
        return after_vowel ? 0 : start ? 25 : 80;
    default:
        break;
    }
    if (before == u'ы' && is_one_of(letter, vowels) && letter != u'е') {
        return 40;
    }
    if ((before == u'и' || before == u'і') && (letter == u'а' || letter == u'у')) {
        return 15;
    }
    if (before == 0x2019 && !is_one_of(letter, soft)) {
        return NEVER;
    }
    if (before == u'й' && (letter == u'а' || letter == u'у' || letter == u'э')) {
        return 50;
    }
    if ((before == u'ь' || before == u'ъ') && is_one_of(letter, vowels)) {
        return is_one_of(letter, soft) ? 0 : 30;
    }
    if ((before == u'т' && letter == u'с') || (before == u'ш' && letter == u'ч')) {
        return letter == u'ч' ? 60 : 6;
    }
    if (before == u'ц' && letter == u'к') { /* Советский, Братск more often than Троицк */
        return 8;
    }
    /* л before most consonants is soft: Ельцин, Фильм; not before г к п т в */
    static const UChar hard_after[] = u"гкптвл";
    bool bare_l = before == u'л' && !is_one_of(letter, vowels) && !is_one_of(letter, hard_after);
    bool closed = before == u'й' && !is_one_of(letter, vowels);
    return bare_l ? 8 : closed ? 4 : 0;
}

static void try_alphabet(search *s, const beginning *b, const UChar *alphabet)
{
    UChar before = b->size > 0 ? b->units[b->size - 1] : 0;
    for (const UChar *l = alphabet; *l != 0; l++) {
        search_extend(s, b, *l, cost_of(*l, before));
    }
}

void search_russian(search *s, const beginning *b)
{
    try_alphabet(s, b, u"абвгдежзийклмнопрстуфхцчшщъыьэюяё");
}

void search_ukrainian(search *s, const beginning *b)
{
    try_alphabet(s, b, u"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’");
}
