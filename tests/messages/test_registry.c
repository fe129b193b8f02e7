/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every message of lib/messages.def can be had: a test per message pulls its trigger, and exactly that message appears.
 * Messages of plan documents are triggered by the cases of tests/cases/plan; the others by the table below. A message
 * without a trigger fails.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <parplan/agenda.h>
#include <parplan/board.h>
#include <parplan/frequency.h>
#include <parplan/lunar.h>

#include "base/message.h"
#include "io/json.h"
#include "support/plan_change.h"
#include "support/plan_text.h"

#define FIGURES                                                                                    \
    "indicator,unit,window,field,numerator,denominator,value,state,further,further_kind,source,"   \
    "note\n"
#define COMPLETIONS "item,unit,date,window,key,document,note\n"

static parplan_plan *plan;
static json_t *cases[2];

static int set_up(void **unused)
{
    (void)unused;
    plan = plan_from_file("tests/data/small-plan.json");
    cases[0] = json_from_file("tests/cases/plan/reading.json");
    cases[1] = json_from_file("tests/cases/plan/checking.json");
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    json_decref(cases[0]);
    json_decref(cases[1]);
    parplan_plan_unref(plan);
    return 0;
}

static parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

/* ---- what appears: the error of a call, whose texts are whole, or the one problem of a file ---- */

static int32_t id_of(const parplan_error *err)
{
    assert_true(err->message[0] != '\0' && !has_hole(err->message));
    assert_true(err->message_vi[0] != '\0' && !has_hole(err->message_vi));
    assert_int_equal(err->status, parplan__message_info_of((parplan__message)err->id)->status);
    return err->id;
}

static int32_t id_of_only(parplan_problems *problems)
{
    const parplan_problem *problem = parplan_problems_at(problems, 0);
    assert_int_equal(parplan_problems_count(problems, PARPLAN_NOTE), 1);
    assert_false(has_hole(problem->message.en) || has_hole(problem->message.vi));
    int32_t id = problem->id;
    parplan_problems_free(problems);
    return id;
}

#define PULL(call)                                                                                 \
    parplan_error err = PARPLAN_ERROR_INIT;                                                        \
    assert_int_not_equal(call, PARPLAN_OK);                                                        \
    return id_of(&err)

/* ---- numbers and days ---- */

static int32_t ratio(const char *text)
{
    parplan_ratio out;
    PULL(parplan_ratio_parse(text, strlen(text), PARPLAN_MARK_EITHER, &out, &err));
}

static int32_t ratio_with_point(const char *text)
{
    parplan_ratio out;
    PULL(parplan_ratio_parse(text, strlen(text), PARPLAN_MARK_POINT, &out, &err));
}

static int32_t ratio_nowhere(const char *text)
{
    PULL(parplan_ratio_parse(text, strlen(text), PARPLAN_MARK_EITHER, NULL, &err));
}

static int32_t ratio_of_zero(const char *unused)
{
    (void)unused;
    parplan_ratio out;
    PULL(parplan_ratio_make(1, 0, &out, &err));
}

static int32_t ratio_too_large(const char *unused)
{
    (void)unused;
    parplan_ratio most = {INT64_MAX, 1}, out;
    PULL(parplan_ratio_add(most, most, &out, &err));
}

static int32_t ratio_in_two_bytes(const char *unused)
{
    (void)unused;
    char buffer[2];
    PULL(parplan_ratio_format((parplan_ratio){1, 3}, NULL, buffer, sizeof buffer, &err));
}

static int32_t decimal(const char *text)
{
    parplan_decimal out;
    PULL(parplan_decimal_parse(text, strlen(text), PARPLAN_MARK_POINT, &out, &err));
}

static int32_t date(const char *text)
{
    parplan_date out;
    PULL(parplan_date_parse(text, strlen(text), &out, &err));
}

static int32_t moment(const char *text)
{
    parplan_date out;
    int32_t second;
    PULL(parplan_moment_parse(text, strlen(text), &out, &second, &err));
}

/* ---- calendar, periods, frequencies ---- */

static int32_t calendar(const char *id)
{
    parplan_calendar *out;
    PULL(parplan_calendar_builtin(id, &out, &err));
}

