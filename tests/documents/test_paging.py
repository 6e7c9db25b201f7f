from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.documents.look import look_of
from inspection_ready.documents.model import (
    BulletList,
    Document,
    Drawing,
    Heading,
    KeyValues,
    Run,
    Table,
    paragraph,
    text,
)
from inspection_ready.documents.pdf.blocks import document_strips
from inspection_ready.documents.pdf.paging import Placed, paginate
from inspection_ready.documents.pdf.strips import DrawingStrip, RowStrip, Strip
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.shapes import Rectangle
from inspection_ready.domain.printed_brands import PrintedBrand
from tests.documents.blocks import document

HEIGHT = 100.0

strips = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 60),
        before=st.floats(0, 20),
        after=st.floats(0, 20),
        keep_next=st.booleans(),
        new_page=st.just(value=False),
    ),
    max_size=40,
)


def placed_heights(pages: list[list[Placed]]) -> list[list[float]]:
    return [[entry.strip.height for entry in page] for page in pages]


@given(strips)
def test_every_strip_is_placed_once_in_order_within_the_page(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips, HEIGHT)

    assert [entry.strip for page in pages for entry in page] == given_strips
    for page in pages:
        ends = [entry.top + entry.strip.height for entry in page]
        assert all(end <= HEIGHT + 1e-6 for end in ends)
        assert all(upper <= lower.top + 1e-6 for upper, lower in zip(ends, page[1:], strict=False))
        assert not page or page[0].top == 0


def drawn(height: float) -> DrawingStrip:
    shapes = (Rectangle((0, 0), 50, height, fill="accent"),)
    drawing = Drawing(50, height, shapes, alt="A bar", beside=BulletList(()))
    return DrawingStrip(
        height=height, drawing=drawing, figure=Element("Figure", Element("Document")), before=5
    )


@pytest.mark.parametrize(
    ("used", "height", "placed"),
    [
        (40, 50, [[40, 50]]),  # it fits as it is
        (40, 60, [[40, 55]]),  # and here a little smaller
        (50, 60, [[50], [60]]),  # which would be too small here, so it goes over
        (40, 55, [[40, 55]]),
    ],
)
def test_a_drawing_that_nearly_fits_is_drawn_a_little_smaller(
    used: float, height: float, placed: list[list[float]]
) -> None:
    pages = paginate([Strip(height=used), drawn(height)], HEIGHT)

    assert placed_heights(pages) == [[pytest.approx(each, abs=0.01) for each in page] for page in placed]
    strip = pages[-1][-1].strip
    assert isinstance(strip, DrawingStrip)
    assert strip.drawing.height == pytest.approx(strip.height)
    assert strip.drawing.width == pytest.approx(50 * strip.height / height)


def test_a_drawing_makes_room_for_what_stays_with_it() -> None:
    first = drawn(50)
    first.keep_next = True

    pages = paginate([Strip(height=38), first, Strip(height=15)], HEIGHT)

    assert placed_heights(pages) == [[38, pytest.approx(42, abs=0.01), 15]]


@given(strips)
def test_chain_that_fits_a_page_is_never_parted(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips, HEIGHT)
    page_of = {id(entry.strip): number for number, page in enumerate(pages) for entry in page}

    for upper, lower in itertools.pairwise(given_strips):
        if upper.keep_next and chain_height(given_strips, upper) <= HEIGHT:
            assert page_of[id(upper)] == page_of[id(lower)]


def test_space_between_is_the_larger_of_the_two() -> None:
    (page,) = paginate([Strip(height=10, after=8), Strip(height=10, before=3)], HEIGHT)

    assert [entry.top for entry in page] == [0, 18]


def test_heading_goes_over_with_what_follows() -> None:
    pages = paginate([Strip(height=80), Strip(height=15, keep_next=True), Strip(height=15)], HEIGHT)

    assert placed_heights(pages) == [[80], [15, 15]]


def test_page_asked_for_parts_even_what_keeps_together() -> None:
    pages = paginate([Strip(height=10, keep_next=True), Strip(height=10, new_page=True)], HEIGHT)

    assert placed_heights(pages) == [[10], [10]]


def test_asked_for_page_begins_once() -> None:
    pages = paginate([Strip(height=10, new_page=True), Strip(height=10, new_page=True)], HEIGHT)

    assert placed_heights(pages) == [[10], [10]]


def test_table_head_is_repeated_for_the_eye_on_every_page() -> None:
    rows = tuple((text(f"Row {n}"), text("x")) for n in range(500))
    made = document(Table((text("Name"), text("Value")), rows, (0.5, 0.5), caption="Rows"))

    pages = paginate(strips_of(made), 700)

    assert len(pages) > 10
    assert [sum(entry.repeated for entry in page) for page in pages] == [0] + [1] * (len(pages) - 1)
    assert all(page[0].repeated for page in pages[1:])


def test_last_row_does_not_go_over_alone() -> None:
    for count in range(2, 60):
        rows = tuple((text(f"Row {n}"),) for n in range(count))
        made = document(Table((text("Name"),), rows, (1.0,)))

        pages = paginate(strips_of(made), 300)

        assert len([entry for entry in pages[-1] if not entry.repeated]) >= 2


def test_row_taller_than_a_page_is_cut_and_loses_no_line() -> None:
    made = document(Table((text("Name"),), ((text("\n".join(map(str, range(200)))),),), (1.0,)))

    pages = paginate(strips_of(made), 300)
    parts = [
        entry.strip
        for page in pages
        for entry in page
        if isinstance(entry.strip, RowStrip) and not entry.repeated
    ]
    words = [
        piece.text for part in parts[1:] for _, lines in part.cells for line in lines for piece in line.pieces
    ]

    assert "".join(words).split() == [str(n) for n in range(200)]
    assert all(entry.top + entry.strip.height <= 300 for page in pages for entry in page)


