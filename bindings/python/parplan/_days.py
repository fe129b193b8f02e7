# SPDX-License-Identifier: Apache-2.0
"""Civil days and moments of Viet Nam's clock, as people write them and as the library counts them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any, TypeAlias

from . import _core

VIET_NAM = timezone(timedelta(hours=7), "UTC+07:00")
"""Viet Nam's clock, which knows no summer time."""

EPOCH = date(1970, 1, 1).toordinal()

DayLike: TypeAlias = date | str
"""A day: `datetime.date`, a `datetime` (the day it falls on in Viet Nam), a numpy or pandas scalar,
or a text as `parse_date` reads it."""

MomentLike: TypeAlias = date | str
"""A day, or a moment of it: a `datetime`, or a text as `parse_moment` reads it."""


def to_day(value: DayLike) -> int:
    """Number of a day: days since 1970-01-01."""
    if type(value) is date:
        return value.toordinal() - EPOCH
    if isinstance(value, str):
        return _core.date_parse(value)
    return plain(value).toordinal() - EPOCH


def from_day(number: int) -> date:
    """The day with a number."""
    return date.fromordinal(number + EPOCH)


def to_day_or_none(value: DayLike | None) -> int | None:
    """As `to_day`; None stays None."""
    return None if value is None else to_day(value)


def from_day_or_none(number: int | None) -> date | None:
    """As `from_day`; None stays None."""
    return None if number is None else from_day(number)


def to_moment(value: MomentLike) -> tuple[int, int]:
    """Number of a day, and the minute of it; -1 where only the day is known."""
    if isinstance(value, str):
        day, second = _core.moment_parse(value)
        return day, second // 60 if second >= 0 else -1
    at = plain(value)
    minute = at.hour * 60 + at.minute if isinstance(at, datetime) else -1
    return at.toordinal() - EPOCH, minute


def from_moment(moment: tuple[int, int]) -> datetime:
    """A moment of Viet Nam's clock; 24:00 is 00:00 of the next day."""
    day, minute = moment
    return datetime.combine(from_day(day), time()) + timedelta(minutes=minute)


def at_second(day: date, second: int) -> date:
    """A day, or the second of it where that is known (not -1)."""
    return day if second < 0 else datetime.combine(day, time()) + timedelta(seconds=second)


def is_missing(value: Any) -> bool:
    """Whether a value stands for none: None, NaN, NaT, or NA of pandas."""
    return value is None or type(value).__name__ == "NAType" or bool(value != value)


def plain(value: Any) -> date:
    """A date, or a datetime of Viet Nam's clock, out of what is one."""
    if is_missing(value):
        raise TypeError(f"expected a day, got {value!r}")
    if not isinstance(value, date) and hasattr(value, "astype"):  # a scalar of numpy
        value = value.astype("datetime64[us]").item()
    if isinstance(value, datetime):
        return value.astimezone(VIET_NAM).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    raise TypeError(f"expected a day (datetime.date, or text such as 05/03/2024), got {value!r}")


def parse_date(text: str) -> date:
    """Read a day as people write it: `2024-03-05`, `05/03/2024` or `5/3/2024`.

    >>> parse_date("5/3/2024")
    datetime.date(2024, 3, 5)
    """
    return from_day(_core.date_parse(text))


def parse_moment(text: str) -> date:
    """Read a day, or a moment of it: `2024-03-04 23:59`, `04/03/2024T16:59Z`.

    A `datetime` is one of Viet Nam's clock, without a time zone. `24:00` is the end of the day it is
    written with; a `datetime` has no such time, so it becomes 00:00 of the next one.

    >>> parse_moment("2024-03-04T16:59Z")
    datetime.datetime(2024, 3, 4, 23, 59)
    >>> parse_moment("04/03/2024")
    datetime.date(2024, 3, 4)
    """
    day, second = _core.moment_parse(text)
    return at_second(from_day(day), second)


def format_date(day: DayLike, *, iso: bool = False) -> str:
    """Print a day as `05/03/2024`, or as `2024-03-05`.

    >>> format_date(date(2024, 3, 5))
    '05/03/2024'
    """
    return _core.date_format(to_day(day), 0 if iso else 1)


def add_months(day: DayLike, months: int) -> date:
    """The day some months later, or the last of a month that lacks it (Civil Code 2015, art. 148.3).

    >>> add_months("31/01/2024", 1)
    datetime.date(2024, 2, 29)
    """
    return from_day(_core.date_add_months(to_day(day), months))
