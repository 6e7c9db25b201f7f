from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.releases import SentBy
from inspection_ready.domain.requests import Request, RequestState, RequestStep
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.releases import sent_words, withdrawn_words
from inspection_ready.services.disposal import dispose
from inspection_ready.services.evidence_disposal import dispose_of_evidence
from inspection_ready.services.release_sendings import mark_sent, regulator_has, withdraw_release
from inspection_ready.services.releases import make_release
from inspection_ready.services.signatures import withdraw
from inspection_ready.services.verify import verify
from tests.queries import queries
from tests.services.releasing import Releasing, clean

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.releases import ReleaseSending
    from inspection_ready.services.app import App
    from tests.fakes import StillClock


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def sent(council: Releasing, number: int = 1, **more: object) -> ReleaseSending:
    told: dict[str, object] = {"sent_to": "The lead inspector", "folder": council.app.workspace.releases}
    return council.app.do(mark_sent, number, SentBy.EMAIL, **{**told, **more}).result  # type: ignore[arg-type] # any of its arguments


def state(council: Releasing, request: Request) -> RequestState:
    return council.app.read(lambda reader: reader.register(Request).get(request.id)).state


def has(council: Releasing) -> list[tuple[int, str, bool]]:
    return [
        (each.release.number, each.line.item.title, each.is_current)
        for each in council.app.read(regulator_has)
    ]


def test_a_release_that_went_takes_its_requests_to_sent(council: Releasing) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    sending = sent(council, by="Simon Fairclough", note="Read receipt filed")

    assert state(council, request) is RequestState.SENT
    assert sent_words(sending) == (
        "By e-mail at 10am on 20 November 2026, to The lead inspector, by Simon Fairclough. Read receipt filed"
    )
    last = council.app.read(lambda reader: reader.register(RequestStep).find(request_id=request.id))[-1]
    assert (last.what, last.note) == ("send", f"Release 1. {sent_words(sending)}")
    assert has(council) == [(1, "Carers survey", True)]
    assert verify(council.app).ok


def test_what_the_regulator_has_is_not_disposed_of(council: Releasing) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    sending = sent(council)

    for kind, record_id in (("request", request.id), ("release_sending", sending.id)):
        with pytest.raises(Refused) as refused:
            council.app.do(dispose, kind, record_id)
        assert refused.value.code == "cannot_dispose"

    assert state(council, request) is RequestState.SENT
    assert has(council) == [(1, "Carers survey", True)]
    assert verify(council.app).ok


