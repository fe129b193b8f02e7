/* SPDX-License-Identifier: Apache-2.0 */
/* Why an instance is due on its day, in a sentence. */
#include "board/agenda.h"
#include "board/words.h"

/* A sentence under way in one language. */
typedef struct sentence {
    parplan__buffer *out;
    parplan_lang lang;
} sentence;

static void say(sentence s, parplan_text text, const char *const *args)
{
    parplan__say(s.out, parplan_text_in(text, s.lang), args);
}

static void say_clause(sentence s, const char *clause)
{
    if (clause != NULL && *clause != '\0')
        say(s, (parplan_text){" theo mục {0}", " under clause {0}"}, PARPLAN__ARGS(clause));
}

static void say_fixed(sentence s, const parplan__agenda_why *why)
{
    const char *named = PARPLAN__DAY(why->named, s.lang);
    if (why->bound == PARPLAN_BOUND_BEFORE)
        say(s, (parplan_text){"Trước ngày {0} (hết ngày {1})", "Before {0} (until the end of {1})"},
            PARPLAN__ARGS(named, PARPLAN__DAY(why->due->raw, s.lang)));
    else
        say(s, (parplan_text){"Chậm nhất ngày {0}", "By {0}"}, PARPLAN__ARGS(named));
    if (why->earlier != NULL) {
        say(s,
            (parplan_text){" theo yêu cầu gửi sớm ({0}), thay cho ngày {1}",
                           " as asked for early ({0}), in place of {1}"},
            PARPLAN__ARGS(why->earlier->ground, PARPLAN__DAY(why->replaced, s.lang)));
    }
    say_clause(s, why->clause);
    if (why->period == NULL)
        return;
    say(s, (parplan_text){"; số liệu từ {0} đến {1} (kỳ {2})", "; figures from {0} to {1} ({2})"},
        PARPLAN__ARGS(PARPLAN__DAY(why->window.from, s.lang), PARPLAN__DAY(why->window.to, s.lang),
                      parplan_text_in(why->period->name, s.lang)));
}

static void say_times(sentence s, int32_t times)
{
    if (s.lang == PARPLAN_LANG_EN && times == 1)
        parplan__buffer_text(s.out, "once");
    else
        say(s, (parplan_text){"{0} lần", "{0} times"}, PARPLAN__ARGS(PARPLAN__INT(times)));
}

static void say_span(sentence s, int32_t months)
{
    if (months == 1)
        say(s, (parplan_text){"mỗi tháng", "every month"}, NULL);
    else if (months == 12)
        say(s, (parplan_text){"mỗi năm", "every year"}, NULL);
    else
        say(s, (parplan_text){"mỗi {0} tháng", "every {0} months"},
            PARPLAN__ARGS(PARPLAN__INT(months)));
}

static void say_bin(sentence s, const parplan__agenda_why *why)
{
    const parplan_frequency *frequency = &why->repeated->frequency;
    say(s, (parplan_text){"Ít nhất ", "At least "}, NULL);
    say_times(s, frequency->times);
    parplan__buffer_char(s.out, ' ');
    say_span(s, frequency->months);
    say_clause(s, why->clause);
    say(s, (parplan_text){"; kỳ này từ {0} đến {1}", "; this span runs from {0} to {1}"},
        PARPLAN__ARGS(PARPLAN__DAY(why->window.from, s.lang),
                      PARPLAN__DAY(why->window.to, s.lang)));
}

static void say_gap(sentence s, const parplan__agenda_why *why)
{
    say(s, (parplan_text){"Ít nhất một lần ", "At least once "}, NULL);
    say_span(s, why->repeated->frequency.months);
    say(s, (parplan_text){", tính từ lần trước", ", counted from the time before"}, NULL);
    say_clause(s, why->clause);
    say(s, (parplan_text){"; lần tới chậm nhất ngày {0}", "; the next one by {0}"},
        PARPLAN__ARGS(PARPLAN__DAY(why->named, s.lang)));
}

static void say_plan_end(sentence s, const parplan__agenda_why *why)
{
    say(s,
        (parplan_text){"; hạn là ngày cuối của kế hoạch, {0}",
                       "; due on the last day of the plan, {0}"},
        PARPLAN__ARGS(PARPLAN__DAY(why->named, s.lang)));
}

static void say_count(sentence s, const parplan__agenda_why *why)
{
    int32_t times = why->repeated->frequency.times;
    say(s,
        times == 1
            ? (parplan_text){"Ít nhất {0} hình thức", "At least {0} form"}
            : (parplan_text){"Ít nhất {0} hình thức khác nhau", "At least {0} different forms"},
        PARPLAN__ARGS(PARPLAN__INT(times)));
    say_clause(s, why->clause);
    say_plan_end(s, why);
}

static void say_coverage(sentence s, const parplan__agenda_why *why)
{
    const parplan_duty *duty = why->repeated;
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    style.percent = true;
    style.mark = s.lang == PARPLAN_LANG_VI ? PARPLAN_MARK_COMMA : PARPLAN_MARK_POINT;
    char share[96];
    say(s, (parplan_text){"Ít nhất ", "At least "}, NULL);
    say_times(s, duty->frequency.times);
    if (duty->value.den > 0 &&
        parplan_ratio_format(duty->value, &style, share, sizeof share, NULL) == PARPLAN_OK)
        say(s, (parplan_text){" với {0} đối tượng", " for {0} of them"}, PARPLAN__ARGS(share));
    else
        say(s, (parplan_text){" với mỗi đối tượng", " for each of them"}, NULL);
    say_clause(s, why->clause);
    say_plan_end(s, why);
}

