/* Verifying: the consistency rules of docs/formats/names.md that one line, or two, can break. */
#ifndef ONYM_GLOSSARY_VERIFY_H
#define ONYM_GLOSSARY_VERIFY_H

#include "glossary/forms.h"

typedef struct verifier verifier;

/* A verifier that hands what it finds to REMARK, notes too when NOTES.  The file
 * DICT_DIR/exceptions.tsv, which may be missing, names concepts that a rule is not for. */
int verifier_new(verifier **out, const char *dict_dir, onym_remark_fn *remark, void *context,
                 bool notes, onym_error *error);
void verifier_free(verifier *v);

/* Checks RECORD, the line NUMBER of PATH, with its FORMS.  Lines of one file come in order. */
int verify_record(verifier *v, const record *record, const forms *forms, const char *path,
                  size_t number, onym_error *error);

/* Checks the records against each other, after the last one.  Returns the number of faults. */
size_t verify_finish(verifier *v);

#endif
