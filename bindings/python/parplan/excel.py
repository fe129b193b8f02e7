# SPDX-License-Identifier: Apache-2.0
"""Excel in, Excel out: workbooks that units fill in, and figures read from them.

    parplan.excel.write_templates(plan, "templates", window="2024-H1")
    figures = parplan.load_figures(plan, "templates/ha-dinh-2024-H1.xlsx")
    parplan.excel.write_board(parplan.board(plan, figures, "2024-06-05"), "board.xlsx")

It needs openpyxl: `pip install parplan[excel]`. How workbooks are read stands in `docs/figures.md`.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from ._entities import Unit
from ._enums import Mark
from ._errors import NotFoundError
from ._figures import Completions, Figures
from ._plan import Plan
from ._source import Source, named, read_bytes
from ._template import make_template, slots
from ._text import Lang, lang_code
from ._workbook import read_workbook

if TYPE_CHECKING:
    from ._board import Board

Target: TypeAlias = str | PathLike[str] | IO[bytes]
"""Where a workbook goes: a path, or a file open for writing bytes."""


def read_figures(
    plan: Plan, source: Source, *, sheet: str | None = None, mark: Mark = Mark.EITHER
) -> Figures:
    """Figures from a workbook: from every sheet that has their headings, or from one.

    What is wrong is told by its cell: `error.path` is `Sheet1!C5`, and `error.problems` has
    everything found. `mark` is the decimal mark of numbers that are texts.
    """
    figures = Figures(plan)
    with named(source):
        figures.problems = read_workbook(figures, read_bytes(source), sheet=sheet, mark=mark)
    return figures


def read_completions(plan: Plan, source: Source, *, sheet: str | None = None) -> Completions:
    """Completions from a workbook, as `read_figures` reads figures."""
    completions = Completions(plan)
    with named(source):
        completions.problems = read_workbook(completions, read_bytes(source), sheet=sheet)
    return completions


def write_template(
    plan: Plan, path: Target, *, unit: Unit | str, window: str | None = None, lang: Lang = "vi"
) -> None:
    """Write a workbook for a unit to fill in: one row for each figure it reports.

    `window` is a window of the year (`2024-H1`); without one the sheet is for the whole year, with
    the baselines, and the figures that belong to a day.

    >>> import io, parplan
    >>> plan = parplan.load_plan("data/plans/thanh-xuan-2024.json")
    >>> file = io.BytesIO()
    >>> parplan.excel.write_template(plan, file, unit="ha-dinh", window="2024-H1")
    >>> len(parplan.load_figures(plan, file.getvalue()))
    0
    """
    lang_code(lang)
    member = plan.units[unit] if isinstance(unit, str) else unit
    found = slots(plan, member, window)
    if not found:
        raise _nothing_to_report(plan, member, window)
    make_template(plan, member, found, lang).save(path)


def write_templates(
    plan: Plan, folder: str | PathLike[str], *, window: str | None = None, lang: Lang = "vi"
) -> list[Path]:
    """Write a workbook for each unit that reports figures: `ha-dinh-2024-H1.xlsx`."""
    lang_code(lang)
    paths: list[Path] = []
    for unit in plan.units.values():
        if found := slots(plan, unit, window):
            path = Path(folder, f"{unit.id}-{window or plan.year}.xlsx")
            path.parent.mkdir(parents=True, exist_ok=True)
            make_template(plan, unit, found, lang).save(path)
            paths.append(path)
    if not paths:
        raise _nothing_to_report(plan, None, window)
    return paths


def write_board(board: Board, path: Target, *, lang: Lang = "vi") -> None:
    """Write a board as a sheet to print or to pass on; every value is there exactly, as a text."""
    from ._report import make_report

    lang_code(lang)
    make_report(board, lang).save(path)


def _nothing_to_report(plan: Plan, unit: Unit | None, window: str | None) -> NotFoundError:
    units = plan.units.values() if unit is None else [unit]
    known = ", ".join(
        dict.fromkeys(s.window for u in units for s in slots(plan, u, None) if s.window)
    )
    if unit is None:
        return NotFoundError(
            f"no unit reports figures in {window!r}; there are {known}",
            message_vi=f"không đơn vị nào báo cáo số liệu trong kỳ {window!r}; các kỳ có: {known}",
        )
    if not known:
        return NotFoundError(
            f"the unit {unit.id} reports no figures",
            message_vi=f"đơn vị {unit.id} không báo cáo số liệu nào",
        )
    return NotFoundError(
        f"the unit {unit.id} reports no figures in {window!r}; it does in {known}",
        message_vi=f"đơn vị {unit.id} không báo cáo số liệu trong kỳ {window!r}; các kỳ có: {known}",
    )


__all__ = [
    "Source",
    "Target",
    "read_completions",
    "read_figures",
    "write_board",
    "write_template",
    "write_templates",
]
