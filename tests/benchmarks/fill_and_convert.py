"""Run by itself: fills the templates of a folder with docxtpl, and converts all of them in one LibreOffice call.

``python fill_and_convert.py FOLDER OUT PROFILE SOFFICE``; prints the seconds of it and of each half, what Python loads
left out, as one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText


def main(folder: Path, out: Path, profile: Path, soffice: str) -> None:
    began = time.perf_counter()
    fillings = json.loads((folder / "filling.json").read_bytes())
    files = []
    for each in fillings:
        template = DocxTemplate(folder / each["template"])
        template.render(value_of(template, folder, each["data"]), autoescape=True)
        files.append(out / each["file"])
        template.save(files[-1])
    filled = time.perf_counter()
    convert(files, out, profile, soffice)
    ended = time.perf_counter()
    print(json.dumps({"seconds": ended - began, "filling": filled - began, "converting": ended - filled}))


def value_of(template: Any, folder: Path, told: Any) -> Any:
    if isinstance(told, list):
        return [value_of(template, folder, each) for each in told]
    if not isinstance(told, dict):
        return told
    if "picture" in told and "mm" in told:
        return InlineImage(template, str(folder / told["picture"]), width=Mm(told["mm"]))
    if "runs" not in told:
        return {name: value_of(template, folder, each) for name, each in told.items()}
    rich = RichText()
    for words, bold, italic, link in told["runs"]:
        address = template.build_url_id(link) if link else None
        rich.add(words, bold=bold, italic=italic, url_id=address)
    return rich


def convert(files: list[Path], out: Path, profile: Path, soffice: str) -> None:
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", out, *files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
