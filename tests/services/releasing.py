"""A council that answers requests and has the answers signed, for tests of what goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.signatures import SignedHow
from inspection_ready.services.evidence import add_evidence, add_files, add_link
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.releases import make_release
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_standings import sign_standings
from inspection_ready.services.signatures import Word, sign
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.storage.pack_folders import PackFolders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection_ready.domain.signatures import Signature
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

VERBS.pop("test.name_council", None)


@verb("test.name_council")
def name_council(uow: UnitOfWork, name: str) -> None:
    uow.register(Council).add(Council(name=name))


@dataclass
class Releasing:
    """``folder`` is where files come from."""

    app: App
    folder: Path
    director: Person = field(default_factory=lambda: Person(name="Dana Okafor", role="Director"))

    def begin(self) -> Releasing:
        self.app.do(use_shipped_regime)
        self.app.do(name_council, "Northmoor Council")
        return self.appoint()

    def appoint(self) -> Releasing:
        """Of a council that has its regime already: somebody who signs."""
        self.director = self.app.do(add_record, self.director).result
        role = Role(
            name="Director of Adult Social Services", person_id=self.director.id, signing=Signing.SIGNS
        )
        self.app.do(add_record, role)
        return self

    def ask(self, wording: str = "Your carers survey", ref: str = "IR1", **more: object) -> Request:
        return self.app.do(add_record, Request(wording=wording, their_ref=ref, **more)).result  # type: ignore[arg-type] # any of its fields

    def evidence(self, title: str = "Carers survey", *files: tuple[str, bytes], **more: object) -> Evidence:
        with copied(self.app.workspace.files, self._written(files or (("survey.txt", clean(title)),))) as new:
            return self.app.do(add_evidence, Evidence(title=title, **more), new).result  # type: ignore[arg-type] # as above

    def newer(self, evidence: Evidence, *files: tuple[str, bytes]) -> EvidenceVersion:
        with copied(self.app.workspace.files, self._written(files)) as new:
            return self.app.do(add_files, evidence.id, new).result

    def link(self, evidence: Evidence, address: str, *copies: tuple[str, bytes]) -> EvidenceVersion:
        with copied(self.app.workspace.files, self._written(copies)) as new:
            done = self.app.do(add_link, evidence.id, address, note="The page as it was", copies=new)
        return done.result

    def answer(self, request: Request, *evidence: Evidence, pointer: str = "", words: str = "") -> None:
        uses = [
            RequestEvidence(request_id=request.id, evidence_id=one.id, pointer=pointer) for one in evidence
        ]
        self.app.do(answer_with, request.id, uses)
        self.app.do(move_on, request.id, Move.ANSWER, answer=words)
        self.app.do(move_on, request.id, Move.CHECK)

    def sign(self, *requests: Request) -> tuple[Signature, ...]:
        """Everything that answers them and is not signed yet."""
        return self._sign(requests, answers=True)

    def sign_only_evidence(self, *requests: Request) -> tuple[Signature, ...]:
        """The answers in words stay unsigned."""
        return self._sign(requests, answers=False)

    def _sign(self, requests: Sequence[Request], *, answers: bool) -> tuple[Signature, ...]:
        ids = sorted(each.id for each in requests)
        held = self.app.read(lambda reader: reader.register(Request).among(ids))
        standings = self.app.read(sign_standings, held)
        lines = [
            shown(each)
            for own in standings.values()
            for each in own
            if not each.is_signed and (answers or not each.what.is_answer)
        ]
        word = Word(signer_id=self.director.id, how=SignedHow.IN_PERSON)
        return self.app.do(sign, lines, word).result

    def signed(
        self, wording: str, ref: str, title: str, *files: tuple[str, bytes]
    ) -> tuple[Request, Evidence]:
        """Asked, answered, checked and signed."""
        request, evidence = self.ask(wording, ref), self.evidence(title, *files)
        self.answer(request, evidence)
        self.sign(request)
        return request, evidence

    def _written(self, files: tuple[tuple[str, bytes], ...]) -> list[Path]:
        self.folder.mkdir(exist_ok=True)
        paths = []
        for count, (name, data) in enumerate(files):
            own = self.folder / str(count)
            own.mkdir(exist_ok=True)
            (own / name).write_bytes(data)
            paths.append(own / name)
        return paths


def clean(title: str) -> bytes:
    """A text in which the release check finds nothing likely."""
    return f"{title}\nPosition as at 1 November 2026.\n".encode()


def as_if_killed(council: Releasing, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release that is in its place and that nobody recorded: its folder."""
    kept = council.app.workspace.releases.parent / "kept"

    def killed(_: PackFolders, placed: Path) -> None:
        """Who is killed takes nothing back."""
        placed.rename(kept)

    def fails(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(PackFolders, "withdraw", killed)
        patch.setattr("inspection_ready.services.releases.who_to_words", fails)
        with pytest.raises(KeyboardInterrupt):
            make_release(council.app)
    return kept.rename(council.app.workspace.releases / "Release 1 - 2026-11-20")
