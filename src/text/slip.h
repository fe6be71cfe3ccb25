/* Slips: how a hand or an ear that meant one word comes to write another, for telling the likelier
 * of two names that are equally near. */
#ifndef ONYM_TEXT_SLIP_H
#define ONYM_TEXT_SLIP_H

#include "onym.h"

/* How unlikely it is that the key WRITTEN was meant for the key MEANT, which are DISTANCE apart:
 * about as many tenths of an edit, less for two letters swapped, one doubled or left out, a key
 * beside the right one and a vowel for a vowel.  For keys in ASCII letters; DISTANCE itself for
 * others and for keys that one slip does not explain. */
unsigned slip_cost(onym_text written, onym_text meant, unsigned distance);

#endif
