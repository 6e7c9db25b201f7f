"""What a PDF says about itself, beyond what the validators ask."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from inspection_ready.documents import write_pdf
from inspection_ready.documents.figure_size import printed_size
from inspection_ready.documents.fonts import missing_characters
from inspection_ready.documents.house_style import text_area
from inspection_ready.documents.model import (
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    paragraph,
    text,
)
from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.documents.text import printable
from tests.documents.blocks import CREATED, PICTURES, SAMPLES, document, everything, papers
from tests.documents.reading import Node, artifact_texts, pdf_paragraphs, structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Document


def opened(made: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(made)))


def tags(made: Document, *wanted: str) -> list[Node]:
    return [node for node in structure(write_pdf(made)).walk() if node.tag in wanted]


def test_properties_are_those_of_the_document() -> None:
    with opened(everything()) as file:
        info = {name: str(value) for name, value in file.docinfo.items()}

        assert info["/Title"] == "Everything at once"
        assert info["/Author"] == "Northmoor Council"
        assert info["/CreationDate"] == info["/ModDate"] == "D:20261201093000+00'00'"
        assert str(file.Root.Lang) == "en-GB"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_moment_of_another_zone_is_written_in_universal_time() -> None:
    from datetime import timedelta, timezone

    made = replace(everything(), created=CREATED.astimezone(timezone(timedelta(hours=5, minutes=30))))

    assert write_pdf(made) == write_pdf(everything())


def test_headings_are_read_in_their_levels() -> None:
    made = document(*(Heading(level, text(f"Level {level}")) for level in (1, 2, 3, 4)))

    assert [(node.tag, node.text) for node in tags(made, "H1", "H2", "H3", "H4")] == [
        ("H1", "Level 1"),
        ("H2", "Level 2"),
        ("H3", "Level 3"),
        ("H4", "Level 4"),
    ]


def test_bookmarks_follow_the_headings() -> None:
    levels = ((1, "One"), (2, "Two"), (3, "Three"), (1, "Four"), (3, "Five"))
    made = document(*(Heading(level, text(words)) for level, words in levels))

    with opened(made) as file, file.open_outline() as outline:
        assert list(bookmarks(outline.root)) == [
            (0, "One"),
            (1, "Two"),
            (2, "Three"),
            (0, "Four"),
            (1, "Five"),
        ]


def test_contents_give_the_page_each_heading_stands_on() -> None:
    made = document(
        Contents(),
        Heading(1, text("One")),
        PageBreak(),
        PageBreak(),
        Heading(1, text("Two")),
        PageBreak(),
        Heading(1, text("Three")),
    )

    entries = [
        [kid if isinstance(kid, str) else kid.text for kid in node.kids] for node in tags(made, "Reference")
    ]

    assert entries == [["One", "1"], ["Two", "2"], ["Three", "3"]]  # fmt: skip


def test_contents_nest_as_the_headings_do() -> None:
    made = document(Contents(), Heading(1, text("One")), Heading(2, text("Two")), Heading(1, text("Three")))

    (outer, inner) = tags(made, "TOC")

    assert [kid.tag for kid in outer.kids if isinstance(kid, Node)] == ["TOCI", "TOC", "TOCI"]
    assert [kid.text for kid in inner.kids if isinstance(kid, Node)] == ["Two1"]


def test_table_has_its_parts_and_scopes() -> None:
    made = document(
        Table((text("A"), text("B")), ((text("1"), text("2")),), (0.5, 0.5), "T", row_header=True)
    )

    (table,) = tags(made, "Table")

    assert list(table.outline())[1:] == [
        "  Caption",
        "    'T'",
        "  THead",
        "    TR",
        "      TH Scope=Column",
        "        'A'",
        "      TH Scope=Column",
        "        'B'",
        "  TBody",
        "    TR",
        "      TH Scope=Row",
        "        '1'",
        "      TD",
        "        '2'",
    ]


def test_table_over_many_pages_is_one_table_read_once() -> None:
    rows = tuple((text(f"Row {n}"), text(str(n))) for n in range(200))
    made = document(Table((text("Name"), text("Number")), rows, (0.5, 0.5)))

    (table,) = tags(made, "Table")
    heads = artifact_texts(write_pdf(made))

    assert table.text == "NameNumber" + "".join(f"Row {n}{n}" for n in range(200))
    assert ["NameNumber" in head for head in heads] == [False] + [True] * (len(heads) - 1)
    assert len(heads) > 4


def test_words_at_line_ends_are_kept_apart() -> None:
    made = document(paragraph(" ".join(f"word{n}" for n in range(400))))

    (found,) = tags(made, "P")

    assert found.text.split() == [f"word{n}" for n in range(400)]


def test_link_over_two_lines_is_one_link_with_two_places() -> None:
    words = "a page with a very long name " * 6
    made = document(
        Paragraph((Run("See "), Run(words, link="https://www.northmoor.example/?a=(1)&b=\\"), Run(".")))
    )

    (link,) = tags(made, "Link")
    with opened(made) as file:
        annotations = list(file.pages[0].Annots)

        assert link.text == words
        assert [str(each.A.URI) for each in annotations] == ["https://www.northmoor.example/?a=(1)&b=\\"] * 2
        assert all(words.strip() in str(each.Contents) for each in annotations)
        assert len({int(each.StructParent) for each in annotations}) == 2


def test_link_inside_the_document_leads_to_its_heading() -> None:
    made = document(
        Paragraph((Run("the map", link="#map"),)), PageBreak(), Heading(1, text("Map"), anchor="map")
    )

    with opened(made) as file:
        (annotation,) = file.pages[0].Annots
        target = annotation.Dest[0]

        assert target.objgen == file.pages[1].obj.objgen


def test_stretch_in_another_language_says_so() -> None:
    made = document(Paragraph((Run("Welcome, "), Run("croeso", language="cy"), Run("."))))

    assert [(node.language, node.text) for node in tags(made, "Span")] == [("cy", "croeso")]


def test_page_furniture_is_not_read() -> None:
    made = replace(
        document(paragraph("One."), PageBreak(), paragraph("Two."), title="Long title"), footer="Pack 7"
    )

    first, second = artifact_texts(write_pdf(made))

    assert first == "Northmoor CouncilPack 7Page 1 of 2"
    assert second == "Northmoor CouncilLong titlePack 7Page 2 of 2"
    assert structure(write_pdf(made)).text == "Long titleOne.Two."


def test_long_furniture_is_shortened() -> None:
    made = document(paragraph("One."), PageBreak(), paragraph("Two."), title="Very long title " * 30)

    _, second = artifact_texts(write_pdf(made))

    assert "Very long title Very long title" in second
    assert "…" in second
    assert len(second) < 150


@pytest.mark.parametrize("landscape", [False, True])
def test_paper_is_a4_and_turned_where_asked(landscape: bool) -> None:
    with opened(replace(everything(), paper=Paper(landscape=landscape))) as file:
        box = [float(side) for side in file.pages[0].MediaBox]

    assert box == pytest.approx([0, 0, 841.89, 595.28] if landscape else [0, 0, 595.28, 841.89], abs=0.01)


def test_each_part_is_on_its_paper() -> None:
    with opened(papers()) as file:
        boxes = [[round(float(side)) for side in page.MediaBox][2:] for page in file.pages]

    assert boxes == [[595, 842], [1191, 842], [595, 842], [595, 842], [842, 595]]


def test_picture_goes_in_as_it_is_and_once() -> None:
    figure = Figure(PICTURES["front-door.jpeg"], alt="A door")

    with opened(document(figure, PageBreak(), figure, Figure(PICTURES["map.png"], alt="A map"))) as file:
        images = [list(page.Resources.XObject.values()) for page in file.pages]

        assert images[0][0].objgen == images[1][0].objgen
        assert images[0][0].read_raw_bytes() == PICTURES["front-door.jpeg"].data
        assert [len(each) for each in images] == [1, 2]


def test_packed_picture_shows_the_same_pixels() -> None:
    for name in ("map.png", "plan.png"):
        with opened(document(Figure(PICTURES[name], alt="A map"))) as file:
            (image,) = file.pages[0].Resources.XObject.values()
            assert isinstance(image, pikepdf.Stream)
            shown = pikepdf.PdfImage(image).as_pil_image()

        with Image.open(io.BytesIO(PICTURES[name].data)) as kept:
            assert shown.tobytes() == kept.tobytes()


def test_figure_has_words_and_a_box_where_it_is_drawn() -> None:
    with opened(document(Figure(PICTURES["map.png"], alt="A map – 李"))) as file:
        (figure,) = (
            each
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        )
        box = [float(side) for side in figure.A.BBox]

        assert str(figure.Alt) == "A map – 李"
        assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((48, 30), abs=0.1)
        assert box[0] == pytest.approx(56, abs=0.1)


def test_decorative_picture_is_not_read() -> None:
    made = document(Figure(PICTURES["map.png"], alt="A map", is_decorative=True))

    assert tags(made, "Figure") == []


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("paper", [Paper(), Paper("A3", landscape=True)])
def test_picture_fits_the_page_and_is_never_enlarged(name: str, paper: Paper) -> None:
    width, height = text_area(paper)
    shown = printed_size(PICTURES[name], width, height)

    assert shown[0] <= min(width, PICTURES[name].width * 0.75) + 1e-6
    assert shown[1] <= min(0.6 * height, PICTURES[name].height * 0.75) + 1e-6
    assert shown[0] / shown[1] == pytest.approx(PICTURES[name].width / PICTURES[name].height)


def test_picture_stays_with_its_heading_caption_and_credit() -> None:
    sample = SAMPLES[Figure]
    assert isinstance(sample, Figure)
    tall = replace(sample, picture=PICTURES["front-door.jpeg"])
    for filler in range(1, 40):
        made = document(*(paragraph(str(n)) for n in range(filler)), Heading(1, text("Head")), tall)

        pages = [page_text(write_pdf(made), index) for index in range(page_count(write_pdf(made)))]

        (with_head,) = (page for page in pages if "Head" in page)
        assert "The way from the station" in with_head
        assert "Open Government" in with_head


def test_only_what_is_used_of_a_font_goes_in() -> None:
    assert len(write_pdf(document(paragraph("Tick ✓")))) < 60_000


def bookmarks(items: list[pikepdf.OutlineItem], depth: int = 0) -> Iterator[tuple[int, str]]:
    for entry in items:
        yield depth, entry.title
        yield from bookmarks(entry.children, depth + 1)


def test_file_has_every_object_where_its_table_says() -> None:
    with opened(everything()) as file:
        assert file.check_pdf_syntax() == []


def test_address_with_letters_no_address_may_have_is_written_in_its_codes() -> None:
    made = document(Paragraph((Run("Siân", link="https://www.northmoor.example/siân-ŵyn"),)))

    with opened(made) as file:
        [annotation] = file.pages[0].Annots

        assert str(annotation.A.URI) == "https://www.northmoor.example/si%C3%A2n-%C5%B5yn"
        assert str(annotation.Contents) == "Siân: https://www.northmoor.example/siân-ŵyn"


def test_more_letters_than_one_subset_holds_are_read_as_they_were_written() -> None:
    greek_and_cyrillic = "".join(chr(code) for code in range(0x370, 0x530) if chr(code).isalpha())
    letters = printable("".join(c for c in greek_and_cyrillic if not missing_characters(c)))
    words = [letters[start : start + 20] for start in range(0, len(letters), 20)]
    made = document(*(paragraph(word) for word in (*words, *reversed(words))))

    assert len(letters) > 300
    assert pdf_paragraphs(write_pdf(made))[1:] == [*words, *reversed(words)]
