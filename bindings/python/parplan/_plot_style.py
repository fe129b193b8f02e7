# SPDX-License-Identifier: Apache-2.0
"""What pictures share: how verdicts look, the words for them, and a sheet laid out in inches.

Colours are of Okabe and Ito, chosen so that their lightness alone tells them apart; hatches and
symbols say the same once more. Text is measured before it is placed, so nothing is cut or overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from threading import RLock
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

from ._enums import Mark, Reason, Verdict
from ._number import format_ratio
from ._text import Lang, Text, lang_code

FONT = "DejaVu Sans"
"""Comes with matplotlib, and has every letter of Vietnamese."""

INK, SOFT, PALE = "#1A1A1A", "#595959", "#D0D0D0"
DPI = 110
MARGIN = 0.35
LINE = 0.22
"""Height of a line of text, in inches."""
TITLE_SIZE = 14

_STYLE = {
    "font.family": [FONT],
    "text.parse_math": False,
    "hatch.linewidth": 0.6,
    "savefig.facecolor": "white",
}
_ONE_AT_A_TIME = RLock()


@contextmanager
def house_style() -> Iterator[None]:
    """The same picture whatever the caller's settings of matplotlib, which come back afterwards."""
    with _ONE_AT_A_TIME, style.context(["default", _STYLE]):
        yield


@dataclass(frozen=True)
class Look:
    """How one kind of thing is drawn, and what it is called."""

    name: Text
    colour: str
    hatch: str = ""
    symbol: str = ""
    ink: str = INK


VERDICTS: dict[Verdict, Look] = {
    verdict: Look(verdict.text, *look)
    for verdict, look in {
        Verdict.MET: ("#56B4E9", "", "✓"),
        Verdict.NOT_MET: ("#D55E00", "///", "✗"),
        Verdict.IRRECOVERABLE: (INK, "", "⊘", "#FFFFFF"),
        Verdict.NOT_APPLICABLE: ("#FFFFFF", "", "–"),
        Verdict.CANNOT_DETERMINE: ("#F0E442", "....", "?"),
    }.items()
}

SYMBOLS: dict[Reason, str] = {
    Reason.NO_DATA: "∅",
    Reason.NOT_APPLICABLE: "–",
    Reason.ZERO_DENOMINATOR: "–",
    Reason.PARTIAL: "◔",
    Reason.CONFLICT: "≠",
    Reason.INVALID: "!",
    Reason.UNDEFINED_TARGET: "?",
    Reason.NOT_YET_DUE: "…",
}


def look_of(verdict: Verdict, reason: Reason = Reason.NONE) -> Look:
    """How a verdict looks; where it cannot be determined the symbol is that of the reason."""
    look = VERDICTS[verdict]
    if verdict == Verdict.CANNOT_DETERMINE and reason in SYMBOLS:
        return replace(look, symbol=SYMBOLS[reason])
    return look


def reason_words(reason: Reason, lang: Lang, known: int = 0, expected: int = 0) -> str:
    """Why there is no value or verdict: "số liệu chưa đủ 16/17"."""
    words = reason.text.in_(lang)
    return f"{words} {known}/{expected}" if reason == Reason.PARTIAL and expected else words


def say(lang: Lang, vi: str, en: str) -> str:
    """One of two texts."""
    return (vi, en)[lang_code(lang)]


def day_words(day: date, lang: Lang) -> str:
    """A day as the language writes it."""
    return day.isoformat() if lang == "en" else f"{day:%d/%m/%Y}"


def exact(
    value: Fraction, lang: Lang, *, percent: bool = True, apart: Fraction | None = None
) -> str:
    """A number that never reads the same as another that it does not equal (N6)."""
    mark = Mark.POINT if lang == "en" else Mark.COMMA
    other = apart if apart != value else None
    return format_ratio(value, percent=percent, mark=mark, apart=other)


class Picture(Figure):
    """A figure that needs no display, and shows itself in a notebook."""

    def savefig(self, *args: Any, **options: Any) -> None:
        """Save it as it was drawn, whatever the settings of the moment."""
        with house_style():
            super().savefig(*args, **options)

    def _repr_png_(self) -> bytes:
        out = BytesIO()
        self.savefig(out, format="png")
        return out.getvalue()


