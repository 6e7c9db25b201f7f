"""What the second page of a pack says, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import moment
from inspection_ready.phrases.pack_changes import since_words, title_since
from inspection_ready.phrases.packs import title_of

if TYPE_CHECKING:
    from inspection_ready.domain.changed_since import ChangedSince
    from inspection_ready.domain.filing import BuiltFile
    from inspection_ready.domain.overrides import FindingOverride
    from inspection_ready.domain.pack_findings import PackFinding

NO_OWNER = "Nobody is named"
AGREES = (
    "Whoever has this page can hold it against the workspace: “Check against a head” on the page Record of changes, "
    "or verify --against. Where they agree, nothing that was recorded before this pack was changed or taken "
    "out since."
)
NO_MORE = (
    "It does not prove that what is recorded is true, who sat at the keyboard, or anything that was recorded "
    "after this pack. The app has no log-in: it names the account that was used."
)
PROVES = (AGREES, NO_MORE)


def changed_words(number: int, since: ChangedSince | None, *, has_changes: bool) -> str:
    """Pack 2. Since Pack 1: 3 sections changed, 2 sessions moved. “What changed since Pack 1” says what."""
    if since is None:
        return f"Pack {number}. There is no pack before it to hold it against."
    where = f" The document “{title_since(since.pack)}” tells each of them." if has_changes else ""
    return f"Pack {number}. {since_words(since.pack, since.summary)}{where if since.changes else ''}"


def digests_words(about: str) -> str:
    return (
        "Each document is there twice under one name: as a PDF, whose pages are counted here, and in Word, whose "
        "pages depend on the printer. A SHA-256 is the "
        "fingerprint of a file: a file that has another one is not the file that was made. The fingerprints of this "
        f"document itself ({about}.pdf and {about}.docx) cannot stand in it; they are in manifest.json, beside it."
    )


def document_words(name: str, file: BuiltFile) -> str:
    """The title above the name of its files; of what is in a folder, the name alone tells what it is."""
    return name.partition("/")[2] if "/" in name else f"{title_of(file.document)}\n{name}"


def finding_place(found: PackFinding) -> str:
    """Welcome pack, “Getting here”."""
    name, _, of = found.document.partition("/")
    where = of or found.finding.where
    title = title_of(name)
    return f"{title}, “{where}”" if where and where != title else title


def given_words(override: FindingOverride) -> str:
    return f"{override.given_by}, {moment(on_the_clock(override.given_at))}"
