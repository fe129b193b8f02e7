/* SPDX-License-Identifier: Apache-2.0 */
#include "io/csv.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/message.h"
#include "base/text.h"
#include "io/input.h"

#define EVERY(byte) (UINT64_C(0x0101010101010101) * (byte))

/*
 * Where delimiters and line ends are: a bit, the highest of its byte, for each of them among the
 * eight bytes from `base`. Control characters that end nothing may be among them.
 */
typedef struct scan {
    const char *base, *end;
    uint64_t delimiters; /* the delimiter in every byte */
    uint64_t found;
} scan;

/* The byte at the lowest address is the lowest of the word, on any machine. */
static inline uint64_t load(const char *p, const char *end)
{
    uint64_t word = 0;
    if (end - p >= 8)
        memcpy(&word, p, 8);
    else
        memcpy(&word, p, (size_t)(end - p));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Past the end the word is 0, which counts as a control character: every scan finds the end. */
static inline uint64_t find(uint64_t word, uint64_t delimiters)
{
    uint64_t low = EVERY(0x7F), differs = word ^ delimiters;
    uint64_t is_delimiter = ~(((differs & low) + low) | differs);
    uint64_t is_control = ~(((word & low) + EVERY(0x70)) | word); /* below 0x10 */
    return (is_delimiter | is_control) & EVERY(0x80);
}

static inline unsigned lowest_byte(uint64_t found)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(found) / 8;
#else
    unsigned byte = 0;
    for (; (found & 0xFF) == 0; found >>= 8)
        byte++;
    return byte;
#endif
}

static inline void scan_from(scan *s, const char *p)
{
    s->base = p;
    s->found = find(load(p, s->end), s->delimiters);
}

