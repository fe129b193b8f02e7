# SPDX-License-Identifier: Apache-2.0
"""The board as a workbook, to print or to pass on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ._board import Board, Cell, CellPart
from ._enums import Mark, MeasureType, Reason, Verdict
from ._number import format_decimal
from ._sheet import Sheet
from ._text import Lang, Text
from ._workbook import openpyxl


@dataclass(frozen=True)
class _Column:
    heading: Text
    width: int


_VERDICT = _Column(Text("Kết luận", "Verdict"), 16)

COLUMNS = (
    _Column(Text("Mục", "Clause"), 9),
    _Column(Text("Chỉ tiêu", "Indicator"), 10),
    _Column(Text("Nội dung", "Title"), 44),
    _Column(Text("Đơn vị", "Unit"), 28),
    _Column(Text("Phần", "Part"), 20),
    _Column(Text("Kỳ", "Window"), 12),
    _Column(Text("Số liệu", "Figures"), 18),
    _Column(Text("Giá trị", "Value"), 12),
    _Column(Text("Mục tiêu", "Target"), 12),
    _VERDICT,
    _Column(Text("Lý do", "Reason"), 22),
    _Column(Text("Còn thiếu", "Still needed"), 11),
    _Column(Text("Thời hạn", "Deadline"), 12),
)

FILLS = {
    Verdict.MET: "C6E0F5",
    Verdict.NOT_MET: "F8CBAD",
    Verdict.IRRECOVERABLE: "BFBFBF",
    Verdict.CANNOT_DETERMINE: "FFF2CC",
}
"""Colours repeat what the words beside them say."""

FROZEN = "D"


def _exact(cell: Cell, part: CellPart) -> str:
    """The figures as they were reported, or the value where it has no parts."""
    kind, decimals = cell.indicator.measure.type, cell.indicator.measure.decimals
    if kind == MeasureType.NUMBER or part.numerator is None or not part.denominator:
        return part.exact or ""
    amounts = (part.numerator, part.denominator)
    return "/".join(format_decimal(Decimal(amount).scaleb(-decimals)) for amount in amounts)


def _reason(part: CellPart, lang: Lang) -> str:
    words = part.reason.text.in_(lang)
    return f"{words} {part.known}/{part.expected}" if part.reason == Reason.PARTIAL else words


def _texts(cell: Cell, part: CellPart, lang: Lang) -> tuple[Any, ...]:
    mark = Mark.POINT if lang == "en" else Mark.COMMA
    return (
        cell.indicator.clause,
        cell.indicator.id,
        cell.indicator.title.in_(lang),
        f"{'Σ ' if cell.total else ''}{cell.unit.name.in_(lang)}",
        part.name.in_(lang) if part.name else "",
        cell.window,
        _exact(cell, part),
        *cell.shown(part, mark=mark),
        part.verdict.text.in_(lang),
        _reason(part, lang),
        part.still_needed,
        cell.deadline,
    )


def _rows(board: Board) -> Iterator[tuple[Cell, CellPart]]:
    for cell in board.cells():
        for part in cell.parts:
            yield cell, part


def make_report(board: Board, lang: Lang) -> Any:
    """The workbook of a board: a row for each part of each cell."""
    book = openpyxl().Workbook()
    book.active.title = "Kết quả" if lang == "vi" else "Board"
    sheet = Sheet(book.active, lang)
    day = f"{board.as_of:%d/%m/%Y}"
    sheet.put(1, 1, board.plan.title.in_(lang), bold=True, size=14, wrap=False)
    sheet.put(2, 1, f"Tình hình đến ngày {day}" if lang == "vi" else f"As of {day}", wrap=False)
    top = 4
    sheet.headings(top, [column.heading.in_(lang) for column in COLUMNS])
    last = top
    for last, (cell, part) in enumerate(_rows(board), top + 1):
        for column, value in enumerate(_texts(cell, part, lang), 1):
            verdict = COLUMNS[column - 1] is _VERDICT
            fill = FILLS.get(part.verdict) if verdict else None
            made = sheet.put(last, column, value, border=True, fill=fill)
            if isinstance(value, date):
                made.number_format = "dd/mm/yyyy"
    sheet.sheet.freeze_panes = f"{FROZEN}{top + 1}"
    letter = openpyxl().utils.get_column_letter(len(COLUMNS))
    sheet.sheet.auto_filter.ref = f"A{top}:{letter}{last}"
    sheet.page(column.width for column in COLUMNS)
    return book
