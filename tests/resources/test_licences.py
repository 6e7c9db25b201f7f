from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTICES = (ROOT / "resources" / "licences" / "notices.md").read_text("utf-8")


def first_cells(heading: str) -> list[str]:
    """Of the table under a heading, without its own heading and rule."""
    section = NOTICES.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| ([^|]+?) \|", section, re.MULTILINE)[1:]


def test_every_package_that_is_shipped_has_its_notice() -> None:
    lock = (ROOT / "packaging" / "requirements" / "run.txt").read_text("utf-8")
    shipped = list(
        dict.fromkeys(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    )  # one may differ by the Python

    assert first_cells("Packages") == shipped


def test_every_font_that_is_shipped_has_its_licence_beside_it() -> None:
    fonts = {path.stem.partition("-")[0] for path in (ROOT / "resources" / "fonts").glob("*.[to]tf")}
    named = {name.replace(" ", "") for name in first_cells("Fonts")}
    texts = re.findall(r"resources/fonts/\S+\.txt", NOTICES)

    assert named == fonts
    assert [text for text in texts if not (ROOT / text).is_file()] == []
    assert len(texts) == len(fonts)
