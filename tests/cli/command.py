# SPDX-License-Identifier: Apache-2.0
"""Running the command under test: $PARPLAN, from the source folder $PARPLAN_SOURCE."""
import json
import os
import pathlib
import subprocess

PARPLAN = os.environ["PARPLAN"]
SOURCE = pathlib.Path(os.environ["PARPLAN_SOURCE"])
PLAN = str(SOURCE / "data" / "plans" / "thanh-xuan-2024.json")

# What the surroundings of the tests set must not decide.
UNSET = {"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"}


def run(*words, stdin=b"", env=None, stdout=subprocess.PIPE):
    """Run it; output as text. Locale variables are those of `env` alone."""
    surroundings = {k: v for k, v in os.environ.items() if k not in UNSET}
    surroundings.update(env or {})
    result = subprocess.run([PARPLAN, *map(str, words)], input=stdin, stdout=stdout,
                            stderr=subprocess.PIPE, env=surroundings, timeout=60)
    result.stdout = (result.stdout or b"").decode("utf-8")
    result.stderr = result.stderr.decode("utf-8")
    return result


def fine(*words, **more):
    """Run it; it must end with 0 and say nothing on standard error. Returns its output."""
    result = run(*words, **more)
    assert (result.returncode, result.stderr) == (0, ""), result.stderr
    return result.stdout


def fails(*words, code=2, **more):
    """Run it; it must end with the code and print nothing. Returns what it says."""
    result = run(*words, **more)
    assert result.returncode == code, (result.returncode, result.stderr)
    assert result.stdout == ""
    assert all(line.startswith("parplan: ") for line in result.stderr.splitlines())
    return result.stderr


def schema(name):
    return json.loads((SOURCE / "docs" / "schema" / f"{name}.schema.json").read_text("utf-8"))
