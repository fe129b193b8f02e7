/* SPDX-License-Identifier: Apache-2.0 */
/* The CSV reader: RFC 4180, and every way a file can be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "io/csv.h"

static const parplan__csv_column columns[] = {
    {{"unit", "đơn vị"}, true},
    {{"value", "giá trị"}, true},
    {{"note", "ghi chú"}, false},
};
enum { UNIT, VALUE, NOTE, COLUMNS };

/* A copy without anything behind it, so that reading past the end shows. */
static char *exact(const char *text, size_t size)
{
    char *copy = malloc(size > 0 ? size : 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    return copy;
}

/* All records, fields in brackets, an error as its number and place: "[a][b]\n[c][d]\n!63@4:1". */
static char result[4096];

static void note_error(const parplan_error *err)
{
    strcat(result, "!");
    strcat(result, PARPLAN__INT(err->id));
    strcat(result, "@");
    strcat(result, PARPLAN__INT(err->line));
    strcat(result, ":");
    strcat(result, PARPLAN__INT(err->column));
}

static void note_record(const parplan__csv *csv)
{
    for (size_t i = 0; i < csv->field_count; i++) {
        strcat(result, "[");
        strncat(result, csv->fields[i].text, csv->fields[i].size);
        strcat(result, "]");
    }
    strcat(result, "\n");
}

static const char *read_bytes(const char *text, size_t size)
{
    char *bytes = exact(text, size);
    parplan__csv csv;
    parplan_error err = PARPLAN_ERROR_INIT;
    bool row = false;
    result[0] = '\0';
    parplan_status status = parplan__csv_open(&csv, bytes, size, NULL, 0, NULL, &err);
    if (status == PARPLAN_OK)
        note_record(&csv);
    while (status == PARPLAN_OK && (status = parplan__csv_next(&csv, &row, &err)) == 0 && row)
        note_record(&csv);
    if (status != PARPLAN_OK)
        note_error(&err);
    parplan__csv_close(&csv);
    free(bytes);
    return result;
}

static void check(const char *text, const char *expected)
{
    assert_string_equal(read_bytes(text, strlen(text)), expected);
}

static parplan_error open_error(const char *text, size_t size)
{
    parplan__csv csv;
    parplan_error err = PARPLAN_ERROR_INIT;
    bool row;
    char *bytes = exact(text, size);
    assert_int_not_equal(parplan__csv_open(&csv, bytes, size, columns, COLUMNS, NULL, &err), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_false(row);
    parplan__csv_close(&csv);
    free(bytes);
    return err;
}

static void check_header(const char *text, parplan__message id, int column, const char *part)
{
    parplan_error err = open_error(text, strlen(text));
    if (err.id != (int32_t)id || err.column != column || strstr(err.message, part) == NULL)
        fail_msg("PP-%04d at %d: %s", err.id, (int)err.column, err.message);
    assert_int_equal(err.line, column > 0);
}

/* ---- records ---- */

static void lines_may_end_in_lf_crlf_or_cr(void **unused)
{
    (void)unused;
    const char *expected = "[a][b]\n[1][2]\n[3][4]\n";
    check("a,b\n1,2\n3,4\n", expected);
    check("a,b\r\n1,2\r\n3,4\r\n", expected);
    check("a,b\r1,2\r3,4\r", expected);
    check("a,b\r\n1,2\n3,4", expected);
}

static void the_delimiter_is_the_one_of_the_header(void **unused)
{
    (void)unused;
    check("a;b\n1,5;2\n", "[a][b]\n[1,5][2]\n");
    check("a\tb\n1,5\t;\n", "[a][b]\n[1,5][;]\n");
    check("a,b\n1;5,\t2\n", "[a][b]\n[1;5][2]\n");
    check("\"x,y,z\";b\n1;2\n", "[x,y,z][b]\n[1][2]\n");
    check("a\n1\n", "[a]\n[1]\n");
}

static void a_byte_order_mark_is_skipped(void **unused)
{
    (void)unused;
    check("\xEF\xBB\xBF"
          "a,b\n1,2\n",
          "[a][b]\n[1][2]\n");
}

static void fields_lose_their_blanks_unless_quoted(void **unused)
{
    (void)unused;
    check("a , b\n  1\t, 2 3 \n", "[a][b]\n[1][2 3]\n");
    check("a,b\n\" 1 \", \" 2\" \n", "[a][b]\n[ 1 ][ 2]\n");
    check("a,b\n , \n", "[a][b]\n[][]\n");
}

static void an_empty_field_between_tabs_stays(void **unused)
{
    (void)unused;
    check("a\tb\tc\n\t\t\n1\t\t3\n", "[a][b][c]\n[][][]\n[1][][3]\n");
}

static void quoted_fields_hold_delimiters_quotes_and_lines(void **unused)
{
    (void)unused;
    check("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "[a][b]\n[x,y][say \"hi\"]\n");
    check("a,b\n\"1\n2\r\n3\",4\n", "[a][b]\n[1\n2\r\n3][4]\n");
    check("a,b\n\"\",\"\"\"\"\n", "[a][b]\n[][\"]\n");
    check("a,b\n\"\"\"\",\"\"\"x\"\"\"\n", "[a][b]\n[\"][\"x\"]\n");
}

static void a_quote_inside_an_unquoted_field_is_itself(void **unused)
{
    (void)unused;
    check("a,b\n5\" disk,x\"\n", "[a][b]\n[5\" disk][x\"]\n");
}

static void blank_lines_are_skipped_and_an_empty_text_is_not(void **unused)
{
    (void)unused;
    check("\n\r\n a \n\n1\n   \n\"\"\n\n", "[a]\n[1]\n[]\n");
}

static void a_number_sign_starts_no_comment(void **unused)
{
    (void)unused;
    check("a,b\n#1,2\n", "[a][b]\n[#1][2]\n");
}

static void many_unescaped_fields_in_one_record_stay_apart(void **unused)
{
    (void)unused;
    char text[8192] = "h", *p = text + 1;
    for (int i = 1; i < 100; i++)
        p += strlen(strcpy(p, ",h"));
    p += strlen(strcpy(p, "\n"));
    for (int i = 0; i < 100; i++)
        p += strlen(
            strcpy(p, i == 0 ? "\"x\"\"yyyyyyyyyyyyyyyyyy\"" : ",\"x\"\"yyyyyyyyyyyyyyyyyy\""));
    const char *at = read_bytes(text, strlen(text));
    for (int i = 0; i < 100; i++) {
        at = strstr(at, "[x\"yyyyyyyyyyyyyyyyyy]");
        assert_non_null(at++);
    }
}

/* The same result, byte by byte: no quotes, no blanks. */
static const char *read_plainly(const char *p)
{
    static char text[256];
    char *out = text;
    while (*p != '\0') {
        *out++ = '[';
        for (; *p != ',' && *p != '\n'; p++)
            *out++ = *p;
        *out++ = ']';
        if (*p++ == '\n')
            *out++ = '\n';
    }
    *out = '\0';
    return text;
}

static void fields_of_every_length_are_found(void **unused)
{
    (void)unused;
    static const char pad[] = "éxxxxxxxxxxxxxxxxxxx";
    for (int a = 0; a < 20; a++) {
        for (int b = 1; b < 20; b++) {
            char text[128];
            snprintf(text, sizeof text, "h,i\n%.*s,%.*s\n%.*s,%.*s\n", a, pad + 2, b + 2, pad, b,
                     pad + 2, a + 2, pad);
            check(text, read_plainly(text));
        }
    }
}

/* ---- places ---- */

static void every_field_knows_its_line_and_column(void **unused)
{
    (void)unused;
    const char *text = "unit,value,note\n\n\"a\nb\", 7 ,\"x\n\ny\"\nđ,\"9\",\n";
    parplan__csv csv;
    bool row;
    int64_t line, at;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_int_equal(csv.line, 3);
    parplan__csv_place(&csv, VALUE, &line, &at);
    assert_true(line == 4 && at == 5);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    parplan__csv_place(&csv, VALUE, &line, &at);
    assert_true(csv.line == 7 && line == 7 && at == 4);
    parplan__csv_close(&csv);
}

static void an_error_about_a_field_is_told_where_it_stands(void **unused)
{
    (void)unused;
    const char *text = "Đơn vị;Giá trị\nw1;1.234\n";
    parplan__csv csv;
    parplan_error err = PARPLAN_ERROR_INIT;
    bool row;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    parplan__csv_field field = parplan__csv_get(&csv, VALUE);
    parplan__fail_bytes(&err, PP_NUMBER_AMBIGUOUS, field.text, field.size, NULL);
    parplan__csv_locate(&csv, VALUE, &err);
    assert_true(err.line == 2 && err.column == 4);
    assert_string_equal(err.path, "value");
    parplan__csv_close(&csv);
}

/* ---- header ---- */

static void columns_are_found_in_any_order_case_and_normal_form(void **unused)
{
    (void)unused;
    const char *text = "GIA\xCC\x81 TRI\xCC\xA3,Ghi Chú, ĐƠN VỊ\n5,x,w1\n";
    parplan__csv csv;
    bool row;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_memory_equal(parplan__csv_get(&csv, UNIT).text, "w1", 2);
    assert_memory_equal(parplan__csv_get(&csv, VALUE).text, "5", 1);
    assert_true(parplan__csv_has(&csv, NOTE));
    parplan__csv_close(&csv);
}

static void a_column_the_file_lacks_reads_as_empty(void **unused)
{
    (void)unused;
    const char *text = "unit,value\nw1,5\n";
    parplan__csv csv;
    bool row;
    int64_t line, at;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_false(parplan__csv_has(&csv, NOTE) || parplan__csv_has(&csv, COLUMNS));
    assert_int_equal(parplan__csv_get(&csv, NOTE).size, 0);
    parplan__csv_place(&csv, NOTE, &line, &at);
    assert_true(line == 2 && at == 1);
    parplan__csv_close(&csv);
}

static void a_missing_column_lists_what_is_expected(void **unused)
{
    (void)unused;
    check_header("unit,note\nw1,x\n", PP_CSV_COLUMN_MISSING, 1,
                 "'value' is missing; expected columns: unit, value, note");
}

static void an_unknown_column_names_the_nearest_known_one(void **unused)
{
    (void)unused;
    check_header("unit,vaule\n", PP_CSV_COLUMN_NEAR, 6, "'vaule'; did you mean 'value'?");
    check_header("đơn vi,value\n", PP_CSV_COLUMN_NEAR, 1, "did you mean 'đơn vị'?");
    check_header("unit,value,ambassador\n", PP_CSV_COLUMN_UNKNOWN, 12,
                 "known columns: unit, value");
}

static void a_column_given_twice_is_refused(void **unused)
{
    (void)unused;
    check_header("unit,value,Đơn vị\n", PP_CSV_COLUMN_TWICE, 12,
                 "'unit' is given twice, as columns 1 and 3");
}

static void a_column_without_name_is_refused(void **unused)
{
    (void)unused;
    check_header("unit,value,\n", PP_CSV_COLUMN_UNNAMED, 12, "column 3");
}

static void a_long_column_name_is_shown_cut(void **unused)
{
    (void)unused;
    char text[256];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    check_header(text, PP_CSV_COLUMN_UNKNOWN, 1,
                 "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
}

static void a_file_without_header_is_refused(void **unused)
{
    (void)unused;
    check_header("", PP_CSV_EMPTY, 0, "no header");
    check_header("\n  \r\n", PP_CSV_EMPTY, 0, "no header");
}

static void a_header_of_too_many_columns_is_refused(void **unused)
{
    (void)unused;
    char text[2 * PARPLAN__CSV_MAX_COLUMNS + 2];
    for (size_t i = 0; i + 1 < sizeof text; i++)
        text[i] = i % 2 == 0 ? 'a' : ',';
    text[sizeof text - 1] = '\0';
    check_header(text, PP_CSV_COLUMNS_MANY, 1, "256");
    text[sizeof text - 3] = '\0';
    assert_non_null(strstr(read_bytes(text, strlen(text)), "[a]\n"));
}

static void a_table_of_too_many_columns_is_a_wrong_call(void **unused)
{
    (void)unused;
    parplan__csv csv;
    assert_int_equal(parplan__csv_open(&csv, "a", 1, columns, 257, NULL, NULL), PARPLAN_E_ARGUMENT);
    parplan__csv_close(&csv);
}

/* ---- what is wrong in a file ---- */

static void a_record_of_wrong_length_is_refused_and_passed(void **unused)
{
    (void)unused;
    const char *text = "unit,value\n1\n1,2,3\n\n4,5\n";
    parplan__csv csv;
    bool row;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, &err), PARPLAN_E_PARSE);
    assert_string_equal(err.message, "expected 2 fields, found 1");
    assert_int_equal(parplan__csv_next(&csv, &row, &err), PARPLAN_E_PARSE);
    assert_string_equal(err.message, "expected 2 fields, found 3");
    assert_true(err.line == 3 && err.column == 1);
    assert_int_equal(parplan__csv_next(&csv, &row, &err), PARPLAN_OK);
    assert_true(row && csv.line == 5);
    parplan__csv_close(&csv);
}

static void a_record_of_a_thousand_fields_is_counted(void **unused)
{
    (void)unused;
    char text[1100] = "a,b\n";
    memset(text + 4, ',', 999);
    parplan__csv csv;
    bool row;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), NULL, 0, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, &err), PARPLAN_E_PARSE);
    assert_string_equal(err.message, "expected 2 fields, found 1000");
    parplan__csv_close(&csv);
}