def test_evidence_the_regulator_has_is_not_disposed_of(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    sent(council)
    (evidence,) = council.app.read(lambda reader: reader.register(Evidence).all())

    with pytest.raises(Refused, match="evidence_released"):
        council.app.do(dispose_of_evidence, evidence.id, because="Six years are over")

    assert has(council) == [(1, "Carers survey", True)]
    assert verify(council.app).ok


def test_a_release_that_was_not_sent_is_nothing_the_regulator_has(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    assert has(council) == []


def test_a_request_of_which_a_part_went_is_not_sent_yet(council: Releasing) -> None:
    request = council.ask()
    council.answer(request, council.evidence(), words="In words too")
    council.sign_only_evidence(request)
    make_release(council.app)
    sent(council)
    assert state(council, request) is RequestState.CHECKED

    council.sign(request)
    make_release(council.app)
    sent(council, 2)

    assert state(council, request) is RequestState.SENT
    assert has(council) == [(1, "Carers survey", True), (2, "Answer in words", True)]


def test_a_later_version_takes_the_place_of_what_the_regulator_had(council: Releasing) -> None:
    request, survey = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    council.newer(survey, ("survey.txt", clean("Second")))
    council.sign(request)
    make_release(council.app)

    sent(council)
    first = has(council)
    sent(council, 2)

    assert first == [(1, "Carers survey", True)]  # until the second went
    assert has(council) == [(1, "Carers survey", False), (2, "Carers survey", True)]
    assert council.app.read(regulator_has)[0].replaced_by == 2


def test_a_release_taken_back_stays_and_its_requests_are_open_again(council: Releasing) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    sent(council)

    taken = council.app.do(withdraw_release, 1, because="It went to the wrong inspector", by="Dana").result

    assert withdrawn_words(taken) == (
        "Taken back on 20 November 2026, by Dana, because: It went to the wrong inspector"
    )
    assert state(council, request) is RequestState.SIGNED  # and can go again
    assert has(council) == [(1, "Carers survey", False)]
    assert filed.folder.is_dir()
    assert make_release(council.app).filed.release.number == 2
    assert verify(council.app).ok
    with pytest.raises(Refused) as again:
        council.app.do(withdraw_release, 1, because="Twice")
    assert again.value.code == "release_withdrawn_already"
    with pytest.raises(Refused) as silent:
        council.app.do(withdraw_release, 2, because=" ")
    assert silent.value.code == "reason_missing"


def test_what_is_not_signed_any_more_is_not_marked_as_sent(council: Releasing, clock: StillClock) -> None:
    request = council.ask()
    council.answer(request, council.evidence())
    [signature] = council.sign(request)
    make_release(council.app)
    clock.moment += dt.timedelta(hours=1)
    council.app.do(withdraw, signature.id, because="Not this one")
    clock.moment += dt.timedelta(hours=1)

    with pytest.raises(Refused) as refused:
        sent(council)

    assert "was signed when the release was made and is not now" in error_sentence(refused.value)
    sent(council, at=clock.moment - dt.timedelta(minutes=90))  # it went before that
    assert has(council) == [(1, "Carers survey", True)]


def test_a_release_that_is_not_as_it_was_made_is_not_marked_as_sent(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    (filed.folder / "01 IR1 Carers survey.txt").write_bytes(b"Something else")

    with pytest.raises(Refused) as refused:
        sent(council)

    assert refused.value.code == "release_changed"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"sent_to": "  "}, "sent_to_nobody"),
        ({"at": dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)}, "release_sent_before_made"),
        ({"at": dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)}, "step_is_to_come"),
    ],
)
def test_what_cannot_have_been_is_refused(council: Releasing, told: dict[str, object], code: str) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    with pytest.raises(Refused) as refused:
        sent(council, 1, **told)

    assert refused.value.code == code
    assert has(council) == []


def test_a_release_taken_back_cannot_be_sent_and_one_that_is_not_there_neither(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    council.app.do(withdraw_release, 1, because="Wrong")

    with pytest.raises(Refused) as refused:
        sent(council)
    with pytest.raises(NotFound) as nobody:
        sent(council, 7)

    assert refused.value.code == "release_is_withdrawn"
    assert error_sentence(nobody.value) == "There is no release 7 in this workspace."


def test_what_the_regulator_has_takes_as_many_queries_for_three_releases_as_for_one(
    council: Releasing,
) -> None:
    def asked() -> int:
        with queries(council.app) as seen:
            council.app.read(regulator_has)
        return len(seen)

    council.signed("Question 1", "IR1", "First")
    make_release(council.app)
    sent(council)
    one = asked()
    for number in (2, 3):
        council.signed(f"Question {number}", f"IR{number}", f"Item {number}")
        make_release(council.app)
        sent(council, number)

    assert (asked(), len(has(council))) == (one, 3)


def test_made_sent_and_taken_back_on_either_database(any_app: App, tmp_path: Path) -> None:
    council = Releasing(any_app, tmp_path / "from").begin()
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")

    make_release(any_app, pointers=True)
    sent(council)
    gone = state(council, request)
    any_app.do(withdraw_release, 1, because="The wrong inspector")

    assert (gone, state(council, request)) == (RequestState.SENT, RequestState.SIGNED)
    assert has(council) == [(1, "Carers survey", False)]
    assert verify(any_app).ok
