/* SPDX-License-Identifier: Apache-2.0 */
/* Dates and moments: what is read lies in the years 1 to 9999 and prints as it was read. */
#include "fuzz.h"

#include <string.h>

#include <parplan/date.h>

static void check_date(const char *text, size_t size)
{
    parplan_date date = PARPLAN_DATE_NONE, again = PARPLAN_DATE_NONE;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan_date_parse(text, size, &date, &err);
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
