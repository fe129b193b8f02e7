# SPDX-License-Identifier: Apache-2.0
"""Properties of every board: it agrees with an oracle, order never matters, nothing missing is judged."""
import csv
import datetime
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

SOURCE = pathlib.Path(os.environ["PARPLAN_SOURCE"])
PARPLAN = os.environ["PARPLAN"]
sys.path.insert(0, str(SOURCE / "tests" / "tools"))
import oracle  # noqa: E402

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((SOURCE / "docs" / "schema" / "board.schema.json").read_text(encoding="utf-8")),
    format_checker=jsonschema.FormatChecker())
COLUMNS = ("indicator", "unit", "window", "field", "numerator", "denominator", "value", "state", "further",
           "further_kind", "source", "note")
JUDGED = {"MET", "NOT_MET", "IRRECOVERABLE"}


def settle(examples):
    return settings(max_examples=examples, deadline=None, derandomize=True,
                    suppress_health_check=list(HealthCheck))


# ---- the command ----

def write_csv(rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        kind, number = row["further"]
        cells = dict(row, further_kind="" if kind == "unknown" else kind, further="" if kind == "unknown" else number)
        writer.writerow("" if cells.get(c) is None else cells[c] for c in COLUMNS)
    return text.getvalue()


def run(plan, rows, as_of, *options):
    with tempfile.TemporaryDirectory() as folder:
        plan_file, figures = pathlib.Path(folder, "plan.json"), pathlib.Path(folder, "figures.csv")
        plan_file.write_text(json.dumps(plan), encoding="utf-8")
        figures.write_text(write_csv(rows), encoding="utf-8")
        done = subprocess.run([PARPLAN, "board", plan_file, "--figures", figures, "--as-of", str(as_of), *options],
                              capture_output=True, check=False, env=dict(os.environ, NO_COLOR="1"))
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def board_of(plan, rows, as_of):
    board = json.loads(run(plan, rows, as_of, "--json"))
    return {(c["indicator"], c["unit"]): c for c in board["cells"]}


# ---- plans and figures at random ----

def period(id, opens, closes, due):
    return {"id": id, "name": {"en": id}, "from": opens, "to": closes, "due": due}


CUMULATIVE = [dict(period(i, {"year": -1, "month": 12, "day": 5}, {"month": m, "day": 5}, {"month": m, "day": 8}),
                   cumulative=True) for i, m in (("Q1", 3), ("H1", 6), ("9M", 9), ("Y", 12))]
HALVES = [period("A", {"month": 1, "day": 1}, {"month": 4, "day": 30}, {"month": 5, "day": 6}),
          period("B", {"month": 5, "day": 1}, {"month": 8, "day": 31}, {"month": 9, "day": 6}),
          period("C", {"month": 9, "day": 1}, {"month": 12, "day": 31}, {"year": 1, "month": 1, "day": 6})]
REGIMES = [{"id": "cumulative", "name": {"en": "c"}, "bound": "by", "periods": CUMULATIVE},
           {"id": "plain", "name": {"en": "p"}, "bound": "before", "periods": HALVES}]
WINDOWS = {"cumulative": ["2024-Q1", "2024-H1", "2024-9M", "2024-Y"], "plain": ["2024-A", "2024-B", "2024-C"]}
CLOSES = {"2024-Q1": "2024-03-05", "2024-H1": "2024-06-05", "2024-9M": "2024-09-05", "2024-Y": "2024-12-05",
          "2024-A": "2024-04-30", "2024-B": "2024-08-31", "2024-C": "2024-12-31"}
SHARES = st.sampled_from(["100%", "60%", "99.5%", "2/3", "1/3", "0%", "50%"])
PARTS = {"land": {"id": "land", "name": {"en": "l"}, "fields": ["land"]},
         "two": {"id": "two", "name": {"en": "t"}, "fields": ["trade", "tax"]},
         "rest": {"id": "rest", "name": {"en": "r"}}}


@st.composite
def units(draw):
    found = [{"id": "q", "name": {"en": "q"}, "level": "district", "kind": "authority"}]
    for n in range(draw(st.integers(1, 4))):
        unit = {"id": f"u{n}", "name": {"en": "u"}, "level": draw(st.sampled_from(["district", "commune"])),
                "kind": "office", "parent": draw(st.sampled_from([u["id"] for u in found]))}
        valid = draw(st.sampled_from([None, None, None, {"to": "2024-07-15"}, {"from": "2024-05-01"}]))
        found.append(dict(unit, valid=valid) if valid else unit)
    return found


@st.composite
def targets(draw):
    target = {"kind": "at_least", "force": draw(st.sampled_from(["binding", "strive"]))}
    if draw(st.booleans()):
        target["deadline"] = draw(st.sampled_from(["2024-08-31", "2024-12-31", "2025-06-30"]))
    split = draw(st.sampled_from(["whole", "whole", "fields", "levels"]))
    if split == "whole":
        return dict(target, value=draw(SHARES))
    if split == "levels":
        parts = [{"id": level, "name": {"en": level}, "level": level, "value": draw(SHARES)}
                 for level in draw(st.sampled_from([["district", "commune"], ["commune"]]))]
    else:
        parts = [dict(PARTS[p], value=draw(SHARES))
                 for p in draw(st.sampled_from([["rest", "land"], ["land", "two", "rest"], ["two", "rest"]]))]
    return dict(target, parts=parts)


@st.composite
def indicators(draw, id, whos):
    regime = draw(st.sampled_from(["cumulative", "plain", None]))
    series = {"cumulative": ["cumulative", "stock"], "plain": ["flow", "flow", "stock"], None: ["stock"]}[regime]
    measure = {"type": "ratio", "who": draw(st.sampled_from(whos)), "series": draw(st.sampled_from(series)),
               "failures": draw(st.sampled_from(["final", "recoverable"]))}
    rollup = draw(st.sampled_from([None, None, None, "sum", "min", "max", "mean_of_units", "none"]))
    empty = draw(st.sampled_from([None, None, "met", "no_data"]))
    for key, value in (("rollup", rollup), ("empty", empty), ("regime", regime)):
        if value:
            measure[key] = value
    if draw(st.integers(0, 3)) == 0:
        measure["exclusions"] = [{"id": "storm", "title": {"en": "s"}, "ground": {"en": "g"}}]
    return {"id": id, "clause": "1", "area": "1", "title": {"en": id}, "measure": measure, "target": draw(targets())}


@st.composite
def plans(draw):
    found = draw(units())
    names = [u["id"] for u in found]
    whos = [["all"], ["all"], names[1:], names[:1], ["all", "q"]]
    return {"format": "parplan-plan/1", "id": "p", "title": {"en": "p"}, "year": 2024, "issuer": "q",
            "period": {"from": "2024-01-01", "to": "2024-12-31"}, "calendar": "VN-GOV",
            "areas": [{"id": "1", "clause": "1", "name": {"en": "a"}}], "units": found,
            "groups": [{"id": "all", "name": {"en": "all"}, "who": names[1:]}], "regimes": REGIMES,
            "indicators": [draw(indicators(id, whos)) for id in ("i10", "i2")], "tasks": []}


FURTHER = st.one_of(st.just(("unknown", 0)), st.tuples(st.sampled_from(["bound", "forecast"]), st.integers(0, 40)))
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 400), st.integers(0, 10**12))


