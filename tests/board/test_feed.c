/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar feeds: how lines are written, and what an agenda and a calendar say in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <parplan/agenda.h>

#include "base/text.h"
#include "support/plan_text.h"
#include "time/ics.h"

static parplan_plan *plan;
static parplan_agenda *agenda;
static char *text;

static parplan_date day(const char *date)
{
    parplan_date out;
    assert_int_equal(parplan_date_parse(date, strlen(date), &out, NULL), PARPLAN_OK);
    return out;
}

static int build(void **state)
{
    (void)state;
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    options.from = day("2024-01-01");
    options.to = day("2024-12-31");
    plan = plan_from_file("tests/data/whole-plan.json");
    return parplan_agenda_build(plan, &options, &agenda, NULL);
}

static int release(void **state)
{
    (void)state;
    parplan_text_free(text);
    parplan_agenda_free(agenda);
    parplan_plan_unref(plan);
    text = NULL;
    return 0;
}

static void write_feed(const char *unit, const parplan_ics_options *options)
{
    parplan_view view = PARPLAN_VIEW_INIT;
    view.lang = PARPLAN_LANG_EN;
    view.unit = unit;
    parplan_text_free(text);
    text = NULL;
    assert_int_equal(parplan_agenda_write_ics(agenda, &view, options, &text, NULL, NULL),
                     PARPLAN_OK);
}

static size_t count(const char *wanted)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, wanted)) != NULL; at++)
        found++;
    return found;
}

/* A line of the writer, for a test to look at. */
static const char *line_of(const char *name, const char *value)
{
    static char said[1024];
    parplan__buffer out;
    parplan__buffer_init(&out, NULL);
    parplan__ics w;
    parplan__ics_init(&w, &out, 0, 0);
    parplan__ics_text(&w, name, value);
    parplan__buffer_dispose(&w.line);
    memcpy(said, out.data, out.size + 1);
    parplan__buffer_dispose(&out);
    return said;
}

static void what_means_something_in_a_feed_is_escaped(void **state)
{
    (void)state; /* RFC 5545, 3.3.11 */
    assert_string_equal(line_of("X", "a,b;c\\d\ne"), "X:a\\,b\\;c\\\\d\\ne\r\n");
    assert_string_equal(line_of("X", "a\rb\x01\x7F"
                                     "c\td"),
                        "X:abc\td\r\n");
}

static void a_line_has_75_bytes_at_most_and_never_half_a_letter(void **state)
{
    (void)state; /* RFC 5545, 3.1; a letter of three bytes at each place */
    char value[512];
    for (size_t shift = 0; shift < 80; shift++) {
        memset(value, 'a', shift);
        value[shift] = '\0';
        for (int i = 0; i < 60; i++)
            strcat(value, "ế");
        char whole[512] = "";
        const char *at = line_of("X", value);
        for (size_t bad; *at != '\0';) {
            size_t size = (size_t)(strstr(at, "\r\n") - at);
            assert_true(size <= 75 && parplan__utf8_valid(at, size, &bad));
            bool first = at[0] == 'X';
            strncat(whole, at + (first ? 2 : 1), size - (first ? 2 : 1));
            at += size + 2;
        }
        assert_string_equal(whole, value);
    }
}

static void a_line_of_exactly_75_bytes_is_not_folded(void **state)
{
    (void)state;
    char value[75];
    memset(value, 'a', 74);
    value[73] = '\0';
    assert_int_equal(strlen(line_of("X", value)), 77);
    value[73] = 'a';
    value[74] = '\0';
    assert_non_null(strstr(line_of("X", value), "\r\n a\r\n"));
}

static void a_uid_says_what_it_is_and_not_when(void **state)
{
    (void)state; /* letters of a plan's ids that no UID should have are written as %XX */
    write_feed(NULL, NULL);
    assert_int_equal(count("BEGIN:VEVENT\r\n"), parplan_agenda_count(agenda));
    assert_int_equal(count("/duty/R.1/2024-Q1/phuong-mot@parplan\r\n"), 1);
    assert_int_equal(count("/duty/R.1/2024-Q1/ph%C6%B0%E1%BB%9Dng-hai@parplan\r\n"), 1);
    assert_int_equal(count("/task/T.1//noi-vu@parplan\r\n"), 1);
}

static void a_feed_can_be_of_one_unit(void **state)
{
    (void)state;
    write_feed("noi-vu", NULL);
    assert_int_equal(count("BEGIN:VEVENT"), 1);
    assert_int_equal(count("SUMMARY:T.1 A task\r\n"), 1);
    assert_int_equal(count("DTSTART;VALUE=DATE:20240930\r\nDTEND;VALUE=DATE:20241001\r\n"), 1);
}

