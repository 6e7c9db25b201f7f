from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, BaseFact
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.roles import Role, RoleStatus
from inspection_ready.domain.sections import Section, SectionStatus
from inspection_ready.domain.timetable import Attendance, Session
from inspection_ready.domain.who import Decision
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.readiness import asked_by, readiness
from inspection_ready.services.regimes import shipped_regime, use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sample import fill_sample
from tests.queries import queries
from tests.story import change, remove

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands


def count(app: App, today: dt.date = TODAY) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in app.read(readiness, today):
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


def test_an_empty_workspace_without_a_regime_has_no_gaps(app: App) -> None:
    assert app.read(readiness, TODAY) == ()


def test_everything_a_regime_asks_for_needs_somebody(app: App) -> None:
    app.do(use_shipped_regime)

    assert count(app) == {"no_owner": 4 + 9 + 39, "no_second": 4 + 9 + 39}


def test_ilacs_asks_for_its_lists_by_their_numbers(app: App) -> None:
    asked = asked_by(shipped_regime("ofsted").regime.framework)

    assert [one.code for one in asked][:6] == ["J1", "J2", "J3", "J4", "List 1", "List 2"]


def let_things_slide(app: App) -> None:
    """The sample council some months later, when nobody has looked after it."""
    app.do(fill_sample)
    person, function, base = by_name(app, Person), by_name(app, Function), by_name(app, Base)
    statements = {each.code: each for each in rows(app, Responsibility)}
    facts = {
        (each.base_id, each.kind_id): each
        for each in rows(app, BaseFact)
        if each.base_id == base["Millrace House"].id
    }
    stale, unknown = list(facts.values())[:2]
    long_ago = TODAY - dt.timedelta(days=300)
    sessions = {each.title: each for each in rows(app, Session) if each.code}
    for before, change_to in (
        (person["Tom Ridley"], {"left_on": TODAY}),
        (person["Nadia Farouk"], {"email": ""}),
        (statements["QS6"], {"owner_id": None, "second_id": None}),
        (function["Finance"], {"second_id": function["Finance"].contact_id}),
        (function["Democratic services"], {"contact_id": person["Callum Strachan"].id}),
        (base["Mill Lane Annexe"], {"postcode": ""}),
        (stale, {"checked_on": long_ago}),
        (by_name(app, Place)["Bar Kasia"], {"checked_on": long_ago}),
        (by_name(app, DistributionList)["Partners"], {"checked_on": long_ago}),
        (by_name(app, DistributionList)["Elected members"], {"checked_by": ""}),
        (by_name(app, KeyFact)["Care homes"], {"checked_on": long_ago, "source": ""}),
        (by_name(app, Role)["Police"], {"status": RoleStatus.DRAFT}),
        (by_title(app, Section)["Wi-Fi"], {"status": SectionStatus.DRAFT, "review_on": TODAY}),
    ):
        app.do(change, before, replace(before, **change_to))
    gone = [each for each in rows(app, Attendance) if each.session_id == sessions["Healthwatch"].id]
    for row in (unknown, *gone):
        app.do(remove, row)


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def by_name(app: App, row_type: type[R]) -> dict[str, R]:
    return {row.name: row for row in rows(app, row_type)}  # type: ignore[attr-defined] # those that have one


def by_title(app: App, row_type: type[R]) -> dict[str, R]:
    return {row.title: row for row in rows(app, row_type)}  # type: ignore[attr-defined] # those that have one


def test_a_council_that_lets_things_slide_is_told_of_each(app: App) -> None:
    let_things_slide(app)

    assert count(app) == {
        "no_owner": 3,
        "no_second": 3,
        "owner_has_left": 3,
        "second_is_owner": 1,
        "contact_for_many": 1,
        "no_email": 1,
        "no_postcode": 1,
        "role_not_agreed": 1,
        "facts_stale": 1,
        "facts_unchecked": 2,
        "facts_unknown": 1,
        "place_stale": 1,
        "place_unchecked": 1,
        "key_fact_incomplete": 1,
        "key_fact_stale": 1,
        "key_fact_unchecked": 1,
        "section_not_agreed": 1,
        "section_review_due": 1,
        "letter_draft": 1,
        "list_stale": 1,
        "list_unchecked": 1,
        "member_has_left": 1,
        "member_without_email": 1,
        "session_without_people": 1,
        "people_not_seen": 1,
        "evidence_none_supplied": 1,
        "evidence_approval_late": 1,
        "evidence_stale": 2,
        "request_late": 1,
        "claim_without_evidence": 1,
        "claim_evidence_not_held": 2,
        "claim_evidence_stale": 1,
        "claim_evidence_coming": 1,
        "claim_no_as_at": 1,
        "signature_waits": 1,
    }


def test_every_finding_of_it_is_a_sentence(app: App) -> None:
    let_things_slide(app)

    sentences = [finding_sentence(finding) for finding in app.read(readiness, TODAY)]

    assert len(set(sentences)) == len(sentences)
    assert {sentence[-1] for sentence in sentences} == {"."}


def test_the_directors_leave_is_found_once_there_are_key_dates(sample: App) -> None:
    sample.do(
        notify, received=dt.datetime.fromisoformat("2026-11-20T09:30")
    )  # the return is due on 11 December
    sample.do(set_on_site, first=dt.date(2026, 12, 13), last=dt.date(2026, 12, 15))

    found = [finding for finding in sample.read(readiness, TODAY) if finding.code == "director_away"]

    assert [(finding.severity, finding.data["day"]) for finding in found] == [
        (Severity.HIGH, "On-site visit"),
        (Severity.MEDIUM, "Information return sent to CQC"),
    ]


def test_a_key_date_that_is_past_asks_nothing_of_the_director(sample: App) -> None:
    sample.do(notify, received=dt.datetime.fromisoformat("2026-11-20T09:30"))

    assert "director_away" in count(sample)
    assert "director_away" not in count(sample, dt.date(2026, 12, 12))


def test_how_long_a_check_lasts_is_the_councils_setting(app: App) -> None:
    let_things_slide(app)
    held = app.read(lambda reader: reader.register(Council).all())[0]
    with app.workspace.writing(verb="test", at=app.clock.now(), who=app.who, decision=Decision()) as uow:
        uow.register(Council).change(held, replace(held, fact_months=24))

    assert "facts_stale" not in count(app)


def test_readiness_takes_as_many_queries_for_many_people_as_for_none(app: App) -> None:
    app.do(use_shipped_regime)
    with queries(app) as none:
        app.read(readiness, TODAY)
    for name in ("Ann", "Bob", "Cy"):
        app.do(add_record, Person(name=name))
    with queries(app) as some:
        app.read(readiness, TODAY)

    assert len(some) == len(none)
