/* SPDX-License-Identifier: Apache-2.0 */
/* The registry of messages, and filling an error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "base/text.h"

static unsigned placeholders(const char *text)
{
    unsigned found = 0;
    for (; *text != '\0'; text++) {
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}')
            found |= 1U << (text[1] - '0');
    }
    return found;
}

/* Letters of the text itself, in ASCII or beyond it; a template such as "{0}: {1}" has neither. */
static bool has_letters(const char *text, bool beyond_ascii)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (beyond_ascii ? c >= 0xC3 : (c | 32) >= 'a' && (c | 32) <= 'z')
            return true;
    }
    return false;
}

static const parplan__message_info *message(size_t index)
{
    return parplan__message_at(index);
}

static void ids_ascend_so_that_none_occurs_twice(void **unused)
{
    (void)unused;
    for (size_t i = 1; message(i) != NULL; i++) {
        if (message(i)->id <= message(i - 1)->id)
            fail_msg("PP-%04d after PP-%04d", (int)message(i)->id, (int)message(i - 1)->id);
    }
    assert_int_equal(message(0)->id, 1);
}

static void every_message_has_both_languages(void **unused)
{
    (void)unused;
    for (size_t i = 0; message(i) != NULL; i++) {
        parplan_text text = message(i)->text;
        if (*text.en == '\0' || *text.vi == '\0' ||
            (has_letters(text.en, false) && !has_letters(text.vi, true)))
            fail_msg("PP-%04d", (int)message(i)->id);
    }
}

static void both_languages_take_the_same_arguments(void **unused)
{
    (void)unused;
    for (size_t i = 0; message(i) != NULL; i++) {
        parplan_text text = message(i)->text;
        unsigned used = placeholders(text.en);
        if (used != placeholders(text.vi) || (used & (used + 1)) != 0)
            fail_msg("PP-%04d", (int)message(i)->id);
    }
}

static void every_message_is_utf8_in_nfc_and_short_enough(void **unused)
{
    (void)unused;
    for (size_t i = 0; message(i) != NULL; i++) {
        const char *vi = message(i)->text.vi;
        parplan__arena arena;
        parplan__arena_init(&arena, NULL);
        assert_true(parplan__utf8_valid(vi, strlen(vi), NULL));
        assert_string_equal(parplan__text_nfc(&arena, vi, strlen(vi)), vi);
        assert_true(strlen(vi) < sizeof((parplan_error *)NULL)->message_vi);
        parplan__arena_dispose(&arena);
    }
}

static void errors_have_a_status_and_the_others_none(void **unused)
{
    (void)unused;
    for (size_t i = 0; message(i) != NULL; i++) {
        bool is_error = message(i)->severity == PARPLAN_ERROR;
        assert_int_equal(message(i)->status < 0, is_error);
        assert_int_equal(message(i)->status == PARPLAN_OK, !is_error);
    }
}

static void a_message_is_found_by_its_id(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__message_info_of(PP_NUMBER_AMBIGUOUS)->id, PP_NUMBER_AMBIGUOUS);
    assert_null(parplan__message_info_of((parplan__message)9999));
}

static void arguments_go_where_their_numbers_stand(void **unused)
{
    (void)unused;
    char buffer[64];
    size_t size = parplan__message_fill("{1} of {0}, {1}", PARPLAN__ARGS("a", "b"), buffer, 64);
    assert_string_equal(buffer, "b of a, b");
    assert_int_equal(size, strlen(buffer));
}

static void missing_arguments_read_as_nothing(void **unused)
{
    (void)unused;
    char buffer[64];
    parplan__message_fill("<{0}>", NULL, buffer, sizeof buffer);
    assert_string_equal(buffer, "<>");
    parplan__message_fill("<{0}{1}>", PARPLAN__ARGS("a"), buffer, sizeof buffer);
    assert_string_equal(buffer, "<a>");
}

static void braces_that_name_no_argument_stay(void **unused)
{
    (void)unused;
    char buffer[64];
    parplan__message_fill("{ or {x} or {", PARPLAN__ARGS("a"), buffer, sizeof buffer);
    assert_string_equal(buffer, "{ or {x} or {");
}

static void what_a_terminal_obeys_in_an_argument_becomes_a_blank(void **unused)
{
    (void)unused;
    char buffer[64];
    parplan__message_fill("'{0}'\n", PARPLAN__ARGS("a\x1B[31m\nữ\x7F"), buffer, 64);
    assert_string_equal(buffer, "'a [31m ữ '\n");
}

static void a_text_is_cut_at_a_whole_character(void **unused)
{
    (void)unused;
    for (size_t size = 1; size < 24; size++) {
        char buffer[24];
        size_t n = parplan__message_fill("Quận {0} ạ", PARPLAN__ARGS("Đống Đa"), buffer, size);
        assert_true(n < size && buffer[n] == '\0');
        assert_true(parplan__utf8_valid(buffer, n, NULL));
    }
}

static void an_error_is_filled_in_both_languages(void **unused)
{
    (void)unused;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan__fail(&err, PP_ARGUMENT, PARPLAN__ARGS("out"));
    assert_int_equal(status, PARPLAN_E_ARGUMENT);
    assert_int_equal(err.status, PARPLAN_E_ARGUMENT);
    assert_int_equal(err.id, 2);
    assert_string_equal(err.message, "argument out is missing or unset");
    assert_string_equal(err.message_vi, "tham số out bị thiếu hoặc chưa đặt");
    assert_true(err.struct_size == sizeof err && err.line == 0 && err.path[0] == '\0');
}

