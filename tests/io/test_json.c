/* SPDX-License-Identifier: Apache-2.0 */
/* JSON: loading with helpful errors, exact numbers (N2), and the canonical layout. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/message.h"
#include "base/text.h"
#include "io/json.h"

static parplan__arena arena; /* holds the documents of all tests */

static int open_arena(void **unused)
{
    (void)unused;
    parplan__arena_init(&arena, NULL);
    return 0;
}

static int close_arena(void **unused)
{
    (void)unused;
    parplan__arena_dispose(&arena);
    return 0;
}

static const parplan__json *load(const char *text, size_t size)
{
    const parplan__json *root = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan__json_load(&arena, text, size, &root, &err) != PARPLAN_OK)
        fail_msg("%s", err.message);
    return root;
}

/* A value alone is no document: it stands in an array here. */
static const parplan__json *load_value(const char *json)
{
    char text[2048];
    int size = snprintf(text, sizeof text, "[%s]", json);
    assert_in_range(size, 2, sizeof text - 1);
    return load(text, (size_t)size)->first;
}

static parplan_error load_error(const char *text, size_t size)
{
    const parplan__json *root = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    char *bytes = malloc(size + 1); /* without anything behind, so that reading past it shows */
    memcpy(bytes, text, size);
    char *copy = realloc(bytes, size > 0 ? size : 1);
    assert_int_not_equal(parplan__json_load(&arena, copy, size, &root, &err), PARPLAN_OK);
    assert_null(root);
    free(copy);
    assert_true(parplan__utf8_valid(err.message, strlen(err.message), NULL));
    return err;
}

static void check_bytes(const char *text, size_t size, parplan__message id, int line, int column)
{
    parplan_error err = load_error(text, size);
    if (err.id != (int32_t)id || err.line != line || err.column != column)
        fail_msg("%s: PP-%04d at %d:%d %s", text, err.id, (int)err.line, (int)err.column,
                 err.message);
}

static void check(const char *text, parplan__message id, int line, int column)
{
    check_bytes(text, strlen(text), id, line, column);
}

static void check_message(const char *text, const char *part)
{
    parplan_error err = load_error(text, strlen(text));
    if (strstr(err.message, part) == NULL)
        fail_msg("%s", err.message);
}

/* ---- loading ---- */

static void a_document_loads_with_or_without_byte_order_mark(void **unused)
{
    (void)unused;
    const char *text = "\xEF\xBB\xBF{\"đơn vị\": [1, 2]}\n";
    assert_int_equal(parplan__json_get(load(text, strlen(text)), "đơn vị")->count, 2);
    assert_int_equal(load("[]", 2)->type, PARPLAN__JSON_ARRAY);
}

static void an_empty_document_is_its_own_error(void **unused)
{
    (void)unused;
    check("", PP_JSON_EMPTY, 0, 0);
    check(" \n\t", PP_JSON_EMPTY, 0, 0);
    check("\xEF\xBB\xBF", PP_JSON_EMPTY, 0, 0);
    const parplan__json *root = NULL;
    assert_int_equal(parplan__json_load(&arena, NULL, 0, &root, NULL), PARPLAN_E_PARSE);
}

static void another_kind_of_file_is_told_by_its_start(void **unused)
{
    (void)unused;
    check("<html>", PP_JSON_START, 1, 1);
    check("\n  unit,value", PP_JSON_START, 2, 3);
    check_message("đơn vị", "not with 'đ'");
    check("5", PP_JSON_START, 1, 1);
}

static void a_document_cut_off_says_so_at_its_end(void **unused)
{
    (void)unused;
    check("{\"a\": [1, 2", PP_JSON_CUT, 1, 12);
    check("{\"a\": 1,\n", PP_JSON_CUT, 2, 1);
    check("{\"a\": \"xy", PP_JSON_CUT, 1, 10);
    check("[", PP_JSON_CUT, 1, 2);
}

