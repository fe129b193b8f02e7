/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendar.h"

#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "base/message.h"
#include "generated/data.h"
#include "time/date.h"

/* A day with a name: where its Vietnamese text starts; the English one follows its NUL. */
typedef struct entry {
    parplan_date date;
    parplan_day_kind kind;
    uint32_t name;
} entry;

/*
 * rank[i] counts the working days among the first i days, select[k] is the position of the k-th
 * working day (from 1; select[0] is never looked at). With them adding and counting are two loads
 * each, and 16 bits keep both in the first-level cache.
 */
struct parplan_calendar {
    parplan_allocator allocator;
    atomic_size_t references;
    const char *id;
    parplan_date first;
    parplan_date last;
    parplan_date confirmed_until;
    uint32_t days;
    uint32_t working;
    uint16_t *rank; /* one block, and select after it */
    uint16_t *select;
    size_t entry_count;
    char *names; /* in the block of the calendar, after the entries */
    entry entries[];
};

/* Building: a process that starts should not notice it, so nothing is read or written twice. */

#define HEADER "date,kind,status,name_vi,name_en"
enum { SHORTEST_ROW = sizeof "2024-01-01,off,confirmed,v,e" };

/* What is known while rows are read. */
typedef struct reader {
    const char *at;
    const char *end; /* of the line */
    parplan_certainty certainty;
    parplan_date year_end; /* of the year of the last row */
    uint32_t name_size;
} reader;

static bool accept(reader *r, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
        return false;
    r->at += length;
    return true;
}

static bool accept_date(reader *r, parplan_date *out)
{
    enum { LENGTH = 10 };
    if (r->end - r->at < LENGTH || parplan_date_parse(r->at, LENGTH, out, NULL) != PARPLAN_OK)
        return false;
    r->at += LENGTH;
    return true;
}

/* The rest of the line is two names, both given and without a comma. */
static bool accept_names(reader *r, char *names, uint32_t *out)
{
    size_t length = (size_t)(r->end - r->at);
    char *vi = names + r->name_size;
    memcpy(vi, r->at, length);
    vi[length] = '\0';
    char *comma = memchr(vi, ',', length);
    if (comma == NULL || comma == vi || comma[1] == '\0' || strchr(comma + 1, ',') != NULL)
        return false;
    *comma = '\0';
    *out = r->name_size;
    r->name_size += (uint32_t)length + 1;
    return true;
}

static parplan_date year_end(parplan_date date, int32_t *year)
{
    parplan_date_split(date, year, NULL, NULL);
    parplan_date_make(*year, 12, 31, &date, NULL);
    return date;
}

/* Begin the year of a row: the next one, as certain as the last or less. */
static bool turn_year(parplan_calendar *calendar, reader *r, parplan_date date,
                      parplan_certainty certainty)
{
    int32_t year;
    parplan_date end = year_end(date, &year);
    if (calendar->entry_count == 0) {
        parplan_date_make(year, 1, 1, &calendar->first, NULL);
        calendar->confirmed_until = calendar->first - 1;
    } else if (end - r->year_end > 366 || certainty < r->certainty) {
        return false;
    }
    r->year_end = end;
    r->certainty = certainty;
    if (certainty == PARPLAN_CONFIRMED)
        calendar->confirmed_until = end;
    return true;
}

static bool read_row(parplan_calendar *calendar, reader *r)
{
    entry row;
    if (!accept_date(r, &row.date))
        return false;
    bool off = accept(r, ",off,");
    if (!off && (!accept(r, ",makeup,") || parplan_date_weekday(row.date) < 6))
        return false;
    row.kind = off ? PARPLAN_DAY_REST : PARPLAN_DAY_MAKEUP;
    bool confirmed = accept(r, "confirmed,");
    if ((!confirmed && !accept(r, "rule_based,")) || !accept_names(r, calendar->names, &row.name))
        return false;

    parplan_certainty certainty = confirmed ? PARPLAN_CONFIRMED : PARPLAN_RULE_BASED;
    size_t n = calendar->entry_count;
    if (n > 0 && row.date <= calendar->entries[n - 1].date)
        return false;
    if ((n == 0 || row.date > r->year_end) && !turn_year(calendar, r, row.date, certainty))
        return false;
    calendar->entries[calendar->entry_count++] = row;
    return certainty == r->certainty;
}

/* The number of the first wrong line, or 0. */
static int64_t read_rows(parplan_calendar *calendar, const char *text, size_t size)
{
    reader r = {.at = text};
    const char *stop = text + size;
    bool header = false;
    for (int64_t number = 1; r.at < stop; number++) {
        r.end = memchr(r.at, '\n', (size_t)(stop - r.at));
        if (r.end == NULL)
            return number;
        if (*r.at != '#') {
            bool fine = header ? read_row(calendar, &r) : accept(&r, HEADER) && r.at == r.end;
            if (!fine)
                return number;
            header = true;
        }
        r.at = r.end + 1;
    }
    calendar->last = r.year_end;
    calendar->days = (uint32_t)(calendar->last - calendar->first) + 1;
    return calendar->entry_count == 0 || calendar->days > UINT16_MAX;
}

