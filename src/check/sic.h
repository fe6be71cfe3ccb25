/* [sic]: what a writer has marked as meant so. */
#ifndef ONYM_CHECK_SIC_H
#define ONYM_CHECK_SIC_H

#include "check/findings.h"

/* Drops those of the findings from FIRST on that are about words of TEXT with [sic] or (sic) after
 * them. */
void sic_drop(onym_findings *findings, size_t first, onym_text text);

#endif
