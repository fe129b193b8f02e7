/* SPDX-License-Identifier: Apache-2.0 */
/* What the other nouns of time need to know of days. */
#ifndef PARPLAN_LIB_TIME_DATE_H
#define PARPLAN_LIB_TIME_DATE_H

#include <parplan/date.h>

enum {
    PARPLAN__DATE_MIN = -719162, /* 0001-01-01 */
    PARPLAN__DATE_MAX = 2932896  /* 9999-12-31 */
};

static inline bool parplan__date_valid(parplan_date date)
{
    return date >= PARPLAN__DATE_MIN && date <= PARPLAN__DATE_MAX;
}

/* Days of a month from 1 to 12. */
int32_t parplan__month_length(int32_t year, int32_t month);

/* False outside years 1 to 9999; *out is then unchanged. */
bool parplan__date_months_later(parplan_date date, int64_t months, parplan_date *out);

/* A number of so many digits and nothing else; *out is unchanged where there is another byte. */
static inline bool parplan__digits_read(const char *text, size_t count, int32_t *out)
{
    int32_t value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return true;
}

/* The numbers of 2024-03-05 or 5/3/2024, whether or not there is such a day; false where it is another shape. */
bool parplan__numbers_read(const char *text, size_t size, int32_t *year, int32_t *month,
                           int32_t *day);

/* Two or four digits of a number; both return the end and write no NUL. */
static inline char *parplan__two_digits(char *at, int32_t value)
{
    at[0] = (char)('0' + value / 10);
    at[1] = (char)('0' + value % 10);
    return at + 2;
}

static inline char *parplan__four_digits(char *at, int32_t value)
{
    return parplan__two_digits(parplan__two_digits(at, value / 100), value % 100);
}

/* For a message: the day as 05/03/2024, or "?" where there is none. */
const char *parplan__date_text(parplan_date date, char *buffer);
#define PARPLAN__DATE(date) (parplan__date_text((date), (char[PARPLAN_DATE_SIZE]){0}))

#endif
