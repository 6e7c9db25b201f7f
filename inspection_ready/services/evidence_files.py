"""Files for the evidence register: copied whole, whatever their size, before the command that keeps them."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.file_names import safe_file_name, told_apart
from inspection_ready.exchange.chosen_files import is_only_in_the_cloud, said_in_words
from inspection_ready.exchange.whole_files import another_name, whole_file
from inspection_ready.services.evidence_reading import file_data_path

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import EvidenceFile
    from inspection_ready.storage.files import FileStore, StagedFile
    from inspection_ready.storage.unit_of_work import Reader

MOST_FILES = 200
"""In one version: more are a folder to be brought in, not one piece of evidence."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was copied beside the register, whole, and waits for the command that keeps it."""

    name: str
    staged: StagedFile


@contextmanager
def copied(
    store: FileStore,
    paths: Sequence[Path],
    progress: Progress = lambda _done, _of: None,
    *,
    most: int = MOST_FILES,
) -> Iterator[tuple[NewFile, ...]]:
    """The files, copied whole before the command that keeps them; what it did not keep is gone afterwards.

    ``progress`` hears of bytes; what it raises ends it. Raises CannotRead, Refused.
    """
    if len(paths) > most:
        raise Refused("too_many_files", count=len(paths), most=most)
    sizes = [_size_of(path) for path in paths]
    done, whole, made = 0, sum(sizes), []

    def step(size: int) -> None:
        nonlocal done
        done += size
        progress(done, whole)

    try:
        for path in paths:
            made.append(NewFile(safe_file_name(path.name), _copy(store, path, step)))  # noqa: PERF401 - what is made is dropped where the next fails
        names = told_apart((each.name for each in made), are_files=True)
        yield tuple(replace(each, name=name) for each, name in zip(made, names, strict=True))
    finally:
        for each in made:
            each.staged.drop()


def _size_of(path: Path) -> int:
    with _reading(path):
        told = path.stat()
    if stat.S_ISDIR(told.st_mode):
        raise CannotRead("folder_not_file", file=path.name)
    if not stat.S_ISREG(told.st_mode):
        raise CannotRead("evidence_is_a_pipe", file=path.name)
    if told.st_size == 0:
        raise CannotRead("evidence_is_empty", file=path.name)
    return told.st_size


def _copy(store: FileStore, path: Path, step: Callable[[int], None]) -> StagedFile:
    with _reading(path), path.open("rb") as source:
        before, copied_yet = os.fstat(source.fileno()), 0

        def step_within(size: int) -> None:
            nonlocal copied_yet
            copied_yet += size
            if copied_yet > before.st_size:  # one that is written all the time would never end
                raise CannotRead("file_changed_while_copied", file=path.name)
            step(size)

        staged = store.stage(source, step_within)
        after = os.fstat(source.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        staged.drop()
        raise CannotRead("file_changed_while_copied", file=path.name)
    return staged


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """One whose content the cloud keeps is fetched by reading it; where that fails, it is said why."""
    with said_in_words(path):
        try:
            yield
        except OSError as error:
            if _is_only_in_the_cloud(path):
                raise CannotRead("file_only_in_the_cloud", file=path.name) from error
            raise


def _is_only_in_the_cloud(path: Path) -> bool:
    try:
        return is_only_in_the_cloud(path.stat())
    except OSError:
        return False


def save_copies(
    reader: Reader, files: Sequence[EvidenceFile], folder: Path, *, read_only: bool = False
) -> tuple[Path, ...]:
    """Copies of stored files under their own names, each proved to be what was stored; nothing is written over.

    Raises NotFound, CannotRead, Refused; those saved before stay.
    """
    saved = []
    for file in files:
        source = file_data_path(reader, file)
        target = folder / file.name
        if target.exists():
            target = another_name(target)
        with whole_file(target) as part:
            shutil.copyfile(source, part)
        if read_only:
            target.chmod(stat.S_IRUSR)
        saved.append(target)
    return tuple(saved)
