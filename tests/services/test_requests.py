from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.request_lists import ListLine
from inspection_ready.domain.requests import (
    Move,
    Occasion,
    Request,
    RequestEvidence,
    RequestState,
    RequestStep,
    Turnaround,
)
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.request_papers import BY, key_of, read_list, write_chronology
from inspection_ready.services.requests import (
    answer_with,
    list_changes,
    move_on,
    note_chase,
    request_numbered,
    take_list,
    turnarounds,
    whole_request,
)
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # where the clock of the tests stands
LIST = (ListLine("Your carers strategy", "1"), ListLine("Waiting list numbers and how risk is managed", "2"))


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def held(app: App) -> tuple[Request, ...]:
    return app.read(lambda reader: reader.register(Request).all("number"))


def asked(app: App, wording: str = "Your carers strategy", **more: object) -> Request:
    return app.do(add_record, replace(Request(wording=wording), **more)).result  # type: ignore[arg-type] # any of its fields


def test_numbers_are_ours_and_follow_each_other(app: App) -> None:
    first, second = asked(app), asked(app, "Risk register", number=77)

    assert (first.number, second.number) == (1, 2)
    assert first.asked_at == app.clock.now()
    assert app.read(request_numbered, 2) == second
    with pytest.raises(NotFound) as nobody:
        app.read(request_numbered, 9)
    assert error_sentence(nobody.value) == "There is no request 9. Nothing was changed."


def test_a_request_is_answered_with_words_or_evidence_and_never_with_nothing(app: App) -> None:
    request, policy = asked(app), app.do(add_record, Evidence(title="Carers strategy")).result

    with pytest.raises(Refused, match="answer_is_empty"):
        app.do(move_on, request.id, Move.ANSWER)
    app.do(answer_with, request.id, [RequestEvidence(request_id=0, evidence_id=policy.id, pointer="page 4")])
    answered = app.do(move_on, request.id, Move.ANSWER, by="Simon Fairclough", at=NOW).result

    whole = app.read(whole_request, request.id)
    assert answered.state is RequestState.ANSWERED
    assert [(step.what, step.by, step.at) for step in whole.steps] == [("answer", "Simon Fairclough", NOW)]
    assert [(evidence.title, use.pointer) for use, evidence in whole.evidence] == [
        ("Carers strategy", "page 4")
    ]


def test_a_move_that_does_not_apply_says_so_and_changes_nothing(app: App) -> None:
    request = asked(app)

    with pytest.raises(Refused) as refused:
        app.do(move_on, request.id, Move.CHECK)

    assert error_sentence(refused.value) == (
        "Request 1 is open, so “Checked” does not apply. Nothing was changed."
    )
    assert rows(app, RequestStep) == ()


def test_nothing_happens_in_the_future(app: App) -> None:
    request = asked(app)

    with pytest.raises(Refused, match="step_is_to_come"):
        app.do(move_on, request.id, Move.ACKNOWLEDGE, at=app.clock.now() + timedelta(minutes=1))


def test_it_is_not_due_before_it_was_asked(app: App) -> None:
    with pytest.raises(Refused, match="due_before_it_was_asked"):
        asked(app, asked_at=NOW, due_at=NOW - timedelta(hours=1))


def test_whoever_owes_an_answer_is_chased_and_nobody_else(app: App) -> None:
    request = asked(app)

    app.do(note_chase, request.id, whom="Simon Fairclough", note="by telephone")
    app.do(move_on, request.id, Move.ANSWER, answer="See the strategy")

    assert rows(app, RequestStep)[0].note == "Simon Fairclough: by telephone"
    with pytest.raises(Refused, match="nothing_to_chase"):
        app.do(note_chase, request.id, whom="Simon Fairclough")


def test_a_list_is_taken_and_the_same_again_changes_nothing(app: App) -> None:
    due = NOW + timedelta(days=21)

    app.do(take_list, LIST, asked_by="CQC", due_at=due)
    again = app.do(take_list, LIST, asked_by="CQC", due_at=due)

    assert [(each.number, each.their_ref, each.asked_by, each.due_at) for each in held(app)] == [
        (1, "1", "CQC", due),
        (2, "2", "CQC", due),
    ]
    assert (again.entry, again.result.is_nothing) == (None, True)


def test_a_newer_list_opens_again_what_was_answered_in_other_words(app: App) -> None:
    app.do(take_list, LIST)
    first, second = held(app)
    app.do(move_on, second.id, Move.ANSWER, answer="412 wait")
    newer = [
        ListLine("Waiting list numbers, by locality, and how risk is managed", "2"),
        ListLine("Risk register", "3"),
    ]

    told = app.read(list_changes, newer)
    app.do(take_list, newer)

    dropped, reworded, added = held(app)
    assert [len(told.added), len(told.reworded), len(told.dropped)] == [1, 1, 1]
    assert (dropped.id, dropped.state) == (first.id, RequestState.WITHDRAWN)
    assert (reworded.state, reworded.answer) == (RequestState.ACKNOWLEDGED, "412 wait")
    assert added.wording == "Risk register"
    assert [(step.what, step.note) for step in app.read(whole_request, second.id).steps][1] == (
        "reworded",
        "It was: Waiting list numbers and how risk is managed",
    )
    assert verify(app).ok


