/* SPDX-License-Identifier: Apache-2.0 */
/**
 * @file parplan.h
 * The whole library: plans of public administration reform, judged exactly.
 */
#ifndef PARPLAN_PARPLAN_H
#define PARPLAN_PARPLAN_H

#include <parplan/base.h>
#include <parplan/column.h>
#include <parplan/number.h>

#include <parplan/calendar.h>
#include <parplan/date.h>
#include <parplan/due_many.h>
#include <parplan/frequency.h>
#include <parplan/hours.h>
#include <parplan/ics.h>
#include <parplan/lunar.h>
#include <parplan/period.h>
#include <parplan/point.h>
#include <parplan/recurrence.h>
#include <parplan/term.h>

#include <parplan/plan.h>
#include <parplan/unit.h>

#include <parplan/completion.h>
#include <parplan/figure.h>
#include <parplan/target.h>

#include <parplan/agenda.h>
#include <parplan/board.h>
#include <parplan/moves.h>

#endif
