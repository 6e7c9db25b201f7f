"""Checks every document of a pack before it is final, and says where each finding is mended."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.pack_findings import PackFinding, with_overrides
from inspection_ready.domain.people import Side
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.phrases.packs import TITLES
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.letters import guarded, with_letters

if TYPE_CHECKING:
    from inspection_ready.documents.compose import Printed
    from inspection_ready.domain.addressees import MixedLetter
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.storage.unit_of_work import Reader

WELCOME_PACK, LETTERS = "welcome-pack", "letters"
MENDED_IN = {
    "key-dates": "stage_date",
    "wall-chart": "stage_date",
    "contacts": "function",
    "roles": "role",
    "checklist": "task",
    "bases": "base",
    "timetable": "session",
    "timetable-by-day": "session",
    "timetable-by-person": "session",
    WELCOME_PACK: "section",
    LETTERS: "letter",
    "distribution-lists": "distribution_list",
}
"""The register a document is made from."""
OF_PICTURES = {
    DocumentFault.PICTURE_TOO_COARSE,
    DocumentFault.PICTURE_WITHOUT_ALT,
}


def pack_findings(reader: Reader, *, at: datetime) -> tuple[PackFinding, ...]:
    """What is found in the documents the next pack would have. Raises NotFound("no_regime")."""
    from inspection_ready.documents.compose import printed  # slow import: reads formatted text

    facts = with_pictures(reader, guarded(with_letters(gather_facts(reader, number=1, at=at), None)))
    return found_in(facts, printed(facts, tuple(TITLES)))


def found_in(
    facts: PackFacts, composed: Sequence[Printed], may_go_on: Callable[[], None] = lambda: None
) -> tuple[PackFinding, ...]:
    """In reading order, each with the reason for which it is left as it is, where there is one.

    What ``may_go_on`` raises ends it.
    """
    mended = _Mending(facts)
    found = (mended.placed(each) for each in _found(facts, composed, may_go_on))
    return with_overrides(found, facts.overrides)


def _found(
    facts: PackFacts, composed: Sequence[Printed], may_go_on: Callable[[], None]
) -> Iterator[PackFinding]:
    from inspection_ready.documents import check_document  # slow import: the fonts

    yield from _in_template(facts)
    yield from map(_mixed, facts.mixed_letters)
    titles = {letter.id: letter for letter in facts.letters}
    letters: dict[int, Letter] = {}
    for each in composed:
        may_go_on()
        if each.name == WELCOME_PACK:
            around = check_document(replace(each.document, blocks=()))
            yield from (PackFinding(document=each.name, finding=finding) for finding in around)
            yield from _in_sections(facts)
        elif each.record_id is not None and each.name == LETTERS:
            letter = titles[each.record_id]
            if letter.id not in letters:
                letters[letter.id] = letter
                yield from _in_text(facts, letter)
            yield from _of_letter(letter, check_document(each.document))
        else:
            for finding in check_document(each.document):
                register = MENDED_IN.get(each.name, "")
                yield PackFinding(document=each.name, finding=finding, register=register)


def _in_template(facts: PackFacts) -> Iterator[PackFinding]:
    """Its styles that are read with effort; those nobody can read were refused."""
    if facts.brand.template is None:
        return
    from inspection_ready.documents.docx.council.trial import faint_styles_of  # slow import: lxml

    for style in faint_styles_of(facts.brand.template):
        told = f"{style.colour} {style.ground} {style.needed}"
        finding = DocumentFinding(
            DocumentFault.STYLE_TOO_FAINT,
            "",
            style.name,
            numbers=(int(style.ratio * 100), round(style.needed * 100)),
            details=(style.colour, style.ground, style.nearest),
        )
        yield PackFinding(document="template", finding=_bound((finding,), told)[0], register="brand")


def _mixed(mixed: MixedLetter) -> PackFinding:
    finding = DocumentFinding(
        DocumentFault.LISTS_ARE_MIXED,
        mixed.letter.title,
        content=mixed.digest,
        details=(mixed.on(Side.INSIDE), mixed.on(Side.OUTSIDE)),
    )
    title = mixed.letter.title
    return PackFinding(
        document=f"{LETTERS}/{title}", finding=finding, register="letter", record_id=mixed.letter.id
    )


def _in_sections(facts: PackFacts) -> Iterator[PackFinding]:
    from inspection_ready.documents import check_document  # slow import: the fonts
    from inspection_ready.documents.compose.welcome_pack import (  # slow import: reads formatted text
        compose_section,
        printed_sections,
        section_findings,
    )

    for section in printed_sections(facts):
        made = compose_section(facts, section)
        own = _bound(section_findings(facts, section), section.text)
        of_blocks = (each for each in check_document(made) if each.where != made.title)
        for finding in (*own, *of_blocks):
            yield PackFinding(
                document=WELCOME_PACK, finding=finding, register="section", record_id=section.id
            )


def _in_text(facts: PackFacts, letter: Letter) -> Iterator[PackFinding]:
    from inspection_ready.documents.compose.letters import (
        letter_findings,
    )  # slow import: reads formatted text

    yield from _of_letter(letter, _bound(letter_findings(facts, letter), letter.body))


def _of_letter(letter: Letter, findings: Iterable[DocumentFinding]) -> Iterator[PackFinding]:
    """The heading a finding in a letter stands under is its subject, which the fields in it make different."""
    for finding in findings:
        yield PackFinding(
            document=f"{LETTERS}/{letter.title}",
            finding=replace(finding, where=letter.title),
            register="letter",
            record_id=letter.id,
        )


def _bound(findings: Iterable[DocumentFinding], text: str) -> tuple[DocumentFinding, ...]:
    """To the text as it was written: what was made of it is printed as plain words, or not at all."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return tuple(replace(each, content=digest) for each in findings)


class _Mending:
    """Leads to the picture, the map or the person, where a finding is about one."""

    def __init__(self, facts: PackFacts) -> None:
        self._pictures = {picture_key(each.name): each.id for each in facts.pictures}
        self._people = facts.people
        self._maps = facts.maps

    def placed(self, found: PackFinding) -> PackFinding:
        finding = found.finding
        if finding.fault in OF_PICTURES and (picture := self._pictures.get(picture_key(finding.about))):
            return replace(found, register="picture", record_id=picture)
        if finding.fault is DocumentFault.MAP_TOO_COARSE and self._maps:
            return replace(found, register="map", record_id=self._maps[0].id)
        if finding.fault is DocumentFault.CHARACTERS_WITHOUT_FONT and found.register != "section":
            missing = set(finding.about) - {" "}
            for person in self._people:
                if missing & set(person.printed_name):
                    return replace(found, register="person", record_id=person.id)
        return found