static void a_document_may_be_cut_anywhere(void **unused)
{
    (void)unused;
    const char *text = "{\"a\": [1.5, true, null, \"đ\\u1EA1t\", {\"b\": -2e3}],\n\"c\": {}}";
    for (size_t size = 0; size < strlen(text); size++) {
        parplan_error err = load_error(text, size);
        assert_true(err.id == PP_JSON_EMPTY || err.id == PP_JSON_CUT || err.id == PP_INPUT_CUT ||
                    err.id == PP_JSON_SYNTAX || err.id == PP_JSON_ESCAPE);
    }
}

static void what_follows_the_end_is_refused(void **unused)
{
    (void)unused;
    check("{}\n[]", PP_JSON_AFTER_END, 2, 1);
    check("[1] x", PP_JSON_AFTER_END, 1, 5);
}

static void a_syntax_error_has_line_byte_column_and_excerpt(void **unused)
{
    (void)unused;
    check("{\n  \"đ\": tru\n}", PP_JSON_SYNTAX, 2, 9);
    check("{\"a\" 1}", PP_JSON_SYNTAX, 1, 6);
    check("{a: 1}", PP_JSON_SYNTAX, 1, 2);
    check("[1 2]", PP_JSON_SYNTAX, 1, 4);
    check("[01]", PP_JSON_SYNTAX, 1, 2);
    check("[NaN]", PP_JSON_SYNTAX, 1, 2);
    check("[đ]", PP_JSON_SYNTAX, 1, 2);
    check_message("[\"một\" \"hai\"]", "'[\"một\" \"'");
    check_message("[\"một hai ba bốn năm sáu bảy tám\" 9]", "sáu bảy tám\" 9'");
}

static void a_comma_before_a_closing_bracket_is_its_own_error(void **unused)
{
    (void)unused;
    check("{\"a\": 1,\n}", PP_JSON_COMMA, 1, 8);
    check("[1, ]", PP_JSON_COMMA, 1, 3);
}

static void a_control_character_in_a_text_is_its_own_error(void **unused)
{
    (void)unused;
    check("[\"a\nb\"]", PP_JSON_CONTROL, 1, 4);
    check("[\"a\tb\"]", PP_JSON_CONTROL, 1, 4);
}

static void an_unknown_escape_is_its_own_error(void **unused)
{
    (void)unused;
    check("[\"C:\\data\"]", PP_JSON_ESCAPE, 1, 5);
    check("[\"\\ud800\"]", PP_JSON_ESCAPE, 1, 3);
}

static void a_key_given_twice_is_named(void **unused)
{
    (void)unused;
    check("{\"a\": 1,\n \"a\": 2}", PP_JSON_KEY_TWICE, 2, 2);
    check_message("{\"đơn vị\": 1, \"đơn vị\": 2}", "the key 'đơn vị' is given twice");
    check_message("{\"a\\\"b\": 1, \"a\\\"b\": 2}", "the key 'a\"b' is");
}

static void a_number_too_large_is_named(void **unused)
{
    (void)unused;
    check("[123456789012345678901]", PP_JSON_NUMBER_SIZE, 1, 2);
    check_message("[123456789012345678901]", "'123456789012345678901'");
}

static void a_nul_is_refused_as_byte_and_as_escape(void **unused)
{
    (void)unused;
    check("[\"a\\u0000\"]", PP_JSON_NUL, 1, 4);
    check("{\"\\u0000\": 1}", PP_JSON_NUL, 1, 3);
    check_bytes("[1\0]", 4, PP_INPUT_NUL, 1, 3);
    check_bytes("[\"a\0b\"]", 7, PP_INPUT_NUL, 1, 4);
}

