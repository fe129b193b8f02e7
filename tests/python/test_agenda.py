# SPDX-License-Identifier: Apache-2.0
"""The agenda of the real plan, and what another calendar would move."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas
import parplan
import polars
import pyarrow
import pytest
from conftest import COMPLETIONS, PLAN
from hypothesis import given
from hypothesis import strategies as st
from parplan import Agenda, AgendaItem, ItemState, Moves

YEAR = ("2024-01-01", "2024-12-31")
FAIR = "date,kind,name_vi,name_en\n2024-09-05,off,Ngày hội,Fair day\n".encode()
days_of_2024 = st.dates(date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture(scope="session")
def year(plan: parplan.Plan, completions: parplan.Completions) -> Agenda:
    return parplan.agenda(plan, *YEAR, as_of="2024-06-05", completions=completions)


@pytest.fixture(scope="session")
def rolling() -> parplan.Plan:
    """The real plan, with reports that roll to the next working day."""
    text = PLAN.read_text(encoding="utf-8")
    regime = '"bound": "by",\n      "periods"'
    assert regime in text
    return parplan.load_plan(text.replace(regime, '"roll": "next", ' + regime).encode())


@pytest.fixture(scope="session")
def moves(rolling: parplan.Plan) -> Moves:
    return parplan.agenda(rolling, *YEAR).moves(rolling.calendar.with_layer(FAIR, id="fair"))


def of(agenda: Agenda, id: str, unit: str) -> list[AgendaItem]:
    return [item for item in agenda if item.id == id and item.unit and item.unit.id == unit]


# What the real plan must show


def test_the_periodic_report_is_due_on_four_days(plan: parplan.Plan) -> None:
    items = of(parplan.agenda(plan, *YEAR), "R.1", "ha-dinh")
    assert [item.due.effective.isoformat() for item in items] == [
        "2024-03-05", "2024-06-05", "2024-09-05", "2024-12-05",
    ]  # fmt: skip
    assert all(item.window == parplan.Interval(date(2023, 12, 5), item.due.raw) for item in items)


def test_the_own_plan_is_in_time_until_the_end_of_4_march(plan: parplan.Plan) -> None:
    done = [{"item": "R.3", "unit": "ha-dinh", "date": "04/03/2024 23:59"},
            {"item": "R.3", "unit": "kim-giang", "date": "05/03/2024 00:00"}]  # fmt: skip
    agenda = parplan.agenda(plan, *YEAR, as_of="2024-06-05", completions=done)
    assert of(agenda, "R.3", "ha-dinh")[0].state == ItemState.DONE
    assert of(agenda, "R.3", "kim-giang")[0].state == ItemState.DONE_LATE


def test_an_item_says_why_in_both_languages(plan: parplan.Plan) -> None:
    why = of(parplan.agenda(plan, *YEAR), "R.1", "ha-dinh")[0].why
    assert (
        why.vi == "Chậm nhất ngày 05/03/2024 theo mục III.1; "
        "số liệu từ 05/12/2023 đến 05/03/2024 (kỳ Quý I)"
    )
    assert (
        why.en
        == "By 2024-03-05 under clause III.1; figures from 2023-12-05 to 2024-03-05 (First quarter)"
    )


def test_what_the_plan_leaves_open_has_no_items(year: Agenda) -> None:
    assert of(year, "F.1", "thanh-xuan") == []
    assert "OPEN_READING" in year.to_json()


# Promises


def test_items_go_by_day_and_each_is_a_duty_or_a_task(year: Agenda) -> None:
    assert [item.due.effective for item in year] == sorted(item.due.effective for item in year)
    for item in year:
        assert isinstance(item, AgendaItem) and (item.duty is None) != (item.task is None)
        assert (item.duty or item.task) is (
            year.plan.duties.get(item.id) or year.plan.tasks.get(item.id)
        )


def test_every_item_is_as_sure_as_its_day(year: Agenda) -> None:
    for item in year:
        assert item.due.certainty == year.calendar.certainty(item.due.raw, item.due.effective)


def test_states_follow_from_the_day(year: Agenda) -> None:
    assert year.as_of is not None
    for item in year:
        left = year.calendar.count(year.as_of, item.due.effective)
        assert item.working_days == left
        late = item.due.effective < year.as_of
        soon = ItemState.DUE_SOON if left <= year.soon else ItemState.UPCOMING
        open_state = ItemState.OVERDUE if late else soon
        assert item.state in (ItemState.DONE, ItemState.DONE_LATE, open_state)
        assert (item.done is not None) == (item.state in (ItemState.DONE, ItemState.DONE_LATE))


@given(days_of_2024, days_of_2024)
def test_a_range_lists_what_the_year_lists_of_it(plan: parplan.Plan, a: date, b: date) -> None:
    start, end = sorted((a, b))
    whole = [item for item in parplan.agenda(plan, *YEAR) if start <= item.due.effective <= end]
    assert list(parplan.agenda(plan, start, end)) == whole


def test_without_a_day_nothing_is_overdue(plan: parplan.Plan) -> None:
    assert {item.state for item in parplan.agenda(plan, *YEAR)} == {ItemState.UPCOMING}


def test_a_range_must_not_be_reversed(plan: parplan.Plan) -> None:
    with pytest.raises(parplan.ArgumentError):
        parplan.agenda(plan, "2024-12-31", "2024-01-01")


def test_completions_may_be_a_file(year: Agenda) -> None:
    again = parplan.agenda(year.plan, *YEAR, as_of="2024-06-05", completions=COMPLETIONS)
    assert again.to_json() == year.to_json()


def test_completions_of_another_plan_are_refused(plan: parplan.Plan) -> None:
    other = parplan.Completions(parplan.load_plan(PLAN))
    with pytest.raises(parplan.ArgumentError, match="another plan"):
        parplan.agenda(plan, *YEAR, completions=other)


# A sequence


def test_an_agenda_is_a_sequence(year: Agenda) -> None:
    assert isinstance(year, Sequence) and len(year) == len(list(year))
    assert year[-1] == list(year)[-1] and year[1:5:2] == [year[1], year[3]]
    assert year[3] in year
    for index in (len(year), -len(year) - 1, 10**30):
        with pytest.raises(IndexError):
            year[index]


@pytest.mark.parametrize(
    "remake", [lambda a: pickle.loads(pickle.dumps(a)), copy.copy, copy.deepcopy]
)
@pytest.mark.parametrize("name", ["year", "moves"])
def test_it_comes_back_from_pickles_and_copies(
    name: str, remake: Any, request: pytest.FixtureRequest
) -> None:
    found = request.getfixturevalue(name)
    again = remake(found)
    assert again.to_json() == found.to_json() and list(again) == list(found)


def test_the_command_says_the_same(year: Agenda) -> None:
    command = os.environ.get("PARPLAN")
    if not command:
        pytest.skip("PARPLAN does not say where the command is")
    span = ["--from", YEAR[0], "--to", YEAR[1], "--as-of", "2024-06-05"]
    done = subprocess.run(
        [command, "agenda", PLAN, *span, "--completions", COMPLETIONS, "--json"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(year.to_json()) == json.loads(done.stdout)


# Texts and frames


def test_it_prints_in_both_languages(year: Agenda, moves: Moves) -> None:
    for found in (year, moves):
        assert str(found) == found.text() != found.text(lang="en")


def test_a_view_shows_one_unit(year: Agenda, moves: Moves) -> None:
    for found in (year, moves):
        assert "kim-giang" not in found.to_json(unit="ha-dinh")
        with pytest.raises(parplan.NotFoundError):
            found.text(unit="nope")


def test_a_feed_has_an_event_for_each_thing_due(year: Agenda) -> None:
    feed = year.to_ics(
        unit="ha-dinh", lang="en", options=parplan.IcsOptions(alarms=False, sequence=3)
    )
    assert feed.startswith("BEGIN:VCALENDAR\r\n") and "VALARM" not in feed and "SEQUENCE:3" in feed
    assert feed.count("BEGIN:VEVENT") == len([i for i in year if i.unit and i.unit.id == "ha-dinh"])
    assert "VALARM" in year.to_ics(unit="ha-dinh")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("to_pandas", pandas.DataFrame), ("to_arrow", pyarrow.Table), ("to_polars", polars.DataFrame)],
)
def test_frames_have_a_row_for_each_item(year: Agenda, name: str, kind: type) -> None:
    frame = getattr(year, name)()
    assert isinstance(frame, kind)
    ids = frame["id"].to_pylist() if name == "to_arrow" else list(frame["id"])
    assert ids == [item.id for item in year]


def test_an_empty_agenda_has_frames_too(plan: parplan.Plan) -> None:
    empty = parplan.agenda(plan, "2030-01-01", "2030-01-01")
    assert (
        len(empty) == len(empty.to_pandas()) == empty.to_arrow().num_rows == len(empty.to_polars())
    )
    assert list(empty.to_polars().columns) == list(empty.columns())


def test_an_agenda_in_a_notebook_is_escaped() -> None:
    text = PLAN.read_text(encoding="utf-8").replace("Phường Hạ Đình", "<i>&Hạ Đình")
    html = parplan.agenda(parplan.load_plan(text.encode()), *YEAR)._repr_html_()
    assert "&lt;i&gt;&amp;Hạ Đình" in html and "<i>" not in html


def test_reprs_say_what_matters(year: Agenda, moves: Moves) -> None:
    assert repr(year) == f"<Agenda of thanh-xuan-2024 01/01/2024–31/12/2024: {len(year)} items>"
    assert repr(of(year, "R.1", "ha-dinh")[0]) == "<AgendaItem 05/03/2024 R.1 2024-Q1 ha-dinh DONE>"
    assert "fair" in repr(moves) and "by 1 days" in repr(moves[0])


# Moves


def test_another_calendar_moves_what_rolls(moves: Moves) -> None:
    assert len(moves) > 17 and moves[-1] == moves[len(moves) - 1]
    for move in moves:
        assert isinstance(move, parplan.Move)
        assert (move.before.due.effective, move.after.due.effective) == (
            date(2024, 9, 5),
            date(2024, 9, 6),
        )
        assert move.days == 1 and not move.settled and move.before.id == move.after.id


def test_the_same_calendar_moves_nothing(year: Agenda) -> None:
    assert len(year.moves(parplan.calendar())) == 0


def test_another_calendar_may_be_the_agenda_s_own(rolling: parplan.Plan, moves: Moves) -> None:
    fair = rolling.calendar.with_layer(FAIR)
    items = of(parplan.agenda(rolling, *YEAR, calendar=fair), "R.1", "ha-dinh")
    assert items[2].due.effective == date(2024, 9, 6)
