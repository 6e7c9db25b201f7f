from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.pack_folders import MANIFEST, PackFolders, copy_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "Pack 1 - 2026-12-01"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text("the manifest")
    (folder / "contacts.pdf").write_text("the contacts")
    return folder


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


def test_copy_of_the_same_pack_is_made_anew(pack: Path, tmp_path: Path) -> None:
    copy_pack(pack, tmp_path / "out")
    (tmp_path / "out" / pack.name / "contacts.pdf").write_text("scribbled on")

    copy = copy_pack(pack, tmp_path / "out")

    assert (copy / "contacts.pdf").read_text() == "the contacts"
    assert _names(tmp_path / "out") == [pack.name]


def test_copy_that_is_open_elsewhere_is_left_as_it_was(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    old = copy_pack(pack, out)
    (old / "contacts.pdf").write_text("open in Word")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        """As Windows does while a file inside is open."""
        if self == old:
            raise PermissionError(13, "Access is denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(Refused) as refused:
        copy_pack(pack, out)

    assert refused.value.data == {"pack": str(pack), "into": str(out), "reason": "Access is denied"}
    assert (_names(out), (old / "contacts.pdf").read_text()) == ([pack.name], "open in Word")


def test_old_copy_is_put_back_where_the_new_one_cannot_be_placed(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    old = copy_pack(pack, out)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(Refused):
        copy_pack(pack, out)

    assert (_names(out), _names(old)) == ([pack.name], ["contacts.pdf", MANIFEST])


def test_place_that_is_a_file_is_refused(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(Refused) as refused:
        copy_pack(pack, tmp_path / "out")

    assert refused.value.code == "pack_not_copied"


def test_highest_number_is_of_any_folder_named_like_a_pack(tmp_path: Path) -> None:
    for name in ("Pack 2 - 2026-12-01", "Pack 11 - 2026-12-02", "Packed lunch", "pack 40"):
        (tmp_path / name).mkdir()

    assert PackFolders(tmp_path).highest_number() == 11
