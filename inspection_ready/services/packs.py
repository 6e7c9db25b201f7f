"""Packs: the numbered folders of documents printed for people."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from inspection_ready.domain.changed_since import ChangedSince
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Cancelled, ExpectedError, NotFound, Refused
from inspection_ready.domain.filing import Pack, PackDisposal, PackFile
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.domain.packs import LeftOut, PackFacts
from inspection_ready.phrases.packs import ZIP, folder_name, left_out, zip_name
from inspection_ready.services.app import App
from inspection_ready.services.changed_since import since_read
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.letters import guarded, with_letters
from inspection_ready.services.manifest import Asked, read_manifest, rows_from, write_manifest
from inspection_ready.services.numbered import with_free_number
from inspection_ready.services.pack_changes import changed_since
from inspection_ready.services.pack_documents import DOCUMENTS, Progress, write_documents
from inspection_ready.services.verbs import verb
from inspection_ready.services.word_letters import with_word_letters
from inspection_ready.storage.files import digest_of, write_whole
from inspection_ready.storage.pack_folders import MANIFEST, PackFolders, copy_pack
from inspection_ready.storage.pack_zips import holds_exactly, write_zip
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True)
class FiledPack:
    """A recorded pack, its documents in reading order, and the folder they are in."""

    pack: Pack
    files: tuple[PackFile, ...]
    folder: Path
    zipped: PackFile | None = None
    """All of it in one file; None for packs that were made before there were such files."""
    disposal: PackDisposal | None = None
    """The files are gone, on purpose."""

    @property
    def every_file(self) -> tuple[PackFile, ...]:
        return self.files if self.zipped is None else (*self.files, self.zipped)


@dataclass(frozen=True, slots=True)
class MadePack:
    """``copy`` is where ``out`` asked for it; None otherwise."""

    filed: FiledPack
    left_out: tuple[LeftOut, ...] = field(default=())
    copy: Path | None = None
    since: ChangedSince | None = None
    """What changed since the pack before; None for the first."""
    findings: tuple[PackFinding, ...] = ()
    """Of a pack that was made just now."""


def packs(app: App) -> tuple[FiledPack, ...]:
    """Every pack that was made, the newest first."""
    return tuple(reversed(app.read(_filed, app.workspace.packs)))


def pack_numbered(app: App, number: int) -> FiledPack:
    """Raises NotFound."""
    for filed in packs(app):
        if filed.pack.number == number:
            return filed
    raise NotFound("no_such_pack", number=number)


def newest_pack_for(app: App, inspection: Inspection) -> FiledPack | None:
    return next(_kept_for(app, inspection), None)


def newest_whole_pack_for(app: App, inspection: Inspection) -> FiledPack | None:
    """One of documents that somebody chose does not stand for the pack that follows a notification.

    A pack that cannot say what it was to have is taken for whole.
    """
    return next((filed for filed in _kept_for(app, inspection) if _was_for_all(filed.folder)), None)


def _kept_for(app: App, inspection: Inspection) -> Iterator[FiledPack]:
    """One that was disposed of is no pack that anybody can be given."""
    made = (filed for filed in packs(app) if filed.pack.inspection_id == inspection.id)
    return (filed for filed in made if filed.disposal is None)


def _was_for_all(folder: Path) -> bool:
    asked = (read_manifest(folder) or {}).get("asked_for")
    return not isinstance(asked, dict) or set(DOCUMENTS) <= set(asked.get("documents", ()))


@contextmanager
def keeping(what: str) -> Iterator[None]:
    """For a pack that follows what was just entered: where it cannot be made, Refused says what is kept all the same.

    ``what`` is "notification" or "on_site".
    """
    try:
        yield
    except Cancelled:
        raise
    except ExpectedError as error:
        if error.code == "pack_not_copied":
            raise
        raise Refused("kept_without_pack", what=what, error=error) from error


def make_pack(
    app: App,
    *,
    only: Sequence[str] | None = None,
    letters: Sequence[str] | None = None,
    out: Path | None = None,
    progress: Progress = lambda _done, _of: None,
) -> MadePack:
    """Write the documents as they stand now into a new numbered pack, and record it.

    ``letters`` are the titles of those to print; None prints those that have been given lists.

    The documents are built before the register is locked, so nobody waits for them. The head in them is the
    one they were made from, even where something changed meanwhile. Stopped anywhere, nothing is left.
    Raises Refused: "pack_not_copied" alone leaves the pack, made and recorded.
    """
    wanted = _wanted(only)
    folders = PackFolders(app.workspace.packs)
    folders.clear()
    asked = Asked(wanted, None if letters is None else tuple(letters))
    made = with_free_number(lambda: _make_once(app, folders, asked, progress), taken="pack_number_taken")
    return made if out is None else replace(made, copy=copy_pack(made.filed.folder, out))


def pack_again(filed: FiledPack, *, out: Path | None = None) -> MadePack:
    """A pack that is there, as its manifest tells it. Raises NotFound where that is gone; Refused."""
    told = manifest_of(filed)
    left = tuple(LeftOut(what=each["what"], why=each["why"]) for each in told["left_out"])
    copy = None if out is None else copy_pack(filed.folder, out)
    return MadePack(filed, left, copy, since_read(told.get("changed_since")))


def manifest_of(filed: FiledPack) -> dict[str, Any]:
    """Raises NotFound where its files are gone."""
    if filed.disposal is not None:
        raise NotFound("pack_files_disposed", number=filed.pack.number)
    try:
        told: dict[str, Any] = json.loads((filed.folder / MANIFEST).read_bytes())
    except OSError as error:
        raise NotFound("pack_folder_missing", number=filed.pack.number, folder=str(filed.folder)) from error
    return told


@verb("pack.make")
def record_pack(uow: UnitOfWork, pack: Pack, files: Sequence[PackFile], building: Path | None = None) -> Pack:
    """``building`` is placed first, inside the command: who checks the folder meanwhile waits for the record.

    None for a pack that is in its place. Raises Refused where the number is taken.
    """
    if uow.register(Pack).find(number=pack.number):
        raise Refused("pack_number_taken", number=pack.number)
    if building is not None:
        folders = PackFolders(building.parent)
        placed = folders.place(building, pack.folder)
        uow.if_not_committed(lambda: folders.withdraw(placed))
    uow.register(Pack).add(pack)
    uow.register(PackFile).add_many(files)
    return pack


def finish_packs(app: App) -> tuple[Pack, ...]:
    """After a kill: record the packs that were finished and not recorded, and remove what was only begun."""
    folders = PackFolders(app.workspace.packs)
    folders.clear()
    recorded = {filed.pack.folder for filed in packs(app)}
    waiting = [path for name, path in folders.finished().items() if name not in recorded]
    return tuple(pack for path in waiting if (pack := _finish(app, path)) is not None)


def _filed(reader: Reader, root: Path) -> tuple[FiledPack, ...]:
    files: dict[int, list[PackFile]] = {}
    zips: dict[int, PackFile] = {}
    for file in reader.register(PackFile).each():
        if file.document == ZIP:
            zips[file.pack_id] = file
        else:
            files.setdefault(file.pack_id, []).append(file)
    disposals = {each.pack_id: each for each in reader.register(PackDisposal).each()}
    return tuple(
        FiledPack(
            pack,
            tuple(files.get(pack.id, ())),
            root / pack.folder,
            zips.get(pack.id),
            disposals.get(pack.id),
        )
        for pack in reader.register(Pack).all("number")
    )


def _wanted(only: Sequence[str] | None) -> tuple[str, ...]:
    if only is None:
        return DOCUMENTS
    for name in only:
        if name not in DOCUMENTS:
            raise NotFound("no_such_document", document=name, known=DOCUMENTS)
    if not only:
        raise Refused("nothing_to_make", known=DOCUMENTS)
    return tuple(name for name in DOCUMENTS if name in only)


def _make_once(app: App, folders: PackFolders, asked: Asked, progress: Progress) -> MadePack:
    now = app.clock.now()
    facts = app.read(_facts, folders, now, asked)
    made_on = on_the_clock(now).date()
    with folders.building() as building:
        built = write_documents(facts, asked.documents, building, progress)
        zipped = zip_name(facts.council.name, facts.number, made_on)
        manifest = write_manifest(app.workspace.file, facts, built, asked, zipped=zipped)
        write_whole(building / MANIFEST, manifest)
        sha256 = hashlib.sha256(manifest).hexdigest()
        name = folder_name(facts.number, made_on)
        pack, rows = rows_from(json.loads(manifest), folder=name, sha256=sha256)
        of = len(rows) + 1
        zip_row = _zip(pack, rows, building, zipped, lambda: progress(len(rows), of))
        progress(of, of)
        app.do(record_pack, pack, (*rows, zip_row), building)
    filed = FiledPack(pack, rows, folders.root / name, zip_row)
    return MadePack(filed, left_out(facts), since=facts.since, findings=built.findings)


def _zip(
    pack: Pack, files: Sequence[PackFile], folder: Path, name: str, may_go_on: Callable[[], None]
) -> PackFile:
    paths = (*(file.path for file in files), MANIFEST)
    at = on_the_clock(pack.made_at)
    sha256, size = write_zip(folder / name, folder, paths, at=at, may_go_on=may_go_on)
    return zip_row(pack, name, sha256, size)


def zip_row(pack: Pack, name: str, sha256: str, size: int) -> PackFile:
    return PackFile(pack_id=pack.id, path=name, document=ZIP, sha256=sha256, size=size)


def _facts(reader: Reader, folders: PackFolders, now: datetime, asked: Asked) -> PackFacts:
    highest = max((pack.number for pack in reader.register(Pack).each()), default=0)
    number = max(highest, folders.highest_number()) + 1
    facts = guarded(with_letters(gather_facts(reader, number=number, at=now), asked.letters))
    facts = with_word_letters(reader, with_pictures(reader, facts))
    return replace(facts, since=changed_since(reader, facts, asked, folders.root))


def _finish(app: App, folder: Path) -> Pack | None:
    """None for a folder that is not a whole pack of this workspace: it is left for ``verify`` to name."""
    manifest = (folder / MANIFEST).read_bytes()
    sha256 = hashlib.sha256(manifest).hexdigest()
    with suppress(ValueError, KeyError, TypeError, ExpectedError):
        told = json.loads(manifest)
        pack, files = rows_from(told, folder=folder.name, sha256=sha256)
        whole = all(digest_of(folder / file.path) == file.sha256 for file in files)
        zipped = _found_zip(pack, files, folder, told.get("zip"))
        if whole and zipped is not None and told["workspace"]["id"] == app.workspace.file.id:
            return app.do(record_pack, pack, (*files, *zipped)).result
    return None


def _found_zip(
    pack: Pack, files: Sequence[PackFile], folder: Path, name: str | None
) -> tuple[PackFile, ...] | None:
    """Its row; none where the pack is from before there were any, and None where it is not whole."""
    if name is None:
        return ()
    digests = {file.path: file.sha256 for file in files} | {MANIFEST: pack.manifest_sha256}
    zipped = folder / name
    sha256 = digest_of(zipped)
    if sha256 is None or not holds_exactly(zipped, digests):
        return None
    return (zip_row(pack, name, sha256, zipped.stat().st_size),)
