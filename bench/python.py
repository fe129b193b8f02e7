# SPDX-License-Identifier: Apache-2.0
"""The Python package beside C: bulk calls, single calls, the start of a process. Medians of turns taken side by side.

All bulk sides get the same rows and are hash-checked against the C benchmark (bench/time.c), which writes into room it
has; a side is timed until its answer is there. Sides with 64-bit days are beside C that has such days.

    python.py LIBRARY CALL_MODULE PACKAGE_FOLDER [ROWS [ROUNDS]]
"""

import ctypes
import gc
import importlib.machinery
import importlib.util
import os
import statistics
import subprocess
import sys
import time
import timeit
from array import array
from datetime import date, timedelta

sys.path.insert(0, sys.argv[3])
import parplan
from parplan import _core

if "numpy" in sys.modules:
    sys.exit("bench: import parplan imports numpy")

ROWS = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000_000
ROUNDS = max(5, int(sys.argv[5])) if len(sys.argv) > 5 else 7
FEW = min(ROWS, 1_000_000)  # rows for a slow peer
EPOCH = date(1970, 1, 1)
PLAN = "data/plans/thanh-xuan-2024.json"

bench = ctypes.CDLL(os.path.abspath(sys.argv[1]))
bench.bench_run.restype = ctypes.c_double
bench.bench_run.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
bench.bench_fill.argtypes = [ctypes.c_size_t, ctypes.c_bool]
bench.bench_column.restype = ctypes.c_void_p
bench.bench_hash.restype = ctypes.c_uint64
bench.bench_hash.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
bench.bench_works.restype = ctypes.c_bool
wide = ctypes.CDLL(os.path.abspath(sys.argv[2])).call_wide
wide.restype = ctypes.c_double
wide.argtypes = [ctypes.c_bool, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]


def load_call():
    loader = importlib.machinery.ExtensionFileLoader("python_call", os.path.abspath(sys.argv[2]))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("python_call", loader))
    loader.exec_module(module)
    return module


def peer(name):
    """A library to compare with, or None."""
    try:
        return __import__(name)
    except ImportError as error:
        print(f"missing: {name} ({error})")
        return None


class Side:
    """One that is measured: `run` answers its nanoseconds and what it answered; `base` is whom it is divided by."""

    def __init__(self, title, note, run, base="C", rows=None, checked=True):
        self.title, self.note, self.run, self.base = title, note, run, base
        self.rows, self.checked, self.times = rows or ROWS, checked, []

    @property
    def each(self):
        return statistics.median(self.times) / self.rows


def timed(work):
    def run():
        start = time.perf_counter_ns()
        answer = work()
        return time.perf_counter_ns() - start, answer

    return run


def take_turns(sides, rounds):
    for turn in range(rounds + 1):
        for side in sides:
            took, _ = side.run()
            if turn > 0:  # the first turn warms up
                side.times.append(took)


def ratios(sides, unit=1.0, digits=3):
    each = {side.title: side.each for side in sides}
    for side in sides:
        against = (
            f"{side.each / each[side.base]:>8.2f}  / {side.base:<20}" if side.base else " " * 32
        )
        print(
            f"  {side.title:<40} {side.rows:>11,} {side.each / unit:>10.{digits}f} {against} "
            f"{side.note}",
            flush=True,
        )


# ---- many rows ----


def columns(numpy, rows):
    def of(name):
        return numpy.frombuffer(
            (ctypes.c_int32 * rows).from_address(bench.bench_column(name)), numpy.int32
        )

    return {name: of(name.encode()) for name in ("from", "to", "days", "out")}


def fingerprint(numpy, answer, rows):
    """Of an answer of any family."""
    answer = numpy.asarray(answer)
    if answer.dtype.kind == "M":
        answer = answer.astype("M8[D]").view("i8")
    plain = numpy.ascontiguousarray(answer[:rows], "int32")
    return bench.bench_hash(plain.ctypes.data, rows)


def native(what, rows):
    """The C benchmark; what it wrote is in the column "out"."""
    return lambda: (bench.bench_run(what.encode(), rows), None)


