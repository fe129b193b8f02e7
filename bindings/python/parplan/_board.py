# SPDX-License-Identifier: Apache-2.0
"""The board: every target, every unit: the exact value, the verdict, what is still needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from os import PathLike
from typing import IO, TYPE_CHECKING, Any

from . import _core
from ._days import DayLike, from_day, to_day
from ._entities import Area, Indicator, Target, Unit
from ._enums import Force, Mark, Reason, Scale, TallyBy, TargetKind, Verdict
from ._errors import ArgumentError, NotFoundError
from ._figures import Completions, Figures
from ._frame import Columns, Framed
from ._handle import Handle
from ._html import table
from ._number import format_ratio
from ._plan import Plan
from ._record import Record
from ._text import Lang, Text, lang_code

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Picture


@dataclass(frozen=True, repr=False)
class CellPart(Record):
    """One part of a cell: a level of a split target, a field of a carve-out, or the whole."""

    _struct = "parplan_cell_part"

    id: str
    """Of the part, or "" for an undivided target."""
    name: Text | None
    force: Force | None
    threshold: Fraction | None
    value_reason: Reason
    """`Reason.NONE`: there is a value; otherwise why there is none (V1)."""
    numerator: int | None
    """The value unreduced, in units of the measure's last decimal."""
    denominator: int | None
    value: Fraction | None
    shown: Fraction | None
    """The value, or one near it on the same side of the threshold; for display only."""
    exact: str | None
    """The value as "num/den", whatever its size."""
    source: str | None
    note: str | None
    known: int
    """For `Reason.PARTIAL`: parts there …"""
    expected: int
    """… of parts expected."""
    verdict: Verdict
    reason: Reason
    still_needed: int | None
    """None where the question has no answer."""
    allowed_failures: int | None
    unlikely: bool
    """Out of reach by a forecast, which decides nothing."""
    irrecoverable_since: date | None
    pace: Fraction | None
    """Still needed for each working day that remains."""
    fell: bool
    """A cumulative figure is lower than in an earlier window (V6)."""

    def __repr__(self) -> str:
        value = f"{self.exact} " if self.exact else ""
        return f"<CellPart {f'{self.id}: ' if self.id else ''}{value}{_outcome(self)}>"


def _outcome(part: CellPart) -> str:
    why = f" ({part.reason.name})" if part.reason != Reason.NONE else ""
    more = f", {part.still_needed} still needed" if part.still_needed else ""
    return f"{part.verdict.name}{why}{more}"


@dataclass(frozen=True, repr=False)
class Cell(Record):
    """One target for one unit."""

    _struct = "parplan_cell"

    indicator: Indicator
    unit: Unit
    total: bool
    """Rolled up from units below."""
    window: str
    """The window judged: "2024-H1", a day, or "" where none is over yet."""
    version: int
    """0: the original target; i: the amendment i-1."""
    deadline: date
    final: bool
    """The deadline has passed."""
    verdict: Verdict
    """Of all parts together."""
    reason: Reason
    parts: tuple[CellPart, ...]
    scale: Scale
    """What values and thresholds are: percent, numbers, or ranks."""

    @property
    def target(self) -> Target:
        """The version of the target that the cell was judged by."""
        indicator = self.indicator
        return indicator.amendments[self.version - 1].target if self.version else indicator.target

    @property
    def part(self) -> CellPart:
        """The only part of an undivided target."""
        if len(self.parts) != 1:
            names = ", ".join(part.id for part in self.parts)
            raise ArgumentError(
                f"{self.indicator.id} has {len(self.parts)} parts here ({names}): ask `parts`"
            )
        return self.parts[0]

    @property
    def value(self) -> Fraction | None:
        """The exact value of an undivided target; None where there is none."""
        return self.part.value

    @property
    def threshold(self) -> Fraction | None:
        """What an undivided target asks."""
        return self.part.threshold

    @property
    def still_needed(self) -> int | None:
        """What an undivided target still needs."""
        return self.part.still_needed

    def shown(self, part: CellPart, *, mark: Mark = Mark.POINT) -> tuple[str, str]:
        """Value and threshold of a part as people read them; neither looks like the other if it is not."""
        if self.scale == Scale.RANK:
            among = f"/{part.denominator}" if part.denominator else ""
            value = "" if part.numerator is None else f"{part.numerator}{among}"
        else:
            value = self._printed(part.shown, part.threshold, mark)
        if self.target.kind == TargetKind.RANK_WITHIN and self.target.rank:
            return value, str(self.target.rank)
        return value, self._printed(part.threshold, part.shown, mark)

    def _printed(self, value: Fraction | None, apart: Fraction | None, mark: Mark) -> str:
        if value is None:
            return ""
        other = apart if apart != value else None
        return format_ratio(value, percent=self.scale != Scale.NUMBER, mark=mark, apart=other)

    def __str__(self) -> str:
        """Value, threshold and verdict: "59.99 % of 60 %: NOT_MET, 1 still needed"."""
        texts = []
        for part in self.parts:
            value, goal = self.shown(part)
            figure = f"{value} of {goal}: " if value and goal else f"{value}: " if value else ""
            texts.append(figure + _outcome(part))
        return "; ".join(texts) or f"{self.verdict.name} ({self.reason.name})"

    def __repr__(self) -> str:
        total = "Σ" if self.total else ""
        window = f" {self.window}" if self.window else ""
        return f"<Cell {self.indicator.id} {self.unit.id}{total}{window}: {self}>"


