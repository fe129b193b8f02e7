/* SPDX-License-Identifier: Apache-2.0 */
/* Figures: what is kept, what is refused, what is warned of, and where. */
#include "score/rows_fixture.h"

#include <stdio.h>

#include "score/figures.h"
#include "support/plan_change.h"

#define HEADER                                                                                     \
    "indicator,unit,window,field,numerator,denominator,value,state,further,further_kind,source,"   \
    "note\n"

static parplan_figures *figures;

static int set_up(void **unused)
{
    (void)unused;
    new_problems();
    return parplan_figures_new(plan, NULL, &figures, NULL);
}

static int tear_down(void **unused)
{
    (void)unused;
    parplan_figures_free(figures);
    parplan_problems_free(problems);
    return 0;
}

static parplan_status read_marked(const char *csv, parplan_mark mark)
{
    return parplan_figures_read_csv(figures, csv, strlen(csv), mark, problems, NULL);
}

/* A file of one row, which is accepted. */
static void accepts(const char *row)
{
    char csv[1024];
    snprintf(csv, sizeof csv, "%s%s\n", HEADER, row);
    if (read_marked(csv, PARPLAN_MARK_EITHER) != PARPLAN_OK)
        fail_msg("%s", parplan_problems_at(problems, 0)->message.en);
    assert_int_equal(parplan_figures_count(figures), 1);
}

/* A file of one row, which has one error. */
static void refuses(const char *row, parplan__message id, const char *column)
{
    char csv[1024];
    snprintf(csv, sizeof csv, "%s%s\n", HEADER, row);
    assert_int_equal(read_marked(csv, PARPLAN_MARK_EITHER), PARPLAN_E_INVALID);
    assert_problem(0, id, column, 2);
    assert_problem_count(1);
    assert_int_equal(parplan_figures_count(figures), 0);
}

/* A file of one row, which is accepted with one warning. */
static void warns(const char *row, parplan__message id, const char *column)
{
    accepts(row);
    assert_problem(0, id, column, 2);
    assert_problem_count(1);
    assert_int_equal(parplan_problems_at(problems, 0)->severity, PARPLAN_WARNING);
}

static parplan_figure figure_of(const char *indicator, const char *unit, const char *window)
{
    parplan_figure figure = PARPLAN_FIGURE_INIT;
    figure.indicator = indicator;
    figure.unit = unit;
    figure.window = window;
    return figure;
}

static parplan_figure digitised(int64_t numerator, int64_t denominator)
{
    parplan_figure figure = figure_of("digitised", "phuong-mot", "2024-Q1");
    figure.has_numerator = figure.has_denominator = true;
    figure.numerator.units = numerator;
    figure.denominator.units = denominator;
    return figure;
}

static void add(const parplan_figure *figure)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan_figures_add(figures, figure, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
}

static void add_refuses(const parplan_figure *figure, parplan_status status, parplan__message id,
                        const char *column)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_figures_add(figures, figure, &err), status);
    assert_error(&err, id, column);
    assert_int_equal(err.status, status);
    assert_int_equal(parplan_figures_count(figures), 0);
}

static const parplan__figure_row *first(const char *indicator, const char *unit)
{
    return parplan__figures_first(figures,
                                  parplan_plan_find(plan, PARPLAN_ENTITY_INDICATOR, indicator),
                                  parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, unit));
}

/* ---- adding and looking up ---- */

static void an_added_figure_is_given_back(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(5999, 10000), out = PARPLAN_FIGURE_INIT;
    in.source = "Báo cáo 12";
    add(&in);
    assert_int_equal(parplan_figures_at(figures, 0, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.indicator, "digitised");
    assert_string_equal(out.unit, "phuong-mot");
    assert_string_equal(out.window, "2024-Q1");
    assert_null(out.field);
    assert_string_equal(out.source, "Báo cáo 12");
    assert_null(out.note);
    assert_int_equal(out.numerator.units, 5999);
    assert_int_equal(out.denominator.units, 10000);
    assert_false(out.has_value);
}

static void a_position_past_the_end_is_not_found(void **unused)
{
    (void)unused;
    parplan_figure out = PARPLAN_FIGURE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_figures_at(figures, 0, &out, &err), PARPLAN_E_NOT_FOUND);
    assert_error(&err, PP_ROW_INDEX, "");
}

static void an_older_caller_gets_what_it_has_room_for(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2), out = PARPLAN_FIGURE_INIT;
    add(&in);
    out.struct_size = offsetof(parplan_figure, window);
    assert_int_equal(parplan_figures_at(figures, 0, &out, NULL), PARPLAN_OK);
    assert_string_equal(out.unit, "phuong-mot");
    assert_null(out.window);
}

static void rows_of_an_indicator_and_unit_are_chained(void **unused)
{
    (void)unused;
    parplan_figure one = digitised(1, 2), other = digitised(3, 4), later = digitised(5, 6);
    other.unit = "phuong-hai";
    later.window = "2024-H1";
    add(&one);
    add(&other);
    add(&later);
    const parplan__figure_row *row = first("digitised", "phuong-mot");
    assert_int_equal(row->numerator, 5);
    row = parplan__figures_next(figures, row);
    assert_int_equal(row->numerator, 1);
    assert_null(parplan__figures_next(figures, row));
    assert_null(first("digitised", "noi-vu"));
}

static void figures_keep_their_plan(void **unused)
{
    (void)unused;
    assert_ptr_equal(parplan__figures_plan(figures), plan);
}

