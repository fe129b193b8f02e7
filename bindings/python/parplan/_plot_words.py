# SPDX-License-Identifier: Apache-2.0
"""Targets and values in words, for pictures: the same as the printed board says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from ._board import Board, Cell, CellPart
from ._entities import Area, Target
from ._enums import Force, Mark, MeasureType, Reason, Scale, TargetKind, Verdict
from ._number import format_decimal
from ._plot_style import VERDICTS, day_words, exact, reason_words, say
from ._text import Lang

SIGNS: dict[TargetKind, str] = {
    TargetKind.AT_MOST: "≤ ",
    TargetKind.APPROX: "≈ ",
    TargetKind.REDUCTION: "↓ ≥ ",
    TargetKind.INCREASE: "↑ ≥ ",
    TargetKind.RANK_WITHIN: "≤ ",
    TargetKind.MILESTONE: "",
}


def verdict_words(cell: Cell, part: CellPart, lang: Lang) -> str:
    """The verdict, since when it is lost, or why there is none, and what is still needed."""
    words = VERDICTS[part.verdict].name.in_(lang)
    if part.verdict == Verdict.CANNOT_DETERMINE and part.reason != Reason.NONE:
        return f"{words}: {reason_words(part.reason, lang, part.known, part.expected)}"
    if part.irrecoverable_since:
        since = day_words(part.irrecoverable_since, lang)
        return f"{words} {say(lang, 'từ', 'since')} {since}"
    if part.verdict == Verdict.NOT_MET and cell.final:
        return say(lang, "Không đạt", words)
    if part.still_needed and part.verdict == Verdict.NOT_MET:
        more = amount(part.still_needed, cell.indicator.measure.decimals, lang)
        return words + say(lang, f", cần thêm {more}", f", {more} more needed")
    return words


def missing_words(part: CellPart, lang: Lang) -> str:
    """Why a part has no value: not yet due, or what is wrong with the figure."""
    waiting = part.reason == Reason.NOT_YET_DUE
    why = part.reason if waiting else part.value_reason or part.reason or Reason.NO_DATA
    return reason_words(why, lang, part.known, part.expected)


def amount(number: int, decimals: int, lang: Lang) -> str:
    """A numerator or denominator as it was reported."""
    mark = Mark.POINT if lang == "en" else Mark.COMMA
    return format_decimal(Decimal(number).scaleb(-decimals), mark=mark)


def counts_units(cell: Cell) -> bool:
    """Whether a total says how many of the units below met their target: nothing else adds up."""
    return cell.total and cell.indicator.measure.type == MeasureType.EVENTS


def value_words(cell: Cell, part: CellPart, lang: Lang) -> tuple[str, str]:
    """The value, told apart from the threshold, and its figures; "" for what is not there."""
    scale = cell.scale
    decimals = cell.indicator.measure.decimals
    units = counts_units(cell)
    value = pair = ""
    if part.shown is not None and scale != Scale.RANK and not units:
        value = exact(part.shown, lang, percent=scale == Scale.PERCENT, apart=part.threshold)
    if part.numerator is None or part.denominator is None:
        return value, pair
    if scale == Scale.RANK and not part.denominator:
        pair = amount(part.numerator, 0, lang)
    elif scale != Scale.NUMBER or units:
        pair = "/".join(amount(n, decimals, lang) for n in (part.numerator, part.denominator))
    return value, pair


def threshold_of(target: Target, part: CellPart) -> Fraction | None:
    """Where the line of the target is drawn, for ranks among the units that are ranked."""
    if target.kind != TargetKind.RANK_WITHIN:
        return part.threshold
    if target.rank:
        return Fraction(target.rank)
    if part.threshold is None or not part.denominator:
        return None
    return Fraction(floor(part.threshold * part.denominator))


def threshold_label(target: Target, parts: Sequence[CellPart], lang: Lang, *, percent: bool) -> str:
    """The threshold with its sign; it reads like none of the values that differ from it."""
    threshold = parts[0].threshold
    if target.kind == TargetKind.RANK_WITHIN and target.rank:
        return f"≤ {target.rank}"
    if threshold is None:
        return ""
    others = [part.shown for part in parts if part.shown not in (None, threshold)]
    near = sorted((abs(o - threshold), o) for o in others if o is not None)
    closest = near[0][1] if near else None
    percent = percent or target.kind == TargetKind.RANK_WITHIN
    sign = SIGNS.get(target.kind, "≥ ") if target.kind else ""
    return sign + exact(threshold, lang, percent=percent, apart=closest)


def force_words(force: Force | None, lang: Lang) -> str:
    """Whether a target binds."""
    if force == Force.STRIVE:
        return say(lang, "phấn đấu", "strive")
    return say(lang, "bắt buộc", "binding")


def subtitle_of(cell: Cell, lang: Lang) -> str:
    """Clause, force, deadline, and whether the verdict may still change."""
    force, by = force_words(cell.target.force, lang), day_words(cell.deadline, lang)
    clause = cell.indicator.clause
    words = say(lang, f"mục {clause} · {force} · hạn {by}", f"clause {clause} · {force} · by {by}")
    return words if cell.final else words + say(lang, " · tạm tính", " · so far")


def title_of(board: Board, lang: Lang, area: Area | None = None) -> tuple[str, str]:
    """The heading of a picture, and the line below it."""
    day = day_words(board.as_of, lang)
    words = say(lang, f"Tình hình đến ngày {day}", f"As of {day}")
    if area:
        words += f" · {area.id}. {area.name.in_(lang)}"
    return board.plan.title.in_(lang), words
