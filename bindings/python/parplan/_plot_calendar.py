# SPDX-License-Identifier: Apache-2.0
"""A picture of a year: what each day is."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from matplotlib.figure import Figure

from ._calendar import Calendar, Day, DayTotal
from ._enums import Certainty, DayKind
from ._plot_style import (
    KEY_ROW,
    LINE,
    MARGIN,
    SOFT,
    Look,
    Sheet,
    draw_key,
    house_style,
    key_rows,
    say,
    text_width,
    wrap,
)
from ._text import Lang, Text

CELL_WIDTH, CELL_HEIGHT = 0.38, 0.31
MONTH_GAP = 0.36
MONTH_HEAD = 0.62
ACROSS = 4
LIST_COLUMNS = 3

WEEKDAYS = {"vi": "T2 T3 T4 T5 T6 T7 CN", "en": "Mo Tu We Th Fr Sa Su"}
MONTHS = (
    "January February March April May June July August September October November December"
).split()

KINDS: dict[DayKind, Look] = {
    DayKind.WORKING: Look(Text("Ngày làm việc", "Working day"), "#FFFFFF"),
    DayKind.WEEKEND: Look(Text("Cuối tuần", "Weekend"), "#C6C6C6"),
    DayKind.REST: Look(Text("Nghỉ lễ, nghỉ bù, hoán đổi", "Holiday or day off"), "#D55E00"),
    DayKind.MAKEUP: Look(Text("Làm bù", "Make-up day, worked"), "#56B4E9", "", "+"),
}
ANNOUNCED = Look(
    Text("Công bố nghỉ, chưa ban hành: vẫn như cũ", "Announced off, not enacted: as before"),
    "#F0E442", "....", "?",
)  # fmt: skip
CERTAINTY: dict[Certainty, Text] = {
    Certainty.CONFIRMED: Text("Đã có quyết định của năm", "The year's decision is known"),
    Certainty.RULE_BASED: Text(
        "Theo luật, chưa có quyết định của năm", "By the statute: the year's decision is not known"
    ),
    Certainty.ANNOUNCED: Text("Có ngày mới chỉ công bố", "Some days are only announced"),
    Certainty.UNCERTAIN_LUNAR: Text(
        "Theo luật; ngày sóc gần nửa đêm nên ngày âm lịch có thể lệch một ngày",
        "By the statute; a new moon near midnight may move lunar days by one",
    ),
}
RULE_BASED = Text("Nghỉ theo luật, chưa có quyết định", "Day off by the statute, not decided yet")
UNSURE_MOON = Text("Nghỉ theo âm lịch chưa chắc chắn", "Day off by an uncertain lunar day")


def day_look(day: Day) -> Look:
    """How a day looks: its kind, hatched as far as it is not confirmed."""
    if day.certainty == Certainty.ANNOUNCED:
        return ANNOUNCED
    look = KINDS[day.kind]
    if day.kind not in (DayKind.REST, DayKind.MAKEUP) or day.certainty == Certainty.CONFIRMED:
        return look
    if day.certainty == Certainty.UNCERTAIN_LUNAR:
        return replace(look, name=UNSURE_MOON, hatch="xxxx", symbol="~")
    return replace(look, name=RULE_BASED if day.kind == DayKind.REST else look.name, hatch="////")


def _days(calendar: Calendar, year: int) -> dict[date, Day]:
    first = date(year, 1, 1)
    count = (date(year, 12, 31) - first).days + 1
    return {day: calendar.why(day) for day in (first + timedelta(i) for i in range(count))}


def _named(days: dict[date, Day], lang: Lang) -> list[tuple[str, str]]:
    """The days with a name, those in a row together: "08/02 – 12/02", "Tết Nguyên đán"."""
    runs: list[tuple[date, date, str]] = []
    for day, what in days.items():
        if what.name is None:
            continue
        words = what.name.in_(lang)
        if what.certainty == Certainty.ANNOUNCED:
            words += f" ({ANNOUNCED.name.in_(lang).lower()})"
        if runs and runs[-1][1] == day - timedelta(1) and runs[-1][2] == words:
            runs[-1] = runs[-1][0], day, words
        else:
            runs.append((day, day, words))
    return [
        (_short(a, lang) if a == b else f"{_short(a, lang)} – {_short(b, lang)}", words)
        for a, b, words in runs
    ]


def _short(day: date, lang: Lang) -> str:
    return say(lang, f"{day:%d/%m}", f"{day.day} {MONTHS[day.month - 1][:3]}")


def _listed(named: Sequence[tuple[str, str]], width: float) -> list[list[tuple[str, list[str]]]]:
    """The named days in columns of about one length."""
    items = [(days, wrap(words, width)) for days, words in named]
    most = -(-sum(len(lines) for _, lines in items) // LIST_COLUMNS)
    columns: list[list[tuple[str, list[str]]]] = [[]]
    used = 0
    for item in items:
        if columns[-1] and used + len(item[1]) > most and len(columns) < LIST_COLUMNS:
            columns.append([])
            used = 0
        columns[-1].append(item)
        used += len(item[1])
    return columns


def _total_words(total: DayTotal, lang: Lang) -> str:
    return say(
        lang,
        f"{total.working} ngày làm việc (có {total.makeup} ngày làm bù) · "
        f"{total.weekend} ngày cuối tuần · {total.rest} ngày nghỉ khác",
        f"{total.working} working days ({total.makeup} of them make-up) · "
        f"{total.weekend} weekend days · {total.rest} other days off",
    )


def _draw_month(
    sheet: Sheet, x: float, y: float, month: date, days: dict[date, Day], lang: Lang
) -> None:
    name = say(lang, f"Tháng {month.month}", MONTHS[month.month - 1])
    sheet.write(x, y + 0.14, name, size=10.5, bold=True)
    for column, word in enumerate(WEEKDAYS[lang].split()):
        middle = x + (column + 0.5) * CELL_WIDTH
        sheet.write(middle, y + 0.44, word, size=8, ha="center", color=SOFT)
    for row, week in enumerate(Weeks().monthdatescalendar(month.year, month.month)):
        for column, day in enumerate(week):
            if day.month == month.month:
                left, top = x + column * CELL_WIDTH, y + MONTH_HEAD + row * CELL_HEIGHT
                _draw_day(sheet, left, top, day, days[day])


def _draw_day(sheet: Sheet, x: float, y: float, day: date, what: Day) -> None:
    look = day_look(what)
    sheet.box(x, y, CELL_WIDTH, CELL_HEIGHT, replace(look, symbol=""), gid=f"day:{day}")
    behind = {"boxstyle": "round,pad=0.08", "facecolor": look.colour, "edgecolor": "none"}
    sheet.write(
        x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2, f"{day.day}{look.symbol}", size=8.5,
        bold=what.kind not in (DayKind.WORKING, DayKind.WEEKEND) or what.name is not None,
        ha="center", va="center", bbox=behind if look.hatch else None,
    )  # fmt: skip


def _draw_named(
    sheet: Sheet, y: float, columns: list[list[tuple[str, list[str]]]], width: float, lead: float
) -> None:
    for index, items in enumerate(columns):
        x, top = MARGIN + index * width, y
        for days, lines in items:
            sheet.write(x, top + LINE / 2, days, bold=True)
            top = sheet.lines(x + lead, top, lines)


@house_style()
def plot_calendar(calendar: Calendar, year: int, *, lang: Lang = "vi") -> Figure:
    """Twelve months, each day by what it is, with the names of the days off below."""
    days = _days(calendar, year)
    total = calendar.total(date(year, 1, 1), date(year, 12, 31))
    month_width, month_height = 7 * CELL_WIDTH, MONTH_HEAD + 6 * CELL_HEIGHT
    width = 2 * MARGIN + ACROSS * month_width + (ACROSS - 1) * MONTH_GAP
    inner = width - 2 * MARGIN
    named = _named(days, lang)
    lead = 0.15 + max((text_width(a, bold=True) for a, _ in named), default=0.0)
    columns = _listed(named, inner / LIST_COLUMNS - lead - 0.25)
    seen = set(map(day_look, days.values()))
    present = [look for look in dict.fromkeys([*KINDS.values(), *seen]) if look in seen]
    key = key_rows([(look, look.name.in_(lang)) for look in present], inner)
    months_top = 1.25
    key_top = months_top + 12 / ACROSS * (month_height + 0.12) + 0.1
    list_top = key_top + len(key) * KEY_ROW + 0.15
    tallest = max((sum(len(lines) for _, lines in items) for items in columns), default=0)

    sheet = Sheet(width, list_top + tallest * LINE + MARGIN)
    heading = say(lang, f"Lịch làm việc năm {year}", f"Working days of {year}")
    sheet.write(MARGIN, 0.4, f"{heading} ({calendar.id})", size=15, bold=True)
    sure = CERTAINTY[total.certainty].in_(lang)
    sheet.write(MARGIN, 0.72, sure, size=10, bold=total.certainty != Certainty.CONFIRMED)
    sheet.write(MARGIN, 0.97, _total_words(total, lang), size=9.5, color=SOFT)
    for month in range(12):
        row, column = divmod(month, ACROSS)
        x = MARGIN + column * (month_width + MONTH_GAP)
        y = months_top + row * (month_height + 0.12)
        _draw_month(sheet, x, y, date(year, month + 1, 1), days, lang)
    draw_key(sheet, key_top, key)
    _draw_named(sheet, list_top, columns, inner / LIST_COLUMNS, lead)
    return sheet.picture
