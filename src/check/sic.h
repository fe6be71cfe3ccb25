/* [sic]: what a writer has marked as meant so. */
#ifndef ONYM_CHECK_SIC_H
#define ONYM_CHECK_SIC_H

#include "check/findings.h"

/* Drops the findings about words of TEXT with [sic] or (sic) after them. */
void sic_drop(onym_findings *findings, onym_text text);

#endif
