"""What a person must look at in a file before anybody is asked to sign it."""

from __future__ import annotations

import hashlib
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass

KEY_LENGTH = 16


class ReleaseFault(StrEnum):
    NHS_NUMBER = "nhs-number"
    NATIONAL_INSURANCE = "national-insurance-number"
    DATE_OF_BIRTH = "date-of-birth"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    CASE_NAME = "case-name"
    PERSON_NAME = "person-name"
    TRACKED_INSERTION = "tracked-insertion"
    TRACKED_DELETION = "tracked-deletion"
    TRACKED_MOVE = "tracked-move"
    TRACKED_FORMAT = "tracked-format"
    TRACKED_OTHER = "tracked-other"
    TRACKING_ON = "tracking-on"
    COMMENT = "comment"
    HIDDEN_TEXT = "hidden-text"
    PALE_TEXT = "pale-text"
    TINY_TEXT = "tiny-text"
    HIDDEN_SHEET = "hidden-sheet"
    VERY_HIDDEN_SHEET = "very-hidden-sheet"
    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"
    FILTERED_ROWS = "filtered-rows"
    HIDDEN_NAME = "hidden-name"
    PIVOT_CACHE = "pivot-cache"
    HIDDEN_SLIDE = "hidden-slide"
    SPEAKER_NOTES = "speaker-notes"
    EMBEDDED = "embedded"
    MACROS = "macros"
    EXTERNAL_TEMPLATE = "external-template"
    EXTERNAL_PICTURE = "external-picture"
    EXTERNAL_WORKBOOK = "external-workbook"
    EXTERNAL_DATA = "external-data"
    AUTHOR = "author"
    COMPANY = "company"
    PROPERTIES = "properties"
    CUSTOM_PROPERTY = "custom-property"
    CUSTOM_DATA = "custom-data"
    ATTACHMENT = "attachment"
    SCRIPT = "script"
    HIDDEN_LAYER = "hidden-layer"
    ANNOTATION = "annotation"
    FORM_FIELD = "form-field"
    EARLIER_VERSIONS = "earlier-versions"
    PICTURE_PLACE = "picture-place"
    PICTURE_CAMERA = "picture-camera"
    DRAFT = "draft"
    MARKED = "marked"
    AS_AT_MISSING = "as-at-missing"
    AS_AT_OLD = "as-at-old"
    AS_AT_AHEAD = "as-at-ahead"
    AS_AT_DIFFERS = "as-at-differs"
    LINK_TO_FILE = "link-to-file"
    LINK_INSIDE = "link-inside"
    LINK_WITHOUT_TARGET = "link-without-target"
    PASSWORD = "password"  # noqa: S105 - what the finding is about
    MACHINE_PATH = "machine-path"
    BLIND_COPY = "blind-copy"


class Grade(StrEnum):
    LIKELY = "likely"
    POSSIBLE = "possible"


class Part(StrEnum):
    """Which part of a file a place is in."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXT_BOX = "text-box"
    WATERMARK = "watermark"
    COMMENT = "comment"
    DELETED = "deleted"
    SPEAKER_NOTES = "speaker-notes"
    LAYOUT = "layout"
    CHART = "chart"
    DRAWING = "drawing"
    PROPERTIES = "properties"
    ALT_TEXT = "alt-text"
    FORM_FIELD = "form-field"
    ANNOTATION = "annotation"
    SUBJECT = "subject"
    ADDRESSES = "addresses"
    FILE_NAME = "file-name"
    PIVOT_CACHE = "pivot-cache"
    CUSTOM_DATA = "custom-data"


class UnseenKind(StrEnum):
    """What the check cannot see. ``about`` and ``number`` of an ``Unseen`` say which and how many."""

    PICTURES = "pictures"
    PAGES_ARE_PICTURES = "pages-are-pictures"
    MEANING = "meaning"
    REDACTION = "redaction"
    OLD_FORMAT = "old-format"
    UNKNOWN_FORMAT = "unknown-format"
    ARCHIVE = "archive"
    LOCKED = "locked"
    INSIDE_NOT_READ = "inside-not-read"
    INSIDE_TOO_DEEP = "inside-too-deep"
    SIGNED_OR_SEALED = "signed-or-sealed"
    CUT = "cut"
    MACROS_NOT_READ = "macros-not-read"
    SOUND = "sound"
    NAMES_NOT_GIVEN = "names-not-given"
    STRUCTURE_NOT_READ = "structure-not-read"
    WHITE_ON_WHITE = "white-on-white"
    LINKS_NOT_TRIED = "links-not-tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file; what is not known is left out. All numbers count from 1."""

    inside: tuple[str, ...] = ()
    """The names of the files it is in, from the outermost: attachments, embedded files."""
    part: Part = Part.BODY
    page: int = 0
    is_page_about: bool = False
    """True where the page is counted from the breaks that Word left in the file."""
    paragraph: int = 0
    line: int = 0
    sheet: str = ""
    cell: str = ""
    slide: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFinding:
    fault: ReleaseFault
    grade: Grade
    where: Place
    about: str = ""
    """Whose or which: an author, a sheet, a file. Never a secret value."""
    around: str = ""
    """The words around, with what is secret in them masked."""
    count: int = 1
    """How often it was found; ``others`` holds the first few further places."""
    others: tuple[Place, ...] = ()
    nth: int = 0
    """Tells two findings apart of which everything else is the same."""
    is_rest: bool = False
    """True for the one that stands for all further findings of its fault."""

    @property
    def key(self) -> str:
        """The same each time the same file is checked, and made of nothing secret: the words are masked before."""
        where = (*self.where.inside, self.where.part, self.where.sheet)
        told = (self.fault, self.grade, *where, self.about, self.around, str(self.nth), str(self.is_rest))
        digest = hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()
        return digest[:KEY_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    kind: UnseenKind
    about: str = ""
    number: int = 0
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """Holds for exactly the bytes with this SHA-256, and for what was known when it was made."""

    name: str
    sha256: str
    size: int
    format: str
    pages: int
    """Pages, sheets or slides; 0 where that is not known."""
    letters: int
    """How many letters of text were read."""
    is_readable: bool
    """False where nothing of it could be looked into."""
    findings: tuple[ReleaseFinding, ...]
    unseen: tuple[Unseen, ...]

    @property
    def likely(self) -> int:
        return sum(each.grade is Grade.LIKELY for each in self.findings)

    @property
    def possible(self) -> int:
        return len(self.findings) - self.likely
