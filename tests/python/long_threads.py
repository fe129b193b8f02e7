# SPDX-License-Identifier: Apache-2.0
"""Sixteen threads use the same objects and get the answers that one thread gets.

PARPLAN_LONG_SECONDS says for how long instead of 30 seconds.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import calls
import pytest

THREADS = 16
SECONDS = float(os.environ.get("PARPLAN_LONG_SECONDS", 30))


def everything() -> dict[str, calls.Call]:
    groups = ("cheap", "errors", "bulk", "costly")
    return {f"{g} {n}": call for g in groups for n, call in getattr(calls, g)().items()}


@pytest.fixture
def quick_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def work(
    todo: dict[str, calls.Call], expected: dict[str, Any], seed: int, wrong: list[str]
) -> None:
    chance, names, end = random.Random(seed), list(todo), time.monotonic() + SECONDS
    while time.monotonic() < end and not wrong:
        name = chance.choice(names)
        try:
            answer = todo[name]()
        except Exception as error:
            answer = error
        if answer != expected[name]:
            wrong.append(f"{name}: expected {expected[name]!r}, got {answer!r}")


def test_sixteen_threads_get_the_answers_of_one(quick_switches: None) -> None:
    expected = {name: call() for name, call in everything().items()}
    calls._SHARED.clear()  # what the threads share has been asked nothing yet
    todo, wrong = everything(), list[str]()
    threads = [
        threading.Thread(target=work, args=(todo, expected, seed, wrong)) for seed in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
