# SPDX-License-Identifier: Apache-2.0
"""Where documents come from: a path, bytes, text, or an open file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import IO, TypeAlias

from ._errors import Error

Source: TypeAlias = str | PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]
"""A path (`str` or `Path`), the bytes of a document, or an open file."""

ZIP = b"PK\x03\x04"
OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls files start, and encrypted workbooks of any kind."""


def read_bytes(source: Source) -> bytes:
    """The bytes of a document."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, (str, PathLike)):
        try:
            with open(source, "rb") as file:
                return file.read()
        except OSError as error:
            error.add_note("a str is a path: give the document itself as bytes")
            raise
    if not hasattr(source, "read"):
        raise TypeError(f"expected a path, bytes or an open file, got {source!r}")
    data = source.read()
    return data.encode() if isinstance(data, str) else data


def is_workbook(source: object, data: bytes) -> bool:
    """Whether a document is a workbook of Excel, or goes by the name of one."""
    name = source if isinstance(source, (str, PathLike)) else getattr(source, "name", "")
    return data.startswith((ZIP, OLD_FORMAT)) or str(name).lower().endswith(
        (".xlsx", ".xlsm", ".xls")
    )


@contextmanager
def named(source: object) -> Iterator[None]:
    """Errors on the way say which file they are about, where it has a name."""
    try:
        yield
    except Error as error:
        name = source if isinstance(source, (str, PathLike)) else getattr(source, "name", None)
        if name is not None:
            error.add_note(f"in {name}")
        raise
