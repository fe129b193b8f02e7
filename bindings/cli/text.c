/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *number_text(int64_t value, char *buffer)
{
    snprintf(buffer, 24, "%lld", (long long)value);
    return buffer;
}

void text_free(text *t)
{
    free(t->data);
    *t = (text){0};
}

void text_add(text *t, const char *bytes, size_t size)
{
    if (t->failed || size == 0)
        return;
    size_t needed = t->size + size + 1;
    if (needed > t->capacity) {
        size_t capacity = needed < 1024 ? 1024 : needed + needed / 2;
        char *data = realloc(t->data, capacity);
        if (data == NULL) {
            t->failed = true;
            return;
        }
        t->data = data;
        t->capacity = capacity;
    }
    memcpy(t->data + t->size, bytes, size);
    t->size += size;
    t->data[t->size] = '\0';
}

void text_put(text *t, const char *s)
{
    text_add(t, s, strlen(s));
}

void text_char(text *t, char c)
{
    text_add(t, &c, 1);
}

void text_say(text *t, const char *template, const char *const *args)
{
    while (*template != '\0') {
        if (template[0] == '{' && template[1] >= '0' && template[1] <= '9' && template[2] == '}') {
            text_put(t, args[template[1] - '0']);
            template += 3;
            continue;
        }
        const char *next = strchr(template + 1, '{');
        size_t length = next != NULL ? (size_t)(next - template) : strlen(template);
        text_add(t, template, length);
        template += length;
    }
}

/* The library gives all text in NFC, so marks that combine are rare; they are U+0300 to U+036F. */
size_t text_columns(const char *s)
{
    size_t columns = 0;
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s, next = (unsigned char)s[1];
        bool continues = (c & 0xC0) == 0x80;
        bool combines = c == 0xCC || (c == 0xCD && next < 0xB0);
        columns += !continues && !combines;
    }
    return columns;
}

void text_pad(text *t, const char *s, size_t columns)
{
    text_put(t, s);
    for (size_t i = text_columns(s); i < columns; i++)
        text_char(t, ' ');
}

static size_t columns_of(const char *s, size_t size)
{
    char word[256];
    if (size >= sizeof word)
        return size;
    memcpy(word, s, size);
    word[size] = '\0';
    return text_columns(word);
}

void text_wrap(text *t, const char *s, size_t indent)
{
    enum { LINE = 100 };
    size_t column = indent;
    while (*s != '\0') {
        size_t size = strcspn(s, " "), width = columns_of(s, size);
        if (column > indent && column + 1 + width > LINE) {
            text_char(t, '\n');
            text_pad(t, "", indent);
            column = indent;
        } else if (column > indent) {
            text_char(t, ' ');
            column++;
        }
        text_add(t, s, size);
        column += width;
        s += size + (s[size] == ' ');
    }
}

bool text_write(text *t, FILE *file)
{
    bool written = !t->failed;
    if (!written)
        errno = ENOMEM;
    else if (t->size > 0)
        written = fwrite(t->data, 1, t->size, file) == t->size;
    int cause = errno;
    text_free(t);
    if (written)
        return fflush(file) == 0;
    errno = cause;
    return false;
}

void text_json(text *t, const char *s)
{
    text_char(t, '"');
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\') {
            text_char(t, '\\');
            text_char(t, *s);
        } else if (c < 0x20) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", c);
            text_put(t, escape);
        } else {
            text_char(t, *s);
        }
    }
    text_char(t, '"');
}
