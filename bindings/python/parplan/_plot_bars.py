# SPDX-License-Identifier: Apache-2.0
"""A picture of indicators: target against value, for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ._board import Board, Cell, CellPart
from ._entities import Area
from ._enums import Scale, TargetKind
from ._errors import ArgumentError
from ._plot_style import (
    INK,
    KEY_BOX,
    KEY_ROW,
    LINE,
    MARGIN,
    PALE,
    SOFT,
    TITLE_SIZE,
    VERDICTS,
    Look,
    Sheet,
    draw_key,
    exact,
    house_style,
    key_rows,
    look_of,
    say,
    title_height,
    widest,
    wrap,
)
from ._plot_words import (
    counts_units,
    force_words,
    missing_words,
    subtitle_of,
    threshold_label,
    threshold_of,
    title_of,
    value_words,
    verdict_words,
)
from ._text import Lang

MOST_PANELS, MOST_ROWS = 20, 400
ROW = 0.27
BARS = 4.6
GAP = 0.22
PANEL_SIZE = 11


@dataclass(frozen=True)
class Row:
    """One bar: a part of a cell, with its texts."""

    cell: Cell
    part: CellPart
    scale: Scale
    name: str
    value: str
    pair: str
    verdict: str
    missing: str
    """Why there is no value; "" where there is one."""

    @property
    def length(self) -> float | None:
        """Where the bar ends; floats are good enough to draw with."""
        if self.scale == Scale.RANK and self.part.numerator is not None:
            return float(self.part.numerator)
        if self.part.shown is None or counts_units(self.cell):
            return None
        return float(self.part.shown)


@dataclass(frozen=True)
class Block:
    """The rows that share a threshold: those of one part of a target."""

    name: str
    threshold: Fraction | None
    label: str
    rows: list[Row]


@dataclass(frozen=True)
class Panel:
    """An indicator with its blocks."""

    title: list[str]
    subtitle: str
    scale: Scale
    tolerance: Fraction | None
    blocks: list[Block]

    @property
    def rows(self) -> list[Row]:
        return [row for block in self.blocks for row in block.rows]

    @property
    def lines(self) -> int:
        """Heights of a row that the blocks take, with a heading each."""
        return len(self.rows) + len(self.blocks)


def _row(cell: Cell, part: CellPart, scale: Scale, lang: Lang) -> Row:
    (value, pair), missing = value_words(cell, part, lang), ""
    if part.shown is None and not (scale == Scale.RANK and pair):
        missing = missing_words(part, lang)
    if counts_units(cell) and pair:
        missing = say(lang, f"{pair} đơn vị đạt", f"{pair} units met it")
    name = f"{'Σ ' if cell.total else ''}{cell.unit.name.in_(lang)}"
    words = verdict_words(cell, part, lang)
    if missing and words.endswith(missing):  # said once is enough
        words = VERDICTS[part.verdict].name.in_(lang)
    return Row(cell, part, scale, name, value, pair, words, missing)


def _blocks(cells: Sequence[Cell], scale: Scale, lang: Lang) -> list[Block]:
    groups: dict[tuple[str, Fraction | None], list[tuple[Cell, CellPart]]] = {}
    for cell in cells:
        for part in cell.parts:
            key = part.id, threshold_of(cell.target, part)
            groups.setdefault(key, []).append((cell, part))
    return [_block(group, threshold, scale, lang) for (_, threshold), group in groups.items()]


def _block(
    group: Sequence[tuple[Cell, CellPart]], threshold: Fraction | None, scale: Scale, lang: Lang
) -> Block:
    cell, part = group[0]
    target = cell.target
    name = part.name.in_(lang) if part.name else ""
    if name and part.force not in (None, target.force):
        name += f" ({force_words(part.force, lang)})"
    percent = scale == Scale.PERCENT
    label = threshold_label(target, [p for _, p in group], lang, percent=percent)
    return Block(name, threshold, label, [_row(c, p, scale, lang) for c, p in group])


def _panel(cells: Sequence[Cell], width: float, lang: Lang) -> Panel:
    first = cells[0]
    target = first.target
    scale = first.scale
    title = f"{first.indicator.id}  {first.indicator.title.in_(lang)}"
    tolerance = target.tolerance if target.kind == TargetKind.APPROX else None
    lines = wrap(title, width, PANEL_SIZE, bold=True)
    return Panel(lines, subtitle_of(first, lang), scale, tolerance, _blocks(cells, scale, lang))


def _limits(panel: Panel) -> tuple[float, float, list[float]]:
    """The ends of the axis of values, and its ticks."""
    values = [row.length for row in panel.rows if row.length is not None]
    marks = [float(block.threshold) for block in panel.blocks if block.threshold is not None]
    if panel.scale == Scale.RANK:
        ranked = [float(row.part.denominator or 0) for row in panel.rows]
        most = max([*values, *marks, *ranked, 1.0])
        return 0.5, most + 0.5, [1.0, *_ticks(2, most)]
    low, high = min([0.0, *values, *marks]), max([0.0, *values, *marks])
    if panel.scale == Scale.PERCENT and 0.3 < high <= 1:
        high = 1.0
    high = high if high > low else low + 1
    whole = panel.scale != Scale.PERCENT and high >= 1
    return low * 1.05, high if high == 1 else high * 1.05, _ticks(low, high, whole=whole)


def _ticks(low: float, high: float, *, whole: bool = True) -> list[float]:
    found = MaxNLocator(5, integer=whole).tick_values(low, high)
    return [float(tick) for tick in found if low <= tick <= high]


def _tick_label(tick: float, scale: Scale, lang: Lang) -> str:
    value = Fraction(tick).limit_denominator(10**6)
    return exact(value, lang, percent=scale == Scale.PERCENT)


def _draw_bars(axes: Axes, panel: Panel, lang: Lang) -> None:
    low, high, ticks = _limits(panel)
    axes.set_xlim(low, high)
    axes.set_ylim(panel.lines, 0)
    axes.set_yticks([])
    axes.set_xticks(ticks, [_tick_label(tick, panel.scale, lang) for tick in ticks])
    axes.tick_params(axis="x", labelsize=8, colors=SOFT, length=2)
    axes.grid(axis="x", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    top = 0
    for block in panel.blocks:
        _draw_threshold(axes, block, top, panel.tolerance)
        for number, row in enumerate(block.rows, top + 1):
            _draw_bar(axes, row, number + 0.5)
        top += len(block.rows) + 1


def _draw_threshold(axes: Axes, block: Block, top: int, tolerance: Fraction | None) -> None:
    if block.threshold is None:
        return
    x, bottom = float(block.threshold), top + 1 + len(block.rows)
    if tolerance:
        axes.fill_betweenx(
            [top + 1, bottom], x - float(tolerance), x + float(tolerance), color=PALE, zorder=0.5
        )
    axes.plot([x, x], [top + 0.85, bottom], color=INK, linewidth=1.8, zorder=3, clip_on=False)
    axes.text(
        x, top + 0.45, block.label, fontsize=9, fontweight="bold", ha="center",
        va="center_baseline", bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )  # fmt: skip


def _draw_bar(axes: Axes, row: Row, y: float) -> None:
    look = look_of(row.part.verdict, row.part.reason)
    gid = f"bar:{row.cell.indicator.id}/{row.cell.unit.id}/{row.part.id}"
    if row.length is None:
        left = axes.get_xlim()[0]
        axes.annotate(
            row.missing, (left, y), (8, 0), textcoords="offset points", fontsize=8.5, color=SOFT,
            fontstyle="italic", va="center_baseline",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip
    elif row.scale == Scale.RANK:
        axes.plot(
            [row.length], [y], "D", color=look.colour, markeredgecolor=INK, markersize=9, gid=gid,
            zorder=4, clip_on=False,
        )  # fmt: skip
    else:
        bars = axes.barh(
            y, row.length, height=0.66, color=look.colour, edgecolor=INK, linewidth=0.6, zorder=2
        )
        bars[0].set_hatch(look.hatch)
        bars[0].set_gid(gid)


@dataclass(frozen=True)
class Columns:
    """Where the texts beside the bars stand, in inches."""

    bars: float
    value: float
    """Right end, as of `pair`."""
    pair: float
    verdict: float
    width: float


def _columns(rows: Sequence[Row], blocks: Sequence[Block]) -> Columns:
    names = max(
        widest([row.name for row in rows if not row.cell.total]),
        widest([row.name for row in rows if row.cell.total], bold=True),
        widest([block.name for block in blocks], bold=True),
    )
    bars = MARGIN + names + 0.2
    value = bars + BARS + GAP + max(widest([row.value for row in rows], bold=True), 0.35)
    pair = value + GAP + widest([row.pair for row in rows])
    verdict = pair + GAP
    width = verdict + KEY_BOX + 0.1 + widest([row.verdict for row in rows]) + MARGIN
    return Columns(bars, value, pair, verdict, max(width, bars + BARS + 2.5))


def _draw_rows(sheet: Sheet, panel: Panel, columns: Columns, top: float) -> None:
    y = top
    for block in panel.blocks:
        sheet.write(MARGIN, y + ROW * 0.5, block.name, bold=True)
        for row in block.rows:
            y += ROW
            middle = y + ROW / 2
            sheet.write(columns.bars - 0.12, middle, row.name, ha="right", bold=row.cell.total)
            sheet.write(columns.value, middle, row.value, ha="right", bold=True)
            sheet.write(columns.pair, middle, row.pair, ha="right", color=SOFT)
            look = look_of(row.part.verdict, row.part.reason)
            sheet.box(columns.verdict, middle - 0.1, KEY_BOX, 0.2, look)
            sheet.write(columns.verdict + KEY_BOX + 0.1, middle, row.verdict)
        y += ROW


def _key(panels: Sequence[Panel], lang: Lang) -> list[tuple[Look, str]]:
    seen = {row.part.verdict for panel in panels for row in panel.rows}
    return [(look, look.name.in_(lang)) for verdict, look in VERDICTS.items() if verdict in seen]


def _notes(panels: Sequence[Panel], lang: Lang) -> str:
    notes = [say(lang, "Đường đen: mục tiêu", "Black line: target")]
    if any(panel.tolerance for panel in panels):
        notes.append(say(lang, "dải xám: dung sai", "grey band: tolerance"))
    if any(row.cell.total for panel in panels for row in panel.rows):
        notes.append(say(lang, "Σ: cộng từ các đơn vị bên dưới", "Σ: of the units below"))
    if any(panel.scale == Scale.RANK for panel in panels):
        notes.append(say(lang, "◆: thứ hạng", "◆: rank"))
    return " · ".join(notes)


@house_style()
def plot_bars(board: Board, cells: Sequence[Cell], area: Area | None, lang: Lang) -> Figure:
    """Target against value, for each unit: one panel for each indicator."""
    by_indicator: dict[str, list[Cell]] = {}
    for cell in cells:
        by_indicator.setdefault(cell.indicator.id, []).append(cell)
    _check_size(len(by_indicator), sum(len(cell.parts) for cell in cells))
    draft = [_panel(group, 99, lang) for group in by_indicator.values()]
    rows = [row for panel in draft for row in panel.rows]
    columns = _columns(rows, [block for panel in draft for block in panel.blocks])
    inner = columns.width - 2 * MARGIN
    panels = [_panel(group, inner, lang) for group in by_indicator.values()]
    title, words = title_of(board, lang, area)
    heading = wrap(title, inner, TITLE_SIZE, bold=True)
    key = key_rows(_key(panels, lang), inner)
    heights = [len(p.title) * LINE * 1.2 + LINE + 0.1 + p.lines * ROW + 0.5 for p in panels]
    top = title_height(heading) + LINE + 0.15
    height = top + sum(heights) + len(key) * KEY_ROW + LINE + MARGIN

    sheet = Sheet(columns.width, height)
    y = sheet.title(heading)
    sheet.write(MARGIN, y + LINE / 2, words, color=SOFT)
    y = top
    for panel, panel_height in zip(panels, heights):
        below = sheet.lines(MARGIN, y, panel.title, size=PANEL_SIZE, bold=True)
        sheet.write(MARGIN, below + LINE / 2, panel.subtitle, color=SOFT)
        rows_top = below + LINE + 0.1
        axes = sheet.panel(columns.bars, rows_top, BARS, panel.lines * ROW)
        _draw_bars(axes, panel, lang)
        _draw_rows(sheet, panel, columns, rows_top)
        y += panel_height
    draw_key(sheet, y, key)
    sheet.write(MARGIN, y + len(key) * KEY_ROW + LINE / 2, _notes(panels, lang), color=SOFT)
    return sheet.picture


def _check_size(panels: int, rows: int) -> None:
    if panels > MOST_PANELS or rows > MOST_ROWS:
        raise ArgumentError(
            f"a picture of {panels} indicators in {rows} rows is too large, at most {MOST_PANELS} "
            f"in {MOST_ROWS}: name one indicator, or a smaller area",
            message_vi=f"hình có {panels} chỉ tiêu với {rows} dòng là quá lớn, tối đa "
            f"{MOST_PANELS} chỉ tiêu với {MOST_ROWS} dòng: hãy chọn một chỉ tiêu hoặc một lĩnh vực "
            "nhỏ hơn",
        )
