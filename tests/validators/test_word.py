"""Every Word file the app can make is valid Open XML, and reads well."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from inspection_ready.documents import HOUSE, write_docx
from inspection_ready.documents.compose import DOCUMENTS, PackDocument, compose_letters
from inspection_ready.documents.compose.wall_chart import compose_wall_chart
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack
from inspection_ready.documents.docx.package import template_parts, write_package
from inspection_ready.documents.model import Figure
from inspection_ready.documents.word_letters.letter import WordLetterReader
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.papers import PaperKind
from inspection_ready.domain.release_items import Known
from inspection_ready.services.clean_copies import make_clean_copy
from tests.documents.about import about
from tests.documents.asked import CHRONOLOGIES
from tests.documents.blocks import PICTURES, SAMPLES, document, everything, papers
from tests.documents.checked_facts import CHECKED_FACTS
from tests.documents.claimed import CLAIMED
from tests.documents.council_files import (
    branded,
    council_docx,
    council_dotx,
    on_template,
    tabbed_docx,
    template,
)
from tests.documents.covered import COVERAGES
from tests.documents.mocked import MOCKED
from tests.documents.northmoor import awkward_council, empty_council, northmoor
from tests.documents.papered import NEW_PAPERS, as_issued_before, papered
from tests.documents.reading import W, docx_part, docx_parts
from tests.documents.released import INDEXES
from tests.documents.scrutinised import SCRUTINISED
from tests.documents.sheets import bare_council, sheets_of
from tests.documents.to_sign import SIGN_SHEETS
from tests.documents.told import SLIPS
from tests.documents.word_letters import LETTER, with_word_letter
from tests.map_files import on_a_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

pytestmark = pytest.mark.slow

COUNCILS = [northmoor, empty_council, awkward_council]
BRANDS = {
    "colours": branded(),
    "docx": on_template(council_docx()),
    "dotx": on_template(council_dotx()),
    "without furniture": replace(branded(), template=template(council_docx(furniture=False))),
    "tabs": on_template(tabbed_docx()),
    "our own": on_template(write_docx(everything(), brand=branded())),
}


@pytest.mark.parametrize("facts", COUNCILS)
@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.name)
def test_document_is_valid(made: PackDocument, facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    assert complaints(write_docx(made.compose(facts())), tmp_path) == []


@pytest.mark.parametrize("facts", [northmoor, bare_council, awkward_council])
@pytest.mark.parametrize("kind", SheetKind)
def test_sheets_are_valid(kind: SheetKind, facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    for brand in (HOUSE, BRANDS["docx"]):
        written = write_docx(sheets_of(facts(), kind), brand=brand)
        assert complaints(written, tmp_path) == []
        assert merged(written) == []


@pytest.mark.parametrize("facts", COUNCILS)
@pytest.mark.parametrize("kind", NEW_PAPERS)
def test_papers_of_the_timetable_are_valid(
    kind: PaperKind, facts: Callable[[], PackFacts], tmp_path: Path
) -> None:
    written = write_docx(papered(facts(), kind))

    assert complaints(written, tmp_path) == []
    assert merged(written) == []


@pytest.mark.parametrize("facts", [northmoor, awkward_council])
def test_a_paper_of_an_issue_is_valid(facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    written = write_docx(as_issued_before(facts(), PaperKind.RECEPTION))

    assert complaints(written, tmp_path) == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_block_is_valid(kind: type, tmp_path: Path) -> None:
    assert complaints(write_docx(document(SAMPLES[kind])), tmp_path) == []


def test_change_of_paper_is_valid(tmp_path: Path) -> None:
    assert complaints(write_docx(papers()), tmp_path) == []


@pytest.mark.parametrize("facts", [northmoor, awkward_council])
def test_letter_is_valid(facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    assert complaints(write_docx(compose_letters(facts())[0].document), tmp_path) == []


def test_a_letter_of_the_councils_own_is_as_valid_as_its_file(tmp_path: Path) -> None:
    made = compose_letters(with_word_letter(northmoor()))[0]

    before = complaints(LETTER, tmp_path)
    assert all("A required relationship type" in each for each in before)  # the test's file has few parts
    assert made.word is not None
    assert complaints(made.word(), tmp_path) == before


def test_a_letter_somebody_wrote_in_word_stays_valid(tmp_path: Path, shared_data: Path) -> None:
    data = (shared_data / "word" / "winword2010_mergefields.docx").read_bytes()
    filled = WordLetterReader(data, file="a.docx").filled(lambda name, _: f"{name}\n<value>", {})

    assert complaints(filled.written(), tmp_path) == []


@pytest.mark.parametrize("made", CHRONOLOGIES.values(), ids=CHRONOLOGIES)
def test_chronology_of_requests_is_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", INDEXES.values(), ids=INDEXES)
def test_index_of_a_release_is_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", CHECKED_FACTS.values(), ids=CHECKED_FACTS)
def test_points_about_a_draft_are_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", MOCKED.values(), ids=MOCKED)
def test_mock_interviews_are_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", CLAIMED.values(), ids=CLAIMED)
def test_claims_are_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", SCRUTINISED.values(), ids=SCRUTINISED)
def test_record_for_scrutiny_is_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", SIGN_SHEETS.values(), ids=SIGN_SHEETS)
def test_sheet_to_be_signed_is_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", SLIPS.values(), ids=SLIPS)
def test_change_slips_are_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("made", COVERAGES.values(), ids=COVERAGES)
def test_coverage_is_valid(made: Callable[[], Document], tmp_path: Path) -> None:
    assert complaints(write_docx(made()), tmp_path) == []


@pytest.mark.parametrize("facts", COUNCILS)
def test_page_about_the_pack_is_valid(facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    assert complaints(write_docx(about(facts())), tmp_path) == []


@pytest.mark.parametrize("facts", [northmoor, awkward_council])
def test_plan_on_a_map_is_valid(facts: Callable[[], PackFacts], tmp_path: Path) -> None:
    assert complaints(write_docx(compose_welcome_pack(on_a_map(facts()))), tmp_path) == []


def test_wall_chart_is_valid(tmp_path: Path) -> None:
    assert complaints(write_docx(compose_wall_chart(northmoor())), tmp_path) == []


@pytest.mark.parametrize("brand", BRANDS)
def test_document_in_a_councils_look_is_valid(brand: str, tmp_path: Path) -> None:
    for made in (everything(), papers(), compose_letters(northmoor())[0].document):
        assert complaints(write_docx(made, brand=BRANDS[brand]), tmp_path) == []


def test_decorative_picture_is_valid(tmp_path: Path) -> None:
    made = document(Figure(PICTURES["front-door.jpeg"], is_decorative=True))

    assert complaints(write_docx(made), tmp_path) == []


def test_validator_finds_a_wrong_element(tmp_path: Path) -> None:
    parts = dict(template_parts())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body><w:paragraph/>")

    assert complaints(write_package(parts), tmp_path) != []


@pytest.mark.parametrize("facts", COUNCILS)
@pytest.mark.parametrize("made", DOCUMENTS, ids=lambda made: made.name)
def test_word_stumbles_over_nothing(made: PackDocument, facts: Callable[[], PackFacts]) -> None:
    written = write_docx(made.compose(facts()))
    body = docx_part(written, "word/document.xml")
    tables = list(body.iter(f"{W}tbl"))
    in_cells = {paragraph for cell in body.iter(f"{W}tc") for paragraph in cell.iter(f"{W}p")}
    loose = [paragraph for paragraph in body.iter(f"{W}p") if paragraph not in in_cells]

    blank = [p for p in loose if not "".join(p.itertext()).strip() and p.find(f".//{W}drawing") is None]
    assert blank == []  # a picture stands in a paragraph without words
    assert [t for t in tables if t.find(f".//{W}tblHeader") is None] == []
    assert merged(written) == []


def test_python_docx_opens_it_with_its_properties() -> None:
    opened = docx.Document(io.BytesIO(write_docx(everything())))

    assert opened.core_properties.title == "Everything at once"
    assert opened.core_properties.language == "en-GB"
    assert opened.core_properties.author == "Northmoor Council"
    styles = opened.styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert styles.get(f"{W}val") == "en-GB"


def test_a_cleaned_copy_is_valid(tmp_path: Path) -> None:
    """Of one with comments and changes, made of a file that is valid itself."""
    written = docx.Document(io.BytesIO(write_docx(everything())))
    written.core_properties.author = "Bo Larsen"
    written.add_comment(written.paragraphs[3].runs, text="Is this right?", author="Bo Larsen")
    for tag, words, number in (("ins", "t", 901), ("del", "delText", 902)):
        change = OxmlElement(f"w:{tag}", attrs={qn("w:id"): str(number), qn("w:author"): "Bo Larsen"})
        run, text = OxmlElement("w:r"), OxmlElement(f"w:{words}")
        text.text = "changed"
        run.append(text)
        change.append(run)
        written.paragraphs[3]._p.append(change)
    path = tmp_path / "council.docx"
    written.save(str(path))

    copy = make_clean_copy(path, None, Known(today=date(2027, 1, 11))).path.read_bytes()

    assert complaints(copy, tmp_path) == []
    assert not any(b"Bo Larsen" in part for part in docx_parts(copy).values())


def merged(written: bytes) -> list[Any]:
    return list(docx_part(written, "word/document.xml").iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"))


def complaints(written: bytes, folder: Path) -> list[str]:
    path = folder / "made.docx"
    path.write_bytes(written)
    return [str(error) for error in OpenXmlValidator(max_errors=20).validate(path).errors]