/* Whether each day is worked, as 0 or 1. */
static void mark_working_days(const parplan_calendar *calendar, uint16_t *marks)
{
    uint32_t done = 7; /* a calendar covers whole years */
    for (uint32_t i = 0; i < done; i++)
        marks[i] = parplan_date_weekday(calendar->first + (parplan_date)i) < 6;
    while (done < calendar->days) { /* a copy after whole weeks goes on with the right weekday */
        uint32_t more = done < calendar->days - done ? done : calendar->days - done;
        memcpy(marks + done, marks, more * sizeof *marks);
        done += more;
    }
    for (size_t i = 0; i < calendar->entry_count; i++) {
        const entry *row = &calendar->entries[i];
        marks[row->date - calendar->first] = row->kind == PARPLAN_DAY_MAKEUP;
    }
}

static bool fill_tables(parplan_calendar *calendar)
{
    size_t days = calendar->days;
    parplan_allocator allocator = calendar->allocator;
    calendar->rank =
        allocator.resize(allocator.context, NULL, (2 * days + 3) * sizeof *calendar->rank);
    if (calendar->rank == NULL)
        return false;
    uint16_t *rank = calendar->rank, *select = rank + days + 1;
    mark_working_days(calendar, rank + 1);
    rank[0] = select[0] = 0;
    uint32_t worked = 0;
    for (uint32_t i = 0; i < days; i++) {
        select[worked + 1] = (uint16_t)i; /* for rest days too, and then over: no branch */
        worked += rank[i + 1];
        rank[i + 1] = (uint16_t)worked;
    }
    calendar->select = select;
    calendar->working = worked;
    return true;
}

static parplan_status build(parplan_calendar *calendar, const char *text, size_t size,
                            parplan_error *err)
{
    int64_t wrong = read_rows(calendar, text, size);
    if (wrong != 0)
        return parplan__fail(err, PP_CALENDAR_DATA,
                             PARPLAN__ARGS(calendar->id, PARPLAN__INT(wrong)));
    return fill_tables(calendar) ? PARPLAN_OK : parplan__fail(err, PP_MEMORY, NULL);
}

