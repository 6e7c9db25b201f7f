"""Whether the files of one pack are still as they were made. ``verify`` looks at everything."""

from __future__ import annotations

from inspection_ready.services.packs import FiledPack
from inspection_ready.storage.files import digest_of


def changed_files(filed: FiledPack) -> tuple[str, ...]:
    """Paths of the files that are changed or gone, in reading order."""
    return tuple(file.path for file in filed.every_file if digest_of(filed.folder / file.path) != file.sha256)