static void other_encodings_are_told(void **unused)
{
    (void)unused;
    check_bytes("[\"Qu\xE2n\"]", 8, PP_INPUT_ENCODING, 1, 5);
    check_bytes("{\0\"\0a\0\"\0", 8, PP_INPUT_UTF16, 1, 1);
    check_bytes("[\"\xE1\xBA", 4, PP_INPUT_CUT, 1, 3);
}

static void every_value_knows_its_line_and_column(void **unused)
{
    (void)unused;
    const char *text = "{\r\n  \"đ\": [ 1,\n    2 ]\r, \"b\": {} }";
    const parplan__json *list = load(text, strlen(text))->first;
    assert_int_equal(list->line, 2);
    assert_int_equal(list->column, 3); /* of its key */
    assert_int_equal(list->first->next->line, 3);
    assert_int_equal(list->first->next->column, 5);
    assert_int_equal(list->next->line, 4);
    assert_int_equal(list->next->column, 3);
}

static void escapes_give_the_characters_they_name(void **unused)
{
    (void)unused;
    const parplan__json *value =
        load_value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u1EA1\\ud83d\\uDE00\"");
    assert_string_equal(value->text, "\"\\/\b\f\n\r\té\u1EA1\U0001F600");
    assert_int_equal(value->size, strlen(value->text));
}

static void a_key_given_twice_is_found_among_many(void **unused)
{
    (void)unused;
    char text[2048] = "{\"k0\":0";
    size_t size = strlen(text);
    for (int i = 1; i < 100; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, ",\"k%d\":0", i);
    assert_int_equal(load_error(strcat(text, ",\"k50\":1}"), size + 9).id, PP_JSON_KEY_TWICE);
}

static void deep_nesting_is_refused(void **unused)
{
    (void)unused;
    size_t size = 1000000;
    char *text = malloc(size);
    memset(text, '[', size);
    const parplan__json *root = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_equal(parplan__json_load(&arena, text, size, &root, &err), PARPLAN_E_PARSE);
    assert_int_equal(err.id, PP_JSON_DEPTH);
    free(text);
}

static void a_document_of_100_megabytes_is_refused_unread(void **unused)
{
    (void)unused;
    const parplan__json *root = NULL;
    parplan_error err = PARPLAN_ERROR_INIT;
    parplan_status status = parplan__json_load(&arena, "[]", (size_t)100 << 20, &root, &err);
    assert_int_equal(status, PARPLAN_E_RANGE);
    assert_int_equal(err.id, PP_JSON_SIZE);
    assert_non_null(strstr(err.message, "64 MiB"));
}

/* ---- numbers (N2) ---- */

static void check_number(const char *json, int64_t num, int64_t den)
{
    const parplan__json *value = load_value(json);
    parplan_ratio r = {0, 0};
    parplan_error err = PARPLAN_ERROR_INIT;
    if (parplan__json_number_ratio(value, &r, &err) != PARPLAN_OK)
        fail_msg("%s: %s", json, err.message);
    if (r.num != num || r.den != den)
        fail_msg("%s is %lld/%lld", json, (long long)r.num, (long long)r.den);
}

static void check_no_number(const char *json, parplan__message id)
{
    const parplan__json *value = load_value(json);
    parplan_ratio r = {7, 8};
    parplan_error err = PARPLAN_ERROR_INIT;
    assert_int_not_equal(parplan__json_number_ratio(value, &r, &err), PARPLAN_OK);
    if (err.id != (int32_t)id || r.num != 7)
        fail_msg("%s: PP-%04d %s", json, err.id, err.message);
}

static void texts_and_integers_are_exact_numbers(void **unused)
{
    (void)unused;
    check_number("\"2/3\"", 2, 3);
    check_number("\"99.5%\"", 199, 200);
    check_number("\"1.234\"", 617, 500);
    check_number("60", 60, 1);
    check_number("-9223372036854775808", INT64_MIN, 1);
}

