/* Scripts of forms: whether a form is written in the letters of its language. */
#ifndef ONYM_GLOSSARY_FORM_SCRIPT_H
#define ONYM_GLOSSARY_FORM_SCRIPT_H

#include "glossary/forms.h"

/* What is wrong with the letters of T, a term of F, or NULL.  Latin words may stand in any language
 * (RIA, KN-23), but a form in Latin letters alone only when it is an English form of the concept as
 * well (RT).  Misspellings, and forms that a system or a style made, may be anything. */
const char *form_script_fault(const forms *f, const onym_term *t);

/* The first term of F with a fault, which *FAULT says, or NULL. */
const onym_term *forms_find_script_fault(const char **fault, const forms *f);

#endif
