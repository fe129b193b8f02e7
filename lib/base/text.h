/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 and NFC. */
#ifndef PARPLAN_LIB_BASE_TEXT_H
#define PARPLAN_LIB_BASE_TEXT_H

#include <parplan/base.h>

#include "base/memory.h"

/* False at the first byte that is not UTF-8 (surrogates and overlong forms are not), *bad is its offset. */
bool parplan__utf8_valid(const char *text, size_t size, size_t *bad);
/* Largest length <= size that ends at a whole character. */
size_t parplan__utf8_cut(const char *text, size_t size);
/* Columns a terminal needs: combining marks take none, wide characters two. */
size_t parplan__text_width(const char *text);
/* A copy in NFC, ended by NUL; the text must be UTF-8. NULL when there is no memory. */
char *parplan__text_nfc(parplan__arena *arena, const char *text, size_t size);
/* Whether it holds a control character (C0, DEL, C1): no text of a plan does, and a terminal obeys them. */
bool parplan__text_has_control(const char *text, size_t size);
/* Edits (insert, delete, replace a byte) between two texts, at most limit + 1. */
size_t parplan__text_distance(const char *a, const char *b, size_t limit);

/* A search for the known name that was probably meant: at most two edits, and half its bytes, away. */
typedef struct parplan__nearest {
    const char *wanted;
    const char *best; /* NULL: none is near */
    size_t limit;     /* edits that a better one may need */
} parplan__nearest;

parplan__nearest parplan__nearest_to(const char *wanted);
void parplan__nearest_try(parplan__nearest *search, const char *known);

#endif
