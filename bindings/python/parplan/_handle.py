# SPDX-License-Identifier: Apache-2.0
"""Objects of the C library, given back when nobody needs them any more."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any, Self


class Handle:
    """Something immutable of the C library. It may be shared between threads freely."""

    _handle: Any

    def _hold(self, handle: Any, free: Callable[[Any], None]) -> None:
        self._handle = handle
        weakref.finalize(self, free, handle)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self
