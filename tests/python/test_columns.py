# SPDX-License-Identifier: Apache-2.0
"""Columns of every family give what day by day calls give."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy
import pandas
import parplan
import polars
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

GOV = parplan.calendar("VN-GOV")
EPOCH = date(1970, 1, 1)
DAYS = [date(2024, 2, 7), date(2024, 2, 10), date(2024, 4, 26), date(2027, 1, 1), date(2024, 2, 29)]
HOLES = [DAYS[0], None, *DAYS[2:4], None]

Days = list[date | None]


def number(day: date | None, none: int = -(2**31)) -> int:
    return none if day is None else (day - EPOCH).days


def plain(answers: Any) -> list[Any]:
    """Answers of any family as a list of days and numbers, None where there is none."""
    if isinstance(answers, pandas.Series):
        answers = answers.astype(object).where(answers.notna(), None)
    found = answers.to_pylist() if isinstance(answers, pyarrow.Array) else list(answers)
    return [_plain(each) for each in found]


def _plain(value: Any) -> Any:
    if value is None or value is numpy.ma.masked or value in (-(2**31), -(2**63)):
        return None
    if isinstance(value, (pandas.Timestamp, numpy.datetime64)):
        stamp = pandas.Timestamp(value)
        return None if stamp is pandas.NaT else stamp.date()
    return value if isinstance(value, date) else int(value)


def as_days(answers: list[Any]) -> Days:
    """Day numbers as days, where a family gives those."""
    return [EPOCH + timedelta(a) if isinstance(a, int) else a for a in answers]


def strided(values: Any) -> Any:
    """The same rows, of which every other lies in memory, from the end."""
    return numpy.repeat(values, 2)[::2][::-1].copy()[::-1]


def numpy_days(days: Days) -> Any:
    return numpy.array(days, "datetime64[D]")


FAMILIES: dict[str, Callable[[Days], Any]] = {
    "list": list,
    "tuple": tuple,
    "generator": iter,
    "texts": lambda days: [None if d is None else d.strftime("%d/%m/%Y") for d in days],
    "numpy D": numpy_days,
    "numpy ns": lambda days: numpy_days(days).astype("datetime64[ns]"),
    "numpy h": lambda days: numpy_days(days).astype("datetime64[h]") + numpy.timedelta64(23, "h"),
    "numpy reversed": lambda days: numpy_days(days[::-1])[::-1],
    "numpy strided": lambda days: numpy.repeat(numpy_days(days), 3)[1::3],
    "numpy column": lambda days: numpy.stack([numpy_days(days)] * 2, axis=1)[:, 1],
    "numpy big-endian": lambda days: numpy_days(days).astype(">M8[D]"),
    "numpy objects": lambda days: numpy.array([*days, None], object)[:-1],
    "pandas": lambda days: pandas.Series(numpy_days(days).astype("datetime64[s]")),
    "pandas objects": lambda days: pandas.Series(days, dtype=object),
    "pandas index": lambda days: pandas.DatetimeIndex(numpy_days(days).astype("datetime64[ns]")),
    "pandas arrow": lambda days: pandas.Series(days, dtype=pandas.ArrowDtype(pyarrow.date32())),
    "pandas aware": lambda days: (
        pandas.Series(numpy_days(days).astype("datetime64[s]"))
        .dt.tz_localize("Asia/Ho_Chi_Minh")
        .dt.tz_convert("UTC")
    ),
    "pyarrow": lambda days: pyarrow.array(days, pyarrow.date32()),
    "pyarrow slice": lambda days: pyarrow.array([None, date.min, *days, None], pyarrow.date32())[
        2:-1
    ],
    "pyarrow chunks": lambda days: pyarrow.chunked_array(
        [days[:1], [], days[1:]], pyarrow.date32()
    ),
    "polars": lambda days: polars.Series("day", days, polars.Date),
    "polars chunks": lambda days: polars.concat(
        [polars.Series(days[:2], dtype=polars.Date), polars.Series(days[2:], dtype=polars.Date)],
        rechunk=False,
    ),
}
NUMBERS: dict[str, Callable[[Days], Any]] = {
    "numpy int32": lambda days: numpy.array([number(d) for d in days], "int32"),
    "numpy int64": lambda days: numpy.array([number(d, -(2**63)) for d in days], "int64"),
    "numpy int32 reversed": lambda days: numpy.array([number(d) for d in days[::-1]], "int32")[
        ::-1
    ],
    "array i": lambda days: array("i", [number(d) for d in days]),
    "array q": lambda days: array("q", [number(d, -(2**63)) for d in days]),
    "memoryview": lambda days: memoryview(array("i", [number(d) for d in days for _ in "ab"]))[::2],
    "pyarrow int32": lambda days: pyarrow.array(
        [None if d is None else number(d) for d in days], pyarrow.int32()
    ),
    "pandas Int64": lambda days: pandas.Series(
        [None if d is None else number(d) for d in days], dtype="Int64"
    ),
}
EVERY = {**FAMILIES, **NUMBERS}
families = pytest.mark.parametrize("family", EVERY.values(), ids=EVERY)


@families
@pytest.mark.parametrize("days", [DAYS, HOLES, []], ids=["days", "holes", "empty"])
def test_a_column_is_added_to_row_by_row(family: Callable[[Days], Any], days: Days) -> None:
    wanted = [None if day is None else GOV.add(day, 3) for day in days]
    assert as_days(plain(GOV.add(family(days), 3))) == wanted


@families
@pytest.mark.parametrize("days", [DAYS, HOLES], ids=["days", "holes"])
def test_a_column_is_counted_row_by_row(family: Callable[[Days], Any], days: Days) -> None:
    wanted = [None if day is None else GOV.count(day, "31/05/2024") for day in days]
    assert plain(GOV.count(family(days), "31/05/2024")) == wanted
    assert plain(GOV.count("31/05/2024", family(days))) == [w and -w for w in wanted]


@families
@pytest.mark.parametrize("days", [DAYS, HOLES], ids=["days", "holes"])
def test_a_column_says_which_rows_are_worked(family: Callable[[Days], Any], days: Days) -> None:
    wanted = [None if day is None else GOV.is_working(day) for day in days]
    assert plain(GOV.is_working(family(days))) == wanted


@families
def test_numbers_of_days_may_be_a_column_too(family: Callable[[Days], Any]) -> None:
    counts = [0, 1, -1, None, 250]
    wanted = [None if n is None else GOV.add(d, n) for d, n in zip(DAYS, counts)]
    for column in (counts, pyarrow.array(counts, pyarrow.int32()), pandas.Series(counts)):
        assert as_days(plain(GOV.add(family(DAYS), column))) == wanted


@families
def test_both_sides_of_a_count_may_be_columns(family: Callable[[Days], Any]) -> None:
    ends = numpy_days(DAYS[::-1])
    wanted = [None if a is None else GOV.count(a, b) for a, b in zip(HOLES, DAYS[::-1])]
    assert plain(GOV.count(family(HOLES), ends)) == wanted


@families
def test_columns_of_unequal_length_are_an_error(family: Callable[[Days], Any]) -> None:
    with pytest.raises(parplan.ArgumentError, match="expected 5 rows, got 4"):
        GOV.add(family(DAYS), [1, 2, 3, 4])


@families
def test_a_day_outside_is_an_error_that_names_its_row(family: Callable[[Days], Any]) -> None:
    with pytest.raises(parplan.RangeError) as caught:
        GOV.add(family([DAYS[0], None, date(1971, 1, 1)]), 1)
    assert caught.value.path == "row 2"


@families
def test_a_day_outside_may_be_left_missing(family: Callable[[Days], Any]) -> None:
    days = family([DAYS[0], None, date(1971, 1, 1)])
    assert as_days(plain(GOV.add(days, 1, errors="null"))) == [date(2024, 2, 15), None, None]


def test_errors_are_raised_or_missing_and_nothing_else() -> None:
    with pytest.raises(parplan.ArgumentError, match="errors"):
        GOV.add(DAYS, 1, errors="ignore")  # type: ignore[call-overload]


@given(
    st.lists(st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2210, 1, 1))), max_size=100),
    st.integers(-300, 300),
)
def test_any_column_is_what_its_rows_are(days: Days, count: int) -> None:
    def one(day: date | None) -> date | None:
        try:
            return None if day is None else GOV.add(day, count)
        except parplan.RangeError:
            return None

    wanted = [one(day) for day in days]
    assert GOV.add(days, count, errors="null") == wanted
    assert plain(GOV.add(numpy_days(days), count, errors="null")) == wanted


def test_more_rows_than_a_block_are_answered_in_order() -> None:
    days = numpy.arange("2001-01-01", "2190-01-01", dtype="datetime64[D]")
    back = GOV.add(days, 1)[::-1]
    assert (GOV.add(days[::-1], 1) == back).all()
    assert (GOV.count(days[::-1], "2024-01-01")[::-1] == GOV.count(days, "2024-01-01")).all()


# What comes back


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        ("list", list),
        ("generator", list),
        ("numpy D", numpy.ndarray),
        ("pandas", pandas.Series),
        ("pyarrow", pyarrow.Date32Array),
        ("polars", polars.Series),
        ("array q", array),
    ],
)
def test_answers_are_of_the_family_that_came_in(family: str, kind: type) -> None:
    assert type(GOV.add(EVERY[family](HOLES), 1)) is kind


def test_a_series_keeps_its_index_and_its_name() -> None:
    given = pandas.Series(pandas.to_datetime(DAYS), index=list("vwxyz"), name="received")
    for answers in (GOV.add(given, 1), GOV.count(given, DAYS[0]), GOV.is_working(given)):
        assert list(answers.index) == list("vwxyz")
        assert answers.name == "received"


def test_a_moment_of_another_zone_is_a_day_of_viet_nam() -> None:
    late = pandas.Series(pandas.to_datetime(["2024-02-06T17:00Z", "2024-02-06T16:59Z"]))
    assert plain(GOV.add(late, 0)) == [date(2024, 2, 7), date(2024, 2, 6)]


def test_a_series_of_polars_keeps_its_name() -> None:
    assert GOV.add(polars.Series("received", DAYS), 1).name == "received"


def test_numbers_missing_in_numpy_are_masked() -> None:
    counts = GOV.count(numpy_days(HOLES), "31/05/2024")
    assert counts.mask.tolist() == [day is None for day in HOLES]


def test_answers_go_where_they_are_wanted() -> None:
    days = numpy_days(DAYS)
    out = numpy.empty(5, "datetime64[D]")
    GOV.add(days, 3, out=out)
    assert plain(out) == [GOV.add(day, 3) for day in DAYS]
    GOV.add(days, 3, out=days)
    assert (days == out).all()


@pytest.mark.parametrize(
    "out",
    [
        numpy.empty(4, "datetime64[D]"),
        numpy.empty(6, "datetime64[D]"),
        numpy.empty(5, "datetime64[ns]"),
        numpy.empty(5),
        numpy.empty((5, 1), "int64"),
        numpy.zeros(1, "int64").repeat(5)[:0],
        numpy.broadcast_to(numpy.zeros(1, "int64"), 5),
    ],
)
def test_what_answers_cannot_go_to_is_refused(out: Any) -> None:
    with pytest.raises((TypeError, ValueError, BufferError)):
        GOV.add(numpy_days(DAYS), 3, out=out)


@pytest.mark.parametrize(
    "values",
    [
        numpy.array([1.5]),
        numpy.array([True]),
        numpy.array(["2024-02-07"]),
        numpy.zeros((2, 2), "int64"),
        numpy.array([2**63], "uint64"),
        pandas.Series([1.5]),
        pandas.Series([1.5, None]),
        pandas.Series(["x"]),
        pyarrow.array([1.5]),
        pyarrow.array(["2024-02-07"]),
        polars.Series([1.5]),
        pyarrow.array([DAYS[0]]).dictionary_encode(),
        array("d", [1.0]),
        memoryview(b"abc"),
        [1],
        [object()],
        3.5,
        object(),
    ],
    ids=repr,
)
def test_what_is_no_column_of_days_is_refused(values: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        GOV.add(values, 1)


@pytest.mark.parametrize("values", [[2**31], numpy.array([2**40]), array("q", [2**62]), [-(2**40)]])
def test_a_number_that_is_too_big_is_no_answer(values: Any) -> None:
    with pytest.raises((OverflowError, parplan.RangeError)):
        GOV.add([DAYS[0]], values)


@pytest.mark.parametrize(
    "day", [None, pandas.NaT, pandas.NA, numpy.datetime64("NaT"), float("nan")]
)
def test_a_missing_day_in_a_list_is_missing_in_the_answers(day: Any) -> None:
    assert GOV.add([DAYS[0], day], 3) == [date(2024, 2, 19), None]


def test_something_else_with_the_arrow_interface_is_answered_with_it() -> None:
    class Foreign:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            return pyarrow.array(HOLES).__arrow_c_array__()  # type: ignore[no-any-return]

    answers = GOV.add(Foreign(), 3)
    assert plain(pyarrow.array(answers)) == plain(GOV.add(HOLES, 3))


def test_nothing_is_written_to_what_was_given() -> None:
    days = numpy_days(DAYS)
    days.flags.writeable = False
    GOV.add(days, 3)
    assert plain(days) == DAYS


def test_answers_may_go_over_the_days_and_still_say_which_row_had_none(
    gov: parplan.Calendar,
) -> None:
    days = numpy.array([19760, -30000, 19761], "int32")
    with pytest.raises(parplan.RangeError) as error:
        gov.add(days, 1, out=days)
    assert error.value.path == "row 1"


def test_masked_rows_are_missing(gov: parplan.Calendar) -> None:
    days = numpy.ma.array([19760, 19761], mask=[True, False])
    assert gov.add(days, 1).tolist() == [-(2**63), gov.add(numpy.array([19761]), 1)[0]]


def test_answers_may_not_lie_some_rows_beside_what_is_read(gov: parplan.Calendar) -> None:
    days = numpy.arange(19780, 21780)
    with pytest.raises(ValueError, match="out: overlaps"):
        gov.add(days[:-1], 1, out=days[1:])


@pytest.mark.parametrize("due", ["2024-03-04", date(2024, 3, 4)])
def test_one_day_is_no_column(due: Any) -> None:
    with pytest.raises(TypeError, match="expected a"):
        parplan.delay(due, None, "2024-03-10")


def test_a_frame_is_no_column(gov: parplan.Calendar) -> None:
    with pytest.raises(TypeError, match="name one of its columns"):
        gov.add(pandas.DataFrame({"day": [date(2024, 3, 4)]}), 1)


def test_truth_values_of_polars_filter_a_frame(gov: parplan.Calendar) -> None:
    frame = polars.DataFrame({"day": [date(2024, 2, 8), date(2024, 2, 15)]})
    assert frame.filter(gov.is_working(frame["day"]))["day"].to_list() == [date(2024, 2, 15)]
