# SPDX-License-Identifier: Apache-2.0
"""Tables of results as frames: columns of plain values first, then the library that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import IntEnum
from fractions import Fraction
from importlib import import_module
from typing import Any

from ._text import Lang

Columns = dict[str, list[Any]]


def columns_of(kind: type[Any], records: Sequence[Any]) -> Columns:
    """Columns of records of a kind, one for each member; choices are their names."""
    names = [member.name for member in fields(kind)]
    return {name: [_plain(getattr(record, name)) for record in records] for name in names}


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, IntEnum) else value


def _is_days(values: list[Any]) -> bool:
    return any(isinstance(value, date) for value in values)


def _exportable(columns: Columns) -> Columns:
    return {
        name: [str(value) if isinstance(value, Fraction) else value for value in values]
        for name, values in columns.items()
    }


class Framed:
    """What is a table: its columns, and frames of them."""

    def columns(self, *, lang: Lang = "vi") -> Columns:
        """The table in columns of plain values; texts are of one language."""
        raise NotImplementedError

    def to_pandas(self, *, lang: Lang = "vi") -> Any:
        """A frame of pandas; days are `datetime64`, fractions stay exact objects."""
        pandas = import_module("pandas")
        columns = self.columns(lang=lang)
        frame = pandas.DataFrame(columns)
        for name, values in columns.items():
            if _is_days(values):
                frame[name] = pandas.to_datetime(frame[name])
        return frame

    def to_arrow(self, *, lang: Lang = "vi") -> Any:
        """A table of pyarrow; days are date32, fractions texts such as "3/5"."""
        return import_module("pyarrow").table(_exportable(self.columns(lang=lang)))

    def to_polars(self, *, lang: Lang = "vi") -> Any:
        """A frame of polars; days are Date, fractions texts such as "3/5"."""
        return import_module("polars").DataFrame(_exportable(self.columns(lang=lang)))
