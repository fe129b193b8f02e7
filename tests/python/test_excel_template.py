# SPDX-License-Identifier: Apache-2.0
"""Workbooks that are written: templates that are read back without a loss, and boards."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import openpyxl
import parplan
import pytest
from conftest import SOURCE
from hypothesis import given, settings
from hypothesis import strategies as st
from parplan import _template, excel

KINDS = parplan.load_plan(SOURCE / "tests/data/kinds-plan.json")
"""A plan with a target of every kind."""
UNITS = ("quan", "p-mot")


def template(plan: parplan.Plan, unit: str, **options: Any) -> bytes:
    file = io.BytesIO()
    excel.write_template(plan, file, unit=unit, **options)
    return file.getvalue()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a template: their cells by the names of the columns."""
    top = next(cell.row for cell in sheet["A"] if cell.value in ("Mục", "Clause"))
    names = {heading: name for name, heading in headings().items()}
    found = [names[cell.value.lower()] for cell in sheet[top]]
    return [dict(zip(found, row)) for row in sheet.iter_rows(min_row=top + 1)]


@cache
def headings() -> dict[str, str]:
    columns = _template.column_names() | _template.INFORMATION
    return {name: text.in_("vi").lower() for name, text in columns.items()}


def values_of(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell.value for name, cell in row.items() if cell.value is not None}


# What a template has


def test_it_has_a_row_for_each_figure_of_the_window(plan: parplan.Plan) -> None:
    sheet = opened(template(plan, "ha-dinh", window="2024-H1")).active
    rows = [values_of(row) for row in rows_of(sheet)]
    unit = plan.units["ha-dinh"]
    expected = {i.id for i in plan.indicators.values() if unit in i.measure.who}
    assert {row["indicator"] for row in rows} == expected
    assert {(row["unit"], row["window"]) for row in rows} == {("ha-dinh", "2024-H1")}
    carved = [row.get("field") for row in rows if row["indicator"] == "3.1.a"]
    assert carved == [None, "tai-nguyen-moi-truong", "ke-hoach-dau-tu"]
    assert [row.get("field") for row in rows if row["indicator"] == "7.1.e"] == [None, "luat-khac"]


def test_the_figures_of_the_example_have_their_rows(
    plan: parplan.Plan, figures: parplan.Figures
) -> None:
    slots = _template.slots
    known = {
        (unit.id, slot.indicator.id, slot.window, slot.field)
        for unit in plan.units.values()
        for slot in slots(plan, unit, None)
    }
    given = {(row.unit, row.indicator, row.window, row.field) for row in figures}
    missing = {cell for cell in given - known if (cell[0], cell[1], None, None) not in known}
    assert {(indicator, window) for _, indicator, window, _ in missing} == {("3.1.b", "2024-12-31")}


def test_it_says_for_whom_for_which_days_and_by_when(plan: parplan.Plan) -> None:
    sheet = opened(template(plan, "ha-dinh", window="2024-H1")).active
    lines = [cell.value for cell in sheet["A"][:3]]
    assert lines[0].endswith("Kế hoạch cải cách hành chính quận Thanh Xuân năm 2024")
    assert lines[1:] == [
        "Đơn vị: Phường Hạ Đình",
        "Kỳ 2024-H1: 05/12/2023 – 05/06/2024; hạn gửi: 05/06/2024",
    ]


def test_a_row_is_as_high_as_its_longest_text(plan: parplan.Plan) -> None:
    sheet = opened(template(plan, "ha-dinh", window="2024-H1")).active
    row = next(row for row in rows_of(sheet) if row["indicator"].value == "7.1.d")
    lines = str(row["counted"].value).count("\n") + 1
    assert sheet.row_dimensions[row["counted"].row].height > 15 * lines >= 45


def test_only_what_is_to_be_filled_in_is_unlocked(plan: parplan.Plan) -> None:
    book = opened(template(plan, "ha-dinh", window="2024-H1"))
    assert book.active.protection.sheet
    assert book.active.protection.password is None
    row = next(row for row in rows_of(book.active) if row["indicator"].value == "3.1.b")
    unlocked = {name for name, cell in row.items() if not cell.protection.locked}
    assert unlocked == {
        "numerator", "denominator", "state", "further", "further_kind", "source", "note",
    }  # fmt: skip


