/* The table of the shell's commands, and those that are about the shell itself. */
#include <stdio.h>
#include <string.h>

#include "cli/shell_private.h"

int shell_usage(const char *name, onym_error *error)
{
    return shell_fail(error, ONYM_EUSAGE, "usage: %s %s", name, shell_find(name)->usage);
}

static void put_help(output *out, const shell_command *c, size_t widest)
{
    size_t width = strlen(c->name) + 1 + strlen(c->usage);
    output_puts(out, "  ");
    output_puts(out, c->name);
    output_puts(out, " ");
    output_puts(out, c->usage);
    output_blanks(out, (widest > width ? widest - width : 0) + 2);
    output_puts(out, c->help);
    output_puts(out, "\n");
}

/* The command that WORD names, with its full stop or without. */
static const shell_command *command_of(const char *word)
{
    char name[32];
    (void)snprintf(name, sizeof name, "%s%s", word[0] == '.' ? "" : ".", word);
    return shell_find(name);
}

static int help_with(shell *s, const char *word, onym_error *error)
{
    const shell_command *c = command_of(word);
    if (c == NULL) {
        return shell_fail(error, ONYM_EUSAGE, "usage: no command %.100s; the nearest is %s", word,
                          shell_nearest(word)->name);
    }
    put_help(s->options.out, c, 0);
    output_puts(s->options.out, c->more);
    return ONYM_OK;
}

static int run_help(shell *s, char *word, onym_error *error)
{
    output *out = s->options.out;
    if (word[0] != '\0') {
        return help_with(s, word, error);
    }
    size_t widest = 0;
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        size_t width = strlen(c->name) + 1 + strlen(c->usage);
        widest = width > widest ? width : widest;
    }
    output_puts(out, "Type a name in any script to look it up, or a command:\n");
    for (const shell_command *c = shell_commands; c->name != NULL; c++) {
        put_help(out, c, widest);
    }
    output_puts(out, ".help WORD tells more of a command.\n");
    return ONYM_OK;
}

static int run_quit(shell *s, char *argument, onym_error *error)
{
    if (argument[0] != '\0') {
        return shell_usage(".quit", error);
    }
    s->over = true;
    return ONYM_OK;
}

/* .add is in shell_add.c; .check and .next in shell_check.c; .mode, .output and .read in
 * shell_files.c; .style, .system and .translit in shell_systems.c; the others in shell_program.c.
 */
const shell_command shell_commands[] = {
    {".add", "NAME; ru=...", "add a name to your own glossary", shell_add,
     "  The parts, separated by semicolons: ru, ko, ko-kp, ko-kr, uk, hani, kind, variants,\n"
     "  gloss, source, concept. Example: .add Ri Chol Su; ko=리철수; kind=person\n"},
    {".check", "FILE", "check the names of a draft", shell_check,
     "  .next then shows its findings one by one. .mode json answers with one object a line.\n"},
    {".compare", "NAME", "the form of a name in every house style", shell_compare, ""},
    {".edit", "NAME", "edit a name of your own glossary in VISUAL or EDITOR", shell_edit,
     "  NAME may be an id. A name of another glossary is copied into your own.\n"},
    {".export", "[-o FILE]", "write the glossaries out: tsv, csv, tbx and others", shell_export,
     "  --format F as of \"onym glossary export\". Example: .export --format vale -o names.yml\n"},
    {".help", "[WORD]", "what the commands do", run_help, ""},
    {".identify", "WORD", "which systems write a name so, and which names a word may be",
     shell_identify, "  --native NAME tries one name. Example: .identify Chongjin --native 청진\n"},
    {".import", "FILE", "import names into your own glossary", shell_import,
     "  The format is guessed unless --format says; see \"onym glossary --help\".\n"},
    {".mode", "[human|json|tsv]", "how lookups and .check answer", shell_mode_set,
     "  json: one object a line. tsv: for a lookup query, match, score, concept, language, form,\n"
     "  standing, systems and styles, one form a line; for .check path, line, column, level, "
     "rule,\n"
     "  text, suggestion and message.\n"},
    {".next", "", "the next finding of the draft that was checked last", shell_next, ""},
    {".output", "[FILE]", "write the answers into a file, or here again", shell_output,
     "  The file is made, or emptied.\n"},
    {".quit", "", "leave, as Ctrl-D does", run_quit, ""},
    {".read", "FILE", "do what the lines of a file say", shell_read,
     "  It goes on after a line that fails.\n"},
    {".remove", "NAME", "remove a name from your own glossary", shell_remove,
     "  NAME may be an id.\n"},
    {".style", "[ID]", "list the house styles, or take another", shell_style, ""},
    {".system", "[ID|auto]", "list the systems of .translit, or take one", shell_system, ""},
    {".translit", "TEXT", "write Hangul and Cyrillic in Latin letters", shell_translit, ""},
    {NULL, NULL, NULL, NULL, NULL},
};
