/* onym: names of Korea and Russia, checked, looked up, transliterated. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/memory.h"
#include "cli/places.h"
#include "cli/project.h"

#define DEFAULT_STYLE "ap"

static int cmd_version(cli *c, int count, char **arguments)
{
    (void)count;
    (void)arguments;
    output_puts(&c->out, "onym " ONYM_VERSION "\n");
    output_puts(&c->out, onym_versions());
    output_puts(&c->out, "\n");
    onym_glossary *glossary;
    onym_stats stats;
    char line[128];
    /* The shipped one alone: counting millions of imported names would take seconds. */
    const char *paths[CLI_PATHS_MAX];
    if (cli_glossary_paths(c, paths) > 0 &&
        onym_glossary_open(&glossary, paths, 1, NULL) == ONYM_OK) {
        if (onym_glossary_stats(&stats, glossary, ONYM_STATS_BRIEF, NULL) == ONYM_OK) {
            (void)snprintf(line, sizeof line, "glossary %s, %llu concepts\n", stats.hash,
                           (unsigned long long)stats.concepts);
            output_puts(&c->out, line);
            onym_stats_free(&stats);
        }
        onym_glossary_free(glossary);
    }
    return ONYM_OK;
}

static int cmd_help(cli *c, int count, char **arguments);

