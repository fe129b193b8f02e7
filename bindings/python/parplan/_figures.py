# SPDX-License-Identifier: Apache-2.0
"""Figures and completions: what units report, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar

from . import _core
from ._days import MomentLike, at_second, from_day, is_missing, plain, to_day
from ._enums import Further, Mark
from ._errors import ArgumentError, Error, InvalidError, RangeError
from ._frame import Columns, Framed, columns_of
from ._handle import Listing
from ._html import table
from ._number import exact_decimal, exact_ratio
from ._problem import Collector, Problem
from ._record import Record, decimal_to_core, to_core
from ._source import Source, is_workbook, named, read_bytes
from ._talk import log, progress
from ._text import Lang

if TYPE_CHECKING:
    from ._plan import Plan


@dataclass(frozen=True)
class Figure(Record):
    """A row of figures: a cell (indicator, unit, window, field) and its numbers."""

    _struct = "parplan_figure"

    indicator: str
    unit: str
    window: str
    """ "2024-Q1" of the indicator's regime, or a day."""
    field: str | None = None
    """Field of a carve-out, or id of an exclusion."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Fraction | None = None
    """Percentage or number."""
    not_applicable: bool = False
    """Then `note` is the ground and `source` who decided."""
    further_kind: Further = Further.UNKNOWN
    further: int = 0
    """Cases still expected up to the deadline."""
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Completion(Record):
    """What was done, by whom, when."""

    _struct = "parplan_completion"
    _names = {"date": "day"}

    item: str
    """Id of a duty, a task or an indicator."""
    unit: str | None
    window: str | None
    """Which instance of a periodic duty: "2024-Q1"."""
    day: date
    second: int = -1
    """Of that day, or -1."""
    key: str | None = None
    """Form, member …: what counts as distinct."""
    document: str | None = None
    note: str | None = None

    @property
    def moment(self) -> date:
        """The day, or the moment where the time of day is known."""
        return at_second(self.day, self.second)


R = TypeVar("R", Figure, Completion)

Rows: TypeAlias = Any
"""Where rows come from: a path or bytes of a CSV file, a workbook (`.xlsx`), a frame of pandas, polars
or pyarrow, or rows that are records or mappings."""


class Table(Listing[R], Framed, Generic[R]):
    """Rows of one plan, in the order given. Immutable."""

    plan: Plan
    problems: tuple[Problem, ...]
    """Warnings found while reading."""

    _kind: type[R]
    _new: Callable[..., Any]
    _add: Callable[..., None]
    _count: Callable[..., int]
    _get: Callable[..., Any]
    _column: Callable[..., str | None]

    def __init__(self, plan: Plan, *sources: Rows, mark: Mark = Mark.EITHER) -> None:
        kind = type(self)
        self.plan = plan
        self._handle = kind._new(plan._handle)
        self.problems = tuple([p for source in sources for p in self._take(source, mark)])
        log("%s: %d rows, %d warnings", kind.__name__, len(self), len(self.problems))

    def _take(self, source: Rows, mark: Mark) -> tuple[Problem, ...]:
        """Add the rows of a source, all or none of them."""
        if isinstance(source, (str, PathLike, bytes, bytearray, memoryview)) or hasattr(
            source, "read"
        ):
            return self._read(source, mark)
        self._add_rows(source)
        return ()

    def _read(self, source: Source, mark: Mark) -> tuple[Problem, ...]:
        data = read_bytes(source)
        if is_workbook(source, data):
            from ._workbook import read_workbook

            with named(source):
                return read_workbook(self, data, mark=mark)
        with named(source), Collector() as found:
            self._read_csv(data, mark, found.handle)
        return found.problems

    def _read_csv(self, data: bytes, mark: Mark, problems: Any) -> None:
        raise NotImplementedError

    def _add_rows(self, rows: Rows) -> None:
        for number, row in enumerate(progress(_records(rows), self._kind.__name__)):
            try:
                given = row if isinstance(row, self._kind) else self._from_mapping(row)
                type(self)._add(self._handle, self._raw(given))
            except Error as error:
                error.path = f"row {number}{f', {error.path}' if error.path else ''}"
                raise
            except OverflowError as error:
                raise RangeError(str(error), path=f"row {number}") from error
            except ValueError as error:
                raise InvalidError(str(error), path=f"row {number}") from error

    def _from_mapping(self, row: Any) -> R:
        raise NotImplementedError

    def _raw(self, row: R) -> tuple[Any, ...]:
        raw: tuple[Any, ...] = to_core(row)
        return raw

    def __len__(self) -> int:
        return type(self)._count(self._handle)

    def _at(self, position: int) -> R:
        return self._kind._from_core(type(self)._get(self._handle, position))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.plan, list(self)), {"problems": self.problems}

    def __add__(self, other: Self) -> Self:
        return type(self)(self.plan, list(self), list(other))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.plan == other.plan and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.plan.id}: {len(self)} rows>"

    def _repr_html_(self) -> str:
        columns = self.columns()
        return table(list(columns), zip(*columns.values()))

    def columns(self, *, lang: Lang = "vi") -> Columns:
        """The rows in columns of plain values; they are of no language."""
        return columns_of(self._kind, list(self))


class Figures(Table[Figure]):
    """Figures of one plan.

    >>> import parplan
    >>> plan = parplan.load_plan("data/plans/thanh-xuan-2024.json")
    >>> row = parplan.Figure("3.1.b", "ha-dinh", "2024-Q1", numerator=5999, denominator=10000)
    >>> Figures(plan, [row])[0].numerator
    Decimal('5999')
    """

    _kind = Figure
    _new = _core.figures_new
    _add = _core.figures_add
    _count = _core.figures_count
    _get = _core.figures_at
    _column = _core.figures_column

    def _read_csv(self, data: bytes, mark: Mark, problems: Any) -> None:
        _core.figures_read_csv(self._handle, data, mark, problems)

    def _from_mapping(self, row: Any) -> Figure:
        return Figure(**_members(row, Figure, _FIGURE_READERS, ("indicator", "unit", "window")))

    def _raw(self, row: Figure) -> tuple[Any, ...]:
        return (
            row.indicator,
            row.unit,
            row.window,
            row.field,
            None if row.numerator is None else decimal_to_core(exact_decimal(row.numerator)),
            None if row.denominator is None else decimal_to_core(exact_decimal(row.denominator)),
            None if row.value is None else exact_ratio(row.value).as_integer_ratio(),
            row.not_applicable,
            row.further_kind,
            row.further,
            row.source,
            row.note,
        )


class Completions(Table[Completion]):
    """Completions of one plan."""

    _kind = Completion
    _new = _core.completions_new
    _add = _core.completions_add
    _count = _core.completions_count
    _get = _core.completions_at
    _column = _core.completions_column

    def _read_csv(self, data: bytes, mark: Mark, problems: Any) -> None:
        _core.completions_read_csv(self._handle, data, problems)

    def _from_mapping(self, row: Any) -> Completion:
        given = dict(row)
        if (moment := given.pop("date", None)) is not None:
            given["day"], given["second"] = _day_and_second(moment)
        members = {"unit": None, "window": None, **_members(given, Completion, {}, ("item", "day"))}
        return Completion(**members)


def load_figures(plan: Plan, *sources: Rows, mark: Mark = Mark.EITHER) -> Figures:
    """Figures of a plan, from CSV files, workbooks, frames or rows (`docs/figures.md`).

    A source is taken whole or not at all: what is wrong with it raises an error that has every problem.
    `mark` declares the decimal mark of CSV files.
    """
    return Figures(plan, *sources, mark=mark)


def load_completions(plan: Plan, *sources: Rows) -> Completions:
    """Completions of a plan, from CSV files, workbooks, frames or rows."""
    return Completions(plan, *sources)


def _day_and_second(moment: MomentLike) -> tuple[date, int]:
    if isinstance(moment, str):
        day, second = _core.moment_parse(moment)
    else:
        at = plain(moment)
        day = to_day(at)
        second = -1
        # pandas has no days without a time: its midnights are days.
        if isinstance(at, datetime) and not (_is_pandas(moment) and at.time() == time()):
            second = at.hour * 3600 + at.minute * 60 + at.second
    return from_day(day), second


def _is_pandas(value: object) -> bool:
    return type(value).__module__.partition(".")[0] == "pandas"


def _records(rows: Rows) -> Iterable[Any]:
    """Records or mappings, out of what has rows."""
    module = type(rows).__module__.partition(".")[0]
    if module == "pandas":
        return [dict(zip(rows.columns, row)) for row in rows.itertuples(index=False, name=None)]
    if module == "polars":
        return rows.iter_rows(named=True)  # type: ignore[no-any-return]
    if module == "pyarrow":
        return rows.to_pylist()  # type: ignore[no-any-return]
    if isinstance(rows, Mapping) or not isinstance(rows, Iterable):
        raise TypeError(f"expected rows, got {rows!r}")
    return rows


def _is_missing(value: Any) -> bool:
    return is_missing(value) or value == ""


def _whole(value: Any) -> int:
    exact = exact_decimal(value)
    if exact != int(exact):
        raise ValueError(f"expected a whole number, got {value!r}")
    return int(exact)


def _flag(value: Any) -> bool:
    if isinstance(value, str):
        raise ValueError(f"expected True or False, got {value!r}")
    return bool(value)


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


_FIGURE_READERS: dict[str, Callable[[Any], Any]] = {
    "numerator": exact_decimal,
    "denominator": exact_decimal,
    "value": exact_ratio,
    "not_applicable": _flag,
    "further": _whole,
    "further_kind": lambda v: v if isinstance(v, Further) else Further[str(v).upper()],
}


def _members(
    row: Mapping[str, Any],
    kind: type[Any],
    readers: dict[str, Callable[[Any], Any]],
    needed: tuple[str, ...],
) -> dict[str, Any]:
    """The members of a record in a row of a frame; missing values are left out."""
    if not isinstance(row, Mapping):
        raise TypeError(f"expected a {kind.__name__} or a mapping, got {row!r}")
    names = kind.__dataclass_fields__
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name == "state":
            found["not_applicable"] = _is_state(value)
        elif name not in names:
            raise ArgumentError(
                f"unknown column; expected {', '.join(names)}",
                path=str(name),
            )
        elif not _is_missing(value):
            read: Callable[[Any], Any] = readers.get(name, _text)
            try:
                found[name] = value if name in ("day", "second") else read(value)
            except Error as error:
                error.path = name
                raise
            except (KeyError, ValueError, ArithmeticError) as error:
                raise InvalidError(f"cannot read {value!r}", path=name) from error
    for name in needed:
        if name not in found:
            raise InvalidError("a value is missing", path=name)
    return found


def _is_state(value: Any) -> bool:
    if _is_missing(value):
        return False
    if value == "not_applicable":
        return True
    raise InvalidError(f'expected "not_applicable" or nothing, got {value!r}', path="state")
