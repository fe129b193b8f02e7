# SPDX-License-Identifier: Apache-2.0
"""Reading workbooks: sheets become CSV text, which the C reader checks as it checks any file."""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias
from unicodedata import normalize

from ._enums import Mark, Severity
from ._errors import Error, InvalidError, NotFoundError, ParseError
from ._figures import Figures, Table
from ._number import digits_of
from ._problem import Collector, Problem
from ._source import OLD_FORMAT, ZIP
from ._talk import progress
from ._text import Text

MOST_BYTES = 512 << 20
"""Unpacked; a workbook of a million figures has a third of that."""

INFORMATION = {
    "clause": Text("Mục", "Clause"),
    "title": Text("Nội dung", "Title"),
    "counted": Text("Cách tính", "What is counted"),
}
"""Columns that a sheet of figures may have for its readers; they are not read."""

NAMING = frozenset({"indicator", "unit", "window", "field"})
"""Columns that say which figure a row is for. A row with nothing else is not filled in."""

MERGED = NAMING | {"item"}
"""Columns in which a merged cell speaks for all its rows."""

NUMBERS = frozenset({"numerator", "denominator", "value"})

Cells: TypeAlias = dict[int, dict[int, Any]]
"""Cells that hold something, by row and column."""


def openpyxl() -> Any:
    """The package that knows the format."""
    try:
        import openpyxl
    except ImportError as error:
        raise ImportError(
            "workbooks need openpyxl: pip install parplan[excel]", name="openpyxl"
        ) from error
    return openpyxl


def fold(text: str) -> str:
    """A heading as it is compared: NFC, in any case, on one line."""
    return normalize("NFC", " ".join(text.split()).casefold())


def address(sheet: str, row: int, column: int | None = None) -> str:
    """A cell as Excel writes it, `Sheet1!C5`; without a column the whole row, `Sheet1!5:5`."""
    name = sheet if re.fullmatch(r"[^\W\d]\w*", sheet) else "'" + sheet.replace("'", "''") + "'"
    if column is None:
        return f"{name}!{row}:{row}"
    return f"{name}!{openpyxl().utils.get_column_letter(column)}{row}"


# ---- opening ----


def _refuse(data: bytes) -> ParseError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ParseError(
            "the workbook is protected by a password: save it without one"
            " (sheets may stay protected)",
            message_vi="sổ tính được đặt mật khẩu: hãy lưu lại không có mật khẩu"
            " (khóa từng trang tính thì được)",
        )
    if data.startswith(OLD_FORMAT):
        return ParseError(
            "this is an old workbook (.xls): save it as an Excel workbook (.xlsx)",
            message_vi="đây là sổ tính kiểu cũ (.xls): hãy lưu lại dạng sổ tính Excel (.xlsx)",
        )
    if data.startswith(ZIP):
        return ParseError(
            "this is no Excel workbook (.xlsx), or only a part of one",
            message_vi="đây không phải là sổ tính Excel (.xlsx), hoặc tệp bị cắt cụt",
        )
    return ParseError(
        "expected an Excel workbook (.xlsx); the file is of another kind",
        message_vi="cần một sổ tính Excel (.xlsx); tệp này thuộc loại khác",
    )


def _has_formulas(package: zipfile.ZipFile) -> bool:
    sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
    return any(re.search(rb"<(\w+:)?f[\s/>]", package.read(name)) for name in sheets)


def _open(data: bytes) -> tuple[Any, Any | None]:
    """The workbook with its values and, where it has formulas, the one with them."""
    load = openpyxl().load_workbook
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise ParseError(
                    f"the workbook unpacks to more than {MOST_BYTES >> 20} MiB",
                    message_vi=f"sổ tính lớn hơn {MOST_BYTES >> 20} MiB sau khi giải nén",
                )
            formulas = _has_formulas(package)
        values = load(io.BytesIO(data), data_only=True)
        return values, load(io.BytesIO(data)) if formulas else None
    except (ParseError, MemoryError):
        raise
    except Exception as error:  # openpyxl does not say which of them a broken file raises
        raise _refuse(data) from error


# ---- cells ----


def _cells(sheet: Any) -> Cells:
    """What a sheet holds. By its ranges a formatted page would have a cell for every blank."""
    found: Cells = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is not None:
            found.setdefault(row, {})[column] = cell
    return found