/* The next byte that may end a field, taken off the scan; the end of the input at the latest. */
static inline const char *scan_next(scan *s)
{
    while (s->found == 0)
        scan_from(s, s->base + 8);
    const char *p = s->base + lowest_byte(s->found);
    s->found &= s->found - 1;
    return p < s->end ? p : s->end;
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static parplan_status fail_at(parplan__csv *csv, const char *p, parplan__message id,
                              const char *const *args, parplan_error *err)
{
    int64_t line, column;
    parplan__input_place(csv->record, (size_t)(p - csv->record), &line, &column);
    parplan_status status = parplan__fail(err, id, args);
    parplan__locate(err, "", csv->line + line - 1, column);
    csv->at = csv->end;
    return status;
}

static int64_t count_lines(const char *text, size_t size)
{
    int64_t lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    return lines;
}

/* One quote for each two. The text is set when the record is complete, as scratch may move. */
static void unescape(parplan__csv *csv, const char *p, const char *end, parplan__csv_field *field)
{
    size_t before = csv->scratch.size;
    while (p < end) {
        const char *quote = memchr(p, '"', (size_t)(end - p));
        const char *stop = quote != NULL ? quote + 1 : end;
        parplan__buffer_add(&csv->scratch, p, (size_t)(stop - p));
        p = quote != NULL ? quote + 2 : end;
    }
    field->text = NULL;
    field->size = csv->scratch.size - before;
}

/* From the opening quote to the delimiter or line end behind the closing one. */
static parplan_status take_quoted(parplan__csv *csv, const char *quote, parplan__csv_field *field,
                                  const char **next, parplan_error *err)
{
    const char *p = quote + 1;
    bool doubled = false;
    for (;; p += 2, doubled = true) {
        p = memchr(p, '"', (size_t)(csv->end - p));
        if (p == NULL) {
            int64_t line, column;
            parplan__input_place(csv->record, (size_t)(quote - csv->record), &line, &column);
            line += csv->line - 1;
            return fail_at(csv, quote, PP_CSV_QUOTE_OPEN, PARPLAN__ARGS(PARPLAN__INT(line)), err);
        }
        if (p + 1 == csv->end || p[1] != '"')
            break;
    }
    *field = (parplan__csv_field){quote + 1, (size_t)(p - quote - 1), quote};
    csv->next_line += count_lines(field->text, field->size);
    if (doubled)
        unescape(csv, quote + 1, p, field);
    for (p++; p < csv->end && *p != csv->delimiter && is_blank(*p);)
        p++;
    if (p < csv->end && *p != csv->delimiter && *p != '\n' && *p != '\r')
        return fail_at(csv, p, PP_CSV_QUOTE_TEXT, NULL, err);
    *next = p;
    return PARPLAN_OK;
}

static inline parplan__csv_field trimmed(const char *start, const char *end)
{
    const char *first = start;
    while (end > first && is_blank(end[-1]))
        end--;
    while (first < end && is_blank(*first))
        first++;
    return (parplan__csv_field){first, (size_t)(end - first), first};
}

/* Scratch no longer moves: point the fields that were unescaped into it. */
static parplan_status settle(parplan__csv *csv, parplan_error *err)
{
    if (csv->scratch.failed) {
        csv->at = csv->end;
        return parplan__fail(err, PP_MEMORY, NULL);
    }
    size_t used = 0, kept = csv->field_count;
    for (size_t i = 0; i < kept && used < csv->scratch.size; i++) {
        if (csv->fields[i].text == NULL) {
            csv->fields[i].text = csv->scratch.data + used;
            used += csv->fields[i].size;
        }
    }
    return PARPLAN_OK;
}

static inline bool starts_quoted(const char *p, const char *end, char delimiter)
{
    while (p < end && is_blank(*p) && *p != delimiter)
        p++;
    return p < end && *p == '"';
}

static const char *past_line_end(const char *p, const char *end)
{
    if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n')
        return p + 2;
    return p < end ? p + 1 : end;
}

/* Split the line at csv->at into fields; past the first 256 they are only counted. */
static parplan_status split(parplan__csv *csv, parplan_error *err)
{
    scan s = {.end = csv->end, .delimiters = EVERY((unsigned char)csv->delimiter)};
    const char *start = csv->at, *stop = start;
    size_t count = 0;
    csv->record = start;
    csv->line = csv->next_line;
    csv->scratch.size = 0;
    scan_from(&s, start);
    for (;;) {
        parplan__csv_field spare;
        parplan__csv_field *field = count < PARPLAN__CSV_MAX_COLUMNS ? &csv->fields[count] : &spare;
        if (start < s.end && (unsigned char)*start <= '"' &&
            starts_quoted(start, s.end, csv->delimiter)) {
            const char *quote = memchr(start, '"', (size_t)(s.end - start));
            parplan_status status = take_quoted(csv, quote, field, &stop, err);
            if (status != PARPLAN_OK)
                return status;
            scan_from(&s, stop < s.end ? stop + 1 : stop);
        } else {
            do
                stop = scan_next(&s);
            while (stop < s.end && *stop != csv->delimiter && *stop != '\n' && *stop != '\r');
            *field = trimmed(start, stop);
        }
        count++;
        if (stop == s.end || *stop != csv->delimiter)
            break;
        start = stop + 1;
    }
    csv->next_line += stop < s.end;
    csv->at = past_line_end(stop, s.end);
    csv->field_count = count;
    return PARPLAN_OK;
}

static bool is_blank_line(const parplan__csv *csv)
{
    return csv->field_count == 1 && csv->fields[0].size == 0 &&
           csv->fields[0].start == csv->fields[0].text;
}

/* The next line that is not blank. */
static parplan_status next_record(parplan__csv *csv, bool *row, parplan_error *err)
{
    while (csv->at < csv->end) {
        parplan_status status = split(csv, err);
        if (status != PARPLAN_OK)
            return status;
        if (!is_blank_line(csv)) {
            *row = true;
            return PARPLAN_OK;
        }
    }
    *row = false;
    return PARPLAN_OK;
}

parplan_status parplan__csv_next(parplan__csv *csv, bool *row, parplan_error *err)
{
    bool found;
    parplan_status status = next_record(csv, &found, err);
    if (status != PARPLAN_OK)
        return status;
    if (found && csv->field_count != csv->width) {
        status = parplan__fail(err, PP_CSV_FIELDS,
                               PARPLAN__ARGS(PARPLAN__INT((int64_t)csv->width),
                                             PARPLAN__INT((int64_t)csv->field_count)));
        parplan__locate(err, "", csv->line, 1);
        return status;
    }
    status = found ? settle(csv, err) : PARPLAN_OK;
    if (status == PARPLAN_OK)
        *row = found;
    return status;
}

/* The one of comma, semicolon and tab that the first line with text has most of, outside quotes. */
static char detect_delimiter(const char *p, const char *end)
{
    static const char known[] = {',', ';', '\t'};
    size_t counts[sizeof known] = {0}, best = 0;
    bool quoted = false;
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r'))
        p++;
    for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
        quoted ^= *p == '"';
        for (size_t i = 0; i < sizeof known && !quoted; i++)
            counts[i] += *p == known[i];
    }
    for (size_t i = 1; i < sizeof known; i++)
        best = counts[i] > counts[best] ? i : best;
    return known[best];
}

