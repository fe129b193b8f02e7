# SPDX-License-Identifier: Apache-2.0
"""The package's classes against the structs and constants of the C library."""

from __future__ import annotations

import ast
import importlib
import pathlib
from dataclasses import fields
from enum import EnumType, IntEnum

import parplan
import pytest
from parplan import _core, _enums
from parplan._record import Record

MODULES = ("agenda", "board", "calendar", "entities", "figures", "hours", "period", "problem")
for _name in (*MODULES, "lunar", "recurrence", "target", "term"):
    importlib.import_module(f"parplan._{_name}")


def _below(kind: type[Record]) -> list[type[Record]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_below(sub))]


RECORDS = [kind for kind in _below(Record) if "_struct" in kind.__dict__]
STRUCTS = {kind._struct: kind for kind in RECORDS}

OTHERWISE = {
    "parplan_text": "Text",
    "parplan_ratio": "Fraction",
    "parplan_decimal": "Decimal",
    "parplan_moment": "datetime",
    "parplan_pause": "Pause, whose ends may be texts",
    "parplan_deadline": "Deadline, which remembers its term",
    "parplan_agenda_options": "arguments of agenda()",
    "parplan_board_options": "arguments of board()",
    "parplan_plan_options": "arguments of load_plan()",
    "parplan_ratio_style": "arguments of format_ratio()",
    "parplan_share": "arguments of judge_share()",
    "parplan_view": "arguments of text() and to_json()",
}
"""Structs without a record of their own, and what stands for them."""

PREFIXES: dict[str, tuple[str, ...]] = {
    "Bound": ("BOUND_",),
    "Combine": ("COMBINE_",),
    "DayKind": ("DAY_",),
    "DutyType": ("DUTY_",),
    "Empty": ("EMPTY_",),
    "Every": ("EVERY_",),
    "Failures": ("FAILURES_",),
    "Force": ("FORCE_",),
    "FrequencyMode": ("FREQUENCY_",),
    "Further": ("FURTHER_",),
    "ItemState": ("ITEM_",),
    "Layer": ("LAYER_",),
    "Level": ("LEVEL_",),
    "Mark": ("MARK_",),
    "MeasureType": ("MEASURE_",),
    "MonthEnd": ("MONTH_END_",),
    "OfficeDays": ("HOURS_",),
    "Point": ("POINT_",),
    "Population": ("POPULATION_",),
    "Reading": ("READING_",),
    "Reason": ("REASON_",),
    "Roll": ("ROLL_",),
    "Rollup": ("ROLLUP_",),
    "Row": ("ROW_", "DUE_ROW_"),
    "RunKind": ("RUN_",),
    "Scale": ("SCALE_",),
    "Series": ("SERIES_",),
    "StartRule": ("START_",),
    "TallyBy": ("TALLY_BY_",),
    "TargetKind": ("TARGET_",),
    "TermRule": ("TERM_RULE_",),
    "TermUnit": ("TERM_",),
    "UnitKind": ("UNIT_",),
}
BARE: dict[str, tuple[str, ...]] = {
    "Certainty": ("CONFIRMED", "RULE_BASED", "ANNOUNCED", "UNCERTAIN_LUNAR"),
    "Severity": ("NOTE", "WARNING", "ERROR"),
    "Verdict": ("CANNOT_DETERMINE", "MET", "NOT_MET", "NOT_APPLICABLE", "IRRECOVERABLE"),
}
"""Choices whose constants have no prefix."""

PRIVATE = ("DATE_", "ENTITY_", "E_", "LANG_", "OK", "PARPLAN_")
"""Constants that only the package itself needs."""


def _constants() -> dict[str, int]:
    return {
        name: ord(value) if name.startswith("MARK_") and isinstance(value, str) else value
        for name, value in vars(_core).items()
        if name.isupper() and not name.startswith("_")
    }


def _owner(name: str) -> str | None:
    """The enumeration a constant belongs to: by name, or by the longest prefix."""
    for kind, names in BARE.items():
        if name in names:
            return kind
    found = [(len(p), kind) for kind, all in PREFIXES.items() for p in all if name.startswith(p)]
    return max(found)[1] if found else None


def _constants_of(kind: str) -> dict[str, int]:
    names = {name: value for name, value in _constants().items() if _owner(name) == kind}
    bare = sorted(PREFIXES.get(kind, ()), key=len, reverse=True)
    members = {}
    for name, value in names.items():
        prefix = next((p for p in bare if name.startswith(p)), "")
        members[name.removeprefix(prefix)] = value
    return {name: value for name, value in members.items() if name not in ("UNSET", "KIND_UNSET")}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_has_the_members_of_its_struct_in_order(kind: type[Record]) -> None:
    wanted = [kind._names.get(name, name) for name in _core.record_members(kind._struct)]
    names = [member.name for member in fields(kind)]  # type: ignore[arg-type]
    if kind is parplan.HoursRule:  # it may leave out the end, and is only ever given
        names, wanted = sorted(names), sorted(wanted)
    more = ["violated"] if kind is parplan.FrequencyResult else []
    assert names == wanted + more


def test_every_struct_has_a_class_or_something_else_that_stands_for_it() -> None:
    assert sorted(_core.record_names()) == sorted([*STRUCTS, *OTHERWISE])


def test_a_renamed_member_is_one_of_the_struct() -> None:
    for kind in RECORDS:
        own = kind.__dict__.get("_names", {})
        assert set(own) <= set(_core.record_members(kind._struct)), kind


def test_the_members_of_an_unknown_struct_are_an_error() -> None:
    with pytest.raises(LookupError):
        _core.record_members("parplan_nothing")


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_records_are_frozen_and_public(kind: type[Record]) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert getattr(parplan, kind.__name__) is kind


@pytest.mark.parametrize("name", [*PREFIXES, *BARE])
def test_an_enumeration_has_the_names_and_values_of_the_constants(name: str) -> None:
    kind: type[IntEnum] = getattr(parplan, name)
    assert {m: int(v) for m, v in kind.__members__.items()} == _constants_of(name)


def test_every_constant_has_an_enumeration_or_is_private() -> None:
    lost = [n for n in _constants() if _owner(n) is None and not n.startswith(PRIVATE)]
    assert lost == []


def test_every_enumeration_of_the_package_was_compared() -> None:
    kinds = {n for n, v in vars(_enums).items() if isinstance(v, EnumType) and v.__members__}
    assert kinds == {*PREFIXES, *BARE}


def _stub_names() -> set[str]:
    stub = pathlib.Path(parplan.__file__).with_name("_core.pyi")
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    functions = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    values = [each.target for each in tree.body if isinstance(each, ast.AnnAssign)]
    return functions | {each.id for each in values if isinstance(each, ast.Name)} - {
        "_Record", "_Records", "_Bytes", "_Column",
    }  # fmt: skip


def test_the_stub_names_what_the_core_has() -> None:
    public = {n for n in vars(_core) if not n.startswith(("_", "SWIG", "swig"))}
    assert _stub_names() == public
