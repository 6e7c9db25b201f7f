"""From the e-mail that asks to the evidence that answers: the mark goes out in a draft and comes back in a reply."""

from __future__ import annotations

import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from typing import TYPE_CHECKING

from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.replies import KnownBy, Marked
from inspection_ready.domain.reply_recognition import Sure
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.reply_askers import asked_under, requests_under
from inspection_ready.services.reply_filing import Answering, FileAs, file_reply, taken_out
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.reply_reading import whole_reply

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # where the clock of the tests stands
DAY = timedelta(days=1)


def test_the_draft_that_asked_is_known_again_in_what_comes_back(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    told = (Person(name="Ada Brook", email="ada@northmoor.example", team="Localities"),
            Person(name="Ben Cole", email="ben@northmoor.example", team="Localities"),
            Person(name="Cat Dunn", email="cat@northmoor.example", team="Localities", tier=Tier.HEAD_OF_SERVICE))  # fmt: skip
    ada, ben, cat = (app.do(add_record, person).result for person in told)
    late = Request(wording="Waiting list numbers", owner_id=ada.id, second_id=ben.id, asked_at=NOW - 9 * DAY, due_at=NOW - DAY)  # fmt: skip
    request = app.do(add_record, late).result
    made = write_chases(app, ChaseOrder())
    draft = message_from_bytes((made.folder / "Cat Dunn.eml").read_bytes(), policy=email.policy.default)
    reply = EmailMessage()
    reply["From"] = "Cat’s office <office@northmoor.example>"
    reply["Subject"] = f"[EXTERNAL] RE: {str(draft['subject']).lower().replace('-', ' ')}"
    reply.set_content("Attached.\n")
    reply.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="scan.pdf")
    path = tmp_path / "reply.eml"
    path.write_bytes(reply.as_bytes())

    with read_messages(app.workspace.files, [path]) as brought:
        (taken,) = app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result
    whole = app.read(whole_reply, taken.reply.id)

    assert (whole.person, whole.reply.known_by, whole.reply.marked) == (cat, KnownBy.TOKEN, Marked.OURS)
    assert (whole.sure, whole.is_from_them) == (Sure.LIKELY, False)
    # a head of service owns none of it, and was asked for it all the same
    assert [(each.request.id, each.is_own) for each in whole.owed] == [(request.id, False)]
    assert whole.suggested[1].request_id == request.id
    with app.reading() as reader, taken_out(reader, taken.reply.id, [1]) as files:
        filing = FileAs(number=1, request_id=request.id, title="Waiting list")
        app.do(file_reply, taken.reply.id, [filing], [Answering(request_id=request.id)], files)
    now = app.read(lambda reader: reader.register(Request).get(request.id))
    assert now.state is RequestState.ANSWERED
    assert replace(now, version=1, state=request.state) == replace(request, version=1)


def test_a_number_that_no_draft_has_says_nothing(app: App) -> None:
    assert app.read(asked_under, 7) is None
    assert app.read(requests_under, 7) == frozenset()
