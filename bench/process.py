# SPDX-License-Identifier: Apache-2.0
"""Whole processes, side by side: `parplan board` against a bare Python and `sqlite3 :memory:`. Medians of turns.

    process.py PARPLAN ROUNDS
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

parplan, rounds = sys.argv[1], int(sys.argv[2])
board = [parplan, "board", "data/plans/thanh-xuan-2024.json", "--figures", "data/examples/figures-2024.csv",
         "--completions", "data/examples/completions-2024.csv", "--as-of", "2024-06-05"]


def version(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]


# A `python3` on PATH may be a shell script around the real one: the interpreter itself is what counts.
pythons = []
for candidate in ("/usr/bin/python3", shutil.which("python3")):
    if candidate and os.path.exists(candidate):
        real = subprocess.run([candidate, "-c", "import sys; print(sys.executable)"], capture_output=True,
                              text=True, check=True).stdout.strip()
        if os.path.realpath(real) not in [os.path.realpath(p) for p in pythons]:
            pythons.append(real)

peers = [("parplan board, the shipped plan and figures", board, version([parplan, "version"]))]
for python in pythons:
    peers.append(("bare python3 -c pass", [python, "-c", "pass"], version([python, "--version"])))
sqlite = shutil.which("sqlite3")
if sqlite:
    peers.append(("sqlite3 :memory: 'select 1'", [sqlite, ":memory:", "select 1"],
                  "SQLite " + version([sqlite, "--version"]).split(" ")[0]))

null = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]


def run(command):
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status = os.waitpid(pid, 0)
    took = time.perf_counter() - start
    if status != 0:
        sys.exit(f"bench: {command} ended with {status}")
    return took


times = {name + what: [] for name, _, what in peers}
for i in range(rounds + 2):
    for name, command, what in peers:
        took = run(command)
        if i >= 2:
            times[name + what].append(took)
ours = statistics.median(times[peers[0][0] + peers[0][2]])
for name, _, what in peers:
    middle = statistics.median(times[name + what])
    print(f"{name:<46} {'1 process':>13} {middle * 1e6:8.0f} us     {middle / ours:8.2f}   {what}")
