# SPDX-License-Identifier: Apache-2.0
"""One cell over the year: judged as of the end of each window, from the figures of today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from ._board import Board, Cell, CellPart
from ._days import add_months
from ._enums import TargetKind
from ._plot_words import amount
from ._text import Lang

UNCOUNTED = (TargetKind.AT_MOST, TargetKind.APPROX, TargetKind.RANK_WITHIN, TargetKind.MILESTONE)


@dataclass(frozen=True)
class Moment:
    """What a part of the cell was as of the end of a window."""

    day: date
    cell: Cell
    part: CellPart

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.part.shown is not None

    @property
    def required(self) -> int:
        """Cases that make the threshold."""
        part = self.part
        assert part.threshold is not None and part.denominator is not None
        return ceil(part.threshold * part.denominator)


@dataclass(frozen=True)
class Story:
    """One part of the cell: what it was, and what it is as of the board's day."""

    board: Board
    moments: list[Moment]
    now: Moment
    lang: Lang

    @property
    def counted(self) -> bool:
        """Whether cases are counted against a number of cases that is required."""
        if self.now.cell.target.kind in (None, *UNCOUNTED):
            return False
        known = [m.part for m in self.moments if m.known]
        return bool(known) and all(
            p.numerator is not None and p.denominator and p.threshold is not None for p in known
        )

    @property
    def needs(self) -> bool:
        """Whether it makes sense to draw how many cases are still needed."""
        return self.counted and any(m.part.still_needed is not None for m in self.moments)

    def amount(self, number: int) -> str:
        """A number of cases in words."""
        return amount(number, self.now.cell.indicator.measure.decimals, self.lang)


def _closes(board: Board, cell: Cell) -> dict[date, date]:
    """The days on which windows end, with the day on which their figures are due."""
    indicator, base = cell.indicator, cell.target.base
    days = {w.end: w.due.effective for w in board.plan.windows(indicator)}
    for figure in board.figures:
        day = _day_of(figure.window) if figure.indicator == indicator.id else None
        if day and day != base:
            days.setdefault(day, day)
    return days or {day: day for day in _month_ends(board)}


def _day_of(window: str) -> date | None:
    try:
        return date.fromisoformat(window)
    except ValueError:
        return None


def _month_ends(board: Board) -> Iterator[date]:
    day = date(board.plan.year, 1, 31)
    while day <= board.as_of:
        yield day
        day = add_months(day + timedelta(1), 1) - timedelta(1)


def _cells(board: Board, indicator: str, unit: str) -> list[tuple[date, Cell]]:
    """The cell as of each window that is over, judged once its figure is due, and as of today."""
    now = board[indicator, unit]
    closes = sorted((end, due) for end, due in _closes(board, now).items() if end <= board.as_of)
    found: list[tuple[date, Cell]] = []
    for i, (end, due) in enumerate(closes):
        following = closes[i + 1][0] - timedelta(1) if i + 1 < len(closes) else board.as_of
        day = max(end, min(due + timedelta(1), following, board.as_of))
        as_it_was = Board(board.plan, board.figures, day, completions=board.completions)
        found.append((end, as_it_was[indicator, unit]))
    if not found or found[-1][1].window != now.window or not now.window:
        found.append((board.as_of, now))
    return found


def stories_of(board: Board, indicator: str, unit: str, lang: Lang) -> list[Story]:
    """The parts of a cell, each from the first window to the board's day."""
    cells = _cells(board, indicator, unit)
    now = board[indicator, unit]
    stories: list[Story] = []
    for part in now.parts:
        moments = [
            Moment(day, cell, each)
            for day, cell in cells
            for each in cell.parts
            if each.id == part.id
        ]
        day = moments[-1].day if moments else board.as_of
        stories.append(Story(board, moments, Moment(day, now, part), lang))
    return stories
