/* House styles: which form of a name wins. */
#ifndef ONYM_CHECK_STYLE_H
#define ONYM_CHECK_STYLE_H

#include "base/buffer.h"
#include "glossary/style_file.h"

struct onym_style {
    style_file file;
};

/* Appends the form that STYLE prints for the concept whose preferred English form is PREFERRED;
 * returns the constant word that says why: "style", "convention" or "preferred". */
const char *style_form(buffer *out, const onym_style *style, const char *concept, const char *kind,
                       const char *country, const char *preferred);

#endif
