/* The HTML page: its head, with the style sheet, and its foot. */
#include "report/html_page.h"

#include <stddef.h>

#include "onym.h"

/* A page that loads nothing and runs nothing, whatever stands in it. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const char html_page_begin[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en-GB\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
    "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
    "<meta name=\"generator\" content=\"onym " ONYM_VERSION "\"/>\n"
    "<title>";

/* Colours, light and dark. */
static const char style_colours[] =
    ":root { color-scheme: light dark; --paper: #fbfaf7; --sheet: #ffffff; --ink: #24262b;\n"
    "  --quiet: #62656d; --line: #e4e1d9; --error: #a8281e; --error-wash: #fbe6e3;\n"
    "  --warning: #80570a; --warning-wash: #faf0d6; --note: #2a5d87; --note-wash: #e4eff8; }\n"
    "@media (prefers-color-scheme: dark) { :root { --paper: #15171a; --sheet: #1b1e22;\n"
    "  --ink: #dddbd5; --quiet: #9a9ca3; --line: #31353b; --error: #ff9f95; --error-wash: "
    "#45231f;\n"
    "  --warning: #ebc26c; --warning-wash: #3c311a; --note: #94c3ec; --note-wash: #1f3344; } }\n"
    ".error { --hue: var(--error); --wash: var(--error-wash); --stroke: solid; }\n"
    ".warning { --hue: var(--warning); --wash: var(--warning-wash); --stroke: dashed; }\n"
    ".note { --hue: var(--note); --wash: var(--note-wash); --stroke: dotted; }\n";

/* The frame of the page: header, table of rules, list of texts. */
static const char style_frame[] =
    "* { box-sizing: border-box; }\n"
    "html { background: var(--paper); color: var(--ink); font: 100%/1.55 system-ui, sans-serif;\n"
    "  -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }\n"
    "@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }\n"
    "body { max-width: 50rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }\n"
    "h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; margin: 0 0 .4rem;\n"
    "  overflow-wrap: anywhere; }\n"
    "h2 { font-size: 1.15rem; font-weight: 600; margin: 0; overflow-wrap: anywhere; }\n"
    "h3 { font-size: .85rem; font-weight: 600; color: var(--quiet); margin: 2rem 0 .5rem; }\n"
    "p { margin: 0; }\n"
    "a { color: inherit; }\n"
    ":focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }\n"
    ".counts { display: flex; flex-wrap: wrap; gap: .4rem .5rem; list-style: none; margin: 0;\n"
    "  padding: 0; }\n"
    ".counts li, .level { color: var(--hue); background: var(--wash); border-radius: 1rem;\n"
    "  padding: .05rem .65rem; font-size: .85rem; font-weight: 600; white-space: nowrap; }\n"
    ".counts .none { color: var(--quiet); background: none; padding: 0; font-weight: 400; }\n"
    "table { width: 100%; border-collapse: collapse; margin: 1.75rem 0 0; font-size: .9rem; }\n"
    "caption, .key { color: var(--quiet); font-size: .85rem; text-align: left; }\n"
    "caption { padding-bottom: .4rem; }\n"
    "th, td { text-align: left; font-weight: 400; padding: .35rem .75rem .35rem 0;\n"
    "  border-top: 1px solid var(--line); vertical-align: baseline; }\n"
    "thead th { color: var(--quiet); font-size: .8rem; border-top: 0; }\n"
    "th.number, td.number { text-align: right; padding: .35rem 0 .35rem .75rem;\n"
    "  font-variant-numeric: tabular-nums; white-space: nowrap; }\n"
    "td.zero { color: var(--quiet); }\n"
    "code { font: .9em/1.4 ui-monospace, monospace; }\n"
    "th code { white-space: nowrap; }\n"
    ".key { margin-top: .6rem; }\n"
    "nav ol { margin: 0; padding-left: 1.4rem; }\n"
    "nav li { padding: .1rem 0; overflow-wrap: anywhere; }\n"
    "nav span, .failures span { color: var(--quiet); font-size: .9rem; }\n"
    ".failures ul { margin: 0; padding-left: 1.2rem; }\n"
    ".text { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1.5rem; }\n"
    ".text h2 { margin-bottom: .5rem; }\n"
    "footer { color: var(--quiet); font-size: .8rem; border-top: 1px solid var(--line);\n"
    "  margin-top: 3rem; padding-top: 1rem; }\n";

