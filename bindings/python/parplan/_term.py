# SPDX-License-Identifier: Apache-2.0
"""When something is due: by a day that is named, or within a term counted from an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from . import _core
from ._calendar import Calendar, Day
from ._columns import NONE, Column, Errors, Rows, is_column
from ._days import DayLike, MomentLike, from_moment, to_day, to_moment
from ._enums import (
    Bound,
    Certainty,
    MonthEnd,
    Roll,
    RunKind,
    StartRule,
    TermRule,
    TermUnit,
)
from ._errors import ArgumentError
from ._hours import Hours
from ._record import Record
from ._text import Lang, Text, lang_code

EXTENSIONS_UNLIMITED = -1


@dataclass(frozen=True, repr=False)
class Due(Record):
    """A last day, as written and as it counts."""

    _struct = "parplan_due"

    raw: date
    """Last day in time by the text alone: the day before for `before`."""
    effective: date
    """After rolling: being done on this day is in time, on the next it is late."""
    certainty: Certainty

    def __repr__(self) -> str:
        moved = f", raw {self.raw:%d/%m/%Y}" if self.raw != self.effective else ""
        return f"<Due {self.effective:%d/%m/%Y}{moved}, {self.certainty.name}>"


@dataclass(frozen=True)
class Pause:
    """A time in which the clock stands still, such as while a supplement is awaited."""

    start: MomentLike
    end: MomentLike


@dataclass(frozen=True)
class Term(Record):
    """A length of time with the rules it is counted by (Civil Code 2015, arts. 144-148).

    >>> Term.parse("3 ngày làm việc").in_("en")
    '3 working days'
    """

    _struct = "parplan_term"

    count: int
    unit: TermUnit
    start: StartRule = StartRule.EXCLUDED
    cutoff_minute: int = 0
    """For `StartRule.INCLUDED_BEFORE`: minute of the day, 1 to 1440."""
    roll: Roll = Roll.NEXT
    month_end: MonthEnd = MonthEnd.LAST
    most_extensions: int = EXTENSIONS_UNLIMITED
    hours: Hours | None = None
    """Needed for working hours."""
    pauses: tuple[Pause, ...] = ()

    @classmethod
    def parse(cls, text: str, *, start: str | StartRule | None = None, **rules: Any) -> Term:
        """Read a term: `3 ngày làm việc`, `2 weeks`, `8 giờ làm việc`, `1 quý`.

        `start` is `excluded`, `included`, or `included before 15:00`; `rules` are other members.
        """
        raw = _core.term_parse(text)
        term = cls(raw[0], TermUnit(raw[1]), **rules)
        if start is None:
            return term
        if isinstance(start, StartRule):
            return replace(term, start=start)
        said = _core.start_parse(start)
        return replace(term, start=StartRule(said[2]), cutoff_minute=said[3])

    def in_(self, lang: Lang) -> str:
        """Count and unit as text: "3 ngày làm việc", "3 working days"."""
        return _core.term_format(self._to_core(), lang_code(lang))

    def __str__(self) -> str:
        return self.in_("vi")

    def _to_core(self) -> tuple[Any, ...]:
        return (
            self.count,
            self.unit,
            self.start,
            self.cutoff_minute,
            self.roll,
            self.month_end,
            self.most_extensions,
            self.hours._handle if self.hours else None,
            tuple([(to_moment(p.start), to_moment(p.end)) for p in self.pauses]),
        )


@dataclass(frozen=True, repr=False)
class Run(Record):
    """Neighbouring days that were treated alike, for the same reason."""

    _struct = "parplan_run"

    start: date
    end: date
    kind: RunKind
    day: Day
    """What the calendar knows of them."""

    def __repr__(self) -> str:
        name = f" {self.day.name!r}" if self.day.name else ""
        return f"<Run {self.start:%d/%m/%Y}–{self.end:%d/%m/%Y} {self.kind.name}{name}>"


@dataclass(frozen=True, repr=False)
class Deadline:
    """When a term ends, and why: `raw` by the text alone, `effective` as it counts."""

    raw: date
    effective: date
    certainty: Certainty
    minute: int
    """Of the effective day, up to and with which it is in time; 1440: all day."""
    rules: TermRule
    extensions: int
    """How often it was moved."""
    most_extensions: int
    calendar: Calendar | None
    term: Term | None
    """The term it is the end of; None once it was moved."""
    start: MomentLike
    """The event."""

    @property
    def moment(self) -> datetime:
        """The end as a moment of Viet Nam's clock; the whole day ends at 00:00 of the next one."""
        return from_moment((to_day(self.effective), self.minute))

    @property
    def why(self) -> tuple[Text, ...]:
        """What was applied on the way, with the articles."""
        return tuple([Text(*_core.term_rule_text(rule)) for rule in self.rules])

    @property
    def runs(self) -> tuple[Run, ...]:
        """All days from the event to the end, and how each was treated."""
        if self.term is None:
            raise ArgumentError("a deadline that was moved has no days of its own")
        found = []
        day: int | None = None
        start, term, handle = to_moment(self.start), self.term._to_core(), _handle(self.calendar)
        while raw := _core.term_next_run(handle, start, term, self._to_core(), day):
            found.append(Run._from_core(raw))
            day = raw[1] + 1
        return tuple(found)

    def extend(self, term: Term | str) -> Deadline:
        """Move the deadline by a further term, counted from its raw day (D6)."""
        more = Term.parse(term) if isinstance(term, str) else term
        raw = _core.deadline_extend(_handle(self.calendar), self._to_core(), more._to_core())
        return _deadline(raw, self.calendar, None, self.start)

    def move(self, day: DayLike, *, roll: Roll = Roll.NEXT) -> Deadline:
        """Move the deadline to a new day that is named, after the one it replaces."""
        raw = _core.deadline_move(_handle(self.calendar), self._to_core(), to_day(day), roll)
        return _deadline(raw, self.calendar, None, self.start)

    def _to_core(self) -> tuple[Any, ...]:
        return (
            (to_day(self.raw), to_day(self.effective), self.certainty),
            self.minute,
            self.rules,
            self.extensions,
            self.most_extensions,
        )

    def __repr__(self) -> str:
        hour = "" if self.minute == 1440 else f" {self.minute // 60:02}:{self.minute % 60:02}"
        moved = f", raw {self.raw:%d/%m/%Y}" if self.raw != self.effective else ""
        return f"<Deadline {self.effective:%d/%m/%Y}{hour}{moved}, {self.certainty.name}>"


