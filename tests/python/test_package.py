# SPDX-License-Identifier: Apache-2.0
"""The package itself: light to import, silent, documented, typed, and every name of it works."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import logging
import os
import pathlib
import pkgutil
import pydoc
import re
import subprocess
import sys
import typing
from typing import Any

import parplan
import pytest
from conftest import FIGURES, PLAN, SOURCE

FOLDER = pathlib.Path(parplan.__file__).parent
NAMES = [name for name in parplan.__all__ if name not in ("excel", "__version__")]
OBJECTS = {name: getattr(parplan, name) for name in NAMES}
OTHERS = ("numpy", "pandas", "pyarrow", "polars", "matplotlib", "openpyxl", "tqdm")
HEAVY = (*OTHERS, "dataclasses", "inspect")


def run(code: str, *options: str) -> str:
    command = [sys.executable, *options, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(FOLDER.parent)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def public_members(kind: type) -> dict[str, Any]:
    """What a class of ours itself defines for others to use."""
    return {
        name: value
        for name, value in vars(kind).items()
        if not name.startswith("_")
        and (callable(value) or isinstance(value, (property, classmethod, staticmethod)))
    }


def function_of(member: Any) -> Any:
    if isinstance(member, property):
        return member.fget
    return getattr(member, "__func__", member)


MEMBERS = [
    pytest.param(function_of(member), id=f"{name}.{key}")
    for name, kind in OBJECTS.items()
    if isinstance(kind, type)
    for key, member in public_members(kind).items()
]
FUNCTIONS = [
    pytest.param(each, id=name) for name, each in OBJECTS.items() if inspect.isfunction(each)
]


# Importing


def test_importing_loads_nothing_heavy() -> None:
    code = """if True:
        import json, sys
        before = set(sys.modules)
        import parplan
        print(json.dumps(sorted(set(sys.modules) - before)))
    """
    assert [name for name in json.loads(run(code)) if name.partition(".")[0] in HEAVY] == []


def test_plans_boards_and_agendas_need_no_other_package() -> None:
    code = """if True:
        import sys, parplan
        plan = parplan.load_plan(%r)
        parplan.board(plan, %r, "2024-06-05").text()
        parplan.agenda(plan, "2024-01-01", "2024-12-31").to_ics()
        parplan.delay([parplan.due("07/02/2024", "3 ngày").effective], None, "07/03/2024")
        print(sorted({name.partition(".")[0] for name in sys.modules} & set(%r)))
    """
    assert run(code % (str(PLAN), str(FIGURES), OTHERS)).strip() == "[]"


def test_importing_is_silent_under_all_warnings() -> None:
    code = "import parplan; [getattr(parplan, name) for name in parplan.__all__ if name != 'excel']"
    assert run(code, "-X", "dev", "-W", "error") == ""


def test_two_interpreters_in_one_process_are_no_crash() -> None:
    code = """if True:
        try:
            import _xxsubinterpreters as interpreters
        except ImportError:
            raise SystemExit
        for _ in range(2):
            id = interpreters.create()
            try:
                interpreters.run_string(id, "import parplan; parplan.parse_date('05/03/2024')")
            except Exception:
                pass
            interpreters.destroy(id)
        import parplan
        assert parplan.format_date("2024-03-05") == "05/03/2024"
    """
    run(code)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="os.fork is not of this system")
def test_a_forked_process_may_go_on() -> None:
    code = """if True:
        import os, parplan
        gov = parplan.calendar()
        child = os.fork()
        if child == 0:
            os._exit(0 if gov.add("07/02/2024", 3).day == 19 else 1)
        raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """
    run(code)


# Names


def test_all_names_every_public_name() -> None:
    assert len(parplan.__all__) == len(set(parplan.__all__))
    assert set(parplan.__all__) <= set(dir(parplan))
    loaded = {
        n for n, v in vars(parplan).items() if not n.startswith("_") and not inspect.ismodule(v)
    }
    assert loaded - {"annotations", "TYPE_CHECKING", "Any"} <= set(parplan.__all__)


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nope"):
        parplan.nope  # type: ignore[attr-defined]


def test_names_for_type_checkers_are_those_at_run_time() -> None:
    text = (FOLDER / "__init__.py").read_text(encoding="utf-8")
    block = text[text.index("if TYPE_CHECKING") :]
    typed = re.findall(
        r"^    from \.\w* import (\w+) as \1$|^    from \. import (\w+) as \2$", block, re.M
    )
    assert {a or b for a, b in typed} == {*NAMES, "excel"}


def test_the_version_is_the_library_s() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", parplan.__version__)
    assert (FOLDER / "py.typed").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_used_by_a_test(name: str) -> None:
    tests = pathlib.Path(__file__).parent.glob("*.py")
    used = re.compile(rf"\b{name}\b")
    others = [
        p for p in tests if p.name not in ("test_package.py", "doctest_names.py", "test_records.py")
    ]
    kinds = (pathlib.Path(__file__).parent / "test_records.py").read_text(encoding="utf-8")
    assert any(used.search(p.read_text(encoding="utf-8")) for p in others) or f'"{name}"' in kinds


# Documentation


def test_help_is_a_manual_of_every_name() -> None:
    text = pydoc.plain(pydoc.render_doc(parplan))
    assert "Plans of public administration reform" in text
    assert [name for name in NAMES if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_name_renders(name: str) -> None:
    assert name in pydoc.plain(pydoc.render_doc(OBJECTS[name]))


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_has_a_docstring(name: str) -> None:
    text = inspect.getdoc(OBJECTS[name])
    assert text and text[0].isupper() and not text.startswith(f"{name}(")


@pytest.mark.parametrize("member", MEMBERS)
def test_a_public_method_has_a_docstring(member: Any) -> None:
    assert inspect.getdoc(member)


@pytest.mark.parametrize("function", [*MEMBERS, *FUNCTIONS])
def test_a_public_function_is_fully_annotated(function: Any) -> None:
    if not inspect.isfunction(function):
        pytest.skip("made by Python")
    hints = function.__annotations__
    named = [p for p in inspect.signature(function).parameters if p not in ("self", "cls")]
    assert [name for name in (*named, "return") if name not in hints] == []


@pytest.mark.parametrize("name", NAMES)
def test_hints_of_a_public_name_resolve(name: str) -> None:
    value = OBJECTS[name]
    members = public_members(value).values() if isinstance(value, type) else [value]
    functions = [f for member in members if inspect.isfunction(f := function_of(member))]
    scope = {**vars(sys.modules[value.__module__]), **OBJECTS, "Picture": Any}
    assert all(typing.get_type_hints(each, scope) for each in functions)
    if dataclasses.is_dataclass(value):
        assert typing.get_type_hints(value)


def test_every_module_says_what_it_is_for() -> None:
    for module in pkgutil.iter_modules([str(FOLDER)]):
        if module.name.startswith(("_plot", "_workbook", "excel")):
            continue  # they need what may not be installed
        assert importlib.import_module(f"parplan.{module.name}").__doc__ or module.name == "_core"


# Manners


def test_nothing_is_printed_or_logged_unless_asked(
    plan: parplan.Plan, capfd: Any, caplog: Any
) -> None:
    logging.getLogger("parplan").setLevel(logging.NOTSET)
    parplan.board(plan, [], "2024-06-05").text()
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")
    assert [r for r in caplog.records if r.levelno >= logging.INFO] == []


def test_threads_make_the_first_use_of_names_at_once() -> None:
    code = """if True:
        import sys, threading, parplan
        sys.setswitchinterval(1e-6)
        names = [n for n in parplan.__all__ if n != "excel"]
        wrong = []
        def use():
            try:
                [getattr(parplan, n) for n in names]
            except Exception as error:
                wrong.append(error)
        threads = [threading.Thread(target=use) for _ in range(16)]
        [t.start() for t in threads]; [t.join() for t in threads]
        assert not wrong, wrong
    """
    run(code)


LATE = """
import atexit, gc, parplan

class Loop:
    def __init__(self):
        self.plan, self.me = parplan.load_plan("data/plans/thanh-xuan-2024.json"), self

    def __del__(self):
        print(self.plan.id)

atexit.register(lambda: print(kept.id, own.id))
kept, own = parplan.load_plan("data/plans/thanh-xuan-2024.json"), parplan.calendar() | parplan.calendar()
Loop()
gc.collect()
"""


def test_what_is_used_last_of_all_is_still_there() -> None:
    """At the end of the interpreter, and by __del__ of what refers to itself."""
    done = subprocess.run([sys.executable, "-c", LATE], cwd=SOURCE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["thanh-xuan-2024", "thanh-xuan-2024", "VN-GOV|VN-GOV"]