static int32_t calendar_day(const char *text)
{
    parplan_day out;
    PULL(parplan_calendar_day(parplan_plan_calendar(plan), day(text), &out, &err));
}

static int32_t calendar_add(const char *text)
{
    parplan_date out;
    PULL(parplan_calendar_add(parplan_plan_calendar(plan), day(text), 60000, &out, &err));
}

static int32_t layer(const char *text)
{
    parplan_calendar *out;
    PULL(parplan_calendar_with_layer(parplan_plan_calendar(plan), PARPLAN_LAYER_USER, NULL, text,
                                     strlen(text), NULL, &out, &err));
}

static int32_t layer_without_rest(const char *unused)
{
    (void)unused;
    char *text = malloc(1 << 21), date[PARPLAN_DATE_SIZE];
    size_t size = (size_t)sprintf(text, "date,kind,name_vi\n");
    for (parplan_date at = day("2000-01-01"); at <= day("2199-12-31"); at++)
        size += (size_t)sprintf(text + size, "%s,work,x\n",
                                parplan_date_format(at, PARPLAN_DATE_ISO, date));
    int32_t id = layer(text);
    free(text);
    return id;
}

static int32_t lunar(const char *text)
{
    parplan_lunar out;
    PULL(parplan_lunar_from_date(day(text), &out, &err));
}

/* "year month day leap" */
static int32_t lunar_day(const char *text)
{
    int year, month, at, leap;
    parplan_date out;
    assert_int_equal(sscanf(text, "%d %d %d %d", &year, &month, &at, &leap), 4);
    PULL(parplan_lunar_to_date(year, month, at, leap != 0, &out, &err));
}

static int32_t window(const char *id)
{
    parplan_window out;
    PULL(parplan_regime_find(parplan_plan_regime(plan, 0), id, strlen(id),
                             parplan_plan_calendar(plan), &out, &err));
}

static int32_t window_at(const char *index)
{
    parplan_window out;
    PULL(parplan_regime_window(parplan_plan_regime(plan, 0), (size_t)atoi(index), 2024, NULL, &out,
                               &err));
}

static int32_t period_on_no_day(const char *unused)
{
    (void)unused;
    parplan_period period = {"Q", {"Q", "Q"}, {0, 1, 1}, {0, 3, 32}, {0, 4, 1}, false};
    parplan_regime regime = {
        .id = "r", .bound = PARPLAN_BOUND_BY, .periods = &period, .period_count = 1};
    parplan_window out;
    PULL(parplan_regime_window(&regime, 0, 2024, NULL, &out, &err));
}

/* "mode times from to": a frequency over a window, with two events out of order. */
static int32_t frequency(const char *text)
{
    char mode, from[12], to[12];
    int times;
    assert_int_equal(sscanf(text, "%c %d %11s %11s", &mode, &times, from, to), 4);
    parplan_frequency f = {mode == 'g' ? PARPLAN_FREQUENCY_GAP : PARPLAN_FREQUENCY_BIN, times, 1};
    parplan_date events[] = {day("2024-02-02"), day("2024-02-01")};
    parplan_frequency_result result;
    PULL(parplan_frequency_check(&f, (parplan_interval){day(from), day(to)}, day(to), events, 2,
                                 &result, NULL, 0, &err));
}

#include "messages/term_triggers.h"

/* ---- documents ---- */

static int32_t document_of(const char *bytes, size_t size)
{
    parplan_plan *out = NULL;
    PULL(parplan_plan_read(bytes, size, NULL, &out, NULL, &err));
}

static int32_t document(const char *text)
{
    return document_of(text, strlen(text));
}

static int32_t document_in_utf_16(const char *unused)
{
    (void)unused;
    return document_of("\xFF\xFE{\0}\0", 6);
}

static int32_t document_with_nul(const char *unused)
{
    (void)unused;
    return document_of("{ \"a\": \"\0\" }", 12);
}

static int32_t document_past_64_mib(const char *unused)
{
    (void)unused;
    return document_of("{}", ((size_t)64 << 20) + 1);
}

static int32_t deep_document(const char *unused)
{
    (void)unused;
    static char text[5001];
    memset(text, '[', sizeof text - 1);
    return document(text);
}

