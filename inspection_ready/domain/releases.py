"""Releases: what was signed and goes to the regulator, numbered and frozen; how it was sent, and what was taken back."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from inspection_ready.domain.evidence import Sensitivity
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class SentBy(StrEnum):
    """The way a release went."""

    EMAIL = "email"
    PORTAL = "portal"
    IN_PERSON = "in_person"
    POST = "post"


class Kept(StrEnum):
    """Why something that answers a request is not in a release."""

    NOT_ANSWERED = "not_answered"
    NOTHING_HELD = "nothing_held"  # evidence that has no version yet
    NOT_SIGNED = "not_signed"
    NOT_AGREED = "not_agreed"
    CHANGED = "changed"  # what is here now is not what was signed
    HELD_BACK = (
        "held_back"  # the release check found something, and nobody has said why it may go all the same
    )
    RELEASED = "released"  # it is in another release that was not taken back


class Document(StrEnum):
    """What a file of a release is."""

    EVIDENCE = "evidence"
    INDEX = "index"
    ZIP = "zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Row):
    """``head`` is the record of changes before it was made."""

    number: int
    folder: str
    """Name of the folder inside the workspace's folder of releases."""
    made_at: datetime
    made_by: str
    """In words: the person, the account and the machine."""
    head_count: int
    head_hash: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseItem(Row):
    """One line of the index, in the words of the moment it was made: nobody's new name changes it.

    ``evidence_id`` and ``version_id`` are None for the answer to a request in words.
    """

    release_id: int
    position: int
    request_id: int
    evidence_id: int | None = None
    version_id: int | None = None
    signature_id: int
    request_number: int
    their_ref: str = ""
    wording: str
    answer: str = ""
    """In one line; empty where nobody has signed it."""
    reference: str = ""
    title: str = ""
    version_number: int | None = None
    pointer: str = ""
    """Where in it to look: "page 12"."""
    points_to: str = ""
    """Instead of copies: the file in this release, or an earlier one, that has the same."""
    link: str = ""
    link_note: str = ""
    as_at: date | None = None
    owner: str = ""
    signed_by: str
    signed_as: str
    """In which capacity."""
    signed_at: datetime
    marked: Sensitivity | None = None
    """Confidential or exempt, as it was marked then."""
    replaces_id: int | None = None
    replaces: str = ""
    """What the regulator has of it already, in words; empty where it has nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile(Row):
    """``item_id`` is None for the index and the ZIP."""

    release_id: int
    item_id: int | None = None
    path: str
    """Relative to the release's folder, with forward slashes."""
    document: Document
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSending(Row):
    """Somebody's word that it went: by which way, when, to whom."""

    release_id: int
    how: SentBy
    at: datetime
    by: str
    sent_to: str
    note: str = ""
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWithdrawal(Row):
    """It was a mistake, because. The release and its files stay; what has left cannot be called back by a record."""

    release_id: int
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOverride(Row):
    """A likely finding in a file does not hold it back, because: for these very bytes and this finding alone."""

    sha256: str
    key: str
    """Of the finding."""
    fault: str
    file: str
    """What it was called then."""
    reason: str
    given_by: str
    given_at: datetime
