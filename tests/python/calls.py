# SPDX-License-Identifier: Apache-2.0
"""One call of each kind of the package, by name: for tests of memory, of threads and of the core.

Every call gives something that can be compared, and gives the same each time, from any thread.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy
import pandas
import parplan
import polars
import pyarrow
from conftest import COMPLETIONS, FIGURES, PLAN, SOURCE
from parplan import Bound, Every, Failures, FrequencyMode, Point, Roll, Shift

Call = Callable[[], Any]

LAYER = "date,kind,name_vi,name_en\n2024-03-15,off,Ngày hội,Fair day\n".encode()
TET, LATER = date(2024, 2, 7), date(2024, 5, 31)
DAYS = [date(2024, 2, 7), None, date(2024, 4, 26)]


def failing(call: Call) -> Call:
    """The error of a call that must fail, as something to compare."""

    def fail() -> tuple[str, str]:
        try:
            call()
        except Exception as error:
            return type(error).__name__, str(error)
        raise AssertionError("it did not fail")

    return fail


def cheap() -> dict[str, Call]:
    """Calls that take microseconds."""
    gov, plan, board, agenda, figures, done = _session()
    term = parplan.Term.parse("5 ngày làm việc")
    deadline = parplan.due("04/03/2024", term)
    office = gov.hours("T2-T6,bù 07:30-11:30 13:00-17:00")
    monthly = parplan.Recurrence(Every.MONTH, date(2024, 1, 31))
    gap = parplan.Frequency(FrequencyMode.GAP, 1, 6)
    lunar = parplan.Lunar(2025, 8, 15)
    unit = plan.units["ha-dinh"]
    return {
        "add": lambda: gov.add(TET, 3),
        "add text": lambda: gov.add("07/02/2024", 3),
        "count": lambda: gov.count(TET, LATER),
        "is_working": lambda: gov.is_working(TET),
        "roll": lambda: gov.roll("2024-02-10", Roll.NEXT),
        "why": lambda: gov.why("2024-02-08"),
        "certainty": lambda: gov.certainty(TET, LATER),
        "total": lambda: gov.total(TET, LATER),
        "span": lambda: (gov.id, gov.first, gov.last, gov.confirmed_from, gov.confirmed_until),
        "parse date": lambda: parplan.parse_date("05/03/2024"),
        "parse moment": lambda: parplan.parse_moment("2024-03-04T16:59Z"),
        "format date": lambda: parplan.format_date(TET),
        "add months": lambda: parplan.add_months(TET, 1),
        "point": lambda: parplan.point_date(Point.YEAR_MIDDLE, 2024),
        "lunar of": lambda: parplan.Lunar.of(TET),
        "lunar date": lambda: (lunar.date, lunar.year_name, parplan.Lunar.leap_month(2025)),
        "lunar parse": lambda: parplan.Lunar.parse("15/8/2025"),
        "term": lambda: str(parplan.Term.parse("3 ngày làm việc", start="included before 15:00")),
        "due": lambda: repr(parplan.due(TET, term, calendar=gov)),
        "due fixed": lambda: parplan.due_fixed(
            TET, bound=Bound.BEFORE, roll=Roll.NEXT, calendar=gov
        ),
        "why due": lambda: deadline.why,
        "extend": lambda: repr(deadline.extend(term)),
        "move": lambda: repr(deadline.move("18/03/2024")),
        "hours add": lambda: office.add("04/03/2024 10:00", 240),
        "hours count": lambda: office.count("04/03/2024 10:00", "05/03/2024 10:00"),
        "hours next": lambda: office.next("02/03/2024 10:00"),
        "hours of day": lambda: office.of_day("04/03/2024"),
        "shift": lambda: Shift.at("07:30", "24:00"),
        "recurrence": lambda: (monthly.at(1, gov), monthly.find("15/05/2024")),
        "frequency": lambda: gap.check([TET, LATER], "01/01/2024", "31/12/2024", "01/01/2025"),
        "parse ratio": lambda: parplan.parse_ratio("99,5 %"),
        "format ratio": lambda: parplan.format_ratio(Fraction(3, 7), apart=Fraction(2, 7)),
        "decimal": lambda: parplan.format_decimal(parplan.parse_decimal("1234,50")),
        "share": lambda: parplan.judge_share(5999, 10000, "60%", failures=Failures.FINAL),
        "info": lambda: plan.info,
        "indicator": lambda: plan.indicators["3.1.b"].title,
        "unit": lambda: unit.exists(TET),
        "cell": lambda: board["3.1.b", "ha-dinh"],
        "tally": lambda: board.tasks()[:1],
        "item": lambda: agenda[0],
        "figure": lambda: figures[0],
        "completion": lambda: done[0],
    }


def errors() -> dict[str, Call]:
    """Calls that fail, each in its own way."""
    gov, plan, board, *_ = _session()
    calls: dict[str, Call] = {
        "no date": lambda: parplan.parse_date("31/02/2024"),
        "no ratio": lambda: parplan.parse_ratio("1.234"),
        "outside": lambda: gov.add(date(1900, 1, 1), 3),
        "outside column": lambda: gov.add([date(1900, 1, 1)], 3),
        "too big": lambda: gov.add(TET, 2**40),
        "wrong type": lambda: gov.add(TET, "3"),
        "NUL": lambda: plan.units["a\0b"],
        "no indicator": lambda: plan.indicators["nope"],
        "no cell": lambda: board["1.1.a", "ha-dinh"],
        "no calendar": lambda: parplan.calendar("nope"),
        "no term": lambda: parplan.Term.parse("3"),
        "no hours": lambda: gov.hours("xx"),
        "no plan": lambda: parplan.load_plan(b"{"),
        "no layer": lambda: gov.with_layer(b"x"),
        "no row": lambda: parplan.Figures(plan, [{"indicator": "x", "unit": "y", "window": "z"}]),
        "unset": lambda: parplan.judge_share(1, 2, "50%", failures=None),  # type: ignore[arg-type]
    }
    return {name: failing(call) for name, call in calls.items()}


def bulk() -> dict[str, Call]:
    """Calls with small columns, of every family."""
    gov, *_ = _session()
    series = pandas.Series(pandas.to_datetime(pandas.Series(DAYS)))
    days = series.to_numpy().astype("datetime64[D]")
    numbers = numpy.arange(19760, 19770, dtype="int32")
    arrow, chunked = pyarrow.array(DAYS), pyarrow.chunked_array([DAYS[:1], DAYS[1:]])
    frame, raw = polars.Series("x", DAYS), array("i", [19760, 19761])
    aware = pandas.Series(pandas.to_datetime(["2024-02-07T20:00Z", None]))
    return {
        "list": lambda: gov.add(DAYS, 3),
        "numpy": lambda: gov.add(days, 3).tolist(),
        "numpy numbers": lambda: gov.count(numbers[::-2], LATER).tolist(),
        "numpy flags": lambda: gov.is_working(numbers).tolist(),
        "pandas": lambda: gov.add(series, 3).tolist()[0],
        "pandas aware": lambda: gov.count(aware, LATER).tolist()[0],
        "pyarrow": lambda: gov.add(arrow, 3).to_pylist(),
        "pyarrow chunks": lambda: gov.count(chunked, LATER).to_pylist(),
        "polars": lambda: gov.add(frame, 3).to_list(),
        "array": lambda: gov.add(raw, 3).tolist(),
        "due many": lambda: parplan.due_many(DAYS, ["3 ngày", "1 tháng"], term=[0, 1, 1]).effective,
        "delay": lambda: parplan.delay(DAYS, None, LATER, calendar=gov),
    }


def costly() -> dict[str, Call]:
    """Calls that build something, print it, or read a document."""
    gov, plan, board, agenda, figures, done = _session()
    regime = plan.indicators["3.1.b"].measure.regime
    assert regime is not None
    labour = parplan.calendar("VN-LABOUR")
    layer = gov.with_layer(LAYER, id="fair")
    small = (SOURCE / "tests/data/small-plan.json").read_bytes()
    figure = parplan.Figure("3.1.b", "ha-dinh", "2024-Q1", None, Decimal(6), Decimal(10))
    document = FIGURES.read_bytes().splitlines(keepends=True)
    few = b"".join(document[:20])
    return {
        "read plan": lambda: parplan.load_plan(small).to_json(),
        "read broken plan": failing(
            lambda: parplan.load_plan(small.replace(b'"units"', b'"unitz"'))
        ),
        "read figures": lambda: len(parplan.load_figures(plan, few)),
        "add figures": lambda: parplan.Figures(plan, [figure])[0],
        "read completions": lambda: len(parplan.load_completions(plan, COMPLETIONS)),
        "board": lambda: len(parplan.board(plan, figures, "2024-06-05", completions=done)),
        "board json": lambda: board.to_json(),
        "board text": lambda: board.text(lang="en"),
        "board frame": lambda: board.to_arrow().num_rows,
        "agenda": lambda: len(parplan.agenda(plan, TET, LATER, completions=done)),
        "agenda ics": lambda: agenda.to_ics(),
        "agenda json": lambda: agenda.to_json(),
        "moves": lambda: agenda.moves(layer).to_json(),
        "windows": lambda: regime.windows(2024, gov),
        "window": lambda: regime.window("2024-Q1", gov),
        "runs": lambda: len(parplan.due("04/02/2024", "20 ngày làm việc").runs),
        "layer": lambda: gov.with_layer(LAYER, id="fair").hash,
        "combine": lambda: (gov | labour).hash,
        "changes": lambda: len(list(gov.changes(labour, "01/01/2024", "31/12/2024"))),
        "calendar csv": lambda: gov.to_csv("01/01/2024", "31/12/2024"),
        "calendar ics": lambda: gov.to_ics("01/01/2024", "31/12/2024"),
        "hours": lambda: gov.hours("T2-T6 07:30-11:30").next("02/03/2024 10:00"),
        "pickle calendar": lambda: pickle.loads(pickle.dumps(layer)).hash,
        "pickle error": lambda: str(pickle.loads(pickle.dumps(parplan.ParseError("x", line=3)))),
    }


def _session() -> tuple[Any, ...]:
    """Objects that all calls share."""
    if not _SHARED:
        plan = parplan.load_plan(PLAN)
        figures = parplan.load_figures(plan, FIGURES)
        done = parplan.load_completions(plan, COMPLETIONS)
        board = parplan.board(plan, figures, "2024-06-05", completions=done)
        agenda = parplan.agenda(plan, TET, LATER, as_of=TET, completions=done)
        _SHARED.extend((parplan.calendar(), plan, board, agenda, figures, done))
    return tuple(_SHARED)


_SHARED: list[Any] = []
