from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.inspections import Council
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.who import Decision
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.readiness import asked_by, readiness
from inspection_ready.services.regimes import shipped_regime, use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sample import fill_sample
from tests.queries import queries

if TYPE_CHECKING:
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


def test_the_sample_has_true_things_to_say(app: App) -> None:
    app.do(fill_sample)

    assert count(app) == {
        "owner_has_left": 2,
        "no_owner": 6,
        "no_second": 8,
        "second_is_owner": 1,
        "role_not_agreed": 5,
        "no_postcode": 1,
        "key_fact_unchecked": 1,
        "facts_stale": 2,
        "facts_unchecked": 3,
        "facts_unknown": 4,
        "place_stale": 1,
        "session_without_people": 35,
        "place_unchecked": 2,
        "section_not_agreed": 1,
        "list_stale": 1,
        "list_unchecked": 1,
        "contact_for_many": 1,
        "no_email": 1,
    }


def test_every_finding_of_the_sample_is_a_sentence(app: App) -> None:
    app.do(fill_sample)

    sentences = [finding_sentence(finding) for finding in app.read(readiness, TODAY)]

    assert len(set(sentences)) == len(sentences)
    assert {sentence[-1] for sentence in sentences} == {"."}


def test_the_directors_leave_is_found_once_there_are_key_dates(app: App) -> None:
    app.do(fill_sample)  # away from 9 to 13 December
    app.do(notify, received=dt.datetime.fromisoformat("2026-11-20T09:30"))  # the return is due on 11 December
    app.do(set_on_site, first=dt.date(2026, 12, 13), last=dt.date(2026, 12, 15))

    found = [finding for finding in app.read(readiness, TODAY) if finding.code == "director_away"]

    assert [(finding.severity, finding.data["day"]) for finding in found] == [
        (Severity.HIGH, "On-site visit"),
        (Severity.MEDIUM, "Information return sent to CQC"),
    ]


def test_a_key_date_that_is_past_asks_nothing_of_the_director(app: App) -> None:
    app.do(fill_sample)
    app.do(notify, received=dt.datetime.fromisoformat("2026-11-20T09:30"))

    assert "director_away" in count(app)
    assert "director_away" not in count(app, dt.date(2026, 12, 12))


def test_how_long_a_check_lasts_is_the_councils_setting(app: App) -> None:
    app.do(fill_sample)
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
