"""Fills the folder of one release: copies that are hashed as they are written, the index, the manifest, the ZIP."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.release_names import INDEX
from inspection_ready.domain.release_papers import ReleasePaper, index_lines
from inspection_ready.domain.releases import Document, Release, ReleaseFile, ReleaseItem
from inspection_ready.phrases.releases import folder_name, not_in_words, outside_words, zip_name
from inspection_ready.phrases.signatures import capacity_words
from inspection_ready.services.release_index import write_index
from inspection_ready.services.release_manifest import rows_from, write_release_manifest
from inspection_ready.storage.files import pour, write_whole
from inspection_ready.storage.pack_folders import MANIFEST
from inspection_ready.storage.pack_zips import write_zip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.release_plans import Line, NotIn
    from inspection_ready.services.app import App

Progress = Callable[[int, int], None]
"""Told how far it is, of a thousand. What it raises stops the work, and nothing is left of it."""
WHOLE, CHECKING, COPYING = 1_000, 450, 350


class Making:
    """Fills the folder of one release."""

    def __init__(
        self, app: App, facts: PackFacts, lines: Sequence[Line], kept: Sequence[NotIn], progress: Progress
    ) -> None:
        self._app, self._facts, self._lines, self._kept = app, facts, lines, kept
        self._progress = progress
        self._release_id = new_id()
        self._copied = 0
        self._of = sum(file.size for line in lines if line.names for file in line.files)

    def fill(self, folder: Path) -> tuple[Release, tuple[ReleaseItem, ...], tuple[ReleaseFile, ...]]:
        facts = self._facts
        items = tuple(_item_of(self._release_id, line) for line in self._lines)
        copies = [
            self._copy(item, line, place, folder)
            for item, line in zip(items, self._lines, strict=True)
            for place in range(len(line.names))
        ]
        told_out = tuple(LeftOut(what=not_in_words(each), why=outside_words(each)) for each in self._kept)
        paper = ReleasePaper(number=facts.number, lines=tuple(index_lines(items, copies)), left_out=told_out)
        name = f"{0:0{max(2, len(str(len(items))))}} {INDEX}"
        index = write_index(folder, name, facts, paper, self._may_go_on)
        own = [replace(file, release_id=self._release_id) for file in index]
        return self._finish(folder, paper, (*own, *copies))

    def _finish(
        self, folder: Path, paper: ReleasePaper, files: Sequence[ReleaseFile]
    ) -> tuple[Release, tuple[ReleaseItem, ...], tuple[ReleaseFile, ...]]:
        facts, made_on = self._facts, on_the_clock(self._facts.prepared_at).date()
        zipped = zip_name(facts.council.name, facts.number, made_on)
        manifest = write_release_manifest(
            self._app.workspace.file,
            paper,
            files,
            made_at=facts.prepared_at,
            head=facts.head,
            zipped=zipped,
        )
        write_whole(folder / MANIFEST, manifest)
        release, items, read = rows_from(
            json.loads(manifest),
            folder=folder_name(facts.number, made_on),
            sha256=hashlib.sha256(manifest).hexdigest(),
            made_by="",
        )
        paths = (*(file.path for file in files), MANIFEST)
        at = on_the_clock(facts.prepared_at)
        sha256, size = write_zip(folder / zipped, folder, paths, at=at, may_go_on=self._may_go_on)
        return release, items, (*read, zip_row(release, zipped, sha256, size))

    def _copy(self, item: ReleaseItem, line: Line, place: int, folder: Path) -> ReleaseFile:
        """Hashed as it is copied: what is in the folder is what was signed, or there is no release."""
        file, name = line.files[place], line.names[place]
        try:
            with self._app.workspace.files.path_of(file.sha256).open("rb") as source:
                sha256, size = pour(source, folder / name, self._step)
        except FileNotFoundError as error:
            raise NotFound("stored_evidence_missing", file=file.name) from error
        if sha256 != file.sha256:
            raise Refused("release_not_what_was_signed", file=file.name)
        return ReleaseFile(
            release_id=item.release_id,
            item_id=item.id,
            path=name,
            document=Document.EVIDENCE,
            sha256=sha256,
            size=size,
        )

    def _step(self, size: int) -> None:
        self._copied += size
        self._may_go_on()

    def _may_go_on(self) -> None:
        self._progress(min(CHECKING + self._copied * COPYING // max(self._of, 1), WHOLE - 1), WHOLE)


def _item_of(release_id: int, line: Line) -> ReleaseItem:
    what, signature = line.standing.what, line.signature
    request, evidence, version = what.request, what.evidence, what.version
    return ReleaseItem(
        release_id=release_id,
        position=line.position,
        request_id=request.id,
        evidence_id=None if evidence is None else evidence.id,
        version_id=None if version is None else version.id,
        signature_id=signature.id,
        request_number=request.number,
        their_ref=request.their_ref,
        wording=request.wording,
        answer=line.answer,
        reference="" if evidence is None else evidence.reference,
        title=line.title,
        version_number=None if version is None else version.number,
        pointer=what.pointer,
        points_to=line.points_to,
        link="" if version is None else version.link,
        link_note="" if version is None else version.link_note,
        as_at=line.as_at,
        owner=line.owner,
        signed_by=signature.signer,
        signed_as=capacity_words(signature),
        signed_at=signature.signed_at,
        marked=line.mark,
        replaces_id=None if line.replaces is None else line.replaces.id,
        replaces=line.replaces_words,
    )


def zip_row(release: Release, path: str, sha256: str, size: int) -> ReleaseFile:
    return ReleaseFile(release_id=release.id, path=path, document=Document.ZIP, sha256=sha256, size=size)