static void reals_of_15_digits_are_exact_numbers(void **unused)
{
    (void)unused;
    check_number("0.6", 3, 5);
    check_number("5.0", 5, 1);
    check_number("-0.125", -1, 8);
    check_number("0.1", 1, 10);
    check_number("123456789.012345", INT64_C(24691357802469), 200000);
    check_number("0.000123", 123, 1000000);
    check_number("0.0", 0, 1);
}

static void exponents_are_read_exactly(void **unused)
{
    (void)unused;
    check_number("1.5e-7", 3, 20000000);
    check_number("1e18", INT64_C(1000000000000000000), 1);
    check_number("25E-1", 5, 2);
    check_number("1.25e+2", 125, 1);
    check_number("1e-18", 1, INT64_C(1000000000000000000));
    check_number("-4e16", -INT64_C(40000000000000000), 1);
}

static void every_short_decimal_survives_as_a_real(void **unused)
{
    (void)unused;
    for (int units = 1; units < 4000; units++) {
        char json[32];
        parplan_ratio expected;
        snprintf(json, sizeof json, "%d.%03d%03de-3", units % 7, units / 100, units % 1000);
        parplan_ratio_make((units % 7) * INT64_C(1000000) + (units / 100) * 1000 + units % 1000,
                           INT64_C(1000000000), &expected, NULL);
        check_number(json, expected.num, expected.den);
    }
}

static void reals_of_more_digits_are_refused(void **unused)
{
    (void)unused;
    check_no_number("0.1234567890123456789", PP_JSON_NUMBER_DIGITS);
    check_no_number("12345678901234567.0", PP_JSON_NUMBER_DIGITS);
    check_no_number("0.30000000000000004", PP_JSON_NUMBER_DIGITS);
}

static void reals_past_64_bits_are_refused(void **unused)
{
    (void)unused;
    check_no_number("1e19", PP_NUMBER_RANGE);
    check_no_number("1e300", PP_NUMBER_RANGE);
    check_no_number("-1e999", PP_NUMBER_RANGE);
    check_no_number("1e-300", PP_NUMBER_RANGE);
    check_no_number("1e-20", PP_NUMBER_RANGE);
}

static void a_text_in_json_has_a_point_as_its_mark(void **unused)
{
    (void)unused;
    check_no_number("\"99,5%\"", PP_NUMBER_MARK);
    check_no_number("\"\"", PP_NUMBER_EMPTY);
}

static void what_is_no_number_is_named(void **unused)
{
    (void)unused;
    static const char *const kinds[][2] = {
        {"null", "found null"}, {"true", "found boolean"}, {"false", "found boolean"},
        {"[1]", "found array"}, {"{}", "found object"},
    };
    for (size_t i = 0; i < 5; i++) {
        const parplan__json *value = load_value(kinds[i][0]);
        parplan_ratio r;
        parplan_error err = PARPLAN_ERROR_INIT;
        assert_int_equal(parplan__json_number_ratio(value, &r, &err), PARPLAN_E_PARSE);
        assert_int_equal(err.id, PP_JSON_NUMBER_TYPE);
        assert_non_null(strstr(err.message, kinds[i][1]));
    }
}

/* ---- writing ---- */

/* Writes what stands in `json` again, by the calls a caller would make. */
static void write_value(parplan__json_writer *w, const parplan__json *value)
{
    bool container = value->type == PARPLAN__JSON_OBJECT || value->type == PARPLAN__JSON_ARRAY;
    int64_t integer;
    if (container)
        parplan__json_open(w, value->type == PARPLAN__JSON_OBJECT ? '{' : '[');
    for (const parplan__json *item = value->first; item != NULL; item = item->next) {
        if (item->key != NULL)
            parplan__json_key(w, item->key);
        write_value(w, item);
    }
    if (container)
        parplan__json_close(w, value->type == PARPLAN__JSON_OBJECT ? '}' : ']');
    else if (value->type == PARPLAN__JSON_STRING)
        parplan__json_string(w, value->text);
    else if (parplan__json_integer(value, &integer))
        parplan__json_int(w, integer);
    else if (value->type == PARPLAN__JSON_NULL)
        parplan__json_null(w);
    else
        parplan__json_bool(w, value->type == PARPLAN__JSON_TRUE);
}