def bulk(numpy, what, column):
    """The sides of one question: `add` or `count`."""
    calendar = parplan.calendar("VN-GOV")
    core = _core.calendar_add_many if what == "add" else _core.calendar_count_many
    ask = calendar.add if what == "add" else calendar.count
    left, right, dated = column["from"], column["days" if what == "add" else "to"], what == "count"
    days = left.astype("M8[D]")
    second = right.astype("M8[D]") if dated else right
    room, wide_left, wide_right = column["out"], left.astype("i8"), right.astype("i8")
    wide_room, wider = numpy.ones(ROWS, "i8"), "C, 64-bit days"
    dated_room = wide_room if dated else wide_room.view("M8[D]")

    def native_wide():
        given = wide_left.ctypes.data, wide_right.ctypes.data, wide_room.ctypes.data
        return wide(dated, ROWS, *given), wide_room

    def into_room():
        core(calendar._handle, left, right, room, None)
        return room

    def written():
        numpy.empty(ROWS, "int32").fill(1)

    sides = [
        Side(
            "C",
            "bench/time.c, 32-bit days, into room it has",
            native(what, ROWS),
            None,
            checked=False,
        ),
        Side("C, 64-bit days", "blocks narrowed and widened, into room it has", native_wide),
        Side(
            "a new column, written once",
            f"numpy {numpy.__version__}: memory that no C side asks for",
            timed(written),
            checked=False,
        ),
        Side(
            "_core, into room",
            "the extension alone, the C benchmark's own columns",
            timed(into_room),
        ),
        Side("int32 of numpy", "a new column", timed(lambda: ask(left, right))),
        Side("int32 of numpy, out=", "into room", timed(lambda: ask(left, right, out=room))),
        Side("datetime64[D]", "64-bit days; a new column", timed(lambda: ask(days, second)), wider),
        Side(
            "datetime64[D], out=",
            "64-bit days, into room",
            timed(lambda: ask(days, second, out=dated_room)),
            wider,
        ),
        *raw(ask, left, right),
    ]
    sides += family_sides(ask, days, second)
    return sides + [busday(numpy, what, days, second)]


def raw(ask, left, right):
    start, end, room = (array("i", column.tobytes()) for column in (left, right, right))
    return [
        Side("array('i')", "a new array", timed(lambda: ask(start, end))),
        Side("array('i'), out=", "into room", timed(lambda: ask(start, end, out=room))),
    ]


def family_sides(ask, days, second):
    """Those of the peers that are here."""
    sides = []
    if pyarrow := peer("pyarrow"):
        start, end = pyarrow.array(days), pyarrow.array(second)
        sides.append(
            Side(
                f"pyarrow {start.type}",
                f"pyarrow {pyarrow.__version__}",
                timed(lambda: ask(start, end)),
            )
        )
    if polars := peer("polars"):
        first, last = polars.Series("from", days), polars.Series("to", second)
        sides.append(
            Side(
                f"polars {first.dtype}",
                f"polars {polars.__version__}",
                timed(lambda: ask(first, last)),
            )
        )
    if pandas := peer("pandas"):
        begin, finish = pandas.Series(days), pandas.Series(second)
        sides.append(
            Side(
                f"pandas {begin.dtype}",
                f"pandas {pandas.__version__}",
                timed(lambda: ask(begin, finish)),
            )
        )
    return sides


def busday(numpy, what, days, second):
    """numpy's own, told the exact calendar: a week without rest days, and every rest day in the list."""
    first = date(2015, 1, 1)
    span = [first + timedelta(i) for i in range((date(2027, 12, 31) - first).days + 1)]
    rests = [day for day in span if not bench.bench_works((day - EPOCH).days)]
    known = numpy.busdaycalendar(weekmask="1111111", holidays=numpy.array(rests, "M8[D]"))
    start, other = days[:FEW], second[:FEW]
    if what == "add":
        number = other.astype("i8")
        work = timed(lambda: numpy.busday_offset(start, number, roll="backward", busdaycal=known))
    else:
        after, end = start + 1, other + 1
        work = timed(lambda: numpy.busday_count(after, end, busdaycal=known))
    return Side(
        f"numpy.busday_{'offset' if what == 'add' else 'count'}",
        f"the exact calendar, {len(rests)} rest days",
        work,
        "int32 of numpy",
        FEW,
    )


