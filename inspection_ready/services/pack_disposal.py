"""Dispose of a pack: its files go, and the record that there was one stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.filing import Pack, PackDisposal, PackFile
from inspection_ready.phrases.packs import ZIP
from inspection_ready.services.app import App
from inspection_ready.services.verbs import Done, verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.pack_folders import PackFolders
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


def dispose_of_pack(app: App, number: int, *, because: str) -> Done[PackDisposal]:
    """Its folder is out of the way before the record says so, and gone after it does.

    Copies that were put elsewhere, given away or are in a safe copy are not touched.
    Raises NotFound; Refused: "reason_missing", "pack_disposed", "pack_elsewhere" or "pack_in_use".
    """
    folders = PackFolders(app.workspace.packs)
    is_shared = app.workspace.file.is_shared
    done = app.do(record_disposal, number, because=because, folders=folders, is_shared=is_shared)
    folders.remove_aside(app.read(_folder_of, done.result.pack_id))
    return done


@verb("pack.dispose")
def record_disposal(
    uow: UnitOfWork, number: int, *, because: str, folders: PackFolders, is_shared: bool = False
) -> PackDisposal:
    """Of letters the names of the files go too: they say to whom. Their digests stay, as those of every file."""
    reason = " ".join(because.split())
    if not reason:
        raise Refused("reason_missing")
    pack = _pack(uow, number)
    if uow.register(PackDisposal).find(pack_id=pack.id):
        raise Refused("pack_disposed", number=number)
    if is_shared and not (folders.root / pack.folder).is_dir():
        raise Refused("pack_elsewhere", number=number)
    folders.set_aside(pack.folder)
    uow.if_not_committed(lambda: folders.put_back(pack.folder))
    register = uow.register(PackFile)
    for file, blank in _without_names(register.find(pack_id=pack.id)):
        register.dispose(file, blank)
    made = PackDisposal(
        pack_id=pack.id, disposed_at=uow.at, disposed_by=who_to_words(uow, uow.who), reason=reason
    )
    return uow.register(PackDisposal).add(made)


def finish_disposals(app: App) -> None:
    """After a kill: what is recorded as disposed of goes, and what is not comes back."""
    folders = PackFolders(app.workspace.packs)
    names = folders.set_aside_names()
    if not names:
        return
    disposed = {pack.folder for pack, _ in app.read(disposed_packs)}
    for name in names:
        if name in disposed:
            folders.remove_aside(name)
        else:
            folders.put_back(name)


def disposed_packs(reader: Reader) -> tuple[tuple[Pack, PackDisposal], ...]:
    """In order of their numbers."""
    disposals = {each.pack_id: each for each in reader.register(PackDisposal).each()}
    packs = reader.register(Pack).among(sorted(disposals))
    return tuple((pack, disposals[pack.id]) for pack in sorted(packs, key=lambda pack: pack.number))


def _pack(reader: Reader, number: int) -> Pack:
    for pack in reader.register(Pack).find(number=number):
        return pack
    raise NotFound("no_such_pack", number=number)


def _folder_of(reader: Reader, pack_id: int) -> str:
    return reader.register(Pack).get(pack_id).folder


def _without_names(files: Sequence[PackFile]) -> Iterator[tuple[PackFile, PackFile]]:
    """Those in a folder, by their place in it; and the ZIP, which held them all."""
    for count, file in enumerate(files, start=1):
        path = PurePosixPath(file.path)
        if file.document != ZIP and path.parent != PurePosixPath():
            yield file, replace(file, path=f"{path.parent}/{count}{path.suffix}")
