/* SPDX-License-Identifier: Apache-2.0 */
/* Dates and moments: what is read lies in the years 1 to 9999 and prints as it was read. */
#include "fuzz.h"

#include <string.h>

#include <parplan/date.h>

/* Digits, as many as there are up to a number of them. */
static size_t digits(const char *text, size_t size, size_t most, int32_t *out)
{
    size_t n = 0;
    *out = 0;
    for (; n < size && n < most && text[n] >= '0' && text[n] <= '9'; n++)
        *out = *out * 10 + (text[n] - '0');
    return n;
}

/* The three shapes byte by byte, as the documentation has them. */
static bool read_slowly(const char *text, size_t size, int32_t *year, int32_t *month, int32_t *day)
{
    bool iso = size > 4 && text[4] == '-';
    char mark = iso ? '-' : '/';
    size_t a = digits(text, size, iso ? 4 : 2, iso ? year : day);
    if (a == 0 || a == size || text[a] != mark || (iso && a != 4))
        return false;
    size_t b = a + 1 + digits(text + a + 1, size - a - 1, 2, month);
    if (b == a + 1 || b == size || text[b] != mark || (iso && b != 7))
        return false;
    size_t left = size - b - 1;
    return left == (iso ? 2 : 4) && digits(text + b + 1, left, 4, iso ? day : year) == left;
}

static void check_date(const char *text, size_t size)
{
    parplan_date date = PARPLAN_DATE_NONE, again = PARPLAN_DATE_NONE;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan_date_parse(text, size, &date, &err);
    int32_t year, month, day;
    bool read = read_slowly(text, size, &year, &month, &day);
    PROMISE(read == (status != PARPLAN_E_PARSE));
    PROMISE(!read || parplan_date_make(year, month, day, &again, NULL) == status);
    PROMISE(status != PARPLAN_OK || again == date);
    if (status != PARPLAN_OK) {
        PROMISE(date == PARPLAN_DATE_NONE && err.status == status);
        PROMISE(err.message[0] != '\0' && err.message_vi[0] != '\0');
        return;
    }
    for (int style = PARPLAN_DATE_ISO; style <= PARPLAN_DATE_DMY; style++) {
        char buffer[PARPLAN_DATE_SIZE];
        parplan_date_format(date, (parplan_date_style)style, buffer);
        PROMISE(strlen(buffer) == 10);
        PROMISE(parplan_date_parse(buffer, 10, &again, NULL) == PARPLAN_OK && again == date);
    }
    PROMISE(parplan_moment_parse(text, size, &again, NULL, NULL) == PARPLAN_OK && again == date);
}

static void check_moment(const char *text, size_t size)
{
    parplan_date date = PARPLAN_DATE_NONE;
    int32_t second = -2;
    if (parplan_moment_parse(text, size, &date, &second, NULL) != PARPLAN_OK) {
        PROMISE(date == PARPLAN_DATE_NONE && second == -2);
        return;
    }
    int32_t year;
    parplan_date_split(date, &year, NULL, NULL);
    PROMISE(year >= 1 && year <= 9999 && second >= -1 && second <= 86400);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_date((const char *)data, size);
    check_moment((const char *)data, size);
    return 0;
}