def test_a_part_of_a_list_drops_nothing_and_a_list_of_another_occasion_neither(app: App) -> None:
    app.do(take_list, LIST)

    app.do(take_list, [ListLine("Staff rota")], occasion=Occasion.ON_SITE)
    app.do(take_list, LIST[:1], drop=False)

    assert [each.state for each in held(app)] == [RequestState.OPEN] * 3


def test_what_was_dropped_comes_back(app: App) -> None:
    app.do(take_list, LIST)
    app.do(take_list, LIST[:1])
    app.do(take_list, LIST)

    assert [each.state for each in held(app)] == [RequestState.OPEN, RequestState.ACKNOWLEDGED]


def test_an_empty_list_is_refused(app: App) -> None:
    with pytest.raises(Refused, match="list_is_empty"):
        app.do(take_list, ())


def test_a_list_is_taken_back_whole(app: App) -> None:
    app.do(take_list, LIST)
    done = app.do(take_list, LIST[:1])
    assert done.entry is not None

    app.do(undo, done.entry)

    assert [each.state for each in held(app)] == [RequestState.OPEN, RequestState.OPEN]


def test_turnaround_by_person_and_team(app: App) -> None:
    ada = app.do(add_record, Person(name="Ada Brook", team="Localities")).result
    now = app.clock.now()
    done = asked(
        app, "One", owner_id=ada.id, asked_at=NOW - timedelta(days=5), due_at=now + timedelta(days=1)
    )
    asked(app, "Two", owner_id=ada.id, asked_at=NOW - timedelta(days=5), due_at=NOW - timedelta(days=1))
    asked(app, "Three")
    app.do(move_on, done.id, Move.ANSWER, answer="Yes")

    assert app.read(turnarounds, now, key=BY["person"]) == {
        "Ada Brook": Turnaround(answered=1, in_time=1, open=1, late=1),
        "Nobody named yet": Turnaround(open=1),
    }
    assert list(app.read(turnarounds, now, key=BY["team"])) == ["Localities", "Nobody named yet"]


def test_turnaround_by_theme_is_that_of_the_statement(app: App) -> None:
    asked(app, "One", statement="QS1")
    asked(app, "Two", statement="QS4")
    asked(app, "Three")
    before = app.read(turnarounds, NOW, key=app.read(key_of, "theme"))
    app.do(use_shipped_regime)

    counted = app.read(turnarounds, NOW, key=app.read(key_of, "theme"))

    assert list(before) == ["No theme"]
    assert {name: each.open for name, each in counted.items()} == {
        "No theme": 1,
        "Providing support": 1,
        "Working with people": 1,
    }


def test_gaps_name_what_is_late_or_nobodys(app: App) -> None:
    app.do(use_shipped_regime)
    asked(app, "Your carers strategy", asked_at=NOW - timedelta(days=5), due_at=NOW - timedelta(days=2))
    asked(app, "Risk register")

    found = {(each.code, each.name) for each in app.read(readiness, NOW.date()) if each.register == "request"}

    assert found == {
        ("request_late", "1: Your carers strategy"),
        ("request_without_due", "2: Risk register"),
        ("no_owner", "1: Your carers strategy"),
        ("no_owner", "2: Risk register"),
        ("no_second", "1: Your carers strategy"),
        ("no_second", "2: Risk register"),
    }


def test_the_chronology_says_the_same_in_each_file(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    app.do(take_list, LIST, asked_by="the lead inspector")
    app.do(move_on, held(app)[0].id, Move.ANSWER, answer="=SUM(1)", by="Ada")

    for ending in ("docx", "pdf", "xlsx", "csv"):
        assert app.read(write_chronology, tmp_path / f"requests.{ending}", at=app.clock.now()) == 2
    with pytest.raises(Refused, match="chronology_ending"):
        app.read(write_chronology, tmp_path / "requests.odt", at=app.clock.now())

    pdf = (tmp_path / "requests.pdf").read_bytes()
    words = " ".join(" ".join(page_text(pdf, page).split()) for page in range(page_count(pdf)))
    assert "1 of 1 request was answered in time; 1 is open." in words
    assert "Waiting list numbers and how risk is managed" in words
    (sheet,) = read_workbook(tmp_path / "requests.xlsx").sheets
    assert sheet.rows[1][:3] == [1.0, "1", "Your carers strategy"]
    assert read_workbook(tmp_path / "requests.csv").sheets[0].rows[1][10] == "=SUM(1)"


def test_a_list_is_read_from_text_and_from_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes("1. Carers, and what is on offer\n2. Überblick".encode("cp1252"))
    (tmp_path / "list.csv").write_text('No,Request\n1,"Carers, and what is on offer"\n', "utf-8")

    assert read_list(tmp_path / "list.txt") == "1. Carers, and what is on offer\n2. Überblick"
    assert read_list(tmp_path / "list.csv") == "No\tRequest\n1\tCarers, and what is on offer"


def test_a_request_others_come_back_to_stays(app: App) -> None:
    first = asked(app)
    asked(app, "More about carers", follows_id=first.id)

    with pytest.raises(Refused, match="still_used"):
        app.do(remove_record, first)
    assert [each.number for each in app.read(whole_request, first.id).follow_ups] == [2]


def test_the_form_changes_no_state_and_no_number(app: App) -> None:
    request = asked(app)

    changed = app.do(
        change_record, request, replace(request, number=9, state=RequestState.CHECKED, notes="x")
    ).result

    assert (changed.number, changed.state, changed.notes) == (1, RequestState.OPEN, "x")
