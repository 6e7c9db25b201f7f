"""Looks at who would get a letter before anything is written, and says what a careful colleague would say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person, Side


class Doubt(StrEnum):
    """What is odd about the people on the lists."""

    HAS_LEFT = "has_left"
    OTHER_SIDE = "other_side"
    ON_TWO_LISTS = "on_two_lists"
    SAME_ADDRESS = "same_address"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"
    EMPTY_LIST = "empty_list"
    UNCHECKED_LIST = "unchecked_list"


LEFT_OUT = frozenset({Doubt.HAS_LEFT, Doubt.OTHER_SIDE})
"""Whoever this is said of gets no letter."""
NO_DRAFT = frozenset({Doubt.NO_ADDRESS, Doubt.BAD_ADDRESS})
"""Whoever this is said of gets no draft."""


@dataclass(frozen=True, slots=True)
class Notice:
    """``names`` are people, or the list where that alone is in doubt; ``about`` is the lists or the address."""

    doubt: Doubt
    names: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    person: Person
    list: DistributionList
    """The first of the lists that they are on."""
    address: str | None
    """The one mailbox a draft may go to."""


@dataclass(frozen=True, slots=True)
class Going:
    """Everybody who would get the letter, and what is odd."""

    lists: tuple[DistributionList, ...]
    recipients: tuple[Recipient, ...]
    notices: tuple[Notice, ...]

    @property
    def is_mixed(self) -> bool:
        """Lists of both sides: words for colleagues would reach a partner, or the other way round."""
        return len({one.side for one in self.lists}) > 1

    @property
    def side(self) -> Side | None:
        """Of all the lists; None where they are mixed, or there are none."""
        sides = {one.side for one in self.lists}
        return sides.pop() if len(sides) == 1 else None

    @property
    def with_address(self) -> tuple[Recipient, ...]:
        return tuple(each for each in self.recipients if each.address is not None)


def look_over(
    lists: Sequence[DistributionList],
    members: Callable[[DistributionList], Iterable[Person]],
    *,
    today: date,
    drafts: bool,
) -> Going:
    """``members`` gives everybody on a list, leavers too. Each person gets one letter, whatever lists they are on."""
    on = {one.id: tuple(members(one)) for one in lists}
    found: dict[int, Recipient] = {}
    for one in lists:
        for person in on[one.id]:
            if person.id not in found and not _left_out(person, one, today):
                found[person.id] = Recipient(person, one, one_mailbox(person.email))
    recipients = tuple(
        sorted(found.values(), key=lambda each: (each.person.printed_name.casefold(), each.person.id))
    )
    notices = (
        *_about_lists(lists, on),
        *_about_left_out(lists, on, found, today),
        *_about_twice(lists, on, found),
        *(_about_addresses(recipients) if drafts else ()),
    )
    return Going(tuple(lists), recipients, notices)


def _left_out(person: Person, one: DistributionList, today: date) -> Doubt | None:
    if person.has_left(today):
        return Doubt.HAS_LEFT
    return Doubt.OTHER_SIDE if person.side is not one.side else None


def _about_lists(lists: Sequence[DistributionList], on: Mapping[int, Sequence[Person]]) -> Iterator[Notice]:
    for one in lists:
        if not on[one.id]:
            yield Notice(Doubt.EMPTY_LIST, (one.name,))
        elif not one.is_checked:
            yield Notice(Doubt.UNCHECKED_LIST, (one.name,))


def _about_left_out(
    lists: Sequence[DistributionList],
    on: Mapping[int, Sequence[Person]],
    found: Mapping[int, Recipient],
    today: date,
) -> Iterator[Notice]:
    """Only those whom no other list reaches; in one notice a list."""
    for one in lists:
        told: defaultdict[Doubt, list[str]] = defaultdict(list)
        for person in on[one.id]:
            if person.id not in found and (doubt := _left_out(person, one, today)):
                told[doubt].append(person.printed_name)
        for doubt, names in told.items():
            yield Notice(doubt, tuple(names), one.name)


def _about_twice(
    lists: Sequence[DistributionList], on: Mapping[int, Sequence[Person]], found: Mapping[int, Recipient]
) -> Iterator[Notice]:
    where: defaultdict[int, list[str]] = defaultdict(list)
    for one in lists:
        for person in on[one.id]:
            if person.id in found and one.name not in where[person.id]:
                where[person.id].append(one.name)
    together: defaultdict[str, list[str]] = defaultdict(list)
    for person_id, names in where.items():
        if len(names) > 1:
            together[" and ".join(f"“{name}”" for name in names)].append(found[person_id].person.printed_name)
    for about, people in together.items():
        yield Notice(Doubt.ON_TWO_LISTS, tuple(people), about)


def _about_addresses(recipients: Sequence[Recipient]) -> Iterator[Notice]:
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for each in recipients:
        if each.address is not None:
            shared[each.address.casefold()].append(each.person.printed_name)
    for address, names in shared.items():
        if len(names) > 1:
            yield Notice(Doubt.SAME_ADDRESS, tuple(names), address)
    without = [each for each in recipients if each.address is None]
    for doubt, is_typed in ((Doubt.NO_ADDRESS, False), (Doubt.BAD_ADDRESS, True)):
        names = [each.person.printed_name for each in without if bool(each.person.email.strip()) is is_typed]
        if names:
            yield Notice(doubt, tuple(names))