static void *no_memory(void *context, void *block, size_t size)
{
    (void)context;
    (void)block;
    (void)size;
    return NULL;
}

static int32_t document_without_memory(const char *text)
{
    parplan_allocator allocator = {NULL, no_memory};
    parplan_plan_options options = PARPLAN_PLAN_OPTIONS_INIT;
    parplan_plan *out = NULL;
    options.allocator = &allocator;
    PULL(parplan_plan_read(text, strlen(text), &options, &out, NULL, &err));
}

static int32_t json_number(const char *text)
{
    parplan__arena arena;
    const parplan__json *root;
    parplan_ratio out;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan__arena_init(&arena, NULL);
    assert_int_equal(parplan__json_load(&arena, text, strlen(text), &root, NULL), PARPLAN_OK);
    assert_int_not_equal(parplan__json_number_ratio(root->first, &out, &err), PARPLAN_OK);
    parplan__arena_dispose(&arena);
    return id_of(&err);
}

/* A plan whose list has so many items; of its problems, the last. */
static int32_t last_of_list(const char *count)
{
    json_t *changed = json_from_file(WHOLE_PLAN), *list = json_array();
    for (int i = 0; i < atoi(count); i++)
        json_array_append_new(list, json_null());
    json_object_set_new(changed, "statements", list);
    char *text = json_dumps(changed, 0);
    parplan_problems *problems;
    parplan_plan *out = NULL;
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_plan_read(text, strlen(text), NULL, &out, problems, NULL),
                     PARPLAN_E_INVALID);
    int32_t id =
        parplan_problems_at(problems, parplan_problems_count(problems, PARPLAN_NOTE) - 1)->id;
    parplan_problems_free(problems);
    free(text);
    json_decref(changed);
    return id;
}

/* The whole plan, which has no problem, with an annex. */
static int32_t annex(const char *csv)
{
    char *text = plan_with("/note", "{ 'en': 'With an annex.' }");
    parplan_plan_options options = PARPLAN_PLAN_OPTIONS_INIT;
    parplan_problems *problems;
    parplan_plan *out = NULL;
    options.annex = csv;
    options.annex_size = strlen(csv);
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_plan_read(text, strlen(text), &options, &out, problems, NULL),
                     PARPLAN_OK);
    parplan_plan_unref(out);
    free(text);
    return id_of_only(problems);
}

/* ---- figures and completions ---- */

static int32_t figures_of(const char *header, const char *rows)
{
    char csv[4096];
    parplan_figures *figures;
    parplan_problems *problems;
    snprintf(csv, sizeof csv, "%s%s", header, rows);
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_figures_new(plan, NULL, &figures, NULL), PARPLAN_OK);
    (void)parplan_figures_read_csv(figures, csv, strlen(csv), PARPLAN_MARK_EITHER, problems, NULL);
    parplan_figures_free(figures);
    return id_of_only(problems);
}

static int32_t figures(const char *rows)
{
    return figures_of(FIGURES, rows);
}

static int32_t table(const char *csv)
{
    return figures_of("", csv);
}

static int32_t wide_table(const char *unused)
{
    (void)unused;
    char header[2000] = "indicator";
    for (int i = 0; i < 256; i++)
        strcat(header, ",x");
    return figures_of(header, "\n");
}

static int32_t figures_twice(const char *row)
{
    char csv[512];
    parplan_figures *both;
    parplan_problems *problems;
    snprintf(csv, sizeof csv, "%s%s", FIGURES, row);
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_figures_new(plan, NULL, &both, NULL), PARPLAN_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(
            parplan_figures_read_csv(both, csv, strlen(csv), PARPLAN_MARK_EITHER, problems, NULL),
            PARPLAN_OK);
    parplan_figures_free(both);
    return id_of_only(problems);
}

static int32_t figure_past_the_end(const char *unused)
{
    (void)unused;
    parplan_figures *none;
    parplan_figure out = PARPLAN_FIGURE_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_figures_new(plan, NULL, &none, NULL), PARPLAN_OK);
    assert_int_equal(parplan_figures_at(none, 0, &out, &err), PARPLAN_E_NOT_FOUND);
    parplan_figures_free(none);
    return id_of(&err);
}

