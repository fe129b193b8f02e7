# SPDX-License-Identifier: Apache-2.0
"""What a board must say of ratios, worked out again from the rules and from nothing else.

It reads docs/plan-format.md's documents and the columns of a figures file, and follows the rules N, V
and "what is still needed" in plain Python with fractions. It shares no code with the library, is slow,
and knows ratios only: every window, every roll-up, carve-outs, level splits, exclusions, versions aside.
"""
import datetime
from fractions import Fraction
from math import ceil, floor

ONE_DAY = datetime.timedelta(days=1)
MISSING = ("NO_DATA", "NOT_YET_DUE")
# What speaks for several parts without a verdict: the last of these that one of them has.
WEIGHT = ("NOT_YET_DUE", "NO_DATA", "PARTIAL", "UNDEFINED_TARGET", "CONFLICT", "INVALID")


def day(text):
    return datetime.date.fromisoformat(text)


def share(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def year_day(rule, year):
    year += rule.get("year", 0)
    last = (datetime.date(year + rule["month"] // 12, rule["month"] % 12 + 1, 1) - ONE_DAY).day
    return datetime.date(year, rule["month"], min(rule["day"], last))


class Window:
    def __init__(self, id, opens, closes, due):
        self.id, self.opens, self.closes, self.due = id, opens, closes, due


class Value:
    """Exact, or one reason why there is none (V1)."""

    def __init__(self, reason=None, exact=None, pair=None, known=None, expected=None):
        self.reason, self.exact, self.pair = reason, exact, pair
        self.known, self.expected = known, expected
        self.not_yet_due = False
        self.further = ("bound", 0)


def exact(pair, overflow=False):
    n, d = pair
    if d < 0 or (n > d and not overflow) or (d == 0 and n != 0):
        return Value("INVALID", pair=pair)
    if d == 0:
        return Value("ZERO_DENOMINATOR", pair=pair)
    return Value(exact=Fraction(n, d), pair=pair)


def add_further(all_of_them):
    kinds = {kind for kind, _ in all_of_them}
    kind = "unknown" if "unknown" in kinds else "forecast" if "forecast" in kinds else "bound"
    return kind, sum(n for _, n in all_of_them)


class Board:
    def __init__(self, plan, rows, as_of):
        self.plan, self.as_of = plan, as_of
        self.units = {u["id"]: u for u in plan["units"]}
        self.groups = {g["id"]: g["who"] for g in plan.get("groups", [])}
        self.regimes = {r["id"]: r for r in plan["regimes"]}
        self.starts = day(plan["period"]["from"])
        self.ends = day(plan["period"]["to"])
        self.rows = [dict(r) for r in rows]
        for row in self.rows:
            indicator = next(i for i in plan["indicators"] if i["id"] == row["indicator"])
            windows = {w.id: w for w in self.windows(indicator["measure"])}
            if row["window"] in windows:
                row["opens"], row["closes"] = windows[row["window"]].opens, windows[row["window"]].closes
            else:
                row["opens"] = row["closes"] = day(row["window"])

    # ---- who, when ----

    def windows(self, measure):
        """All windows of the plan's years, by the day they close."""
        found = []
        regime = self.regimes.get(measure.get("regime"))
        for year in range(self.starts.year, self.ends.year + 1) if regime else ():
            for p in regime["periods"]:
                due = year_day(p["due"], year) - (ONE_DAY if regime["bound"] == "before" else 0 * ONE_DAY)
                found.append(Window(f"{year}-{p['id']}", year_day(p["from"], year), year_day(p["to"], year), due))
        return sorted((w for w in found if w.closes >= self.starts and w.opens <= self.ends), key=lambda w: w.closes)

    def deadline(self, indicator):
        return day(indicator["target"].get("deadline", self.plan["period"]["to"]))

    def exists(self, unit, date):
        valid = self.units[unit].get("valid", {})
        return day(valid.get("from", "0001-01-01")) <= date <= day(valid.get("to", "9999-12-31"))

    def named(self, who):
        for name in who:
            yield from self.named(self.groups[name]) if name in self.groups else (name,)

    def is_below(self, unit, top):
        while unit is not None and unit != top:
            unit = self.units[unit].get("parent")
        return unit == top

    def reporters(self, indicator):
        measure = indicator["measure"]
        cut_off = min(self.as_of, self.deadline(indicator))
        closed = [w for w in self.windows(measure) if w.closes <= cut_off]
        days = [w.closes for w in closed] or [cut_off]
        if measure["series"] != "flow":
            days = days[-1:]
        return sorted({u for u in self.named(measure["who"]) if any(self.exists(u, d) for d in days)})

    # ---- values ----

    @staticmethod
    def in_part(target, part, field):
        if part is None or "level" in part:
            return True
        if part.get("fields"):
            return field in part["fields"]
        return not any(field in p.get("fields", ()) for p in target["parts"])

    def settle(self, indicator, part, rows):
        """What the rows of one moment say together."""
        excluded = {e["id"] for e in indicator["measure"].get("exclusions", ())}
        expected = len(part.get("fields", ())) or 1 if part else 1
        figures = [r for r in rows if r["field"] not in excluded]
        if not figures:
            return Value("NO_DATA")
        if len({r["field"] for r in rows}) < len(rows):
            return Value("CONFLICT")
        if len(figures) < expected:
            return Value("PARTIAL", known=len(figures), expected=expected)
        live = [r for r in figures if r["state"] != "not_applicable"]
        pairs = [r for r in live if r["numerator"] is not None]
        if not live:
            return Value("NOT_APPLICABLE")
        if not pairs and len(live) == 1:
            value = share(live[0]["value"])
            return Value("INVALID") if value > 1 else Value(exact=value)
        if len(pairs) < len(live):
            return Value("PARTIAL", known=len(pairs), expected=len(live))
        out = sum(r["denominator"] or 0 for r in rows if r["field"] in excluded)
        return exact((sum(r["numerator"] for r in pairs), sum(r["denominator"] for r in pairs) - out),
                     indicator["measure"].get("overflow", False))

    def value_of_unit(self, indicator, part, unit, as_of):
        excluded = {e["id"] for e in indicator["measure"].get("exclusions", ())}
        cut_off = min(as_of, self.deadline(indicator))
        windows = [w for w in self.windows(indicator["measure"]) if w.closes <= cut_off]
        rows = [r for r in self.rows if (r["indicator"], r["unit"]) == (indicator["id"], unit)
                and self.starts <= r["closes"] <= cut_off and self.in_part(indicator["target"], part, r["field"])]
        figures = [r for r in rows if r["field"] not in excluded]
        if indicator["measure"]["series"] == "flow":
            windows = [w for w in windows if self.exists(unit, w.closes)]
            return self.flow(indicator, part, rows, windows, as_of)
        newest = max((r["closes"] for r in figures), default=None)
        if newest is None or (windows and newest < windows[-1].closes):
            due = windows[-1].due if windows else self.deadline(indicator)
            return self.missing(as_of, due)
        now = [r for r in rows if r["closes"] == newest]
        value = self.settle(indicator, part, now)
        value.further = add_further([r["further"] for r in now if r["field"] not in excluded])
        return value

    @staticmethod
    def missing(as_of, due):
        value = Value("NO_DATA")
        value.not_yet_due = as_of <= due
        value.further = ("unknown", 0)
        return value

    def flow(self, indicator, part, rows, windows, as_of):
        excluded = {e["id"] for e in indicator["measure"].get("exclusions", ())}
        parts, newest = [], None
        for window in windows:
            now = [r for r in rows if (r["opens"], r["closes"]) == (window.opens, window.closes)]
            parts.append(self.settle(indicator, part, now))
            newest = [r for r in now if r["field"] not in excluded] or newest
        if newest is None:
            return self.missing(as_of, windows[-1].due if windows else self.deadline(indicator))
        reasons = [p.reason for p in parts]
        known = sum(r not in ("NO_DATA", "PARTIAL") for r in reasons)
        live = [p for p in parts if p.reason in (None, "ZERO_DENOMINATOR")]
        pairs = [p.pair for p in live if p.pair is not None]
        if "CONFLICT" in reasons:
            value = Value("CONFLICT")
        elif "INVALID" in reasons:
            value = Value("INVALID")
        elif known < len(windows):
            value = Value("PARTIAL", known=known, expected=len(windows))
        elif not live:
            value = Value("NOT_APPLICABLE")
        elif len(live) == 1:
            value = live[0]
        elif len(pairs) < len(live):
            value = Value("PARTIAL", known=None)
        else:
            value = exact((sum(n for n, _ in pairs), sum(d for _, d in pairs)), True)
        value.further = add_further([r["further"] for r in newest])
        return value

    def roll_up(self, indicator, values):
        rollup = indicator["measure"].get("rollup", "sum_ratio")
        live = [v for v in values if v.reason != "NOT_APPLICABLE"]
        there = [v for v in live if v.reason in (None, "ZERO_DENOMINATOR")]
        total = self.combine(rollup, live, there)
        total.not_yet_due = bool(live) and all(v.not_yet_due for v in live)
        total.further = add_further([v.further for v in live])
        return total

    @staticmethod
    def combine(rollup, live, there):
        for reason in ("INVALID", "CONFLICT"):
            if any(v.reason == reason for v in live):
                return Value(reason)
        if not live:
            return Value("NOT_APPLICABLE")
        if all(v.reason == "NO_DATA" for v in live):
            return Value("NO_DATA")
        if len(there) < len(live):
            return Value("PARTIAL", known=len(there), expected=len(live))
        if rollup == "none":
            return Value("PARTIAL", known=0, expected=len(live))
        if rollup in ("sum_ratio", "sum"):
            pairs = [v.pair for v in there if v.pair is not None]
            if len(pairs) < len(there):
                return Value("PARTIAL", known=len(pairs), expected=len(live))
            return exact((sum(n for n, _ in pairs), sum(d for _, d in pairs)), True)
        cases = [v for v in there if v.reason is None]
        if not cases:
            return Value("ZERO_DENOMINATOR")
        if rollup == "mean_of_units":
            return Value(exact=sum(v.exact for v in cases) / len(cases))
        chosen = (min if rollup == "min" else max)(cases, key=lambda v: v.exact)
        return Value(exact=chosen.exact, pair=chosen.pair)

    # ---- verdicts ----

    def value(self, indicator, part, reporters, as_of):
        values = [self.value_of_unit(indicator, part, u, as_of) for u in reporters]
        return values[0] if len(values) == 1 else self.roll_up(indicator, values)

    def judge(self, indicator, part, value, as_of):
        """Verdict, reason, still needed, allowed failures, unlikely."""
        target, measure = indicator["target"], indicator["measure"]
        if value.reason == "NOT_APPLICABLE":
            return "NOT_APPLICABLE", None, None, None, False
        if value.reason == "NO_DATA" and value.not_yet_due:
            return "CANNOT_DETERMINE", "NOT_YET_DUE", None, None, False
        if value.reason == "ZERO_DENOMINATOR":
            empty = measure.get("empty", "not_applicable")
            return {"not_applicable": ("NOT_APPLICABLE", None, None, None, False),
                    "met": ("MET", None, 0, None, False),
                    "no_data": ("CANNOT_DETERMINE", "NO_DATA", None, None, False)}[empty]
        if value.reason is not None:
            return "CANNOT_DETERMINE", value.reason, None, None, False
        least = share(part["value"] if part else target["value"])
        if value.pair is None:
            met = value.exact >= least
            return "MET" if met else "NOT_MET", None, 0 if met else None, None, False
        return self.judge_share(*value.pair, least, measure["failures"] == "final", value.further,
                                as_of > self.deadline(indicator))

    @staticmethod
    def judge_share(n, d, p, final, further, closed):
        kind, m = ("bound", 0) if closed else further
        if kind == "unknown":
            m = 0
        needed = max(0, ceil(p * (d + m)) - n)
        if final and kind == "unknown":
            needed = max(0, ceil((p * d - n) / (1 - p))) if p < 1 else None if n < d else 0
        allowed = None
        if final and not closed:
            allowed = floor((1 - p) * (d + m)) - (d - n)
            if kind == "unknown":  # as many as may fail in a row
                allowed = floor(n / p) - d if p else (1 << 63) - 1 - d
        if Fraction(n, d) >= p:
            return "MET", None, needed, allowed, False
        out_of_reach = needed is None or needed > m
        if final and ((p == 1) or (kind == "bound" and out_of_reach)):
            return "IRRECOVERABLE", None, None, allowed, False
        return "NOT_MET", None, needed, allowed, final and kind == "forecast" and out_of_reach

    def since(self, indicator, part, reporters):
        """The earliest cut-off from which on every one says IRRECOVERABLE, or else the deadline."""
        last = min(self.as_of, self.deadline(indicator))
        excluded = {e["id"] for e in indicator["measure"].get("exclusions", ())}
        days = {r["closes"] for r in self.rows if r["indicator"] == indicator["id"] and r["unit"] in reporters
                and self.starts <= r["closes"] <= last and r["field"] not in excluded
                and self.in_part(indicator["target"], part, r["field"])}
        found = last
        for date in sorted(days, reverse=True):
            if self.judge(indicator, part, self.value(indicator, part, reporters, date), date)[0] != "IRRECOVERABLE":
                break
            found = date
        return found

    def cell(self, indicator, unit):
        """The cell, or None where the target does not concern the unit."""
        parts, several = [], False
        for part in indicator["target"].get("parts", [None]):
            reporters = [u for u in self.reporters(indicator) if self.is_below(u, unit)
                         and (part is None or part.get("level") in (None, self.units[u]["level"]))]
            if not reporters:
                continue
            several |= len(reporters) > 1
            value = self.value(indicator, part, reporters, self.as_of)
            verdict, reason, needed, allowed, unlikely = self.judge(indicator, part, value, self.as_of)
            parts.append({
                "part": part and part["id"], "value": value.reason, "exact": value.exact, "pair": value.pair,
                "known": value.known, "expected": value.expected, "verdict": verdict, "reason": reason,
                "still_needed": needed, "allowed_failures": allowed, "unlikely": unlikely,
                "since": self.since(indicator, part, reporters) if verdict == "IRRECOVERABLE" else None})
        if not parts:
            return None
        verdict, reason = self.together(parts)
        return {"verdict": verdict, "reason": reason, "final": self.as_of > self.deadline(indicator),
                "total": several or unit not in set(self.named(indicator["measure"]["who"])), "parts": parts}

    @staticmethod
    def together(parts):
        open_reasons = [p["reason"] for p in parts if p["verdict"] == "CANNOT_DETERMINE"]
        if open_reasons:
            reason = max(open_reasons, key=WEIGHT.index)
            if reason in MISSING and (len(open_reasons) < len(parts) or len(set(open_reasons)) > 1):
                reason = "PARTIAL"
            return "CANNOT_DETERMINE", reason
        for verdict in ("IRRECOVERABLE", "NOT_MET", "MET"):
            if any(p["verdict"] == verdict for p in parts):
                return verdict, None
        return "NOT_APPLICABLE", None

    def cells(self):
        found = {(i["id"], u): self.cell(i, u) for i in self.plan["indicators"] for u in self.units}
        return {key: cell for key, cell in found.items() if cell is not None}
