/* Verifying the stated basis: whether a system writes the English form of a concept. */
#ifndef ONYM_GLOSSARY_VERIFY_BASIS_H
#define ONYM_GLOSSARY_VERIFY_BASIS_H

#include "glossary/forms.h"

/* Sets *NEEDED when the English form of RECORD has no stated basis and no system makes it of the
 * native forms in FORMS.  A generic word at the end (-gun, -si) may be missing, and a person's name
 * is compared word by word.  ONYM_ENOMEM. */
int basis_is_needed(bool *needed, const record *record, const forms *forms, onym_error *error);

#endif
