from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.memory import STATUS, megabytes

ROOT = Path(__file__).parents[2]
HELD = 300


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells how much memory a process holds")
def test_most_memory_of_a_process_is_its_own_however_much_its_parent_holds() -> None:
    held = b"x" * (HELD * 1_000_000)
    program = "from tests.benchmarks.memory import megabytes; print(megabytes('VmHWM'))"

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    ours = megabytes("VmHWM")
    assert ours is not None
    assert ours > len(held) / 1e6
    assert 1 < float(ran.stdout) < HELD / 3
