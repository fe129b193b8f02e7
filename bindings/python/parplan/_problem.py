# SPDX-License-Identifier: Apache-2.0
"""Problems found in a document: all of them, not only the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from . import _core
from ._enums import Severity
from ._errors import Error
from ._record import Record
from ._text import Text


@dataclass(frozen=True, repr=False)
class Problem(Record):
    """One problem found in a document."""

    _struct = "parplan_problem"

    severity: Severity
    number: int
    """Permanent number of the message."""
    line: int
    """Line in the document, from 1; 0 where unknown."""
    column: int
    path: str
    """JSON pointer, or a CSV column; "" is the document."""
    clause: str
    """Clause of the plan it concerns, or ""."""
    message: Text

    _names = {"id": "number"}

    @property
    def id(self) -> str:
        """Permanent id of the message, such as "PP-0220"."""
        return f"PP-{self.number:04d}"

    def __str__(self) -> str:
        return self.in_("vi")

    def in_(self, lang: str) -> str:
        """Place and message in a language, "vi" or "en"."""
        place = f"{self.line}:{self.column}" if self.line else self.path
        clause = f" ({self.clause})" if self.clause else ""
        return f"{place}{clause}: {self.message.in_('en' if lang == 'en' else 'vi')}".lstrip(": ")

    def __repr__(self) -> str:
        return f"<{self.severity.name} {self.id} {self.in_('en')}>"


def _others(problems: tuple[Problem, ...], most: int = 9) -> list[str]:
    """The errors after the first one, as a traceback shows them."""
    errors = [problem for problem in problems if problem.severity == Severity.ERROR][1:]
    more = [f"… and {len(errors) - most} more: see `problems`"] if len(errors) > most else []
    return [f"also {problem.in_('en')}" for problem in errors[:most]] + more


class Collector:
    """A list of problems that the C library fills, for the length of a call.

    On leaving it, `problems` has them, and so has the exception that is on its way.
    """

    problems: tuple[Problem, ...] = ()

    def __enter__(self) -> Self:
        self.handle: Any = _core.problems_new()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        count = _core.problems_count(self.handle, Severity.NOTE)
        found = (_core.problems_at(self.handle, i) for i in range(count))
        self.problems = tuple([Problem._from_core(raw) for raw in found if raw is not None])
        del self.handle
        if isinstance(error, Error):
            error.problems = self.problems
            for problem in _others(self.problems):
                error.add_note(problem)
