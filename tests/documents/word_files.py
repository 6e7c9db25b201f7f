"""Word letters made for tests, of as little as Word itself would open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from tests.documents.blocks import PICTURES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
    '<w:cols w:space="708"/></w:sectPr>'
)
STYLES = (
    f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    "</w:styles>"
)
NUMBERING = (
    f"{HEAD}<w:numbering {W}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>"
)


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "", item: str = "") -> str:
    """Of runs, or of words alone; ``item`` is the number of a list, and its depth after a comma."""
    number, _, depth = item.partition(",")
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += (
        f'<w:numPr><w:ilvl w:val="{depth or 0}"/><w:numId w:val="{number}"/></w:numPr>' if item else ""
    )
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def field(code: str, shown: str = "", look: str = "") -> str:
    """A complex field as Word writes it: a run for each of its parts."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    result = run(shown, look) if shown else ""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def merge_field(name: str, look: str = "") -> str:
    return field(f'MERGEFIELD "{name}" \\* MERGEFORMAT', f"«{name}»", look)


def simple_field(code: str, shown: str) -> str:
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run(shown, '<w:i/>')}</w:fldSimple>"


def table(*rows: tuple[str, ...], header: bool = True) -> str:
    """Cells are paragraphs, or words alone."""
    made = []
    for place, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if header and place == 0 else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{each if each.startswith("<") else p(each)}</w:tc>'
            for each in row
        )
        made.append(f"<w:tr>{head}{cells}</w:tr>")
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )


def text_box(inside: str, *, name: str = "Text Box 1") -> str:
    """Written twice, as Word does it: a second time for programs that do not know the first."""
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:wps="{shape}" Requires="wps"><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing">'
        f'<wp:extent cx="1000000" cy="500000"/><wp:docPr id="7" name="{name}"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{shape}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(alt: str, relation: str = "rIdPicture") -> str:
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="Picture 1" descr={quoteattr(alt)}/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def word_file(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    relations: str = "",
    more: Mapping[str, bytes | str] | None = None,
    kind: str = "document",
) -> bytes:
    """``kind`` "template" makes a .dotx. ``relations`` are the main part's, besides those it always has."""
    own = _relation("rIdStyles", "styles", "styles.xml") + _relation(
        "rIdNumbers", "numbering", "numbering.xml"
    )
    own += _relation("rIdPicture", "image", "media/image1.jpeg") + relations
    types = (
        _override("document", f"{kind}.main")
        + _override("styles", "styles")
        + _override("numbering", "numbering")
    )
    parts: dict[str, bytes | str] = {}
    references = ""
    for name, inside, tag in (("header", header, "hdr"), ("footer", footer, "ftr")):
        if inside:
            own += _relation(f"rId{name}", name, f"{name}1.xml")
            types += _override(f"{name}1", name)
            references += f'<w:{name}Reference w:type="default" r:id="rId{name}"/>'
            parts[f"word/{name}1.xml"] = f"{HEAD}<w:{tag} {W} {R}>{inside}</w:{tag}>"
    main = f"{HEAD}<w:document {W} {R}><w:body>{body}{SECTION.format(references)}</w:body></w:document>"
    whole: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        f"{types}</Types>",
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _relations(own),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/media/image1.jpeg": PICTURES["front-door.jpeg"].data,
        **parts,
        **(more or {}),
    }
    return zipped(whole)


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def outside_relation(kind: str, target: str, name: str = "rIdOut") -> str:
    return f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'


def inside_relation(kind: str, target: str, name: str = "rIdIn") -> str:
    return _relation(name, kind, target)


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/word/{part}.xml" ContentType="{MAIN}.{kind}+xml"/>'
