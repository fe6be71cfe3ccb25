/* Nothing that comes out of onym_printable is alive on a terminal. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onym_text text = {(const char *)data, size};
    for (int one_line = 0; one_line <= 1; one_line++) {
        onym_string out, again;
        HOLDS(onym_printable(&out, text, one_line == 1, NULL) == ONYM_OK);
        onym_text shown = {out.data, out.size};
        HOLDS(!has_live_control(shown, one_line == 0));
        HOLDS(onym_width(shown) <= 2 * out.size);
        HOLDS(onym_printable(&again, shown, one_line == 1, NULL) == ONYM_OK);
        HOLDS(again.size == out.size && memcmp(again.data, out.data, out.size) == 0);
        onym_string_free(&again);
        onym_string_free(&out);
    }
    return 0;
}
