"""Files of any size are copied whole before the command that keeps them."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.files import FileStore
from tests.plugins.disks import mounted_disk

if TYPE_CHECKING:
    from pathlib import Path


def every_file(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_copy_counts_for_nothing_until_it_is_kept(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    sha256 = hashlib.sha256(b"words").hexdigest()

    staged = store.stage(io.BytesIO(b"words"), lambda _size: None)

    assert (staged.sha256, staged.size) == (sha256, 5)
    assert not store.path_of(sha256).exists()
    store.keep_staged(staged)
    assert every_file(tmp_path) == [f"files/{sha256[:2]}/{sha256}"]
    store.take_back()
    assert every_file(tmp_path) == []


def test_what_is_kept_already_stays_when_the_command_comes_to_nothing(tmp_path: Path) -> None:
    FileStore(tmp_path / "files").keep(b"words")
    store = FileStore(tmp_path / "files")

    store.keep_staged(store.stage(io.BytesIO(b"words"), lambda _size: None))
    store.take_back()

    assert len(every_file(tmp_path)) == 1


@pytest.mark.parametrize("changed", [b"wordz", b"", b"words and more"])
@pytest.mark.parametrize("is_staged", [True, False])
def test_what_was_changed_is_put_right_by_the_same_file(
    tmp_path: Path, changed: bytes, *, is_staged: bool
) -> None:
    """Whoever brings a file in again has it kept, whatever became of the copy that was there."""
    sha256 = FileStore(tmp_path / "files").keep(b"words")
    store = FileStore(tmp_path / "files")
    store.path_of(sha256).write_bytes(changed)

    if is_staged:
        store.keep_staged(store.stage(io.BytesIO(b"words"), lambda _size: None))
    else:
        store.keep(b"words")
    store.take_back()

    assert store.read(sha256) == b"words"
    assert len(every_file(tmp_path)) == 1


@given(st.lists(st.binary(max_size=50), max_size=8))
def test_in_whatever_pieces_it_comes_the_copy_is_the_file(pieces: list[bytes]) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    class InPieces(io.BytesIO):
        def __init__(self) -> None:
            super().__init__()
            self.rest = [piece for piece in pieces if piece]

        def read(self, _size: int | None = -1, /) -> bytes:
            return self.rest.pop(0) if self.rest else b""

    with TemporaryDirectory() as folder:
        heard: list[int] = []
        staged = FileStore(Path(folder) / "files").stage(InPieces(), heard.append)
        whole = b"".join(pieces)
        assert staged.part.read_bytes() == whole
        assert (staged.sha256, staged.size, sum(heard)) == (
            hashlib.sha256(whole).hexdigest(),
            len(whole),
            len(whole),
        )


def test_a_disk_that_fills_up_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with mounted_disk(tmp_path / "disk", "size=1m") as disk:
        store = FileStore(disk / "files")

        with pytest.raises(Refused) as refused:
            store.stage(io.BytesIO(bytes(4_000_000)), lambda _size: None)

        assert refused.value.code == "disk_full"
        assert every_file(disk) == []