/* A name as it is compared: NFC, without difference of case ("Đơn vị" is "đơn vị"). For free(). */
static char *fold(const char *text, size_t size)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &folded,
                 UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    return (char *)folded;
}

/* The known name nearest to one that is written otherwise. */
typedef struct match {
    size_t column;
    const char *name;
    size_t distance; /* 0: the same but for case and normal form */
} match;

static bool compare_names(const parplan__csv *csv, const char *folded, size_t limit, match *best)
{
    for (size_t c = 0; c < csv->column_count; c++) {
        for (size_t k = 0; k < PARPLAN__CSV_NAMES && csv->columns[c].names[k] != NULL; k++) {
            const char *name = csv->columns[c].names[k];
            char *other = fold(name, strlen(name));
            if (other == NULL)
                return false;
            bool same = strcmp(folded, other) == 0;
            size_t distance = same ? 0 : parplan__text_distance(folded, other, limit);
            free(other);
            if (distance < best->distance)
                *best = (match){c, name, distance};
        }
    }
    return true;
}

static bool find_exactly(const parplan__csv *csv, parplan__csv_field cell, size_t *column)
{
    for (size_t c = 0; c < csv->column_count; c++) {
        for (size_t k = 0; k < PARPLAN__CSV_NAMES && csv->columns[c].names[k] != NULL; k++) {
            const char *name = csv->columns[c].names[k];
            if (strlen(name) == cell.size && memcmp(name, cell.text, cell.size) == 0) {
                *column = c;
                return true;
            }
        }
    }
    return false;
}

/* "unit, indicator, numerator": the canonical names. */
static const char *list_columns(parplan__csv *csv)
{
    csv->scratch.size = 0;
    for (size_t c = 0; c < csv->column_count; c++) {
        parplan__buffer_text(&csv->scratch, c > 0 ? ", " : "");
        parplan__buffer_text(&csv->scratch, csv->columns[c].names[0]);
    }
    return csv->scratch.failed || csv->column_count == 0 ? "" : csv->scratch.data;
}

static parplan_status find_column(parplan__csv *csv, const parplan__csv_field *cell,
                                  const char *name, size_t *column, parplan_error *err)
{
    if (find_exactly(csv, *cell, column))
        return PARPLAN_OK;
    size_t limit = cell->size / 3 + 1;
    match best = {0, NULL, limit + 1};
    char *folded = fold(cell->text, cell->size);
    bool compared = folded != NULL && compare_names(csv, folded, limit, &best);
    free(folded);
    if (!compared)
        return parplan__fail(err, PP_MEMORY, NULL);
    *column = best.column;
    if (best.distance == 0)
        return PARPLAN_OK;
    if (best.name != NULL)
        return fail_at(csv, cell->start, PP_CSV_COLUMN_NEAR, PARPLAN__ARGS(name, best.name), err);
    return fail_at(csv, cell->start, PP_CSV_COLUMN_UNKNOWN, PARPLAN__ARGS(name, list_columns(csv)),
                   err);
}

