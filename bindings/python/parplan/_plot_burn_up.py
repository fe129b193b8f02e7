# SPDX-License-Identifier: Apache-2.0
"""A picture of one cell over the year: reached, required, still needed, and the pace that takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import nan

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ._board import Board
from ._days import add_months
from ._enums import Scale
from ._plot_story import Moment, Story, stories_of
from ._plot_style import (
    INK,
    KEY_ROW,
    LINE,
    MARGIN,
    PALE,
    SOFT,
    TITLE_SIZE,
    VERDICTS,
    Sheet,
    day_words,
    draw_key,
    exact,
    house_style,
    key_rows,
    line_height,
    look_of,
    say,
    text_width,
    title_height,
    wrap,
)
from ._plot_words import (
    missing_words,
    subtitle_of,
    threshold_label,
    threshold_of,
    title_of,
    value_words,
    verdict_words,
)
from ._text import Lang

WIDTH, LEFT, RIGHT = 11.0, 0.95, 1.35
DAYS, UPPER, LOWER, BETWEEN, BELOW = 0.35, 2.6, 1.25, 0.3, 0.6
REACHED, REQUIRED = "#0072B2", "#D55E00"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _part_name(story: Story) -> list[str]:
    name = story.now.part.name
    return [name.in_(story.lang)] if name else []


def _height(story: Story) -> float:
    lines = line_height(10) * len(_part_name(story)) + LINE * len(_summary(story))
    return lines + DAYS + UPPER + (BETWEEN + LOWER if story.needs else 0) + BELOW


def _summary(story: Story) -> list[str]:
    """The part as of today, in exact numbers."""
    lang, now = story.lang, story.now
    part = now.part
    percent = now.cell.scale == Scale.PERCENT
    value, pair = value_words(now.cell, part, lang)
    words = [say(lang, "đạt ", "reached ") + pair] if pair and story.counted else [pair]
    words.append(value)
    if label := threshold_label(now.cell.target, [part], lang, percent=percent):
        words.append(say(lang, "mục tiêu ", "target ") + label)
    words.append(verdict_words(now.cell, part, lang))
    if part.pace and not now.cell.final:
        pace = part.pace / 10**now.cell.indicator.measure.decimals
        words.append(
            exact(pace, lang, percent=False, apart=Fraction(0))
            + say(lang, " mỗi ngày làm việc đến ", " a working day until ")
            + day_words(now.cell.deadline, lang)
        )
    return wrap(" · ".join(filter(None, words)), WIDTH - 2 * MARGIN)


def _span(story: Story) -> tuple[date, date]:
    """First and last day of the axis of time."""
    board, last = story.board, max(story.now.cell.deadline, story.board.as_of)
    first = min([date(board.plan.year, 1, 1), *(m.day for m in story.moments)])
    return first - timedelta(5), last + timedelta(5)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of months between two days, or of quarters where there are many."""
    day = first.replace(day=1)
    step = 1 if (last - first).days < 430 else 3
    while day <= last:
        if day >= first and (day.month - 1) % step == 0:
            yield day
        day = add_months(day, 1)


def _month_label(day: date, lang: Lang) -> str:
    name = say(lang, f"T{day.month}", MONTHS[day.month - 1])
    return f"{name}\n{day.year}" if day.month == 1 else name


def _draw_time(axes: Axes, story: Story, *, labels: bool) -> None:
    first, last = _span(story)
    months = list(_months(first, last))
    names = [_month_label(day, story.lang) if labels else "" for day in months]
    axes.set_xlim(first.toordinal(), last.toordinal())
    axes.set_xticks([day.toordinal() for day in months], names)
    axes.tick_params(labelsize=8, colors=SOFT, length=2)
    axes.grid(axis="x", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    as_of, deadline = story.board.as_of.toordinal(), story.now.cell.deadline.toordinal()
    axes.axvline(as_of, color=INK, linewidth=1, linestyle=(0, (1, 1.5)))
    axes.axvline(deadline, color=INK, linewidth=1.4)


def _draw_days(axes: Axes, story: Story) -> None:
    """What the two lines across are: today and the deadline, away from each other."""
    lang, as_of, deadline = story.lang, story.board.as_of, story.now.cell.deadline
    today = say(lang, "xét đến ", "as of ") + day_words(as_of, lang)
    end = say(lang, "hạn ", "deadline ") + day_words(deadline, lang)
    before, after = ("right", "left") if as_of <= deadline else ("left", "right")
    for day, words, side in ((as_of, today, before), (deadline, end, after)):
        axes.annotate(
            words, (day.toordinal(), 1.0), (4 if side == "left" else -4, 5), fontsize=8,
            xycoords=("data", "axes fraction"), textcoords="offset points", ha=side, color=INK,
        )  # fmt: skip


def _draw_missing(axes: Axes, story: Story, *, words: bool) -> None:
    """A band for each window without a value: named, and never zero."""
    for moment in story.moments:
        if moment.known:
            continue
        x, part = moment.day.toordinal(), moment.part
        look = VERDICTS[part.verdict]
        band = axes.axvspan(x - 5, x + 5, facecolor=look.colour, edgecolor=INK, linewidth=0.4)
        band.set_hatch(look.hatch)
        band.set_gid(f"missing:{moment.day}")
        if words:
            axes.text(
                x, 0.5, missing_words(part, story.lang), rotation=90,
                transform=axes.get_xaxis_transform(), ha="center", va="center", fontsize=8.5,
                bbox={"facecolor": look.colour, "edgecolor": "none", "pad": 1},
            )  # fmt: skip


def _label(axes: Axes, x: float, y: float, text: str, *, up: bool, colour: str) -> None:
    axes.annotate(
        text, (x, y), (0, 7 if up else -7), textcoords="offset points", fontsize=8.5,
        fontweight="bold", color=colour, ha="center", va="bottom" if up else "top",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8},
    )  # fmt: skip