static void a_quote_never_closed_names_the_line_it_opened_on(void **unused)
{
    (void)unused;
    check("a,b\n1,\"2\n3,4\n", "[a][b]\n!61@2:3");
    check("a,b\n\"x\ny\",\"2\n3,4\n", "[a][b]\n!61@3:4");
    check("a,b\n\"", "[a][b]\n!61@2:1");
    check("a,b\n\"\"\"", "[a][b]\n!61@2:1");
}

static void text_behind_a_closing_quote_is_refused(void **unused)
{
    (void)unused;
    check("a,b\n\"1\"2,3\n", "[a][b]\n!62@2:4");
    check("a,b\n1,\"say \"hi\"\"\n", "[a][b]\n!62@2:9");
}

static void after_a_broken_quote_there_is_nothing_more_to_read(void **unused)
{
    (void)unused;
    const char *text = "a,b\n\"1\"2,3\n4,5\n";
    parplan__csv csv;
    bool row = true;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), NULL, 0, NULL, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_E_PARSE);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_false(row);
    parplan__csv_close(&csv);
}

static void check_encoding(const char *text, size_t size, parplan__message id, int line, int column)
{
    parplan_error err = open_error(text, size);
    if (err.id != (int32_t)id || err.line != line || err.column != column)
        fail_msg("PP-%04d at %d:%d %s", err.id, (int)err.line, (int)err.column, err.message);
}

