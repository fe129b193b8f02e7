#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The API table: for each C function its way in Python, written to docs/python-api.md.

usage: python_api.py SOURCE_DIR [--check]

The ways are read off the package's source: which public function, method or property calls a function of the core,
itself or through what is private. A C function without one fails, unless it is listed below with what Python has of its
own. With --check nothing is written, and a page that is stale fails too.
"""

import argparse
import ast
import collections
import pathlib
import sys

from check_api import read_header, read_map

PAGE = "docs/python-api.md"

NAMES = "the members of the `IntEnum` have these names: `{}(1).name`"
NOT_NEEDED = {
    "parplan_text_in": "`Text.in_()`: both languages are there already",
    "parplan_text_free": "texts become `str`, whose memory is Python's",
    "parplan_ratio_make": "`fractions.Fraction(num, den)`",
    "parplan_ratio_compare": "`<`, `==`, `>` of `fractions.Fraction`",
    "parplan_ratio_add": "`+` of `fractions.Fraction`, which has no largest number",
    "parplan_ratio_as_double": "`float()`, for plots only",
    "parplan_decimal_compare": "`<`, `==`, `>` of `decimal.Decimal`",
    "parplan_decimal_add": "`+` of `decimal.Decimal`",
    "parplan_decimal_rescale": "`decimal.Decimal.quantize()`",
    "parplan_date_make": "`datetime.date(year, month, day)`",
    "parplan_date_split": "`year`, `month`, `day` of `datetime.date`",
    "parplan_date_weekday": "`datetime.date.isoweekday()`",
    "parplan_certainty_name": NAMES.format("Certainty"),
    "parplan_layer_name": NAMES.format("Layer"),
    "parplan_day_kind_name": NAMES.format("DayKind"),
    "parplan_run_kind_name": NAMES.format("RunKind"),
    "parplan_verdict_name": NAMES.format("Verdict"),
    "parplan_reason_name": NAMES.format("Reason"),
    "parplan_item_state_name": NAMES.format("ItemState"),
    "parplan_hours_calendar": "`Hours.calendar`, which the object keeps",
    "parplan_calendar_ref": "objects of Python are counted by Python",
    "parplan_hours_ref": "objects of Python are counted by Python",
    "parplan_plan_ref": "objects of Python are counted by Python",
}

# What users write, where the package finds the function in a table.
WRITTEN = {
    "parplan_plan_statement": "Plan.statements",
    "parplan_plan_legal": "Plan.legal",
    "parplan_plan_area": "Plan.areas",
    "parplan_plan_unit": "Plan.units",
    "parplan_plan_partner": "Plan.partners",
    "parplan_plan_group": "Plan.groups",
    "parplan_plan_leader": "Plan.leaders",
    "parplan_plan_regime": "Plan.regimes",
    "parplan_plan_indicator": "Plan.indicators",
    "parplan_plan_duty": "Plan.duties",
    "parplan_plan_task": "Plan.tasks",
    "parplan_plan_calendar": "Plan.calendar",
}

HEAD = """# The C functions in Python