@dataclass(frozen=True)
class TaskTally(Record):
    """How the tasks of a lead or a leader stand."""

    _struct = "parplan_task_tally"

    id: str
    """Id of the unit, or the leader; "" for those without."""
    total: int
    done: int
    """In time, or without a day."""
    done_late: int
    open: int
    overdue: int


class Board(Handle, Framed, Mapping[tuple[str, str], Cell]):
    """The cells of a plan as of a day, by indicator and unit; `parplan.board()` builds it.

    >>> import parplan
    >>> plan = parplan.load_plan("data/plans/thanh-xuan-2024.json")
    >>> board = parplan.board(plan, parplan.load_figures(plan, "data/examples/figures-2024.csv"), "2024-06-05")
    >>> board["3.1.b", "ha-dinh"].verdict.name
    'MET'
    """

    plan: Plan
    figures: Figures
    as_of: date
    completions: Completions | None

    def __init__(
        self,
        plan: Plan,
        figures: Figures | Any,
        as_of: DayLike,
        *,
        completions: Completions | Any | None = None,
    ) -> None:
        self.plan = plan
        self.figures = figures if isinstance(figures, Figures) else Figures(plan, figures)
        self.as_of = from_day(to_day(as_of))
        if completions is not None and not isinstance(completions, Completions):
            completions = Completions(plan, completions)
        self.completions = completions
        if self.figures.plan is not plan:
            raise ArgumentError("the figures are of another plan")
        done = completions._handle if completions is not None else None
        self._handle = _core.board_build(self.figures._handle, (to_day(self.as_of), done))
        self._found: list[Cell | None] = [None] * _core.board_count(self._handle)

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(Board, completions=self.completions)
        return made, (self.plan, self.figures, self.as_of)

    def __getitem__(self, key: tuple[str, str]) -> Cell:
        if not isinstance(key, tuple) or len(key) != 2:
            raise TypeError(
                f'expected an indicator and a unit, board["3.1.b", "ha-dinh"], got {key!r}'
            )
        indicator, unit = key
        raw = _core.board_find(self._handle, indicator, unit)
        if raw is None:
            self.plan.indicators[indicator], self.plan.units[unit]  # unknown ids say so
            raise NotFoundError(
                f"target {indicator} does not concern unit {unit}",
                message_vi=f"chỉ tiêu {indicator} không áp dụng cho đơn vị {unit}",
            )
        return Cell._from_core(raw, self.plan)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, tuple) or len(key) != 2:
            return False
        indicator, unit = key
        try:
            return _core.board_find(self._handle, indicator, unit) is not None
        except (TypeError, ValueError):  # what is no text of an id
            return False

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((cell.indicator.id, cell.unit.id) for cell in self.cells())

    def __len__(self) -> int:
        return len(self._found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Board):
            return NotImplemented
        return self.to_json() == other.to_json()

    __hash__ = None  # type: ignore[assignment]

    def cells(self, *, indicator: str | None = None, unit: str | None = None) -> list[Cell]:
        """The cells by indicator, then unit from the top of the tree; or those of one of either."""
        return [
            cell
            for cell in map(self._at, range(len(self)))
            if indicator in (None, cell.indicator.id) and unit in (None, cell.unit.id)
        ]

    def _at(self, index: int) -> Cell:
        found = self._found[index]
        if found is None:
            raw = _core.board_at(self._handle, index)
            assert raw is not None
            found = self._found[index] = Cell._from_core(raw, self.plan)
        return found

    def tasks(self, by: TallyBy = TallyBy.LEAD) -> list[TaskTally]:
        """How tasks stand for each lead, or each leader."""
        found: list[TaskTally] = []
        while raw := _core.board_tasks(self._handle, by, len(found)):
            found.append(TaskTally._from_core(raw))
        return found

    # Texts

    def text(self, *, lang: Lang = "vi", unit: str | None = None, area: str | None = None) -> str:
        """The board as text: a summary of each area, each target with its units, the tasks."""
        return _core.board_print(self._handle, view(lang, unit, area))

    def to_json(self, *, unit: str | None = None, area: str | None = None) -> str:
        """The board as JSON (docs/schema/board.schema.json); numbers are exact."""
        return _core.board_write_json(self._handle, view("vi", unit, area))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {verdict.name}" for verdict, count in self.verdicts().items())
        return f"<Board of {self.plan.id} as of {self.as_of:%d/%m/%Y}: {counts}>"

    def verdicts(self) -> dict[Verdict, int]:
        """How many cells have each verdict."""
        cells = self.cells()
        counts = {verdict: sum(cell.verdict == verdict for cell in cells) for verdict in Verdict}
        return {verdict: count for verdict, count in counts.items() if count}

    # Frames and pictures

    def columns(self, *, lang: Lang = "vi") -> Columns:
        """One row for each part of each cell, in columns of plain values."""
        rows = [(cell, part) for cell in self.cells() for part in cell.parts]
        return {
            "indicator": [cell.indicator.id for cell, _ in rows],
            "title": [cell.indicator.title.in_(lang) for cell, _ in rows],
            "area": [cell.indicator.area.id for cell, _ in rows],
            "unit": [cell.unit.id for cell, _ in rows],
            "unit_name": [cell.unit.name.in_(lang) for cell, _ in rows],
            "part": [part.id for _, part in rows],
            "total": [cell.total for cell, _ in rows],
            "window": [cell.window for cell, _ in rows],
            "numerator": [part.numerator for _, part in rows],
            "denominator": [part.denominator for _, part in rows],
            "value": [part.value for _, part in rows],
            "threshold": [part.threshold for _, part in rows],
            "verdict": [part.verdict.name for _, part in rows],
            "reason": [part.reason.name for _, part in rows],
            "still_needed": [part.still_needed for _, part in rows],
            "pace": [part.pace for _, part in rows],
            "deadline": [cell.deadline for cell, _ in rows],
            "final": [cell.final for cell, _ in rows],
        }

    def to_pandas(self, *, lang: Lang = "vi") -> Any:
        """A frame of pandas, one row for each part of each cell; fractions stay exact."""
        frame = super().to_pandas(lang=lang)
        for name in ("numerator", "denominator", "still_needed"):
            frame[name] = frame[name].astype("Int64")
        return frame

    def to_excel(self, path: str | PathLike[str] | IO[bytes], *, lang: Lang = "vi") -> None:
        """A workbook to print or to pass on. It needs `pip install parplan[excel]`."""
        from .excel import write_board

        write_board(self, path, lang=lang)

    def plot(
        self, *, indicator: str | None = None, area: str | Area | None = None, lang: Lang = "vi"
    ) -> Picture:
        """A picture: every verdict; of one indicator or area, target against value by unit.

        It needs matplotlib: `pip install parplan[plot]`.
        """
        from ._plot import plot_board

        return plot_board(self, indicator=indicator, area=area, lang=lang)

    def plot_burn_up(self, indicator: str, unit: str, *, lang: Lang = "vi") -> Picture:
        """A picture of one cell over the year: reached, still needed, and the pace that takes."""
        from ._plot import plot_burn_up

        return plot_burn_up(self, indicator, unit, lang=lang)

    def _repr_html_(self) -> str:
        rows = [
            (
                cell.indicator.id,
                f"{cell.unit.name}{' Σ' if cell.total else ''}",
                cell.window,
                part.name or "",
                *cell.shown(part),
                part.verdict.name,
                part.reason.name if part.reason else "",
                "" if part.still_needed is None else part.still_needed,
            )
            for cell in self.cells()
            for part in cell.parts
        ]
        headings = (
            "Chỉ tiêu", "Đơn vị", "Kỳ", "Phần", "Giá trị", "Mục tiêu", "Kết luận", "Lý do", "Còn thiếu",
        )  # fmt: skip
        return table(headings, rows, caption=f"{self.plan.title} – {self.as_of:%d/%m/%Y}")


def view(lang: Lang, unit: str | None = None, area: str | None = None) -> tuple[Any, ...]:
    """What of a board or agenda to print: the core's `parplan_view`."""
    return lang_code(lang), False, unit, area


def board(
    plan: Plan,
    figures: Figures | Any,
    as_of: DayLike,
    *,
    completions: Completions | Any | None = None,
) -> Board:
    """Judge every target of a plan for every unit, as of a day.

    `figures` and `completions` may also be what `load_figures` and `load_completions` take.
    """
    return Board(plan, figures, as_of, completions=completions)
