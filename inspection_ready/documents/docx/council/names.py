"""Names of Word's own that several of these modules read."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from inspection_ready.domain.errors import CannotRead

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "[Content_Types].xml"
_NOT_A_NUMBER = -1


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def tree_of(content: bytes, *, file: str) -> Any:
    """Nothing outside is looked up, and no entity is replaced. Raises CannotRead."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CannotRead("word_file_damaged", file=file) from error


def written(tree: Any) -> bytes:
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def value(element: Any, name: str) -> str | None:
    """Of the child of that name, what it is set to."""
    child = None if element is None else element.find(w(name))
    return None if child is None else child.get(w("val"))


def whole(text: str | None, usual: int = _NOT_A_NUMBER) -> int:
    """A whole number, as Word writes nearly all; ``usual`` for anything else."""
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else usual
