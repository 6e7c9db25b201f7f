"""What the app and its tests need from Debian or Ubuntu, installed where we may and named where we may not."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str], None]

# each was found to be needed, one by one, on a machine with nothing on it
QT = ["libegl1", "libgl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"]
WINDOW = [
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
]
# the storage tests' other database, and what veraPDF's engine runs on
TESTS = ["postgresql", "default-jdk-headless", "libjaxb-java"]
# what our documents are measured against, and a font as wide as the one they ask for
OFFICE = ["libreoffice-writer-nogui", "fonts-liberation"]
FET = ["fet"]  # GPL: run beside ours to be measured, and never a part of the app
WEASYPRINT = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]

# installing PostgreSQL would start a server at every boot; the tests start their own
NO_SERVER = Path("/etc/postgresql-common/createcluster.d/inspection-ready-tests.conf")


def provide_venv(say: Say) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        provide(["python3-venv"], say)
        importlib.invalidate_caches()


def provide(packages: list[str], say: Say) -> bool:
    """Whether they are all there in the end. On other systems there is nothing for us to do."""
    if not _is_debian():
        return True
    wanted = missing(packages)
    if not wanted:
        return True
    rights = _rights()
    if rights is None:
        say(f"Some shared libraries are missing. Please run: sudo apt-get install {' '.join(wanted)}")
        return False
    say(f"Installing from Debian: {' '.join(wanted)}")
    if _install(wanted, rights):
        return True
    say(f"That did not work. Once the internet can be reached, run: sudo apt-get install {' '.join(wanted)}")
    return False


def missing(packages: list[str]) -> list[str]:
    there = _installed()
    return [each for each in packages if each not in there]


def _is_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _installed() -> set[str]:
    """Names and what they stand in for: Ubuntu calls some libraries otherwise and says so under Provides."""
    asked = ["dpkg-query", "--show", "--showformat", "${db:Status-Status}\t${Package}, ${Provides}\n"]
    lines = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    names = [line.partition("\t")[2] for line in lines if line.startswith("installed\t")]
    return {name.split()[0] for line in names for name in line.split(",") if name.strip()}


def _rights() -> list[str] | None:
    """What to put before a command that needs the administrator; None where we may not."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, check=False
    )
    return ["sudo", "-n"] if allowed and allowed.returncode == 0 else None


def _install(packages: list[str], rights: list[str]) -> bool:
    """The list of packages is fetched first: on a new machine it is empty, and on an old one out of date."""
    script = ["export DEBIAN_FRONTEND=noninteractive", "apt-get -q update"]
    install = f"apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends {' '.join(packages)}"
    if "postgresql" in packages:
        script += [f"mkdir -p {NO_SERVER.parent}", f"echo create_main_cluster = false > {NO_SERVER}"]
        install = f"{install}; result=$?; rm -f {NO_SERVER}; exit $result"
    script.append(install)
    command = [*rights, "sh", "-c", "\n".join(script)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0
