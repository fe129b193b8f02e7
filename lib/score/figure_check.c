/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "plan/plan.h"
#include "score/figures.h"

typedef parplan__figure_check check;

static void fail(check *c, parplan__figure_column column, parplan__message id,
                 const char *const *args)
{
    parplan__row_fail(c->row, column, id, args);
}

/* ---- the cell ---- */

static void find_indicator(check *c)
{
    static const parplan_entity indicators[] = {PARPLAN_ENTITY_INDICATOR};
    if (!parplan__row_needs(c->row, FIGURE_INDICATOR))
        return;
    c->out.indicator = parplan__row_find(c->row, PARPLAN_ENTITY_INDICATOR, FIGURE_INDICATOR);
    c->indicator = parplan_plan_indicator(c->row->plan, c->out.indicator);
    if (c->indicator == NULL)
        parplan__row_unknown(c->row, FIGURE_INDICATOR, indicators, 1, PP_FIGURE_INDICATOR_UNKNOWN,
                             PP_FIGURE_INDICATOR_NEAR);
    else
        c->row->clause = c->indicator->clause;
}

static void find_unit(check *c)
{
    c->out.unit = parplan__row_unit(c->row, FIGURE_UNIT);
    if (c->out.unit == PARPLAN_NO_INDEX || c->indicator == NULL)
        return;
    if (!parplan__who_has(&c->indicator->measure.who, c->out.unit))
        fail(c, FIGURE_UNIT, PP_FIGURE_UNIT,
             PARPLAN__ARGS(parplan__row_text(c->row, FIGURE_UNIT), c->indicator->id));
}

/* A day is its own window; its id is the day in ISO form, one copy for rows that follow one another. */
static void take_day(check *c, parplan_date day)
{
    char text[PARPLAN_DATE_SIZE];
    c->out.from = c->out.to = day;
    if (c->last != NULL && c->last->from == day && c->last->to == day) {
        c->out.window = c->last->window;
        return;
    }
    parplan_date_format(day, PARPLAN_DATE_ISO, text);
    c->out.window = parplan__arena_copy(c->row->arena, text, strlen(text));
    if (c->out.window == NULL)
        fail(c, FIGURE_WINDOW, PP_MEMORY, NULL);
}

/* What has the shape of a day is a wrong day (31/02/2024), anything else a wrong window (2024-Q7). */
static void refuse_window(check *c, const char *id)
{
    size_t regime = c->indicator->measure.regime;
    parplan_error error = PARPLAN_ERROR_INIT;
    const parplan__window *window;
    parplan_date day;
    if (parplan_date_parse(id, strlen(id), &day, &error) == PARPLAN_E_PARSE) {
        if (regime == PARPLAN_NO_INDEX)
            parplan__fail(&error, PP_FIGURE_DAY_NEEDED, PARPLAN__ARGS(c->indicator->id, id));
        else
            parplan__windows_find(c->windows, regime, id, &window, &error);
    }
    parplan__row_fail_as(c->row, FIGURE_WINDOW, &error);
}

static bool is_deadline(const parplan_indicator *indicator, parplan_date day)
{
    bool found = indicator->target.deadline == day;
    for (size_t i = 0; i < indicator->amendment_count; i++)
        found |= indicator->amendments[i].target.deadline == day;
    return found;
}

static bool is_base(const parplan_indicator *indicator, parplan_date day)
{
    bool found = indicator->target.base == day;
    for (size_t i = 0; i < indicator->amendment_count; i++)
        found |= indicator->amendments[i].target.base == day;
    return found;
}

/* Beside the windows of a regime a flow has no days, and a cumulative measure only those that a target names (V10). */
static bool may_be_day(const parplan_indicator *indicator, parplan_date day)
{
    const parplan_measure *measure = &indicator->measure;
    if (measure->regime == PARPLAN_NO_INDEX)
        return true;
    switch (measure->series) {
    case PARPLAN_SERIES_FLOW:
        return false;
    case PARPLAN_SERIES_CUMULATIVE:
        return is_deadline(indicator, day) || is_base(indicator, day);
    default:
        return true;
    }
}

