"""A small council whose answers random people change, on one machine or on several, and the model beside it."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.services.evidence import add_files
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.sign_standings import sign_standings
from inspection_ready.services.undo import undo
from tests.services.releasing import Releasing, clean
from tests.services.walk_model import (
    COORDINATOR,
    DEPUTIES,
    DIRECTOR,
    FIRST,
    SECOND,
    Content,
    Model,
    Piece,
    Question,
    Version,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.app import App
    from inspection_ready.services.sign_checks import Shown
    from tests.fakes import StillClock

T = TypeVar("T")


class NothingToDo(Exception):  # noqa: N818 - it is no error: there is nothing to do
    """There is nothing yet that this move could be made with."""


class Answering:
    """``apps`` are machines that share one register; each keeps files of its own."""

    def __init__(self, apps: Sequence[App], folder: Path, clock: StillClock, chance: random.Random) -> None:
        self.apps, self.clock, self.chance, self.folder = apps, clock, chance, folder
        self.councils = [Releasing(app, folder / f"from {number}") for number, app in enumerate(apps)]
        self.model = Model(disks=[{} for _ in apps])
        self.met: Counter[str] = Counter()
        self.ids: list[int] = []
        """Of the requests, and of the pieces, in the order of the model's."""
        self.piece_ids: list[int] = []
        self.stored = 0
        self.looked: list[tuple[list[Shown], list[Content]]] = []
        self.before: tuple[int, Model] | None = None
        """The last entry that could be undone, and what was before it."""
        self.released: dict[int, dict[tuple[int, int | None], int]] = {}
        """By the number of a release that stands: the signature of each of its lines."""
        self._begin()

    def _begin(self) -> None:
        director = self.councils[0].begin().director
        named = {
            DIRECTOR: director,
            FIRST: Person(name="Ben Hill"),
            SECOND: Person(name="Bea Holt"),
            COORDINATOR: Person(name="Cara Dale"),
        }
        self.people = {
            who: person if person is director else self.apps[0].do(add_record, person).result
            for who, person in named.items()
        }
        for council in self.councils:
            council.director = director
        for who in DEPUTIES:
            role = Role(name="Service Director", person_id=self.people[who].id, signing=Signing.IN_ABSENCE)
            self.apps[0].do(add_record, role)

    # what answers

    def ask(self, here: int) -> None:
        number = len(self.ids) + 1
        if number > 4:
            raise NothingToDo
        council, now = self.councils[here], self.clock.moment
        if self.piece_ids and self.chance.random() < 0.4:
            piece = self.chance.randrange(len(self.piece_ids))  # one file answers several
        else:
            data = clean(f"Item {number}")
            self.piece_ids.append(council.evidence(f"Item {number}", ("item.txt", data)).id)
            piece = self._stored(here, None, data)
        request = council.ask(f"Question {number}", f"IR{number}")
        words = self.chance.choice(("", "All of it"))
        use = RequestEvidence(request_id=request.id, evidence_id=self.piece_ids[piece], pointer="page 1")
        council.app.do(answer_with, request.id, [use])
        council.app.do(move_on, request.id, Move.ANSWER, answer=words)
        council.app.do(move_on, request.id, Move.CHECK)
        self.ids.append(request.id)
        self.model.questions.append(Question(request.wording, words, now, now, {piece: "page 1"}))
        self.before = None

    def _stored(self, here: int, piece: int | None, data: bytes) -> int:
        if piece is None:
            self.model.pieces.append(Piece([]))
            piece = len(self.model.pieces) - 1
        self.stored += 1
        self.model.pieces[piece].versions.append(Version(self.stored, data, self.clock.moment))
        self.model.disks[here].setdefault(data, data)
        return piece

    def newer(self, here: int) -> None:
        piece = self.chance.randrange(len(self.piece_ids))
        data = clean(f"Item {piece} {self.chance.random()}")
        before, entry = deepcopy(self.model), self._add(here, piece, data)
        self._stored(here, piece, data)
        self.before = (entry, before)

    def _add(self, here: int, piece: int, data: bytes) -> int:
        path = self.folder / "item.txt"
        path.write_bytes(data)
        with copied(self.apps[here].workspace.files, [path]) as new:
            return self.apps[here].do(add_files, self.piece_ids[piece], new).entry or 0

    def reword(self, here: int) -> None:
        question, request = self._question(here)
        self._change(here, request, wording=self.chance.choice(("Once more?", request.wording + "?")))
        told = self.model.questions[question]
        told.wording, told.worded_at = self._request(here, question).wording, self.clock.moment

    def answer_otherwise(self, here: int) -> None:
        question, request = self._question(here)
        words = self.chance.choice(("", "All of it", "None of it"))
        if words == request.answer:
            raise NothingToDo
        self._change(here, request, answer=words)
        told = self.model.questions[question]
        told.answer, told.answered_at = words, self.clock.moment

    def _change(self, here: int, request: Request, **fields: str) -> None:
        before = deepcopy(self.model)
        done = self.apps[here].do(change_record, request, replace(request, **fields))  # type: ignore[arg-type] # texts of it
        self.before = (done.entry or 0, before)

    def point_elsewhere(self, here: int) -> None:
        question, request = self._question(here)
        pieces = {
            piece: self.chance.choice(("page 1", "page 2")) for piece in self.model.questions[question].pieces
        }
        self._answer_with(here, question, request, pieces)

    def take_off(self, here: int) -> None:
        """A piece that answers, or another in its place."""
        question, request = self._question(here)
        pieces = dict.fromkeys(
            self.chance.sample(range(len(self.piece_ids)), self.chance.randint(0, 1)), "page 1"
        )
        self._answer_with(here, question, request, pieces)

    def _answer_with(self, here: int, question: int, request: Request, pieces: dict[int, str]) -> None:
        uses = [
            RequestEvidence(request_id=request.id, evidence_id=self.piece_ids[piece], pointer=pointer)
            for piece, pointer in pieces.items()
        ]
        self.apps[here].do(answer_with, request.id, uses)
        self.model.questions[question].pieces = pieces
        self.before = None

    def reopen(self, here: int) -> None:
        _, request = self._question(here)
        for move in (Move.REOPEN, Move.ANSWER, Move.CHECK)[: self.chance.randint(1, 3)]:
            with suppress(Refused):
                self.apps[here].do(move_on, request.id, move)
        self.before = None

    def go_on(self, here: int) -> None:
        """What is not answered and checked any more is, again."""
        for question in range(len(self.ids)):
            for move in (Move.ANSWER, Move.CHECK):
                with suppress(Refused):
                    self.apps[here].do(move_on, self._request(here, question).id, move)
        self.before = None

    def take_it_back(self, here: int) -> None:
        """Undone: what was recorded is as it was, and was changed now."""
        if self.before is None:
            raise NothingToDo
        entry, before = self.before
        try:
            self.apps[here].do(undo, entry)
        except Refused:
            self.met["undo refused"] += 1
            return
        self.met["undone"] += 1
        for now, was in zip(self.model.questions, before.questions, strict=True):
            if (now.wording, now.answer) != (was.wording, was.answer):
                now.wording, now.answer = was.wording, was.answer
                now.worded_at = now.answered_at = self.clock.moment
        for own, had in zip(self.model.pieces, before.pieces, strict=True):
            own.versions = had.versions
        self.before = None

    # what lies on the disks

    def save_over(self, here: int) -> None:
        """Behind the app's back; or it is gone."""
        data = self._pick([each for each in self.model.disks[here] if each])
        now = self.chance.choice((data + b"!", None))
        path = self._path(here, data)
        if now is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(now)
        self.model.disks[here][data] = now

    def put_back(self, here: int) -> None:
        data = self._pick([each for each, now in self.model.disks[here].items() if now != each])
        self._path(here, data).write_bytes(data)
        self.model.disks[here][data] = data

    def put_all_back(self) -> None:
        for here, disk in enumerate(self.model.disks):
            for data in disk:
                self._path(here, data).write_bytes(data)
                disk[data] = data

    def bring_again(self, here: int) -> None:
        """The file that a piece is made of, added once more: what was changed is put right, and comes from elsewhere."""
        piece = self.chance.randrange(len(self.piece_ids))
        data = self.model.pieces[piece].versions[-1].data
        self._add(here, piece, data)
        self.model.disks[here][data] = data

    def _path(self, here: int, data: bytes) -> Path:
        return self.apps[here].workspace.files.path_of(hashlib.sha256(data).hexdigest())

    # inside

    def _by(self, here: int, who: str | None) -> App:
        return self.apps[here].acting_as(None if who is None else self.people[who].id)

    def _pick(self, choices: Sequence[T]) -> T:
        if not choices:
            raise NothingToDo
        return self.chance.choice(choices)

    def _question(self, here: int) -> tuple[int, Request]:
        question = self._pick(range(len(self.ids)))
        return question, self._request(here, question)

    def _request(self, here: int, question: int) -> Request:
        with self.apps[here].reading() as reader:
            return reader.register(Request).get(self.ids[question])

    def _standings(self, here: int, question: int) -> tuple[SignStanding, ...]:
        request = self._request(here, question)
        with self.apps[here].reading() as reader:
            return sign_standings(reader, [request])[request.id]
