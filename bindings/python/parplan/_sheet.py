# SPDX-License-Identifier: Apache-2.0
"""Sheets that are written: cells, headings, pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ._text import Lang
from ._workbook import openpyxl

HEADING = "1F4E78"
"""Colour of headings."""


LINE = 15
"""Height of a line of text, in points."""


def _lines(cell: Any, width: int) -> int:
    """Lines that a wrapped text takes in a column that is as wide as so many digits."""
    if not cell.alignment.wrap_text or cell.value is None:
        return 1
    return sum(1 + len(line) // width for line in str(cell.value).split("\n"))


class Sheet:
    """A sheet being written."""

    def __init__(self, sheet: Any, lang: Lang) -> None:
        self.styles = openpyxl().styles
        self.sheet = sheet
        self.lang = lang

    def put(self, row: int, column: int, value: Any, **style: Any) -> Any:
        """A cell; a text that starts with "=" stays a text."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, str):
            value = openpyxl().cell.cell.ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.value = value
        if cell.data_type == "f":
            cell.data_type = "s"
        self.dress(cell, **style)
        return cell

    def dress(
        self,
        cell: Any,
        *,
        fill: str | None = None,
        bold: bool = False,
        color: str | None = None,
        size: int = 11,
        wrap: bool = True,
        border: bool = False,
        centre: bool = False,
    ) -> None:
        """How a cell looks."""
        s = self.styles
        if fill is not None:
            cell.fill = s.PatternFill("solid", start_color=fill)
        cell.font = s.Font(bold=bold, color=color, size=size)
        cell.alignment = s.Alignment(
            wrap_text=wrap, vertical="top", horizontal="center" if centre else None
        )
        if border:
            side = s.Side("thin", color="A6A6A6")
            cell.border = s.Border(side, side, side, side)

    def headings(self, row: int, texts: Iterable[str]) -> None:
        """The headings of a table, which stay in sight and on every page."""
        for column, text in enumerate(texts, 1):
            style = {"fill": HEADING, "bold": True, "color": "FFFFFF"}
            self.put(row, column, text, border=True, centre=True, **style)
        self.sheet.print_title_rows = f"{row}:{row}"

    def page(self, widths: Iterable[int]) -> None:
        """Width of the columns, and height of the rows there are; pages lie across, as wide as the table."""
        letter, wide = openpyxl().utils.get_column_letter, list(widths)
        for column, width in enumerate(wide, 1):
            self.sheet.column_dimensions[letter(column)].width = width
        for cells in self.sheet.iter_rows(max_col=len(wide)):
            lines = max(map(_lines, cells, wide))
            if lines > 1:
                self.sheet.row_dimensions[cells[0].row].height = LINE * lines
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = self.sheet.PAPERSIZE_A4
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.oddFooter.center.text = "&P / &N"

    def lock(self) -> None:
        """Lock what is not to be filled in, without a password; widths and filters stay free."""
        protection = self.sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = protection.autoFilter = False
