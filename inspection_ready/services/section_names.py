"""References in the sections' texts follow a section, or a heading in it, that is called differently from now on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from inspection_ready.domain.formatted_text import Heading
from inspection_ready.domain.note_marks import NOTE
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.section_names import refers_to, renamed_headings, with_headings, with_title
from inspection_ready.domain.sections import Section
from inspection_ready.services.formatted_text import formatted
from inspection_ready.storage.unit_of_work import UnitOfWork

_MAY_HEAD = re.compile(r"^ *(?:#|=|-)", re.MULTILINE)


def follow(uow: UnitOfWork, before: Section, after: Section) -> str:
    """Writes the references in the texts of the others; gives the text that ``after`` should have."""
    change = _change(before, after)
    if change is None:
        return after.text
    sections = uow.register(Section)
    texts = [(other, change(other.text)) for other in sections.all() if other.id != before.id]
    sections.change_many([(other, replace(other, text=text)) for other, text in texts if text != other.text])
    return change(after.text)


def _change(before: Section, after: Section) -> Callable[[str], str] | None:
    """What is to be done to every text; None where nothing is called differently."""
    is_renamed = picture_key(before.title) != picture_key(after.title)
    headings = (
        {}
        if before.text == after.text
        else renamed_headings(headings_in(before.text), headings_in(after.text))
    )
    if not is_renamed and not headings:
        return None

    def change(text: str) -> str:
        if not refers_to(text, before.title):
            return text
        told = with_headings(text, before.title, headings)
        return with_title(told, before.title, after.title) if is_renamed else told

    return change


def headings_in(text: str) -> tuple[str, ...]:
    """As they are printed, the marks of notes apart."""
    return tuple(
        "".join(run.text for run in block.runs if not run.link.startswith(NOTE)).strip()
        for block in (formatted(text) if _MAY_HEAD.search(text) else ())
        if isinstance(block, Heading)
    )
