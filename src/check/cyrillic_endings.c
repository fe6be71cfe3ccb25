/* Cyrillic endings: what the end of a word says of how it comes from a name. */
#include "check/cyrillic_endings.h"

#include <string.h>

#include "base/slice.h"

/* NAME without the ending of its nominative. */
static onym_text stem_of(onym_text name)
{
    static const char endings[] = "аяоеиыьй";
    for (size_t i = 0; i + 1 < sizeof endings; i += 2) {
        if (name.size > 2 && memcmp(name.data + name.size - 2, endings + i, 2) == 0) {
            return (onym_text){name.data, name.size - 2};
        }
    }
    return name;
}

bool cyrillic_has_wrong_ending(onym_text key, onym_text name)
{
    static const char *const derived[] = {"ов", "ев", "им", "ем"};
    static const char letters[] = "аеиоуыэюяйьмхв";
    onym_text stem = stem_of(name);
    bool begins = stem.size >= 8 && key.size > stem.size && key.size <= stem.size + 6 &&
                  memcmp(key.data, stem.data, stem.size) == 0;
    onym_text ending = {key.data + stem.size, begins ? key.size - stem.size : 0};
    for (size_t at = 0; at + 2 <= ending.size && begins; at += 2) {
        begins = memmem(letters, sizeof letters - 1, ending.data + at, 2) != NULL;
    }
    for (size_t i = 0; begins && i < sizeof derived / sizeof *derived; i++) {
        begins = !text_equals(ending, derived[i]);
    }
    return begins;
}

bool cyrillic_is_derived(onym_text key, onym_text name)
{
    onym_text stem = stem_of(name), other = stem_of(key);
    bool longer = key.size > stem.size && memcmp(key.data, stem.data, stem.size) == 0;
    bool doubled = longer && key.size == name.size + 2 && stem.size == name.size &&
                   memcmp(key.data + name.size, name.data + name.size - 2, 2) == 0;
    bool shorter =
        name.size > other.size && other.size >= 8 && memcmp(name.data, other.data, other.size) == 0;
    return (longer && !doubled) || (shorter && name.size - other.size <= 4);
}

/* Whether both end in one letter with which no case of a name differs: the ending is the same. */
static bool same_ending(onym_text a, onym_text b)
{
    static const char endings[] = "вмхйьаеёиоуыэюяіїє"; /* -ов -ев, -ом -ем, -ах -ях, -ой -ей */
    if (a.size < 2 || b.size < 2 || memcmp(a.data + a.size - 2, b.data + b.size - 2, 2) != 0) {
        return false;
    }
    return memmem(endings, sizeof endings - 1, a.data + a.size - 2, 2) == NULL;
}

bool cyrillic_differs_at_end(onym_text a, onym_text b)
{
    if (same_ending(a, b)) {
        return false; /* Лондн and Лондон */
    }
    size_t same = 0, longest = a.size > b.size ? a.size : b.size;
    while (same < a.size && same < b.size && a.data[same] == b.data[same]) {
        same++;
    }
    return longest - same <= 4;
}

bool cyrillic_same_initial(onym_text a, onym_text b)
{
    return a.size >= 2 && b.size >= 2 && memcmp(a.data, b.data, 2) == 0;
}

bool cyrillic_is_like_family(onym_text word)
{
    static const char *const endings[] = {"ин",   "ын",   "ов", "ев", "ский", "цкий",
                                          "енко", "ейко", "ян", "ич", "дзе",  "швили"};
    return text_ends_with(word, endings, sizeof endings / sizeof *endings);
}
