# SPDX-License-Identifier: Apache-2.0
"""One share against one threshold, judged exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import _core
from ._enums import Failures, Further, Verdict
from ._number import exact_ratio
from ._record import Record


@dataclass(frozen=True)
class ShareResult(Record):
    """What follows from a share."""

    _struct = "parplan_share_result"

    verdict: Verdict
    still_needed: int | None
    """Successes still needed; None where nothing can reach it (N5)."""
    allowed_failures: int
    """Failures still allowed; negative where too many have failed already."""
    unlikely: bool
    """Out of reach by the forecast, which decides nothing."""


def judge_share(
    reached: int,
    cases: int,
    least: Fraction | Decimal | float | str,
    *,
    failures: Failures,
    further: int = 0,
    further_kind: Further = Further.UNKNOWN,
    closed: bool = False,
) -> ShareResult:
    """Judge a share of cases against the least it should be, exactly (N3, N5).

    >>> judge_share(5999, 10000, "60%", failures=Failures.RECOVERABLE)
    ShareResult(verdict=<Verdict.NOT_MET: 2>, still_needed=1, allowed_failures=-1, unlikely=False)

    `least` is taken as it was written: 0.6 is 3/5. `further` cases are still to come, at most so many or by a forecast; `closed`: none can come.
    """
    threshold = exact_ratio(least).as_integer_ratio()
    raw = (reached, cases, threshold, failures, further_kind, further, closed)
    return ShareResult._from_core(_core.share_judge(raw))
