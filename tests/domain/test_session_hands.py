"""Sessions handed to somebody else: who is replaced, who may take it, and what would clash then."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.session_hands import (
    Hand,
    HandOver,
    handed_over,
    refuse_hand_over,
    with_inspector,
)
from inspection_ready.domain.timetable import Attendance, Part, Session, Timetable
from inspection_ready.domain.timetable_people import Directory
from inspection_ready.domain.whole_timetable import WholeTimetable
from tests.domain.test_clash_moves import moves

ADA, BEN, CY, DI = (Person(name=name) for name in ("Ada Brook", "Ben Hill", "Cy Dale", "Di East"))
DIRECTOR = Role(name="Director", person_id=ADA.id, second_id=BEN.id)
DIRECTORY = Directory(roles=(DIRECTOR,), people=(ADA, BEN, CY, DI), on=dt.date(2026, 11, 30), tiers={})
SEEN = Session(
    timetable_id=1,
    title="Seen",
    wanted="Director",
    day=1,
    starts=540,
    minutes=60,
    inspectors="Jo Hart and one expert",
)
OPEN = Session(timetable_id=1, title="Open", day=1, starts=660, minutes=60)
WHOLE = WholeTimetable(
    timetable=Timetable(name="The visit"),
    sessions=(SEEN, OPEN),
    attendances=(
        Attendance(session_id=SEEN.id, person_id=ADA.id),
        Attendance(session_id=SEEN.id, person_id=CY.id, part=Part.ESCORT),
    ),
)


def at(whole: WholeTimetable, session: Session) -> dict[int, Part]:
    return {each.person_id: each.part for each in whole.at(session.id)}


def hand(giver: Hand, taker: Hand, session: Session = SEEN) -> HandOver:
    return HandOver(giver, taker, frozenset({session.id}))


def test_somebody_takes_the_part_of_whoever_gives_and_the_others_stay() -> None:
    by_second, by_escort = hand(ADA.id, BEN.id), hand(CY.id, DI.id)
    for each in (by_second, by_escort):
        refuse_hand_over(WHOLE, each, DIRECTORY)

    assert at(handed_over(WHOLE, by_second), SEEN) == {BEN.id: Part.TAKES_PART, CY.id: Part.ESCORT}
    assert at(handed_over(WHOLE, by_escort), SEEN) == {ADA.id: Part.TAKES_PART, DI.id: Part.ESCORT}


def test_what_nobody_is_at_yet_is_given_to_somebody() -> None:
    given_ = hand(None, DI.id, OPEN)
    refuse_hand_over(WHOLE, given_, DIRECTORY)

    assert at(handed_over(WHOLE, given_), OPEN) == {DI.id: Part.TAKES_PART}


def test_an_inspector_takes_the_place_of_another_in_the_words() -> None:
    handed = hand("Jo Hart", "Sam Lee")
    refuse_hand_over(WHOLE, handed, DIRECTORY)

    assert handed_over(WHOLE, handed).sessions[0].inspectors == "Sam Lee and one expert"
    assert with_inspector("Lead inspector JO  HART; Jo Hart-Smith", giver="Jo Hart", taker="Sam") == (
        "Lead inspector Sam; Jo Hart-Smith"
    )


@pytest.mark.parametrize(
    ("giver", "taker", "code"),
    [
        (ADA.id, CY.id, "already_at_session"),
        (ADA.id, DI.id, "role_does_not_fit"),
        (ADA.id, None, "handed_to_nobody"),
        (ADA.id, "Sam Lee", "inspector_and_person"),
        (None, "Sam Lee", "inspector_and_person"),
        ("Jo Hart", ADA.id, "inspector_and_person"),
        ("Jo Hart", "JO HART", "already_at_session"),
        ("Sam Lee", "Di Fox", "inspector_stands_otherwise"),
    ],
    ids=map(str, range(8)),  # an id in a test's name would be another in each worker
)
def test_who_cannot_take_it_is_refused(giver: Hand, taker: Hand, code: str) -> None:
    with pytest.raises(Refused, match=code):
        refuse_hand_over(WHOLE, hand(giver, taker), DIRECTORY)


def test_somebody_who_is_gone_is_not_found() -> None:
    with pytest.raises(NotFound, match="no_such_record"):
        refuse_hand_over(WHOLE, hand(ADA.id, 12345), DIRECTORY)


NAMES = st.sampled_from(["Jo Hart", "Sam Lee", "Ann O’Neil", "Li"])
LISTS = st.lists(NAMES, min_size=1, max_size=3, unique=True)


@given(names=LISTS, between=st.sampled_from([", ", "; ", " and ", " / ", "\n"]), more=st.booleans())
def test_only_the_one_name_changes(names: list[str], between: str, more: bool) -> None:
    said = between.join([*names, *(["two others"] if more else [])])

    changed = with_inspector(said, giver=names[0], taker="Di Fox")

    assert named_inspectors(changed) == ("Di Fox", *names[1:])
    assert len(changed) == len(said) - len(names[0]) + len("Di Fox")


@settings(max_examples=100, deadline=None)
@given(move=moves(), giver=st.integers(0, 3), taker=st.integers(0, 3))
def test_what_would_clash_is_what_the_whole_check_tells(
    move: tuple[WholeTimetable, Circumstances, list[Session]], giver: int, taker: int
) -> None:
    whole, known, _ = move
    people = list(known.people)
    handed = HandOver(people[giver], people[taker], frozenset(each.id for each in whole.sessions[:2]))
    check, after = MoveCheck(whole, known), handed_over(whole, handed)

    would_be = check.compared(MoveCheck(after, known).clashes)

    assert would_be.clashes == clashes(after, known)
    assert set(would_be.new) <= set(would_be.clashes)
    assert set(after.sessions) == set(whole.sessions)
    assert [each.part for each in after.attendances] == [each.part for each in whole.attendances]