def _handle(calendar: Calendar | None) -> Any:
    return calendar._handle if calendar else None


def _deadline(
    raw: tuple[Any, ...], calendar: Calendar | None, term: Term | None, start: MomentLike
) -> Deadline:
    due, minute, rules, extensions, most = raw
    last = Due._from_core(due)
    return Deadline(
        last.raw,
        last.effective,
        last.certainty,
        minute,
        TermRule(rules),
        extensions,
        most,
        calendar,
        term,
        start,
    )


def due(
    start: MomentLike, term: Term | str, *, calendar: Calendar | None = None, **rules: Any
) -> Deadline:
    """When a term that starts with an event ends, by Civil Code 2015, arts. 144-148.

    The calendar is "VN-GOV" unless given. `rules` are members of `Term`, for a term that is a text.

    >>> due("02/02/2024 10:00", "3 ngày làm việc", start_rule="included before 15:00").effective
    datetime.date(2024, 2, 6)
    >>> due("30/09/2024", "5 ngày")  # a Saturday ends on Monday
    <Deadline 07/10/2024, raw 05/10/2024, CONFIRMED>
    """
    if isinstance(term, str):
        said = rules.pop("start_rule", None)
        term = Term.parse(term, start=said, **rules)
    elif not isinstance(term, Term):
        raise TypeError(f"expected a term or its text, got {term!r}")
    elif rules:
        raise ArgumentError(f"{', '.join(rules)}: a Term has its own rules")
    if calendar is None:
        calendar = term.hours.calendar if term.hours else Calendar()
    raw = _core.term_due(calendar._handle, to_moment(start), term._to_core())
    return _deadline(raw, calendar, term, start)


