"""The welcome pack: the council's own sections in its own order, with data sections among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.compose.bases import base_blocks, room_blocks
from inspection_ready.documents.compose.contacts import function_blocks
from inspection_ready.documents.compose.frame import council_name, framed
from inspection_ready.documents.compose.key_dates import on_site_days
from inspection_ready.documents.compose.key_facts import charted, key_fact_blocks, value_of
from inspection_ready.documents.compose.places import place_blocks
from inspection_ready.documents.compose.plan import plan_blocks
from inspection_ready.documents.compose.references import References
from inspection_ready.documents.compose.timetable import timetable_blocks
from inspection_ready.documents.compose.who_is_who import who_is_who_blocks
from inspection_ready.documents.model import (
    BulletList,
    Contents,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.sections import SectionSource, SectionStatus
from inspection_ready.phrases import dates
from inspection_ready.phrases.not_checked import drafts, facts_not_checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.commonmark import Converted
    from inspection_ready.documents.model import Block
    from inspection_ready.domain.document_findings import DocumentFinding
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.sections import Section

ENTRIES_ON_A_PAGE = 24
SECOND_PAGE = "What is left out, and what is not yet checked"


def compose_welcome_pack(facts: PackFacts) -> Document:
    sections = printed_sections(facts)
    references = _references(facts)
    parts = [(section, [*_section(facts, section, references)]) for section in sections]
    body = [*_second_page(facts), *(block for part in parts for block in references.anchored(*part))]
    contents = (_contents(body), PageBreak()) if sections else ()
    blocks = (*_title_matter(facts), *contents, *body)
    return framed(
        facts,
        title=f"Welcome to {council_name(facts)}",
        subtitle=f"Welcome pack for {facts.regulator}",
        blocks=blocks,
    )


def compose_section(facts: PackFacts, section: Section) -> Document:
    """One section alone, to look at while it is written; no part of any pack."""
    return Document(
        title=f"Welcome to {council_name(facts)}",
        subtitle="One section, as it will be printed",
        organisation=council_name(facts),
        created=facts.prepared_at,
        blocks=tuple(_section(facts, section, _references(facts, leads=False))),
        footer="Preview, not part of a pack",
    )


def _contents(body: list[Block]) -> Contents:
    """Two levels deep where that fits under the title, so that the contents are seen at a glance."""
    entries = sum(isinstance(block, Heading) and block.level <= 2 for block in body)
    return Contents(depth=2 if entries <= ENTRIES_ON_A_PAGE else 1)


def text_findings(facts: PackFacts) -> tuple[DocumentFinding, ...]:
    """What in the sections' own text cannot be printed as it was written."""
    return tuple(
        finding for section in printed_sections(facts) for finding in section_findings(facts, section)
    )


def section_findings(facts: PackFacts, section: Section) -> tuple[DocumentFinding, ...]:
    return _written(facts, section, _references(facts)).findings


def printed_sections(facts: PackFacts) -> list[Section]:
    included = (section for section in facts.sections if section.included and not section.is_unwritten)
    return sorted(included, key=lambda section: (section.position, section.title.casefold()))


def _title_matter(facts: PackFacts) -> Iterator[Block]:
    council = facts.council
    yield KeyValues(
        (
            (
                "Prepared by",
                text("\n".join(part for part in (council_name(facts), council.department) if part)),
            ),
            ("Prepared on", text(dates.day(facts.prepared_on))),
            ("Pack", text(str(facts.number))),
            ("Inspectors on site", text(on_site_days(facts.inspection))),
        )
    )


def _references(facts: PackFacts, *, leads: bool = True) -> References:
    printed = printed_sections(facts)
    alone = References(facts.sections, printed, lambda _: (), leads=False)
    """For headings: what they refer to themselves is of no account."""

    def headings_of(section: Section) -> list[Heading]:
        return [block for block in _section(facts, section, alone) if isinstance(block, Heading)]

    return References(facts.sections, printed, headings_of, leads=leads)


def _section(facts: PackFacts, section: Section, references: References) -> Iterator[Block]:
    yield Heading(1, text(section.title))
    if section.source is SectionSource.TEXT and section.status is not SectionStatus.AGREED:
        yield paragraph("Draft, not yet agreed.", "quiet")
    yield from _written(facts, section, references).blocks
    yield from _data(facts, section)


def _written(facts: PackFacts, section: Section, references: References) -> Converted:
    pictures = {picture_key(picture.name): picture for picture in facts.printed_pictures}
    return blocks_from_commonmark(
        section.text,
        under=section.title,
        level=1,
        pictures=pictures,
        value_of=value_of(facts),
        charted=charted(facts),
        refers=references.find,
    )


def _data(facts: PackFacts, section: Section) -> Iterator[Block]:
    match section.source:
        case SectionSource.TEXT:
            return
        case SectionSource.BASES:
            yield from base_blocks(facts, level=2)
        case SectionSource.CONTACTS:
            yield from function_blocks(facts, level=2)
        case SectionSource.ROOMS:
            yield from room_blocks(facts, level=2)
        case SectionSource.STATIONS | SectionSource.HOTELS | SectionSource.FOOD | SectionSource.PARKING:
            yield from place_blocks(facts, section.source, level=2)
        case SectionSource.TIMETABLE:
            yield from timetable_blocks(facts, level=2)
        case SectionSource.PLAN:
            yield from plan_blocks(facts)
        case SectionSource.KEY_FACTS:
            yield from key_fact_blocks(facts)
        case SectionSource.WHO_IS_WHO:
            yield from who_is_who_blocks(facts, level=2)


def _second_page(facts: PackFacts) -> Iterator[Block]:
    """What a reader of this document alone must know of it; the whole pack has a document about itself."""
    gaps = (*_left_out(facts), *_not_checked(facts))
    if gaps:
        yield Heading(1, text(SECOND_PAGE))
        yield from gaps


def _left_out(facts: PackFacts) -> Iterator[Block]:
    lines = [f"{entry.what}: {_small(entry.why)}" for entry in facts.left_out]
    if lines:
        yield Heading(2, text("Left out"))
        yield BulletList(tuple(map(item, lines)))


def _not_checked(facts: PackFacts) -> Iterator[Block]:
    """By base, each in one line, where the bases are printed."""
    sources = {section.source for section in printed_sections(facts)}
    at: dict[str, list[str]] = {}
    for each in facts_not_checked(facts):
        if not each.at or SectionSource.BASES in sources:
            at.setdefault(each.at, []).append(each.what)
    alone = at.pop("", [])
    lines = [f"{base}: {', '.join(what)}" for base, what in at.items()]
    lines += [*alone, *(each.what for each in drafts(facts))]
    if lines:
        yield Heading(2, text("Not yet checked"))
        yield paragraph("Printed all the same, and marked where it stands.")
        yield BulletList(tuple(map(item, lines)))


def _small(why: str) -> str:
    return why[:1].lower() + why[1:]
