# SPDX-License-Identifier: Apache-2.0
"""What a plan has many of: areas, units, indicators, duties, tasks and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import _core
from ._days import DayLike, to_day
from ._enums import (
    Bound,
    DutyType,
    Empty,
    Failures,
    Force,
    Level,
    MeasureType,
    Population,
    Reading,
    Roll,
    Rollup,
    Series,
    TargetKind,
    UnitKind,
)
from ._period import Regime
from ._record import Record, to_core
from ._recurrence import Frequency, Interval
from ._text import Text


class Entity(Record):
    """A record of a plan with an id."""

    id: str

    def __repr__(self) -> str:
        name = getattr(self, "title", None) or getattr(self, "name", None)
        return f"<{type(self).__name__} {self.id}{f' {name!s}' if name else ''}>"


@dataclass(frozen=True, repr=False)
class Unit(Entity):
    """A People's Committee, an office or a ward (U1)."""

    _struct = "parplan_unit"

    id: str
    name: Text
    level: Level
    kind: UnitKind
    parent: Unit | None
    valid: Interval
    """Days on which it exists."""
    unverified: bool
    """Taken from general knowledge, not from the plan's text."""
    note: Text | None

    def exists(self, day: DayLike) -> bool:
        """Whether the unit exists on a day."""
        raw = (self.id, None, self.level, self.kind, None, to_core(self.valid), False, None)
        return _core.unit_exists(raw, to_day(day))


@dataclass(frozen=True)
class Who(Record):
    """Units named in a document: the ids as written, and the units they stand for."""

    _struct = "parplan_who"

    ids: tuple[str, ...]
    """Units, groups or partners."""
    units: tuple[Unit, ...]

    def __contains__(self, unit: Unit) -> bool:
        return unit in self.units


@dataclass(frozen=True, repr=False)
class Statement(Entity):
    """A provision that binds nobody by a figure or a day: purpose, motto, budget …"""

    _struct = "parplan_statement"

    id: str
    clause: str
    title: Text
    legal: tuple[str, ...]


@dataclass(frozen=True)
class Citation(Record):
    """One place where the plan cites a legal document."""

    _struct = "parplan_citation"
    _names = {"date": "day"}

    clause: str
    day: date | None
    """The date it gives there."""


@dataclass(frozen=True, repr=False)
class Legal(Entity):
    """A document the plan rests on."""

    _struct = "parplan_legal"
    _names = {"date": "signed"}

    id: str
    number: str | None
    signed: date | None
    issuer: Text | None
    title: Text | None
    citations: tuple[Citation, ...]
    questions: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True, repr=False)
class Area(Entity):
    """An area of reform (lĩnh vực)."""

    _struct = "parplan_area"

    id: str
    clause: str
    name: Text
    lead: Who
    """Who leads the area; its tasks inherit this."""
    lead_clause: str | None


@dataclass(frozen=True, repr=False)
class Partner(Entity):
    """A body outside the issuer's authority: it may co-operate, it never reports."""

    _struct = "parplan_partner"

    id: str
    name: Text
    note: Text | None


@dataclass(frozen=True, repr=False)
class Group(Entity):
    """A set of units with a name ("every office, unit and ward")."""

    _struct = "parplan_group"

    id: str
    name: Text
    who: Who
    questions: tuple[Text, ...]


@dataclass(frozen=True, repr=False)
class Leader(Entity):
    """A person who answers for tasks."""

    _struct = "parplan_leader"

    id: str
    name: str
    position: Text | None


@dataclass(frozen=True)
class Exclusion(Record):
    """Cases the law takes out of a denominator."""

    _struct = "parplan_exclusion"

    id: str
    """Figures with this field give the number of cases taken out."""
    title: Text | None
    ground: Text | None


