"""Writes a document into the council's Word template: its styles, headers and footers as they are, our text in them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.docx import furniture
from inspection_ready.documents.docx.body import Body
from inspection_ready.documents.docx.council.names import PACKAGE, TYPES, R, W
from inspection_ready.documents.docx.council.numbers import MORE_LISTS
from inspection_ready.documents.docx.council.parts import beside, relation_xml
from inspection_ready.documents.docx.council.prepared import LANGUAGE, WORDS, Prepared, prepared
from inspection_ready.documents.docx.council.styles import FURNITURE
from inspection_ready.documents.docx.council.tabs import with_tabs_moved
from inspection_ready.documents.docx.figures import ENDINGS, Figures
from inspection_ready.documents.docx.logo import logo_parts
from inspection_ready.documents.docx.package import template_parts, write_package

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Document, Paper
    from inspection_ready.domain.printed_brands import WordTemplate

MAIN, CORE, APP = "word/document.xml", "docProps/core.xml", "docProps/app.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BLANK = "blank"
"""The furniture of sheets of cards."""
_STYLED = re.compile(r'(<w:(?:p|r|tbl)Style w:val=")([^"]+)"')
_OURS = {
    "default": {"header": "word/inspection-header.xml", "footer": "word/inspection-footer.xml"},
    "first": {"header": "word/inspection-header-first.xml", "footer": "word/inspection-footer-first.xml"},
}


def write_on_template(
    document: Document, template: WordTemplate, look: Look, may_go_on: Callable[[], None]
) -> bytes:
    """`document` is tidied. Raises CannotRead where the template cannot be used."""
    base = prepared(template, look.accent, look.link, look.word_font)
    own = _Furniture(base, document, look)
    papers = _CouncilPapers(base, own, template.name)
    body = Body(
        document,
        papers,
        look,
        may_go_on,
        numbers=base.numbers,
        figures=Figures(base.last_picture, base.last_drawing),
    )
    main = _STYLED.sub(lambda found: f'{found[1]}{base.style_ids.get(found[2], found[2])}"', body.xml())
    parts = {**base.parts, **own.parts, **body.figures.parts()}
    numbering = _named(base, "numbering")
    parts[numbering] = _with_lists(parts[numbering], body.lists.numbering())
    if document.language != LANGUAGE:
        styles = _named(base, "styles")
        parts[styles] = parts[styles].replace(
            f'val="{LANGUAGE}"'.encode(), f'val="{document.language}"'.encode(), 1
        )
    relations = base.relations + own.relations + body.links.relationships() + body.figures.relationships()
    core = template_parts()[CORE].decode()
    top = {
        TYPES: _types(base, own, body.figures),
        "_rels/.rels": template_parts()["_rels/.rels"].decode(),
        APP: template_parts()[APP].decode(),
        CORE: core.replace(
            "</cp:coreProperties>", f"{furniture.core_properties(document)}</cp:coreProperties>"
        ),
        MAIN: f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{main}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }
    return write_package({name: text.encode() for name, text in top.items()} | parts)


class _CouncilPapers:
    def __init__(self, base: Prepared, own: _Furniture, file: str) -> None:
        self._base = base
        self._own = own
        self._file = file
        self._named = ""

    def properties(self, paper: Paper, *, is_first: bool) -> str:
        """Sections after the first have the furniture of the one before, and no first page of their own; cards have none."""
        if paper.corner is not None:
            self._named = BLANK
            blank = "" if is_first else self._own.blank_references
            return self._base.page.properties(paper, blank, title_page=False)
        wider = self._base.page.wider_by(paper)
        references = self._own.references_for(wider, self._file)
        references, self._named = ("" if references == self._named else references), references
        title_page = is_first and (self._base.page.has_title_page or self._own.has_first)
        return self._base.page.properties(paper, references, title_page=title_page)

    def area(self, paper: Paper) -> tuple[float, float]:
        return self._base.page.area(paper)


class _Furniture:
    """The council's headers and footers; ours only for a file that has none, or no footer to number its pages."""

    def __init__(self, base: Prepared, document: Document, look: Look) -> None:
        page = base.page
        self.has_first = not page.has("header") and not page.has("footer")
        """Ours are there, with a first page of its own."""
        kinds = ("header", "footer") if self.has_first else () if page.has("footer") else ("footer",)
        which = ("default", "first") if self.has_first or (kinds and page.has_title_page) else ("default",)
        wanted = [(kind, each) for kind in kinds for each in which]
        self.parts: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        """Of our own parts, and what kind each is."""
        self._base = base
        own = ""
        self.relations = ""
        width = page.area(document.paper)[0]
        for number, (kind, each) in enumerate(wanted, 1):
            name, key = _OURS[each][kind], f"rIdOwn{number}"
            self.parts[name] = _furniture_part(kind, _words(kind, each, document, look, width))
            self.names[name] = kind
            own += _reference(kind, each, key)
            self.relations += relation_xml(key, kind, name)
        self.blank_references = (
            self._blank() if any(isinstance(block, CardSheet) for block in document.blocks) else ""
        )
        self._own = own
        self._references = {0: "".join(_reference(*each) for each in base.references) + own}
        """For pages that are so much wider than the council's."""
        self.logo = look.logo if self.has_first else None
        if self.logo is not None:
            self.parts |= logo_parts(look, _OURS["first"]["header"].removeprefix("word/"))

    def _blank(self) -> str:
        """For sheets of cards between other pages: a section that names no header has that of the one before."""
        references = ""
        for kind in ("header", "footer"):
            name, key = f"word/inspection-{kind}-blank.xml", f"rIdBlank{kind.title()}"
            self.parts[name] = _furniture_part(kind, "")
            self.names[name] = kind
            self.relations += relation_xml(key, kind, name)
            references += _reference(kind, "default", key)
        return references

    def references_for(self, wider: int, file: str) -> str:
        """On pages that are so much wider, the council's own with their tab stops moved, where they have some."""
        if wider not in self._references:
            named = [self._moved(each, wider, file) for each in self._base.references]
            self._references[wider] = "".join(_reference(*each) for each in named) + self._own
        return self._references[wider]

    def _moved(self, reference: tuple[str, str, str], wider: int, file: str) -> tuple[str, str, str]:
        kind, page, key = reference
        name = self._base.furniture[key]
        styles = self._base.parts[_named(self._base, "styles")]
        moved = with_tabs_moved(self._base.parts[name], styles, wider, file=file)
        if moved is None:
            return reference
        copy = (
            f"{posixpath.dirname(name)}/inspection-{len(self.names) + 1}-{kind}.xml"  # for what it leads to
        )
        self.parts[copy] = moved
        if beside(name) in self._base.parts:
            self.parts[beside(copy)] = self._base.parts[beside(name)]
        self.names[copy] = kind
        own = f"rIdMoved{len(self.names)}"
        self.relations += relation_xml(own, kind, copy)
        return kind, page, own


