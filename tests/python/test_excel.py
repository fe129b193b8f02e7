# SPDX-License-Identifier: Apache-2.0
"""Workbooks that are read: headings, cells, and what is wrong with them, by its cell."""

from __future__ import annotations

import csv
import io
import pathlib
import re
import sys
import zipfile
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from unicodedata import normalize

import openpyxl
import parplan
import pytest

VI = (
    "Chỉ tiêu", "Đơn vị", "Kỳ", "Lĩnh vực", "Tử số", "Mẫu số", "Giá trị", "Tình trạng",
    "Còn lại", "Loại còn lại", "Nguồn", "Ghi chú",
)  # fmt: skip
EN = (
    "indicator", "unit", "window", "field", "numerator", "denominator", "value", "state",
    "further", "further_kind", "source", "note",
)  # fmt: skip
ROW = {"A5": "3.1.b", "B5": "ha-dinh", "C5": "2024-Q1", "E5": 5, "F5": 10}


def book_of(cells: dict[str, Any], *, headings: tuple[str, ...] = VI, title: str = "Sheet1") -> Any:
    """A workbook with headings in row 4, below a title."""
    book = openpyxl.Workbook()
    book.active.title = title
    book.active["A1"] = "Biểu số liệu"
    book.active["A2"] = "Đơn vị"
    for column, heading in enumerate(headings, 1):
        book.active.cell(4, column, heading)
    for name, value in cells.items():
        book.active[name] = value[0] if isinstance(value, tuple) else value
        if isinstance(value, tuple):
            book.active[name].number_format = value[1]
    return book


