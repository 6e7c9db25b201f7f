"""Makes resources/word/inspection-ready.docx, the clean template every Word document starts from.

    python packaging/make_word_template.py

Written part by part rather than saved from Word or python-docx: their templates bring American English,
a second copy of the styles that disagrees with the first, and a hundred styles nobody uses. The sizes
and colours come from the house style, so Word and PDF look alike. The same house style gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from inspection_ready.documents import house_style as house  # noqa: E402 - the path comes first
from inspection_ready.documents import numbering  # noqa: E402 - the path comes first
from inspection_ready.documents.docx.package import write_package  # noqa: E402 - the path comes first
from inspection_ready.documents.docx.units import eighths, half_points, twips  # noqa: E402 - the path comes first

TEMPLATE = ROOT / "resources" / "word" / "inspection-ready.docx"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LEVELS = 9


def main() -> None:
    TEMPLATE.write_bytes(template())


def template() -> bytes:
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": core_properties(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/styles.xml": styles(),
        "word/numbering.xml": list_numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": part("hdr"),
        "word/header2.xml": part("hdr"),
        "word/footer1.xml": part("ftr"),
        "word/footer2.xml": part("ftr"),
    }
    return write_package({name: text.encode() for name, text in parts.items()})


def content_types() -> str:
    overrides = {
        "/word/document.xml": f"{WORDS}.document.main+xml",
        "/word/styles.xml": f"{WORDS}.styles+xml",
        "/word/numbering.xml": f"{WORDS}.numbering+xml",
        "/word/settings.xml": f"{WORDS}.settings+xml",
        "/word/fontTable.xml": f"{WORDS}.fontTable+xml",
        "/word/header1.xml": f"{WORDS}.header+xml",
        "/word/header2.xml": f"{WORDS}.header+xml",
        "/word/footer1.xml": f"{WORDS}.footer+xml",
        "/word/footer2.xml": f"{WORDS}.footer+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def package_relationships() -> str:
    return relationships(
        {
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
        }
    )


def document_relationships() -> str:
    return relationships(
        {
            "rId1": (f"{R}/styles", "styles.xml"),
            "rId2": (f"{R}/numbering", "numbering.xml"),
            "rId3": (f"{R}/settings", "settings.xml"),
            "rId4": (f"{R}/fontTable", "fontTable.xml"),
            "rId5": (f"{R}/header", "header1.xml"),
            "rId6": (f"{R}/header", "header2.xml"),
            "rId7": (f"{R}/footer", "footer1.xml"),
            "rId8": (f"{R}/footer", "footer2.xml"),
            "rId9": (f"{R}/theme", "theme/theme1.xml"),
        }
    )


def relationships(targets: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def app_properties() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{XML}<Properties xmlns="{namespace}"><Application>Inspection Ready</Application></Properties>'


def core_properties() -> str:
    """Filled in by the writer for each document."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></cp:coreProperties>'
    )


def document() -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{key}"/>'
        for kind, page, key in (
            ("header", "default", "rId5"),
            ("header", "first", "rId6"),
            ("footer", "default", "rId7"),
            ("footer", "first", "rId8"),
        )
    )
    width, height = (twips(side) for side in house.A4)
    side, top, bottom = twips(house.MARGIN), twips(house.TOP), twips(house.BOTTOM)
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" '
        'w:header="680" w:footer="600" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{section}</w:body></w:document>'


def part(kind: str) -> str:
    """A header or footer; the writer fills it in."""
    style = "Header" if kind == "hdr" else "Footer"
    return f'{XML}<w:{kind} xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:{kind}>'


