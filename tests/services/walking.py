"""Random moves by random people on one machine or several, each held against what a simple model says should be."""

from __future__ import annotations

import datetime as dt
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import ExpectedError, Refused
from inspection_ready.domain.releases import Document, SentBy
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.signatures import Signature
from inspection_ready.services.release_sendings import mark_sent, withdraw_release
from inspection_ready.services.releases import make_release, releases
from inspection_ready.services.sign_standings import sign_standings
from tests.services.walk_model import DIRECTOR
from tests.services.walking_answers import NothingToDo
from tests.services.walking_signs import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.releases import FiledRelease, MadeRelease

STEP = dt.timedelta(hours=3)
MOVES = {
    "ask": 3, "look": 3, "say": 4, "say_all": 14, "go_on": 4, "take_back": 3, "newer": 3, "save_over": 2, "put_back": 3,
    "bring_again": 4, "reword": 1, "answer_otherwise": 1, "point_elsewhere": 1, "take_off": 1, "reopen": 1,
    "go_away": 3, "come_back": 1, "stay_longer": 2, "leave": 1, "come_again": 4, "take_it_back": 2, "release": 3,
    "release_amid": 4, "send": 3, "recall": 1,
}  # fmt: skip
"""How often each is made, in the order of the work."""
OFTEN = 60
CAN_GO = {RequestState.CHECKED, RequestState.SIGNED}


