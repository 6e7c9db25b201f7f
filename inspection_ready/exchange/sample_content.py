"""What the sample council's welcome pack is made of: sections, key facts and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePicture:
    """``file`` is beside the sample's own files."""

    name: str
    file: str
    alt: str
    caption: str
    source: str
    licence: str
    person_id: int | None = None
    """Whose photograph it is; nobody is to be seen on it."""


def read_sections(top: Fields, keys: SampleKeys) -> tuple[Section, ...]:
    return tuple(
        Section(
            title=fields.text("title"),
            position=position,
            source=fields.choice("source", SectionSource, SectionSource.TEXT),
            text=fields.text("text"),
            owner_id=keys.person(fields, "owner"),
            status=fields.choice("status", SectionStatus),
            review_on=keys.day_or_none(fields, "review"),
        )
        for position, fields in enumerate(each(top, "sections"), start=1)
    )


def read_key_facts(top: Fields, keys: SampleKeys) -> tuple[KeyFact, ...]:
    return tuple(
        KeyFact(
            name=fields.text("name"),
            value=fields.text("value"),
            year=fields.text("year"),
            source=fields.text("source"),
            website=fields.text("website", default=""),
            position=position,
            checked_by=fields.text("by", default=""),
            checked_on=keys.day_or_none(fields, "on"),
        )
        for position, fields in enumerate(each(top, "key_facts"), start=1)
    )


def read_pictures(top: Fields, keys: SampleKeys) -> tuple[SamplePicture, ...]:
    """All were drawn for the sample: one source and one licence for them."""
    whole = top.table("pictures")
    source, licence = whole.text("source"), whole.text("licence")
    found = tuple(
        SamplePicture(
            name=fields.text("name"),
            file=fields.text("file"),
            alt=fields.text("alt"),
            caption=fields.text("caption", default=""),
            source=source,
            licence=licence,
            person_id=keys.person(fields, "of"),
        )
        for fields in each(whole, "list")
    )
    whole.close()
    return found
