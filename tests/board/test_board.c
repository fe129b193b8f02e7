/* SPDX-License-Identifier: Apache-2.0 */
/* The board as a whole: what the source plan must show, its text and JSON, arguments, memory, threads. */
#include "support/board.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/message.h"

#define SAYS(indicator, unit, verdict) assert_string_equal(verdict_of(indicator, unit), verdict)
#define THE_PLAN "data/plans/thanh-xuan-2024.json"

/* ---- must show, on the real plan ---- */

static int use_the_plan(void **unused)
{
    (void)unused;
    use_plan(plan_from_file(THE_PLAN));
    return 0;
}

/* The text of a unit's cells; released with the test. */
static char *printed;

static const char *print(const char *unit, parplan_lang lang)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.unit = unit;
    view.lang = lang;
    parplan_text_free(printed);
    assert_int_equal(parplan_board_print(board, &view, &printed, NULL, NULL), PARPLAN_OK);
    return printed;
}

static int forget(void **unused)
{
    parplan_text_free(printed);
    printed = NULL;
    return forget_board(unused);
}

#define PRINTS(unit, text) assert_non_null(strstr(print(unit, PARPLAN_LANG_VI), text))
#define NEVER_PRINTS(unit, text) assert_null(strstr(print(unit, PARPLAN_LANG_VI), text))

static void five_thousand_999_of_10000_is_not_met_and_prints_59_99(void **unused)
{
    (void)unused;
    judge(RATIOS "3.1.b,noi-vu,2024-Q1,5999,10000\n", "2024-03-06");
    SAYS("3.1.b", "noi-vu", "NOT_MET");
    PRINTS("noi-vu", "59,99 %");
}

static void six_hundred_of_1000_is_met(void **unused)
{
    (void)unused;
    judge(RATIOS "3.1.b,noi-vu,2024-Q1,600,1000\n", "2024-03-06");
    SAYS("3.1.b", "noi-vu", "MET");
    assert_string_equal(value_of("3.1.b", "noi-vu"), "3/5");
}

/* N6 */
static void a_value_of_59_9996_percent_never_prints_as_60(void **unused)
{
    (void)unused;
    judge(RATIOS "3.1.b,noi-vu,2024-Q1,599996,1000000\n", "2024-03-06");
    SAYS("3.1.b", "noi-vu", "NOT_MET");
    PRINTS("noi-vu", "59,9996 %");
    NEVER_PRINTS("noi-vu", "  60 %  ");
}

static void sixty_of_100_and_5_of_400_roll_up_to_13_percent(void **unused)
{
    (void)unused;
    use_kinds(NULL);
    judge(RATIOS "final,p-mot,2024-H1,60,100\nfinal,p-hai,2024-H1,5,400\n", "2024-06-06");
    assert_string_equal(value_of("final", "quan"), "13/100");
    PRINTS("quan", "13 %");
    use_the_plan(NULL);
}

static void no_petition_at_all_is_not_applicable(void **unused)
{
    (void)unused;
    judge(RATIOS "1.1.c,ha-dinh,2024-Q1,0,0\n", "2024-03-06");
    SAYS("1.1.c", "ha-dinh", "NOT_APPLICABLE");
    assert_string_equal(value_of("1.1.c", "ha-dinh"), "ZERO_DENOMINATOR");
}

static void about_60_percent_is_an_undefined_target(void **unused)
{
    (void)unused;
    judge(RATIOS "6.1.a,thanh-xuan,2024-Q1,60,100\n", "2024-03-06");
    SAYS("6.1.a", "thanh-xuan", "CANNOT_DETERMINE UNDEFINED_TARGET");
    PRINTS("thanh-xuan", "60 %");
}

static void land_at_98_5_percent_is_not_met_although_the_rest_is_at_100(void **unused)
{
    (void)unused;
    judge(FIELDS
          "3.1.a,noi-vu,2024-Q1,,100,100\n3.1.a,noi-vu,2024-Q1,tai-nguyen-moi-truong,197,200\n"
          "3.1.a,noi-vu,2024-Q1,ke-hoach-dau-tu,100,100\n",
          "2024-03-06");
    assert_string_equal(part_verdict("3.1.a", "noi-vu", 0), "MET");
    assert_string_equal(part_value("3.1.a", "noi-vu", 0), "1");
    assert_string_equal(part_verdict("3.1.a", "noi-vu", 1), "NOT_MET");
    SAYS("3.1.a", "noi-vu", "NOT_MET");
}

