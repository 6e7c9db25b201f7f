from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.storage import pack_folders
from inspection_ready.storage.pack_folders import MANIFEST, PackFolders, copy_pack
from tests.plugins.disks import mounted_disk


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "Pack 1 - 2026-12-01"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text("the manifest")
    (folder / "contacts.pdf").write_text("the contacts")
    return folder


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """Nobody may write there, whoever they are."""
    with mounted_disk(tmp_path / "disk", "size=1m,ro") as folder:
        yield folder


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_folder_that_was_not_placed_is_gone(tmp_path: Path) -> None:
    folders = PackFolders(tmp_path / "packs")

    with folders.building() as building:
        (building / "half").write_text("half")

    assert _names(tmp_path / "packs") == []


def test_pack_that_is_withdrawn_is_gone(pack: Path) -> None:
    PackFolders(pack.parent).withdraw(pack)

    assert _names(pack.parent) == []


def test_copy_that_is_there_as_it_was_made_is_the_copy(pack: Path, tmp_path: Path) -> None:
    first = copy_pack(pack, tmp_path / "out")
    (first / "~$contacts.docx").write_text("Word has a file of it open")
    before = _stamps(first)

    again = copy_pack(pack, tmp_path / "out")

    assert (again, _stamps(first)) == (first, before)
    assert _names(tmp_path / "out") == [pack.name]


def test_copy_somebody_worked_in_is_left_and_another_is_made(pack: Path, tmp_path: Path) -> None:
    first = copy_pack(pack, tmp_path / "out")
    (first / "contacts.pdf").write_text("with a note")

    second, third = copy_pack(pack, tmp_path / "out"), copy_pack(pack, tmp_path / "out")

    assert (second.name, third) == (f"{pack.name} (2)", second)
    assert [(each / "contacts.pdf").read_text() for each in (first, second)] == [
        "with a note",
        "the contacts",
    ]


def test_copy_with_a_file_missing_is_left_and_another_is_made(pack: Path, tmp_path: Path) -> None:
    first = copy_pack(pack, tmp_path / "out")
    (first / "contacts.pdf").unlink()

    assert copy_pack(pack, tmp_path / "out").name == f"{pack.name} (2)"


def test_copy_that_cannot_be_read_is_left_and_another_is_made(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does while a program keeps a file to itself."""
    first = copy_pack(pack, tmp_path / "out")
    to_read = Path.open

    def refuse(self: Path, *args: Any, **told: Any) -> Any:
        if self == first / "contacts.pdf":
            raise PermissionError(13, "The process cannot access the file")
        return to_read(self, *args, **told)

    monkeypatch.setattr(Path, "open", refuse)

    assert copy_pack(pack, tmp_path / "out").name == f"{pack.name} (2)"


def test_copy_that_was_begun_and_killed_is_begun_anew(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(pack_folders, "move_folder", _killed)
    monkeypatch.setattr("shutil.rmtree", lambda *_args, **_told: None)
    with pytest.raises(SystemExit):
        copy_pack(pack, out)
    [begun] = out.iterdir()
    (begun / "half").write_text("half a file")
    monkeypatch.undo()

    copy = copy_pack(pack, out)

    assert begun.name.endswith(".part")
    assert (_names(out), _names(copy)) == ([pack.name], ["contacts.pdf", MANIFEST])


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, OSError(5, "Input/output error")])
def test_copy_that_is_stopped_leaves_nothing(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_by: BaseException
) -> None:
    def stop(*_paths: Path) -> None:
        raise stopped_by

    monkeypatch.setattr(pack_folders, "move_folder", stop)

    with pytest.raises((KeyboardInterrupt, Refused)):
        copy_pack(pack, tmp_path / "out")

    assert _names(tmp_path / "out") == []


def test_folder_that_a_virus_scanner_reads_is_renamed_a_moment_later(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = _held_by_a_scanner(monkeypatch, times=3)

    assert copy_pack(pack, tmp_path / "out").name == pack.name
    assert waited == [0.05, 0.1, 0.2]


def test_folder_that_stays_locked_is_refused_and_nothing_is_left(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = _held_by_a_scanner(monkeypatch, times=100)

    with pytest.raises(Refused) as refused:
        copy_pack(pack, tmp_path / "out")

    assert (refused.value.code, refused.value.data["reason"]) == ("pack_not_copied", "Access is denied")
    assert (_names(tmp_path / "out"), sum(waited) < 1) == ([], True)


def test_place_that_is_a_file_is_refused(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(Refused) as refused:
        copy_pack(pack, tmp_path / "out")

    assert error_sentence(refused.value) == (
        f"The pack was made and is kept in {pack}, but could not be copied to {tmp_path / 'out'} "
        "(that is a file, not a folder). Copy that folder to another place yourself."
    )
    assert (tmp_path / "out").read_text() == "a file"


@pytest.mark.parametrize("inside", [".", "deeper"])
def test_pack_is_not_copied_into_itself(pack: Path, inside: str) -> None:
    with pytest.raises(Refused) as refused:
        copy_pack(pack, pack / inside)

    assert refused.value.data["reason"] == "that is inside the pack itself"
    assert _names(pack) == ["contacts.pdf", MANIFEST]


def test_place_that_may_not_be_written_to_is_refused(pack: Path, read_only_disk: Path) -> None:
    with pytest.raises(Refused) as refused:
        copy_pack(pack, read_only_disk)

    assert refused.value.data["reason"] == "Read-only file system"
    assert _names(read_only_disk) == []


def test_packs_kept_in_their_own_folder_are_no_copies(pack: Path) -> None:
    assert copy_pack(pack, pack.parent) == pack
    assert _names(pack.parent) == [pack.name]


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.iterdir())}


def _killed(*_paths: Path) -> None:
    raise SystemExit


def _held_by_a_scanner(monkeypatch: pytest.MonkeyPatch, *, times: int) -> list[float]:
    """What was waited, each time the rename was refused."""
    waited: list[float] = []
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if len(waited) < times:
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def test_highest_number_is_of_any_folder_named_like_a_pack(tmp_path: Path) -> None:
    for name in ("Pack 2 - 2026-12-01", "Pack 11 - 2026-12-02", "Packed lunch", "pack 40"):
        (tmp_path / name).mkdir()

    assert PackFolders(tmp_path).highest_number() == 11
