/* Project files: the terms and the style of a desk, kept beside its drafts in .onym/. */
#ifndef ONYM_CLI_PROJECT_H
#define ONYM_CLI_PROJECT_H

#include "cli/cli.h"

/* Looks for .onym/ in the directory of the draft PATH (NULL: the current one) and in those above
 * it, up to the one that holds .git.  Its glossary.tsv is compiled into a file of the cache and
 * stands between the user's glossary and those of --glossary; its config may choose the style,
 * which --style beats.  Files that others may write, or that belong to others, are left out with a
 * warning.  Returns an exit status: a faulty glossary.tsv is ONYM_EINPUT. */
int project_find(cli *c, const char *path);

/* Frees the path of the compiled glossary.  When the run ended with STATUS ONYM_EGLOSSARY it may
 * be the damaged one: the next run then compiles it again. */
void project_close(cli *c, int status);

/* The .onym/ of the draft PATH, as project_find would use it; the caller frees it.  NULL: none. */
char *project_directory(const char *path);

#endif