static void the_whole_plan_has_a_cell_for_every_target(void **unused)
{
    (void)unused;
    judge(NULL, "2024-06-05");
    for (size_t i = 0; i < parplan_plan_count(plan, PARPLAN_ENTITY_INDICATOR); i++)
        assert_non_null(cell_of(parplan_plan_indicator(plan, i)->id, "thanh-xuan"));
}

/* ---- finding, order, views ---- */

static void cells_stand_by_indicator_and_then_by_unit(void **unused)
{
    (void)unused;
    judge(NULL, "2024-06-05");
    assert_string_equal(parplan_plan_indicator(plan, parplan_board_at(board, 0)->indicator)->id,
                        "1.1.a");
    const parplan_cell *before = parplan_board_find(board, "3.1.a", "thanh-xuan");
    assert_ptr_equal(before - 1,
                     parplan_board_at(board, (size_t)(before - parplan_board_at(board, 0)) - 1));
    assert_true(parplan_board_find(board, "3.1.a", "noi-vu") > before);
    assert_true(parplan_board_find(board, "3.1.b", "thanh-xuan") > before);
}

static void there_is_nothing_past_the_last_cell(void **unused)
{
    (void)unused;
    judge(NULL, "2024-06-05");
    assert_null(parplan_board_at(board, parplan_board_count(board)));
    assert_null(parplan_board_find(board, "3.1.a", "nowhere"));
    assert_null(parplan_board_find(board, "nothing", "noi-vu"));
    assert_null(parplan_board_find(board, "1.1.a", "noi-vu"));
}

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        count++;
    return count;
}

/* Without its layout; released with the test. */
static const char *json_of(const char *unit, const char *area)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.unit = unit;
    view.area = area;
    parplan_text_free(printed);
    assert_int_equal(parplan_board_write_json(board, &view, &printed, NULL, NULL), PARPLAN_OK);
    size_t kept = 0;
    for (const char *at = printed; *at != '\0'; at++) {
        if (*at != ' ' && *at != '\n')
            printed[kept++] = *at;
    }
    printed[kept] = '\0';
    return printed;
}

static size_t cells_of(const char *unit, const char *area)
{
    size_t u = parplan_plan_find(plan, PARPLAN_ENTITY_UNIT, unit), count = 0;
    size_t a = parplan_plan_find(plan, PARPLAN_ENTITY_AREA, area);
    const parplan_cell *cell;
    for (size_t i = 0; (cell = parplan_board_at(board, i)) != NULL; i++)
        count += cell->unit == u && parplan_plan_indicator(plan, cell->indicator)->area == a;
    return count;
}

static void a_view_shows_one_unit_and_one_area(void **unused)
{
    (void)unused;
    judge(NULL, "2024-06-05");
    const char *text = json_of("noi-vu", "7");
    assert_int_equal(cells_of("noi-vu", "7"), 5);
    assert_int_equal(count_of(text, "\"indicator\":"), 5);
    assert_int_equal(count_of(text, "\"unit\":\"noi-vu\""), 5);
}

static void json_without_a_view_holds_every_cell(void **unused)
{
    (void)unused;
    char *text;
    size_t size;
    judge(NULL, "2024-06-05");
    assert_int_equal(parplan_board_write_json(board, NULL, &text, &size, NULL), PARPLAN_OK);
    assert_int_equal(size, strlen(text));
    assert_int_equal(count_of(text, "\"indicator\""), parplan_board_count(board));
    parplan_text_free(text);
}

static void a_rank_of_an_unknown_number_has_no_denominator(void **unused)
{
    (void)unused;
    judge("indicator,unit,window,numerator\n1.1.a,thanh-xuan,2024-12-31,3\n", "2024-12-31");
    assert_non_null(strstr(json_of(NULL, "1"), "\"numerator\":3,\"exact\":\"3\""));
}

