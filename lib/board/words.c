/* SPDX-License-Identifier: Apache-2.0 */
#include "board/words.h"

#include <string.h>

#include "base/text.h"

void parplan__say(parplan__buffer *out, const char *text, const char *const *args)
{
    while (*text != '\0') {
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}') {
            const char *arg = args[text[1] - '0'];
            parplan__buffer_text(out, arg != NULL ? arg : "");
            text += 3;
            continue;
        }
        const char *next = strchr(text + 1, '{');
        size_t length = next != NULL ? (size_t)(next - text) : strlen(text);
        parplan__buffer_add(out, text, length);
        text += length;
    }
}

const char *parplan__day_text(parplan_date date, parplan_lang lang, char *buffer)
{
    return parplan_date_format(date, lang == PARPLAN_LANG_VI ? PARPLAN_DATE_DMY : PARPLAN_DATE_ISO,
                               buffer);
}

const char *parplan__weekday_name(parplan_date date, parplan_lang lang)
{
    static const parplan_text names[] = {
        {"Thứ Hai", "Monday"},   {"Thứ Ba", "Tuesday"}, {"Thứ Tư", "Wednesday"},
        {"Thứ Năm", "Thursday"}, {"Thứ Sáu", "Friday"}, {"Thứ Bảy", "Saturday"},
        {"Chủ nhật", "Sunday"},
    };
    return parplan_text_in(names[parplan_date_weekday(date) - 1], lang);
}

void parplan__paint(parplan__buffer *out, bool on, parplan__colour colour, const char *text)
{
    static const char *const codes[] = {"",         "\033[1m",  "\033[2m",
                                        "\033[31m", "\033[32m", "\033[33m"};
    bool painted = on && colour != PARPLAN__PLAIN && *text != '\0';
    if (painted)
        parplan__buffer_text(out, codes[colour]);
    parplan__buffer_text(out, text);
    if (painted)
        parplan__buffer_text(out, "\033[0m");
}

void parplan__pad(parplan__buffer *out, const char *text, size_t columns)
{
    size_t width = parplan__text_width(text);
    do {
        parplan__buffer_char(out, ' ');
        width++;
    } while (width < columns);
}

void parplan__left(parplan__buffer *out, const char *text, size_t columns)
{
    parplan__buffer_text(out, text);
    parplan__pad(out, text, columns);
}

void parplan__right(parplan__buffer *out, const char *text, size_t columns)
{
    size_t width = parplan__text_width(text);
    do {
        parplan__buffer_char(out, ' ');
        width++;
    } while (width < columns);
    parplan__buffer_text(out, text);
}

static size_t piece_width(const char *piece, size_t size)
{
    char copy[512];
    if (size >= sizeof copy)
        return size;
    memcpy(copy, piece, size);
    copy[size] = '\0';
    return parplan__text_width(copy);
}

void parplan__flow(parplan__buffer *out, const char *piece, size_t size, size_t indent,
                   size_t *column)
{
    size_t width = piece_width(piece, size);
    if (*column > indent && *column + 1 + width > PARPLAN__LINE) {
        parplan__buffer_char(out, '\n');
        for (size_t i = 0; i < indent; i++)
            parplan__buffer_char(out, ' ');
        *column = indent;
    } else if (*column > indent) {
        parplan__buffer_char(out, ' ');
        ++*column;
    }
    parplan__buffer_add(out, piece, size);
    *column += width;
}

void parplan__wrap(parplan__buffer *out, const char *text, size_t indent, size_t *column)
{
    while (*text != '\0') {
        size_t size = strcspn(text, " ");
        if (size > 0)
            parplan__flow(out, text, size, indent, column);
        text += size + (text[size] == ' ');
    }
}