static void a_window_has_the_days_of_its_regime(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    add(&in);
    add(&in);
    const parplan__figure_row *row = first("digitised", "phuong-mot");
    assert_int_equal(row->from, day("2023-12-05"));
    assert_int_equal(row->to, day("2024-03-05"));
    assert_ptr_equal(row->window, parplan__figures_next(figures, row)->window);
}

static void a_day_is_a_window_of_its_own(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.window = "31/12/2024";
    add(&in);
    const parplan__figure_row *row = first("digitised", "phuong-mot");
    assert_string_equal(row->window, "2024-12-31");
    assert_int_equal(row->from, day("2024-12-31"));
    assert_int_equal(row->to, day("2024-12-31"));
}

static void ids_and_fields_match_in_any_normal_form(void **unused)
{
    (void)unused;
    /* phường-đê and đất-đai, decomposed */
    parplan_figure in = figure_of("on-time", "phu\u031bo\u031b\u0300ng-\u0111e\u0302", "2024-Q1");
    in.field = "\u0111a\u0302\u0301t-\u0111ai";
    in.has_numerator = in.has_denominator = true;
    add(&in);
    assert_string_equal(first("on-time", "phường-đê")->field, "đất-đai");
}

static void notes_are_kept_in_nfc(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.note = "So\u0302\u0301 lie\u0323\u0302u";
    add(&in);
    assert_string_equal(first("digitised", "phuong-mot")->note, "Số liệu");
}

static void a_field_of_a_later_version_is_known(void **unused)
{
    (void)unused;
    parplan_figure in = figure_of("on-time", "phuong-mot", "2024-Q1");
    in.field = "thuong-mai";
    in.has_numerator = in.has_denominator = true;
    add(&in);
    assert_string_equal(first("on-time", "phuong-mot")->field, "thuong-mai");
}

static void amounts_are_kept_in_units_of_the_last_decimal(void **unused)
{
    (void)unused;
    parplan_figure in = figure_of("spending", "quan", "2024-Q1"), out = PARPLAN_FIGURE_INIT;
    in.has_numerator = in.has_denominator = true;
    in.numerator = (parplan_decimal){12, 0, 0};
    in.denominator = (parplan_decimal){1050, 2, 0};
    add(&in);
    assert_int_equal(first("spending", "quan")->numerator, 120);
    assert_int_equal(first("spending", "quan")->denominator, 105);
    assert_int_equal(parplan_figures_at(figures, 0, &out, NULL), PARPLAN_OK);
    assert_int_equal(out.denominator.scale, 1);
}

static void a_value_is_kept_in_lowest_terms(void **unused)
{
    (void)unused;
    parplan_figure in = figure_of("satisfied", "quan", "2024-05-31");
    in.has_value = true;
    in.value = (parplan_ratio){90, 100};
    add(&in);
    assert_int_equal(first("satisfied", "quan")->value.num, 9);
    assert_int_equal(first("satisfied", "quan")->value.den, 10);
}

static void a_missing_set_or_row_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    assert_int_equal(parplan_figures_new(NULL, NULL, &figures, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_figures_add(NULL, &in, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_figures_add(figures, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_figures_at(figures, 0, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_figures_read_csv(figures, NULL, 1, PARPLAN_MARK_EITHER, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(read_marked(HEADER, (parplan_mark)'x'), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_figures_count(NULL), 0);
    parplan_figures_free(NULL);
}

static void a_text_that_is_not_utf8_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.note = "\xC3";
    add_refuses(&in, PARPLAN_E_PARSE, PP_UTF8, "note");
}

static void a_call_names_the_column_at_fault(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(-1, 2);
    add_refuses(&in, PARPLAN_E_INVALID, PP_FIGURE_NEGATIVE, "numerator");
}

static void a_call_without_an_indicator_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.indicator = NULL;
    add_refuses(&in, PARPLAN_E_INVALID, PP_ROW_EMPTY, "indicator");
}

static void a_call_with_an_unknown_window_is_not_found(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.window = "2024-Q7";
    add_refuses(&in, PARPLAN_E_NOT_FOUND, PP_WINDOW_UNKNOWN, "window");
}

static void a_call_with_further_cases_of_no_kind_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.further = 5;
    add_refuses(&in, PARPLAN_E_INVALID, PP_FIGURE_FURTHER_PAIR, "further_kind");
}

static void a_call_with_a_kind_that_does_not_exist_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    in.further_kind = (parplan_further)9;
    add_refuses(&in, PARPLAN_E_INVALID, PP_FIGURE_FURTHER_KIND, "further_kind");
}

static void a_value_over_zero_is_refused(void **unused)
{
    (void)unused;
    parplan_figure in = figure_of("satisfied", "quan", "2024-05-31");
    in.has_value = true;
    add_refuses(&in, PARPLAN_E_ARGUMENT, PP_RATIO_ZERO, "value");
}

static void a_value_of_a_call_is_shown_as_a_number(void **unused)
{
    (void)unused;
    parplan_figure in = figure_of("staff", "quan", "2024-Q1");
    parplan_error err = PARPLAN_ERROR_INIT;
    in.has_value = true;
    in.value = (parplan_ratio){5, 2};
    assert_int_equal(parplan_figures_add(figures, &in, &err), PARPLAN_E_INVALID);
    assert_string_equal(err.message, "2.5 has more decimals than the 0 of this indicator");
}

/* ---- reading a file ---- */

static void a_file_with_vietnamese_headings_is_read(void **unused)
{
    (void)unused;
    const char *csv =
        "\xEF\xBB\xBF"
        "Chỉ tiêu;Đơn vị;Kỳ báo cáo;Tử số;Mẫu số;Còn lại;Loại còn lại;Nguồn;Ghi chú\r\n"
        "digitised;phuong-mot;2024-H1;7;9;3;tối đa;Báo cáo;\"a; b\"\r\n";
    assert_int_equal(read_marked(csv, PARPLAN_MARK_EITHER), PARPLAN_OK);
    const parplan__figure_row *row = first("digitised", "phuong-mot");
    assert_int_equal(row->numerator, 7);
    assert_int_equal(row->further_kind, PARPLAN_FURTHER_BOUND);
    assert_int_equal(row->further, 3);
    assert_string_equal(row->note, "a; b");
}

static void columns_are_named_in_english_and_vietnamese(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_figures_column(0, 0), "indicator");
    assert_string_equal(parplan_figures_column(0, 1), "chỉ tiêu");
    assert_string_equal(parplan_figures_column(11, 0), "note");
    assert_string_equal(parplan_figures_column(11, 1), "ghi chú");
}

