"""What became of a release: how it was sent, what was taken back, and what the regulator has now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.release_papers import IndexLine, index_lines
from inspection_ready.domain.releases import (
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
    SentBy,
)
from inspection_ready.domain.requests import MOVES, Move, Request, RequestStep
from inspection_ready.domain.signatures import Said, Signature, in_order
from inspection_ready.phrases.releases import sent_words
from inspection_ready.services.release_plan import kind_of, standing_items
from inspection_ready.services.sign_standings import sign_standings
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.pack_folders import MANIFEST, changed_in

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing the regulator has, or had: ``sendings`` say when and how it went, the first first."""

    line: IndexLine
    release: Release
    sendings: tuple[ReleaseSending, ...]
    withdrawal: ReleaseWithdrawal | None
    replaced_by: int = 0
    """The number of the release with a later version; 0 where this is the latest."""

    @property
    def is_current(self) -> bool:
        return self.withdrawal is None and not self.replaced_by


@verb("release.send")
def mark_sent(
    uow: UnitOfWork,
    number: int,
    how: SentBy,
    *,
    sent_to: str,
    by: str = "",
    at: datetime | None = None,
    note: str = "",
    folder: Path,
) -> ReleaseSending:
    """Somebody says that it went. Requests of which everything went are sent.

    ``folder`` is where releases are kept: a release that is not as it was made is not marked. Raises NotFound, Refused.
    """
    release = release_with(uow, number)
    when = at or uow.at
    if when > uow.at:
        raise Refused("step_is_to_come", at=when)
    _refuse_sending(uow, release, when, sent_to)
    _refuse_unsigned(uow, release, when)
    _refuse_changed_files(uow, release, folder)
    sending = ReleaseSending(
        release_id=release.id,
        how=how,
        at=when,
        by=by.strip() or who_to_words(uow, uow.who),
        sent_to=sent_to.strip(),
        note=note.strip(),
        recorded_at=uow.at,
        recorded_by=who_to_words(uow, uow.who),
    )
    uow.register(ReleaseSending).add(sending)
    _send_requests(uow, release, sending)
    return sending


@verb("release.withdraw")
def withdraw_release(uow: UnitOfWork, number: int, *, because: str, by: str = "") -> ReleaseWithdrawal:
    """It was a mistake. It stays, with its files and whatever was said of it; requests it sent are open again.

    Raises NotFound, Refused.
    """
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    release = release_with(uow, number)
    if uow.register(ReleaseWithdrawal).find(release_id=release.id):
        raise Refused("release_withdrawn_already", number=number)
    made = ReleaseWithdrawal(
        release_id=release.id, at=uow.at, by=by.strip() or who_to_words(uow, uow.who), reason=reason
    )
    uow.register(ReleaseWithdrawal).add(made)
    items = uow.register(ReleaseItem).find(release_id=release.id)
    for request in uow.register(Request).among(sorted({item.request_id for item in items})):
        _step(uow, request, Move.RECALL, uow.at, f"Release {number} was taken back: {reason}")
    return made


def release_with(reader: Reader, number: int) -> Release:
    """Raises NotFound."""
    for release in reader.register(Release).find(number=number):
        return release
    raise NotFound("no_such_release", number=number)


def regulator_has(reader: Reader) -> tuple[Held, ...]:
    """Everything that ever went, release by release; what was taken back or replaced says so.

    The same number of queries for one release as for many.
    """
    sendings: dict[int, list[ReleaseSending]] = {}
    for sending in reader.register(ReleaseSending).each("at"):
        sendings.setdefault(sending.release_id, []).append(sending)
    gone = {each.release_id: each for each in reader.register(ReleaseWithdrawal).each()}
    releases = [each for each in reader.register(Release).each("number") if each.id in sendings]
    items: dict[int, list[ReleaseItem]] = {}
    for item in reader.register(ReleaseItem).each():
        items.setdefault(item.release_id, []).append(item)
    files = reader.register(ReleaseFile).all()
    latest: dict[tuple[int, int | None], int] = {}
    for release in releases:
        if release.id not in gone:
            latest.update({(item.request_id, item.evidence_id): release.number for item in items[release.id]})
    return tuple(
        Held(
            line=line,
            release=release,
            sendings=tuple(sendings[release.id]),
            withdrawal=gone.get(release.id),
            replaced_by=_later(latest.get((line.item.request_id, line.item.evidence_id), 0), release),
        )
        for release in releases
        for line in index_lines(items.get(release.id, ()), files)
    )


# inside


def _later(number: int, release: Release) -> int:
    return number if number > release.number else 0


def _refuse_sending(reader: Reader, release: Release, when: datetime, sent_to: str) -> None:
    if not sent_to.strip():
        raise Refused("sent_to_nobody")
    if reader.register(ReleaseWithdrawal).find(release_id=release.id):
        raise Refused("release_is_withdrawn", number=release.number)
    if when < release.made_at:
        raise Refused("release_sent_before_made", number=release.number)


def _refuse_changed_files(reader: Reader, release: Release, folder: Path) -> None:
    own = folder / release.folder
    if not own.is_dir():
        raise NotFound("release_folder_missing", number=release.number, folder=str(own))
    files = {file.path: file.sha256 for file in reader.register(ReleaseFile).find(release_id=release.id)}
    changed = changed_in(own, {**files, MANIFEST: release.manifest_sha256})
    if changed:
        raise Refused("release_changed", file=changed[0], number=release.number)


def _refuse_unsigned(reader: Reader, release: Release, when: datetime) -> None:
    """What was signed when it was made may have been taken back since; then it must not go any more."""
    items = reader.register(ReleaseItem).find(release_id=release.id)
    of_requests = reader.register(Signature).having("request_id", (item.request_id for item in items))
    for item in items:
        key = (item.request_id, item.evidence_id, item.version_id)
        said = [each for each in of_requests if (each.request_id, each.evidence_id, each.version_id) == key]
        until = in_order([each for each in said if each.recorded_at <= when or each.id == item.signature_id])
        last = until[-1] if until else None
        if last is None or last.said is not Said.AGREED or _is_withdrawn(last, when):
            raise Refused("release_not_signed_any_more", number=item.request_number, title=item.title)


def _is_withdrawn(signature: Signature, when: datetime) -> bool:
    return signature.withdrawn_at is not None and signature.withdrawn_at <= when


def _send_requests(uow: UnitOfWork, release: Release, sending: ReleaseSending) -> None:
    """Those of which everything that answers them has gone."""
    items = uow.register(ReleaseItem).find(release_id=release.id)
    requests = uow.register(Request).among(sorted({item.request_id for item in items}))
    gone = {
        key: each.item.signature_id
        for key, each in standing_items(uow).items()
        if each.is_sent or each.release.id == release.id
    }
    standings = sign_standings(uow, requests, looks=False)
    for request in requests:
        has_gone = all(
            each.is_signed and each.signature is not None and gone.get(kind_of(each)) == each.signature.id
            for each in standings[request.id]
        )
        if has_gone:
            _step(uow, request, Move.SEND, sending.at, f"Release {release.number}. {sent_words(sending)}")


def _step(uow: UnitOfWork, request: Request, move: Move, at: datetime, note: str) -> None:
    """By the table; nothing where it has no such move from here."""
    state = MOVES.get((request.state, move))
    if state is None:
        return
    uow.register(Request).change(request, replace(request, state=state))
    by = who_to_words(uow, uow.who)
    uow.register(RequestStep).add(
        RequestStep(request_id=request.id, what=move.value, at=at, by=by, note=note)
    )
