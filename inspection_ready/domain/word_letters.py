"""The council's own Word letters: the stored file, what was found in it and what is the matter with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.merge import MergeField, MergeList, field_key, list_keys
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter

MY_SESSIONS = str(MergeField.MY_SESSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLetter(Row):
    """A letter that has one is written from it, and its own text waits."""

    letter_id: int
    file: str
    """What the council calls it: "Invitation to interview.docx"."""
    sha256: str
    """Of the stored file."""
    fields: str = ""
    """Those in it, one a line, each in its braces whatever marks the file has: ``{{Job title}}``."""


def said_in(letter: Letter, word: WordLetter | None) -> str:
    """Its subject and its words, to find fields in: of a Word letter the fields alone, for its words are the file's."""
    return f"{letter.subject}\n\n{letter.body if word is None else word.fields}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLetterFile:
    """One whose file was read and is the one that was stored."""

    letter_id: int
    file: str
    data: bytes = field(repr=False)


class WordPart(StrEnum):
    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    FILE = "file"
    """The file as a whole, and no place in its text."""


class WordPages(StrEnum):
    """Which pages a header or footer stands on."""

    ALL = "default"
    FIRST = "first"
    EVEN = "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlace:
    part: WordPart = WordPart.BODY
    pages: WordPages = WordPages.ALL
    in_box: bool = False
    table: int = 0
    """Counted from 1 within the part; 0 outside tables."""
    row: int = 0


class WordFault(StrEnum):
    # nothing is merged while one of these is there
    FETCHES = "fetches"
    """A field that runs a program or fetches something from elsewhere."""
    OUTSIDE = "outside"
    """A part of the file that is kept elsewhere: a picture, a template, a document."""
    OBJECT = "object"
    """Another program's object, or a control."""
    MERGE_RULE = "merge-rule"
    """A rule of Word's own mail merge, such as IF."""
    ODD_CODE = "odd-code"
    UNFINISHED_CODE = "unfinished-code"
    UNCLOSED_REPEAT = "unclosed-repeat"
    END_WITHOUT_REPEAT = "end-without-repeat"
    UNKNOWN_LIST = "unknown-list"
    REPEAT_IN_REPEAT = "repeat-in-repeat"
    SPLIT_REPEAT = "split-repeat"
    TOO_MANY_REPEATS = "too-many-repeats"
    # the letter is merged all the same
    UNKNOWN_FIELD = "unknown-field"
    BROKEN_FIELD = "broken-field"
    NO_FIELDS = "no-fields"
    FORMAT_IGNORED = "format-ignored"
    DATA_SOURCE = "data-source"
    """The list of Word's own mail merge, which is left out of what is written."""
    TRACKED_CHANGES = "tracked-changes"
    COMMENTS = "comments"
    # what the PDF does not carry
    TEXT_BOX = "text-box"
    SHAPE = "shape"
    PICTURE = "picture"
    PICTURE_WITHOUT_WORDS = "picture-without-words"
    COLUMNS = "columns"
    NOTES = "notes"
    PAGE_FURNITURE = "page-furniture"
    TABLE_WITHOUT_HEADER = "table-without-header"
    MERGED_CELLS = "merged-cells"
    EQUATION = "equation"
    OWN_LOOK = "own-look"


BLOCKING = frozenset({
    WordFault.FETCHES,
    WordFault.OUTSIDE,
    WordFault.OBJECT,
    WordFault.MERGE_RULE,
    WordFault.ODD_CODE,
    WordFault.UNFINISHED_CODE,
    WordFault.UNCLOSED_REPEAT,
    WordFault.END_WITHOUT_REPEAT,
    WordFault.UNKNOWN_LIST,
    WordFault.REPEAT_IN_REPEAT,
    WordFault.SPLIT_REPEAT,
    WordFault.TOO_MANY_REPEATS,
})  # fmt: skip
ONLY_PDF = frozenset({
    WordFault.TEXT_BOX,
    WordFault.SHAPE,
    WordFault.PICTURE,
    WordFault.COLUMNS,
    WordFault.NOTES,
    WordFault.PAGE_FURNITURE,
    WordFault.TABLE_WITHOUT_HEADER,
    WordFault.MERGED_CELLS,
    WordFault.EQUATION,
    WordFault.OWN_LOOK,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFinding:
    fault: WordFault
    place: WordPlace = WordPlace()
    about: str = ""
    """The name, code or address it is about."""
    meant: str = ""
    """The field it may have been meant to be."""
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundField:
    name: str
    place: WordPlace
    is_repeat: bool = False
    """It begins what is repeated for each of a list."""
    of_list: bool = False
    """It is said of each of the list it is repeated for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReport:
    """What the doctor says before anything is merged."""

    fields: tuple[FoundField, ...] = ()
    findings: tuple[WordFinding, ...] = ()

    @property
    def blocking(self) -> tuple[WordFinding, ...]:
        return tuple(each for each in self.findings if each.fault in BLOCKING)

    @property
    def to_mend(self) -> tuple[WordFinding, ...]:
        """All but what the PDF has otherwise, which may be as the council wants it."""
        return tuple(each for each in self.findings if each.fault not in ONLY_PDF)

    @property
    def names(self) -> tuple[str, ...]:
        """What the letter needs to know of a person: each name once, in reading order.

        Sessions that are repeated for are those of the person.
        """
        named = ((MY_SESSIONS if _is_of_sessions(each) else each.name) for each in self._asked())
        return tuple({field_key(name): name for name in named}.values())

    def _asked(self) -> Iterator[FoundField]:
        return (
            each for each in self.fields if not each.of_list and (not each.is_repeat or _is_of_sessions(each))
        )


def _is_of_sessions(found: FoundField) -> bool:
    return found.is_repeat and field_key(found.name) in list_keys(MergeList.SESSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstValue:
    """What one field becomes where a letter is hardest to set."""

    name: str
    longest: str
    """Empty where nobody has any."""
    without: tuple[str, ...] = ()
    """The people who have none."""