static void past_the_last_column_and_spelling_there_is_no_name(void **unused)
{
    (void)unused;
    assert_null(parplan_figures_column(12, 0));
    assert_null(parplan_figures_column(11, 3));
    assert_null(parplan_figures_column(0, SIZE_MAX));
}

static void every_spelling_of_a_column_is_read(void **unused)
{
    (void)unused;
    for (size_t spelling = 0; spelling < 6; spelling++) {
        char csv[512] = "";
        for (size_t c = 0; parplan_figures_column(c, 0) != NULL; c++) {
            const char *name = parplan_figures_column(c, spelling);
            strcat(csv, c > 0 ? ";" : "");
            strcat(csv, name != NULL ? name : parplan_figures_column(c, 0));
        }
        assert_int_equal(read_marked(csv, PARPLAN_MARK_EITHER), PARPLAN_OK);
    }
}

static void every_problem_of_a_file_is_told_and_nothing_is_kept(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *csv = HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\n"
                             "digitized,phuong-mto,2024-Q1,,1,2,,,,,,\n"
                             "digitised,phuong-mot,2024-H1,,1\n"
                             "digitised,phuong-mot,2024-H1,,1.234,2,,,,,,\n";
    assert_int_equal(
        parplan_figures_read_csv(figures, csv, strlen(csv), PARPLAN_MARK_EITHER, problems, &err),
        PARPLAN_E_INVALID);
    assert_problem(0, PP_FIGURE_INDICATOR_NEAR, "indicator", 3);
    assert_problem(1, PP_ROW_UNIT_NEAR, "unit", 3);
    assert_problem(2, PP_CSV_FIELDS, "", 4);
    assert_problem(3, PP_FIGURE_COUNT_MARK, "numerator", 5);
    assert_problem_count(4);
    assert_int_equal(parplan_figures_count(figures), 0);
    assert_null(first("digitised", "phuong-mot"));
}

static void the_error_of_a_file_repeats_the_first_problem(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *csv = HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\n"
                             "digitised,phuong-mot,2024-Q1,,-1,2,,maybe,,,,\n";
    parplan_figures_read_csv(figures, csv, strlen(csv), PARPLAN_MARK_EITHER, NULL, &err);
    assert_error(&err, PP_FIGURE_STATE, "state");
    assert_int_equal(err.status, PARPLAN_E_INVALID);
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 37);
}

static void a_failed_file_leaves_earlier_figures_alone(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    add(&in);
    assert_int_equal(read_marked(HEADER "digitised,phuong-mot,2024-H1,,3,4,,,,,,\n"
                                        "digitised,nobody,2024-H1,,3,4,,,,,,\n",
                                 PARPLAN_MARK_EITHER),
                     PARPLAN_E_INVALID);
    assert_int_equal(parplan_figures_count(figures), 1);
    assert_int_equal(first("digitised", "phuong-mot")->numerator, 1);
}

static void a_file_without_a_needed_column_is_not_read(void **unused)
{
    (void)unused;
    assert_int_equal(read_marked("indicator,unit\n", PARPLAN_MARK_EITHER), PARPLAN_E_PARSE);
    assert_problem(0, PP_CSV_COLUMN_MISSING, "", 1);
}

static void a_file_that_breaks_off_in_a_quote_is_not_read(void **unused)
{
    (void)unused;
    assert_int_equal(read_marked(HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\"no end\n",
                                 PARPLAN_MARK_EITHER),
                     PARPLAN_E_PARSE);
    assert_problem(0, PP_CSV_QUOTE_OPEN, "", 2);
    assert_int_equal(parplan_figures_count(figures), 0);
}

static void a_problem_names_the_clause(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,-1,2,,,,,,", PP_FIGURE_NEGATIVE, "numerator");
    assert_string_equal(parplan_problems_at(problems, 0)->clause, "1.1");
}

static void many_rows_are_read_in_order(void **unused)
{
    (void)unused;
    size_t size = sizeof HEADER - 1;
    char *csv = malloc(size + 365 * 64);
    memcpy(csv, HEADER, size);
    for (int i = 0; i < 365; i++) {
        char date[PARPLAN_DATE_SIZE];
        parplan_date_format(day("2024-01-01") + i, PARPLAN_DATE_ISO, date);
        size += (size_t)sprintf(csv + size, "balance,quan,%s,,,,%d,,,,,\n", date, i);
    }
    assert_int_equal(parplan_figures_read_csv(figures, csv, size, 0, problems, NULL), PARPLAN_OK);
    free(csv);
    assert_problem_count(0);
    assert_int_equal(parplan_figures_count(figures), 365);
    assert_int_equal(first("balance", "quan")->value.num, 364);
}

