# SPDX-License-Identifier: Apache-2.0
"""The agenda: what is due in a range of days, from whom, by when, and why that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from . import _core
from ._board import view
from ._calendar import Calendar, IcsOptions
from ._days import DayLike, from_day, from_day_or_none, to_day, to_day_or_none
from ._entities import Duty, Task, Unit
from ._enums import ItemState
from ._figures import Completions
from ._frame import Columns, Framed
from ._handle import Listing
from ._html import table
from ._plan import Plan
from ._record import Record
from ._recurrence import Interval
from ._term import Due
from ._text import Lang, Text


@dataclass(frozen=True, repr=False)
class AgendaItem(Record):
    """One duty or task, one instance, one unit."""

    _struct = "parplan_agenda_item"

    id: str
    """Of the duty or task."""
    clause: str
    title: Text
    duty: Duty | None
    task: Task | None
    unit: Unit | None
    """None for a task that nobody leads."""
    instance: str
    """ "2024-Q1", the last day of a bin, or ""."""
    window: Interval
    """Days whose data the instance covers."""
    due: Due
    state: ItemState
    done: date | None
    working_days: int
    """From the day asked about to the effective day: below 0 overdue."""
    why: Text
    """Why that day, in a sentence."""

    def __repr__(self) -> str:
        unit = self.unit.id if self.unit else "?"
        instance = f" {self.instance}" if self.instance else ""
        return f"<AgendaItem {self.due.effective:%d/%m/%Y} {self.id}{instance} {unit} {self.state.name}>"


class Agenda(Listing[AgendaItem], Framed):
    """What is due in a range of days, by effective day, then id, then unit."""

    plan: Plan
    start: date
    end: date
    as_of: date | None

    def __init__(
        self,
        plan: Plan,
        start: DayLike,
        end: DayLike,
        *,
        as_of: DayLike | None = None,
        soon: int = 5,
        completions: Completions | Any | None = None,
        calendar: Calendar | None = None,
    ) -> None:
        self.plan = plan
        self.start, self.end = from_day(to_day(start)), from_day(to_day(end))
        self.as_of = from_day_or_none(to_day_or_none(as_of))
        self.soon = soon
        if completions is not None and not isinstance(completions, Completions):
            completions = Completions(plan, completions)
        self.completions = completions
        self.calendar = calendar or plan.calendar
        self._handle = _core.agenda_build(plan._handle, self._options())

    def _options(self) -> tuple[Any, ...]:
        done = self.completions._handle if self.completions is not None else None
        days = to_day(self.start), to_day(self.end), to_day_or_none(self.as_of)
        return (*days, self.soon, done, self.calendar._handle)

    def __reduce__(self) -> tuple[Any, ...]:
        options = {name: vars(self)[name] for name in ("as_of", "soon", "completions", "calendar")}
        return partial(Agenda, **options), (self.plan, self.start, self.end)

    def __len__(self) -> int:
        return _core.agenda_count(self._handle)

    def _at(self, position: int) -> AgendaItem:
        return AgendaItem._from_core(_core.agenda_at(self._handle, position), self.plan)

    def text(self, *, lang: Lang = "vi", unit: str | None = None) -> str:
        """The agenda as text: one block for each day and duty."""
        return _core.agenda_print(self._handle, view(lang, unit))

    def to_json(self, *, unit: str | None = None) -> str:
        """The agenda as JSON (docs/schema/agenda.schema.json)."""
        return _core.agenda_write_json(self._handle, view("vi", unit))

    def to_ics(
        self, *, lang: Lang = "vi", unit: str | None = None, options: IcsOptions = IcsOptions()
    ) -> str:
        """The agenda as a calendar feed (RFC 5545), for Outlook, Google Calendar, Thunderbird."""
        raw = to_day_or_none(options.stamp), options.sequence, options.alarms
        return _core.agenda_write_ics(self._handle, view(lang, unit), raw)

    def moves(self, after: Calendar) -> Moves:
        """What another calendar would move: which duties and tasks, from which day to which (D10)."""
        return Moves(self, after)

    def columns(self, *, lang: Lang = "vi") -> Columns:
        """One row for each item, in columns of plain values."""
        items = list(self)
        return {
            "due": [item.due.effective for item in items],
            "raw": [item.due.raw for item in items],
            "certainty": [item.due.certainty.name for item in items],
            "id": [item.id for item in items],
            "title": [item.title.in_(lang) for item in items],
            "instance": [item.instance for item in items],
            "unit": [item.unit.id if item.unit else None for item in items],
            "unit_name": [item.unit.name.in_(lang) if item.unit else None for item in items],
            "state": [item.state.name for item in items],
            "done": [item.done for item in items],
            "working_days": [item.working_days for item in items],
            "why": [item.why.in_(lang) for item in items],
        }

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        span = f"{self.start:%d/%m/%Y}–{self.end:%d/%m/%Y}"
        return f"<Agenda of {self.plan.id} {span}: {len(self)} items>"

    def _repr_html_(self) -> str:
        headings = ("Hạn", "Việc", "Kỳ", "Đơn vị", "Trạng thái", "Vì sao")
        rows = [
            (
                f"{item.due.effective:%d/%m/%Y}",
                f"{item.id} {item.title}",
                item.instance,
                item.unit.name if item.unit else "",
                item.state.name,
                item.why,
            )
            for item in self
        ]
        return table(headings, rows, caption=str(self.plan.title))


def agenda(
    plan: Plan,
    start: DayLike,
    end: DayLike,
    *,
    as_of: DayLike | None = None,
    soon: int = 5,
    completions: Completions | Any | None = None,
    calendar: Calendar | None = None,
) -> Agenda:
    """List what is due from one day to another, both included.

    States speak of the day `as_of`; without it everything that is not done is upcoming. An item is due
    soon within `soon` working days. Another `calendar` than the plan's may move duties whose day rolls.

    >>> import parplan
    >>> plan = parplan.load_plan("data/plans/thanh-xuan-2024.json")
    >>> [item.due.effective.isoformat() for item in agenda(plan, "2024-01-01", "2024-12-31")
    ...  if item.id == "R.1" and item.unit.id == "ha-dinh"]
    ['2024-03-05', '2024-06-05', '2024-09-05', '2024-12-05']
    """
    return Agenda(
        plan, start, end, as_of=as_of, soon=soon, completions=completions, calendar=calendar
    )


@dataclass(frozen=True, repr=False)
class Move(Record):
    """One item under two calendars."""

    _struct = "parplan_move"

    before: AgendaItem
    """As the agenda has it."""
    after: AgendaItem
    """As it would be; its state is not a verdict."""
    days: int
    """How many days later, below 0 earlier."""
    settled: bool
    """Done, or overdue as of the day asked about: that stays as it was judged."""

    def __repr__(self) -> str:
        return f"<Move {self.before!r} by {self.days} days{', settled' if self.settled else ''}>"


class Moves(Listing[Move]):
    """Items of an agenda whose effective day another calendar would move."""

    def __init__(self, agenda: Agenda, after: Calendar) -> None:
        self.agenda = agenda
        self.after = after
        self._handle = _core.moves_build(agenda.plan._handle, agenda._options(), after._handle)

    def __reduce__(self) -> tuple[Any, ...]:
        return Moves, (self.agenda, self.after)

    def __len__(self) -> int:
        return _core.moves_count(self._handle)

    def _at(self, position: int) -> Move:
        return Move._from_core(_core.moves_at(self._handle, position), self.agenda.plan)

    def text(self, *, lang: Lang = "vi", unit: str | None = None) -> str:
        """The moves as text: each item with both days, its unit and why."""
        return _core.moves_print(self._handle, view(lang, unit))

    def to_json(self, *, unit: str | None = None) -> str:
        """The moves as JSON (docs/schema/moves.schema.json)."""
        return _core.moves_write_json(self._handle, view("vi", unit))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Moves of {self.agenda!r} under {self.after.id}: {len(self)} items>"