static void an_error_is_optional(void **unused)
{
    (void)unused;
    assert_int_equal(parplan__fail(NULL, PP_MEMORY, NULL), PARPLAN_E_MEMORY);
    parplan__locate(NULL, "x", 1, 1);
}

static void the_error_of_an_older_caller_is_filled_as_far_as_it_goes(void **unused)
{
    (void)unused;
    parplan_error err;
    memset(&err, 0x5A, sizeof err);
    err.struct_size = offsetof(parplan_error, message_vi);
    parplan__fail(&err, PP_MEMORY, NULL);
    assert_string_equal(err.message, "out of memory");
    assert_int_equal(err.message_vi[0], 0x5A);
    err.struct_size = 0;
    parplan__fail(&err, PP_ARGUMENT, NULL);
    assert_int_equal(err.id, PP_MEMORY);
}

static void the_error_of_a_newer_caller_keeps_what_is_unknown(void **unused)
{
    (void)unused;
    struct {
        parplan_error err;
        char more[16];
    } newer = {PARPLAN_ERROR_INIT, "kept"};
    newer.err.struct_size = sizeof newer;
    parplan__fail(&newer.err, PP_MEMORY, NULL);
    parplan__locate(&newer.err, "/targets/3", 7, 9);
    assert_string_equal(newer.more, "kept");
    assert_true(newer.err.line == 7 && newer.err.column == 9);
    assert_string_equal(newer.err.path, "/targets/3");
}

static void a_long_path_is_cut_at_a_whole_character(void **unused)
{
    (void)unused;
    char path[400];
    for (size_t i = 0; i + 2 < sizeof path; i += 2)
        memcpy(path + i, "đ", 3);
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan__locate(&err, path, 1, 1);
    assert_int_equal(strlen(err.path), 190);
}

static void bytes_without_an_end_are_shown_up_to_a_readable_length(void **unused)
{
    (void)unused;
    char bytes[100];
    memset(bytes, '7', sizeof bytes);
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan__fail_bytes(&err, PP_NUMBER_RANGE, bytes, 3, NULL);
    assert_string_equal(err.message, "'777' does not fit 64 bits");
    parplan__fail_bytes(&err, PP_NUMBER_RANGE, bytes, sizeof bytes, NULL);
    assert_non_null(strstr(err.message, "777…' does"));
    parplan__fail_bytes(&err, PP_NUMBER_RANGE, NULL, 0, NULL);
    assert_string_equal(err.message, "'' does not fit 64 bits");
}

static void integers_are_written_without_a_locale(void **unused)
{
    (void)unused;
    assert_string_equal(PARPLAN__INT(0), "0");
    assert_string_equal(PARPLAN__INT(1234567), "1234567");
    assert_string_equal(PARPLAN__INT(INT64_MIN), "-9223372036854775808");
    assert_string_equal(PARPLAN__INT(INT64_MAX), "9223372036854775807");
}

static void a_text_falls_back_on_the_other_language(void **unused)
{
    (void)unused;
    parplan_text both = {"phường", "ward"}, vi = {"phường", NULL}, none = {NULL, NULL};
    assert_string_equal(parplan_text_in(both, PARPLAN_LANG_EN), "ward");
    assert_string_equal(parplan_text_in(both, PARPLAN_LANG_VI), "phường");
    assert_string_equal(parplan_text_in(vi, PARPLAN_LANG_EN), "phường");
    assert_string_equal(parplan_text_in(none, PARPLAN_LANG_VI), "");
}

static void the_library_tells_its_version(void **unused)
{
    (void)unused;
    assert_string_equal(parplan_version(), PARPLAN_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_ascend_so_that_none_occurs_twice),
        cmocka_unit_test(every_message_has_both_languages),
        cmocka_unit_test(both_languages_take_the_same_arguments),
        cmocka_unit_test(every_message_is_utf8_in_nfc_and_short_enough),
        cmocka_unit_test(errors_have_a_status_and_the_others_none),
        cmocka_unit_test(a_message_is_found_by_its_id),
        cmocka_unit_test(arguments_go_where_their_numbers_stand),
        cmocka_unit_test(missing_arguments_read_as_nothing),
        cmocka_unit_test(braces_that_name_no_argument_stay),
        cmocka_unit_test(what_a_terminal_obeys_in_an_argument_becomes_a_blank),
        cmocka_unit_test(a_text_is_cut_at_a_whole_character),
        cmocka_unit_test(an_error_is_filled_in_both_languages),
        cmocka_unit_test(an_error_is_optional),
        cmocka_unit_test(the_error_of_an_older_caller_is_filled_as_far_as_it_goes),
        cmocka_unit_test(the_error_of_a_newer_caller_keeps_what_is_unknown),
        cmocka_unit_test(a_long_path_is_cut_at_a_whole_character),
        cmocka_unit_test(bytes_without_an_end_are_shown_up_to_a_readable_length),
        cmocka_unit_test(integers_are_written_without_a_locale),
        cmocka_unit_test(a_text_falls_back_on_the_other_language),
        cmocka_unit_test(the_library_tells_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
