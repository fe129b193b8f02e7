/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Case files: rules of law as people can read them (tests/cases/README.md).
 *
 * A case is `why:`, `given:`, `when:`, `expect:` in this order, one phrase per line, with a blank line or the end of
 * the file after it; lines that start with # are comments. Anything else is malformed and fails.
 */
#ifndef PARPLAN_TESTS_TIME_CASE_FILE_H
#define PARPLAN_TESTS_TIME_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { CASE_LINES = 24 };

typedef struct case_line {
    const char *text; /* ended by NUL */
    int number;       /* in the file, from 1 */
} case_line;

typedef struct case_lines {
    case_line at[CASE_LINES];
    size_t count;
} case_lines;

typedef struct case_entry {
    case_lines why, given, when, expect;
    int number; /* of its first line */
} case_entry;

typedef struct case_file {
    char *at; /* the rest of the text, which is cut into lines in place */
    int number;
    const char *wrong; /* what is malformed at line `number`, or NULL */
} case_file;

static inline bool case_fail(case_file *file, const char *what)
{
    file->wrong = what;
    return false;
}

/* The next line without its end, or NULL. */
static inline char *case_next_line(case_file *file)
{
    if (*file->at == '\0')
        return NULL;
    char *line = file->at;
    char *end = strchr(line, '\n');
    file->number++;
    if (end == NULL) {
        case_fail(file, "the last line lacks its newline");
        return NULL;
    }
    *end = '\0';
    file->at = end + 1;
    return line;
}

/* Which of the four a line belongs to, or -1; *phrase is what follows `word: `. */
static inline int case_key(char *line, const char **phrase)
{
    static const char *const keys[] = {"why: ", "given: ", "when: ", "expect: "};
    for (int i = 0; i < 4; i++) {
        size_t length = strlen(keys[i]);
        if (strncmp(line, keys[i], length) == 0) {
            *phrase = line + length;
            return i;
        }
    }
    return -1;
}

static inline bool case_is_clean(const char *phrase)
{
    size_t length = strlen(phrase);
    return length > 0 && phrase[0] != ' ' && phrase[length - 1] != ' ' &&
           strchr(phrase, '\t') == NULL && strchr(phrase, '\r') == NULL;
}

static inline bool case_add(case_file *file, case_entry *entry, int key, const char *phrase)
{
    case_lines *const parts[] = {&entry->why, &entry->given, &entry->when, &entry->expect};
    for (int i = key + 1; i < 4; i++) {
        if (parts[i]->count > 0)
            return case_fail(file, "why, given, when and expect come in this order");
    }
    if (!case_is_clean(phrase))
        return case_fail(file, "blanks around the phrase, or nothing in it");
    if (parts[key]->count == CASE_LINES)
        return case_fail(file, "too many lines of one kind");
    parts[key]->at[parts[key]->count++] = (case_line){phrase, file->number};
    if (entry->number == 0)
        entry->number = file->number;
    return true;
}

static inline bool case_is_whole(case_file *file, const case_entry *entry)
{
    if (entry->why.count == 0)
        return case_fail(file, "the case says no why");
    if (entry->when.count == 0)
        return case_fail(file, "the case says no when");
    return entry->expect.count > 0 || case_fail(file, "the case expects nothing");
}

/* The next case; false at the end of the file and where it is malformed (file->wrong). */
static inline bool case_next(case_file *file, case_entry *entry)
{
    memset(entry, 0, sizeof *entry);
    char *line;
    while ((line = case_next_line(file)) != NULL) {
        const char *phrase;
        if (line[0] == '#')
            continue;
        if (line[0] == '\0' && entry->number == 0)
            continue;
        if (line[0] == '\0')
            return case_is_whole(file, entry);
        int key = case_key(line, &phrase);
        if (key < 0)
            return case_fail(file,
                             "a line starts with why, given, when or expect, a colon and a blank");
        if (!case_add(file, entry, key, phrase))
            return false;
    }
    return file->wrong == NULL && entry->number != 0 && case_is_whole(file, entry);
}

#endif
