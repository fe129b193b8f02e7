# SPDX-License-Identifier: Apache-2.0
"""Office hours: text and rules say the same, and minutes added are minutes counted."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, time, timedelta

import parplan
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parplan import Hours, HoursRule, OfficeDays, Shift

GOV = parplan.calendar("VN-GOV")
TEXT = "T2-T6,bù 07:30-11:30 13:00-17:00; T7 07:30-11:30"
MORNING, AFTERNOON = Shift.at("07:30", "11:30"), Shift.at(time(13), "17:00")
RULES = (
    HoursRule(OfficeDays.WORKWEEK, (MORNING, AFTERNOON)),
    HoursRule(OfficeDays.SATURDAY, (MORNING,)),
)
OFFICE = Hours(GOV, TEXT)

moments = st.datetimes(datetime(2023, 1, 1), datetime(2026, 6, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
minutes = st.integers(0, 5000)


def minute_by_minute(start: datetime, end: datetime) -> int:
    """Minutes within shifts, one by one."""
    count, at = 0, start
    while at < end:
        minute = at.hour * 60 + at.minute
        count += any(s.start <= minute < s.end for s in OFFICE.of_day(at.date()))
        at += timedelta(minutes=1)
    return count


def test_text_and_rules_say_the_same_of_every_day() -> None:
    ruled = GOV.hours(RULES)
    for i in range(3 * 366):
        day = date(2023, 1, 1) + timedelta(i)
        assert ruled.of_day(day) == OFFICE.of_day(day), day


@given(moments, st.integers(0, 1500))
def test_minutes_are_counted_within_shifts(start: datetime, span: int) -> None:
    end = start + timedelta(minutes=span)
    assert OFFICE.count(start, end) == minute_by_minute(start, end)
    assert OFFICE.count(end, start) == -OFFICE.count(start, end)


@given(moments, minutes)
def test_counting_undoes_adding(start: datetime, count: int) -> None:
    assert OFFICE.count(start, OFFICE.add(start, count)) == count


def test_minutes_are_never_added_backwards() -> None:
    with pytest.raises(parplan.ArgumentError):
        OFFICE.add("04/03/2024 10:00", -1)


@given(moments)
def test_the_next_opening_is_open_and_nothing_lies_before_it(at: datetime) -> None:
    opening = OFFICE.next(at)
    minute = opening.hour * 60 + opening.minute
    assert any(s.start <= minute < s.end for s in OFFICE.of_day(opening))
    assert opening >= at and OFFICE.count(at, opening) == 0


@pytest.mark.parametrize(
    ("day", "shifts"),
    [("04/03/2024", 2), ("02/03/2024", 1), ("03/03/2024", 0), ("08/02/2024", 0), ("04/05/2024", 2)],
)
def test_a_holiday_is_closed_whatever_the_hours_say(day: str, shifts: int) -> None:
    assert len(OFFICE.of_day(day)) == shifts


def test_a_season_counts_only_within_its_days() -> None:
    winter = HoursRule(
        OfficeDays.WORKWEEK, (AFTERNOON,), date(2024, 11, 15), date(2024, 2, 15), yearly=True
    )
    office = GOV.hours((*RULES, winter))
    assert office.of_day("15/11/2023") == (AFTERNOON,)
    assert office.of_day("18/01/2024") == (AFTERNOON,)
    assert office.of_day("16/02/2024") == (MORNING, AFTERNOON)


def test_a_day_with_no_shifts_is_closed() -> None:
    assert GOV.hours((*RULES, HoursRule(OfficeDays.MONDAY, ()))).of_day("04/03/2024") == ()


@pytest.mark.parametrize("office", [OFFICE, GOV.hours(RULES)], ids=["text", "rules"])
def test_hours_come_back_from_a_pickle(office: Hours) -> None:
    again = pickle.loads(pickle.dumps(office))
    assert again.of_day("04/05/2024") == office.of_day("04/05/2024")
    assert again.calendar == GOV
    assert repr(again) == repr(office)
    assert copy.deepcopy(office) is office


@pytest.mark.parametrize(
    "text", ["", "T2", "T2 7:30", "T9 07:30-11:30", "T2 11:30-07:30", "T2 07:30-11:30 11:00-12:00"]
)
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(parplan.Error):
        GOV.hours(text)


@pytest.mark.parametrize(
    "shifts", [(Shift(5, 5),), (Shift(0, 1441),), (Shift(-1, 5),), (AFTERNOON, MORNING)]
)
def test_shifts_must_ascend_within_a_day(shifts: tuple[Shift, ...]) -> None:
    with pytest.raises(parplan.Error):
        GOV.hours([HoursRule(OfficeDays.MONDAY, shifts)])


def test_a_moment_without_its_time_is_none_for_an_office() -> None:
    with pytest.raises(parplan.ArgumentError):
        OFFICE.add("04/03/2024", 60)


def test_an_office_that_never_opens_is_refused() -> None:
    with pytest.raises(parplan.InvalidError, match="never open"):
        GOV.hours([HoursRule(OfficeDays.MONDAY, ())])


def test_working_minutes_start_at_a_time_of_day(gov: parplan.Calendar) -> None:
    office = gov.hours("T2-T6 07:30-11:30")
    with pytest.raises(parplan.ArgumentError, match="time of day"):
        office.add("04/03/2024", 60)
