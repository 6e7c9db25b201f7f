from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspection_ready.storage.places import default_place, file_system_of, synchronised_by

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:26 / /mnt rw - tmpfs tmpfs rw
31 22 0:27 / /mnt/team\040drive rw - cifs //server/team rw,vers=3.0
32 22 0:28 / /srv/nfs rw shared:9 - nfs4 server:/export rw
33 22 0:29 / /run/user/0/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
malformed line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("home/priya/w", "ext4"),
        ("mnt/w", "tmpfs"),
        ("mnt/team drive/w", "cifs"),
        ("mnt/team driver", "tmpfs"),
        ("srv/nfs", "nfs4"),
        ("run/user/0/gvfs/smb-share/w", "fuse.gvfsd-fuse"),
    ],
)
def test_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    from pathlib import Path  # a path of this system, whichever it is

    assert file_system_of(Path("/") / folder, MOUNTS) == kind


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        ("OneDrive - Northmoor Council/QA", "OneDrive"),
        ("onedrive", "onedrive"),
        ("Dropbox (Team)/QA", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud/QA", "Nextcloud"),
        ("Documents/QA", None),
        ("Our OneDrive notes", None),
        ("Dropboxes", None),
    ],
)
def test_synchronised_folder_is_known_by_its_name(tmp_path: Path, parts: str, service: str | None) -> None:
    assert synchronised_by(tmp_path / parts / "w.inspection", {}) == service


def test_onedrive_is_known_by_what_windows_says(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Work Files")}

    assert synchronised_by(tmp_path / "Work Files" / "QA" / "w", environment) == "OneDrive"
    assert synchronised_by(tmp_path / "Work Files 2" / "w", environment) is None


def test_dropbox_is_known_by_its_own_file(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    told = {"personal": {"path": str(tmp_path / "Shared things")}}
    (tmp_path / ".dropbox" / "info.json").write_text(json.dumps(told))

    assert synchronised_by(tmp_path / "Shared things" / "w", {"HOME": str(tmp_path)}) == "Dropbox"


@pytest.mark.parametrize("text", ["", "[]", "7", '{"personal": null}', '{"personal": {}}'])
def test_dropbox_file_in_an_unknown_form_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(text)

    assert synchronised_by(tmp_path / "w", {"HOME": str(tmp_path)}) is None


def test_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "shortcut").symlink_to(tmp_path / "OneDrive", target_is_directory=True)

    assert synchronised_by(tmp_path / "shortcut" / "w", {}) == "OneDrive"


def test_syncthing_is_known_by_its_marker(tmp_path: Path) -> None:
    (tmp_path / "kept" / ".stfolder").mkdir(parents=True)

    assert synchronised_by(tmp_path / "kept" / "w", {}) == "Syncthing"


def test_default_place_is_the_users_own_data(own_home: Path) -> None:
    assert own_home in default_place().parents
