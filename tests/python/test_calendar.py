# SPDX-License-Identifier: Apache-2.0
"""Calendars against `numpy.busday_*`, against a walk day by day, and against themselves."""

from __future__ import annotations

import copy
import csv
import io
import pickle
from datetime import date, datetime, timedelta, timezone

import numpy
import parplan
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parplan import Certainty, Combine, DayKind, Layer, Roll

LABOUR = parplan.calendar("VN-LABOUR")
GOV = parplan.calendar("VN-GOV")
ONE_DAY = timedelta(1)
FAIR = """date,kind,name_vi,name_en,source
2024-03-15,off,Ngày hội,Fair day,12/TB
2024-03-16,work,Làm bù,Work day,12/TB
"""

days = st.dates(date(2001, 1, 1), date(2198, 12, 31))
near = st.dates(date(2014, 1, 1), date(2027, 12, 31))
steps = st.integers(-200, 200)
both = st.sampled_from([GOV, LABOUR])


def peer(calendar: parplan.Calendar) -> numpy.busdaycalendar:
    """The same calendar for numpy, which knows rest days and no make-up days."""
    all_days = numpy.arange(calendar.first, calendar.last + ONE_DAY, dtype="datetime64[D]")
    rest = all_days[~calendar.is_working(all_days) & numpy.is_busday(all_days)]
    return numpy.busdaycalendar(holidays=rest)


PEER = peer(LABOUR)


def walk(calendar: parplan.Calendar, day: date, count: int) -> date:
    """Count working days one by one, asking why of each."""
    if count == 0:
        while not calendar.why(day).works:
            day += ONE_DAY
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not calendar.why(day).works:
            day += step
    return day


def worked(calendar: parplan.Calendar, start: date, end: date) -> int:
    if end < start:
        return -worked(calendar, end, start)
    span = (start + timedelta(i) for i in range(1, (end - start).days + 1))
    return sum(calendar.why(day).works for day in span)


# Against numpy


def test_numpy_sees_the_same_working_days_of_two_centuries() -> None:
    all_days = numpy.arange(LABOUR.first, LABOUR.last, dtype="datetime64[D]")
    assert (LABOUR.is_working(all_days) == numpy.is_busday(all_days, busdaycal=PEER)).all()


@given(days, steps)
def test_adding_is_what_numpy_adds(day: date, count: int) -> None:
    roll = "backward" if count > 0 else "forward"
    wanted = numpy.busday_offset(day, count, roll=roll, busdaycal=PEER)
    assert LABOUR.add(day, count) == wanted.astype(object)


@given(days, days)
def test_counting_is_what_numpy_counts(start: date, end: date) -> None:
    low, high = sorted((start, end))
    wanted = int(numpy.busday_count(low + ONE_DAY, high + ONE_DAY, busdaycal=PEER))
    assert LABOUR.count(low, high) == wanted
    assert LABOUR.count(high, low) == -wanted


@given(
    days,
    st.sampled_from(
        [
            (Roll.NEXT, "forward"),
            (Roll.PREVIOUS, "backward"),
            (Roll.MODIFIED_NEXT, "modifiedfollowing"),
            (Roll.MODIFIED_PREVIOUS, "modifiedpreceding"),
        ]
    ),
)
def test_rolling_is_what_numpy_rolls(day: date, rolls: tuple[Roll, str]) -> None:
    wanted = numpy.busday_offset(day, 0, roll=rolls[1], busdaycal=PEER).astype(object)
    assert LABOUR.roll(day, rolls[0]) == wanted


# Against a walk


@given(both, near, st.integers(-60, 60))
def test_adding_walks_over_days_that_are_not_worked(
    calendar: parplan.Calendar, day: date, count: int
) -> None:
    assert calendar.add(day, count) == walk(calendar, day, count)


@given(both, near, st.integers(-400, 400))
def test_counting_counts_the_days_that_are_worked(
    calendar: parplan.Calendar, day: date, span: int
) -> None:
    end = day + timedelta(span)
    assert calendar.count(day, end) == worked(calendar, day, end)


@given(both, days, steps)
def test_counting_undoes_adding(calendar: parplan.Calendar, day: date, count: int) -> None:
    rests = not calendar.is_working(day)  # then back from it the first working day is day 0
    assert calendar.count(day, calendar.add(day, count)) == count + (rests and count <= 0)


