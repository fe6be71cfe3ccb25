/* Scripts and the other properties of characters that names turn on. */
#include "text/script.h"

#include "char_table_data.h"
#include "text/char_icu.h"

uint16_t char_traits_of_other(uint32_t c)
{
    return char_icu_traits(c);
}