/* A window of the regime, else a day. */
static bool find_window(check *c)
{
    const char *id = parplan__row_nfc(c->row, parplan__row_text(c->row, FIGURE_WINDOW));
    size_t regime = c->indicator->measure.regime;
    parplan_status status = PARPLAN_E_NOT_FOUND;
    const parplan__window *window;
    parplan_date day;
    if (regime != PARPLAN_NO_INDEX)
        status = parplan__windows_find(c->windows, regime, id, &window, NULL);
    if (status == PARPLAN_OK) {
        c->out.window = window->id;
        c->out.from = window->from;
        c->out.to = window->to;
        return true;
    }
    if (status == PARPLAN_E_MEMORY)
        fail(c, FIGURE_WINDOW, PP_MEMORY, NULL);
    else if (parplan_date_parse(id, strlen(id), &day, NULL) != PARPLAN_OK)
        refuse_window(c, id);
    else if (!may_be_day(c->indicator, day))
        fail(c, FIGURE_WINDOW, PP_FIGURE_DAY_SERIES, PARPLAN__ARGS(c->indicator->id, id));
    else
        take_day(c, day);
    return c->out.window != NULL;
}

static const char *among(const parplan_strings *strings, const char *wanted)
{
    for (size_t i = 0; i < strings->count; i++) {
        if (strcmp(strings->items[i], wanted) == 0)
            return strings->items[i];
    }
    return NULL;
}

static const char *field_of_target(const parplan_target *target, const char *wanted)
{
    const char *found = NULL;
    for (size_t i = 0; i < target->part_count && found == NULL; i++)
        found = among(&target->parts[i].fields, wanted);
    return found;
}

/* The plan's own text of a field: of the target, of a later version of it, or an exclusion's id. */
static const char *known_field(check *c, const char *wanted)
{
    const parplan_indicator *indicator = c->indicator;
    const char *found = field_of_target(&indicator->target, wanted);
    for (size_t i = 0; i < indicator->amendment_count && found == NULL; i++)
        found = field_of_target(&indicator->amendments[i].target, wanted);
    for (size_t i = 0; i < indicator->measure.exclusion_count && found == NULL; i++) {
        if (strcmp(indicator->measure.exclusions[i].id, wanted) == 0) {
            found = indicator->measure.exclusions[i].id;
            c->exclusion = true;
        }
    }
    return found;
}

static void list_fields(const parplan_indicator *indicator, char *list, size_t size)
{
    const parplan_target *target = &indicator->target;
    for (size_t p = 0; p < target->part_count; p++) {
        for (size_t i = 0; i < target->parts[p].fields.count; i++)
            parplan__list_add(list, size, target->parts[p].fields.items[i]);
    }
    for (size_t i = 0; i < indicator->measure.exclusion_count; i++)
        parplan__list_add(list, size, indicator->measure.exclusions[i].id);
}

static void find_field(check *c)
{
    const char *wanted = parplan__row_text(c->row, FIGURE_FIELD);
    char list[160] = "";
    c->out.field = "";
    if (*wanted == '\0')
        return;
    wanted = parplan__row_nfc(c->row, wanted);
    const char *found = known_field(c, wanted);
    if (found != NULL) {
        c->out.field = found;
        return;
    }
    list_fields(c->indicator, list, sizeof list);
    fail(c, FIGURE_FIELD, *list != '\0' ? PP_FIGURE_FIELD_UNKNOWN : PP_FIGURE_FIELD_NONE,
         PARPLAN__ARGS(c->indicator->id, wanted, list));
}

void parplan__figure_check_cell(check *c)
{
    find_indicator(c);
    find_unit(c);
    bool given = parplan__row_needs(c->row, FIGURE_WINDOW);
    if (c->indicator == NULL)
        return;
    if (given && find_window(c) && c->out.unit != PARPLAN_NO_INDEX)
        parplan__row_unit_exists(c->row, FIGURE_UNIT, c->out.unit, c->out.to);
    find_field(c);
}

/* ---- the numbers ---- */

/* For a message: what the file says, or the decimal of a call. */
static const char *shown_decimal(const check *c, parplan__figure_column column,
                                 parplan_decimal amount, char *buffer, size_t size)
{
    if (c->row->csv != NULL)
        return parplan__row_text(c->row, column);
    bool printed =
        parplan_decimal_format(amount, PARPLAN_MARK_POINT, buffer, size, NULL) == PARPLAN_OK;
    return printed ? buffer : "?";
}

