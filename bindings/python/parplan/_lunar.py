# SPDX-License-Identifier: Apache-2.0
"""The lunar calendar of Viet Nam, lunar years 1900 to 2199."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import _core
from ._days import DayLike, from_day, to_day
from ._record import Record


@dataclass(frozen=True, repr=False)
class Lunar(Record):
    """A day of the lunar calendar.

    >>> Lunar.of("29/01/2025")
    <Lunar 1/1/2025 Ất Tỵ>
    >>> Lunar(2025, 8, 15).date
    datetime.date(2025, 10, 6)
    """

    _struct = "parplan_lunar"

    year: int
    """1900 to 2199; it starts with Tết, in January or February."""
    month: int
    day: int
    leap: bool = False
    """The second of two months with this number ("tháng nhuận")."""
    uncertain: bool = False
    """The new moon falls within minutes of midnight: the month may begin a day off."""

    @classmethod
    def of(cls, day: DayLike) -> Lunar:
        """The lunar day of a civil day."""
        return cls._from_core(_core.lunar_from_date(to_day(day)))

    @classmethod
    def parse(cls, text: str) -> Lunar:
        """Read a lunar day as people write it: `15/8/2025`; the ordinary month of that number."""
        return cls._from_core(_core.lunar_parse(text))

    @property
    def date(self) -> date:
        """The civil day."""
        return from_day(_core.lunar_to_date(self.year, self.month, self.day, self.leap))

    @property
    def year_name(self) -> str:
        """Name of the lunar year in the cycle of sixty ("can chi"): 2024 is "Giáp Thìn"."""
        return _core.lunar_year_name(self.year)

    @staticmethod
    def leap_month(year: int) -> int | None:
        """Number of the leap month of a lunar year; None where it has none.

        >>> Lunar.leap_month(2025)
        6
        """
        return _core.lunar_leap_month(year) or None

    def __str__(self) -> str:
        return f"{self.day}/{self.month}{' nhuận' if self.leap else ''}/{self.year}"

    def __repr__(self) -> str:
        return f"<Lunar {self} {self.year_name}{' uncertain' if self.uncertain else ''}>"