static int32_t add_completion(const parplan_completion *row)
{
    parplan_completions *completions;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan_completions_new(plan, NULL, &completions, NULL), PARPLAN_OK);
    assert_int_not_equal(parplan_completions_add(completions, row, &err), PARPLAN_OK);
    parplan_completions_free(completions);
    return id_of(&err);
}

static int32_t completion_with_note(const char *note)
{
    parplan_completion row = PARPLAN_COMPLETION_INIT;
    row.item = "T.1";
    row.date = day("2024-03-01");
    row.note = note;
    return add_completion(&row);
}

static int32_t completion_at_second(const char *second)
{
    parplan_completion row = PARPLAN_COMPLETION_INIT;
    row.item = "T.1";
    row.date = day("2024-03-01");
    row.second = atoi(second);
    return add_completion(&row);
}

static int32_t completions(const char *rows)
{
    char csv[512];
    parplan_completions *out;
    parplan_problems *problems;
    snprintf(csv, sizeof csv, "%s%s", COMPLETIONS, rows);
    assert_int_equal(parplan_problems_new(&problems, NULL), PARPLAN_OK);
    assert_int_equal(parplan_completions_new(plan, NULL, &out, NULL), PARPLAN_OK);
    (void)parplan_completions_read_csv(out, csv, strlen(csv), problems, NULL);
    parplan_completions_free(out);
    return id_of_only(problems);
}

/* "n d p m": a share of n in d against p, m still to come. */
static int32_t share(const char *text)
{
    long long n, d, p, m;
    assert_int_equal(sscanf(text, "%lld %lld %lld %lld", &n, &d, &p, &m), 4);
    parplan_share in = PARPLAN_SHARE_INIT;
    parplan_share_result result = PARPLAN_SHARE_RESULT_INIT;
    in.reached = n;
    in.cases = d;
    in.least = (parplan_ratio){p, 100};
    in.failures = PARPLAN_FAILURES_FINAL;
    in.further_kind = PARPLAN_FURTHER_BOUND;
    in.further = m;
    PULL(parplan_share_judge(&in, &result, &err));
}

/* ---- board and agenda ---- */

static parplan_figures *figures_from(const char *rows)
{
    char csv[512];
    parplan_figures *out;
    snprintf(csv, sizeof csv, "%s%s", FIGURES, rows);
    assert_int_equal(parplan_figures_new(plan, NULL, &out, NULL), PARPLAN_OK);
    assert_int_equal(
        parplan_figures_read_csv(out, csv, strlen(csv), PARPLAN_MARK_EITHER, NULL, NULL),
        PARPLAN_OK);
    return out;
}

static int32_t board(const char *rows)
{
    parplan_figures *in = figures_from(rows);
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_board *out;
    parplan_error err = PARPLAN_ERROR_INIT;
    options.as_of = day("2024-06-30");
    assert_int_not_equal(parplan_board_build(in, &options, &out, &err), PARPLAN_OK);
    parplan_figures_free(in);
    return id_of(&err);
}

static parplan_completions *completions_of_another_plan(void)
{
    parplan_plan *other = plan_from_file(WHOLE_PLAN);
    parplan_completions *out;
    assert_int_equal(parplan_completions_new(other, NULL, &out, NULL), PARPLAN_OK);
    parplan_plan_unref(other);
    return out;
}

static int32_t board_of_two_plans(const char *unused)
{
    (void)unused;
    parplan_figures *in = figures_from("");
    parplan_completions *others = completions_of_another_plan();
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_board *out;
    parplan_error err = PARPLAN_ERROR_INIT;
    options.as_of = day("2024-06-30");
    options.completions = others;
    assert_int_not_equal(parplan_board_build(in, &options, &out, &err), PARPLAN_OK);
    parplan_completions_free(others);
    parplan_figures_free(in);
    return id_of(&err);
}

static int32_t view_of_board(const parplan_view *view)
{
    parplan_figures *in = figures_from("");
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_board *built;
    char *text;
    parplan_error err = PARPLAN_ERROR_INIT;
    options.as_of = day("2024-06-30");
    assert_int_equal(parplan_board_build(in, &options, &built, NULL), PARPLAN_OK);
    assert_int_not_equal(parplan_board_print(built, view, &text, NULL, &err), PARPLAN_OK);
    parplan_board_free(built);
    parplan_figures_free(in);
    return id_of(&err);
}