static void files_that_are_not_utf8_are_told_what_they_seem_to_be(void **unused)
{
    (void)unused;
    check_encoding("unit,value\nQu\xE2n,5\n", 18, PP_INPUT_ENCODING, 2, 3);
    check_encoding("unit,value\r\nPh\xFD\xF2ng, 5\r\n", 23, PP_INPUT_ENCODING, 2, 3);
    check_encoding("\xFF\xFEu\0n\0i\0t\0", 10, PP_INPUT_UTF16, 1, 1);
    check_encoding("\xFE\xFF\0u\0n", 6, PP_INPUT_UTF16, 1, 1);
    check_encoding("u\0n\0i\0t\0", 8, PP_INPUT_UTF16, 1, 1);
    check_encoding("unit,value\nQu\xE1\xBA", 15, PP_INPUT_CUT, 2, 3);
    check_encoding("unit,value\nQu\xE1\xBA\n", 16, PP_INPUT_ENCODING, 2, 3);
    check_encoding("\xEF\xBB\xBFunit,\xFF\n", 10, PP_INPUT_ENCODING, 1, 6);
}

static void a_nul_byte_is_refused_wherever_it_stands(void **unused)
{
    (void)unused;
    for (size_t at = 0; at < 22; at++) {
        char text[] = "unit,value\nw1,\"x\"\nw2,3\n";
        text[at] = '\0';
        parplan_error err = open_error(text, sizeof text - 1);
        assert_int_equal(err.id, PP_INPUT_NUL);
        assert_int_equal(err.line, 1 + (at > 10) + (at > 17));
    }
}

