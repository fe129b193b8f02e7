/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions about many days, a block of rows at a time. A look at a whole block, which the compiler does with vector
 * instructions, mostly proves that none of its rows can leave the tables. Such a block then takes two loads a row and
 * no checks; any other one is checked row by row, without a branch.
 */
#include "time/calendar.h"

#include <string.h>

#include "base/message.h"

enum { BLOCK = 256, WIDTH = sizeof(int32_t) };

/* Loops of a few instructions spend a third of them on the loop. */
#if defined(__GNUC__) && !defined(__clang__)
#define UNROLLED _Pragma("GCC unroll 4")
#else
#define UNROLLED
#endif

/* A loop keeps its pointers in registers only where nothing else shares its function. */
#if defined(__GNUC__)
#define ALONE __attribute__((noinline))
#else
#define ALONE
#endif

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

/* Rows of two columns, and where their answers go. */
typedef struct rows {
    const char *left, *right;
    char *out;
    ptrdiff_t left_stride, right_stride, out_stride;
    size_t count;
} rows;

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

/* Adding. */

enum { FEW = 512 }; /* days that most terms do not exceed; a power of two */

/*
 * Numbers below a power of two stay below it when or-ed, and one that is not, or is negative, shows: the cheapest
 * proof there is that all of a block lie between two bounds.
 */
static inline uint32_t offsets(const char *at, ptrdiff_t stride, size_t count, uint32_t least)
{
    uint32_t all = 0;
    UNROLLED
    for (ptrdiff_t i = 0; i < (ptrdiff_t)count; i++)
        all |= (uint32_t)load(at + i * stride) - least;
    return all;
}

/* Of an array, or of the one number that all rows have. */
static uint32_t offsets_from(const char *at, ptrdiff_t stride, size_t count, uint32_t least)
{
    return stride == WIDTH ? offsets(at, WIDTH, count, least) : offsets(at, 0, 1, least);
}

/* The largest power of two, less one, that does not exceed a span. */
static uint32_t mask_within(uint32_t span)
{
    uint32_t mask = UINT16_MAX;
    while (mask > span)
        mask >>= 1;
    return mask;
}

/* The n-th working day after a day, n > 0, and any other; both only where the tables are known not to end. */
static inline int32_t add_later(const tables *t, int32_t date, int32_t days)
{
    size_t at = (uint32_t)date - t->first;
    uint32_t number = t->rank[at + 1] + (uint32_t)days;
    return (int32_t)(t->first - 1 + number + t->rests[number]);
}

static inline int32_t add_any(const tables *t, int32_t date, int32_t days)
{
    size_t at = (uint32_t)date - t->first;
    uint32_t later = (0U - (uint32_t)days) >> 31; /* n > 0 counts after the day, n <= 0 before it */
    uint32_t number = t->rank[at + later] + (uint32_t)days - later;
    return (int32_t)(t->first + number + t->rests[number + 1]);
}

/* PARPLAN_DATE_NONE where there is none: no table leads there. */
static inline int32_t add_checked(const tables *t, int32_t date, int32_t days)
{
    uint32_t at = (uint32_t)date - t->first;
    bool inside = at < t->days;
    at = inside ? at : 0;
    uint32_t later = days > 0;
    uint32_t number = t->rank[at + later] + (uint32_t)days + (later ^ 1);
    bool there = inside & (number - 1 < t->working);
    number = there ? number : 0;
    uint32_t result = t->first + number - 1 + t->rests[number];
    return there ? (int32_t)result : PARPLAN_DATE_NONE;
}

/* Counting. */

static inline int32_t count_inside(const tables *t, int32_t from, int32_t to)
{
    size_t a = (uint32_t)from - t->first, b = (uint32_t)to - t->first;
    return t->rank[b + 1] - t->rank[a + 1];
}

static inline int32_t count_checked(const tables *t, int32_t from, int32_t to)
{
    uint32_t a = (uint32_t)from - t->first, b = (uint32_t)to - t->first;
    bool inside = (a < t->days) & (b < t->days);
    a = inside ? a : 0;
    b = inside ? b : 0;
    int32_t result = (int32_t)t->rank[b + 1] - (int32_t)t->rank[a + 1];
    return inside ? result : PARPLAN_COUNT_NONE;
}