static void an_unknown_unit_or_area_is_not_found(void **unused)
{
    (void)unused;
    parplan_view view = PARPLAN_VIEW_INIT;
    parplan_error err = PARPLAN_ERROR_INIT;
    char *text = NULL;
    judge(NULL, "2024-06-05");
    view.unit = "nowhere";
    assert_int_equal(parplan_board_write_json(board, &view, &text, NULL, &err),
                     PARPLAN_E_NOT_FOUND);
    assert_int_equal(err.id, PP_VIEW_UNIT);
    view.unit = NULL;
    view.area = "99";
    assert_int_equal(parplan_board_print(board, &view, &text, NULL, &err), PARPLAN_E_NOT_FOUND);
    assert_null(text);
}

/* ---- arguments ---- */

static void refused(const parplan_figures *figures, const parplan_board_options *options,
                    const char *what)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_board *none = NULL;
    assert_int_equal(parplan_board_build(figures, options, &none, &err), PARPLAN_E_ARGUMENT);
    assert_non_null(strstr(err.message, what));
    assert_null(none);
}

static void a_board_needs_figures_options_and_a_day(void **unused)
{
    (void)unused;
    parplan_figures *figures = figures_of(NULL);
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    refused(figures, NULL, "options");
    refused(figures, &options, "as_of");
    options.as_of = INT32_MAX;
    refused(figures, &options, "as_of");
    options.as_of = day("2024-06-05");
    refused(NULL, &options, "figures");
    assert_int_equal(parplan_board_build(figures, &options, NULL, NULL), PARPLAN_E_ARGUMENT);
    parplan_figures_free(figures);
}

static void completions_of_another_plan_are_refused(void **unused)
{
    (void)unused;
    parplan_plan *other = plan_from_file("tests/data/kinds-plan.json");
    parplan_figures *figures = figures_of(NULL);
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    parplan_completions *completions;
    assert_int_equal(parplan_completions_new(other, NULL, &completions, NULL), PARPLAN_OK);
    options.as_of = day("2024-06-05");
    options.completions = completions;
    refused(figures, &options, "another plan");
    parplan_completions_free(completions);
    parplan_figures_free(figures);
    parplan_plan_unref(other);
}

/* Structs grow at their end: what an older caller does not have is 0. */
static void options_of_an_older_caller_are_read_as_far_as_they_go(void **unused)
{
    (void)unused;
    parplan_figures *figures = figures_of(NULL);
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    options.struct_size = offsetof(parplan_board_options, completions);
    options.as_of = day("2024-06-05");
    options.completions = (const parplan_completions *)&options;
    assert_int_equal(parplan_board_build(figures, &options, &board, NULL), PARPLAN_OK);
    options.struct_size = 0;
    refused(figures, &options, "options");
    parplan_figures_free(figures);
}

