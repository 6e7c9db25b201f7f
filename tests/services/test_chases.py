"""Chasing from the register to the draft: who is asked, what a draft says, what is kept, and what is never lost."""

from __future__ import annotations

import email.policy
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.chases import Chase, ChaseBatch, ChaseDraft, ChaseRules
from inspection_ready.domain.errors import Cancelled, NotFound, Refused
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.reply_tokens import mint, read
from inspection_ready.domain.requests import Move, Request, RequestStep
from inspection_ready.phrases.chases import left_out_words
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.chase_plan import rules_of
from inspection_ready.services.chases import (
    asked_of,
    batch_lines,
    batch_numbered,
    change_rules,
    chase_outlook,
    drop_drafts,
    mark_chases_sent,
    note_drafts,
)
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.disposal import dispose
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.requests import move_on, whole_request
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.queries import queries

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from inspection_ready.services.chase_drafts import WrittenChases

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)  # where the clock of the tests stands
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def people(app: App) -> dict[str, Person]:
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    told = (
        Person(name="Ada Brook", email="ada@northmoor.example", team="Localities"),
        Person(name="Ben Cole", email="ben@northmoor.example", team="Localities"),
        Person(name="Cat Dunn", email="cat@northmoor.example", team="Localities", tier=Tier.HEAD_OF_SERVICE),
        Person(name="Dan Ellis"),
    )
    return {person.name[:3]: app.do(add_record, person).result for person in told}


def ask(app: App, people: dict[str, Person], wording: str, **more: object) -> Request:
    plain = Request(
        wording=wording,
        owner_id=people["Ada"].id,
        second_id=people["Ben"].id,
        asked_at=NOW - 5 * DAY,
        due_at=NOW + 10 * DAY + 6 * HOUR,
    )
    return app.do(add_record, replace(plain, **more)).result  # type: ignore[arg-type] # told by name


def written(app: App, **order: object) -> WrittenChases:
    return write_chases(app, ChaseOrder(**order))  # type: ignore[arg-type] # told by name


