"""Text and lists: read line by line, in any encoding, of any size."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from inspection_ready.domain.release_findings import ReleaseFault
from inspection_ready.exchange.release import sources
from inspection_ready.services.release_check import check_file
from tests.release_files import KNOWN, SECRET, checked, counts, one


def test_a_number_is_told_with_its_line() -> None:
    found = one(checked("n.txt", f"One\n\nTwo {SECRET}\n".encode()), ReleaseFault.NHS_NUMBER)

    assert found.where.line == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_whatever_the_encoding(encoding: str) -> None:
    assert counts(checked("n.csv", f"Name,NHS no\nZoë,9434765919\n{'x,y' * 20}\n".encode(encoding))) == {
        "nhs-number": 1
    }


def test_the_heading_of_a_column_says_what_is_below_it() -> None:
    found = one(checked("n.csv", b"Name;NHS no\nA;4010232137\n"), ReleaseFault.NHS_NUMBER)

    assert (found.grade, found.where.line) == ("likely", 2)


def test_a_file_without_line_ends_is_read_to_its_end() -> None:
    assert counts(checked("n.txt", b"word " * 500_000 + SECRET.encode())) == {"nhs-number": 1}


def test_a_large_file_takes_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "IN_MEMORY", 10)  # as for a file that is not held
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.write(b"Name,NHS no\n")
        for _ in range(40):
            stream.write((b"Somebody," + b"nothing to see here " * 500 + b"\n") * 20)
        stream.write(b"A,9434765919\n")

    tracemalloc.start()
    made = check_file(path, KNOWN)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert counts(made) == {"nhs-number": 1}
    assert made.size > 8_000_000
    assert peak < 8_000_000