/* Loops over arrays. What they ask and the strides are constants in each copy. */

typedef int32_t question(const tables *t, int32_t left, int32_t right);

static inline void ask_rows(const tables *t, question *ask, const rows *r, ptrdiff_t right_stride)
{
    const tables local = *t; /* which no store can reach */
    const char *left = r->left, *right = r->right;
    char *out = r->out;
    ptrdiff_t count = (ptrdiff_t)r->count;
    UNROLLED
    for (ptrdiff_t i = 0; i < count; i++)
        store(out + i * WIDTH, ask(&local, load(left + i * WIDTH), load(right + i * right_stride)));
}

typedef void loop(const tables *t, const rows *r);

#define LOOP(name, ask, right_stride)                                                              \
    static ALONE void name(const tables *t, const rows *r)                                         \
    {                                                                                              \
        ask_rows(t, ask, r, right_stride);                                                         \
    }

LOOP(add_later_each, add_later, WIDTH)
LOOP(add_later_same, add_later, 0)
LOOP(add_any_each, add_any, WIDTH)
LOOP(add_any_same, add_any, 0)
LOOP(count_each, count_inside, WIDTH)
LOOP(count_same, count_inside, 0)

/* Whether answers overwrite no row still to be read, whose proof they would spoil. */
static bool stays(const char *in, ptrdiff_t stride, const rows *r)
{
    uintptr_t from = (uintptr_t)in, to = (uintptr_t)r->out, size = r->count * WIDTH;
    if (stride == WIDTH && from == to)
        return true;
    return from + (stride == WIDTH ? size : WIDTH) <= to || to + size <= from;
}

static bool are_arrays(const rows *r)
{
    return r->left_stride == WIDTH && r->out_stride == WIDTH &&
           (r->right_stride == WIDTH || r->right_stride == 0) && stays(r->left, WIDTH, r) &&
           stays(r->right, r->right_stride, r);
}

/* Answer a block that proves safe; false where it does not. */
typedef bool fast(const tables *t, const rows *r);

/* Days that FEW working days precede and follow, to which no more are added. */
static bool add_fast(const tables *t, const rows *r)
{
    if (!are_arrays(r) || t->working <= 4 * FEW)
        return false;
    bool each = r->right_stride == WIDTH;
    uint32_t least = FEW + t->rests[FEW + 1], number = t->working - FEW;
    uint32_t mask = mask_within(number - 2 + t->rests[number] - least);
    if (offsets_from(r->left, WIDTH, r->count, t->first + least) > mask)
        return false;
    if (offsets_from(r->right, r->right_stride, r->count, 1) < FEW)
        (each ? add_later_each : add_later_same)(t, r);
    else if (offsets_from(r->right, r->right_stride, r->count, 0U - FEW) < 2 * FEW)
        (each ? add_any_each : add_any_same)(t, r);
    else
        return false;
    return true;
}

static bool count_fast(const tables *t, const rows *r)
{
    if (!are_arrays(r))
        return false;
    uint32_t mask = mask_within(t->days - 1);
    if (offsets_from(r->left, WIDTH, r->count, t->first) > mask ||
        offsets_from(r->right, r->right_stride, r->count, t->first) > mask)
        return false;
    (r->right_stride == WIDTH ? count_each : count_same)(t, r);
    return true;
}

/* The answers are kept aside at first: a column that is written may be one that is read. Returns rows that failed. */
static inline size_t check_rows(const tables *t, question *ask, const rows *r,
                                ptrdiff_t left_stride, ptrdiff_t right_stride, ptrdiff_t out_stride,
                                uint8_t *statuses)
{
    const tables local = *t;
    const char *left = r->left, *right = r->right;
    char *out = r->out;
    ptrdiff_t count = (ptrdiff_t)r->count;
    size_t failed = 0;
    int32_t results[BLOCK];
    for (ptrdiff_t i = 0; i < count; i++) {
        results[i] = ask(&local, load(left + i * left_stride), load(right + i * right_stride));
        failed += results[i] == INT32_MIN;
    }
    for (ptrdiff_t i = 0; statuses != NULL && i < count; i++) {
        bool missing = (load(left + i * left_stride) == INT32_MIN) |
                       (load(right + i * right_stride) == INT32_MIN);
        uint8_t why = missing ? PARPLAN_ROW_NULL : PARPLAN_ROW_RANGE;
        statuses[i] = results[i] == INT32_MIN ? why : PARPLAN_ROW_OK;
    }
    for (ptrdiff_t i = 0; i < count; i++)
        store(out + i * out_stride, results[i]);
    return failed;
}

