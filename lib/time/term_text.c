/* SPDX-License-Identifier: Apache-2.0 */
/* Terms and their rules in words. */
#include <string.h>

#include "base/message.h"
#include "base/sized.h"
#include "base/text.h"
#include "time/date.h"
#include "time/term.h"

enum { MOST_BYTES = 64, MOST_DIGITS = 6, DAY_MINUTES = 1440 };

#define UNITS_EN "days, working days, weeks, months, years, hours, working hours"
#define UNITS_VI "ngày, ngày làm việc, tuần, tháng, năm, giờ, giờ làm việc"

/* The first spelling of a unit in each language is the one printed. */
static const struct {
    const char *word;
    parplan_term_unit unit;
    int32_t times;
} words[] = {
    {"day", PARPLAN_TERM_DAYS, 1},
    {"days", PARPLAN_TERM_DAYS, 1},
    {"calendar day", PARPLAN_TERM_DAYS, 1},
    {"calendar days", PARPLAN_TERM_DAYS, 1},
    {"working day", PARPLAN_TERM_WORKING_DAYS, 1},
    {"working days", PARPLAN_TERM_WORKING_DAYS, 1},
    {"week", PARPLAN_TERM_WEEKS, 1},
    {"weeks", PARPLAN_TERM_WEEKS, 1},
    {"month", PARPLAN_TERM_MONTHS, 1},
    {"months", PARPLAN_TERM_MONTHS, 1},
    {"quarter", PARPLAN_TERM_MONTHS, 3},
    {"quarters", PARPLAN_TERM_MONTHS, 3},
    {"year", PARPLAN_TERM_YEARS, 1},
    {"years", PARPLAN_TERM_YEARS, 1},
    {"hour", PARPLAN_TERM_HOURS, 1},
    {"hours", PARPLAN_TERM_HOURS, 1},
    {"working hour", PARPLAN_TERM_WORKING_HOURS, 1},
    {"working hours", PARPLAN_TERM_WORKING_HOURS, 1},
    {"ngày", PARPLAN_TERM_DAYS, 1},
    {"ngày làm việc", PARPLAN_TERM_WORKING_DAYS, 1},
    {"tuần", PARPLAN_TERM_WEEKS, 1},
    {"tháng", PARPLAN_TERM_MONTHS, 1},
    {"quý", PARPLAN_TERM_MONTHS, 3},
    {"năm", PARPLAN_TERM_YEARS, 1},
    {"giờ", PARPLAN_TERM_HOURS, 1},
    {"giờ làm việc", PARPLAN_TERM_WORKING_HOURS, 1},
};

/* What is printed, by unit: English for one, for more, Vietnamese. */
static const char *const printed[][3] = {
    {"", "", ""},
    {"day", "days", "ngày"},
    {"working day", "working days", "ngày làm việc"},
    {"week", "weeks", "tuần"},
    {"month", "months", "tháng"},
    {"year", "years", "năm"},
    {"hour", "hours", "giờ"},
    {"working hour", "working hours", "giờ làm việc"},
};

/* Reading */