@st.composite
def contents(draw, field):
    row = {"field": field, "numerator": None, "denominator": None, "value": None, "state": "", "further": draw(FURTHER)}
    sort = draw(st.integers(0, 24))
    if field == "storm":
        return dict(row, denominator=draw(st.integers(0, 3)), further=("unknown", 0))
    if sort == 0:
        return dict(row, state="not_applicable", source="s", note="n", further=("unknown", 0))
    if sort == 1:
        return dict(row, value=draw(st.sampled_from(["50%", "2/3", "100%", "120%"])))
    denominator = draw(COUNTS)
    numerator = draw(st.integers(0, denominator) if sort > 2 else COUNTS)
    if sort > 18:
        numerator = denominator
    return dict(row, numerator=numerator, denominator=denominator)


def fields_of(indicator):
    fields = [""] + [f for p in indicator["target"].get("parts", ()) for f in p.get("fields", ())]
    return fields + [e["id"] for e in indicator["measure"].get("exclusions", ())]


@st.composite
def figures(draw, plan, full, days=True):
    """Rows for most cells of a plan, or for all of them; some twice."""
    shape, rows = oracle.Board(plan, [], datetime.date(2024, 1, 1)), []
    for indicator in plan["indicators"]:
        moments = WINDOWS.get(indicator["measure"].get("regime"), [])
        if days and indicator["measure"]["series"] == "stock":
            moments = moments + ["2024-12-31", "2024-07-01", "2023-12-31"]
        for unit in sorted(set(shape.named(indicator["measure"]["who"]))):
            for moment in moments:
                if not shape.exists(unit, oracle.day(CLOSES.get(moment, moment))):
                    continue
                dated = moment not in CLOSES
                for field in fields_of(indicator):
                    often = (0 if field == "storm" else 9) if not dated else 3
                    if draw(st.integers(0, 9)) > often and not (full and not dated and field != "storm"):
                        continue
                    row = dict(draw(contents(field)), indicator=indicator["id"], unit=unit, window=moment)
                    rows += [row] * (2 if draw(st.integers(0, 49)) == 0 and not full else 1)
    return rows


