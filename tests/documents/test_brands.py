"""The council's look in both writers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.brand_check import check_brand
from inspection_ready.documents.fonts import FAMILIES, set_in_fonts
from inspection_ready.documents.house_style import PAPER, TINT
from inspection_ready.documents.look import GROUNDS, look_of
from inspection_ready.documents.preview import page_text
from inspection_ready.domain.brands import Brand, BrandFault
from inspection_ready.domain.contrast import FOR_TEXT, stands_out
from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand
from inspection_ready.phrases.brands import finding_sentence
from tests.documents.blocks import everything
from tests.documents.council_files import branded, logo
from tests.documents.reading import docx_paragraphs, docx_parts, pdf_paragraphs, structure


def test_same_document_in_the_same_look_gives_the_same_bytes() -> None:
    assert write_pdf(everything(), brand=branded()) == write_pdf(everything(), brand=branded())
    assert write_docx(everything(), brand=branded()) == write_docx(everything(), brand=branded())


def test_look_of_nobody_is_the_apps_own() -> None:
    assert write_pdf(everything(), brand=PrintedBrand()) == write_pdf(everything())
    assert write_docx(everything(), brand=PrintedBrand()) == write_docx(everything())


@pytest.mark.parametrize("font", BrandFont)
def test_both_say_the_same_in_the_councils_look(font: BrandFont) -> None:
    brand = branded(font)

    in_word = docx_paragraphs(write_docx(everything(), brand=brand))
    in_pdf = pdf_paragraphs(write_pdf(everything(), brand=replace(brand, logo=None)))
    assert in_pdf == in_word


def test_logo_is_read_first_and_once() -> None:
    tree = structure(write_pdf(everything(), brand=branded()))

    figures = [node for node in tree.walk() if node.tag == "Figure"]
    assert figures[0].alt == "Northmoor Council"
    assert [node.alt for node in figures].count("Northmoor Council") == 1


def test_words_stand_at_the_head_and_the_foot() -> None:
    first = page_text(write_pdf(everything(), brand=branded()), 0)
    parts = docx_parts(write_docx(everything(), brand=branded()))

    for words in ("Northmoor: adult social care", "Town Hall, Exchange Square, Northmoor"):
        assert words in first
        assert any(words.encode() in content for name, content in parts.items() if "er1.xml" in name)


def test_colours_and_font_are_in_the_styles_of_the_word_file() -> None:
    styles = docx_parts(write_docx(everything(), brand=branded(BrandFont.DEJAVU)))["word/styles.xml"]

    assert b"1D4F91" not in styles
    assert b'w:val="C45500"' in styles
    assert b'"Arial"' not in styles
    assert b'w:ascii="Verdana"' in styles


def test_link_takes_the_accent_made_to_stand_out_as_text_must() -> None:
    bright = look_of(PrintedBrand(accent="E06C00"))

    assert bright.accent == "E06C00"
    assert bright.link != "E06C00"
    assert stands_out(bright.link, GROUNDS, FOR_TEXT)


def test_grounds_are_those_the_house_has() -> None:
    assert GROUNDS == (PAPER, TINT)


def test_either_font_sets_the_same_characters() -> None:
    words = "".join(chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable())

    for bold, italic in FAMILIES[BrandFont.DEJAVU]:
        usual = "".join(part for _, part in set_in_fonts(words, bold=bold, italic=italic))
        parts = list(set_in_fonts(words, bold=bold, italic=italic, family=BrandFont.DEJAVU))
        assert "".join(part for _, part in parts) == usual
        for font, part in parts:
            assert [c for c in part if ord(c) not in font.face.charToGlyph] == []


def test_the_apps_own_look_and_a_good_one_break_nothing() -> None:
    good = Brand(accent="00553C", link="1D4F91", logo_sha256="a" * 64, logo_alt="Northmoor Council")

    assert check_brand(Brand()) == ()
    assert check_brand(good) == ()


@pytest.mark.parametrize(
    ("brand", "about", "said"),
    [
        (
            Brand(accent="FFFFFF"),
            "accent",
            (
                "Headings and rules in FFFFFF would stand out 1 to 1 from the white page, and 3 to 1 is needed, so that "
                "everybody can read them. The nearest colour of the same hue that does is 8D8D8D."
            ),
        ),
        (
            Brand(link="E06C00"),
            "link",
            (
                "Links in E06C00 would stand out 3.04 to 1 from the light grey behind remarks, and 4.5 to 1 is needed, so "
                "that everybody can read them. The nearest colour of the same hue that does is B25600."
            ),
        ),
        (
            Brand(accent="dark blue"),
            "accent",
            "Colour of headings and rules: “dark blue” is not a colour. Write six letters and digits, such as 1D4F91.",
        ),
        (
            Brand(header="محمد"),
            "header",
            "Words at the head of each page: no font here can set م ح د. Write it in other letters.",
        ),
        (
            Brand(logo_sha256="a" * 64, logo_alt="  "),
            "logo_alt",
            (
                "Say what the logo says, for people who cannot see it: the council’s name, as a rule. "
                "A document without that would not be accessible."
            ),
        ),
    ],
)
def test_look_that_breaks_a_document_is_refused_with_what_would_do(
    brand: Brand, about: str, said: str
) -> None:
    (finding,) = check_brand(brand)

    assert (finding.about, finding_sentence(finding)) == (about, said)


@pytest.mark.parametrize("font", BrandFont)
@pytest.mark.parametrize("field", ["header", "footer"])
def test_words_as_long_as_was_said_fit_on_the_line(field: str, font: BrandFont) -> None:
    (finding,) = check_brand(Brand(font=font, **{field: "Adult social care " * 30}))  # type: ignore[arg-type] # a field of words

    assert finding.fault is BrandFault.TOO_LONG
    most = int(str(finding.told["most"]))
    shorter = ("Adult social care " * 30)[: most - 3]
    assert check_brand(Brand(font=font, **{field: shorter})) == ()  # type: ignore[arg-type] # as above
    fitting = PrintedBrand(font=font, header=shorter if field == "header" else "", footer=shorter)
    if field == "header":
        assert "…" not in page_text(write_pdf(everything(), brand=replace(fitting, footer="")), 0)


def test_logo_keeps_its_shape_and_its_place() -> None:
    wide = look_of(PrintedBrand(logo=replace(logo(), width=2000, height=20)))
    tall = look_of(PrintedBrand(logo=replace(logo(), width=20, height=2000)))

    assert wide.logo_size(400) == pytest.approx((160, 1.6))
    assert tall.logo_size(400) == pytest.approx((0.36, 36))