/* In NFC, small ASCII letters, one blank between words and none around them; false where it does not fit. */
static bool tidy(const char *text, size_t size, char out[MOST_BYTES + 1])
{
    size_t used = 0;
    bool blank = false;
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        if (c == ' ' || c == '\t') {
            blank = used > 0;
            continue;
        }
        if (used + blank + 1 > MOST_BYTES)
            return false;
        if (blank)
            out[used++] = ' ';
        blank = false;
        out[used++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    out[used] = '\0';
    return true;
}

/* The text as it is compared; *fits is false where it is no word we know anyway. */
static parplan_status prepare(const char *text, size_t size, char out[MOST_BYTES + 1], bool *fits,
                              parplan_error *err)
{
    size_t bad;
    *fits = false;
    if (!parplan__utf8_valid(text, size, &bad))
        return parplan__fail(err, PP_UTF8, PARPLAN__ARGS(PARPLAN__INT((int64_t)bad)));
    if (size > MOST_BYTES || memchr(text, '\0', size) != NULL)
        return PARPLAN_OK;
    bool ascii = true;
    for (size_t i = 0; i < size; i++)
        ascii = ascii && (unsigned char)text[i] < 0x80;
    if (ascii) {
        *fits = tidy(text, size, out);
        return PARPLAN_OK;
    }
    parplan__arena arena;
    parplan__arena_init(&arena, NULL);
    const char *nfc = parplan__text_nfc(&arena, text, size);
    if (nfc != NULL)
        *fits = tidy(nfc, strlen(nfc), out);
    parplan__arena_dispose(&arena);
    return nfc != NULL ? PARPLAN_OK : parplan__fail(err, PP_MEMORY, NULL);
}

static parplan_status fail_with_units(parplan_error *err, parplan__message id, const char *text,
                                      size_t size)
{
    parplan_error vi = PARPLAN_ERROR_INIT;
    parplan__fail_bytes(&vi, id, text, size, UNITS_VI);
    parplan_status status = parplan__fail_bytes(err, id, text, size, UNITS_EN);
    if (err != NULL && err->struct_size >= sizeof *err)
        memcpy(err->message_vi, vi.message_vi, sizeof err->message_vi);
    return status;
}

static parplan_status find_unit(const char *word, parplan_term *term)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].word, word) == 0) {
            term->unit = words[i].unit;
            term->count *= words[i].times;
            return PARPLAN_OK;
        }
    }
    return PARPLAN_E_PARSE;
}

parplan_status parplan_term_parse(const char *text, size_t size, parplan_term *term,
                                  parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    parplan_status status = parplan__sized_check(term, sizeof *term, "term", err);
    char tidied[MOST_BYTES + 1];
    bool fits = false;
    if (status == PARPLAN_OK)
        status = prepare(text, size, tidied, &fits, err);
    if (status != PARPLAN_OK)
        return status;
    if (!fits)
        return parplan__fail_bytes(err, PP_TERM_SHAPE, text, size, NULL);

    const char *at = tidied + (tidied[0] == '-');
    size_t digits = strspn(at, "0123456789");
    if (digits == 0)
        return parplan__fail_bytes(err, PP_TERM_SHAPE, text, size, NULL);
    if (digits > MOST_DIGITS)
        return parplan__fail_bytes(err, PP_TERM_LARGE, text, size, NULL);
    parplan_term read = *term;
    parplan__digits_read(at, digits, &read.count);
    at += digits;
    if (*at == '\0')
        return fail_with_units(err, PP_TERM_NO_UNIT, text, size);
    if (find_unit(at + (*at == ' '), &read) != PARPLAN_OK)
        return fail_with_units(err, PP_TERM_UNIT_UNKNOWN, text, size);
    term->count = tidied[0] == '-' ? -read.count : read.count;
    term->unit = read.unit;
    return PARPLAN_OK;
}

/* 15:00 as a minute, 1 to 1440. */
static bool read_cutoff(const char *text, int32_t *minute)
{
    int32_t hour, rest;
    if (strlen(text) != 5 || text[2] != ':' || !parplan__digits_read(text, 2, &hour) ||
        !parplan__digits_read(text + 3, 2, &rest) || rest > 59)
        return false;
    *minute = hour * 60 + rest;
    return *minute >= 1 && *minute <= DAY_MINUTES;
}

static bool find_start(const char *word, parplan_start_rule *start, int32_t *cutoff)
{
    static const char before[] = "included before ", option[] = "included-before=";
    *cutoff = 0;
    *start = PARPLAN_START_EXCLUDED;
    if (strcmp(word, "excluded") == 0)
        return true;
    *start = PARPLAN_START_INCLUDED;
    if (strcmp(word, "included") == 0)
        return true;
    *start = PARPLAN_START_INCLUDED_BEFORE;
    size_t length = sizeof before - 1; /* of both */
    return (strncmp(word, before, length) == 0 || strncmp(word, option, length) == 0) &&
           read_cutoff(word + length, cutoff);
}

parplan_status parplan_start_parse(const char *text, size_t size, parplan_term *term,
                                   parplan_error *err)
{
    if (text == NULL)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("text"));
    parplan_status status = parplan__sized_check(term, sizeof *term, "term", err);
    char tidied[MOST_BYTES + 1];
    bool fits = false;
    if (status == PARPLAN_OK)
        status = prepare(text, size, tidied, &fits, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_start_rule start;
    int32_t cutoff;
    if (!fits || !find_start(tidied, &start, &cutoff))
        return parplan__fail_bytes(err, PP_START_SHAPE, text, size, NULL);
    term->start = start;
    term->cutoff_minute = cutoff;
    return PARPLAN_OK;
}

