# SPDX-License-Identifier: Apache-2.0
"""Figures and completions: the same rows, whatever they come in."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy
import pandas
import parplan
import polars
import pyarrow
import pyarrow.csv
import pytest
from conftest import COMPLETIONS, FIGURES
from hypothesis import given
from hypothesis import strategies as st
from parplan import Completion, Completions, Figure, Figures, Further

READERS: dict[str, Callable[[Any], Any]] = {
    "path": lambda path: path,
    "text path": str,
    "bytes": lambda path: path.read_bytes(),
    "stream": lambda path: io.BytesIO(path.read_bytes()),
    "pandas": pandas.read_csv,
    "pandas texts": lambda path: pandas.read_csv(path, dtype=str),
    "pandas nullable": lambda path: pandas.read_csv(path, dtype_backend="numpy_nullable"),
    "pandas arrow": lambda path: pandas.read_csv(path, dtype_backend="pyarrow"),
    "polars": lambda path: polars.read_csv(path, infer_schema_length=None),
    "polars days": lambda path: polars.read_csv(
        path, infer_schema_length=None, try_parse_dates=True
    ),
    "pyarrow": pyarrow.csv.read_csv,
    "mappings": lambda path: polars.read_csv(path, infer_schema=False).to_dicts(),
}
readers = pytest.mark.parametrize("read", READERS.values(), ids=READERS)
RIGHT = {"indicator": "3.1.b", "unit": "ha-dinh", "window": "2024-Q1"}


@readers
def test_figures_are_the_same_rows_from_every_source(
    figures: Figures, read: Callable[[Any], Any]
) -> None:
    assert Figures(figures.plan, read(FIGURES)) == figures


@readers
def test_completions_are_the_same_rows_from_every_source(
    completions: Completions, read: Callable[[Any], Any]
) -> None:
    def by_day(rows: Completions) -> list[Completion]:  # a frame may have days as moments at 00:00
        return [replace(row, second=max(row.second, 0)) for row in rows]

    assert by_day(Completions(completions.plan, read(COMPLETIONS))) == by_day(completions)


@pytest.mark.parametrize("name", ["figures", "completions"])
@pytest.mark.parametrize(
    "remake",
    [
        lambda rows: type(rows)(rows.plan, rows),
        lambda rows: type(rows)(rows.plan, list(rows)),
        lambda rows: type(rows)(rows.plan, iter(rows)),
        lambda rows: type(rows)(rows.plan, rows.to_pandas()),
        lambda rows: type(rows)(rows.plan, rows[:5], rows[5:]),
        lambda rows: type(rows)(rows.plan, rows[:5]) + type(rows)(rows.plan, rows[5:]),
        lambda rows: pickle.loads(pickle.dumps(rows)),
        copy.copy,
        copy.deepcopy,
    ],
)
def test_rows_come_back_as_they_went(
    name: str, remake: Any, request: pytest.FixtureRequest
) -> None:
    rows = request.getfixturevalue(name)
    assert remake(rows) == rows and len(remake(rows)) == len(rows)


def test_rows_are_a_sequence(figures: Figures) -> None:
    assert figures[-1] == figures[len(figures) - 1] == list(figures)[-1]
    assert figures[2:6:2] == [figures[2], figures[4]]
    assert figures[0] in figures and figures.index(figures[3]) == 3
    assert isinstance(figures[0], Figure)
    for index in (len(figures), -len(figures) - 1, 10**30):
        with pytest.raises(IndexError):
            figures[index]


amounts = st.integers(0, 10**12)


@given(
    amounts,
    amounts.filter(bool),
    st.sampled_from(Further),
    st.integers(0, 10**6),
    st.text("aăâ ,\"\n;'", max_size=5),
)
def test_a_figure_comes_back_as_it_was_given(
    plan: parplan.Plan, num: int, den: int, kind: Further, further: int, note: str
) -> None:
    row = Figure(
        "3.1.b",
        "ha-dinh",
        "2024-Q1",
        None,
        Decimal(num),
        Decimal(den),
        further_kind=kind,
        further=0 if kind == Further.UNKNOWN else further,
        source=note or None,
    )
    (back,) = Figures(plan, [row])
    assert back == row


@pytest.mark.parametrize(
    "number",
    [
        5,
        5.0,
        "5",
        Decimal(5),
        Decimal("5E0"),
        numpy.int64(5),
        numpy.float64(5),
        Fraction(5),
        True + 4,
    ],
    ids=repr,
)
def test_a_count_may_be_given_in_many_ways(plan: parplan.Plan, number: Any) -> None:
    assert Figures(plan, [{**RIGHT, "numerator": number, "denominator": 10}])[0].numerator == 5


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("99,5%", "199/200"),
        (0.995, "199/200"),
        (Fraction(1, 3), "1/3"),
        (Decimal("0.995"), "199/200"),
        (1, "1"),
    ],
    ids=repr,
)
def test_a_percentage_may_be_given_in_many_ways(
    plan: parplan.Plan, value: Any, wanted: str
) -> None:
    row = {
        "indicator": "1.1.b",
        "unit": "thanh-xuan",
        "window": "2024-12-31",
        "value": value,
        "source": "x",
    }
    assert Figures(plan, [row])[0].value == Fraction(wanted)


@pytest.mark.parametrize("missing", [None, "", float("nan"), pandas.NA, pandas.NaT], ids=repr)
def test_a_missing_value_is_left_out(plan: parplan.Plan, missing: Any) -> None:
    row = {
        **RIGHT,
        "numerator": 5,
        "denominator": 10,
        "note": missing,
        "further": missing,
        "state": missing,
    }
    assert Figures(plan, [row])[0] == Figure(**RIGHT, numerator=Decimal(5), denominator=Decimal(10))


def test_a_window_may_be_a_day(plan: parplan.Plan) -> None:
    row = {"indicator": "1.1.a", "unit": "thanh-xuan", "window": date(2024, 12, 31), "numerator": 3}
    assert Figures(plan, [row])[0].window == "2024-12-31"


def test_nothing_of_a_wrong_source_is_kept(plan: parplan.Plan) -> None:
    row = Figure("3.1.b", "ha-dinh", "2024-Q1", numerator=Decimal(1), denominator=Decimal(2))
    with pytest.raises(parplan.NotFoundError) as caught:
        Figures(plan, [row, row, {**RIGHT, "unit": "nope"}])
    assert caught.value.path == "row 2, unit"


def test_many_sources_make_one_table(plan: parplan.Plan, figures: Figures) -> None:
    row = Figure("3.1.b", "ha-dinh", "2024-Q1", numerator=Decimal(1), denominator=Decimal(2))
    both = parplan.load_figures(plan, FIGURES, [row])
    assert len(both) == len(figures) + 1 and both[-1] == row


def test_figures_differ_by_their_rows(
    plan: parplan.Plan, figures: Figures, completions: Completions
) -> None:
    assert figures != Figures(plan) and figures != completions and figures != 5
    with pytest.raises(TypeError):
        hash(figures)


# Completions


def done(plan: parplan.Plan, moment: Any) -> Completion:
    row = {"item": "R.1", "unit": "ha-dinh", "window": "2024-Q1", "date": moment}
    return Completions(plan, [row])[0]


@pytest.mark.parametrize("day", ["05/03/2024", "2024-03-05", date(2024, 3, 5)], ids=repr)
def test_a_day_has_no_time(plan: parplan.Plan, day: Any) -> None:
    assert (done(plan, day).day, done(plan, day).second) == (date(2024, 3, 5), -1)
    assert done(plan, day).moment == date(2024, 3, 5)


@pytest.mark.parametrize(
    "moment",
    [
        "2024-03-05 10:30",
        datetime(2024, 3, 5, 10, 30),
        pandas.Timestamp("2024-03-05 10:30"),
        datetime(2024, 3, 5, 3, 30, tzinfo=timezone.utc),
        pandas.Timestamp("2024-03-05T03:30Z"),
        "2024-03-05T03:30Z",
    ],
    ids=repr,
)
def test_a_moment_is_one_of_viet_nam_s_clock(plan: parplan.Plan, moment: Any) -> None:
    assert done(plan, moment).moment == datetime(2024, 3, 5, 10, 30)


def test_a_completion_needs_its_day(plan: parplan.Plan) -> None:
    with pytest.raises(parplan.InvalidError) as caught:
        Completions(plan, [{"item": "R.1", "unit": "ha-dinh", "date": None}])
    assert caught.value.path == "row 0, day"


# What is shown


def test_rows_in_a_frame_keep_their_exact_numbers(figures: Figures) -> None:
    frame = figures.to_pandas()
    assert list(frame["numerator"])[5] == figures[5].numerator
    values = [row.value for row in figures]
    assert [v for v in frame["value"] if v is not None] == [v for v in values if v is not None]
    assert list(frame.columns) == list(Figure.__dataclass_fields__)


def test_rows_in_a_notebook_are_escaped(plan: parplan.Plan) -> None:
    html = Figures(
        plan, [{**RIGHT, "numerator": 1, "denominator": 2, "note": "<i>&"}]
    )._repr_html_()
    assert "&lt;i&gt;&amp;" in html and "<i>" not in html


def test_no_rows_show_as_an_empty_table(plan: parplan.Plan) -> None:
    assert "<table>" in Figures(plan)._repr_html_()
    assert len(Figures(plan).to_pandas()) == 0
    assert repr(Figures(plan)) == "<Figures of thanh-xuan-2024: 0 rows>"


def test_a_double_is_the_number_that_was_typed(plan: parplan.Plan) -> None:
    figures = parplan.Figures(
        plan, [parplan.Figure("1.1.b", "thanh-xuan", "2024-12-31", value=0.95)]
    )
    assert figures[0].value == Fraction(95, 100)


def test_a_double_that_nobody_typed_is_an_error(plan: parplan.Plan) -> None:
    row = parplan.Figure("1.1.b", "thanh-xuan", "2024-12-31", value=1 / 3)
    with pytest.raises(parplan.ParseError, match="15 digits"):
        parplan.Figures(plan, [row])


def test_a_number_of_too_many_digits_ends_at_once(plan: parplan.Plan) -> None:
    row = parplan.Figure(
        "3.1.b", "ha-dinh", "2024-Q1", numerator=Decimal("1E+99999999"), denominator=Decimal(1)
    )
    with pytest.raises(parplan.RangeError) as error:
        parplan.Figures(plan, [row])
    assert error.value.path == "row 0"


def test_pickled_figures_keep_their_warnings(figures: parplan.Figures) -> None:
    assert pickle.loads(pickle.dumps(figures)).problems == figures.problems != ()