static int32_t view_of_unit(const char *id)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.unit = id;
    return view_of_board(&view);
}

static int32_t view_of_area(const char *id)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.area = id;
    return view_of_board(&view);
}

static int32_t agenda_to(const char *to)
{
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    parplan_agenda *out;
    options.from = day("2024-06-01");
    options.to = day(to);
    PULL(parplan_agenda_build(plan, &options, &out, &err));
}

static int32_t agenda_of_two_plans(const char *unused)
{
    (void)unused;
    parplan_completions *others = completions_of_another_plan();
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    parplan_agenda *out;
    parplan_error err = PARPLAN_ERROR_INIT;
    options.from = options.to = day("2024-06-01");
    options.completions = others;
    assert_int_not_equal(parplan_agenda_build(plan, &options, &out, &err), PARPLAN_OK);
    parplan_completions_free(others);
    return id_of(&err);
}

/* ---- the triggers ---- */

static const struct trigger {
    parplan__message id;
    int32_t (*pull)(const char *argument);
    const char *argument;
} triggers[] = {
    {PP_MEMORY, document_without_memory, "{}"},
    {PP_ARGUMENT, ratio_nowhere, "60%"},
    {PP_BUFFER_SMALL, ratio_in_two_bytes, NULL},
    {PP_UTF8, completion_with_note, "qu\xE2n"},
    {PP_NUMBER_SHAPE, ratio, "sixty"},
    {PP_NUMBER_AMBIGUOUS, ratio, "1.234"},
    {PP_NUMBER_GROUPING, ratio, "1.234,5"},
    {PP_NUMBER_MARK, ratio_with_point, "99,5"},
    {PP_NUMBER_RANGE, ratio, "9223372036854775808"},
    {PP_RATIO_ZERO, ratio_of_zero, NULL},
    {PP_RESULT_RANGE, ratio_too_large, NULL},
    {PP_DECIMAL_LOSS, decimal, "0.0000000000000000001"},
    {PP_NUMBER_ZERO, ratio, "1/0"},
    {PP_DECIMAL_SHAPE, decimal, "60%"},
    {PP_NUMBER_EMPTY, ratio, ""},

    {PP_INPUT_ENCODING, document, "{ \"id\": \"qu\xE2n\" }"},
    {PP_INPUT_UTF16, document_in_utf_16, NULL},
    {PP_INPUT_CUT, document, "{ \"id\": \"\xC4"},
    {PP_INPUT_NUL, document_with_nul, NULL},
    {PP_CSV_EMPTY, table, ""},
    {PP_CSV_QUOTE_OPEN, table, "indicator,unit,window\n\"a,b,c\n"},
    {PP_CSV_QUOTE_TEXT, table, "indicator,unit,window\n\"a\"b,c,d\n"},
    {PP_CSV_FIELDS, table, "indicator,unit,window\na,b\n"},
    {PP_CSV_COLUMN_MISSING, table, "unit,window\n"},
    {PP_CSV_COLUMN_UNKNOWN, table, "indicator,unit,window,ambassador\n"},
    {PP_CSV_COLUMN_NEAR, table, "indicator,unit,window,vaule\n"},
    {PP_CSV_COLUMN_TWICE, table, "indicator,unit,window,unit\n"},
    {PP_CSV_COLUMN_UNNAMED, table, "indicator,unit,window,\n"},
    {PP_CSV_COLUMNS_MANY, wide_table, NULL},
    {PP_JSON_SIZE, document_past_64_mib, NULL},
    {PP_JSON_EMPTY, document, " "},
    {PP_JSON_START, document, "<plan>"},
    {PP_JSON_CUT, document, "{ \"id\": "},
    {PP_JSON_AFTER_END, document, "{} {}"},
    {PP_JSON_SYNTAX, document, "{ \"id\" 1 }"},
    {PP_JSON_COMMA, document, "{ \"id\": 1, }"},
    {PP_JSON_CONTROL, document, "{ \"id\": \"a\nb\" }"},
    {PP_JSON_ESCAPE, document, "{ \"id\": \"C:\\data\" }"},
    {PP_JSON_KEY_TWICE, document, "{ \"id\": 1, \"id\": 1 }"},
    {PP_JSON_DEPTH, deep_document, NULL},
    {PP_JSON_NUMBER_SIZE, document, "{ \"id\": 123456789012345678901 }"},
    {PP_JSON_NUL, document, "{ \"id\": \"\\u0000\" }"},
    {PP_JSON_NUMBER_TYPE, json_number, "[true]"},
    {PP_JSON_NUMBER_DIGITS, json_number, "[0.1234567890123456]"},

    {PP_DATE_SHAPE, date, "5 March"},
    {PP_DATE_YEAR, date, "0000-01-01"},
    {PP_DATE_MONTH, date, "2024-13-01"},
    {PP_DATE_DAY, date, "2024-01-32"},
    {PP_DATE_FEBRUARY, date, "2023-02-29"},
    {PP_DATE_SHORT_MONTH, date, "2024-06-31"},
    {PP_DATE_OUTSIDE, moment, "9999-12-31T17:00Z"},
    {PP_MOMENT_SHAPE, moment, "2024-03-04 noon"},
    {PP_MOMENT_CLOCK, moment, "2024-03-04 24:01"},
    {PP_MOMENT_OFFSET, moment, "2024-03-04 23:59+14:01"},
    {PP_CALENDAR_UNKNOWN, calendar, "VN-ARMY"},
    {PP_CALENDAR_OUTSIDE, calendar_day, "1954-10-10"},
    {PP_CALENDAR_LEFT, calendar_add, "2024-01-01"},
    {PP_PERIOD_INDEX, window_at, "3"},
    {PP_PERIOD_DAY, period_on_no_day, NULL},
    {PP_WINDOW_UNKNOWN, window, "2024-Q9"},
    {PP_FREQUENCY_LOW, frequency, "b 0 2024-01-01 2024-12-31"},
    {PP_FREQUENCY_GAP_TIMES, frequency, "g 2 2024-01-01 2024-12-31"},
    {PP_WINDOW_REVERSED, frequency, "b 1 2024-12-31 2024-01-01"},
    {PP_EVENTS_ORDER, frequency, "b 1 2024-01-01 2024-12-31"},
    {PP_LUNAR_OUTSIDE, lunar, "1900-01-30"},
    {PP_LUNAR_YEAR, lunar_day, "1899 1 1 0"},
    {PP_LUNAR_MONTH, lunar_day, "2024 13 1 0"},
    {PP_LUNAR_LEAP, lunar_day, "2024 2 1 1"},
    {PP_LUNAR_DAY, lunar_day, "2024 1 30 0"},
    {PP_LAYER_KIND, layer, "date,kind,name_vi\n2024-10-10,holiday,x\n"},
    {PP_LAYER_STATUS, layer, "date,kind,name_vi,status\n2024-10-10,off,x,maybe\n"},
    {PP_LAYER_NAME, layer, "date,kind,name_vi\n2024-10-10,off,\n"},
    {PP_LAYER_TWICE, layer, "date,kind,name_vi\n2024-10-10,off,x\n2024-10-10,work,x\n"},
    {PP_CALENDAR_FULL, layer_without_rest, NULL},

    TERM_TRIGGERS,

    {PP_PLAN_LIST_LONG, last_of_list, "20001"},
    {PP_ANNEX_REPLACES, annex, "task,due\nT.1,2024-10-31\n"},
    {PP_MORE_PROBLEMS, last_of_list, "1001"},

    {PP_SHARE_COUNTS, share, "3 2 60 0"},
    {PP_SHARE_THRESHOLD, share, "1 2 101 0"},
    {PP_SHARE_FURTHER, share, "1 2 60 -1"},
    {PP_SUM_RANGE, board,
     "digitised,phuong-mot,2024-H1,,9223372036854775807,9223372036854775807,,,,,,\n"
     "digitised,phường-đê,2024-H1,,9223372036854775807,9223372036854775807,,,,,,\n"
     "digitised,phuong-hai,2024-H1,,1,1,,,,,,\ndigitised,noi-vu,2024-H1,,1,1,,,,,,\n"},
    {PP_ROW_EMPTY, figures, ",phuong-mot,2024-Q1,,1,2,,,,,,"},
    {PP_ROW_UNIT_UNKNOWN, figures, "digitised,nobody,2024-Q1,,1,2,,,,,,"},
    {PP_ROW_UNIT_NEAR, figures, "digitised,phuong-mto,2024-Q1,,1,2,,,,,,"},
    {PP_ROW_UNIT_ABSENT, figures, "digitised,phuong-hai,2024-9M,,1,2,,,,,,"},
    {PP_ROW_WINDOW_OUTSIDE, figures, "digitised,phuong-mot,2023-Q1,,1,2,,,,,,"},
    {PP_ROW_INDEX, figure_past_the_end, NULL},
    {PP_FIGURE_INDICATOR_UNKNOWN, figures, "nothing-like-it,phuong-mot,2024-Q1,,1,2,,,,,,"},
    {PP_FIGURE_INDICATOR_NEAR, figures, "digitized,phuong-mot,2024-Q1,,1,2,,,,,,"},
    {PP_FIGURE_UNIT, figures, "digitised,quan,2024-Q1,,1,2,,,,,,"},
    {PP_FIGURE_DAY_NEEDED, figures, "satisfied,quan,2024-Q1,,,,90%,,,,,"},
    {PP_FIGURE_FIELD_NONE, figures, "digitised,phuong-mot,2024-Q1,đất-đai,1,2,,,,,,"},
    {PP_FIGURE_FIELD_UNKNOWN, figures, "on-time,phuong-mot,2024-Q1,air,1,2,,,,,,"},
    {PP_FIGURE_NEGATIVE, figures, "digitised,phuong-mot,2024-Q1,,-1,2,,,,,,"},
    {PP_FIGURE_DECIMALS, figures, "spending,quan,2024-Q1,,1.25,2,,,,,,"},
    {PP_FIGURE_COUNT_MARK, figures, "digitised,phuong-mot,2024-Q1,,1,1.234,,,,,,"},
    {PP_FIGURE_PARTS, figures, "digitised,phuong-mot,2024-Q1,,1,,,,,,,"},
    {PP_FIGURE_BOTH, figures, "digitised,phuong-mot,2024-Q1,,1,2,50%,,,,,"},
    {PP_FIGURE_VALUE, figures, "satisfied,quan,2024-05-31,,9,10,,,,,,"},
    {PP_FIGURE_RANK, figures, "rank,quan,2024-05-31,,,,3,,,,,"},
    {PP_FIGURE_RANK_LOW, figures, "rank,quan,2024-05-31,,0,30,,,,,,"},
    {PP_FIGURE_EXCLUSION, figures, "on-time,phuong-mot,2024-Q1,force-majeure,1,12,,,,,,"},
    {PP_FIGURE_EVENTS, figures, "merged,quan,2024-05-31,,1,1,,,,,,"},
    {PP_FIGURE_STATE, figures, "digitised,phuong-mot,2024-Q1,,1,2,,perhaps,,,,"},
    {PP_FIGURE_GROUND, figures, "digitised,phuong-mot,2024-Q1,,,,,not_applicable,,,Decision 9,"},
    {PP_FIGURE_GROUND_NUMBER, figures,
     "digitised,phuong-mot,2024-Q1,,1,2,,not_applicable,,,Decision 9,No files"},
    {PP_FIGURE_FURTHER_LOW, figures, "digitised,phuong-mot,2024-Q1,,1,2,,,-1,bound,,"},
    {PP_FIGURE_FURTHER_KIND, figures, "digitised,phuong-mot,2024-Q1,,1,2,,,5,perhaps,,"},
    {PP_FIGURE_FURTHER_PAIR, figures, "digitised,phuong-mot,2024-Q1,,1,2,,,5,,,"},
    {PP_FIGURE_BASE_SOURCE, figures, "staff,quan,2021-12-31,,,,200,,,,,"},
    {PP_FIGURE_DAY_SERIES, figures, "digitised,phuong-mot,2024-05-31,,1,2,,,,,,"},
    {PP_FIGURE_ABOVE, figures, "digitised,phuong-mot,2024-Q1,,3,2,,,,,,"},
    {PP_FIGURE_ABOVE_ONE, figures, "satisfied,quan,2024-05-31,,,,98.5,,,,,"},
    {PP_FIGURE_TWICE, figures,
     "digitised,phuong-mot,2024-Q1,,1,2,,,,,,\ndigitised,phuong-mot,2024-Q1,,1,2,,,,,,"},
    {PP_FIGURE_TWICE_BEFORE, figures_twice, "digitised,phuong-mot,2024-Q1,,1,2,,,,,,"},
    {PP_COMPLETION_ITEM_UNKNOWN, completions, "nothing-like-it,phuong-mot,2024-03-01,,,,"},
    {PP_COMPLETION_ITEM_NEAR, completions, "dialoge,phuong-mot,2024-03-01,,,,"},
    {PP_COMPLETION_DAY, completions, "R.3,noi-vu,,,,,"},
    {PP_COMPLETION_SECOND, completion_at_second, "86400"},
    {PP_COMPLETION_WINDOW_NEEDED, completions, "R.1,noi-vu,2024-03-05,,,,"},
    {PP_COMPLETION_WINDOW_STRAY, completions, "R.3,noi-vu,2024-03-05,2024-Q1,,,"},
    {PP_COMPLETION_UNIT_NEEDED, completions, "R.3,,2024-03-01,,,,"},
    {PP_COMPLETION_UNIT_UNBOUND, completions, "R.3,quan,2024-03-01,,,,"},
    {PP_COMPLETION_UNIT_LEAD, completions, "T.1,phuong-mot,2024-03-01,,,,"},
    {PP_COMPLETION_DOCUMENT, completions, "merged,quan,2024-03-01,,,,"},
    {PP_COMPLETION_FORM, completions, "F.3,phuong-mot,2024-03-05,,letters,,"},
    {PP_COMPLETION_FIGURES, completions, "digitised,phuong-mot,2024-03-01,,,,"},
    {PP_COMPLETION_FAR, completions, "R.3,noi-vu,2042-03-01,,,,"},

    {PP_BOARD_OTHER_PLAN, board_of_two_plans, NULL},
    {PP_VIEW_AREA, view_of_area, "99"},
    {PP_AGENDA_RANGE, agenda_to, "2024-05-31"},
    {PP_AGENDA_OTHER_PLAN, agenda_of_two_plans, NULL},
    {PP_VIEW_UNIT, view_of_unit, "nobody"},
    {PP_VIEW_UNIT_NEAR, view_of_unit, "phuong-mto"},
};

