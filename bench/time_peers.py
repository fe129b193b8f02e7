# SPDX-License-Identifier: Apache-2.0
"""Dates side by side: parplan, the memory's speed, the C library, numpy, QuantLib, ICU and Python.

All work on the same rows and take turns, medians count, and nobody is measured who answers otherwise; where a
calendar cannot be told to a peer, the table says in how many rows it differs. A slow peer takes the first rows only.

    time_peers.py LIBRARY PROGRAM ICU_LIBRARY [ROWS [ROUNDS]]
"""
import ctypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date, datetime, timedelta

ROWS = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000_000
ROUNDS = max(5, int(sys.argv[5])) if len(sys.argv) > 5 else 5
COUNTED = 100_000  # rows for callgrind
FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
EPOCH = date(1970, 1, 1)
TEXT = 11

bench = ctypes.CDLL(os.path.abspath(sys.argv[1]))
bench.bench_run.restype = ctypes.c_double
bench.bench_run.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
bench.bench_fill.argtypes = [ctypes.c_size_t, ctypes.c_bool]
bench.bench_column.restype = ctypes.c_void_p
bench.bench_texts.restype = ctypes.c_void_p
bench.bench_hash.restype = bench.bench_hash_printed.restype = ctypes.c_uint64
bench.bench_hash.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
bench.bench_hash_printed.argtypes = [ctypes.c_size_t]
bench.bench_works.restype = ctypes.c_bool
bench.bench_version.restype = ctypes.c_char_p


def column(name, rows):
    return (ctypes.c_int32 * rows).from_address(bench.bench_column(name.encode()))


def hash_of(numbers, rows):
    return bench.bench_hash(ctypes.cast((ctypes.c_int32 * rows)(*numbers), ctypes.c_void_p), rows)


def timed(work):
    start = time.perf_counter_ns()
    work()
    return time.perf_counter_ns() - start


class Side:
    """One that is measured: `run` answers nanoseconds, `hash` fingerprints what it answered last."""

    def __init__(self, title, settings, run, answer=None, rows=ROWS, kind="peer"):
        self.title, self.settings, self.run, self.answer, self.kind = title, settings, run, answer, kind
        self.rows, self.times, self.remark = min(rows, ROWS), [], ""

    @property
    def each(self):
        return statistics.median(self.times) / self.rows


def native(title, settings, name, kind="peer", printed=False, rows=ROWS):
    def answer(n):
        if printed:
            return bench.bench_hash_printed(n)
        return bench.bench_hash(bench.bench_column(b"out"), n)

    def run(n):
        return bench.bench_run(name.encode(), n)

    return Side(title, settings, run, None if kind == "limit" else answer, rows, kind)


def ours(name, printed=False):
    return native("parplan", bench.bench_version().decode() + ", one thread", name, "ours", printed)


def limit(name, what):
    return native("memory pass", what, name, "limit")


missing = []


# ---- peers ----


def numpy_sides():
    try:
        import numpy
    except ImportError as error:
        missing.append(f"numpy ({error})")
        return [], []

    def days(name, shift=0):
        return (numpy.frombuffer(column(name, ROWS), numpy.int32).astype(numpy.int64) + shift).astype("M8[D]")

    # A Saturday that is worked needs a week without rest days, and every rest day in the list.
    span = [FIRST + timedelta(i) for i in range((LAST - FIRST).days + 1)]
    rests = [day for day in span if not bench.bench_works((day - EPOCH).days)]
    calendar = numpy.busdaycalendar(weekmask="1111111", holidays=numpy.array(rests, "M8[D]"))
    start, number = days("from"), numpy.frombuffer(column("days", ROWS), numpy.int32).astype(numpy.int64)
    after, end = days("from", 1), days("to", 1)
    out_days, out_counts = numpy.empty(ROWS, "M8[D]"), numpy.empty(ROWS, numpy.int64)

    def hash_array(array, n):
        numbers = numpy.ascontiguousarray(array[:n].astype(numpy.int64).astype(numpy.int32))
        return bench.bench_hash(numbers.ctypes.data, n)

    def add(n):
        return timed(lambda: numpy.busday_offset(start[:n], number[:n], roll="backward", busdaycal=calendar,
                                                 out=out_days[:n]))

    def count(n):
        return timed(lambda: numpy.busday_count(after[:n], end[:n], busdaycal=calendar, out=out_counts[:n]))

    what = f"{numpy.__version__}, busdaycalendar of all weekdays and {len(rests)} rest days, out="
    return ([Side("numpy busday_offset", what, add, lambda n: hash_array(out_days, n))],
            [Side("numpy busday_count", what, count, lambda n: hash_array(out_counts, n))])


