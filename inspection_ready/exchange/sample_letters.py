"""The sample council's distribution lists, and which of the regime's letters go to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.letters import LetterStatus
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Side
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys


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


def read_lists_and_letters(top: Fields, keys: SampleKeys) -> SampleLists:
    known: dict[str, int] = {}
    lists: list[DistributionList] = []
    members: list[ListMember] = []
    for fields in each(top, "lists"):
        one = _list(fields, keys)
        known[fields.identity("key")] = one.id
        lists.append(one)
        named = fields.references("members", "person", keys.people)
        ids = (keys.people[name] for name in named if name in keys.people)
        members += [ListMember(list_id=one.id, person_id=person_id) for person_id in ids]
    letters = tuple(_letter(fields, keys, known) for fields in each(top, "letters"))
    return SampleLists(tuple(lists), tuple(members), letters)


def _list(fields: Fields, keys: SampleKeys) -> DistributionList:
    return DistributionList(
        name=fields.text("name"),
        side=fields.choice("side", Side, Side.INSIDE),
        purpose=fields.text("purpose"),
        checked_by=fields.text("by", default=""),
        checked_on=keys.day_or_none(fields, "on"),
    )


def _letter(fields: Fields, keys: SampleKeys, lists: Mapping[str, int]) -> SampleLetter:
    named = fields.references("lists", "list", lists)
    return SampleLetter(
        title=fields.reference("title", "letter", keys.known.letters),
        signatory_id=keys.person(fields, "signatory"),
        owner_id=keys.person(fields, "owner"),
        status=fields.choice("status", LetterStatus),
        list_ids=tuple(lists[one] for one in named if one in lists),
    )
