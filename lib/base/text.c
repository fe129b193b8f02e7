/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

bool parplan__utf8_valid(const char *text, size_t size, size_t *bad)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t i = 0;
    while (i < size) {
        if (s[i] < 0x80) {
            i++;
            continue;
        }
        /* The second byte's range excludes overlong forms, surrogates and what lies past U+10FFFF. */
        size_t more;
        unsigned char low = 0x80, high = 0xBF;
        if (s[i] >= 0xC2 && s[i] <= 0xDF) {
            more = 1;
        } else if ((s[i] & 0xF0) == 0xE0) {
            more = 2;
            low = s[i] == 0xE0 ? 0xA0 : 0x80;
            high = s[i] == 0xED ? 0x9F : 0xBF;
        } else if (s[i] >= 0xF0 && s[i] <= 0xF4) {
            more = 3;
            low = s[i] == 0xF0 ? 0x90 : 0x80;
            high = s[i] == 0xF4 ? 0x8F : 0xBF;
        } else {
            break;
        }
        if (size - i <= more || s[i + 1] < low || s[i + 1] > high)
            break;
        for (size_t k = 2; k <= more; k++) {
            if ((s[i + k] & 0xC0) != 0x80)
                goto stop;
        }
        i += more + 1;
    }
stop:
    if (i < size && bad != NULL)
        *bad = i;
    return i >= size;
}

size_t parplan__utf8_cut(const char *text, size_t size)
{
    while (size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    return size;
}

size_t parplan__text_width(const char *text)
{
    size_t width = 0;
    const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text;
    while (*s != 0) {
        utf8proc_int32_t point;
        utf8proc_ssize_t n = utf8proc_iterate(s, -1, &point);
        if (n <= 0) {
            s++;
            width++;
            continue;
        }
        s += n;
        int columns = utf8proc_charwidth(point);
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}

/*
 * Latin letters below U+0300, Latin Extended Additional (all of precomposed Vietnamese) and dashes and quotes
 * are in NFC whatever stands beside them; most texts hold nothing else.
 */
static bool surely_nfc(const char *text, size_t size)
{
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; i < size; i++) {
        if (s[i] < 0xCC || (s[i] & 0xC0) == 0x80)
            continue;
        if (s[i] == 0xE1 && s[i + 1] >= 0xB8 && s[i + 1] <= 0xBB)
            continue;
        if (s[i] == 0xE2 && s[i + 1] == 0x80 && s[i + 2] >= 0x90 && s[i + 2] <= 0xA7)
            continue;
        return false;
    }
    return true;
}

char *parplan__text_nfc(parplan__arena *arena, const char *text, size_t size)
{
    if (surely_nfc(text, size))
        return parplan__arena_copy(arena, text, size);
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size,
                                      &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    char *copy = n >= 0 ? parplan__arena_copy(arena, (const char *)composed, (size_t)n) : NULL;
    free(composed);
    return copy;
}

bool parplan__text_has_control(const char *text, size_t size)
{
    const unsigned char *s = (const unsigned char *)text;
    unsigned found = 0; /* without a way out, so that the loop runs over many bytes at once */
    for (size_t i = 0; i < size; i++)
        found |= (unsigned)(s[i] < 0x20) | (unsigned)(s[i] == 0x7F);
    for (size_t i = 1; i < size; i++)
        found |= (unsigned)(s[i - 1] == 0xC2) & (unsigned)(s[i] < 0xA0);
    return found != 0;
}

size_t parplan__text_distance(const char *a, const char *b, size_t limit)
{
    enum { LONGEST = 48 };
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST || n > m + limit || m > n + limit)
        return limit + 1;
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t replaced = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            size_t shifted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = replaced < shifted ? replaced : shifted;
        }
    }
    return row[m] <= limit ? row[m] : limit + 1;
}

parplan__nearest parplan__nearest_to(const char *wanted)
{
    size_t half = strlen(wanted) / 2;
    return (parplan__nearest){wanted, NULL, half < 2 ? half : 2};
}

void parplan__nearest_try(parplan__nearest *search, const char *known)
{
    size_t edits = parplan__text_distance(search->wanted, known, search->limit);
    if (edits > search->limit)
        return;
    search->best = known;
    search->limit = edits > 0 ? edits - 1 : 0;
}
