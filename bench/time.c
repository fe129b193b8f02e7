/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What time_peers.py measures, as a library it loads: the same rows for parplan, for the C library and, through the
 * columns it lends, for the peers in Python. As a program it does one thing once, for callgrind to count.
 *
 *     time WHAT ROWS
 */
#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include <parplan/parplan.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TEXT = 11, WIDTH = sizeof(int32_t) }; /* 05/03/2024 and the NUL that strptime needs */

static struct {
    parplan_calendar *calendar;
    int32_t *from, *to, *days, *out;
    char *texts, *printed;
} b;

static void *room(size_t count, size_t size)
{
    void *at = malloc(count * size);
    if (at == NULL)
        exit(fprintf(stderr, "bench: no memory for %zu rows\n", count) > 0);
    memset(at, 1, count * size); /* so that no round pays for the first touch of a page */
    return at;
}

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 32) * below >> 32);
}

void bench_empty(void)
{
    free(b.from);
    free(b.to);
    free(b.days);
    free(b.out);
    free(b.texts);
    free(b.printed);
    b.from = b.to = b.days = b.out = NULL;
    b.texts = b.printed = NULL;
}

/*
 * Days of 2015 to 2022, 1 to 30 working days to add, and a second day 3 to 5 years later: all answers lie in 2015 to
 * 2027. The texts are the first days as DD/MM/YYYY.
 */
void bench_fill(size_t rows, bool with_texts)
{
    uint64_t state = 20240605;
    parplan_date first, last;
    bench_empty();
    if (parplan_calendar_builtin("VN-GOV", &b.calendar, NULL) != PARPLAN_OK ||
        parplan_date_make(2015, 1, 1, &first, NULL) != PARPLAN_OK ||
        parplan_date_make(2022, 12, 31, &last, NULL) != PARPLAN_OK)
        exit(1);
    b.from = room(rows, WIDTH);
    b.to = room(rows, WIDTH);
    b.days = room(rows, WIDTH);
    b.out = room(rows, WIDTH);
    for (size_t i = 0; i < rows; i++) {
        b.from[i] = first + (int32_t)draw(&state, (uint32_t)(last - first + 1));
        b.days[i] = 1 + (int32_t)draw(&state, 30);
        b.to[i] = b.from[i] + 1461 - 365 + (int32_t)draw(&state, 731);
    }
    if (!with_texts)
        return;
    b.texts = room(rows, TEXT);
    b.printed = room(rows, PARPLAN_DATE_SIZE);
    for (size_t i = 0; i < rows; i++) {
        char text[PARPLAN_DATE_SIZE];
        memcpy(b.texts + i * TEXT, parplan_date_format(b.from[i], PARPLAN_DATE_DMY, text), TEXT);
    }
}

/* ---- parplan ---- */

static parplan_column column(const int32_t *values)
{
    return (parplan_column){values, WIDTH};
}

static void add(size_t rows)
{
    parplan_calendar_add_many(b.calendar, rows, column(b.from), column(b.days),
                              (parplan_out_column){b.out, WIDTH}, NULL, NULL, NULL);
}

static void count(size_t rows)
{
    parplan_calendar_count_many(b.calendar, rows, column(b.from), column(b.to),
                                (parplan_out_column){b.out, WIDTH}, NULL, NULL, NULL);
}

static void add_each(size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        parplan_calendar_add(b.calendar, b.from[i], b.days[i], &b.out[i], NULL);
}

static void count_each(size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        parplan_calendar_count(b.calendar, b.from[i], b.to[i], &b.out[i], NULL);
}

static void parse(size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        parplan_date_parse(b.texts + i * TEXT, TEXT - 1, &b.out[i], NULL);
}

static void format(size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        parplan_date_format(b.from[i], PARPLAN_DATE_DMY, b.printed + i * PARPLAN_DATE_SIZE);
}

/* A lunar day as one number: 20240105, and 100,000,000 more in a leap month. */
static void lunar(size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        parplan_lunar day = {.year = 0};
        parplan_lunar_from_date(b.from[i], &day, NULL);
        b.out[i] = day.year * 10000 + day.month * 100 + day.day + day.leap * 100000000;
    }
}