static inline size_t check_any(const tables *t, question *ask, const rows *r, uint8_t *statuses)
{
    if (are_arrays(r) && r->right_stride == WIDTH)
        return check_rows(t, ask, r, WIDTH, WIDTH, WIDTH, statuses);
    return check_rows(t, ask, r, r->left_stride, r->right_stride, r->out_stride, statuses);
}

typedef size_t careful(const tables *t, const rows *r, uint8_t *statuses);

static ALONE size_t add_careful(const tables *t, const rows *r, uint8_t *statuses)
{
    return check_any(t, add_checked, r, statuses);
}

static ALONE size_t count_careful(const tables *t, const rows *r, uint8_t *statuses)
{
    return check_any(t, count_checked, r, statuses);
}

static size_t answer_all(const tables *t, fast *answer_fast, careful *check, const rows *all,
                         uint8_t *statuses)
{
    size_t failed = 0;
    for (size_t done = 0; done < all->count; done += BLOCK) {
        ptrdiff_t at = (ptrdiff_t)done;
        rows r = *all;
        r.count = all->count - done < BLOCK ? all->count - done : BLOCK;
        r.left += at * r.left_stride;
        r.right += at * r.right_stride;
        r.out += at * r.out_stride;
        uint8_t *said = statuses != NULL ? statuses + done : NULL;
        if (!answer_fast(t, &r))
            failed += check(t, &r, said);
        else if (said != NULL)
            memset(said, PARPLAN_ROW_OK, r.count);
    }
    return failed;
}

/* A column is there, unless there is no row. */
static const char *missing(const parplan_calendar *calendar, size_t count, const void *left,
                           const char *left_name, const void *right, const char *right_name,
                           const void *out)
{
    if (calendar == NULL)
        return "calendar";
    if (count == 0)
        return NULL;
    if (left == NULL || right == NULL)
        return left == NULL ? left_name : right_name;
    return out == NULL ? "out" : NULL;
}

static rows rows_of(size_t count, parplan_column left, parplan_column right, parplan_out_column out)
{
    return (rows){(const char *)left.values,
                  (const char *)right.values,
                  (char *)out.values,
                  left.stride,
                  right.stride,
                  out.stride,
                  count};
}

parplan_status parplan_calendar_add_many(const parplan_calendar *calendar, size_t count,
                                         parplan_column dates, parplan_column days,
                                         parplan_out_column out, uint8_t *statuses, size_t *failed,
                                         parplan_error *err)
{
    const char *lacking = missing(calendar, count, dates.values, "dates", days.values, "days",
                                  out.stride != 0 ? out.values : NULL);
    if (lacking != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(lacking));
    tables t = tables_of(calendar);
    rows r = rows_of(count, dates, days, out);
    size_t wrong = answer_all(&t, add_fast, add_careful, &r, statuses);
    if (failed != NULL)
        *failed = wrong;
    return PARPLAN_OK;
}

parplan_status parplan_calendar_count_many(const parplan_calendar *calendar, size_t count,
                                           parplan_column from, parplan_column to,
                                           parplan_out_column out, uint8_t *statuses,
                                           size_t *failed, parplan_error *err)
{
    const char *lacking = missing(calendar, count, from.values, "from", to.values, "to",
                                  out.stride != 0 ? out.values : NULL);
    if (lacking != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(lacking));
    tables t = tables_of(calendar);
    rows r = rows_of(count, from, to, out);
    size_t wrong = answer_all(&t, count_fast, count_careful, &r, statuses);
    if (failed != NULL)
        *failed = wrong;
    return PARPLAN_OK;
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
    const char *lacking = missing(calendar, count, dates.values, "dates", dates.values, "", out);
    if (lacking != NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(lacking));
    tables t = tables_of(calendar);
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t date = load((const char *)dates.values + (ptrdiff_t)i * dates.stride);
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
