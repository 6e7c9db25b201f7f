"""Paper: a section of the Word file for each part, with page furniture that reaches its own margins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx.units import twips

if TYPE_CHECKING:
    from inspection_ready.documents.model import Paper

# the template's own, for all pages but the first
_FURNITURE = {"header": ("rId5", "word/header1.xml"), "footer": ("rId7", "word/footer1.xml")}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGINS = re.compile(r"<w:pgMar [^>]*/>")
_WORDS = re.compile(rb"<w:p>.*</w:p>", re.DOTALL)
LEAST_MARGIN = 12.0
"""What printers leave free, in points."""
_REFERENCE = re.compile(r"<w:(?:header|footer)Reference [^>]*/>")


class Papers(Protocol):
    """What the body of a document asks about the paper it is written on."""

    def properties(self, paper: Paper, *, is_first: bool) -> str:
        """Of a section, as XML."""

    def area(self, paper: Paper) -> tuple[float, float]:
        """Width and height of the page's text, in points."""


class Sections:
    """``template`` is the properties of the template's one section."""

    def __init__(self, template: str, first: Paper) -> None:
        self._template = template
        self._first = first
        self._widths = [_width(first)]
        self._has_blank = False
        """There is a part for pages with nothing at the head and foot, after others that have something there."""

    def properties(self, paper: Paper, *, is_first: bool) -> str:
        upright, size = _page_size(house.A4), _page_size(house.paper_size(paper))
        assert upright in self._template, "the template is upright A4"
        if paper.landscape:
            size = size.replace("/>", ' w:orient="landscape"/>')
        section = self._template.replace(upright, size)
        if paper.corner is not None:
            return self._without_furniture(section, paper, is_first=is_first)
        if is_first:
            return section
        references = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{self._key(kind, paper)}"/>' for kind in _FURNITURE
        )
        section = _REFERENCE.sub("", section).replace("<w:titlePg/>", "")
        return section.replace("<w:sectPr>", f"<w:sectPr>{references}")

    def _without_furniture(self, section: str, paper: Paper, *, is_first: bool) -> str:
        """A section that names no header has that of the one before."""
        references = ""
        if not is_first:
            self._has_blank = True
            references = "".join(
                f'<w:{kind}Reference w:type="default" r:id="{_blank_key(kind)}"/>' for kind in _FURNITURE
            )
        section = _MARGINS.sub(card_margins(paper), _REFERENCE.sub("", section).replace("<w:titlePg/>", ""))
        return section.replace("<w:sectPr>", f"<w:sectPr>{references}")

    def area(self, paper: Paper) -> tuple[float, float]:
        return house.text_area(paper)

    def styles(self, part: bytes) -> bytes:
        """The styles of page furniture end where the first section's text does."""
        tab = 'w:val="right" w:pos="{}"'
        upright = tab.format(twips(house.A4[0] - 2 * house.MARGIN)).encode()
        assert upright in part, "the template's header ends at the right margin"
        return part.replace(upright, tab.format(self._widths[0]).encode())

    def relationships(self) -> str:
        return "".join(
            f'<Relationship Id="{_own_key(kind, number)}" Type="{_RELATION}/{kind}" Target="{_own_name(kind, number)}"/>'
            for kind in _FURNITURE
            for number in self._own()
        ) + "".join(
            f'<Relationship Id="{_blank_key(kind)}" Type="{_RELATION}/{kind}" Target="{_blank_name(kind)}"/>'
            for kind in self._blank()
        )

    def content_types(self) -> str:
        return "".join(
            f'<Override PartName="/word/{_own_name(kind, number)}" ContentType="{_CONTENT}.{kind}+xml"/>'
            for kind in _FURNITURE
            for number in self._own()
        ) + "".join(
            f'<Override PartName="/word/{_blank_name(kind)}" ContentType="{_CONTENT}.{kind}+xml"/>'
            for kind in self._blank()
        )

    def parts(self, written: dict[str, bytes]) -> dict[str, bytes]:
        """Furniture for wider or narrower sections, from what was written for the first."""
        return {
            f"word/{_own_name(kind, number)}": self._reaching(written[name], number)
            for kind, (_, name) in _FURNITURE.items()
            for number in self._own()
        } | {
            f"word/{_blank_name(kind)}": _WORDS.sub(b"<w:p/>", written[_FURNITURE[kind][1]])
            for kind in self._blank()
        }

    def _blank(self) -> tuple[str, ...]:
        return tuple(_FURNITURE) if self._has_blank else ()

    def _reaching(self, part: bytes, number: int) -> bytes:
        first, own = self._widths[0], self._widths[number]
        tabs = f'<w:tabs><w:tab w:val="clear" w:pos="{first}"/><w:tab w:val="right" w:pos="{own}"/></w:tabs>'
        return part.replace(b"</w:pPr>", tabs.encode() + b"</w:pPr>", 1)

    def _key(self, kind: str, paper: Paper) -> str:
        width = _width(paper)
        if width not in self._widths:
            self._widths.append(width)
        number = self._widths.index(width)
        return _own_key(kind, number) if number else _FURNITURE[kind][0]

    def _own(self) -> range:
        return range(1, len(self._widths))


def card_margins(paper: Paper) -> str:
    """Of a sheet of cards: below them there is room for the paragraph that Word wants after a table."""
    assert paper.corner is not None, "asked only of sheets of cards"
    left, top = (twips(each) for each in paper.corner)
    return (
        f'<w:pgMar w:top="{top}" w:right="{left}" w:bottom="{twips(LEAST_MARGIN)}" w:left="{left}" '
        'w:header="0" w:footer="0" w:gutter="0"/>'
    )


def _blank_key(kind: str) -> str:
    return f"rIdBlank{kind.title()}"


def _blank_name(kind: str) -> str:
    return f"blank-{kind}.xml"


def _own_key(kind: str, number: int) -> str:
    return f"rIdWide{kind.title()}{number}"


def _own_name(kind: str, number: int) -> str:
    return f"wide-{kind}{number}.xml"


def _width(paper: Paper) -> int:
    return twips(house.text_area(paper)[0])


def _page_size(size: tuple[float, float]) -> str:
    width, height = (twips(side) for side in size)
    return f'<w:pgSz w:w="{width}" w:h="{height}"/>'
