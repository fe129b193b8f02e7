/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of calendars share: the built-in ones, layers made of text, and asking about a day. */
#ifndef PARPLAN_TESTS_TIME_CALENDARS_H
#define PARPLAN_TESTS_TIME_CALENDARS_H

#include "time/days.h"

#include <stdlib.h>

#include <parplan/calendar.h>

#include "base/message.h"

static parplan_calendar *gov, *labour;

static inline int open_calendars(void **state)
{
    (void)state;
    return parplan_calendar_builtin("VN-GOV", &gov, NULL) != PARPLAN_OK ||
           parplan_calendar_builtin("VN-LABOUR", &labour, NULL) != PARPLAN_OK;
}

static inline int close_calendars(void **state)
{
    (void)state;
    parplan_calendar_unref(gov);
    parplan_calendar_unref(labour);
    return 0;
}

static inline parplan_day day_of(const parplan_calendar *calendar, const char *date)
{
    parplan_day out;
    assert_int_equal(parplan_calendar_day(calendar, day(date), &out, NULL), PARPLAN_OK);
    return out;
}

static inline bool works_on(const parplan_calendar *calendar, parplan_date date)
{
    bool out = false;
    assert_int_equal(parplan_calendar_is_working(calendar, date, &out, NULL), PARPLAN_OK);
    return out;
}

static inline bool works(const parplan_calendar *calendar, const char *date)
{
    return works_on(calendar, day(date));
}

static inline parplan_calendar *with(parplan_calendar *base, parplan_layer layer, const char *csv)
{
    parplan_calendar *out = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_calendar_with_layer(base, layer, NULL, csv, strlen(csv), NULL, &out, &err) !=
        PARPLAN_OK)
        fail_msg("PP-%04d %s", err.id, err.message);
    return out;
}

static inline void assert_same(const parplan_calendar *a, const parplan_calendar *b)
{
    char one[PARPLAN_CALENDAR_HASH_SIZE], two[PARPLAN_CALENDAR_HASH_SIZE];
    char *first, *second;
    assert_string_equal(parplan_calendar_hash(a, one), parplan_calendar_hash(b, two));
    parplan_date from = day("2015-01-01"), until = day("2027-12-31");
    assert_int_equal(parplan_calendar_write_csv(a, from, until, &first, NULL, NULL), PARPLAN_OK);
    assert_int_equal(parplan_calendar_write_csv(b, from, until, &second, NULL, NULL), PARPLAN_OK);
    assert_string_equal(first, second);
    parplan_text_free(first);
    parplan_text_free(second);
}

/* An allocator that gives nothing after so many times; frees always. */
typedef struct scarce {
    size_t left;
} scarce;

static inline void *scarce_resize(void *context, void *block, size_t size)
{
    scarce *memory = context;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return memory->left > 0 && memory->left-- > 0 ? realloc(block, size) : NULL;
}

#endif
