"""Every PDF the app can make is accessible (PDF/UA-1) and made to last (PDF/A-2a), by veraPDF's own rules."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pikepdf
import pytest

from inspection_ready.documents import HOUSE, write_letters_pdf, write_pdf
from inspection_ready.documents.compose import DOCUMENTS, compose_letters
from inspection_ready.documents.compose.wall_chart import compose_wall_chart
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack
from inspection_ready.documents.model import (
    Figure,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    paragraph,
    text,
)
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.papers import PaperKind
from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand
from tests.documents.about import about
from tests.documents.asked import CHRONOLOGIES
from tests.documents.blocks import PICTURES, SAMPLES, document, everything
from tests.documents.checked_facts import CHECKED_FACTS
from tests.documents.claimed import CLAIMED
from tests.documents.council_files import branded, council_docx, template
from tests.documents.covered import COVERAGES
from tests.documents.mocked import MOCKED
from tests.documents.northmoor import awkward_council, empty_council, northmoor
from tests.documents.papered import NEW_PAPERS, as_issued_before, papered
from tests.documents.released import INDEXES
from tests.documents.scrutinised import SCRUTINISED
from tests.documents.sheets import bare_council, sheets_of
from tests.documents.to_sign import SIGN_SHEETS
from tests.documents.told import SLIPS
from tests.documents.word_letters import with_word_letter
from tests.map_files import on_a_map
from tests.validators.verapdf import Verdict, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.packs import PackFacts
    from tests.plugins.made_once import MadeOnce

    Pdfs = dict[str, Callable[[], bytes]]

pytestmark = pytest.mark.slow

STANDARDS = ("PDFUA-1", "PDFA-2A")
COUNCILS = {"northmoor": northmoor, "empty": empty_council, "awkward": awkward_council}
OF_SHEETS = {"northmoor": northmoor, "bare": bare_council, "awkward": awkward_council}
DOCUMENT_NAMES = [f"{council}-{made.name}.pdf" for council in COUNCILS for made in DOCUMENTS]
ODD_BLOCKS: dict[str, Block] = {
    "picture-jpeg.pdf": Figure(PICTURES["front-door.jpeg"], alt="The front door"),
    "picture-grey.pdf": Figure(PICTURES["plan.png"], alt="A plan"),
    "picture-grey-jpeg.pdf": Figure(PICTURES["old-photograph.jpeg"], alt="The town hall in 1910"),
    "picture-decorative.pdf": Figure(PICTURES["map.png"], is_decorative=True, credit="Northmoor Council"),
    "picture-not-described.pdf": Figure(PICTURES["map.png"]),
    "paper-changed.pdf": PageBreak(Paper("A3", landscape=True)),
    "table-without-rows.pdf": Table((text("Room"), text("Holds")), (), (0.5, 0.5)),
    "table-of-empty-cells.pdf": Table((text("Room"),), (((),), ((),)), (1.0,), row_header=True),
    "pair-without-value.pdf": KeyValues((("Phone", ()), ("", text("x")))),
    "link-in-another-language.pdf": Paragraph(
        (Run("croeso", language="cy", link="https://www.northmoor.example/"),)
    ),
}
SHEET_NAMES = [f"{council}-{kind}.pdf" for council in ("northmoor", "awkward") for kind in SheetKind]
PAPER_NAMES = [f"{council}-paper-{kind}.pdf" for council in COUNCILS for kind in NEW_PAPERS]
OF_AN_ISSUE = {
    f"{council}-paper-of-an-issue.pdf": facts
    for council, facts in COUNCILS.items()
    if facts().timetable is not None
}
NOTED = (
    Run("Said"),
    Run("", note=Note((Run("By "), Run("whom", link="https://www.northmoor.example/", bold=True)))),
)
ODD_BLOCKS |= {
    "note-in-table.pdf": Table((NOTED, text("Holds")), tuple((NOTED, NOTED) for _ in range(60)), (0.5, 0.5)),
    "note-in-pair.pdf": KeyValues((("Phone", NOTED),)),
    "note-over-pages.pdf": Paragraph((*NOTED, Run("", note=Note(text("word " * 2000))))),
}
BLOCK_NAMES = [f"block-{kind.__name__}.pdf" for kind in SAMPLES]


def letters_to_print() -> bytes:
    """Of two councils, one with every awkward value, and a table that goes over several pages."""
    letters = [each.document for facts in (northmoor(), awkward_council()) for each in compose_letters(facts)]
    long = Table((text("Room"),), tuple(((text(f"Room {number}")),) for number in range(90)), (1.0,))
    letters[1] = replace(letters[1], blocks=(*letters[1].blocks, long))
    named = [(f"Person {number} 林", letter) for number, letter in enumerate(letters)]
    return write_letters_pdf(replace(letters[0], blocks=(), title="Letters to print"), named)[0]


def unmarked(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        page.Contents = file.make_stream(page.Contents.read_bytes().replace(b"/MCID", b"/Other"))


def without_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def without_structure(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot


def without_title(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata.read_bytes().replace(b"dc:title", b"dc:other")
    file.Root.Metadata.write(packet)


def without_claim(file: pikepdf.Pdf) -> None:
    del file.Root.Metadata


def without_header_scope(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
            del item.A


def without_alternative_text(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item.Alt


def without_identities_of_notes(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Note":
            del item.ID


def with_a_loose_link(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for annotation in page.get("/Annots", []):
            del annotation.StructParent


DAMAGES: list[Callable[[pikepdf.Pdf], None]] = [
    unmarked,
    without_language,
    without_structure,
    without_title,
    without_claim,
    without_header_scope,
    without_alternative_text,
    without_identities_of_notes,
    with_a_loose_link,
]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, made_once: MadeOnce) -> dict[tuple[str, str], Verdict]:
    """All in one Java process; where several processes run the tests, each begins with a share of its own."""
    pdfs = {**documents(), **blocks(), **broken(), **others()}

    def judged(part: int) -> dict[tuple[str, str], Verdict]:
        share = list(pdfs.items())[part :: made_once.processes]
        return validate({name: make() for name, make in share}, tmp_path_factory.mktemp("verapdf"))

    found: dict[tuple[str, str], Verdict] = {}
    for part in made_once.parts():
        found |= made_once(f"verdicts-{part}", partial(judged, part))
    return found


def documents() -> Pdfs:
    made = {
        f"{council}-{each.name}.pdf": written(partial(each.compose, facts()))
        for council, facts in COUNCILS.items()
        for each in DOCUMENTS
    }
    made |= {
        f"{council}-{kind}.pdf": written(partial(sheets_of, facts(), kind))
        for council, facts in OF_SHEETS.items()
        for kind in SheetKind
    }
    made |= {
        f"{council}-paper-{kind}.pdf": written(partial(papered, facts(), kind))
        for council, facts in COUNCILS.items()
        for kind in NEW_PAPERS
    }
    made |= {
        name: written(partial(as_issued_before, facts(), PaperKind.RECEPTION))
        for name, facts in OF_AN_ISSUE.items()
    }
    made |= {f"{council}-about.pdf": written(partial(about, facts())) for council, facts in COUNCILS.items()}
    made |= {f"{council}-coverage.pdf": written(each) for council, each in COVERAGES.items()}
    made |= {f"{council}-claims.pdf": written(each) for council, each in CLAIMED.items()}
    made |= {f"{council}-mock.pdf": written(each) for council, each in MOCKED.items()}
    made |= {f"{council}-accuracy.pdf": written(each) for council, each in CHECKED_FACTS.items()}
    made |= {f"{council}-scrutiny.pdf": written(each) for council, each in SCRUTINISED.items()}
    made |= {f"{council}-sign-off.pdf": written(each) for council, each in SIGN_SHEETS.items()}
    made |= {f"{council}-change-slips.pdf": written(each) for council, each in SLIPS.items()}
    made |= {f"{council}-release-index.pdf": written(each) for council, each in INDEXES.items()}
    return made | {f"{council}-requests.pdf": written(each) for council, each in CHRONOLOGIES.items()}


def blocks() -> Pdfs:
    made = {
        f"block-{kind.__name__}.pdf": written(partial(document, block)) for kind, block in SAMPLES.items()
    }
    after = paragraph("After.")
    return made | {name: written(partial(document, block, after)) for name, block in ODD_BLOCKS.items()}


def broken() -> Pdfs:
    return {f"{damage.__name__}.pdf": partial(damaged, damage) for damage in DAMAGES}


def others() -> Pdfs:
    jumping = document(Heading(1, text("One")), Heading(3, text("Three")))
    of_template = PrintedBrand(template=template(council_docx()), font=BrandFont.DEJAVU)
    return {
        "everything.pdf": written(everything),
        "wall-chart.pdf": written(lambda: compose_wall_chart(northmoor())),
        "council-look.pdf": written(everything, branded()),
        "council-look-dejavu.pdf": written(lambda: first_letter(northmoor()), branded(BrandFont.DEJAVU)),
        "council-template.pdf": written(everything, of_template),
        "badges-in-a-look.pdf": written(lambda: sheets_of(northmoor(), SheetKind.BADGES), branded()),
        "map.pdf": written(lambda: compose_welcome_pack(on_a_map(northmoor()))),
        "map-awkward.pdf": written(lambda: compose_welcome_pack(on_a_map(awkward_council()))),
        "letter.pdf": written(lambda: first_letter(northmoor())),
        "letter-awkward.pdf": written(lambda: first_letter(awkward_council())),
        "word-letter.pdf": written(lambda: first_letter(with_word_letter(northmoor()))),
        "letters-to-print.pdf": letters_to_print,
        "heading-jump.pdf": written(lambda: jumping),
        "ordinary.pdf": ordinary_reportlab,
    }


def written(compose: Callable[[], Document], brand: PrintedBrand = HOUSE) -> Callable[[], bytes]:
    return lambda: write_pdf(compose(), brand=brand)


def first_letter(facts: PackFacts) -> Document:
    return compose_letters(facts)[0].document


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(
    "name",
    [
        *DOCUMENT_NAMES,
        *BLOCK_NAMES,
        *SHEET_NAMES,
        *PAPER_NAMES,
        *OF_AN_ISSUE,
        "badges-in-a-look.pdf",
        *ODD_BLOCKS,
        *(f"{council}-about.pdf" for council in COUNCILS),
        *(f"{council}-coverage.pdf" for council in COVERAGES),
        *(f"{council}-requests.pdf" for council in CHRONOLOGIES),
        *(f"{council}-claims.pdf" for council in CLAIMED),
        *(f"{council}-mock.pdf" for council in MOCKED),
        *(f"{council}-accuracy.pdf" for council in CHECKED_FACTS),
        *(f"{council}-scrutiny.pdf" for council in SCRUTINISED),
        *(f"{council}-sign-off.pdf" for council in SIGN_SHEETS),
        *(f"{council}-change-slips.pdf" for council in SLIPS),
        *(f"{council}-release-index.pdf" for council in INDEXES),
        "everything.pdf",
        "wall-chart.pdf",
        "council-look.pdf",
        "council-look-dejavu.pdf",
        "map.pdf",
        "map-awkward.pdf",
        "council-template.pdf",
        "letter.pdf",
        "letter-awkward.pdf",
        "word-letter.pdf",
        "letters-to-print.pdf",
    ],
)
def test_pdf_passes(verdicts: dict[tuple[str, str], Verdict], name: str, standard: str) -> None:
    verdict = verdicts[name, standard]

    assert verdict.complaints == ()
    assert verdict.checks > 200


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("kind", SheetKind)
def test_sheets_made_from_next_to_nothing_pass(
    verdicts: dict[tuple[str, str], Verdict], kind: SheetKind, standard: str
) -> None:
    """One card of two words gives little to check."""
    verdict = verdicts[f"bare-{kind}.pdf", standard]

    assert verdict.complaints == ()
    assert verdict.checks > 90


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_pdf_fails(
    verdicts: dict[tuple[str, str], Verdict], damage: Callable[[pikepdf.Pdf], None]
) -> None:
    assert verdicts[f"{damage.__name__}.pdf", "PDFUA-1"].complaints != ()


def test_ordinary_reportlab_fails_both(verdicts: dict[tuple[str, str], Verdict]) -> None:
    failed = {standard: len(verdicts["ordinary.pdf", standard].complaints) for standard in STANDARDS}

    assert all(count >= 5 for count in failed.values()), failed


def test_skipped_heading_level_fails(verdicts: dict[tuple[str, str], Verdict]) -> None:
    (complaint,) = verdicts["heading-jump.pdf", "PDFUA-1"].complaints

    assert complaint.startswith("7.4.2-1 ")


def damaged(damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(write_pdf(everything()))) as file:
        damage(file)
        buffer = io.BytesIO()
        file.save(buffer)
    return buffer.getvalue()


def ordinary_reportlab() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    buffer = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    words = Paragraph('See <a href="https://www.northmoor.example/">the page</a>.', style)
    SimpleDocTemplate(buffer).build([words, Table([["Room", "Holds"], ["Exchange Room", "20"]])])
    return buffer.getvalue()
