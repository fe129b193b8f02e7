/* SPDX-License-Identifier: Apache-2.0 */
#include "io/input.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

void parplan__input_place(const char *bytes, size_t offset, int64_t *line, int64_t *column)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == offset || bytes[i + 1] != '\n'))) {
            start = i + 1;
            ++*line;
        }
    }
    *column = (int64_t)(offset - start) + 1;
}

static bool word_is_ascii(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word & UINT64_C(0x8080808080808080)) == 0;
}

/* Eight bytes at a time over ASCII; what lies between goes through the full check. */
static bool is_utf8(const char *bytes, size_t size, size_t *bad)
{
    size_t i = 0;
    while (i < size) {
        while (size - i >= 8 && word_is_ascii(bytes + i))
            i += 8;
        size_t start = i;
        while (i < size && (size - i < 8 || !word_is_ascii(bytes + i)))
            i += size - i < 8 ? size - i : 8;
        if (!parplan__utf8_valid(bytes + start, i - start, bad)) {
            *bad += start;
            return false;
        }
    }
    return true;
}

static bool looks_like_utf16(const char *bytes, size_t size)
{
    if (size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return true;
    /* Without a mark: tables and JSON start in ASCII, so that every other byte is NUL. */
    return size >= 4 && (bytes[0] == 0) != (bytes[1] == 0) && (bytes[0] == 0) == (bytes[2] == 0) &&
           (bytes[1] == 0) == (bytes[3] == 0);
}

/* Whether the rest from an offset is the start of one character and nothing else. */
static bool is_cut(const char *bytes, size_t size, size_t bad)
{
    unsigned char first = (unsigned char)bytes[bad];
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || size - bad >= length)
        return false;
    for (size_t i = bad + 1; i < size; i++) {
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            return false;
    }
    return true;
}

static parplan_status failed(const char *bytes, size_t bom, size_t bad, parplan__message id,
                             parplan_error *err)
{
    int64_t line, column;
    parplan__input_place(bytes + bom, bad, &line, &column);
    parplan_status status =
        parplan__fail(err, id, PARPLAN__ARGS(PARPLAN__INT((int64_t)(bom + bad) + 1)));
    parplan__locate(err, "", line, column);
    return status;
}

parplan_status parplan__input_open(const char **bytes, size_t *size, parplan_error *err)
{
    const char *text = *bytes != NULL ? *bytes : "";
    if (looks_like_utf16(text, *size))
        return failed(text, 0, 0, PP_INPUT_UTF16, err);
    size_t bom = *size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const char *start = text + bom, *nul = memchr(start, 0, *size - bom);
    size_t length = *size - bom, bad;
    if (nul != NULL)
        return failed(text, bom, (size_t)(nul - start), PP_INPUT_NUL, err);
    if (!is_utf8(start, length, &bad))
        return failed(text, bom, bad, is_cut(start, length, bad) ? PP_INPUT_CUT : PP_INPUT_ENCODING,
                      err);
    *bytes = start;
    *size = length;
    return PARPLAN_OK;
}
