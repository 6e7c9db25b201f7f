"""Writes the locked requirements anew: ``python packaging/lock.py [--upgrade]``; needs ``uv`` (``pip install uv``).

One lock serves Windows and Linux and Python 3.11 to 3.13. Only the public index is asked, whatever this machine
is set up to use, so that the hashes are those of the files everybody gets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
FOR_WINDOWS = re.compile(r"-(any|win_amd64)\.whl$")
FOR_OUR_PYTHONS = re.compile(r"-(py3|py2\.py3|cp311-cp311|cp312-cp312|cp313-cp313|cp3\d+-abi3)-")


def main(arguments: list[str]) -> int:
    upgrade = ["--upgrade"] if "--upgrade" in arguments else []
    run, test, bench = LOCKS / "run.txt", LOCKS / "test.txt", LOCKS / "bench.txt"
    _compile("--output-file", str(run), *upgrade)
    _compile("--group", "test", "--constraint", str(run), "--output-file", str(test), *upgrade)
    groups = ["--group", "test", "--group", "bench"]
    _compile(*groups, "--constraint", str(test), "--output-file", str(bench), *upgrade)
    (LOCKS / "windows-wheels.txt").write_text(_windows_wheels(test), encoding="utf-8", newline="\n")
    return 0


def _compile(*arguments: str) -> None:
    command = ["pip", "compile", "--no-config", "--quiet", "--universal", "--python-version", "3.11"]
    command += [
        "--no-header",
        "--no-annotate",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
    ]
    _uv([*command, "pyproject.toml", *arguments])


def _uv(arguments: list[str]) -> None:
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if uv is None:
        sys.exit("The locks are made with uv, which is not here. Install it with: pip install uv")
    # a machine's own mirrors and extra folders must not decide what everybody installs
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    subprocess.run([uv, *arguments], cwd=ROOT, env=clean, check=True)


def _windows_wheels(lock: Path) -> str:
    """The wheels that Windows can use, one "name version file" a line, so that a test can tell without a network."""
    with tempfile.TemporaryDirectory() as folder:
        detailed = Path(folder) / "pylock.toml"
        command = ["pip", "compile", "--no-config", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--group", "test", "--constraint", str(lock), "--format", "pylock.toml"]
        _uv([*command, "--output-file", str(detailed), "pyproject.toml"])
        packages = tomllib.loads(detailed.read_text("utf-8"))["packages"]
    lines = [
        f"{package['name']} {package['version']} {wheel}\n"
        for package in packages
        for wheel in sorted(each["url"].rsplit("/", 1)[1] for each in package.get("wheels", ()))
        if FOR_WINDOWS.search(wheel) and FOR_OUR_PYTHONS.search(wheel)
    ]
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
