#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The rooms of the library: arrows point downward, and a file holds one noun.

usage: check_rooms.py SOURCE_DIR
"""
import pathlib
import re
import sys

# What each room may know, itself aside.
MAY_KNOW = {
    "base": (),
    "io": ("base",),
    "time": ("base", "generated", "io"),
    "plan": ("base", "time", "io"),
    "score": ("base", "time", "io", "plan"),
    "tally": ("base", "time"),
    "board": ("base", "io", "plan", "score", "tally", "time"),
    "store": ("base", "board", "io", "plan", "score", "tally", "time"),
}

# The room that a public header, include/parplan/<noun>.h, belongs to.
HEADERS = {
    "base": ("base", "column", "number"),
    "time": ("calendar", "date", "due_many", "frequency", "hours", "ics", "lunar", "period", "point", "recurrence",
             "term"),
    "plan": ("plan", "unit"),
    "score": ("completion", "figure", "index", "target", "trace"),
    "tally": ("tally",),
    "board": ("agenda", "board", "moves"),
    "store": ("store",),
}
ROOM_OF_HEADER = {noun + ".h": room for room, nouns in HEADERS.items() for noun in nouns}

MOST_LINES = 600
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def includes(path):
    """(line number, quote, target) of each include line."""
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".c", ".h", ".def"))


def room_of_include(quote, target):
    """The room an include reaches into; None outside the house; ValueError where it has no room."""
    if target.startswith("parplan/"):
        header = target[len("parplan/"):]
        if header == "parplan.h":
            raise ValueError("the umbrella header knows every room; include the one you need")
        if header not in ROOM_OF_HEADER:
            raise ValueError("this header has no room yet: add it to tests/tools/check_rooms.py")
        return ROOM_OF_HEADER[header]
    if quote == '"' and "/" in target:
        room = target.split("/")[0]
        if room not in MAY_KNOW and room != "generated":
            raise ValueError("no such room; write \"room/noun.h\"")
        return room
    return None


def check_arrows(path, room, name):
    for number, quote, target in includes(path):
        try:
            other = room_of_include(quote, target)
        except ValueError as problem:
            yield f"{name}:{number}: {target}: {problem}"
            continue
        if other is not None and other != room and other not in MAY_KNOW[room]:
            yield f"{name}:{number}: {target}: {room} may not know {other}"


def check_library(root):
    for path in sources(root / "lib"):
        name = path.relative_to(root)
        room = name.parts[1]
        if len(name.parts) == 2:
            continue
        if room not in MAY_KNOW:
            yield f"{name}: lib/{room} is not a room"
            continue
        yield from check_arrows(path, room, name)


def check_headers(root):
    for path in sorted((root / "include" / "parplan").glob("*.h")):
        name = path.relative_to(root)
        if path.name == "parplan.h":
            continue
        if path.name not in ROOM_OF_HEADER:
            yield f"{name}: this header has no room yet: add it to tests/tools/check_rooms.py"
            continue
        yield from check_arrows(path, ROOM_OF_HEADER[path.name], name)
        for number, quote, target in includes(path):
            if quote == '"':
                yield f"{name}:{number}: {target}: a public header includes <parplan/noun.h> only"


def check_bindings(root):
    for path in sources(root / "bindings"):
        name = path.relative_to(root)
        for number, quote, target in includes(path):
            if quote == '"' and (target.startswith("..") or target.split("/")[0] in MAY_KNOW):
                yield f"{name}:{number}: {target}: a binding sees public headers only"


def check_sizes(root):
    for folder in ("lib", "bindings", "include"):
        for path in sorted((root / folder).rglob("*")):
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            lines = path.read_bytes().count(b"\n")
            if lines > MOST_LINES:
                yield (f"{path.relative_to(root)}: {lines} lines, more than {MOST_LINES}: "
                       "it holds two nouns")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[1])
    if not sources(root / "lib"):
        sys.exit(f"{root / 'lib'} holds no source")
    problems = [problem for check in (check_library, check_headers, check_bindings, check_sizes)
                for problem in check(root)]
    for problem in problems:
        print(problem)
    print(f"rooms: {len(sources(root / 'lib'))} files of lib, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