static parplan_status map_cell(parplan__csv *csv, size_t index, parplan_error *err)
{
    const parplan__csv_field *cell = &csv->fields[index];
    const char *number = PARPLAN__INT((int64_t)index + 1);
    if (cell->size == 0)
        return fail_at(csv, cell->start, PP_CSV_COLUMN_UNNAMED, PARPLAN__ARGS(number), err);
    char name[64];
    size_t length = cell->size;
    if (length >= sizeof name)
        length = parplan__utf8_cut(cell->text, sizeof name - 1);
    memcpy(name, cell->text, length);
    name[length] = '\0';

    size_t column = 0;
    parplan_status status = find_column(csv, cell, name, &column, err);
    if (status != PARPLAN_OK)
        return status;
    if (csv->position[column] >= 0)
        return fail_at(csv, cell->start, PP_CSV_COLUMN_TWICE,
                       PARPLAN__ARGS(csv->columns[column].names[0],
                                     PARPLAN__INT(csv->position[column] + 1), number),
                       err);
    csv->position[column] = (int)index;
    return PARPLAN_OK;
}

static parplan_status map_header(parplan__csv *csv, parplan_error *err)
{
    for (size_t i = 0; i < csv->width && csv->column_count > 0; i++) {
        parplan_status status = map_cell(csv, i, err);
        if (status != PARPLAN_OK)
            return status;
    }
    for (size_t c = 0; c < csv->column_count; c++) {
        if (csv->columns[c].required && csv->position[c] < 0)
            return fail_at(csv, csv->record, PP_CSV_COLUMN_MISSING,
                           PARPLAN__ARGS(csv->columns[c].names[0], list_columns(csv)), err);
    }
    return PARPLAN_OK;
}

static parplan_status read_header(parplan__csv *csv, parplan_error *err)
{
    bool found;
    parplan_status status = next_record(csv, &found, err);
    if (status != PARPLAN_OK)
        return status;
    if (!found)
        return parplan__fail(err, PP_CSV_EMPTY, NULL);
    if (csv->field_count > PARPLAN__CSV_MAX_COLUMNS)
        return fail_at(csv, csv->record, PP_CSV_COLUMNS_MANY,
                       PARPLAN__ARGS(PARPLAN__INT(PARPLAN__CSV_MAX_COLUMNS)), err);
    csv->width = csv->field_count;
    status = settle(csv, err);
    return status == PARPLAN_OK ? map_header(csv, err) : status;
}

parplan_status parplan__csv_open(parplan__csv *csv, const char *bytes, size_t size,
                                 const parplan__csv_column *columns, size_t column_count,
                                 const parplan_allocator *allocator, parplan_error *err)
{
    memset(csv, 0, sizeof *csv);
    parplan__buffer_init(&csv->scratch, allocator);
    if (column_count > PARPLAN__CSV_MAX_COLUMNS)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("column_count"));
    csv->columns = columns;
    csv->column_count = column_count;
    for (size_t c = 0; c < column_count; c++)
        csv->position[c] = -1;
    csv->at = csv->end = csv->record = "";
    parplan_status status = parplan__input_open(&bytes, &size, err);
    if (status != PARPLAN_OK)
        return status;
    csv->at = csv->record = bytes;
    csv->end = bytes + size;
    csv->next_line = 1;
    csv->delimiter = detect_delimiter(csv->at, csv->end);
    status = read_header(csv, err);
    if (status != PARPLAN_OK)
        csv->at = csv->end;
    return status;
}

void parplan__csv_close(parplan__csv *csv)
{
    parplan__buffer_dispose(&csv->scratch);
}

bool parplan__csv_has(const parplan__csv *csv, size_t column)
{
    return column < csv->column_count && csv->position[column] >= 0;
}

parplan__csv_field parplan__csv_get(const parplan__csv *csv, size_t column)
{
    if (!parplan__csv_has(csv, column))
        return (parplan__csv_field){"", 0, csv->record};
    return csv->fields[csv->position[column]];
}

void parplan__csv_place(const parplan__csv *csv, size_t column, int64_t *line, int64_t *at)
{
    const char *start = parplan__csv_get(csv, column).start;
    parplan__input_place(csv->record, (size_t)(start - csv->record), line, at);
    *line += csv->line - 1;
}

void parplan__csv_locate(const parplan__csv *csv, size_t column, parplan_error *err)
{
    int64_t line, at;
    parplan__csv_place(csv, column, &line, &at);
    const char *name = parplan__csv_has(csv, column) ? csv->columns[column].names[0] : "";
    parplan__locate(err, name, line, at);
}
