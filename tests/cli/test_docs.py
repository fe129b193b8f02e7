# SPDX-License-Identifier: Apache-2.0
"""What the README shows is what happens: its C example is an example, its commands run."""
import os
import pathlib
import re
import shlex
import subprocess

SOURCE = pathlib.Path(os.environ["PARPLAN_SOURCE"])
PARPLAN = os.environ["PARPLAN"]
README = (SOURCE / "README.md").read_text(encoding="utf-8")


def code_of_example(name):
    """The example without its comments at the top."""
    text = (SOURCE / "examples" / name).read_text(encoding="utf-8")
    return text[text.index("#include"):]


def commands():
    text = README.replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if re.match(r"    parplan ", line)]


def test_the_c_example_is_the_compiled_one():
    block = re.search(r"<!-- examples/(\w+\.c) -->\n```c\n(.*?)```", README, re.S)
    assert block.group(2) == code_of_example(block.group(1))


def test_every_command_of_the_readme_runs():
    assert len(commands()) >= 3
    for command in commands():
        words = [PARPLAN] + shlex.split(command)[1:]
        done = subprocess.run(words, cwd=SOURCE, capture_output=True, check=False)
        assert done.returncode == 0, (command, done.stderr.decode())
        assert len(done.stdout.splitlines()) > 10


def test_every_file_the_readme_links_is_there():
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (SOURCE / link).exists(), link
