"""The council's page: its size, its margins, and the headers and footers of its last section, used as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx.council.names import R, W, w, whole
from inspection_ready.documents.docx.council.parts import FURNITURE, kept_with
from inspection_ready.documents.docx.sections import card_margins
from inspection_ready.documents.docx.units import twips
from inspection_ready.documents.model import Paper
from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from inspection_ready.documents.docx.council.parts import CouncilFile

KEPT = ("pgBorders", "vAlign", "bidi", "rtlGutter", "docGrid")
"""Of a section, beside its page: columns and numbers of lines were for the council's own text."""
BEFORE_TITLE = ("pgBorders", "vAlign")
NARROWEST, LOWEST = 220.0, 260.0
"""Points of text area: on less no table of ours can be read."""
_UPRIGHT = Paper()
FETCHING = re.compile(
    r"\b(?:INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DDE|DDEAUTO|DATABASE|LINK)\b", re.IGNORECASE
)
"""Fields that fetch something, or ask another program, when Word brings them up to date."""


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """Sizes are in twentieths of a point, as the file has them."""

    width: int
    height: int
    margins: dict[str, int]
    furniture: tuple[tuple[str, str, str], ...]
    """Kind ("header"), page ("default", "first", "even"), and the name of its part."""
    has_title_page: bool
    before_title: str
    after_title: str
    """Other properties of the section, on either side of the one that says the first page is different."""

    def has(self, kind: str) -> bool:
        return any(each == kind for each, _, _ in self.furniture)

    def size(self, paper: Paper) -> tuple[int, int]:
        """The council's own, turned where the paper lies on its side; A3 where the document asks for that."""
        own = (self.width, self.height)
        if paper.corner is not None:
            own = (twips(house.A4[0]), twips(house.A4[1]))
        if paper.size == "A3":
            own = (twips(house.A3[0]), twips(house.A3[1]))
        elif not paper.landscape:
            return own
        return (max(own), min(own)) if paper.landscape else (min(own), max(own))

    def area(self, paper: Paper) -> tuple[float, float]:
        """Width and height of the text, in points."""
        width, height = self.size(paper)
        if paper.corner is not None:
            return house.text_area(paper)
        across = self.margins["left"] + self.margins["right"] + self.margins["gutter"]
        down = abs(self.margins["top"]) + abs(self.margins["bottom"])
        return (width - across) / 20, (height - down) / 20

    def wider_by(self, paper: Paper) -> int:
        """Than the council's own."""
        return self.size(paper)[0] - self.width

    def properties(self, paper: Paper, references: str, *, title_page: bool) -> str:
        width, height = self.size(paper)
        turned = ' w:orient="landscape"' if width > height else ""
        if paper.corner is not None:  # nothing of the council's stands where cards are cut
            size = f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            return f"<w:sectPr>{references}{size}{card_margins(paper)}</w:sectPr>"
        margins = " ".join(f'w:{name}="{size}"' for name, size in self.margins.items())
        title = "<w:titlePg/>" if title_page else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {margins}/>'
            f"{self.before_title}{title}{self.after_title}</w:sectPr>"
        )


def page_of(council: CouncilFile) -> CouncilPage:
    """Raises CannotRead where there is no room for text, or its furniture would fetch something."""
    sections = list(council.tree(council.main).iter(w("sectPr")))
    last = sections[-1] if sections else None
    size = None if last is None else last.find(w("pgSz"))
    page = CouncilPage(
        width=_measure(size, "w", twips(house.A4[0])),
        height=_measure(size, "h", twips(house.A4[1])),
        margins=_margins(None if last is None else last.find(w("pgMar"))),
        furniture=tuple(_furniture(council, sections)),
        has_title_page=last is not None and _is_on(last.find(w("titlePg"))),
        before_title=_others(last, BEFORE_TITLE),
        after_title=_others(last, tuple(name for name in KEPT if name not in BEFORE_TITLE)),
    )
    for _, _, part in page.furniture:
        _refuse_fetching(council, part)
    width, height = page.area(_UPRIGHT)
    if width < NARROWEST or height < LOWEST:
        raise CannotRead("template_without_room", file=council.file, width=round(width), height=round(height))
    return page


def _margins(found: Any) -> dict[str, int]:
    usual = {
        "top": twips(house.TOP),
        "right": twips(house.MARGIN),
        "bottom": twips(house.BOTTOM),
        "left": twips(house.MARGIN),
        "header": 680,
        "footer": 600,
        "gutter": 0,
    }
    return {name: _measure(found, name, size) for name, size in usual.items()}


def _measure(element: Any, name: str, usual: int) -> int:
    return usual if element is None else whole(element.get(w(name)), usual)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(w("val"), "1") not in {"0", "false", "off"}


def _furniture(council: CouncilFile, sections: list[Any]) -> list[tuple[str, str, str]]:
    """A section that names none for a page has that of the section before."""
    targets = {each.key: each.target for each in council.of(council.main) if each.kind in FURNITURE}
    held: dict[tuple[str, str], str] = {}
    for section in sections:
        for kind in FURNITURE:
            for reference in section.findall(w(f"{kind}Reference")):
                target = targets.get(reference.get(f"{{{R}}}id"), "")
                if target in council.parts:
                    held[kind, reference.get(w("type"), "default")] = target
    return [(kind, page, part) for (kind, page), part in held.items()]


def _refuse_fetching(council: CouncilFile, part: str) -> None:
    kept_with(council, part)
    tree = council.tree(part)
    codes = "".join(each.text or "" for each in tree.iter(w("instrText")))
    codes += " ".join(each.get(w("instr")) or "" for each in tree.iter(w("fldSimple")))
    found = FETCHING.search(codes)
    if found is not None:
        raise CannotRead("template_fetches", file=council.file, what=found[0])
    for element in tree.iter():
        for name, address in element.attrib.items():
            if name.endswith(("src", "href")) and "://" in address:
                raise CannotRead("template_fetches", file=council.file, what=address)


def _others(section: Any, names: tuple[str, ...]) -> str:
    found = (None if section is None else section.find(w(name)) for name in names)
    return "".join(_plain(element) for element in found if element is not None)


def _plain(element: Any) -> str:
    """Only what the main part of our documents knows: Word's first words, and none of its later ones."""
    if not str(element.tag).startswith(f"{{{W}}}"):
        return ""
    name = element.tag.removeprefix(f"{{{W}}}")
    said = "".join(
        f" w:{key.removeprefix(f'{{{W}}}')}={quoteattr(text)}"
        for key, text in element.attrib.items()
        if key.startswith(f"{{{W}}}")
    )
    return f"<w:{name}{said}>{''.join(map(_plain, element))}</w:{name}>"
