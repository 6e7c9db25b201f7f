"""Golden files: what a document was when somebody last looked at it and said it was right.

``pytest --refresh-golden`` writes them anew; the change is then reviewed as a diff like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "golden"


@dataclass(frozen=True)
class Golden:
    refresh: bool

    def check(self, name: str, text: str) -> None:
        """`name` is a path below tests/golden."""
        path = FOLDER / name
        if self.refresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{name} is not there yet: look at what is made, then run with --refresh-golden"
        assert text == path.read_text(encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(refresh=bool(request.config.getoption("--refresh-golden")))
