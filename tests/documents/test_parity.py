"""Word and PDF say the same thing in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.cards import Card, CardLine, CardSheet
from inspection_ready.documents.compose import DOCUMENTS, PackDocument
from inspection_ready.documents.compose.wall_chart import compose_wall_chart
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack
from inspection_ready.documents.fonts import missing_characters
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Contents,
    Document,
    Drawing,
    Heading,
    KeyValues,
    ListItem,
    Note,
    Notes,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from inspection_ready.documents.text import STAND_IN, printable
from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.papers import PaperKind
from tests.documents.about import about
from tests.documents.asked import CHRONOLOGIES
from tests.documents.blocks import CREATED, everything
from tests.documents.checked_facts import CHECKED_FACTS
from tests.documents.claimed import CLAIMED
from tests.documents.covered import COVERAGES
from tests.documents.mocked import MOCKED
from tests.documents.northmoor import awkward_council, empty_council, northmoor
from tests.documents.papered import NEW_PAPERS, as_issued_before, papered
from tests.documents.reading import docx_paragraphs, pdf_paragraphs
from tests.documents.released import INDEXES
from tests.documents.scrutinised import SCRUTINISED
from tests.documents.sheets import bare_council, sheets_of
from tests.documents.to_sign import SIGN_SHEETS
from tests.documents.told import SLIPS
from tests.map_files import on_a_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.packs import PackFacts


@pytest.mark.parametrize("facts", [northmoor, empty_council, awkward_council])
@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.name)
def test_every_document_says_the_same_in_both(made: PackDocument, facts: Callable[[], PackFacts]) -> None:
    composed = made.compose(facts())

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("facts", [northmoor, awkward_council])
def test_plan_on_a_map_says_the_same_in_both(facts: Callable[[], PackFacts]) -> None:
    made = compose_welcome_pack(on_a_map(facts()))

    assert sum(isinstance(block, Drawing) and bool(block.credit) for block in made.blocks) == 2
    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@pytest.mark.parametrize("facts", [northmoor, empty_council, awkward_council])
def test_page_about_the_pack_says_the_same_in_both(facts: Callable[[], PackFacts]) -> None:
    made = about(facts())

    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@pytest.mark.parametrize("facts", [northmoor, bare_council, awkward_council])
@pytest.mark.parametrize("kind", SheetKind)
def test_sheets_say_the_same_in_both(kind: SheetKind, facts: Callable[[], PackFacts]) -> None:
    made = sheets_of(facts(), kind)

    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@pytest.mark.parametrize("facts", [northmoor, empty_council, awkward_council])
@pytest.mark.parametrize("kind", NEW_PAPERS)
def test_papers_of_the_timetable_say_the_same_in_both(
    kind: PaperKind, facts: Callable[[], PackFacts]
) -> None:
    made = papered(facts(), kind)

    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@pytest.mark.parametrize("facts", [northmoor, awkward_council])
@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.DOORS])
def test_papers_of_an_issue_say_the_same_in_both(kind: PaperKind, facts: Callable[[], PackFacts]) -> None:
    made = as_issued_before(facts(), kind)

    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@pytest.mark.parametrize("made", CHRONOLOGIES.values(), ids=CHRONOLOGIES)
def test_chronology_of_requests_says_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", INDEXES.values(), ids=INDEXES)
def test_index_of_a_release_says_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", CHECKED_FACTS.values(), ids=CHECKED_FACTS)
def test_points_about_a_draft_say_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", MOCKED.values(), ids=MOCKED)
def test_mock_interviews_say_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", CLAIMED.values(), ids=CLAIMED)
def test_claims_say_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", SCRUTINISED.values(), ids=SCRUTINISED)
def test_record_for_scrutiny_says_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", SIGN_SHEETS.values(), ids=SIGN_SHEETS)
def test_sheet_to_be_signed_says_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", SLIPS.values(), ids=SLIPS)
def test_change_slips_say_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


@pytest.mark.parametrize("made", COVERAGES.values(), ids=COVERAGES)
def test_coverage_says_the_same_in_both(made: Callable[[], Document]) -> None:
    composed = made()

    assert pdf_paragraphs(write_pdf(composed)) == as_a_pdf_sets(docx_paragraphs(write_docx(composed)))


def test_wall_chart_says_the_same_in_both() -> None:
    chart = compose_wall_chart(northmoor())

    assert pdf_paragraphs(write_pdf(chart)) == docx_paragraphs(write_docx(chart))


def test_every_block_says_the_same_in_both() -> None:
    assert pdf_paragraphs(write_pdf(everything())) == docx_paragraphs(write_docx(everything()))


texts = st.text(st.characters(exclude_characters="\t"), max_size=60)
words = st.builds(
    Run,
    text=texts,
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    link=st.sampled_from(["", "https://www.northmoor.example/"]),
    language=st.sampled_from(["", "cy"]),
)
notes = st.builds(Note, runs=st.lists(words, min_size=1, max_size=2).map(tuple), name=st.sampled_from("ab"))
marks = st.builds(Run, text=st.just(""), note=notes)
runs = st.lists(words | marks, max_size=4).map(tuple)
paragraphs = st.builds(
    Paragraph, runs=runs, kind=st.sampled_from(["body", "lead", "small", "quiet", "sign_off"])
)
leaves = st.builds(ListItem, blocks=st.tuples(paragraphs))
lists = st.recursive(
    st.builds(BulletList, items=st.tuples(leaves)),
    lambda inner: st.builds(
        NumberedList, items=st.lists(st.builds(ListItem, blocks=st.lists(paragraphs | inner, max_size=3).map(tuple)), max_size=3).map(tuple)
    ),
    max_leaves=4,
)  # fmt: skip
tables = st.builds(
    Table,
    header=st.tuples(runs, runs),
    rows=st.lists(st.tuples(runs, runs), max_size=3).map(tuple),
    widths=st.just((0.25, 0.75)),
    caption=texts,
    row_header=st.booleans(),
    notes=st.lists(runs, max_size=2).map(tuple),
)
blocks = st.one_of(
    st.builds(Heading, level=st.integers(1, 4), runs=runs),
    paragraphs,
    lists,
    tables,
    st.builds(KeyValues, pairs=st.lists(st.tuples(texts, runs), max_size=3).map(tuple)),
    st.builds(Callout, title=texts, paragraphs=st.lists(runs, max_size=2).map(tuple)),
    st.builds(Notes, entries=st.lists(notes, max_size=2).map(tuple)),
    st.builds(Contents, title=texts, depth=st.integers(1, 4)),
)
cards = st.builds(
    Card,
    lines=st.lists(
        st.builds(CardLine, text=texts, size=st.sampled_from([12.0, 40.0]), floor=st.just(9.0)), max_size=4
    ).map(tuple),
)
sheets = st.builds(
    CardSheet,
    layout=st.sampled_from([layout for layouts in LAYOUTS.values() for layout in layouts]),
    cards=st.lists(cards, max_size=4).map(tuple),
    start=st.just(1),
)
documents = st.builds(
    Document,
    title=texts,
    organisation=texts,
    subtitle=texts,
    footer=texts,
    created=st.just(CREATED),
    blocks=st.lists(blocks | sheets, max_size=5).map(tuple),
)


@settings(max_examples=150)
@given(documents)
def test_any_text_survives_both_writers(made: Document) -> None:
    assert pdf_paragraphs(write_pdf(made)) == as_a_pdf_sets(docx_paragraphs(write_docx(made)))


@settings(max_examples=150)
@given(texts)
def test_no_character_is_lost(words: str) -> None:
    made = Document(
        title="T", organisation="O", created=CREATED, blocks=(Paragraph((Run("a" + words + "z"),)),)
    )

    assert pdf_paragraphs(write_pdf(made))[1:] == as_a_pdf_sets(
        [" ".join(printable("a" + words + "z").split())]
    )


def as_a_pdf_sets(paragraphs_read: list[str]) -> list[str]:
    """With the stand-in where no font has the character; Word finds a font for it, or shows its own box."""
    return ["".join(STAND_IN if missing_characters(c) else c for c in text) for text in paragraphs_read]