def quantlib_sides():
    try:
        import QuantLib as ql
    except ImportError as error:
        missing.append(f"QuantLib ({error})")
        return [], []
    calendar = ql.BespokeCalendar("VN-GOV")
    calendar.addWeekend(ql.Saturday)
    calendar.addWeekend(ql.Sunday)
    added = removed = 0
    zero = 25569  # its serial number of 1970-01-01
    for i in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(i)
        works = bench.bench_works((day - EPOCH).days)
        if works and day.isoweekday() > 5:
            calendar.removeHoliday(ql.Date((day - EPOCH).days + zero))
            removed += 1
        elif not works and day.isoweekday() <= 5:
            calendar.addHoliday(ql.Date((day - EPOCH).days + zero))
            added += 1
    most = min(ROWS, 1_000_000)
    start = [ql.Date(day + zero) for day in column("from", most)]
    end = [ql.Date(day + zero) for day in column("to", most)]
    number = list(column("days", most))
    kept = {}

    def add(n):
        advance, unit = calendar.advance, ql.Days

        def work():
            kept["add"] = [advance(day, k, unit) for day, k in zip(start[:n], number[:n])]
        return timed(work)

    def count(n):
        between = calendar.businessDaysBetween

        def work():
            kept["count"] = [between(a, z, False, True) for a, z in zip(start[:n], end[:n])]
        return timed(work)

    # What Python takes for a call that has nothing to count.
    def idle(work):
        return statistics.median(timed(work) for _ in range(5)) / len(few)

    few = start[:100_000]
    idle_add = idle(lambda: [calendar.advance(day, 0, ql.Days) for day in few])
    idle_count = idle(lambda: [calendar.businessDaysBetween(day, day, False, True) for day in few])
    what = f"{ql.__version__} (Python), bespoke calendar, +{added} -{removed} days; an idle call takes"
    return ([Side("QuantLib advance", f"{what} {idle_add:.0f} ns", add,
                  lambda n: hash_of([d.serialNumber() - zero for d in kept["add"]], n), 1_000_000)],
            [Side("QuantLib businessDaysBetween", f"{what} {idle_count:.0f} ns", count,
                  lambda n: hash_of(kept["count"], n), 100_000)])


def icu_sides():
    try:
        icu = ctypes.CDLL(os.path.abspath(sys.argv[3]))
    except OSError as error:
        missing.append(f"ICU ({error})")
        return []
    icu.icu_lunar.restype = ctypes.c_double
    icu.icu_lunar.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
    icu.icu_version.restype = ctypes.c_char_p
    most = min(ROWS, 20_000)
    out, start = (ctypes.c_int32 * most)(), column("from", most)
    in_order = (ctypes.c_int32 * most)(*[(FIRST - EPOCH).days + i % 4748 for i in range(most)])
    bench.bench_run(b"lunar", most)
    wanted = list(column("out", most))
    version = icu.icu_version().decode() + ", C API, one calendar kept, astronomy of China's clock"

    def run(n):
        return icu.icu_lunar(start, out, n)

    run(most)
    differ = sum(a != b for a, b in zip(out, wanted))
    side = Side("ICU, Chinese calendar", version, run, None, most)
    side.remark = f"; differs in {differ} of {most} rows"
    ordered = Side("ICU, days in order", "the same, where its caches help most",
                   lambda n: icu.icu_lunar(in_order, out, n), None, most)
    return [side, ordered]


def python_sides():
    most = min(ROWS, 200_000)
    texts = ctypes.string_at(bench.bench_texts(), most * TEXT).decode()
    texts = [texts[i * TEXT:i * TEXT + TEXT - 1] for i in range(most)]
    days = [EPOCH + timedelta(day) for day in column("from", most)]
    kept = {}
    version = "Python " + sys.version.split(" ")[0]

    def parse(n):
        def work():
            kept["parse"] = [datetime.strptime(text, "%d/%m/%Y") for text in texts]
        return timed(work)

    def form(n):
        def work():
            kept["format"] = [day.strftime("%d/%m/%Y") for day in days]
        return timed(work)

    def hash_texts(n):
        if kept["format"] != texts:
            sys.exit("bench: Python prints other days")
        return bench.bench_hash_printed(n)

    return (Side("Python datetime.strptime", version, parse,
                 lambda n: hash_of([(at.date() - EPOCH).days for at in kept["parse"]], n), most),
            Side("Python date.strftime", version, form, hash_texts, most))