/* ---- the C library ---- */

static void strptime_timegm(size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        struct tm at = {.tm_sec = 0};
        strptime(b.texts + i * TEXT, "%d/%m/%Y", &at);
        b.out[i] = (int32_t)(timegm(&at) / 86400);
    }
}

static void gmtime_strftime(size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        time_t second = (time_t)b.from[i] * 86400;
        struct tm at;
        strftime(b.printed + i * PARPLAN_DATE_SIZE, PARPLAN_DATE_SIZE, "%d/%m/%Y",
                 gmtime_r(&second, &at));
    }
}

/* ---- the limits: the same bytes, read and written once ---- */

static void pass_columns(size_t rows)
{
    const int32_t *restrict left = b.from, *restrict right = b.to;
    int32_t *restrict out = b.out;
    for (size_t i = 0; i < rows; i++)
        out[i] = left[i] ^ right[i];
}

static void pass_column(size_t rows)
{
    const int32_t *restrict in = b.from;
    int32_t *restrict out = b.out;
    for (size_t i = 0; i < rows; i++)
        out[i] = ~in[i];
}

static void pass_texts(size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        uint64_t head;
        uint32_t tail;
        memcpy(&head, b.texts + i * TEXT, sizeof head);
        memcpy(&tail, b.texts + i * TEXT + TEXT - sizeof tail, sizeof tail);
        b.out[i] = (int32_t)((uint32_t)head ^ tail);
    }
}

static void pass_printed(size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        uint64_t head = (uint64_t)(uint32_t)b.from[i];
        uint32_t tail = (uint32_t)b.from[i];
        memcpy(b.printed + i * PARPLAN_DATE_SIZE, &head, sizeof head);
        memcpy(b.printed + i * PARPLAN_DATE_SIZE + sizeof head, &tail, sizeof tail);
    }
}

/* ---- asked by name ---- */

static const struct {
    const char *name;
    void (*run)(size_t rows);
} measured[] = {
    {"add", add},
    {"count", count},
    {"add each", add_each},
    {"count each", count_each},
    {"parse", parse},
    {"format", format},
    {"lunar", lunar},
    {"strptime", strptime_timegm},
    {"strftime", gmtime_strftime},
    {"pass columns", pass_columns},
    {"pass column", pass_column},
    {"pass texts", pass_texts},
    {"pass printed", pass_printed},
};

/* Nanoseconds for the first rows, or -1 where nothing has that name. */
double bench_run(const char *name, size_t rows)
{
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++) {
        if (strcmp(name, measured[i].name) != 0)
            continue;
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        measured[i].run(rows);
        clock_gettime(CLOCK_MONOTONIC, &end);
        return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
    }
    return -1;
}

int32_t *bench_column(const char *name)
{
    return strcmp(name, "from") == 0   ? b.from
           : strcmp(name, "to") == 0   ? b.to
           : strcmp(name, "days") == 0 ? b.days
                                       : b.out;
}

const char *bench_texts(void)
{
    return b.texts;
}

uint64_t bench_hash(const int32_t *values, size_t rows)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < rows; i++)
        hash = (hash ^ (uint32_t)values[i]) * 1099511628211u;
    return hash;
}

/* Of the texts written last, as far as they are text. */
uint64_t bench_hash_printed(size_t rows)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < rows; i++) {
        for (const char *at = b.printed + i * PARPLAN_DATE_SIZE; *at != '\0'; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
        hash *= 1099511628211u;
    }
    return hash;
}

bool bench_works(int32_t date)
{
    bool works = false;
    parplan_calendar_is_working(b.calendar, date, &works, NULL);
    return works;
}

const char *bench_version(void)
{
    return parplan_version();
}

int main(int argc, char **argv)
{
    size_t rows = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    if (rows == 0)
        return fprintf(stderr, "usage: time WHAT ROWS\n") > 0;
    bench_fill(rows, true);
    bool known = bench_run(argv[1], rows) >= 0;
    bench_empty();
    return known ? 0 : 1;
}
