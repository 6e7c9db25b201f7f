"""Fixtures every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def shared_data() -> Path:
    """Real files nobody here wrote; the test is skipped where they are not at hand."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder of real files is not beside the project")
    return SHARED_DATA
