/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Turns data/calendars/vn-swaps.csv and the statute (lib/time/statute.c) into the tables of the built-in
 * calendars that lib/time/calendar_builtin.c compiles. The build runs it.
 *
 *     calendar_tables vn-swaps.csv vn_calendars.h
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/csv.h"
#include "time/statute.h"
#include "time/table.h"

enum { MOST_ROWS = 256 };
enum { YEAR, OFF, WORKED, DECISION, ISSUED, NOTE, COLUMNS };

static const parplan__csv_column columns[COLUMNS] = {
    {{"year"}, true},     {{"off"}, true},    {{"worked"}, true},
    {{"decision"}, true}, {{"issued"}, true}, {{"note"}, true},
};

typedef struct decision {
    parplan_date date;
    bool off;
    parplan_date against; /* the other day of the swap, or none */
    int year;
    char number[64]; /* "" where it is not recorded */
    parplan_date issued;
} decision;

static decision decisions[MOST_ROWS];
static size_t decision_count;
static int confirmed_from, confirmed_until;
static parplan_date first, last;
static uint8_t *labour, *gov; /* whether each day is worked */

static void stop(const char *path, int64_t line, const char *why)
{
    fprintf(stderr, "%s:%d: %s\n", path, (int)line, why);
    exit(1);
}

static char *read_file(const char *path, size_t *size)
{
    enum { MOST = 1 << 20 };
    FILE *in = fopen(path, "rb");
    char *bytes = malloc(MOST);
    if (in == NULL || bytes == NULL)
        stop(path, 0, "cannot be read");
    *size = fread(bytes, 1, MOST, in);
    fclose(in);
    return bytes;
}

/* PARPLAN_DATE_NONE for an empty field. */
static parplan_date field_date(const parplan__csv *csv, size_t column, const char *path)
{
    parplan__csv_field field = parplan__csv_get(csv, column);
    parplan_date date = PARPLAN_DATE_NONE;
    if (field.size > 0 && parplan_date_parse(field.text, field.size, &date, NULL) != PARPLAN_OK)
        stop(path, csv->line, "not a date");
    return date;
}

static void take_year(const parplan__csv *csv, const char *path, int *year)
{
    parplan__csv_field field = parplan__csv_get(csv, YEAR);
    *year = field.size == 4 ? atoi(field.text) : 0;
    if (confirmed_from == 0)
        confirmed_from = *year;
    else if (*year != confirmed_until && *year != confirmed_until + 1)
        stop(path, csv->line, "years follow one another, one row at least for each");
    confirmed_until = *year;
}

static void add(decision d, const char *path, int64_t line)
{
    if (decision_count == MOST_ROWS)
        stop(path, line, "too many rows");
    if (d.date < first || d.date > last)
        stop(path, line, "the statute does not cover this day");
    bool swapped = d.against != PARPLAN_DATE_NONE;
    if (d.off ? labour[d.date - first] != swapped : parplan_date_weekday(d.date) < 6)
        stop(path, line, "a swap takes a working day off against a day of weekly rest");
    gov[d.date - first] = !d.off;
    size_t at = decision_count++;
    for (; at > 0 && decisions[at - 1].date >= d.date; at--) {
        if (decisions[at - 1].date == d.date)
            stop(path, line, "this day is given twice");
        decisions[at] = decisions[at - 1];
    }
    decisions[at] = d;
}

static void take_row(const parplan__csv *csv, const char *path)
{
    decision d = {.off = true};
    take_year(csv, path, &d.year);
    d.date = field_date(csv, OFF, path);
    d.against = field_date(csv, WORKED, path);
    d.issued = field_date(csv, ISSUED, path);
    parplan__csv_field number = parplan__csv_get(csv, DECISION);
    if (number.size >= sizeof d.number || (number.size > 0) != (d.issued != PARPLAN_DATE_NONE))
        stop(path, csv->line, "a decision has a number and a date, or is not recorded");
    memcpy(d.number, number.text, number.size);
    if (d.date == PARPLAN_DATE_NONE)
        return;
    add(d, path, csv->line);
    if (d.against == PARPLAN_DATE_NONE)
        return;
    decision worked = d;
    worked.off = false;
    worked.date = d.against;
    worked.against = d.date;
    add(worked, path, csv->line);
}

static void read_swaps(const char *path)
{
    size_t size;
    char *bytes = read_file(path, &size);
    parplan__csv csv;
    parplan_error err = PARPLAN_ERROR_INIT;
    bool row = false;
    parplan_status status = parplan__csv_open(&csv, bytes, size, columns, COLUMNS, NULL, &err);
    while (status == PARPLAN_OK && (status = parplan__csv_next(&csv, &row, &err)) == PARPLAN_OK &&
           row)
        take_row(&csv, path);
    if (status != PARPLAN_OK)
        stop(path, err.line, err.message);
    parplan__csv_close(&csv);
    free(bytes);
}

