"""How many ways of tampering were tried, and how many were found: told after the run, kind by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

Tried = Callable[[str, int, int], None]
"""Of one kind: how many were tried, and how many of them were found."""
MARK = "tampering: "


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    return lambda kind, count, found: record_property(MARK + kind, (count, found))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    counted: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, told in report.user_properties:
            if name.startswith(MARK) and report.when == "call":
                counted[name.removeprefix(MARK)].append(told)
    if not counted:
        return
    terminalreporter.section("tampering: tried and found")
    for kind, each in (*counted.items(), ("in all", [one for own in counted.values() for one in own])):
        tried_, found = (sum(one[place] for one in each) for place in (0, 1))
        terminalreporter.write_line(f"{tried_:6,} tried, {found:6,} found: {kind}")
