/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The document is written on one line first, with the place of every value noted. When its
 * outermost bracket closes it is copied out, opening the containers whose line would be too long:
 * linear in its size.
 */
#include "io/json.h"

#include <string.h>

#include "base/message.h"

enum { LINE_COLUMNS = 100, INDENT = 2 };

/* A value: [value, end) of the one-line text; its key, if it has one, is [start, value). */
typedef struct parplan__json_node {
    size_t start, value, end;
    size_t next;     /* node behind it and all it holds */
    int64_t columns; /* characters from start to end */
} node;

void parplan__json_writer_init(parplan__json_writer *w, parplan__buffer *out)
{
    *w = (parplan__json_writer){.out = out};
    parplan__buffer_init(&w->compact, &out->allocator);
}

void parplan__json_writer_dispose(parplan__json_writer *w)
{
    if (w->depth > 0)
        w->out->failed = true;
    if (w->nodes != NULL)
        w->out->allocator.resize(w->out->allocator.context, w->nodes, 0);
    parplan__buffer_dispose(&w->compact);
    *w = (parplan__json_writer){.out = w->out};
}

static void put(parplan__json_writer *w, const char *bytes, size_t size)
{
    parplan__buffer_add(&w->compact, bytes, size);
    for (size_t i = 0; i < size; i++)
        w->columns += ((unsigned char)bytes[i] & 0xC0) != 0x80;
}

static void put_text(parplan__json_writer *w, const char *text)
{
    put(w, text, strlen(text));
}

static void put_escape(parplan__json_writer *w, unsigned char c)
{
    static const char hex[] = "0123456789abcdef", names[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    char escape[] = {'\\', 'u', '0', '0', hex[c >> 4 & 15], hex[c & 15]};
    for (const char *p = names; *p != '\0'; p += 2) {
        if ((unsigned char)*p == c) {
            escape[1] = p[1];
            put(w, escape, 2);
            return;
        }
    }
    put(w, escape, sizeof escape);
}

static void put_quoted(parplan__json_writer *w, const char *text)
{
    put(w, "\"", 1);
    const char *start = text;
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        put(w, start, (size_t)(text - start));
        put_escape(w, c);
        start = text + 1;
    }
    put(w, start, (size_t)(text - start));
    put(w, "\"", 1);
}

static bool in_object(const parplan__json_writer *w)
{
    return w->depth > 0 && w->compact.data[w->nodes[w->open[w->depth - 1]].value] == '{';
}

static bool usable(parplan__json_writer *w, bool right_use)
{
    if (!right_use || w->compact.failed)
        w->out->failed = true;
    return !w->out->failed;
}

/* What stands between an opening bracket, or the value before, and the next one. */
static void separate(parplan__json_writer *w)
{
    if (w->depth == 0)
        return;
    bool first = w->open[w->depth - 1] + 1 == w->count;
    put_text(w, first ? " " : ", ");
}

/* A new node at the end of the text; false when nothing can be written. */
static bool begin(parplan__json_writer *w)
{
    if (!usable(w, in_object(w) == w->keyed))
        return false;
    if (!parplan__grow(&w->out->allocator, &w->nodes, &w->capacity, w->count, sizeof *w->nodes))
        return usable(w, false);
    if (!w->keyed) {
        separate(w);
        w->key_start = w->compact.size;
        w->key_columns = w->columns;
    }
    w->keyed = false;
    w->nodes[w->count++] =
        (node){.start = w->key_start, .value = w->compact.size, .columns = -w->key_columns};
    return true;
}

/* Copy a value out, on one line if it fits there. */
static void lay_out(parplan__json_writer *w, size_t index, size_t indent, bool last)
{
    const node *n = &w->nodes[index];
    const char *text = w->compact.data;
    bool fits = (int64_t)indent + n->columns + !last <= LINE_COLUMNS;
    if (fits || n->next == index + 1) {
        parplan__buffer_add(w->out, text + n->start, n->end - n->start);
        return;
    }
    parplan__buffer_add(w->out, text + n->start, n->value - n->start + 1);
    for (size_t child = index + 1; child < n->next; child = w->nodes[child].next) {
        bool final = w->nodes[child].next == n->next;
        parplan__buffer_char(w->out, '\n');
        for (size_t i = 0; i < indent + INDENT; i++)
            parplan__buffer_char(w->out, ' ');
        lay_out(w, child, indent + INDENT, final);
        if (!final)
            parplan__buffer_char(w->out, ',');
    }
    parplan__buffer_char(w->out, '\n');
    for (size_t i = 0; i < indent; i++)
        parplan__buffer_char(w->out, ' ');
    parplan__buffer_char(w->out, text[n->end - 1]);
}

static void finish(parplan__json_writer *w, size_t index)
{
    node *n = &w->nodes[index];
    n->end = w->compact.size;
    n->next = w->count;
    n->columns += w->columns;
    if (w->depth > 0 || !usable(w, true))
        return;
    lay_out(w, 0, 0, true);
    w->compact.size = w->count = 0;
    w->columns = 0;
}

static void scalar(parplan__json_writer *w, const char *text)
{
    if (!begin(w))
        return;
    put_text(w, text);
    finish(w, w->count - 1);
}

void parplan__json_open(parplan__json_writer *w, char bracket)
{
    bool right_use = (bracket == '{' || bracket == '[') && w->depth < PARPLAN__JSON_MAX_DEPTH;
    if (!usable(w, right_use) || !begin(w))
        return;
    put(w, &bracket, 1);
    if (usable(w, true))
        w->open[w->depth++] = w->count - 1;
}

void parplan__json_close(parplan__json_writer *w, char bracket)
{
    bool right_use = w->depth > 0 && !w->keyed && bracket == (in_object(w) ? '}' : ']');
    if (!usable(w, right_use))
        return;
    size_t index = w->open[--w->depth];
    if (index + 1 < w->count)
        put(w, " ", 1);
    put(w, &bracket, 1);
    finish(w, index);
}

void parplan__json_key(parplan__json_writer *w, const char *key)
{
    if (!usable(w, in_object(w) && !w->keyed))
        return;
    separate(w);
    w->key_start = w->compact.size;
    w->key_columns = w->columns;
    put_quoted(w, key);
    put_text(w, ": ");
    w->keyed = true;
}

void parplan__json_string(parplan__json_writer *w, const char *text)
{
    if (text == NULL) {
        parplan__json_null(w);
        return;
    }
    if (!begin(w))
        return;
    put_quoted(w, text);
    finish(w, w->count - 1);
}

void parplan__json_int(parplan__json_writer *w, int64_t value)
{
    scalar(w, PARPLAN__INT(value));
}

void parplan__json_bool(parplan__json_writer *w, bool value)
{
    scalar(w, value ? "true" : "false");
}

void parplan__json_null(parplan__json_writer *w)
{
    scalar(w, "null");
}

void parplan__json_raw(parplan__json_writer *w, const char *text)
{
    scalar(w, text);
}
