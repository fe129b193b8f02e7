# SPDX-License-Identifier: Apache-2.0
"""Office hours, and arithmetic in working minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from . import _core
from ._calendar import Calendar
from ._days import DayLike, MomentLike, from_moment, to_day, to_moment
from ._enums import OfficeDays
from ._errors import ArgumentError
from ._handle import Handle
from ._record import Record, to_core


@dataclass(frozen=True)
class Shift(Record):
    """An unbroken stretch of work, in minutes of the day: `Shift.at("07:30", "11:30")`."""

    _struct = "parplan_shift"

    start: int
    """Minute of the day, 0 to 1439."""
    end: int
    """Minute at which it ends, after `start`, at most 1440."""

    @classmethod
    def at(cls, start: str | time, end: str | time) -> Shift:
        """A shift from one time of day to another, `24:00` being its end.

        >>> Shift.at("07:30", "11:30")
        Shift(start=450, end=690)
        """
        return cls(_minute(start), _minute(end))


def _minute(at: str | time) -> int:
    """Minute of a day; the core reads it as it reads any moment."""
    if isinstance(at, time):
        return at.hour * 60 + at.minute
    return _core.moment_parse(f"2000-01-01 {at}")[1] // 60


@dataclass(frozen=True)
class HoursRule(Record):
    """Hours of some days of the week: all year, in a season of every year, or in a range of dates."""

    _struct = "parplan_hours_rule"

    days: OfficeDays
    shifts: tuple[Shift, ...]
    """Ascending, disjoint; none: closed on these days."""
    start: date | None = None
    end: date | None = None
    yearly: bool = False
    """Only month and day of `start` and `end` count; the season may span New Year."""

    def _to_core(self) -> tuple[object, ...]:
        return (
            int(self.days),
            to_core(self.start),
            to_core(self.end),
            self.yearly,
            to_core(tuple(self.shifts)),
        )


def _timed(moment: MomentLike) -> tuple[int, int]:
    day, minute = to_moment(moment)
    if minute < 0:
        raise ArgumentError(
            f"expected a moment with its time of day, such as 04/03/2024 10:00, got {moment}",
            message_vi=f"cần thời điểm có giờ, ví dụ 04/03/2024 10:00, không phải {moment}",
        )
    return day, minute


class Hours(Handle):
    """Hours of an office on a calendar. A public holiday is closed whatever they say (D7).

    >>> import parplan
    >>> office = Hours(parplan.calendar(), "T2-T6,bù 07:30-11:30 13:00-17:00")
    >>> office.add("04/03/2024 10:00", 4 * 60)
    datetime.datetime(2024, 3, 4, 15, 30)
    """

    calendar: Calendar
    """The calendar the hours lie on."""

    def __init__(self, calendar: Calendar, hours: str | Sequence[HoursRule]) -> None:
        """From text (`docs/calendars.md`) or from rules; of those that hold for a day, the last counts."""
        if isinstance(hours, str):
            handle = _core.hours_parse(calendar._handle, hours)
        else:
            handle = _core.hours_new(calendar._handle, [rule._to_core() for rule in hours])
        self._handle = handle
        self.calendar = calendar
        self._rules = hours if isinstance(hours, str) else tuple(hours)

    def __reduce__(self) -> tuple[object, ...]:
        return Hours, (self.calendar, self._rules)

    def __repr__(self) -> str:
        return f"<Hours on {self.calendar.id}: {self._rules!r}>"

    def of_day(self, day: DayLike) -> tuple[Shift, ...]:
        """Shifts of a day; none where it is closed."""
        return tuple([Shift(*raw) for raw in _core.hours_of_day(self._handle, to_day(day))])

    def next(self, at: MomentLike) -> datetime:
        """The moment itself where the office is open then, else the next opening."""
        return from_moment(_core.hours_next(self._handle, _timed(at)))

    def add(self, start: MomentLike, minutes: int) -> datetime:
        """The moment at which so many working minutes have passed."""
        return from_moment(_core.hours_add(self._handle, _timed(start), minutes))

    def count(self, start: MomentLike, end: MomentLike) -> int:
        """Working minutes between two moments; negative where `end` is earlier."""
        return _core.hours_count(self._handle, _timed(start), _timed(end))