static void say_rule(sentence s, const parplan__agenda_why *why)
{
    if (why->repeated == NULL)
        say_fixed(s, why);
    else if (why->repeated->type == PARPLAN_DUTY_COUNT)
        say_count(s, why);
    else if (why->repeated->type == PARPLAN_DUTY_COVERAGE)
        say_coverage(s, why);
    else if (why->repeated->frequency.mode == PARPLAN_FREQUENCY_GAP)
        say_gap(s, why);
    else
        say_bin(s, why);
}

/* "Chủ nhật", "Thứ Năm, Tết Nguyên đán". */
static void say_kind(sentence s, parplan_date date, const parplan_day *day)
{
    parplan__buffer_text(s.out, parplan__weekday_name(date, s.lang));
    const char *name = parplan_text_in(day->name, s.lang);
    if (*name != '\0')
        say(s, (parplan_text){", {0}", ", {0}"}, PARPLAN__ARGS(name));
}

static void say_certainty(sentence s, parplan_certainty certainty)
{
    if (certainty == PARPLAN_RULE_BASED || certainty == PARPLAN_UNCERTAIN_LUNAR)
        say(s,
            (parplan_text){
                "; lịch nghỉ của năm đó chưa công bố, tính theo luật",
                "; the rest days of that year are not published yet, this follows the law alone"},
            NULL);
    if (certainty == PARPLAN_ANNOUNCED)
        say(s,
            (parplan_text){"; ngày nghỉ này đã công bố nhưng chưa xác nhận ban hành",
                           "; this day off is announced, and its enactment not confirmed"},
            NULL);
}

/* What the calendar knows of the day, where that is worth knowing. */
static void say_day(sentence s, const parplan__agenda_why *why, const parplan_day *day)
{
    const parplan_due *due = why->due;
    bool worked = day->kind == PARPLAN_DAY_WORKING || day->kind == PARPLAN_DAY_MAKEUP;
    bool said = due->raw != due->effective || day->kind != PARPLAN_DAY_WORKING;
    if (said) {
        say(s, (parplan_text){"; ngày {0} là ", "; {0} is a "},
            PARPLAN__ARGS(PARPLAN__DAY(due->raw, s.lang)));
        say_kind(s, due->raw, day);
    }
    if (due->raw < due->effective)
        say(s,
            (parplan_text){", nên hạn lùi đến ngày làm việc tiếp theo, {0}",
                           ", so it moves to the next working day, {0}"},
            PARPLAN__ARGS(PARPLAN__DAY(due->effective, s.lang)));
    else if (due->raw > due->effective)
        say(s,
            (parplan_text){", nên hạn đưa lên ngày làm việc trước đó, {0}",
                           ", so it moves to the working day before, {0}"},
            PARPLAN__ARGS(PARPLAN__DAY(due->effective, s.lang)));
    else if (said && !worked)
        say(s, (parplan_text){", hạn không dời", ", and the day does not move"}, NULL);
    say_certainty(s, said && day->certainty > due->certainty ? day->certainty : due->certainty);
}

/* Why a duty has no day. */
static void say_open(sentence s, const parplan_duty *duty, bool reading)
{
    if (!reading) {
        say(s, (parplan_text){"Văn bản không nêu thời hạn", "The text gives no day"}, NULL);
    } else {
        say(s, (parplan_text){"Ít nhất ", "At least "}, NULL);
        say_times(s, duty->frequency.times);
        parplan__buffer_char(s.out, ' ');
        say_span(s, duty->frequency.months);
        say(s,
            (parplan_text){", nhưng chưa chọn cách hiểu: theo từng kỳ hay theo khoảng cách",
                           ", but it is left open whether by spans or by gaps"},
            NULL);
    }
    if (duty->clause != NULL && *duty->clause != '\0')
        say(s, (parplan_text){" (mục {0})", " (clause {0})"}, PARPLAN__ARGS(duty->clause));
}

/* A text in both languages; `why` or `open` says what. */
static parplan_status say_both(parplan_agenda *agenda, const parplan__agenda_why *why,
                               const parplan_day *day, const parplan__agenda_open *open,
                               parplan_text *out, parplan_error *err)
{
    const char *said[2] = {NULL, NULL};
    for (int lang = PARPLAN_LANG_VI; lang <= PARPLAN_LANG_EN; lang++) {
        parplan__buffer buffer;
        parplan__buffer_init(&buffer, &agenda->allocator);
        sentence s = {&buffer, (parplan_lang)lang};
        if (open != NULL) {
            say_open(s, parplan_plan_duty(agenda->plan, open->duty), open->reading);
        } else {
            say_rule(s, why);
            say_day(s, why, day);
        }
        if (!buffer.failed)
            said[lang] = parplan__arena_copy(&agenda->arena, buffer.data, buffer.size);
        parplan__buffer_dispose(&buffer);
    }
    if (said[0] == NULL || said[1] == NULL)
        return parplan__fail(err, PP_MEMORY, NULL);
    *out = (parplan_text){said[PARPLAN_LANG_VI], said[PARPLAN_LANG_EN]};
    return PARPLAN_OK;
}

parplan_status parplan__agenda_say_why(parplan_agenda *agenda, const parplan__agenda_why *why,
                                       parplan_text *out, parplan_error *err)
{
    parplan_day day;
    parplan_status status = parplan_calendar_day(agenda->calendar, why->due->raw, &day, err);
    if (status != PARPLAN_OK)
        return status;
    return say_both(agenda, why, &day, NULL, out, err);
}

parplan_status parplan__agenda_say_open(parplan_agenda *agenda, parplan__agenda_open *open,
                                        parplan_error *err)
{
    return say_both(agenda, NULL, NULL, open, &open->why, err);
}
