"""A form attached to a reply is known without being saved first, and taken only when somebody agrees."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import Reply, ReplyState
from inspection_ready.domain.reply_tokens import mint
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.exchange.answer_forms import AnswerForm, FormRow, write_answer_form
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.registers import add_record
from inspection_ready.services.reply_forms import forms_in, review_reply_form, take_reply_form
from inspection_ready.services.requests import request_numbered
from tests.answer_forms import filled_in
from tests.sign_mails import bring

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.answer_forms import FormReview
    from inspection_ready.services.app import App

ADA = "Ada Brook <ada@northmoor.example>"


def reply_with(files: dict[str, bytes]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = ADA, "RE: What we need", "<1@northmoor.example>"
    mail.set_content("The form is attached.")
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


@pytest.fixture
def form(app: App, tmp_path: Path) -> Path:
    """Ada was asked two things, and answered the first in her form."""
    ada = app.do(add_record, Person(name="Ada Brook", email="ada@northmoor.example")).result
    for wording in ("Your carers strategy", "Risk register"):
        app.do(add_record, Request(wording=wording, owner_id=ada.id))
    folder = write_chases(app, ChaseOrder(with_form=True)).folder
    mail = message_from_bytes((folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    (attached,) = mail.iter_attachments()
    path = tmp_path / "renamed.xlsx"
    path.write_bytes(attached.get_content())
    filled_in(path, {1: {"Answer": "See the strategy"}})
    return path


def reviewed(app: App, reply: Reply, number: int) -> FormReview:
    own = app.workspace.file.id
    return app.read(review_reply_form, reply.id, number, workspace_id=own, now=app.clock.now())


def state(app: App, number: int) -> RequestState:
    return app.read(request_numbered, number).state


def test_a_form_is_known_by_its_mark_looked_through_and_taken(app: App, form: Path, tmp_path: Path) -> None:
    reply = bring(app, tmp_path, reply_with({"list.csv": b"a,b", "renamed.xlsx": form.read_bytes()}))

    assert app.read(forms_in, reply.id) == {2}
    review = reviewed(app, reply, 2)
    assert [each.answer for each in review.answers.proposed] == ["See the strategy"]
    assert state(app, 1) is RequestState.OPEN
    app.do(take_reply_form, reply.id, 2, review, review.answers.proposed)

    assert (state(app, 1), state(app, 2)) == (RequestState.ANSWERED, RequestState.OPEN)
    assert (
        app.read(lambda reader: reader.register(Reply).get(reply.id)).state is ReplyState.NEW
    )  # the list waits


def test_a_reply_with_nothing_but_the_form_is_dealt_with(app: App, form: Path, tmp_path: Path) -> None:
    reply = bring(app, tmp_path, reply_with({"form.xlsx": form.read_bytes()}))
    review = reviewed(app, reply, 1)

    with pytest.raises(Refused) as caught:
        app.do(take_reply_form, reply.id, 1, review, ())
    assert caught.value.code == "no_answers_chosen"
    app.do(take_reply_form, reply.id, 1, review, review.answers.proposed)
    assert app.read(lambda reader: reader.register(Reply).get(reply.id)).state is ReplyState.FILED
    with pytest.raises(Refused) as caught:
        app.do(take_reply_form, reply.id, 1, review, review.answers.proposed)
    assert caught.value.code == "reply_dealt_with"


def test_a_form_of_another_workspace_is_refused_and_other_spreadsheets_are_no_forms(
    app: App, form: Path, tmp_path: Path
) -> None:
    filled_in(form, {}, mark=f"Mark: {mint('another workspace', 1)}")
    unmarked = write_answer_form(
        AnswerForm(
            title="t", mark="", created=app.clock.now(), rows=(FormRow(number=1, wording="x", due=""),)
        )
    )
    files = {"theirs.xlsx": form.read_bytes(), "unmarked.xlsx": unmarked, "broken.xlsx": b"PK\x03\x04"}
    reply = bring(app, tmp_path, reply_with(files))

    assert app.read(forms_in, reply.id) == {1}
    with pytest.raises(Refused) as caught:
        reviewed(app, reply, 1)
    assert caught.value.code == "form_of_another_workspace"
    with pytest.raises(CannotRead):
        reviewed(app, reply, 3)
