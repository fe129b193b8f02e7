/* SPDX-License-Identifier: Apache-2.0 */
/* The days of ICU's Chinese calendar, for time_peers.py. ICU has none of Viet Nam's. */
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <unicode/ucal.h>
#include <unicode/uversion.h>

/* Nanoseconds, or -1. A day as time.c writes it: 20240105, and 100,000,000 more in a leap month. */
double icu_lunar(const int32_t *dates, int32_t *out, size_t rows)
{
    enum { EPOCH = 2637 }; /* the Chinese year 1 began in 2637 before the year 0 */
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(utc, -1, "@calendar=chinese", UCAL_DEFAULT, &status);
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < rows; i++) {
        ucal_setMillis(calendar, dates[i] * 86400e3, &status);
        int32_t year = ucal_get(calendar, UCAL_EXTENDED_YEAR, &status) - EPOCH;
        int32_t month = ucal_get(calendar, UCAL_MONTH, &status) + 1;
        int32_t day = ucal_get(calendar, UCAL_DATE, &status);
        out[i] = year * 10000 + month * 100 + day +
                 ucal_get(calendar, UCAL_IS_LEAP_MONTH, &status) * 100000000;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    ucal_close(calendar);
    if (U_FAILURE(status))
        return -1;
    return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
}

const char *icu_version(void)
{
    return U_ICU_VERSION;
}
