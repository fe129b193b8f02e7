# SPDX-License-Identifier: Apache-2.0
"""Plans of public administration reform, exactly judged: what is due, what is met, what is still needed.

    plan = parplan.load_plan("plan.json")
    board = parplan.board(plan, "figures.csv", "2024-06-05")
    board["3.1.b", "ha-dinh"].still_needed
    parplan.due("02/02/2024", "3 ngày làm việc").effective
    parplan.calendar("VN-GOV").why("2024-02-08")

Plans
    load_plan       a plan from its JSON document; `plan.indicators["3.1.b"]`, `plan.check()`
    load_figures    what units report: CSV, Excel, frames of pandas, polars and pyarrow, rows
    load_completions  what was done, by whom, when
    board           every target, every unit: exact value, verdict, what is still needed
    agenda          what is due in a range of days, from whom, by when, and why that day

Days and deadlines
    calendar        rest days and working days: `add`, `count`, `why`, `with_layer`, `plot`
    due, due_fixed  when a term ends, or a named day; `due_many` and `delay` for columns
    Hours, Term, Recurrence, Frequency, Lunar, point_date, add_months

Numbers
    judge_share     one share against one threshold: `Fraction`, never a float
    parse_ratio, parse_decimal, format_ratio, format_decimal

Excel
    parplan.excel   workbooks for units to fill in, and reading them (needs `parplan[excel]`)

Days may be given as `datetime.date`, `datetime` (the day it is in Viet Nam) or text such as "05/03/2024".
Exact numbers are `fractions.Fraction` and `decimal.Decimal`, choices are `IntEnum`, records frozen
dataclasses. Whatever the C library makes is immutable and may be shared between threads.

Columns
    Functions over many rows take numpy arrays (`datetime64[D]`, or integers that are days since
    1970-01-01), series of pandas, Arrow arrays (pyarrow, polars: date32), `array`, `memoryview`, and
    lists of days. Nothing is copied where the days are 32- or 64-bit numbers already. Answers are of
    the family that came in; a missing day gives a missing answer.

Errors
    Everything raised by the library is an `Error` with `id`, `path`, `line`, `column`, and `message_vi`;
    its kinds are `ArgumentError`, `RangeError`, `ParseError`, `InvalidError`, `NotFoundError` and
    `OutOfMemoryError`. A call with the wrong type is a `TypeError`.

The package logs to `logging.getLogger("parplan")`, which is silent unless you say otherwise.
"""

from __future__ import annotations

from ._core import version as _version

TYPE_CHECKING = False  # `typing` would take half of the import's time