def due_fixed(
    day: DayLike,
    *,
    bound: Bound = Bound.BY,
    roll: Roll = Roll.NONE,
    calendar: Calendar | None = None,
) -> Due:
    """Last day in time for a day that is named: "by" includes it, "before" does not (D3).

    A named day stays unless `roll` says otherwise, by the calendar "VN-GOV" unless one is given.

    >>> due_fixed("05/03/2024", bound=Bound.BEFORE).effective
    datetime.date(2024, 3, 4)
    """
    if calendar is None and roll != Roll.NONE:
        calendar = Calendar()
    return Due._from_core(_core.due_fixed(_handle(calendar), to_day(day), bound, roll))


@dataclass(frozen=True, repr=False)
class DueColumns:
    """Due days of many rows, each in the family of columns that the days came in."""

    raw: Any
    effective: Any
    minute: Any
    """Minute of the effective day up to which it is in time."""
    statuses: bytes
    """A `Row` for each."""

    def __repr__(self) -> str:
        return f"<DueColumns of {len(self.statuses)} rows>"


def due_many(
    start: Column,
    terms: Term | str | Sequence[Term | str],
    *,
    calendar: Calendar | None = None,
    minute: Column | None = None,
    term: Column | None = None,
    count: Column | None = None,
) -> DueColumns:
    """When the terms of many rows end. A row without an answer says why in its status.

    `term` is the position of each row's term among `terms`, `count` replaces the count of its term,
    `minute` is the minute of the event.
    """
    listed = [terms] if isinstance(terms, (str, Term)) else list(terms)
    raw_terms = [(Term.parse(t) if isinstance(t, str) else t)._to_core() for t in listed]
    calendar = calendar or Calendar()
    rows = Rows(
        start,
        ("start", start, True),
        ("minute", minute, False),
        ("term", term, False),
        ("count", count, False),
    )
    outs = [rows.family.new(rows.count) for _ in range(3)]
    statuses = bytearray(rows.count)
    handle = calendar._handle

    def ask(columns: list[Any], room: list[Any], said: Any) -> tuple[int, int, int]:
        start, minute, term, count = columns
        raw, effective, last = room
        return _core.term_due_many(
            handle, raw_terms, start, minute, term, count, raw, effective, last, said
        )

    missing = rows.ask(ask, outs, statuses)
    days, numbers = rows.family.give_days, rows.family.give_numbers
    return DueColumns(
        days(outs[0], missing), days(outs[1], missing), numbers(outs[2], missing), bytes(statuses)
    )


def delay(
    due: Column,
    done: DayLike | Column | None,
    as_of: DayLike,
    *,
    calendar: Calendar | None = None,
    errors: Errors = "raise",
) -> Any:
    """Days between being due and being done, of many rows: below 0 early, above 0 late.

    What is not done (a missing value, or a day after `as_of`) counts up to `as_of`. On a calendar,
    working days are counted; being late by a Saturday is late by 1.

    >>> delay(["04/03/2024", "04/03/2024"], ["05/03/2024", None], "10/03/2024")
    [1, 6]
    """
    finished = ("done", NONE, False) if done is None else ("done", done, True)
    rows = Rows(due if is_column(due) else done, ("due", due, True), finished)
    out = rows.family.new(rows.count)
    day, handle = to_day(as_of), _handle(calendar)
    missing = rows.ask(
        lambda read, room, said: _core.delay_many(handle, read[0], read[1], day, room[0], said),
        [out],
        errors=errors,
    )
    return rows.family.give_numbers(out, missing)
