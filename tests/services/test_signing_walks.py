"""Random moves by random people, on one machine and on two that share a register, held against a simple model.

After every step, on every machine: what is signed, by whom it could be signed, and what a release has, are exactly
what the model says. And the walks themselves are held to account: with a rule of the program broken on purpose, they
find it.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain import signatures, signers
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.signatures import Changed, Difference, Signature
from inspection_ready.domain.signers import Closed
from inspection_ready.domain.to_sign import ToSign
from inspection_ready.domain.who import Who
from inspection_ready.services import app as services_app
from inspection_ready.services import release_sendings, releases, sign_checks
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import create_workspace, open_workspace
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.services.walk_model import COORDINATOR
from tests.services.walking import Walking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection_ready.services.app import App

STEPS, SEEDS = 50, 5
AGAIN, FEWER = 12, 24
"""Walks in which a broken rule has to show, and the steps of each."""


@contextmanager
def alone(empty: Path, folder: Path, seed: int) -> Iterator[Walking]:
    """One machine, with an empty register."""
    clock = StillClock()
    app = open_workspace(shutil.copytree(empty, folder / "W.inspection"), clock=clock, who=WHO)
    try:
        yield Walking([app], folder, clock, random.Random(seed))
    finally:
        app.workspace.close()


def test_one_machine_does_exactly_what_the_model_says(empty_workspace: Path, tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    for seed in range(SEEDS):
        with alone(empty_workspace, tmp_path / str(seed), seed) as walking:
            walking.walk(STEPS)
            met += walking.met
            walking.bring_home()
            assert walking.states() == {"sent"}  # nothing is ever stuck
            assert verify(walking.apps[0]).problems == ()

    assert {f"is {state.value}" for state in SignState} <= met.keys()
    assert {
        f"request is {state}" for state in ("acknowledged", "answered", "checked", "signed", "sent")
    } <= met.keys()
    assert {"signed by director", "signed by first", "not agreed", "taken back", "undone"} <= met.keys()
    assert {"released", "sent", "recalled", "amid: made", "amid: release_not_signed"} <= met.keys()
    assert len([each for each in met if each.startswith("refused: ")]) > 5
    assert f"signed by {COORDINATOR}" not in met


@pytest.fixture
def two_machines(postgresql_app: App, clock: StillClock, tmp_path: Path) -> Iterator[list[App]]:
    """They share a register on PostgreSQL, and each keeps files of its own."""
    second = create_workspace(
        tmp_path / "Second.inspection",
        name="Northmoor",
        regime="cqc",
        clock=clock,
        who=Who("asmith", "LAPTOP-8"),
        register=postgresql_app.workspace.file.register,
    )
    yield [postgresql_app, second]
    second.workspace.close()


@pytest.mark.postgresql
@pytest.mark.parametrize("seed", range(2))
def test_two_machines_interleaved_do_exactly_what_the_model_says(
    two_machines: list[App], clock: StillClock, tmp_path: Path, seed: int
) -> None:
    walking = Walking(two_machines, tmp_path, clock, random.Random(100 + seed))

    walking.walk(STEPS // 2, ("say_all",))

    walking.bring_home()
    assert walking.states() == {"sent"}
    assert [verify(app).problems for app in two_machines] == [(), ()]
    assert walking.met["is signed"]


# rules broken on purpose


def nothing(*_: object, **__: object) -> None:
    """A rule that lets everything pass."""


def without(*left_out: Difference) -> Callable[..., Iterator[Changed]]:
    as_it_is = signatures.differences

    def differences(*told: Any) -> Iterator[Changed]:
        return (each for each in as_it_is(*told) if each.what not in left_out)

    return differences


def without_fault(closed: Closed) -> Callable[..., Closed | None]:
    as_it_is = signers._fault
    return lambda *told: None if (found := as_it_is(*told)) is closed else found


@dataclass(frozen=True)
class Broken:
    """``often``: what has to happen for it to show. ``to`` is what stands in the place of the rule."""

    where: Any
    rule: str
    to: Any
    often: tuple[str, ...]


BROKEN = {
    "a release is not asked again as it is recorded": Broken(
        releases, "refuse_what_may_not_go", nothing, ("release_amid", "say_all")
    ),
    "a file that was saved over counts as it was": Broken(
        signatures, "differences", without(Difference.FILE_CHANGED, Difference.FILE_GONE), ("save_over",)
    ),
    "another wording counts as the same": Broken(
        signatures, "differences", without(Difference.WORDING), ("reword",)
    ),
    "another answer counts as the same": Broken(
        signatures, "differences", without(Difference.ANSWER), ("answer_otherwise",)
    ),
    "another page counts as the same": Broken(
        signatures, "differences", without(Difference.POINTER), ("point_elsewhere",)
    ),
    "a deputy signs on any day": Broken(signers, "_deputy", lambda signer, *_: signer, ("say_all",)),
    "a deputy records the absence": Broken(
        signers, "_fault", without_fault(Closed.RECORDED_BY_DEPUTY), ("go_away", "say_all")
    ),
    "nobody known records the absence": Broken(
        signers, "_fault", without_fault(Closed.RECORDED_BY_NOBODY_KNOWN), ("go_away", "say_all")
    ),
    "nobody told of the absence": Broken(
        signers, "_fault", without_fault(Closed.NOT_TOLD), ("go_away", "say_all")
    ),
    "who has left or is away signs": Broken(signers, "_own", nothing, ("leave", "say_all")),
    "what was taken back counts": Broken(Signature, "is_withdrawn", to=False, often=("take_back",)),
    "what is signed was not there yet": Broken(
        sign_checks, "_here_since", lambda *_: datetime(2026, 1, 1, tzinfo=UTC), ("say_all",)
    ),
    "whoever read something signs what came after": Broken(
        ToSign, "digest", property(lambda what: str(what.key)), ("look", "say", "answer_otherwise")
    ),
    "no request follows what is signed": Broken(services_app, "settle_signed", nothing, ()),
    "what was taken back is marked as sent": Broken(
        release_sendings, "_refuse_unsigned", nothing, ("release", "take_back", "send", "say_all")
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_that_is_broken_is_found(
    rule: str, empty_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = BROKEN[rule]
    monkeypatch.setattr(broken.where, broken.rule, broken.to)
    found: list[str] = []

    for seed in range(AGAIN):
        try:
            with alone(empty_workspace, tmp_path / str(seed), seed) as walking:
                walking.walk(FEWER, broken.often)
        except AssertionError as error:
            found.append(str(error))
            break

    assert found
