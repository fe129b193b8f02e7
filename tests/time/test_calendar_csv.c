/* SPDX-License-Identifier: Apache-2.0 */
#include "time/calendars.h"

#define HEADER "date,kind,name_vi,name_en,source,status,layer\n"

static char *csv_of(const parplan_calendar *calendar, const char *from, const char *until)
{
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(
        parplan_calendar_write_csv(calendar, day(from), day(until), &text, &size, NULL),
        PARPLAN_OK);
    assert_int_equal(size, strlen(text));
    return text;
}

static void days_are_written_with_what_is_known_of_them(void **state)
{
    (void)state;
    char *text = csv_of(gov, "2026-08-01", "2026-12-31");
    const char *unknown = "Quyết định về ngày nghỉ năm 2026 (chưa ghi nhận số, ngày văn bản)";
    char expected[1024] = HEADER "2026-08-22,work,Làm bù cho ngày nghỉ 31/08/2026,"
                                 "Make-up day for 31/08/2026,\"";
    strcat(strcat(expected, unknown), "\",confirmed,decision\n2026-08-31,off,"
                                      "Nghỉ hoán đổi (làm bù ngày 22/08/2026),"
                                      "Swapped day off (made up on 22/08/2026),\"");
    strcat(strcat(expected, unknown), "\",confirmed,decision\n");
    for (const char *date = "1"; date[0] <= '2'; date = date[0] == '1' ? "2" : "3")
        strcat(strcat(strcat(expected, "2026-09-0"), date),
               ",off,Quốc khánh,National Day,\"Bộ luật Lao động 2019, khoản 1 Điều 112\","
               "confirmed,statute\n");
    strcat(expected, "2026-11-24,work,Ngày Văn hóa Việt Nam,Viet Nam Culture Day,"
                     "Công bố năm 2026; chưa xác nhận đã ban hành,announced,statute\n");
    assert_string_equal(text, expected);
    parplan_text_free(text);
}

static void ordinary_days_and_weekends_are_not_written(void **state)
{
    (void)state;
    char *text = csv_of(gov, "2024-03-01", "2024-03-31");
    assert_string_equal(text, HEADER);
    parplan_text_free(text);
}

/* The text without its last column. */
static void drop_layers(char *text)
{
    char *to = text;
    for (char *line = text; *line != '\0';) {
        char *end = strchr(line, '\n'), *comma = end;
        while (*comma != ',')
            comma--;
        memmove(to, line, (size_t)(comma - line));
        to += comma - line;
        *to++ = '\n';
        line = end + 1;
    }
    *to = '\0';
}

static void what_is_written_can_be_read_as_a_layer(void **state)
{
    (void)state;
    char *text = csv_of(gov, "2000-01-01", "2199-12-31");
    drop_layers(text);
    parplan_calendar *again = with(labour, PARPLAN_LAYER_USER, text);
    for (parplan_date date = day("2000-01-01"); date <= day("2199-12-31"); date++)
        assert_int_equal(works_on(again, date), works_on(gov, date));
    assert_int_equal(day_of(again, "2175-01-23").certainty, PARPLAN_UNCERTAIN_LUNAR);
    assert_int_equal(day_of(again, "2026-11-24").certainty, PARPLAN_ANNOUNCED);
    parplan_calendar_unref(again);
    parplan_text_free(text);
}

static void fields_are_quoted_where_they_must_be(void **state)
{
    (void)state;
    parplan_calendar *own =
        with(gov, PARPLAN_LAYER_USER,
             "date,kind,name_vi,name_en\n2024-03-05,off,\"a, \"\"b\"\"\",\" c\"\n");
    char *text = csv_of(own, "2024-03-01", "2024-03-31");
    assert_string_equal(text, HEADER "2024-03-05,off,\"a, \"\"b\"\"\",\" c\",,confirmed,user\n");
    parplan_text_free(text);
    parplan_calendar_unref(own);
}

static void days_outside_and_missing_arguments_are_errors(void **state)
{
    (void)state;
    char *text = NULL;
    parplan_date in = day("2024-01-01");
    assert_int_equal(parplan_calendar_write_csv(gov, in, day("2200-01-01"), &text, NULL, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_write_csv(gov, day("1999-12-31"), in, &text, NULL, NULL),
                     PARPLAN_E_RANGE);
    assert_int_equal(parplan_calendar_write_csv(NULL, in, in, &text, NULL, NULL),
                     PARPLAN_E_ARGUMENT);
    assert_int_equal(parplan_calendar_write_csv(gov, in, in, NULL, NULL, NULL), PARPLAN_E_ARGUMENT);
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_written_with_what_is_known_of_them),
        cmocka_unit_test(ordinary_days_and_weekends_are_not_written),
        cmocka_unit_test(what_is_written_can_be_read_as_a_layer),
        cmocka_unit_test(fields_are_quoted_where_they_must_be),
        cmocka_unit_test(days_outside_and_missing_arguments_are_errors),
    };
    return cmocka_run_group_tests(tests, open_calendars, close_calendars);
}
