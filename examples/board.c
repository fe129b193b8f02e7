/* SPDX-License-Identifier: Apache-2.0 */
/* A plan, a file of figures and a day give a board; one cell of it is looked at. Run from the project's folder. */
#include <parplan/parplan.h>
#include <stdio.h>
#include <stdlib.h>

/* The library reads no files: bytes are the caller's. */
static char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    if (file == NULL || bytes == NULL)
        exit(2);
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void must(parplan_status status, const parplan_error *err)
{
    if (status == PARPLAN_OK)
        return;
    fprintf(stderr, "PP-%04d %s (line %lld)\n", (int)err->id, err->message, (long long)err->line);
    exit(1);
}

int main(void)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_plan *plan;
    parplan_figures *figures;
    parplan_board *board;
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    size_t size;

    char *document = slurp("data/plans/thanh-xuan-2024.json", &size);
    must(parplan_plan_read(document, size, NULL, &plan, NULL, &err), &err);
    free(document);

    char *csv = slurp("data/examples/figures-2024.csv", &size);
    must(parplan_figures_new(plan, NULL, &figures, &err), &err);
    must(parplan_figures_read_csv(figures, csv, size, PARPLAN_MARK_EITHER, NULL, &err), &err);
    free(csv);

    must(parplan_date_make(2024, 6, 5, &options.as_of, &err), &err);
    must(parplan_board_build(figures, &options, &board, &err), &err);

    const parplan_cell *cell = parplan_board_find(board, "3.1.b", "ha-dinh");
    const parplan_cell_part *part = &cell->parts[0];
    printf("3.1.b, Hạ Đình, %s: %lld/%lld, %s%s, %lld more needed\n", cell->window,
           (long long)part->numerator, (long long)part->denominator,
           parplan_verdict_name(cell->verdict), cell->final ? "" : " so far",
           (long long)part->still_needed);

    parplan_board_free(board);
    parplan_figures_free(figures);
    parplan_plan_unref(plan);
    return 0;
}