def settings() -> str:
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, family, pitch in (
            (house.WORD_FONT, "swiss", "variable"),
            (house.WORD_CODE_FONT, "modern", "fixed"),
        )
    )
    return f'{XML}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def theme() -> str:
    """Colours and fonts Word offers in its menus; no style refers to it, but Word expects one."""
    colours = {
        "dk1": house.INK, "lt1": house.PAPER, "dk2": house.QUIET, "lt2": house.TINT, "accent1": house.ACCENT,
        "accent2": house.QUIET, "accent3": house.RULE, "accent4": house.ACCENT, "accent5": house.QUIET,
        "accent6": house.RULE, "hlink": house.ACCENT, "folHlink": house.ACCENT,
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{house.WORD_FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Inspection Ready">'
        f'<a:themeElements><a:clrScheme name="Inspection Ready">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Inspection Ready">{fonts}</a:fontScheme><a:fmtScheme name="Inspection Ready">'
        f"<a:fillStyleLst>{plain * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{f'<a:ln>{plain}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def styles() -> str:
    inner = "".join(
        (
            defaults(),
            normal(),
            *(paragraph_style(*args) for args in PARAGRAPH_STYLES),
            *heading_styles(),
            *contents_styles(),
            callout_styles(),
            key_value_style(),
            character_styles(),
            table_styles(),
        )
    )
    return f'{XML}<w:styles xmlns:w="{W}">{inner}</w:styles>'


def defaults() -> str:
    fonts = " ".join(f'w:{script}="{house.WORD_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = half_points(house.BODY.size)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{house.INK}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(house.BODY)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def normal() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def spacing(style: house.TextStyle) -> str:
    """The line's height is "at least", so that a taller symbol is never cut off."""
    before, after, line = twips(style.before), twips(style.after), twips(style.leading)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="atLeast"/>'


def look(style: house.TextStyle) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    size = half_points(style.size)
    return f'<w:rPr>{bold}<w:color w:val="{style.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def paragraph_style(  # noqa: PLR0917 - the columns of the table of styles below, in its order
    key: str, name: str, style: house.TextStyle, first: str = "", last: str = "", after: str = "Normal"
) -> str:
    """`first` and `last` are paragraph properties that the schema wants before and after the spacing."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{after}"/><w:qFormat/><w:pPr>{first}{spacing(style)}{last}</w:pPr>{look(style)}</w:style>'
    )


TEXT_WIDTH = house.A4[0] - 2 * house.MARGIN
RULE_ABOVE = f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="{eighths(2.5)}" w:space="14" w:color="{house.ACCENT}"/></w:pBdr>'
FURNITURE_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'
PARAGRAPH_STYLES = (
    ("Title", "Title", house.TITLE, RULE_ABOVE),
    ("Subtitle", "Subtitle", house.SUBTITLE),
    ("Lead", "Lead", house.LEAD),
    ("Quiet", "Quiet", house.PARAGRAPHS["quiet"]),
    ("SmallPrint", "Small Print", house.SMALL),
    ("ListBullet", "List Bullet", house.ITEM, '<w:numPr><w:numId w:val="1"/></w:numPr>', "", "ListBullet"),
    ("ListNumber", "List Number", house.ITEM, '<w:numPr><w:numId w:val="2"/></w:numPr>', "", "ListNumber"),
    ("ListContinue", "List Continue", house.ITEM, "", f'<w:ind w:left="{twips(house.LIST_INDENT)}"/>'),
    ("Caption", "caption", house.CAPTION, "<w:keepNext/>"),
    ("Figure", "Figure", house.FIGURE),
    ("TableText", "Table Text", house.CELL, "", "", "TableText"),
    ("TableHeading", "Table Heading", house.HEADER_CELL, "", "", "TableText"),
    ("LargeTableText", "Large Table Text", house.LARGE_CELL, "", "", "LargeTableText"),
    ("LargeTableHeading", "Large Table Heading", house.LARGE_HEADER_CELL, "", "", "LargeTableText"),
    ("TableNote", "Table Note", house.NOTE),
    ("Header", "header", house.FURNITURE, FURNITURE_TAB, "", "Header"),
    ("Footer", "footer", house.FURNITURE, FURNITURE_TAB, "", "Footer"),
)


def heading_styles() -> list[str]:
    return [
        paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            style,
            "<w:keepNext/><w:keepLines/>",
            f'<w:outlineLvl w:val="{level - 1}"/>',
        )
        for level, style in house.HEADINGS.items()
    ]


def contents_styles() -> list[str]:
    title = paragraph_style("TOCHeading", "TOC Heading", house.CONTENTS_TITLE, "<w:keepNext/>")
    entries = [
        paragraph_style(
            f"TOC{level}",
            f"toc {level}",
            style,
            "",
            f'<w:ind w:left="{twips(house.CONTENTS_INDENT * (level - 1))}"/>',
        )
        for level, style in house.CONTENTS.items()
    ]
    return [title, *entries]


def callout_styles() -> str:
    # a line in the ground's own colour above and below stands for padding, which Word has not
    padding = f'w:val="single" w:sz="4" w:space="6" w:color="{house.TINT}"'
    ground = (
        f'<w:pBdr><w:top {padding}/><w:left w:val="single" w:sz="{eighths(4)}" w:space="12" w:color="{house.ACCENT}"/><w:bottom {padding}/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{house.TINT}"/>'
    )
    indent = f'<w:ind w:left="{twips(18)}" w:right="{twips(14)}"/>'
    title = house.TextStyle(house.CALLOUT.size, house.CALLOUT.leading, before=8, after=4, bold=True)
    return paragraph_style(
        "CalloutTitle", "Callout Title", title, f"<w:keepNext/>{ground}", indent, "Callout"
    ) + paragraph_style("Callout", "Callout", house.CALLOUT, f"<w:keepLines/>{ground}", indent, "Callout")


def key_value_style() -> str:
    """The name, a tab, the value: read in that order, and set as two columns by a hanging indent."""
    column = twips(TEXT_WIDTH * house.KEY_WIDTH)
    rule = f'w:val="single" w:sz="4" w:space="5" w:color="{house.RULE}"'
    first = (
        f"<w:keepLines/><w:pBdr><w:bottom {rule}/><w:between {rule}/></w:pBdr>"
        f'<w:tabs><w:tab w:val="left" w:pos="{column}"/></w:tabs>'
    )
    style = house.TextStyle(house.VALUE.size, house.VALUE.leading, before=5, after=5)
    return paragraph_style(
        "KeyValue", "Key Value", style, first, f'<w:ind w:left="{column}" w:hanging="{column}"/>', "KeyValue"
    )


def character_styles() -> str:
    code = f'<w:rFonts w:ascii="{house.WORD_CODE_FONT}" w:hAnsi="{house.WORD_CODE_FONT}"/>'
    return "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{inner}</w:rPr></w:style>'
        for key, name, inner in (
            ("Hyperlink", "Hyperlink", f'<w:color w:val="{house.ACCENT}"/><w:u w:val="single"/>'),
            ("Code", "Code", f'{code}<w:shd w:val="clear" w:color="auto" w:fill="{house.TINT}"/>'),
        )
    )


def table_styles() -> str:
    """Thin rules under the rows, a strong one under the headings; nothing upright."""
    padding = twips(house.CELL_PADDING)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{house.RULE}"'
    strong = f'w:val="single" w:sz="{eighths(1.25)}" w:space="0" w:color="{house.INK}"'
    edges = (
        f'<w:top w:w="{padding}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="{padding}" w:type="dxa"/><w:right w:w="{2 * padding}" w:type="dxa"/>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="InspectionTable"><w:name w:val="Inspection Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        f"<w:tblCellMar>{edges}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f"<w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders></w:tcPr></w:tblStylePr>"
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )


def list_numbering() -> str:
    """Number 1 is the bullets; 2 the numbers, of which each numbered list gets a restarted copy."""
    bullets = "".join(list_level(level, "bullet", numbering.bullet(level)) for level in range(LEVELS))
    formats = ("decimal", "lowerLetter", "lowerRoman")
    numbers = "".join(list_level(level, formats[level % 3], f"%{level + 1}.") for level in range(LEVELS))
    return (
        f'{XML}<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def list_level(level: int, kind: str, mark: str) -> str:
    left, hanging = twips(house.LIST_INDENT * (level + 1)), twips(house.LIST_INDENT)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


if __name__ == "__main__":
    main()