def check(numpy, what, sides, column):
    for side in sides:
        if not side.checked:
            continue
        bench.bench_run(what.encode(), side.rows)
        wanted = bench.bench_hash(column["out"].ctypes.data, side.rows)
        column["out"][:] = 0
        if fingerprint(numpy, side.run()[1], side.rows) != wanted:
            sys.exit(f"bench: {side.title} gives other answers than C")


def growth(numpy, before):
    """The same at ten times the size."""
    rows = ROWS * 10
    bench.bench_fill(rows, False)
    column, calendar = columns(numpy, rows), parplan.calendar("VN-GOV")
    asked = {"add": (calendar.add, "days"), "count": (calendar.count, "to")}
    print(f"\nTen times the rows: {rows:,}")
    print(f"  {'':<40} {'ns/row':>10} {'before':>10} {'/ C':>10} {'before':>10}")
    for what, (ask, other) in asked.items():
        left, right, room = column["from"], column[other], column["out"]
        sides = [
            Side("C", "", native(what, rows), rows=rows),
            Side("int32 of numpy", "", timed(lambda: ask(left, right)), rows=rows),
            Side("int32 of numpy, out=", "", timed(lambda: ask(left, right, out=room)), rows=rows),
        ]
        take_turns(sides, 5)
        for side in sides:
            was, c = before[what][side.title], before[what]["C"]
            print(
                f"  {what + ': ' + side.title:<40} {side.each:>10.3f} {was:>10.3f} "
                f"{side.each / sides[0].each:>10.2f} "
                f"{was / c:>10.2f}",
                flush=True,
            )


def many_rows(numpy):
    bench.bench_fill(ROWS, False)
    column, before = columns(numpy, ROWS), {}
    for what, title in (
        ("add", "Add 1 to 30 working days"),
        ("count", "Count working days, 3 to 5 years apart"),
    ):
        sides = bulk(numpy, what, column)
        check(numpy, what, sides, column)
        take_turns(sides, ROUNDS)
        print(
            f"\n{title}: calendar.{what}(), {ROWS:,} rows, medians of {ROUNDS} rounds, same answers"
        )
        print(f"  {'':<40} {'rows':>11} {'ns/row':>10} {'ratio':>8}")
        ratios(sides)
        before[what] = {side.title: side.each for side in sides}
        del sides
        gc.collect()
    del column
    growth(numpy, before)


# ---- one row ----


CALLS = [  # title, statement, note, whom it is divided by
    ("an empty call", "nothing()", "METH_NOARGS, returns None", None),
    ("numbers in and out", "echo(handle, number, 3)", "METH_FASTCALL", "an empty call"),
    (
        "numbers in a tuple",
        "echo_tuple(handle, number, 3)",
        "METH_VARARGS, as SWIG",
        "an empty call",
    ),
    ("_core.calendar_add", "core_add(handle, number, 3)", "the extension", "an empty call"),
    ("_core, by numbers in and out", "core_add(handle, number, 3)", "", "numbers in and out"),
    ("_core, by numbers in a tuple", "core_add(handle, number, 3)", "", "numbers in a tuple"),
    ("calendar.add", "calendar.add(day, 3)", "datetime.date in and out", "an empty call"),
    ("calendar.count", "calendar.count(day, later)", "", "an empty call"),
    ("calendar.is_working", "calendar.is_working(day)", "", "an empty call"),
    ("a day and a timedelta", "day + three", "datetime alone", "an empty call"),
]
NUMPY_CALL = ("numpy.busday_offset", "busday(at, 3, busdaycal=known)", "datetime64", "calendar.add")


