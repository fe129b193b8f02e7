# SPDX-License-Identifier: Apache-2.0
"""Reporting regimes: which windows a year of reports has, and when each is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import _core
from ._calendar import Calendar
from ._enums import Bound, Roll
from ._record import Record, to_core
from ._term import Due
from ._text import Text


@dataclass(frozen=True)
class YearDay(Record):
    """A day of the year, relative to the reporting year."""

    _struct = "parplan_year_day"

    year: int
    """0 the reporting year, -1 the one before, 1 the one after."""
    month: int
    day: int


@dataclass(frozen=True)
class Period(Record):
    """One reporting period of a regime."""

    _struct = "parplan_period"

    id: str
    name: Text | None
    start: YearDay
    end: YearDay
    """Data cut-off, inclusive."""
    due: YearDay
    cumulative: bool
    """Its figures replace those of an earlier window of the year."""


@dataclass(frozen=True, repr=False)
class Window(Record):
    """A period in a given year."""

    _struct = "parplan_window"

    id: str
    """Year and period: "2024-Q1"."""
    year: int
    period: int
    """Position in the regime."""
    start: date
    end: date
    counts_from: date
    """First day whose events count here: the one after `start` where that also closes the year before."""
    due: Due
    cumulative: bool

    def __repr__(self) -> str:
        span = f"{self.start:%d/%m/%Y}–{self.end:%d/%m/%Y}"
        return f"<Window {self.id} {span}, due {self.due.effective:%d/%m/%Y}>"


@dataclass(frozen=True, repr=False)
class Regime(Record):
    """Periods that recur every year (D11)."""

    _struct = "parplan_regime"

    id: str
    name: Text | None
    clause: str | None
    bound: Bound
    roll: Roll
    periods: tuple[Period, ...]
    note: Text | None

    def window(self, id: str, calendar: Calendar | None = None) -> Window:
        """The window with an id such as "2024-Q1". A regime that rolls needs a calendar."""
        handle = calendar._handle if calendar else None
        return Window._from_core(_core.regime_find(to_core(self), id, handle))

    def windows(self, year: int, calendar: Calendar | None = None) -> tuple[Window, ...]:
        """All windows of a year."""
        handle, regime = calendar._handle if calendar else None, to_core(self)
        found = [_core.regime_window(regime, i, year, handle) for i in range(len(self.periods))]
        return tuple([Window._from_core(raw) for raw in found])

    def __repr__(self) -> str:
        return f"<Regime {self.id}: {', '.join(period.id for period in self.periods)}>"