def bytes_of(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(plan: parplan.Plan, changes: dict[str, Any], **options: Any) -> parplan.Figures:
    return parplan.load_figures(plan, bytes_of(book_of(ROW | changes, **options)))


def refused(plan: parplan.Plan, changes: dict[str, Any], **options: Any) -> parplan.Error:
    with pytest.raises(parplan.Error) as caught:
        read(plan, changes, **options)
    return caught.value


def figure(**changes: Any) -> parplan.Figure:
    given: dict[str, Any] = {
        "indicator": "3.1.b", "unit": "ha-dinh", "window": "2024-Q1",
        "numerator": 5, "denominator": 10,
    }  # fmt: skip
    return parplan.Figure(**(given | changes))


# Headings


@pytest.mark.parametrize(
    "headings",
    [
        VI,
        EN,
        tuple(text.upper() for text in VI),
        tuple(normalize("NFD", text) for text in VI),
        tuple(text.replace(" ", " \n ") for text in VI),
        (*EN[:3], *VI[3:]),
    ],
)
def test_the_example_reads_the_same_from_a_workbook(
    plan: parplan.Plan, figures: parplan.Figures, source: pathlib.Path, headings: tuple[str, ...]
) -> None:
    book = book_of({}, headings=headings)
    with open(source / "data/examples/figures-2024.csv", encoding="utf-8") as file:
        for number, row in enumerate(list(csv.reader(file))[1:], 5):
            for column, text in enumerate(row, 1):
                is_number = column in (5, 6, 7) and text.isdigit()
                book.active.cell(number, column, int(text) if is_number else text or None)
    assert parplan.load_figures(plan, bytes_of(book)) == figures


def test_a_misspelt_heading_is_told_by_its_cell(plan: parplan.Plan) -> None:
    error = refused(plan, {"E4": "Tửsố"})
    assert isinstance(error, parplan.ParseError)
    assert (error.path, error.line) == ("Sheet1!E4", 0)
    assert "'tử số'" in error.message


def test_a_missing_heading_is_told(plan: parplan.Plan) -> None:
    error = refused(plan, {"C4": None, "C5": None})
    assert error.path == "Sheet1!A4"
    assert "'window' is missing" in error.message


def test_a_heading_given_twice_is_told_by_the_second(plan: parplan.Plan) -> None:
    assert refused(plan, {"H4": "tử số"}).path == "Sheet1!H4"


def test_a_workbook_without_headings_is_refused(plan: parplan.Plan) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Biểu"
    with pytest.raises(parplan.ParseError, match="no row of headings in Sheet; expected"):
        parplan.load_figures(plan, bytes_of(book))


def test_a_value_without_a_heading_is_refused(plan: parplan.Plan) -> None:
    error = refused(plan, {"N5": 12})
    assert (error.path, error.message) == ("Sheet1!N5", "there is no heading above this cell")


def test_headings_may_be_merged_over_two_rows(plan: parplan.Plan) -> None:
    book = book_of({"E4": "Số liệu", "F4": None, "E5": "Tử số", "F5": "Mẫu số"})
    sheet = book.active
    sheet.merge_cells("E4:F4")
    for column in "ABCDGHIJKL":
        sheet.merge_cells(f"{column}4:{column}5")
    for column, value in zip("ABCEF", ROW.values()):
        sheet[f"{column}6"] = value
    assert list(parplan.load_figures(plan, bytes_of(book))) == [figure()]


def test_what_names_a_figure_may_be_merged_over_its_rows(plan: parplan.Plan) -> None:
    book = book_of(ROW | {"A6": "3.1.f", "E6": 1, "F6": 2})
    book.active.merge_cells("B5:B6")
    book.active.merge_cells("C5:C6")
    rows = parplan.load_figures(plan, bytes_of(book))
    assert [row.indicator for row in rows] == ["3.1.b", "3.1.f"]
    assert {(row.unit, row.window) for row in rows} == {("ha-dinh", "2024-Q1")}


def test_hidden_rows_and_columns_are_read(plan: parplan.Plan) -> None:
    book = book_of(ROW)
    book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions["E"].hidden = True
    assert list(parplan.load_figures(plan, bytes_of(book))) == [figure()]


# Sheets


def two_sheets() -> Any:
    book = book_of(ROW)
    other = book.create_sheet("Quý II")
    other.append(EN[:6])
    other.append(["3.1.b", "ha-dinh", "2024-H1", None, 6, 10])
    book.create_sheet("Trống")
    return book


def test_every_sheet_with_headings_is_read(plan: parplan.Plan) -> None:
    rows = parplan.load_figures(plan, bytes_of(two_sheets()))
    assert [row.window for row in rows] == ["2024-Q1", "2024-H1"]


def test_one_sheet_may_be_asked_for(plan: parplan.Plan) -> None:
    rows = parplan.excel.read_figures(plan, bytes_of(two_sheets()), sheet="Quý II")
    assert [row.window for row in rows] == ["2024-H1"]


def test_an_unknown_sheet_is_not_found(plan: parplan.Plan) -> None:
    with pytest.raises(parplan.NotFoundError, match="it has Sheet1, Quý II, Trống"):
        parplan.excel.read_figures(plan, bytes_of(two_sheets()), sheet="Quý III")


def test_an_error_on_the_second_sheet_takes_the_first_back(plan: parplan.Plan) -> None:
    book = two_sheets()
    book["Quý II"]["E2"] = -6
    with pytest.raises(parplan.InvalidError) as caught:
        parplan.load_figures(plan, bytes_of(book))
    assert [problem.path for problem in caught.value.problems] == ["'Quý II'!E2"]


def test_figures_and_completions_may_share_a_workbook(plan: parplan.Plan) -> None:
    book = book_of(ROW)
    sheet = book.create_sheet("Việc đã làm")
    sheet.append(["Mục", "Đơn vị", "Ngày", "Kỳ", "Ghi chú"])
    sheet.append(["R.1", "noi-vu", datetime(2024, 3, 4, 23, 59), "2024-Q1", "đã gửi"])
    data = bytes_of(book)
    assert list(parplan.load_figures(plan, data)) == [figure()]
    (done,) = parplan.load_completions(plan, data)
    assert (done.item, done.day, done.second) == ("R.1", date(2024, 3, 4), 86340)
    assert parplan.excel.read_completions(plan, data, sheet="Việc đã làm")[0] == done


# Rows


def test_empty_rows_are_skipped(plan: parplan.Plan) -> None:
    later = {"A9": "3.1.f", "B9": "ha-dinh", "C9": "2024-Q1", "E9": 1, "F9": 2}
    assert read(plan, later)[1] == figure(indicator="3.1.f", numerator=1, denominator=2)


def test_a_row_that_only_names_its_figure_is_not_filled_in(plan: parplan.Plan) -> None:
    assert len(read(plan, {"E5": None, "F5": None})) == 0


def test_a_remark_outside_the_columns_is_no_row(plan: parplan.Plan) -> None:
    assert len(read(plan, {"N9": "Người lập biểu"})) == 1


def test_a_note_keeps_its_lines_and_quotes(plan: parplan.Plan) -> None:
    note = 'một\n"hai"; ba, bốn\tnăm'
    assert read(plan, {"L5": note})[0].note == note


def test_a_figure_given_twice_is_a_warning_that_names_the_row(plan: parplan.Plan) -> None:
    again = {name.replace("5", "7"): value for name, value in ROW.items()}
    (problem,) = read(plan, {**again, "L5": "hai\ndòng"}).problems
    assert (problem.path, problem.number) == ("Sheet1!A7", 402)
    assert problem.message.in_("en").startswith("line 5 (Sheet1) gives this figure already")


# Cells


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ((0.955, "0.00%"), Fraction(955, 1000)),
        ((0.0007, "0%"), Fraction(7, 10000)),
        ((0.01234, "0%"), Fraction(1234, 100000)),
        ((1, '0"%"'), Fraction(1)),
        (0.955, Fraction(955, 1000)),
        ("95,5 %", Fraction(955, 1000)),
        ("2/3", Fraction(2, 3)),
    ],
)
def test_a_share_is_read_exactly(plan: parplan.Plan, cell: Any, value: Fraction) -> None:
    assert read(plan, {"E5": None, "F5": None, "G5": cell})[0].value == value


def test_a_declared_mark_is_that_of_texts(plan: parplan.Plan) -> None:
    cells = {"A5": "6.1.a", "B5": "thanh-xuan", "E5": None, "F5": None}
    for cell in ("0,125", 0.125):
        data = bytes_of(book_of(ROW | cells | {"G5": cell}))
        (row,) = parplan.load_figures(plan, data, mark=parplan.Mark.COMMA)
        assert row.value == Fraction(1, 8)


