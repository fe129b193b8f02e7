# SPDX-License-Identifier: Apache-2.0
"""Objects of the C library. A handle of the core gives back what it holds when nobody needs it any more."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")


class Handle:
    """Something immutable of the C library. It may be shared between threads freely."""

    _handle: Any

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class Listing(Handle, Sequence[T], Generic[T]):
    """A list that lies in the C library; its items are made when they are asked for."""

    @abstractmethod
    def _at(self, position: int) -> T:
        """The item at a position that there is."""

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self._at(i) for i in range(*index.indices(len(self)))]
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(f"item {index} of {len(self)}")
        return self._at(position)

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(len(self)))
