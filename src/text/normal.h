/* Normal forms: whether text is composed (NFC), and composing it. */
#ifndef ONYM_TEXT_NORMAL_H
#define ONYM_TEXT_NORMAL_H

#include "base/buffer.h"

/* Whether TEXT, valid UTF-8, is in NFC. */
bool text_is_nfc(onym_text text);

/* Appends TEXT, valid UTF-8, in NFC to OUT. */
void nfc_append(buffer *out, onym_text text);

#endif
