"""People who sign, and an answer that waits for them: what tests of signing begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.signatures import SignedHow
from inspection_ready.domain.who import Decision
from inspection_ready.services.evidence import add_files
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.registers import add_record
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.sign_checks import Shown, shown
from inspection_ready.services.sign_standings import sign_standings
from inspection_ready.services.signatures import Word
from inspection_ready.services.verify import verify
from tests.fakes import StillClock
from tests.story import add

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.evidence import EvidenceVersion
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.domain.verifying import Wrong
    from inspection_ready.services.app import App

WAS = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
NEXT = WAS + timedelta(hours=1)


@dataclass(frozen=True)
class Council:
    """``app`` is used by ``coordinator``."""

    app: App
    coordinator: Person
    dass: Person
    deputy: Person


def council(app: App) -> Council:
    dass = Person(name="Ada Brook", role="Executive Director")
    deputy = Person(name="Ben Hill", role="Operations")
    coordinator = Person(name="Cara Dale")
    named = [
        Role(name="Director of Adult Social Services", person_id=dass.id, signing=Signing.SIGNS),
        Role(name="Service Director", person_id=deputy.id, signing=Signing.IN_ABSENCE),
    ]
    app.do(add, dass, deputy, coordinator, *named)
    return Council(app.acting_as(coordinator.id), coordinator, dass, deputy)


def version(app: App, path: Path, evidence_id: int, text: str, name: str = "survey.csv") -> EvidenceVersion:
    file = path / name
    file.write_text(text)
    with copied(app.workspace.files, [file]) as files:
        return app.do(add_files, evidence_id, files).result


def checked(app: App, path: Path, answer: str = "412 carers wait", text: str = "a,b\n1,2\n") -> Request:
    """A request that is answered with words and a file, and was checked; an hour later it is to be signed."""
    evidence = app.do(add_record, Evidence(title="Carers survey", owner_id=None)).result
    version(app, path, evidence.id, text)
    request = app.do(add_record, Request(wording="How many carers wait?")).result
    app.do(
        answer_with, request.id, [RequestEvidence(request_id=0, evidence_id=evidence.id, pointer="page 1")]
    )
    app.do(move_on, request.id, Move.ANSWER, answer=answer)
    checked_ = app.do(move_on, request.id, Move.CHECK).result
    assert isinstance(app.clock, StillClock)
    app.clock.moment = NEXT
    return checked_


def standings(app: App, request: Request) -> tuple[SignStanding, ...]:
    with app.reading() as reader:
        now = reader.register(Request).get(request.id)
        return sign_standings(reader, [now])[request.id]


def all_shown(app: App, request: Request) -> list[Shown]:
    return [shown(each) for each in standings(app, request)]


def said(person: Person, how: SignedHow = SignedHow.IN_PERSON, **more: object) -> Word:
    return replace(Word(signer_id=person.id, how=how), **more)  # type: ignore[arg-type] # any of its fields


def tampered(app: App, statement: str) -> list[Wrong]:
    """As somebody would with the register in their hands, past the record of changes."""
    with app.workspace.writing(verb="none", at=NEXT, who=app.who, decision=Decision()) as uow:
        uow.connection.execute(text(statement))
    return [problem.wrong for problem in verify(app).problems]
