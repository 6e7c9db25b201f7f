"""What is found in a PDF: on its pages, and beside them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from inspection_ready.domain.release_findings import Part, ReleaseFault, UnseenKind
from tests.release_files import SECRET, checked, counts, one, pdf


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(made)
    return made.getvalue()


def kinds(data: bytes) -> dict[UnseenKind, int]:
    return {each.kind: each.number for each in checked("n.pdf", data).unseen}


def test_a_number_is_told_with_its_page() -> None:
    made = checked("n.pdf", pdf(("One",), (SECRET, "DRAFT"), author="Bo Larsen"))

    assert counts(made) == {"nhs-number": 1, "draft": 1, "author": 1}
    assert (one(made, ReleaseFault.NHS_NUMBER).where.page, made.pages) == (2, 2)


def test_pages_that_are_pictures_are_said_and_empty_ones_are_not() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from tests.documents.blocks import PICTURES

    made = io.BytesIO()
    canvas = Canvas(made)
    for _ in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(PICTURES["front-door.jpeg"].data)), 0, 0, 500, 700)
        canvas.showPage()
    canvas.showPage()
    canvas.drawString(50, 50, "Words")
    canvas.save()

    assert kinds(made.getvalue())[UnseenKind.PAGES_ARE_PICTURES] == 2


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["cases.csv"] = pikepdf.AttachedFileSpec(
        file,
        b"Name,NHS no\nA,9434765919\n",
        filename="cases.csv",
        description="",
        mime_type="text/csv",
        creation_date="",
        mod_date="",
    )


def script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def launch(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("S:/x.exe"))


def layer(file: pikepdf.Pdf) -> None:
    hidden = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Notes")))
    shown = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Plan")))
    file.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([hidden, shown]), D=pikepdf.Dictionary(OFF=pikepdf.Array([hidden]))
    )


def annotate(file: pikepdf.Pdf, **told: Any) -> None:
    annotation = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=pikepdf.Array([0, 0, 9, 9]), **told)
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(annotation)])


def remark(file: pikepdf.Pdf) -> None:
    annotate(
        file,
        Subtype=pikepdf.Name.Text,
        T=pikepdf.String("Bo Larsen"),
        Contents=pikepdf.String("Ring 07700 900123"),
    )


def link(file: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://intranet/x"))
    annotate(file, Subtype=pikepdf.Name.Link, A=action)


def form(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())
    annotate(
        file,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String("NHS no"),
        V=pikepdf.String("9434765919"),
    )
    file.Root.AcroForm.Fields = pikepdf.Array([file.pages[0].Annots[0]])


def metadata(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as held:
        held["dc:creator"] = ["Ida Quist"]


def property_added(file: pikepdf.Pdf) -> None:
    file.docinfo["/CaseOwner"] = "Ida Quist"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (attach, {"attachment": 1, "nhs-number": 1}),
        (script, {"script": 1}),
        (launch, {"link-to-file": 1}),
        (layer, {"hidden-layer": 1}),
        (remark, {"annotation": 1, "telephone": 1}),
        (link, {"link-inside": 1}),
        (form, {"form-field": 1, "nhs-number": 1}),
        (metadata, {"author": 2}),  # in the XML, and in the older list beside it
        (property_added, {"custom-property": 1}),
    ],
)
def test_what_stands_beside_the_pages(change: Callable[[pikepdf.Pdf], None], found: dict[str, int]) -> None:
    assert counts(checked("n.pdf", changed(pdf(("One",)), change))) == found


def test_a_remark_is_told_with_who_made_it_and_without_what_is_secret() -> None:
    found = one(checked("n.pdf", changed(pdf(("One",)), remark)), ReleaseFault.ANNOTATION)

    assert (found.about, found.around, found.where.part) == (
        "Bo Larsen",
        "Ring 07••• ••••23",
        Part.ANNOTATION,
    )


def test_an_earlier_state_that_was_kept_is_told() -> None:
    from pypdf import PdfReader, PdfWriter

    made = io.BytesIO()
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(("One",)))), incremental=True)
    writer.add_metadata({"/Title": "Changed"})
    writer.write(made)

    assert counts(checked("n.pdf", made.getvalue())) == {"earlier-versions": 1}


def test_one_made_for_the_web_ends_twice_from_the_start() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(*[("One",)] * 3))) as file:
        file.save(made, linearize=True)

    assert counts(checked("n.pdf", made.getvalue())) == {}


def test_one_with_a_password_is_said_to_be_locked() -> None:
    made = checked("n.pdf", pdf((SECRET,), protect="secret"))

    assert (counts(made), made.is_readable) == ({"password": 1}, False)


def test_one_that_only_forbids_printing_is_read() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf((SECRET,)))) as file:
        file.save(made, encryption=pikepdf.Encryption(owner="x", user="", R=3, aes=False, metadata=False))

    assert counts(checked("n.pdf", made.getvalue())) == {"nhs-number": 1}


def test_black_boxes_are_said_not_to_be_judged() -> None:
    assert UnseenKind.REDACTION in kinds(pdf(("One",)))