def _scaled(story: Story, number: int | Fraction) -> float:
    return float(Fraction(number) / 10**story.now.cell.indicator.measure.decimals)


def _draw_counts(axes: Axes, story: Story) -> None:
    """Cases reached and required, window by window, and the way to the deadline."""
    days = [m.day.toordinal() for m in story.moments]
    reached = [_scaled(story, m.part.numerator or 0) if m.known else nan for m in story.moments]
    required = [_scaled(story, m.required) if m.known else nan for m in story.moments]
    axes.plot(days, required, "s--", color=REQUIRED, linewidth=1.6, markersize=6, gid="required")
    axes.plot(days, reached, "o-", color=REACHED, linewidth=2.2, markersize=7, gid="reached")
    for moment, x, low, high in zip(story.moments, days, reached, required):
        if moment.known:
            above = low >= high
            _label(axes, x, low, story.amount(moment.part.numerator or 0), up=above, colour=REACHED)
            _label(axes, x, high, story.amount(moment.required), up=not above, colour="#A04000")
    drawn = [y for y in (*reached, *required, _draw_pace(axes, story)) if y == y]
    axes.set_ylim(min([0.0, *drawn]) * 1.3, max([1.0, *drawn]) * 1.22)


def _has_pace(story: Story) -> bool:
    part = story.now.part
    open_still = bool(part.pace) and not story.now.cell.final
    return story.counted and open_still and part.numerator is not None


def _draw_pace(axes: Axes, story: Story) -> float:
    """From today to the deadline, a step for each working day; how high it ends, or NaN."""
    cell, part = story.now.cell, story.now.part
    if not _has_pace(story) or not part.pace or part.numerator is None or not part.still_needed:
        return nan
    as_of, count = story.board.as_of, (cell.deadline - story.board.as_of).days
    days = [as_of + timedelta(i) for i in range(count + 1)]
    worked = story.board.plan.calendar.count(as_of, days)
    ways = [_scaled(story, part.numerator + part.pace * done) for done in worked]
    ordinals = [day.toordinal() for day in days]
    axes.plot(ordinals, ways, ":", color=INK, linewidth=2, gid="pace")
    axes.plot(ordinals[-1:], ways[-1:], "D", color="white", markeredgecolor=INK, markersize=7)
    axes.annotate(
        story.amount(part.numerator + part.still_needed), (ordinals[-1], ways[-1]), (9, 0),
        textcoords="offset points", fontsize=8.5, fontweight="bold", va="center", color=INK,
        annotation_clip=False,
    )  # fmt: skip
    return ways[-1]


def _goal(story: Story) -> Fraction | None:
    return threshold_of(story.now.cell.target, story.now.part)


def _draw_values(axes: Axes, story: Story) -> None:
    """Values against the threshold, for targets that count no cases."""
    cell = story.now.cell
    scale = cell.scale
    known = [m for m in story.moments if m.known]
    values = [_value(m, scale) if m.known else nan for m in story.moments]
    days = [m.day.toordinal() for m in story.moments]
    axes.plot(days, values, "o-", color=REACHED, linewidth=2.2, markersize=7, gid="reached")
    for moment in known:
        value, pair = value_words(cell, moment.part, story.lang)
        x, y = moment.day.toordinal(), _value(moment, scale)
        _label(axes, x, y, value or pair, up=True, colour=REACHED)
    mark = _goal(story)
    if mark is not None:
        axes.axhline(float(mark), color=REQUIRED, linewidth=1.6, linestyle="--", gid="required")
        label = threshold_label(
            cell.target, [m.part for m in known] or [story.now.part], story.lang,
            percent=scale == Scale.PERCENT,
        )  # fmt: skip
        axes.annotate(
            label, (1.0, float(mark)), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", fontsize=8.5, color="#A04000",
            fontweight="bold", annotation_clip=False,
        )  # fmt: skip
    ends = [float(mark or 0), 0.0, *(v for v in values if v == v)]
    axes.set_ylim(min(ends) * 1.2, (max(ends) or 1.0) * 1.22)


def _value(moment: Moment, scale: Scale) -> float:
    if scale == Scale.RANK and moment.part.numerator is not None:
        return float(moment.part.numerator)
    assert moment.part.shown is not None
    return float(moment.part.shown)


