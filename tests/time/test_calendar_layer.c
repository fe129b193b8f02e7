/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

#include <pthread.h>
#include <stdio.h>

#define HEADER "date,kind,name_vi,name_en,source,status\n"
#define FOUNDING "2024-10-10,off,Ngày thành lập,Founding day,QĐ 12/QĐ-A,\n"
#define SATURDAY "2024-10-12,work,Làm bù,Make-up day,QĐ 12/QĐ-A,\n"

/* What layers do */

static void a_day_off_of_an_organisation_rests(void **state)
{
    (void)state; /* D8 */
    parplan_calendar *own = with(gov, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING SATURDAY);
    parplan_day founding = day_of(own, "2024-10-10");
    assert_false(works(own, "2024-10-10"));
    assert_int_equal(founding.kind, PARPLAN_DAY_REST);
    assert_int_equal(founding.layer, PARPLAN_LAYER_ORGANISATION);
    assert_int_equal(founding.certainty, PARPLAN_CONFIRMED);
    assert_string_equal(founding.name.en, "Founding day");
    assert_string_equal(founding.source.vi, "QĐ 12/QĐ-A");
    parplan_calendar_unref(own);
}

static void a_saturday_that_an_organisation_works_is_a_make_up_day(void **state)
{
    (void)state;
    parplan_calendar *own = with(gov, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING SATURDAY);
    parplan_date out;
    assert_true(works(own, "2024-10-12"));
    assert_int_equal(day_of(own, "2024-10-12").kind, PARPLAN_DAY_MAKEUP);
    assert_int_equal(parplan_calendar_add(own, day("2024-10-09"), 2, &out, NULL), PARPLAN_OK);
    assert_day(out, "12/10/2024");
    parplan_calendar_unref(own);
}

static void a_holiday_that_an_organisation_works_is_a_working_day(void **state)
{
    (void)state;
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_ORGANISATION, HEADER "2024-09-03,work,Trực,,,\n");
    assert_true(works(own, "2024-09-03"));
    assert_int_equal(day_of(own, "2024-09-03").kind, PARPLAN_DAY_WORKING);
    assert_string_equal(day_of(own, "2024-09-03").name.vi, "Trực");
    parplan_calendar_unref(own);
}

static void the_calendar_below_stays_as_it_was(void **state)
{
    (void)state;
    parplan_calendar *own = with(gov, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING);
    assert_true(works(gov, "2024-10-10"));
    assert_string_equal(parplan_calendar_id(own), "VN-GOV");
    assert_false(works(own, "2024-04-29")); /* the swap of the decision shows through */
    parplan_calendar_unref(own);
}

static void a_calendar_lives_on_in_the_one_laid_upon_it(void **state)
{
    (void)state;
    parplan_calendar *one = with(gov, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING);
    parplan_calendar *two = with(one, PARPLAN_LAYER_USER, HEADER "2024-10-11,off,Phép,,,\n");
    parplan_calendar_unref(one);
    assert_string_equal(day_of(two, "2024-10-10").name.vi, "Ngày thành lập");
    assert_false(works(two, "2024-10-11"));
    parplan_calendar_unref(two);
}

static void the_user_is_right_over_the_organisation_in_either_order(void **state)
{
    (void)state; /* D8, N7 */
    const char *user = HEADER "2024-10-10,work,Tôi trực,,,\n";
    parplan_calendar *a = with(gov, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING SATURDAY);
    parplan_calendar *b = with(gov, PARPLAN_LAYER_USER, user);
    parplan_calendar *one = with(a, PARPLAN_LAYER_USER, user);
    parplan_calendar *two = with(b, PARPLAN_LAYER_ORGANISATION, HEADER FOUNDING SATURDAY);
    assert_true(works(one, "2024-10-10"));
    assert_int_equal(day_of(two, "2024-10-10").layer, PARPLAN_LAYER_USER);
    assert_same(one, two);
    parplan_calendar *all[] = {a, b, one, two};
    for (size_t i = 0; i < COUNT(all); i++)
        parplan_calendar_unref(all[i]);
}

static void the_order_of_rows_and_files_does_not_matter(void **state)
{
    (void)state; /* N7 */
    parplan_calendar *one = with(gov, PARPLAN_LAYER_USER, HEADER FOUNDING SATURDAY);
    parplan_calendar *two = with(gov, PARPLAN_LAYER_USER, HEADER SATURDAY FOUNDING FOUNDING);
    parplan_calendar *half = with(gov, PARPLAN_LAYER_USER, HEADER SATURDAY);
    parplan_calendar *three = with(half, PARPLAN_LAYER_USER, HEADER FOUNDING);
    assert_same(one, two);
    assert_same(one, three);
    parplan_calendar *all[] = {one, two, half, three};
    for (size_t i = 0; i < COUNT(all); i++)
        parplan_calendar_unref(all[i]);
}

