"""Who would get a letter, and what is said before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.letter_guard import Doubt, Going, Notice, look_over
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person, Side

TODAY = date(2026, 11, 20)
CHECKED = {"checked_by": "AP", "checked_on": TODAY}
INSIDE = DistributionList(id=1, name="Interviewees", checked_by="AP", checked_on=TODAY)
SECOND = DistributionList(id=2, name="Managers", checked_by="AP", checked_on=TODAY)
OUTSIDE = DistributionList(id=3, name="Partners", side=Side.OUTSIDE, checked_by="AP", checked_on=TODAY)


def going(members: Mapping[DistributionList, Iterable[Person]], *, drafts: bool = True) -> Going:
    on = {one.id: tuple(people) for one, people in members.items()}
    return look_over(tuple(members), lambda one: on[one.id], today=TODAY, drafts=drafts)


def person(name: str, email: str = "", **more: object) -> Person:
    return Person(name=name, email=email or f"{name.lower()}@northmoor.example", **more)  # type: ignore[arg-type] # told by name


def test_somebody_on_two_lists_gets_one_letter_and_it_is_said() -> None:
    asha = person("Asha")

    found = going({INSIDE: [asha], SECOND: [asha, person("Ben")]})

    assert [each.person.name for each in found.recipients] == ["Asha", "Ben"]
    assert found.notices == (Notice(Doubt.ON_TWO_LISTS, ("Asha",), "“Interviewees” and “Managers”"),)


def test_leavers_and_people_of_the_other_side_get_none_and_are_named() -> None:
    gone, partner = person("Colin", left_on=TODAY), person("Sam", side=Side.OUTSIDE)

    found = going({INSIDE: [gone, partner, person("Asha")]})

    assert [each.person.name for each in found.recipients] == ["Asha"]
    assert found.notices == (
        Notice(Doubt.HAS_LEFT, ("Colin",), "Interviewees"),
        Notice(Doubt.OTHER_SIDE, ("Sam",), "Interviewees"),
    )


def test_one_address_for_two_people_and_no_address_are_said_for_drafts_alone() -> None:
    people = [
        person("Asha", "desk@northmoor.example"),
        person("Ben", "Desk@northmoor.example"),
        Person(name="Cy"),
        Person(name="Di", email="di@a.example; ed@a.example"),
    ]

    found, on_paper = going({INSIDE: people}), going({INSIDE: people}, drafts=False)

    assert found.notices == (
        Notice(Doubt.SAME_ADDRESS, ("Asha", "Ben"), "desk@northmoor.example"),
        Notice(Doubt.NO_ADDRESS, ("Cy",)),
        Notice(Doubt.BAD_ADDRESS, ("Di",)),
    )
    assert [each.person.name for each in found.with_address] == ["Asha", "Ben"]
    assert on_paper.notices == ()


def test_empty_and_unchecked_lists_are_said() -> None:
    unchecked = DistributionList(id=9, name="Duty desk")

    found = going({INSIDE: [], unchecked: [person("Asha")]})

    assert found.notices == (
        Notice(Doubt.EMPTY_LIST, ("Interviewees",)),
        Notice(Doubt.UNCHECKED_LIST, ("Duty desk",)),
    )


def test_lists_of_both_sides_are_mixed_even_where_nobody_is_on_one() -> None:
    assert going({INSIDE: [person("Asha")], OUTSIDE: []}).is_mixed
    assert going({INSIDE: [], OUTSIDE: []}).side is None
    assert not going({INSIDE: [], SECOND: []}).is_mixed
    assert going({OUTSIDE: []}).side is Side.OUTSIDE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "asha",
        "a@b",
        "a@x.example,b@x.example",
        "a@x.example; b@x.example",
        "Asha <a@x.example>",
        "a@x.example\r\nBcc: b@x.example",
        '"a b"@x.example',
        "a(b)@x.example",
        "team: a@x.example;",
        "a..b@x.example",
        "ünal@x.example",
        "a@-x.example",
        f"{'a' * 65}@x.example",
        "a@b@x.example",
    ],
)
def test_what_is_not_one_plain_address_is_none(typed: str) -> None:
    assert one_mailbox(typed) is None


def test_a_plain_address_is_taken_without_the_blanks_around_it() -> None:
    assert one_mailbox(" o'neill.s+qa@adults.northmoor.example ") == "o'neill.s+qa@adults.northmoor.example"


PEOPLE = st.builds(
    Person,
    id=st.integers(1, 12),
    name=st.text(min_size=1, max_size=5),
    email=st.sampled_from(["", " ", "a@x.example", "b@x.example", "a@x.example, b@x.example", "x"]),
    side=st.sampled_from(Side),
    left_on=st.sampled_from([None, TODAY, date(2030, 1, 1), date(2020, 1, 1)]),
)


@given(
    people=st.lists(PEOPLE, unique_by=lambda each: each.id),
    shares=st.lists(st.sets(st.integers(0, 11)), min_size=3, max_size=3),
)
def test_whatever_the_lists_nobody_who_may_not_gets_it_and_nobody_gets_it_twice(
    people: list[Person], shares: list[set[int]]
) -> None:
    lists = (INSIDE, SECOND, OUTSIDE)
    members = {
        one: [people[place] for place in share if place < len(people)]
        for one, share in zip(lists, shares, strict=True)
    }

    found = going(members)

    ids = [each.person.id for each in found.recipients]
    assert len(ids) == len(set(ids))
    for each in found.recipients:
        assert not each.person.has_left(TODAY)
        assert each.person.side is each.list.side
        assert each.person in members[each.list]
    for each in found.with_address:
        assert each.address is not None
        assert each.address.count("@") == 1
    left_out = {
        name
        for notice in found.notices
        if notice.doubt in {Doubt.HAS_LEFT, Doubt.OTHER_SIDE}
        for name in notice.names
    }
    everybody = {each.id: each for share in members.values() for each in share}
    assert {each.name for key, each in everybody.items() if key not in ids} == left_out