def _draw_needs(axes: Axes, story: Story) -> None:
    """What was still needed as of each window."""
    highest = 1.0
    for moment in story.moments:
        part, x = moment.part, moment.day.toordinal()
        look = look_of(part.verdict, part.reason)
        if part.still_needed is None:
            if moment.known:
                _label(axes, x, 0, look.symbol, up=True, colour=INK)
            continue
        height = _scaled(story, part.still_needed)
        bars = axes.bar(x, height, width=9, color=look.colour, edgecolor=INK, linewidth=0.6)
        bars[0].set_hatch(look.hatch)
        bars[0].set_gid(f"needed:{moment.day}")
        text = f"{story.amount(part.still_needed)} {look.symbol}"
        _label(axes, x, height, text, up=True, colour=INK)
        highest = max(highest, height)
    axes.set_ylim(0, highest * 1.45)


def _draw_story(sheet: Sheet, y: float, story: Story) -> None:
    y = sheet.lines(MARGIN, y, _part_name(story), size=10, bold=True)
    y = sheet.lines(MARGIN, y, _summary(story))
    width, top = WIDTH - LEFT - RIGHT, y + DAYS
    axes = sheet.panel(LEFT, top, width, UPPER)
    _draw_time(axes, story, labels=not story.needs)
    _draw_days(axes, story)
    _draw_missing(axes, story, words=True)
    (_draw_counts if story.counted else _draw_values)(axes, story)
    _label_ticks(axes, story)
    if story.needs:
        lower = sheet.panel(LEFT, top + UPPER + BETWEEN, width, LOWER)
        _draw_time(lower, story, labels=True)
        _draw_missing(lower, story, words=False)
        _draw_needs(lower, story)
        _label_ticks(lower, story, counts=True)
        words = say(story.lang, "Còn thiếu", "Still needed")
        lower.set_title(words, fontsize=9, loc="left", color=SOFT)


def _label_ticks(axes: Axes, story: Story, *, counts: bool = False) -> None:
    """Ticks of values in the words of the language, few of them."""
    cell = story.now.cell
    percent = not (counts or story.counted) and (cell.scale == Scale.PERCENT)
    axes.yaxis.set_major_locator(MaxNLocator(3 if counts else 5, integer=not percent))
    low, high = axes.get_ylim()
    ticks = [float(tick) for tick in axes.get_yticks() if low <= tick <= high]
    values = [Fraction(tick).limit_denominator(10**6) for tick in ticks]
    axes.set_yticks(ticks, [exact(value, story.lang, percent=percent) for value in values])


@house_style()
def plot_burn_up(board: Board, indicator: str, unit: str, *, lang: Lang = "vi") -> Figure:
    """One cell over the year: reached and required, still needed, and the pace to the deadline.

    Each window up to the board's day is judged as of the day after its figure is due; a window
    without its figure is named, not drawn.
    """
    stories = stories_of(board, indicator, unit, lang)
    cell = stories[0].now.cell
    inner = WIDTH - 2 * MARGIN
    name = f"{cell.indicator.id}  {cell.indicator.title.in_(lang)}"
    unit_name = f"{'Σ ' if cell.total else ''}{cell.unit.name.in_(lang)}"
    heading = wrap(f"{unit_name}: {name}", inner, TITLE_SIZE, bold=True)
    words = " · ".join([title_of(board, lang)[0], subtitle_of(cell, lang)])
    subtitle = wrap(words, inner)
    seen = {moment.part.verdict for story in stories for moment in story.moments}
    looks = [look for verdict, look in VERDICTS.items() if verdict in seen]
    key = key_rows([(look, look.name.in_(lang)) for look in looks], inner)
    top = title_height(heading) + len(subtitle) * LINE + 0.15
    bottom = top + sum(_height(story) for story in stories)

    sheet = Sheet(WIDTH, bottom + KEY_ROW * (1 + len(key)) + MARGIN)
    y = sheet.title(heading)
    sheet.lines(MARGIN, y, subtitle)
    y = top
    for story in stories:
        _draw_story(sheet, y, story)
        y += _height(story)
    goal = any(story.counted or _goal(story) is not None for story in stories)
    _draw_lines_key(sheet, bottom, goal, any(_has_pace(story) for story in stories), lang)
    draw_key(sheet, bottom + KEY_ROW, key)
    return sheet.picture


def _draw_lines_key(sheet: Sheet, y: float, goal: bool, pace: bool, lang: Lang) -> None:
    """The legend of the lines."""
    entries = [("o-", REACHED, say(lang, "đã đạt", "reached"))]
    if goal:
        words = say(lang, "mục tiêu đòi hỏi", "required by the target")
        entries.append(("s--", REQUIRED, words))
    if pace:
        words = say(lang, "nhịp độ cần thiết theo ngày làm việc", "pace needed, by working days")
        entries.append((":", INK, words))
    x, middle = MARGIN, y + KEY_ROW / 2 - 0.03
    for line, colour, words in entries:
        sheet.page.plot([x, x + 0.22, x + 0.44], [middle] * 3, line, color=colour, markersize=5)
        sheet.write(x + 0.54, middle, words)
        x += 0.54 + text_width(words) + 0.35
