"""Fixtures every test may use. What watches over all tests is in tests/plugins."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

# before anything imports Qt: no test opens a window on somebody's screen unless asked to
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# a run in the background hands down that Ctrl+C is ignored, and the programs that tests start would ignore it too
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = [
    "tests.plugins.clock",
    "tests.plugins.strictness",
    "tests.plugins.connections",
    "tests.plugins.own_home",
    "tests.plugins.postgresql",
    "tests.plugins.registers",
    "tests.plugins.golden",
    "tests.plugins.made_once",
    "tests.plugins.merged_cells",
    "tests.plugins.window",
    "tests.plugins.trials",
    "tests.plugins.tried",
]

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def shared_data(tmp_path: Path) -> Path:
    """A copy of real files nobody here wrote; the test is skipped where they are not at hand.

    A copy, because an import leaves its refused rows beside the file.
    """
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder of real files is not beside the project")
    copy = tmp_path / "real files"
    for path in SHARED_DATA.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(SHARED_DATA)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(SHARED_DATA))
    return copy
