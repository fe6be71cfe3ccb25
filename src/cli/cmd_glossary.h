/* onym glossary: its verbs, and what they share. */
#ifndef ONYM_CLI_CMD_GLOSSARY_H
#define ONYM_CLI_CMD_GLOSSARY_H

#include "cli/cli.h"

command_fn glossary_import, glossary_export, glossary_list, glossary_remove, glossary_edit;

/* "glossary list --decisions": what was decided in passes through drafts here. */
int glossary_decisions(cli *c, bool json);

/* The verb of INDEX; NULL after the last. */
const char *glossary_verb(size_t index);

/* An onym_remark_fn that prints the remark as a message. */
void glossary_remark(void *context, const char *path, size_t line, const char *message);

/* The glossary that is one's own: NAMED, the last of --glossary, or that of the user. */
int glossary_own_path(const char **out, cli *c, const char *named);

/* The same to write to: the directory of the user's is made. */
int glossary_own_place(const char **out, cli *c, const char *named);

#endif
