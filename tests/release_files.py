"""Files for the release check, each as small as its own program would open, and what is found in them."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Mapping

from inspection_ready.domain.release_findings import CheckedFile, ReleaseFault, ReleaseFinding
from inspection_ready.domain.release_items import Known
from inspection_ready.services.release_check import check_bytes
from tests.documents.word_files import HEAD, PACKAGE, R, inside_relation, p, word_file, zipped

TODAY = dt.date(2027, 1, 11)
NHS = "943 476 5919"
SECRET = f"NHS number {NHS}"
KNOWN = Known(today=TODAY, people=("Priya Raman",), cases=("Margaret Okonedo",))
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Strategy</dc:title><dc:creator>Bo Larsen</dc:creator><cp:lastModifiedBy>Ida Quist</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>'
)
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><Company>Larsen Consulting</Company></Properties>"
)


def checked(name: str, data: bytes, known: Known = KNOWN) -> CheckedFile:
    return check_bytes(name, data, known)


def counts(checked_file: CheckedFile, *, without: Iterable[ReleaseFault] = ()) -> dict[str, int]:
    """How often each fault was found; a missing as-at date is left out, because small files have none."""
    left_out = {ReleaseFault.AS_AT_MISSING, *without}
    found: Counter[str] = Counter()
    for each in checked_file.findings:
        if each.fault not in left_out:
            found[each.fault.value] += each.count
    return dict(found)


def one(checked_file: CheckedFile, fault: ReleaseFault) -> ReleaseFinding:
    (found,) = (each for each in checked_file.findings if each.fault is fault)
    return found


def docx(
    body: str, *, more: Mapping[str, bytes | str] | None = None, relations: str = "", **parts: str
) -> bytes:
    return word_file(body, relations=relations, more=more, **parts)


def with_properties() -> dict[str, bytes | str]:
    """Parts of any Office file. Word is told of them by the content types below."""
    return {"docProps/core.xml": CORE, "docProps/app.xml": APP}


def comments(*said: tuple[str, str]) -> str:
    """word/comments.xml, of authors and words."""
    inside = "".join(
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-01-02T03:04:05Z" w:initials="X">{p(words)}</w:comment>'
        for number, (author, words) in enumerate(said)
    )
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"{HEAD}<w:comments {w}>{inside}</w:comments>"


def relations(inside: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def cell(reference: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


def rows(*given: tuple[str | float, ...], looks: Mapping[int, str] | None = None) -> str:
    """Of values, from A1; ``looks`` are attributes of rows by their number."""
    made = []
    for number, values in enumerate(given, 1):
        cells = "".join(cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(values))
        made.append(f'<row r="{number}" {(looks or {}).get(number, "")}>{cells}</row>')
    return f"<sheetData>{''.join(made)}</sheetData>"


def xlsx(
    *sheets: tuple[str, str, str],
    more: Mapping[str, bytes | str] | None = None,
    names: str = "",
) -> bytes:
    """Sheets are name, state and what stands inside."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" {f"state={chr(34)}{state}{chr(34)}" if state else ""} r:id="rId{number}"/>'
        for number, (name, state, _) in enumerate(sheets, 1)
    )
    own = "".join(
        inside_relation("worksheet", f"worksheets/sheet{number}.xml", f"rId{number}")
        for number in range(1, len(sheets) + 1)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(inside_relation("officeDocument", "xl/workbook.xml", "rId1")),
        "xl/workbook.xml": f"{HEAD}<workbook {X} {R}><sheets>{listed}</sheets><definedNames>{names}</definedNames></workbook>",
        "xl/_rels/workbook.xml.rels": relations(own),
    }
    for number, (_, _, inside) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f"{HEAD}<worksheet {X} {R}>{inside}</worksheet>"
    return zipped(parts | dict(more or {}))


def shape(*paragraphs: str, look: str = "") -> str:
    said = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box" {look}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/>{said}</p:txBody></p:sp>"
    )


def slide(inside: str, look: str = "", tag: str = "sld") -> str:
    return f"{HEAD}<p:{tag} {P} {A} {R} {look}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:{tag}>"


def pptx(*slides: str, more: Mapping[str, bytes | str] | None = None) -> bytes:
    numbers = range(1, len(slides) + 1)
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in numbers)
    own = "".join(inside_relation("slide", f"slides/slide{number}.xml", f"rId{number}") for number in numbers)
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "ppt/presentation.xml": f"{HEAD}<p:presentation {P} {R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(own),
    }
    parts |= {f"ppt/slides/slide{number}.xml": each for number, each in enumerate(slides, 1)}
    return zipped(parts | dict(more or {}))


OPEN = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("presentation", "presentation"), ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
OPEN_KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def open_document(
    kind: str, body: str, *, styles: str = "", more: Mapping[str, bytes | str] | None = None
) -> bytes:
    name = OPEN_KINDS[kind]
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{name}",
        "content.xml": f"{HEAD}<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{name}>{body}</office:{name}></office:body></office:document-content>",
    }
    return zipped(parts | dict(more or {}))


def pdf(*pages: tuple[str, ...], author: str = "", protect: str = "") -> bytes:
    """Pages are lines of words; a page without any has nothing on it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, encrypt=protect or None)
    if author:
        canvas.setAuthor(author)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(50, 800 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()
