"""The structure tree of a tagged PDF (ISO 32000-1, 14.7): what each part of the page is.

Elements are made from the model before anything is drawn; drawing only adds which marked stretches of
which page belong to them. So a paragraph or a table that crosses a page needs nothing special.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class MarkedContent:
    page: int
    number: int
    """Counted from 0 on each page (the MCID)."""


@dataclass(frozen=True, slots=True)
class Annotation:
    page: int
    reference: int
    """The object number of the link annotation."""


class Element:
    """One element of the tree.

    An inline element (a link, a stretch in another language) joins its parent when it is first drawn,
    because its place is between two marked stretches of the parent that do not exist before.
    """

    __slots__ = (
        "_waiting_parent",
        "alt",
        "attributes",
        "identity",
        "kids",
        "language",
        "page",
        "parent",
        "tag",
    )

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        attributes: str = "",
        language: str = "",
        alt: str = "",
        inline: bool = False,
        identity: str = "",
    ) -> None:
        """`identity` is its own in the whole file: each note has one (ISO 14289-1, 7.9)."""
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.language = language
        self.alt = alt
        self.identity = identity
        self.kids: list[Element | MarkedContent | Annotation] = []
        self.page: int | None = None
        self._waiting_parent = parent if inline else None
        if parent is not None and not inline:
            parent.kids.append(self)

    def add(self, kid: MarkedContent | Annotation) -> None:
        self.join()
        if self.page is None:
            self.page = kid.page
        self.kids.append(kid)

    def join(self) -> None:
        """Whatever is inline around it first."""
        if self._waiting_parent is not None:
            parent, self._waiting_parent = self._waiting_parent, None
            parent.join()
            parent.kids.append(self)

    def walk(self) -> Iterator[Element]:
        """The element and all below it, each after its parent."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(kid for kid in element.kids if isinstance(kid, Element))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Object numbers of the file being written."""

    elements: dict[Element, int]
    pages: list[int]
    root: int


def element_object(element: Element, numbers: Numbers) -> str:
    """The element as the text of a PDF object."""
    parent = numbers.root if element.parent is None else numbers.elements[element.parent]
    kids = " ".join(_kid(kid, element.page, numbers) for kid in element.kids)
    page = "" if element.page is None else f"/Pg {numbers.pages[element.page]} 0 R"
    attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
    language = f"/Lang({element.language})" if element.language else ""
    alt = f"/Alt{pdf_string(element.alt)}" if element.alt else ""
    identity = f"/ID({element.identity})" if element.identity else ""
    return f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{identity}{page}{attributes}{language}{alt}/K[{kids}]>>"


def identities(elements: Iterable[Element], numbers: Numbers) -> str:
    """The entry of the tree's root that finds elements by their identities; nothing where none has one."""
    named = sorted((each.identity, numbers.elements[each]) for each in elements if each.identity)
    names = " ".join(f"({identity}) {number} 0 R" for identity, number in named)
    return f"/IDTree<</Names[{names}]>>" if named else ""


def pdf_string(words: str) -> str:
    """As the text of a PDF object (ISO 32000-1, 7.9.2)."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _kid(kid: Element | MarkedContent | Annotation, page: int | None, numbers: Numbers) -> str:
    match kid:
        case Element():
            return f"{numbers.elements[kid]} 0 R"
        case MarkedContent() if kid.page == page:
            return str(kid.number)
        case MarkedContent():
            return f"<</Type/MCR/Pg {numbers.pages[kid.page]} 0 R/MCID {kid.number}>>"
        case Annotation():
            return f"<</Type/OBJR/Obj {kid.reference} 0 R/Pg {numbers.pages[kid.page]} 0 R>>"


class ParentTree:
    """The way back, from what is on a page to its element (ISO 32000-1, 14.7.4.4)."""

    def __init__(self) -> None:
        self._entries: list[Element | list[Element]] = []

    def add_page(self) -> int:
        self._entries.append([])
        return len(self._entries) - 1

    def add_content(self, key: int, element: Element) -> int:
        """The number of the new marked stretch on that page."""
        entry = self._entries[key]
        assert isinstance(entry, list), "the key was given out for a page"
        entry.append(element)
        return len(entry) - 1

    def add_annotation(self, element: Element) -> int:
        self._entries.append(element)
        return len(self._entries) - 1

    def as_object(self, numbers: Numbers) -> str:
        entries = " ".join(f"{key} {self._entry(entry, numbers)}" for key, entry in enumerate(self._entries))
        return f"<</Nums[{entries}]>>"

    def __len__(self) -> int:
        return len(self._entries)

    @staticmethod
    def _entry(entry: Element | list[Element], numbers: Numbers) -> str:
        if isinstance(entry, Element):
            return f"{numbers.elements[entry]} 0 R"
        return "[" + " ".join(f"{numbers.elements[element]} 0 R" for element in entry) + "]"
