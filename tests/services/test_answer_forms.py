"""A form that comes back is shown first; what is agreed to is filed whole, and what cannot be used is kept."""

from __future__ import annotations

import datetime as dt
import email.policy
from dataclasses import replace
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.answer_forms import FormFault
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Move, Request, RequestState
from inspection_ready.exchange.answer_forms import AnswerForm, FormRow, write_answer_form
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.services.answer_forms import review_form, take_form, write_refused_lines
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.requests import move_on, request_numbered, whole_request
from inspection_ready.services.undo import undo
from tests.answer_forms import filled_in

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.answer_forms import FormReview
    from inspection_ready.services.app import App

WORDINGS = (
    "Your carers strategy",
    "Risk register",
    "Waiting list numbers",
    "Staff survey",
    "Rota",
    "Board minutes",
)
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def form(app: App, tmp_path: Path) -> Path:
    ada = app.do(add_record, Person(name="Ada Brook", email="ada@northmoor.example")).result
    for wording in WORDINGS:
        app.do(add_record, Request(wording=wording, owner_id=ada.id))
    folder = write_chases(app, ChaseOrder(with_form=True)).folder
    mail = message_from_bytes((folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    (attached,) = mail.iter_attachments()
    path = tmp_path / "Answers from Ada.xlsx"
    path.write_bytes(attached.get_content())
    app.do(add_record, Request(wording="Nobody asked Ada for this", owner_id=None))
    return path


def review(app: App, path: Path) -> FormReview:
    return app.read(review_form, path, workspace_id=app.workspace.file.id, now=app.clock.now())


def test_answers_are_proposed_and_filed_only_when_agreed(app: App, form: Path) -> None:
    filled_in(
        form,
        {
            1: {
                "Answer": "-See the strategy",
                "File name or link": "Carers.docx",
                "As-at date": dt.date(2026, 11, 3),
            },
            2: {"File name or link": "S:\\Risk.xlsx"},
            3: {"Not held because": "We never recorded it"},
        },
    )

    shown = review(app, form)
    assert [each.request.number for each in shown.answers.proposed] == [1, 2, 3]
    assert (shown.person.name, shown.answers.blank, shown.answers.refused) == ("Ada Brook", 3, ())
    assert app.read(request_numbered, 1).state is RequestState.OPEN
    done = app.do(take_form, shown, shown.answers.proposed[:2])

    first = app.read(whole_request, app.read(request_numbered, 1).id)
    assert (first.request.state, first.request.answer) == (RequestState.ANSWERED, "-See the strategy")
    assert (first.steps[-1].by, first.steps[-1].note) == (
        "Ada Brook",
        "Spreadsheet form Answers from Ada.xlsx from Ada Brook, file or link: Carers.docx, as at 3 November 2026",
    )
    assert app.read(request_numbered, 2).answer == "See S:\\Risk.xlsx"
    assert app.read(request_numbered, 3).state is RequestState.OPEN
    assert done.entry is not None
    app.do(undo, done.entry)
    assert app.read(request_numbered, 1).state is RequestState.OPEN


def test_what_is_not_held_says_why(app: App, form: Path) -> None:
    filled_in(form, {3: {"Not held because": "We never\nrecorded it"}})
    shown = review(app, form)

    app.do(take_form, shown, shown.answers.proposed)

    assert app.read(request_numbered, 3).answer == "Not held, because: We never recorded it"


def test_rows_that_cannot_be_used_are_kept_with_their_reasons(app: App, form: Path) -> None:
    answered = app.read(request_numbered, 2)
    app.do(move_on, answered.id, Move.ANSWER, answer="By telephone")
    app.do(
        change_record, app.read(request_numbered, 5), replace(app.read(request_numbered, 5), wording="Rotas")
    )
    filled_in(
        form,
        {
            1: {"Answer": "Yes", "Not held because": "No"},
            2: {"Answer": "=cmd|' /c calc'!A1"},
            3: {"Answer": "412", "As-at date": "spring"},
            4: {"Answer": "80%", "As-at date": TODAY + dt.timedelta(days=1)},
            5: {"Answer": "Here"},
            6: {"Number": 7, "Answer": "Not mine"},
        },
    )

    shown = review(app, form)
    kept = write_refused_lines(shown)

    assert [each.fault for each in shown.answers.refused] == [
        FormFault.BOTH,
        FormFault.ANSWERED,
        FormFault.AS_AT_UNCLEAR,
        FormFault.AS_AT_TO_COME,
        FormFault.OTHER_WORDING,
        FormFault.NOT_ASKED,
    ]
    assert kept is not None
    assert kept.name == "Answers from Ada - refused rows.xlsx"
    (sheet,) = read_workbook(kept).sheets
    assert sheet.rows[2][:3] == ["2", "Risk register", "=cmd|' /c calc'!A1"]
    assert str(sheet.rows[2][-1]).startswith("It is answered or withdrawn already.")
    with pytest.raises(Refused, match="no_answers_chosen"):
        app.do(take_form, shown, ())


def test_numbers_that_are_none_twice_or_unknown_are_said(app: App, form: Path) -> None:
    filled_in(
        form,
        {
            1: {"Answer": "Yes"},
            2: {"Number": "two", "Answer": "x"},
            3: {"Number": 99, "Answer": "x"},
            4: {"Number": 1, "What is asked": "Your carers strategy", "Answer": "Again"},
            5: {"As-at date": TODAY},
        },
    )

    assert [each.fault for each in review(app, form).answers.refused] == [
        FormFault.NO_NUMBER,
        FormFault.NO_SUCH_REQUEST,
        FormFault.TWICE,
        FormFault.ONLY_A_DATE,
    ]


def test_what_moved_on_since_it_was_shown_is_not_overwritten(app: App, form: Path) -> None:
    filled_in(form, {1: {"Answer": "Yes"}, 2: {"Answer": "Yes"}})
    shown = review(app, form)
    app.do(move_on, app.read(request_numbered, 2).id, Move.ANSWER, answer="By telephone")

    with pytest.raises(Refused, match="form_request_moved_on"):
        app.do(take_form, shown, shown.answers.proposed)

    assert app.read(request_numbered, 1).state is RequestState.OPEN
    assert app.read(request_numbered, 2).answer == "By telephone"


def test_a_form_of_elsewhere_or_of_nobody_is_refused(app: App, form: Path, tmp_path: Path) -> None:
    from inspection_ready.domain.reply_tokens import mint

    blank = AnswerForm(
        title="x", mark="", created=app.clock.now(), rows=(FormRow(number=1, wording="x", due=""),)
    )
    other, unknown, lost = (tmp_path / f"{name}.xlsx" for name in ("other", "unknown", "lost"))
    other.write_bytes(write_answer_form(replace(blank, mark=mint("another council", 1))))
    unknown.write_bytes(write_answer_form(replace(blank, mark=mint(app.workspace.file.id, 50))))
    lost.write_bytes(write_answer_form(blank))

    with pytest.raises(Refused, match="form_of_another_workspace"):
        review(app, other)
    with pytest.raises(NotFound, match="no_such_draft"):
        review(app, unknown)
    with pytest.raises(CannotRead, match="form_has_no_mark"):
        review(app, lost)
    assert write_refused_lines(review(app, form)) is None
