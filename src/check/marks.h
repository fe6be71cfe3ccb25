/* Marks: the few tokens of an article that a name may begin at.  Most words are neither part of any
 * name nor like one; they are passed over without another look. */
#ifndef ONYM_CHECK_MARKS_H
#define ONYM_CHECK_MARKS_H

#include "check/article.h"

/* Marks the tokens of ARTICLE: all of them when it is read slowly. */
int marks_find(article *article, onym_error *error);

#endif
