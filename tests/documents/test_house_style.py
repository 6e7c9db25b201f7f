from __future__ import annotations

import re

import pytest

import make_word_template
from inspection_ready.documents import house_style as house
from inspection_ready.resources import resource_path

# WCAG 2.2, 1.4.3
ENOUGH = 4.5


@pytest.mark.parametrize("ground", [house.PAPER, house.TINT])
@pytest.mark.parametrize("ink", [house.INK, house.QUIET, house.ACCENT])
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= ENOUGH


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_text_style_is_in_a_colour_that_was_measured() -> None:
    styles = [value for value in vars(house).values() if isinstance(value, house.TextStyle)]
    styles += [*house.HEADINGS.values(), *house.PARAGRAPHS.values(), *house.CONTENTS.values()]

    assert {style.colour for style in styles} <= {house.INK, house.QUIET, house.ACCENT}


def test_shipped_template_is_what_the_script_makes() -> None:
    assert resource_path("word", "inspection-ready.docx").read_bytes() == make_word_template.template()


def test_template_names_no_language_but_ours() -> None:
    styles = make_word_template.styles() + make_word_template.settings()

    assert set(re.findall(r'w:(?:val|eastAsia)="([a-z]{2}-[A-Z]{2})"', styles)) == {"en-GB"}


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
