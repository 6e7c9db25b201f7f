"""Styles: the council's own wherever it has one of that name, and ours for what it lacks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection_ready.documents.docx.council.names import value, w, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINKS = ("basedOn", "next", "link")
OURS_ALONE = "Inspection"
"""Goes before the id of a style of ours where the council uses that id for another style."""
FURNITURE = "InspectionFurniture"
"""For headers and footers of ours, where the council's file has none: its style may have tabs of its own."""


@dataclass(frozen=True, slots=True)
class Matched:
    """``ids``: what each of our styles is called in the council's file."""

    tree: Any
    ids: dict[str, str]
    theirs: frozenset[str]
    """Those of our ids the council has a style for."""


def matched(theirs: Any, ours: Any) -> Matched:
    """Puts what is missing into the tree of the council's styles."""
    held = {_key(style): style.get(w("styleId")) for style in theirs.findall(w("style"))}
    _take_default(theirs, held)
    taken = {style.get(w("styleId")) for style in theirs.findall(w("style"))}
    ids: dict[str, str] = {}
    missing = []
    for style in ours.findall(w("style")):
        own = style.get(w("styleId"))
        if _key(style) in held:
            ids[own] = held[_key(style)]
            continue
        ids[own] = own if own not in taken else _free(own, taken)
        missing.append(style)
    for style in missing:
        theirs.append(_renamed(style, ids))
    theirs.append(_furniture(ours, ids))
    return Matched(theirs, ids, frozenset(ids) - {style.get(w("styleId")) for style in missing})


def lists_of(found: Matched) -> dict[str, int | None]:
    """Which list the council's list styles are part of, by our names for them."""
    styles = _by_id(found.tree)
    return {
        name: _list_number(styles, found.ids[own]) if own in found.theirs else None
        for own, name in (("ListBullet", "List Bullet"), ("ListNumber", "List Number"))
    }


def number_own_lists(found: Matched, bullets: int, numbers: int) -> None:
    """The list styles we add point at the lists we add."""
    styles = _by_id(found.tree)
    for own, number in (("ListBullet", bullets), ("ListNumber", numbers)):
        if own not in found.theirs:
            entry = styles[found.ids[own]].find(f".//{w('numId')}")
            entry.set(w("val"), str(number))


def speak(tree: Any, language: str) -> None:
    """Word takes the words of a style without a language for American English."""
    defaults = _child(tree, "docDefaults", first=True)
    properties = _child(_child(defaults, "rPrDefault", first=True), "rPr", first=True)
    spoken = _child(properties, "lang")
    spoken.set(w("val"), language)
    for style in tree.findall(w("style")):
        for entry in style.iter(w("lang")):
            if (entry.get(w("val")) or "").lower() == "en-us":
                entry.set(w("val"), language)


def _take_default(theirs: Any, held: dict[tuple[str, str], str]) -> None:
    """Where no style is called Normal, the one for paragraphs that name none stands for it."""
    for style in theirs.findall(w("style")):
        if style.get(w("default")) in {"1", "true", "on"} and style.get(w("type")) == "paragraph":
            held.setdefault(("paragraph", "normal"), style.get(w("styleId")))


def _key(style: Any) -> tuple[str, str]:
    return style.get(w("type"), "paragraph"), (value(style, "name") or "").lower()


def _free(own: str, taken: set[str]) -> str:
    name = OURS_ALONE + own
    while name in taken:
        name += "X"
    return name


def _renamed(style: Any, ids: dict[str, str]) -> Any:
    copy = deepcopy(style)
    copy.set(w("styleId"), ids[style.get(w("styleId"))])
    copy.attrib.pop(w("default"), None)
    copy.set(w("customStyle"), "1")
    for name in _LINKS:
        linked = copy.find(w(name))
        if linked is not None and linked.get(w("val")) in ids:
            linked.set(w("val"), ids[linked.get(w("val"))])
    return copy


def _furniture(ours: Any, ids: dict[str, str]) -> Any:
    header = next(style for style in ours.findall(w("style")) if style.get(w("styleId")) == "Header")
    copy = _renamed(header, ids)
    copy.set(w("styleId"), FURNITURE)
    copy.find(w("name")).set(w("val"), "Inspection Furniture")
    copy.find(w("next")).set(w("val"), FURNITURE)
    return copy


def _by_id(tree: Any) -> dict[str, Any]:
    return {style.get(w("styleId")): style for style in tree.findall(w("style"))}


def chain(styles: dict[str, Any], own: str | None) -> Iterator[Any]:
    """The style, and those it is based on."""
    seen: set[str] = set()
    while own is not None and own in styles and own not in seen:
        seen.add(own)
        yield styles[own]
        own = value(styles[own], "basedOn")


def by_id(tree: Any) -> dict[str, Any]:
    return _by_id(tree)


def _list_number(styles: dict[str, Any], own: str) -> int | None:
    for style in chain(styles, own):
        properties = style.find(w("pPr"))
        found = None if properties is None else properties.find(w("numPr"))
        if found is not None:
            number = whole(value(found, "numId"), 0)
            return number or None
    return None


def _child(parent: Any, name: str, *, first: bool = False) -> Any:
    found = parent.find(w(name))
    if found is None:
        found = parent.makeelement(w(name))
        parent.insert(0, found) if first else parent.append(found)
    return found