/* ---- which cell ---- */

static void an_unknown_indicator_is_refused(void **unused)
{
    (void)unused;
    refuses("nothing-like-it,phuong-mot,2024-Q1,,1,2,,,,,,", PP_FIGURE_INDICATOR_UNKNOWN,
            "indicator");
}

static void a_misspelt_indicator_is_suggested(void **unused)
{
    (void)unused;
    refuses("digitized,phuong-mot,2024-Q1,,1,2,,,,,,", PP_FIGURE_INDICATOR_NEAR, "indicator");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "the plan has no indicator 'digitized'; did you mean 'digitised'?");
}

static void an_unknown_unit_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,nobody,2024-Q1,,1,2,,,,,,", PP_ROW_UNIT_UNKNOWN, "unit");
}

static void a_misspelt_unit_is_suggested(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mto,2024-Q1,,1,2,,,,,,", PP_ROW_UNIT_NEAR, "unit");
}

static void a_unit_that_does_not_report_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,quan,2024-Q1,,1,2,,,,,,", PP_FIGURE_UNIT, "unit");
}

static void a_unit_that_has_ceased_to_exist_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-hai,2024-9M,,1,2,,,,,,", PP_ROW_UNIT_ABSENT, "unit");
}

static void a_unit_reports_the_windows_that_close_while_it_exists(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-hai,2024-H1,,1,2,,,,,,");
}

static void an_empty_cell_id_is_refused(void **unused)
{
    (void)unused;
    assert_int_equal(read_marked(HEADER ",,,,1,2,,,,,,\n", PARPLAN_MARK_EITHER), PARPLAN_E_INVALID);
    assert_problem(0, PP_ROW_EMPTY, "indicator", 2);
    assert_problem(1, PP_ROW_EMPTY, "unit", 2);
    assert_problem(2, PP_ROW_EMPTY, "window", 2);
}

static void an_unknown_period_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q7,,1,2,,,,,,", PP_WINDOW_UNKNOWN, "window");
}

static void a_window_of_another_year_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2023-Q1,,1,2,,,,,,", PP_ROW_WINDOW_OUTSIDE, "window");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "the window '2023-Q1' lies outside the plan, which runs from 01/01/2024 to "
                        "31/12/2024; write a year of the plan and one of the periods Q1, H1, 9M");
}

static void a_day_that_does_not_exist_is_refused_as_a_day(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,31/02/2024,,1,2,,,,,,", PP_DATE_FEBRUARY, "window");
}

static void an_indicator_without_a_regime_wants_days(void **unused)
{
    (void)unused;
    refuses("satisfied,quan,2024-Q1,,,,90%,,,,,", PP_FIGURE_DAY_NEEDED, "window");
}

/* What whole-plan.json, changed, says to a figure of a day. */
static parplan_status day_in(const char *pointer, const char *value, const char *indicator,
                             const char *at, parplan_error *err)
{
    char *text = plan_with(pointer, value);
    parplan_plan *changed = plan_from_text(text);
    parplan_figure in = figure_of(indicator, "phuong-mot", at);
    parplan_figures *few;
    in.has_value = true;
    in.value = (parplan_ratio){1, 2};
    in.source = "S";
    assert_int_equal(parplan_figures_new(changed, NULL, &few, NULL), PARPLAN_OK);
    parplan_status status = parplan_figures_add(few, &in, err);
    parplan_figures_free(few);
    parplan_plan_unref(changed);
    free(text);
    return status;
}

static void refuses_day_in(const char *pointer, const char *value, const char *indicator,
                           const char *at)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(day_in(pointer, value, indicator, at, &err), PARPLAN_E_INVALID);
    assert_error(&err, PP_FIGURE_DAY_SERIES, "window");
}

static void a_cumulative_figure_of_some_day_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-12-30,,1,2,,,,,,", PP_FIGURE_DAY_SERIES, "window");
}

/* V10 */
static void a_cumulative_figure_may_stand_at_the_deadline(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-mot,2024-12-31,,1,2,,,,,,");
}

static void a_cumulative_figure_may_stand_at_the_deadline_of_a_later_version(void **unused)
{
    (void)unused;
    const char *deadline = "/indicators/0/amendments/0/target/deadline";
    assert_int_equal(day_in(deadline, "'2025-06-30'", "on-time", "2025-06-30", NULL), PARPLAN_OK);
    assert_int_equal(day_in(deadline, "'2025-06-30'", "on-time", "2024-12-31", NULL), PARPLAN_OK);
    refuses_day_in(deadline, "'2025-06-29'", "on-time", "2025-06-30");
}

static void a_cumulative_figure_may_stand_at_the_base(void **unused)
{
    (void)unused;
    const char *base = "/indicators/0/target/base";
    assert_int_equal(day_in(base, "'2021-12-31'", "on-time", "2021-12-31", NULL), PARPLAN_OK);
    refuses_day_in(base, "'2021-12-30'", "on-time", "2021-12-31");
}

static void a_cumulative_measure_without_a_regime_takes_any_day(void **unused)
{
    (void)unused;
    const char *regime = "/indicators/0/measure/regime";
    assert_int_equal(day_in(regime, NULL, "on-time", "2024-05-31", NULL), PARPLAN_OK);
    refuses_day_in(regime, "'year'", "on-time", "2024-05-31");
}

