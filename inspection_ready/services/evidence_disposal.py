"""Dispose of a piece of evidence, of one of its versions, or of what was written of a record before.

What the regulator was given, and what is signed and waits to go, is never disposed of. That there was something, with
who disposed of it, when and why, stays recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceStatus, EvidenceVersion
from inspection_ready.domain.releases import CheckOverride, Release, ReleaseItem
from inspection_ready.domain.replies import Reply, ReplyFile
from inspection_ready.domain.requests import Request
from inspection_ready.domain.trail import Action
from inspection_ready.phrases.disposals import TITLE, version_gone, why_not_held
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.disposal import dispose, dispose_of_file_if_last
from inspection_ready.services.disposals import disposed_parts
from inspection_ready.services.sign_standings import evidence_standings
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.links import links_to
from inspection_ready.storage.trail_reading import history_of

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

OWN_PARTS = frozenset({"evidence_version", "evidence_file"})
"""What is disposed of version by version; every other record that cannot be without the evidence goes whole."""
MUST_STAY = frozenset({"absence"})
"""Who told of an absence, and who entered it, decides whether a deputy may sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """``shared`` files stay for other records; ``replies`` are the messages kept that have it inside."""

    disposal: Disposal
    shared: int = 0
    replies: tuple[int, ...] = ()


@verb("evidence.dispose")
def dispose_of_evidence(uow: UnitOfWork, evidence_id: int, *, because: str) -> Gone:
    """All of it: what it says, its versions and their files, what it served, every earlier word of it in the record
    of changes. Its reference stays, and that it was disposed of. Raises NotFound; Refused.
    """
    reason = _reason(because)
    item = uow.register(Evidence).get(evidence_id)
    versions = uow.register(EvidenceVersion).find(evidence_id=evidence_id)
    was_disposed = item.title == TITLE and disposed_parts(uow, evidence_id).whole is not None
    if was_disposed and not _holds_anything(uow, versions):
        raise Refused("evidence_disposed", title=item.reference)
    _refuse_what_left(uow, item, versions, whole=True)
    replies = _replies(uow, evidence_id)
    for link in links_to(uow.connection, "evidence", evidence_id):
        if link.is_needed and link.kind not in OWN_PARTS:
            dispose(uow, link.kind, link.record_id)
    digests, shared = _dispose_of_files(uow, versions)
    disposal = _disposal(uow, Disposed.WHOLE, item, reason, digests=digests)
    blank = Evidence(
        id=item.id,
        version=item.version,
        title=TITLE,
        reference=item.reference,
        status=EvidenceStatus.NOT_HELD,
        why_not_held=why_not_held(disposal),
    )
    uow.register(Evidence).dispose(item, blank)
    return Gone(disposal=disposal, shared=shared, replies=replies)


@verb("evidence.dispose_version")
def dispose_of_version(uow: UnitOfWork, evidence_id: int, number: int, *, because: str) -> Gone:
    """Its files or its address; that there was a version, when it came and who added it stays. Raises NotFound; Refused."""
    reason = _reason(because)
    item = uow.register(Evidence).get(evidence_id)
    versions = uow.register(EvidenceVersion).find(evidence_id=evidence_id)
    found = [each for each in versions if each.number == number]
    if not found:
        raise NotFound("no_such_evidence_version", title=_called(item), number=number)
    if number in disposed_parts(uow, evidence_id).versions:
        raise Refused("version_disposed", title=_called(item), number=number)
    _refuse_what_left(uow, item, found, whole=False)
    replies = _replies(uow, evidence_id)
    digests, shared = _dispose_of_files(uow, found)
    disposal = _disposal(uow, Disposed.VERSION, item, reason, number=number, digests=digests)
    if item.is_held and not _holds_anything(uow, versions):
        after = replace(item, status=EvidenceStatus.NOT_HELD, why_not_held=version_gone(disposal))
        uow.register(Evidence).change(item, after)
    return Gone(disposal=disposal, shared=shared, replies=replies)