DAYS = st.sampled_from([datetime.date.fromisoformat(d) for d in (
    "2023-12-31", "2024-03-04", "2024-03-05", "2024-03-08", "2024-03-09", "2024-05-05", "2024-05-06", "2024-06-07",
    "2024-07-16", "2024-08-31", "2024-09-01", "2024-09-06", "2024-12-31", "2025-01-05", "2025-01-06", "2026-01-01")])


@st.composite
def cases(draw, full=False, days=True):
    plan = draw(plans())
    return plan, draw(figures(plan, full, days)), draw(DAYS)


# ---- the oracle ----

def told(part):
    """A part of the command's JSON, in the oracle's words."""
    value = part["value"]
    pair = (value["numerator"], value["denominator"]) if "numerator" in value else None
    since = part.get("irrecoverable_since")
    return {"part": part["part"], "value": value["reason"],
            "exact": Fraction(value["exact"]) if "exact" in value else None, "pair": pair,
            "known": value.get("known"), "expected": value.get("expected"), "verdict": part["verdict"],
            "reason": part["reason"], "still_needed": part.get("still_needed"),
            "allowed_failures": part.get("allowed_failures"), "unlikely": part.get("unlikely", False),
            "since": since and oracle.day(since)}


def assert_agrees(where, ours, theirs):
    for key in ("verdict", "reason", "final", "total"):
        assert theirs[key] == ours[key], (where, key, ours, theirs)
    assert len(theirs["parts"]) == len(ours["parts"]), where
    for expected, part in zip(ours["parts"], map(told, theirs["parts"])):
        for key, value in expected.items():
            # The numbers behind an invalid flow, and how much of an unaddable one is there, the rules leave open.
            if (key == "pair" and expected["value"] == "INVALID") or (key in ("known", "expected") and value is None):
                continue
            assert part[key] == value, (where, key, expected, part)


@settle(250)
@given(cases())
def test_the_board_agrees_with_the_oracle(case):
    plan, rows, as_of = case
    theirs, ours = board_of(plan, rows, as_of), oracle.Board(plan, rows, as_of).cells()
    assert theirs.keys() == ours.keys()
    for where, cell in ours.items():
        assert_agrees(where, cell, theirs[where])


@settle(100)
@given(cases(full=True))
def test_the_board_agrees_with_the_oracle_where_nothing_is_missing(case):
    plan, rows, as_of = case
    theirs = board_of(plan, rows, as_of)
    for where, cell in oracle.Board(plan, rows, as_of).cells().items():
        assert_agrees(where, cell, theirs[where])


# ---- order (N7) ----

def permuted(plan, rows, seed):
    chance = random.Random(seed)
    plan = json.loads(json.dumps(plan))
    for key in ("units", "indicators", "groups", "regimes"):
        chance.shuffle(plan[key])
    for indicator in plan["indicators"]:
        chance.shuffle(indicator["measure"]["who"])
    for group in plan["groups"]:
        chance.shuffle(group["who"])
    return plan, chance.sample(rows, len(rows))


@settle(40)
@given(cases(), st.integers(0, 2**32))
def test_order_changes_no_byte(case, seed):
    plan, rows, as_of = case
    other, shuffled = permuted(plan, rows, seed)
    for options in (["--json"], ["--lang", "vi"], ["--lang", "en"]):
        assert run(plan, rows, as_of, *options) == run(other, shuffled, as_of, *options)


