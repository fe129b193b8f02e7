# SPDX-License-Identifier: Apache-2.0
"""The plan's schema, judged by a real validator: it says what the reader says, as far as a schema can."""
import copy
import json
import os
import pathlib
import subprocess

import jsonschema
import pytest

PARPLAN = os.environ["PARPLAN"]
SOURCE = pathlib.Path(os.environ["PARPLAN_SOURCE"])


def load(path):
    return json.loads((SOURCE / path).read_text("utf-8"))


SCHEMA = load("docs/schema/plan.schema.json")
WHOLE = load("tests/data/whole-plan.json")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
READING = load("tests/cases/plan/reading.json")
CHECKING = load("tests/cases/plan/checking.json")


def step(value, token):
    return value[int(token)] if isinstance(value, list) else value[token]


def changed(case):
    """The whole plan with the changes of a case, which are JSON pointers."""
    plan = copy.deepcopy(WHOLE)
    changes = [*case.get("set", {}).items(), *((pointer, None) for pointer in case.get("remove", []))]
    for number, (pointer, value) in enumerate(changes):
        *way, last = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
        target = plan
        for token in way:
            target = step(target, token)
        if number >= len(case.get("set", {})):
            del target[int(last) if isinstance(target, list) else last]
        elif last == "-" and isinstance(target, list):
            target.append(value)
        elif isinstance(target, list):
            target[int(last)] = value
        else:
            target[last] = value
    return plan


def errors(plan):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plan)]


def read(plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return subprocess.run([PARPLAN, "check", str(path)], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, timeout=60).returncode


def names(cases):
    return [case["case"] for case in cases]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", ["data/plans/thanh-xuan-2024.json", "tests/data/whole-plan.json",
                                  "tests/data/small-plan.json"])
def test_a_good_plan_is_valid(path, tmp_path):
    plan = load(path)
    assert errors(plan) == []
    assert read(plan, tmp_path) == 0


def test_what_the_command_writes_is_valid():
    plan = subprocess.run([PARPLAN, "format", str(SOURCE / "tests/data/whole-plan.json")],
                          stdout=subprocess.PIPE, check=True, timeout=60).stdout
    assert errors(json.loads(plan)) == []


@pytest.mark.parametrize("case", [c for c in READING if c.get("schema")],
                         ids=names(c for c in READING if c.get("schema")))
def test_what_a_schema_can_know_both_refuse(case, tmp_path):
    plan = changed(case)
    assert errors(plan) != []
    assert read(plan, tmp_path) == 1


@pytest.mark.parametrize("case", [c for c in READING if not c.get("schema")] + CHECKING,
                         ids=names([c for c in READING if not c.get("schema")] + CHECKING))
def test_what_only_the_reader_can_know_is_valid(case):
    assert errors(changed(case)) == []


@pytest.mark.parametrize("value", ["60%", "99.5 %", "2/3", "-1%", " 5 / 6 ", "0.25", 0.25, 7])
def test_a_ratio_may_be_written_so(value):
    assert errors(changed({"set": {"/indicators/4/target/value": value}})) == []


@pytest.mark.parametrize("value", ["", "60 %%", "99,5%", "2/0", ".5", "1e3", "60 percent", None, True, []])
def test_a_ratio_may_not_be_written_so(value, tmp_path):
    plan = changed({"set": {"/indicators/4/target/value": value}})
    assert errors(plan) != []
    assert read(plan, tmp_path) == 1


@pytest.mark.parametrize("value", ["2024-09-30", "30/09/2024", "1/9/2024"])
def test_a_day_may_be_written_so(value, tmp_path):
    plan = changed({"set": {"/tasks/0/due/date": value}})
    assert errors(plan) == []
    assert read(plan, tmp_path) == 0


@pytest.mark.parametrize("value", ["2024-9-30", "30.09.2024", "2024-13-01", "32/01/2024", "30/09/24",
                                   "2024-09-30T00:00", "", 20240930, None])
def test_a_day_may_not_be_written_so(value, tmp_path):
    plan = changed({"set": {"/tasks/0/due/date": value}})
    assert errors(plan) != []
    assert read(plan, tmp_path) == 1


def records():
    """Each record of the schema, with a place in the whole plan where one stands."""
    places = {
        "statement": "/statements/0", "legal_document": "/legal/0", "citation": "/legal/0/citations/0",
        "unit": "/units/3", "interval": "/units/3/valid", "partner": "/partners/0", "group": "/groups/0",
        "area": "/areas/0", "leader": "/leaders/0", "regime": "/regimes/0", "period": "/regimes/0/periods/0",
        "day_of_the_year": "/regimes/0/periods/0/from", "indicator": "/indicators/0",
        "measure": "/indicators/0/measure", "exclusion": "/indicators/0/measure/exclusions/0",
        "target": "/indicators/0/target", "amendment": "/indicators/0/amendments/0",
        "part": "/indicators/1/target/parts/0", "stage": "/indicators/3/target/stages/0",
        "choice": "/indicators/3/target/choices/0", "duty": "/duties/0", "override": "/duties/0/overrides/0",
        "due_rule": "/duties/1/due", "task": "/tasks/0",
    }
    defs = [name for name, d in SCHEMA["$defs"].items() if d.get("type") == "object" and name != "text"]
    assert sorted(places) == sorted(defs)
    return sorted(places.items())


@pytest.mark.parametrize("name,place", records())
def test_a_record_takes_no_unknown_key(name, place, tmp_path):
    plan = changed({"set": {f"{place}/unheard_of": 1}})
    assert errors(plan) != []
    assert read(plan, tmp_path) == 1


@pytest.mark.parametrize("place,key", [(place, key) for name, place in records()
                                       for key in SCHEMA["$defs"][name]["required"]])
def test_a_record_needs_its_required_keys(place, key, tmp_path):
    plan = changed({"remove": [f"{place}/{key}"]})
    assert errors(plan) != []
    assert read(plan, tmp_path) == 1


@pytest.mark.parametrize("name", [name for name, _ in records()])
def test_a_record_says_what_it_is(name):
    assert SCHEMA["$defs"][name]["description"].endswith(".")
