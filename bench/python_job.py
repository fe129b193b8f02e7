# SPDX-License-Identifier: Apache-2.0
"""The tutorial's job, by parplan and as an analyst writes it with pandas and numpy. Medians of turns taken side by side.

Both read the plan and the figures, judge the shares, say what is still needed and when reports are due. The analyst's
code can do undivided shares, shares by level, and one reporting duty, in doubles; their answers are compared, and where
they differ is said.

    python_job.py PACKAGE_FOLDER [ROUNDS]
"""

import collections
import json
import statistics
import sys
import time
from datetime import date
from fractions import Fraction

sys.path.insert(0, sys.argv[1])
import parplan

PLAN, FIGURES = "data/plans/thanh-xuan-2024.json", "data/examples/figures-2024.csv"
AS_OF, FIRST, LAST = date(2024, 6, 5), date(2024, 6, 1), date(2024, 9, 30)
ROUNDS = max(5, int(sys.argv[2])) if len(sys.argv) > 2 else 21

try:
    import numpy
    import pandas
except ImportError as error:
    print(f"missing: pandas and numpy ({error})")
    sys.exit()


# ---- parplan ----


def ours():
    """Verdict and need of each part, the days of the report R.1, and what each step took."""
    steps = [("load_plan", time.perf_counter_ns())]

    def step(name):
        steps.append((name, time.perf_counter_ns()))

    plan = parplan.load_plan(PLAN)
    step("load_figures")
    figures = parplan.load_figures(plan, FIGURES)
    step("board")
    board = parplan.board(plan, figures, AS_OF)
    step("every cell")
    shares = {
        (cell.indicator.id, cell.unit.id, part.id): (part.verdict.name, part.still_needed)
        for cell in board.cells()
        for part in cell.parts
        if not cell.total
    }
    step("agenda")
    items = parplan.agenda(plan, FIRST, LAST, as_of=AS_OF)
    step("every item")
    days = {(item.unit.id, item.due.effective) for item in items if item.id == "R.1"}
    step("")
    return shares, days, {name: after - at for (name, at), (_, after) in zip(steps, steps[1:])}


# ---- an analyst ----

WINDOW_ENDS = {
    "2024-Q1": "2024-03-05",
    "2024-H1": "2024-06-05",
    "2024-9M": "2024-09-05",
    "2024-Y": "2024-12-05",
}
HOLIDAYS = [
    "2024-01-01",
    "2024-02-08",
    "2024-02-09",
    "2024-02-12",
    "2024-02-13",
    "2024-02-14",
    "2024-04-18",
    "2024-04-29",
    "2024-04-30",
    "2024-05-01",
    "2024-09-02",
    "2024-09-03",
]


def thresholds(plan):
    """Rows of indicator, part, level, threshold, whether failures are final."""
    for one in plan["indicators"]:
        measure, target = one["measure"], one["target"]
        if measure["type"] != "ratio" or target.get("kind") not in ("at_least", "coverage"):
            continue
        final = measure.get("failures") == "final"
        if "value" in target:
            yield one["id"], "", None, float(target["value"].rstrip("%")) / 100, final
        elif all("level" in part for part in target.get("parts", [{}])):
            for part in target["parts"]:
                yield (
                    one["id"],
                    part["id"],
                    part["level"],
                    float(part["value"].rstrip("%")) / 100,
                    final,
                )


def analyst():
    with open(PLAN, encoding="utf-8") as file:
        plan = json.load(file)
    goals = pandas.DataFrame(
        list(thresholds(plan)), columns=["indicator", "part", "level", "least", "final"]
    )
    units = pandas.DataFrame({"unit": u["id"], "of": u.get("level")} for u in plan["units"])
    rows = pandas.read_csv(
        FIGURES, dtype={"indicator": str, "unit": str, "window": str, "field": str, "value": str}
    )
    rows = rows[rows["field"].isna() & rows["state"].isna()]
    rows["end"] = pandas.to_datetime(rows["window"].map(WINDOW_ENDS))
    rows = rows[rows["end"] <= pandas.Timestamp(AS_OF)].sort_values("end", kind="stable")
    last = rows.groupby(["indicator", "unit"], as_index=False).last()
    table = last.merge(goals, on="indicator").merge(units, on="unit")
    table = table[table["level"].isna() | (table["level"] == table["of"])]
    table = table[table["denominator"] > 0]
    met = table["numerator"] / table["denominator"] >= table["least"]
    short = table["least"] * table["denominator"] - table["numerator"]
    dilute = numpy.where(table["final"] & (table["least"] < 1), 1 - table["least"], 1)
    need = numpy.ceil(short / dilute).clip(lower=0).astype(int)
    keys = zip(table["indicator"], table["unit"], table["part"])
    shares = {
        key: ("MET" if good else "NOT_MET", int(more)) for key, good, more in zip(keys, met, need)
    }
    return shares, reports(plan)


