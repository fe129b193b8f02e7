/* SPDX-License-Identifier: Apache-2.0 */
/* Terms and their rules in words. */
#include "time/days.h"

#include <parplan/term.h>

#include "base/message.h"

static parplan_status parse(const char *text, parplan_term *term, parplan_error *err)
{
    *term = (parplan_term)PARPLAN_TERM_INIT;
    return parplan_term_parse(text, strlen(text), term, err);
}

static void assert_refused(const char *text, parplan_status status, int32_t id, const char *message)
{
    parplan_term term;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parse(text, &term, &err), status);
    assert_error(&err, id, message);
    assert_int_equal(term.unit, PARPLAN_TERM_UNSET);
}

static void every_unit_is_read_in_both_languages(void **state)
{
    (void)state; /* D4 */
    static const struct {
        const char *text;
        int32_t count;
        parplan_term_unit unit;
    } cases[] = {
        {"3 days", 3, PARPLAN_TERM_DAYS},
        {"1 day", 1, PARPLAN_TERM_DAYS},
        {"3 calendar days", 3, PARPLAN_TERM_DAYS},
        {"3 ngày", 3, PARPLAN_TERM_DAYS},
        {"3 working days", 3, PARPLAN_TERM_WORKING_DAYS},
        {"03 ngày làm việc", 3, PARPLAN_TERM_WORKING_DAYS},
        {"2 weeks", 2, PARPLAN_TERM_WEEKS},
        {"2 tuần", 2, PARPLAN_TERM_WEEKS},
        {"1 month", 1, PARPLAN_TERM_MONTHS},
        {"6 tháng", 6, PARPLAN_TERM_MONTHS},
        {"2 quý", 6, PARPLAN_TERM_MONTHS},
        {"1 quarter", 3, PARPLAN_TERM_MONTHS},
        {"1 year", 1, PARPLAN_TERM_YEARS},
        {"1 năm", 1, PARPLAN_TERM_YEARS},
        {"24 hours", 24, PARPLAN_TERM_HOURS},
        {"24 giờ", 24, PARPLAN_TERM_HOURS},
        {"8 working hours", 8, PARPLAN_TERM_WORKING_HOURS},
        {"8 giờ làm việc", 8, PARPLAN_TERM_WORKING_HOURS},
        {"-1 day", -1, PARPLAN_TERM_DAYS},
        {"999999 days", 999999, PARPLAN_TERM_DAYS},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_term term;
        assert_int_equal(parse(cases[i].text, &term, NULL), PARPLAN_OK);
        assert_int_equal(term.count, cases[i].count);
        assert_int_equal(term.unit, cases[i].unit);
    }
}

static void blanks_and_capitals_do_not_matter(void **state)
{
    (void)state;
    static const char *const texts[] = {"  3  Working   DAYS ", "3\tworking days", "3working days"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_term term;
        assert_int_equal(parse(texts[i], &term, NULL), PARPLAN_OK);
        assert_int_equal(term.unit, PARPLAN_TERM_WORKING_DAYS);
    }
}

static void text_in_nfd_is_read(void **state)
{
    (void)state; /* "ngày làm việc" with its marks apart */
    parplan_term term;
    assert_int_equal(parse("3 nga\xCC\x80y la\xCC\x80m vie\xCC\xA3\xCC\x82"
                           "c",
                           &term, NULL),
                     PARPLAN_OK);
    assert_int_equal(term.unit, PARPLAN_TERM_WORKING_DAYS);
}

static void parsing_keeps_the_rules_of_the_term(void **state)
{
    (void)state;
    parplan_term term = PARPLAN_TERM_INIT;
    term.start = PARPLAN_START_INCLUDED;
    term.roll = PARPLAN_ROLL_PREVIOUS;
    assert_int_equal(parplan_term_parse("2 weeks", 7, &term, NULL), PARPLAN_OK);
    assert_int_equal(term.start, PARPLAN_START_INCLUDED);
    assert_int_equal(term.roll, PARPLAN_ROLL_PREVIOUS);
}

