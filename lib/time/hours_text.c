/* SPDX-License-Identifier: Apache-2.0 */
/* Hours from text: [range] days shifts; … */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "time/date.h"
#include "time/hours.h"

enum { MOST_RULES = 32, MOST_SHIFTS = 8, SHOWN = 20 };

typedef struct reader {
    const char *start;
    const char *at;
    const char *end;
    parplan_shift shifts[MOST_RULES * MOST_SHIFTS];
    size_t shift_count;
    parplan_hours_rule rules[MOST_RULES];
    size_t rule_count;
    const char *expected; /* what is missing at `at` */
} reader;

static const struct {
    const char *word;
    uint32_t days;
} day_words[] = {
    {"T2", PARPLAN_HOURS_MONDAY},    {"T3", PARPLAN_HOURS_TUESDAY},
    {"T4", PARPLAN_HOURS_WEDNESDAY}, {"T5", PARPLAN_HOURS_THURSDAY},
    {"T6", PARPLAN_HOURS_FRIDAY},    {"T7", PARPLAN_HOURS_SATURDAY},
    {"CN", PARPLAN_HOURS_SUNDAY},    {"bù", PARPLAN_HOURS_MAKEUP},
    {"Mo", PARPLAN_HOURS_MONDAY},    {"Tu", PARPLAN_HOURS_TUESDAY},
    {"We", PARPLAN_HOURS_WEDNESDAY}, {"Th", PARPLAN_HOURS_THURSDAY},
    {"Fr", PARPLAN_HOURS_FRIDAY},    {"Sa", PARPLAN_HOURS_SATURDAY},
    {"Su", PARPLAN_HOURS_SUNDAY},    {"makeup", PARPLAN_HOURS_MAKEUP},
};

static bool expect(reader *r, const char *what)
{
    r->expected = what;
    return false;
}

static bool accept(reader *r, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
        return false;
    r->at += length;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(reader *r)
{
    while (r->at < r->end && is_blank(*r->at))
        r->at++;
}

static size_t word_length(const reader *r)
{
    size_t n = 0;
    while (r->at + n < r->end && !is_blank(r->at[n]) && r->at[n] != ';')
        n++;
    return n;
}

/* dd/mm of every year; the leap year 2000 has each. */
static bool read_year_day(const char *text, size_t size, parplan_date *out)
{
    int32_t day, month;
    return size == 5 && text[2] == '/' && parplan__digits_read(text, 2, &day) &&
           parplan__digits_read(text + 3, 2, &month) &&
           parplan_date_make(2000, month, day, out, NULL) == PARPLAN_OK;
}

static const char *find_dots(const char *text, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++) {
        if (text[i] == '.' && text[i + 1] == '.')
            return text + i;
    }
    return NULL;
}

/* The first word of a rule is a range where it has two dots. */
static bool read_range(reader *r, parplan_hours_rule *rule)
{
    size_t size = word_length(r);
    const char *dots = find_dots(r->at, size);
    if (dots == NULL)
        return true;
    size_t first = (size_t)(dots - r->at), second = size - first - 2;
    rule->yearly =
        read_year_day(r->at, first, &rule->from) && read_year_day(dots + 2, second, &rule->to);
    if (!rule->yearly && (parplan_date_parse(r->at, first, &rule->from, NULL) != PARPLAN_OK ||
                          parplan_date_parse(dots + 2, second, &rule->to, NULL) != PARPLAN_OK))
        return expect(r, "16/04..15/10, 01/06/2025..31/08/2025");
    r->at += size;
    skip_blanks(r);
    return true;
}

static bool read_day(reader *r, uint32_t *day)
{
    for (size_t i = 0; i < sizeof day_words / sizeof day_words[0]; i++) {
        if (accept(r, day_words[i].word)) {
            *day = day_words[i].days;
            return true;
        }
    }
    return expect(r, "T2 … T7, CN, bù, Mo … Su, makeup");
}

static bool read_days(reader *r, parplan_hours_rule *rule)
{
    do {
        uint32_t first, last;
        if (!read_day(r, &first))
            return false;
        last = first;
        const char *dash = r->at;
        if (accept(r, "-") && !read_day(r, &last))
            return false;
        if (last < first || (last != first && last == PARPLAN_HOURS_MAKEUP)) {
            r->at = dash;
            return expect(r, "T2-T6, Mo-Fr");
        }
        rule->days |= (last | (last - 1)) & ~(first - 1);
    } while (accept(r, ","));
    return true;
}

static bool read_clock(reader *r, int32_t *minute)
{
    int32_t hour, rest;
    if (r->end - r->at < 5 || r->at[2] != ':' || !parplan__digits_read(r->at, 2, &hour) ||
        !parplan__digits_read(r->at + 3, 2, &rest) || hour > 24 || rest > 59 ||
        hour * 60 + rest > PARPLAN__DAY_MINUTES)
        return expect(r, "07:30-11:30, closed, nghỉ");
    *minute = hour * 60 + rest;
    r->at += 5;
    return true;
}

static bool read_shifts(reader *r, parplan_hours_rule *rule)
{
    rule->shifts = r->shifts + r->shift_count;
    skip_blanks(r);
    if (accept(r, "closed") || accept(r, "nghỉ")) {
        skip_blanks(r);
        return true;
    }
    do {
        parplan_shift shift;
        if (rule->shift_count == MOST_SHIFTS)
            return expect(r, "';'");
        if (!read_clock(r, &shift.from))
            return false;
        if (!accept(r, "-"))
            return expect(r, "'-'");
        if (!read_clock(r, &shift.to))
            return false;
        r->shifts[r->shift_count++] = shift;
        rule->shift_count++;
        skip_blanks(r);
    } while (r->at < r->end && *r->at != ';');
    return true;
}

static bool read_rules(reader *r)
{
    do {
        skip_blanks(r);
        if (r->rule_count == MOST_RULES)
            return expect(r, "at most 32 rules");
        parplan_hours_rule *rule = &r->rules[r->rule_count++];
        *rule = (parplan_hours_rule)PARPLAN_HOURS_RULE_INIT;
        if (!read_range(r, rule) || !read_days(r, rule))
            return false;
        if (r->at < r->end && !is_blank(*r->at))
            return expect(r, "',', ' '");
        if (!read_shifts(r, rule))
            return false;
    } while (accept(r, ";"));
    return r->at == r->end || expect(r, "';'");
}

parplan_status parplan_hours_parse(parplan_calendar *calendar, const char *text, size_t size,
                                   parplan_hours **out, parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    size_t bad;
    if (!parplan__utf8_valid(text, size, &bad))
        return parplan__fail(err, PP_UTF8, PARPLAN__ARGS(PARPLAN__INT((int64_t)bad)));
    reader r;
    r.start = r.at = text;
    r.end = text + size;
    r.shift_count = r.rule_count = 0;
    if (read_rules(&r))
        return parplan_hours_new(calendar, r.rules, r.rule_count, NULL, out, err);

    char shown[SHOWN + 1];
    size_t rest = (size_t)(r.end - r.at);
    size_t length = rest > SHOWN ? parplan__utf8_cut(r.at, SHOWN) : rest;
    memcpy(shown, r.at, length);
    shown[length] = '\0';
    parplan_status status = parplan__fail(err, PP_HOURS_SHAPE, PARPLAN__ARGS(r.expected, shown));
    parplan__locate(err, "", 0, (int64_t)(r.at - text) + 1);
    return status;
}