static void check_rewritten(const char *json, const char *expected)
{
    const parplan__json *value = load_value(json);
    parplan__buffer buffer;
    parplan__json_writer w;
    parplan__buffer_init(&buffer, NULL);
    parplan__json_writer_init(&w, &buffer);
    write_value(&w, value);
    parplan__json_writer_dispose(&w);
    assert_false(buffer.failed);
    assert_string_equal(buffer.data, expected);
    parplan__buffer_dispose(&buffer);
}

static void what_fits_stands_on_one_line(void **unused)
{
    (void)unused;
    check_rewritten("{\"a\":1,\"b\":[true,null],\"c\":{}}",
                    "{ \"a\": 1, \"b\": [ true, null ], \"c\": {} }");
    check_rewritten("[]", "[]");
    check_rewritten("{}", "{}");
    check_rewritten("[[],[{}]]", "[ [], [ {} ] ]");
    check_rewritten("\"x\"", "\"x\"");
}

static void texts_are_escaped_and_utf8_is_kept(void **unused)
{
    (void)unused;
    check_rewritten("[\"a\\\"b\\\\c\\/d\"]", "[ \"a\\\"b\\\\c/d\" ]");
    check_rewritten("[\"\\b\\f\\n\\r\\t\\u0001\\u001F\\u007f\"]",
                    "[ \"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\" ]");
    check_rewritten("{\"đơn vị\":\"Quận → 𠀀\"}", "{ \"đơn vị\": \"Quận → 𠀀\" }");
}

#define X30 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define D30 "đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ"

static void a_line_of_100_characters_is_kept_and_one_of_101_is_opened(void **unused)
{
    (void)unused;
    check_rewritten("[\"" X30 X30 X30 "xxxx\"]", "[ \"" X30 X30 X30 "xxxx\" ]");
    check_rewritten("[\"" X30 X30 X30 "xxxxx\"]", "[\n  \"" X30 X30 X30 "xxxxx\"\n]");
    check_rewritten("[\"" D30 D30 D30 "đđđđ\"]", "[ \"" D30 D30 D30 "đđđđ\" ]");
    check_rewritten("[\"" D30 D30 D30 "đđđđđ\"]", "[\n  \"" D30 D30 D30 "đđđđđ\"\n]");
}

#define X86 X30 X30 "xxxxxxxxxxxxxxxxxxxxxxxxxx"

static void indent_key_and_comma_count_as_part_of_the_line(void **unused)
{
    (void)unused;
    /* `  "k": [ "…" ]` has 13 characters besides the text, a comma where more members follow. */
    check_rewritten("{\"k\":[\"" X86 "\"],\"z\":0}", "{\n  \"k\": [ \"" X86 "\" ],\n  \"z\": 0\n}");
    check_rewritten("{\"k\":[\"" X86 "x\"],\"z\":0}",
                    "{\n  \"k\": [\n    \"" X86 "x\"\n  ],\n  \"z\": 0\n}");
    check_rewritten("{\"k\":[\"" X86 "x\"]}", "{\n  \"k\": [ \"" X86 "x\" ]\n}");
    check_rewritten("{\"k\":[\"" X86 "xx\"]}", "{\n  \"k\": [\n    \"" X86 "xx\"\n  ]\n}");
}

static void inner_containers_are_opened_only_where_they_must(void **unused)
{
    (void)unused;
    check_rewritten("{\"a\":{\"b\":1},\"c\":[\"" X30 X30 "\",[\"" X30 "\"]],\"d\":{}}",
                    "{\n  \"a\": { \"b\": 1 },\n  \"c\": [\n    \"" X30 X30 "\",\n    [ \"" X30
                    "\" ]\n  ],\n  \"d\": {}\n}");
}

