"""Whether the files of one pack or release are still as they were made. ``verify`` looks at everything."""

from __future__ import annotations

from inspection_ready.services.packs import FiledPack
from inspection_ready.services.releases import FiledRelease
from inspection_ready.storage.pack_folders import MANIFEST, changed_in


def changed_files(filed: FiledPack) -> tuple[str, ...]:
    """Paths of the files that are changed or gone, in reading order."""
    return changed_in(filed.folder, {file.path: file.sha256 for file in filed.every_file})


def changed_release_files(filed: FiledRelease) -> tuple[str, ...]:
    """The same of a release, with its manifest."""
    files = {file.path: file.sha256 for file in filed.files}
    return changed_in(filed.folder, {**files, MANIFEST: filed.release.manifest_sha256})