/* In units of the measure's last decimal. */
static void take_amount(check *c, parplan__figure_column column, parplan_decimal amount,
                        int64_t *out)
{
    parplan_decimal scaled;
    int32_t decimals = c->indicator->measure.decimals;
    char buffer[32];
    if (amount.units < 0) {
        fail(c, column, PP_FIGURE_NEGATIVE,
             PARPLAN__ARGS(shown_decimal(c, column, amount, buffer, sizeof buffer)));
        return;
    }
    if (parplan_decimal_rescale(amount, decimals, &scaled, NULL) == PARPLAN_OK) {
        *out = scaled.units;
        return;
    }
    parplan_error error = PARPLAN_ERROR_INIT;
    parplan_decimal_rescale(amount, decimals, &scaled, &error);
    if (error.id == PP_DECIMAL_LOSS)
        fail(c, column, PP_FIGURE_DECIMALS,
             PARPLAN__ARGS(shown_decimal(c, column, amount, buffer, sizeof buffer),
                           PARPLAN__INT(decimals)));
    else
        parplan__row_fail_as(c->row, column, &error);
}

static void take_parts(check *c)
{
    c->out.has_numerator = c->in.has_numerator;
    c->out.has_denominator = c->in.has_denominator;
    if (c->in.has_numerator)
        take_amount(c, FIGURE_NUMERATOR, c->in.numerator, &c->out.numerator);
    if (c->in.has_denominator)
        take_amount(c, FIGURE_DENOMINATOR, c->in.denominator, &c->out.denominator);
}

static const char *shown_ratio(const check *c, parplan_ratio value, char *buffer, size_t size)
{
    parplan_ratio_style style = PARPLAN_RATIO_STYLE_INIT;
    if (c->row->csv != NULL)
        return parplan__row_text(c->row, FIGURE_VALUE);
    style.digits = 10;
    bool printed = parplan_ratio_format(value, &style, buffer, size, NULL) == PARPLAN_OK;
    return printed ? buffer : "?";
}

static bool fits_decimals(parplan_ratio value, int32_t decimals)
{
    int64_t power = 1;
    for (int32_t i = 0; i < decimals; i++)
        power *= 10;
    return power % value.den == 0;
}

/* Shares and counts are not below 0; an amount with decimals (days, money) may be. */
static bool may_be_negative(const parplan_measure *measure)
{
    return measure->type == PARPLAN_MEASURE_NUMBER && measure->decimals > 0;
}

static void take_value(check *c)
{
    const parplan_measure *measure = &c->indicator->measure;
    parplan_error error = PARPLAN_ERROR_INIT;
    char buffer[96];
    c->out.has_value = true;
    if (parplan_ratio_make(c->in.value.num, c->in.value.den, &c->out.value, &error) != PARPLAN_OK) {
        parplan__row_fail_as(c->row, FIGURE_VALUE, &error);
        return;
    }
    if (c->out.value.num < 0 && !may_be_negative(measure))
        fail(c, FIGURE_VALUE, PP_FIGURE_NEGATIVE,
             PARPLAN__ARGS(shown_ratio(c, c->out.value, buffer, sizeof buffer)));
    if (measure->type == PARPLAN_MEASURE_NUMBER && !fits_decimals(c->out.value, measure->decimals))
        fail(c, FIGURE_VALUE, PP_FIGURE_DECIMALS,
             PARPLAN__ARGS(shown_ratio(c, c->out.value, buffer, sizeof buffer),
                           PARPLAN__INT(measure->decimals)));
}

static void check_rank(check *c)
{
    const parplan_figure *in = &c->in;
    if (!in->has_numerator || in->has_value) {
        fail(c, FIGURE_NUMERATOR, PP_FIGURE_RANK, NULL);
        return;
    }
    take_parts(c);
    if (c->row->errors == 0 && c->out.numerator < 1)
        fail(c, FIGURE_NUMERATOR, PP_FIGURE_RANK_LOW,
             PARPLAN__ARGS(PARPLAN__INT(c->out.numerator)));
    if (c->row->errors == 0 && in->has_denominator && c->out.denominator < 1)
        fail(c, FIGURE_DENOMINATOR, PP_FIGURE_RANK_LOW,
             PARPLAN__ARGS(PARPLAN__INT(c->out.denominator)));
}

static void check_ratio(check *c)
{
    const parplan_figure *in = &c->in;
    if (in->has_value && (in->has_numerator || in->has_denominator))
        fail(c, FIGURE_VALUE, PP_FIGURE_BOTH, NULL);
    else if (in->has_value)
        take_value(c);
    else if (in->has_numerator && in->has_denominator)
        take_parts(c);
    else
        fail(c, in->has_numerator ? FIGURE_DENOMINATOR : FIGURE_NUMERATOR, PP_FIGURE_PARTS, NULL);
}