Made by `tests/tools/python_api.py` from `lib/parplan.map`, the headers and the package; do not edit. `help(parplan)` is
the manual. A record of C is a frozen dataclass, and a status other than `PARPLAN_OK` an exception (`parplan.Error`).
"""

SPECIAL = {
    "__init__": "`{0}()`",
    "__getitem__": "`{0}[…]`",
    "__len__": "`len({0})`",
    "__contains__": "`in {0}`",
    "__iter__": "iterating `{0}`",
    "__enter__": "`with {0}`",
    "__exit__": "`with {0}`",
    "__eq__": "`==` of `{0}`",
    "__str__": "`str({0})`",
}


class Place:
    """A function, method or table of the package: what it calls, and by what names it is asked for."""

    def __init__(self, module, owner, name, node):
        self.module, self.owner, self.name = module, owner, name
        decorators = {ast.unparse(d) for d in getattr(node, "decorator_list", [])}
        self.called = isinstance(node, ast.FunctionDef) and not decorators & {
            "property",
            "cached_property",
        }
        self.core, self.names, self.members = set(), set(), set()
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                self.names.add(part.id)
            elif isinstance(part, ast.Attribute):
                of_core = isinstance(part.value, ast.Name) and part.value.id == "_core"
                (self.core if of_core else self.members).add(part.attr)

    def is_public(self, public):
        if self.owner is None:
            return self.name in public
        return self.owner in public and (self.name in SPECIAL or not self.name.startswith("_"))

    def written(self):
        if self.name in SPECIAL:
            return SPECIAL[self.name].format(self.owner)
        module = "parplan" if self.module.startswith("_") else f"parplan.{self.module}"
        path = f"{self.owner or module}.{self.name}"
        return f"`{path}()`" if self.called else f"`{path}`"


class Package:
    """The source of the package: its places, which of them are public, which classes inherit which."""

    def __init__(self, folder):
        self.places, self.bases, self.public, aliases = [], {}, set(), {}
        for path in sorted(folder.glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
            if path.name == "__init__.py":
                self.public = public_names(tree)
            elif not path.stem.startswith("_"):
                self.public |= {
                    n.name for n in tree.body if hasattr(n, "name") and not n.name.startswith("_")
                }
            for place in self.read(path.stem, tree):
                self.places.append(place)
            aliases[path.stem] = core_aliases(tree)
        for place in self.places:
            found = aliases[place.module]
            place.core |= {found[name] for name in place.names & found.keys()}

    def read(self, module, tree):
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                self.bases[node.name] = {
                    n.id for base in node.bases for n in ast.walk(base) if isinstance(n, ast.Name)
                }
                yield from (
                    Place(module, node.name, name, part)
                    for part in node.body
                    for name in names_of(part)
                )
            else:
                yield from (Place(module, None, name, node) for name in names_of(node))

    def has(self, owner, name):
        """Whether a class has an attribute: declared, defined or set by it."""
        places = [p for p in self.places if p.owner == owner]
        return any(p.name == name or name in p.members for p in places)

    def heirs(self, name):
        """A class and those that inherit it."""
        found = {name}
        while more := {c for c, bases in self.bases.items() if bases & found} - found:
            found |= more
        return found

    def users(self, place):
        """The places that ask for one by name."""
        for user in self.places:
            if place.owner is None or place.name in ("__init__", "__enter__", "__exit__"):
                named = (place.owner or place.name) in user.names
            elif place.name.startswith("__"):
                named = False
            else:
                related = user.owner and self.heirs(user.owner) & self.heirs(place.owner)
                named = place.name in user.members and (related or place.owner in user.names)
            if named and user is not place:
                yield user

    def ways(self, function):
        """The public places nearest to a function of the core."""
        level = [(p, None) for p in self.places if function in p.core]
        seen = set()
        while level:
            found = set()
            for place, heir in level:
                found |= {p for p in self.public_forms(place, heir)}
            if found:
                return found
            seen |= {id(place) for place, _ in level}
            level = [
                (user, self.heir(heir or place.owner, user))
                for place, heir in level
                for user in self.users(place)
                if id(user) not in seen
            ]
        return set()

    def heir(self, name, user):
        """A class, where the one that uses what is its own is one that it inherits."""
        return name if name in self.heirs(user.owner) - {user.owner} else None

    def public_forms(self, place, heir):
        """How a place is written by users: a method of a private base class under the classes that inherit it."""
        owners = [place.owner]
        if place.owner and place.owner not in self.public:
            owners = sorted(self.heirs(place.owner) if heir is None else self.heirs(heir))
        for owner in owners:
            form = Place.__new__(Place)
            form.__dict__.update(place.__dict__, owner=owner)
            if form.is_public(self.public):
                yield form.written()


def names_of(node):
    """What a statement defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [
        t.id
        for target in targets
        if target is not None
        for t in ast.walk(target)
        if isinstance(t, ast.Name)
    ]


def public_names(tree):
    """What parplan/__init__.py imports for type checkers: every public name, and its own."""
    found = {"__version__"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {
                alias.asname
                for alias in node.names
                if alias.asname and not alias.asname.startswith("_")
            }
    return found


def core_aliases(tree):
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "_core"
        for alias in node.names
    }


def way_of(function, package):
    """The cell of the table, and whether there is a way."""
    if function.endswith(("_free", "_unref")) and function not in NOT_NEEDED:
        return "by itself, when nobody needs the object", True
    ways = package.ways(function.removeprefix("parplan_"))
    if not ways:
        return NOT_NEEDED.get(function), False
    if function in WRITTEN:
        return f"`{WRITTEN[function]}`", True
    return ", ".join(sorted(ways)), True


def make(root):
    """The page, and what is wrong."""
    package = Package(root / "bindings" / "python" / "parplan")
    headers = {
        f.name: path.name
        for path in sorted((root / "include" / "parplan").glob("*.h"))
        for f in read_header(path, root)
    }
    functions, problems = read_map(root / "lib" / "parplan.map"), []
    rows, none = collections.defaultdict(list), []
    for function in functions:
        cell, way = way_of(function, package)
        if cell is None:
            problems.append(
                f"{function} has no way in Python: call it in the package, "
                "or say in NOT_NEEDED why not"
            )
        elif way and function in NOT_NEEDED:
            problems.append(f"{function} is in NOT_NEEDED, and {cell} calls it")
        elif function in WRITTEN and not package.has(*WRITTEN[function].split(".")):
            problems.append(f"{function}: the package has no {WRITTEN[function]}")
        (rows[headers.get(function, "?")] if way else none).append((function, cell or "**none**"))
    problems += [
        f"NOT_NEEDED names {f}, which lib/parplan.map lacks"
        for f in NOT_NEEDED
        if f not in functions
    ]
    parts = [HEAD]
    for header, cells in rows.items():
        parts.append(table(f"[{header}](../include/parplan/{header})", "Python", cells))
    parts.append("## Not needed\n")
    parts.append(table("C", "what Python has", none))
    return "\n".join(parts), problems, len(functions)


def table(left, right, cells):
    lines = [
        f"| {left} | {right} |",
        "|---|---|",
        *(f"| `{function}` | {cell} |" for function, cell in cells),
    ]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    text, problems, count = make(args.source)
    page = args.source / PAGE
    if not args.check:
        page.write_text(text, encoding="utf-8")
    elif not page.exists() or page.read_text(encoding="utf-8") != text:
        problems.append(f"{PAGE} is stale: python3 tests/tools/python_api.py .")
    for problem in problems:
        print(problem)
    print(f"python api: {count} functions, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
