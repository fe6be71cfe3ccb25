/* Memory of ICU: what the program does when there is none. */
#ifndef ONYM_CLI_MEMORY_H
#define ONYM_CLI_MEMORY_H

/* Makes a failed allocation of ICU end the program with one line and status 6.  To be called before
 * anything else of the library. */
void memory_guard(void);

#endif