def reports(plan):
    """Days of the report R.1: the 5th of a quarter's last month, or the next working day."""
    known = numpy.busdaycalendar(holidays=HOLIDAYS)
    days = numpy.busday_offset(
        list(WINDOW_ENDS.values()), 0, roll="forward", busdaycal=known
    ).tolist()
    return {
        (unit["id"], day)
        for unit in plan["units"]
        if unit.get("kind") != "none" and unit["id"] != "thanh-xuan"
        for day in days
        if FIRST <= day <= LAST
    }


# ---- the table ----


def compare(shares, days, other_shares, other_days):
    same, why = 0, collections.Counter()
    for key, (verdict, need) in other_shares.items():
        wanted = shares.get(key)
        if wanted == (verdict, need):
            same += 1
        elif wanted is None:
            why["a cell that the plan does not have"] += 1
        elif wanted[0] != verdict:
            why[f"{verdict} where it is {wanted[0]}"] += 1
        else:
            why[f"{verdict}, another number still needed"] += 1
    print(f"  the analyst's {len(other_shares)} of {len(shares)} parts: {same} the same")
    for what, count in why.most_common():
        print(f"    {count:>4}  {what}")
    print(f"    {len(shares.keys() - other_shares.keys()):>4}  not judged by the analyst's code")
    print(
        f"  days of the report: {'the same' if days == other_days else 'others'}, "
        f"{len(days)} and {len(other_days)}"
    )


def doubles():
    """Needs and verdicts beside a threshold, in doubles and exactly: for this plan's thresholds and for all whole ones."""
    with open(PLAN, encoding="utf-8") as file:
        found = sorted({least for _, _, _, least, _ in thresholds(json.load(file))})
    most = 20_000
    cases = numpy.arange(1, most + 1)
    for title, all_of_them in (
        ("this plan's thresholds", found),
        ("1 % to 100 %", [n / 100 for n in range(1, 101)]),
    ):
        wrong_need = wrong_verdict = 0
        for least in all_of_them:
            exact = Fraction(round(least * 1000), 1000)
            needed = -(-cases * exact.numerator // exact.denominator)
            wrong_need += int((numpy.ceil(least * cases) != needed).sum())
            wrong_verdict += int(
                (needed / cases < least).sum() + ((needed - 1) / cases >= least).sum()
            )
        print(
            f"  in doubles, {title}, 1 to {most:,} cases: "
            f"the number needed is wrong {wrong_need:,} times of "
            f"{len(all_of_them) * most:,}, the verdict beside the threshold {wrong_verdict:,} times"
        )


def main():
    shares, days, _ = ours()
    others = analyst()
    times = collections.defaultdict(list)
    for turn in range(ROUNDS + 1):
        start = time.perf_counter_ns()
        steps = ours()[2]
        middle = time.perf_counter_ns()
        analyst()
        took = {**steps, "parplan": middle - start, "analyst": time.perf_counter_ns() - middle}
        for name, each in took.items() if turn > 0 else ():
            times[name].append(each)
    middle = {name: statistics.median(each) for name, each in times.items()}
    print(
        "\nThe tutorial's job: plan, figures, board, what is still needed, agenda; "
        f"medians of {ROUNDS} rounds"
    )
    print(f"  {'':<40} {'ms':>10} {'/ parplan':>10}")
    rows = [
        ("parplan", f"parplan {parplan.__version__}, exact, all of it"),
        *((name, "  of that") for name in steps),
        (
            "analyst",
            f"pandas {pandas.__version__}, numpy {numpy.__version__}, the shares and one duty",
        ),
    ]
    for name, note in rows:
        print(
            f"  {name:<40} {middle[name] / 1e6:>10.2f} "
            f"{middle[name] / middle['parplan']:>10.2f}   {note}"
        )
    compare(shares, days, *others)
    doubles()


main()
