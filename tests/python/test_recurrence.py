# SPDX-License-Identifier: Apache-2.0
"""Duties that come back, frequencies, named days, months, and reporting windows."""

from __future__ import annotations

import calendar as python_calendar
from datetime import date, timedelta

import parplan
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parplan import (
    Bound,
    Every,
    Frequency,
    FrequencyMode,
    Interval,
    MonthEnd,
    Point,
    Recurrence,
    Roll,
)

GOV = parplan.calendar("VN-GOV")
days = st.dates(date(2000, 1, 1), date(2190, 1, 1))


def months_later(day: date, months: int) -> date:
    """The same day number, or the last of a month that lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = python_calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-1200, 1200))
def test_months_are_added_as_by_hand(day: date, months: int) -> None:
    assert parplan.add_months(day, months) == months_later(day, months)


@given(days)
def test_a_printed_day_is_read_back(day: date) -> None:
    assert parplan.parse_date(parplan.format_date(day)) == day
    assert parplan.format_date(day, iso=True) == day.isoformat()


@given(days, st.sampled_from([e for e in Every if e != Every.NINE_MONTHS]), st.integers(-20, 20))
def test_every_instance_counts_from_the_anchor(anchor: date, every: Every, index: int) -> None:
    named, due = Recurrence(every, anchor).at(index)
    assert named == months_later(anchor, every * index)
    assert due.raw == due.effective == named


@given(days, st.sampled_from([Every.MONTH, Every.QUARTER, Every.YEAR]), days)
def test_the_first_instance_from_a_day_is_the_first(
    anchor: date, every: Every, start: date
) -> None:
    rule = Recurrence(every, anchor)
    index = rule.find(start)
    assert rule.at(index)[0] >= start > rule.at(index - 1)[0]


def test_an_instance_may_roll_and_lie_before_its_day() -> None:
    rule = Recurrence(Every.MONTH, date(2024, 1, 31), bound=Bound.BEFORE, roll=Roll.PREVIOUS)
    named, due = rule.at(2, GOV)
    assert (named, due.raw, due.effective) == (
        date(2024, 3, 31),
        date(2024, 3, 30),
        date(2024, 3, 29),
    )


def test_months_may_end_where_months_end() -> None:
    keep = Recurrence(Every.MONTH, date(2024, 2, 29), month_end=MonthEnd.KEEP)
    assert keep.at(1)[0] == date(2024, 3, 31)
    assert Recurrence(Every.MONTH, date(2024, 2, 29), offset_months=1).at(0)[0] == date(2024, 3, 29)


def test_a_roll_needs_a_calendar() -> None:
    with pytest.raises(parplan.ArgumentError):
        Recurrence(Every.MONTH, date(2024, 1, 31), roll=Roll.NEXT).at(0)


# Frequencies

events = st.lists(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=12)


@given(events, st.integers(1, 3), st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_by_bins_each_span_needs_its_events(found: list[date], times: int, months: int) -> None:
    result = Frequency(FrequencyMode.BIN, times, months).check(
        found, "01/01/2024", "31/12/2024", "01/01/2025"
    )
    lacking = [
        Interval(start, months_later(start, months) - timedelta(1))
        for start in (date(2024, m, 1) for m in range(1, 13, months))
        if sum(start <= e < months_later(start, months) for e in found) < times
    ]
    assert list(result.violated) == lacking
    assert (result.violations, result.complete, result.events) == (len(lacking), True, len(found))


@given(events, st.sampled_from([1, 2, 3, 6]))
def test_by_gaps_no_span_passes_without_an_event(found: list[date], months: int) -> None:
    check = Frequency(FrequencyMode.GAP, 1, months).check
    result = check(found, "01/01/2024", "31/12/2024", "01/01/2025")
    eve, end = date(2023, 12, 31), date(2024, 12, 31)
    marks = [eve, *sorted(set(found)), end + timedelta(1)]
    late = []
    for before, after in zip(marks, marks[1:]):
        last = months_later(before, months)  # from the eve: the last day of the first span
        if before == eve:
            last = months_later(date(2024, 1, 1), months) - timedelta(1)
        if last < after and last <= end:
            late.append(Interval(before + timedelta(1), after - timedelta(1)))
    assert isinstance(result, parplan.FrequencyResult) and list(result.violated) == late
    assert result.violations == len(late)


def test_the_order_of_events_does_not_matter() -> None:
    rule = Frequency(FrequencyMode.GAP, 1, 6)
    days = ["31/12/2024", "01/01/2024", "10/06/2024"]
    window = "01/01/2024", "31/12/2024", "01/01/2025"
    assert (
        rule.check(days, *window)
        == rule.check(days[::-1], *window)
        == rule.check(iter(days), *window)
    )


def test_a_frequency_must_say_how_it_is_read() -> None:
    with pytest.raises(parplan.ArgumentError):
        Frequency(None, 1, 6).check([], "01/01/2024", "31/12/2024", "01/01/2025")


def test_an_interval_holds_its_ends_and_open_ends_hold_everything() -> None:
    year = Interval(date(2024, 1, 1), date(2024, 12, 31))
    assert date(2024, 1, 1) in year and date(2024, 12, 31) in year and date(2025, 1, 1) not in year
    assert date.min in Interval(None, None)


# Days with a name, windows


@pytest.mark.parametrize("month", range(1, 13))
def test_named_days_of_a_month(month: int) -> None:
    last = python_calendar.monthrange(2023, month)[1]
    points = (Point.MONTH_START, Point.MONTH_MIDDLE, Point.MONTH_END)
    assert [parplan.point_date(p, 2023, month).day for p in points] == [1, 15, last]


def test_named_days_of_a_year() -> None:
    named = [
        parplan.point_date(p, 2024) for p in (Point.YEAR_START, Point.YEAR_MIDDLE, Point.YEAR_END)
    ]
    assert named == [date(2024, 1, 1), date(2024, 6, 30), date(2024, 12, 31)]


def test_windows_of_a_regime_of_one_s_own() -> None:
    q1 = parplan.Period("Q1", None, parplan.YearDay(-1, 12, 15), parplan.YearDay(0, 3, 14),
                        parplan.YearDay(0, 3, 20), cumulative=False)  # fmt: skip
    regime = parplan.Regime(
        "own", parplan.Text("Riêng", None), None, Bound.BY, Roll.NONE, (q1,), None
    )
    window = regime.window("2024-Q1")
    assert isinstance(window, parplan.Window)
    assert (window.start, window.end, window.due.effective) == (
        date(2023, 12, 15),
        date(2024, 3, 14),
        date(2024, 3, 20),
    )
    assert regime.windows(2024) == (window,)


@pytest.mark.parametrize("id", ["2024-Q9", "Q1", "", "2024", "20245-Q1"])
def test_an_unknown_window_is_an_error(id: str) -> None:
    q1 = parplan.Period("Q1", None, parplan.YearDay(0, 1, 1), parplan.YearDay(0, 3, 31),
                        parplan.YearDay(0, 4, 5), cumulative=False)  # fmt: skip
    with pytest.raises(parplan.Error):
        parplan.Regime("own", None, None, Bound.BY, Roll.NONE, (q1,), None).window(id)


@pytest.mark.parametrize(
    ("text", "moment"),
    [("2024-03-04 23:59", "2024-03-04T23:59:00"), ("2024-03-04T17:00Z", "2024-03-05T00:00:00"),
     ("04/03/2024 24:00", "2024-03-05T00:00:00"), ("04/03/2024", "2024-03-04")],
)  # fmt: skip
def test_a_moment_is_one_of_viet_nam_s_clock(text: str, moment: str) -> None:
    assert parplan.parse_moment(text).isoformat() == moment
