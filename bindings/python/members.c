/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The members of each struct, in the order in which the package's classes have them. T is the struct at hand.
 */
#include "members.h"

#define KIND_OF(name)                                                                              \
    _Generic(((T *)0)->name, bool                                                                  \
             : KIND_BOOL, int32_t                                                                  \
             : KIND_INT, uint32_t                                                                  \
             : KIND_INT, int64_t                                                                   \
             : KIND_INT64, const char *                                                            \
             : KIND_TEXT, parplan_ratio                                                            \
             : KIND_RATIO)

#define WORD(name) #name
#define ENTRY(name, ...)                                                                           \
    {                                                                                              \
        WORD(name), offsetof(T, name), __VA_ARGS__                                                 \
    }

#define M(name) ENTRY(name, .kind = KIND_OF(name))
#define OF_KIND(name, k) ENTRY(name, .kind = k)
#define DATE(name) OF_KIND(name, KIND_DATE)
#define SIZE(name) OF_KIND(name, KIND_SIZE)
#define INDEX(name) OF_KIND(name, KIND_INDEX)
#define ANSWER(name) OF_KIND(name, KIND_ANSWER)
#define CHARS(name) OF_KIND(name, KIND_CHARS)
#define STRUCT(name, of) ENTRY(name, .kind = KIND_RECORD, .type = &RECORD_OF(of))
#define BILINGUAL(name) STRUCT(name, parplan_text)
#define POINTER(name, of) ENTRY(name, .kind = KIND_POINTER, .type = &RECORD_OF(of))
#define HANDLE(name, of) ENTRY(name, .kind = KIND_HANDLE, .handle = WORD(of))
/* A pointer, and how many lie there. */
#define MANY(name, number, k) ENTRY(name, .kind = k, .count_offset = offsetof(T, number))
#define LIST(name, number, of)                                                                     \
    ENTRY(name, .kind = KIND_LIST, .count_offset = offsetof(T, number), .type = &RECORD_OF(of))
/* parplan_strings and parplan_texts: both in a struct, the pointer first. */
#define STRINGS(name) MANY(name, name.count, KIND_TEXTS)
#define BILINGUALS(name) LIST(name, name.count, parplan_text)
/* Only there where a bool says so. */
#define IF(there, name)                                                                            \
    ENTRY(name, .kind = KIND_OF(name), .flag_offset = offsetof(T, there), .optional = true)
#define IF_STRUCT(there, name, of)                                                                 \
    ENTRY(name, .kind = KIND_RECORD, .type = &RECORD_OF(of), .flag_offset = offsetof(T, there),    \
          .optional = true)