static void an_error_in_the_encoding_is_found_at_every_offset(void **unused)
{
    (void)unused;
    for (size_t at = 1; at < 60; at++) {
        char text[64];
        memset(text, 'a', sizeof text);
        memcpy(text, "ộ", 3);
        text[at < 3 ? 3 : at] = '\x80';
        parplan_error err = open_error(text, sizeof text);
        assert_true(err.id == PP_INPUT_ENCODING && err.column == (int64_t)(at < 3 ? 3 : at) + 1);
    }
}

static void *nothing(void *context, void *block, size_t size)
{
    (void)context, (void)block, (void)size;
    return NULL;
}

static void plain_records_need_no_memory_and_doubled_quotes_do(void **unused)
{
    (void)unused;
    const char *text = "unit,value\nw1,\"5\"\nw2,\"x\"\"y\"\n";
    parplan_allocator allocator = {NULL, nothing};
    parplan__csv csv;
    bool row;
    assert_int_equal(parplan__csv_open(&csv, text, strlen(text), columns, 3, &allocator, NULL), 0);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_OK);
    assert_int_equal(parplan__csv_next(&csv, &row, NULL), PARPLAN_E_MEMORY);
    parplan__csv_close(&csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_may_end_in_lf_crlf_or_cr),
        cmocka_unit_test(the_delimiter_is_the_one_of_the_header),
        cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(fields_lose_their_blanks_unless_quoted),
        cmocka_unit_test(an_empty_field_between_tabs_stays),
        cmocka_unit_test(quoted_fields_hold_delimiters_quotes_and_lines),
        cmocka_unit_test(a_quote_inside_an_unquoted_field_is_itself),
        cmocka_unit_test(blank_lines_are_skipped_and_an_empty_text_is_not),
        cmocka_unit_test(a_number_sign_starts_no_comment),
        cmocka_unit_test(many_unescaped_fields_in_one_record_stay_apart),
        cmocka_unit_test(fields_of_every_length_are_found),
        cmocka_unit_test(every_field_knows_its_line_and_column),
        cmocka_unit_test(an_error_about_a_field_is_told_where_it_stands),
        cmocka_unit_test(columns_are_found_in_any_order_case_and_normal_form),
        cmocka_unit_test(a_column_the_file_lacks_reads_as_empty),
        cmocka_unit_test(a_missing_column_lists_what_is_expected),
        cmocka_unit_test(an_unknown_column_names_the_nearest_known_one),
        cmocka_unit_test(a_column_given_twice_is_refused),
        cmocka_unit_test(a_column_without_name_is_refused),
        cmocka_unit_test(a_long_column_name_is_shown_cut),
        cmocka_unit_test(a_file_without_header_is_refused),
        cmocka_unit_test(a_header_of_too_many_columns_is_refused),
        cmocka_unit_test(a_table_of_too_many_columns_is_a_wrong_call),
        cmocka_unit_test(a_record_of_wrong_length_is_refused_and_passed),
        cmocka_unit_test(a_record_of_a_thousand_fields_is_counted),
        cmocka_unit_test(a_quote_never_closed_names_the_line_it_opened_on),
        cmocka_unit_test(text_behind_a_closing_quote_is_refused),
        cmocka_unit_test(after_a_broken_quote_there_is_nothing_more_to_read),
        cmocka_unit_test(files_that_are_not_utf8_are_told_what_they_seem_to_be),
        cmocka_unit_test(a_nul_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(an_error_in_the_encoding_is_found_at_every_offset),
        cmocka_unit_test(plain_records_need_no_memory_and_doubled_quotes_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