static const struct trigger *trigger_of(parplan__message id)
{
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
        if (triggers[i].id == id)
            return &triggers[i];
    }
    return NULL;
}

static const json_t *case_of(parplan__message id)
{
    for (size_t f = 0; f < 2; f++) {
        json_t *one;
        size_t i;
        json_array_foreach(cases[f], i, one)
        {
            if (json_integer_value(json_object_get(json_object_get(one, "expect"), "id")) ==
                (json_int_t)id)
                return one;
        }
    }
    return NULL;
}

static void the_message_can_be_had(void **state)
{
    const parplan__message_info *info = *state;
    const struct trigger *trigger = trigger_of(info->id);
    const json_t *one = case_of(info->id);
    if (trigger == NULL && one == NULL)
        fail_msg("PP-%04d has no trigger: add a case to tests/cases/plan or a line to the table",
                 (int)info->id);
    if (trigger != NULL)
        assert_int_equal(trigger->pull(trigger->argument), info->id);
    if (one != NULL)
        assert_plan_case(one);
}

int main(void)
{
    enum { MOST = 1000 };
    static struct CMUnitTest tests[MOST];
    static char names[MOST][100];
    size_t count = 0;
    for (const parplan__message_info *info;
         count < MOST && (info = parplan__message_at(count)) != NULL; count++) {
        snprintf(names[count], sizeof names[count], "PP-%04d %.85s", (int)info->id, info->text.en);
        tests[count] =
            (struct CMUnitTest){names[count], the_message_can_be_had, NULL, NULL, (void *)info};
    }
    return _cmocka_run_group_tests("messages", tests, count, set_up, tear_down);
}
