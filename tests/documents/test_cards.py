"""Cards stand on their sheets to a hair in both formats, are read name first, and never lose a word over an edge."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image

from inspection_ready.documents import HOUSE, write_docx, write_pdf
from inspection_ready.documents.card_fit import A_LITTLE, SMALLEST, boxes, fitted_card, set_lines, style_of
from inspection_ready.documents.cards import PHOTOGRAPH, POINTS_A_MILLIMETRE, Card, CardLine, CardSheet
from inspection_ready.documents.compose.sheets import BLANK_ROWS
from inspection_ready.documents.cropping import TALLEST, cropped
from inspection_ready.documents.look import look_of
from inspection_ready.documents.model import PageBreak, Paper, Table, paragraph, plain
from inspection_ready.documents.preview import page_count
from inspection_ready.domain.card_layouts import LAYOUTS, CardLayout, SheetKind
from inspection_ready.domain.errors import CannotRead
from tests.documents.blocks import PICTURES, document, picture
from tests.documents.council_files import council_docx, on_template
from tests.documents.northmoor import HUGE_WORD, awkward_council, northmoor
from tests.documents.reading import W, artifact_texts, docx_part, docx_parts, structure
from tests.documents.sheets import sheets_of

if TYPE_CHECKING:
    from inspection_ready.domain.printed_brands import PrintedBrand

EVERY = [layout for layouts in LAYOUTS.values() for layout in layouts]
BADGES, LABELS = LAYOUTS[SheetKind.BADGES][0], LAYOUTS[SheetKind.LABELS][0]
LOOK = look_of(HOUSE)
TEXT, PATH, IMAGE = 1, 2, 3
HAIR = 0.6  # points: how far a letter's outline may reach out of its line, or half a line to cut along


def card(words: str = "Ada Brook", **other: Any) -> Card:
    return Card((CardLine(words, 20, 11, bold=True), CardLine("Director", 12, 9, before=3)), **other)


def sheet(layout: CardLayout, cards: int, start: int = 1) -> CardSheet:
    return CardSheet(layout, tuple(card(f"Person {number}") for number in range(cards)), start)


def inks(pdf: bytes, kind: int) -> list[list[tuple[float, float, float, float]]]:
    """For each page what is drawn of that kind: left, bottom, right and top in points."""
    pages = pypdfium2.PdfDocument(pdf)
    return [[each.get_bounds() for each in page.get_objects() if each.type == kind] for page in pages]


def frames(layout: CardLayout) -> list[tuple[float, ...]]:
    height = layout.paper[1]
    made = []
    for place in range(layout.on_a_sheet):
        left, top = layout.corner(place)
        sides = (left, height - top - layout.height, left + layout.width, height - top)
        made.append(tuple(side * POINTS_A_MILLIMETRE for side in sides))
    return made


def is_inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - HAIR
        and inner[1] >= outer[1] - HAIR
        and inner[2] <= outer[2] + HAIR
        and inner[3] <= outer[3] + HAIR
    )


@pytest.mark.parametrize("kind", [kind for kind in SheetKind if kind in LAYOUTS])
def test_no_word_reaches_over_the_edge_of_its_card_whatever_it_says(kind: SheetKind) -> None:
    made = sheets_of(awkward_council(), kind)
    layout = LAYOUTS[kind][0]

    pages = inks(write_pdf(made), TEXT)

    assert sum(map(len, pages)) > 0
    outside = [
        box for page in pages for box in page if not any(is_inside(box, each) for each in frames(layout))
    ]
    assert outside == []


@pytest.mark.parametrize("layout", [each for each in EVERY if each.is_cut], ids=lambda each: each.code)
def test_lines_to_cut_along_lie_on_the_edges_of_the_cards(layout: CardLayout) -> None:
    made = document(CardSheet(replace(layout, is_folded=False), (card(),)))

    [page] = inks(write_pdf(made), PATH)

    across = sorted((left + right) / 2 for left, bottom, right, top in page if right - left < 1)
    down = sorted((bottom + top) / 2 for left, bottom, right, top in page if top - bottom < 1)
    assert across == pytest.approx(edges(layout, 0), abs=0.05)
    assert down == pytest.approx(edges(layout, 1), abs=0.05)


def edges(layout: CardLayout, side: int) -> list[float]:
    """Of all cards, each once; those that touch share theirs."""
    return sorted({round(each[place], 3) for each in frames(layout) for place in (side, side + 2)})


def test_labels_are_not_cut() -> None:
    assert inks(write_pdf(document(sheet(LABELS, 3))), PATH) == [[]]


def test_each_card_is_an_item_of_a_list_with_its_name_first_and_its_photograph_last() -> None:
    made = document(CardSheet(BADGES, (card(photograph=PICTURES["portrait"]), card("Ben"))))

    [listed] = structure(write_pdf(made)).kids
    assert not isinstance(listed, str)
    outline = list(listed.outline())

    assert outline == [
        "L ListNumbering=None",
        "  LI",
        "    LBody",
        "      P",
        "        'Ada Brook'",
        "      P",
        "        'Director'",
        "      Figure alt='Photograph of Ada Brook'",
        "        ''",
        "  LI",
        "    LBody",
        "      P",
        "        'Ben'",
        "      P",
        "        'Director'",
    ]


def test_back_of_a_folded_card_is_for_the_eye_only() -> None:
    layout = LAYOUTS[SheetKind.PLACE_CARDS][0]
    pdf = write_pdf(document(CardSheet(layout, (card(),), is_centred=True)))

    assert structure(pdf).text == "Ada BrookDirector"
    assert artifact_texts(pdf) == ["Ada BrookDirector"]
    [page] = inks(pdf, TEXT)
    middle = frames(layout)[0][1] + layout.height * POINTS_A_MILLIMETRE / 2
    assert sorted(box[1] > middle for box in page) == [False, False, True, True]
    turned = [each.get_matrix() for each in pypdfium2.PdfDocument(pdf)[0].get_objects() if each.type == TEXT]
    assert sorted(round(matrix.a) for matrix in turned) == [-1, -1, 1, 1]


def test_nothing_but_cards_stands_on_their_sheets() -> None:
    made = document(paragraph("Before."), sheet(BADGES, 11), paragraph("After."), title="Badges")
    pdf = write_pdf(made)

    assert page_count(pdf) == 4
    assert [bool(words) for words in artifact_texts(pdf)] == [True, False, False, True]


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_full_sheet_is_followed_by_no_empty_page(layout: CardLayout, more: int) -> None:
    cards = layout.on_a_sheet + more
    made = document(sheet(layout, cards)) if cards else document(paragraph("None"))

    assert page_count(write_pdf(made)) == max(1, layout.sheets(cards))


def test_a_sheet_that_was_begun_is_used_up() -> None:
    made = document(sheet(LABELS, 3, start=20))

    first, second = inks(write_pdf(made), TEXT)

    held = [[place for place, each in enumerate(frames(LABELS)) if is_inside(box, each)] for box in first]
    assert {place for places in held for place in places} == {19, 20}
    assert {
        place for place, each in enumerate(frames(LABELS)) if any(is_inside(box, each) for box in second)
    } == {0}


def test_without_photographs_the_words_have_the_whole_width() -> None:
    wide, none = boxes(BADGES, photograph=False)
    narrow, frame = boxes(BADGES, photograph=True)

    assert none is None
    assert frame is not None
    assert wide.width == pytest.approx((BADGES.width - 2 * BADGES.padding) * POINTS_A_MILLIMETRE)
    assert narrow.left + narrow.width < frame.left
    assert frame.width / frame.height == pytest.approx(PHOTOGRAPH)


# how the words find room


def fitted(words: str, layout: CardLayout = BADGES) -> CardLine:
    line: CardLine = fitted_card(card(words), layout, LOOK, photograph=False).lines[0]
    return line


def test_a_name_that_fits_keeps_its_size() -> None:
    assert fitted("Ada Brook").size == 20


def lines_of(line: CardLine) -> list[str]:
    return [each.strip() for each in set_lines(line, boxes(BADGES, photograph=False)[0].width, LOOK)]


def test_a_name_a_little_too_long_is_made_smaller_and_stays_on_one_line() -> None:
    line = fitted("Winifred Arkwright-Sole")

    assert 20 * A_LITTLE <= line.size < 20
    assert lines_of(line) == ["Winifred Arkwright-Sole"]


def test_a_longer_name_goes_on_in_another_line_and_is_as_large_as_its_longest_word_lets_it_be() -> None:
    line = fitted("Christopher Montgomery-Williams")

    assert 19 <= line.size <= 20
    assert lines_of(line) == ["Christopher", "Montgomery-Williams"]


def test_a_word_as_long_as_that_is_not_parted_before_its_floor() -> None:
    parted, whole = (
        fitted("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
        fitted("Llanfairpwllgwyngyll-ar-lan"),
    )

    assert (parted.size, len(lines_of(parted))) == (11, 2)
    assert lines_of(whole) == ["Llanfairpwllgwyngyll-ar-lan"]


def test_more_words_than_a_card_holds_are_cut_and_say_so() -> None:
    made = fitted_card(card(HUGE_WORD * 10), BADGES, LOOK, photograph=False)

    assert made.is_cut
    assert made.lines[0].text.endswith("…")
    box = boxes(BADGES, photograph=False)[0]
    tall = sum(len(set_lines(line, box.width, LOOK)) * style_of(line).leading for line in made.lines)
    assert tall <= box.height
    assert min(line.size for line in made.lines) >= SMALLEST


def test_what_is_cut_begins_as_it_was_written() -> None:
    words = " ".join(f"word{number}" for number in range(900))

    cut = fitted_card(card(words), BADGES, LOOK, photograph=False).lines[0].text

    assert words.startswith(" ".join(cut.split()[:-1]))


# Word


def rows(docx: bytes) -> list[Any]:
    return list(docx_part(docx, "word/document.xml").iter(f"{W}tr"))


def twips(millimetres: float) -> int:
    return round(millimetres * POINTS_A_MILLIMETRE * 20)


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
@pytest.mark.parametrize("brand", [HOUSE, on_template(council_docx())], ids=["ours", "councils"])
def test_cells_in_word_are_exactly_as_large_as_the_cards(layout: CardLayout, brand: PrintedBrand) -> None:
    body = docx_part(write_docx(document(sheet(layout, layout.on_a_sheet)), brand=brand), "word/document.xml")

    heights = {(each.get(f"{W}val"), each.get(f"{W}hRule")) for each in body.iter(f"{W}trHeight")}
    grid = [int(each.get(f"{W}w")) for each in body.iter(f"{W}gridCol")]
    [margins] = body.iter(f"{W}pgMar")
    [size] = body.iter(f"{W}pgSz")
    assert heights == {(str(twips(layout.height)), "exact")}
    assert grid[-1] == twips(layout.width)
    assert set(grid[:-1]) <= {twips(layout.width + layout.between)}
    assert (margins.get(f"{W}left"), margins.get(f"{W}top")) == (
        str(twips(layout.left)),
        str(twips(layout.top)),
    )
    used = sum(grid) + 2 * twips(layout.left)
    assert used == pytest.approx(int(size.get(f"{W}w")), abs=4)
    left_over = int(size.get(f"{W}h")) - twips(layout.top) - layout.rows * twips(layout.height)
    assert 20 < left_over - int(margins.get(f"{W}bottom")) < twips(layout.height)
    assert list(body.iter(f"{W}headerReference", f"{W}footerReference", f"{W}titlePg")) == []


def test_word_ends_cards_with_a_paragraph_that_takes_no_room() -> None:
    body = docx_part(write_docx(document(sheet(BADGES, 10))), "word/document.xml").find(f"{W}body")
    table, last, _ = body

    assert (table.tag, last.tag) == (f"{W}tbl", f"{W}p")
    spacing = last.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")


def test_word_gives_each_card_a_cell_for_a_photograph_where_one_has_it() -> None:
    cards = (card(photograph=PICTURES["portrait"]), card("Ben"), card("Cara"))
    docx = write_docx(document(CardSheet(BADGES, cards)))
    first, second = rows(docx)

    pictures = [len(list(cell.iter(f"{W}drawing"))) for cell in first.iter(f"{W}tc")]
    assert pictures == [1 if place == 1 else 0 for place in range(4)]
    words = ["".join(cell.itertext()).strip() for cell in first.iter(f"{W}tc")]
    assert words == ["Ada BrookDirector", "", "BenDirector", ""]
    body = docx_part(docx, "word/document.xml")
    grid = [each.get(f"{W}w") for each in body.iter(f"{W}gridCol")]
    assert [cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") for cell in first.iter(f"{W}tc")] == grid
    assert sum(map(int, grid)) == pytest.approx(2 * twips(BADGES.width), abs=2)
    assert second.find(f"{W}trPr/{W}gridAfter").get(f"{W}val") == "2"


def test_words_keep_clear_of_the_room_of_a_photograph_on_every_card_of_a_sheet() -> None:
    cards = (card(photograph=PICTURES["portrait"]), card("Christopher Montgomery-Williams of Northmoor"))
    pdf = write_pdf(document(CardSheet(BADGES, cards)))

    _, frame = boxes(BADGES, photograph=True)
    assert frame is not None
    second = frames(BADGES)[1]
    [page] = inks(pdf, TEXT)
    on_it = [box for box in page if is_inside(box, second)]
    assert on_it
    assert max(right for _, _, right, _ in on_it) <= second[0] + frame.left


def test_the_first_sheet_alone_is_as_it_is_with_the_others_behind_it() -> None:
    cards = (*(card(f"Person {number}") for number in range(10)), card(photograph=PICTURES["portrait"]))
    whole = CardSheet(BADGES, cards)

    alone = write_pdf(document(whole.first_sheet))

    assert page_count(alone) == 1
    assert inks(alone, TEXT)[0] == inks(write_pdf(document(whole)), TEXT)[0]


def test_word_leaves_out_the_labels_that_were_used() -> None:
    first, second = rows(write_docx(document(sheet(LABELS, 3, start=3))))

    assert ["".join(cell.itertext()) for cell in first.iter(f"{W}tc")] == ["", "", "Person 0Director"]
    assert ["".join(cell.itertext()) for cell in second.iter(f"{W}tc")] == [
        "Person 1Director",
        "Person 2Director",
    ]


@pytest.mark.parametrize("brand", [HOUSE, on_template(council_docx())], ids=["ours", "councils"])
def test_word_has_no_header_where_cards_stand_between_other_pages(brand: PrintedBrand) -> None:
    made = document(paragraph("Before."), sheet(BADGES, 1), paragraph("After."))
    docx = write_docx(made, brand=brand)

    sections = list(docx_part(docx, "word/document.xml").iter(f"{W}sectPr"))
    relations = {
        each.get("Id"): each.get("Target") for each in docx_part(docx, "word/_rels/document.xml.rels")
    }
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    named = [
        {relations[each.get(key)] for each in section.iter(f"{W}headerReference")} for section in sections
    ]
    before, cards, after = named
    assert len(cards) == 1
    [blank] = cards
    part = docx_parts(docx)[f"word/{blank.removeprefix('/word/')}"]
    assert b"<w:t" not in part
    assert blank not in before | after
    assert after != set()


@pytest.mark.parametrize(
    "after", [(), (PageBreak(),), (PageBreak(), PageBreak(Paper(landscape=True)), PageBreak())]
)
def test_a_break_after_cards_makes_no_empty_page(after: tuple[PageBreak, ...]) -> None:
    alone, followed = document(sheet(BADGES, 1), *after), document(sheet(BADGES, 1), *after, paragraph("A"))

    assert [page_count(write_pdf(alone)), page_count(write_pdf(followed))] == [1, 2]
    sections = docx_part(write_docx(followed), "word/document.xml").iter(f"{W}sectPr")
    assert len(list(sections)) == 2


def test_paper_after_cards_is_as_it_was() -> None:
    made = document(paragraph("A"), PageBreak(Paper(landscape=True)), sheet(BADGES, 1), paragraph("B"))
    sizes = [
        (each.get(f"{W}w"), each.get(f"{W}orient"))
        for each in docx_part(write_docx(made), "word/document.xml").iter(f"{W}pgSz")
    ]

    assert sizes == [("11906", None), ("11906", None), ("16838", "landscape")]


# photographs


def test_a_photograph_is_cut_to_its_frame_about_its_middle() -> None:
    drawn = Image.new("RGB", (900, 450), "white")
    drawn.paste("navy", (350, 0, 550, 450))
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    wide = replace(picture("wide.png"), data=buffer.getvalue(), width=900, height=450)

    cut = cropped(wide, PHOTOGRAPH)

    seen = Image.open(io.BytesIO(cut.data))
    assert seen.size == (cut.width, cut.height) == (350, 450)
    assert seen.getpixel((10, 225))[2] > 200  # type: ignore[index]  # a colour of three parts
    middle = seen.getpixel((175, 225))
    assert isinstance(middle, tuple)
    assert middle[0] < 30


def test_a_large_photograph_is_made_no_larger_than_paper_shows() -> None:
    cut = cropped(picture("tall.jpeg", size=(1500, 2000)), PHOTOGRAPH)

    assert (cut.height, cut.kind) == (TALLEST, "image/jpeg")


def test_a_photograph_whose_file_is_broken_is_said_to_be() -> None:
    with pytest.raises(CannotRead):
        cropped(replace(PICTURES["front-door.jpeg"], data=b"\xff\xd8\xff no picture"), PHOTOGRAPH)


# what is composed


def test_door_sign_says_room_base_day_and_what_happens_and_not_who_is_seen() -> None:
    [block] = sheets_of(northmoor(), SheetKind.DOOR_SIGNS).blocks
    assert isinstance(block, CardSheet)

    told = [[line.text for line in each.lines] for each in block.cards]

    assert told[1][:5] == [
        "Exchange Room",
        "Northmoor House",
        "Day 1, Tuesday 9 February 2027",
        "9am to 9:45am  Welcome",
        "Escort: Asha Verma",
    ]
    assert all(
        line.size >= 11
        for each in block.cards
        for line in fitted_card(each, block.layout, LOOK, photograph=False).lines
    )


def test_who_is_expected_stands_on_the_sheet_to_sign_in_on_with_room_for_others() -> None:
    tables = [each for each in sheets_of(northmoor(), SheetKind.SIGN_IN).blocks if isinstance(each, Table)]

    names = [[plain(row[0]) for row in each.rows] for each in tables]

    assert names == [
        ["Grace Obi", "Mohammad Ali Khan", *[""] * BLANK_ROWS],
        ["Asha Verma", "Eleri Ŵyn", *[""] * BLANK_ROWS],
    ]
    assert len({plain(cell) for each in tables for cell in each.header}) == 6


def test_notes_for_us_are_on_no_sheet() -> None:
    facts = northmoor()
    noted = replace(facts, sessions=tuple(replace(each, notes_for_us="A SECRET") for each in facts.sessions))

    for kind in SheetKind:
        assert b"SECRET" not in b"".join(docx_parts(write_docx(sheets_of(noted, kind))).values())