@given(both, near, st.integers(0, 400))
def test_totals_are_sums_of_days(calendar: parplan.Calendar, day: date, span: int) -> None:
    all_days = [calendar.why(day + timedelta(i)) for i in range(span + 1)]
    total = calendar.total(day, day + timedelta(span))
    assert total.days == span + 1
    assert total.working == sum(each.works for each in all_days)
    assert total.makeup == sum(each.kind == DayKind.MAKEUP for each in all_days)
    assert total.rest == sum(each.kind == DayKind.REST for each in all_days)
    assert total.weekend == sum(each.kind == DayKind.WEEKEND for each in all_days)
    assert total.announced == sum(each.certainty == Certainty.ANNOUNCED for each in all_days)


@given(both, days, st.integers(0, 200))
def test_a_range_is_as_sure_as_its_least_sure_day(
    calendar: parplan.Calendar, day: date, span: int
) -> None:
    end = min(day + timedelta(span), calendar.last)
    sure = (calendar.why(day + timedelta(i)).certainty for i in range((end - day).days + 1))
    assert calendar.certainty(day, end) == max(sure)


def test_days_after_the_last_decision_are_not_confirmed() -> None:
    after = GOV.confirmed_until + ONE_DAY
    assert GOV.certainty(GOV.confirmed_until, GOV.confirmed_until) == Certainty.CONFIRMED
    assert GOV.certainty(GOV.confirmed_until, after) > Certainty.CONFIRMED
    assert GOV.certainty(GOV.confirmed_from - ONE_DAY, after) > Certainty.CONFIRMED


def test_a_day_says_why() -> None:
    tet = GOV.why("10/02/2024")
    assert (tet.kind, tet.layer, tet.certainty) == (
        DayKind.REST,
        Layer.STATUTE,
        Certainty.CONFIRMED,
    )
    assert tet.name is not None and tet.name.vi == "Tết Nguyên đán"
    assert tet.source is not None and "112" in str(tet.source)
    assert isinstance(tet, parplan.Day) and "REST" in repr(tet)


def test_an_ordinary_day_has_no_name() -> None:
    assert GOV.why("06/03/2024").name is None


# Days in all the ways in which they are given


@pytest.mark.parametrize(
    "day",
    [
        "07/02/2024",
        "2024-02-07",
        date(2024, 2, 7),
        datetime(2024, 2, 7, 23, 59),
        datetime(2024, 2, 6, 17, 0, tzinfo=timezone.utc),
        numpy.datetime64("2024-02-07"),
        numpy.datetime64("2024-02-07T10:00:00.000000001"),
    ],
    ids=str,
)
def test_a_day_may_be_given_in_many_ways(day: object) -> None:
    assert GOV.add(day, 3) == date(2024, 2, 19)  # type: ignore[call-overload]


def test_a_number_of_days_may_be_a_scalar_of_numpy() -> None:
    assert GOV.add("07/02/2024", numpy.int64(3)) == date(2024, 2, 19)


@pytest.mark.parametrize(
    "day", [None, 3, 3.5, b"07/02/2024", object(), True, numpy.datetime64("NaT")]
)
def test_what_is_no_day_is_a_type_error(day: object) -> None:
    with pytest.raises(TypeError):
        GOV.add(day, 3)  # type: ignore[call-overload]


@pytest.mark.parametrize("count", ["3", 1.5, None, numpy.float64(2)])
def test_what_is_no_number_is_a_type_error(count: object) -> None:
    with pytest.raises(TypeError):
        GOV.add(date(2024, 2, 7), count)  # type: ignore[call-overload]


@pytest.mark.parametrize("count", [2**31, -(2**31) - 1, 2**200])
def test_a_number_that_is_too_big_is_an_overflow(count: int) -> None:
    with pytest.raises(OverflowError):
        GOV.add(date(2024, 2, 7), count)


@pytest.mark.parametrize(
    "call",
    [
        lambda: GOV.add("31/12/2199", 1),
        lambda: GOV.add("01/01/2000", -1),
        lambda: GOV.why("01/01/2200"),
        lambda: GOV.count("31/12/1999", "01/01/2001"),
        lambda: GOV.is_working(date.min),
        lambda: GOV.add(date.max, 0),
        lambda: GOV.add("01/01/2024", 2**31 - 1),
    ],
)
def test_what_lies_outside_is_a_range_error(call: object) -> None:
    with pytest.raises(parplan.RangeError, match="outside|covers"):
        call()  # type: ignore[operator]


# Other calendars


def test_two_calendars_together_rest_where_either_rests() -> None:
    union = GOV | LABOUR
    for i in range(366):
        day = date(2024, 1, 1) + timedelta(i)
        assert union.is_working(day) == (GOV.is_working(day) and LABOUR.is_working(day))


