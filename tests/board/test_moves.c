/* SPDX-License-Identifier: Apache-2.0 */
/* What another calendar would move, and what it leaves as it was (D10). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <parplan/moves.h>

#include "support/plan_text.h"

static parplan_plan *plan;
static parplan_completions *done;
static parplan_calendar *after;
static parplan_moves *moves;

static int open_plan(void **state)
{
    (void)state;
    plan = plan_from_file("tests/data/whole-plan.json");
    return parplan_completions_new(plan, NULL, &done, NULL);
}

static int close_plan(void **state)
{
    (void)state;
    parplan_moves_free(moves);
    parplan_calendar_unref(after);
    parplan_completions_free(done);
    parplan_plan_unref(plan);
    moves = NULL;
    after = NULL;
    return 0;
}

static parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

static void use_layer(const char *rows)
{
    char csv[512] = "date,kind,name_vi\n";
    strncat(csv, rows, sizeof csv - strlen(csv) - 1);
    assert_int_equal(parplan_calendar_with_layer(parplan_plan_calendar(plan),
                                                 PARPLAN_LAYER_ORGANISATION, NULL, csv, strlen(csv),
                                                 NULL, &after, NULL),
                     PARPLAN_OK);
}

static parplan_agenda_options options_of(const char *from, const char *to)
{
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    options.from = day(from);
    options.to = day(to);
    options.completions = done;
    return options;
}

static void build(const char *from, const char *to)
{
    parplan_agenda_options options = options_of(from, to);
    options.as_of = day("2024-07-20");
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_moves_build(plan, &options, after, &moves, &err) != PARPLAN_OK)
        fail_msg("PP-%04d %s", err.id, err.message);
}

static void an_item_that_rolls_moves_with_its_calendar(void **state)
{
    (void)state; /* R.1 is due on 10 July, and rolls to the next working day */
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    build("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_count(moves), 2);
    for (size_t i = 0; i < 2; i++) {
        const parplan_move *move = parplan_moves_at(moves, i);
        assert_string_equal(move->before->id, "R.1");
        assert_string_equal(move->after->instance, "2024-Q2");
        assert_int_equal(move->after->due.effective, day("2024-07-11"));
        assert_int_equal(move->before->unit, move->after->unit);
        assert_int_equal(move->days, 1);
    }
    assert_null(parplan_moves_at(moves, 2));
}