def _has_no_result(sheet: Any, cell: Any) -> bool:
    """Whether a formula was never worked out; an empty text is a result."""
    stored = sheet._cells.get((cell.row, cell.column))
    return stored is None or (stored.value is None and stored.data_type == "n")


def _add_formulas(rows: Cells, sheet: Any, formulas: Any) -> None:
    """The formulas of a sheet that have no result: data_only reads them as nothing at all."""
    for row, cells in _cells(formulas).items():
        for column, cell in cells.items():
            if cell.data_type == "f" and _has_no_result(sheet, cell):
                rows.setdefault(row, {})[column] = cell


def _number(value: int | float, percent: bool, amount: bool, mark: Mark) -> str:
    """A number as text that reads as itself; a share that shows as percent is one."""
    number = Decimal(value) if isinstance(value, int) else Decimal(digits_of(value))
    text = format(number.scaleb(2) if percent else number, "f")
    if amount and mark == Mark.EITHER and re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        text += "0"  # 1.234 alone might be a thousand and more
    if amount and mark == Mark.COMMA:
        text = text.replace(".", ",")
    return f"{text}%" if percent else text


def _is_percent(number_format: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format)


def _moment(value: datetime) -> str:
    """A day, or a moment; Excel's fractions of a day are off by some microseconds."""
    value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    return str(value.date()) if not value.hour + value.minute + value.second else str(value)


def _refuse_cell(en: str, vi: str) -> ParseError:
    return ParseError(en, message_vi=vi)


def _text(cell: Any, name: str, mark: Mark) -> str:
    """What a cell says, as it would stand in a CSV file."""
    value = cell.value
    if cell.data_type == "f":
        raise _refuse_cell(
            "the formula has no result yet: open the workbook in Excel and save it,"
            " or enter the number",
            "công thức chưa có kết quả: hãy mở sổ tính bằng Excel rồi lưu lại, hoặc nhập số",
        )
    if cell.data_type == "e":
        raise _refuse_cell(
            f"{value} is an error of Excel, not a value: mend the formula or empty the cell",
            f"{value} là lỗi của Excel, không phải giá trị: hãy sửa công thức hoặc xóa ô này",
        )
    if isinstance(value, bool):
        raise _refuse_cell(
            f"expected a number or a text, not {str(value).upper()}",
            f"cần một số hoặc chữ, không phải {str(value).upper()}",
        )
    if isinstance(value, (int, float)):
        return _number(value, _is_percent(cell.number_format), name in NUMBERS, mark)
    if isinstance(value, datetime):
        return _moment(value)
    text: str = openpyxl().utils.escape.unescape(str(value)).strip()
    if "\0" in text:
        raise _refuse_cell("the text has a NUL character", "văn bản có ký tự NUL")
    return text


# ---- headings ----


@dataclass(frozen=True)
class _Heading:
    """Where a sheet's table starts: its row, and the texts of its columns."""

    row: int
    texts: dict[int, str]


def _spellings(column: Callable[..., str | None]) -> dict[str, str]:
    """Every spelling of a column's heading, and the column's name."""
    found: dict[str, str] = {}
    index = 0
    while (name := column(index, 0)) is not None:
        spelling = 0
        while (text := column(index, spelling)) is not None:
            found[fold(text)] = name
            spelling += 1
        index += 1
    return found