/* The first two are reached by their options as well. */
const command commands[] = {
    {"version", cmd_version, "versions of onym, its libraries and its glossary",
     "Usage: onym version\n\n"},
    {"help", cmd_help, "this list, or help with a command", "Usage: onym help [COMMAND]\n\n"},
    {"check", cmd_check, "check the names in texts",
     "Usage: onym check [OPTION...] [FILE...]\n"
     "Checks the names in each FILE, or in standard input (also as -).\n\n"
     "  --format F           human (default), unix, json, jsonl, sarif or html\n"
     "  --fail-on LEVEL      exit 1 from this level on: error, warning (default) or note\n"
     "  --fix                write the sure corrections into the files\n"
     "  --fix-quotes         also inside direct speech\n"
     "  --diff               print the corrections as a diff instead\n"
     "  --lang LANG          what Cyrillic and Korean is: ru, uk, ko-KP (North), ko-KR (South), "
     "ko\n"
     "  --strict             refuse text that is not valid UTF-8\n"
     "  --jobs N             check N texts, or parts of a large one, at once (0: by processors)\n"
     "  --jsonl-in           read records of JSON, one a line, and write one of findings for "
     "each\n"
     "  -i, --interactive    go through the findings one by one; written at the end or not at all\n"
     "  --again              with -i: ask also about what was decided in earlier passes\n"
     "  --watch              check again whenever a file is saved, until Ctrl-C\n\n"
     "With --style auto each text is checked by the style that it follows best.\n\n"
     "Examples:\n"
     "  onym check draft.txt\n"
     "  onym check -i draft.txt\n"
     "  onym check --style nyt --format unix *.txt\n"
     "  onym check --diff draft.txt\n\n"
     "Exit status: 0 nothing to report, 1 findings, 2 usage, 3 input, 4 glossary, 5 output, 6 "
     "internal.\n\n"},
    {"filter", cmd_filter, "standardise the names in a stream",
     "Usage: onym filter [OPTION...] < TEXT\n"
     "Copies standard input to standard output with names in the style's form.\n\n"
     "  --translit           also write Hangul and Cyrillic names in Latin letters\n"
     "  --annotate           keep each word and add the form in square brackets\n"
     "  --fix-quotes         also change direct speech\n\n"
     "Example:\n"
     "  echo 'Путин прибыл в Пхеньян' | onym filter --translit\n\n"},
    {"lookup", cmd_lookup, "look a name up, in any script and by near spellings",
     "Usage: onym lookup [OPTION...] TERM...\n"
     "Shows the entries that each TERM stands for.\n\n"
     "  --json               one JSON object a query\n"
     "  --exact              no near spellings\n\n"
     "Examples:\n"
     "  onym lookup Pyonyang\n"
     "  onym lookup 평양에서 Пхеньяне \"P'yongyang\"\n\n"
     "Exit status: 0 all found, 1 some not found.\n\n"},
    {"translit", cmd_translit, "write a text by a romanisation system, or back",
     "Usage: onym translit [OPTION...] [TEXT...]\n"
     "Writes each TEXT, or standard input, by a romanisation system.\n\n"
     "  --system ID|FILE     the system (onym systems lists them); else the letters decide:\n"
     "                       ru-bgn-simple, uk-2010 or ko-rr\n"
     "  --lang L             ru, uk, ko, ko-KP: instead of the letters\n"
     "  --kind K             text (default), place, person or surname\n"
     "  --apostrophe A       typographic, modifier, ascii or none\n"
     "  --plain              no diacritics, ties or signs\n"
     "  --case C             keep, sentence or title\n"
     "  --hyphen H           none, given or ambiguous (Korean)\n"
     "  --numerals N         plain or read: 2-ga or 2(i)-ga (Korean)\n"
     "  --press              ko-kontsevich: Ким Чен Ын\n"
     "  --fold               repair Latin letters in Cyrillic words\n"
     "  --strict             status 1 when the system does not cover a letter and copies it\n"
     "  --reverse            the original; likely originals when it is not certain\n\n"
     "Examples:\n"
     "  onym translit --system ru-bgn Ельцин\n"
     "  onym translit --system ko-kp --kind person 김정은\n"
     "  onym translit --system ru-iso9 --reverse Ûliâ\n\n"},
    {"systems", cmd_systems, "list the romanisation systems, or show one",
     "Usage: onym systems [--markdown] [--test] [ID...]\n\n"
     "  --markdown           the page of a system as Markdown\n"
     "  --test               run the cited examples of a system, or of all\n\n"},
    {"identify", cmd_identify, "which systems write a name so, and which names a word may be",
     "Usage: onym identify WORD [--native NAME]\n"
     "Lists the systems, and the ways of applying them, that write NAME as WORD; without NAME, "
     "the\n"
     "names of the glossary that WORD may stand for, each with the systems that write it so.\n\n"
     "  --native NAME        try this name\n\n"
     "Example:\n"
     "  onym identify Chongjin --native 청진\n\n"
     "Exit status: 0 found, 1 not found.\n\n"},
    {"compare", cmd_compare, "check the names of a translation against its original",
     "Usage: onym compare [OPTION...] SOURCE TRANSLATION\n"
     "One text is in Russian, Ukrainian or Korean, the other in English.  Reports names of SOURCE "
     "that\n"
     "TRANSLATION does not have, or writes otherwise than the style; line by line when both have "
     "as\n"
     "many lines, else over the whole texts.\n\n"
     "  --format F           human (default), unix, json, jsonl, sarif or html\n"
     "  --fail-on LEVEL      exit 1 from this level on: error, warning (default) or note\n\n"
     "Example:\n"
     "  onym compare speech.ru.txt speech.en.txt\n\n"
     "Exit status: as that of check.\n\n"},
    {"explain", cmd_explain, "why a word is accepted or reported",
     "Usage: onym explain [--json] WORD | FILE:LINE:COL...\n"
     "Tells what each WORD is, and whether check would report it; or the same of the word at a "
     "place\n"
     "of FILE, where columns count characters from 1.\n\n"
     "  --json               one JSON object an answer\n\n"
     "Examples:\n"
     "  onym explain Kiev\n"
     "  onym explain draft.txt:3:14\n\n"
     "Exit status: 0 known, 1 not found.\n\n"},
    {"styles", cmd_styles, "list the house styles, or show one",
     "Usage: onym styles [--compare NAME] [ID]\n\n"
     "  --compare NAME       the form of NAME in every style\n\n"},
    {"glossary", cmd_glossary, "your own terms: add, edit, import, export; build and verify",
     "Usage: onym glossary add --en FORM [--ru F] [--ko F | --ko-KP F --ko-KR F] [--uk F] [--hani "
     "F]\n"
     "                         [--kind K] [--concept ID] [--variants V] [--gloss TEXT] [--source "
     "ID]\n"
     "       onym glossary list [--json] [--imported | --decisions]\n"
     "       onym glossary edit CONCEPT\n"
     "       onym glossary remove CONCEPT\n"
     "       onym glossary import [--format F] [--into GLOSSARY] [--skip-faulty] FILE...\n"
     "       onym glossary export [--format F] [-o FILE | --output FILE]\n"
     "       onym glossary stats [--json]\n"
     "       onym glossary build --dict DIR [--words FILE]... OUTPUT\n"
     "       onym glossary verify --dict DIR [--notes]\n\n"
     "Formats read: tsv csv tbx omegat geonames geonames-alternate gns opensanctions; guessed\n"
     "unless --format says. Written: tsv (default) csv tbx omegat hunspell hunspell-aff vale\n"
     "codespell stardict.\n\n"
     "Examples:\n"
     "  onym glossary add --en \"Ri Chol Su\" --ko 리철수 --kind person --gloss \"our driver\"\n"
     "  onym glossary import KP.txt alternateNamesV2.txt\n"
     "  onym glossary export --format vale -o styles/Names.yml\n\n"},
    {"shell", cmd_shell, "look names up at a prompt (also plain \"onym\" on a terminal)",
     "Usage: onym shell [-c COMMAND]...\n"
     "A line is looked up; a line that begins with a dot is a command: try .help.\n\n"
     "  -c COMMAND           run COMMAND and end; may be given several times\n\n"},
    {"complete", cmd_complete, "what may stand next on a command line, for shells",
     "Usage: onym complete -- WORD...\n"
     "Prints what the last WORD may become, when the words stand after \"onym\": one a line, with "
     "what\n"
     "it is after a tab; \":files\" where files may stand. The completions of bash, zsh and fish "
     "ask "
     "it.\n\n"
     "Example:\n"
     "  onym complete -- lookup Vladivos\n\n"},
};
const size_t command_count = sizeof commands / sizeof *commands;

