/* Forms: what forms.c, which reads a record, and forms_made.c, which asks the systems, share. */
#ifndef ONYM_GLOSSARY_FORMS_PRIVATE_H
#define ONYM_GLOSSARY_FORMS_PRIVATE_H

#include "glossary/forms.h"

/* Adds TERM; when F has its text and language already, the term that is there gets its systems. */
int forms_add(forms *f, onym_term term, onym_error *error);

/* The family name in NAME, its first word when FIRST; empty when NAME is one word. */
onym_text forms_family_name(onym_text name, bool first);

/* Adds the forms that SYSTEMS make of the native name of RECORD. */
int forms_make(forms *f, const record *record, const system_set *systems, onym_error *error);

#endif
