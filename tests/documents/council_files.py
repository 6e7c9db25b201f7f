"""A council's Word templates, logos and looks to make documents with; none is a real council's."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, RGBColor
from PIL import Image

from inspection_ready.domain.printed_brands import BrandFont, PrintedBrand, WordTemplate
from inspection_ready.domain.printed_pictures import PrintedPicture

GREEN = RGBColor(0x00, 0x55, 0x3C)
READABLE = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading")


def png(colour: str = "#00553C", size: tuple[int, int] = (300, 90)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def logo(alt: str = "Northmoor Council") -> PrintedPicture:
    return PrintedPicture(name="logo.png", data=png(), kind="image/png", width=300, height=90, alt=alt)


def branded(font: BrandFont = BrandFont.ATKINSON) -> PrintedBrand:
    return PrintedBrand(
        accent="C45500",
        font=font,
        logo=logo(),
        header="Northmoor: adult social care",
        footer="Town Hall, Exchange Square, Northmoor",
    )


@cache  # a zip says when it was written
def council_docx(*, furniture: bool = True) -> bytes:
    """As Word makes them: American, with a body of its own, pictures in the header and a wide left margin."""
    made = docx.Document()
    for name in READABLE:
        made.styles[name].font.color.rgb = GREEN
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin = Cm(4), Cm(2), Cm(4)
    if furniture:
        run = section.header.paragraphs[0].add_run()
        run.add_picture(io.BytesIO(png()), width=Cm(4))
        section.footer.paragraphs[0].text = "www.northmoor.example"
    made.add_heading("How to write reports", 1)
    made.add_paragraph("Old words of the template.")
    made.add_picture(io.BytesIO(png("#123456")))
    made.core_properties.author = "Somebody Else"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The package with parts changed, or added where there is none of that name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changes[name](content) if name in changes else content)
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name](b""))
    return buffer.getvalue()


def stock_docx() -> bytes:
    """As Word 2010 made them: its second to fourth headings stand out 4.0 to 1."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def edited(data: bytes, change: Callable[[DocxDocument], None]) -> bytes:
    made = docx.Document(io.BytesIO(data))
    change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@cache
def tabbed_docx() -> bytes:
    """With a footer as many have it: a name at the left, words in the middle, a mark at the right."""
    return edited(council_docx(), _with_tabs)


def _with_tabs(made: DocxDocument) -> None:
    section = made.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    footer = section.footer.paragraphs[0]
    footer.text = "Northmoor\tAdult social care\tOfficial"
    stops = footer.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(8), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def council_dotx() -> bytes:
    return changed(
        council_docx(),
        {"[Content_Types].xml": lambda part: part.replace(b"document.main+xml", b"template.main+xml")},
    )


def template(data: bytes, name: str = "Northmoor.docx") -> WordTemplate:
    return WordTemplate(name, hashlib.sha256(data).hexdigest(), data)


def on_template(data: bytes) -> PrintedBrand:
    return PrintedBrand(accent="00553C", template=template(data))