def test_a_date_is_a_day(plan: parplan.Plan) -> None:
    cells = {"A5": "1.1.a", "B5": "thanh-xuan", "C5": datetime(2024, 12, 27), "E5": 3, "F5": 12}
    assert read(plan, cells)[0].window == "2024-12-27"


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("E5", 1 / 3, "is not a number that was written with 15 digits"),
        ("E5", True, "expected a number or a text, not TRUE"),
        ("E5", "#DIV/0!", "#DIV/0! is an error of Excel"),
        ("E5", "=1+1", "the formula has no result yet"),
        ("E5", 1.5, "is a count"),
        ("E5", -1, "-1 is below 0"),
        ("F5", "mười", "mười"),
        ("A5", "3.1.x", "did you mean '3.1.a'?"),
        ("B5", "ha-dinhh", "did you mean 'ha-dinh'?"),
        ("C5", "2024-Q7", "2024-Q7"),
        ("C5", None, "window"),
        ("H5", "n/a", "n/a"),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(
    plan: parplan.Plan, cell: str, value: Any, message: str
) -> None:
    error = refused(plan, {cell: value})
    assert isinstance(error, parplan.InvalidError)
    assert (error.path, error.line, error.column) == (f"Sheet1!{cell}", 0, 0)
    assert message in str(error)
    assert [problem.path for problem in error.problems] == [f"Sheet1!{cell}"]
    assert error.message_vi and error.message_vi != error.message


def test_every_problem_is_told_in_the_order_of_the_rows(plan: parplan.Plan) -> None:
    rows = {"A6": "3.1.b", "B6": "ha-dinh", "C6": "2024-H1", "E6": True, "F6": 2,
            "A7": "3.1.z", "B7": "ha-dinh", "C7": "2024-9M", "E7": 1, "F7": 2}  # fmt: skip
    error = refused(plan, {"E5": -5} | rows)
    assert [p.path for p in error.problems] == ["Sheet1!E5", "Sheet1!E6", "Sheet1!A7"]
    assert error.path == "Sheet1!E5"


def test_rows_below_a_note_of_several_lines_are_told_right(plan: parplan.Plan) -> None:
    windows = {6: "2024-H1", 7: "2024-9M", 8: "2024-Y"}
    rows = {
        cell.replace("5", str(number)): value
        for number, window in windows.items()
        for cell, value in (ROW | {"C5": window}).items()
    }
    error = refused(plan, {"L5": "một\nhai\n\nba", **rows, "E6": -5, "F8": -1})
    assert [problem.path for problem in error.problems] == ["Sheet1!E6", "Sheet1!F8"]


def test_a_sheet_whose_name_is_no_word_is_quoted(plan: parplan.Plan) -> None:
    assert refused(plan, {"E5": -5}, title="Quý I '24").path == "'Quý I ''24'!E5"


def with_result(data: bytes, result: bytes) -> bytes:
    """A workbook whose one formula has been worked out, as Excel saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/"):
                text, found = re.subn(rb"<v ?/>|<v></v>", result, text)  # with lxml, and without
                assert found == 1
            new.writestr(name, text)
    return out.getvalue()


def test_a_formula_gives_its_result(plan: parplan.Plan) -> None:
    data = with_result(bytes_of(book_of(ROW | {"E5": "=2+3"})), b"<v>5</v>")
    assert list(parplan.load_figures(plan, data)) == [figure()]


def test_a_formula_that_is_not_read_needs_no_result(plan: parplan.Plan) -> None:
    book = book_of(ROW | {"M4": "Nội dung", "M5": "=E5/F5"})
    assert list(parplan.load_figures(plan, bytes_of(book))) == [figure()]


# Files


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"indicator,unit\n", "the file is of another kind"),
        (b"", "the file is of another kind"),
        (bytes_of(book_of(ROW))[:2000], "or only a part of one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
    ],
)
def test_what_is_no_workbook_says_what_was_expected(
    plan: parplan.Plan, tmp_path: pathlib.Path, data: bytes, message: str
) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(data)
    with pytest.raises(parplan.ParseError, match=message) as caught:
        parplan.load_figures(plan, path)
    assert str(path) in caught.value.__notes__[0]


def test_another_document_in_a_zip_is_refused(plan: parplan.Plan) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(parplan.ParseError, match="no Excel workbook"):
        parplan.load_figures(plan, file.getvalue())


def test_a_missing_file_is_not_found(plan: parplan.Plan, tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        parplan.load_figures(plan, tmp_path / "none.xlsx")


def test_an_open_file_is_read(plan: parplan.Plan) -> None:
    assert len(parplan.load_figures(plan, io.BytesIO(bytes_of(book_of(ROW))))) == 1


def test_without_openpyxl_it_says_what_to_install(
    plan: parplan.Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytes_of(book_of(ROW))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"pip install parplan\[excel\]"):
        parplan.load_figures(plan, data)