def call_scope(numpy):
    """The names that the statements use."""
    call, calendar, day = load_call(), parplan.calendar("VN-GOV"), date(2024, 2, 7)
    scope = {
        **vars(call),
        "core_add": _core.calendar_add,
        "calendar": calendar,
        "handle": calendar._handle,
        "day": day,
        "later": date(2024, 3, 7),
        "number": (day - EPOCH).days,
        "three": timedelta(3),
    }
    if numpy:
        rests = [date(2024, 2, n) for n in range(8, 15)]
        known = numpy.busdaycalendar(holidays=rests)
        if numpy.busday_offset(day, 3, busdaycal=known).item() != calendar.add(day, 3):
            sys.exit("bench: numpy gives another day")
        scope |= {"busday": numpy.busday_offset, "known": known, "at": numpy.datetime64(day)}
    return scope


def one_call(numpy):
    """Statements ten times in a row in a loop, so that the loop itself hardly counts."""
    scope, count, sides = call_scope(numpy), 20_000, []
    for title, statement, note, base in [*CALLS, *([NUMPY_CALL] if numpy else [])]:
        timer = timeit.Timer("; ".join([statement] * 10), globals=scope)
        run = timed(lambda timer=timer: timer.timeit(count // 10))
        sides.append(Side(title, f"{statement}  {note}", run, base, count))
    take_turns(sides, 3 * ROUNDS)
    print(f"\nOne call, medians of {3 * ROUNDS} rounds of {count:,} calls")
    print(f"  {'':<40} {'calls':>11} {'ns/call':>10} {'ratio':>8}")
    ratios(sides, digits=1)


# ---- the start of a process ----


def start_side(title, code, note, base, options=()):
    command = [sys.executable, *options, "-c", code]
    environment = {**os.environ, "PYTHONPATH": sys.argv[3]}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run():
        start = time.perf_counter_ns()
        pid = os.posix_spawn(command[0], command, environment)
        _, status = os.waitpid(pid, 0)
        took = time.perf_counter_ns() - start
        if status != 0:
            sys.exit(f"bench: {command} ended with {status}")
        return took, None

    return Side(title, note, run, base, 1)


def starts():
    seen = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            "import sys; n = set(sys.modules); import parplan; "
            "print(*sorted(set(sys.modules) - n))",
        ],
        env={**os.environ, "PYTHONPATH": sys.argv[3]},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    heavy = {"numpy", "pandas", "pyarrow", "polars", "dataclasses", "fractions", "decimal"} & set(
        seen
    )
    first = "import parplan; parplan.calendar().add('07/02/2024', 3)"
    plan = f"import parplan; parplan.load_plan('{PLAN}')"
    board = f"""{plan.replace("parplan.load", "plan = parplan.load")}
parplan.board(plan, 'data/examples/figures-2024.csv', '2024-06-05').text()"""
    sides = [
        start_side(
            "python -S -c pass", "pass", "no site-packages: the barest start", None, ("-S",)
        ),
        start_side(
            "-S import parplan",
            "import parplan",
            f"imports {len(seen)} modules, of the heavy ones {', '.join(sorted(heavy)) or 'none'}",
            "python -S -c pass",
            ("-S",),
        ),
        start_side(
            "python -c pass",
            "pass",
            "Python " + sys.version.split(" ")[0] + " of this environment",
            None,
        ),
        start_side("import parplan", "import parplan", "", "python -c pass"),
        start_side("first calendar.add", first, "", "python -c pass"),
        start_side(
            "first load_plan", plan, f"{os.path.getsize(PLAN):,} B of JSON", "python -c pass"
        ),
        start_side("first board", board, "plan, figures, text", "python -c pass"),
    ]
    if "numpy" in heavy:
        sys.exit("bench: import parplan imports numpy")
    for name in ("numpy", "pandas"):
        if peer(name):
            sides.append(
                start_side(
                    f"import {name}",
                    f"import {name}",
                    sys.modules[name].__version__,
                    "python -c pass",
                )
            )
    rounds = 6 * ROUNDS
    take_turns(sides, rounds)
    print(f"\nThe start of a process, medians of {rounds} rounds")
    print(f"  {'':<40} {'processes':>11} {'ms':>10} {'ratio':>8}")
    ratios(sides, 1e6, 2)


print(f"Python package {parplan.__version__}, Python {sys.version.split(' ')[0]}")
with_numpy = peer("numpy")
if with_numpy:
    many_rows(with_numpy)
one_call(with_numpy)
starts()
