# SPDX-License-Identifier: Apache-2.0
"""Records of the C library as frozen dataclasses.

The core hands a record over as a tuple of numbers, texts and tuples. What they mean stands in the
annotations of the dataclass: an `int` may be a day, a choice or the position of another record.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeAlias

from ._days import from_day, to_day
from ._text import Text

Reader: TypeAlias = Callable[[Any, Any], Any]
"""Makes a value of a raw one, with the plan whose records it may name."""

if TYPE_CHECKING:
    from ._plan import Plan


def to_fraction(raw: tuple[int, int]) -> Fraction:
    """An exact ratio."""
    return Fraction(raw[0], raw[1])


def to_decimal(raw: tuple[int, int]) -> Decimal:
    """An exact decimal, with the digits it was written with."""
    return Decimal(raw[0]).scaleb(-raw[1])


def _or_none(read: Reader) -> Reader:
    return lambda raw, plan: None if raw is None else read(raw, plan)


def _each(read: Reader) -> Reader:
    return lambda raw, plan: tuple([read(item, plan) for item in raw])


_SIMPLE: dict[str, Reader | None] = {
    **dict.fromkeys(("int", "int | None", "bool", "str", "str | None", "tuple[str, ...]"), None),
    "date": lambda raw, plan: from_day(raw),
    "Fraction": lambda raw, plan: to_fraction(raw),
    "Decimal": lambda raw, plan: to_decimal(raw),
    "Text": lambda raw, plan: Text(*raw) if raw else Text(),
}


def _reader(annotation: str, scope: dict[str, Any]) -> Reader | None:
    """What turns the raw value of a member into what its annotation says; None leaves it alone."""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if annotation.endswith(" | None"):
        read = _reader(annotation.removesuffix(" | None"), scope)
        return None if read is None else _or_none(read)
    if annotation.startswith("tuple["):
        inner = _reader(annotation.removeprefix("tuple[").removesuffix(", ...]"), scope)
        return None if inner is None else _each(inner)
    kind = scope[annotation]
    if issubclass(kind, IntEnum):
        members = kind._value2member_map_
        return lambda raw, plan: members.get(raw)  # 0, where it is "unset", is None
    return lambda raw, plan: (
        kind._at(plan, raw) if isinstance(raw, int) else kind._from_core(raw, plan)
    )


class _RecordType(type):
    """Shows the members of a record, and not also how a dataclass is made."""

    def __dir__(cls) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")] + ["__doc__"]


class Record(metaclass=_RecordType):
    """A record of the C library. Immutable."""

    _struct: ClassVar[str]
    """Name of the C struct."""
    _names: ClassVar[dict[str, str]] = {"from": "start", "to": "end"}
    """Members that have another name here: `from` is a keyword of Python."""
    _readers: ClassVar[tuple[tuple[str, Reader | None], ...]]

    @classmethod
    def _from_core(cls, raw: tuple[Any, ...], plan: Plan | None = None) -> Self:
        if "_readers" not in cls.__dict__:
            scope = vars(sys.modules[cls.__module__])
            cls._readers = tuple((m.name, _reader(str(m.type), scope)) for m in fields(cls))  # type: ignore[arg-type]
        self = object.__new__(cls)
        members = self.__dict__
        for (name, read), value in zip(cls._readers, raw):
            members[name] = value if read is None else read(value, plan)
        return self

    @classmethod
    def _at(cls, plan: Plan | None, index: int) -> Self:
        """The record of a plan at a position."""
        assert plan is not None
        found = plan._collection(cls)._at(index)
        assert isinstance(found, cls)
        return found


def to_core(value: Any) -> Any:
    """What the core takes for a record or a member of one."""
    if isinstance(value, Record):
        return tuple([to_core(getattr(value, m.name)) for m in fields(value)])  # type: ignore[arg-type]
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    if isinstance(value, Decimal):
        return decimal_to_core(value)
    if isinstance(value, Text):
        return value.vi, value.en
    if isinstance(value, date):
        return to_day(value)
    if isinstance(value, (tuple, list)):
        return tuple([to_core(item) for item in value])
    return value


MOST_DIGITS = 19
"""Of a number of 64 bits."""


def decimal_to_core(value: Decimal | int) -> tuple[int, int]:
    """Units and scale of a decimal."""
    if isinstance(value, int):
        return value, 0
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"expected a number, got {value}")
    if value and value.adjusted() > MOST_DIGITS:
        raise OverflowError(f"expected a number of at most {MOST_DIGITS} digits")
    units = int("".join(map(str, digits)) or "0") * 10 ** max(exponent, 0)
    return -units if sign else units, max(-exponent, 0)