static void a_flow_has_no_days_not_even_its_deadline(void **unused)
{
    (void)unused;
    const char *deadline = "/indicators/4/target/deadline";
    refuses_day_in(deadline, "'2024-06-30'", "days", "2024-06-30");
    refuses_day_in(deadline, "'2024-06-30'", "days", "2024-05-31");
}

static void a_stock_takes_any_day(void **unused)
{
    (void)unused;
    accepts("staff,quan,2024-05-31,,,,200,,,,,");
}

static void a_field_where_there_are_none_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,đất-đai,1,2,,,,,,", PP_FIGURE_FIELD_NONE, "field");
}

static void an_unknown_field_is_refused_with_those_there_are(void **unused)
{
    (void)unused;
    refuses("on-time,phuong-mot,2024-Q1,air,1,2,,,,,,", PP_FIGURE_FIELD_UNKNOWN, "field");
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "the indicator on-time has no field 'air'; it has đất-đai, force-majeure, "
                        "and none for all the rest");
}

/* ---- which numbers ---- */

static void a_ratio_may_be_given_as_its_value(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-mot,2024-Q1,,,,59.99%,,,,,");
    const parplan__figure_row *row = first("digitised", "phuong-mot");
    assert_true(row->has_value && !row->has_numerator && !row->has_denominator);
    assert_int_equal(row->value.num, 5999);
    assert_int_equal(row->value.den, 10000);
}

static void nothing_of_nothing_is_a_figure(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-mot,2024-Q1,,0,0,,,,,,");
    assert_problem_count(0);
}

static void a_negative_count_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,-2,,,,,,", PP_FIGURE_NEGATIVE, "denominator");
}

static void a_negative_share_is_refused(void **unused)
{
    (void)unused;
    refuses("satisfied,quan,2024-05-31,,,,-5%,,,,,", PP_FIGURE_NEGATIVE, "value");
}

static void a_negative_number_of_people_is_refused(void **unused)
{
    (void)unused;
    refuses("staff,quan,2024-Q1,,,,-5,,,,,", PP_FIGURE_NEGATIVE, "value");
}

static void an_amount_may_be_negative(void **unused)
{
    (void)unused;
    accepts("balance,quan,2024-Q1,,,,-5.25,,,,,");
    assert_int_equal(first("balance", "quan")->value.num, -21);
}

static void a_point_in_a_count_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,1.234,,,,,,", PP_FIGURE_COUNT_MARK, "denominator");
}

static void a_comma_in_a_count_is_refused_also_as_a_value(void **unused)
{
    (void)unused;
    refuses("staff,quan,2024-Q1,,,,\"1,234\",,,,,", PP_FIGURE_COUNT_MARK, "value");
}

static void an_amount_that_may_be_thousands_is_ambiguous(void **unused)
{
    (void)unused;
    refuses("balance,quan,2024-Q1,,,,1.234,,,,,", PP_NUMBER_AMBIGUOUS, "value");
}

static void thousands_and_decimals_in_one_number_are_refused(void **unused)
{
    (void)unused;
    refuses("balance,quan,2024-Q1,,,,\"1.234,5\",,,,,", PP_NUMBER_GROUPING, "value");
}

static void a_declared_mark_settles_what_is_meant(void **unused)
{
    (void)unused;
    assert_int_equal(
        read_marked(HEADER "balance,quan,2024-Q1,,,,\"1,25\",,,,,\n", PARPLAN_MARK_COMMA),
        PARPLAN_OK);
    assert_int_equal(first("balance", "quan")->value.num, 5);
    assert_int_equal(first("balance", "quan")->value.den, 4);
}

static void too_many_decimals_are_refused(void **unused)
{
    (void)unused;
    refuses("spending,quan,2024-Q1,,1.25,2,,,,,,", PP_FIGURE_DECIMALS, "numerator");
}

static void too_many_decimals_of_a_number_are_refused(void **unused)
{
    (void)unused;
    refuses("balance,quan,2024-Q1,,,,1.2345,,,,,", PP_FIGURE_DECIMALS, "value");
}

static void zeros_past_the_decimals_do_no_harm(void **unused)
{
    (void)unused;
    accepts("spending,quan,2024-Q1,,1.20,2,,,,,,");
}

static void a_number_that_does_not_fit_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,99999999999999999999,,,,,,", PP_NUMBER_RANGE,
            "denominator");
}

static void an_amount_that_does_not_fit_in_its_unit_is_refused(void **unused)
{
    (void)unused;
    refuses("spending,quan,2024-Q1,,1,9223372036854775807,,,,,,", PP_RESULT_RANGE, "denominator");
}

static void words_are_not_numbers(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,many,2,,,,,,", PP_DECIMAL_SHAPE, "numerator");
}

static void words_are_not_shares(void **unused)
{
    (void)unused;
    refuses("satisfied,quan,2024-05-31,,,,good,,,,,", PP_NUMBER_SHAPE, "value");
}

static void a_ratio_needs_both_parts(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,,,,,,,", PP_FIGURE_PARTS, "denominator");
}

static void a_ratio_needs_its_numerator_too(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,,2,,,,,,", PP_FIGURE_PARTS, "numerator");
}

static void a_ratio_is_not_given_twice(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,50%,,,,,", PP_FIGURE_BOTH, "value");
}

static void a_percentage_has_no_parts(void **unused)
{
    (void)unused;
    refuses("satisfied,quan,2024-05-31,,9,10,,,,,,", PP_FIGURE_VALUE, "value");
}

static void a_rank_stands_in_the_numerator(void **unused)
{
    (void)unused;
    accepts("rank,quan,2024-05-31,,3,30,,,,,,");
    assert_int_equal(first("rank", "quan")->numerator, 3);
}

