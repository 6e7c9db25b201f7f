"""Random people make random moves on a small council's answers, and the promises about signatures hold at every step.

The world below is played with the rules alone, no register and no files: what is stored, what somebody wrote over it
on the disk, who is away by whose word, who has left. A signature is taken down with exactly what was there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.sign_moves import USUAL_MOVES, MayMove, SignMove, SignState
from inspection_ready.domain.signatures import (
    Said,
    Signature,
    SignatureFile,
    SignedHow,
    SignStanding,
    is_all_signed,
    may_move,
    standing_of,
)
from inspection_ready.domain.signers import Recorded, Signer, signers_on
from inspection_ready.domain.to_sign import ToSign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
DASS, OTHER, FIRST, SECOND, COORDINATOR = (
    Person(id=place, name=name) for place, name in enumerate(("Ada", "Ola", "Ben", "Bea", "Cara"), 1)
)
PEOPLE = (DASS, OTHER, FIRST, SECOND, COORDINATOR)
ROLES = (
    Role(name="Director of Adult Social Services", person_id=DASS.id, signing=Signing.SIGNS),
    Role(name="Service Director", person_id=FIRST.id, signing=Signing.IN_ABSENCE),
    Role(name="Service Director", person_id=SECOND.id, signing=Signing.IN_ABSENCE),
    Role(name="Head of Service", person_id=OTHER.id),
)
BYTES = (b"", b"a", b"b", b"ab")
WORDS = ("", "412", "413")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Given:
    """A signature, and beside it what was really there when it was given, which no later step touches."""

    signature: Signature
    data: tuple[bytes, ...]
    wording: str
    answer: str
    by_deputy: bool
    absences: tuple[Recorded, ...]
    on: date


@dataclass
class World:
    request: Request = field(
        default_factory=lambda: Request(id=1, number=1, wording="How many?", state=RequestState.CHECKED)
    )
    answer: str = "412"
    stored: list[tuple[bytes, ...]] = field(default_factory=lambda: [(b"a",)])
    """The files of each version, as they were added."""
    disk: dict[str, bytes | None] = field(default_factory=dict)
    """What is there now in the place of what was stored."""


def opens_the_door(absences: Sequence[Recorded], on: date, deputy_id: int | None) -> bool:
    return any(
        one.absence.person_id == DASS.id
        and one.absence.covers(on)
        and one.absence.told_by
        and one.absence.told_at is not None
        and not {deputy_id, None} & one.by
        for one in absences
    )


class Walk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.world = World()
        self.item = Evidence(id=7, title="Survey")
        self.versions = [EvidenceVersion(id=70, evidence_id=7, number=1, added_at=START, added_by="Cara")]
        self.people = {person.id: person for person in PEOPLE}
        self.absences: list[Recorded] = []
        self.given: list[Given] = []
        self.files: dict[int, list[SignatureFile]] = {}

    # what is there

    def lines(self) -> list[ToSign]:
        request = replace(self.world.request, answer=self.world.answer)
        version = self.versions[-1]
        files = tuple(
            EvidenceFile(
                version_id=version.id,
                position=place,
                name=f"{place}.txt",
                sha256=digest(data),
                size=len(data),
            )
            for place, data in enumerate(self.world.stored[-1], 1)
        )
        words = [ToSign(request=request)] if request.answer else []
        return [*words, ToSign(request=request, evidence=self.item, version=version, files=files)]

    def standings(self) -> list[SignStanding]:
        on_disk = {sha: None if data is None else digest(data) for sha, data in self.world.disk.items()}
        signatures = [each.signature for each in self.given]
        return [standing_of(what, signatures, self.files, on_disk) for what in self.lines()]

    def on_the_disk(self, stored: bytes) -> bytes | None:
        return self.world.disk.get(digest(stored), stored)

    def signers(self) -> tuple[Signer, ...]:
        return signers_on(self.now.date(), list(self.people.values()), ROLES, self.absences)

    # moves

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=st.sampled_from(PEOPLE), place=st.integers(0, 1), said=st.sampled_from(Said))
    def somebody_signs(self, who: Person, place: int, said: Said) -> None:
        standings = self.standings()
        standing = standings[place % len(standings)]
        move = SignMove.SIGN if said is Said.AGREED else SignMove.DISAGREE
        signer = next((each for each in self.signers() if each.person.id == who.id and each.may_sign), None)
        if signer is None or may_move(standing, move) is None:
            return
        stored = () if standing.what.is_answer else self.world.stored[-1]
        if any(self.on_the_disk(data) != data for data in stored):
            return  # the command refuses it: what is on the disk is not what was added
        self.take_down(standing.what, signer, said)

    def take_down(self, what: ToSign, signer: Signer, said: Said) -> None:
        signature = Signature(
            request_id=what.request.id,
            evidence_id=what.key[1],
            version_id=what.key[2],
            said=said,
            request_number=1,
            wording=what.request.wording,
            answer=what.answer,
            version_number=what.version.number if what.version else None,
            link=what.link[0],
            link_note=what.link[1],
            link_on=what.link[2],
            digest=what.digest,
            signer_id=signer.person.id,
            signer=signer.person.name,
            capacity=signer.role.signing,
            acts_as=signer.role.name,
            signed_at=self.now,
            how=SignedHow.PHONE,
            recorded_at=self.now,
            recorded_by="Cara",
        )
        self.files[signature.id] = [
            SignatureFile(
                signature_id=signature.id, position=f.position, name=f.name, sha256=f.sha256, size=f.size
            )
            for f in what.files
        ]
        self.given.append(
            Given(
                signature=signature,
                data=() if what.is_answer else self.world.stored[-1],
                wording=what.request.wording,
                answer=what.answer,
                by_deputy=signer.is_deputy,
                absences=tuple(self.absences),
                on=self.now.date(),
            )
        )

    @rule()
    def whoever_may_signs_everything(self) -> None:
        for signer in self.signers():
            for place in range(len(self.lines())):
                self.somebody_signs(signer.person, place, Said.AGREED)

    @rule(place=st.integers(0, 1))
    def it_is_taken_back(self, place: int) -> None:
        standings = self.standings()
        standing = standings[place % len(standings)]
        if standing.signature is None or may_move(standing, SignMove.WITHDRAW) is None:
            return
        for each in self.given:
            if each.signature.id == standing.signature.id:
                each.signature = replace(
                    each.signature, withdrawn_at=self.now, withdrawn_because="Wrong year"
                )

    @rule(files=st.lists(st.sampled_from(BYTES), min_size=1, max_size=2))
    def a_version_comes(self, files: list[bytes]) -> None:
        number = len(self.versions) + 1
        self.versions.append(
            EvidenceVersion(id=69 + number, evidence_id=7, number=number, added_at=self.now, added_by="Cara")
        )
        self.world.stored.append(tuple(files))
        for data in files:  # what is added is stored anew where it was gone or another
            self.world.disk.pop(digest(data), None)

    @rule(stored=st.sampled_from(BYTES), becomes=st.sampled_from((None, *BYTES)))
    def somebody_writes_over_a_file(self, stored: bytes, becomes: bytes | None) -> None:
        self.world.disk[digest(stored)] = becomes

    @rule(answer=st.sampled_from(WORDS))
    def the_answer_is_edited(self, answer: str) -> None:
        self.world.answer = answer

    @rule(wording=st.sampled_from(("How many?", "How many wait?")))
    def the_question_is_reworded(self, wording: str) -> None:
        self.world.request = replace(self.world.request, wording=wording)

    @rule(
        who=st.sampled_from((DASS, DASS, FIRST)),
        by=st.sampled_from((COORDINATOR, FIRST, SECOND, None)),
        days=st.integers(0, 3),
        is_told=st.booleans(),
    )
    def an_absence_is_recorded(self, who: Person, by: Person | None, days: int, is_told: bool) -> None:
        first = self.now.date()
        absence = Absence(
            person_id=who.id,
            starts_on=first,
            ends_on=first + timedelta(days=days),
            told_by="Lin" if is_told else "",
            told_at=self.now if is_told else None,
        )
        self.absences.append(Recorded(absence=absence, by=frozenset({by.id if by else None})))

    @precondition(lambda self: self.absences)
    @rule(by=st.sampled_from((COORDINATOR, FIRST, None)), days=st.integers(0, 9))
    def an_absence_is_made_longer(self, by: Person | None, days: int) -> None:
        one = self.absences.pop()
        longer = replace(one.absence, ends_on=one.absence.starts_on + timedelta(days=days))
        self.absences.append(Recorded(absence=longer, by=one.by | {by.id if by else None}))

    @precondition(lambda self: self.absences)
    @rule()
    def an_absence_is_removed(self) -> None:
        self.absences.pop()

    @rule(who=st.sampled_from(PEOPLE), stays=st.booleans())
    def somebody_leaves_or_is_renamed(self, who: Person, stays: bool) -> None:
        person = self.people[who.id]
        gone = None if stays else self.now.date()
        self.people[who.id] = replace(person, name=f"{person.name}!", left_on=gone)

    # promises

    @invariant()
    def no_signature_covers_a_byte_it_was_not_given_for(self) -> None:
        for standing in self.standings():
            if not standing.is_signed:
                continue
            assert standing.signature is not None
            given = next(each for each in self.given if each.signature.id == standing.signature.id)
            what = standing.what
            now = () if what.is_answer else tuple(self.on_the_disk(data) for data in self.world.stored[-1])
            assert now == given.data
            assert (what.request.wording, what.answer) == (given.wording, given.answer)
            assert what.key == (
                given.signature.request_id,
                given.signature.evidence_id,
                given.signature.version_id,
            )
            assert given.signature.said is Said.AGREED
            assert not given.signature.is_withdrawn

    @invariant()
    def no_deputy_signed_outside_an_absence_that_another_recorded(self) -> None:
        for each in self.given:
            assert not each.by_deputy or opens_the_door(each.absences, each.on, each.signature.signer_id)

    @invariant()
    def nor_is_one_offered_to(self) -> None:
        for signer in self.signers():
            if signer.is_deputy and signer.may_sign:
                assert opens_the_door(self.absences, self.now.date(), signer.person.id)

    @invariant()
    def nobody_without_a_role_signed(self) -> None:
        assert {each.signature.signer_id for each in self.given} <= {DASS.id, FIRST.id, SECOND.id}

    @invariant()
    def names_are_as_they_were(self) -> None:
        for each in self.given:
            assert each.signature.signer.rstrip("!") in {person.name for person in PEOPLE}

    @invariant()
    def a_request_is_signed_exactly_when_all_that_answers_it_is(self) -> None:
        standings = self.standings()
        assert is_all_signed(standings) == all(each.state is SignState.SIGNED for each in standings)

    @invariant()
    def nothing_is_stuck(self) -> None:
        """From wherever it is, whoever is accountable could still sign it."""
        for standing in self.standings():
            assert standing.is_signed or may_move(standing, SignMove.SIGN) is SignState.SIGNED

    @invariant()
    def what_is_put_back_as_it_was_signed_is_signed_again(self) -> None:
        for standing in self.standings():
            if standing.state is not SignState.CHANGED or standing.signature is None:
                continue
            assert standing.changes
            signed = standing.signature
            request = replace(standing.what.request, wording=signed.wording, answer=signed.answer or "412")
            again = standing_of(
                replace(standing.what, request=request),
                [each.signature for each in self.given],
                self.files,
                {},
            )
            assert again.is_signed


TestWalks = Walk.TestCase
TestWalks.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def a_walk() -> Walk:
    return Walk()


def test_every_state_is_met_on_the_way() -> None:
    """The walk could keep its promises by never getting anywhere: this one gets everywhere."""
    walk = a_walk()
    met = [walk.standings()[1].state]
    steps: tuple[Callable[[], object], ...] = (
        lambda: walk.somebody_signs(DASS, 1, Said.NOT_AGREED),
        lambda: walk.somebody_signs(DASS, 1, Said.AGREED),
        lambda: walk.somebody_writes_over_a_file(b"a", b"b"),
        lambda: walk.it_is_taken_back(1),
    )
    for step in steps:
        step()
        met.append(walk.standings()[1].state)

    assert met == [
        SignState.UNSIGNED,
        SignState.NOT_AGREED,
        SignState.SIGNED,
        SignState.CHANGED,
        SignState.WITHDRAWN,
    ]


def test_a_deputy_does_sign_on_some_walks() -> None:
    walk = a_walk()
    walk.an_absence_is_recorded(DASS, COORDINATOR, 1, is_told=True)

    walk.somebody_signs(FIRST, 1, Said.AGREED)

    assert [each.by_deputy for each in walk.given] == [True]
    assert walk.standings()[1].is_signed


def test_only_officers_may_make_the_moves_that_sign() -> None:
    assert {who for (_, move), rule_ in USUAL_MOVES.items() if move is SignMove.SIGN for who in rule_.by} == {
        MayMove.ACCOUNTABLE,
        MayMove.DEPUTY,
    }
