from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.accuracy import (
    POINT_MOVES,
    AccuracyCheck,
    AccuracyPoint,
    PointEvidence,
    PointMove,
    PointState,
    letter_of,
    moves_from,
    point_digest,
)
from inspection_ready.domain.accuracy_lines import (
    AccuracyFacts,
    AccuracyStanding,
    Filed,
    PointLine,
    Stand,
    Trouble,
    filed_state,
    point_lines,
)
from inspection_ready.domain.days_left import Left
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.regime_stages import Accuracy, AccuracyKind
from inspection_ready.domain.regimes import Basis, Mark
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.phrases.accuracy import (
    MOVES,
    MOVES_EXPLAINED,
    RESPONSES,
    STANDS,
    TROUBLES,
    counts_words,
    deadline_words,
    kind_words,
    place_words,
)

FOUND = Basis(mark=Mark.FOUND)
RULES = Accuracy(
    received="came",
    returned="back",
    kinds=(
        AccuracyKind(id="slips", name="Slips", basis=FOUND),
        AccuracyKind(id="judgement", name="Judgement", needs_evidence=True, basis=FOUND),
    ),
    basis=FOUND,
)
AT = dt.datetime(2027, 4, 5, 9, 0, tzinfo=dt.UTC)
CAME, DUE = dt.date(2027, 4, 5), dt.date(2027, 4, 19)
VISIT = dt.date(2027, 2, 11)
POINT = AccuracyPoint(id=1, number=1, correction="14 posts", page="12", sort="slips")
MINUTES = Evidence(id=5, title="Minutes", reference="E5", as_at=VISIT)
FIRST = EvidenceVersion(id=6, evidence_id=5, number=1, added_at=AT, added_by="Ada")
NAMED = PointEvidence(id=7, point_id=1, evidence_id=5, version_id=6)


def facts(state: RequestState | None = None, **more: object) -> AccuracyFacts:
    usual = AccuracyFacts(
        rules=RULES,
        request=None if state is None else Request(id=2, number=9, wording="Check", state=state),
        is_sheet_there=state is not None,
        last_on_site=VISIT,
        evidence={5: MINUTES},
        versions={6: FIRST},
        newest={5: 6},
    )
    return replace(usual, **more)  # type: ignore[arg-type] # any of its fields


def line(
    point: AccuracyPoint = POINT, *named: PointEvidence, known: AccuracyFacts | None = None
) -> PointLine:
    (only,) = point_lines([point], named, known or facts())
    return only


def held(state: PointState, **more: object) -> AccuracyPoint:
    """As it was when it was last made ready, checked or filed."""
    point = replace(POINT, state=state, **more)  # type: ignore[arg-type] # any of its fields
    return replace(point, held_digest=point_digest(point, ()))


def standing(*points: AccuracyPoint, known: AccuracyFacts | None = None, **more: object) -> AccuracyStanding:
    known = known or facts()
    lines = point_lines(points, (), known)
    check = AccuracyCheck(request_id=2, version_id=6, evidence_id=5)
    usual = AccuracyStanding(
        rules=RULES,
        check=check,
        request=known.request,
        received=CAME,
        due=DUE,
        working_day=None,
        last_on_site=VISIT,
        lines=lines,
        filed=filed_state(check, lines, known),
    )
    return replace(usual, **more)  # type: ignore[arg-type] # any of its fields


def test_every_state_is_reached_and_none_is_stuck() -> None:
    assert {*POINT_MOVES.values()} == set(PointState)
    assert all(moves_from(state) for state in PointState)
    assert set(MOVES) == set(MOVES_EXPLAINED) == set(PointMove)
    assert set(STANDS) == set(Stand)
    assert set(TROUBLES) == set(Trouble)
    assert len(RESPONSES) == len(set(RESPONSES.values()))


@pytest.mark.parametrize(
    ("state", "stand"),
    [
        (PointState.RAISED, Stand.RAISED),
        (PointState.READY, Stand.READY),
        (PointState.CHECKED, Stand.CHECKED),
        (PointState.LEFT_OUT, Stand.LEFT_OUT),
    ],
)
def test_a_point_stands_as_it_was_said_to_while_it_says_the_same(state: PointState, stand: Stand) -> None:
    assert line(held(state)).stand is stand


@pytest.mark.parametrize(
    "change",
    [
        {"page": "13"},
        {"paragraph": "2"},
        {"quote": "12 posts"},
        {"sort": "judgement"},
        {"correction": "15 posts"},
    ],
)
def test_what_the_regulator_would_read_makes_it_another_point(change: dict[str, str]) -> None:
    changed = line(replace(held(PointState.CHECKED), **change))  # type: ignore[arg-type] # of its own fields

    assert (changed.stand, changed.said) == (Stand.CHANGED, PointState.RAISED)


