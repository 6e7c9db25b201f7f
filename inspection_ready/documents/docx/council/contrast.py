"""Whether the council's own styles can be read: the colour of their words against what is behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.documents.docx.council.names import value, w, whole
from inspection_ready.documents.docx.council.styles import by_id, chain
from inspection_ready.documents.house_style import PAPER
from inspection_ready.domain.brands import FaintStyle
from inspection_ready.domain.contrast import (
    FOR_LARGE,
    FOR_TEXT,
    colour_typed,
    contrast,
    nearest_that_stands_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.docx.council.styles import Matched

BLACK = "000000"
LARGE, LARGE_BOLD = 36, 28
"""Half points."""
USUAL_SIZE = 20


def faint_styles(found: Matched) -> Iterator[FaintStyle]:
    """Of those our documents write with; a colour that Word chooses itself always stands out."""
    styles = by_id(found.tree)
    defaults = found.tree.find(f"{w('docDefaults')}/{w('rPrDefault')}")
    head = _head_ground(styles, found)
    for own, theirs in found.ids.items():
        ground = head if own in {"TableHeading", "LargeTableHeading"} else PAPER
        if own in found.theirs or ground != PAPER:
            yield from _faint(styles, theirs, defaults, ground)


def _faint(styles: dict[str, Any], own: str, defaults: Any, behind: str) -> Iterator[FaintStyle]:
    style = styles[own]
    if style.get(w("type")) not in {"paragraph", "character", None}:
        return
    held = [each for each in (*chain(styles, own), defaults) if each is not None]
    ink = first_colour(held, "color", "val") or BLACK
    ground = first_colour(held, "shd", "fill") or behind
    needed = FOR_LARGE if _is_large(held) else FOR_TEXT
    ratio = contrast(ink, ground)
    if ratio < needed:
        yield FaintStyle(
            name=value(style, "name") or own,
            colour=ink,
            ground=ground,
            ratio=ratio,
            needed=needed,
            nearest=nearest_that_stands_out(ink, (ground,), needed),
        )


def first_colour(held: list[Any], name: str, attribute: str) -> str | None:
    """The colour that counts; None where nothing, or Word, says it."""
    for each in held:
        for properties in ("rPr", "pPr"):
            found = each.find(f"{w(properties)}/{w(name)}")
            if found is not None and found.get(w(attribute)) is not None:
                return colour_typed(found.get(w(attribute)))
    return None


def _is_large(held: list[Any]) -> bool:
    sizes = (whole(value(each.find(w("rPr")), "sz"), 0) for each in held)
    size = next((size for size in sizes if size), USUAL_SIZE)
    return size >= LARGE or (size >= LARGE_BOLD and _is_bold(held))


def _is_bold(held: list[Any]) -> bool:
    for each in held:
        found = each.find(f"{w('rPr')}/{w('b')}")
        if found is not None:
            return found.get(w("val"), "1") not in {"0", "false", "off"}
    return False


def _head_ground(styles: dict[str, Any], found: Matched) -> str:
    """Behind the head of a table, where the council has a table style of our name."""
    for style in chain(styles, found.ids["InspectionTable"]):
        for part in style.findall(w("tblStylePr")):
            shading = part.find(f"{w('tcPr')}/{w('shd')}")
            if part.get(w("type")) == "firstRow" and shading is not None:
                return colour_typed(shading.get(w("fill")) or "") or PAPER
    return PAPER