static void a_number_without_unit_is_refused_with_the_units(void **state)
{
    (void)state; /* D4 */
    assert_refused(
        "3", PARPLAN_E_PARSE, PP_TERM_NO_UNIT,
        "'3' has no unit; days and working days differ, so write one: days, working days, weeks, "
        "months, years, hours, working hours");
}

static void the_units_of_the_vietnamese_message_are_vietnamese(void **state)
{
    (void)state;
    parplan_term term;
    parplan_error err = PARPLAN_ERROR_INIT;
    parse("3", &term, &err);
    assert_non_null(
        strstr(err.message_vi, "ngày, ngày làm việc, tuần, tháng, năm, giờ, giờ làm việc"));
}

static void an_unknown_unit_is_refused(void **state)
{
    (void)state;
    assert_refused(
        "3 fortnights", PARPLAN_E_PARSE, PP_TERM_UNIT_UNKNOWN,
        "'3 fortnights': there is no such unit; write one of: days, working days, weeks, months, "
        "years, hours, working hours");
}

static void what_is_no_term_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "days",
        "three days",
        "-",
        "+3 days",
        "3 days that are written in far too many words to be the term of anything"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_term term;
        parplan_error err = PARPLAN_ERROR_INIT;
        assert_int_equal(parse(texts[i], &term, &err), PARPLAN_E_PARSE);
        assert_int_equal(err.id, PP_TERM_SHAPE);
    }
    parplan_term term = PARPLAN_TERM_INIT;
    assert_int_equal(parplan_term_parse("3 days\0", 7, &term, NULL), PARPLAN_E_PARSE);
    assert_int_equal(parplan_term_parse("3 days\xFF", 7, &term, NULL), PARPLAN_E_PARSE);
}

static void a_term_of_a_million_is_out_of_range(void **state)
{
    (void)state;
    assert_refused("1000000 days", PARPLAN_E_RANGE, PP_TERM_LARGE,
                   "'1000000 days': a term has at most 999999 units");
}

static void a_missing_argument_is_refused(void **state)
{
    (void)state;
    parplan_term term = PARPLAN_TERM_INIT;
    assert_int_equal(parplan_term_parse(NULL, 0, &term, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_term_parse("3 days", 6, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_start_parse(NULL, 0, &term, NULL), PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_start_parse("excluded", 8, NULL, NULL), PARPLAN_E_ARGUMENT);
}

static void terms_print_as_they_are_read(void **state)
{
    (void)state;
    const int32_t counts[] = {1, 2, -1, -3, 0, 999999};
    for (int unit = PARPLAN_TERM_DAYS; unit <= PARPLAN_TERM_WORKING_HOURS; unit++) {
        for (size_t i = 0; i < 2 * COUNT(counts); i++) {
            char buffer[PARPLAN_TERM_SIZE];
            parplan_term term = PARPLAN_TERM_INIT, again;
            term.unit = (parplan_term_unit)unit;
            term.count = counts[i / 2];
            parplan_term_format(&term, (parplan_lang)(i % 2), buffer);
            assert_int_equal(parse(buffer, &again, NULL), PARPLAN_OK);
            assert_int_equal(again.count, term.count);
            assert_int_equal(again.unit, term.unit);
        }
    }
}

static void one_is_singular(void **state)
{
    (void)state;
    char buffer[PARPLAN_TERM_SIZE];
    parplan_term term = PARPLAN_TERM_INIT;
    term.unit = PARPLAN_TERM_WORKING_DAYS;
    term.count = 1;
    assert_string_equal(parplan_term_format(&term, PARPLAN_LANG_EN, buffer), "1 working day");
    term.count = 3;
    assert_string_equal(parplan_term_format(&term, PARPLAN_LANG_EN, buffer), "3 working days");
    assert_string_equal(parplan_term_format(&term, PARPLAN_LANG_VI, buffer), "3 ngày làm việc");
}

static void the_longest_term_fits(void **state)
{
    (void)state;
    char buffer[PARPLAN_TERM_SIZE];
    parplan_term term = PARPLAN_TERM_INIT;
    term.unit = PARPLAN_TERM_WORKING_DAYS;
    term.count = INT32_MIN;
    assert_string_equal(parplan_term_format(&term, PARPLAN_LANG_VI, buffer),
                        "-2147483648 ngày làm việc");
}

static void a_term_without_a_unit_prints_as_nothing(void **state)
{
    (void)state;
    char buffer[PARPLAN_TERM_SIZE] = "x";
    parplan_term term = PARPLAN_TERM_INIT;
    assert_string_equal(parplan_term_format(&term, PARPLAN_LANG_EN, buffer), "");
}

static void start_rules_are_read(void **state)
{
    (void)state; /* D5 */
    static const struct {
        const char *text;
        parplan_start_rule start;
        int32_t cutoff;
    } cases[] = {
        {"excluded", PARPLAN_START_EXCLUDED, 0},
        {"Included", PARPLAN_START_INCLUDED, 0},
        {"included before 15:00", PARPLAN_START_INCLUDED_BEFORE, 900},
        {"included-before=09:30", PARPLAN_START_INCLUDED_BEFORE, 570},
        {"included before 24:00", PARPLAN_START_INCLUDED_BEFORE, 1440},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        parplan_term term = PARPLAN_TERM_INIT;
        assert_int_equal(parplan_start_parse(cases[i].text, strlen(cases[i].text), &term, NULL),
                         PARPLAN_OK);
        assert_int_equal(term.start, cases[i].start);
        assert_int_equal(term.cutoff_minute, cases[i].cutoff);
    }
}

static void what_is_no_start_rule_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "include",
                                        "included before",
                                        "included before 00:00",
                                        "included before 24:01",
                                        "included before 15:60",
                                        "included before 3pm",
                                        "excluded before 15:00"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        parplan_term term = PARPLAN_TERM_INIT;
        parplan_error err = PARPLAN_ERROR_INIT;
        assert_int_equal(parplan_start_parse(texts[i], strlen(texts[i]), &term, &err),
                         PARPLAN_E_PARSE);
        assert_int_equal(err.id, PP_START_SHAPE);
        assert_int_equal(term.start, PARPLAN_START_EXCLUDED);
    }
}

