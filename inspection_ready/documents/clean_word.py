"""Accepts plain insertions and deletions in a part of a Word file, and takes out the marks of comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REMARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
OF_THE_COUNCIL = ("trackRevisions", "attachedTemplate", "rsids", "docVars")
"""Settings that say how it was written, with what, or what was noted beside it."""


class Unclear(Exception):  # noqa: N818 - it is named for what happened, and never leaves the package
    """A deletion that more than one file could come of."""


def accept_changes(root: Element) -> None:
    """Moves and tracked formatting are not looked for: such a file is refused before."""
    for name in REMARKS:
        for each in list(root.iter(f"{W}{name}")):
            _drop_with_run(each)
    _drop_rows(root)
    _join_paragraphs(root)
    for each in list(root.iter(f"{W}del")):
        _drop(each)
    for each in list(root.iter(f"{W}ins")):
        _unwrap(each)


def _drop(each: Element) -> None:
    """With what it holds; words behind it are no part of it."""
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)


def _drop_with_run(each: Element) -> None:
    run = each.getparent()
    _drop(each)
    if run is not None and run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
        _drop(run)


def _unwrap(each: Element) -> None:
    parent = each.getparent()
    if parent is None:
        return
    place = parent.index(each)
    for offset, child in enumerate(list(each)):
        parent.insert(place + offset, child)
    parent.remove(each)


def _drop_rows(root: Element) -> None:
    for mark in list(root.iterfind(f".//{W}trPr/{W}del")):
        row = mark.getparent().getparent()
        table = row.getparent()
        _drop(row)
        if table is not None and table.find(f"{W}tr") is None:
            _drop_table(table)


def _drop_table(table: Element) -> None:
    """A cell must end with a paragraph, and the text too; where the table was all there was, nothing can be told."""
    parent = table.getparent()
    if parent is None or all(child is table for child in parent if child.tag in {f"{W}p", f"{W}tbl"}):
        raise Unclear
    _drop(table)


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose end was deleted goes on in the next, or goes altogether where nothing of it stays."""
    for mark in list(root.iterfind(f".//{W}pPr/{W}rPr/{W}del")):
        paragraph = mark.getparent().getparent().getparent()
        kept = [child for child in paragraph if child.tag not in {f"{W}pPr", f"{W}del"}]
        has_words = any(True for child in kept for _ in _words(child))
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            raise Unclear
        following = paragraph.getnext()
        if following is None or following.tag != f"{W}p":
            if has_words or following is None:
                raise Unclear
            _drop(paragraph)
            continue
        if has_words:
            _put_before(following, [child for child in paragraph if child.tag != f"{W}pPr"])
        else:  # bookmarks that begin or end in it are still pointed at
            _put_before(following, [child for child in kept if child.tag.startswith(f"{W}bookmark")])
        _drop(paragraph)


def _words(child: Element) -> Iterator[Any]:
    if child.tag == f"{W}r" or child.tag in {
        f"{W}ins",
        f"{W}hyperlink",
        f"{W}sdt",
        f"{W}fldSimple",
        f"{W}smartTag",
    }:
        yield from child.iter(f"{W}t", f"{W}drawing", f"{W}object", f"{W}fldChar", f"{W}footnoteReference")


def _put_before(paragraph: Element, children: list[Element]) -> None:
    first = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
    for offset, child in enumerate(children):
        paragraph.insert(first + offset, child)


def strip_settings(root: Element) -> None:
    for name in OF_THE_COUNCIL:
        for each in root.findall(f"{W}{name}"):
            root.remove(each)