static void a_rank_may_come_without_the_number_of_places(void **unused)
{
    (void)unused;
    accepts("rank,quan,2024-05-31,,3,,,,,,,");
    assert_false(first("rank", "quan")->has_denominator);
}

static void a_rank_is_no_value(void **unused)
{
    (void)unused;
    refuses("rank,quan,2024-05-31,,,,3,,,,,", PP_FIGURE_RANK, "numerator");
}

static void ranks_start_at_one(void **unused)
{
    (void)unused;
    refuses("rank,quan,2024-05-31,,0,30,,,,,,", PP_FIGURE_RANK_LOW, "numerator");
}

static void a_rank_among_nobody_is_refused(void **unused)
{
    (void)unused;
    refuses("rank,quan,2024-05-31,,1,0,,,,,,", PP_FIGURE_RANK_LOW, "denominator");
}

static void an_exclusion_gives_the_cases_it_takes_out(void **unused)
{
    (void)unused;
    accepts("on-time,phuong-mot,2024-Q1,force-majeure,,12,,,,,,");
    const parplan__figure_row *row = first("on-time", "phuong-mot");
    assert_string_equal(row->field, "force-majeure");
    assert_int_equal(row->denominator, 12);
    assert_false(row->has_numerator);
}

static void an_exclusion_gives_nothing_else(void **unused)
{
    (void)unused;
    refuses("on-time,phuong-mot,2024-Q1,force-majeure,1,12,,,,,,", PP_FIGURE_EXCLUSION,
            "denominator");
}

static void an_indicator_of_events_has_no_figures(void **unused)
{
    (void)unused;
    refuses("merged,quan,2024-05-31,,1,1,,,,,,", PP_FIGURE_EVENTS, "indicator");
}

static void an_indicator_of_events_may_not_apply(void **unused)
{
    (void)unused;
    accepts("merged,quan,2024-05-31,,,,,not_applicable,,,Decision 9,Nothing to merge");
}

/* ---- state, further cases, source ---- */

static void not_applicable_has_a_ground_and_who_decided(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-mot,2024-Q1,,,,,Không áp dụng,,,Quyết định 9,Không có hồ sơ");
    assert_true(first("digitised", "phuong-mot")->not_applicable);
}

static void not_applicable_without_its_ground_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,,,,not_applicable,,,Decision 9,", PP_FIGURE_GROUND,
            "note");
}

static void not_applicable_by_nobody_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,,,,not_applicable,,,,No files", PP_FIGURE_GROUND,
            "source");
}

static void not_applicable_has_no_number(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,not_applicable,,,D 9,No files",
            PP_FIGURE_GROUND_NUMBER, "state");
}

static void an_unknown_state_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,perhaps,,,,", PP_FIGURE_STATE, "state");
}

static void a_forecast_of_further_cases_is_kept_as_one(void **unused)
{
    (void)unused;
    accepts("digitised,phuong-mot,2024-Q1,,1,2,,,40,dự báo,,");
    assert_int_equal(first("digitised", "phuong-mot")->further_kind, PARPLAN_FURTHER_FORECAST);
    assert_int_equal(first("digitised", "phuong-mot")->further, 40);
}

static void further_cases_below_zero_are_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,,-1,bound,,", PP_FIGURE_FURTHER_LOW, "further");
}

static void an_unknown_kind_of_further_cases_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,,5,perhaps,,", PP_FIGURE_FURTHER_KIND,
            "further_kind");
}

static void further_cases_without_a_kind_are_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,,5,,,", PP_FIGURE_FURTHER_PAIR, "further_kind");
}

static void a_kind_without_further_cases_is_refused(void **unused)
{
    (void)unused;
    refuses("digitised,phuong-mot,2024-Q1,,1,2,,,,bound,,", PP_FIGURE_FURTHER_PAIR, "further");
}

static void a_point_in_the_further_cases_is_refused(void **unused)
{
    (void)unused;
    refuses("spending,quan,2024-Q1,,1,2,,,1.5,bound,,", PP_FIGURE_COUNT_MARK, "further");
}

static void a_baseline_needs_its_source(void **unused)
{
    (void)unused;
    refuses("staff,quan,2021-12-31,,,,200,,,,,", PP_FIGURE_BASE_SOURCE, "source");
}

static void the_baseline_of_a_later_version_needs_its_source(void **unused)
{
    (void)unused;
    refuses("staff,quan,31/12/2022,,,,200,,,,,", PP_FIGURE_BASE_SOURCE, "source");
}

static void a_baseline_with_a_source_is_kept(void **unused)
{
    (void)unused;
    accepts("staff,quan,2021-12-31,,,,200,,,,Report 1,");
    assert_int_equal(first("staff", "quan")->value.num, 200);
}

/* ---- warnings ---- */

static void a_numerator_above_its_denominator_is_a_warning(void **unused)
{
    (void)unused;
    warns("digitised,phuong-mot,2024-Q1,,3,2,,,,,,", PP_FIGURE_ABOVE, "numerator");
}

static void a_numerator_may_exceed_where_the_indicator_says_so(void **unused)
{
    (void)unused;
    accepts("spending,quan,2024-Q1,,3,2,,,,,,");
    assert_problem_count(0);
}

static void a_percentage_without_its_sign_is_a_warning(void **unused)
{
    (void)unused;
    warns("satisfied,quan,2024-05-31,,,,98.5,,,,,", PP_FIGURE_ABOVE_ONE, "value");
}