def text_width(text: str, size: float = 9, *, bold: bool = False) -> float:
    """Inches that a text is wide."""
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72


def widest(texts: Sequence[str], size: float = 9, *, bold: bool = False) -> float:
    """Inches that the widest of some texts takes; 0 of none."""
    return max((text_width(text, size, bold=bold) for text in texts), default=0.0)


def wrap(text: str, width: float, size: float = 9, *, bold: bool = False) -> list[str]:
    """The lines of a text that fit a width, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def line_height(size: float) -> float:
    """Inches from one line of text to the next."""
    return LINE * max(1.0, size / 9 * 0.95)


def title_height(lines: Sequence[str]) -> float:
    """Where the heading of a picture ends."""
    return 0.25 + len(lines) * line_height(TITLE_SIZE)


class Sheet:
    """A picture laid out in inches from its upper left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.picture = Picture(figsize=(width, height), dpi=DPI, facecolor="white")
        self.page = self.panel(0, 0, width, height)
        self.page.set_axis_off()
        self.page.set_xlim(0, width)
        self.page.set_ylim(height, 0)

    def panel(self, x: float, y: float, width: float, height: float) -> Axes:
        """Axes of their own on a part of the sheet."""
        bottom = self.height - y - height
        return self.picture.add_axes(
            (x / self.width, bottom / self.height, width / self.width, height / self.height)
        )

    def write(
        self, x: float, y: float, text: str, *, size: float = 9, bold: bool = False, **options: Any
    ) -> None:
        """A text whose middle is at a height; `ha` says which end is at `x`."""
        options = {"va": "center_baseline", "color": INK, **options}
        weight = "bold" if bold else "normal"
        self.page.text(x, y, text, fontsize=size, fontweight=weight, **options)

    def title(self, lines: Sequence[str]) -> float:
        """The heading of the picture; where it ends."""
        return self.lines(MARGIN, 0.25, lines, size=TITLE_SIZE, bold=True)

    def lines(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 9, bold: bool = False
    ) -> float:
        """Lines of a text, the first with its middle half a line below `y`; where they end."""
        height = line_height(size)
        for i, line in enumerate(lines):
            self.write(x, y + (i + 0.5) * height, line, size=size, bold=bold)
        return y + len(lines) * height

    def box(
        self, x: float, y: float, width: float, height: float, look: Look, *, gid: str = ""
    ) -> None:
        """A box in the colour and hatch of what it stands for, with its symbol."""
        patch = Rectangle(
            (x, y), width, height, facecolor=look.colour, edgecolor=INK, linewidth=0.6, gid=gid
        )
        patch.set_hatch(look.hatch)
        self.page.add_patch(patch)
        if look.symbol:
            self.symbol(x + width / 2, y + height / 2, look)

    def symbol(self, x: float, y: float, look: Look) -> None:
        """The symbol of a look, on a ground that its hatch does not cross."""
        behind = {"boxstyle": "circle,pad=0.05", "facecolor": look.colour, "edgecolor": "none"}
        options: dict[str, Any] = {"bbox": behind} if look.hatch else {}
        self.write(
            x, y, look.symbol, bold=True, ha="center", va="center", color=look.ink, **options
        )


KEY_GAP, KEY_BOX, KEY_ROW = 0.3, 0.24, 0.3


def key_rows(entries: Sequence[tuple[Look, str]], width: float) -> list[list[tuple[Look, str]]]:
    """Entries of a legend, in the rows they need."""
    rows: list[list[tuple[Look, str]]] = [[]]
    used = 0.0
    for entry in entries:
        needed = KEY_BOX + 0.08 + text_width(entry[1]) + KEY_GAP
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += needed
    return rows


def draw_key(sheet: Sheet, y: float, rows: list[list[tuple[Look, str]]]) -> None:
    """The legend, row by row."""
    for row in rows:
        x = MARGIN
        for look, words in row:
            sheet.box(x, y + 0.02, KEY_BOX, KEY_BOX - 0.04, look)
            sheet.write(x + KEY_BOX + 0.08, y + KEY_BOX / 2, words)
            x += KEY_BOX + 0.08 + text_width(words) + KEY_GAP
        y += KEY_ROW
