/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8, NFC, width on a terminal, and the distance between two names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <utf8proc.h>

#include "base/text.h"

static void check_bad(const char *text, size_t size, size_t where)
{
    size_t bad = 999;
    assert_false(parplan__utf8_valid(text, size, &bad));
    assert_int_equal(bad, where);
}

static void check_nfc(const char *text, const char *expected)
{
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    assert_string_equal(parplan__text_nfc(&arena, text, strlen(text)), expected);
    parplan__arena_dispose(&arena);
}

static void vietnamese_is_utf8(void **unused)
{
    (void)unused;
    const char *text = "Quận Thanh Xuân: đơn vị 99,5 % → 𠀀";
    assert_true(parplan__utf8_valid(text, strlen(text), NULL));
    assert_true(parplan__utf8_valid("", 0, NULL));
}

static void older_encodings_are_not_utf8(void **unused)
{
    (void)unused;
    check_bad("Qu\xE2n", 4, 2);
    check_bad("ab\xFF", 3, 2);
    check_bad("\x80", 1, 0);
}

static void a_character_cut_off_is_not_utf8(void **unused)
{
    (void)unused;
    check_bad("a\xE1\xBA", 3, 1);
    check_bad("\xF0\x9F\x98", 3, 0);
    check_bad("\xC4", 1, 0);
}

static void overlong_forms_and_surrogates_are_not_utf8(void **unused)
{
    (void)unused;
    check_bad("\xC0\x80", 2, 0);
    check_bad("\xE0\x9F\xBF", 3, 0);
    check_bad("\xED\xA0\x80", 3, 0);
    check_bad("\xF0\x8F\xBF\xBF", 4, 0);
    check_bad("\xF4\x90\x80\x80", 4, 0);
}

static void every_code_point_is_judged_as_utf8proc_does(void **unused)
{
    (void)unused;
    for (utf8proc_int32_t point = 0; point < 0x110000; point++) {
        utf8proc_uint8_t bytes[4];
        size_t n = (size_t)utf8proc_encode_char(point, bytes);
        bool expected = utf8proc_codepoint_valid(point);
        if (parplan__utf8_valid((const char *)bytes, n, NULL) != expected)
            fail_msg("U+%04X", (unsigned)point);
    }
}

static void a_cut_never_splits_a_character(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__utf8_cut("aẬb", 3), 1);
    assert_int_equal(parplan__utf8_cut("aẬb", 4), 4);
    assert_int_equal(parplan__utf8_cut("abc", 2), 2);
}

static void combining_marks_take_no_column_and_wide_characters_two(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__text_width("Quận"), 4);
    assert_int_equal(parplan__text_width("Qua\xCC\x82\xCC\xA3n"), 4);
    assert_int_equal(parplan__text_width("漢字"), 4);
    assert_int_equal(parplan__text_width("a\xFF"), 2);
}

static void a_decomposed_text_is_composed(void **unused)
{
    (void)unused;
    check_nfc("Qua\xCC\x82\xCC\xA3n", "Quận");
    check_nfc("Qua\xCC\xA3\xCC\x82n", "Quận");
    check_nfc("đơn vị – “một cửa”", "đơn vị – “một cửa”");
    check_nfc("", "");
}

static void check_every_nfc(utf8proc_int32_t point)
{
    char text[16] = "a";
    size_t n = 1 + (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)text + 1);
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    char *ours = parplan__text_nfc(&arena, text, n);
    utf8proc_uint8_t *theirs = utf8proc_NFC((const utf8proc_uint8_t *)text);
    assert_string_equal(ours, (const char *)theirs);
    free(theirs);
    parplan__arena_dispose(&arena);
}

static void the_short_cut_of_nfc_agrees_with_utf8proc(void **unused)
{
    (void)unused;
    for (utf8proc_int32_t point = 1; point < 0x3100; point++)
        check_every_nfc(point);
}

static void the_distance_counts_inserted_deleted_and_replaced_bytes(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__text_distance("unit", "unit", 3), 0);
    assert_int_equal(parplan__text_distance("unit", "units", 3), 1);
    assert_int_equal(parplan__text_distance("unti", "unit", 3), 2);
    assert_int_equal(parplan__text_distance("", "abc", 3), 3);
}

static void a_distance_past_the_limit_is_one_more_than_it(void **unused)
{
    (void)unused;
    char longer[80];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(parplan__text_distance("unit", "source", 3), 4);
    assert_int_equal(parplan__text_distance("unit", longer, 3), 4);
}

static void control_characters_are_those_a_terminal_obeys(void **unused)
{
    (void)unused;
    assert_false(parplan__text_has_control("Phường Hạ Đình ÂÀ", strlen("Phường Hạ Đình ÂÀ")));
    assert_true(parplan__text_has_control("a\tb", 3));
    assert_true(parplan__text_has_control("\x7F", 1));
    assert_true(parplan__text_has_control("a\xC2\x9B", 3));
    assert_false(parplan__text_has_control("\xC2\xA0", 2));
    assert_false(parplan__text_has_control("\x1B", 0));
}

static const char *nearest(const char *wanted)
{
    static const char *const known[] = {"to", "lead", "leader", "title", "titles", "quan"};
    parplan__nearest search = parplan__nearest_to(wanted);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        parplan__nearest_try(&search, known[i]);
    return search.best != NULL ? search.best : "";
}

static void the_nearest_name_is_the_one_with_fewest_edits(void **unused)
{
    (void)unused;
    assert_string_equal(nearest("tittles"), "titles");
    assert_string_equal(nearest("leade"), "lead");
    assert_string_equal(nearest("leaders"), "leader");
    assert_string_equal(nearest("titles"), "titles");
}

static void a_name_far_from_all_has_no_nearest(void **unused)
{
    (void)unused;
    assert_string_equal(nearest("at"), "");
    assert_string_equal(nearest("quuaann"), "");
    assert_string_equal(nearest("x"), "");
    assert_string_equal(nearest(""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vietnamese_is_utf8),
        cmocka_unit_test(older_encodings_are_not_utf8),
        cmocka_unit_test(a_character_cut_off_is_not_utf8),
        cmocka_unit_test(overlong_forms_and_surrogates_are_not_utf8),
        cmocka_unit_test(every_code_point_is_judged_as_utf8proc_does),
        cmocka_unit_test(a_cut_never_splits_a_character),
        cmocka_unit_test(combining_marks_take_no_column_and_wide_characters_two),
        cmocka_unit_test(a_decomposed_text_is_composed),
        cmocka_unit_test(the_short_cut_of_nfc_agrees_with_utf8proc),
        cmocka_unit_test(the_distance_counts_inserted_deleted_and_replaced_bytes),
        cmocka_unit_test(a_distance_past_the_limit_is_one_more_than_it),
        cmocka_unit_test(control_characters_are_those_a_terminal_obeys),
        cmocka_unit_test(the_nearest_name_is_the_one_with_fewest_edits),
        cmocka_unit_test(a_name_far_from_all_has_no_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
