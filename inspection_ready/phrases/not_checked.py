"""What is printed although nobody has confirmed it, in words, with who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.packs import NotChecked
from inspection_ready.domain.sections import PLACES_IN, SectionSource, SectionStatus
from inspection_ready.phrases.letters import DRAFT, letters_not_checked

if TYPE_CHECKING:
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.packs import PackFacts


def not_checked(facts: PackFacts) -> tuple[NotChecked, ...]:
    """Facts by base and facility, places nearby, key facts, drafts, and what is open in letters."""
    return (*facts_not_checked(facts), *drafts(facts), *letters_not_checked(facts))


def not_yet_checked(facts: PackFacts) -> tuple[str, ...]:
    return tuple(each.words for each in not_checked(facts))


def facts_not_checked(facts: PackFacts) -> Iterator[NotChecked]:
    """None where the council leaves out what nobody has checked."""
    if facts.council.leave_out_unchecked:
        return
    owners = _owners(facts)
    yield from _base_facts(facts, owners.get(SectionSource.BASES))
    by_category = {category: owners.get(source) for source, category in PLACES_IN.items()}
    for place in facts.asked_places():
        if place.is_open(facts.prepared_on) and not place.is_checked:
            yield NotChecked(what=place.name, owner_id=by_category.get(place.category))
    for fact in asked_key_facts(facts):
        if not fact.is_checked:
            yield NotChecked(what=fact.name, owner_id=owners.get(SectionSource.KEY_FACTS))


def drafts(facts: PackFacts) -> Iterator[NotChecked]:
    """Sections that are printed as such."""
    for section in facts.sections:
        is_printed = section.included and not section.is_unwritten
        if is_printed and section.source is SectionSource.TEXT and section.status is not SectionStatus.AGREED:
            yield NotChecked(what=f"Section “{section.title}”: {DRAFT}", owner_id=section.owner_id)


def asked_key_facts(facts: PackFacts) -> tuple[KeyFact, ...]:
    return facts.key_facts if facts.uses_key_facts() else ()


def _base_facts(facts: PackFacts, owner_id: int | None) -> Iterator[NotChecked]:
    """Those nobody has entered too: the document says of them that they are not known."""
    checked = {(fact.base_id, fact.kind_id) for fact in facts.base_facts if fact.is_checked}
    for base in facts.bases:
        if base.closed_on is not None and base.closed_on <= facts.prepared_on:
            continue
        for kind in facts.kinds:
            if (base.id, kind.id) not in checked:
                yield NotChecked(what=kind.name, at=base.name, owner_id=owner_id)


def _owners(facts: PackFacts) -> dict[SectionSource, int | None]:
    """Of the sections that are made from a register."""
    return {section.source: section.owner_id for section in facts.sections if section.included}
