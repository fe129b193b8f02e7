/* SPDX-License-Identifier: Apache-2.0 */
#include "io/json.h"

#include <string.h>

#include "base/message.h"
#include "io/input.h"

enum { SHOWN_BYTES = 24 };

/* An excerpt of the document that ends at a place, as an argument of a message. */
typedef struct excerpt {
    char text[SHOWN_BYTES + 1];
} excerpt;

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static excerpt excerpt_before(const char *bytes, size_t end)
{
    excerpt shown = {""};
    size_t start = end;
    while (start > 0 && end - start < SHOWN_BYTES && (unsigned char)bytes[start - 1] >= 0x20)
        start--;
    while (start < end && is_continuation(bytes[start]))
        start++;
    memcpy(shown.text, bytes + start, end - start);
    return shown;
}

static excerpt character_at(const char *bytes, size_t size, size_t at)
{
    excerpt shown = {""};
    size_t end = at < size ? at + 1 : size;
    while (end < size && is_continuation(bytes[end]))
        end++;
    memcpy(shown.text, bytes + at, end - at);
    return shown;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A comma that only blanks part from the closing bracket at `at`. */
static bool comma_before_bracket(const char *bytes, size_t at)
{
    if (bytes[at] != '}' && bytes[at] != ']')
        return false;
    while (at > 0 && is_blank(bytes[at - 1]))
        at--;
    return at > 0 && bytes[at - 1] == ',';
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* jansson has one code for all of these; its texts have not changed since 2.0. */
static parplan__message syntax_message(const json_error_t *error, const char *bytes, size_t at)
{
    if (starts_with(error->text, "control character") ||
        starts_with(error->text, "unexpected newline"))
        return PP_JSON_CONTROL;
    if (starts_with(error->text, "invalid escape") || starts_with(error->text, "invalid Unicode"))
        return PP_JSON_ESCAPE;
    return comma_before_bracket(bytes, at) ? PP_JSON_COMMA : PP_JSON_SYNTAX;
}

static parplan__message message_of(const json_error_t *error, const char *bytes, size_t at)
{
    switch (json_error_code(error)) {
    case json_error_out_of_memory:
        return PP_MEMORY;
    case json_error_stack_overflow:
        return PP_JSON_DEPTH;
    case json_error_premature_end_of_input:
        return PP_JSON_CUT;
    case json_error_end_of_input_expected:
        return PP_JSON_AFTER_END;
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return PP_JSON_NUL;
    case json_error_duplicate_key:
        return PP_JSON_KEY_TWICE;
    case json_error_numeric_overflow:
        return PP_JSON_NUMBER_SIZE;
    default:
        return syntax_message(error, bytes, at);
    }
}

/* The token that ends at `end`: a key without its quotes, or a number. */
static excerpt token_before(const char *bytes, size_t end)
{
    bool quoted = end > 0 && bytes[end - 1] == '"';
    size_t start = end = end - quoted;
    while (start > 0 && (quoted ? bytes[start - 1] != '"' || (start > 1 && bytes[start - 2] == '\\')
                                : strchr("0123456789+-.eE", bytes[start - 1]) != NULL))
        start--;
    return excerpt_before(bytes + start, end - start);
}

static parplan_status syntax_failed(const json_error_t *error, const char *bytes, size_t size,
                                    parplan_error *err)
{
    /* jansson has read up to here, the last byte of the offending token included. */
    size_t end = error->position > 0 ? (size_t)error->position : 0;
    if (end > size)
        end = size;
    while (end < size && is_continuation(bytes[end]))
        end++;
    size_t at = end > 0 ? end - 1 : 0;
    while (at > 0 && is_continuation(bytes[at]))
        at--;
    parplan__message id = message_of(error, bytes, at);
    if (id == PP_JSON_CUT)
        at = size;
    excerpt shown = id == PP_JSON_KEY_TWICE || id == PP_JSON_NUMBER_SIZE
                        ? token_before(bytes, end)
                        : excerpt_before(bytes, end);
    parplan_status status = parplan__fail(err, id, PARPLAN__ARGS(shown.text));
    int64_t line, column;
    parplan__input_place(bytes, at, &line, &column);
    parplan__locate(err, "", line, column);
    return status;
}

/* Emptiness and wrong kinds of file deserve better than a syntax error. */
static parplan_status check_start(const char *bytes, size_t size, parplan_error *err)
{
    size_t at = 0;
    while (at < size && is_blank(bytes[at]))
        at++;
    if (at == size)
        return parplan__fail(err, PP_JSON_EMPTY, NULL);
    if (bytes[at] == '{' || bytes[at] == '[')
        return PARPLAN_OK;
    int64_t line, column;
    parplan__input_place(bytes, at, &line, &column);
    parplan_status status =
        parplan__fail(err, PP_JSON_START, PARPLAN__ARGS(character_at(bytes, size, at).text));
    parplan__locate(err, "", line, column);
    return status;
}

parplan_status parplan__json_load(const char *bytes, size_t size, json_t **out, parplan_error *err)
{
    if (size > PARPLAN__JSON_MAX_SIZE)
        return parplan__fail(
            err, PP_JSON_SIZE,
            PARPLAN__ARGS(PARPLAN__INT((int64_t)size), PARPLAN__INT(PARPLAN__JSON_MAX_SIZE >> 20)));
    parplan_status status = parplan__input_open(&bytes, &size, err);
    if (status == PARPLAN_OK)
        status = check_start(bytes, size, err);
    if (status != PARPLAN_OK)
        return status;
    json_error_t error;
    json_t *root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        return syntax_failed(&error, bytes, size, err);
    *out = root;
    return PARPLAN_OK;
}

/* What stands where a number should, in a notation that needs no translation. */
static const char *kind_of(const json_t *value)
{
    if (json_is_object(value))
        return "{…}";
    if (json_is_array(value))
        return "[…]";
    if (json_is_boolean(value))
        return json_is_true(value) ? "true" : "false";
    return "null";
}

/* The digits of a printed real; its mark stands before digit `point`, which may lie outside. */
typedef struct real_digits {
    bool negative;
    char digits[24];
    int count;
    int point;
} real_digits;

static real_digits take_real(const char *text)
{
    real_digits real = {.negative = *text == '-', .point = -1};
    const char *p = text + real.negative;
    for (; *p != '\0' && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.')
            real.point = real.count;
        else if (real.count < (int)sizeof real.digits)
            real.digits[real.count++] = *p;
    }
    if (real.point < 0)
        real.point = real.count;
    if (*p == '\0')
        return real;
    bool down = *++p == '-';
    int exponent = 0;
    for (p += down || *p == '+'; *p >= '0' && *p <= '9'; p++)
        exponent = exponent * 10 + (*p - '0'); /* at most 3 digits */
    real.point += down ? -exponent : exponent;
    return real;
}

/* "1.5e-4" → "0.00015": the exact parser knows no exponents. */
static parplan_status parse_real(const char *text, parplan_ratio *out, parplan_error *err)
{
    enum { FARTHEST = 80 }; /* past this no ratio of 64 bits has its first or last digit */
    real_digits real = take_real(text);
    if (real.point > FARTHEST || real.point < -FARTHEST)
        return parplan__fail(err, PP_NUMBER_RANGE, PARPLAN__ARGS(text));
    char plain[2 * FARTHEST + sizeof real.digits];
    size_t n = 0;
    if (real.negative)
        plain[n++] = '-';
    if (real.point <= 0)
        plain[n++] = '0';
    for (int i = real.point < 0 ? real.point : 0; i < real.count || i < real.point; i++) {
        if (i == real.point)
            plain[n++] = '.';
        plain[n++] = i >= 0 && i < real.count ? real.digits[i] : '0';
    }
    return parplan_ratio_parse(plain, n, PARPLAN_MARK_POINT, out, err);
}

/* Every literal of at most 15 significant digits survives the way to a double and back (N2). */
static parplan_status real_ratio(const json_t *value, parplan_ratio *out, parplan_error *err)
{
    char text[64] = "";
    size_t size =
        json_dumpb(value, text, sizeof text - 1, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    json_t *back = json_loadb(text, size, JSON_DECODE_ANY, NULL);
    if (back == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    bool exact = json_real_value(back) == json_real_value(value);
    json_decref(back);
    if (!exact)
        return parplan__fail(err, PP_JSON_NUMBER_DIGITS, NULL);
    return parse_real(text, out, err);
}

parplan_status parplan__json_number_ratio(const json_t *value, parplan_ratio *out,
                                          parplan_error *err)
{
    if (json_is_string(value))
        return parplan_ratio_parse(json_string_value(value), json_string_length(value),
                                   PARPLAN_MARK_POINT, out, err);
    if (json_is_integer(value))
        return parplan_ratio_make(json_integer_value(value), 1, out, err);
    if (json_is_real(value))
        return real_ratio(value, out, err);
    return parplan__fail(err, PP_JSON_NUMBER_TYPE, PARPLAN__ARGS(kind_of(value)));
}
