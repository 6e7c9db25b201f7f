"""The council's Word template made ready once, for all documents that are made with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from inspection_ready.documents.docx.council.contrast import faint_styles
from inspection_ready.documents.docx.council.names import R, tree_of, w, whole, written
from inspection_ready.documents.docx.council.numbers import numbered_part
from inspection_ready.documents.docx.council.pages import CouncilPage, page_of
from inspection_ready.documents.docx.council.parts import kept_with, opened, refuse_far_template, relation_xml
from inspection_ready.documents.docx.council.styles import lists_of, matched, number_own_lists, speak
from inspection_ready.documents.docx.figures import DRAWING
from inspection_ready.documents.docx.package import parts_in_colours
from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.docx.council.parts import CouncilFile
    from inspection_ready.documents.docx.lists import Numbers
    from inspection_ready.domain.brands import FaintStyle
    from inspection_ready.domain.printed_brands import WordTemplate

STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
FONTS, THEME = "word/fontTable.xml", "word/theme/theme1.xml"
AS_THEY_ARE = frozenset({"fontTable", "theme"})
LANGUAGE = "en-GB"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
DROPPED = (
    "attachedTemplate", "linkStyles", "mailMerge", "documentProtection", "writeProtection", "updateFields",
    "trackRevisions", "revisionView", "footnotePr", "endnotePr", "docVars", "attachedSchema", "saveThroughXslt",
)  # fmt: skip
"""Settings that ask at opening, lock the document, or speak of what is not kept."""
_OUR_PICTURE = re.compile(r"word/media/picture(\d+)\.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """All but the text, its relations and the properties of the document; not to be changed in place."""

    parts: dict[str, bytes]
    types: dict[str, str]
    """Of parts by name, and of endings by ".png"."""
    relations: str
    references: tuple[tuple[str, str, str], ...]
    """Kind, page and key of each header and footer of the council's."""
    furniture: dict[str, str]
    """The name of the part behind each of those keys."""
    page: CouncilPage
    style_ids: dict[str, str]
    numbers: Numbers
    last_picture: int
    """The highest number in the name of a picture, and the highest of a drawing."""
    last_drawing: int
    faint: tuple[FaintStyle, ...]


@lru_cache(maxsize=4)
def prepared(template: WordTemplate, accent: str, link: str, font: str) -> Prepared:
    """Our own styles among the council's are in those colours; their font is the council's. Raises CannotRead."""
    council = opened(template.data, file=template.name)
    refuse_far_template(council)
    page = page_of(council)
    ours = parts_in_colours(accent, link, font)
    found = matched(_tree(council, "styles"), tree_of(ours[STYLES], file=council.file))
    speak(found.tree, LANGUAGE)
    numbering = council.only("numbering")
    theirs = None if numbering is None else council.parts[numbering]
    part, numbers = numbered_part(theirs, ours[NUMBERING], lists_of(found), file=council.file)
    number_own_lists(found, numbers.bullets[1], numbers.bullets[1] + 1)
    kept = _Kept(council)
    kept.put("styles", STYLES, f"{WORDS}.styles+xml", written(found.tree))
    kept.put("numbering", NUMBERING, f"{WORDS}.numbering+xml", part)
    kept.put("settings", SETTINGS, f"{WORDS}.settings+xml", _settings(council, ours), alone=True)
    kept.put("fontTable", FONTS, f"{WORDS}.fontTable+xml", ours[FONTS])
    kept.put("theme", THEME, THEME_TYPE, ours[THEME])
    references = tuple((kind, which, kept.keep(kind, name)) for kind, which, name in page.furniture)
    return Prepared(
        parts=kept.parts,
        types=kept.types,
        relations="".join(kept.relations),
        references=references,
        furniture={key: name for (_, _, key), (_, _, name) in zip(references, page.furniture, strict=True)},
        page=page,
        style_ids=found.ids,
        numbers=numbers,
        last_picture=max((int(n) for name in kept.parts for n in _OUR_PICTURE.findall(name)), default=0),
        last_drawing=max(_drawings(council, page), default=0),
        faint=tuple(faint_styles(found)),
    )


@dataclass(slots=True)
class _Kept:
    """The parts of the new file, each with its type and, where the text leads to it, a key."""

    council: CouncilFile
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: list[str] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)

    def put(self, kind: str, usual: str, type_: str, content: bytes, *, alone: bool = False) -> None:
        """As it is in the council's file, or was made from that; ``alone`` without what it leads to.

        ``content`` stands for a font table or a theme only where the council has none.
        """
        name = self.council.only(kind)
        if name is not None and not alone:
            self._add(name)
        name = name or usual
        self.types[name] = type_
        if kind not in AS_THEY_ARE or name not in self.parts:
            self.parts[name] = content
        self._relate(kind, name)

    def keep(self, kind: str, name: str) -> str:
        """The key of a header or footer."""
        self._add(name)
        return self._relate(kind, name)

    def _add(self, part: str) -> None:
        for name, content in kept_with(self.council, part).items():
            self.parts[name] = content
            if not name.endswith(".rels"):
                self.types[name] = self.council.type_of(name)

    def _relate(self, kind: str, name: str) -> str:
        if name not in self._keys:
            self._keys[name] = f"rIdCouncil{len(self._keys) + 1}"
            self.relations.append(relation_xml(self._keys[name], kind, name))
        return self._keys[name]


def _tree(council: CouncilFile, kind: str) -> Any:
    name = council.only(kind)
    if name is None:
        raise CannotRead("template_without_styles", file=council.file)
    return council.tree(name)


def _drawings(council: CouncilFile, page: CouncilPage) -> Iterator[int]:
    for _, _, name in page.furniture:
        for entry in council.tree(name).iter(f"{{{DRAWING}/wordprocessingDrawing}}docPr"):
            yield whole(entry.get("id"), 0)


def _settings(council: CouncilFile, ours: dict[str, bytes]) -> bytes:
    name = council.only("settings")
    if name is None:
        return ours[SETTINGS]
    tree = council.tree(name)
    for child in list(tree):
        leads_elsewhere = any(each.get(f"{{{R}}}id") is not None for each in child.iter())
        if leads_elsewhere or child.tag in {w(each) for each in DROPPED}:
            tree.remove(child)
    for spoken in tree.iter(w("themeFontLang")):
        spoken.set(w("val"), LANGUAGE)
    return written(tree)
