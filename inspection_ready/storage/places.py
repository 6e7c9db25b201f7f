"""Where a workspace may live: on the local disk, and in no folder that something else keeps in step."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from inspection_ready.domain.errors import Refused

_NETWORK = {"cifs", "smb3", "smbfs", "smb2", "nfs", "nfs4", "afs", "ncpfs", "davfs", "ceph", "glusterfs"}
_NETWORK_FUSE = {
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.curlftpfs",
}
_SYNCHRONISED = re.compile(
    r"(OneDrive|Dropbox|Google ?Drive|iCloud ?Drive|Nextcloud|ownCloud|Box Sync|SynologyDrive|SharePoint)"
    r"( ?[-(].*)?",
    re.IGNORECASE,
)
_DRIVE_REMOTE = 4
_MOUNTS = Path("/proc/self/mountinfo")


def default_place() -> Path:
    """The user's local application data: on a council laptop Documents and Desktop are often not local."""
    from platformdirs import user_data_path  # slow import, and needed for a first workspace only

    return user_data_path("Inspection Ready", appauthor=False, roaming=False)


def refuse_unsafe_place(folder: Path) -> None:
    """Raises Refused("on_a_network_drive") or Refused("in_a_synchronised_folder")."""
    folder = folder.absolute()
    if is_on_network(folder):
        raise Refused("on_a_network_drive", folder=str(folder), place=str(default_place()))
    service = synchronised_by(folder, os.environ)
    if service is not None:
        where = str(default_place())
        raise Refused("in_a_synchronised_folder", folder=str(folder), service=service, place=where)


def synchronised_by(folder: Path, environment: Mapping[str, str]) -> str | None:
    """Name of the service that copies this folder elsewhere; None where none is known to."""
    inside = {folder, folder.resolve(), *folder.parents, *folder.resolve().parents}
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if environment.get(variable) and Path(environment[variable]) in inside:
            return "OneDrive"
    if inside & set(_dropbox_folders(environment)):
        return "Dropbox"
    for each in sorted(inside, key=lambda path: len(path.parts), reverse=True):
        found = _SYNCHRONISED.fullmatch(each.name)
        if found:
            return found[1]
    return "Syncthing" if any((each / ".stfolder").exists() for each in inside) else None


def _dropbox_folders(environment: Mapping[str, str]) -> list[Path]:
    """Dropbox says in a file of its own where it keeps its folders."""
    bases = [environment.get(name) for name in ("LOCALAPPDATA", "APPDATA")]
    files = [Path(base, "Dropbox", "info.json") for base in bases if base]
    if environment.get("HOME"):
        files.append(Path(environment["HOME"], ".dropbox", "info.json"))
    found = []
    for file in files:
        try:
            accounts = json.loads(file.read_text(encoding="utf-8"))
            found += [Path(account["path"]) for account in accounts.values()]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue  # not installed, or in a form we do not know: the folder's name is looked at too
    return found


def is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # no such list on this system
    return file_system_of(folder.resolve(), mounts) in _NETWORK | _NETWORK_FUSE


def file_system_of(folder: Path, mounts: str) -> str:
    """Type of the file system a folder is on, by the text of /proc/self/mountinfo; "" where unknown."""
    best, found = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if not after or len(before.split()) < 5:
            continue
        mounted = Path(before.split()[4].replace("\\040", " "))
        if (mounted == folder or mounted in folder.parents) and len(mounted.parts) >= best:
            best, found = len(mounted.parts), after.split()[0]
    return found


def _is_remote_drive(folder: Path) -> bool:
    """A UNC path, or a letter that Windows says is a network drive."""
    if sys.platform == "win32":
        import ctypes  # only there on Windows in this form

        if folder.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE)
    return False
