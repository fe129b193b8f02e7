# SPDX-License-Identifier: Apache-2.0
"""Memory stays flat over 10^6 calls of each kind, errors included.

Calls that cost more than microseconds are made less often: 1 in 20 of small columns, 1 in 200 of
what builds or prints something. PARPLAN_LONG_CALLS says how many there are instead of 10^6.
"""

from __future__ import annotations

import gc
import os
import pathlib
import resource
from collections.abc import Iterator

import calls
import pytest

CALLS = int(os.environ.get("PARPLAN_LONG_CALLS", 10**6))
MOST_GROWTH = 1 << 20
SHARE = {"cheap": 1, "errors": 1, "bulk": 20, "costly": 200}
STATM = pathlib.Path("/proc/self/statm")

pytestmark = [
    pytest.mark.skipif(not STATM.exists(), reason="no /proc/self/statm to read memory from"),
    pytest.mark.skipif(
        "asan" in os.environ.get("LD_PRELOAD", ""), reason="AddressSanitizer keeps what is freed"
    ),
]


def resident() -> int:
    gc.collect()
    return int(STATM.read_text().split()[1]) * resource.getpagesize()


def repeat(call: calls.Call, count: int) -> None:
    for _ in range(count):
        call()


def kinds() -> Iterator[tuple[str, str]]:
    for group in SHARE:
        for name in getattr(calls, group)():
            yield group, name


@pytest.mark.parametrize(("group", "name"), list(kinds()))
def test_memory_stays_flat(group: str, name: str) -> None:
    call = getattr(calls, group)()[name]
    count = CALLS // SHARE[group]
    repeat(call, count // 2)
    sizes = [resident()]
    for _ in range(4):
        repeat(call, count // 8)
        sizes.append(resident())
    assert sizes[-1] - sizes[0] < MOST_GROWTH, f"bytes at each eighth: {sizes}"
