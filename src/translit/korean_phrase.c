/* ko-phrase: titles as library catalogues write them: no blank before the colon of a subtitle. */
#include "translit/korean.h"

int ko_phrase(stretch *out, const stretch *in, const char *parameters,
              const onym_translit_options *options, onym_error *error)
{
    (void)parameters;
    (void)options;
    for (int32_t i = 0; i < in->size; i++) {
        bool before_colon = in->units[i] == u' ' && i + 1 < in->size && in->units[i + 1] == u':';
        if (!before_colon && !ko_put(out, in->units[i])) {
            return ko_full(error);
        }
    }
    return ONYM_OK;
}