#define TABLE(t, is_sized, ...)                                                                    \
    static const member t##_members[] = {__VA_ARGS__};                                             \
    const record RECORD_OF(t) = {WORD(t), sizeof(t), is_sized, t##_members,                        \
                                 sizeof t##_members / sizeof *t##_members};
#define PLAIN(t, ...) TABLE(t, false, __VA_ARGS__)
#define SIZED(t, ...) TABLE(t, true, __VA_ARGS__)

/* base.h, number.h */
#define T parplan_text
PLAIN(parplan_text, M(vi), M(en))
#undef T
#define T parplan_problem
PLAIN(parplan_problem, M(severity), M(id), M(line), M(column), M(path), M(clause),
      BILINGUAL(message))
#undef T
#define T parplan_ratio
PLAIN(parplan_ratio, M(num), M(den))
#undef T
#define T parplan_decimal
PLAIN(parplan_decimal, M(units), M(scale))
#undef T
#define T parplan_ratio_style
SIZED(parplan_ratio_style, M(percent), M(mark), M(digits), POINTER(apart, parplan_ratio))
#undef T

/* calendar.h, lunar.h, ics.h */
#define T parplan_lunar
PLAIN(parplan_lunar, M(year), M(month), M(day), M(leap), M(uncertain))
#undef T
#define T parplan_day
PLAIN(parplan_day, M(kind), M(certainty), BILINGUAL(name), M(layer), BILINGUAL(source))
#undef T
#define T parplan_change
PLAIN(parplan_change, DATE(date), STRUCT(before, parplan_day), STRUCT(after, parplan_day), M(moves))
#undef T
#define T parplan_day_total
PLAIN(parplan_day_total, M(days), M(working), M(weekend), M(rest), M(makeup), M(announced),
      M(certainty))
#undef T
#define T parplan_ics_options
SIZED(parplan_ics_options, DATE(stamp), M(sequence), M(alarms))
#undef T

/* hours.h, term.h, recurrence.h, frequency.h, period.h */
#define T parplan_moment
PLAIN(parplan_moment, DATE(date), M(minute))
#undef T
#define T parplan_shift
PLAIN(parplan_shift, M(from), M(to))
#undef T
#define T parplan_hours_rule
PLAIN(parplan_hours_rule, M(days), DATE(from), DATE(to), M(yearly),
      LIST(shifts, shift_count, parplan_shift))
#undef T
#define T parplan_due
PLAIN(parplan_due, DATE(raw), DATE(effective), M(certainty))
#undef T
#define T parplan_pause
PLAIN(parplan_pause, STRUCT(from, parplan_moment), STRUCT(to, parplan_moment))
#undef T
#define T parplan_term
SIZED(parplan_term, M(count), M(unit), M(start), M(cutoff_minute), M(roll), M(month_end),
      M(most_extensions), HANDLE(hours, parplan_hours), LIST(pauses, pause_count, parplan_pause))
#undef T
#define T parplan_deadline
SIZED(parplan_deadline, STRUCT(due, parplan_due), M(minute), M(rules), M(extensions),
      M(most_extensions))
#undef T
#define T parplan_run
PLAIN(parplan_run, DATE(from), DATE(to), M(kind), STRUCT(day, parplan_day))
#undef T
#define T parplan_recurrence
SIZED(parplan_recurrence, M(every), DATE(anchor), M(offset_months), M(month_end), M(bound), M(roll))
#undef T
#define T parplan_frequency
PLAIN(parplan_frequency, M(mode), M(times), M(months))
#undef T
#define T parplan_interval
PLAIN(parplan_interval, DATE(from), DATE(to))
#undef T
#define T parplan_frequency_result
PLAIN(parplan_frequency_result, SIZE(events), SIZE(required), SIZE(violations), DATE(next_by),
      M(complete))
#undef T
#define T parplan_year_day
PLAIN(parplan_year_day, M(year), M(month), M(day))
#undef T
#define T parplan_period
PLAIN(parplan_period, M(id), BILINGUAL(name), STRUCT(from, parplan_year_day),
      STRUCT(to, parplan_year_day), STRUCT(due, parplan_year_day), M(cumulative))
#undef T
#define T parplan_regime
PLAIN(parplan_regime, M(id), BILINGUAL(name), M(clause), M(bound), M(roll),
      LIST(periods, period_count, parplan_period), BILINGUAL(note))
#undef T
#define T parplan_window
PLAIN(parplan_window, CHARS(id), M(year), SIZE(period), DATE(from), DATE(to), DATE(counts_from),
      STRUCT(due, parplan_due), M(cumulative))
#undef T

/* unit.h, plan.h */
#define T parplan_unit
PLAIN(parplan_unit, M(id), BILINGUAL(name), M(level), M(kind), INDEX(parent),
      STRUCT(valid, parplan_interval), M(unverified), BILINGUAL(note))
#undef T
#define T parplan_who
PLAIN(parplan_who, MANY(ids, id_count, KIND_TEXTS), MANY(units, unit_count, KIND_INDEXES))
#undef T
#define T parplan_statement
PLAIN(parplan_statement, M(id), M(clause), BILINGUAL(title), STRINGS(legal))
#undef T
#define T parplan_citation
PLAIN(parplan_citation, M(clause), DATE(date))
#undef T
#define T parplan_legal
PLAIN(parplan_legal, M(id), M(number), DATE(date), BILINGUAL(issuer), BILINGUAL(title),
      LIST(citations, citation_count, parplan_citation), BILINGUALS(questions), BILINGUAL(note))
#undef T
#define T parplan_area
PLAIN(parplan_area, M(id), M(clause), BILINGUAL(name), STRUCT(lead, parplan_who), M(lead_clause))
#undef T
#define T parplan_partner
PLAIN(parplan_partner, M(id), BILINGUAL(name), BILINGUAL(note))
#undef T
#define T parplan_group
PLAIN(parplan_group, M(id), BILINGUAL(name), STRUCT(who, parplan_who), BILINGUALS(questions))
#undef T
#define T parplan_leader
PLAIN(parplan_leader, M(id), M(name), BILINGUAL(position))
#undef T
#define T parplan_exclusion
PLAIN(parplan_exclusion, M(id), BILINGUAL(title), BILINGUAL(ground))
#undef T
#define T parplan_measure
PLAIN(parplan_measure, M(type), M(series), M(rollup), M(empty), M(failures), M(dossiers),
      M(population), M(overflow), M(decimals), BILINGUAL(numerator), BILINGUAL(denominator),
      BILINGUAL(condition), LIST(exclusions, exclusion_count, parplan_exclusion), INDEX(regime),
      STRUCT(who, parplan_who))
#undef T
#define T parplan_part
PLAIN(parplan_part, M(id), BILINGUAL(name), M(level), STRINGS(fields), M(value), M(force))
#undef T
#define T parplan_stage
PLAIN(parplan_stage, DATE(date), M(value))
#undef T
#define T parplan_choice
PLAIN(parplan_choice, M(id), BILINGUAL(question), STRINGS(options), M(chosen))
#undef T
#define T parplan_target
PLAIN(parplan_target, M(kind), M(force), M(value), M(tolerance), M(rank), DATE(base), M(reading),
      STRUCT(frequency, parplan_frequency), DATE(deadline), M(bound),
      LIST(parts, part_count, parplan_part), LIST(stages, stage_count, parplan_stage),
      LIST(choices, choice_count, parplan_choice))
#undef T
#define T parplan_amendment
PLAIN(parplan_amendment, DATE(effective), M(retroactive), M(ground), M(author),
      STRUCT(target, parplan_target))
#undef T
#define T parplan_indicator
PLAIN(parplan_indicator, M(id), M(clause), INDEX(area), BILINGUAL(title),
      STRUCT(measure, parplan_measure), STRUCT(target, parplan_target),
      LIST(amendments, amendment_count, parplan_amendment), STRINGS(legal), BILINGUALS(questions),
      BILINGUALS(readings), BILINGUAL(note))
#undef T
#define T parplan_due_rule
PLAIN(parplan_due_rule, DATE(date), M(bound), M(roll))
#undef T
#define T parplan_task
PLAIN(parplan_task, M(id), M(clause), INDEX(area), BILINGUAL(title), STRUCT(lead, parplan_who),
      M(lead_inherited), STRUCT(cooperating, parplan_who), M(leader), BILINGUAL(product),
      STRUCT(due, parplan_due_rule), STRINGS(legal), BILINGUALS(questions), BILINGUAL(note))
#undef T
#define T parplan_override
PLAIN(parplan_override, M(window), DATE(date), M(ground))
#undef T
#define T parplan_duty
PLAIN(parplan_duty, M(id), M(clause), M(type), BILINGUAL(title), STRUCT(who, parplan_who),
      INDEX(to), INDEX(via), INDEX(regime), STRUCT(due, parplan_due_rule),
      STRUCT(frequency, parplan_frequency), STRINGS(forms), M(value),
      LIST(overrides, override_count, parplan_override), STRINGS(legal), BILINGUALS(questions),
      BILINGUALS(readings), BILINGUAL(note))
#undef T
#define T parplan_plan_info
PLAIN(parplan_plan_info, M(format), M(id), BILINGUAL(title), M(number), DATE(issued), M(year),
      STRUCT(period, parplan_interval), INDEX(issuer), M(calendar), BILINGUALS(questions),
      BILINGUAL(note))
#undef T
#define T parplan_plan_options
SIZED(parplan_plan_options, MANY(annex, annex_size, KIND_BYTES))
#undef T

/* figure.h, completion.h, target.h */
#define T parplan_figure
SIZED(parplan_figure, M(indicator), M(unit), M(window), M(field),
      IF_STRUCT(has_numerator, numerator, parplan_decimal),
      IF_STRUCT(has_denominator, denominator, parplan_decimal), IF(has_value, value),
      M(not_applicable), M(further_kind), M(further), M(source), M(note))
#undef T
#define T parplan_completion
SIZED(parplan_completion, M(item), M(unit), M(window), DATE(date), M(second), M(key), M(document),
      M(note))
#undef T
#define T parplan_share
SIZED(parplan_share, M(reached), M(cases), M(least), M(failures), M(further_kind), M(further),
      M(closed))
#undef T
#define T parplan_share_result
SIZED(parplan_share_result, M(verdict), ANSWER(still_needed), M(allowed_failures), M(unlikely))
#undef T

/* board.h, agenda.h, moves.h */
#define T parplan_board_options
SIZED(parplan_board_options, DATE(as_of), HANDLE(completions, parplan_completions))
#undef T
#define T parplan_view
SIZED(parplan_view, M(lang), M(colour), M(unit), M(area))
#undef T
#define T parplan_cell_part
PLAIN(parplan_cell_part, M(id), BILINGUAL(name), M(force), M(threshold), M(value_reason),
      IF(has_pair, numerator), IF(has_pair, denominator), M(value), M(shown), M(exact), M(source),
      M(note), SIZE(known), SIZE(expected), M(verdict), M(reason), ANSWER(still_needed),
      IF(has_allowed_failures, allowed_failures), M(unlikely), DATE(irrecoverable_since), M(pace),
      M(fell))
#undef T
#define T parplan_cell
PLAIN(parplan_cell, INDEX(indicator), INDEX(unit), M(total), M(window), SIZE(version),
      DATE(deadline), M(final), M(verdict), M(reason), LIST(parts, part_count, parplan_cell_part),
      M(scale))
#undef T
#define T parplan_task_tally
PLAIN(parplan_task_tally, M(id), SIZE(total), SIZE(done), SIZE(done_late), SIZE(open),
      SIZE(overdue))
#undef T
#define T parplan_agenda_options
SIZED(parplan_agenda_options, DATE(from), DATE(to), DATE(as_of), M(soon),
      HANDLE(completions, parplan_completions), HANDLE(calendar, parplan_calendar))
#undef T
#define T parplan_agenda_item
PLAIN(parplan_agenda_item, M(id), M(clause), BILINGUAL(title), INDEX(duty), INDEX(task),
      INDEX(unit), CHARS(instance), STRUCT(window, parplan_interval), STRUCT(due, parplan_due),
      M(state), DATE(done), M(working_days), BILINGUAL(why))
#undef T
#define T parplan_move
PLAIN(parplan_move, POINTER(before, parplan_agenda_item), POINTER(after, parplan_agenda_item),
      M(days), M(settled))
#undef T
