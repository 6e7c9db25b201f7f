from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import get_args

import pytest

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    Notes,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    paragraph,
    text,
)
from inspection_ready.domain.errors import Cancelled
from tests.documents.blocks import SAMPLES, document, everything
from tests.documents.northmoor import awkward_council, northmoor
from tests.documents.reading import docx_paragraphs, pdf_paragraphs, structure

BLOCKS = get_args(Block)
READ = {
    Heading: ["Getting here"],
    Paragraph: [
        "Plain, bold, italic, both and Northmoor-0O1l. See the council’s page. Croeso i Ŵyn. A new line with a tick ✓."
    ],
    BulletList: ["Lift", "Stairs", "Left", "Right", "Up", "Down", "Door", "It opens outwards."],
    NumberedList: ["Leave", "Cross", "Look", "Arrive"],
    Table: ["Rooms", "Room", "Holds", "Exchange Room", "20", "Small room", "Holds: people seated."],
    KeyValues: ["Address", "Northmoor House Exchange Square", "Phone", "01632 960100"],
    Callout: ["Not yet checked", "Ask first.", "Then visit."],
    Figure: [
        "A map: the town hall stands between the station and the canal.",
        "The way from the station",
        "Northmoor Council, Open Government Licence v3.0",
    ],
    Drawing: [
        "Calls rose from 40 in 2023 to 60 in 2024.",
        "Calls in a year",
        "Year",
        "Calls",
        "2023",
        "40",
        "2024",
        "60",
    ],
    Notes: ["Notes", "[8]", "Census 2021, table 4", "[9]", "Nothing refers to it. It is said all the same."],
    Contents: [],  # there is no heading to list
    CardSheet: ["Ada Brook", "Director", "Photograph of Ada Brook", "Zażółć <Ŵyn>", "Northmoor Council"],
    PageBreak: [],
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_pdf_reads_the_words_of_each_block(kind: type) -> None:
    written = write_pdf(document(SAMPLES[kind], paragraph("After.")))

    assert pdf_paragraphs(written) == [*title_of(kind), *READ[kind], "After."]


@pytest.mark.parametrize("kind", BLOCKS)
def test_word_reads_the_words_of_each_block(kind: type) -> None:
    written = write_docx(document(SAMPLES[kind], paragraph("After.")))

    assert docx_paragraphs(written) == [*title_of(kind), *READ[kind], "After."]


def title_of(kind: type) -> list[str]:
    """Cards have their sheets to themselves, so a document that begins with them prints no title."""
    return [] if kind is CardSheet else ["A document"]


def test_contents_list_the_headings_in_both() -> None:
    made = document(Contents(), Heading(1, text("One")), Heading(2, text("Two")), Heading(3, text("Three")))

    expected = ["A document", "Contents", "One", "Two", "One", "Two", "Three"]
    assert pdf_paragraphs(write_pdf(made)) == expected
    assert docx_paragraphs(write_docx(made)) == expected


def test_page_break_begins_a_new_page() -> None:
    made = document(paragraph("Before."), PageBreak(), paragraph("After."))

    pages = [node.text for node in structure(write_pdf(made)).walk() if node.tag == "P"]

    assert pages == ["Before.", "After."]
    assert page_total(made) == 2


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_same_document_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(everything()) == write(everything())


def test_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    program = (
        "import hashlib, sys; from tests.documents.blocks import everything; "
        "from inspection_ready.documents import write_docx, write_pdf; "
        "made = everything(); print(hashlib.sha256(write_pdf(made) + write_docx(made)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path)), "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


def test_documents_written_at_once_do_not_mix() -> None:
    from inspection_ready.documents.compose import DOCUMENTS

    made = [entry.compose(facts) for entry in DOCUMENTS for facts in (northmoor(), awkward_council())]
    alone = [write_pdf(each) for each in made]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(write_pdf, made * 3))

    assert together == alone * 3


def test_writing_tells_its_progress_page_by_page() -> None:
    told: list[tuple[int, int]] = []

    write_pdf(
        document(paragraph("One."), PageBreak(), paragraph("Two.")), progress=lambda *done: told.append(done)
    )

    assert told == [(1, 2), (2, 2)]


def test_writing_ends_where_progress_raises() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(document(paragraph("One.")), progress=stop)


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_either_writer_may_be_stopped_before_any_block(write: Callable[..., bytes]) -> None:
    blocks = [paragraph(f"Paragraph {number}.") for number in range(20)]
    made = document(*blocks)
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    write(made, may_go_on=count)

    assert asked >= len(blocks)
    for last in range(asked):
        left = iter(range(last))

        def stop_when_none_is_left(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            write(made, may_go_on=stop_when_none_is_left)


@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_is_drawn_outside_the_margins(landscape: bool) -> None:
    huge: Runs = (Run("W" * 3000), Run(" "), Run("i" * 3000, bold=True))
    made = replace(
        document(
            Heading(1, huge),
            Paragraph(huge),
            Table((huge, huge), ((huge, huge),), (0.1, 0.9), caption="W" * 200),
            KeyValues((("K" * 200, huge),)),
            Callout("C" * 200, (huge,)),
        ),
        paper=Paper(landscape=landscape),
    )

    for left, right, page_width in drawn_extents(write_pdf(made)):
        assert left >= 55
        assert right <= page_width - 55


def page_total(made: Document) -> int:
    from inspection_ready.documents.preview import page_count

    return page_count(write_pdf(made))


def drawn_extents(pdf: bytes) -> list[tuple[float, float, float]]:
    """For each page how far left and right its ink reaches, and how wide it is, in points."""
    import pypdfium2

    extents = []
    for page in pypdfium2.PdfDocument(pdf):
        boxes = [item.get_bounds() for item in page.get_objects()]
        extents.append((min(box[0] for box in boxes), max(box[2] for box in boxes), page.get_width()))
    return extents
