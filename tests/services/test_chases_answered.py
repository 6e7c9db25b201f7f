"""What a draft of a chase asks comes back as a reply that is known by its mark."""

from __future__ import annotations

import email.policy
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy
from inspection_ready.domain.requests import Request
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.disposal import dispose
from inspection_ready.services.registers import add_record
from inspection_ready.services.reply_askers import asked_under
from tests.services.test_replies import answer, bring

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)  # where the clock of the tests stands
AT_HOME = "A. B. <adab@post.example>"


@pytest.fixture
def ada(app: App) -> Person:
    ada: Person = app.do(add_record, Person(name="Ada Brook", email="ada@northmoor.example")).result
    request = Request(
        wording="Your carers strategy",
        owner_id=ada.id,
        asked_at=NOW - timedelta(days=5),
        due_at=NOW + timedelta(days=10),
    )
    app.do(add_record, request)
    return ada


@pytest.fixture
def subject(app: App, ada: Person) -> str:
    """Of the draft to her."""
    folder = write_chases(app, ChaseOrder()).folder
    draft = message_from_bytes((folder / f"{ada.name}.eml").read_bytes(), policy=email.policy.default)
    return str(draft["subject"])


def test_an_answer_to_a_draft_is_known_by_its_mark_wherever_it_was_written(
    app: App, ada: Person, subject: str, tmp_path: Path
) -> None:
    (taken,) = bring(
        app, tmp_path, one_eml=answer(sender=AT_HOME, subject=f"[EXTERNAL] Re: FW: {subject.lower()}")
    )

    assert (taken.reply.person_id, taken.reply.known_by) == (ada.id, KnownBy.TOKEN)


def test_without_the_mark_the_same_answer_is_nobodys(
    app: App, ada: Person, subject: str, tmp_path: Path
) -> None:
    (taken,) = bring(
        app, tmp_path, one_eml=answer(sender=AT_HOME, subject=f"Re: {subject.split('(', maxsplit=1)[0]}")
    )

    assert taken.reply.person_id is None
    assert app.read(asked_under, 1) is not None


def test_a_mark_whose_draft_is_gone_names_nobody(app: App, ada: Person, subject: str, tmp_path: Path) -> None:
    app.do(dispose, "person", ada.id)

    (taken,) = bring(app, tmp_path, one_eml=answer(sender=AT_HOME, subject=f"Re: {subject}"))

    assert taken.reply.person_id is None
