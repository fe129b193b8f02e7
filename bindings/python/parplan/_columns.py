# SPDX-License-Identifier: Apache-2.0
"""Columns of many rows: whatever a caller keeps them in, to the C library without a copy, and back.

Days and counts of days may come in numpy arrays (`datetime64[D]` or integers), pandas series and
indexes, anything with the Arrow PyCapsule interface (pyarrow, polars …: date32 or int32), `array`
and `memoryview` of day numbers, and plain sequences of days. Answers come back in the same family.
Missing values (NaT, null, None) give missing answers; where numpy has none, in numbers and truth
values, the answers are masked arrays.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import index
from typing import Any, Literal, TypeAlias

from . import _core
from ._days import from_day, is_missing, to_day
from ._enums import Row
from ._errors import ArgumentError, Error, RangeError

Column: TypeAlias = Any
"""Many days or numbers: a numpy array, a pandas series, an Arrow array, an `array`, a list …"""

Errors: TypeAlias = Literal["raise", "null"]
"""What a row without an answer does: raise a `RangeError`, or leave its answer missing."""

NONE = -(2**31)
"""What stands for a missing day or number in 32 bits."""

LARGE = 1 << 20
"""Rows from which on fresh memory costs more than the answers do."""

NONE_64 = -(2**63)
"""The same in 64 bits: NaT of numpy."""

OPTIONAL = ("minute", "term", "count")
"""Columns that a call may go without."""

Buffer: TypeAlias = Any
Ask: TypeAlias = Callable[..., tuple[int, int, int]]
"""Asks about some rows: how many have no answer, the first that misses no value, and its `Row`."""


def is_column(value: object) -> bool:
    """Whether a value is many days or numbers rather than one."""
    if isinstance(value, (date, str, int, bytes)):
        return False
    return not (_module(value) == "numpy" and getattr(value, "ndim", 1) == 0)


def _module(value: object) -> str:
    return type(value).__module__.partition(".")[0]


class Family:
    """Plain sequences: lists of days and numbers."""

    def days(self, values: Any) -> list[Buffer]:
        """Buffers of day numbers, one after the other."""
        return [array("i", [NONE if is_missing(day) else to_day(day) for day in values])]

    def numbers(self, values: Any) -> list[Buffer]:
        """Buffers of numbers, one after the other."""
        return [array("i", [NONE if is_missing(number) else number for number in values])]

    def answer_days(self) -> None:
        """Answers are days, though the column that leads holds numbers."""

    def new(self, count: int) -> Buffer:
        """Room for so many answers."""
        return array("i", [0]) * count

    def room(self, out: Any, count: int) -> Buffer:
        """Room for the answers, in what the caller gives where it gives something."""
        if out is not None:
            raise TypeError(f"out: expected None for columns of this family, got {out!r}")
        return self.new(count)

    def give_days(self, buffer: Buffer, missing: int) -> Any:
        """The answers, which are days; how many of them are missing."""
        return [None if day == NONE else from_day(day) for day in buffer]

    def give_numbers(self, buffer: Buffer, missing: int) -> Any:
        """The answers, which are numbers."""
        return [None if number == NONE else number for number in buffer]

    def give_flags(self, buffer: bytearray, missing: int) -> Any:
        """The answers, which are 1, 0 or 255 where there is none."""
        return [None if flag == 255 else flag == 1 for flag in buffer]


class Raw(Family):
    """`array` and `memoryview`: 32- or 64-bit day numbers in, an `array` out."""

    def days(self, values: Any) -> list[Buffer]:
        return [values]

    numbers = days

    def room(self, out: Any, count: int) -> Buffer:
        return self.new(count) if out is None else out

    def give_days(self, buffer: Buffer, missing: int) -> Any:
        return buffer

    give_numbers = give_days


class Numpy(Family):
    """Arrays of numpy: `datetime64`, or integers that are day numbers."""

    def __init__(self, values: Any) -> None:
        self.numpy = sys.modules["numpy"]
        self.wide = values.dtype.itemsize == 8 and values.dtype.kind in "iuM"
        self.dated = values.dtype.kind not in "iu"

    def answer_days(self) -> None:
        self.wide = self.dated = True

    def days(self, values: Any) -> list[Buffer]:
        if values.dtype.kind == "O":
            return [self._narrow(super().days(values)[0])]
        values = self._filled(values)
        if values.dtype.kind == "M":
            return [values.astype("datetime64[D]", copy=False).view("i8")]
        return self.numbers(values)

    def numbers(self, values: Any) -> list[Buffer]:
        if values.dtype.kind == "O":
            return [self._narrow(super().numbers(values)[0])]
        values = self._filled(values)
        if values.dtype.kind not in "iu":
            raise TypeError(f"expected an array of integers or days, got one of {values.dtype}")
        if values.dtype in ("int32", "int64"):
            return [values]
        return [values.astype("int64", casting="safe")]

    def _filled(self, values: Any) -> Any:
        """Masked rows are missing ones."""
        if not self.numpy.ma.isMaskedArray(values):
            return values
        if values.dtype.kind == "M":
            return values.filled(self.numpy.datetime64("NaT"))
        return values.astype("int64").filled(NONE_64)

    def _narrow(self, numbers: Any) -> Any:
        return self.numpy.frombuffer(numbers, "int32")

    def new(self, count: int) -> Buffer:
        return self.numpy.empty(count, "int64" if self.wide else "int32")

    def room(self, out: Any, count: int) -> Buffer:
        if out is None:
            return self.new(count)
        kind = getattr(out, "dtype", None)
        if kind not in ("int32", "int64", "datetime64[D]"):
            raise TypeError(f"out: expected an array of datetime64[D], int32 or int64, got {kind}")
        return out.view("i8") if kind == "datetime64[D]" else out

    def give_days(self, buffer: Buffer, missing: int) -> Any:
        if not self.dated:
            return buffer
        if buffer.dtype == "int64":
            return buffer.view("datetime64[D]")
        wide = buffer.astype("int64")
        wide[buffer == NONE] = NONE_64
        return wide.view("datetime64[D]")

    def give_numbers(self, buffer: Buffer, missing: int) -> Any:
        if not missing:
            return buffer
        none = NONE_64 if buffer.dtype == "int64" else NONE
        return self.numpy.ma.array(buffer, mask=buffer == none)

    def give_flags(self, buffer: bytearray, missing: int) -> Any:
        flags = self.numpy.frombuffer(buffer, "uint8")
        return self.numpy.ma.array(flags == 1, mask=flags == 255) if missing else flags.view("bool")


class Pandas(Numpy):
    """Series and indexes of pandas: answers are series with the same index."""

    def __init__(self, values: Any) -> None:
        self.pandas = sys.modules["pandas"]
        if getattr(values, "ndim", 1) != 1:
            raise TypeError("expected a series or an index, got a frame: name one of its columns")
        self.like = values
        super().__init__(self._plain(values))

    def _plain(self, values: Any) -> Any:
        if not hasattr(values, "to_numpy"):
            return values
        zone = getattr(values.dtype, "tz", None)
        if zone is not None:  # the day is one of Viet Nam's clock
            days = getattr(values, "dt", values)
            values = days.tz_convert("Etc/GMT-7")
            values = getattr(values, "dt", values).tz_localize(None)
        if values.dtype.kind in "iuf" and values.hasnans:
            return values.astype("Int64").to_numpy("int64", na_value=NONE_64)
        if values.dtype.kind == "f":
            raise TypeError(f"expected days or integers, got a series of {values.dtype}")
        plain = values.to_numpy()
        if plain.dtype.kind == "f":  # so pandas gives a column of Arrow that is empty
            plain = plain.astype(object)
        if plain.dtype.kind == "O":
            missing = self.pandas.isna(plain)
            if missing.any():
                plain = plain.copy()
                plain[missing] = None
        return plain

    def days(self, values: Any) -> list[Buffer]:
        return super().days(self._plain(values))

    def numbers(self, values: Any) -> list[Buffer]:
        return super().numbers(self._plain(values))

    def _give(self, values: Any) -> Any:
        index = getattr(self.like, "index", None)
        name = getattr(self.like, "name", None)
        return self.pandas.Series(values, index=index, name=name)

    def give_days(self, buffer: Buffer, missing: int) -> Any:
        if not self.dated:
            return self.give_numbers(buffer, missing)
        return self._give(super().give_days(buffer, missing).astype("datetime64[s]"))

    def give_numbers(self, buffer: Buffer, missing: int) -> Any:
        numbers = super().give_numbers(buffer, missing)
        if not missing:
            return self._give(buffer)
        return self._give(numbers.data).astype("Int64").mask(numbers.mask)

    def give_flags(self, buffer: bytearray, missing: int) -> Any:
        flags = super().give_flags(buffer, missing)
        if not missing:
            return self._give(flags)
        return self._give(flags.data).astype("boolean").mask(flags.mask)


class Exported:
    """A buffer of 32-bit numbers as an Arrow array."""

    def __init__(self, buffer: Buffer, kind: str, missing: int) -> None:
        self.given = buffer, kind, missing > 0

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return _core.arrow_export(*self.given)


def _large(count: int) -> Buffer:
    """Room for many numbers, in pages so large that touching them first costs little."""
    if not hasattr(mmap, "MADV_HUGEPAGE"):  # no Linux
        return array("i", [0]) * count
    memory = mmap.mmap(-1, 4 * count, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.madvise(mmap.MADV_HUGEPAGE)
    return memoryview(memory).cast("i")


class Arrow(Family):
    """Whatever has the Arrow PyCapsule interface; answers are of the library that gave the input."""

    def __init__(self, values: Any) -> None:
        self.module = _module(values)
        self.name = getattr(values, "name", "")

    def new(self, count: int) -> Buffer:
        return _large(count) if count >= LARGE else super().new(count)

    def days(self, values: Any) -> list[Buffer]:
        if hasattr(values, "__arrow_c_array__"):
            return [_core.arrow_column(*values.__arrow_c_array__())]
        return _core.arrow_chunks(values.__arrow_c_stream__())

    numbers = days

    def _give(self, buffer: Buffer, kind: str, missing: int) -> Any:
        exported = Exported(buffer, kind, missing)
        if self.module == "polars":
            polars = sys.modules["polars"]
            return polars.Series(self.name, polars.from_arrow(exported))
        if self.module == "pyarrow":
            return sys.modules["pyarrow"].array(exported)
        return exported

    def give_days(self, buffer: Buffer, missing: int) -> Any:
        return self._give(buffer, "tdD", missing)

    def give_numbers(self, buffer: Buffer, missing: int) -> Any:
        return self._give(buffer, "i", missing)

    def give_flags(self, buffer: bytearray, missing: int) -> Any:
        numbers = array("i", [NONE if flag == 255 else flag for flag in buffer])
        flags = self.give_numbers(numbers, missing)
        if self.module == "polars":
            return flags.cast(sys.modules["polars"].Boolean)
        return flags.cast("bool") if self.module == "pyarrow" else flags


def family_of(values: Any) -> Family:
    """The family a column belongs to."""
    module = _module(values)
    if module == "pandas":
        return Pandas(values)
    if module == "numpy":
        return Numpy(values)
    if hasattr(values, "__arrow_c_array__") or hasattr(values, "__arrow_c_stream__"):
        return Arrow(values)
    if isinstance(values, (array, memoryview)):
        return Raw()
    if isinstance(values, Iterable):
        return Family()
    raise TypeError(f"expected a day or a column of days, got {values!r}")


class Rows:
    """Columns of one call: what is read, in pieces of equal length, and room for the answers."""

    def __init__(self, lead: Any, *columns: tuple[str, Any, bool]) -> None:
        """Each column has a name, its values or one value for all rows, and whether they are days."""
        self.family = family_of(lead)
        self.columns = [self._buffers(values, days) for _, values, days in columns]
        for name, values, _ in columns:
            if values is None and name not in OPTIONAL:
                raise TypeError(f"{name}: expected a day or a column, got None")
        many = [(name, c) for (name, _, _), c in zip(columns, self.columns) if isinstance(c, list)]
        if not many:
            raise TypeError("expected a column of days, got one day for all rows")
        self.count = sum(map(_rows, many[0][1]))
        for name, buffers in many:
            if sum(map(_rows, buffers)) != self.count:
                raise ArgumentError(
                    f"expected {self.count} rows, got {sum(map(_rows, buffers))}", path=name
                )

    def _buffers(self, values: Any, days: bool) -> int | None | list[Buffer]:
        if values is None:
            return None
        if not is_column(values):
            return to_day(values) if days else index(values)
        family = family_of(values)
        return family.days(values) if days else family.numbers(values)

    def ask(
        self,
        ask: Ask,
        outs: Sequence[Buffer],
        statuses: bytearray | None = None,
        errors: Errors = "null",
    ) -> int:
        """Ask about all rows, piece by piece; how many have no answer.

        With `errors` as "raise", the first that has none and misses no value is an error.
        """
        if errors not in ("raise", "null"):
            raise ArgumentError(f'errors: expected "raise" or "null", got {errors!r}')
        failed = 0
        for out in outs:
            if _rows(out) != self.count:
                raise ArgumentError(f"expected {self.count} rows, got {_rows(out)}", path="out")
        for start, end, pieces in self._pieces():
            room = [memoryview(out)[start:end] for out in outs]
            said = None if statuses is None else memoryview(statuses)[start:end]
            wrong, row, why = ask(pieces, room, said)
            failed += wrong
            if why and errors == "raise":
                raise _row_error(start + row, Row(why))
        return failed

    def _pieces(self) -> Iterable[tuple[int, int, list[Any]]]:
        """The columns cut where any of them is."""
        cuts = {0, self.count}
        for column in self.columns:
            at = 0
            for buffer in column if isinstance(column, list) else ():
                at += _rows(buffer)
                cuts.add(at)
        edges = sorted(cuts)
        for start, end in zip(edges, edges[1:]):
            yield start, end, [_cut(column, start, end) for column in self.columns]


def _row_error(row: int, kind: Row) -> Error:
    if kind == Row.RANGE:
        return RangeError("the day, or the result, lies outside the calendar", path=f"row {row}")
    return ArgumentError(
        "no such term, a count it cannot have, or a minute missing", path=f"row {row}"
    )


def _rows(buffer: Buffer) -> int:
    return len(memoryview(buffer))


def _cut(column: int | None | list[Buffer], start: int, end: int) -> Any:
    """The rows of a column from one to another, which lie in one of its buffers."""
    if not isinstance(column, list):
        return column
    at = 0
    for buffer in column:
        count = _rows(buffer)
        if start < at + count:
            return buffer if count == end - start else memoryview(buffer)[start - at : end - at]
        at += count
    return column[-1]