# ---- the table ----


def instructions(name):
    """Per row, with the loop that asks; callgrind counts them."""
    if not shutil.which("valgrind"):
        return None
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                          f"--toggle-collect={name}", sys.argv[2], name, str(COUNTED)],
                         capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    return int(found.group(1)) / COUNTED if found and run.returncode == 0 else None


def agree(group):
    us = next(side for side in group if side.kind == "ours")
    for side in group:
        if side.answer is None or side is us:
            continue
        us.run(side.rows)
        wanted = us.answer(side.rows)
        side.run(side.rows)
        if side.answer(side.rows) != wanted:
            sys.exit(f"bench: {side.title} gives other answers than parplan")


def take_turns(group):
    for i in range(ROUNDS + 1):
        for side in group:
            took = side.run(side.rows)
            if i > 0:  # the first turn warms up
                side.times.append(took)


def table(title, group, name):
    agree(group)
    take_turns(group)
    us = next(side for side in group if side.kind == "ours")
    bound = next(side for side in group if side.kind == "limit")
    count = instructions(name)
    print(f"\n{title}")
    print(f"  {'':<30} {'rows':>11} {'ns/item':>10} {'/ parplan':>10} {'/ limit':>10}   version, settings")
    for side in group:
        note = side.settings + side.remark
        if side is us:
            note += f"; {count:.1f} instructions" if count else "; instructions not counted: no valgrind"
        print(f"  {side.title:<30} {side.rows:>11,} {side.each:>10.2f} {side.each / us.each:>10.2f} "
              f"{side.each / bound.each:>10.2f}   {note}", flush=True)
    return us.each, us.each / bound.each


def growth(small):
    """The same at ten times the size."""
    rows = ROWS * 10
    bench.bench_fill(rows, False)
    print(f"\nTen times the rows: {rows:,}")
    print(f"  {'':<30} {'ns/item':>10} {'before':>10} {'/ limit':>10} {'before':>10}")
    for name, bound, (before, ratio) in small:
        sides = [native(name, "", name, "ours", rows=rows), native(bound, "", bound, "limit", rows=rows)]
        for side in sides:
            side.rows = rows
        take_turns(sides)
        print(f"  {name:<30} {sides[0].each:>10.2f} {before:>10.2f} {sides[0].each / sides[1].each:>10.2f} "
              f"{ratio:>10.2f}", flush=True)


bench.bench_fill(ROWS, True)
print(f"Dates, VN-GOV 2015-2027, {ROWS:,} random rows, medians of {ROUNDS} rounds in turn, same answers unless said")
add_numpy, count_numpy = numpy_sides()
add_quantlib, count_quantlib = quantlib_sides()
python_parse, python_format = python_sides()
twelve = "two columns read, one written: 12 B/row"
single = "called once for each row"
small = []
small.append(("add", "pass columns", table(
    "Add 1 to 30 working days",
    [ours("add"), limit("pass columns", twelve), native("parplan_calendar_add", single, "add each"), *add_numpy,
     *add_quantlib], "add")))
small.append(("count", "pass columns", table(
    "Count working days, 3 to 5 years apart",
    [ours("count"), limit("pass columns", twelve), native("parplan_calendar_count", single, "count each"),
     *count_numpy, *count_quantlib], "count")))
table("Read 05/03/2024",
      [ours("parse"), limit("pass texts", "11 B read, 4 written"),
       native("strptime + timegm", "the C library, %d/%m/%Y", "strptime"), python_parse],
      "parse")
table("Print 05/03/2024",
      [ours("format", printed=True), limit("pass printed", "4 B read, 12 written"),
       native("gmtime_r + strftime", "the C library, %d/%m/%Y", "strftime", printed=True), python_format],
      "format")
small.append(("lunar", "pass column", table(
    "Solar to lunar", [ours("lunar"), limit("pass column", "4 B read, 4 written"), *icu_sides()],
    "lunar")))
growth(small)
for what in missing:
    print(f"missing: {what}")
