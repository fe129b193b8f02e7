# SPDX-License-Identifier: Apache-2.0
"""Pictures: `Calendar.plot`, `Board.plot` and `Board.plot_burn_up` come here."""

from __future__ import annotations

try:
    from matplotlib.figure import Figure
except ImportError as missing:
    raise ImportError("pictures need matplotlib: pip install parplan[plot]") from missing

from ._board import Board
from ._entities import Area
from ._errors import ArgumentError
from ._plot_bars import plot_bars
from ._plot_burn_up import plot_burn_up
from ._plot_calendar import plot_calendar
from ._plot_overview import plot_overview
from ._text import Lang


def plot_board(
    board: Board,
    *,
    indicator: str | None = None,
    area: str | Area | None = None,
    lang: Lang = "vi",
) -> Figure:
    """Every verdict at a glance; of one indicator or area, target against value for each unit."""
    if indicator is None and area is None:
        return plot_overview(board, lang)
    if indicator is not None:
        board.plan.indicators[indicator]  # an unknown id says so
    chosen = board.plan.areas[area] if isinstance(area, str) else area
    cells = [
        cell
        for cell in board.cells(indicator=indicator)
        if chosen is None or cell.indicator.area.id == chosen.id
    ]
    if not cells:
        raise ArgumentError(
            "the board has no such target", message_vi="bảng không có chỉ tiêu nào như vậy"
        )
    return plot_bars(board, cells, chosen, lang)


__all__ = ["plot_board", "plot_burn_up", "plot_calendar"]
