# SPDX-License-Identifier: Apache-2.0
"""The real plan: its collections are mappings, its records those of the document."""

from __future__ import annotations

import copy
import dataclasses
import io
import json
import pickle
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import parplan
import pytest
from conftest import PLAN, SOURCE
from parplan import Level, TargetKind

DOCUMENT: dict[str, Any] = json.loads(PLAN.read_text(encoding="utf-8"))
COLLECTIONS = {
    "areas": parplan.Area,
    "units": parplan.Unit,
    "indicators": parplan.Indicator,
    "duties": parplan.Duty,
    "tasks": parplan.Task,
    "regimes": parplan.Regime,
    "groups": parplan.Group,
    "partners": parplan.Partner,
    "leaders": parplan.Leader,
    "statements": parplan.Statement,
    "legal": parplan.Legal,
}
collections = pytest.mark.parametrize("name", COLLECTIONS)


def listed(name: str) -> list[str]:
    """Ids of the document, in its order."""
    return [each["id"] for each in DOCUMENT[name]]


@collections
def test_a_collection_is_a_mapping_in_the_order_of_the_document(
    plan: parplan.Plan, name: str
) -> None:
    found: parplan.Collection[Any] = getattr(plan, name)
    assert isinstance(found, Mapping) and isinstance(found, parplan.Collection)
    assert list(found) == listed(name) and len(found) == len(listed(name))
    assert all(isinstance(each, COLLECTIONS[name]) for each in found.values())
    assert [key for key, each in found.items() if each.id != key] == []


@collections
def test_what_is_not_there_is_not_in_a_collection(plan: parplan.Plan, name: str) -> None:
    found = getattr(plan, name)
    assert "nope" not in found and 5 not in found and None not in found
    assert found.get("nope") is None and found.get("nope", 7) == 7
    with pytest.raises(parplan.NotFoundError, match="nope"):
        found["nope"]


@collections
def test_a_record_is_made_once(plan: parplan.Plan, name: str) -> None:
    found = getattr(plan, name)
    id = next(iter(found))
    assert found[id] is found[id]


@collections
def test_records_come_back_from_pickles_and_copies(plan: parplan.Plan, name: str) -> None:
    for record in getattr(plan, name).values():
        assert pickle.loads(pickle.dumps(record)) == record == copy.deepcopy(record)
        assert hash(record) == hash(copy.copy(record))


@collections
def test_a_record_shows_its_id(plan: parplan.Plan, name: str) -> None:
    for id, record in getattr(plan, name).items():
        assert id in repr(record) and type(record).__name__ in repr(record)


def test_titles_and_thresholds_are_those_of_the_document(plan: parplan.Plan) -> None:
    for each in DOCUMENT["indicators"]:
        indicator = plan.indicators[each["id"]]
        assert indicator.title == parplan.Text(each["title"].get("vi"), each["title"].get("en"))
        assert indicator.area is plan.areas[each["area"]]
        assert indicator.clause == each["clause"]


def test_split_targets_have_their_parts(plan: parplan.Plan) -> None:
    parts = {part.id: part.value for part in plan.indicators["3.1.b"].target.parts}
    assert parts == {"district": Fraction(3, 5), "commune": Fraction(1, 2)}
    assert plan.indicators["3.1.b"].target.kind == TargetKind.AT_LEAST
    assert isinstance(plan.indicators["3.1.b"].target.parts[0], parplan.Part)


@pytest.mark.parametrize("id", ["1.1.e", "6.2.a"])
def test_what_the_text_leaves_open_is_a_choice_that_nobody_made(
    plan: parplan.Plan, id: str
) -> None:
    (choice,) = plan.indicators[id].target.choices
    assert isinstance(choice, parplan.Choice)
    assert choice.chosen is None and len(choice.options) > 1 and choice.question


def test_units_form_a_tree(plan: parplan.Plan) -> None:
    top = plan.units["thanh-xuan"]
    assert top.parent is None and top.level == Level.DISTRICT
    assert all(unit.parent is top for unit in plan.units.values() if unit is not top)
    assert len([u for u in plan.units.values() if u.level == Level.COMMUNE]) == 11


def test_a_unit_exists_within_its_days(plan: parplan.Plan) -> None:
    until = parplan.Interval(date(2024, 1, 1), date(2025, 6, 30))
    unit = dataclasses.replace(plan.units["thanh-xuan"], valid=until)
    days = ("31/12/2023", "01/01/2024", "30/06/2025", "01/07/2025")
    assert [unit.exists(day) for day in days] == [False, True, True, False]


def test_who_holds_units_by_identity(plan: parplan.Plan) -> None:
    who = plan.groups["wards"].who
    assert isinstance(who, parplan.Who)
    assert plan.units["ha-dinh"] in who and plan.units["noi-vu"] not in who
    assert all(unit is plan.units[unit.id] for unit in who.units)


def test_the_plan_s_particulars(plan: parplan.Plan) -> None:
    assert (plan.id, plan.year) == ("thanh-xuan-2024", 2024)
    assert plan.period == parplan.Interval(date(2024, 1, 1), date(2024, 12, 31))
    assert isinstance(plan.info, parplan.PlanInfo) and plan.info.issuer is plan.units["thanh-xuan"]
    assert plan.calendar == parplan.calendar("VN-GOV")
    assert plan.title.vi and "Thanh Xuân" in str(plan.title)


