"""Whatever people do to a timetable, in whatever order, every promise of it is kept.

More of it by hand: ``WALKS=200 WALKS_FROM=1000 python -m pytest tests/services/test_timetable_walks.py``.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from inspection_ready.services import slip_entries, told, undo
from tests.services.timetable_walking import Walking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.services.app import App

FIRST = int(os.environ.get("WALKS_FROM", "0"))
SEEDS = range(FIRST, FIRST + int(os.environ.get("WALKS", "2")))
STEPS = 50


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_keeps_every_promise(any_app: App, seed: int, tmp_path: Path) -> None:
    Walking([any_app], random.Random(seed), tmp_path).walk(STEPS)


# and the walks themselves are held to account: with a promise broken on purpose, they find it

TOLD = ("confirm", "issue", "write", "people", "move", "unsent")
BROKEN: dict[str, tuple[object, str, Callable[..., object], tuple[str, ...]]] = {
    "numbers of an entry do not rise": (slip_entries, "next_sequence", lambda _slips: 0, TOLD),
    "a cancelled one is cancelled again": (told, "told_of", lambda _reader, _standing: {}, TOLD),
    "an undo leaves what was changed": (undo, "_changed_back", lambda now, _row: now, ("move", "undo_last")),
}


@pytest.mark.parametrize("what", list(BROKEN))
def test_a_promise_that_is_broken_is_found(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    module, name, instead, often = BROKEN[what]
    monkeypatch.setattr(module, name, instead)

    with pytest.raises((AssertionError, KeyError)):
        Walking([app], random.Random(1), tmp_path).walk(3 * STEPS, often)
