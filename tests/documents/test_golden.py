"""The documents, part by part, as they were when last looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from inspection_ready.documents import house_style as house
from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.documents.compose import DOCUMENTS, compose_letters
from inspection_ready.documents.compose.wall_chart import compose_wall_chart
from inspection_ready.documents.compose.welcome_pack import compose_section
from inspection_ready.documents.docx.drawings import picture_of
from inspection_ready.documents.docx.package import template_parts
from inspection_ready.documents.figure_size import fitted
from inspection_ready.documents.model import Drawing
from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.papers import PaperKind
from inspection_ready.domain.sections import SectionSource
from tests.documents.about import about
from tests.documents.asked import CHRONOLOGIES
from tests.documents.blocks import PICTURES, everything
from tests.documents.checked_facts import CHECKED_FACTS
from tests.documents.claimed import CLAIMED
from tests.documents.council_files import branded, council_docx, on_template
from tests.documents.covered import northmoor_coverage
from tests.documents.mocked import MOCKED
from tests.documents.northmoor import northmoor
from tests.documents.papered import NEW_PAPERS, as_issued_before, papered
from tests.documents.reading import docx_parts, structure
from tests.documents.released import INDEXES
from tests.documents.scrutinised import SCRUTINISED
from tests.documents.sheets import sheets_of
from tests.documents.to_sign import SIGN_SHEETS
from tests.documents.told import SLIPS
from tests.map_files import on_a_map

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from tests.plugins.golden import Golden

PLAN = next(each for each in northmoor().sections if each.source is SectionSource.PLAN)
MADE = {made.name: made.compose(northmoor()) for made in DOCUMENTS} | {
    "about": about(northmoor()),
    "coverage": northmoor_coverage(),
    "requests": CHRONOLOGIES["northmoor"](),
    "claims": CLAIMED["northmoor"](),
    "mock-questions": MOCKED["northmoor"](),
    "mock-readiness": MOCKED["northmoor, who is ready"](),
    "accuracy": CHECKED_FACTS["northmoor"](),
    "accuracy-inside": CHECKED_FACTS["northmoor-inside"](),
    "sign-off": SIGN_SHEETS["northmoor"](),
    "change-slips": SLIPS["northmoor"](),
    "scrutiny": SCRUTINISED["northmoor"](),
    "release-index": INDEXES["northmoor"](),
    "every-block": everything(),
    "wall-chart": compose_wall_chart(northmoor()),
    "letter": compose_letters(northmoor())[0].document,
    **{kind.value: sheets_of(northmoor(), kind) for kind in SheetKind},
    **{f"paper-{kind.value}": papered(northmoor(), kind) for kind in NEW_PAPERS},
    "paper-of-an-issue": as_issued_before(northmoor(), PaperKind.RECEPTION),
    "plan-on-a-map": compose_section(on_a_map(northmoor()), PLAN),
}
NAMES = list(MADE)


@pytest.mark.parametrize("name", NAMES)
def test_structure_of_the_pdf_is_as_before(name: str, golden: Golden) -> None:
    tree = structure(write_pdf(MADE[name]))

    golden.check(f"{name}/structure.txt", "\n".join(tree.outline()) + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_the_pdf_are_as_before(name: str, golden: Golden) -> None:
    golden.check(f"{name}/pages.txt", pages(MADE[name]))


@pytest.mark.parametrize("name", NAMES)
def test_parts_of_the_word_file_are_as_before(name: str, golden: Golden) -> None:
    parts = docx_parts(write_docx(MADE[name]))
    template = template_parts()
    own = {part: content for part, content in parts.items() if content != template.get(part)}

    assert list(parts)[: len(template)] == list(template)
    for part, content in own.items():
        if part.endswith((".xml", ".rels")):
            golden.check(f"{name}/{part}", indented(content))
        else:
            assert content in shown(MADE[name])


def test_parts_of_the_template_are_as_before(golden: Golden) -> None:
    for part, content in template_parts().items():
        golden.check(f"template/{part}", indented(content))


def shown(document: Document) -> set[bytes]:
    """Pictures of the workspace, and drawings as Word has them."""
    drawings = (block for block in document.blocks if isinstance(block, Drawing))
    made = (picture_of(fitted(each, *house.text_area(document.paper))) for each in drawings)
    return {picture.data for picture in (*PICTURES.values(), *made)}


def test_document_in_a_councils_look_is_as_before(golden: Golden) -> None:
    pdf, word = (
        write_pdf(everything(), brand=branded()),
        docx_parts(write_docx(everything(), brand=branded())),
    )
    on_its_own = docx_parts(write_docx(everything(), brand=on_template(council_docx())))

    golden.check("council-look/structure.txt", "\n".join(structure(pdf).outline()) + "\n")
    for part in ("word/header2.xml", "word/footer1.xml", "word/styles.xml", "word/_rels/header2.xml.rels"):
        golden.check(f"council-look/{part}", indented(word[part]))
    for part in (
        "[Content_Types].xml",
        "word/document.xml",
        "word/numbering.xml",
        "word/_rels/document.xml.rels",
    ):
        golden.check(f"council-template/{part}", indented(on_its_own[part]))


def pages(document: Document) -> str:
    pdf = write_pdf(document)
    return (
        "\n".join(
            f"--- page {index + 1}\n"
            + "\n".join(line.rstrip() for line in page_text(pdf, index).splitlines())
            for index in range(page_count(pdf))
        )
        + "\n"
    )


def indented(xml: bytes) -> str:
    tree = etree.fromstring(xml)
    etree.indent(tree)
    text: str = etree.tostring(tree, encoding="unicode")
    return text + "\n"
