# SPDX-License-Identifier: Apache-2.0
"""Tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST_ROWS = 200


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = "") -> str:
    """An HTML table; of many rows the first ones."""
    listed = list(rows)
    lines = ["<table>"]
    if caption:
        lines.append(f"<caption>{escape(caption)}</caption>")
    lines.append(_row("th", headings))
    lines.extend(_row("td", row) for row in listed[:MOST_ROWS])
    if len(listed) > MOST_ROWS:
        lines.append(
            f'<tr><td colspan="{len(headings)}">… {len(listed) - MOST_ROWS} more</td></tr>'
        )
    lines.append("</table>")
    return "\n".join(lines)


def _row(tag: str, cells: Sequence[object]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"
