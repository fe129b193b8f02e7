/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions about many days. A row takes two loads from the tables and no branch: a day outside reads the first
 * entry, and its answer is replaced at the end. Whole arrays go through loops of their own, whose constant
 * strides the compiler turns into plain indices.
 */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"

/* Rows between two looks at what has failed, small enough for the first-level cache. */
enum { BLOCK = 1024 };

/* What the loops need of a calendar, in registers. */
typedef struct tables {
    const uint16_t *rank, *rests;
    uint32_t first, days, working;
} tables;

static tables tables_of(const parplan_calendar *calendar)
{
    return (tables){calendar->rank, calendar->rests, (uint32_t)calendar->first, calendar->days,
                    calendar->working};
}

static inline int32_t load(const char *at)
{
    int32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static inline void store(char *at, int32_t value)
{
    memcpy(at, &value, sizeof value);
}

/* PARPLAN_DATE_NONE where there is none: no table leads there. */
static inline int32_t add_one(const tables *t, int32_t date, int32_t days)
{
    uint32_t at = (uint32_t)date - t->first;
    bool inside = at < t->days;
    at = inside ? at : 0;
    uint32_t later = days > 0; /* n > 0 counts after the day, n <= 0 before it */
    uint32_t number = t->rank[at + later] + (uint32_t)days + (later ^ 1);
    bool there = inside & (number - 1 < t->working);
    number = there ? number : 0;
    uint32_t result = t->first + number - 1 + t->rests[number];
    return there ? (int32_t)result : PARPLAN_DATE_NONE;
}

static inline int32_t count_one(const tables *t, int32_t from, int32_t to)
{
    uint32_t a = (uint32_t)from - t->first, b = (uint32_t)to - t->first;
    bool inside = (a < t->days) & (b < t->days);
    a = inside ? a : 0;
    b = inside ? b : 0;
    int32_t result = (int32_t)t->rank[b + 1] - (int32_t)t->rank[a + 1];
    return inside ? result : PARPLAN_COUNT_NONE;
}

typedef int32_t one(const tables *t, int32_t left, int32_t right);

/* Rows that failed. `ask` is a constant wherever this is inlined. */
static inline size_t run(const tables *t, one *ask, size_t count, const char *left,
                         ptrdiff_t left_stride, const char *right, ptrdiff_t right_stride,
                         char *out, ptrdiff_t out_stride)
{
    size_t failed = 0;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)count; i++) {
        int32_t result = ask(t, load(left + i * left_stride), load(right + i * right_stride));
        store(out + i * out_stride, result);
        failed += result == INT32_MIN;
    }
    return failed;
}

enum { WIDTH = sizeof(int32_t) };

/* Columns as they mostly are: arrays, or one number for all rows. */
static inline size_t run_fast(const tables *t, one *ask, size_t count, parplan_column left,
                              parplan_column right, parplan_out_column out)
{
    const char *a = (const char *)left.values, *b = (const char *)right.values;
    char *c = (char *)out.values;
    if (left.stride == WIDTH && out.stride == WIDTH) {
        if (right.stride == WIDTH)
            return run(t, ask, count, a, WIDTH, b, WIDTH, c, WIDTH);
        if (right.stride == 0)
            return run(t, ask, count, a, WIDTH, b, 0, c, WIDTH);
    }
    return run(t, ask, count, a, left.stride, b, right.stride, c, out.stride);
}

static size_t add_rows(const tables *t, size_t count, parplan_column left, parplan_column right,
                       parplan_out_column out)
{
    return run_fast(t, add_one, count, left, right, out);
}

static size_t count_rows(const tables *t, size_t count, parplan_column left, parplan_column right,
                         parplan_out_column out)
{
    return run_fast(t, count_one, count, left, right, out);
}

static int32_t value(parplan_column column, size_t row)
{
    return load((const char *)column.values + (ptrdiff_t)row * column.stride);
}

static parplan_column from_row(parplan_column column, size_t row)
{
    const char *at = (const char *)column.values + (ptrdiff_t)row * column.stride;
    return (parplan_column){(const int32_t *)(const void *)at, column.stride};
}

typedef size_t rows(const tables *t, size_t count, parplan_column left, parplan_column right,
                    parplan_out_column out);

