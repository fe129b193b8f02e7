# SPDX-License-Identifier: Apache-2.0
"""Workbooks for units to fill in: a row for each figure, made from the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from . import _core
from ._entities import Indicator, Target, Unit
from ._enums import Level, MeasureType, Reading, TargetKind
from ._period import Window
from ._plan import Plan
from ._sheet import Sheet
from ._text import Lang, Text
from ._workbook import INFORMATION, openpyxl

NUMBERS = ("numerator", "denominator", "value")

EVENTS = (TargetKind.COUNT, TargetKind.FREQUENCY, TargetKind.MILESTONE)
"""Judged on completions, not on figures."""

NEEDED: dict[MeasureType | None, tuple[str, ...]] = {
    MeasureType.RATIO: ("numerator", "denominator"),
    MeasureType.RANK: ("numerator", "denominator"),
    MeasureType.PERCENTAGE: ("value",),
    MeasureType.NUMBER: ("value",),
}

WIDTHS: dict[str, int] = {
    "clause": 9,
    "indicator": 10,
    "title": 44,
    "unit": 16,
    "window": 12,
    "field": 20,
    "numerator": 12,
    "denominator": 12,
    "value": 12,
    "state": 16,
    "further": 10,
    "further_kind": 13,
    "source": 24,
    "note": 28,
    "counted": 56,
}
"""The columns of a template, from the left, and how wide they are."""

FROZEN = "D"
"""The first column that scrolls."""

LOCKED, WANTED, UNUSED = "F2F2F2", "FFF2CC", "D9D9D9"
"""Colours: filled in already, to fill in, not needed."""

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "state": {"vi": ("không áp dụng",), "en": ("not_applicable",)},
    "further_kind": {"vi": ("tối đa", "dự báo"), "en": ("bound", "forecast")},
}

HELP = {
    "clause": Text("mục của kế hoạch", "clause of the plan"),
    "indicator": Text("mã chỉ tiêu trong kế hoạch", "id of the indicator in the plan"),
    "title": Text("nội dung chỉ tiêu, và lĩnh vực nếu có", "the indicator, and its field if any"),
    "unit": Text("mã đơn vị báo cáo", "id of the unit that reports"),
    "window": Text(
        "kỳ báo cáo; nếu ô để trống thì nhập ngày của số liệu",
        "the window; where the cell is empty, enter the day of the figure",
    ),
    "field": Text(
        "lĩnh vực tách riêng, hoặc trường hợp được loại trừ",
        "a field with a target of its own, or cases that are taken out",
    ),
    "numerator": Text("tử số; với thứ hạng: hạng đạt được", "numerator; of a rank: the place"),
    "denominator": Text(
        "mẫu số; với thứ hạng: trên tổng số bao nhiêu; với trường hợp loại trừ: số trường hợp",
        "denominator; of a rank: among how many; of an exclusion: the cases it takes out",
    ),
    "value": Text("một số, hoặc tỷ lệ như 95,5%", "a number, or a share such as 95.5%"),
    "state": Text(
        "“không áp dụng” nếu chỉ tiêu không áp dụng cho đơn vị; khi đó để trống các số,"
        " ghi lý do ở cột ghi chú và người quyết định ở cột nguồn",
        "“not_applicable” where the indicator does not apply; then leave the numbers empty,"
        " put the ground into the note and who decided into the source",
    ),
    "further": Text(
        "số trường hợp còn phát sinh đến hết thời hạn, nếu biết",
        "cases still to come up to the deadline, if known",
    ),
    "further_kind": Text(
        "“tối đa”: chắc chắn không vượt quá; “dự báo”: ước tính, không dùng để kết luận",
        "“bound”: at most so many; “forecast”: an estimate, which decides nothing",
    ),
    "source": Text(
        "văn bản hoặc hệ thống mà số liệu được lấy; bắt buộc với số gốc",
        "the document or system it is taken from; a baseline needs it",
    ),
    "note": Text("ghi chú", "a note"),
    "counted": Text("tử số và mẫu số đếm những gì", "what numerator and denominator count"),
}

RULES = (
    Text(
        "Chỉ nhập vào các ô màu vàng. Ô xám không cần số liệu.",
        "Fill in the yellow cells only. Grey ones need nothing.",
    ),
    Text(
        "Chưa có số liệu thì để trống: dòng để trống là chưa báo cáo, không phải số 0.",
        "Leave empty what is not known: an empty row is no report, never zero.",
    ),
    Text(
        "Số đếm viết liền các chữ số. Không nhập tỷ lệ đã làm tròn thay cho tử số và mẫu số.",
        "Counts are digits only. Give numerator and denominator, never a rounded share instead.",
    ),
    Text(
        "Không đổi tên cột. Trang tính được khóa không có mật khẩu.",
        "Keep the headings. The sheet is locked without a password.",
    ),
)


@dataclass(frozen=True)
class Slot:
    """A figure that a unit is to report: one row of a template."""

    indicator: Indicator
    window: str | None
    """None: a day that the unit chooses."""
    day: date
    """The last day it is about; by it rows are put in order."""
    field: str | None
    name: Text | None
    """Of the field."""
    needed: tuple[str, ...]


# ---- which rows ----

_Field: TypeAlias = tuple[str | None, Text | None, tuple[str, ...]]
"""A field, its name, and the numbers it needs."""


def _versions(indicator: Indicator) -> tuple[Target, ...]:
    return (indicator.target, *(amendment.target for amendment in indicator.amendments))


def _fields(indicator: Indicator, level: Level) -> Iterator[_Field]:
    """Fields of a unit's figures in any version of the target, the whole first, exclusions last."""
    needed = NEEDED[indicator.measure.type]
    found: dict[str | None, Text | None] = {}
    whole = False
    for target in _versions(indicator):
        parts = [part for part in target.parts if part.level in (None, level)]
        whole |= not parts or any(not part.fields for part in parts)
        found |= {name: part.name for part in parts for name in part.fields}
    for field in [None] * whole + list(found):
        yield field, found.get(field), needed
    for exclusion in indicator.measure.exclusions:
        yield exclusion.id, exclusion.title, ("denominator",)


