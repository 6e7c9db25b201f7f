"""Releases: what is signed, in a numbered folder that is frozen once it is made. Nothing unsigned is ever in one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.release_holds import holds_back
from inspection_ready.domain.release_papers import IndexLine, index_lines
from inspection_ready.domain.release_plans import Line, NotIn, Plan, numbered
from inspection_ready.domain.releases import (
    Document,
    Kept,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
)
from inspection_ready.services.app import App
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.file_checks import Checked, ToCheck, check_stored, holds_in, key_of
from inspection_ready.services.numbered import with_free_number
from inspection_ready.services.release_making import CHECKING, WHOLE, Making, Progress, zip_row
from inspection_ready.services.release_manifest import rows_from
from inspection_ready.services.release_plan import places_sent, plan_release, standing_items
from inspection_ready.services.release_rule import refuse_what_may_not_go
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.files import digest_of
from inspection_ready.storage.pack_folders import MANIFEST, RELEASE, PackFolders, copy_pack
from inspection_ready.storage.pack_zips import holds_exactly
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.packs import PackFacts


@dataclass(frozen=True, slots=True)
class FiledRelease:
    """A recorded release, line by line, with the folder it is in and what became of it."""

    release: Release
    lines: tuple[IndexLine, ...]
    others: tuple[ReleaseFile, ...]
    """The index and the ZIP."""
    folder: Path
    sendings: tuple[ReleaseSending, ...] = ()
    withdrawal: ReleaseWithdrawal | None = None

    @property
    def files(self) -> tuple[ReleaseFile, ...]:
        return (*self.others, *(file for line in self.lines for file in line.files))

    @property
    def zipped(self) -> ReleaseFile:
        return next(file for file in self.others if file.document is Document.ZIP)


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """``copy`` is where ``out`` asked for it; None otherwise."""

    filed: FiledRelease
    kept: tuple[NotIn, ...]
    copy: Path | None = None


def releases(app: App) -> tuple[FiledRelease, ...]:
    """Every release that was made, the newest first."""
    return tuple(reversed(app.read(_filed, app.workspace.releases)))


def release_numbered(app: App, number: int) -> FiledRelease:
    """Raises NotFound."""
    for filed in releases(app):
        if filed.release.number == number:
            return filed
    raise NotFound("no_such_release", number=number)


def left_out_of(filed: FiledRelease) -> tuple[LeftOut, ...]:
    """As its index says. Raises NotFound where its files are gone."""
    try:
        told = json.loads((filed.folder / MANIFEST).read_bytes())
    except OSError as error:
        raise NotFound(
            "release_folder_missing", number=filed.release.number, folder=str(filed.folder)
        ) from error
    return tuple(LeftOut(what=each["what"], why=each["why"]) for each in told["left_out"])


def checked_plan(
    app: App, numbers: Sequence[int] | None = None, *, progress: Progress = lambda _done, _of: None
) -> tuple[Plan, Checked]:
    """What the next release would have, once every file in it was looked into. Raises as ``check_stored``."""
    plan = app.read(plan_release, numbers)
    checked = check_stored(app, to_check(plan), progress)
    return app.read(without_held_back, plan, checked), checked


def make_release(
    app: App,
    *,
    numbers: Sequence[int] | None = None,
    pointers: bool = False,
    out: Path | None = None,
    progress: Progress = lambda _done, _of: None,
) -> MadeRelease:
    """Everything that is signed and the regulator has not, in a new numbered folder and ZIP, recorded.

    ``numbers`` are requests; None for all of the regulator's that are not done with. ``pointers`` writes where to
    look instead of the same files again. Every file is looked into first; it is hashed as it is copied, and must be
    what was signed; and all of that is asked once more as it is recorded. Stopped anywhere, nothing is left.
    Raises NotFound, CannotRead; Refused: "release_not_copied" alone leaves the release, made and recorded.
    """
    folders = PackFolders(app.workspace.releases, RELEASE)
    folders.clear()
    once = partial(_make_once, app, folders, numbers, progress, pointers=pointers)
    made = with_free_number(once, taken="release_number_taken")
    return made if out is None else replace(made, copy=_copy(made.filed, out))


@verb("release.make")
def record_release(
    uow: UnitOfWork,
    release: Release,
    items: Sequence[ReleaseItem],
    files: Sequence[ReleaseFile],
    *,
    checked: Checked,
    building: Path | None = None,
) -> Release:
    """The only door: the rule is asked here, under the lock, whatever was asked before.

    ``building`` is placed inside the command; None for a release that is in its place. Raises Refused.
    """
    if uow.register(Release).find(number=release.number):
        raise Refused("release_number_taken", number=release.number)
    refuse_what_may_not_go(uow, items, files, checked)
    if building is not None:
        folders = PackFolders(building.parent, RELEASE)
        placed = folders.place(building, release.folder)
        uow.if_not_committed(lambda: folders.withdraw(placed))
    made = replace(release, made_by=who_to_words(uow, uow.who))
    uow.register(Release).add(made)
    uow.register(ReleaseItem).add_many(items)
    uow.register(ReleaseFile).add_many(files)
    return made


def finish_releases(app: App) -> tuple[Release, ...]:
    """After a kill: record the releases that were finished and not recorded, where all of it may still go.

    What was only begun is removed; what is whole and may not go is left for ``verify`` to name.
    """
    folders = PackFolders(app.workspace.releases, RELEASE)
    folders.clear()
    waiting = folders.finished()
    if not waiting:
        return ()
    recorded = {filed.release.folder for filed in releases(app)}
    unrecorded = [path for name, path in waiting.items() if name not in recorded]
    return tuple(made for path in unrecorded if (made := _finish(app, path)) is not None)


# inside


def _filed(reader: Reader, root: Path) -> tuple[FiledRelease, ...]:
    items = _by_release(reader.register(ReleaseItem).each())
    files = _by_release(reader.register(ReleaseFile).each())
    sendings = _by_release(reader.register(ReleaseSending).each("at"))
    gone = {each.release_id: each for each in reader.register(ReleaseWithdrawal).each()}
    return tuple(
        FiledRelease(
            release,
            tuple(index_lines(items.get(release.id, ()), files.get(release.id, ()))),
            tuple(file for file in files.get(release.id, ()) if file.item_id is None),
            root / release.folder,
            tuple(sendings.get(release.id, ())),
            gone.get(release.id),
        )
        for release in reader.register(Release).all("number")
    )


def _by_release(rows: Iterator[Any]) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.release_id, []).append(row)
    return found


def to_check(plan: Plan) -> Iterator[ToCheck]:
    for line in plan.lines:
        yield from (ToCheck(file, line.as_at) for file in line.files)


def without_held_back(reader: Reader, plan: Plan, checked: Checked) -> Plan:
    holds = holds_in(reader, checked)
    lines: list[Line] = []
    held: list[NotIn] = []
    for line in plan.lines:
        back = tuple(file for file in line.files if holds_back(holds[key_of(file)]))
        if back:
            held.append(NotIn(request=line.request, why=Kept.HELD_BACK, title=line.title, files=back))
        else:
            lines.append(line)
    return Plan(lines=tuple(lines), kept=(*held, *plan.kept))


def _make_once(
    app: App,
    folders: PackFolders,
    numbers: Sequence[int] | None,
    progress: Progress,
    *,
    pointers: bool,
) -> MadeRelease:
    def checking(done: int, of: int) -> None:
        progress(done * CHECKING // max(of, 1), WHOLE)

    plan, checked = checked_plan(app, numbers, progress=checking)
    if not plan.lines:
        raise Refused("nothing_to_release", kept=plan.kept)
    now = app.clock.now()
    facts, lines = app.read(_facts, plan, folders, now, pointers=pointers)
    making = Making(app, facts, lines, plan.kept, progress)
    with folders.building() as building:
        release, items, files = making.fill(building)
        progress(WHOLE, WHOLE)
        made = app.do(record_release, release, items, files, checked=checked, building=building).result
    others = tuple(file for file in files if file.item_id is None)
    filed = FiledRelease(made, tuple(index_lines(items, files)), others, folders.root / made.folder)
    return MadeRelease(filed, plan.kept)


def _facts(
    reader: Reader, plan: Plan, folders: PackFolders, now: dt.datetime, *, pointers: bool
) -> tuple[PackFacts, tuple[Line, ...]]:
    highest = max(reader.register(Release).values("number"), default=0)
    number = max(highest, folders.highest_number()) + 1
    facts = with_pictures(reader, gather_facts(reader, number=number, at=now))
    sent = places_sent(standing_items(reader)) if pointers else {}
    return facts, numbered(plan.lines, sent, pointers=pointers)


def _copy(filed: FiledRelease, out: Path) -> Path:
    try:
        return copy_pack(filed.folder, out)
    except Refused as error:
        told = {
            "number": filed.release.number,
            "folder": str(filed.folder),
            "into": str(out),
            "reason": error.data.get("reason", ""),
        }
        raise Refused("release_not_copied", **told) from error


def _finish(app: App, folder: Path) -> Release | None:
    """None for a folder that is not a whole release of this workspace, or may not go."""
    manifest = (folder / MANIFEST).read_bytes()
    sha256 = hashlib.sha256(manifest).hexdigest()
    with suppress(ValueError, KeyError, TypeError, IndexError, OSError, ExpectedError):
        told = json.loads(manifest)
        if told["workspace"]["id"] != app.workspace.file.id:
            return None
        release, items, files = rows_from(told, folder=folder.name, sha256=sha256, made_by="")
        digests = {file.path: file.sha256 for file in files}
        is_whole = all(digest_of(folder / path) == each for path, each in digests.items())
        zipped = folder / told["zip"]
        if not is_whole or not holds_exactly(zipped, {**digests, MANIFEST: sha256}):
            return None
        of_zip = zip_row(release, told["zip"], digest_of(zipped) or "", zipped.stat().st_size)
        _, checked = checked_plan(app, sorted({item.request_number for item in items}))
        return app.do(record_release, release, items, (*files, of_zip), checked=checked).result
    return None
