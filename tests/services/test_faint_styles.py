"""Styles of the council's Word template that are read with effort: taken, told with every pack, left with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx.shared import RGBColor

from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.printed_brands import WordTemplate
from inspection_ready.phrases.documents import finding_words
from inspection_ready.services.brands import brand_of, change_brand, held_template_reading, read_template
from inspection_ready.services.overrides import override_finding
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.regimes import use_shipped_regime
from tests.documents.council_files import edited, stock_docx

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

    from inspection_ready.domain.pack_findings import PackFinding
    from inspection_ready.services.app import App


def read(folder: Path, data: bytes) -> WordTemplate:
    path = folder / "Northmoor report.docx"
    path.write_bytes(data)
    return read_template(path)


def test_word_s_own_stock_template_is_taken_and_its_faint_styles_are_found_with_every_pack(
    app: App, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    before = app.read(brand_of)
    app.do(change_brand, before, before, template=read(tmp_path, stock_docx()))
    reading = app.read(held_template_reading)
    found = app.read(pack_findings, at=app.clock.now())

    faint = [each for each in found if each.finding.fault is DocumentFault.STYLE_TOO_FAINT]
    assert reading is not None
    assert [each.finding.about for each in faint] == [style.name for style in reading.faint]
    (second,) = [each for each in faint if each.finding.about == "heading 2"]
    assert second.register == "brand"
    assert finding_words(second.finding) == (
        "The style “heading 2” of the council’s Word template writes 4F81BD on FFFFFF: 4.03 to 1, where 4.5 to 1 is "
        "needed for everybody to read it. Change its colour in Word (4478B6 is the nearest that does), and choose the "
        "file again."
    )


def test_faint_style_may_be_left_with_a_reason_until_the_template_changes(app: App, tmp_path: Path) -> None:
    app.do(use_shipped_regime)
    before = app.read(brand_of)
    held = app.do(change_brand, before, before, template=read(tmp_path, stock_docx())).result
    second = _second_heading(app)

    app.do(override_finding, second, because="The council’s web team is mending it")
    assert not _second_heading(app).is_open
    fainter = edited(stock_docx(), _fainter)
    app.do(change_brand, held, held, template=read(tmp_path, fainter))

    assert _second_heading(app).lapsed is not None


def _second_heading(app: App) -> PackFinding:
    found = app.read(pack_findings, at=app.clock.now())
    (second,) = [each for each in found if each.finding.about == "heading 2"]
    return second


def _fainter(made: DocxDocument) -> None:
    made.styles["Heading 2"].font.color.rgb = RGBColor(0x5F, 0x91, 0xCD)
