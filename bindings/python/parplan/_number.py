# SPDX-License-Identifier: Apache-2.0
"""Exact numbers: read as people write them, printed so that they look like nothing they are not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from . import _core
from ._enums import Mark
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
    return _core.decimal_format(decimal_to_core(value), mark)
