# SPDX-License-Identifier: Apache-2.0
"""Failures: one exception for each status, and each says what, where, and in both languages."""

from __future__ import annotations

import copy
import pickle
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import parplan
import pytest
from conftest import PLAN
from parplan import _core

STATUSES = {
    "E_ARGUMENT": parplan.ArgumentError,
    "E_MEMORY": parplan.OutOfMemoryError,
    "E_RANGE": parplan.RangeError,
    "E_PARSE": parplan.ParseError,
    "E_INVALID": parplan.InvalidError,
    "E_NOT_FOUND": parplan.NotFoundError,
}
BUILTIN = {
    parplan.ArgumentError: ValueError,
    parplan.OutOfMemoryError: MemoryError,
    parplan.RangeError: ValueError,
    parplan.ParseError: ValueError,
    parplan.InvalidError: ValueError,
    parplan.NotFoundError: KeyError,
}
HEAD = (
    "indicator,unit,window,field,numerator,denominator,value,state,further,further_kind,source,note"
)
ROW = "3.1.b,ha-dinh,2024-Q1,,5,10,,,,,,"
DOCUMENT = PLAN.read_text(encoding="utf-8")


def caught(call: Callable[[], Any]) -> parplan.Error:
    with pytest.raises(parplan.Error) as found:
        call()
    return found.value


def figures(plan: parplan.Plan, *rows: str, **options: Any) -> parplan.Figures:
    return parplan.load_figures(plan, "\n".join((HEAD, *rows, "")).encode(), **options)


def test_every_status_has_its_exception_and_every_exception_its_status() -> None:
    core = {name: value for name, value in vars(_core).items() if name.startswith("E_")}
    assert {name: kind.status for name, kind in STATUSES.items()} == core
    assert set(parplan.Error.__subclasses__()) == set(STATUSES.values())


@pytest.mark.parametrize("kind", STATUSES.values())
def test_an_exception_is_also_one_of_python_s_own(kind: type[parplan.Error]) -> None:
    assert issubclass(kind, BUILTIN[kind])


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (lambda: parplan.judge_share(1, 2, "50%", failures=None), parplan.ArgumentError),  # type: ignore[arg-type]
        (lambda: parplan.calendar().add("31/12/2199", 1), parplan.RangeError),
        (lambda: parplan.parse_date("today"), parplan.ParseError),
        (lambda: parplan.load_plan(b"{}"), parplan.InvalidError),
        (lambda: parplan.calendar("VN"), parplan.NotFoundError),
    ],
)
def test_a_failure_is_of_its_kind_and_speaks_both_languages(
    call: Callable[[], Any], kind: type[parplan.Error]
) -> None:
    error = caught(call)
    assert type(error) is kind
    assert error.number > 0 and error.id == f"PP-{error.number:04d}"
    assert error.message and error.message_vi and error.message != error.message_vi
    assert error.message in str(error)


def test_an_id_that_is_unknown_is_a_key_error_that_reads_well(plan: parplan.Plan) -> None:
    with pytest.raises(KeyError) as found:
        plan.indicators["nope"]
    assert isinstance(found.value, parplan.NotFoundError)
    assert str(found.value) == "the plan has no indicator 'nope'"
    assert "nope" in found.value.message_vi


# Documents


def test_a_broken_plan_lists_everything_that_is_wrong() -> None:
    broken = DOCUMENT.replace('"kind": "at_least"', '"kind": "at_last"').replace(
        '"area": "1"', '"area": "99"'
    )
    error = caught(lambda: parplan.load_plan(broken.encode()))
    assert isinstance(error, parplan.InvalidError)
    wrong = [p for p in error.problems if p.severity == parplan.Severity.ERROR]
    assert len(wrong) > 10
    lines = broken.splitlines()
    for problem in wrong:
        assert "at_last" in lines[problem.line - 1] or '"99"' in lines[problem.line - 1]
        assert problem.path.startswith("/") and problem.clause and problem.id.startswith("PP-")


