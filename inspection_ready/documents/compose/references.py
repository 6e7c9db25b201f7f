"""Where references between the sections of the welcome pack lead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.model import Heading, plain
from inspection_ready.documents.references import Reference
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.section_marks import readings, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.sections import Section

    HeadingsOf = Callable[[Section], Sequence[Heading]]


class References:
    """``headings_of`` gives those that a section prints, its title first; it is asked only where a text needs it."""

    def __init__(
        self,
        sections: Iterable[Section],
        printed: Iterable[Section],
        headings_of: HeadingsOf,
        *,
        leads: bool = True,
    ) -> None:
        """``leads``: all sections are in the document, not one alone."""
        self._sections: dict[str, Section] = {}
        for section in (*printed, *sections):  # of two with one title, the one that is printed
            self._sections.setdefault(picture_key(section.title), section)
        self._printed = {section.id for section in printed}
        self._headings_of = headings_of
        self._leads = leads
        self._headings: dict[int, Sequence[Heading]] = {}
        self._asked: dict[int, dict[int, str]] = defaultdict(dict)
        """Of each section, which of its headings is led to, and by what name."""

    def find(self, name: str) -> Reference | None:
        for title, heading in readings(name):
            section = self._sections.get(title)
            if section is None:
                continue
            if section.id not in self._printed:
                return Reference(words_for(name) if heading else section.title, is_printed=False)
            place = self._place(section, heading) if heading else 0
            if place is not None:
                return self._reference(section, place)
        return None

    def anchored(self, section: Section, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks of a section, with names for what is led to in it."""
        names = self._asked.get(section.id, {})
        place = -1
        for block in blocks:
            if isinstance(block, Heading):
                place += 1
                yield replace(block, anchor=names.get(place, block.anchor))
            else:
                yield block

    def _place(self, section: Section, heading: str) -> int | None:
        keys = [picture_key(plain(each.runs)) for each in self._of(section)]
        return keys.index(heading, 1) if heading in keys[1:] else None

    def _of(self, section: Section) -> Sequence[Heading]:
        if section.id not in self._headings:
            self._headings[section.id] = self._headings_of(section)
        return self._headings[section.id]

    def _reference(self, section: Section, place: int) -> Reference:
        words = plain(self._of(section)[place].runs) if place else section.title
        if not self._leads:
            return Reference(words)
        own = self._of(section)[place].anchor if place else ""
        anchor = own or f"section-{section.id}" + (f"-{place}" if place else "")
        self._asked[section.id][place] = anchor
        return Reference(words, anchor)
