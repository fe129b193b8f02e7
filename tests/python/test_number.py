# SPDX-License-Identifier: Apache-2.0
"""Exact numbers against `fractions.Fraction` and `decimal.Decimal`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import parplan
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from parplan import Mark

MOST = 2**63 - 1
ratios = st.builds(
    lambda num, den: Fraction(num, den), st.integers(-(10**12), 10**12), st.integers(1, 10**9)
)
shares = st.fractions(0, 2, max_denominator=10**6)
marks = st.sampled_from([Mark.POINT, Mark.COMMA])


def read(shown: str, mark: Mark = Mark.POINT) -> Fraction:
    """What a person reads in a printed ratio."""
    number = shown.removesuffix("%").rstrip().replace("−", "-")
    value = Fraction(number.replace(chr(mark), "."))
    return value / 100 if shown.endswith("%") else value


@given(ratios)
def test_a_written_fraction_is_read_exactly(value: Fraction) -> None:
    assert parplan.parse_ratio(f"{value.numerator}/{value.denominator}") == value


@given(st.decimals(-(10**9), 10**9, places=4), marks)
def test_a_written_percentage_is_read_exactly(value: Decimal, mark: Mark) -> None:
    text = f"{value:f} %".replace(".", chr(mark))
    assert parplan.parse_ratio(text, mark=mark) == Fraction(value) / 100


@given(st.decimals(-(10**14), 10**14, places=3), marks)
def test_a_decimal_comes_back_with_all_its_digits(value: Decimal, mark: Mark) -> None:
    text = parplan.format_decimal(value, mark=mark)
    assert parplan.parse_decimal(text, mark=mark).as_tuple() == value.as_tuple() or not value


@given(ratios, st.integers(0, 6), marks, st.booleans())
def test_a_ratio_is_printed_rounded_to_its_digits(
    value: Fraction, digits: int, mark: Mark, percent: bool
) -> None:
    shown = parplan.format_ratio(value, percent=percent, digits=digits, mark=mark)
    unit = Fraction(1, 10 ** (digits + 2 * percent))
    assert abs(read(shown, mark) - value) <= unit / 2


@given(shares, shares, st.integers(0, 6), st.booleans())
@example(Fraction(599996, 10**6), Fraction(3, 5), 2, True)
@example(Fraction(10**6 - 1, 10**6), Fraction(1), 0, True)
def test_a_ratio_never_reads_as_a_number_it_is_not(
    value: Fraction, other: Fraction, digits: int, percent: bool
) -> None:
    assume(value != other)
    shown = parplan.format_ratio(value, percent=percent, digits=digits, apart=other)
    plain = parplan.format_ratio(other, percent=percent, digits=digits, apart=value)
    assert shown != plain
    assert read(shown) != other


@given(shares, shares, st.integers(0, 6))
def test_printing_never_changes_which_of_two_is_greater(
    value: Fraction, other: Fraction, digits: int
) -> None:
    assume(value != other)
    shown = read(parplan.format_ratio(value, digits=digits, apart=other))
    assert (shown > other) == (value > other)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1 000", "--1", "1/0", "%", "٣", "1e3", "nan"]
)
def test_what_is_no_ratio_is_refused(text: str) -> None:
    with pytest.raises(parplan.Error):
        parplan.parse_ratio(text)


def test_thousands_or_decimals_must_be_declared() -> None:
    with pytest.raises(parplan.ParseError, match="ambiguous") as caught:
        parplan.parse_ratio("1.234")
    assert caught.value.column == 2
    assert parplan.parse_ratio("1.234", mark=Mark.POINT) == Fraction(1234, 1000)


def test_a_percentage_in_either_mark_is_one_number() -> None:
    assert parplan.parse_ratio("99,5 %") == parplan.parse_ratio("99.5%") == Fraction(199, 200)


@pytest.mark.parametrize("value", [MOST + 1, -MOST - 2, 10**40])
def test_a_decimal_that_does_not_fit_is_an_overflow(value: int) -> None:
    with pytest.raises(OverflowError):
        parplan.format_decimal(Decimal(value))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_cannot_be_printed(value: Decimal) -> None:
    with pytest.raises(ValueError):
        parplan.format_decimal(value)


def test_a_written_number_that_does_not_fit_is_a_range_error() -> None:
    with pytest.raises(parplan.RangeError):
        parplan.parse_decimal("9" * 30)


def test_a_text_with_nul_is_not_cut_short() -> None:
    with pytest.raises(ValueError):
        parplan.parse_decimal("12\x003")
