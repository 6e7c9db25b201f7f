"""A Word letter for one person after another: the Word file, and the blocks its PDF is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.reading import letter_blocks
from inspection_ready.documents.word_letters.styles import Styles, read_styles
from inspection_ready.documents.word_letters.template import Items, WordTemplate, read_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.merge import ValueOf


@dataclass(frozen=True, slots=True)
class FilledLetter:
    template: WordTemplate = field(repr=False)
    parts: Mapping[str, bytes] = field(repr=False)
    blocks: tuple[Block, ...]

    def written(self) -> bytes:
        """The Word file."""
        return self.template.archive(self.parts)


class WordLetterReader:
    """Read once; raises CannotRead."""

    def __init__(self, data: bytes, *, file: str) -> None:
        self.template = read_template(data, file=file)

    def filled(self, value_of: ValueOf, items: Items) -> FilledLetter:
        parts = self.template.parts(value_of, items)
        return FilledLetter(self.template, parts, letter_blocks(self.template.package, parts, self._styles))

    @cached_property
    def _styles(self) -> Styles:
        return read_styles(self.template.package)
