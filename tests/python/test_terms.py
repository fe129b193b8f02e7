# SPDX-License-Identifier: Apache-2.0
"""Terms and deadlines: the case files that people read, and properties of every term."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import parplan
import pytest
from conftest import SOURCE
from hypothesis import assume, given
from hypothesis import strategies as st
from parplan import (
    Bound,
    MonthEnd,
    Pause,
    Roll,
    Row,
    RunKind,
    StartRule,
    Term,
    TermRule,
    TermUnit,
)

GOV = parplan.calendar("VN-GOV")
OFFICE = GOV.hours("T2-T6,bù 07:30-11:30 13:00-17:00")
FILES = (
    "calendar-terms",
    "certainty",
    "extensions",
    "hours",
    "pauses",
    "start-rules",
    "units",
    "working-days",
    "working-hours",
)
ROLLS = {
    "none": Roll.NONE,
    "next": Roll.NEXT,
    "previous": Roll.PREVIOUS,
    "modified next": Roll.MODIFIED_NEXT,
    "modified previous": Roll.MODIFIED_PREVIOUS,
}
KINDS = {
    "argument": parplan.ArgumentError,
    "range": parplan.RangeError,
    "parse": parplan.ParseError,
    "invalid": parplan.InvalidError,
    "not found": parplan.NotFoundError,
}

Case = dict[str, list[str]]


def cases() -> list[Any]:
    """Cases about terms, by file and line."""
    found = []
    for name in FILES:
        text = (SOURCE / "tests/cases/time" / f"{name}.case").read_text(encoding="utf-8")
        line = 1
        for block in text.split("\n\n"):
            case: Case = {"why": [], "given": [], "when": [], "expect": []}
            for each in block.splitlines():
                key, _, value = each.partition(": ")
                if key in case:
                    case[key].append(value)
            if any(when.startswith("term ") for when in case["when"]):
                found.append(pytest.param(case, id=f"{name}:{line}"))
            line += block.count("\n") + 2
    return found


def ended(case: Case) -> parplan.Deadline:
    """The deadline of a case."""
    calendar, hours, start = GOV, None, ""
    rules: dict[str, Any] = {"pauses": []}
    said: str | None = None
    for phrase in case["given"]:
        key, _, value = phrase.partition(" ")
        if key in ("received", "day"):
            start = value
        elif key == "hours":
            hours = calendar.hours(value)
        elif key == "roll":
            rules["roll"] = ROLLS[value]
        elif key == "start":
            said = value
        elif key == "month-end":
            rules["month_end"] = MonthEnd[value.upper()]
        elif key == "moves":
            rules["most_extensions"] = int(value.split()[-1])
        elif key == "pause":
            rules["pauses"].append(Pause(*value.split(" to ")))
        else:
            pytest.skip(f"not about one term: given {phrase}")
    if not start:
        pytest.skip("a day nobody gave cannot be passed")
    rules["pauses"] = tuple(rules["pauses"])
    first, *more = case["when"]
    term = Term.parse(first.removeprefix("term "), start=said, hours=hours, **rules)
    found = calendar.due(start, term)
    for phrase in more:
        if phrase.startswith("moved to "):
            found = found.move(phrase.removeprefix("moved to "), roll=term.roll)
        elif phrase.startswith("extended by "):
            further = Term.parse(phrase.removeprefix("extended by "))
            found = found.extend(
                replace(further, roll=term.roll, month_end=term.month_end, hours=hours)
            )
        else:
            pytest.skip(f"not about one deadline: when {phrase}")
    return found


def shows(deadline: parplan.Deadline, phrase: str) -> bool:
    """Whether a deadline is as a case expects."""
    key, _, value = phrase.partition(" ")
    if key == "not":
        return not shows(deadline, value)
    if key == "raw":
        return deadline.raw == parplan.parse_date(value)
    if key == "due":
        day, _, minute = value.partition(" ")
        end = parplan.Shift.at("00:00", minute).end if minute else deadline.minute
        return (deadline.effective, deadline.minute) == (parplan.parse_date(day), end)
    if key == "certainty":
        return deadline.certainty.name == re.sub("[- ]", "_", value).upper()
    if key == "rule":
        name = re.sub("[- ]", "_", value.replace("cut-off", "cutoff")).upper()
        return TermRule[name] in deadline.rules
    if key == "moved":
        return deadline.extensions == int(value)
    raise AssertionError(f"unknown phrase: {phrase}")


@pytest.mark.parametrize("case", cases())
def test_a_term_ends_as_its_case_says(case: Case) -> None:
    first = case["expect"][0]
    if first.startswith("error "):
        with pytest.raises(KINDS[first.removeprefix("error ")]):
            ended(case)
        return
    deadline = ended(case)
    wrong = [phrase for phrase in case["expect"] if not shows(deadline, phrase)]
    assert wrong == [], f"{case['why'][0]} got {deadline!r}, {deadline.rules!r}"


# Every term

near = st.dates(date(2015, 1, 1), date(2026, 6, 30))
units = st.sampled_from([TermUnit.DAYS, TermUnit.WORKING_DAYS, TermUnit.WEEKS, TermUnit.MONTHS])
terms = st.builds(
    Term,
    st.integers(1, 40),
    units,
    start=st.sampled_from([StartRule.EXCLUDED, StartRule.INCLUDED]),
    roll=st.sampled_from(Roll),
    month_end=st.sampled_from(MonthEnd),
)


@given(near, terms)
def test_runs_cover_all_days_from_the_event_to_the_end(start: date, term: Term) -> None:
    deadline = parplan.due(start, term)
    runs = deadline.runs
    assert all(a.end + timedelta(1) == b.start for a, b in zip(runs, runs[1:]))
    assert runs[0].start == start
    assert runs[-1].end == max(deadline.raw, deadline.effective)


@given(near, st.integers(1, 60))
def test_working_days_that_were_counted_are_those_of_the_calendar(start: date, count: int) -> None:
    deadline = parplan.due(start, Term(count, TermUnit.WORKING_DAYS))
    assert deadline.effective == GOV.add(start, count)
    counted = [run for run in deadline.runs if run.kind == RunKind.COUNTED]
    assert sum((run.end - run.start).days + 1 for run in counted) == count
    assert isinstance(counted[0], parplan.Run)


@given(near, st.integers(1, 1000))
def test_days_end_that_many_days_later_and_roll_to_a_working_day(start: date, count: int) -> None:
    assume(start + timedelta(count) < date(2026, 12, 25))
    deadline = parplan.due(start, Term(count, TermUnit.DAYS))
    assert deadline.raw == start + timedelta(count)
    assert deadline.effective == GOV.roll(deadline.raw)


@given(near, st.integers(1, 60))
def test_months_end_where_add_months_does(start: date, count: int) -> None:
    deadline = parplan.due(start, Term(count, TermUnit.MONTHS))
    assert deadline.raw == parplan.add_months(start, count)


@given(near, terms)
def test_an_answer_is_as_sure_as_the_days_it_rests_on(start: date, term: Term) -> None:
    deadline = parplan.due(start, replace(term, unit=TermUnit.WORKING_DAYS))
    last = max(deadline.raw, deadline.effective)
    assert deadline.certainty >= GOV.certainty(last, last)
    assert deadline.certainty <= GOV.certainty(start, last)


@given(st.lists(st.tuples(near, st.integers(0, 2), st.integers(1, 90)), max_size=40))
def test_many_terms_are_what_they_are_one_by_one(rows: list[tuple[date, int, int]]) -> None:
    texts = ["1 ngày", "1 ngày làm việc", "1 tháng"]
    starts, which, counts = map(list, zip(*rows)) if rows else ([], [], [])
    many = GOV.due_many(starts, texts, term=which, count=counts)
    one = [GOV.due(s, replace(Term.parse(texts[t]), count=c)) for s, t, c in rows]
    assert many.raw == [each.raw for each in one]
    assert many.effective == [each.effective for each in one]
    assert many.minute == [each.minute for each in one]


def test_many_terms_say_why_a_row_has_no_answer() -> None:
    many = parplan.due_many(
        ["05/03/2024", None, "30/12/2199", "25/12/2026", "05/03/2024"],
        "5 ngày làm việc",
        term=[0, 0, 0, 0, 1],
    )
    assert [Row(each) for each in many.statuses] == [
        Row.OK,
        Row.NULL,
        Row.RANGE,
        Row.UNCONFIRMED,
        Row.ARGUMENT,
    ]
    assert many.effective[1:3] == [None, None] and many.effective[4] is None
    assert isinstance(many, parplan.DueColumns) and "5 rows" in repr(many)


def test_working_hours_of_many_rows_need_their_minutes() -> None:
    term = Term(8, TermUnit.WORKING_HOURS, hours=OFFICE)
    many = GOV.due_many(["05/03/2024", "05/03/2024"], term, minute=[600, 450])
    assert many.effective == [date(2024, 3, 6), date(2024, 3, 5)]
    assert many.minute == [600, 17 * 60]


# Fixed days, delays, texts


@given(near, st.sampled_from(Bound), st.sampled_from(Roll))
def test_a_named_day_is_in_time_or_the_day_before(day: date, bound: Bound, roll: Roll) -> None:
    found = parplan.due_fixed(day, bound=bound, roll=roll, calendar=GOV)
    assert found.raw == day - timedelta(bound == Bound.BEFORE)
    assert found.effective == GOV.roll(found.raw, roll)
    assert isinstance(found, parplan.Due)


@given(st.lists(st.tuples(near, st.one_of(st.none(), near)), max_size=30), near)
def test_a_delay_counts_to_what_was_done_or_to_today(
    rows: list[tuple[date, date | None]], today: date
) -> None:
    due, done = [each[0] for each in rows], [each[1] for each in rows]
    ends = [today if d is None or d > today else d for d in done]
    assert parplan.delay(due, done, today) == [(b - a).days for a, b in zip(due, ends)]


def test_a_delay_on_a_calendar_counts_working_days() -> None:
    assert parplan.delay(["01/03/2024"], ["04/03/2024"], "31/12/2024", calendar=GOV) == [1]
    assert parplan.delay(["01/03/2024"], ["02/03/2024"], "31/12/2024", calendar=GOV) == [1]


def test_nothing_done_at_all_may_be_said_by_none() -> None:
    assert parplan.delay(iter(["01/03/2024", "03/03/2024"]), None, "04/03/2024") == [3, 1]


@pytest.mark.parametrize(
    "text", ["3 ngày", "1 tuần", "2 tháng", "1 năm", "24 giờ", "3 ngày làm việc"]
)
def test_a_term_reads_what_it_prints(text: str) -> None:
    term = Term.parse(text)
    assert str(term) == text
    assert Term.parse(term.in_("en")) == term


def test_a_deadline_says_why_in_both_languages() -> None:
    deadline = parplan.due("30/09/2024", "5 ngày")
    assert deadline.rules == TermRule.START_EXCLUDED | TermRule.ROLLED_NEXT
    assert all(why.vi and why.en for why in deadline.why)
    assert len(deadline.why) == 2
    assert repr(deadline) == "<Deadline 07/10/2024, raw 05/10/2024, CONFIRMED>"


def test_the_end_of_a_day_is_the_start_of_the_next() -> None:
    assert parplan.due("30/09/2024", "1 ngày").moment == datetime(2024, 10, 2)
    assert parplan.due("05/03/2024 10:15", "2 giờ").moment == datetime(2024, 3, 5, 12, 15)


def test_a_moved_deadline_has_no_days_of_its_own() -> None:
    moved = parplan.due("04/03/2024", "5 ngày làm việc").move("18/03/2024")
    assert (moved.effective, moved.extensions) == (date(2024, 3, 18), 1)
    with pytest.raises(parplan.ArgumentError):
        moved.runs


def test_a_deadline_moves_no_oftener_than_it_may() -> None:
    once = parplan.due("04/03/2024", Term.parse("5 ngày", most_extensions=1)).extend("5 ngày")
    with pytest.raises(parplan.Error):
        once.extend("1 ngày")


def test_a_term_that_is_no_text_has_its_own_rules() -> None:
    with pytest.raises(parplan.ArgumentError, match="roll"):
        parplan.due("04/03/2024", Term.parse("5 ngày"), roll=Roll.NONE)


@pytest.mark.parametrize("term", [3, None, timedelta(3), b"3 days"])
def test_what_is_no_term_is_a_type_error(term: Any) -> None:
    with pytest.raises(TypeError):
        parplan.due("04/03/2024", term)


def test_working_hours_need_an_office() -> None:
    with pytest.raises(parplan.ArgumentError, match="hours"):
        parplan.due("04/03/2024 10:00", "8 giờ làm việc")
