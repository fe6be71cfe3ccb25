/* Windows: the stretches that a long text is checked in, so that memory does not grow with it. */
#ifndef ONYM_TEXT_WINDOW_H
#define ONYM_TEXT_WINDOW_H

#include "onym.h"

/* The most bytes of a window: some forty thousand words, so that articles are one. */
#define WINDOW_SIZE ((size_t)256 * 1024)

/* The end of the first window of TEXT, which is the rest of a text or more than SIZE bytes of it:
 * at the last end of a paragraph that fits, else of a line, a sentence or a word. */
size_t window_end(onym_text text, size_t size);

/* Whether what follows WINDOW is hidden by an "onym: off" in it or, when HIDDEN, before it. */
bool window_leaves_hidden(onym_text window, bool hidden);

#endif
