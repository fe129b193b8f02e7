# SPDX-License-Identifier: Apache-2.0
"""What tests of the Python package share: the real plan with its figures, and calendars."""

from __future__ import annotations

import os
import pathlib

import parplan
import pytest
from hypothesis import HealthCheck, settings

SOURCE = pathlib.Path(os.environ.get("PARPLAN_SOURCE", pathlib.Path(__file__).parents[2]))
PLAN = SOURCE / "data/plans/thanh-xuan-2024.json"
FIGURES = SOURCE / "data/examples/figures-2024.csv"
COMPLETIONS = SOURCE / "data/examples/completions-2024.csv"

settings.register_profile(
    "parplan",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("parplan")


@pytest.fixture(scope="session")
def source() -> pathlib.Path:
    return SOURCE


@pytest.fixture(scope="session")
def plan() -> parplan.Plan:
    return parplan.load_plan(PLAN)


@pytest.fixture(scope="session")
def figures(plan: parplan.Plan) -> parplan.Figures:
    return parplan.load_figures(plan, FIGURES)


@pytest.fixture(scope="session")
def completions(plan: parplan.Plan) -> parplan.Completions:
    return parplan.load_completions(plan, COMPLETIONS)


@pytest.fixture(scope="session")
def board(
    plan: parplan.Plan, figures: parplan.Figures, completions: parplan.Completions
) -> parplan.Board:
    return parplan.board(plan, figures, "2024-06-05", completions=completions)


@pytest.fixture(scope="session")
def gov() -> parplan.Calendar:
    return parplan.calendar("VN-GOV")