def test_one_draft_a_person_lists_what_they_owe_the_oldest_first(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    ask(app, people, "Waiting list numbers", asked_at=NOW - 9 * DAY, due_at=NOW - DAY)
    done = ask(app, people, "Risk register")
    app.do(move_on, done.id, Move.ANSWER, answer="See the strategy")

    made = written(app)

    assert sorted(path.name for path in made.folder.iterdir()) == [
        "Ada Brook.eml",
        "Ben Cole.eml",
        "Cat Dunn.eml",
    ]
    assert made.folder == app.workspace.folder / "chases" / "Chase 1, 20 November 2026"
    mail = message_from_bytes((made.folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    mark = mint(app.workspace.file.id, 1)
    assert (mail["to"], mail["cc"], mail["x-unsent"]) == ("Ada Brook <ada@northmoor.example>", None, "1")
    assert mail["subject"] == f"Northmoor Council needs 2 answers ({mark})"
    body = mail.get_body(("plain",))
    assert body is not None
    lines = [line for line in body.get_content().splitlines() if line.startswith("Number")]
    assert lines == [
        (
            "Number: Request 2; What is asked: Waiting list numbers; "
            "Due: 10am on Thursday 19 November 2026, 24 hours late; Why you: You answer for it"
        ),
        (
            "Number: Request 1; What is asked: Your carers strategy; "
            "Due: 4pm on Monday 30 November 2026, 10 days left; Why you: You answer for it"
        ),
    ]
    assert "Risk register" not in body.get_content()


def test_the_second_and_the_head_get_only_what_has_come_to_them(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    ask(app, people, "Waiting list numbers", due_at=NOW - DAY)

    made = written(app)

    texts = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    for name, words in (("Ben Cole.eml", "You are the second; Ada Brook has not answered yet"),
                        ("Cat Dunn.eml", "You are the head of service; Ada Brook has not answered yet")):  # fmt: skip
        body = message_from_bytes(texts[name], policy=email.policy.default).get_body(("plain",))
        assert body is not None
        assert ("Request 2" in body.get_content(), "Request 1;" in body.get_content()) == (True, False)
        assert words in body.get_content()


def test_every_chase_is_kept_and_nobody_is_asked_twice_by_one_step(
    app: App, people: dict[str, Person]
) -> None:
    request = ask(app, people, "Your carers strategy")

    made = written(app)

    (draft,) = rows(app, ChaseDraft)
    (chase,) = rows(app, Chase)
    (step,) = rows(app, RequestStep)
    assert (draft.number, draft.address, draft.sent_on) == (1, "ada@northmoor.example", None)
    assert (chase.request_id, chase.step, chase.due_at) == (request.id, "asked+0d", request.due_at)
    assert (step.what, step.note) == ("drafted", "E-mail to Ada Brook: At once")
    found = app.read(asked_of, 1)
    assert (found.person.name, [each.number for each in found.requests]) == ("Ada Brook", [1])
    token = read(f"RE: [EXTERNAL] FW: {draft.subject}")
    assert token is not None
    assert (token.number, token.is_of(app.workspace.file.id)) == (1, True)
    with pytest.raises(Refused, match="nobody_to_chase"):
        written(app)
    assert made.batch == rows(app, ChaseBatch)[0]
    assert verify(app).ok


def test_drafts_are_marked_as_sent_by_somebodys_word_once(app: App, people: dict[str, Person]) -> None:
    request = ask(app, people, "Your carers strategy")
    made = written(app)
    today = NOW.date()

    with pytest.raises(Refused, match="sent_by_nobody"):
        app.do(mark_chases_sent, made.batch.id, on=today, by=" ")
    with pytest.raises(Refused, match="step_is_to_come"):
        app.do(mark_chases_sent, made.batch.id, on=today + DAY, by="Imran Siddiqui")
    done = app.do(mark_chases_sent, made.batch.id, on=today - DAY, by="Imran Siddiqui")
    again = app.do(mark_chases_sent, made.batch.id, on=today, by="Imran Siddiqui")

    assert (done.result, again.result, again.entry) == (1, 0, None)
    steps = app.read(whole_request, request.id).steps
    assert [(step.what, step.by, step.at) for step in steps] == [
        ("chased", "Imran Siddiqui", NOW - DAY),
        ("drafted", steps[1].by, NOW),
    ]
    assert done.entry is not None
    app.do(undo, done.entry)
    assert rows(app, ChaseDraft)[0].sent_on is None


def test_a_draft_that_was_not_sent_is_due_again_under_another_mark(
    app: App, people: dict[str, Person]
) -> None:
    request = ask(app, people, "Your carers strategy")
    first = written(app)

    assert app.do(drop_drafts, first.batch.id).result == 1
    second = written(app)

    assert [draft.number for draft in rows(app, ChaseDraft)] == [1, 2]
    assert second.folder.name == "Chase 2, 20 November 2026"
    assert [step.what for step in app.read(whole_request, request.id).steps] == [
        "drafted",
        "not_sent",
        "drafted",
    ]


def test_written_drafts_cannot_be_undone_for_they_may_have_left(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    written(app)
    last = app.read(lambda reader: reader.head()).count

    with pytest.raises(Refused, match="cannot_be_undone"):
        app.do(undo, last)


def test_who_cannot_be_reached_is_said(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy", owner_id=people["Dan"].id, second_id=None)
    outlook = app.read(chase_outlook, app.clock.now())

    assert outlook.plan.chases == ()
    assert [left_out_words(each, outlook.names) for each in outlook.plan.left_out] == [
        "Dan Ellis has no e-mail address that can be written to."
    ]


def test_only_those_chosen_are_written_and_the_rest_stay_due(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Waiting list numbers", due_at=NOW - DAY)

    written(app, person_ids=frozenset({people["Ada"].id}))

    left = app.read(chase_outlook, app.clock.now()).plan.chases
    assert [each.person.name for each in left] == ["Ben Cole", "Cat Dunn"]
    with pytest.raises(Refused) as refused:
        written(app, person_ids=frozenset({people["Ada"].id}))
    assert error_sentence(refused.value).startswith("Ada Brook is not to be chased now.")


def test_where_hours_were_given_the_draft_counts_hours(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Staff on duty tonight", asked_at=NOW - 2 * HOUR, due_at=NOW + 1.5 * HOUR)

    made = written(app)

    body = message_from_bytes(
        (made.folder / "Ben Cole.eml").read_bytes(), policy=email.policy.default
    ).get_body(("plain",))
    assert body is not None
    assert (
        "Due: 11:30am on Friday 20 November 2026, 1 hour left; Why you: You are the second"
        in body.get_content()
    )
    assert {chase.step for chase in rows(app, Chase)} == {"due-2h"}


def test_what_changed_since_it_was_shown_is_not_written(app: App, people: dict[str, Person]) -> None:
    request = ask(app, people, "Your carers strategy")
    ask(app, people, "Risk register")
    shown = app.read(chase_outlook, app.clock.now()).shown
    app.do(move_on, request.id, Move.ANSWER, answer="Here")

    with pytest.raises(Refused, match="chases_changed"):
        written(app, shown=shown)
    assert rows(app, ChaseBatch) == ()


def test_cancelled_writes_nothing_and_notes_nothing(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_chases(app, ChaseOrder(), progress=stop)

    assert rows(app, ChaseBatch) == ()
    assert not (app.workspace.folder / "chases").exists()


def test_a_folder_that_cannot_be_written_leaves_the_steps_due(
    app: App, people: dict[str, Person], tmp_path: Path
) -> None:
    ask(app, people, "Your carers strategy")
    (tmp_path / "a file").write_text("x")

    with pytest.raises(Refused):
        written(app, out=tmp_path / "a file")

    assert [draft.is_dropped for draft in rows(app, ChaseDraft)] == [True]
    made = written(app, out=tmp_path)
    assert (made.folder.parent, [draft.number for draft in made.drafts]) == (tmp_path, [2])


def test_a_number_another_took_meanwhile_is_not_given_twice(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    made = written(app)
    batch = ChaseBatch(
        number=2, at=NOW, folder="chases/Chase 2", last_draft=1, head_count=1, head_hash="ab" * 32
    )
    same = replace(made.drafts[0], id=made.drafts[0].id + 1, batch_id=batch.id)

    with pytest.raises(Refused, match="chases_changed"):
        app.do(note_drafts, batch, [same], [])

    assert len(rows(app, ChaseDraft)) == 1


def test_the_number_of_a_draft_that_was_disposed_of_is_not_given_again(
    app: App, people: dict[str, Person]
) -> None:
    ask(app, people, "Your carers strategy")
    written(app)
    app.do(dispose, "person", people["Ada"].id)
    ask(app, people, "Risk register", owner_id=people["Ben"].id, second_id=None)

    made = written(app)

    assert [(draft.number, draft.address) for draft in rows(app, ChaseDraft)] == [
        (2, "ben@northmoor.example")
    ]
    assert made.batch.last_draft == 2
    assert verify(app).ok


def test_a_councils_own_ladder_and_words_are_kept_and_checked(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    before = app.read(rules_of)
    mine = replace(before, ladder="1 working day after it is asked at 9am: owner, second",
                   subject="Chase for {{first name}}", body="Hello {{first name}}. {{Sender}}")  # fmt: skip

    app.do(change_rules, before, mine)

    made = written(app)
    assert list(made.names) == ["Ada Brook", "Ben Cole"]
    assert made.drafts[0].subject.startswith("Chase for Ada (IR-")
    body = message_from_bytes(
        (made.folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default
    ).get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines()[0] == "Hello Ada. Northmoor Council"
    assert "Number: Request 1" in body.get_content()
    held = app.read(rules_of)
    for wrong, code in (
        (replace(held, ladder=""), "ladder_is_empty"),
        (replace(held, ladder="Soon: owner"), "step_not_understood"),
        (replace(held, subject=" "), "chase_has_no_subject"),
        (replace(held, subject="{{requests}}"), "chase_fields_unknown"),
        (replace(held, body="{{postcode}}"), "chase_fields_unknown"),
        (replace(held, body="Dear {{first name}"), "chase_fields_unknown"),
    ):
        with pytest.raises(Refused, match=code) as refused:
            app.do(change_rules, held, wrong)
        assert "Nothing was changed." in error_sentence(refused.value)
    assert len(rows(app, ChaseRules)) == 1


def test_what_a_person_is_called_and_what_is_asked_is_never_markup(
    app: App, people: dict[str, Person]
) -> None:
    app.do(change_record, people["Ada"], replace(people["Ada"], name="Ada {{sender}} **Brook** <b>"))
    ask(app, people, "=HYPERLINK(1) <script>x</script> {{name}} **bold**")

    made = written(app, with_form=True)

    (path,) = made.folder.iterdir()
    html = message_from_bytes(path.read_bytes(), policy=email.policy.default).get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()
    assert "&lt;script&gt;x&lt;/script&gt; {{name}} **bold**" in html.get_content()


def test_batches_are_listed_and_found(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    made = written(app)

    (line,) = app.read(batch_lines, folder=app.workspace.folder)

    assert (line.batch, line.folder, line.drafts[0].requests) == (made.batch, made.folder, (1,))
    assert line.is_there
    shutil.rmtree(made.folder)
    assert not app.read(batch_lines, folder=app.workspace.folder)[0].is_there
    assert app.read(batch_numbered, None) == made.batch
    with pytest.raises(NotFound, match="no_such_chase"):
        app.read(batch_numbered, 7)
    with pytest.raises(NotFound, match="no_such_draft"):
        app.read(asked_of, 7)


def test_the_plan_takes_as_many_queries_for_three_as_for_one(app: App, people: dict[str, Person]) -> None:
    ask(app, people, "Your carers strategy")
    written(app)
    with queries(app) as for_one:
        app.read(chase_outlook, app.clock.now())
    for wording in ("Risk register", "Waiting list numbers"):
        ask(app, people, wording)
    written(app)

    with queries(app) as for_three:
        app.read(chase_outlook, app.clock.now())

    assert len(for_three) == len(for_one)