static int cmd_help(cli *c, int count, char **arguments)
{
    for (size_t i = 0; count > 1 && i < command_count; i++) {
        if (strcmp(arguments[1], commands[i].name) == 0) {
            output_puts(&c->out, commands[i].help);
            return ONYM_OK;
        }
    }
    if (count > 1) {
        return cli_usage(c, "no such command", arguments[1]);
    }
    output_puts(
        &c->out,
        "onym checks, looks up and transliterates the names of Korea and Russia, offline.\n\n"
        "Usage: onym [COMMAND] [OPTION...] [ARGUMENT...]\n\n");
    for (size_t i = 0; i < command_count; i++) {
        char line[160];
        (void)snprintf(line, sizeof line, "  %-10s %s\n", commands[i].name, commands[i].summary);
        output_puts(&c->out, line);
    }
    output_puts(&c->out, "\nExamples:\n"
                         "  onym check draft.txt\n"
                         "  onym lookup 평양\n"
                         "  echo 'Пхеньян' | onym filter --translit\n\n"
                         "\"onym COMMAND --help\" tells more of each.\n");
    return ONYM_OK;
}

/* The number of letters in which A and B differ from their start and their end: enough to find a
 * mistyped command. */
static size_t differing(const char *a, const char *b)
{
    size_t x = strlen(a), y = strlen(b), head = 0, tail = 0;
    while (head < x && head < y && a[head] == b[head]) {
        head++;
    }
    while (tail < x - head && tail < y - head && a[x - 1 - tail] == b[y - 1 - tail]) {
        tail++;
    }
    return (x > y ? x : y) - head - tail;
}

static int unknown_command(const cli *c, const char *word)
{
    const char *nearest = NULL;
    size_t least = 3;
    for (size_t i = 0; i < command_count; i++) {
        size_t distance = differing(word, commands[i].name);
        if (distance < least) {
            least = distance;
            nearest = commands[i].name;
        }
    }
    char what[128];
    (void)snprintf(what, sizeof what, "no such command%s%s",
                   nearest != NULL ? "; did you mean " : "", nearest != NULL ? nearest : "");
    return cli_usage(c, what, word);
}

/* Runs the command that the arguments name; the shell when there are none and a person sits at a
 * terminal. */
static int run(cli *c, int count, char **arguments)
{
    static char shell_name[] = "shell", help_name[] = "help";
    static char *no_arguments[] = {shell_name, NULL}, *help_arguments[] = {help_name, NULL};
    if (count < 2) {
        c->command = "shell";
        return cmd_shell(c, 1, no_arguments);
    }
    const char *word = arguments[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        return cmd_help(c, 1, help_arguments);
    }
    if (strcmp(word, "--version") == 0) {
        return cmd_version(c, 1, help_arguments);
    }
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(word, commands[i].name) == 0) {
            c->command = commands[i].name;
            return commands[i].run(c, count - 1, arguments + 1);
        }
    }
    if (word[0] == '-') {
        c->command = "shell";
        return cmd_shell(c, count, arguments);
    }
    return unknown_command(c, word);
}

/* Gives every closed standard descriptor something to stand for it, so that no file that is opened
 * later takes its place; writing to what was closed still fails. */
static void guard_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int i = 0; i < 3; i++) {
        if (fcntl(i, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", modes[i]);
        }
    }
}

int main(int count, char **arguments)
{
    guard_descriptors();
    memory_guard();
    memory_use_large_pages();
    /* A file that grows over the limit of the system is a failed write like others. */
    (void)signal(SIGXFSZ, SIG_IGN);
    if (count < 1 || *arguments[0] == '\0') { /* the kernel puts an empty name in place of none */
        message_print("usage: started without a name (argv[0])");
        return ONYM_EUSAGE;
    }
    static cli c;
    c.command = "";
    c.style = DEFAULT_STYLE;
    output_open(&c.out, STDOUT_FILENO, COLOUR_AUTO);
    onym_error error;
    int status = ONYM_EINTERNAL;
    if (places_find(&c)) {
        status = run(&c, count, arguments);
    } else {
        message_print("internal: out of memory");
    }
    if (output_flush(&c.out, &error) != ONYM_OK) {
        status = cli_worse(status, message_error(&error));
    }
    project_close(&c, status);
    places_free(&c);
    return status;
}
