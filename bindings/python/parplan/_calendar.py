# SPDX-License-Identifier: Apache-2.0
"""Which days are worked, why, and arithmetic on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import index
from typing import TYPE_CHECKING, Any, overload

from . import _core
from ._columns import Ask, Column, Errors, Rows, is_column
from ._days import (
    EPOCH,
    DayLike,
    from_day,
    to_day,
    to_day_or_none,
)
from ._enums import Certainty, Combine, DayKind, Layer, Roll
from ._handle import Handle
from ._record import Record
from ._source import Source, read_bytes
from ._text import Lang, Text, lang_code

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Picture

    from ._hours import Hours, HoursRule
    from ._term import Deadline, DueColumns, Term

# What one question needs, at hand: to look each up would take a fifth of its time.
_add, _count, _is_working = _core.calendar_add, _core.calendar_count, _core.calendar_is_working
_from_ordinal = date.fromordinal


@dataclass(frozen=True, repr=False)
class Day(Record):
    """What a calendar knows of one day: `print(calendar.why(day))`."""

    _struct = "parplan_day"

    kind: DayKind
    certainty: Certainty
    name: Text | None
    """Why it is not an ordinary day; None where it is one, or a plain weekend."""
    layer: Layer
    source: Text | None
    """Article or decision."""

    @property
    def works(self) -> bool:
        """Whether the day is worked."""
        return self.kind in (DayKind.WORKING, DayKind.MAKEUP)

    def __repr__(self) -> str:
        name = f" {self.name!r}" if self.name else ""
        source = f" ({self.source})" if self.source else ""
        sure = "" if self.certainty == Certainty.CONFIRMED else f" {self.certainty.name}"
        return f"<Day {self.kind.name}{name}{source}{sure}>"


@dataclass(frozen=True)
class DayTotal(Record):
    """Days of a range by what they are."""

    _struct = "parplan_day_total"

    days: int
    working: int
    weekend: int
    rest: int
    makeup: int
    """Of the working ones, those worked in exchange."""
    announced: int
    """Days off announced and not enacted; they are counted as what they are."""
    certainty: Certainty


@dataclass(frozen=True)
class Change(Record):
    """A day that two calendars see differently."""

    _struct = "parplan_change"
    _names = {"date": "day"}

    day: date
    before: Day
    after: Day
    moves: bool
    """Worked in one and not in the other: deadlines that depend on it move."""


@dataclass(frozen=True)
class IcsOptions(Record):
    """What a calendar feed says of itself."""

    _struct = "parplan_ics_options"

    stamp: date | None = None
    """The day the feed was made."""
    sequence: int = 0
    """Raise it each time a feed that was imported is sent again."""
    alarms: bool = True
    """Remind of what is due."""


class Calendar(Handle):
    """Rest days and working days over a span of years. Make one with `parplan.calendar()`.

    Where a method takes a day it also takes a column of days (`help(parplan)`, "Columns") and gives
    a column of answers.

    >>> import parplan
    >>> gov = parplan.calendar("VN-GOV")
    >>> gov.add("07/02/2024", 3)  # over Tết
    datetime.date(2024, 2, 19)
    >>> gov.count("2024-02-01", "2024-02-29")
    15
    """

    _recipe: tuple[Any, ...]

    @classmethod
    def _of(cls, handle: Any, *recipe: Any) -> Calendar:
        self = object.__new__(cls)
        self._handle = handle
        self._recipe = recipe
        return self

    def __init__(self, id: str = "VN-GOV") -> None:
        self._handle = _core.calendar_builtin(id)
        self._recipe = ("builtin", id)

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, self._recipe

    def __repr__(self) -> str:
        return (
            f"<Calendar {self.id} {self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}, "
            f"confirmed until {self.confirmed_until:%d/%m/%Y}>"
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Calendar):
            return NotImplemented
        return self.id == other.id and self.hash == other.hash

    def __hash__(self) -> int:
        return hash((self.id, self.hash))

    @property
    def id(self) -> str:
        """Name of the calendar, such as "VN-GOV"."""
        return _core.calendar_id(self._handle)

    @property
    def first(self) -> date:
        """First day covered."""
        return from_day(_core.calendar_span(self._handle)[0])

    @property
    def last(self) -> date:
        """Last day covered."""
        return from_day(_core.calendar_span(self._handle)[1])

    @property
    def confirmed_from(self) -> date:
        """First day of the years whose decision is known."""
        return from_day(_core.calendar_confirmed(self._handle)[0])

    @property
    def confirmed_until(self) -> date:
        """Last day of the years whose decision is known: later days rest on the statute alone."""
        return from_day(_core.calendar_span(self._handle)[2])

    @property
    def hash(self) -> str:
        """Fingerprint of what the calendar says of its days, in 32 hexadecimal digits."""
        return _core.calendar_hash(self._handle)

    # Arithmetic

    @overload
    def add(self, day: DayLike, days: int) -> date: ...
    @overload
    def add(
        self, day: Column, days: int | Column, *, errors: Errors = "raise", out: Any = None
    ) -> Any: ...
    def add(self, day: Any, days: Any, *, errors: Errors = "raise", out: Any = None) -> Any:
        """The day some working days later; 0: the day itself if worked, else the next that is (D2a).

        Negative numbers count back. Many days at once, where `day` or `days` is a column; `out` is
        an array of numpy, or another writable buffer, that the answers go to.

        >>> calendar("VN-GOV").add("2026-02-13", 1)
        datetime.date(2026, 2, 23)
        """
        if type(day) is date and type(days) is int:
            return _from_ordinal(_add(self._handle, day.toordinal() - EPOCH, days) + EPOCH)
        if not is_column(day) and not is_column(days):
            return from_day(_core.calendar_add(self._handle, to_day(day), index(days)))
        lead = day if is_column(day) else days
        rows = Rows(lead, ("day", day, True), ("days", days, False))
        if lead is days:
            rows.family.answer_days()
        room = rows.family.room(out, rows.count)
        missing = rows.ask(self._ask(_core.calendar_add_many), [room], errors=errors)
        return rows.family.give_days(room, missing)

    @overload
    def count(self, start: DayLike, end: DayLike) -> int: ...
    @overload
    def count(
        self, start: Column, end: DayLike | Column, *, errors: Errors = "raise", out: Any = None
    ) -> Any: ...
    def count(self, start: Any, end: Any, *, errors: Errors = "raise", out: Any = None) -> Any:
        """Working days after `start` up to and with `end`; negative where `end` is earlier (D2a).

        Many days at once, where either is a column; `out` as for `add`.
        """
        if type(start) is date and type(end) is date:
            return _count(self._handle, start.toordinal() - EPOCH, end.toordinal() - EPOCH)
        if not is_column(start) and not is_column(end):
            return _core.calendar_count(self._handle, to_day(start), to_day(end))
        lead = start if is_column(start) else end
        rows = Rows(lead, ("start", start, True), ("end", end, True))
        room = rows.family.room(out, rows.count)
        missing = rows.ask(self._ask(_core.calendar_count_many), [room], errors=errors)
        return rows.family.give_numbers(room, missing)

    @overload
    def is_working(self, day: DayLike) -> bool: ...
    @overload
    def is_working(self, day: Column, *, errors: Errors = "raise") -> Any: ...
    def is_working(self, day: Any, *, errors: Errors = "raise") -> Any:
        """Whether a day is worked."""
        if type(day) is date:
            return _is_working(self._handle, day.toordinal() - EPOCH)
        if not is_column(day):
            return _core.calendar_is_working(self._handle, to_day(day))
        rows = Rows(day, ("day", day, True))
        out = bytearray(rows.count)
        missing = rows.ask(self._ask(_core.calendar_is_working_many), [out], errors=errors)
        return rows.family.give_flags(out, missing)

    def _ask(self, many: Ask) -> Ask:
        return lambda columns, outs, statuses: many(self._handle, *columns, *outs, statuses)

    def roll(self, day: DayLike, roll: Roll = Roll.NEXT) -> date:
        """Move a day that is not worked; a working day stays (D3)."""
        return from_day(_core.calendar_roll(self._handle, to_day(day), roll))

    # What is known of days

    def why(self, day: DayLike) -> Day:
        """What a day is, and why: its name, the article or decision, how sure that is (D8, D9).

        >>> calendar("VN-GOV").why("2024-04-29").name.en
        'Swapped day off (made up on 04/05/2024)'
        """
        return Day._from_core(_core.calendar_day(self._handle, to_day(day)))

    def certainty(self, start: DayLike, end: DayLike) -> Certainty:
        """How sure a result is that rests on all days from one to another: the least sure (D9)."""
        return Certainty(_core.calendar_certainty(self._handle, to_day(start), to_day(end)))

    def total(self, start: DayLike, end: DayLike) -> DayTotal:
        """How many days from one to another, both included, are worked, rest, or were swapped."""
        return DayTotal._from_core(_core.calendar_total(self._handle, to_day(start), to_day(end)))

    def changes(self, other: Calendar, start: DayLike, end: DayLike) -> Iterator[Change]:
        """The days that another calendar sees differently, by date."""
        day, last = to_day(start), to_day(end)
        while raw := _core.calendar_next_change(self._handle, other._handle, day, last):
            yield Change._from_core(raw)
            day = raw[0] + 1

    # Other calendars made of this one

    def with_layer(
        self, source: Source, *, layer: Layer = Layer.ORGANISATION, id: str | None = None
    ) -> Calendar:
        """This calendar with the days of a CSV file as one more layer; `docs/calendars.md` has its columns."""
        data = read_bytes(source)
        made = _core.calendar_with_layer(self._handle, layer, id, data)
        return Calendar._of(made, "layer", self, data, layer, id)

    def union(self, other: Calendar, *, id: str | None = None) -> Calendar:
        """A day rests where either calendar rests: both must work. `a | b` is the same."""
        return self._combine(other, Combine.UNION, id)

    def intersection(self, other: Calendar, *, id: str | None = None) -> Calendar:
        """A day rests where both calendars rest: one that works is enough. `a & b` is the same."""
        return self._combine(other, Combine.INTERSECTION, id)

    __or__ = union
    __and__ = intersection

    def _combine(self, other: Calendar, how: Combine, id: str | None) -> Calendar:
        name = id or f"{self.id}{'|' if how == Combine.UNION else '&'}{other.id}"
        made = _core.calendar_combine(self._handle, other._handle, how, name)
        return Calendar._of(made, "combine", self, other, how, name)

    # Office hours and terms

    def hours(self, hours: str | Sequence[HoursRule]) -> Hours:
        """Office hours on this calendar, from text or rules.

        >>> office = calendar().hours("T2-T6,bù 07:30-11:30 13:00-17:00")
        """
        from ._hours import Hours

        return Hours(self, hours)

    def due(self, start: DayLike, term: Term | str, **rules: Any) -> Deadline:
        """When a term that starts with an event ends: `parplan.due()` on this calendar."""
        from ._term import due

        return due(start, term, calendar=self, **rules)

    def due_many(
        self,
        start: Column,
        terms: Term | str | Sequence[Term | str],
        *,
        minute: Column | None = None,
        term: Column | None = None,
        count: Column | None = None,
    ) -> DueColumns:
        """When the terms of many rows end; `parplan.due_many()` on this calendar."""
        from ._term import due_many

        return due_many(start, terms, calendar=self, minute=minute, term=term, count=count)

    # Texts and pictures

    def to_csv(self, start: DayLike, end: DayLike) -> str:
        """The days that are not as their weekday is, as CSV: the canonical text of a calendar."""
        return _core.calendar_write_csv(self._handle, to_day(start), to_day(end))

    def to_ics(
        self,
        start: DayLike,
        end: DayLike,
        *,
        lang: Lang = "vi",
        options: IcsOptions = IcsOptions(),
    ) -> str:
        """The days that are not as their weekday is, as a calendar feed (RFC 5545)."""
        return _core.calendar_write_ics(
            self._handle,
            to_day(start),
            to_day(end),
            lang_code(lang),
            (to_day_or_none(options.stamp), options.sequence, options.alarms),
        )

    def plot(self, year: int, *, lang: Lang = "vi") -> Picture:
        """A picture of a year: what each day is. It needs matplotlib: `pip install parplan[plot]`."""
        from ._plot import plot_calendar

        return plot_calendar(self, year, lang=lang)


def _remake(kind: str, *parts: Any) -> Calendar:
    """A calendar from what was pickled."""
    if kind == "builtin":
        return Calendar(*parts)
    base: Calendar = parts[0]
    if kind == "layer":
        _, data, layer, id = parts
        return base.with_layer(data, layer=layer, id=id)
    _, other, how, id = parts
    return base._combine(other, how, id)


def calendar(id: str = "VN-GOV") -> Calendar:
    """A calendar that comes with the library.

    "VN-GOV": civil servants, with the days swapped by the yearly decisions. "VN-LABOUR": the rest days
    of the Labour Code alone. Both cover 2000 to 2199, with weekly rest on Saturday and Sunday.

    >>> calendar("VN-GOV").confirmed_until
    datetime.date(2026, 12, 31)
    """
    return Calendar(id)
