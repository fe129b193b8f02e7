# SPDX-License-Identifier: Apache-2.0
"""Texts in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["vi", "en"]
"""Language of what is shown: Vietnamese or English."""


@dataclass(frozen=True, repr=False)
class Text:
    """A text in Vietnamese and English; either may be missing, never both.

    >>> title = Text("Quận Thanh Xuân", "Thanh Xuân urban district")
    >>> str(title), title.in_("en")
    ('Quận Thanh Xuân', 'Thanh Xuân urban district')
    >>> Text("Phường", None).in_("en")
    'Phường'
    """

    vi: str | None = None
    en: str | None = None

    def in_(self, lang: Lang) -> str:
        """The text in a language, or in the other one where it is missing."""
        first, second = (self.vi, self.en) if lang_code(lang) == 0 else (self.en, self.vi)
        return first or second or ""

    def __str__(self) -> str:
        return self.in_("vi")

    def __repr__(self) -> str:
        return repr(self.in_("vi"))


def lang_code(lang: str) -> int:
    """Value of the C library's `parplan_lang`."""
    if lang not in ("vi", "en"):
        raise ValueError(f'lang: expected "vi" or "en", got {lang!r}')
    return 0 if lang == "vi" else 1