def _windows(plan: Plan, indicator: Indicator) -> list[tuple[str | None, date]]:
    """Windows of an indicator with their last days: baselines, the regime's, a day of choice."""
    bases = {
        target.base
        for target in _versions(indicator)
        if target.base is not None and target.reading != Reading.OF_TODAY
    }
    found: list[tuple[str | None, date]] = [(str(day), day) for day in sorted(bases)]
    found += [(window.id, window.end) for window in plan.windows(indicator)]
    if indicator.measure.regime is None:
        found.append((None, indicator.target.deadline or plan.period.end or date.max))
    return found


def slots(plan: Plan, unit: Unit, window: str | None) -> list[Slot]:
    """The figures that a unit reports in a window, or in the whole year."""
    found = [
        Slot(indicator, id, day, field, name, needed)
        for indicator in plan.indicators.values()
        if indicator.measure.type in NEEDED
        and indicator.target.kind not in EVENTS
        and unit.id in {member.id for member in indicator.measure.who.units}
        for id, day in _windows(plan, indicator)
        if window in (None, id) and unit.exists(day)
        for field, name, needed in _fields(indicator, unit.level)
    ]
    return sorted(found, key=lambda slot: (slot.window is None, slot.day))


def windows_of(plan: Plan, found: Iterable[Slot]) -> list[Window]:
    """The windows of a regime that some rows are for, in the order of their closing."""
    wanted = {slot.window for slot in found}
    windows = {
        window.id: window
        for slot in found
        for window in plan.windows(slot.indicator)
        if window.id in wanted
    }
    return sorted(windows.values(), key=lambda window: window.end)


# ---- the sheet ----