@pytest.mark.parametrize("change", [{"owner_id": 4}, {"second_id": 4}, {"notes": "Asked HR"}])
def test_what_is_ours_alone_does_not(change: dict[str, object]) -> None:
    assert line(replace(held(PointState.CHECKED), **change)).stand is Stand.CHECKED  # type: ignore[arg-type] # as above


@pytest.mark.parametrize("change", [{"pointer": "page 3"}, {"version_id": 8}, {"evidence_id": 9}])
def test_other_evidence_or_another_version_does(change: dict[str, object]) -> None:
    other = replace(NAMED, **change)  # type: ignore[arg-type] # of its own fields

    assert point_digest(POINT, [NAMED]) != point_digest(POINT, [other])


def test_the_order_in_which_evidence_was_named_does_not() -> None:
    other = replace(NAMED, id=8, evidence_id=9)

    assert point_digest(POINT, [NAMED, other]) == point_digest(POINT, [other, NAMED])


@pytest.mark.parametrize(
    ("state", "stand"),
    [
        (RequestState.CHECKED, Stand.TO_SIGN),
        (RequestState.SIGNED, Stand.AGREED),
        (RequestState.SENT, Stand.SENT),
        (RequestState.ACKNOWLEDGED, Stand.CHECKED),
        (RequestState.WITHDRAWN, Stand.CHECKED),
    ],
)
def test_agreed_and_sent_follow_from_the_request(state: RequestState, stand: Stand) -> None:
    point = held(PointState.CHECKED)
    filed = replace(point, filed_digest=point.held_digest)

    assert line(filed, known=facts(state)).stand is stand
    assert line(point, known=facts(state)).stand is Stand.CHECKED  # it is not in the sheet
    assert line(filed, known=facts(state, is_sheet_there=False)).stand is Stand.CHECKED