static void rows_that_differ_in_their_name_alone_agree_in_any_order(void **state)
{
    (void)state; /* N7: the same day off under two names keeps the first by its letters */
    const char *a = "2024-10-10,off,A,,,\n", *b = "2024-10-10,off,B,,,\n";
    char ab[128], ba[128];
    snprintf(ab, sizeof ab, HEADER "%s%s", a, b);
    snprintf(ba, sizeof ba, HEADER "%s%s", b, a);
    parplan_calendar *one = with(gov, PARPLAN_LAYER_USER, ab);
    parplan_calendar *two = with(gov, PARPLAN_LAYER_USER, ba);
    assert_same(one, two);
    assert_string_equal(day_of(two, "2024-10-10").name.vi, "A");
    parplan_calendar_unref(one);
    parplan_calendar_unref(two);
}

static void an_announced_day_off_is_worked_until_it_is_decided(void **state)
{
    (void)state; /* D9 */
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_ORGANISATION, HEADER "2024-10-10,off,Ngày thành lập,,,announced\n");
    parplan_day founding = day_of(own, "2024-10-10");
    assert_true(works(own, "2024-10-10"));
    assert_int_equal(founding.kind, PARPLAN_DAY_WORKING);
    assert_int_equal(founding.certainty, PARPLAN_ANNOUNCED);
    assert_int_equal(founding.layer, PARPLAN_LAYER_ORGANISATION);
    parplan_calendar_unref(own);
}

static void headings_and_words_may_be_vietnamese(void **state)
{
    (void)state;
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_ORGANISATION,
             "Ngày;Loại;Tên;Tên tiếng Anh;Căn cứ;Tình trạng\n"
             "10/10/2024;nghỉ;Ngày thành lập;;QĐ 12;chính thức\n12/10/2024;làm việc;Làm bù;;;\n"
             "14/10/2024;nghỉ;Dự kiến;;;đã công bố\n15/10/2024;nghỉ;Theo lệ;;;theo quy tắc\n");
    assert_false(works(own, "2024-10-10"));
    assert_true(works(own, "2024-10-12"));
    assert_int_equal(day_of(own, "2024-10-14").certainty, PARPLAN_ANNOUNCED);
    assert_int_equal(day_of(own, "2024-10-15").certainty, PARPLAN_RULE_BASED);
    parplan_calendar_unref(own);
}

static void a_name_is_given_back_in_nfc(void **state)
{
    (void)state;
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_USER, HEADER "2024-10-10,off,Ngha\xCC\x89,,,\n");
    assert_string_equal(day_of(own, "2024-10-10").name.vi, "Nghả");
    assert_null(day_of(own, "2024-10-10").name.en);
    parplan_calendar_unref(own);
}

static void a_layer_without_rows_changes_nothing(void **state)
{
    (void)state;
    parplan_calendar *own = with(gov, PARPLAN_LAYER_USER, HEADER);
    assert_same(own, gov);
    parplan_calendar_unref(own);
}

static void the_new_calendar_may_have_a_name_of_its_own(void **state)
{
    (void)state;
    parplan_calendar *own = NULL;
    char id[] = "UBND-A";
    assert_int_equal(parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, id, HEADER,
                                                 strlen(HEADER), NULL, &own, NULL),
                     PARPLAN_OK);
    id[0] = 'X';
    assert_string_equal(parplan_calendar_id(own), "UBND-A");
    parplan_calendar_unref(own);
}

static void six_day_weeks_fit_a_calendar(void **state)
{
    (void)state;
    char *csv = malloc(1 << 20), date[PARPLAN_DATE_SIZE];
    size_t size = (size_t)sprintf(csv, "date,kind,name_vi\n");
    for (parplan_date at = day("2000-01-01"); at <= day("2199-12-31"); at += 7) /* Saturdays */
        size += (size_t)sprintf(csv + size, "%s,work,x\n",
                                parplan_date_format(at, PARPLAN_DATE_ISO, date));
    parplan_calendar *own = with(labour, PARPLAN_LAYER_ORGANISATION, csv);
    assert_true(works(own, "2024-03-09"));
    assert_false(works(own, "2024-03-10"));
    int32_t days;
    parplan_calendar_count(own, day("2024-03-03"), day("2024-03-10"), &days, NULL);
    assert_int_equal(days, 6);
    parplan_calendar_unref(own);
    free(csv);
}

/* Errors */

