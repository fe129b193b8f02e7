# SPDX-License-Identifier: Apache-2.0
"""One exception for each way in which a call of the C library can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._problem import Problem


class Error(Exception):
    """A call failed. Its text is English; `message_vi` says the same in Vietnamese.

    >>> import parplan
    >>> try:
    ...     parplan.parse_date("31/02/2024")
    ... except parplan.Error as error:
    ...     print(error.id, error)
    PP-0104 31/02/2024: February 2024 has 29 days
    """

    status: int = 0
    """Value of the C library's `parplan_status`."""

    def __init__(
        self,
        message: str,
        *,
        message_vi: str = "",
        number: int = 0,
        path: str = "",
        line: int = 0,
        column: int = 0,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        """What went wrong, in English."""
        self.message_vi = message_vi or message
        """The same in Vietnamese, where there is a Vietnamese one."""
        self.number = number
        """Permanent number of the message, 0 for errors of the Python package."""
        self.path = path
        """JSON pointer, column name or cell (`Sheet1!C5`) at fault, or ""."""
        self.line = line
        """Line in the input, from 1; 0 where unknown."""
        self.column = column
        """Column in the line, in bytes from 1; 0 where unknown."""
        self.problems = problems
        """Everything found in a document, where one was read."""

    @property
    def id(self) -> str:
        """Permanent id of the message, such as "PP-0104"; "" for messages of the package itself."""
        return f"PP-{self.number:04d}" if self.number else ""

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"line {self.line}" if self.line else "",
                f"column {self.column}" if self.column else "",
                self.path,
            )
            if part
        )
        return f"{place}: {self.message}" if place else self.message


class ArgumentError(Error, ValueError):
    """The call itself is wrong: an unset choice, a combination that means nothing."""

    status = -1


class OutOfMemoryError(Error, MemoryError):
    """There is no memory."""

    status = -2


class RangeError(Error, ValueError):
    """A result does not fit, or a day lies outside the calendar."""

    status = -3


class ParseError(Error, ValueError):
    """A text is not what it should be."""

    status = -4


class InvalidError(Error, ValueError):
    """A document was read and contradicts itself; `problems` lists everything found."""

    status = -5


class NotFoundError(Error, KeyError):
    """There is no such id."""

    status = -6


for _kind in (Error, *Error.__subclasses__()):
    _kind.__module__ = "parplan"  # as tracebacks name them

_BY_STATUS = {kind.status: kind for kind in Error.__subclasses__()}


def from_core(
    status: int, number: int, line: int, column: int, path: str, message: str, message_vi: str
) -> Error:
    """The exception for an error of the C library. The core calls this."""
    return _BY_STATUS.get(status, Error)(
        message, message_vi=message_vi, number=number, path=path, line=line, column=column
    )