static void check_exclusion(check *c)
{
    if (!c->in.has_denominator || c->in.has_numerator || c->in.has_value)
        fail(c, FIGURE_DENOMINATOR, PP_FIGURE_EXCLUSION, PARPLAN__ARGS(c->out.field));
    else
        take_parts(c);
}

static void check_single(check *c)
{
    if (!c->in.has_value || c->in.has_numerator || c->in.has_denominator)
        fail(c, FIGURE_VALUE, PP_FIGURE_VALUE, PARPLAN__ARGS(c->indicator->id));
    else
        take_value(c);
}

static void check_numbers(check *c)
{
    if (c->exclusion) {
        check_exclusion(c);
        return;
    }
    switch (c->indicator->measure.type) {
    case PARPLAN_MEASURE_RATIO:
        check_ratio(c);
        break;
    case PARPLAN_MEASURE_RANK:
        check_rank(c);
        break;
    case PARPLAN_MEASURE_EVENTS:
        fail(c, FIGURE_INDICATOR, PP_FIGURE_EVENTS, PARPLAN__ARGS(c->indicator->id));
        break;
    default: /* percentage, number */
        check_single(c);
        break;
    }
}

/* A ground and who decided (V1), and no number beside them. */
static void check_not_applicable(check *c)
{
    const parplan_figure *in = &c->in;
    c->out.not_applicable = true;
    if (in->has_numerator || in->has_denominator || in->has_value)
        fail(c, FIGURE_STATE, PP_FIGURE_GROUND_NUMBER, NULL);
    if (*parplan__row_text(c->row, FIGURE_NOTE) == '\0')
        fail(c, FIGURE_NOTE, PP_FIGURE_GROUND, NULL);
    else if (*parplan__row_text(c->row, FIGURE_SOURCE) == '\0')
        fail(c, FIGURE_SOURCE, PP_FIGURE_GROUND, NULL);
}

/* ---- the rest ---- */

static void check_further(check *c)
{
    if ((unsigned)c->in.further_kind > PARPLAN_FURTHER_FORECAST)
        fail(c, FIGURE_FURTHER_KIND, PP_FIGURE_FURTHER_KIND,
             PARPLAN__ARGS(PARPLAN__INT((int64_t)c->in.further_kind)));
    else if (c->in.further < 0)
        fail(c, FIGURE_FURTHER, PP_FIGURE_FURTHER_LOW, PARPLAN__ARGS(PARPLAN__INT(c->in.further)));
    else if (c->in.further_kind == PARPLAN_FURTHER_UNKNOWN && c->in.further > 0)
        fail(c, FIGURE_FURTHER_KIND, PP_FIGURE_FURTHER_PAIR, NULL);
    c->out.further_kind = c->in.further_kind;
    c->out.further = c->in.further;
}

static bool is_baseline(const check *c)
{
    return c->out.window != NULL && c->out.from == c->out.to && is_base(c->indicator, c->out.to);
}

/* A numerator above its denominator is kept, and judged INVALID (V5): the unit shall see what it sent. */
static void warn_above(check *c)
{
    const parplan__figure_row *out = &c->out;
    const parplan_measure *measure = &c->indicator->measure;
    if (measure->overflow || measure->type == PARPLAN_MEASURE_NUMBER)
        return;
    if (out->has_numerator && out->has_denominator && out->numerator > out->denominator)
        parplan__row_warn(c->row, FIGURE_NUMERATOR, PP_FIGURE_ABOVE, NULL);
    if (out->has_value && out->value.num > out->value.den)
        parplan__row_warn(c->row, FIGURE_VALUE, PP_FIGURE_ABOVE_ONE,
                          PARPLAN__ARGS(parplan__row_text(c->row, FIGURE_VALUE)));
}

void parplan__figure_check_content(check *c)
{
    if (c->in.not_applicable)
        check_not_applicable(c);
    else
        check_numbers(c);
    check_further(c);
    if (is_baseline(c) && *parplan__row_text(c->row, FIGURE_SOURCE) == '\0')
        fail(c, FIGURE_SOURCE, PP_FIGURE_BASE_SOURCE, PARPLAN__ARGS(c->indicator->id));
    if (c->row->errors > 0)
        return;
    warn_above(c);
    c->out.source =
        parplan__row_keep(c->row, FIGURE_SOURCE, c->last != NULL ? c->last->source : NULL);
    c->out.note = parplan__row_keep(c->row, FIGURE_NOTE, c->last != NULL ? c->last->note : NULL);
}
