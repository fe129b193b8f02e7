# SPDX-License-Identifier: Apache-2.0
"""The plan: a document, read into records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from . import _core
from ._calendar import Calendar
from ._entities import (
    Area,
    Duty,
    Group,
    Indicator,
    Leader,
    Legal,
    Partner,
    PlanInfo,
    Statement,
    Task,
    Unit,
)
from ._errors import NotFoundError
from ._handle import Handle
from ._html import table
from ._period import Regime, Window
from ._problem import Collector, Problem
from ._record import Record
from ._recurrence import Interval
from ._source import Source, named, read_bytes
from ._talk import log
from ._text import Text

T = TypeVar("T", bound=Record)


class Collection(Mapping[str, T], Generic[T]):
    """Records of a plan by their ids, in the order of the document."""

    def __init__(self, plan: Plan, kind: type[T], entity: int, get: Callable[..., Any]) -> None:
        self._plan = plan
        self._kind = kind
        self._entity = entity
        self._get = get
        self._found: list[T | None] = [None] * _core.plan_count(plan._handle, entity)

    def __getitem__(self, id: str) -> T:
        index = _core.plan_find(self._plan._handle, self._entity, id)
        if index >= len(self._found):
            raise self._unknown(id)
        return self._at(index)

    def _unknown(self, id: str) -> NotFoundError:
        from difflib import get_close_matches

        near = get_close_matches(id, self, 1)
        hint, hint_vi = (
            (f"; did you mean {near[0]!r}?", f"; có phải {near[0]!r}?") if near else ("", "")
        )
        kind = self._kind.__name__.lower()
        return NotFoundError(
            f"the plan has no {kind} {id!r}{hint}",
            message_vi=f"kế hoạch không có {_KIND_VI[kind]} {id!r}{hint_vi}",
        )

    def __contains__(self, id: object) -> bool:
        try:
            return isinstance(id, str) and self[id] is not None
        except (KeyError, ValueError):  # also what is no text of an id: a NUL, half a surrogate
            return False

    def __iter__(self) -> Iterator[str]:
        return (self._at(i).id for i in range(len(self._found)))  # type: ignore[attr-defined]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._kind.__name__.lower()} records: {', '.join(self)}>"

    def _at(self, index: int) -> T:
        found = self._found[index]
        if found is None:
            raw = self._get(self._plan._handle, index)
            found = self._found[index] = self._kind._from_core(raw, self._plan)
        return found


class Plan(Handle):
    """A plan that was read and checked. Immutable; `parplan.load_plan()` makes one.

    >>> import parplan
    >>> plan = parplan.load_plan("data/plans/thanh-xuan-2024.json")
    >>> plan.indicators["3.1.b"].target.kind.name
    'AT_LEAST'
    """

    problems: tuple[Problem, ...]
    """Warnings and notes found while reading; a plan with an error is not made."""

    def __init__(self, source: Source, *, annex: Source | None = None) -> None:
        document = read_bytes(source)
        more = None if annex is None else read_bytes(annex)
        with named(source), Collector() as found:
            handle = _core.plan_read(document, (more,), found.handle)
        self._handle = handle
        self.problems = found.problems
        self._collections: dict[type[Record], Collection[Any]] = {
            kind: Collection(self, kind, entity, get) for kind, entity, get in _KINDS
        }
        calendar = _core.plan_calendar(handle)
        self._calendar = Calendar._of(calendar, "builtin", self.info.calendar)
        log("plan %s: %d warnings and notes", self.id, len(self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        return Plan, (self.to_json().encode(),)

    def _collection(self, kind: type[Record]) -> Collection[Any]:
        return self._collections[kind]

    def check(self) -> tuple[Problem, ...]:
        """Warnings and notes: what the law, the text or good sense would ask."""
        return self.problems

    @property
    def info(self) -> PlanInfo:
        """The plan's particulars."""
        return PlanInfo._from_core(_core.plan_get_info(self._handle), self)

    @property
    def id(self) -> str:
        """Id of the plan."""
        return self.info.id

    @property
    def title(self) -> Text:
        """Title of the plan."""
        return self.info.title

    @property
    def year(self) -> int:
        """Year of the plan."""
        return self.info.year

    @property
    def period(self) -> Interval:
        """First and last day for which it holds."""
        return self.info.period

    @property
    def calendar(self) -> Calendar:
        """The calendar its days follow."""
        return self._calendar

    @property
    def areas(self) -> Collection[Area]:
        """Areas of reform (lĩnh vực)."""
        return self._collections[Area]

    @property
    def units(self) -> Collection[Unit]:
        """Units the plan binds."""
        return self._collections[Unit]

    @property
    def indicators(self) -> Collection[Indicator]:
        """Indicators with their targets (chỉ tiêu)."""
        return self._collections[Indicator]

    @property
    def duties(self) -> Collection[Duty]:
        """Reports, activities with a frequency, documents to issue."""
        return self._collections[Duty]

    @property
    def tasks(self) -> Collection[Task]:
        """Tasks (nhiệm vụ)."""
        return self._collections[Task]

    @property
    def regimes(self) -> Collection[Regime]:
        """Reporting regimes."""
        return self._collections[Regime]

    @property
    def groups(self) -> Collection[Group]:
        """Sets of units with a name."""
        return self._collections[Group]

    @property
    def partners(self) -> Collection[Partner]:
        """Bodies outside the issuer's authority."""
        return self._collections[Partner]

    @property
    def leaders(self) -> Collection[Leader]:
        """Persons who answer for tasks."""
        return self._collections[Leader]

    @property
    def statements(self) -> Collection[Statement]:
        """Provisions that bind nobody by a figure or a day."""
        return self._collections[Statement]

    @property
    def legal(self) -> Collection[Legal]:
        """Documents the plan rests on."""
        return self._collections[Legal]

    def windows(self, indicator: Indicator | str) -> tuple[Window, ...]:
        """The windows of the plan's year in which an indicator is reported; none without a regime."""
        found = self.indicators[indicator] if isinstance(indicator, str) else indicator
        regime = found.measure.regime
        return regime.windows(self.year, self.calendar) if regime else ()

    def to_json(self) -> str:
        """The canonical document: reading it gives the same plan."""
        return _core.plan_write(self._handle)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return self is other or self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.id)

    def _counts(self) -> dict[str, int]:
        return {
            "indicators": len(self.indicators),
            "duties": len(self.duties),
            "tasks": len(self.tasks),
            "units": len(self.units),
        }

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {what}" for what, count in self._counts().items())
        return f"<Plan {self.id} ({self.year}): {counts}>"

    def _repr_html_(self) -> str:
        rows = [
            (i.id, i.clause, str(i.title), i.target.kind.name if i.target.kind else "")
            for i in self.indicators.values()
        ]
        return table(("Chỉ tiêu", "Mục", "Nội dung", "Loại"), rows, caption=str(self.title))


