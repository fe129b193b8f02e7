# SPDX-License-Identifier: Apache-2.0
"""Duties that come back, how often something was done, and days that the law knows by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import _core
from ._calendar import Calendar
from ._days import DayLike, from_day, to_day
from ._enums import Bound, Every, FrequencyMode, MonthEnd, Point, Roll
from ._record import Record, to_core
from ._term import Due


@dataclass(frozen=True, repr=False)
class Interval(Record):
    """Days from `start` to `end`, both included; None where an end is open."""

    _struct = "parplan_interval"

    start: date | None
    end: date | None

    def __contains__(self, day: DayLike) -> bool:
        at = from_day(to_day(day))
        return (self.start is None or self.start <= at) and (self.end is None or at <= self.end)

    def __repr__(self) -> str:
        ends = [f"{end:%d/%m/%Y}" if end else "…" for end in (self.start, self.end)]
        return f"<Interval {'–'.join(ends)}>"


@dataclass(frozen=True)
class Recurrence(Record):
    """A day that comes back; every instance is counted from the anchor (D6).

    >>> [Recurrence(Every.MONTH, date(2024, 1, 31), bound=Bound.BY).at(i)[0].day for i in range(3)]
    [31, 29, 31]
    """

    _struct = "parplan_recurrence"

    every: Every
    anchor: date
    """Instance 0, less the offset; for nine months the first day of them."""
    offset_months: int = 0
    """Added to every instance: 1 is "in the month after"."""
    month_end: MonthEnd = MonthEnd.LAST
    bound: Bound = Bound.BY
    roll: Roll = Roll.NONE

    def at(self, index: int, calendar: Calendar | None = None) -> tuple[date, Due]:
        """The day named by an instance, and its last day in time. A roll needs a calendar."""
        handle = calendar._handle if calendar else None
        named, due = _core.recurrence_at(to_core(self), index, handle)
        return from_day(named), Due._from_core(due)

    def find(self, start: DayLike) -> int:
        """Index of the first instance whose named day is a given one or later."""
        return _core.recurrence_find(to_core(self), to_day(start))


@dataclass(frozen=True)
class FrequencyResult(Record):
    """What the events so far say of a frequency."""

    _struct = "parplan_frequency_result"

    events: int
    required: int
    """Bins that are over; by gap, stretches that are over or already too long."""
    violations: int
    next_by: date | None
    """Last day for the next event still needed."""
    complete: bool
    """Nothing more can be needed in this window, whatever happens."""
    violated: tuple[Interval, ...] = ()
    """The intervals that lack an event and can no longer get one."""


@dataclass(frozen=True)
class Frequency(Record):
    """At least so many events every so many months (D12). The two readings differ.

    >>> twice = Frequency(FrequencyMode.GAP, 1, 6)
    >>> twice.check(["01/01/2024", "31/12/2024"], "01/01/2024", "31/12/2024", "01/01/2025").violations
    1
    """

    _struct = "parplan_frequency"

    mode: FrequencyMode | None
    times: int
    months: int

    def check(
        self, events: Iterable[DayLike], start: DayLike, end: DayLike, as_of: DayLike
    ) -> FrequencyResult:
        """Check events against the frequency in a window, up to a day; that day is not yet over."""
        days = sorted(to_day(event) for event in events)
        window = to_day(start), to_day(end)
        raw, violated = _core.frequency_check(
            (self.mode or 0, self.times, self.months), window, to_day(as_of), days
        )
        intervals = tuple([Interval._from_core(each) for each in violated])
        result = FrequencyResult._from_core(raw)
        result.__dict__["violated"] = intervals
        return result


def point_date(point: Point, year: int, month: int = 1) -> date:
    """The day a name means: "giữa năm" is 30 June (D13).

    >>> point_date(Point.YEAR_MIDDLE, 2024)
    datetime.date(2024, 6, 30)
    """
    return from_day(_core.point_date(point, year, month))