static void reminders_follow_the_working_days(void **state)
{
    (void)state; /* Monday 30 September: Friday, and the Monday before */
    write_feed("noi-vu", NULL);
    assert_int_equal(count("TRIGGER:-P6DT16H\r\n"), 1);
    assert_int_equal(count("TRIGGER:-P2DT16H\r\n"), 1);
    parplan_ics_options options = PARPLAN_ICS_OPTIONS_INIT;
    options.alarms = false;
    write_feed("noi-vu", &options);
    assert_int_equal(count("VALARM"), 0);
}

static void stamp_and_sequence_come_from_the_caller(void **state)
{
    (void)state;
    write_feed("noi-vu", NULL);
    assert_int_equal(count("DTSTAMP:20240101T000000Z\r\nSEQUENCE:0\r\n"), 1);
    parplan_ics_options options = PARPLAN_ICS_OPTIONS_INIT;
    options.stamp = day("2024-06-05");
    options.sequence = 12;
    write_feed("noi-vu", &options);
    assert_int_equal(count("DTSTAMP:20240605T000000Z\r\nSEQUENCE:12\r\n"), 1);
}

static void a_feed_without_events_is_still_a_feed(void **state)
{
    (void)state; /* RFC 5545, 3.6: at least one component */
    parplan_agenda_options options = PARPLAN_AGENDA_OPTIONS_INIT;
    options.from = options.to = day("2024-02-11");
    parplan_agenda *none;
    assert_int_equal(parplan_agenda_build(plan, &options, &none, NULL), PARPLAN_OK);
    assert_int_equal(parplan_agenda_write_ics(none, NULL, NULL, &text, NULL, NULL), PARPLAN_OK);
    assert_int_equal(count("VEVENT"), 0);
    assert_int_equal(count("BEGIN:VTIMEZONE\r\n"), 1);
    parplan_agenda_free(none);
}

static void a_calendar_is_a_feed_of_its_special_days(void **state)
{
    (void)state;
    size_t size;
    assert_int_equal(parplan_calendar_write_ics(parplan_plan_calendar(plan), day("2026-11-01"),
                                                day("2026-11-30"), PARPLAN_LANG_VI, NULL, &text,
                                                &size, NULL),
                     PARPLAN_OK);
    assert_int_equal(strlen(text), size);
    assert_int_equal(count("UID:2026-11-24/VN-GOV@parplan\r\n"), 1);
    assert_int_equal(count("SUMMARY:Ngày Văn hóa Việt Nam\r\n"), 1);
    assert_int_equal(count("STATUS:TENTATIVE\r\n"), 1);
    assert_string_equal(parplan_day_kind_name(PARPLAN_DAY_MAKEUP), "MAKEUP");
    assert_string_equal(parplan_day_kind_name((parplan_day_kind)4), "");
}

static void what_is_missing_or_wrong_is_an_error(void **state)
{
    (void)state;
    parplan_view view = PARPLAN_VIEW_INIT;
    parplan_ics_options options = PARPLAN_ICS_OPTIONS_INIT;
    parplan_calendar *vn = parplan_plan_calendar(plan);
    parplan_date first = day("1999-12-31"), last = day("2000-01-01");
    view.unit = "nobody";
    assert_int_equal(parplan_agenda_write_ics(agenda, &view, NULL, &text, NULL, NULL),
                     PARPLAN_E_NOT_FOUND);
    assert_int_equal(parplan_agenda_write_ics(NULL, NULL, NULL, &text, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_agenda_write_ics(agenda, NULL, NULL, NULL, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(
        parplan_calendar_write_ics(vn, first, last, PARPLAN_LANG_VI, NULL, &text, NULL, NULL),
        PARPLAN_E_RANGE);
    assert_int_equal(
        parplan_calendar_write_ics(NULL, last, last, PARPLAN_LANG_VI, NULL, &text, NULL, NULL),
        PARPLAN_E_ARGUMENT);
    options.sequence = -1;
    assert_int_equal(parplan_agenda_write_ics(agenda, NULL, &options, &text, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    options.sequence = 0;
    options.stamp = INT32_MAX;
    assert_int_equal(parplan_agenda_write_ics(agenda, NULL, &options, &text, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    options.struct_size = 0;
    assert_int_equal(parplan_agenda_write_ics(agenda, NULL, &options, &text, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_null(text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, build, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_means_something_in_a_feed_is_escaped),
        cmocka_unit_test(a_line_has_75_bytes_at_most_and_never_half_a_letter),
        cmocka_unit_test(a_line_of_exactly_75_bytes_is_not_folded),
        TEST(a_uid_says_what_it_is_and_not_when),
        TEST(a_feed_can_be_of_one_unit),
        TEST(reminders_follow_the_working_days),
        TEST(stamp_and_sequence_come_from_the_caller),
        TEST(a_feed_without_events_is_still_a_feed),
        TEST(a_calendar_is_a_feed_of_its_special_days),
        TEST(what_is_missing_or_wrong_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
