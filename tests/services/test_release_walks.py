"""Random moves by random hands: nothing unsigned is ever released, whatever came before."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.releases import Document, SentBy
from inspection_ready.domain.requests import Move, Request
from inspection_ready.domain.signatures import Signature, SignatureFile
from inspection_ready.services.registers import change_record
from inspection_ready.services.release_sendings import mark_sent, withdraw_release
from inspection_ready.services.releases import FiledRelease, make_release, releases
from inspection_ready.services.requests import move_on
from inspection_ready.services.signatures import withdraw
from tests.services.releasing import Releasing, clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection_ready.services.app import App
    from tests.fakes import StillClock

STEPS = 26


T = TypeVar("T")


class NothingToDo(Exception):  # noqa: N818 - it is no error: there is nothing to do
    """There is nothing yet that this move could be made with."""


@dataclass
class Hands:
    """What the test itself knows to be signed, apart from anything the app says."""

    council: Releasing
    clock: StillClock
    chance: random.Random
    signed: dict[tuple[int, str], Signature] = field(default_factory=dict)
    """By request and the SHA-256 of the bytes."""
    made: int = 0
    refused: int = 0
    asked: list[Request] = field(default_factory=list)
    held: list[Evidence] = field(default_factory=list)

    @property
    def app(self) -> App:
        return self.council.app

    def step(self) -> None:
        self.clock.moment += dt.timedelta(minutes=7)
        moves = (
            self.ask, self.sign, self.sign, self.take_back, self.newer, self.save_over, self.reword, self.reopen,
            self.release, self.release, self.send, self.recall,
        )  # fmt: skip
        try:
            self.chance.choice(moves)()
        except ExpectedError:
            self.refused += 1
        except NothingToDo:
            pass

    def ask(self) -> None:
        number = len(self.asked) + 1
        if self.held and self.chance.random() < 0.4:
            evidence = self._pick(self.held)  # one file answers several
        else:
            evidence = self.council.evidence(f"Item {number}", ("item.txt", clean(f"Item {number}")))
            self.held.append(evidence)
        request = self.council.ask(f"Question {number}", f"IR{number}")
        self.asked.append(request)
        self.council.answer(request, evidence)

    def sign(self) -> None:
        for each in self.council.sign(self._request()):
            for sha256 in self._files_of(each):
                self.signed[each.request_id, sha256] = each

    def take_back(self) -> None:
        """Of the signature the test knows of: what is taken back of it counts for every file it was for."""
        key = self._pick(sorted(self.signed))
        signature = self.signed[key]
        self.app.do(withdraw, signature.id, because="A mistake")
        self.signed = {own: each for own, each in self.signed.items() if each.id != signature.id}

    def newer(self) -> None:
        evidence = self._pick(self.held)
        self.council.newer(evidence, ("item.txt", clean(f"{evidence.title} {self.chance.random()}")))
        for request in self.asked:  # the version before keeps its signature, and is not what answers any more
            self._forget(request, evidence)

    def save_over(self) -> None:
        """Behind the app's back; now and then put back as it was."""
        paths = [path for path in self.app.workspace.files.root.glob("*/*") if path.is_file()]
        path = self._pick(sorted(paths))
        before = path.read_bytes()
        path.write_bytes(before + b"!")
        if self.chance.random() < 0.6:
            self.release()
            path.write_bytes(before)

    def reword(self) -> None:
        request = self._request()
        self.app.do(change_record, request, replace(request, wording=f"{request.wording}?"))
        self._forget(request)

    def reopen(self) -> None:
        request = self._request()
        self.app.do(move_on, request.id, Move.REOPEN)
        self.app.do(move_on, request.id, Move.ANSWER)
        self.app.do(move_on, request.id, Move.CHECK)

    def release(self) -> None:
        try:
            made = make_release(self.app, pointers=self.chance.random() < 0.5)
        except ExpectedError:
            self.refused += 1
            return
        self.made += 1
        self.hold_against_what_was_signed(made.filed)

    def send(self) -> None:
        filed = self._pick(releases(self.app))
        self.app.do(
            mark_sent, filed.release.number, SentBy.EMAIL, sent_to="CQC", folder=self.app.workspace.releases
        )

    def recall(self) -> None:
        self.app.do(withdraw_release, self._pick(releases(self.app)).release.number, because="Wrong")

    def hold_against_what_was_signed(self, filed: FiledRelease) -> None:
        by_path = {file.path: line.item for line in filed.lines for file in line.files}
        with zipfile.ZipFile(filed.folder / filed.zipped.path) as zipped:
            for name in zipped.namelist():
                assert zipped.read(name) == (filed.folder / name).read_bytes()
        for path in filed.folder.iterdir():
            item = by_path.get(path.name)
            if item is None:
                assert path.name.startswith("00 Index") or path.suffix in {".zip", ".json"}
                continue
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            assert self.signed[item.request_id, sha256].id == item.signature_id
        assert by_path.keys() == {file.path for file in filed.files if file.document is Document.EVIDENCE}
        assert by_path.keys() <= {path.name for path in filed.folder.iterdir()}

    def _pick(self, choices: Sequence[T]) -> T:
        if not choices:
            raise NothingToDo
        return self.chance.choice(choices)

    def _request(self) -> Request:
        chosen = self._pick(self.asked)
        return self.app.read(lambda reader: reader.register(Request).get(chosen.id))

    def _files_of(self, signature: Signature) -> list[str]:
        found = self.app.read(lambda reader: reader.register(SignatureFile).find(signature_id=signature.id))
        return [file.sha256 for file in found]

    def _forget(self, request: Request, evidence: Evidence | None = None) -> None:
        self.signed = {
            own: each
            for own, each in self.signed.items()
            if own[0] != request.id or (evidence is not None and each.evidence_id != evidence.id)
        }


@pytest.mark.parametrize("seed", range(6))
def test_nothing_unsigned_is_ever_released(app: App, clock: StillClock, tmp_path: Path, seed: int) -> None:
    hands = Hands(Releasing(app, tmp_path / "from").begin(), clock, random.Random(seed))
    for _ in range(3):
        hands.ask()

    for _ in range(STEPS):
        hands.step()

    hands.release()


def test_the_walks_make_releases_and_are_refused(app: App, clock: StillClock, tmp_path: Path) -> None:
    """They would prove nothing otherwise."""
    hands = Hands(Releasing(app, tmp_path / "from").begin(), clock, random.Random(3))
    for _ in range(3):
        hands.ask()
    for _ in range(2 * STEPS):
        hands.step()

    assert hands.made >= 2
    assert hands.refused >= 2
