"""The sample council's distribution lists, and which of the regime's letters go to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.letters import LetterStatus
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Side

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields

Day = Callable[["Fields", str], dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLetter:
    """What is said of a letter that the regime brings, known by its title."""

    title: str
    signatory_id: int | None
    owner_id: int | None
    status: LetterStatus
    list_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SampleLists:
    lists: tuple[DistributionList, ...]
    members: tuple[ListMember, ...]
    letters: tuple[SampleLetter, ...]


def read_lists_and_letters(top: Fields, people: Mapping[str, int], day: Day) -> SampleLists:
    keys: dict[str, int] = {}
    lists: list[DistributionList] = []
    members: list[ListMember] = []
    for fields in top.tables("lists"):
        one = _list(fields, day)
        keys[fields.identity("key")] = one.id
        lists.append(one)
        named = fields.references("members", "person", people)
        members += [ListMember(list_id=one.id, person_id=people[each]) for each in named if each in people]
        fields.close()
    letters = tuple(_letter(fields, people, keys) for fields in top.tables("letters"))
    return SampleLists(tuple(lists), tuple(members), letters)


def _list(fields: Fields, day: Day) -> DistributionList:
    return DistributionList(
        name=fields.text("name"),
        side=fields.choice("side", Side, Side.INSIDE),
        purpose=fields.text("purpose"),
        checked_by=fields.text("by", default=""),
        checked_on=day(fields, "on") if fields.has("on") else None,
    )


def _letter(fields: Fields, people: Mapping[str, int], lists: Mapping[str, int]) -> SampleLetter:
    letter = SampleLetter(
        title=fields.text("title"),
        signatory_id=people.get(fields.reference("signatory", "person", people)),
        owner_id=people.get(fields.reference("owner", "person", people)),
        status=fields.choice("status", LetterStatus),
        list_ids=tuple(lists[each] for each in fields.references("lists", "list", lists) if each in lists),
    )
    fields.close()
    return letter
