"""Whatever people do to a timetable, in whatever order, every promise of it is kept.

More of it by hand: ``WALKS=200 WALKS_FROM=1000 python -m pytest tests/services/test_timetable_walks.py``.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.services.timetable_walking import Walking

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

FIRST = int(os.environ.get("WALKS_FROM", "0"))
SEEDS = range(FIRST, FIRST + int(os.environ.get("WALKS", "2")))
STEPS = 50


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_keeps_every_promise(any_app: App, seed: int, tmp_path: Path) -> None:
    Walking([any_app], random.Random(seed), tmp_path).walk(STEPS)
