"""A copy of a Word, Excel or PowerPoint file without its properties; of a Word file without comments and changes too.

What is not changed stays byte for byte, and what is changed keeps its own prefixes: Office refuses a file in which
they were renamed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from inspection_ready.documents.clean_word import Unclear, accept_changes, strip_settings
from inspection_ready.domain.errors import CannotRead, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STRICT = b"http://purl.oclc.org/ooxml/"
TYPES = "[Content_Types].xml"
WORDS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|glossary/document)\.xml")
GONE = re.compile(
    r"word/(?:comments\w*|people)\.xml|word/_rels/comments\w*\.xml\.rels|docProps/(?:custom|thumbnail)\.\w+",
    re.IGNORECASE,
)
"""Parts that are left out; what points at them goes with them."""
KEPT_CORE = ("title", "language", "created", "modified")
DROPPED_APP = ("Company", "Manager", "Template", "HyperlinkBase", "TotalTime")
SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
Change = Callable[[Any], None]


def cleaned_copy(data: bytes, *, file: str, may_go_on: Callable[[], None] = lambda: None) -> bytes:
    """``data`` was looked into and may be cleaned: it is no bomb and declares nothing, and has no moves, no tracked
    formatting and, but for Word, no comments. ``may_go_on`` is called between any two parts; what it raises ends it.

    Raises Refused where a deletion cannot be accepted without knowing more than the file says, and CannotRead.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for part in package.infolist():
            may_go_on()
            if not GONE.fullmatch(part.filename) and not part.is_dir():
                content = _changed(part.filename, package.read(part), file)
                copy.writestr(zipfile.ZipInfo(part.filename, SAME_MOMENT), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _changed(name: str, content: bytes, file: str) -> bytes:
    change = _change_of(name)
    if change is None:
        return content
    if WORDS.fullmatch(name) and STRICT in content[:4096]:
        raise Refused("clean_strict", file=file)
    from lxml import etree  # slow import

    try:
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except (
        etree.XMLSyntaxError
    ) as error:  # a part that the check has no need of, or one that is nested too deep
        raise CannotRead("release_damaged", file=file) from error
    if root.getroottree().docinfo.doctype:
        raise CannotRead("entity_attack", file=file)
    try:
        change(root)
    except Unclear as error:
        raise Refused("clean_unclear", file=file) from error
    changed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed


def _change_of(name: str) -> Change | None:
    if WORDS.fullmatch(name):
        return accept_changes
    if name.endswith(".rels"):
        return partial(_unlink, posixpath.dirname(posixpath.dirname(name)))
    return OTHERS.get(name.lower())


def _unlink(folder: str, root: Element) -> None:
    for relation in list(root):
        target = relation.get("Target", "")
        part = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        is_template = relation.get("Type", "").endswith("/attachedTemplate")
        if is_template or (relation.get("TargetMode") != "External" and GONE.fullmatch(part)):
            root.remove(relation)


def _untype(root: Element) -> None:
    for each in list(root):
        if GONE.fullmatch(each.get("PartName", "").lstrip("/")):
            root.remove(each)


def _strip_core(root: Element) -> None:
    for each in list(root):
        if _local(each) not in KEPT_CORE:
            root.remove(each)


def _strip_app(root: Element) -> None:
    for each in list(root):
        if _local(each) in DROPPED_APP:
            root.remove(each)


def _local(each: Element) -> str:
    """Its name without its namespace; "" for a remark in the XML."""
    return each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""


OTHERS: dict[str, Change] = {
    TYPES.lower(): _untype,
    "docprops/core.xml": _strip_core,
    "docprops/app.xml": _strip_app,
    "word/settings.xml": strip_settings,
}
