"""What was promised in an interview: due, seen to, made a request of, and taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Occasion, Request, RequestState, Route
from inspection_ready.phrases.due import due_what, due_when, due_who
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.app import App
from inspection_ready.services.learning import (
    entry_called,
    make_request,
    owed_entries,
    see_to,
    see_to_again,
)
from inspection_ready.services.readiness import readiness
from inspection_ready.services.registers import change_record, remove_record
from inspection_ready.services.today import today_of
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

TODAY = dt.date(2026, 11, 20)
THURSDAY = dt.date(2026, 11, 26)
ASHA = Person(name="Asha Malik", email="asha@northmoor.example")
AUDIT = Learnt(
    learnt_on=TODAY,
    session_code="D1-03",
    statement="QS8",
    asked="How do you know that practice is good?",
    promised="The audit of case files",
    owner_id=ASHA.id,
    due_on=THURSDAY,
)


def fill(app: App, *more: Learnt) -> App:
    app.do(add, ASHA, AUDIT, *more)
    return app


def due(app: App) -> list[tuple[str, str, str]]:
    found = app.read(today_of, on=TODAY, at=app.clock.now()).due
    return [(due_when(each), due_what(each), due_who(each)) for each in found]


def entry(app: App, one: Learnt = AUDIT) -> Learnt:
    return app.read(lambda reader: reader.register(Learnt).get(one.id))


def requests(app: App) -> tuple[Request, ...]:
    return app.read(lambda reader: reader.register(Request).all("number"))


def test_a_promise_is_due_until_somebody_says_that_it_is_seen_to_and_again_after_undo(any_app: App) -> None:
    council = fill(any_app)
    owed = [
        (
            "Due in 4 working days",
            "Send what was promised in D1-03: The audit of case files",
            "Asha Malik",
        )
    ]
    assert due(council) == owed

    done = council.do(see_to, AUDIT.id)

    assert (due(council), entry(council).done_on) == ([], TODAY)
    assert done.entry is not None
    council.do(undo, done.entry)
    assert (due(council), entry(council).done_on) == (owed, None)
    assert verify(council).problems == ()


def test_a_promise_becomes_a_request_with_its_owner_and_its_day_and_is_taken_back(any_app: App) -> None:
    council = fill(any_app)

    done = council.do(make_request, AUDIT.id)

    (request,) = requests(council)
    assert (request.wording, request.owner_id, request.statement) == (AUDIT.promised, ASHA.id, "QS8")
    assert (request.occasion, request.route, request.state) == (
        Occasion.ON_SITE,
        Route.MEETING,
        RequestState.OPEN,
    )
    assert request.due_at is not None
    assert on_the_clock(request.due_at) == dt.datetime.fromisoformat("2026-11-26T23:59")
    assert request.notes == (
        "Promised on 20 November 2026 in D1-03. Asked there: How do you know that practice is good?"
    )
    assert [what for _, what, _ in due(council)] == [
        "1 person owes 1 answer: draft the next chase",
        "Answer request 1: The audit of case files",
    ]
    assert done.entry is not None
    council.do(undo, done.entry)
    assert (requests(council), entry(council).request_id) == ((), None)
    assert [what for _, what, _ in due(council)] == [
        "Send what was promised in D1-03: The audit of case files"
    ]
    assert verify(council).problems == ()


def test_a_follow_up_is_due_too_and_is_no_request(app: App) -> None:
    follow = Learnt(
        learnt_on=TODAY, asked="Who signs?", follow_up="Tell the Director", owner_id=ASHA.id, due_on=TODAY
    )
    fill(app, follow)

    assert ("Due today", "Follow up: Tell the Director", "Asha Malik") in due(app)
    with pytest.raises(Refused) as caught:
        app.do(make_request, follow.id)
    assert error_sentence(caught.value) == (
        "The entry “Who signs?” says of nothing that it was promised. Nothing was changed. "
        "Write what was promised first."
    )


def refused(app: App, *verbs: object) -> list[str]:
    told = []
    for verb in verbs:
        assert callable(verb)
        with pytest.raises(ExpectedError) as caught:
            app.do(verb, AUDIT.id)
        told.append(error_sentence(caught.value))
    return told


def test_what_is_settled_is_not_settled_again(app: App) -> None:
    fill(app)
    app.do(see_to, AUDIT.id)
    kept = (
        "What was promised there was seen to on 20 November 2026. Nothing was changed. "
        "If it was not, say that it is to be seen to again first."
    )
    assert refused(app, see_to, make_request) == [kept, kept]

    app.do(see_to_again, AUDIT.id)
    app.do(make_request, AUDIT.id)

    is_one = (
        "What was promised there is request 1 already. Nothing was changed. "
        "Go on with it on the page Requests."
    )
    assert refused(app, see_to, make_request) == [is_one, is_one]
    app.do(see_to_again, AUDIT.id)
    app.do(remove_record, requests(app)[0])
    assert [what for _, what, _ in due(app)] == ["Send what was promised in D1-03: The audit of case files"]


def test_a_request_that_a_promise_became_says_so_when_it_is_removed(app: App) -> None:
    fill(app)
    request = app.do(make_request, AUDIT.id).result

    with pytest.raises(Refused) as caught:
        app.do(remove_record, request)

    assert caught.value.code == "still_used"
    assert "entry of the learning log" in error_sentence(caught.value)


def test_the_form_changes_an_entry_and_leaves_its_request(app: App) -> None:
    fill(app)
    request = app.do(make_request, AUDIT.id).result
    before = entry(app)

    app.do(change_record, before, replace(before, notes="Sent by post", request_id=None))

    assert (entry(app).notes, entry(app).request_id) == ("Sent by post", request.id)


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ({"owner_id": None}, "nobody sees to it. Say who"),
        ({"due_on": None}, "it has no day. Say by when"),
        ({"owner_id": None, "due_on": None}, "nobody sees to it, and it has no day. Say who, and by when"),
    ],
)
def test_a_promise_that_would_be_forgotten_is_a_gap(app: App, lacks: dict[str, Any], words: str) -> None:
    app.do(add, ASHA, replace(AUDIT, **lacks))

    found = [each for each in app.read(readiness, TODAY) if each.code == "promise_incomplete"]

    assert [finding_sentence(each) for each in found] == [
        f"“The audit of case files” was promised on 20 November 2026 in D1-03, and {words}."
    ]


def test_nothing_is_missing_of_what_is_settled_or_promises_nothing(app: App) -> None:
    app.do(
        add, ASHA, replace(AUDIT, owner_id=None, done_on=TODAY), Learnt(learnt_on=TODAY, asked="Who waits?")
    )

    assert not [each for each in app.read(readiness, TODAY) if each.code == "promise_incomplete"]


def test_a_promise_whose_day_is_far_is_not_due_yet(app: App) -> None:
    app.do(add, ASHA, replace(AUDIT, due_on=dt.date(2027, 3, 1)))

    assert due(app) == []
    assert [each.id for each in app.read(owed_entries)] == [AUDIT.id]


def test_an_entry_is_meant_by_some_of_its_words(app: App) -> None:
    other = replace(
        AUDIT, id=AUDIT.id + 1, asked="And last year?", promised="The audit of last year", done_on=TODAY
    )
    third = replace(
        AUDIT, id=AUDIT.id + 2, asked="Who waits?", session_code="D2-01", promised="Waiting times"
    )
    fill(app, other, third)

    assert app.read(entry_called, "AUDIT").id == AUDIT.id  # the other is seen to
    assert app.read(entry_called, "last year").id == other.id
    assert app.read(entry_called, "d2-01").id == third.id
    for words in ("nowhere", "  "):
        with pytest.raises(NotFound) as caught:
            app.read(entry_called, words)
        assert error_sentence(caught.value).startswith(
            f"No entry of the learning log has the words “{words}”."
        )
    app.do(see_to_again, other.id)
    with pytest.raises(Refused) as several:
        app.read(entry_called, "audit")
    assert error_sentence(several.value) == (
        "Several entries of the learning log have the words “audit”: “The audit of case files”; "
        "“The audit of last year”. Nothing was changed. Give more of the words of one."
    )
