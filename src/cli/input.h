/* Reading a descriptor that may be slow, interrupted or set not to block. */
#ifndef ONYM_CLI_INPUT_H
#define ONYM_CLI_INPUT_H

#include <sys/types.h>

/* Reads at most ROOM bytes, of which it waits for the first; 0 at the end, -1 (errno) on failure.
 */
ssize_t input_read(int descriptor, char *bytes, size_t room);

#endif
