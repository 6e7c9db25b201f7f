"""Killed anywhere in ``notify`` or ``on-site`` there is no pack or a whole one, and the same command again finishes."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import cli, new_workspace, workspace
from tests.kills.commands import Commander, Ran, pages_of, state_of, words_of
from tests.mails import eml

__all__ = ["cli", "new_workspace", "workspace"]

EVERY = 3
FOLDER_RENAMED = re.compile(r"os\.rename .*/(\.building-[^/]*|\.Pack[^/]*\.part)")
RECEIVED = "from a by b; Sun, 1 Nov 2026 21:40:00 +0000"
FEW_MOMENTS, MOMENTS = 1, 60
"""Kills at random moments. Others come before the steps that matter most; in the full run, before every third step."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


@dataclass(frozen=True)
class Trial:
    """A command on a workspace, and what it leaves where nobody disturbs it."""

    commander: Commander
    start: Path
    """Copied for each kill."""
    room: Path
    arguments: tuple[object, ...]
    verb: str
    whole: Ran
    words: dict[str, str]

    def kill(self, *, step: int | None = None, after: float | None = None) -> bool:
        """Whether it was killed before it ended. Raises AssertionError where the state is not a good one."""
        shutil.rmtree(self.room, ignore_errors=True)
        folder, out = self.room / self.start.name, self.room / "out"
        shutil.copytree(self.start, folder)
        told = (*self.arguments, "--workspace", folder, "--out", out)

        first = self.commander.run(*told, watched=self.room, step=step, after=after)
        where = f"killed before step {step}" if after is None else f"killed after {after:.3f} s"
        state = state_of(folder)
        assert state.problems == (), where
        assert state.unexplained == (), where
        assert state.verbs.count(self.verb) <= 1, where

        again = self.commander.run(*told, watched=self.room)
        state = state_of(folder, out)
        assert (again.code, state.problems, state.unexplained) == (0, (), ()), where
        assert state.verbs.count(self.verb) == 1, where
        assert state.packs == tuple(range(1, self.whole.told["pack"] + 1)), where
        assert pages_of(again.told) == pages_of(self.whole.told), where
        assert words_of(again.told) == self.words, where
        return first.was_killed


PEOPLE = """Name,Role,E-mail,Inside or outside,Organisation
Asha Patel,Head of Commissioning,asha@northmoor.example,,
Margaret Osei,Director of Adult Social Services,margaret@northmoor.example,,
Ben Whitlock,Principal Social Worker,ben@northmoor.example,,
Dr Sam Hale,Chair,sam@carers.example,Outside the council,Carers’ Forum
"""
BASES = "Name,Postcode,Main base\nCivic Centre,ZZ1 1AA,Yes\nThe Depot,ZZ2 2BB,No\n"
LISTS = """List,Name
Managers,Asha Patel
Managers,Margaret Osei
Managers,Ben Whitlock
Partners,Dr Sam Hale
"""
LETTERS = """Title,Subject,Text,Goes to,Signed by
Invitation,Your interview,"Dear {{first name}},

We meet on {{on-site dates}}.",Managers,Margaret Osei
Notice,They are coming,"Dear {{first name}}, be ready.",Partners,Margaret Osei
"""


@pytest.fixture
def commander(tmp_path: Path) -> Iterator[Commander]:
    made = Commander(tmp_path)
    yield made
    made.end()


@pytest.fixture
def filled(commander: Commander, workspace: Path, tmp_path: Path) -> Path:
    """By imports alone."""
    for register, text in (("people", PEOPLE), ("bases", BASES), ("lists", LISTS), ("letters", LETTERS)):
        path = tmp_path / f"{register}.csv"
        path.write_text(text, encoding="utf-8")
        assert commander.run("import", register, path, "--workspace", workspace, watched=tmp_path).code == 0
    commander.run(
        "timetable", "make", "--template", "Three days on site", "--workspace", workspace, watched=tmp_path
    )
    return workspace


def trial(commander: Commander, start: Path, tmp_path: Path, verb: str, *arguments: object) -> Trial:
    room = tmp_path / "room"
    folder = Path(shutil.copytree(start, room / start.name))
    whole = commander.run(*arguments, "--workspace", folder, "--out", room / "out", watched=room)
    assert whole.code == 0
    assert len(whole.told["files"]) > 24
    return Trial(commander, start, room, arguments, verb, whole, words_of(whole.told))


@pytest.fixture
def notifying(commander: Commander, filled: Path, tmp_path: Path) -> Trial:
    message = tmp_path / "notification.eml"
    message.write_bytes(eml(received=(RECEIVED,)).as_bytes())
    return trial(commander, filled, tmp_path, "inspection.notify", "notify", "--message", message)


@pytest.fixture
def correcting(commander: Commander, filled: Path, tmp_path: Path) -> Trial:
    commander.run("notify", "--received", "2026-11-20T09:30", "--workspace", filled, watched=tmp_path)
    corrected = ("notify", "--correct", "--received", "2026-11-23T09:30")
    return trial(commander, filled, tmp_path, "inspection.correct", *corrected)


@pytest.fixture
def going_on_site(commander: Commander, filled: Path, tmp_path: Path) -> Trial:
    commander.run("notify", "--received", "2026-11-20T09:30", "--workspace", filled, watched=tmp_path)
    days = ("on-site", "--from", "2027-02-09", "--to", "2027-02-11")
    return trial(commander, filled, tmp_path, "inspection.set_on_site", *days)


def kill_at_steps(tried: Trial, steps: Iterable[int]) -> int:
    killed = [tried.kill(step=step) for step in steps]
    assert all(killed)
    return len(killed)


def kill_at_moments(tried: Trial, count: int) -> int:
    """How many came before the command had ended; it is over sooner at one time than at another."""
    dice = random.Random(count)
    return sum(tried.kill(after=dice.uniform(0, tried.whole.seconds)) for _ in range(count))


def telling_steps(tried: Trial) -> list[int]:
    """Before every commit; before and after the folder of the pack, and the one of its copy, gets its own name."""
    steps = tried.whole.steps
    commits = [at for at, step in enumerate(steps) if step == "commit"]
    renamed = [at for at, step in enumerate(steps) if FOLDER_RENAMED.fullmatch(step)]
    assert len(commits) > 2, steps
    assert len(renamed) == 2, steps
    return sorted({*commits, *renamed, *(at + 1 for at in renamed)})


COMMANDS = ["notifying", "correcting", "going_on_site"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_few_kills_leave_no_pack_or_a_whole_one(command: str, request: pytest.FixtureRequest) -> None:
    tried: Trial = request.getfixturevalue(command)

    kill_at_steps(tried, telling_steps(tried))
    kill_at_moments(tried, FEW_MOMENTS)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_hundreds_of_kills_leave_no_pack_or_a_whole_one(command: str, request: pytest.FixtureRequest) -> None:
    tried: Trial = request.getfixturevalue(command)

    before_steps = kill_at_steps(tried, range(0, len(tried.whole.steps), EVERY))
    at_moments = kill_at_moments(tried, MOMENTS)

    print(f"{command}: killed before {before_steps} steps, and at {at_moments} random moments")
    assert before_steps > 50
    assert (
        at_moments > MOMENTS / 6
    )  # a machine that has other work now and had none then is done sooner or later
