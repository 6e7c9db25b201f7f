"""Views of lists: what each condition shows, what is kept, and what is told of what is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, EvidenceUse, Quality, Sensitivity
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request, RequestEvidence, RequestState, Urgency
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.rows import Row
from inspection_ready.domain.views import Ask, Condition, SavedView, conditions_text
from inspection_ready.records.aspects import aspects_of
from inspection_ready.records.registry import RECORDS, record_named
from inspection_ready.services.listing import Order, listing, passing
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sample import fill_sample
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import verb
from inspection_ready.services.view_options import condition_named, facets
from inspection_ready.services.views import (
    VIEWED,
    Asked,
    all_views,
    as_asked,
    change_view,
    order_lost,
    order_of,
    remove_view,
    rename_view,
    save_view,
    view_named,
    views_of,
)
from tests.queries import queries

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork


@verb("test.views")
def put(uow: UnitOfWork, *rows: Row) -> None:
    for row in rows:
        uow.register(type(row)).add(row)


def asked(app: App, register: str, *conditions: Condition) -> Asked:
    return app.read(as_asked, register, conditions, now=app.clock.now(), today=today(app.clock))


def shown(app: App, register: str, *conditions: Condition) -> list[str]:
    """What the rows that pass are called; as many are counted."""
    record = record_named(register)
    filters = asked(app, register, *conditions).filters
    ids = list(app.read(listing, record, filters=filters).ids)
    assert app.read(passing, record, filters) == len(ids)
    found = {row.id: row for row in app.read(lambda reader: reader.register(record.row_type).among(ids))}
    return sorted(str(getattr(found[each], record.title)) for each in ids)


AMARA = Person(name="Amara Osei", team="Carers")
LEAVER = Person(name="Ben Hill", left_on=dt.date(2026, 11, 1))
EVIDENCE = (
    Evidence(
        title="Survey",
        reference="E1",
        owner_id=AMARA.id,
        team="Carers",
        status=EvidenceStatus.HELD,
        quality=Quality.STRONG,
        sensitivity=Sensitivity.PUBLIC,
        review_on=dt.date(2026, 11, 19),
        as_at=dt.date(2026, 6, 1),
    ),
    Evidence(
        title="Plan",
        reference="E2",
        owner_id=LEAVER.id,
        second_id=AMARA.id,
        team="Homes",
        status=EvidenceStatus.HELD,
        review_on=dt.date(2026, 11, 20),
    ),
    Evidence(title="Report", reference="E3", status=EvidenceStatus.ASKED, review_on=dt.date(2020, 1, 1)),
)
SURVEY, PLAN, REPORT = EVIDENCE
USES = (
    EvidenceUse(evidence_id=SURVEY.id, subject=Subject.STATEMENT, code="QS1", category="EC1"),
    EvidenceUse(evidence_id=SURVEY.id, subject=Subject.STATEMENT, code="QS2", category="EC2"),
    EvidenceUse(evidence_id=PLAN.id, subject=Subject.STATEMENT, code="QS1"),
    EvidenceUse(evidence_id=REPORT.id, subject=Subject.ITEM, code="carers"),
)


@pytest.fixture
def held(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(put, AMARA, LEAVER, *EVIDENCE, *USES)
    return app


def IS(what: str, *values: str) -> Condition:  # noqa: N802 - reads as the condition it makes
    return Condition(what, Ask.IS, values)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ([IS("owner_id", str(AMARA.id))], ["Survey"]),
        ([Condition("owner_id", Ask.IS_NOT, (str(AMARA.id),))], ["Plan", "Report"]),
        ([Condition("owner_id", Ask.EMPTY)], ["Report"]),
        ([Condition("owner_id", Ask.FILLED)], ["Plan", "Survey"]),
        ([IS("whose", str(AMARA.id))], ["Plan", "Survey"]),
        ([Condition("whose", Ask.IS_NOT, (str(AMARA.id),))], ["Report"]),
        ([IS("team", "Carers", "Homes")], ["Plan", "Survey"]),
        ([IS("status", "held")], ["Plan", "Survey"]),
        ([IS("quality", "strong")], ["Survey"]),
        ([IS("sensitivity", "public")], ["Survey"]),
        ([Condition("stale", Ask.HOLDS)], ["Survey"]),
        ([Condition("stale", Ask.FAILS)], ["Plan", "Report"]),
        ([Condition("unowned", Ask.HOLDS)], ["Plan", "Report"]),
        ([Condition("unowned", Ask.FAILS)], ["Survey"]),
        ([Condition("unclaimed", Ask.HOLDS)], ["Plan", "Report", "Survey"]),
        ([IS("statement", "QS1")], ["Plan", "Survey"]),
        ([IS("statement", "QS1"), IS("category", "EC1")], ["Survey"]),
        ([IS("statement", "QS1"), IS("category", "EC2")], []),
        ([IS("statement", "QS1"), Condition("category", Ask.EMPTY)], ["Plan"]),
        ([Condition("statement", Ask.IS_NOT, ("QS2",))], ["Plan", "Report"]),
        ([Condition("statement", Ask.EMPTY)], ["Report"]),
        ([IS("item", "carers")], ["Report"]),
        ([Condition("review_on", Ask.BY, ("today",))], ["Plan", "Report", "Survey"]),
        ([Condition("review_on", Ask.BY, ("today-1",))], ["Report", "Survey"]),
        ([Condition("review_on", Ask.AFTER, ("today-1",))], ["Plan"]),
        ([Condition("review_on", Ask.BETWEEN, ("today-1", "today"))], ["Plan", "Survey"]),
        ([Condition("as_at", Ask.OPEN, ("today",))], ["Plan", "Report"]),
        ([Condition("as_at", Ask.AFTER, ("2026-05-31",))], ["Survey"]),
        ([Condition("as_at", Ask.BY, ("no day",))], []),
        ([IS("status", "held"), IS("owner_id", str(AMARA.id)), Condition("stale", Ask.FAILS)], []),
    ],
)
def test_evidence_is_shown_where_every_condition_holds(
    held: App, conditions: list[Condition], expected: list[str]
) -> None:
    assert shown(held, "evidence", *conditions) == expected


def test_a_category_is_asked_of_the_use_that_has_the_statement(held: App) -> None:
    """Survey serves QS1 as EC1 and QS2 as EC2: it does not serve QS1 as EC2."""
    assert shown(held, "evidence", IS("category", "EC2"), IS("statement", "QS2")) == ["Survey"]
    assert shown(held, "evidence", IS("category", "EC2"), IS("statement", "QS1")) == []


def test_requests_are_shown_by_when_they_are_due_and_whose_they_are(held: App) -> None:
    now = held.clock.now()
    late = Request(wording="Late", number=1, due_at=now - dt.timedelta(hours=1), owner_id=AMARA.id)
    tonight = Request(wording="Tonight", number=2, due_at=now + dt.timedelta(hours=9), urgency=Urgency.URGENT)
    sent = Request(
        wording="Sent", number=3, due_at=now - dt.timedelta(days=9), state=RequestState.SENT, statement="QS1"
    )
    held.do(put, late, tonight, sent, RequestEvidence(request_id=sent.id, evidence_id=SURVEY.id))

    assert shown(held, "requests", Condition("late", Ask.HOLDS)) == ["Late"]
    assert shown(held, "requests", Condition("late", Ask.FAILS)) == ["Sent", "Tonight"]
    assert shown(held, "requests", Condition("due_at", Ask.BY, ("today",))) == ["Late", "Sent", "Tonight"]
    assert shown(held, "requests", Condition("due_at", Ask.BETWEEN, ("today", "today"))) == [
        "Late",
        "Tonight",
    ]
    assert shown(held, "requests", Condition("due_at", Ask.AFTER, ("today",))) == []
    assert shown(held, "requests", IS("urgency", "urgent")) == ["Tonight"]
    assert shown(held, "requests", IS("team", "Carers")) == ["Late"]
    assert shown(held, "requests", Condition("team", Ask.EMPTY)) == ["Sent", "Tonight"]
    assert shown(held, "requests", Condition("team", Ask.IS_NOT, ("Carers",))) == ["Sent", "Tonight"]
    assert shown(held, "requests", IS("statement", "QS1")) == ["Sent"]
    assert shown(held, "requests", Condition("unanswered", Ask.HOLDS)) == ["Late", "Tonight"]
    assert shown(held, "requests", Condition("unowned", Ask.HOLDS)) == ["Sent", "Tonight"]


def test_what_is_checked_and_not_signed_is_shown_for_requests_and_for_their_evidence(held: App) -> None:
    checked = Request(wording="Checked", number=1, answer="Yes", state=RequestState.CHECKED)
    held.do(put, checked, RequestEvidence(request_id=checked.id, evidence_id=SURVEY.id))

    assert shown(held, "requests", Condition("unsigned", Ask.HOLDS)) == ["Checked"]
    assert shown(held, "evidence", Condition("unsigned", Ask.HOLDS)) == ["Survey"]
    assert shown(held, "evidence", Condition("unsigned", Ask.FAILS)) == ["Plan", "Report"]


def test_claims_are_shown_by_their_proof(held: App) -> None:
    proved = Claim(wording="Proved", statement="QS1", says=Says.STRENGTH, reference="C1")
    bare = Claim(wording="Bare", statement="QS2", says=Says.STRENGTH, reference="C2", owner_id=AMARA.id)
    fresh = replace(SURVEY, review_on=None)
    held.do(change_record, SURVEY, fresh)
    held.do(put, proved, bare, ClaimEvidence(claim_id=proved.id, evidence_id=SURVEY.id))

    assert shown(held, "claims", Condition("unproved", Ask.HOLDS)) == ["Bare"]
    assert shown(held, "claims", IS("proof", "strong", "fair")) == ["Proved"]
    assert shown(held, "claims", Condition("proof", Ask.IS_NOT, ("none",))) == ["Proved"]
    assert shown(held, "claims", Condition("bare", Ask.HOLDS)) == ["Bare"]
    assert shown(held, "claims", IS("statement", "QS1")) == ["Proved"]
    assert shown(held, "evidence", Condition("unclaimed", Ask.FAILS)) == ["Survey"]


def test_every_answer_that_is_offered_can_be_asked(any_app: App) -> None:
    """Of every list, with the sample in it: words for each, nothing gone, and a query that runs."""
    app = any_app
    app.do(fill_sample)
    now, day = app.clock.now(), today(app.clock)
    tried = 0

    for register in VIEWED:
        for facet in app.read(facets, register, now=now, today=day):
            few = (*facet.options[:6], *facet.options[-2:])
            for option in few:
                found = asked(app, register, option.condition)
                assert found.lost == ()
                assert len(found.said) == 1
                if register != "coverage":
                    app.read(passing, record_named(register), found.filters)
                tried += 1

    assert tried > 500


def test_facets_take_as_many_queries_for_many_rows_as_for_few(app: App) -> None:
    def count() -> int:
        with queries(app) as seen:
            app.read(facets, "evidence", now=app.clock.now(), today=today(app.clock))
        return len(seen)

    app.do(add_record, Person(name="Ada Brook"))
    few = count()
    for number in range(3):
        app.do(add_record, Person(name=f"Person {number}"))
        app.do(add_record, Evidence(title=f"Report {number}", team="North"))

    assert count() == few


def test_more_rows_than_a_database_takes_values_are_filtered(app: App) -> None:
    """What is worked out is a set of ids of any length, and never a list of values in a query."""
    many = [
        Claim(wording=f"Claim {number}", statement="QS1", says=Says.STRENGTH, reference=f"C{number}")
        for number in range(40_000)
    ]
    app.do(put_many, many)

    found = asked(app, "claims", Condition("unproved", Ask.HOLDS))

    assert app.read(passing, record_named("claims"), found.filters) == 40_000


@verb("test.many_views")
def put_many(uow: UnitOfWork, rows: list[Claim]) -> None:
    uow.register(Claim).add_many(rows)


# kept under a name


def view(name: str = "Hers", *conditions: Condition, register: str = "evidence", **more: Any) -> SavedView:
    return SavedView(register=register, name=name, conditions=conditions_text(conditions), **more)


HERS = IS("owner_id", str(AMARA.id))


def test_a_view_is_kept_renamed_changed_and_removed_and_each_can_be_undone(held: App) -> None:
    kept = held.do(save_view, view("  Hers   alone ", HERS, find=" carers ")).result
    assert (kept.name, kept.find) == ("Hers alone", "carers")
    assert kept.asks[0].names == ("Amara Osei",)
    assert held.read(view_named, "evidence", "hers ALONE") == kept

    named = held.do(rename_view, kept, "Amara’s").result
    changed = held.do(
        change_view, named, [Condition("stale", Ask.HOLDS)], find="", order=Order("as_at", descending=True)
    ).result
    assert order_of(changed) == Order("as_at", descending=True)
    gone = held.do(remove_view, changed)
    assert held.read(views_of, "evidence") == ()

    assert gone.entry is not None
    held.do(undo, gone.entry)
    assert [each.name for each in held.read(views_of, "evidence")] == ["Amara’s"]
    assert [each.name for each in held.read(all_views)] == ["Amara’s"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (view(" ", HERS), "view_needs_name"),
        (view("HERS", HERS), "view_name_taken"),
        (view("None"), "view_without_conditions"),
        (view("Odd", HERS, register="cats"), "no_list_with_views"),
    ],
)
def test_a_view_that_cannot_be_kept_is_refused(held: App, bad: SavedView, code: str) -> None:
    held.do(save_view, view("Hers", HERS))

    with pytest.raises(Refused, match=code):
        held.do(save_view, bad)

    assert len(held.read(all_views)) == 1


def test_another_list_may_have_a_view_of_the_same_name(held: App) -> None:
    held.do(save_view, view("Hers", HERS))
    held.do(save_view, view("Hers", HERS, register="requests"))

    assert [each.register for each in held.read(all_views)] == ["evidence", "requests"]


def test_a_view_changed_meanwhile_is_not_overwritten(held: App) -> None:
    kept = held.do(save_view, view("Hers", HERS)).result
    held.do(rename_view, kept, "Mine")

    with pytest.raises(ChangedMeanwhile):
        held.do(rename_view, kept, "Ours")


def test_a_view_that_is_not_there_is_told_with_those_there_are(held: App) -> None:
    held.do(save_view, view("Hers", HERS))

    with pytest.raises(NotFound) as caught:
        held.read(view_named, "evidence", "His")

    assert caught.value.data["known"] == ("Hers",)


# what is gone


def test_a_person_who_is_gone_is_named_and_left_out(held: App) -> None:
    extra = held.do(add_record, Person(name="Cara Dale")).result
    one = IS("owner_id", str(extra.id))
    both = IS("owner_id", str(extra.id), str(AMARA.id))
    alone = held.do(save_view, view("Cara’s", one)).result
    shared = held.do(save_view, view("Theirs", both)).result
    held.do(remove_record, extra)

    found = asked(held, "evidence", *alone.asks)
    assert found.lost == (
        "Owner: Cara Dale is not here any more. The list is shown without asking for that.",
    )
    assert found.said == ()
    assert shown(held, "evidence", *alone.asks) == ["Plan", "Report", "Survey"]
    assert asked(held, "evidence", *shared.asks).lost == (
        "Owner: Cara Dale is not here any more. What still fits is shown.",
    )
    assert asked(held, "evidence", *shared.asks).said == ("Owner: Amara Osei",)
    assert shown(held, "evidence", *shared.asks) == ["Survey"]


def test_a_statement_the_regime_does_not_have_still_finds_what_served_it(held: App) -> None:
    old = EvidenceUse(evidence_id=PLAN.id, subject=Subject.STATEMENT, code="QS99")
    held.do(put, old)
    kept = held.do(save_view, view("Old", IS("statement", "QS99"))).result

    found = asked(held, "evidence", *kept.asks)

    assert found.lost == ("Quality statement: QS99 is not here any more. What still fits is shown.",)
    assert shown(held, "evidence", *kept.asks) == ["Plan"]


def test_what_another_version_asks_is_said_and_left_out(held: App) -> None:
    odd = (
        Condition("colour", Ask.IS, ("red",)),
        Condition("team", Ask.UNKNOWN),
        IS("status", "melted"),
        HERS,
    )

    found = asked(held, "evidence", *odd)

    assert len(found.lost) == 3
    assert "“colour”" in found.lost[0]
    assert shown(held, "evidence", *odd) == ["Survey"]


def test_an_order_that_is_no_column_is_said(held: App) -> None:
    kept = held.do(save_view, view("Odd", HERS, order_by="colour")).result

    assert order_of(kept) is None
    assert order_lost(kept) == (
        "This view is sorted by “colour”, which is no column of this list. It is shown in the usual order."
    )


# written by hand


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("owner: Amara Osei", HERS),
        ("Owner: amara", HERS),
        ("owner_id: -", Condition("owner_id", Ask.EMPTY)),
        ("team: +", Condition("team", Ask.FILLED)),
        ("status: not held", Condition("status", Ask.IS_NOT, ("held",))),
        ("status: held or awaiting approval", IS("status", "held", "awaiting")),
        ("quality statement: QS4", IS("statement", "QS4")),
        ("stale", Condition("stale", Ask.HOLDS)),
        ("stale: no", Condition("stale", Ask.FAILS)),
        ("review on: today+7", Condition("review_on", Ask.BY, ("today+7",))),
        ("review on: after today", Condition("review_on", Ask.AFTER, ("today",))),
        ("review on: today to visit", Condition("review_on", Ask.BETWEEN, ("today", "visit"))),
        ("review on: 2027-02-09", Condition("review_on", Ask.BY, ("2027-02-09",))),
    ],
)
def test_a_condition_is_read_from_words(held: App, typed: str, condition: Condition) -> None:
    assert held.read(condition_named, "evidence", typed, today=today(held.clock)) == condition


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("colour: red", "condition_not_understood"),
        ("owner: Nobody", "condition_value_unknown"),
        ("status: supplied or melted", "condition_value_unknown"),
        ("owner:", "condition_value_unknown"),
        ("review on: soon", "condition_value_unknown"),
    ],
)
def test_words_that_ask_nothing_are_refused_with_what_could_be_asked(
    held: App, typed: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        held.read(condition_named, "evidence", typed, today=today(held.clock))


@pytest.mark.parametrize("register", [record.register for record in RECORDS])
def test_every_aspect_of_a_list_has_a_name_of_its_own(register: str) -> None:
    aspects = aspects_of(register)

    assert len({each.what for each in aspects}) == len(aspects)
    assert len({each.label.casefold() for each in aspects}) == len(aspects)
