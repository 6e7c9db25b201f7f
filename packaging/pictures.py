"""A picture of every page of the sample council's pack: ``python packaging/pictures.py FOLDER``.

From the PDFs directly, and from the Word files as LibreOffice shows them where it is installed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOTS_PER_POINT = 1.5


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        documents = _documents(Path(made))
        for pdf in [each for each in documents if each.suffix == ".pdf"]:
            draw(pdf, folder, f"{pdf.stem}, PDF")
        for word in [each for each in documents if each.suffix == ".docx"]:
            pdf_of_word = as_libreoffice_shows(word, Path(made))
            if pdf_of_word:
                draw(pdf_of_word, folder, f"{word.stem}, Word")
    return 0


def _documents(out: Path) -> list[Path]:
    command = [sys.executable, "-m", "inspection_ready", "demo", "--out", str(out), "--json"]
    answer = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    return [Path(answer["folder"], each["path"]) for each in answer["files"]]


def as_libreoffice_shows(word: Path, folder: Path) -> Path | None:
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: no pictures of the Word files")
        return None
    into = folder / "from-word"
    own_profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, own_profile, "--headless", "--convert-to", "pdf", "--outdir", str(into), str(word)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return into / f"{word.stem}.pdf"


def draw(pdf: Path, folder: Path, name: str) -> list[Path]:
    import pypdfium2  # slow import

    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            picture = folder / f"{name}, page {number}.png"
            page.render(scale=DOTS_PER_POINT).to_pil().save(picture)
            pictures.append(picture)
    return pictures


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
