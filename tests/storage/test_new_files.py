from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from inspection_ready.domain.errors import Cancelled, Refused
from inspection_ready.storage import files
from inspection_ready.storage.files import NewFiles


def write_all(folder: Path, count: int, may_go_on: Callable[[], None]) -> None:
    with NewFiles() as new:
        for number in range(count):
            new.write(folder / str(number), b"words")
        new.wait(may_go_on)


def test_every_file_is_flushed_before_the_waiting_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    flush = os.fsync

    def note(descriptor: int) -> None:
        flush(descriptor)
        flushed.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", note)
    paths = [tmp_path / f"{number % 3}" / f"{number}.pdf" for number in range(30)]

    with NewFiles() as new:
        for path in paths:
            new.write(path, path.name.encode())
        new.wait(lambda: None)
        inodes = {path.stat().st_ino for path in paths}

        assert set(flushed) == inodes

    assert [path.read_bytes() for path in paths] == [path.name.encode() for path in paths]


def test_disk_that_is_full_when_it_comes_to_flushing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        if path.name == "2":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "flush_file", refuse)

    with pytest.raises(Refused) as refused:
        write_all(tmp_path, 4, lambda: None)

    assert refused.value.code == "disk_full"


def test_nothing_is_flushed_any_more_once_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    let_go = threading.Event()

    def hang(path: Path) -> None:
        begun.append(path.name)
        let_go.wait(20)

    def stop() -> None:
        let_go.set()
        raise Cancelled

    monkeypatch.setattr(files, "flush_file", hang)

    with pytest.raises(Cancelled):
        write_all(tmp_path, 40, stop)
    after = len(begun)

    assert not [each for each in threading.enumerate() if each.name.startswith("flush")]
    assert len(begun) == after
    assert after < 40


def test_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")

    with pytest.raises(FileExistsError), NewFiles() as new:
        new.write(tmp_path / "old", b"new")

    assert (tmp_path / "old").read_text() == "old"
