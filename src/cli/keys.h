/* Single keys from a terminal, without Enter. */
#ifndef ONYM_CLI_KEYS_H
#define ONYM_CLI_KEYS_H

#include <stdbool.h>
#include <stdint.h>

/* What keys_read returns beside characters. */
#define KEYS_OTHER     UINT32_C(0xFFFD) /* an arrow or function key, or a byte that is no UTF-8 */
#define KEYS_INTERRUPT UINT32_C(3)      /* Ctrl-C, and the end of the input */

/* From here on the terminal on standard input gives every key at once and echoes none, Ctrl-C
 * among them; keys_close makes it as it was, and so does a signal that ends the program. */
void keys_open(void);
void keys_close(void);

/* Waits for a key between the two and returns its character.  Ctrl-Z stops the program as ever. */
uint32_t keys_read(void);

#endif
