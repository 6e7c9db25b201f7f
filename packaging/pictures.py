"""A picture of every page of the sample council's first pack, and of what changed since: ``python packaging/pictures.py FOLDER``.

From the PDFs directly, and from the Word files as LibreOffice shows them where it is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOTS_PER_POINT = 1.5
RECEIVED = "2026-12-01T09:30"
LETTER = "People and carers notice and consent"
"""The rest differ from it in their words only."""
ON_SITE = ("2027-02-09", "2027-02-11")


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        documents = _documents(Path(made))
        for pdf in (each for each in documents if each.suffix == ".pdf"):
            draw(pdf, folder, f"{pdf.stem}, PDF")
        for pdf in as_libreoffice_shows([each for each in documents if each.suffix == ".docx"], Path(made)):
            draw(pdf, folder, f"{pdf.stem}, Word")
    return 0


def _documents(home: Path) -> list[Path]:
    workspace = str(home / "Northmoor.inspection")
    _run(home, "new", workspace, "--sample")
    answer = _run(home, "notify", "--workspace", workspace, "--received", RECEIVED, "--letters", LETTER)
    visit = _run(home, "on-site", "--workspace", workspace, "--from", ON_SITE[0], "--to", ON_SITE[1])
    files = [Path(answer["folder"], each["path"]) for each in answer["files"]]
    changed = (each for each in visit["files"] if each["document"] == "changes")
    return [*files, *(Path(visit["folder"], each["path"]) for each in changed)]


def _run(home: Path, *command: str) -> dict[str, Any]:
    """In a home of its own, so that the person's list of workspaces stays as it was."""
    own = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "LOCALAPPDATA": str(home)}
    words = [sys.executable, "-m", "inspection_ready", *command, "--json"]
    answer: dict[str, Any] = json.loads(
        subprocess.run(words, cwd=ROOT, env=own, check=True, stdout=subprocess.PIPE).stdout
    )
    return answer


def as_libreoffice_shows(documents: list[Path], folder: Path) -> list[Path]:
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: no pictures of the Word files")
        return []
    into = folder / "from-word"
    own_profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        own_profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(into),
        *map(str, documents),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted(into.glob("*.pdf"))


def draw(pdf: Path, folder: Path, name: str) -> list[Path]:
    import pypdfium2  # slow import

    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            picture = folder / f"{name}, page {number:02}.png"
            page.render(scale=DOTS_PER_POINT).to_pil().save(picture)
            pictures.append(picture)
    return pictures


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
