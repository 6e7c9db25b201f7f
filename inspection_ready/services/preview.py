"""Pictures and words of pages, to look at before they go out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.letters import LetterUse
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.exchange.chosen_files import said_in_words
from inspection_ready.services.brands import printed_with, refuse_what_breaks
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.word_letters import with_word_letters

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.documents.preview import PageImage
    from inspection_ready.domain.brands import Brand
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.printed_brands import WordTemplate
    from inspection_ready.services.brands import NewLogo
    from inspection_ready.storage.unit_of_work import Reader


def read_pdf(path: Path) -> bytes:
    """Raises CannotRead."""
    with said_in_words(path):
        return path.read_bytes()


def page_count(pdf: bytes) -> int:
    from inspection_ready.documents import preview  # slow import, with the first page that is drawn

    return preview.page_count(pdf)


def page_picture(pdf: bytes, index: int, *, scale: float) -> PageImage:
    """The page, counted from 0. ``scale`` 1 makes a point a pixel."""
    from inspection_ready.documents import preview  # slow import, as above

    return preview.page_image(pdf, index, scale)


def page_words(pdf: bytes, index: int) -> str:
    from inspection_ready.documents import preview  # slow import, as above

    return preview.page_text(pdf, index)


def section_pdf(reader: Reader, section: Section, *, at: dt.datetime) -> bytes:
    """The section alone, as it would be printed in the welcome pack, whether it is switched on or not."""
    from inspection_ready.documents import write_pdf  # slow import
    from inspection_ready.documents.compose.welcome_pack import compose_section  # slow import

    shown = replace(section, included=True)
    facts = gather_facts(reader, number=1, at=at)
    others = tuple(each for each in facts.sections if each.id != section.id)
    facts = with_pictures(reader, replace(facts, sections=(shown,)))
    facts = replace(facts, sections=(*others, shown))  # it may refer to them
    return write_pdf(compose_section(facts, shown), brand=facts.brand)


def letter_pdf(reader: Reader, letter: Letter, person_id: int, *, at: dt.datetime, number: int = 1) -> bytes:
    """The letter as this person would get it, whatever lists they are on. Raises NotFound; CannotRead.

    ``number`` is the pack's; 0 where it is written outside one.
    """
    from inspection_ready.documents import write_pdf  # slow import
    from inspection_ready.documents.compose.letters import compose_letter  # slow import

    person = reader.register(Person).get(person_id)
    sent = LetterUse(letter_id=letter.id, list_id=0)  # to no list in particular
    facts = replace(
        gather_facts(reader, number=number, at=at), sections=(), letters=(letter,), letter_uses=(sent,)
    )
    facts = with_word_letters(reader, with_pictures(reader, facts))
    if not facts.letter_uses:
        raise CannotRead("stored_letter_changed", title=letter.title)
    return write_pdf(compose_letter(facts, letter, person), brand=facts.brand)


def look_pdf(
    reader: Reader,
    brand: Brand,
    *,
    logo: NewLogo | None = None,
    template: WordTemplate | None = None,
    at: dt.datetime,
) -> bytes:
    """The welcome pack as it stands, in a look that need not be kept yet. Raises Refused where that breaks documents."""
    from inspection_ready.documents import write_pdf  # slow import
    from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack  # slow import

    refuse_what_breaks(brand, logo, template)
    facts = with_pictures(reader, gather_facts(reader, number=1, at=at))
    look = printed_with(reader, brand, logo=logo, template=template)
    return write_pdf(compose_welcome_pack(facts), brand=look.printed)