def column_names() -> dict[str, Text]:
    """The headings that the C reader knows, by name."""
    found: dict[str, Text] = {}
    while (name := _core.figures_column(len(found), 0)) is not None:
        found[name] = Text(_core.figures_column(len(found), 1), name)
    return found


def heading(text: Text, lang: Lang) -> str:
    """A heading as it is shown."""
    shown = text.in_(lang)
    return shown[:1].upper() + shown[1:]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _counted(slot: Slot, lang: Lang) -> dict[str, str]:
    """What each number of a row counts. A measure of one number describes it as its numerator."""
    measure = slot.indicator.measure
    texts = {"numerator": measure.numerator, "denominator": measure.denominator}
    if slot.needed == ("value",):
        texts = {"value": measure.numerator}
    elif slot.needed == ("denominator",):
        texts = {"denominator": slot.name}
    return {name: text.in_(lang) for name, text in texts.items() if text}


def _explain(slot: Slot, lang: Lang) -> str:
    """What is counted, for the last column."""
    names = column_names()
    lines = [f"{heading(names[n], lang)}: {text}" for n, text in _counted(slot, lang).items()]
    condition = slot.indicator.measure.condition
    return "\n".join(lines + ([condition.in_(lang)] if condition else []))


def _title(slot: Slot, lang: Lang) -> str:
    title = slot.indicator.title.in_(lang)
    if slot.window is not None and slot.window == str(slot.day):
        title += f" ({'số gốc' if lang == 'vi' else 'baseline'})"
    return f"{title} – {slot.name.in_(lang)}" if slot.name else title


class _Rules:
    """Data validation, one for all cells that ask for the same."""

    def __init__(self, sheet: Any, lang: Lang) -> None:
        self.sheet = sheet
        self.lang = lang
        self.known: dict[tuple[Any, ...], Any] = {}

    def add(self, cell: Any, type: str, prompt: str = "", error: str = "", **bounds: Any) -> None:
        key = type, prompt, *bounds.items()
        if key not in self.known:
            made = openpyxl().worksheet.datavalidation.DataValidation(
                type=type, allow_blank=True, showErrorMessage=True, **bounds
            )
            made.error = error or None
            if prompt:
                made.prompt, made.showInputMessage = prompt[:255], True
            self.known[key] = made
            self.sheet.add_data_validation(made)
        self.known[key].add(cell)

    def number(self, cell: Any, slot: Slot, name: str) -> None:
        measure = slot.indicator.measure
        prompt = _counted(slot, self.lang).get(name, "")
        vi = self.lang == "vi"
        if name == "value" and measure.type == MeasureType.PERCENTAGE:
            cell.number_format = "0.00%"
            most = None if measure.overflow else "1"
            error = "Nhập tỷ lệ, ví dụ 95,5%." if vi else "Enter a share, such as 95.5%."
            operator = "between" if most else "greaterThanOrEqual"
            self.add(cell, "decimal", prompt, error, operator=operator, formula1="0", formula2=most)
        elif measure.decimals == 0:
            cell.number_format = "0"
            least = "1" if measure.type == MeasureType.RANK else "0"
            error = f"Nhập số nguyên từ {least}." if vi else f"Enter a whole number from {least}."
            self.add(cell, "whole", prompt, error, operator="greaterThanOrEqual", formula1=least)
        else:
            cell.number_format = "0." + "0" * measure.decimals
            error = "Nhập một số." if vi else "Enter a number."
            least = "-1E+15" if measure.type == MeasureType.NUMBER else "0"
            self.add(cell, "decimal", prompt, error, operator="greaterThanOrEqual", formula1=least)

    def choice(self, cell: Any, name: str) -> None:
        words = CHOICES[name][self.lang]
        error = "Chọn trong danh sách." if self.lang == "vi" else "Choose from the list."
        self.add(cell, "list", HELP[name].in_(self.lang), error, formula1=f'"{",".join(words)}"')

    def day(self, cell: Any) -> None:
        cell.number_format = "dd/mm/yyyy"
        error = "Nhập một ngày." if self.lang == "vi" else "Enter a day."
        help = HELP["window"].in_(self.lang)
        self.add(cell, "date", help, error, operator="greaterThan", formula1="1")