_KINDS: tuple[tuple[type[Record], int, Callable[..., Any]], ...] = (
    (Statement, _core.ENTITY_STATEMENT, _core.plan_statement),
    (Legal, _core.ENTITY_LEGAL, _core.plan_legal),
    (Area, _core.ENTITY_AREA, _core.plan_area),
    (Unit, _core.ENTITY_UNIT, _core.plan_unit),
    (Partner, _core.ENTITY_PARTNER, _core.plan_partner),
    (Group, _core.ENTITY_GROUP, _core.plan_group),
    (Leader, _core.ENTITY_LEADER, _core.plan_leader),
    (Regime, _core.ENTITY_REGIME, _core.plan_regime),
    (Indicator, _core.ENTITY_INDICATOR, _core.plan_indicator),
    (Duty, _core.ENTITY_DUTY, _core.plan_duty),
    (Task, _core.ENTITY_TASK, _core.plan_task),
)


_KIND_VI = {
    "statement": "quy định",
    "legal": "văn bản",
    "area": "lĩnh vực",
    "unit": "đơn vị",
    "partner": "cơ quan phối hợp",
    "group": "nhóm đơn vị",
    "leader": "lãnh đạo",
    "regime": "chế độ báo cáo",
    "indicator": "chỉ tiêu",
    "duty": "nghĩa vụ",
    "task": "nhiệm vụ",
}


def load_plan(source: Source, *, annex: Source | None = None) -> Plan:
    """Read a plan from its JSON document and check it.

    A document that cannot be used raises `InvalidError`, whose `problems` are everything found.
    `annex` is a CSV file that names who answers for tasks the plan's text leaves open.
    """
    return Plan(source, annex=annex)


def plan_schema() -> str:
    """The JSON Schema (draft 2020-12) of plan documents."""
    return _core.plan_schema()
