# SPDX-License-Identifier: Apache-2.0
"""The tutorial runs as it is shipped, prints what it speaks of, and draws."""

from __future__ import annotations

import os
import pathlib
from typing import Any

import pytest
from run_notebook import run

SOURCE = pathlib.Path(os.environ.get("PARPLAN_SOURCE", pathlib.Path(__file__).parents[2]))


@pytest.fixture(scope="module")
def outputs() -> list[Any]:
    cells = run(SOURCE / "docs" / "tutorial.ipynb")
    return [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]


def printed(outputs: list[Any]) -> str:
    return "".join(output.get("text", "") for output in outputs)


def test_it_prints_the_share_that_only_looks_like_sixty_percent(outputs: list[Any]) -> None:
    assert "exactly 5999/10000 against 3/5" in printed(outputs)
    assert "59.9996 %" in printed(outputs)


def test_it_names_the_cell_of_a_workbook_that_is_wrong(outputs: list[Any]) -> None:
    assert "ParseError" in printed(outputs) or "InvalidError" in printed(outputs)
    assert "1.234" in printed(outputs)


def test_it_says_which_days_of_tet_were_not_counted(outputs: list[Any]) -> None:
    assert "Tết" in printed(outputs) or "Lunar New Year" in printed(outputs)


def test_it_draws_board_burn_up_and_calendar(outputs: list[Any]) -> None:
    pictures = [o for o in outputs if "image/png" in o.get("data", {})]
    assert len(pictures) == 4


def test_it_is_shipped_without_results() -> None:
    text = (SOURCE / "docs" / "tutorial.ipynb").read_text(encoding="utf-8")
    assert '"image/png"' not in text
    assert '"output_type"' not in text