def _row(sheet: Sheet, rules: _Rules, row: int, unit: Unit, slot: Slot) -> None:
    given = {
        "clause": slot.indicator.clause,
        "indicator": slot.indicator.id,
        "title": _title(slot, sheet.lang),
        "unit": unit.id,
        "window": slot.window,
        "field": slot.field,
        "counted": _explain(slot, sheet.lang),
    }
    for column, name in enumerate(WIDTHS, 1):
        unused = name in NUMBERS and name not in slot.needed
        is_open = not unused and (name not in given or (name == "window" and slot.window is None))
        colour = UNUSED if unused else WANTED if is_open else LOCKED
        cell = sheet.put(row, column, given.get(name), fill=colour, border=True)
        cell.protection = sheet.styles.Protection(locked=not is_open)
        cell.number_format = "@"
        if name in NUMBERS and is_open:
            rules.number(cell, slot, name)
        elif name == "further":
            cell.number_format = "0"
            rules.add(cell, "whole", operator="greaterThanOrEqual", formula1="0")
        elif name in CHOICES:
            rules.choice(cell, name)
        elif name == "window" and is_open:
            rules.day(cell)


def _head(plan: Plan, unit: Unit, windows: list[Window], lang: Lang) -> list[str]:
    """The lines above the table: plan, unit, each window with its days and when it is due."""
    vi = lang == "vi"
    lines = [
        f"{'Số liệu' if vi else 'Figures'}: {plan.title.in_(lang)}",
        f"{'Đơn vị' if vi else 'Unit'}: {unit.name.in_(lang)}",
    ]
    for window in windows:
        span = f"{_day(window.start)} – {_day(window.end)}"
        due = _day(window.due.effective)
        lines.append(
            f"Kỳ {window.id}: {span}; hạn gửi: {due}"
            if vi
            else f"Window {window.id}: {span}; due by {due}"
        )
    return lines


def _guide(book: Any, lang: Lang) -> None:
    sheet = Sheet(book.create_sheet("Hướng dẫn" if lang == "vi" else "Guide"), lang)
    names = column_names() | INFORMATION
    row = 1
    for rule in RULES:
        sheet.put(row, 1, rule.in_(lang), wrap=False)
        row += 1
    for name in WIDTHS:
        row += 1
        sheet.put(row, 1, heading(names[name], lang), bold=True, border=True)
        sheet.put(row, 2, HELP[name].in_(lang), border=True)
    sheet.page((24, 90))
    sheet.lock()


def make_template(plan: Plan, unit: Unit, found: list[Slot], lang: Lang) -> Any:
    """The workbook for a unit with some rows."""
    book = openpyxl().Workbook()
    book.active.title = "Số liệu" if lang == "vi" else "Figures"
    sheet = Sheet(book.active, lang)
    lines = _head(plan, unit, windows_of(plan, found), lang)
    for row, line in enumerate(lines, 1):
        sheet.put(row, 1, line, bold=row <= 2, size=14 if row == 1 else 11, wrap=False)
    top = len(lines) + 2
    names = column_names() | INFORMATION
    sheet.headings(top, [heading(names[name], lang) for name in WIDTHS])
    rules = _Rules(sheet.sheet, lang)
    for row, slot in enumerate(found, top + 1):
        _row(sheet, rules, row, unit, slot)
    sheet.sheet.freeze_panes = f"{FROZEN}{top + 1}"
    last = openpyxl().utils.get_column_letter(len(WIDTHS))
    sheet.sheet.auto_filter.ref = f"A{top}:{last}{top + len(found)}"
    sheet.page(WIDTHS.values())
    sheet.lock()
    _guide(book, lang)
    return book
