"""The page a scrutiny officer reads: who did what to this item, from the question to the release, and what that shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.evidence import Evidence, Quality
from inspection_ready.domain.releases import SentBy
from inspection_ready.domain.scrutiny import Event, Limit
from inspection_ready.phrases.scrutiny import (
    happening_words,
    limit_words,
    recorded_words,
    whose_words,
)
from inspection_ready.services.evidence import judge
from inspection_ready.services.evidence_disposal import dispose_of_version
from inspection_ready.services.registers import change_record
from inspection_ready.services.release_sendings import mark_sent, withdraw_release
from inspection_ready.services.releases import make_release
from inspection_ready.services.requests import note_chase
from inspection_ready.services.scrutiny import evidence_scrutiny, request_scrutiny
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_sheets import make_sheet, waiting_to_be_signed
from tests.queries import queries
from tests.services.releasing import Releasing

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.scrutiny import Scrutiny
    from inspection_ready.services.app import App


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def item_of(council: Releasing, title: str = "Carers survey") -> Evidence:
    [found] = council.app.read(lambda reader: reader.register(Evidence).find(title=title))
    return found


def events(told: Scrutiny) -> list[Event]:
    return [each.event for each in told.happenings]


def said(told: Scrutiny, event: Event) -> list[str]:
    return [happening_words(each) for each in told.happenings if each.event is event]


def test_from_the_question_to_the_release(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    told = council.app.read(evidence_scrutiny, item_of(council).id)

    assert events(told) == [
        Event.ASKED,
        Event.ENTERED,
        Event.CAME,
        Event.NAMED,
        Event.STEP,
        Event.STEP,
        Event.SIGNED,
        Event.STEP,
        Event.RELEASED,
    ]
    assert said(told, Event.ASKED) == ["Request 1 (IR1) was asked: “Your carers survey”"]
    [came] = said(told, Event.CAME)
    assert came.startswith("Version 1 of E1 came: survey.txt (")
    [signed] = said(told, Event.SIGNED)
    assert signed.startswith("Signed by Dana Okafor, Director of Adult Social Services, at ")
    assert "version 1 (survey.txt, SHA-256 " in signed
    [released] = said(told, Event.RELEASED)
    assert released.startswith("It is line 1 of release 1, for request 1: ")
    entries = [each.recorded.entry for each in told.happenings if each.recorded is not None]
    assert len(entries) == len(told.happenings)
    assert entries == sorted(entries)


def test_who_decided_is_told_apart_from_who_recorded(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")

    told = council.app.read(evidence_scrutiny, item_of(council).id)

    [signed] = [each for each in told.happenings if each.event is Event.SIGNED]
    assert whose_words(signed) == "Dana Okafor, Director of Adult Social Services"
    assert recorded_words(signed).startswith(council.app.who.account)
    assert signed.recorded is not None
    assert f"entry {signed.recorded.entry}" in recorded_words(signed)
    [came] = [each for each in told.happenings if each.event is Event.CAME]
    assert whose_words(came) == ""


def test_everything_that_may_happen_to_it_has_its_line(council: Releasing) -> None:
    app = council.app
    request = council.ask()
    app.do(note_chase, request.id, whom="Ada Brook")
    item = council.evidence()
    app.do(change_record, item_of(council), replace(item_of(council), shows="How carers fare"))
    app.do(judge, item.id, Quality.STRONG, by="Ada Brook", found="It has dates")
    council.answer(request, item, pointer="page 2")
    waiting = app.read(waiting_to_be_signed)
    app.do(make_sheet, [shown(each) for each in waiting], to_id=council.director.id)
    council.sign(request)
    make_release(app)
    app.do(
        mark_sent,
        1,
        SentBy.EMAIL,
        sent_to="The lead inspector",
        by="Ada Brook",
        folder=app.workspace.releases,
    )
    app.do(withdraw_release, 1, because="The wrong file")
    newer = council.newer(item, ("survey.txt", b"Newer"))

    told = app.read(evidence_scrutiny, item.id)

    assert set(events(told)) >= set(Event) - {
        Event.REPLIED,
        Event.FILED,
        Event.LET_GO,
        Event.UNSIGNED,
        Event.DISPOSED,
    }
    assert said(told, Event.CHANGED) == ["E1 Carers survey: What it shows set to “How carers fare”"]
    assert said(told, Event.LOOKED_AT) == [
        "It was looked at as a sample and judged: strong. Found: It has dates"
    ]
    assert said(told, Event.TAKEN_BACK) == ["Release 1 was taken back, because: The wrong file"]
    assert said(told, Event.NAMED) == ["E1 Carers survey, page 2 was named as what answers request 1."]
    assert len(said(told, Event.CAME)) == newer.number == 2


def test_a_request_is_told_with_all_that_answers_it(council: Releasing) -> None:
    request = council.ask()
    council.answer(request, council.evidence(), council.evidence("Plan"), words="In words too")
    council.sign(request)

    told = council.app.read(request_scrutiny, request.id)

    assert events(told).count(Event.CAME) == 2
    assert len(told.standings) == 3
    signed = said(told, Event.SIGNED)
    assert [each for each in signed if ": the answer in words, for request 1." in each]


def test_nothing_of_another_item_is_told(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    council.signed("Your plan", "IR2", "Plan")

    told = council.app.read(evidence_scrutiny, item_of(council).id)

    assert [
        each for each in map(happening_words, told.happenings) if "Plan" in each or "equest 2" in each
    ] == []


def test_only_what_is_so_of_this_item_is_said_of_it(council: Releasing) -> None:
    plain = council.app.read(evidence_scrutiny, council.evidence("Plan").id)
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    left = council.app.read(evidence_scrutiny, item_of(council).id)
    page = council.evidence("Page")
    council.link(page, "https://northmoor.example/carers")

    assert set(plain.limits) == {
        Limit.CHAIN,
        Limit.DIGESTS,
        Limit.FOLDER,
        Limit.SINCE,
        Limit.ACCOUNT,
        Limit.CLOCK,
        Limit.TAKEN_OFF,
    }
    assert plain.since == len(plain.happenings)
    assert set(left.limits) == (set(plain.limits) | {Limit.WORD})
    assert left.since == 1
    assert limit_words(left, Limit.SINCE).startswith(
        "1 line above was recorded after the last head that left"
    )
    assert Limit.ADDRESS in council.app.read(evidence_scrutiny, page.id).limits


def test_what_was_disposed_of_says_so_and_what_it_said_is_gone(council: Releasing) -> None:
    item = council.evidence()
    council.newer(item, ("survey.txt", b"Newer"))
    council.app.do(dispose_of_version, item.id, 1, because="Six years are over")

    told = council.app.read(evidence_scrutiny, item.id)

    assert Limit.ERASED in told.limits
    assert said(told, Event.CAME)[0] == "Version 1 of E1 came. What it was made of was disposed of since."
    [gone] = said(told, Event.DISPOSED)
    assert gone.startswith("Version 1 of the evidence E1 was disposed of on 20 November 2026, by ")
    assert all(each.recorded is not None for each in told.happenings)


def test_nobody_reads_of_what_is_not_there(app: App) -> None:
    for read in (evidence_scrutiny, request_scrutiny):
        with pytest.raises(NotFound):
            app.read(read, 1)


def test_as_many_queries_however_much_there_is_besides(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    item = item_of(council)
    with queries(council.app) as few:
        council.app.read(evidence_scrutiny, item.id)
    for number in range(4):
        council.signed(f"Question {number}", f"Q{number}", f"Title {number}")
    with queries(council.app) as many:
        council.app.read(evidence_scrutiny, item.id)

    assert len(many) == len(few)


def test_its_entries_are_found_by_the_index(council: Releasing) -> None:
    """However many there are of others: a record of a million entries is not read through."""
    council.signed("Your carers survey", "IR1", "Carers survey")
    item = item_of(council)
    with queries(council.app) as asked:
        council.app.read(evidence_scrutiny, item.id)
    of_the_record = [each for each in asked if "FROM trail_row" in each]

    def plan(statement: str) -> str:
        told = f"explain query plan {statement}"
        filled = tuple("1" for _ in range(statement.count("?")))
        return council.app.read(
            lambda reader: " ".join(str(row) for row in reader.connection.exec_driver_sql(told, filled).all())
        )

    assert len(of_the_record) > 5
    assert [each for each in of_the_record if "ix_trail_row_record" not in plan(each)] == []