static void writing_again_gives_the_same_bytes(void **unused)
{
    (void)unused;
    const char *canonical =
        "{\n  \"a\": [ \"" X30 X30 "\", { \"b\": [ 1, 2 ] } ],\n  \"c\": \"" X30 "\"\n}";
    check_rewritten(canonical, canonical);
}

static void raw_tokens_and_missing_texts_are_written(void **unused)
{
    (void)unused;
    parplan__buffer buffer;
    parplan__json_writer w;
    parplan__buffer_init(&buffer, NULL);
    parplan__json_writer_init(&w, &buffer);
    parplan__json_open(&w, '[');
    parplan__json_raw(&w, "0.25");
    parplan__json_string(&w, NULL);
    parplan__json_int(&w, INT64_MIN);
    parplan__json_close(&w, ']');
    parplan__json_writer_dispose(&w);
    assert_string_equal(buffer.data, "[ 0.25, null, -9223372036854775808 ]");
    parplan__buffer_dispose(&buffer);
}

static void one_writer_writes_several_documents(void **unused)
{
    (void)unused;
    parplan__buffer buffer;
    parplan__json_writer w;
    parplan__buffer_init(&buffer, NULL);
    parplan__json_writer_init(&w, &buffer);
    for (int i = 0; i < 2; i++) {
        parplan__json_open(&w, '[');
        parplan__json_int(&w, i);
        parplan__json_close(&w, ']');
        parplan__buffer_char(&buffer, '\n');
    }
    parplan__json_writer_dispose(&w);
    assert_string_equal(buffer.data, "[ 0 ]\n[ 1 ]\n");
    parplan__buffer_dispose(&buffer);
}

/* Calls by letter: { } [ ] open and close, k a key, 1 a value. */
static bool fails(const char *calls)
{
    parplan__buffer buffer;
    parplan__json_writer w;
    parplan__buffer_init(&buffer, NULL);
    parplan__json_writer_init(&w, &buffer);
    for (; *calls != '\0'; calls++) {
        if (*calls == 'k')
            parplan__json_key(&w, "k");
        else if (*calls == '1')
            parplan__json_int(&w, 1);
        else if (*calls == '{' || *calls == '[' || *calls == '(')
            parplan__json_open(&w, *calls);
        else
            parplan__json_close(&w, *calls);
    }
    parplan__json_writer_dispose(&w);
    bool failed = buffer.failed;
    parplan__buffer_dispose(&buffer);
    return failed;
}

static void wrong_use_of_the_writer_fails(void **unused)
{
    (void)unused;
    static const char *const wrong[] = {"{1}",   "[k1]", "k", "{kk1}", "{k}",  "[}",
                                        "{k[}}", "]",    "[", "(]",    "{{}}", "{k1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (!fails(wrong[i]))
            fail_msg("%s", wrong[i]);
    }
    assert_false(fails("{k[11]k{k1}}"));
}

static void nesting_past_the_limit_of_the_writer_fails(void **unused)
{
    (void)unused;
    char calls[2 * PARPLAN__JSON_MAX_DEPTH + 3];
    memset(calls, '[', PARPLAN__JSON_MAX_DEPTH);
    memset(calls + PARPLAN__JSON_MAX_DEPTH, ']', PARPLAN__JSON_MAX_DEPTH);
    calls[2 * PARPLAN__JSON_MAX_DEPTH] = '\0';
    assert_false(fails(calls));
    memset(calls, '[', PARPLAN__JSON_MAX_DEPTH + 1);
    memset(calls + PARPLAN__JSON_MAX_DEPTH + 1, ']', PARPLAN__JSON_MAX_DEPTH + 1);
    calls[2 * PARPLAN__JSON_MAX_DEPTH + 2] = '\0';
    assert_true(fails(calls));
}