static void mark_statute(uint8_t *worked)
{
    for (parplan_date date = first; date <= last; date++)
        worked[date - first] = parplan_date_weekday(date) < 6;
    for (int32_t year = PARPLAN__STATUTE_FIRST; year <= PARPLAN__STATUTE_LAST; year++) {
        parplan__statute statute;
        parplan__statute_of(year, &statute);
        for (size_t i = 0; i < statute.count; i++)
            worked[statute.holidays[i].date - first] = 0;
    }
}

static void write_numbers(FILE *out, const char *calendar, const char *table,
                          const uint16_t *numbers, size_t count)
{
    fprintf(out, "\nstatic const uint16_t %s_%s[] = {", calendar, table);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%d,", i % 20 == 0 ? "\n" : "", numbers[i]);
    fprintf(out, "\n};\n");
}

static void write_tables(FILE *out, const char *calendar, const uint8_t *worked)
{
    uint32_t days = (uint32_t)(last - first) + 1, working = parplan__table_count(worked, days);
    size_t ranks = parplan__table_rank_size(days), rests = parplan__table_rests_size(working);
    uint16_t *tables = calloc(ranks + rests, sizeof *tables);
    if (tables == NULL || !parplan__table_fits(days, working))
        stop(calendar, 0, "its tables cannot be made");
    parplan__table_fill(worked, days, tables, tables + ranks);
    fprintf(out, "\nenum { %s_working = %d };\n", calendar, (int)working);
    write_numbers(out, calendar, "rank", tables, ranks);
    write_numbers(out, calendar, "rests", tables + ranks, rests);
    free(tables);
}

static const char *dmy(parplan_date date, char *buffer)
{
    return parplan_date_format(date, PARPLAN_DATE_DMY, buffer);
}

static void write_decision(FILE *out, const decision *d)
{
    char against[PARPLAN_DATE_SIZE], issued[PARPLAN_DATE_SIZE];
    dmy(d->against, against);
    dmy(d->issued, issued);
    fprintf(out, "    {%d, %s, PARPLAN_CONFIRMED, PARPLAN_LAYER_DECISION,\n", (int)d->date,
            d->off ? "true" : "false");
    if (d->against == PARPLAN_DATE_NONE)
        fprintf(out, "     {\"Nghỉ hằng tuần trong dịp Tết Nguyên đán\",\n"
                     "      \"Weekly rest within the Lunar New Year break\"},\n");
    else if (d->off)
        fprintf(out,
                "     {\"Nghỉ hoán đổi (làm bù ngày %s)\", \"Swapped day off (made up on %s)\"},\n",
                against, against);
    else
        fprintf(out, "     {\"Làm bù cho ngày nghỉ %s\", \"Make-up day for %s\"},\n", against,
                against);
    if (d->number[0] != '\0')
        fprintf(out, "     {\"Văn bản %s ngày %s\", \"Document %s of %s\"}, 0},\n", d->number,
                issued, d->number, issued);
    else
        fprintf(out,
                "     {\"Quyết định về ngày nghỉ năm %d (chưa ghi nhận số, ngày văn bản)\",\n"
                "      \"Decision on the rest days of %d (number and date not recorded)\"}, 0},\n",
                d->year, d->year);
}

static void write_all(FILE *out)
{
    parplan_date from = 0, until = 0;
    parplan_date_make(confirmed_from, 1, 1, &from, NULL);
    parplan_date_make(confirmed_until, 12, 31, &until, NULL);
    fprintf(
        out,
        "/* Generated from vn-swaps.csv and lib/time/statute.c by tools/calendar_tables.c. */\n\n"
        "enum { vn_first = %d, vn_last = %d, vn_days = %d };\n"
        "enum { vn_confirmed_from = %d, vn_confirmed_until = %d };\n",
        (int)first, (int)last, (int)(last - first) + 1, (int)from, (int)until);
    write_tables(out, "vn_labour", labour);
    write_tables(out, "vn_gov", gov);
    fprintf(out, "\nstatic const parplan__calendar_row vn_decisions[] = {\n");
    for (size_t i = 0; i < decision_count; i++)
        write_decision(out, &decisions[i]);
    fprintf(out, "};\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        stop("calendar_tables", 0, "usage: calendar_tables vn-swaps.csv vn_calendars.h");
    parplan_date_make(PARPLAN__STATUTE_FIRST, 1, 1, &first, NULL);
    parplan_date_make(PARPLAN__STATUTE_LAST, 12, 31, &last, NULL);
    size_t days = (size_t)(last - first) + 1;
    labour = malloc(days);
    gov = malloc(days);
    if (labour == NULL || gov == NULL)
        stop("calendar_tables", 0, "out of memory");
    mark_statute(labour);
    memcpy(gov, labour, days);
    read_swaps(argv[1]);
    FILE *out = fopen(argv[2], "w");
    if (out == NULL)
        stop(argv[2], 0, "cannot be written");
    write_all(out);
    if (fclose(out) != 0)
        stop(argv[2], 0, "cannot be written");
    free(labour);
    free(gov);
    return 0;
}
