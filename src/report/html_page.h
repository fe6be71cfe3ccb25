/* The HTML page: its head, with the style sheet, and its foot. */
#ifndef ONYM_REPORT_HTML_PAGE_H
#define ONYM_REPORT_HTML_PAGE_H

/* Everything before the title, and after the body's content. */
extern const char html_page_begin[], html_page_end[];

/* Everything between the title and the body's content, in parts, NULL after the last. */
extern const char *const html_page_style[];

#endif
