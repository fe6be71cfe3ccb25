/* The glossary as the other rooms see it: a reader of its own for each checker. */
#ifndef ONYM_GLOSSARY_GLOSSARY_H
#define ONYM_GLOSSARY_GLOSSARY_H

#include "glossary/reader.h"
#include "glossary/record.h"

/* Opens the files of GLOSSARY once more, for one user alone; close with reader_close. */
int glossary_reader(reader **out, const onym_glossary *glossary, onym_error *error);

#endif
