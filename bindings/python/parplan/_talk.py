# SPDX-License-Identifier: Apache-2.0
"""What the package says of its work, to whoever asked: a log, and progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sized
from typing import TypeVar

T = TypeVar("T")

MANY_ROWS = 10_000
"""Fewer rows are read before anybody could look at a bar."""


def log(message: str, *arguments: object) -> None:
    """Tell `logging.getLogger("parplan")`, at level INFO; who does not log does not load it."""
    logging = sys.modules.get("logging")
    if logging is None:
        return
    logger = logging.getLogger("parplan")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.info(message, *arguments)


def progress(rows: Iterable[T], what: str) -> Iterable[T]:
    """The rows, with a bar of tqdm where it is installed, a terminal looks on, and they are many."""
    if isinstance(rows, Sized) and len(rows) < MANY_ROWS:
        return rows
    try:
        from tqdm import tqdm
    except ImportError:
        return rows
    bar: Iterable[T] = tqdm(rows, desc=what, disable=None)
    return bar
