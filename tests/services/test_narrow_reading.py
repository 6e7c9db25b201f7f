"""Readiness and Today read only the records a rule can find something in: what they tell is what they tell of all."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.due import what_is_due
from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.readiness import standing
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.storage.first_look import first_look

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Standing
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands
DAYS = (None, *(TODAY + dt.timedelta(days=days) for days in (-400, -1, 0, 1, 13, 14, 15, 80, 82, 95, 300)))
ITEMS = 600

VERBS.pop("test.fill_at_random", None)  # a test run may import this file under two names


@verb("test.fill_at_random")
def fill_at_random(uow: UnitOfWork) -> None:
    dice = random.Random(5)
    left = (None, None, TODAY, TODAY - dt.timedelta(days=9), TODAY + dt.timedelta(days=9))
    people = [Person(name=f"Person {number}", left_on=day) for number, day in enumerate(left)]
    uow.register(Person).add_many(people)
    owners = (None, *(person.id for person in people), *[people[0].id] * 6, *[people[1].id] * 6)
    items = [
        Evidence(
            title=f"Item {number}",
            status=dice.choice([*EvidenceStatus, *[EvidenceStatus.HELD] * 9]),
            owner_id=dice.choice(owners),
            second_id=dice.choice(owners),
            as_at=dice.choice([*DAYS, *[TODAY] * 12]),
            review_on=dice.choice(DAYS),
            body=dice.choice(("", "Cabinet")),
            approval_on=dice.choice(DAYS),
            why_not_held=dice.choice(("", "It ended")),
        )
        for number in range(ITEMS)
    ]
    uow.register(Evidence).add_many(items)
    claims = [Claim(wording=f"Claim {number}", statement="QS1", says=Says.STRENGTH) for number in range(40)]
    uow.register(Claim).add_many(claims)
    uow.register(ClaimEvidence).add_many(
        ClaimEvidence(claim_id=claim.id, evidence_id=item.id)
        for claim in claims
        for item in dice.sample(items[:60], 6)
    )
    uow.register(Request).add_many(
        Request(
            wording=f"Request {number}",
            number=200 - number,
            state=dice.choice(list(RequestState)),
            due_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC) + dt.timedelta(days=dice.randrange(60)),
            owner_id=dice.choice(owners),
        )
        for number in range(200)
    )


@pytest.fixture
def filled(any_app: App) -> App:
    any_app.do(use_shipped_regime)
    any_app.do(fill_at_random)
    return any_app


def of_all(app: App, narrow: Standing) -> Standing:
    with app.reading() as reader:
        evidence, requests = reader.register(Evidence).all(), reader.register(Request).all("number")
    return replace(narrow, evidence=evidence, requests=requests)


@pytest.mark.parametrize("has_visit", [False, True])
def test_the_same_is_missing_and_due_as_in_all_of_them(filled: App, *, has_visit: bool) -> None:
    if has_visit:
        filled.do(notify, received=dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC))
        filled.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))

    narrow = filled.read(standing, TODAY)

    whole = of_all(filled, narrow)
    assert findings(narrow) == findings(whole)
    assert what_is_due(narrow, NONE_OFF) == what_is_due(whole, NONE_OFF)
    assert len({finding.code for finding in findings(narrow) if finding.register == "evidence"}) >= 10
    assert 0 < len(narrow.evidence) < ITEMS
    assert 0 < len(narrow.requests) < 200


def test_the_first_look_finds_the_same(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(fill_at_random)

    looked = first_look(app.workspace.folder, partial(standing, today=TODAY))

    assert looked == app.read(standing, TODAY)