static void an_item_that_rolls_back_moves_to_an_earlier_day(void **state)
{
    (void)state; /* R.2: before 5 March, rolled to the working day before */
    use_layer("2024-03-04,off,Ngày nghỉ\n");
    build("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_count(moves), 2);
    assert_int_equal(parplan_moves_at(moves, 0)->days, -3);
    assert_int_equal(parplan_moves_at(moves, 0)->after->due.raw, day("2024-03-04"));
}

static void a_day_that_does_not_roll_does_not_move(void **state)
{
    (void)state;
    use_layer("2024-09-30,off,Ngày nghỉ\n2024-12-31,off,Ngày nghỉ\n");
    build("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_count(moves), 0);
}

static void the_same_calendar_moves_nothing(void **state)
{
    (void)state;
    after = parplan_calendar_ref(parplan_plan_calendar(plan));
    build("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_count(moves), 0);
}

static void an_item_is_listed_that_moves_into_the_range_or_out_of_it(void **state)
{
    (void)state;
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    static const char *const ranges[][2] = {{"2024-07-10", "2024-07-10"},
                                            {"2024-07-11", "2024-07-31"}};
    for (size_t i = 0; i < 2; i++) {
        build(ranges[i][0], ranges[i][1]);
        assert_int_equal(parplan_moves_count(moves), 2);
        parplan_moves_free(moves);
        moves = NULL;
    }
    build("2024-07-12", "2024-07-31");
    assert_int_equal(parplan_moves_count(moves), 0);
}

static void what_was_judged_stays_as_it_was(void **state)
{
    (void)state; /* done on 10 July, its day; one of the wards has done nothing and is overdue */
    static const char rows[] = "item,unit,date,window\nR.1,phuong-mot,2024-07-10,2024-Q2\n";
    assert_int_equal(parplan_completions_read_csv(done, rows, strlen(rows), NULL, NULL),
                     PARPLAN_OK);
    use_layer("2024-07-10,off,Ngày nghỉ\n2024-07-09,off,Ngày nghỉ\n");
    build("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_count(moves), 2);
    assert_int_equal(parplan_moves_at(moves, 0)->before->state, PARPLAN_ITEM_DONE);
    assert_int_equal(parplan_moves_at(moves, 1)->before->state, PARPLAN_ITEM_OVERDUE);
    assert_true(parplan_moves_at(moves, 0)->settled && parplan_moves_at(moves, 1)->settled);
}

static void an_agenda_follows_the_calendar_it_is_given(void **state)
{
    (void)state;
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    parplan_agenda_options options = options_of("2024-07-01", "2024-07-31");
    options.calendar = after;
    parplan_agenda *agenda;
    assert_int_equal(parplan_agenda_build(plan, &options, &agenda, NULL), PARPLAN_OK);
    assert_int_equal(parplan_agenda_at(agenda, 0)->due.effective, day("2024-07-11"));
    assert_non_null(strstr(parplan_agenda_at(agenda, 0)->why.vi, "Ngày nghỉ"));
    parplan_agenda_free(agenda);
}

static void moves_are_written_for_people_and_programs(void **state)
{
    (void)state;
    char *text;
    size_t size;
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    build("2024-01-01", "2024-12-31");
    parplan_view view = PARPLAN_VIEW_INIT;
    view.unit = "phuong-mot";
    assert_int_equal(parplan_moves_print(moves, &view, &text, &size, NULL), PARPLAN_OK);
    assert_int_equal(strlen(text), size);
    assert_non_null(strstr(text, "Từ 01/01/2024 đến 31/12/2024: 1 lượt việc sẽ dời ngày"));
    assert_non_null(strstr(text, "Thứ Tư, 10/07/2024 → Thứ Năm, 11/07/2024\n"));
    parplan_text_free(text);
    assert_int_equal(parplan_moves_write_json(moves, NULL, &text, &size, NULL), PARPLAN_OK);
    assert_non_null(strstr(text, "\"format\": \"parplan-moves/1\""));
    assert_int_equal(strlen(text), size);
    parplan_text_free(text);
}

static void what_is_missing_is_an_error(void **state)
{
    (void)state;
    char *text;
    parplan_view view = PARPLAN_VIEW_INIT;
    parplan_agenda_options options = options_of("2024-01-01", "2024-12-31");
    assert_int_equal(parplan_moves_build(plan, &options, NULL, &moves, NULL), PARPLAN_E_ARGUMENT);
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    assert_int_equal(parplan_moves_build(plan, &options, after, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_moves_build(NULL, &options, after, &moves, NULL), PARPLAN_E_ARGUMENT);
    options.to = PARPLAN_DATE_NONE;
    assert_int_equal(parplan_moves_build(plan, &options, after, &moves, NULL), PARPLAN_E_ARGUMENT);
    assert_null(moves);
    build("2024-01-01", "2024-12-31");
    view.unit = "nobody";
    assert_int_equal(parplan_moves_print(moves, &view, &text, NULL, NULL), PARPLAN_E_NOT_FOUND);
    assert_int_equal(parplan_moves_write_json(moves, &view, &text, NULL, NULL),
                     PARPLAN_E_NOT_FOUND);
    assert_int_equal(parplan_moves_print(NULL, NULL, &text, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_moves_write_json(moves, NULL, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    parplan_moves_free(NULL);
}

/* Gives memory so many times. */
static void *scarce(void *context, void *block, size_t size)
{
    size_t *left = context;
    if (size == 0) {
        free(block);
        return NULL;
    }
    return *left > 0 && (*left)-- > 0 ? realloc(block, size) : NULL;
}

static void without_memory_nothing_is_built(void **state)
{
    (void)state;
    use_layer("2024-07-10,off,Ngày nghỉ\n");
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t i = 0; status != PARPLAN_OK; i++) {
        size_t left = i;
        parplan_allocator allocator = {&left, scarce};
        parplan_agenda_options options = options_of("2024-01-01", "2024-12-31");
        options.allocator = &allocator;
        status = parplan_moves_build(plan, &options, after, &moves, NULL);
        assert_true(status == PARPLAN_OK || (status == PARPLAN_E_MEMORY && moves == NULL));
        parplan_moves_free(moves);
        moves = NULL;
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_plan, close_plan)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_item_that_rolls_moves_with_its_calendar),
        TEST(an_item_that_rolls_back_moves_to_an_earlier_day),
        TEST(a_day_that_does_not_roll_does_not_move),
        TEST(the_same_calendar_moves_nothing),
        TEST(an_item_is_listed_that_moves_into_the_range_or_out_of_it),
        TEST(what_was_judged_stays_as_it_was),
        TEST(an_agenda_follows_the_calendar_it_is_given),
        TEST(moves_are_written_for_people_and_programs),
        TEST(what_is_missing_is_an_error),
        TEST(without_memory_nothing_is_built),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