static void assert_refused(const char *csv, parplan_status status, int32_t id, int64_t line)
{
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *out = NULL;
    assert_int_equal(parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, NULL, csv, strlen(csv),
                                                 NULL, &out, &err),
                     status);
    assert_null(out);
    if (err.id != id)
        fail_msg("PP-%04d %s", err.id, err.message);
    assert_int_equal(err.line, line);
    assert_true(err.message_vi[0] != '\0');
}

static void a_wrong_row_is_refused_with_its_line(void **state)
{
    (void)state;
    assert_refused(HEADER "10 tháng 10,off,x,,,\n", PARPLAN_E_PARSE, PP_DATE_SHAPE, 2);
    assert_refused(HEADER FOUNDING "2024-02-30,off,x,,,\n", PARPLAN_E_RANGE, PP_DATE_FEBRUARY, 3);
    assert_refused(HEADER "1999-12-31,off,x,,,\n", PARPLAN_E_RANGE, PP_CALENDAR_OUTSIDE, 2);
    assert_refused(HEADER "2200-01-01,off,x,,,\n", PARPLAN_E_RANGE, PP_CALENDAR_OUTSIDE, 2);
    assert_refused(HEADER "2024-10-10,holiday,x,,,\n", PARPLAN_E_INVALID, PP_LAYER_KIND, 2);
    assert_refused(HEADER "2024-10-10,off,x,,,maybe\n", PARPLAN_E_INVALID, PP_LAYER_STATUS, 2);
    assert_refused(HEADER "2024-10-10,off,,,QĐ 1,\n", PARPLAN_E_INVALID, PP_LAYER_NAME, 2);
    assert_refused(HEADER "2024-10-10,off\n", PARPLAN_E_PARSE, PP_CSV_FIELDS, 2);
    assert_refused("date,kind,colour\n", PARPLAN_E_PARSE, PP_CSV_COLUMN_UNKNOWN, 1);
    assert_refused("", PARPLAN_E_PARSE, PP_CSV_EMPTY, 0);
}

static void an_error_says_the_column_and_what_it_wants(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *out = NULL;
    const char *csv = HEADER "2024-10-10,holiday,x,,,\n";
    parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, NULL, csv, strlen(csv), NULL, &out, &err);
    assert_error(&err, PP_LAYER_KIND, "'holiday' is neither off nor work");
    assert_string_equal(err.path, "kind");
    assert_int_equal(err.column, 12);
}

static void rows_of_one_layer_must_not_contradict_each_other(void **state)
{
    (void)state;
    assert_refused(HEADER FOUNDING SATURDAY "2024-10-10,work,x,,,\n", PARPLAN_E_INVALID,
                   PP_LAYER_TWICE, 4);
    assert_refused(HEADER FOUNDING "2024-10-10,off,x,,,announced\n", PARPLAN_E_INVALID,
                   PP_LAYER_TWICE, 3);
}

static void files_of_one_layer_must_not_contradict_each_other(void **state)
{
    (void)state;
    parplan_error err = PARPLAN_ERROR_INIT;
    const char *csv = HEADER "2024-10-10,work,x,,,\n";
    parplan_calendar *own = with(gov, PARPLAN_LAYER_USER, HEADER FOUNDING), *out = NULL;
    assert_int_equal(parplan_calendar_with_layer(own, PARPLAN_LAYER_USER, NULL, csv, strlen(csv),
                                                 NULL, &out, &err),
                     PARPLAN_E_INVALID);
    assert_error(&err, PP_LAYER_TWICE,
                 "10/10/2024 is given twice in the layer USER, and not alike");
    assert_int_equal(err.line, 2);
    assert_null(out);
    parplan_calendar_unref(own);
}

static void a_calendar_without_rest_is_too_full(void **state)
{
    (void)state;
    char *csv = malloc(1 << 21), date[PARPLAN_DATE_SIZE];
    size_t size = (size_t)sprintf(csv, "date,kind,name_vi\n");
    for (parplan_date at = day("2000-01-01"); at <= day("2199-12-31"); at++)
        size += (size_t)sprintf(csv + size, "%s,work,x\n",
                                parplan_date_format(at, PARPLAN_DATE_ISO, date));
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_calendar *out = NULL;
    assert_int_equal(
        parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, "FULL", csv, size, NULL, &out, &err),
        PARPLAN_E_RANGE);
    assert_error(&err, PP_CALENDAR_FULL,
                 "the calendar FULL has 73049 working days among 73049; neither these nor the "
                 "rest days may be more than 65,535");
    free(csv);
}