static void views_and_texts_are_needed(void **unused)
{
    (void)unused;
    parplan_view view = PARPLAN_VIEW_INIT;
    char *text = NULL;
    judge(NULL, "2024-06-05");
    view.struct_size = 0;
    assert_int_equal(parplan_board_write_json(board, &view, &text, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_board_write_json(board, NULL, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_board_write_json(NULL, NULL, &text, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_null(text);
}

static void no_board_can_be_freed(void **unused)
{
    (void)unused;
    parplan_board_free(NULL);
}

/* A board outlives its figures, and holds on to its plan. */
static void a_board_keeps_its_plan_and_nothing_of_the_figures(void **unused)
{
    (void)unused;
    judge(RATIOS "3.1.b,noi-vu,2024-Q1,600,1000\n", "2024-03-06");
    forget_plan(NULL);
    assert_string_equal(cell_of("3.1.b", "noi-vu")->window, "2024-Q1");
    use_the_plan(NULL);
}

/* ---- memory ---- */

typedef struct scarce {
    size_t left, blocks;
} scarce;

static void *scarce_resize(void *context, void *block, size_t size)
{
    scarce *memory = context;
    if (size == 0) {
        memory->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if (memory->left == 0)
        return NULL;
    memory->left--;
    memory->blocks += block == NULL;
    return realloc(block, size);
}

#define EVERY_WAY                                                                                  \
    RATIOS "mean,p-mot,2024-H1,3000000018,5000000029\nmean,p-hai,2024-H1,3000000041,5000000039\n"  \
           "all,p-mot,2024-H1,99,100\nfinal,p-mot,2024-H1,1,2\nfinal,p-hai,2024-H1,1,2\nflow,p-"   \
           "mot,2024-Q1,1,2\n"

/* Fail the first allocation, then the second, and so on, until one board is built; nothing may be left behind. */
static void without_memory_a_board_fails_and_leaves_nothing(void **unused)
{
    (void)unused;
    use_kinds(NULL);
    parplan_figures *figures = figures_of(EVERY_WAY);
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    scarce memory = {0, 0};
    parplan_allocator allocator = {&memory, scarce_resize};
    parplan_status status = PARPLAN_E_MEMORY;
    options.as_of = day("2024-06-06");
    options.allocator = &allocator;
    size_t allowed = 0;
    for (; status == PARPLAN_E_MEMORY && allowed < 1000; allowed++) {
        memory.left = allowed;
        assert_null(board);
        assert_int_equal(memory.blocks, 0);
        status = parplan_board_build(figures, &options, &board, NULL);
    }
    assert_int_equal(status, PARPLAN_OK);
    assert_in_range(allowed, 10, 999);
    forget_board(NULL);
    assert_int_equal(memory.blocks, 0);
    parplan_figures_free(figures);
    use_the_plan(NULL);
}

/* ---- threads ---- */

enum { THREADS = 8, ROUNDS = 3 };

typedef struct job {
    pthread_t thread;
    const parplan_figures *figures;
    char *json;
} job;

static void *build_and_write(void *context)
{
    job *j = context;
    parplan_board_options options = PARPLAN_BOARD_OPTIONS_INIT;
    options.as_of = 19880; /* 2024-06-06 */
    for (int i = 0; i < ROUNDS; i++) {
        parplan_board *mine = NULL;
        parplan_text_free(j->json);
        j->json = NULL;
        if (parplan_board_build(j->figures, &options, &mine, NULL) != PARPLAN_OK)
            return NULL;
        (void)parplan_board_write_json(mine, NULL, &j->json, NULL, NULL);
        parplan_board_free(mine);
    }
    return NULL;
}

static void many_threads_build_the_same_board(void **unused)
{
    (void)unused;
    job jobs[THREADS] = {{.json = NULL}};
    size_t size;
    char *rows = text_from_file("data/examples/figures-2024.csv", &size);
    parplan_figures *figures = figures_of(rows);
    for (int i = 0; i < THREADS; i++) {
        jobs[i].figures = figures;
        assert_int_equal(pthread_create(&jobs[i].thread, NULL, build_and_write, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(jobs[i].thread, NULL);
    for (int i = 0; i < THREADS; i++) {
        assert_non_null(jobs[i].json);
        assert_string_equal(jobs[i].json, jobs[0].json);
    }
    for (int i = 0; i < THREADS; i++)
        parplan_text_free(jobs[i].json);
    parplan_figures_free(figures);
    free(rows);
}

#define T(name) cmocka_unit_test_teardown(name, forget)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        T(five_thousand_999_of_10000_is_not_met_and_prints_59_99),
        T(six_hundred_of_1000_is_met),
        T(a_value_of_59_9996_percent_never_prints_as_60),
        T(sixty_of_100_and_5_of_400_roll_up_to_13_percent),
        T(no_petition_at_all_is_not_applicable),
        T(about_60_percent_is_an_undefined_target),
        T(land_at_98_5_percent_is_not_met_although_the_rest_is_at_100),
        T(the_whole_plan_has_a_cell_for_every_target),
        T(cells_stand_by_indicator_and_then_by_unit),
        T(there_is_nothing_past_the_last_cell),
        T(a_view_shows_one_unit_and_one_area),
        T(json_without_a_view_holds_every_cell),
        T(a_rank_of_an_unknown_number_has_no_denominator),
        T(an_unknown_unit_or_area_is_not_found),
        T(a_board_needs_figures_options_and_a_day),
        T(completions_of_another_plan_are_refused),
        T(options_of_an_older_caller_are_read_as_far_as_they_go),
        T(views_and_texts_are_needed),
        T(no_board_can_be_freed),
        T(a_board_keeps_its_plan_and_nothing_of_the_figures),
        T(without_memory_a_board_fails_and_leaves_nothing),
        T(many_threads_build_the_same_board),
    };
    return cmocka_run_group_tests(tests, use_the_plan, forget_plan);
}
