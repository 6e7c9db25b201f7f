"""Whether the stored files of evidence are still what was registered, told without reading all of them.

Size and time of every file are looked at. One that has another size is another file; one that was written to after
it was kept is read, as far as that is done in a moment. Who alters a file and sets its time back is found by
``verify``, which reads everything, and before a signature or a release, which reads what it is for.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, cast

from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.signatures import Said, Signature, SignatureFile
from inspection_ready.domain.stored_files import FaultyFile, FileFault, FilesNow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.storage.files import FileStore, Kept
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader

KEPT_WITHIN = dt.timedelta(minutes=10)
"""After a command began, it may still write what it keeps."""
MOST_BYTES, MOST_FILES = 64_000_000, 200
"""Read at one look. What is over is counted, and read at the next: what was read is remembered while the app runs."""


def files_now(reader: Registers) -> FilesNow:
    """Nothing where the reader has no files, as the first look at a register."""
    store: FileStore | None = getattr(reader, "files", None)
    return FilesNow() if store is None else _looked_at(cast("Reader", reader), store)


def _looked_at(reader: Reader, store: FileStore) -> FilesNow:
    files, versions = reader.register(EvidenceFile), reader.register(EvidenceVersion)
    added = dict(zip(versions.values("id"), versions.values("added_at"), strict=True))
    digests = files.values("sha256")  # one field of all, and not all fields of all: there may be many
    kept_at: dict[str, dt.datetime] = {}
    for sha256, version_id in zip(digests, files.values("version_id"), strict=True):
        at = added[version_id]
        kept_at[sha256] = min(at, kept_at.get(sha256, at))
    sizes = dict(zip(digests, files.values("size"), strict=True))
    faults, unseen = _faults(store, sizes, kept_at)
    return FilesNow(_told(reader, faults) if faults else (), unseen)


def _faults(
    store: FileStore, sizes: Mapping[str, int], kept_at: Mapping[str, dt.datetime]
) -> tuple[Mapping[str, FileFault], int]:
    """By SHA-256; and how many were not read that should be."""
    held = store.kept()
    faults: dict[str, FileFault] = {}
    doubtful: list[str] = []
    for sha256, size in sizes.items():
        found: Kept | None = held.get(sha256)
        if found is None:
            faults[sha256] = FileFault.GONE
        elif found.size != size:
            faults[sha256] = FileFault.CHANGED
        elif found.written_at > kept_at[sha256] + KEPT_WITHIN:
            doubtful.append(sha256)
    unseen, read, left = 0, 0, MOST_BYTES
    for sha256 in doubtful:
        if not store.is_known(sha256):
            if read and (sizes[sha256] > left or read >= MOST_FILES):  # one at least: each look comes nearer
                unseen += 1
                continue
            read, left = read + 1, left - sizes[sha256]
        if store.digest_now(sha256) != sha256:
            faults[sha256] = FileFault.CHANGED
    return faults, unseen


def _told(reader: Reader, faults: Mapping[str, FileFault]) -> tuple[FaultyFile, ...]:
    files = sorted(reader.register(EvidenceFile).having("sha256", faults), key=lambda file: file.id)
    wanted = {file.version_id for file in files}
    versions = {each.id: each for each in reader.register(EvidenceVersion).having("id", wanted)}
    titles = {
        each.id: each.title
        for each in reader.register(Evidence).having("id", {each.evidence_id for each in versions.values()})
    }
    signed = _signed_for(reader, faults)
    return tuple(
        FaultyFile(
            evidence_id=version.evidence_id,
            title=titles[version.evidence_id],
            version=version.number,
            name=file.name,
            fault=faults[file.sha256],
            signed_for=tuple(sorted(signed[version.id, file.sha256])),
        )
        for file in files
        for version in (versions[file.version_id],)
    )


def _signed_for(
    reader: Reader, faults: Mapping[str, FileFault]
) -> defaultdict[tuple[int | None, str], set[int]]:
    """Numbers of requests, by version and file."""
    signatures = {
        each.id: each
        for each in reader.register(Signature).all()
        if each.said is Said.AGREED and not each.is_withdrawn
    }
    found: defaultdict[tuple[int | None, str], set[int]] = defaultdict(set)
    for file in reader.register(SignatureFile).all():
        signature = signatures.get(file.signature_id)
        if signature is not None and file.sha256 in faults:
            found[signature.version_id, file.sha256].add(signature.request_number)
    return found
