/* Addresses in a text: URLs, e-mail addresses, domains and handles, which are left as they are.
 * Places are byte offsets into the text; FLOOR is where what is already written ends. */
#ifndef ONYM_TRANSLIT_ADDRESS_H
#define ONYM_TRANSLIT_ADDRESS_H

#include "onym.h"

/* The end of the URL that has come to AT, which goes on to a blank, quotation mark or bracket. */
size_t address_url_end(onym_text text, size_t at);

/* Steps over a handle or URL that begins at AT; AT itself when there is none. */
size_t address_skip(onym_text text, size_t at);

/* Whether the word that ends at AT goes on as an e-mail address or a domain; *END is its end. */
bool address_goes_on(onym_text text, size_t at, size_t *end);

/* Whether the word BEGIN to END is the last part of a domain whose others are Latin: kremlin.рф */
bool address_ends(onym_text text, size_t begin, size_t end, size_t floor);

/* Whether the byte before BEGIN is the slash of an address without a scheme: ru.example.org/Имя */
bool address_after_slash(onym_text text, size_t begin, size_t floor);

#endif
