/* SPDX-License-Identifier: Apache-2.0 */
#include "io/json.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "io/input.h"

enum { SHOWN_BYTES = 24, DEEPEST = 200, FEW_KEYS = 16 };

typedef struct parser {
    const char *start, *at, *end;
    const char *line_start;
    int64_t line;
    int depth;
    parplan__arena *arena;
    parplan_error *err;
    parplan_status status; /* of the first failure, which ends the reading */
} parser;

/* ---- failing ---- */

/* The end of the document up to a place, as an argument of a message; whole characters, no control characters. */
static void excerpt(const parser *p, const char *end, char *shown)
{
    const char *start = end;
    while (start > p->start && end - start < SHOWN_BYTES && (unsigned char)start[-1] >= 0x20)
        start--;
    while (start < end && ((unsigned char)*start & 0xC0) == 0x80)
        start++;
    memcpy(shown, start, (size_t)(end - start));
    shown[end - start] = '\0';
}

/* One past the character that starts at a place. */
static const char *past_character(const parser *p, const char *at)
{
    if (at < p->end)
        at++;
    while (at < p->end && ((unsigned char)*at & 0xC0) == 0x80)
        at++;
    return at;
}

/* Say where the failure just reported lies. */
static bool located(parser *p, const char *at)
{
    int64_t line, column;
    parplan__input_place(p->start, (size_t)(at - p->start), &line, &column);
    parplan__locate(p->err, "", line, column);
    return false;
}

static bool fail_with(parser *p, parplan__message id, const char *at, const char *arg)
{
    p->status = parplan__fail(p->err, id, PARPLAN__ARGS(arg));
    return located(p, at);
}

/* The one character at a place is what is wrong. */
static bool fail_character(parser *p, parplan__message id, const char *at)
{
    char shown[8] = "";
    memcpy(shown, at, (size_t)(past_character(p, at) - at));
    return fail_with(p, id, at, shown);
}

/* An escape: the message shows it up to the letter behind its backslash. */
static bool fail_escape(parser *p, parplan__message id, const char *slash)
{
    char shown[SHOWN_BYTES + 1];
    excerpt(p, past_character(p, slash + 1), shown);
    return fail_with(p, id, slash, shown);
}

static bool fail(parser *p, parplan__message id, const char *at)
{
    char shown[SHOWN_BYTES + 1];
    excerpt(p, past_character(p, at), shown);
    return fail_with(p, id, at, shown);
}

/* Something else should stand here, or anything at all. */
static bool fail_syntax(parser *p)
{
    return p->at == p->end ? fail_with(p, PP_JSON_CUT, p->end, "") : fail(p, PP_JSON_SYNTAX, p->at);
}

static bool no_memory(parser *p)
{
    p->status = parplan__fail(p->err, PP_MEMORY, NULL);
    return false;
}

/* ---- tokens ---- */

