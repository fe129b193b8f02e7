/* SPDX-License-Identifier: Apache-2.0 */
/* Moving a deadline (D6). */
#include "base/message.h"
#include "base/sized.h"
#include "time/date.h"
#include "time/hours.h"
#include "time/term.h"

enum {
    ROLLS = PARPLAN_TERM_RULE_ROLLED_NEXT | PARPLAN_TERM_RULE_ROLLED_PREVIOUS,
    STARTS =
        PARPLAN_TERM_RULE_START_EXCLUDED | PARPLAN_TERM_RULE_AT_ONCE | PARPLAN_TERM_RULE_AT_OPENING
};

static parplan_status check_deadline(const parplan_deadline *deadline, const parplan_deadline *out,
                                     parplan_error *err)
{
    parplan_status status = parplan__sized_check(deadline, sizeof *deadline, "deadline", err);
    if (status == PARPLAN_OK)
        status = parplan__sized_check(out, sizeof *out, "out", err);
    if (status != PARPLAN_OK)
        return status;
    if (!parplan__date_valid(deadline->due.raw) || !parplan__date_valid(deadline->due.effective) ||
        deadline->extensions < 0 || deadline->most_extensions < PARPLAN_EXTENSIONS_UNLIMITED)
        return parplan__fail(err, PP_ARGUMENT, PARPLAN__ARGS("deadline"));
    if (deadline->most_extensions != PARPLAN_EXTENSIONS_UNLIMITED &&
        deadline->extensions >= deadline->most_extensions)
        return parplan__fail(err, PP_DEADLINE_MOVED,
                             PARPLAN__ARGS(PARPLAN__INT(deadline->extensions),
                                           PARPLAN__INT(deadline->most_extensions)));
    return PARPLAN_OK;
}

/* What a moved deadline keeps of the one it replaces. */
static void put_moved(const parplan_deadline *before, parplan_deadline *moved,
                      parplan_deadline *out)
{
    moved->extensions = before->extensions + 1;
    moved->most_extensions = before->most_extensions;
    moved->rules |= PARPLAN_TERM_RULE_EXTENDED;
    parplan__sized_write(out, moved, sizeof *moved);
}

parplan_status parplan_deadline_extend(const parplan_calendar *calendar,
                                       const parplan_deadline *deadline,
                                       const parplan_term *extension, parplan_deadline *out,
                                       parplan_error *err)
{
    parplan_status status = check_deadline(deadline, out, err);
    if (status == PARPLAN_OK)
        status = parplan__sized_check(extension, sizeof *extension, "extension", err);
    if (status != PARPLAN_OK)
        return status;
    if (extension->count < 0 || extension->start != PARPLAN_START_EXCLUDED)
        return parplan__fail(err, PP_EXTENSION_FORWARD, NULL);

    parplan_moment from = {deadline->due.raw, deadline->minute};
    parplan_deadline moved = PARPLAN_DEADLINE_INIT;
    status = parplan_term_due(calendar, from, extension, &moved, err);
    if (status != PARPLAN_OK)
        return status;
    if (deadline->due.certainty > moved.due.certainty)
        moved.due.certainty = deadline->due.certainty;
    /* How the first term was counted stays true; its roll was undone, and an extension has no start of its own. */
    moved.rules &= ~(uint32_t)STARTS;
    moved.rules |= deadline->rules & ~(uint32_t)ROLLS;
    put_moved(deadline, &moved, out);
    return PARPLAN_OK;
}

parplan_status parplan_deadline_move(const parplan_calendar *calendar,
                                     const parplan_deadline *deadline, parplan_date date,
                                     parplan_roll roll, parplan_deadline *out, parplan_error *err)
{
    parplan_status status = check_deadline(deadline, out, err);
    if (status != PARPLAN_OK)
        return status;
    parplan_deadline moved = PARPLAN_DEADLINE_INIT;
    status = parplan_due_fixed(calendar, date, PARPLAN_BOUND_BY, roll, &moved.due, err);
    if (status != PARPLAN_OK)
        return status;
    if (date <= deadline->due.effective)
        return parplan__fail(
            err, PP_DEADLINE_EARLY,
            PARPLAN__ARGS(PARPLAN__DATE(date), PARPLAN__DATE(deadline->due.effective)));
    moved.minute = PARPLAN__DAY_MINUTES;
    if (moved.due.effective != moved.due.raw)
        moved.rules = moved.due.effective > moved.due.raw ? PARPLAN_TERM_RULE_ROLLED_NEXT
                                                          : PARPLAN_TERM_RULE_ROLLED_PREVIOUS;
    put_moved(deadline, &moved, out);
    return PARPLAN_OK;
}