def test_each_number_cell_takes_what_its_measure_takes() -> None:
    sheet = opened(template(KINDS, "quan", window="2024-H1")).active
    rules = sheet.data_validations.dataValidation
    rows = {row["indicator"].value: row for row in rows_of(sheet)}

    def kind(indicator: str, column: str) -> list[str]:
        cell = rows[indicator][column].coordinate
        return [rule.type for rule in rules if cell in rule.sqref]

    assert kind("about", "numerator") == ["whole"]
    assert kind("spending", "numerator") == ["decimal"]
    assert kind("balance", "value") == ["decimal"]
    assert kind("about", "value") == []
    assert kind("about", "state") == ["list"]


def test_a_whole_year_has_baselines_and_days(plan: parplan.Plan) -> None:
    rows = [values_of(row) for row in rows_of(opened(template(plan, "thanh-xuan")).active)]
    windows = [(row["indicator"], row.get("window")) for row in rows]
    assert ("4.1.a", "2021-12-31") in windows
    assert ("1.1.a", None) in windows
    assert [w for i, w in windows if i == "4.1.b"] == [
        "2021-12-31", "2024-Q1", "2024-H1", "2024-9M", "2024-Y",
    ]  # fmt: skip


def test_a_unit_that_has_ceased_to_exist_has_no_later_windows() -> None:
    unit = KINDS.units["p-cu"]
    windows = {slot.day for slot in _template.slots(KINDS, unit, None)}
    assert windows and all(unit.exists(day) for day in windows)


def test_targets_judged_on_events_have_no_rows() -> None:
    found = {slot.indicator.id for slot in _template.slots(KINDS, KINDS.units["p-mot"], None)}
    assert not found & {"forms", "bins", "gaps", "often", "by", "before", "early"}
    assert "covered" in found


def test_an_english_one_is_read_too(plan: parplan.Plan) -> None:
    book = opened(template(plan, "ha-dinh", window="2024-H1", lang="en"))
    assert book.sheetnames == ["Figures", "Guide"]
    top = next(cell.row for cell in book.active["A"] if cell.value == "Clause")
    for column, value in ((7, 5), (8, 10), (11, 3), (12, "bound")):
        book.active.cell(top + 1, column, value)
    file = io.BytesIO()
    book.save(file)
    (row,) = parplan.load_figures(plan, file.getvalue())
    assert (row.indicator, row.further, row.further_kind) == ("1.1.c", 3, parplan.Further.BOUND)


def test_there_is_one_for_each_unit(plan: parplan.Plan, tmp_path: pathlib.Path) -> None:
    paths = excel.write_templates(plan, tmp_path / "new", window="2024-Q1")
    assert len(paths) == 18
    assert tmp_path / "new/ha-dinh-2024-Q1.xlsx" in paths
    assert all(len(parplan.load_figures(plan, path)) == 0 for path in paths)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "ha-dinh", "window": "2024-Q9"}, "it does in 2024-Q1, 2024-H1, 2024-9M, 2024-Y"),
        ({"unit": "ha-dinhh"}, "no unit 'ha-dinhh'"),
    ],
)
def test_what_is_not_reported_has_no_template(
    plan: parplan.Plan, options: dict[str, str], message: str
) -> None:
    with pytest.raises(parplan.NotFoundError) as caught:
        excel.write_template(plan, io.BytesIO(), **options)  # type: ignore[arg-type]
    assert message in caught.value.message


def test_a_text_that_looks_like_a_formula_stays_a_text(plan: parplan.Plan) -> None:
    document = plan.to_json().replace("Số hóa kết quả TTHC còn hiệu lực", "=1+1")
    book = opened(template(parplan.load_plan(document.encode()), "ha-dinh", window="2024-H1"))
    titles = [row["title"] for row in rows_of(book.active)]
    assert [cell.data_type for cell in titles if cell.value == "=1+1"] == ["s"]


# Filled in and read back

letters = st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.just("\n")
texts = (
    st.text(letters, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in "=#" and "_x" not in text)
)
counts = st.integers(0, 10**15 - 1)


@st.composite
def numbers(draw: st.DrawFn, slot: Any) -> dict[str, Any]:
    """The numbers of a figure that suits its measure, exact."""
    measure = slot.indicator.measure
    if measure.type == parplan.MeasureType.PERCENTAGE:
        return {"value": Fraction(draw(st.integers(0, 10**6)), 10**6)}
    least = 1 if measure.type == parplan.MeasureType.RANK else 0
    amounts = st.integers(least, 10**12).map(lambda n: Decimal(n).scaleb(-measure.decimals))
    drawn = {name: draw(amounts) for name in slot.needed}
    return {n: Fraction(v) if n == "value" else v for n, v in drawn.items()}