@verb("record.dispose_earlier")
def dispose_of_earlier(uow: UnitOfWork, kind: str, record_id: int, *, because: str) -> Gone:
    """Every word the record of changes has of this record from before; the record stays as it is now.

    Raises NotFound; Refused.
    """
    reason = _reason(because)
    if kind in MUST_STAY or kind not in {record.code for record in RECORDS}:
        raise Refused("earlier_must_stay")
    row = uow.register_of(kind).get(record_id)
    told = [each for entry in history_of(uow.connection, kind, record_id) for each in entry.rows]
    if not any(each.fields is not None and each.action is Action.CHANGED for each in told):
        raise Refused("nothing_earlier")
    uow.register_of(kind).dispose(row, row)
    return Gone(disposal=_disposal(uow, Disposed.EARLIER, row, reason))


# inside


def _reason(because: str) -> str:
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    return reason


def _refuse_what_left(
    reader: Reader, item: Evidence, versions: Sequence[EvidenceVersion], *, whole: bool
) -> None:
    ids = {each.id for each in versions}
    for line in reader.register(ReleaseItem).find(evidence_id=item.id):
        if whole or line.version_id in ids:
            release = reader.register(Release).get(line.release_id)
            raise Refused("evidence_released", title=_called(item), release=release.number)
    newest = max(reader.register(EvidenceVersion).find(evidence_id=item.id), key=_number, default=None)
    for standing in evidence_standings(reader, item.id):
        version = standing.what.version
        is_current = version is not None and newest is not None and version.id == newest.id
        if is_current and version is not None and version.id in ids and standing.is_signed:
            request = standing.what.request
            if request.is_in_hand:
                raise Refused("evidence_waits_to_go", title=_called(item), number=request.number)


def _number(version: EvidenceVersion) -> int:
    return version.number


def _dispose_of_files(uow: UnitOfWork, versions: Iterable[EvidenceVersion]) -> tuple[tuple[str, ...], int]:
    """The digests of what these were made of, and how many of the files others have too."""
    digests: dict[str, None] = {}
    register = uow.register(EvidenceFile)
    for version in versions:
        for file in register.find(version_id=version.id):
            digests[file.sha256] = None
            register.dispose(file, None)
        blank = EvidenceVersion(
            id=version.id,
            version=version.version,
            evidence_id=version.evidence_id,
            number=version.number,
            added_at=version.added_at,
            added_by=version.added_by,
        )
        uow.register(EvidenceVersion).dispose(version, blank)
    shared = 0
    for sha256 in digests:
        if dispose_of_file_if_last(uow, sha256):
            for override in uow.register(CheckOverride).find(sha256=sha256):
                uow.register(CheckOverride).dispose(override, None)
        else:
            shared += 1
    return tuple(digests), shared


def _holds_anything(reader: Reader, versions: Sequence[EvidenceVersion]) -> bool:
    now = reader.register(EvidenceVersion).among([each.id for each in versions])
    return any(each.is_link for each in now) or bool(
        reader.register(EvidenceFile).having("version_id", (each.id for each in now))
    )


def _disposal(
    uow: UnitOfWork,
    what: Disposed,
    row: Row,
    reason: str,
    *,
    number: int | None = None,
    digests: Sequence[str] = (),
) -> Disposal:
    made = Disposal(
        what=what,
        of_kind=uow.register(type(row)).kind,
        record_id=row.id,
        name=_name(row),
        number=number,
        digests="\n".join(digests),
        disposed_at=uow.at,
        disposed_by=who_to_words(uow, uow.who),
        reason=reason,
    )
    return uow.register(Disposal).add(made)


def _name(row: Any) -> str:
    if isinstance(row, Request):
        return str(row.number)
    return str(getattr(row, "reference", ""))


def _called(item: Evidence) -> str:
    return f"{item.reference} “{item.title}”".strip()


def _replies(reader: Reader, evidence_id: int) -> tuple[int, ...]:
    ids = {file.reply_id for file in reader.register(ReplyFile).find(evidence_id=evidence_id)}
    return tuple(sorted(each.number for each in reader.register(Reply).among(sorted(ids))))
