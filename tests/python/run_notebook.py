# SPDX-License-Identifier: Apache-2.0
"""Runs a notebook from the folder it lies in; ends with the error of the first cell that has one.

usage: run_notebook.py NOTEBOOK
"""

from __future__ import annotations

import os
import pathlib
import sys
from typing import Any

import nbclient
import nbformat


def run(path: pathlib.Path) -> list[Any]:
    """The cells of a notebook, with what each of them printed and drew."""
    for name in ("PYTHONWARNINGS", "PYTHONDEVMODE"):  # the kernel's own warnings are not ours
        os.environ.pop(name, None)
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=folder
    ).execute()
    cells: list[Any] = notebook.cells
    return cells


if __name__ == "__main__":
    ran = run(pathlib.Path(sys.argv[1]).resolve())
    print(f"ok: {sum(cell.cell_type == 'code' for cell in ran)} cells of {sys.argv[1]}")