def _merged(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    for area in sheet.merged_cells.ranges:
        yield area.min_row, area.min_col, area.max_row, area.max_col


def _heading_texts(sheet: Any, rows: Cells, row: int) -> _Heading:
    """A heading merged over several rows belongs to the last of them."""
    columns = rows[row]
    ranges = [r for r in _merged(sheet) if r[0] <= row <= r[2] and r[1] in columns]
    last = max((r[2] for r in ranges), default=row)
    cells = {r[1]: rows[r[0]][r[1]] for r in _merged(sheet) if r[0] < last <= r[2] and r[0] in rows
             and r[1] in rows[r[0]]}  # fmt: skip
    cells |= rows.get(last, {})
    texts = {column: " ".join(str(cells[column].value).split()) for column in sorted(cells)}
    return _Heading(last, {column: text for column, text in texts.items() if text})


def _find_heading(
    sheet: Any, rows: Cells, known: Mapping[str, str], others: Mapping[str, str]
) -> _Heading | None:
    """The row that has most of the headings, unless it has more of the other kind of table."""
    best, most = None, 1
    for row, cells in rows.items():
        texts = {fold(str(cell.value)) for cell in cells.values()}
        count = len({known[text] for text in texts if text in known})
        if count > most and count >= len({others[text] for text in texts if text in others}):
            best, most = row, count
    return None if best is None else _heading_texts(sheet, rows, best)


# ---- a table of rows ----


@dataclass(frozen=True)
class _Row:
    """Where a line of the CSV text comes from."""

    place: int
    """Position of the sheet."""
    sheet: str
    number: int
    columns: Mapping[str, int]


@dataclass
class _Reading:
    """Rows of all sheets on their way to the C reader, and what is wrong with them so far."""

    names: tuple[str, ...]
    mark: Mark
    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """First line of each row in the CSV text, from 1."""
    rows: list[_Row] = field(default_factory=list)
    problems: list[tuple[tuple[int, int, int], Problem]] = field(default_factory=list)
    """With sheet, row and column, by which they are sorted."""
    next_line: int = 2
    kind: type[Error] = InvalidError

    def add(self, row: _Row, values: Mapping[str, str]) -> None:
        line = _csv_line(values.get(name, "") for name in self.names)
        self.lines.append(line)
        self.starts.append(self.next_line)
        self.rows.append(row)
        self.next_line += 1 + len(re.findall(r"\r\n?|\n", line))

    def csv(self) -> bytes:
        return "\n".join([_csv_line(self.names), *self.lines, ""]).encode()

    def row_at(self, line: int) -> _Row:
        return self.rows[bisect_right(self.starts, line) - 1]

    def tell(self, row: _Row, column: int | None, problem: Problem) -> None:
        path = address(row.sheet, row.number, column)
        told = replace(problem, path=path, line=0, column=0)
        self.problems.append(((row.place, row.number, column or 0), told))

    def tell_error(self, row: _Row, column: int | None, error: Error) -> None:
        message = Text(error.message_vi or None, error.message)
        self.tell(row, column, Problem(Severity.ERROR, error.number, 0, 0, "", "", message))

    def tell_found(self, found: tuple[Problem, ...]) -> None:
        """Problems of the C reader, told by their cells."""
        for problem in found:
            row = self.row_at(problem.line)
            if problem.number == _TWICE:
                problem = replace(problem, message=self._by_rows(problem.message))
            self.tell(row, row.columns.get(problem.path), problem)

    def _by_rows(self, message: Text) -> Text:
        """A message that names a line of the CSV text, with the row it comes from."""

        def by_row(match: re.Match[str]) -> str:
            row = self.row_at(int(match[2]))
            return f"{match[1]} {row.number} ({row.sheet})"

        texts = (message.in_("vi"), message.in_("en"))
        return Text(*(re.sub(r"^(line|dòng) (\d+)", by_row, text) for text in texts))

    def finish(self) -> tuple[Problem, ...]:
        found = tuple([problem for _, problem in sorted(self.problems, key=lambda pair: pair[0])])
        first = next((p for p in found if p.severity == Severity.ERROR), None)
        if first is None:
            return found
        raise self.kind(
            first.message.in_("en"),
            message_vi=first.message.in_("vi"),
            number=first.number,
            path=first.path,
            problems=found,
        )


_TWICE = 402
"""The message that says on which line a figure was given before."""


def _csv_line(texts: Any) -> str:
    return ",".join('"' + text.replace('"', '""') + '"' for text in texts)


def _check_heading(table: Table[Any], reading: _Reading, row: _Row, texts: dict[int, str]) -> bool:
    """Let the C reader look at the headings alone: it knows what is missing, and what is meant."""
    starts, size = [], 1
    for text in texts.values():
        starts.append(size)
        size += len(_csv_line([text]).encode()) + 1
    try:
        type(table)(table.plan, _csv_line(texts.values()).encode())
    except Error as error:
        column = list(texts)[bisect_right(starts, max(error.column, 1)) - 1]
        reading.tell_error(row, column, error)
        reading.kind = type(error)
        return False
    return True


def _fill_merged(sheet: Any, rows: Cells, columns: Mapping[str, int], after: int) -> None:
    """What names a figure, and is merged over several rows, holds for each of them."""
    wanted = {column for name, column in columns.items() if name in MERGED}
    for top, left, bottom, _ in _merged(sheet):
        if top <= after or left not in wanted or left not in rows.get(top, {}):
            continue
        for row in range(top + 1, bottom + 1):
            if row in rows:
                rows[row].setdefault(left, rows[top][left])


def _take_row(reading: _Reading, row: _Row, cells: dict[int, Any], headed: set[int]) -> None:
    values: dict[str, str] = {}
    failed = False
    for name, column in row.columns.items():
        if column not in cells:
            continue
        try:
            text = _text(cells[column], name, reading.mark)
        except ParseError as error:
            reading.tell_error(row, column, error)
            failed = True
            continue
        if text:
            values[name] = text
    if not failed and (not values or ("numerator" in reading.names and values.keys() <= NAMING)):
        return
    for column in sorted(cells.keys() - headed):
        failed = True
        reading.tell_error(
            row,
            column,
            _refuse_cell("there is no heading above this cell", "phía trên ô này không có tên cột"),
        )
    if not failed:
        reading.add(row, values)


def _take_sheet(
    table: Table[Any], reading: _Reading, place: int, sheet: Any, rows: Cells, heading: _Heading
) -> None:
    known = _spellings(type(table)._column)
    ignored = {fold(text.in_(lang)) for text in INFORMATION.values() for lang in ("vi", "en")}
    texts = {
        column: text
        for column, text in heading.texts.items()
        if fold(text) in known or fold(text) not in ignored
    }
    if not _check_heading(table, reading, _Row(place, sheet.title, heading.row, {}), texts):
        return
    columns = {known[fold(text)]: column for column, text in texts.items()}
    _fill_merged(sheet, rows, columns, heading.row)
    below = [number for number in sorted(rows) if number > heading.row]
    for number in progress(below, type(table).__name__):
        row = _Row(place, sheet.title, number, columns)
        _take_row(reading, row, rows[number], set(heading.texts))


def _chosen(book: Any, sheet: str | None) -> list[Any]:
    if sheet is None:
        return list(book.worksheets)
    found = [known for known in book.worksheets if known.title == sheet]
    if not found:
        names = ", ".join(known.title for known in book.worksheets)
        raise NotFoundError(
            f"the workbook has no sheet {sheet!r}; it has {names}",
            message_vi=f"sổ tính không có trang tính {sheet!r}; có: {names}",
        )
    return found


def _no_heading(table: Table[Any], sheets: list[Any]) -> ParseError:
    column = type(table)._column
    expected = ", ".join(str(column(i, 0)) for i in range(3))
    expected_vi = ", ".join(str(column(i, 1)) for i in range(3))
    names = ", ".join(sheet.title for sheet in sheets)
    return ParseError(
        f"no row of headings in {names}; expected one with {expected} …",
        message_vi=f"không tìm thấy dòng tên cột trong {names}; cần có {expected_vi} …",
    )


def read_workbook(
    table: Table[Any], data: bytes, *, sheet: str | None = None, mark: Mark = Mark.EITHER
) -> tuple[Problem, ...]:
    """Add the rows of a workbook to a new table, which is of no use where this fails."""
    from ._figures import Completions

    kind = type(table)
    other = Completions if isinstance(table, Figures) else Figures
    known, others = _spellings(kind._column), _spellings(other._column)
    book, formulas = _open(data)
    names = tuple(dict.fromkeys(known.values()))
    reading = _Reading(names, mark)
    sheets = _chosen(book, sheet)
    headed = 0
    for place, found in enumerate(sheets):
        rows = _cells(found)
        if formulas is not None:
            _add_formulas(rows, found, formulas[found.title])
        heading = _find_heading(found, rows, known, others)
        if heading is not None:
            headed += 1
            _take_sheet(table, reading, place, found, rows, heading)
    if not headed:
        raise _no_heading(table, sheets)
    _hand_over(table, reading)
    return reading.finish()


def _hand_over(table: Table[Any], reading: _Reading) -> None:
    """Also where something is wrong already, for what else is: the table is given up then."""
    found = Collector()
    try:
        with found:
            table._read_csv(reading.csv(), reading.mark, found.handle)
    except Error as error:
        if not found.problems:
            raise
        if not reading.problems:
            reading.kind = type(error)
    reading.tell_found(found.problems)


__all__ = ["INFORMATION", "address", "fold", "openpyxl", "read_workbook"]