@dataclass(frozen=True)
class Measure(Record):
    """What is measured, by whom, and how figures combine."""

    _struct = "parplan_measure"

    type: MeasureType | None
    series: Series | None
    rollup: Rollup | None
    empty: Empty
    failures: Failures | None
    dossiers: bool
    """Counts dossiers, so a population must be named."""
    population: Population | None
    overflow: bool
    """The numerator may exceed the denominator (V5)."""
    decimals: int
    """Decimals that amounts may have; 0 for counts."""
    numerator: Text | None
    denominator: Text | None
    condition: Text | None
    exclusions: tuple[Exclusion, ...]
    regime: Regime | None
    who: Who
    """The units that report it."""


@dataclass(frozen=True)
class Part(Record):
    """A part of a split target: some levels, or some fields (a carve-out)."""

    _struct = "parplan_part"

    id: str
    name: Text | None
    level: Level | None
    fields: tuple[str, ...]
    value: Fraction | None
    force: Force | None
    """None: the target's."""


@dataclass(frozen=True)
class Stage(Record):
    """A value that holds up to a day, of a target in stages."""

    _struct = "parplan_stage"
    _names = {"date": "until"}

    until: date
    value: Fraction | None


@dataclass(frozen=True)
class Choice(Record):
    """A question the text leaves open, with its possible readings."""

    _struct = "parplan_choice"

    id: str
    question: Text | None
    options: tuple[str, ...]
    chosen: str | None
    """One of the options; None: the target is undefined."""


@dataclass(frozen=True)
class Target(Record):
    """What must be reached."""

    _struct = "parplan_target"

    kind: TargetKind | None
    force: Force | None
    value: Fraction | None
    tolerance: Fraction | None
    rank: int
    base: date | None
    """Day of the baseline."""
    reading: Reading | None
    frequency: Frequency
    deadline: date | None
    bound: Bound | None
    parts: tuple[Part, ...]
    stages: tuple[Stage, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Amendment(Record):
    """A later version of a target."""

    _struct = "parplan_amendment"

    effective: date
    retroactive: bool
    ground: str | None
    author: str | None
    target: Target


@dataclass(frozen=True, repr=False)
class Indicator(Entity):
    """An indicator with its target (chỉ tiêu)."""

    _struct = "parplan_indicator"

    id: str
    clause: str
    area: Area
    title: Text
    measure: Measure
    target: Target
    amendments: tuple[Amendment, ...]
    legal: tuple[str, ...]
    questions: tuple[Text, ...]
    readings: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True)
class DueRule(Record):
    """A fixed day by which something is due."""

    _struct = "parplan_due_rule"
    _names = {"date": "day"}

    day: date | None
    bound: Bound | None
    roll: Roll


@dataclass(frozen=True, repr=False)
class Task(Entity):
    """A task (nhiệm vụ)."""

    _struct = "parplan_task"

    id: str
    clause: str
    area: Area | None
    title: Text
    lead: Who
    lead_inherited: bool
    """The lead is the area's, not the task's own."""
    cooperating: Who
    leader: str | None
    """Id or name of the person who answers."""
    product: Text | None
    due: DueRule
    legal: tuple[str, ...]
    questions: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True)
class Override(Record):
    """An earlier day asked for one instance of a duty."""

    _struct = "parplan_override"
    _names = {"date": "day"}

    window: str
    day: date
    ground: str | None


@dataclass(frozen=True, repr=False)
class Duty(Entity):
    """A report, an activity with a frequency, a document to issue."""

    _struct = "parplan_duty"
    _names = {}  # `to` is whom it goes to

    id: str
    clause: str
    type: DutyType | None
    title: Text
    who: Who
    to: Unit | None
    via: Unit | None
    regime: Regime | None
    due: DueRule
    frequency: Frequency
    forms: tuple[str, ...]
    value: Fraction | None
    overrides: tuple[Override, ...]
    legal: tuple[str, ...]
    questions: tuple[Text, ...]
    readings: tuple[Text, ...]
    note: Text | None


@dataclass(frozen=True)
class PlanInfo(Record):
    """A plan's own particulars."""

    _struct = "parplan_plan_info"

    format: str
    id: str
    title: Text
    number: str | None
    issued: date | None
    year: int
    period: Interval
    issuer: Unit
    calendar: str
    questions: tuple[Text, ...]
    note: Text | None