if TYPE_CHECKING:
    from typing import Any

    from . import excel as excel
    from ._agenda import Agenda as Agenda
    from ._agenda import AgendaItem as AgendaItem
    from ._agenda import Move as Move
    from ._agenda import Moves as Moves
    from ._agenda import agenda as agenda
    from ._board import Board as Board
    from ._board import Cell as Cell
    from ._board import CellPart as CellPart
    from ._board import TaskTally as TaskTally
    from ._board import board as board
    from ._calendar import Calendar as Calendar
    from ._calendar import Change as Change
    from ._calendar import Day as Day
    from ._calendar import DayTotal as DayTotal
    from ._calendar import IcsOptions as IcsOptions
    from ._calendar import calendar as calendar
    from ._days import add_months as add_months
    from ._days import format_date as format_date
    from ._days import parse_date as parse_date
    from ._days import parse_moment as parse_moment
    from ._entities import Amendment as Amendment
    from ._entities import Area as Area
    from ._entities import Choice as Choice
    from ._entities import Citation as Citation
    from ._entities import DueRule as DueRule
    from ._entities import Duty as Duty
    from ._entities import Exclusion as Exclusion
    from ._entities import Group as Group
    from ._entities import Indicator as Indicator
    from ._entities import Leader as Leader
    from ._entities import Legal as Legal
    from ._entities import Measure as Measure
    from ._entities import Override as Override
    from ._entities import Part as Part
    from ._entities import Partner as Partner
    from ._entities import PlanInfo as PlanInfo
    from ._entities import Stage as Stage
    from ._entities import Statement as Statement
    from ._entities import Target as Target
    from ._entities import Task as Task
    from ._entities import Unit as Unit
    from ._entities import Who as Who
    from ._enums import Bound as Bound
    from ._enums import Certainty as Certainty
    from ._enums import Combine as Combine
    from ._enums import DayKind as DayKind
    from ._enums import DutyType as DutyType
    from ._enums import Empty as Empty
    from ._enums import Every as Every
    from ._enums import Failures as Failures
    from ._enums import Force as Force
    from ._enums import FrequencyMode as FrequencyMode
    from ._enums import Further as Further
    from ._enums import ItemState as ItemState
    from ._enums import Layer as Layer
    from ._enums import Level as Level
    from ._enums import Mark as Mark
    from ._enums import MeasureType as MeasureType
    from ._enums import MonthEnd as MonthEnd
    from ._enums import OfficeDays as OfficeDays
    from ._enums import Point as Point
    from ._enums import Population as Population
    from ._enums import Reading as Reading
    from ._enums import Reason as Reason
    from ._enums import Roll as Roll
    from ._enums import Rollup as Rollup
    from ._enums import Row as Row
    from ._enums import RunKind as RunKind
    from ._enums import Scale as Scale
    from ._enums import Series as Series
    from ._enums import Severity as Severity
    from ._enums import StartRule as StartRule
    from ._enums import TallyBy as TallyBy
    from ._enums import TargetKind as TargetKind
    from ._enums import TermRule as TermRule
    from ._enums import TermUnit as TermUnit
    from ._enums import UnitKind as UnitKind
    from ._enums import Verdict as Verdict
    from ._errors import ArgumentError as ArgumentError
    from ._errors import Error as Error
    from ._errors import InvalidError as InvalidError
    from ._errors import NotFoundError as NotFoundError
    from ._errors import OutOfMemoryError as OutOfMemoryError
    from ._errors import ParseError as ParseError
    from ._errors import RangeError as RangeError
    from ._figures import Completion as Completion
    from ._figures import Completions as Completions
    from ._figures import Figure as Figure
    from ._figures import Figures as Figures
    from ._figures import load_completions as load_completions
    from ._figures import load_figures as load_figures
    from ._hours import Hours as Hours
    from ._hours import HoursRule as HoursRule
    from ._hours import Shift as Shift
    from ._lunar import Lunar as Lunar
    from ._number import format_decimal as format_decimal
    from ._number import format_ratio as format_ratio
    from ._number import parse_decimal as parse_decimal
    from ._number import parse_ratio as parse_ratio
    from ._period import Period as Period
    from ._period import Regime as Regime
    from ._period import Window as Window
    from ._period import YearDay as YearDay
    from ._plan import Collection as Collection
    from ._plan import Plan as Plan
    from ._plan import load_plan as load_plan
    from ._plan import plan_schema as plan_schema
    from ._problem import Problem as Problem
    from ._recurrence import Frequency as Frequency
    from ._recurrence import FrequencyResult as FrequencyResult
    from ._recurrence import Interval as Interval
    from ._recurrence import Recurrence as Recurrence
    from ._recurrence import point_date as point_date
    from ._target import ShareResult as ShareResult
    from ._target import judge_share as judge_share
    from ._term import Deadline as Deadline
    from ._term import Due as Due
    from ._term import DueColumns as DueColumns
    from ._term import Pause as Pause
    from ._term import Run as Run
    from ._term import Term as Term
    from ._term import delay as delay
    from ._term import due as due
    from ._term import due_fixed as due_fixed
    from ._term import due_many as due_many
    from ._text import Text as Text

__version__ = _version()

_PUBLIC: dict[str, str] = {
    "_agenda": "Agenda AgendaItem Move Moves agenda",
    "_board": "Board Cell CellPart TaskTally board",
    "_calendar": "Calendar Change Day DayTotal IcsOptions calendar",
    "_days": "add_months format_date parse_date parse_moment",
    "_entities": "Amendment Area Choice Citation DueRule Duty Exclusion Group Indicator Leader Legal Measure Override Part Partner PlanInfo Stage Statement Target Task Unit Who",
    "_enums": "Bound Certainty Combine DayKind DutyType Empty Every Failures Force FrequencyMode Further ItemState Layer Level Mark MeasureType MonthEnd OfficeDays Point Population Reading Reason Roll Rollup Row RunKind Scale Series Severity StartRule TallyBy TargetKind TermRule TermUnit UnitKind Verdict",
    "_errors": "ArgumentError Error InvalidError NotFoundError OutOfMemoryError ParseError RangeError",
    "_figures": "Completion Completions Figure Figures load_completions load_figures",
    "_hours": "Hours HoursRule Shift",
    "_lunar": "Lunar",
    "_number": "format_decimal format_ratio parse_decimal parse_ratio",
    "_period": "Period Regime Window YearDay",
    "_plan": "Collection Plan load_plan plan_schema",
    "_problem": "Problem",
    "_recurrence": "Frequency FrequencyResult Interval Recurrence point_date",
    "_target": "ShareResult judge_share",
    "_term": "Deadline Due DueColumns Pause Run Term delay due due_fixed due_many",
    "_text": "Text",
}
"""The public names of each module, which is loaded when the first of them is used."""

_MODULES = {name: module for module, names in _PUBLIC.items() for name in names.split()}

__all__ = [*_MODULES, "excel", "__version__"]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "excel":
        return import_module(".excel", __name__)
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
