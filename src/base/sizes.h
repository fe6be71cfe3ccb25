/* Sizes that may be any: a build with ONYM_TINY has buffers of a byte and caches of one entry, so
 * that every test meets their edges. */
#ifndef ONYM_BASE_SIZES_H
#define ONYM_BASE_SIZES_H

#ifdef ONYM_TINY
#define USUAL_OR_TINY(usual, tiny) (tiny)
#else
#define USUAL_OR_TINY(usual, tiny) (usual)
#endif

#endif
