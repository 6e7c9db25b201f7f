from __future__ import annotations

import pytest

from inspection_ready.documents import preview, write_pdf
from inspection_ready.documents.model import Callout, PageBreak, paragraph, text
from tests.documents.blocks import document

PDF = write_pdf(document(paragraph("First words."), PageBreak(), paragraph("Second words."), title="Title"))


def test_pages_are_counted() -> None:
    assert preview.page_count(PDF) == 2


def test_page_text_is_the_text_of_that_page() -> None:
    assert "Second words." in preview.page_text(PDF, 1).splitlines()
    assert "First words." not in preview.page_text(PDF, 1)


@pytest.mark.parametrize("scale", [0.37, 1, 2])
def test_picture_is_as_large_as_asked(scale: float) -> None:
    image = preview.page_image(PDF, 0, scale)

    assert (image.width, image.height) == pytest.approx((595.28 * scale, 841.89 * scale), abs=1)
    assert len(image.pixels) == image.width * image.height * 3


def test_picture_shows_the_page_in_its_colours() -> None:
    pdf = write_pdf(document(Callout("Title", (text("Words"),))))

    image = preview.page_image(pdf, 0, 1)
    colours = {image.pixels[place : place + 3] for place in range(0, len(image.pixels), 3)}

    assert bytes.fromhex("FFFFFF") in colours  # paper
    assert bytes.fromhex("1D4F91") in colours  # the accent, red first
