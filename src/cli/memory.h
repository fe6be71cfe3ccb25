/* Memory of the program, and what it does when ICU finds none. */
#ifndef ONYM_CLI_MEMORY_H
#define ONYM_CLI_MEMORY_H

/* Makes a failed allocation of ICU end the program with one line and status 6.  To be called before
 * anything else of the library. */
void memory_guard(void);

/* Asks for large pages (2 MiB) for the heap to come: the first use of a page costs the machine more
 * than what this program then does with it, and 512 of them cost four times as much as one large
 * one.  Changes nothing where there are none.  For commands that take some MB. */
void memory_use_large_pages(void);

#endif
