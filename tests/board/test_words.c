/* SPDX-License-Identifier: Apache-2.0 */
/* Templates, days in words, colours, and text in columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "board/words.h"

static parplan__buffer out;

static int set_up(void **unused)
{
    (void)unused;
    parplan__buffer_init(&out, NULL);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    parplan__buffer_dispose(&out);
    return 0;
}

static parplan_date day(const char *text)
{
    parplan_date date;
    assert_int_equal(parplan_date_parse(text, strlen(text), &date, NULL), PARPLAN_OK);
    return date;
}

static void arguments_are_filled_in_whatever_their_order(void **unused)
{
    (void)unused;
    parplan__say(&out, "{1} of {0}, {0}", PARPLAN__ARGS("a", "b"));
    assert_string_equal(out.data, "b of a, a");
}

static void a_template_without_arguments_is_copied(void **unused)
{
    (void)unused;
    parplan__say(&out, "plain { text }", NULL);
    assert_string_equal(out.data, "plain { text }");
}

static void days_are_written_as_the_language_does(void **unused)
{
    (void)unused;
    assert_string_equal(PARPLAN__DAY(day("2024-03-05"), PARPLAN_LANG_VI), "05/03/2024");
    assert_string_equal(PARPLAN__DAY(day("2024-03-05"), PARPLAN_LANG_EN), "2024-03-05");
}

static void weekdays_have_names_in_both_languages(void **unused)
{
    (void)unused;
    assert_string_equal(parplan__weekday_name(day("2024-06-03"), PARPLAN_LANG_VI), "Thứ Hai");
    assert_string_equal(parplan__weekday_name(day("2024-06-05"), PARPLAN_LANG_EN), "Wednesday");
    assert_string_equal(parplan__weekday_name(day("2024-06-09"), PARPLAN_LANG_VI), "Chủ nhật");
}

static void colour_is_written_only_where_it_is_on(void **unused)
{
    (void)unused;
    parplan__paint(&out, false, PARPLAN__RED, "a");
    parplan__paint(&out, true, PARPLAN__PLAIN, "b");
    parplan__paint(&out, true, PARPLAN__RED, "c");
    parplan__paint(&out, true, PARPLAN__RED, "");
    assert_string_equal(out.data, "ab\033[31mc\033[0m");
}

static void padding_counts_columns_and_not_bytes(void **unused)
{
    (void)unused;
    parplan__buffer_text(&out, "đê");
    parplan__pad(&out, "đê", 4);
    parplan__buffer_char(&out, '|');
    assert_string_equal(out.data, "đê  |");
}

static void padding_leaves_at_least_one_blank(void **unused)
{
    (void)unused;
    parplan__pad(&out, "too long", 4);
    assert_string_equal(out.data, " ");
}

static void a_line_is_broken_before_the_word_that_is_too_much(void **unused)
{
    (void)unused;
    static const char text[] = "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa "
                               "aaaaaaaaaa aaaaaaaaaa bb "
                               "ccccccccc d";
    size_t column = 1;
    parplan__buffer_char(&out, ' ');
    parplan__wrap(&out, text, 1, &column);
    assert_int_equal(strcspn(out.data, "\n"), 91);
    assert_string_equal(strchr(out.data, '\n'), "\n ccccccccc d");
    assert_int_equal(column, 12);
}

static void a_line_may_fill_all_its_columns(void **unused)
{
    (void)unused;
    size_t column = PARPLAN__LINE - 3;
    parplan__wrap(&out, "đê", 0, &column);
    assert_string_equal(out.data, " đê");
    assert_int_equal(column, PARPLAN__LINE);
    parplan__wrap(&out, "x", 0, &column);
    assert_string_equal(out.data, " đê\nx");
}

static void a_piece_is_not_broken_at_its_blanks(void **unused)
{
    (void)unused;
    static const char name[] = "Phường Hạ Đình,";
    size_t column = PARPLAN__LINE - 15;
    parplan__flow(&out, name, strlen(name), 2, &column);
    assert_string_equal(out.data, "\n  Phường Hạ Đình,");
    assert_int_equal(column, 17);
}

static void blanks_between_words_count_once(void **unused)
{
    (void)unused;
    size_t column = 0;
    parplan__wrap(&out, "  a   b ", 0, &column);
    assert_string_equal(out.data, "a b");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(arguments_are_filled_in_whatever_their_order),
        TEST(a_template_without_arguments_is_copied),
        TEST(days_are_written_as_the_language_does),
        TEST(weekdays_have_names_in_both_languages),
        TEST(colour_is_written_only_where_it_is_on),
        TEST(padding_counts_columns_and_not_bytes),
        TEST(padding_leaves_at_least_one_blank),
        TEST(a_line_is_broken_before_the_word_that_is_too_much),
        TEST(a_line_may_fill_all_its_columns),
        TEST(a_piece_is_not_broken_at_its_blanks),
        TEST(blanks_between_words_count_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