/* The article and its marks. */
static const char style_article[] =
    ".article { background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem;\n"
    "  margin-top: 1.25rem; padding: 1.5rem 1.75rem; font: 1.08rem/1.75 serif;\n"
    "  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4; }\n"
    ":lang(ko) { word-break: keep-all; }\n"
    "mark { background: var(--wash); color: inherit; border-radius: .2rem;\n"
    "  border-bottom: 2px var(--stroke) var(--hue); padding: .05em .1em;\n"
    "  -webkit-box-decoration-break: clone; box-decoration-break: clone; }\n"
    "mark a { text-decoration: none; }\n"
    "mark a::after { content: attr(data-n); color: var(--hue); font: 600 .6em/1 system-ui,\n"
    "  sans-serif; vertical-align: .65em; margin-left: .2em; }\n"
    "mark:hover, mark:target { box-shadow: 0 0 0 2px var(--hue); }\n"
    ".code { font: .8em/1.4 ui-monospace, monospace; color: var(--error);\n"
    "  border: 1px solid currentColor; border-radius: .2rem; padding: 0 .2em;\n"
    "  margin: 0 .05em; unicode-bidi: isolate; }\n";

/* The list of findings, and the page on paper. */
static const char style_list[] =
    ".findings { list-style: none; margin: 0; padding: 0; }\n"
    ".findings li { display: grid; grid-template-columns: 2.4rem 1fr; padding: .9rem 0;\n"
    "  border-top: 1px solid var(--line); break-inside: avoid; }\n"
    ".findings li:first-child { border-top: 0; padding-top: .3rem; }\n"
    ".findings li:target { background: var(--wash); box-shadow: 0 0 0 .5rem var(--wash);\n"
    "  border-radius: .2rem; }\n"
    ".n { color: var(--hue); font-weight: 600; text-decoration: none;\n"
    "  font-variant-numeric: tabular-nums; }\n"
    ".n:hover { text-decoration: underline; }\n"
    ".change { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .5rem; }\n"
    ".change .was { border-bottom: 2px var(--stroke) var(--hue); overflow-wrap: anywhere; }\n"
    ".change b { font-weight: 600; overflow-wrap: anywhere; }\n"
    ".change i { color: var(--quiet); font-style: normal; }\n"
    ".change .level { margin-left: auto; font-size: .75rem; }\n"
    ".why { overflow-wrap: anywhere; }\n"
    ".facts { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: .15rem 0 0;\n"
    "  color: var(--quiet); font-size: .82rem; }\n"
    ".facts div { overflow-wrap: anywhere; }\n"
    ".facts dt, .facts dd { display: inline; margin: 0; }\n"
    ".facts dd { color: var(--ink); }\n"
    ".facts dt::after { content: \" \"; white-space: pre; }\n"
    "@media (max-width: 36rem) { body { padding: 1.5rem 1rem 3rem; }\n"
    "  .article { padding: 1rem; } .brief { display: none; } }\n"
    "@page { margin: 18mm 16mm; }\n"
    "@media print { :root { --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #444;\n"
    "    --line: #ccc; --error: #8c1c13; --error-wash: #fbe6e3; --warning: #6b4700;\n"
    "    --warning-wash: #faf0d6; --note: #1d4a70; --note-wash: #e4eff8; color-scheme: light; }\n"
    "  html { font-size: 10.5pt; } body { max-width: none; padding: 0; }\n"
    "  mark, .level, .counts li { print-color-adjust: exact; -webkit-print-color-adjust: exact; "
    "}\n"
    "  .article { border: 0; padding: 0; } .text { break-before: page; border-top: 0; }\n"
    "  .text:first-of-type { break-before: auto; } h2, h3 { break-after: avoid; }\n"
    "  nav a { text-decoration: none; } }\n";

const char *const html_page_style[] = {
    "</title>\n<style>\n",         style_colours, style_frame, style_article, style_list,
    "</style>\n</head>\n<body>\n", NULL};

const char html_page_end[] = "<footer>Made by onym " ONYM_VERSION ". This page loads nothing and "
                             "runs no script.</footer>\n"
                             "</body>\n"
                             "</html>\n";