def _words(kind: str, page: str, document: Document, look: Look, width: float) -> str:
    if kind == "footer":
        words = furniture.footer_words(document, look)
    elif page == "first":
        words = furniture.first_header_words(document, look, width)
    else:
        words = furniture.header_words(document, look)
    return words.replace(furniture.TAB, _TO_THE_MARGIN).replace('"Footer"', f'"{FURNITURE}"')


_TO_THE_MARGIN = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
"""Whatever the council's margins are."""


def _furniture_part(kind: str, words: str) -> bytes:
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{FURNITURE}"/></w:pPr>{words}</w:p>'
    return f'{_XML}<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{paragraph}</w:{tag}>'.encode()


def _reference(kind: str, page: str, key: str) -> str:
    return f'<w:{kind}Reference w:type="{page}" r:id="{key}"/>'


def _types(base: Prepared, own: _Furniture, figures: Figures) -> str:
    kinds = list(figures.kinds) + ([own.logo.kind] if own.logo is not None else [])
    endings = {ENDINGS[kind]: kind for kind in kinds} | {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    named = {
        **base.types,
        **{name: f"{WORDS}.{kind}+xml" for name, kind in own.names.items()},
        MAIN: f"{WORDS}.document.main+xml",
        CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in named.items()
    )
    return f'{_XML}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _named(base: Prepared, kind: str) -> str:
    return next(name for name, type_ in base.types.items() if type_ == f"{WORDS}.{kind}+xml")


def _with_lists(part: bytes, added: str) -> bytes:
    """After the last list, before what else may stand at the end of the part."""
    named = added.replace("<w:num ", f'<w:num xmlns:w="{W}" ')  # whatever the part calls Word's names
    return part.replace(MORE_LISTS, named.encode(), 1)