static void every_rule_has_words_in_both_languages(void **state)
{
    (void)state; /* D5: every result names the rule it used */
    for (uint32_t rule = 1; rule <= PARPLAN_TERM_RULE_EXTENDED; rule <<= 1) {
        parplan_text text = parplan_term_rule_text(rule);
        assert_true(strlen(text.vi) > 10 && strlen(text.en) > 10);
        for (uint32_t other = 1; other < rule; other <<= 1)
            assert_string_not_equal(text.en, parplan_term_rule_text(other).en);
    }
}

static void what_is_no_single_rule_has_no_words(void **state)
{
    (void)state;
    const uint32_t none[] = {0, 3, 2 * PARPLAN_TERM_RULE_EXTENDED};
    for (size_t i = 0; i < COUNT(none); i++)
        assert_null(parplan_term_rule_text(none[i]).en);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_is_read_in_both_languages),
        cmocka_unit_test(blanks_and_capitals_do_not_matter),
        cmocka_unit_test(text_in_nfd_is_read),
        cmocka_unit_test(parsing_keeps_the_rules_of_the_term),
        cmocka_unit_test(a_number_without_unit_is_refused_with_the_units),
        cmocka_unit_test(the_units_of_the_vietnamese_message_are_vietnamese),
        cmocka_unit_test(an_unknown_unit_is_refused),
        cmocka_unit_test(what_is_no_term_is_refused),
        cmocka_unit_test(a_term_of_a_million_is_out_of_range),
        cmocka_unit_test(a_missing_argument_is_refused),
        cmocka_unit_test(terms_print_as_they_are_read),
        cmocka_unit_test(one_is_singular),
        cmocka_unit_test(the_longest_term_fits),
        cmocka_unit_test(a_term_without_a_unit_prints_as_nothing),
        cmocka_unit_test(start_rules_are_read),
        cmocka_unit_test(what_is_no_start_rule_is_refused),
        cmocka_unit_test(every_rule_has_words_in_both_languages),
        cmocka_unit_test(what_is_no_single_rule_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
