from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

import pictures

if TYPE_CHECKING:
    from pathlib import Path


def test_every_page_gets_its_picture(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "two.pdf"), pagesize=(100, 200))
    for _ in range(2):
        canvas.rect(0, 0, 50, 200, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()

    made = pictures.draw(tmp_path / "two.pdf", tmp_path, "two")

    assert [path.name for path in made] == ["two, page 01.png", "two, page 02.png"]
    with Image.open(made[1]) as picture:
        assert picture.size == (150, 300)
        assert [picture.getpixel((x, 150)) for x in (20, 130)] == [(0, 0, 0), (255, 255, 255)]
