# SPDX-License-Identifier: Apache-2.0
"""The installed package does its work, from where it was installed and nowhere else.

usage: smoke.py SOURCE_DIR [--grafted]

With --grafted, the libraries that parplan stands on must come from the package too.
"""

from __future__ import annotations

import datetime
import fractions
import pathlib
import re
import sys

import parplan

# The libraries that auditwheel puts into the package.
GRAFTED = re.compile(r"/\S*/lib(?:tommath|utf8proc)\S*\.so\S*")


def check(what: str, found: object, expected: object) -> None:
    if found != expected:
        sys.exit(f"FAILED: {what}: expected {expected!r}, found {found!r}")
    print(f"ok: {what} is {found}")


def loaded_libraries() -> set[pathlib.Path]:
    maps = pathlib.Path("/proc/self/maps")
    if not maps.exists():
        sys.exit("FAILED: this system does not tell which libraries are loaded")
    return {pathlib.Path(path) for path in GRAFTED.findall(maps.read_text(encoding="utf-8"))}


def main() -> None:
    source = pathlib.Path(sys.argv[1]).resolve()
    package = pathlib.Path(parplan.__file__).resolve().parent
    check("the package is outside the sources", source not in package.parents, True)
    header = (source / "include/parplan/base.h").read_text(encoding="utf-8")
    version = re.search(r'PARPLAN_VERSION "(.+)"', header)
    check("the version", parplan.__version__, version and version[1])

    calendar = parplan.calendar("VN-GOV")
    after_tet = datetime.date(2024, 2, 19)
    check("the third working day after 7 February 2024", calendar.add("2024-02-07", 3), after_tet)

    plan = parplan.load_plan(source / "data/plans/thanh-xuan-2024.json")
    board = parplan.board(plan, source / "data/examples/figures-2024.csv", "2024-06-05")
    cell = board["3.1.b", "ha-dinh"]
    check("the value of 3.1.b", type(cell.value), fractions.Fraction)
    check("the verdict on 3.1.b", cell.verdict, parplan.Verdict.MET)

    if "--grafted" in sys.argv:
        libraries = loaded_libraries()
        check("number of grafted libraries", len(libraries), 2)
        for library in libraries:
            check(f"the folder of {library.name}", library.parent, package.parent / "parplan.libs")


main()
