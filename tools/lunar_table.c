/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Turns data/calendars/vn-lunar-months.csv into the table that lib/time/lunar.c compiles. The build runs
 * it; it needs nothing of the library.
 *
 *     lunar_table vn-lunar-months.csv lunar_rows.h
 *
 * Every year gets its own absolute start: no sum runs from one year to the next, and the generated
 * file asserts, for each year, that start and length lead to the start of the following one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, MOST_MONTHS = 13 };

typedef struct lunar_year {
    long start;
    int months, leap;
    unsigned long_months, uncertain; /* bit i is the i-th month */
} lunar_year;

typedef struct row {
    int year, month, leap, y, m, d, length, uncertain;
} row;

static void stop(const char *path, int line, const char *why)
{
    fprintf(stderr, "%s:%d: %s\n", path, line, why);
    exit(1);
}

/* Days since 1970-01-01. */
static long days_of(int year, int month, int day)
{
    long y = year - (month <= 2), m = month + (month > 2 ? -3 : 9);
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

/* A month continues its year, or starts the next one with month 1. */
static const char *add(lunar_year *years, const row *r, int *year, int *month, long *next)
{
    long start = days_of(r->y, r->m, r->d);
    if (*next != 0 && start != *next)
        return "the month does not start where the one before ends";
    if (r->length != 29 && r->length != 30)
        return "a lunar month has 29 or 30 days";
    if (r->month == 1 && r->leap == 0 && r->year == *year + 1 && (*month == 12 || *month == 0)) {
        *year = r->year;
        years[r->year - FIRST_YEAR].start = start;
    } else if (r->year != *year || r->month != *month + (r->leap == 0)) {
        return "the month does not follow the one before";
    }
    lunar_year *at = &years[*year - FIRST_YEAR];
    if (at->months == MOST_MONTHS || (r->leap != 0 && at->leap != 0))
        return "the year has too many months";
    at->long_months |= (unsigned)(r->length - 29) << at->months;
    at->uncertain |= (unsigned)r->uncertain << at->months;
    if (r->leap != 0)
        at->leap = r->month;
    at->months++;
    *month = r->month;
    *next = start + r->length;
    return NULL;
}

static long read_months(const char *path, lunar_year *years)
{
    char text[128];
    int year = FIRST_YEAR - 1, month = 0, line = 1;
    long next = 0;
    FILE *in = fopen(path, "r");
    if (in == NULL || fgets(text, sizeof text, in) == NULL)
        stop(path, line, "cannot be read");
    if (strncmp(text, "lunar_year,month,leap,start,length,uncertain", 44) != 0)
        stop(path, line, "another header than lunar_year,month,leap,start,length,uncertain");
    while (fgets(text, sizeof text, in) != NULL) {
        row r;
        line++;
        if (sscanf(text, "%d,%d,%d,%d-%d-%d,%d,%d", &r.year, &r.month, &r.leap, &r.y, &r.m, &r.d,
                   &r.length, &r.uncertain) != 8 ||
            r.year > LAST_YEAR)
            stop(path, line, "not a month of 1900 to 2199");
        const char *wrong = add(years, &r, &year, &month, &next);
        if (wrong != NULL)
            stop(path, line, wrong);
    }
    fclose(in);
    if (year != LAST_YEAR || month != 12)
        stop(path, line, "the last month is not month 12 of 2199");
    return next;
}

static void write_rows(FILE *out, const lunar_year *years, long end)
{
    fprintf(out, "/* Generated from vn-lunar-months.csv by tools/lunar_table.c. */\n\n"
                 "/* X(year, first day since 1970-01-01, leap month or 0, long months, uncertain\n"
                 " * months); bit i stands for the i-th month of the year. */\n"
                 "#define PARPLAN_LUNAR_ROWS(X)");
    for (int i = 0; i <= LAST_YEAR - FIRST_YEAR; i++)
        fprintf(out, " \\\n    X(%d, %ld, %d, 0x%04x, 0x%04x)", FIRST_YEAR + i, years[i].start,
                years[i].leap, years[i].long_months, years[i].uncertain);
    fprintf(out, "\n\n/* The day after the last one. */\n#define PARPLAN_LUNAR_END %ld\n", end);
}

static void write_assertions(FILE *out, const lunar_year *years, long end)
{
    fprintf(out, "\n#define PARPLAN_LUNAR_ONES(x) (");
    for (int i = 0; i < MOST_MONTHS; i++)
        fprintf(out, "%s((x) >> %d & 1)", i == 0 ? "" : " + ", i);
    fprintf(out, ")\n#define PARPLAN_LUNAR_NEXT(start, leap, bits) \\\n"
                 "    ((start) + 29 * (12 + ((leap) > 0)) + PARPLAN_LUNAR_ONES(bits))\n");
    for (int i = 0; i <= LAST_YEAR - FIRST_YEAR; i++)
        fprintf(out, "_Static_assert(PARPLAN_LUNAR_NEXT(%ld, %d, 0x%04x) == %ld, \"%d\");\n",
                years[i].start, years[i].leap, years[i].long_months,
                i < LAST_YEAR - FIRST_YEAR ? years[i + 1].start : end, FIRST_YEAR + i);
}

int main(int argc, char **argv)
{
    static lunar_year years[LAST_YEAR - FIRST_YEAR + 1];
    if (argc != 3)
        stop("lunar_table", 0, "usage: lunar_table vn-lunar-months.csv lunar_rows.h");
    long end = read_months(argv[1], years);
    FILE *out = fopen(argv[2], "w");
    if (out == NULL)
        stop(argv[2], 0, "cannot be written");
    write_rows(out, years, end);
    write_assertions(out, years, end);
    if (fclose(out) != 0)
        stop(argv[2], 0, "cannot be written");
    return 0;
}