@given(
    st.sampled_from(list(PointState)),
    st.sampled_from(list(RequestState)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_nothing_is_agreed_or_sent_that_is_not_what_was_filed(
    state: PointState,
    asked: RequestState,
    is_there: bool,
    is_filed: bool,
    is_same: bool,
) -> None:
    point = held(state)
    point = replace(point, filed_digest=point.held_digest if is_filed else "")
    point = point if is_same else replace(point, correction="Something else")
    found = line(point, known=facts(asked, is_sheet_there=is_there)).stand

    if found in {Stand.AGREED, Stand.SENT, Stand.TO_SIGN}:
        assert is_there
        assert is_filed
        assert is_same
        assert state is not PointState.LEFT_OUT
        assert asked in {RequestState.CHECKED, RequestState.SIGNED, RequestState.SENT}
    if found is Stand.SENT:
        assert asked is RequestState.SENT


@pytest.mark.parametrize(
    ("sort", "named", "known", "troubles"),
    [
        ("slips", (), {}, ()),
        ("style", (), {}, (Trouble.NO_KIND,)),
        ("style", (), {"rules": replace(RULES, kinds=())}, ()),
        ("style", (), {"rules": None}, ()),
        ("judgement", (), {}, (Trouble.NO_EVIDENCE,)),
        ("judgement", (NAMED,), {}, ()),
        ("judgement", (replace(NAMED, version_id=None),), {"newest": {}}, (Trouble.NOT_HERE,)),
        ("judgement", (replace(NAMED, version_id=None),), {}, (Trouble.NEWER,)),
        ("judgement", (NAMED,), {"newest": {5: 8}}, (Trouble.NEWER,)),
        ("judgement", (NAMED,), {"last_on_site": VISIT - dt.timedelta(days=1)}, (Trouble.LATER,)),
        ("judgement", (NAMED,), {"last_on_site": None}, ()),
    ],
)
def test_what_stands_in_the_way_of_a_point(
    sort: str, named: tuple[PointEvidence, ...], known: dict[str, object], troubles: tuple[Trouble, ...]
) -> None:
    found = line(replace(POINT, sort=sort), *named, known=facts(**known))  # type: ignore[arg-type] # of its own fields

    assert found.troubles == troubles


def test_the_day_of_the_version_that_is_named_comes_before_that_of_the_item() -> None:
    later = replace(FIRST, as_at=VISIT + dt.timedelta(days=1))

    assert line(POINT, NAMED, known=facts(versions={6: later})).troubles == (Trouble.LATER,)


def test_points_stand_in_the_order_of_the_draft() -> None:
    pages = ["100", "12", "", "iv", "12", "p. 9"]
    paragraphs = ["", "10", "", "", "2", ""]
    points = [
        replace(POINT, id=number, number=number, page=page, paragraph=paragraph)
        for number, (page, paragraph) in enumerate(zip(pages, paragraphs, strict=True), start=1)
    ]

    assert [each.point.number for each in point_lines(points, (), facts())] == [6, 5, 2, 1, 4, 3]


def test_kinds_are_called_by_their_letters_and_an_unknown_one_by_itself() -> None:
    assert [letter_of(place) for place in range(3)] == ["a", "b", "c"]
    assert kind_words(line(replace(POINT, sort="judgement"))) == "(b) Judgement"
    assert kind_words(line(replace(POINT, sort="style"))) == "style"


@pytest.mark.parametrize(
    ("page", "paragraph", "words"),
    [
        ("12", "3", "Page 12, paragraph 3"),
        ("12", "Summary", "Page 12, under Summary"),
        ("", "2.14", "Paragraph 2.14"),
        ("iv", "", "Page iv"),
        ("", "", ""),
    ],
)
def test_where_a_point_is_in_words(page: str, paragraph: str, words: str) -> None:
    assert place_words(line(replace(POINT, page=page, paragraph=paragraph))) == words


def test_the_sheet_is_changed_by_whatever_is_not_as_it_was_filed() -> None:
    known = facts(RequestState.SIGNED)
    filed = replace(held(PointState.CHECKED), filed_digest=held(PointState.CHECKED).held_digest)
    new = replace(held(PointState.CHECKED), id=3, number=2)
    gone = replace(filed, state=PointState.LEFT_OUT)

    assert standing(filed, known=known).filed is Filed.SIGNED
    assert standing(filed, new, known=known).filed is Filed.CHANGED
    assert standing(gone, known=known).filed is Filed.CHANGED
    assert standing(known=known).filed is Filed.CHANGED  # nobody confirmed that there is none
    assert standing(filed, known=facts(RequestState.OPEN)).filed is Filed.CHANGED
    assert filed_state(None, (), known) is Filed.NOT_YET


def test_how_many_there_are_in_a_sentence() -> None:
    left = replace(POINT, id=3, number=2, state=PointState.LEFT_OUT, reason="No")

    assert counts_words(standing()) == "No point is raised yet."
    assert counts_words(standing(POINT)) == "1 point: 1 raised."
    assert counts_words(standing(left)) == "1 point is not put forward."
    assert counts_words(standing(POINT, left, replace(held(PointState.READY), id=4))) == (
        "2 points: 1 raised, 1 to be checked. 1 point is not put forward."
    )
    none = AccuracyCheck(request_id=2, none_at=AT, none_by="Ada Brook")
    assert counts_words(standing(check=none)) == "Nothing to correct: confirmed by Ada Brook."
    assert not standing(POINT, check=none).has_none


@pytest.mark.parametrize(
    ("days", "working", "due_in", "words"),
    [
        (14, 10, None, "10 working days left."),
        (1, 1, dt.timedelta(hours=30), "30 hours left."),
        (0, 0, dt.timedelta(minutes=40), "40 minutes left."),
        (0, 0, None, "which is today."),
        (-3, -2, None, "2 working days late."),
        (-1, 0, dt.timedelta(hours=-5), "5 hours late."),
    ],
)
def test_what_is_left_is_told_in_working_days_and_then_in_hours(
    days: int, working: int, due_in: dt.timedelta | None, words: str
) -> None:
    request = Request(id=2, number=9, wording="Check", due_at=None if due_in is None else AT + due_in)
    told = deadline_words(standing(request=request), Left(DUE, days, working), AT)

    assert told == f"The draft came on Monday 5 April 2027. It is due back by Monday 19 April 2027, {words}"


def test_before_it_comes_after_it_is_sent_and_without_a_day_nothing_is_counted() -> None:
    left = Left(DUE, 14, 10)

    assert deadline_words(standing(received=None), left, AT).startswith("The draft report has not come yet.")
    assert "Nothing tells by when it is due back" in deadline_words(standing(due=None), None, AT)
    sent = standing(filed=Filed.SENT, working_day=dt.date(2027, 4, 16))
    assert deadline_words(sent, left, AT) == (
        "The draft came on Monday 5 April 2027. It is due back by Monday 19 April 2027 "
        "(the last working day before that is Friday 16 April 2027)."
    )