static void a_missing_argument_is_an_error(void **state)
{
    (void)state;
    parplan_calendar *out = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    const struct {
        parplan_calendar *base;
        parplan_layer layer;
        const char *bytes;
        parplan_calendar **out;
    } cases[] = {{NULL, PARPLAN_LAYER_USER, "", &out},
                 {gov, PARPLAN_LAYER_DECISION, "", &out},
                 {gov, PARPLAN_LAYER_USER, NULL, &out},
                 {gov, PARPLAN_LAYER_USER, "", NULL}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(parplan_calendar_with_layer(cases[i].base, cases[i].layer, NULL,
                                                     cases[i].bytes, 1, NULL, cases[i].out, &err),
                         PARPLAN_E_ARGUMENT);
        assert_int_equal(err.id, PP_ARGUMENT);
    }
}

static void lack_of_memory_is_told_and_keeps_nothing(void **state)
{
    (void)state;
    const char *csv = HEADER FOUNDING SATURDAY;
    parplan_status status = PARPLAN_E_MEMORY;
    for (size_t left = 0; status != PARPLAN_OK; left++) {
        scarce memory = {left};
        parplan_allocator allocator = {&memory, scarce_resize};
        parplan_calendar *out = NULL;
        status = parplan_calendar_with_layer(gov, PARPLAN_LAYER_USER, NULL, csv, strlen(csv),
                                             &allocator, &out, NULL);
        assert_true(status == PARPLAN_OK || status == PARPLAN_E_MEMORY);
        assert_int_equal(out != NULL, status == PARPLAN_OK);
        parplan_calendar_unref(out);
    }
}

/* Threads */

typedef struct task {
    parplan_calendar *calendar;
    size_t wrong;
} task;

/* Takes and gives references, asks, and lays a layer of its own, as a server's threads would. */
static void *ask_many_times(void *argument)
{
    task *t = argument;
    for (int i = 0; i < 200; i++) {
        parplan_calendar *mine = parplan_calendar_ref(t->calendar), *shared = NULL;
        parplan_date out = 0;
        bool rests = true;
        t->wrong += parplan_calendar_add(mine, 19753, 3 + i % 3, &out, NULL) != PARPLAN_OK;
        t->wrong += parplan_calendar_is_working(mine, 20006, &rests, NULL) != PARPLAN_OK || rests;
        t->wrong += parplan_calendar_builtin("VN-LABOUR", &shared, NULL) != PARPLAN_OK;
        parplan_calendar_unref(shared);
        parplan_calendar_unref(mine);
    }
    return NULL;
}

static void threads_share_a_calendar(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    task tasks[THREADS] = {{0}};
    parplan_calendar *own = with(gov, PARPLAN_LAYER_USER, HEADER FOUNDING);
    for (int i = 0; i < THREADS; i++) {
        tasks[i].calendar = own;
        assert_int_equal(pthread_create(&threads[i], NULL, ask_many_times, &tasks[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(tasks[i].wrong, 0);
    }
    parplan_calendar_unref(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_off_of_an_organisation_rests),
        cmocka_unit_test(a_saturday_that_an_organisation_works_is_a_make_up_day),
        cmocka_unit_test(a_holiday_that_an_organisation_works_is_a_working_day),
        cmocka_unit_test(the_calendar_below_stays_as_it_was),
        cmocka_unit_test(a_calendar_lives_on_in_the_one_laid_upon_it),
        cmocka_unit_test(the_user_is_right_over_the_organisation_in_either_order),
        cmocka_unit_test(the_order_of_rows_and_files_does_not_matter),
        cmocka_unit_test(rows_that_differ_in_their_name_alone_agree_in_any_order),
        cmocka_unit_test(an_announced_day_off_is_worked_until_it_is_decided),
        cmocka_unit_test(headings_and_words_may_be_vietnamese),
        cmocka_unit_test(a_name_is_given_back_in_nfc),
        cmocka_unit_test(a_layer_without_rows_changes_nothing),
        cmocka_unit_test(the_new_calendar_may_have_a_name_of_its_own),
        cmocka_unit_test(six_day_weeks_fit_a_calendar),
        cmocka_unit_test(a_wrong_row_is_refused_with_its_line),
        cmocka_unit_test(an_error_says_the_column_and_what_it_wants),
        cmocka_unit_test(rows_of_one_layer_must_not_contradict_each_other),
        cmocka_unit_test(files_of_one_layer_must_not_contradict_each_other),
        cmocka_unit_test(a_calendar_without_rest_is_too_full),
        cmocka_unit_test(a_missing_argument_is_an_error),
        cmocka_unit_test(lack_of_memory_is_told_and_keeps_nothing),
        cmocka_unit_test(threads_share_a_calendar),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
