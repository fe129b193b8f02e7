#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The public API: declared, exported, documented and tested are the same set of functions.

usage: check_api.py SOURCE_DIR [--library libparplan.so]

With a library, what it really exports and what it calls is checked too.
"""
import argparse
import pathlib
import re
import subprocess
import sys

# Calls with which a library would depend on the locale, the clock or the environment, write where it
# was not asked to, end the process, or change it for everybody else in it.
FORBIDDEN = {
    "depends on the locale": """
        strtod strtof strtold atof scanf fscanf sscanf vscanf vfscanf vsscanf setlocale newlocale
        uselocale localeconv nl_langinfo strcoll strxfrm strcasecmp strncasecmp strftime strerror
        strerror_r isalpha isalnum isblank iscntrl isdigit isgraph islower isprint ispunct isspace
        isupper isxdigit tolower toupper ctype_b_loc ctype_tolower_loc ctype_toupper_loc mblen mbtowc
        wctomb mbstowcs wcstombs mbrtowc wcrtomb mbsrtowcs wcsrtombs wcwidth wcswidth btowc""",
    "reads the clock or the environment": """
        time ftime clock clock_gettime gettimeofday timespec_get localtime localtime_r gmtime gmtime_r
        mktime ctime ctime_r asctime getenv secure_getenv environ rand srand random srandom
        getrandom getentropy""",
    "prints": """
        printf vprintf fprintf vfprintf dprintf vdprintf puts fputs putchar putc fputc perror syslog
        stdin stdout stderr""",
    "ends or disturbs the process": """
        abort exit _exit _Exit quick_exit atexit at_quick_exit assert_fail raise kill signal sigaction
        longjmp siglongjmp fork vfork system popen execv execve execvp chdir umask strtok
        json_set_alloc_funcs json_set_alloc_funcs2 json_object_seed mp_rand mp_rand_source""",
}
WHY_FORBIDDEN = {name: why for why, names in FORBIDDEN.items() for name in names.split()}

# Symbols that look forbidden and are not.
ALLOWED = {
    # The compiler's own guard against overrun buffers: it ends the process after memory is lost.
    "__stack_chk_fail",
}


class Function:
    def __init__(self, name, place, comment, result):
        self.name, self.place, self.comment, self.result = name, place, comment, result


def read_header(path, root):
    """The functions a header declares, each with the comment right before it."""
    text = path.read_text(encoding="utf-8")
    # Blank what is neither declaration nor place: preprocessor lines and comments, same length.
    code = re.sub(r"/\*.*?\*/|//[^\n]*", blank, text, flags=re.S)
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, code, flags=re.M)
    for match in re.finditer(r"\bPARPLAN_API\b([^;]*);", code):
        line = text.count("\n", 0, match.start()) + 1
        place = f"{path.relative_to(root)}:{line}"
        name = re.search(r"\b(parplan_\w+)\s*\(", match.group(1))
        if not name:
            yield Function("", place, "", match.group(1).strip())
            continue
        result = " ".join(match.group(1)[:name.start()].split())
        yield Function(name.group(1), place, comment_before(text, match.start()), result)


def blank(match):
    return re.sub(r"[^\n]", " ", match.group(0))


def comment_before(text, position):
    before = text[:position].rstrip()
    if not before.endswith("*/"):
        return ""
    start = before.rfind("/*")
    return before[start:] if before.startswith("/**", start) else ""


def read_map(path):
    """The names that a linker version script exports, over all its nodes."""
    text = re.sub(r"/\*.*?\*/|#[^\n]*", " ", path.read_text(encoding="utf-8"), flags=re.S)
    names = []
    for body in re.findall(r"\{([^}]*)\}", text):
        exported = re.sub(r"\blocal\s*:.*?(?=\bglobal\s*:|$)", " ", body, flags=re.S)
        names += [n.strip() for n in exported.replace("global:", " ").split(";") if n.strip()]
    return names


def check_documented(functions):
    for f in functions:
        wanted = {
            "a /** */ comment right before it": bool(f.comment),
            "@return, or \"This function never fails\"": f.result == "void"
            or re.search(r"@return|This\s+(\*\s+)?function\s+(\*\s+)?never\s+(\*\s+)?fails", f.comment),
            "Ownership": "Ownership" in f.comment,
            "@since": "@since" in f.comment,
        }
        for what, there in wanted.items():
            if not there:
                yield f"{f.place}: {f.name} lacks {what}"
                if what.startswith("a /**"):
                    break


def check_map(functions, exported):
    declared = {f.name for f in functions}
    for f in functions:
        if f.name not in exported:
            yield f"{f.place}: {f.name} is not in lib/parplan.map"
    for name in exported:
        if name not in declared:
            yield f"lib/parplan.map: no header declares {name}"
        if exported.count(name) > 1:
            yield f"lib/parplan.map: {name} is listed twice"


def check_tested(functions, root):
    words = set()
    for path in sorted((root / "tests").rglob("*.c")):
        if path.relative_to(root).parts[1] != "install":
            words.update(re.findall(r"\bparplan_\w+", path.read_text(encoding="utf-8")))
    for f in functions:
        if f.name not in words:
            yield f"{f.place}: no test uses {f.name}"


def symbols(library, *options):
    """Dynamic symbols as (type, name), version suffixes removed."""
    out = subprocess.run(["nm", "-D", *options, str(library)], check=True, stdout=subprocess.PIPE)
    for line in out.stdout.decode().splitlines():
        kind, name = line.split()[-2:]
        yield kind, name.split("@")[0]


def check_exports(functions, library):
    # An absolute symbol (A) is the name of a version node.
    exported = {name for kind, name in symbols(library, "--defined-only") if kind != "A"}
    declared = {f.name: f.place for f in functions}
    for name in sorted(declared.keys() - exported):
        yield f"{declared[name]}: {library.name} does not export {name}"
    for name in sorted(exported - declared.keys()):
        yield f"{library.name} exports {name}, which no header declares"


def plain_name(symbol):
    """glibc's checked and versioned variants under the name one writes: __printf_chk is printf."""
    name = re.sub(r"^_+(?:isoc\d+_)?(?=[a-z])", "", symbol)
    return re.sub(r"_chk$", "", name)


def check_calls(library):
    for _, symbol in symbols(library, "--undefined-only"):
        if symbol in ALLOWED:
            continue
        why = WHY_FORBIDDEN.get(symbol) or WHY_FORBIDDEN.get(plain_name(symbol))
        if not why and re.search(r"^__.*_fail$", symbol):
            why = "ends or disturbs the process"
        if why:
            yield f"{library.name} uses {symbol}: it {why}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--library", type=pathlib.Path)
    args = parser.parse_args()
    root = args.source

    declared = [f for path in sorted((root / "include" / "parplan").glob("*.h"))
                for f in read_header(path, root)]
    functions = [f for f in declared if f.name]
    if not functions:
        sys.exit(f"{root / 'include'} declares no function")
    problems = [f"{f.place}: cannot read this declaration" for f in declared if not f.name]
    problems += check_documented(functions)
    problems += check_map(functions, read_map(root / "lib" / "parplan.map"))
    problems += check_tested(functions, root)
    if args.library:
        problems += check_exports(functions, args.library)
        problems += check_calls(args.library)

    for problem in problems:
        print(problem)
    print(f"api: {len(functions)} functions, "
          f"{args.library.name if args.library else 'no library'}, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
