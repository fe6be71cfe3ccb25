/* The languages of a draft: Russian or Ukrainian by the letters of a paragraph, Korean of the North
 * or the South by the words of the text. */
#ifndef ONYM_CHECK_DRAFT_LANGUAGE_H
#define ONYM_CHECK_DRAFT_LANGUAGE_H

#include "check/draft.h"

/* Tells the languages of the text as a whole; its names are found. */
void draft_tell_languages(draft *draft);

/* The language of token I. */
draft_lang draft_language(draft *draft, size_t i);

/* Reports ordinary words that follow the other orthography than the text, as notes. */
int draft_orthography(draft *draft);

#endif