typedef struct limited {
    int left, live;
} limited;

static void *limited_resize(void *context, void *block, size_t size)
{
    limited *l = context;
    if (size == 0) {
        l->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (l->left-- <= 0)
        return NULL;
    l->live += block == NULL;
    return realloc(block, size);
}

static bool write_limited(int left)
{
    limited l = {left, 0};
    parplan_allocator allocator = {&l, limited_resize};
    parplan__buffer buffer;
    parplan__json_writer w;
    parplan__buffer_init(&buffer, &allocator);
    parplan__json_writer_init(&w, &buffer);
    parplan__json_open(&w, '[');
    for (int i = 0; i < 200; i++)
        parplan__json_string(&w, X30);
    parplan__json_close(&w, ']');
    parplan__json_writer_dispose(&w);
    bool failed = buffer.failed;
    parplan__buffer_dispose(&buffer);
    assert_int_equal(l.live, 0);
    return !failed;
}

static void a_writer_without_memory_fails_at_the_end_and_leaks_nothing(void **unused)
{
    (void)unused;
    int needed = 0;
    while (!write_limited(needed))
        needed++;
    assert_in_range(needed, 5, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_loads_with_or_without_byte_order_mark),
        cmocka_unit_test(an_empty_document_is_its_own_error),
        cmocka_unit_test(another_kind_of_file_is_told_by_its_start),
        cmocka_unit_test(a_document_cut_off_says_so_at_its_end),
        cmocka_unit_test(a_document_may_be_cut_anywhere),
        cmocka_unit_test(what_follows_the_end_is_refused),
        cmocka_unit_test(a_syntax_error_has_line_byte_column_and_excerpt),
        cmocka_unit_test(a_comma_before_a_closing_bracket_is_its_own_error),
        cmocka_unit_test(a_control_character_in_a_text_is_its_own_error),
        cmocka_unit_test(an_unknown_escape_is_its_own_error),
        cmocka_unit_test(a_key_given_twice_is_named),
        cmocka_unit_test(a_number_too_large_is_named),
        cmocka_unit_test(a_nul_is_refused_as_byte_and_as_escape),
        cmocka_unit_test(other_encodings_are_told),
        cmocka_unit_test(every_value_knows_its_line_and_column),
        cmocka_unit_test(escapes_give_the_characters_they_name),
        cmocka_unit_test(a_key_given_twice_is_found_among_many),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_document_of_100_megabytes_is_refused_unread),
        cmocka_unit_test(texts_and_integers_are_exact_numbers),
        cmocka_unit_test(reals_of_15_digits_are_exact_numbers),
        cmocka_unit_test(exponents_are_read_exactly),
        cmocka_unit_test(every_short_decimal_survives_as_a_real),
        cmocka_unit_test(reals_of_more_digits_are_refused),
        cmocka_unit_test(reals_past_64_bits_are_refused),
        cmocka_unit_test(a_text_in_json_has_a_point_as_its_mark),
        cmocka_unit_test(what_is_no_number_is_named),
        cmocka_unit_test(what_fits_stands_on_one_line),
        cmocka_unit_test(texts_are_escaped_and_utf8_is_kept),
        cmocka_unit_test(a_line_of_100_characters_is_kept_and_one_of_101_is_opened),
        cmocka_unit_test(indent_key_and_comma_count_as_part_of_the_line),
        cmocka_unit_test(inner_containers_are_opened_only_where_they_must),
        cmocka_unit_test(writing_again_gives_the_same_bytes),
        cmocka_unit_test(raw_tokens_and_missing_texts_are_written),
        cmocka_unit_test(one_writer_writes_several_documents),
        cmocka_unit_test(wrong_use_of_the_writer_fails),
        cmocka_unit_test(nesting_past_the_limit_of_the_writer_fails),
        cmocka_unit_test(a_writer_without_memory_fails_at_the_end_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
