/* Directories of the user's own files. */
#ifndef ONYM_CLI_DIRECTORIES_H
#define ONYM_CLI_DIRECTORIES_H

#include "onym.h"

/* Makes the directories above the file PATH that are missing.  ONYM_EOUTPUT: one cannot be made. */
int make_directories(const char *path, onym_error *error);

#endif
