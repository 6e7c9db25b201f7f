"""What the welcome pack prints: its sections, and the registers they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.bases import all_of_bases, council_map, main_base, places, plan, rooms
from inspection_ready.domain.pack_items.contacts import functions
from inspection_ready.domain.pack_items.look import council, on_site, regime
from inspection_ready.domain.pack_items.texts import key_fact_table, named_key_facts, shown_pictures
from inspection_ready.domain.pack_items.timetable import timetable_section
from inspection_ready.domain.pack_items.values import Item, Text
from inspection_ready.domain.pack_items.who_is_who import introduced
from inspection_ready.domain.sections import PLACES_IN, SectionSource, SectionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inspection_ready.domain.pack_items.look import Look
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.sections import Section

_DATA: Mapping[SectionSource, Callable[[Look], Iterator[Item]]] = {
    SectionSource.BASES: all_of_bases,
    SectionSource.CONTACTS: functions,
    SectionSource.ROOMS: rooms,
    SectionSource.TIMETABLE: timetable_section,
    SectionSource.KEY_FACTS: key_fact_table,
    SectionSource.WHO_IS_WHO: introduced,
}


def welcome_pack(look: Look) -> Iterator[Item]:
    printed = printed_sections(look.facts)
    sources = {section.source for section in printed}
    shows_checks = sources & {SectionSource.BASES, SectionSource.KEY_FACTS, SectionSource.PLAN, *PLACES_IN}
    yield council(look, "name", "department", *(("leave_out_unchecked",) if shows_checks else ()))
    yield regime(look, "regulator")
    yield on_site(look)
    for section in printed:
        yield _section(section)
    for source in dict.fromkeys(section.source for section in printed):
        shown = Item("shown", source.value, "", {}, is_own=False)
        yield shown
        if source is SectionSource.PLAN:
            continue
        data = _DATA[source](look) if source in _DATA else places(look, source)
        yield from (replace(item, under=(*item.under, shown.key)) for item in data)
    if SectionSource.PLAN in sources:
        under = (("shown", SectionSource.PLAN.value),)
        yield from (replace(item, under=under) for item in (*plan(look), *council_map(look)))
    if sources & {SectionSource.PLAN, *PLACES_IN}:
        yield main_base(look)
    texts = [section.text for section in printed]
    yield from named_key_facts(texts, look.facts.key_facts)
    yield from shown_pictures(look, texts)
    for entry in look.facts.left_out:
        yield Item("left_out", entry.what, entry.what, {"why": entry.why})


def printed_sections(facts: PackFacts) -> list[Section]:
    included = (section for section in facts.sections if section.included and not section.is_unwritten)
    return sorted(included, key=lambda section: (section.position, section.title.casefold()))


def _section(section: Section) -> Item:
    written = section.source is SectionSource.TEXT
    said = {
        "title": section.title,
        "source": section.source,
        "text": Text(section.text),
        "is_draft": written and section.status is not SectionStatus.AGREED,
    }
    return Item("section", section.id, section.title, said)