def test_no_line_of_a_paragraph_stands_alone() -> None:
    words = "many words " * 60
    for filler in range(1, 50):
        made = document(*(paragraph(str(n)) for n in range(filler)), paragraph(words))

        pages = paginate(strips_of(made), 400)

        last = [len([entry for entry in page if shows(entry, "many words")]) for page in pages]
        assert 1 not in last


def test_small_print_never_has_a_page_to_itself() -> None:
    for filler in range(1, 60):
        made = document(*(paragraph(str(n)) for n in range(filler)), paragraph("Prepared", "small"))

        pages = paginate(strips_of(made), 400)

        assert len(pages[-1]) > 1


def test_heading_never_ends_a_page() -> None:
    for filler in range(1, 60):
        made = document(
            *(paragraph(str(n)) for n in range(filler)), Heading(1, (Run("Head"),)), paragraph("Body")
        )

        pages = paginate(strips_of(made), 400)

        assert not any(page and shows(page[-1], "Head") for page in pages)


@pytest.mark.parametrize("height", [400, 700])
def test_card_stays_whole_with_its_heading_and_remarks(height: int) -> None:
    pairs = tuple((f"Name {n}", text(f"Value {n}")) for n in range(8))
    card = (Heading(2, text("Card")), paragraph("Above."), KeyValues(pairs), paragraph("Below.", "quiet"))
    for filler in range(1, 40):
        made = document(*(paragraph(str(n)) for n in range(filler)), *card, paragraph("Next"))

        pages = paginate(strips_of(made), height)

        on = {
            number for number, page in enumerate(pages) for entry in page
            if isinstance(entry.strip, RowStrip) or any(shows(entry, part) for part in ("Card", "Above", "Below"))
        }  # fmt: skip
        assert len(on) == 1


def test_card_stays_with_the_beginning_of_its_table_and_notes_with_the_end() -> None:
    card = KeyValues((("Key contact", text("A")), ("Second", text("B"))))
    rows = tuple((text(f"Row {n}"), text("x")) for n in range(5))
    table = Table((text("Task"), text("Who")), rows, widths=(0.5, 0.5), notes=(text("* A note."),))
    for filler in range(1, 40):
        made = document(
            *(paragraph(str(n)) for n in range(filler)), Heading(1, text("Function")), card, table
        )

        pages = paginate(strips_of(made), 500)

        kinds = [
            [isinstance(entry.strip, RowStrip) for entry in page if not entry.repeated] for page in pages
        ]
        begins = next(
            number for number, page in enumerate(pages) if any(shows(each, "Function") for each in page)
        )
        assert sum(kinds[begins]) >= 4  # two pairs, the head, and a row
        assert any(shows(each, "A note") for each in pages[-1])
        assert sum(kinds[-1]) >= 1


def test_sign_off_is_whole_and_has_the_address_above_it() -> None:
    for filler in range(1, 40):
        made = document(
            *(paragraph(str(n)) for n in range(filler)),
            paragraph("Northmoor House\nHigh Street\nNorthmoor"),
            paragraph("Yours sincerely\n\n\nAda\nDirector", "sign_off"),
        )

        pages = paginate(strips_of(made), 500)

        parts = ("House", "Street", "Yours", "Ada", "Director")
        assert all(any(shows(each, part) for each in pages[-1]) for part in parts)


def test_what_is_said_of_a_table_stays_with_its_beginning() -> None:
    rows = tuple((text(f"Row {n}"), text("x")) for n in range(5))
    table = Table((text("Who"), text("State")), rows, widths=(0.5, 0.5))
    for filler in range(1, 40):
        made = document(*(paragraph(str(n)) for n in range(filler)), paragraph("Said of it."), table)

        pages = paginate(strips_of(made), 500)

        begins = next(page for page in pages if any(shows(each, "Said of it") for each in page))
        assert sum(isinstance(each.strip, RowStrip) for each in begins) >= 2


def test_list_of_pairs_too_long_for_a_page_goes_over() -> None:
    pairs = tuple((f"Name {n}", text("Value")) for n in range(60))
    made = document(paragraph("Above."), KeyValues(pairs), paragraph("Below."))

    pages = paginate(strips_of(made), 700)

    rows = [sum(isinstance(entry.strip, RowStrip) for entry in page) for page in pages]
    assert sum(rows) == 60
    assert rows[0] > 20
    assert rows[-1] >= 2


def strips_of(made: Document) -> list[Strip]:
    ((_, made_strips),) = document_strips(made, Element("Document"), look_of(PrintedBrand()), lambda: None)
    return made_strips


def shows(entry: Placed, words: str) -> bool:
    line = getattr(entry.strip, "line", None)
    return line is not None and words in "".join(piece.text for piece in line.pieces)


def chain_height(all_strips: list[Strip], member: Strip) -> float:
    """Of the strips that must stay with this one, gaps included."""
    place = next(n for n, strip in enumerate(all_strips) if strip is member)
    first = place
    while first and all_strips[first - 1].keep_next:
        first -= 1
    last = place
    while last < len(all_strips) - 1 and all_strips[last].keep_next:
        last += 1
    chain = all_strips[first : last + 1]
    gaps = [max(upper.after, lower.before) for upper, lower in itertools.pairwise(chain)]
    return sum(strip.height for strip in chain) + sum(gaps)
