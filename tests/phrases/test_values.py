from __future__ import annotations

from inspection_ready.phrases.values import in_one_line


def test_lines_become_one_line() -> None:
    assert in_one_line("1 High Street,\n\nNorthmoor\n") == "1 High Street, Northmoor"
