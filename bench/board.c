/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The board of a whole plan from figures in memory, against reading the same figures from a warm SQLite file. The two take
 * turns; medians count. Both must see the same sums.
 *
 *     board PLAN.json DATABASE [ROUNDS]
 */
#include <parplan/parplan.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static void must(parplan_status status, const parplan_error *err)
{
    if (status != PARPLAN_OK)
        die(err->message);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(16 << 20);
    if (file == NULL || bytes == NULL)
        die(path);
    *size = fread(bytes, 1, 16 << 20, file);
    fclose(file);
    return bytes;
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db));
}

/* ---- the same rows in both ---- */

typedef struct rows {
    parplan_figures *figures;
    sqlite3_stmt *insert;
    size_t count;
    uint64_t sum; /* over numerators: both sides must read it */
} rows;

static void add(rows *r, const parplan_figure *row)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    must(parplan_figures_add(r->figures, row, &err), &err);
    sqlite3_bind_text(r->insert, 1, row->indicator, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(r->insert, 2, row->unit, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(r->insert, 3, row->window, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(r->insert, 4, row->field != NULL ? row->field : "", -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(r->insert, 5, row->numerator.units);
    sqlite3_bind_int64(r->insert, 6, row->denominator.units);
    if (sqlite3_step(r->insert) != SQLITE_DONE || sqlite3_reset(r->insert) != SQLITE_OK)
        die("insert");
    r->count++;
    r->sum += (uint64_t)row->numerator.units;
}

static void fill_cell(rows *r, const parplan_indicator *indicator, const char *unit,
                      const char *window)
{
    parplan_figure row = PARPLAN_FIGURE_INIT;
    row.indicator = indicator->id;
    row.unit = unit;
    row.window = window;
    row.has_numerator = row.has_denominator = true;
    row.denominator.units = 1000 + (int64_t)(r->count * 7919 % 9000);
    row.numerator.units = row.denominator.units - (int64_t)(r->count * 104729 % 500);
    add(r, &row);
    for (size_t i = 0; i < indicator->target.part_count; i++) {
        for (size_t k = 0; k < indicator->target.parts[i].fields.count; k++) {
            row.field = indicator->target.parts[i].fields.items[k];
            add(r, &row);
        }
    }
}

static void fill(rows *r, const parplan_plan *plan)
{
    static const char *const windows[] = {"2024-Q1", "2024-H1", "2024-9M", "2024-Y"};
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_INDICATOR); i++) {
        const parplan_indicator *indicator = parplan_plan_indicator(plan, i);
        const parplan_measure *m = &indicator->measure;
        if (m->type != PARPLAN_MEASURE_RATIO || m->regime == PARPLAN_NO_INDEX)
            continue;
        for (size_t u = 0; u < m->who.unit_count; u++) {
            for (size_t w = 0; w < sizeof windows / sizeof windows[0]; w++)
                fill_cell(r, indicator, parplan_plan_unit(plan, m->who.units[u])->id, windows[w]);
        }
    }
}

/* ---- the two sides ---- */

static uint64_t read_rows(sqlite3_stmt *select, size_t *count)
{
    uint64_t sum = 0;
    size_t bytes = 0;
    *count = 0;
    while (sqlite3_step(select) == SQLITE_ROW) {
        for (int c = 0; c < 4; c++)
            bytes += (size_t)sqlite3_column_text(select, c)[0];
        sum += (uint64_t)sqlite3_column_int64(select, 4);
        bytes += (size_t)sqlite3_column_int64(select, 5) & 1;
        ++*count;
    }
    sqlite3_reset(select);
    return bytes > 0 ? sum : 0;
}

static double time_board(const parplan_figures *figures)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_board *board;
    must(parplan_date_make(2024, 12, 31, &options.as_of, &err), &err);
    double start = now();
    must(parplan_board_build(figures, &options, &board, &err), &err);
    double end = now();
    parplan_board_free(board);
    return end - start;
}

static double time_select(sqlite3_stmt *select, const rows *r)
{
    size_t count;
    double start = now();
    uint64_t sum = read_rows(select, &count);
    double end = now();
    if (sum != r->sum || count != r->count)
        die("SQLite gave other rows");
    return end - start;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times, size_t count)
{
    qsort(times, count, sizeof *times, ascending);
    return times[count / 2];
}

int main(int argc, char **argv)
{
    if (argc < 3)
        die("usage: board PLAN.json DATABASE [ROUNDS]");
    size_t size, rounds = argc > 3 ? strtoul(argv[3], NULL, 10) : 201;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan *plan;
    sqlite3 *db;
    rows r = {.count = 0};
    char *document = slurp(argv[1], &size);
    must(parplan_plan_read(document, size, NULL, &plan, NULL, &err), &err);
    must(parplan_figures_new(plan, NULL, &r.figures, &err), &err);
    remove(argv[2]);
    if (sqlite3_open(argv[2], &db) != SQLITE_OK)
        die(sqlite3_errmsg(db));
    run(db, "PRAGMA journal_mode = WAL");
    run(db, "CREATE TABLE figures(indicator TEXT, unit TEXT, window TEXT, field TEXT, numerator "
            "INT, denominator INT) STRICT; BEGIN");
    if (sqlite3_prepare_v2(db, "INSERT INTO figures VALUES(?,?,?,?,?,?)", -1, &r.insert, NULL) !=
        SQLITE_OK)
        die(sqlite3_errmsg(db));
    fill(&r, plan);
    run(db, "COMMIT");
    sqlite3_stmt *select;
    if (sqlite3_prepare_v2(db, "SELECT * FROM figures", -1, &select, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(db));

    double *boards = calloc(rounds, sizeof *boards), *selects = calloc(rounds, sizeof *selects);
    if (boards == NULL || selects == NULL || rounds == 0)
        die("rounds");
    for (size_t i = 0; i < rounds; i++) {
        boards[i] = time_board(r.figures);
        selects[i] = time_select(select, &r);
    }
    double ours = median(boards, rounds), theirs = median(selects, rounds);
    printf("%-46s %8zu rows %8.0f ns/row %8.2f\n", "board from figures in memory", r.count,
           ours * 1000 / (double)r.count, 1.0);
    printf("%-46s %8zu rows %8.0f ns/row %8.2f   SQLite %s, WAL, prepared, page cache warm\n",
           "the same figures read from a SQLite file", r.count, theirs * 1000 / (double)r.count,
           theirs / ours, sqlite3_libversion());
    free(boards);
    free(selects);
    free(document);
    sqlite3_finalize(r.insert);
    sqlite3_finalize(select);
    sqlite3_close(db);
    parplan_figures_free(r.figures);
    parplan_plan_unref(plan);
    return 0;
}