def test_an_error_repeats_the_first_problem() -> None:
    error = caught(
        lambda: parplan.load_plan(DOCUMENT.replace('"area": "1"', '"area": "99"').encode())
    )
    first = error.problems[0]
    assert (error.line, error.column, error.path) == (first.line, first.column, first.path)
    assert error.message == first.message.en and error.message_vi == first.message.vi


def test_a_problem_says_where_in_either_language() -> None:
    error = caught(
        lambda: parplan.load_plan(DOCUMENT.replace('"area": "1"', '"area": "99"').encode())
    )
    problem = error.problems[0]
    assert isinstance(problem, parplan.Problem)
    assert str(problem).startswith(f"{problem.line}:{problem.column} (II.1.1): ")
    assert problem.in_("en").endswith(str(problem.message.en))
    assert "ERROR" in repr(problem)


@pytest.mark.parametrize("share", range(1, 10))
def test_a_plan_that_was_cut_off_is_no_plan(share: int) -> None:
    cut = DOCUMENT[: len(DOCUMENT) * share // 10]
    error = caught(lambda: parplan.load_plan(cut.encode()))
    assert isinstance(error, parplan.ParseError)
    assert 0 < error.line <= cut.count("\n") + 1


@pytest.mark.parametrize(
    ("row", "path", "column"),
    [
        ('3.1.b,ha-dinh,2024-Q1,,"5,5",10,,,,,,', "numerator", 24),
        ("4.1.a,thanh-xuan,31/02/2024,,,,4,,,,,", "window", 18),
        ("3.1.b,nope,2024-Q1,,5,10,,,,,,", "unit", 7),
        ("nope,ha-dinh,2024-Q1,,5,10,,,,,,", "indicator", 1),
        ("3.1.b,ha-dinh,2024-Q9,,5,10,,,,,,", "window", 15),
        ("3.1.b,ha-dinh,2024-Q1,,5,x,,,,,,", "denominator", 26),
        ("3.1.b,ha-dinh,2024-Q1,,5,10,,maybe,,,,", "state", 30),
        ("3.1.b,ha-dinh,2024-Q1,,5,10,,,3,perhaps,,", "further_kind", 33),
    ],
)
def test_a_wrong_row_says_where(plan: parplan.Plan, row: str, path: str, column: int) -> None:
    error = caught(lambda: figures(plan, ROW, row))
    assert isinstance(error, parplan.InvalidError)
    assert (error.line, error.path, error.column) == (3, path, column)


def test_every_wrong_row_is_a_problem(plan: parplan.Plan) -> None:
    error = caught(lambda: figures(plan, *["3.1.b,nope,2024-Q1,,5,10,,,,,,"] * 7))
    assert [problem.line for problem in error.problems] == list(range(2, 9))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(",", ";"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["BOM", "NFD", "semicolons", "CRLF", "no last newline"],
)
def test_files_as_people_save_them_are_read(
    plan: parplan.Plan, change: Callable[[str], str]
) -> None:
    text = f"{HEAD}\n3.1.b,ha-dinh,2024-Q1,,5,10,,,,,số liệu,\n"
    row = parplan.load_figures(plan, change(text).encode())[0]
    assert (row.numerator, row.denominator, row.source) == (5, 10, "số liệu")


def test_decimals_with_a_comma_are_read_where_they_can_be_nothing_else(plan: parplan.Plan) -> None:
    row = '1.1.b,thanh-xuan,2024-12-31,,,,"99,5%",,,,x,'
    assert figures(plan, row)[0].value == Fraction(199, 200)


@pytest.mark.parametrize("data", ["utf-16", "cp1258", "latin-1"])
def test_other_encodings_are_told_to_be_utf_8(plan: parplan.Plan, data: str) -> None:
    text = f"{HEAD}\n3.1.b,ha-dinh,2024-Q1,,5,10,,,,,à,\n".encode(data)
    error = caught(lambda: parplan.load_figures(plan, text))
    assert isinstance(error, parplan.ParseError) and "UTF-8" in error.message


# Rows of Python


@pytest.mark.parametrize(
    ("row", "path"),
    [
        ({"indicator": "nope"}, "row 1, indicator"),
        ({"unit": "nope"}, "row 1, unit"),
        ({"numerator": "x"}, "row 1, numerator"),
        ({"numerator": 0.1 + 0.2}, "row 1, numerator"),
        ({"numerator": float("inf")}, "row 1, numerator"),
        ({"further": 1.5}, "row 1, further"),
        ({"further_kind": "perhaps"}, "row 1, further_kind"),
        ({"not_applicable": "no"}, "row 1, not_applicable"),
        ({"state": "maybe"}, "row 1, state"),
        ({"colour": "red"}, "row 1, colour"),
        ({"window": None}, "row 1, window"),
    ],
    ids=str,
)
def test_a_wrong_row_of_python_says_where(
    plan: parplan.Plan, row: dict[str, Any], path: str
) -> None:
    right = {
        "indicator": "3.1.b",
        "unit": "ha-dinh",
        "window": "2024-Q1",
        "numerator": 5,
        "denominator": 10,
    }
    error = caught(lambda: parplan.Figures(plan, [right, {**right, "window": "2024-H1", **row}]))
    assert error.path == path


@pytest.mark.parametrize("rows", [5, None, {}, [1], [None], object()], ids=repr)
def test_what_has_no_rows_is_a_type_error(plan: parplan.Plan, rows: Any) -> None:
    with pytest.raises(TypeError):
        parplan.Figures(plan, rows)


# Wrong types, numbers and texts


@pytest.mark.parametrize("source", [None, 5, 1.5, [], object()], ids=repr)
def test_what_is_no_document_is_a_type_error(source: Any) -> None:
    with pytest.raises(TypeError):
        parplan.load_plan(source)


@pytest.mark.parametrize("id", [None, 5, ("a",), b"3.1.b"], ids=repr)
def test_an_id_that_is_no_text_is_a_type_error(plan: parplan.Plan, id: Any) -> None:
    with pytest.raises((TypeError, KeyError)):
        plan.indicators[id]


@pytest.mark.parametrize("text", ["3.1.b\0", "\0", "a\0b"], ids=repr)
def test_a_text_with_nul_is_a_value_error(plan: parplan.Plan, text: str) -> None:
    for call in (
        lambda: plan.indicators[text],
        lambda: parplan.calendar(text),
        lambda: parplan.parse_date(text),
    ):
        with pytest.raises(ValueError):
            call()


@pytest.mark.parametrize("number", [2**31, -(2**31) - 1, 2**64, 10**100])
def test_a_number_that_is_too_big_is_an_overflow(number: int) -> None:
    with pytest.raises(OverflowError):
        parplan.add_months("01/01/2024", number)
    with pytest.raises(OverflowError):
        parplan.Lunar.leap_month(number)


def test_a_surrogate_is_a_value_error() -> None:
    with pytest.raises(ValueError):
        parplan.parse_date("\ud800")


# Errors as values


@pytest.mark.parametrize(
    "remake", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy]
)
@pytest.mark.parametrize("kind", [parplan.Error, *STATUSES.values()])
def test_an_error_comes_back_whole(
    kind: type[parplan.Error], remake: Callable[[parplan.Error], parplan.Error]
) -> None:
    error = kind("no", message_vi="không", number=103, path="x", line=2, column=3)
    again = remake(error)
    assert type(again) is kind
    assert vars(again) == vars(error) and str(again) == "line 2, column 3, x: no"


def test_an_error_comes_back_with_its_problems() -> None:
    error = caught(lambda: parplan.load_plan(b"{}"))
    again = pickle.loads(pickle.dumps(error))
    assert again.problems == error.problems != ()
