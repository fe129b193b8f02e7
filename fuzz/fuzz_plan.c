/* SPDX-License-Identifier: Apache-2.0 */
/* A plan document: it is refused with problems that are told, or it writes as it reads and has a board and an agenda. */
#include "fuzz.h"

#include <string.h>

#include <parplan/parplan.h>

static void check_told(const parplan_problems *problems, const parplan_error *err)
{
    PROMISE(err->message[0] != '\0' && err->message_vi[0] != '\0');
    PROMISE(parplan_problems_count(problems, PARPLAN_ERROR) > 0);
    const parplan_problem *problem;
    for (size_t i = 0; (problem = parplan_problems_at(problems, i)) != NULL; i++)
        PROMISE(problem->message.vi[0] != '\0' && problem->message.en[0] != '\0');
}

static void check_writes(const parplan_plan *plan)
{
    char *once, *twice;
    size_t size;
    parplan_plan *again = NULL;
    PROMISE(parplan_plan_write(plan, &once, &size, NULL) == PARPLAN_OK);
    PROMISE(parplan_plan_read(once, size, NULL, &again, NULL, NULL) == PARPLAN_OK);
    PROMISE(parplan_plan_write(again, &twice, NULL, NULL) == PARPLAN_OK);
    PROMISE(strcmp(once, twice) == 0);
    parplan_plan_unref(again);
    parplan_text_free(once);
    parplan_text_free(twice);
}

static void check_answers(parplan_plan *plan)
{
    parplan_figures *figures;
    parplan_board *board;
    parplan_agenda *agenda;
    parplan_board_options of_board = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_agenda_options of_agenda = PARPLAN_AGENDA_OPTIONS_INIT;
    of_board.as_of = of_agenda.as_of = 19879; /* 05/06/2024 */
    of_agenda.from = 19723;
    of_agenda.to = 20088;
    PROMISE(parplan_figures_new(plan, NULL, &figures, NULL) == PARPLAN_OK);
    if (parplan_board_build(figures, &of_board, &board, NULL) == PARPLAN_OK) {
        char *text;
        PROMISE(parplan_board_write_json(board, NULL, &text, NULL, NULL) == PARPLAN_OK);
        parplan_text_free(text);
        parplan_board_free(board);
    }
    if (parplan_agenda_build(plan, &of_agenda, &agenda, NULL) == PARPLAN_OK)
        parplan_agenda_free(agenda);
    parplan_figures_free(figures);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    parplan_plan *plan = NULL;
    parplan_problems *problems;
    parplan_error err = PARPLAN_ERROR_INIT;
    PROMISE(parplan_problems_new(&problems, NULL) == PARPLAN_OK);
    if (parplan_plan_read((const char *)data, size, NULL, &plan, problems, &err) == PARPLAN_OK) {
        check_writes(plan);
        check_answers(plan);
    } else {
        PROMISE(plan == NULL);
        check_told(problems, &err);
    }
    parplan_plan_unref(plan);
    parplan_problems_free(problems);
    return 0;
}