def test_the_order_of_the_example_changes_no_byte(tmp_path):
    plan = json.loads((SOURCE / "data/plans/thanh-xuan-2024.json").read_text(encoding="utf-8"))
    lines = (SOURCE / "data/examples/figures-2024.csv").read_text(encoding="utf-8").splitlines()
    chance, outputs = random.Random(7), set()
    for turn in range(3):
        (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        (tmp_path / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([PARPLAN, "board", tmp_path / "plan.json", "--figures", tmp_path / "figures.csv",
                               "--as-of", "2024-06-06", "--json"], capture_output=True, check=True)
        outputs.add(done.stdout)
        for key in ("units", "indicators", "groups", "tasks", "duties", "areas"):
            chance.shuffle(plan[key])
        groups = {g["id"] for g in plan["groups"]} # a group names only those listed before it
        plan["groups"].sort(key=lambda group: bool(groups.intersection(group["who"])))
        lines[1:] = chance.sample(lines[1:], len(lines) - 1)
    assert len(outputs) == 1


# ---- what is missing is never judged (V9, V4) ----

def is_used(plan, row, as_of):
    """Whether the rules rest the cell of a row on that row."""
    board = oracle.Board(plan, [], as_of)
    indicator = next(i for i in plan["indicators"] if i["id"] == row["indicator"])
    cut_off = min(as_of, board.deadline(indicator))
    closed = [w for w in board.windows(indicator["measure"]) if w.closes <= cut_off]
    if row["field"] == "storm" or row["unit"] not in board.reporters(indicator):
        return False
    wanted = closed if indicator["measure"]["series"] == "flow" else closed[-1:]
    return row["window"] in [w.id for w in wanted]


def concerned(plan, row, cell, unit):
    """Parts of a cell that the row of a unit belongs to."""
    indicator = next(i for i in plan["indicators"] if i["id"] == row["indicator"])
    parts = {p["id"]: p for p in indicator["target"].get("parts", ())}
    level = next(u["level"] for u in plan["units"] if u["id"] == row["unit"])
    return [p for p in cell["parts"] if oracle.Board.in_part(indicator["target"], parts.get(p["part"]), row["field"])
            and parts.get(p["part"], {}).get("level") in (None, level)]


@settle(150)
@given(cases(full=True, days=False), st.data())
def test_a_deleted_figure_leaves_nothing_judged(case, data):
    plan, rows, as_of = case
    used = [n for n, row in enumerate(rows) if is_used(plan, row, as_of)]
    assume(used)
    gone = data.draw(st.sampled_from(used))
    shape, row = oracle.Board(plan, [], as_of), rows[gone]
    for (indicator, unit), cell in board_of(plan, rows[:gone] + rows[gone + 1:], as_of).items():
        if indicator != row["indicator"] or not shape.is_below(row["unit"], unit):
            continue
        for part in concerned(plan, row, cell, unit):
            assert part["verdict"] not in JUDGED, (row, unit, part)
            assert cell["verdict"] not in JUDGED, (row, unit, cell)


@settle(60)
@given(cases(), st.data())
def test_a_second_row_for_a_cell_leaves_it_unjudged(case, data):
    plan, rows, as_of = case
    used = [r for r in rows if is_used(plan, r, as_of) and r["window"] in CLOSES and not any(
        o["window"] not in CLOSES and o["indicator"] == r["indicator"] for o in rows)]
    assume(used)
    row = data.draw(st.sampled_from(used))
    cell = board_of(plan, rows + [row], as_of)[row["indicator"], row["unit"]]
    for part in concerned(plan, row, cell, row["unit"]):
        assert part["verdict"] not in JUDGED


# ---- forecasts decide nothing (V2) ----

@settle(60)
@given(cases())
def test_irrecoverable_never_rests_on_a_forecast(case):
    plan, rows, as_of = case
    blind = [dict(r, further=("unknown", 0)) if r["further"][0] == "forecast" else r for r in rows]
    seen, unseen = board_of(plan, rows, as_of), board_of(plan, blind, as_of)
    for where, cell in seen.items():
        for a, b in zip(cell["parts"], unseen[where]["parts"]):
            assert (a["verdict"], a["reason"]) == (b["verdict"], b["reason"])
            assert a.get("irrecoverable_since") == b.get("irrecoverable_since")


# ---- the schema ----

@settle(30)
@given(cases())
def test_every_board_fits_the_schema(case):
    SCHEMA.validate(json.loads(run(*case, "--json")))


@pytest.mark.parametrize("as_of", ["2024-01-01", "2024-03-05", "2024-06-05", "2024-06-06", "2024-09-06", "2025-01-02",
                                   "2029-06-01"])
def test_the_boards_of_the_examples_fit_the_schema(as_of):
    done = subprocess.run([PARPLAN, "board", "data/plans/thanh-xuan-2024.json", "--figures",
                           "data/examples/figures-2024.csv", "--completions", "data/examples/completions-2024.csv",
                           "--as-of", as_of, "--json"], capture_output=True, check=True, cwd=SOURCE)
    board = json.loads(done.stdout)
    SCHEMA.validate(board)
    assert board["as_of"] == as_of
    assert all(datetime.date.fromisoformat(c["deadline"]) for c in board["cells"])


def described(schema, path="#"):
    for name, child in schema.get("properties", {}).items():
        yield f"{path}/{name}", child
        yield from described(child, f"{path}/{name}")
    for name, child in schema.get("$defs", {}).items():
        yield from described(child, f"{path}/{name}")


def test_the_schema_describes_every_field():
    jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)
    assert [path for path, field in described(SCHEMA.schema)
            if "description" not in field and "$ref" not in field] == []
