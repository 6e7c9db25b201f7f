from __future__ import annotations

import re

import pytest

import make_word_template
from inspection_ready.documents import house_style as house
from inspection_ready.domain.contrast import FOR_TEXT, contrast
from inspection_ready.resources import resource_path


@pytest.mark.parametrize("ground", [house.PAPER, house.TINT])
@pytest.mark.parametrize("ink", [house.INK, house.QUIET, house.ACCENT])
def test_text_stands_out_from_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= FOR_TEXT


def test_every_text_style_is_in_a_colour_that_was_measured() -> None:
    styles = [value for value in vars(house).values() if isinstance(value, house.TextStyle)]
    styles += [*house.HEADINGS.values(), *house.PARAGRAPHS.values(), *house.CONTENTS.values()]

    assert {style.colour for style in styles} <= {house.INK, house.QUIET, house.ACCENT}


def test_shipped_template_is_what_the_script_makes() -> None:
    assert resource_path("word", "inspection-ready.docx").read_bytes() == make_word_template.template()


def test_template_names_no_language_but_ours() -> None:
    styles = make_word_template.styles() + make_word_template.settings()

    assert set(re.findall(r'w:(?:val|eastAsia)="([a-z]{2}-[A-Z]{2})"', styles)) == {"en-GB"}
