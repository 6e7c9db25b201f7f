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

    def properties(self, paper: Paper, *, is_first: bool) -> str:
        upright, size = _page_size(house.A4), _page_size(house.paper_size(paper))
        assert upright in self._template, "the template is upright A4"
        if paper.landscape:
            size = size.replace("/>", ' w:orient="landscape"/>')
        section = self._template.replace(upright, size)
        if is_first:
            return section
        references = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{self._key(kind, paper)}"/>' for kind in _FURNITURE
        )
        section = _REFERENCE.sub("", section).replace("<w:titlePg/>", "")
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
        )

    def content_types(self) -> str:
        return "".join(
            f'<Override PartName="/word/{_own_name(kind, number)}" ContentType="{_CONTENT}.{kind}+xml"/>'
            for kind in _FURNITURE
            for number in self._own()
        )

    def parts(self, written: dict[str, bytes]) -> dict[str, bytes]:
        """Furniture for wider or narrower sections, from what was written for the first."""
        return {
            f"word/{_own_name(kind, number)}": self._reaching(written[name], number)
            for kind, (_, name) in _FURNITURE.items()
            for number in self._own()
        }

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


def _own_key(kind: str, number: int) -> str:
    return f"rIdWide{kind.title()}{number}"


def _own_name(kind: str, number: int) -> str:
    return f"wide-{kind}{number}.xml"


def _width(paper: Paper) -> int:
    return twips(house.text_area(paper)[0])


def _page_size(size: tuple[float, float]) -> str:
    width, height = (twips(side) for side in size)
    return f'<w:pgSz w:w="{width}" w:h="{height}"/>'
