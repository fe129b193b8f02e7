# SPDX-License-Identifier: Apache-2.0
"""A picture of a whole board: a verdict for each indicator and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from ._board import Board, Cell
from ._entities import Indicator, Unit
from ._enums import Verdict
from ._errors import ArgumentError
from ._plot_style import (
    KEY_ROW,
    LINE,
    MARGIN,
    SOFT,
    SYMBOLS,
    TITLE_SIZE,
    VERDICTS,
    Look,
    Sheet,
    draw_key,
    house_style,
    key_rows,
    look_of,
    say,
    title_height,
    widest,
    wrap,
)
from ._plot_words import title_of
from ._text import Lang

MOST = 150
"""Indicators or units; more of them nobody can read."""
CELL = 0.32
NAMES = 4.6
SIZE, STEP = 8.5, 0.17
SLANT = 0.75
"""How far a slanted name reaches up and right, for each inch of its length."""


def _units(cells: Sequence[Cell]) -> list[Unit]:
    """The units that have cells, in the order of the target with the most of them."""
    sizes = Counter(cell.indicator.id for cell in cells)
    ordered = sorted(cells, key=lambda cell: -sizes[cell.indicator.id])
    return list({cell.unit.id: cell.unit for cell in ordered}.values())


def _key(cells: Sequence[Cell], lang: Lang) -> list[tuple[Look, str]]:
    """Verdicts with their counts; those that cannot be determined by reason."""
    counts = Counter(
        (c.verdict, c.reason if c.verdict == Verdict.CANNOT_DETERMINE else 0) for c in cells
    )
    entries = []
    for verdict, look in VERDICTS.items():
        words = look.name.in_(lang)
        if verdict != Verdict.CANNOT_DETERMINE:
            if count := counts[verdict, 0]:
                entries.append((look, f"{words}: {count}"))
            continue
        for reason, symbol in SYMBOLS.items():
            if count := counts[verdict, reason]:
                entries.append(
                    (replace(look, symbol=symbol), f"{words}, {reason.text.in_(lang)}: {count}")
                )
    return entries


def _check_size(indicators: int, units: int) -> None:
    if indicators > MOST or units > MOST:
        raise ArgumentError(
            f"a picture of {indicators} indicators and {units} units is too large, at most {MOST} "
            "of either: name an indicator or an area",
            message_vi=f"hình có {indicators} chỉ tiêu và {units} đơn vị là quá lớn, tối đa "
            f"{MOST}: hãy chọn một chỉ tiêu hoặc một lĩnh vực",
        )


@dataclass(frozen=True)
class Grid:
    """What stands where, in inches."""

    rows: list[tuple[Indicator, list[str], float]]
    """An indicator, the lines of its title, the height of its row."""
    units: list[Unit]
    left: float
    top: float

    @property
    def bottom(self) -> float:
        areas = len({indicator.area.id for indicator, _, _ in self.rows})
        return self.top + sum(height for _, _, height in self.rows) + areas * CELL


def _rows(cells: Sequence[Cell], lang: Lang) -> list[tuple[Indicator, list[str], float]]:
    indicators = {cell.indicator.id: cell.indicator for cell in cells}
    order = {cell.indicator.area.id: None for cell in cells}
    ids, rows = widest(list(indicators), SIZE) + 0.1, []
    for area in order:
        for each in indicators.values():
            if each.area.id == area:
                lines = wrap(each.title.in_(lang), NAMES - ids, SIZE)
                rows.append((each, lines, max(CELL, len(lines) * STEP + 0.02)))
    return rows


def _draw_units(sheet: Sheet, grid: Grid, lang: Lang) -> None:
    for column, unit in enumerate(grid.units):
        x = grid.left + (column + 0.5) * CELL
        name = unit.name.in_(lang)
        sheet.write(
            x, grid.top + CELL - 0.08, name, size=SIZE,
            rotation=45, rotation_mode="anchor", va="center",
        )  # fmt: skip


def _draw_rows(sheet: Sheet, grid: Grid, cells: Sequence[Cell], lang: Lang) -> None:
    found = {(cell.indicator.id, cell.unit.id): cell for cell in cells}
    y, area = grid.top, ""
    ids = widest([indicator.id for indicator, _, _ in grid.rows], SIZE) + 0.1
    for indicator, lines, height in grid.rows:
        if indicator.area.id != area:
            area = indicator.area.id
            name = f"{area}. {indicator.area.name.in_(lang)}"
            sheet.write(MARGIN, y + CELL * 0.6, name, bold=True)
            y += CELL
        _draw_title(sheet, y + height / 2, ids, indicator.id, lines)
        for column, unit in enumerate(grid.units):
            if cell := found.get((indicator.id, unit.id)):
                _draw_cell(sheet, grid.left + column * CELL, y, height, cell)
        y += height


def _draw_title(sheet: Sheet, middle: float, indent: float, id: str, lines: list[str]) -> None:
    first = middle - (len(lines) - 1) / 2 * STEP
    sheet.write(MARGIN, first, id, size=SIZE)
    for number, line in enumerate(lines):
        sheet.write(MARGIN + indent, first + number * STEP, line, size=SIZE)


def _draw_cell(sheet: Sheet, x: float, y: float, height: float, cell: Cell) -> None:
    look = look_of(cell.verdict, cell.reason)
    if cell.total:
        look = replace(look, symbol=f"Σ{look.symbol}")
    sheet.box(x, y, CELL, height, look, gid=f"cell:{cell.indicator.id}/{cell.unit.id}")


@house_style()
def plot_overview(board: Board, lang: Lang) -> Figure:
    """A verdict for each indicator, row by row, and each unit, column by column."""
    cells = board.cells()
    rows, units = _rows(cells, lang), _units(cells)
    _check_size(len(rows), len(units))
    lean = widest([unit.name.in_(lang) for unit in units], SIZE) * SLANT
    left = MARGIN + NAMES + 0.15
    width = max(left + len(units) * CELL + lean + MARGIN, left + 4.0)
    title, words = title_of(board, lang)
    heading = wrap(title, width - 2 * MARGIN, TITLE_SIZE, bold=True)
    key = key_rows(_key(cells, lang), width - 2 * MARGIN)
    below_heading = title_height(heading) + LINE
    grid = Grid(rows, units, left, max(below_heading, below_heading + lean - CELL) + 0.1)
    key_top = grid.bottom + 0.25

    sheet = Sheet(width, key_top + len(key) * KEY_ROW + LINE + MARGIN)
    y = sheet.title(heading)
    sheet.write(MARGIN, y + LINE / 2, words, color=SOFT)
    _draw_units(sheet, grid, lang)
    _draw_rows(sheet, grid, cells, lang)
    draw_key(sheet, key_top, key)
    note = say(
        lang,
        "Σ: cộng từ các đơn vị bên dưới · ô trống: chỉ tiêu không giao cho đơn vị",
        "Σ: of the units below · no box: not a target of the unit",
    )
    sheet.write(MARGIN, key_top + len(key) * KEY_ROW + LINE / 2, note, color=SOFT)
    return sheet.picture