class Walking(Saying):
    def walk(self, steps: int, often: Sequence[str] = ()) -> None:
        """``often`` are moves that are made more often than they are otherwise."""
        for _ in range(2):
            self.ask(0)
        for _ in range(steps):
            self.step(self.chance.randrange(len(self.apps)), often)
            self.hold_against_the_model()

    def step(self, here: int, often: Sequence[str] = ()) -> None:
        self.clock.moment += self.chance.choice((STEP, STEP, 4 * STEP)) + dt.timedelta(seconds=1)
        weights = {**MOVES, **dict.fromkeys(often, OFTEN)}
        (move,) = self.chance.choices(list(weights), list(weights.values()))
        with suppress(NothingToDo):
            getattr(self, move)(here)

    def release(self, here: int) -> None:
        should = self._should_go(here)
        try:
            made = make_release(self.apps[here], pointers=self.chance.random() < 0.3)
        except Refused as error:
            self.met[error.code] += 1
            made = None
        if made is None:
            assert not should, f"nothing went of {should}"
            return
        assert self._hold_against_what_was_signed(here, made) == should

    def release_amid(self, here: int) -> None:
        """While it is being made, somebody does something else."""
        again, there = self.chance.randint(1, 4), self.chance.randrange(len(self.apps))
        amid = self._pick(
            (
                self.take_back,
                self.newer,
                self.reword,
                self.save_over,
                self.come_back,
                self.say_all,
                self.reopen,
            )
        )

        def meanwhile(_done: int, _of: int) -> None:
            nonlocal again
            again -= 1
            if not again:
                with suppress(NothingToDo):
                    amid(there)

        try:
            made = make_release(self.apps[here], progress=meanwhile)
        except ExpectedError as error:
            self.met[f"amid: {error.code}"] += 1
            return
        self.met["amid: made"] += 1
        self._hold_against_what_was_signed(here, made)

    def _should_go(self, here: int) -> dict[tuple[int, int | None], int]:
        """By what answers what: the signature it goes with."""
        gone: dict[tuple[int, int | None], int] = {}
        for lines in self.released.values():
            gone |= lines
        found = {}
        for content in self.model.every_content():
            last = self.model.last(content.key)
            if self._request(here, content.key[0]).state not in CAN_GO or last is None:
                continue
            if self.model.state(content, here) == "signed" and gone.get(content.key[:2]) != last.id:
                found[content.key[:2]] = last.id
        return found

    def _hold_against_what_was_signed(
        self, here: int, made: MadeRelease
    ) -> dict[tuple[int, int | None], int]:
        """Every byte in the folder and in the ZIP; what it says it has."""
        filed, found = made.filed, {}
        self.met["released"] += 1
        for line in filed.lines:
            item = line.item
            question = self.ids.index(item.request_id)
            piece = None if item.evidence_id is None else self.piece_ids.index(item.evidence_id)
            (given,) = [each for each in self.model.given if each.id == item.signature_id]
            (now,) = [each for each in self.model.contents(question) if each.key[:2] == (question, piece)]
            assert self.model.state(now, here) == "signed"
            assert self.model.last(now.key) == given
            data = [(filed.folder / file.path).read_bytes() for file in line.files]
            assert data == ([] if item.points_to or piece is None else [given.content.data])
            found[question, piece] = given.id
        self._hold_the_rest(filed)
        self.released[filed.release.number] = found
        return found

    def _hold_the_rest(self, filed: FiledRelease) -> None:
        """Nothing else is in it."""
        paths = {file.path for line in filed.lines for file in line.files}
        assert paths == {file.path for file in filed.files if file.document is Document.EVIDENCE}
        for path in filed.folder.iterdir():
            assert path.name in paths or path.name.startswith("00 Index") or path.suffix in {".zip", ".json"}
        with zipfile.ZipFile(filed.folder / filed.zipped.path) as zipped:
            for name in zipped.namelist():
                assert zipped.read(name) == (filed.folder / name).read_bytes()

    def send(self, here: int) -> None:
        """Of a release that stands nothing goes that is not signed any more."""
        number = self._pick(sorted(self.released))
        folder = self.apps[here].workspace.releases
        filed = next(each for each in releases(self.apps[here]) if each.release.number == number)
        if not filed.folder.is_dir():
            raise NothingToDo  # another machine made it
        is_signed = all(self._still_stands(each) for each in self.released[number].values())
        try:
            self.apps[here].do(mark_sent, number, SentBy.EMAIL, sent_to="CQC", folder=folder)
            went = "sent"
        except Refused as error:
            went = error.code
        assert is_signed == (went == "sent"), went
        self.met[went] += 1

    def _still_stands(self, signature_id: int) -> bool:
        (given,) = [each for each in self.model.given if each.id == signature_id]
        last = self.model.last(given.content.key)
        return last is not None and last.is_agreed and not last.is_withdrawn

    def recall(self, here: int) -> None:
        number = self._pick(sorted(self.released))
        self.apps[here].do(withdraw_release, number, because="Wrong")
        del self.released[number]
        self.met["recalled"] += 1

    def bring_home(self, here: int = 0) -> None:
        """From wherever it is: everybody is there, every file is in its place, and all of it goes to the regulator."""
        self.clock.moment += STEP
        for who in sorted(self.model.left):
            self._left(here, who, is_gone=False)
        while self.model.aways:
            self.come_back(here)
        self.put_all_back()
        for piece, own in enumerate(self.model.pieces):
            self._add(here, piece, own.versions[-1].data)
            self.model.disks[here][own.versions[-1].data] = own.versions[-1].data
        while self.released:
            self.recall(here)
        for question in range(len(self.ids)):
            if not self.model.contents(question):
                self._answer_with(here, question, self._request(here, question), {0: "page 1"})
        self.go_on(here)
        for question in range(len(self.ids)):
            with suppress(NothingToDo):
                self.say_all_of(here, question, DIRECTOR, self.clock.moment)
        self.release(here)
        self.send(here)

    # held against the model

    def states(self) -> set[str]:
        return {self._request(0, question).state.value for question in range(len(self.ids))}

    def hold_against_the_model(self) -> None:
        for here, app in enumerate(self.apps):
            with app.reading() as reader:
                requests = {each.id: each for each in reader.register(Request).all()}
                standings = sign_standings(reader, list(requests.values()))
                signatures = {each.id: each for each in reader.register(Signature).all()}
            for question, request_id in enumerate(self.ids):
                found = [each.state.value for each in standings[request_id]]
                should = [self.model.state(each, here) for each in self.model.contents(question)]
                assert found == should, f"question {question} on machine {here}"
                self.met.update(f"is {each}" for each in found)
                self._hold_the_request(question, requests[request_id].state)
            for given in self.model.given:
                assert (signatures[given.id].withdrawn_at is not None) == given.is_withdrawn

    def _hold_the_request(self, question: int, state: RequestState) -> None:
        """It is signed exactly when all that answers it is."""
        self.met[f"request is {state.value}"] += 1
        contents = self.model.contents(question)
        is_signed = bool(contents) and all(self.model.state(each, None) == "signed" for each in contents)
        if state in CAN_GO:
            assert (state is RequestState.SIGNED) == is_signed, f"question {question} is {state.value}"