/* The answers of a block, kept aside: a column that is written may be one that is read. */
static size_t say_block(const tables *t, rows *ask, size_t count, parplan_column left,
                        parplan_column right, parplan_out_column out, uint8_t *statuses)
{
    int32_t results[BLOCK];
    size_t failed = ask(t, count, left, right, (parplan_out_column){results, WIDTH});
    memset(statuses, PARPLAN_ROW_OK, count);
    for (size_t i = 0; failed > 0 && i < count; i++) {
        if (results[i] != INT32_MIN)
            continue;
        bool missing = value(left, i) == INT32_MIN || value(right, i) == INT32_MIN;
        statuses[i] = missing ? PARPLAN_ROW_NULL : PARPLAN_ROW_RANGE;
    }
    for (size_t i = 0; i < count; i++)
        store((char *)out.values + (ptrdiff_t)i * out.stride, results[i]);
    return failed;
}

static size_t say_rows(const tables *t, rows *ask, size_t count, parplan_column left,
                       parplan_column right, parplan_out_column out, uint8_t *statuses)
{
    size_t failed = 0;
    if (statuses == NULL)
        return ask(t, count, left, right, out);
    for (size_t done = 0; done < count; done += BLOCK) {
        size_t n = count - done < BLOCK ? count - done : BLOCK;
        parplan_out_column to = {
            (int32_t *)(void *)((char *)out.values + (ptrdiff_t)done * out.stride), out.stride};
        failed +=
            say_block(t, ask, n, from_row(left, done), from_row(right, done), to, statuses + done);
    }
    return failed;
}

static parplan_status answer(const parplan_calendar *calendar, rows *ask, size_t count,
                             parplan_column left, parplan_column right, const char *const names[2],
                             parplan_out_column out, uint8_t *statuses, size_t *failed,
                             parplan_error *err)
{
    if (calendar == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("calendar"));
    if (count > 0 && (left.values == NULL || right.values == NULL))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(names[left.values != NULL]));
    if (count > 0 && (out.values == NULL || out.stride == 0))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    tables t = tables_of(calendar);
    size_t wrong = count > 0 ? say_rows(&t, ask, count, left, right, out, statuses) : 0;
    if (failed != NULL)
        *failed = wrong;
    return PARPLAN_OK;
}

parplan_status parplan_calendar_add_many(const parplan_calendar *calendar, size_t count,
                                         parplan_column dates, parplan_column days,
                                         parplan_out_column out, uint8_t *statuses, size_t *failed,
                                         parplan_error *err)
{
    static const char *const names[2] = {"dates", "days"};
    return answer(calendar, add_rows, count, dates, days, names, out, statuses, failed, err);
}

parplan_status parplan_calendar_count_many(const parplan_calendar *calendar, size_t count,
                                           parplan_column from, parplan_column to,
                                           parplan_out_column out, uint8_t *statuses,
                                           size_t *failed, parplan_error *err)
{
    static const char *const names[2] = {"from", "to"};
    return answer(calendar, count_rows, count, from, to, names, out, statuses, failed, err);
}

static inline uint8_t works_one(const tables *t, int32_t date)
{
    uint32_t at = (uint32_t)date - t->first;
    bool inside = at < t->days;
    at = inside ? at : 0;
    uint8_t works = t->rank[at + 1] > t->rank[at];
    return inside ? works : UINT8_MAX;
}

parplan_status parplan_calendar_is_working_many(const parplan_calendar *calendar, size_t count,
                                                parplan_column dates, uint8_t *out,
                                                uint8_t *statuses, size_t *failed,
                                                parplan_error *err)
{
    if (calendar == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("calendar"));
    if (count > 0 && (dates.values == NULL || out == NULL))
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(out == NULL ? "out" : "dates"));
    tables t = tables_of(calendar);
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t date = value(dates, i);
        out[i] = works_one(&t, date);
        bool fails = out[i] == UINT8_MAX;
        wrong += fails;
        if (statuses != NULL)
            statuses[i] =
                (uint8_t)(fails ? (date == PARPLAN_DATE_NONE ? PARPLAN_ROW_NULL : PARPLAN_ROW_RANGE)
                                : PARPLAN_ROW_OK);
    }
    if (failed != NULL)
        *failed = wrong;
    return PARPLAN_OK;
}
