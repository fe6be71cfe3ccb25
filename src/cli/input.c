/* Reading a descriptor that may be slow, interrupted or set not to block. */
#include "cli/input.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <unistd.h>

/* Waits until a descriptor that does not block has something to read. */
static bool wait_for(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

ssize_t input_read(int descriptor, char *bytes, size_t room)
{
    ssize_t got;
    do {
        got = read(descriptor, bytes, room);
    } while (got < 0 && (errno == EINTR || (errno == EAGAIN && wait_for(descriptor))));
    return got;
}
