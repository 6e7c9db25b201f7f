"""What the demo does between the notification and the visit: two questions are answered, signed and sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.domain.releases import SentBy
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.signatures import SignedHow
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.registers import add_record
from inspection_ready.services.release_sendings import mark_sent
from inspection_ready.services.releases import make_release
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_standings import request_standings
from inspection_ready.services.signatures import Word, sign
from inspection_ready.services.signers import signers

if TYPE_CHECKING:
    from inspection_ready.cli.output import Progress
    from inspection_ready.services.app import App
    from inspection_ready.services.releases import MadeRelease


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Made up, as all of the sample: no regulator's words."""

    wording: str
    answer: str
    evidence: str
    pointer: str = ""


ASKED = (
    _Asked(
        wording="The waiting list for assessments: how many wait, how long, and how risk is managed meanwhile.",
        answer="336 people wait; the longest for 121 days. Contacts while they wait are in the last column.",
        evidence="Waiting list and waiting well, monthly report",
        pointer="second table",
    ),
    _Asked(
        wording="What partners say of working with the council, with the questions they were asked.",
        answer="56 partners answered; the questions are in the first column.",
        evidence="Partners’ survey",
    ),
)
ASKED_BY = "Inspection team"
CHECKED_BY = "Joanne Whitlock"
TIME_TO_ANSWER = dt.timedelta(days=2)


def answer_two_questions(app: App, out: Path | None, progress: Progress) -> tuple[str, MadeRelease]:
    """Each is asked, answered, checked, signed in person and sent; the name of who signed, and the release."""
    signer = app.read(signers, on=today(app.clock)).open[0].person
    numbers = [_answered(app, asked).number for asked in ASKED]
    for number in numbers:
        _sign(app, number, signer.id)
    made = make_release(app, numbers=numbers, out=out, progress=progress)
    app.do(
        mark_sent,
        made.filed.release.number,
        SentBy.PORTAL,
        sent_to=ASKED_BY,
        by=CHECKED_BY,
        folder=app.workspace.releases,
    )
    return signer.name, made


def _answered(app: App, asked: _Asked) -> Request:
    evidence = app.read(evidence_named, asked.evidence)
    now = app.clock.now()
    request = app.do(
        add_record,
        Request(
            wording=asked.wording,
            asked_by=ASKED_BY,
            asked_at=now,
            due_at=now + TIME_TO_ANSWER,
            owner_id=evidence.owner_id,
            second_id=evidence.second_id,
        ),
    ).result
    link = RequestEvidence(request_id=request.id, evidence_id=evidence.id, pointer=asked.pointer)
    app.do(answer_with, request.id, [link])
    app.do(move_on, request.id, Move.ANSWER, answer=asked.answer)
    checked: Request = app.do(move_on, request.id, Move.CHECK, by=CHECKED_BY).result
    return checked


def _sign(app: App, number: int, signer_id: int) -> None:
    request = app.read(lambda reader: reader.register(Request).find(number=number)[0])
    lines = [shown(each) for each in app.read(request_standings, request.id)]
    app.do(sign, lines, Word(signer_id=signer_id, how=SignedHow.IN_PERSON))