@st.composite
def filled(draw: st.DrawFn, slot: Any, unit: str) -> parplan.Figure:
    """A figure for a row of a template."""
    day = date(2024, 1, 1) + timedelta(draw(st.integers(0, 365)))
    known: dict[str, Any] = {
        "indicator": slot.indicator.id,
        "unit": unit,
        "window": slot.window or str(day),
        "field": slot.field,
        "source": draw(texts),
        "note": draw(texts),
    }
    if draw(st.booleans()):
        kind = draw(st.sampled_from([parplan.Further.BOUND, parplan.Further.FORECAST]))
        known |= {"further": draw(counts), "further_kind": kind}
    if draw(st.integers(0, 4)) == 0:
        return parplan.Figure(**known, not_applicable=True)
    return parplan.Figure(**known, **draw(numbers(slot)))


def typed(row: dict[str, Any], figure: parplan.Figure) -> Iterator[tuple[Any, Any]]:
    """The cells of a row with what somebody types into them."""
    kinds = {parplan.Further.BOUND: "tối đa", parplan.Further.FORECAST: "dự báo"}
    for name in ("numerator", "denominator", "value"):
        value = getattr(figure, name)
        if value is not None:
            yield row[name], int(value) if value == int(value) else float(value)
    if row["window"].value is None:
        yield row["window"], datetime.fromisoformat(figure.window)
    if figure.not_applicable:
        yield row["state"], "không áp dụng"
    if figure.further_kind in kinds:
        yield row["further"], figure.further
        yield row["further_kind"], kinds[figure.further_kind]
    yield row["source"], figure.source
    yield row["note"], figure.note


@cache
def blank(unit: str) -> bytes:
    return template(KINDS, unit)


@settings(max_examples=30)
@given(st.data())
@pytest.mark.parametrize("unit", UNITS)
def test_what_is_filled_in_is_read_back_without_a_loss(unit: str, data: st.DataObject) -> None:
    slots = _template.slots(KINDS, KINDS.units[unit], None)
    book = opened(blank(unit))
    rows = rows_of(book.active)
    assert len(rows) == len(slots)
    expected = []
    for position in sorted(data.draw(st.sets(st.integers(0, len(slots) - 1), max_size=12))):
        expected.append(data.draw(filled(slots[position], unit)))
        for cell, value in typed(rows[position], expected[-1]):
            assert not cell.protection.locked
            cell.value = value
    file = io.BytesIO()
    book.save(file)
    assert parplan.load_figures(KINDS, file.getvalue()) == parplan.load_figures(KINDS, expected)


@pytest.mark.parametrize("unit", UNITS)
def test_a_template_that_is_not_filled_in_is_no_figures(unit: str) -> None:
    assert len(parplan.load_figures(KINDS, blank(unit))) == 0


def test_a_day_that_is_missing_is_told_by_its_cell(plan: parplan.Plan) -> None:
    book = opened(template(plan, "thanh-xuan"))
    row = next(row for row in rows_of(book.active) if row["indicator"].value == "1.1.a")
    row["numerator"].value = 3
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(parplan.InvalidError) as caught:
        parplan.load_figures(plan, file.getvalue())
    assert caught.value.path == f"'Số liệu'!{row['window'].coordinate}"


# Boards


def board_rows(board: parplan.Board, **options: Any) -> list[tuple[Any, ...]]:
    file = io.BytesIO()
    board.to_excel(file, **options)
    return list(opened(file.getvalue()).active.iter_rows(min_row=5, values_only=True))


def test_a_board_has_a_row_for_each_part_of_each_cell(board: parplan.Board) -> None:
    rows = board_rows(board)
    assert [row[1] for row in rows] == board.columns()["indicator"]


def test_a_board_keeps_the_figures_as_reported(board: parplan.Board, plan: parplan.Plan) -> None:
    cell = board["3.1.b", "ha-dinh"]
    name = plan.units["ha-dinh"].name.in_("vi")
    (row,) = [row for row in board_rows(board) if row[1] == "3.1.b" and row[3] == name]
    assert row[6] == f"{cell.part.numerator}/{cell.part.denominator}"
    assert row[9] == "Đạt"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_are_those_of_the_printed_board(board: parplan.Board, lang: Any) -> None:
    text = board.text(lang=lang)
    rows = board_rows(board, lang=lang)
    assert {row[9] for row in rows if row[9] not in text} == set()
    assert {row[10] for row in rows if row[10] and row[10] not in text} == set()
