from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.due import what_is_due
from inspection_ready.domain.gap_kinds import kind_of
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.gaps_signing import signing
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Standing
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.phrases.due import due_what, due_who
from inspection_ready.phrases.gap_kinds import kind_words
from inspection_ready.phrases.readiness import finding_sentence

TODAY = date(2026, 12, 10)
ADA, BEN = Person(name="Ada Brook"), Person(name="Ben Hill")
ROLES = (
    Role(name="Director", person_id=ADA.id, signing=Signing.SIGNS),
    Role(name="Service Director", person_id=BEN.id, signing=Signing.IN_ABSENCE),
)
ASKED = Request(
    number=3,
    wording="How many carers wait?",
    state=RequestState.CHECKED,
    due_at=datetime(2026, 12, 13, 16, 0, tzinfo=UTC),
)


def told(**more: Any) -> Standing:
    return replace(Standing(today=TODAY, people=(ADA, BEN), roles=ROLES, accountable="Director"), **more)


def codes(standing: Standing) -> list[str]:
    return [finding.code for finding in signing(standing)]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (ASKED, ["signature_waits"]),
        (replace(ASKED, due_at=datetime(2026, 12, 14, 16, 0, tzinfo=UTC)), []),
        (replace(ASKED, due_at=datetime(2026, 12, 1, 16, 0, tzinfo=UTC)), ["signature_waits"]),
        (replace(ASKED, due_at=None), []),
        (replace(ASKED, state=RequestState.SIGNED), []),
        (replace(ASKED, state=RequestState.ANSWERED), []),
    ],
)
def test_what_waits_for_a_signature_is_told_once_it_is_near(request_: Request, expected: list[str]) -> None:
    assert codes(told(requests=(request_,))) == expected


def test_what_was_signed_and_is_not_any_more_is_told_however_far_off_it_is_due() -> None:
    later = replace(ASKED, due_at=None)

    (finding,) = signing(told(requests=(later,), unsigned=frozenset({later.id})))

    assert finding_sentence(finding) == (
        "Request 3: How many carers wait? was signed, and is not any more: something that answers it changed, "
        "or was taken back. Look at it under Sign-off, and have it signed again."
    )


@pytest.mark.parametrize(
    ("away", "gone", "expected"),
    [
        ((), (), []),
        ((ADA,), (), []),  # the deputy is there
        ((ADA, BEN), (), ["nobody_can_sign"]),
        ((ADA,), (BEN,), ["nobody_can_sign"]),
        ((), (ADA, BEN), ["nobody_can_sign"]),
        ((BEN,), (), []),
    ],
)
def test_a_day_on_which_nobody_can_sign_is_told_with_whom_it_goes_to(
    away: tuple[Person, ...], gone: tuple[Person, ...], expected: list[str]
) -> None:
    absences = tuple(Absence(person_id=each.id, starts_on=TODAY - timedelta(days=1)) for each in away)
    people = tuple(replace(each, left_on=TODAY if each in gone else None) for each in (ADA, BEN))

    found = list(signing(told(absences=absences, people=people, signing_goes_to="the Chief Executive")))

    assert [each.code for each in found] == expected
    for each in found:
        assert finding_sentence(each) == (
            "Nobody can sign today: neither the Director nor a deputy is there. Nothing can be released. "
            "Take it to the Chief Executive."
        )


def test_where_no_person_is_named_to_sign_the_roles_say_so_already() -> None:
    nobody = (replace(ROLES[0], person_id=None),)

    assert codes(told(roles=nobody)) == []
    assert "signer_missing" in [each.code for each in findings(told(roles=nobody))]


def test_today_names_what_waits_for_a_signature_and_who_signs() -> None:
    (due,) = what_is_due(told(requests=(ASKED,)), NONE_OFF)

    assert due_what(due) == "Have the answer to request 3 signed: How many carers wait?"
    assert due_who(due) == "Ada Brook"


def test_every_kind_has_words() -> None:
    found = signing(
        told(
            requests=(ASKED,),
            absences=tuple(Absence(person_id=each.id, starts_on=TODAY) for each in (ADA, BEN)),
        )
    )

    assert [kind_words(kind_of(each)) for each in found] == [
        "Nobody can sign today",
        "Requests that wait to be signed",
    ]
