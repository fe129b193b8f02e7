/* SPDX-License-Identifier: Apache-2.0 */
/* Files of figures and of completions, for the shipped plan: all rows or none, and a board of what was read. */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include <parplan/parplan.h>

static parplan_plan *plan;

static void read_plan(void)
{
    static char bytes[1 << 18];
    FILE *file = fopen(PARPLAN_SOURCE_DIR "/data/plans/thanh-xuan-2024.json", "rb");
    PROMISE(file != NULL);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    PROMISE(parplan_plan_read(bytes, size, NULL, &plan, NULL, NULL) == PARPLAN_OK);
}

static void check_told(const parplan_problems *problems, const parplan_error *err)
{
    PROMISE(err->message[0] != '\0' && err->message_vi[0] != '\0');
    PROMISE(parplan_problems_count(problems, PARPLAN_ERROR) > 0);
}

static void check_board(const parplan_figures *figures, const parplan_completions *completions)
{
    parplan_board *board;
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    options.as_of = 20088; /* 31/12/2024 */
    options.completions = completions;
    if (parplan_board_build(figures, &options, &board, NULL) != PARPLAN_OK)
        return;
    char *text;
    size_t size;
    PROMISE(parplan_board_write_json(board, NULL, &text, &size, NULL) == PARPLAN_OK);
    PROMISE(strlen(text) == size);
    parplan_text_free(text);
    parplan_board_free(board);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (plan == NULL)
        read_plan();
    parplan_figures *figures;
    parplan_completions *completions;
    parplan_problems *problems;
    parplan_error err = PARPLAN_ERROR_INIT;
    PROMISE(parplan_problems_new(&problems, NULL) == PARPLAN_OK);
    PROMISE(parplan_figures_new(plan, NULL, &figures, NULL) == PARPLAN_OK);
    PROMISE(parplan_completions_new(plan, NULL, &completions, NULL) == PARPLAN_OK);

    static const parplan_mark marks[] = {PARPLAN_MARK_EITHER, PARPLAN_MARK_POINT,
                                         PARPLAN_MARK_COMMA};
    bool read = false;
    for (size_t i = 0; i < 3 && !read; i++) {
        read = parplan_figures_read_csv(figures, (const char *)data, size, marks[i], problems,
                                        &err) == PARPLAN_OK;
        if (!read) {
            PROMISE(parplan_figures_count(figures) == 0);
            check_told(problems, &err);
        }
    }
    parplan_figure row = PARPLAN_FIGURE_INIT;
    for (size_t i = 0; parplan_figures_at(figures, i, &row, NULL) == PARPLAN_OK; i++)
        PROMISE(row.indicator[0] != '\0' && row.unit[0] != '\0');
    if (!read && parplan_completions_read_csv(completions, (const char *)data, size, problems,
                                              &err) != PARPLAN_OK) {
        PROMISE(parplan_completions_count(completions) == 0);
        check_told(problems, &err);
    } else {
        check_board(figures, completions);
    }
    parplan_completions_free(completions);
    parplan_figures_free(figures);
    parplan_problems_free(problems);
    return 0;
}
