# SPDX-License-Identifier: Apache-2.0
"""Exact numbers: read as people write them, printed so that they look like nothing they are not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import index
from typing import Any

from . import _core
from ._enums import Mark
from ._errors import ParseError
from ._record import decimal_to_core, to_decimal, to_fraction


def parse_ratio(text: str, *, mark: Mark = Mark.EITHER) -> Fraction:
    """Read a ratio as people write it: `60%`, `99,5 %`, `2/3`, `0.25`.

    Nothing groups thousands, and `1.234` is an error as long as the decimal mark is not declared.

    >>> parse_ratio("99,5 %")
    Fraction(199, 200)
    """
    return to_fraction(_core.ratio_parse(text, mark))


def parse_decimal(text: str, *, mark: Mark = Mark.EITHER) -> Decimal:
    """Read a decimal with the digits it is written with: `1234,50`, `-3`.

    >>> parse_decimal("1234,50")
    Decimal('1234.50')
    """
    return to_decimal(_core.decimal_parse(text, mark))


def format_ratio(
    value: Fraction,
    *,
    percent: bool = True,
    digits: int = 2,
    mark: Mark = Mark.POINT,
    apart: Fraction | None = None,
) -> str:
    """Print a ratio, rounded to some decimals at most.

    It never reads the same as `apart`, a number that it does not equal: decimals are added until the
    two differ (N6).

    >>> format_ratio(Fraction(599996, 1000000), apart=Fraction(60, 100))
    '59.9996 %'
    """
    other = None if apart is None else apart.as_integer_ratio()
    return _core.ratio_format(value.as_integer_ratio(), (percent, mark, digits, other))


def format_decimal(value: Decimal, *, mark: Mark = Mark.POINT) -> str:
    """Print a decimal with all its digits.

    >>> format_decimal(Decimal("1234.50"), mark=Mark.COMMA)
    '1234,50'
    """
    return _core.decimal_format(decimal_to_core(exact_decimal(value)), mark)


def exact_decimal(value: Any) -> Decimal:
    """A count or amount as it was meant; a double only where 15 digits give it back."""
    if isinstance(value, float):
        value = Decimal(digits_of(value))
    if isinstance(value, str):
        return parse_decimal(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"expected a number, got {value}")
        return value
    if isinstance(value, Fraction) and value.denominator == 1:
        return Decimal(value.numerator)
    return Decimal(index(value))


def exact_ratio(value: Any) -> Fraction:
    """A ratio as it was meant: a text, a `Fraction`, or whatever is an exact decimal."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str):
        return parse_ratio(value)
    return Fraction(exact_decimal(value))


def digits_of(value: float) -> str:
    """The number that somebody typed to get a double: at most 15 digits."""
    text = format(value, ".15g")
    if float(text) != value:
        raise ParseError(
            f"{value!r} is not a number that was written with 15 digits or fewer: "
            "give numerator and denominator, or a text",
            message_vi=f"{value!r} không phải là số được viết với tối đa 15 chữ số: "
            "hãy ghi tử số và mẫu số, hoặc ghi dạng chữ",
        )
    return text
