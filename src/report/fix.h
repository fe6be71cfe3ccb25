/* Fixes: which findings are applied, and as what. */
#ifndef ONYM_REPORT_FIX_H
#define ONYM_REPORT_FIX_H

#include "base/buffer.h"

/* Whether onym_fix with FLAGS applies FINDING to a text of SIZE bytes, when the edits before it
 * ended at FROM. */
bool fix_is_wanted(const onym_finding *finding, size_t from, size_t size, unsigned flags);

/* Appends what stands in place of OLD when SUGGESTION is applied: OLD's line breaks stay. */
void fix_put_edit(buffer *out, onym_text old, onym_text suggestion);

#endif
