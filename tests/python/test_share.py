# SPDX-License-Identifier: Apache-2.0
"""Verdicts on shares: decided by `fractions.Fraction`, whatever is shown."""

from __future__ import annotations

from fractions import Fraction

import parplan
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from parplan import Failures, Further, Verdict

cases = st.integers(1, 10**6)
pairs = cases.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
least = st.fractions(0, 1, max_denominator=1000)


def judge(pair: tuple[int, int], p: Fraction, **more: object) -> parplan.ShareResult:
    more.setdefault("failures", Failures.RECOVERABLE)
    return parplan.judge_share(*pair, p, **more)  # type: ignore[arg-type]


@given(pairs, least)
@example((5999, 10000), Fraction(3, 5))
@example((3, 5), Fraction(3, 5))
@example((10**6 - 1, 10**6), Fraction(1))
def test_a_share_is_met_exactly_where_the_fraction_is(pair: tuple[int, int], p: Fraction) -> None:
    assert (judge(pair, p).verdict == Verdict.MET) == (Fraction(*pair) >= p)


@given(st.integers(2**62, 2**63 - 1), st.integers(1, 2**63 - 1), st.integers(-1, 1))
def test_a_share_of_huge_numbers_is_judged_exactly(cases: int, den: int, near: int) -> None:
    p = Fraction(den // 2, den)
    reached = -(-cases * p.numerator // p.denominator) + near
    assume(0 <= reached <= cases)
    verdict = judge((reached, cases), p).verdict
    assert (verdict == Verdict.MET) == (Fraction(reached, cases) >= p)


@given(pairs, least)
def test_what_is_shown_never_turns_a_verdict(pair: tuple[int, int], p: Fraction) -> None:
    value = Fraction(*pair)
    shown = parplan.format_ratio(value, apart=None if value == p else p)
    seen = parplan.parse_ratio(shown, mark=parplan.Mark.POINT)
    if value != p:
        assert (seen >= p) == (judge(pair, p).verdict == Verdict.MET)


def needed(pair: tuple[int, int], p: Fraction) -> int:
    """Failures made good until the share is reached, one by one."""
    reached, cases = pair
    count = 0
    while Fraction(reached + count, cases) < p:
        count += 1
    return count


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), least)
def test_still_needed_is_the_least_number_that_reaches_the_threshold(
    pair: tuple[int, int], p: Fraction
) -> None:
    result = judge(pair, p)
    assert result.still_needed == needed(pair, p)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), least)
def test_what_failed_for_good_is_out_of_reach_once_nothing_can_come(
    pair: tuple[int, int], p: Fraction
) -> None:
    result = judge(pair, p, failures=Failures.FINAL, closed=True)
    met = Fraction(*pair) >= p
    assert result.verdict == (Verdict.MET if met else Verdict.IRRECOVERABLE)
    assert result.still_needed == (0 if met else None)


@given(pairs, least, st.integers(0, 10**6))
def test_a_forecast_decides_nothing(pair: tuple[int, int], p: Fraction, further: int) -> None:
    plain = judge(pair, p, failures=Failures.FINAL)
    told = judge(pair, p, failures=Failures.FINAL, further=further, further_kind=Further.FORECAST)
    assert told.verdict == plain.verdict


def test_a_bound_on_further_cases_decides() -> None:
    few = judge(
        (0, 10), Fraction(1, 2), failures=Failures.FINAL, further=9, further_kind=Further.BOUND
    )
    more = judge(
        (0, 10), Fraction(1, 2), failures=Failures.FINAL, further=10, further_kind=Further.BOUND
    )
    assert (few.verdict, more.verdict) == (Verdict.IRRECOVERABLE, Verdict.NOT_MET)


def test_the_least_may_be_a_text() -> None:
    assert judge((6, 10), "60 %") == judge((6, 10), Fraction(3, 5))  # type: ignore[arg-type]


@pytest.mark.parametrize("pair", [(-1, 10), (11, 10), (0, 0), (0, -1)])
def test_what_is_no_share_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(parplan.ArgumentError):
        judge(pair, Fraction(1, 2))


def test_failures_must_be_said() -> None:
    with pytest.raises(parplan.ArgumentError, match="failures"):
        judge((1, 2), Fraction(1, 2), failures=None)


def test_a_count_that_does_not_fit_is_an_overflow() -> None:
    with pytest.raises(OverflowError, match="reached"):
        judge((2**63, 2**63), Fraction(1, 2))


def test_a_threshold_is_taken_as_it_was_written() -> None:
    """The double 0.1 is more than a tenth."""
    result = parplan.judge_share(1, 10, 0.1, failures=parplan.Failures.RECOVERABLE)
    assert result.verdict is parplan.Verdict.MET