parplan_status parplan__calendar_read(const char *id, const char *text, size_t size,
                                      parplan_calendar **out, parplan_error *err)
{
    size_t most_rows = size / SHORTEST_ROW + 1;
    parplan_allocator allocator = parplan__allocator_or_default(NULL);
    parplan_calendar *calendar = allocator.resize(
        allocator.context, NULL, sizeof *calendar + most_rows * sizeof(entry) + size + 1);
    if (calendar == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *calendar = (parplan_calendar){.allocator = allocator, .id = id};
    calendar->names = (char *)(calendar->entries + most_rows);
    atomic_init(&calendar->references, 1);

    parplan_status status = build(calendar, text, size, err);
    if (status != PARPLAN_OK) {
        parplan_calendar_unref(calendar);
        return status;
    }
    *out = calendar;
    return PARPLAN_OK;
}

parplan_status parplan_calendar_builtin(const char *id, parplan_calendar **out, parplan_error *err)
{
    if (id == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS(id == NULL ? "id" : "out"));
    if (strcmp(id, "VN-GOV") != 0)
        return parplan__fail_bytes(err, PP_CALENDAR_UNKNOWN, id, strlen(id), "VN-GOV");
    return parplan__calendar_read("VN-GOV", (const char *)parplan__data_vn_gov,
                                  parplan__data_vn_gov_size, out, err);
}

parplan_calendar *parplan_calendar_ref(parplan_calendar *calendar)
{
    atomic_fetch_add_explicit(&calendar->references, 1, memory_order_relaxed);
    return calendar;
}

void parplan_calendar_unref(parplan_calendar *calendar)
{
    if (calendar == NULL ||
        atomic_fetch_sub_explicit(&calendar->references, 1, memory_order_acq_rel) > 1)
        return;
    parplan_allocator allocator = calendar->allocator;
    allocator.resize(allocator.context, calendar->rank, 0);
    allocator.resize(allocator.context, calendar, 0);
}

/* Asking */

const char *parplan_calendar_id(const parplan_calendar *calendar)
{
    return calendar->id;
}

void parplan_calendar_span(const parplan_calendar *calendar, parplan_date *first,
                           parplan_date *last, parplan_date *confirmed_until)
{
    if (first != NULL)
        *first = calendar->first;
    if (last != NULL)
        *last = calendar->last;
    if (confirmed_until != NULL)
        *confirmed_until = calendar->confirmed_until;
}

/* Position of a day; one at or past calendar->days lies outside. */
static uint32_t position(const parplan_calendar *calendar, parplan_date date)
{
    return (uint32_t)date - (uint32_t)calendar->first;
}

static parplan_status outside(const parplan_calendar *calendar, parplan_date date,
                              parplan_error *err)
{
    return parplan__fail(err, PP_CALENDAR_OUTSIDE,
                         PARPLAN__ARGS(PARPLAN__DATE(date), calendar->id,
                                       PARPLAN__DATE(calendar->first),
                                       PARPLAN__DATE(calendar->last)));
}

/* What all questions about one day check first. */
static parplan_status check(const parplan_calendar *calendar, parplan_date date, const void *out,
                            parplan_error *err)
{
    if (calendar == NULL || out == NULL)
        return parplan__fail(err, PP_ARGUMENT,
                             PARPLAN__ARGS(calendar == NULL ? "calendar" : "out"));
    if (position(calendar, date) >= calendar->days)
        return outside(calendar, date, err);
    return PARPLAN_OK;
}

static const entry *find_entry(const parplan_calendar *calendar, parplan_date date)
{
    size_t low = 0, high = calendar->entry_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->entries[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < calendar->entry_count && calendar->entries[low].date == date;
    return found ? &calendar->entries[low] : NULL;
}

parplan_status parplan_calendar_day(const parplan_calendar *calendar, parplan_date date,
                                    parplan_day *out, parplan_error *err)
{
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_day day = {.kind = parplan_date_weekday(date) < 6 ? PARPLAN_DAY_WORKING
                                                              : PARPLAN_DAY_WEEKEND};
    day.certainty = date > calendar->confirmed_until ? PARPLAN_RULE_BASED : PARPLAN_CONFIRMED;
    const entry *named = find_entry(calendar, date);
    if (named != NULL) {
        const char *vi = calendar->names + named->name;
        day.kind = named->kind;
        day.name = (parplan_text){vi, vi + strlen(vi) + 1};
    }
    *out = day;
    return PARPLAN_OK;
}

static bool works(const parplan_calendar *calendar, uint32_t at)
{
    return calendar->rank[at + 1] > calendar->rank[at];
}

parplan_status parplan_calendar_is_working(const parplan_calendar *calendar, parplan_date date,
                                           bool *out, parplan_error *err)
{
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    *out = works(calendar, position(calendar, date));
    return PARPLAN_OK;
}

/* Number of the working day reached, from 1; below 1 or past the last one there is none. */
static int64_t reached(const parplan_calendar *calendar, uint32_t at, int32_t days)
{
    if (days > 0)
        return (int64_t)calendar->rank[at + 1] + days;
    return (int64_t)calendar->rank[at] + 1 + days;
}

static bool select_day(const parplan_calendar *calendar, int64_t number, parplan_date *out)
{
    if (number < 1 || number > calendar->working)
        return false;
    *out = calendar->first + calendar->select[number];
    return true;
}

parplan_status parplan_calendar_add(const parplan_calendar *calendar, parplan_date date,
                                    int32_t days, parplan_date *out, parplan_error *err)
{
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    if (select_day(calendar, reached(calendar, position(calendar, date), days), out))
        return PARPLAN_OK;
    return parplan__fail(err, PP_CALENDAR_LEFT,
                         PARPLAN__ARGS(PARPLAN__INT(days), PARPLAN__DATE(date), calendar->id,
                                       PARPLAN__DATE(calendar->first),
                                       PARPLAN__DATE(calendar->last)));
}

parplan_status parplan_calendar_count(const parplan_calendar *calendar, parplan_date from,
                                      parplan_date to, int32_t *out, parplan_error *err)
{
    parplan_status status = check(calendar, from, out, err);
    if (status == PARPLAN_OK)
        status = check(calendar, to, out, err);
    if (status != PARPLAN_OK)
        return status;
    *out = (int32_t)calendar->rank[position(calendar, to) + 1] -
           (int32_t)calendar->rank[position(calendar, from) + 1];
    return PARPLAN_OK;
}

static int32_t month_of(parplan_date date)
{
    int32_t month;
    parplan_date_split(date, NULL, &month, NULL);
    return month;
}

parplan_status parplan_calendar_roll(const parplan_calendar *calendar, parplan_date date,
                                     parplan_roll roll, parplan_date *out, parplan_error *err)
{
    if (roll < PARPLAN_ROLL_NONE || roll > PARPLAN_ROLL_MODIFIED_PREVIOUS)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("roll"));
    parplan_status status = check(calendar, date, out, err);
    if (status != PARPLAN_OK)
        return status;
    uint32_t at = position(calendar, date);
    if (works(calendar, at) || roll == PARPLAN_ROLL_NONE) {
        *out = date;
        return PARPLAN_OK;
    }
    bool forward = roll == PARPLAN_ROLL_NEXT || roll == PARPLAN_ROLL_MODIFIED_NEXT;
    bool modified = roll == PARPLAN_ROLL_MODIFIED_NEXT || roll == PARPLAN_ROLL_MODIFIED_PREVIOUS;
    /* A calendar ends with a year: what lies outside is in another month. Only a plain roll fails. */
    parplan_date there;
    bool found = select_day(calendar, reached(calendar, at, forward ? 0 : -1), &there);
    if (modified && (!found || month_of(there) != month_of(date)))
        forward = !forward;
    return parplan_calendar_add(calendar, date, forward ? 1 : -1, out, err);
}
