# SPDX-License-Identifier: Apache-2.0
"""The lunar calendar: every day comes back from where it went, and Tết is where it was."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import parplan
import pytest
from conftest import SOURCE
from hypothesis import given
from hypothesis import strategies as st
from parplan import Lunar

FIRST, LAST = date(1900, 1, 31), date(2200, 1, 1)


@given(st.dates(FIRST, LAST))
def test_a_day_comes_back_from_the_lunar_calendar(day: date) -> None:
    assert Lunar.of(day).date == day


def test_all_days_of_three_centuries_follow_each_other() -> None:
    before = Lunar.of(FIRST)
    for i in range(1, (LAST - FIRST).days, 1):
        after = Lunar.of(FIRST + timedelta(i))
        goes_on = after.day == before.day + 1 and after.month == before.month
        assert goes_on or (after.day == 1 and before.day >= 29), after
        before = after


@given(st.integers(1900, 2198))
def test_a_lunar_year_has_twelve_months_or_thirteen(year: int) -> None:
    length = (Lunar(year + 1, 1, 1).date - Lunar(year, 1, 1).date).days
    assert length in (range(383, 386) if Lunar.leap_month(year) else range(353, 356))


@given(st.integers(1900, 2199))
def test_a_leap_month_exists_where_the_year_has_one(year: int) -> None:
    leap = Lunar.leap_month(year)
    for month in range(1, 13):
        if month == leap:
            assert Lunar.of(Lunar(year, month, 1, leap=True).date).leap
        else:
            with pytest.raises(parplan.Error):
                Lunar(year, month, 1, leap=True).date


@pytest.mark.parametrize(
    ("year", "day", "name"),
    [
        (2020, "25/01/2020", "Canh Tý"),
        (2023, "22/01/2023", "Quý Mão"),
        (2024, "10/02/2024", "Giáp Thìn"),
        (2025, "29/01/2025", "Ất Tỵ"),
        (2026, "17/02/2026", "Bính Ngọ"),
        (1985, "21/01/1985", "Ất Sửu"),
    ],
)
def test_tet_is_where_everybody_knows_it(year: int, day: str, name: str) -> None:
    tet = Lunar.of(day)
    assert (tet.year, tet.month, tet.day, tet.leap) == (year, 1, 1, False)
    assert tet.year_name == name


def test_months_begin_where_the_published_table_says() -> None:
    text = (SOURCE / "data/calendars/vn-lunar-months.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        begins = Lunar.of(row["start"])
        year, month, leap = int(row["lunar_year"]), int(row["month"]), row["leap"] == "1"
        assert (begins.year, begins.month, begins.day, begins.leap) == (year, month, 1, leap)
        assert begins.uncertain == (row["uncertain"] == "1")


def test_a_lunar_day_is_read_as_it_is_written() -> None:
    assert Lunar.parse("15/8/2025") == Lunar(2025, 8, 15)
    assert str(Lunar(2025, 6, 3, leap=True)) == "3/6 nhuận/2025"
    assert repr(Lunar.of("29/01/2025")) == "<Lunar 1/1/2025 Ất Tỵ>"


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1899, 1, 1), (2200, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 1, 31), (2024, 1, 0)],
)
def test_a_day_that_is_none_is_a_range_error(year: int, month: int, day: int) -> None:
    with pytest.raises(parplan.RangeError):
        Lunar(year, month, day).date


@pytest.mark.parametrize("text", ["", "15/8", "x", "15/8/2025 nhuận?", "2025-08-15x"])
def test_what_is_no_lunar_day_is_refused(text: str) -> None:
    with pytest.raises(parplan.Error):
        Lunar.parse(text)


def test_a_day_before_the_first_lunar_year_is_a_range_error() -> None:
    with pytest.raises(parplan.RangeError):
        Lunar.of(FIRST - timedelta(1))
