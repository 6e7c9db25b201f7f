from __future__ import annotations

import pytest

from inspection_ready.documents.fonts import missing_characters, set_in_fonts
from inspection_ready.documents.text import STAND_IN

FAMILY = "AtkinsonHyperlegibleNext"


def set_parts(words: str, *, bold: bool = False, italic: bool = False) -> list[tuple[str, str]]:
    return [(font.fontName, part) for font, part in set_in_fonts(words, bold=bold, italic=italic)]


@pytest.mark.parametrize(
    "words",
    [
        "ŵ ŷ Ŵ Ŷ â ê î ô û ï",  # Welsh
        "ą ć ę ł ń ó ś ź ż Ł Ż",  # Polish
        "ş ğ ı İ ç ö ü",  # Turkish
        "£ € – — ‘ ’ “ ” … • ½ ×",
    ],
)
@pytest.mark.parametrize(("bold", "italic", "style"), [
    (False, False, "Regular"), (True, False, "Bold"), (False, True, "Italic"), (True, True, "BoldItalic"),
])  # fmt: skip
def test_first_font_sets_the_letters_we_promise(words: str, bold: bool, italic: bool, style: str) -> None:
    assert set_parts(words, bold=bold, italic=italic) == [(f"{FAMILY}-{style}", words)]


def test_font_behind_sets_ticks_and_arrows() -> None:
    assert set_parts("Done ✓ → next") == [
        (f"{FAMILY}-Regular", "Done "),
        ("DejaVuSans", "✓"),
        (f"{FAMILY}-Regular", " "),
        ("DejaVuSans", "→"),
        (f"{FAMILY}-Regular", " next"),
    ]


@pytest.mark.parametrize("words", ["محمد", "שלום", "ਗੁਰਪ੍ਰੀਤ", "ລາວ", "李", "🏠", "𝌀"])
def test_what_would_be_set_wrongly_is_stood_in_for(words: str) -> None:
    assert "".join(part for _, part in set_parts(words)) == STAND_IN * len(words)
    assert missing_characters(words) == "".join(dict.fromkeys(words))


def test_every_character_set_is_in_the_font_named_for_it() -> None:
    words = "".join(chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable())

    for bold in (False, True):
        for font, part in set_in_fonts(words, bold=bold, italic=False):
            assert [c for c in part if ord(c) not in font.face.charToGlyph] == []


def test_line_break_is_no_missing_character() -> None:
    assert missing_characters("one\ntwo") == ""
