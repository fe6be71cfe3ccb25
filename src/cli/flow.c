/* Flowing text: words one after another, in lines that begin at one column. */
#include "cli/flow.h"

#include <stdint.h>
#include <string.h>

flow flow_begin(output *out, size_t begin, const char *separator)
{
    return (flow){.out = out,
                  .separator = separator,
                  .begin = begin,
                  .column = begin,
                  .limit = out->terminal ? out->width : SIZE_MAX,
                  .first = true};
}

void flow_put(flow *f, onym_text word, const char *tail)
{
    size_t width = onym_width(word) + strlen(tail);
    if (!f->first) {
        output_puts(f->out, f->separator);
        f->column += strlen(f->separator);
        bool fits = f->column + 1 + width + strlen(f->separator) <= f->limit;
        if (fits) {
            output_puts(f->out, " ");
            f->column++;
        } else {
            output_puts(f->out, "\n");
            output_blanks(f->out, f->begin);
            f->column = f->begin;
        }
    }
    output_printable(f->out, word, true);
    output_name(f->out, tail);
    f->column += width;
    f->first = false;
}