def test_windows_of_an_indicator_are_its_regime_s(plan: parplan.Plan) -> None:
    windows = plan.windows("3.1.b")
    assert [w.id for w in windows] == ["2024-Q1", "2024-H1", "2024-9M", "2024-Y"]
    assert windows == plan.windows(plan.indicators["3.1.b"])
    assert all(w.start == date(2023, 12, 5) and w.cumulative for w in windows)


def test_checking_lists_warnings_and_notes(plan: parplan.Plan) -> None:
    found = plan.check()
    assert found == plan.problems and found
    assert {p.severity for p in found} <= {parplan.Severity.NOTE, parplan.Severity.WARNING}
    assert all(p.message.vi and p.message.en for p in found)


def test_a_plan_written_and_read_is_the_same(plan: parplan.Plan) -> None:
    again = parplan.load_plan(plan.to_json().encode())
    assert again == plan and hash(again) == hash(plan) and again.to_json() == plan.to_json()


@pytest.mark.parametrize(
    "remake", [lambda p: pickle.loads(pickle.dumps(p)), copy.copy, copy.deepcopy]
)
def test_a_plan_comes_back_from_pickles_and_copies(plan: parplan.Plan, remake: Any) -> None:
    again = remake(plan)
    assert again == plan
    assert [*again.tasks.values()] == [*plan.tasks.values()]


def test_a_plan_may_come_from_anywhere(plan: parplan.Plan) -> None:
    data = PLAN.read_bytes()
    with PLAN.open("rb") as file, PLAN.open(encoding="utf-8") as text:
        sources = [
            PLAN,
            str(PLAN),
            data,
            bytearray(data),
            memoryview(data),
            io.BytesIO(data),
            file,
            text,
        ]
        assert all(parplan.load_plan(source) == plan for source in sources)


def test_a_missing_file_is_python_s_own_error() -> None:
    with pytest.raises(FileNotFoundError):
        parplan.load_plan("nowhere.json")


def test_an_annex_names_who_answers(plan: parplan.Plan) -> None:
    id = next(id for id, task in plan.tasks.items() if task.leader is None)
    leader = next(iter(plan.leaders))
    annexed = parplan.load_plan(PLAN, annex=f"task,leader\n{id},{leader}\n".encode())
    assert annexed.tasks[id].leader == leader


def test_a_plan_differs_from_another(plan: parplan.Plan) -> None:
    other = parplan.Plan(SOURCE / "tests/data/small-plan.json")
    assert plan != other and plan != "thanh-xuan-2024"


def test_a_plan_shows_what_it_has(plan: parplan.Plan) -> None:
    assert (
        repr(plan) == "<Plan thanh-xuan-2024 (2024): 28 indicators, 17 duties, 60 tasks, 18 units>"
    )


def test_a_plan_in_a_notebook_escapes_what_it_says() -> None:
    text = PLAN.read_text(encoding="utf-8").replace(
        DOCUMENT["indicators"][0]["title"]["vi"], "<b>&x</b>", 1
    )
    html = parplan.load_plan(text.encode())._repr_html_()
    assert "&lt;b&gt;&amp;x&lt;/b&gt;" in html and "<b>" not in html


def test_records_cannot_be_changed(plan: parplan.Plan) -> None:
    with pytest.raises(AttributeError):
        plan.indicators["3.1.b"].id = "x"  # type: ignore[misc]


def test_a_plan_outlives_nothing_it_gave_out() -> None:
    indicator = parplan.load_plan(PLAN).indicators["3.1.b"]
    assert indicator.measure.regime is not None and indicator.area.name


def test_the_schema_describes_the_real_plan() -> None:
    schema = json.loads(parplan.plan_schema())
    assert schema["$schema"].endswith("2020-12/schema")
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(schema).validate(DOCUMENT)


def records_within(value: Any) -> Iterator[Any]:
    """A record with all that it holds; other records of the plan stand for themselves."""
    if isinstance(value, tuple):
        for item in value:
            yield from records_within(item)
    elif type(value).__module__ == "parplan._entities":
        yield value
        if type(value) not in COLLECTIONS.values():
            yield from records_within(tuple(vars(value).values()))


def test_what_a_plan_may_hold_and_the_real_one_does_not_is_read_too() -> None:
    found = set()
    for name in ("whole-plan.json", "kinds-plan.json"):
        plan = parplan.load_plan(SOURCE / "tests/data" / name)
        for collection in COLLECTIONS:
            for record in getattr(plan, collection).values():
                found |= {type(each) for each in records_within(tuple(vars(record).values()))}
    rare = {parplan.Amendment, parplan.Citation, parplan.DueRule, parplan.Exclusion,
            parplan.Measure, parplan.Override, parplan.Stage, parplan.Target}  # fmt: skip
    assert rare <= found


def test_an_id_that_is_nearly_right_has_a_hint(plan: parplan.Plan) -> None:
    with pytest.raises(parplan.NotFoundError, match="did you mean 'ha-dinh'") as error:
        plan.units["ha-din"]
    assert "đơn vị 'ha-din'" in error.value.message_vi


@pytest.mark.parametrize("text", ["a\0", "\ud800", ""])
def test_what_is_no_id_is_not_in_the_plan(plan: parplan.Plan, text: str) -> None:
    assert text not in plan.units