static void the_same_cell_twice_is_a_warning(void **unused)
{
    (void)unused;
    assert_int_equal(read_marked(HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\n"
                                        "digitised,phuong-mot,2024-H1,,1,2,,,,,,\n"
                                        "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\n",
                                 PARPLAN_MARK_EITHER),
                     PARPLAN_OK);
    assert_problem(0, PP_FIGURE_TWICE, "indicator", 4);
    assert_string_equal(parplan_problems_at(problems, 0)->message.en,
                        "line 2 gives this figure already; both count as a CONFLICT until one is "
                        "withdrawn");
    assert_problem_count(1);
    assert_int_equal(parplan_figures_count(figures), 3);
}

static void a_cell_of_an_earlier_file_given_again_is_a_warning(void **unused)
{
    (void)unused;
    parplan_figure in = digitised(1, 2);
    add(&in);
    assert_int_equal(
        read_marked(HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\n", PARPLAN_MARK_EITHER),
        PARPLAN_OK);
    assert_problem(0, PP_FIGURE_TWICE_BEFORE, "indicator", 2);
}

static void fields_of_one_indicator_are_different_cells(void **unused)
{
    (void)unused;
    assert_int_equal(read_marked(HEADER "on-time,phuong-mot,2024-Q1,,1,2,,,,,,\n"
                                        "on-time,phuong-mot,2024-Q1,đất-đai,1,2,,,,,,\n",
                                 PARPLAN_MARK_EITHER),
                     PARPLAN_OK);
    assert_problem_count(0);
}

/* ---- the example ---- */

static void the_example_is_read_with_its_two_warnings(void **unused)
{
    (void)unused;
    size_t size;
    parplan_plan *real = plan_from_file("data/plans/thanh-xuan-2024.json");
    char *csv = text_from_file("data/examples/figures-2024.csv", &size);
    parplan_figures *all = NULL;
    assert_int_equal(parplan_figures_new(real, NULL, &all, NULL), PARPLAN_OK);
    assert_int_equal(parplan_figures_read_csv(all, csv, size, 0, problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_problems_at(problems, 0)->id, PP_FIGURE_ABOVE);
    assert_int_equal(parplan_problems_at(problems, 1)->id, PP_FIGURE_TWICE);
    assert_problem_count(2);
    parplan_figures_free(all);
    parplan_plan_unref(real);
    free(csv);
}

/* ---- memory ---- */

static void lack_of_memory_is_told_and_keeps_nothing(void **unused)
{
    (void)unused;
    const char *csv = HEADER "digitised,phuong-mot,2024-Q1,,1,2,,,,,S,N\n"
                             "digitised,phuong-mot,2024-12-31,,1,2,,,,,S,N\n";
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t left = 0; status != PARPLAN_OK; left++) {
        scarce memory = {left};
        parplan_allocator allocator = {&memory, scarce_resize};
        parplan_figures *few = NULL;
        status = parplan_figures_new(plan, &allocator, &few, NULL);
        if (status == PARPLAN_OK)
            status = parplan_figures_read_csv(few, csv, strlen(csv), 0, NULL, NULL);
        assert_true(status == PARPLAN_OK || status == PARPLAN_E_MEMORY);
        assert_int_equal(parplan_figures_count(few), status == PARPLAN_OK ? 2 : 0);
        parplan_figures_free(few);
    }
}

#define UNIT_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(an_added_figure_is_given_back),
        UNIT_TEST(a_position_past_the_end_is_not_found),
        UNIT_TEST(an_older_caller_gets_what_it_has_room_for),
        UNIT_TEST(rows_of_an_indicator_and_unit_are_chained),
        UNIT_TEST(figures_keep_their_plan),
        UNIT_TEST(a_window_has_the_days_of_its_regime),
        UNIT_TEST(a_day_is_a_window_of_its_own),
        UNIT_TEST(ids_and_fields_match_in_any_normal_form),
        UNIT_TEST(notes_are_kept_in_nfc),
        UNIT_TEST(a_field_of_a_later_version_is_known),
        UNIT_TEST(amounts_are_kept_in_units_of_the_last_decimal),
        UNIT_TEST(a_value_is_kept_in_lowest_terms),
        UNIT_TEST(a_missing_set_or_row_is_refused),
        UNIT_TEST(a_text_that_is_not_utf8_is_refused),
        UNIT_TEST(a_call_names_the_column_at_fault),
        UNIT_TEST(a_call_without_an_indicator_is_refused),
        UNIT_TEST(a_call_with_an_unknown_window_is_not_found),
        UNIT_TEST(a_call_with_further_cases_of_no_kind_is_refused),
        UNIT_TEST(a_call_with_a_kind_that_does_not_exist_is_refused),
        UNIT_TEST(a_value_over_zero_is_refused),
        UNIT_TEST(a_value_of_a_call_is_shown_as_a_number),
        UNIT_TEST(a_file_with_vietnamese_headings_is_read),
        UNIT_TEST(columns_are_named_in_english_and_vietnamese),
        UNIT_TEST(past_the_last_column_and_spelling_there_is_no_name),
        UNIT_TEST(every_spelling_of_a_column_is_read),
        UNIT_TEST(every_problem_of_a_file_is_told_and_nothing_is_kept),
        UNIT_TEST(the_error_of_a_file_repeats_the_first_problem),
        UNIT_TEST(a_failed_file_leaves_earlier_figures_alone),
        UNIT_TEST(a_file_without_a_needed_column_is_not_read),
        UNIT_TEST(a_file_that_breaks_off_in_a_quote_is_not_read),
        UNIT_TEST(a_problem_names_the_clause),
        UNIT_TEST(many_rows_are_read_in_order),
        UNIT_TEST(an_unknown_indicator_is_refused),
        UNIT_TEST(a_misspelt_indicator_is_suggested),
        UNIT_TEST(an_unknown_unit_is_refused),
        UNIT_TEST(a_misspelt_unit_is_suggested),
        UNIT_TEST(a_unit_that_does_not_report_is_refused),
        UNIT_TEST(a_unit_that_has_ceased_to_exist_is_refused),
        UNIT_TEST(a_unit_reports_the_windows_that_close_while_it_exists),
        UNIT_TEST(an_empty_cell_id_is_refused),
        UNIT_TEST(an_unknown_period_is_refused),
        UNIT_TEST(a_window_of_another_year_is_refused),
        UNIT_TEST(a_day_that_does_not_exist_is_refused_as_a_day),
        UNIT_TEST(an_indicator_without_a_regime_wants_days),
        UNIT_TEST(a_cumulative_figure_of_some_day_is_refused),
        UNIT_TEST(a_cumulative_figure_may_stand_at_the_deadline),
        UNIT_TEST(a_cumulative_figure_may_stand_at_the_deadline_of_a_later_version),
        UNIT_TEST(a_cumulative_figure_may_stand_at_the_base),
        UNIT_TEST(a_cumulative_measure_without_a_regime_takes_any_day),
        UNIT_TEST(a_flow_has_no_days_not_even_its_deadline),
        UNIT_TEST(a_stock_takes_any_day),
        UNIT_TEST(a_field_where_there_are_none_is_refused),
        UNIT_TEST(an_unknown_field_is_refused_with_those_there_are),
        UNIT_TEST(a_ratio_may_be_given_as_its_value),
        UNIT_TEST(nothing_of_nothing_is_a_figure),
        UNIT_TEST(a_negative_count_is_refused),
        UNIT_TEST(a_negative_share_is_refused),
        UNIT_TEST(a_negative_number_of_people_is_refused),
        UNIT_TEST(an_amount_may_be_negative),
        UNIT_TEST(a_point_in_a_count_is_refused),
        UNIT_TEST(a_comma_in_a_count_is_refused_also_as_a_value),
        UNIT_TEST(an_amount_that_may_be_thousands_is_ambiguous),
        UNIT_TEST(thousands_and_decimals_in_one_number_are_refused),
        UNIT_TEST(a_declared_mark_settles_what_is_meant),
        UNIT_TEST(too_many_decimals_are_refused),
        UNIT_TEST(too_many_decimals_of_a_number_are_refused),
        UNIT_TEST(zeros_past_the_decimals_do_no_harm),
        UNIT_TEST(a_number_that_does_not_fit_is_refused),
        UNIT_TEST(an_amount_that_does_not_fit_in_its_unit_is_refused),
        UNIT_TEST(words_are_not_numbers),
        UNIT_TEST(words_are_not_shares),
        UNIT_TEST(a_ratio_needs_both_parts),
        UNIT_TEST(a_ratio_needs_its_numerator_too),
        UNIT_TEST(a_ratio_is_not_given_twice),
        UNIT_TEST(a_percentage_has_no_parts),
        UNIT_TEST(a_rank_stands_in_the_numerator),
        UNIT_TEST(a_rank_may_come_without_the_number_of_places),
        UNIT_TEST(a_rank_is_no_value),
        UNIT_TEST(ranks_start_at_one),
        UNIT_TEST(a_rank_among_nobody_is_refused),
        UNIT_TEST(an_exclusion_gives_the_cases_it_takes_out),
        UNIT_TEST(an_exclusion_gives_nothing_else),
        UNIT_TEST(an_indicator_of_events_has_no_figures),
        UNIT_TEST(an_indicator_of_events_may_not_apply),
        UNIT_TEST(not_applicable_has_a_ground_and_who_decided),
        UNIT_TEST(not_applicable_without_its_ground_is_refused),
        UNIT_TEST(not_applicable_by_nobody_is_refused),
        UNIT_TEST(not_applicable_has_no_number),
        UNIT_TEST(an_unknown_state_is_refused),
        UNIT_TEST(a_forecast_of_further_cases_is_kept_as_one),
        UNIT_TEST(further_cases_below_zero_are_refused),
        UNIT_TEST(an_unknown_kind_of_further_cases_is_refused),
        UNIT_TEST(further_cases_without_a_kind_are_refused),
        UNIT_TEST(a_kind_without_further_cases_is_refused),
        UNIT_TEST(a_point_in_the_further_cases_is_refused),
        UNIT_TEST(a_baseline_needs_its_source),
        UNIT_TEST(the_baseline_of_a_later_version_needs_its_source),
        UNIT_TEST(a_baseline_with_a_source_is_kept),
        UNIT_TEST(a_numerator_above_its_denominator_is_a_warning),
        UNIT_TEST(a_numerator_may_exceed_where_the_indicator_says_so),
        UNIT_TEST(a_percentage_without_its_sign_is_a_warning),
        UNIT_TEST(the_same_cell_twice_is_a_warning),
        UNIT_TEST(a_cell_of_an_earlier_file_given_again_is_a_warning),
        UNIT_TEST(fields_of_one_indicator_are_different_cells),
        UNIT_TEST(the_example_is_read_with_its_two_warnings),
        UNIT_TEST(lack_of_memory_is_told_and_keeps_nothing),
    };
    return cmocka_run_group_tests(tests, load_plan, give_plan_back);
}
