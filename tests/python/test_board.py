# SPDX-License-Identifier: Apache-2.0
"""The board: what the real plan must show, and what holds of every board."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas
import parplan
import polars
import pyarrow
import pytest
from conftest import COMPLETIONS, FIGURES, PLAN
from hypothesis import example, given, settings
from hypothesis import strategies as st
from parplan import (
    Board,
    Cell,
    CellPart,
    Figure,
    MeasureType,
    Reason,
    Scale,
    TallyBy,
    Verdict,
)

RATIO = {"indicator": "3.1.b", "unit": "noi-vu", "window": "2024-Q1"}
JUDGED = {Verdict.MET, Verdict.NOT_MET, Verdict.IRRECOVERABLE}


def judge(plan: parplan.Plan, *rows: dict[str, Any], as_of: str = "2024-03-06") -> Board:
    return parplan.board(plan, list(rows), as_of)


def ratio(plan: parplan.Plan, numerator: int, denominator: int) -> Cell:
    return judge(plan, {**RATIO, "numerator": numerator, "denominator": denominator})[
        "3.1.b", "noi-vu"
    ]


def parts(board: Board) -> Iterator[tuple[Cell, CellPart]]:
    return ((cell, part) for cell in board.values() for part in cell.parts)


# What the real plan must show


def test_5999_of_10000_is_not_met_and_prints_59_99(plan: parplan.Plan) -> None:
    cell = ratio(plan, 5999, 10000)
    assert (cell.verdict, cell.still_needed) == (Verdict.NOT_MET, 1)
    assert cell.value == Fraction(5999, 10000) and cell.threshold == Fraction(3, 5)
    assert str(cell) == "59.99 % of 60 %: NOT_MET, 1 still needed"


def test_600_of_1000_is_met(plan: parplan.Plan) -> None:
    cell = ratio(plan, 600, 1000)
    assert (cell.verdict, cell.value, cell.still_needed) == (Verdict.MET, Fraction(3, 5), 0)


def test_59_9996_percent_never_prints_as_60(plan: parplan.Plan) -> None:
    board = judge(plan, {**RATIO, "numerator": 599996, "denominator": 1000000})
    cell = board["3.1.b", "noi-vu"]
    assert cell.verdict == Verdict.NOT_MET and "59.9996 %" in str(cell)
    assert "59,9996 %" in board.text() and "59.9996 %" in board.text(lang="en")


def test_no_petition_at_all_is_not_applicable(plan: parplan.Plan) -> None:
    row = {
        "indicator": "1.1.c",
        "unit": "ha-dinh",
        "window": "2024-Q1",
        "numerator": 0,
        "denominator": 0,
    }
    cell = judge(plan, row)["1.1.c", "ha-dinh"]
    assert cell.verdict == Verdict.NOT_APPLICABLE
    assert cell.part.value_reason == Reason.ZERO_DENOMINATOR and cell.value is None


def test_about_60_percent_is_an_undefined_target(plan: parplan.Plan) -> None:
    row = {
        "indicator": "6.1.a",
        "unit": "thanh-xuan",
        "window": "2024-Q1",
        "numerator": 60,
        "denominator": 100,
    }
    cell = judge(plan, row)["6.1.a", "thanh-xuan"]
    assert (cell.verdict, cell.reason) == (Verdict.CANNOT_DETERMINE, Reason.UNDEFINED_TARGET)
    assert cell.value == Fraction(3, 5)


def test_land_at_98_5_percent_is_not_met_although_the_rest_is_at_100(plan: parplan.Plan) -> None:
    fields = {None: (100, 100), "tai-nguyen-moi-truong": (197, 200), "ke-hoach-dau-tu": (100, 100)}
    rows = [{"indicator": "3.1.a", "unit": "noi-vu", "window": "2024-Q1", "field": field,
             "numerator": n, "denominator": d} for field, (n, d) in fields.items()]  # fmt: skip
    cell = judge(plan, *rows)["3.1.a", "noi-vu"]
    verdicts = {part.id: part.verdict for part in cell.parts}
    assert cell.verdict == Verdict.NOT_MET
    assert verdicts["general"] == Verdict.MET and verdicts["land-environment"] == Verdict.NOT_MET
    with pytest.raises(parplan.ArgumentError, match="land-environment"):
        cell.value


def test_every_target_has_a_cell_of_the_district(plan: parplan.Plan) -> None:
    board = parplan.board(plan, [], "2024-06-05")
    assert all((id, "thanh-xuan") in board for id in plan.indicators)


# Promises


@given(
    st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from(["noi-vu", "ha-dinh"]),
)
@example((599999999, 10**9), "noi-vu")
def test_a_verdict_is_the_fraction_s_and_what_is_shown_agrees(
    plan: parplan.Plan, pair: tuple[int, int], unit: str
) -> None:
    row = {**RATIO, "unit": unit, "numerator": pair[0], "denominator": pair[1]}
    part = judge(plan, row)["3.1.b", unit].part
    assert part.value == Fraction(*pair) and part.threshold is not None and part.shown is not None
    assert (part.verdict == Verdict.MET) == (part.value >= part.threshold)
    assert (part.shown >= part.threshold) == (part.value >= part.threshold)
    shown, _, rest = str(part).partition(" of ")
    assert (shown == rest.partition(":")[0]) == (part.value == part.threshold)


def test_what_cannot_be_determined_says_why(board: Board) -> None:
    assert any(cell.verdict == Verdict.CANNOT_DETERMINE for cell in board.values())
    for cell, part in parts(board):
        assert (part.verdict == Verdict.CANNOT_DETERMINE) == (part.reason != Reason.NONE)
        assert (cell.verdict == Verdict.CANNOT_DETERMINE) == (cell.reason != Reason.NONE)


def test_a_value_has_its_parts_and_its_source_and_a_missing_one_its_reason(board: Board) -> None:
    for cell, part in parts(board):
        assert (part.value is None) == (part.value_reason != Reason.NONE)
        if part.value is None:
            continue
        assert part.exact == str(part.value) or part.denominator in (0, None)
        assert part.source or cell.total or cell.indicator.measure.type == MeasureType.EVENTS
        if part.denominator:
            assert Fraction(part.numerator or 0, part.denominator) == part.value


def test_only_a_value_is_judged(board: Board) -> None:
    for _, part in parts(board):
        assert part.value is not None or part.verdict not in JUDGED


def test_what_is_not_met_says_what_is_needed_or_that_nothing_helps(board: Board) -> None:
    for cell, part in parts(board):
        if part.verdict == Verdict.IRRECOVERABLE:
            assert not part.still_needed and part.irrecoverable_since is not None
        if part.verdict == Verdict.MET:
            assert not part.still_needed


# A mapping


def test_a_board_is_a_mapping_of_indicators_and_units(board: Board) -> None:
    assert isinstance(board, Mapping) and len(board) == len(list(board)) == len(board.cells())
    for (indicator, unit), cell in board.items():
        assert (cell.indicator.id, cell.unit.id) == (indicator, unit)
        assert cell.indicator is board.plan.indicators[indicator]
    assert board["3.1.b", "ha-dinh"] == board[("3.1.b", "ha-dinh")]


@pytest.mark.parametrize(
    ("key", "message"),
    [(("nope", "ha-dinh"), "no indicator 'nope'"), (("3.1.b", "nope"), "no unit 'nope'"),
     (("1.1.a", "ha-dinh"), "1.1.a does not concern unit ha-dinh")],
)  # fmt: skip
def test_what_is_not_on_the_board_says_what_is_missing(
    board: Board, key: tuple[str, str], message: str
) -> None:
    assert key not in board and board.get(key) is None
    with pytest.raises(parplan.NotFoundError, match=message):
        board[key]


@pytest.mark.parametrize("key", ["3.1.b", ("3.1.b",), ("a", "b", "c"), None, 5, (1, 2)], ids=repr)
def test_what_is_no_key_is_a_type_error_and_not_on_the_board(board: Board, key: Any) -> None:
    assert key not in board
    with pytest.raises(TypeError):
        board[key]


def test_cells_may_be_those_of_one_indicator_or_unit(board: Board) -> None:
    assert board.cells(indicator="3.1.b", unit="ha-dinh") == [board["3.1.b", "ha-dinh"]]
    assert {cell.indicator.id for cell in board.cells(unit="ha-dinh")} == {
        indicator for indicator, unit in board if unit == "ha-dinh"
    }


def test_verdicts_are_counted(board: Board) -> None:
    assert sum(board.verdicts().values()) == len(board)
    assert all(count for count in board.verdicts().values())


# The same board


def command() -> str:
    found = os.environ.get("PARPLAN")
    if not found:
        pytest.skip("PARPLAN does not say where the command is")
    return found


def test_the_command_says_the_same(board: Board) -> None:
    arguments = [
        "--figures",
        FIGURES,
        "--completions",
        COMPLETIONS,
        "--as-of",
        "2024-06-05",
        "--json",
    ]
    done = subprocess.run([command(), "board", PLAN, *arguments], capture_output=True, check=True)
    assert json.loads(board.to_json()) == json.loads(done.stdout)


@pytest.mark.parametrize(
    "remake",
    [
        lambda f: FIGURES,
        lambda f: pandas.read_csv(FIGURES),
        lambda f: polars.read_csv(FIGURES, infer_schema_length=None),
        lambda f: list(f),
        lambda f: f.to_pandas(),
    ],
    ids=["csv", "pandas", "polars", "rows", "to_pandas"],
)
def test_a_board_is_the_same_whatever_its_figures_came_in(
    board: Board, figures: parplan.Figures, completions: parplan.Completions, remake: Any
) -> None:
    made = parplan.board(board.plan, remake(figures), date(2024, 6, 5), completions=completions)
    assert made == board and made.to_json() == board.to_json()


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_figures_never_matters(
    board: Board, figures: parplan.Figures, completions: parplan.Completions, chance: Any
) -> None:
    rows = list(figures)
    chance.shuffle(rows)
    assert (
        parplan.board(board.plan, rows, "2024-06-05", completions=completions).verdicts()
        == board.verdicts()
    )


@pytest.mark.parametrize(
    "remake", [lambda b: pickle.loads(pickle.dumps(b)), copy.copy, copy.deepcopy]
)
def test_a_board_comes_back_from_pickles_and_copies(board: Board, remake: Any) -> None:
    again = remake(board)
    assert again == board and again.values() is not None
    assert again["3.1.b", "ha-dinh"] == board["3.1.b", "ha-dinh"]


def test_a_cell_outlives_its_board(plan: parplan.Plan) -> None:
    cell = ratio(plan, 1, 2)
    assert pickle.loads(pickle.dumps(cell)) == cell
    assert isinstance(cell, Cell) and isinstance(cell.part, CellPart)


def test_figures_of_another_plan_are_refused(figures: parplan.Figures) -> None:
    with pytest.raises(parplan.ArgumentError, match="another plan"):
        parplan.board(parplan.load_plan(PLAN), figures, "2024-06-05")


def test_completions_of_another_plan_are_refused(figures: parplan.Figures) -> None:
    other = parplan.Completions(parplan.load_plan(PLAN))
    with pytest.raises(parplan.ArgumentError, match="another plan"):
        parplan.board(figures.plan, figures, "2024-06-05", completions=other)


def test_boards_of_other_days_differ(board: Board, figures: parplan.Figures) -> None:
    other = parplan.board(board.plan, figures, board.as_of + timedelta(90))
    assert other != board and board != 5
    with pytest.raises(TypeError):
        hash(board)


def test_a_cell_says_what_its_values_are(board: Board) -> None:
    units = {"3.1.b": Scale.PERCENT, "1.1.a": Scale.RANK, "4.1.a": Scale.PERCENT}
    assert {id: board[id, "thanh-xuan"].scale for id in units} == units


def test_tasks_are_counted_by_lead_and_by_leader(board: Board) -> None:
    for by in TallyBy:
        for tally in board.tasks(by):
            assert isinstance(tally, parplan.TaskTally)
            assert tally.total == tally.done + tally.done_late + tally.open + tally.overdue
    assert {tally.id for tally in board.tasks()} <= {*board.plan.units, ""}


# Frames


def rows_of(board: Board) -> list[CellPart]:
    return [part for _, part in parts(board)]


def test_a_frame_of_pandas_keeps_every_value(board: Board) -> None:
    frame = board.to_pandas()
    assert [v if isinstance(v, Fraction) else None for v in frame["value"]] == [
        p.value for p in rows_of(board)
    ]
    assert [None if pandas.isna(n) else n for n in frame["numerator"]] == [
        p.numerator for p in rows_of(board)
    ]
    assert list(frame["deadline"].dt.date) == [cell.deadline for cell, _ in parts(board)]


@pytest.mark.parametrize(
    ("name", "kind"), [("to_arrow", pyarrow.Table), ("to_polars", polars.DataFrame)]
)
def test_a_frame_of_arrow_keeps_every_value(board: Board, name: str, kind: type) -> None:
    frame = getattr(board, name)()
    columns = frame.to_pydict() if name == "to_arrow" else frame.to_dict(as_series=False)
    assert isinstance(frame, kind)
    assert [v and Fraction(v) for v in columns["value"]] == [p.value for p in rows_of(board)]
    assert columns["verdict"] == [part.verdict.name for part in rows_of(board)]
    assert columns["deadline"] == [cell.deadline for cell, _ in parts(board)]


def test_a_board_without_cells_has_frames_too(plan: parplan.Plan) -> None:
    board = parplan.board(plan, [], "2024-01-01")
    assert len(board.to_pandas()) == board.to_arrow().num_rows == len(board.to_polars())


def test_frames_speak_both_languages(board: Board) -> None:
    vi, en = board.columns(), board.columns(lang="en")
    assert "Phường Hạ Đình" in vi["unit_name"] and vi["unit_name"] != en["unit_name"]


# Texts


def test_a_board_prints_in_both_languages(board: Board) -> None:
    assert str(board) == board.text() != board.text(lang="en")
    assert "Thanh Xuân urban district" in board.text(lang="en")
    assert board.text(unit="ha-dinh") in board.text() or len(board.text(unit="ha-dinh")) < len(
        board.text()
    )


def test_a_view_shows_one_unit_and_one_area(board: Board) -> None:
    cells = json.loads(board.to_json(unit="ha-dinh", area="7"))["cells"]
    assert {(c["unit"], board.plan.indicators[c["indicator"]].area.id) for c in cells} == {
        ("ha-dinh", "7")
    }


@pytest.mark.parametrize("view", [{"unit": "nope"}, {"area": "99"}])
def test_a_view_of_what_is_not_there_is_an_error(board: Board, view: dict[str, str]) -> None:
    with pytest.raises(parplan.NotFoundError):
        board.to_json(**view)


def test_a_language_is_vietnamese_or_english(board: Board) -> None:
    with pytest.raises(ValueError, match="lang"):
        board.text(lang="fr")  # type: ignore[arg-type]


def test_a_board_in_a_notebook_is_escaped(board: Board) -> None:
    text = PLAN.read_text(encoding="utf-8").replace("Phường Hạ Đình", "<i>&Hạ Đình")
    html = parplan.board(parplan.load_plan(text.encode()), [], "2024-06-05")._repr_html_()
    assert "&lt;i&gt;&amp;Hạ Đình" in html and "<i>" not in html
    assert "<table>" in board._repr_html_() and "more</td>" in board._repr_html_()


def test_reprs_say_what_matters(board: Board) -> None:
    cell = board["3.1.b", "ha-dinh"]
    assert repr(cell) == "<Cell 3.1.b ha-dinh 2024-H1: 51.59 % of 50 %: MET>"
    assert "thanh-xuan-2024" in repr(board) and "05/06/2024" in repr(board)
    assert repr(cell.part).startswith("<CellPart ")
    assert isinstance(Figure("a", "b", "c", numerator=Decimal(1)).numerator, Decimal)