/* Printing */

char *parplan_term_format(const parplan_term *term, parplan_lang lang, char *buffer)
{
    buffer[0] = '\0';
    if (term->unit <= PARPLAN_TERM_UNSET || term->unit > PARPLAN_TERM_WORKING_HOURS)
        return buffer;
    bool one = term->count == 1 || term->count == -1;
    size_t form = lang == PARPLAN_LANG_EN ? (one ? 0 : 1) : 2;
    parplan__message_fill("{0} {1}",
                          PARPLAN__ARGS(PARPLAN__INT(term->count), printed[term->unit][form]),
                          buffer, PARPLAN_TERM_SIZE);
    return buffer;
}

parplan_text parplan_term_rule_text(uint32_t rule)
{
    static const struct {
        uint32_t rule;
        parplan_text text;
    } texts[] = {
        {PARPLAN_TERM_RULE_START_EXCLUDED,
         {"không tính ngày xảy ra sự kiện (Bộ luật Dân sự 2015, Điều 147)",
          "the day of the event is not counted (Civil Code 2015, art. 147)"}},
        {PARPLAN_TERM_RULE_START_INCLUDED,
         {"tính cả ngày xảy ra sự kiện", "the day of the event is counted"}},
        {PARPLAN_TERM_RULE_BEFORE_CUTOFF,
         {"sự kiện xảy ra trước giờ chốt nên tính cả ngày đó",
          "the event lies before the cut-off, so its day is counted"}},
        {PARPLAN_TERM_RULE_AFTER_CUTOFF,
         {"sự kiện xảy ra từ giờ chốt trở đi nên không tính ngày đó",
          "the event does not lie before the cut-off, so its day is not counted"}},
        {PARPLAN_TERM_RULE_AT_ONCE,
         {"thời hạn theo giờ bắt đầu ngay từ thời điểm xác định (Bộ luật Dân sự 2015, Điều 147 "
          "khoản 1)",
          "hours start at once (Civil Code 2015, art. 147.1)"}},
        {PARPLAN_TERM_RULE_AT_OPENING,
         {"tiếp nhận ngoài giờ làm việc: tính từ giờ mở cửa tiếp theo",
          "received outside office hours: they start at the next opening"}},
        {PARPLAN_TERM_RULE_LAST_OF_MONTH,
         {"tháng cuối không có ngày tương ứng: ngày cuối cùng của tháng (Bộ luật Dân sự 2015, Điều "
          "148 khoản 3)",
          "the last month lacks the day: its last one (Civil Code 2015, art. 148.3)"}},
        {PARPLAN_TERM_RULE_KEPT_MONTH_END,
         {"từ ngày cuối tháng đến ngày cuối tháng",
          "from the last day of a month to the last day of a month"}},
        {PARPLAN_TERM_RULE_ROLLED_NEXT,
         {"ngày cuối cùng là ngày nghỉ: dời đến ngày làm việc tiếp theo (Bộ luật Dân sự 2015, Điều "
          "148 khoản 5)",
          "the last day is a rest day: the next working day (Civil Code 2015, art. 148.5)"}},
        {PARPLAN_TERM_RULE_ROLLED_PREVIOUS,
         {"ngày cuối cùng là ngày nghỉ: lùi về ngày làm việc trước đó",
          "the last day is a rest day: the working day before"}},
        {PARPLAN_TERM_RULE_PAUSED,
         {"thời gian tạm dừng được cộng trả lại", "time of a pause is given back"}},
        {PARPLAN_TERM_RULE_BACKWARDS, {"tính ngược từ sự kiện", "counted back from the event"}},
        {PARPLAN_TERM_RULE_EXTENDED,
         {"đã gia hạn hoặc hẹn lại", "moved, by an extension or to a new day"}},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (texts[i].rule == rule)
            return texts[i].text;
    }
    return (parplan_text){NULL, NULL};
}