static void skip_blanks(parser *p)
{
    for (; p->at < p->end; p->at++) {
        char c = *p->at;
        if (c == '\n' || (c == '\r' && (p->at + 1 == p->end || p->at[1] != '\n'))) {
            p->line++;
            p->line_start = p->at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

static bool take(parser *p, char c)
{
    if (p->at == p->end || *p->at != c)
        return false;
    p->at++;
    return true;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits after \u; -1 where there are others. */
static int32_t take_hex(const char *at, const char *end)
{
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = at + i < end ? hex_value(at[i]) : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static char *put_utf8(char *out, int32_t point)
{
    if (point < 0x80) {
        *out++ = (char)point;
    } else if (point < 0x800) {
        *out++ = (char)(0xC0 | point >> 6);
        *out++ = (char)(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        *out++ = (char)(0xE0 | point >> 12);
        *out++ = (char)(0x80 | (point >> 6 & 0x3F));
        *out++ = (char)(0x80 | (point & 0x3F));
    } else {
        *out++ = (char)(0xF0 | point >> 18);
        *out++ = (char)(0x80 | (point >> 12 & 0x3F));
        *out++ = (char)(0x80 | (point >> 6 & 0x3F));
        *out++ = (char)(0x80 | (point & 0x3F));
    }
    return out;
}

/* \uXXXX, or two of them that are the halves of one character; *at stands behind the `u`. */
static bool unescape_unicode(parser *p, const char **at, const char *end, char **out)
{
    const char *escape = *at - 2;
    int32_t point = take_hex(*at, end);
    if (point < 0)
        return fail_escape(p, PP_JSON_ESCAPE, escape);
    *at += 4;
    if (point >= 0xD800 && point <= 0xDBFF) {
        int32_t low =
            end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u' ? take_hex(*at + 2, end) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_escape(p, PP_JSON_ESCAPE, escape);
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        *at += 6;
    }
    if (point >= 0xDC00 && point <= 0xDFFF)
        return fail_escape(p, PP_JSON_ESCAPE, escape);
    if (point == 0)
        return fail_escape(p, PP_JSON_NUL, escape);
    *out = put_utf8(*out, point);
    return true;
}

/* No escape grows: \uXXXX gives at most three bytes, two of them four. */
static bool unescape(parser *p, const char *at, const char *end, char *out, size_t *size)
{
    static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char *start = out;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((slash != NULL ? slash : end) - at);
        memcpy(out, at, plain);
        out += plain;
        if (slash == NULL)
            break;
        at = slash + 2;
        const char *meaning = strchr(escapes, slash[1]);
        if (slash[1] == 'u') {
            if (!unescape_unicode(p, &at, end, &out))
                return false;
        } else if (meaning != NULL && *meaning != '\0') {
            *out++ = meanings[meaning - escapes];
        } else {
            return fail_escape(p, PP_JSON_ESCAPE, slash);
        }
    }
    *out = '\0';
    *size = (size_t)(out - start);
    return true;
}

/* The bytes between quotes; the place stands behind the opening one. */
static bool take_string(parser *p, const char **text, size_t *size)
{
    const char *start = p->at;
    bool escaped = false;
    while (p->at < p->end && *p->at != '"') {
        if ((unsigned char)*p->at < 0x20)
            return fail(p, PP_JSON_CONTROL, p->at);
        if (*p->at == '\\') {
            escaped = true;
            p->at++;
        }
        p->at++;
    }
    if (p->at >= p->end) {
        p->at = p->end;
        return fail_syntax(p);
    }
    *size = (size_t)(p->at - start);
    char *copy = parplan__arena_copy(p->arena, start, *size);
    if (copy == NULL)
        return no_memory(p);
    *text = copy;
    p->at++;
    return !escaped || unescape(p, start, start + *size, copy, size);
}

static size_t take_digits(parser *p)
{
    const char *start = p->at;
    while (p->at < p->end && *p->at >= '0' && *p->at <= '9')
        p->at++;
    return (size_t)(p->at - start);
}

static bool take_number(parser *p, parplan__json *value)
{
    const char *start = p->at;
    bool whole = true;
    (void)take(p, '-');
    const char *first = p->at;
    size_t digits = take_digits(p);
    if (digits > 1 && *first == '0')
        return fail(p, PP_JSON_SYNTAX, first);
    if (digits == 0)
        return fail_syntax(p);
    if (take(p, '.')) {
        whole = false;
        if (take_digits(p) == 0)
            return fail_syntax(p);
    }
    if (take(p, 'e') || take(p, 'E')) {
        whole = false;
        if (!take(p, '+'))
            (void)take(p, '-');
        if (take_digits(p) == 0)
            return fail_syntax(p);
    }
    value->type = PARPLAN__JSON_NUMBER;
    value->size = (size_t)(p->at - start);
    value->text = parplan__arena_copy(p->arena, start, value->size);
    int64_t integer;
    if (value->text == NULL)
        return no_memory(p);
    if (whole && !parplan__json_integer(value, &integer)) {
        p->status =
            parplan__fail_bytes(p->err, PP_JSON_NUMBER_SIZE, value->text, value->size, NULL);
        return located(p, start);
    }
    return true;
}

static bool take_word(parser *p, const char *word, parplan__json_type type, parplan__json *value)
{
    const char *start = p->at;
    while (p->at < p->end && *word != '\0' && *p->at == *word) {
        p->at++;
        word++;
    }
    value->type = type;
    return *word == '\0' || (p->at == p->end ? fail_syntax(p) : fail(p, PP_JSON_SYNTAX, start));
}

/* ---- values ---- */

static bool take_value(parser *p, parplan__json *value);

static bool key_twice(parser *p, const parplan__json *member)
{
    p->status = parplan__fail(p->err, PP_JSON_KEY_TWICE, PARPLAN__ARGS(member->key));
    parplan__locate(p->err, "", member->line, member->column);
    return false;
}

/* Few keys are compared with one another; many, as nobody writes by hand, are looked up. */
static bool check_keys(parser *p, const parplan__json *object)
{
    parplan__map map = {NULL, 0};
    size_t position = 0;
    if (object->count > FEW_KEYS && !parplan__map_init(&map, p->arena, object->count))
        return no_memory(p);
    for (const parplan__json *member = object->first; member != NULL;
         member = member->next, position++) {
        if (object->count > FEW_KEYS) {
            if (!parplan__map_add(&map, member->key, position))
                return key_twice(p, member);
            continue;
        }
        for (const parplan__json *before = object->first; before != member; before = before->next) {
            if (strcmp(before->key, member->key) == 0)
                return key_twice(p, member);
        }
    }
    return true;
}

/* What follows a comma or an opening bracket; a closing one there means a comma too many. */
static bool check_item(parser *p, char close, const char *comma)
{
    skip_blanks(p);
    if (comma != NULL && p->at < p->end && *p->at == close)
        return fail(p, PP_JSON_COMMA, comma);
    return true;
}

static bool take_key(parser *p, parplan__json *member)
{
    size_t size;
    if (!take(p, '"'))
        return fail_syntax(p);
    if (!take_string(p, &member->key, &size))
        return false;
    skip_blanks(p);
    return take(p, ':') || fail_syntax(p);
}

/* Elements or members up to the closing bracket; the place stands behind the opening one. */
static bool take_items(parser *p, parplan__json *value, char close)
{
    const parplan__json **link = &value->first;
    const char *comma = NULL;
    skip_blanks(p);
    if (take(p, close))
        return true;
    do {
        if (!check_item(p, close, comma))
            return false;
        parplan__json *item = parplan__arena_alloc(p->arena, sizeof *item);
        if (item == NULL)
            return no_memory(p);
        item->line = (int32_t)p->line;
        item->column = (int32_t)(p->at - p->line_start + 1);
        if (close == '}' && !take_key(p, item))
            return false;
        if (!take_value(p, item))
            return false;
        *link = item;
        link = (const parplan__json **)&item->next;
        value->count++;
        skip_blanks(p);
        comma = p->at;
    } while (take(p, ','));
    return take(p, close) || fail_syntax(p);
}

static bool take_container(parser *p, parplan__json *value, parplan__json_type type, char close)
{
    if (++p->depth > DEEPEST)
        return fail(p, PP_JSON_DEPTH, p->at);
    p->at++;
    value->type = type;
    if (!take_items(p, value, close))
        return false;
    p->depth--;
    return type != PARPLAN__JSON_OBJECT || check_keys(p, value);
}

static bool take_value(parser *p, parplan__json *value)
{
    skip_blanks(p);
    switch (p->at < p->end ? *p->at : '\0') {
    case '{':
        return take_container(p, value, PARPLAN__JSON_OBJECT, '}');
    case '[':
        return take_container(p, value, PARPLAN__JSON_ARRAY, ']');
    case '"':
        p->at++;
        value->type = PARPLAN__JSON_STRING;
        return take_string(p, &value->text, &value->size);
    case 't':
        return take_word(p, "true", PARPLAN__JSON_TRUE, value);
    case 'f':
        return take_word(p, "false", PARPLAN__JSON_FALSE, value);
    case 'n':
        return take_word(p, "null", PARPLAN__JSON_NULL, value);
    default:
        if (p->at < p->end && (*p->at == '-' || (*p->at >= '0' && *p->at <= '9')))
            return take_number(p, value);
        return fail_syntax(p);
    }
}

/* Emptiness and wrong kinds of file deserve better than a syntax error. */
static bool check_start(parser *p)
{
    skip_blanks(p);
    if (p->at == p->end) {
        p->status = parplan__fail(p->err, PP_JSON_EMPTY, NULL);
        return false;
    }
    if (*p->at == '{' || *p->at == '[')
        return true;
    return fail_character(p, PP_JSON_START, p->at);
}

static bool take_document(parser *p, parplan__json *root)
{
    if (!check_start(p))
        return false;
    root->line = (int32_t)p->line;
    root->column = (int32_t)(p->at - p->line_start + 1);
    if (!take_value(p, root))
        return false;
    skip_blanks(p);
    return p->at == p->end || fail_character(p, PP_JSON_AFTER_END, p->at);
}

parplan_status parplan__json_load(parplan__arena *arena, const char *bytes, size_t size,
                                  const parplan__json **out, parplan_error *err)
{
    if (size > PARPLAN__JSON_MAX_SIZE)
        return parplan__fail(
            err, PP_JSON_SIZE,
            PARPLAN__ARGS(PARPLAN__INT((int64_t)size), PARPLAN__INT(PARPLAN__JSON_MAX_SIZE >> 20)));
    parplan_status status = parplan__input_open(&bytes, &size, err);
    if (status != PARPLAN_OK)
        return status;
    parser p = {bytes, bytes, bytes + size, bytes, 1, 0, arena, err, PARPLAN_OK};
    parplan__json *root = parplan__arena_alloc(arena, sizeof *root);
    if (root == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    if (!take_document(&p, root))
        return p.status;
    *out = root;
    return PARPLAN_OK;
}

const parplan__json *parplan__json_get_after(const parplan__json *object,
                                             const parplan__json *before, const char *key)
{
    if (object == NULL || object->type != PARPLAN__JSON_OBJECT)
        return NULL;
    const parplan__json *start =
        before != NULL && before->next != NULL ? before->next : object->first;
    for (const parplan__json *member = start; member != NULL; member = member->next) {
        if (strcmp(member->key, key) == 0)
            return member;
    }
    for (const parplan__json *member = object->first; member != start; member = member->next) {
        if (strcmp(member->key, key) == 0)
            return member;
    }
    return NULL;
}

const parplan__json *parplan__json_get(const parplan__json *object, const char *key)
{
    return parplan__json_get_after(object, NULL, key);
}

const char *parplan__json_type_name(const parplan__json *value)
{
    static const char *const names[] = {
        [PARPLAN__JSON_NULL] = "null",     [PARPLAN__JSON_FALSE] = "boolean",
        [PARPLAN__JSON_TRUE] = "boolean",  [PARPLAN__JSON_NUMBER] = "number",
        [PARPLAN__JSON_STRING] = "string", [PARPLAN__JSON_ARRAY] = "array",
        [PARPLAN__JSON_OBJECT] = "object"};
    return names[value->type];
}
