/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of time share. */
#ifndef PARPLAN_TESTS_TIME_DAYS_H
#define PARPLAN_TESTS_TIME_DAYS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <parplan/date.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static inline parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

/* Compares as text, so that a failure reads well. */
static inline void assert_day(parplan_date date, const char *text)
{
    char buffer[PARPLAN_DATE_SIZE];
    assert_string_equal(parplan_date_format(date, PARPLAN_DATE_DMY, buffer), text);
}

static inline void assert_error(const parplan_error *err, int32_t id, const char *message)
{
    assert_string_equal(err->message, message);
    assert_int_equal(err->id, id);
    assert_true(err->message_vi[0] != '\0');
}

/* Numbers that look random and are the same in every run. */
static inline uint32_t next_random(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

#endif