def test_what_two_calendars_share_rests_where_both_rest() -> None:
    common = GOV & LABOUR
    for i in range(366):
        day = date(2024, 1, 1) + timedelta(i)
        assert common.is_working(day) == (GOV.is_working(day) or LABOUR.is_working(day))


def test_combinations_have_names() -> None:
    assert (GOV | LABOUR).id == "VN-GOV|VN-LABOUR"
    assert GOV.intersection(LABOUR, id="common").id == "common"
    assert GOV.union(LABOUR, id="both") == GOV.union(LABOUR, id="both")
    assert [each.name for each in Combine] == ["UNION", "INTERSECTION"]


def test_a_layer_changes_its_days_and_no_other() -> None:
    fair = GOV.with_layer(FAIR.encode(), id="fair")
    changes = list(GOV.changes(fair, "2024-01-01", "2024-12-31"))
    assert [(c.day, c.before.works, c.after.works, c.moves) for c in changes] == [
        (date(2024, 3, 15), True, False, True),
        (date(2024, 3, 16), False, True, True),
    ]
    assert isinstance(changes[0], parplan.Change)
    assert changes[0].after.layer == Layer.ORGANISATION


def test_a_layer_may_be_a_file_or_a_stream(tmp_path: object) -> None:
    path = tmp_path / "fair.csv"  # type: ignore[operator]
    path.write_text(FAIR, encoding="utf-8")
    made = [GOV.with_layer(each) for each in (path, str(path), FAIR.encode(), io.StringIO(FAIR))]
    assert len({each.hash for each in made}) == 1


def test_the_csv_of_a_calendar_lists_its_unusual_days() -> None:
    rows = list(csv.DictReader(io.StringIO(GOV.to_csv("2024-01-01", "2024-12-31"))))
    off = [row["date"] for row in rows if row["kind"] == "off"]
    usual = [d for i in range(366) if (d := date(2024, 1, 1) + timedelta(i)).weekday() < 5]
    assert set(off) >= {str(day) for day in usual if not GOV.is_working(day)}


def test_the_csv_of_a_layered_calendar_makes_the_layer_again() -> None:
    fair = GOV.with_layer(FAIR.encode())
    written = fair.to_csv("2024-03-01", "2024-03-31").splitlines()
    own = "\n".join(line.rpartition(",")[0] for line in written)  # without the column "layer"
    again = GOV.with_layer(own.encode())
    assert list(fair.changes(again, "2024-01-01", "2024-12-31")) == []


def test_the_feed_of_a_calendar_speaks_both_languages() -> None:
    options = parplan.IcsOptions(stamp=date(2024, 1, 2), sequence=7)
    vi, en = (GOV.to_ics("2024-02-01", "2024-02-29", lang=l, options=options) for l in ("vi", "en"))
    assert "Tết Nguyên đán" in vi and "SEQUENCE:7" in vi and "20240102" in vi
    assert "Tết Nguyên đán" not in en.replace("SOURCE", "")


@pytest.mark.parametrize(
    "make",
    [
        lambda: GOV,
        lambda: LABOUR,
        lambda: GOV | LABOUR,
        lambda: GOV & LABOUR,
        lambda: GOV.with_layer(FAIR.encode(), layer=Layer.USER, id="x"),
        lambda: GOV.with_layer(FAIR.encode()) | LABOUR,
    ],
)
def test_a_calendar_comes_back_from_a_pickle(make: object) -> None:
    calendar: parplan.Calendar = make()  # type: ignore[operator]
    again = pickle.loads(pickle.dumps(calendar))
    assert again == calendar and hash(again) == hash(calendar)
    assert list(calendar.changes(again, "2000-01-01", "2199-12-31")) == []


def test_a_copy_is_the_calendar_itself() -> None:
    assert copy.copy(GOV) is GOV is copy.deepcopy(GOV)


def test_calendars_differ_by_what_they_say() -> None:
    assert parplan.calendar() == parplan.Calendar("VN-GOV") != LABOUR
    assert GOV != "VN-GOV"
    assert len({GOV, parplan.calendar(), LABOUR}) == 2


def test_a_calendar_shows_what_it_covers() -> None:
    assert repr(GOV) == "<Calendar VN-GOV 01/01/2000–31/12/2199, confirmed until 31/12/2026>"


def test_totals_are_records() -> None:
    assert isinstance(GOV.total("2024-02-01", "2024-02-29"), parplan.DayTotal)
