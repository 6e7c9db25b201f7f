"""Runs the benchmarks one after another and puts what they measured into one table.

Each prints lines of the form ``BENCH name | ours | yardstick | ratio | target``.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SIGN = "BENCH "
HEADINGS = ["what", "ours", "yardstick", "ratio", "target"]


def measure(python: Path, arguments: list[str]) -> int:
    command = [str(python), "-m", "pytest", "-m", "benchmark", "-s", "-q", *arguments]
    ours = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    rows = []
    with subprocess.Popen(command, cwd=ROOT, env=ours, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            rows += rows_in(line)
    print()
    print(table(rows))
    return running.returncode


def rows_in(line: str) -> list[list[str]]:
    """The dots of pytest may stand before the sign on the same line."""
    _, sign, rest = line.partition(SIGN)
    cells = [cell.strip() for cell in rest.split("|")]
    return [cells] if sign and len(cells) == len(HEADINGS) else []


def table(rows: list[list[str]]) -> str:
    lines = [HEADINGS, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
