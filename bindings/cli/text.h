/* SPDX-License-Identifier: Apache-2.0 */
/* Text that grows, and is written at once. */
#ifndef PARPLAN_CLI_TEXT_H
#define PARPLAN_CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Without memory it ignores what is added and remembers that it did. */
typedef struct text {
    char *data; /* ended by NUL; NULL while empty */
    size_t size, capacity;
    bool failed;
} text;

/* Arguments of a template, ended by NULL. */
#define ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
/* A number as an argument; lives until the enclosing block ends. */
#define NUMBER(value) (number_text((int64_t)(value), (char[24]){0}))
const char *number_text(int64_t value, char *buffer);

void text_free(text *t);
void text_add(text *t, const char *bytes, size_t size);
void text_put(text *t, const char *s);
void text_char(text *t, char c);
/* {0} {1} … of the template are replaced. */
void text_say(text *t, const char *template, const char *const *args);
/* Columns a terminal needs, near enough for padding: combining marks take none. */
size_t text_columns(const char *s);
/* The text, and blanks up to a number of columns. */
void text_pad(text *t, const char *s, size_t columns);
/* The words of a text in lines of at most 100 columns, where the cursor stands at `indent`; a new line goes on there. */
void text_wrap(text *t, const char *s, size_t indent);
/* Write all of it, in one call; false where that fails, errno says why. The text is empty afterwards. */
bool text_write(text *t, FILE *file);

/* A JSON string, quotes included. */
void text_json(text *t, const char *s);

#endif
