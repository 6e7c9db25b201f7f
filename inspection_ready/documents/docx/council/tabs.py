"""Headers and footers for pages of another width: what stood at the right edge, or in the middle, stands there again.

The council's own part stays as it is, byte for byte, on its own paper. Wider pages have a copy with its tab stops moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.documents.docx.council.names import tree_of, value, w, whole, written
from inspection_ready.documents.docx.council.styles import by_id, chain

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARES = {"right": 1.0, "end": 1.0, "center": 0.5}
"""Of what the page is wider by, how far a stop of that kind moves. All others are counted from the left."""
BEFORE_TABS = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd",
)  # fmt: skip
"""Of a paragraph's properties, in the order Word wants them."""


def with_tabs_moved(part: bytes, styles: bytes, by: int, *, file: str) -> bytes | None:
    """``by`` twentieths of a point. None where nothing in it hangs on the width of the page."""
    tree = tree_of(part, file=file)
    held = by_id(tree_of(styles, file=file))
    moved = [_move(paragraph, held, by) for paragraph in _tabbed(tree)]
    return written(tree) if any(moved) else None


def _tabbed(tree: Any) -> Iterator[Any]:
    """Paragraphs on the page itself in which a tab stands; one in a box or table is as wide as that."""
    for paragraph in tree.iter(w("p")):
        within = {each.tag for each in paragraph.iterancestors()}
        if not within & {w("tc"), w("txbxContent")} and paragraph.find(f".//{w('r')}/{w('tab')}") is not None:
            yield paragraph


def _move(paragraph: Any, styles: dict[str, Any], by: int) -> bool:
    properties = paragraph.find(w("pPr"))
    style = value(properties, "pStyle") or _usual(styles)
    stops = _stops([*reversed(list(chain(styles, style))), paragraph])
    wanted = {place: kind for place, kind in stops.items() if kind in SHARES}
    if not wanted:
        return False
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    tabs = properties.find(w("tabs"))
    if tabs is None:
        tabs = properties.makeelement(w("tabs"))
        properties.insert(sum(each.tag in {w(name) for name in BEFORE_TABS} for each in properties), tabs)
    for each in [each for each in tabs if whole(each.get(w("pos"))) in wanted]:
        tabs.remove(each)
    placed = [(place, "clear") for place in wanted]
    placed += [(place + round(by * SHARES[kind]), kind) for place, kind in wanted.items()]
    for place, kind in placed:
        tabs.append(tabs.makeelement(w("tab"), {w("val"): kind, w("pos"): str(place)}))
    tabs[:] = sorted(tabs, key=lambda each: whole(each.get(w("pos")), 0))
    return True


def _stops(held: list[Any]) -> dict[int, str]:
    """Place and kind of each, what stands nearer to the paragraph last."""
    stops: dict[int, str] = {}
    for each in held:
        for tab in each.findall(f"{w('pPr')}/{w('tabs')}/{w('tab')}"):
            place, kind = whole(tab.get(w("pos"))), tab.get(w("val")) or "left"
            stops.pop(place, None)
            if kind != "clear":
                stops[place] = kind
    return stops


def _usual(styles: dict[str, Any]) -> str | None:
    return next((own for own, style in styles.items() if style.get(w("default")) in {"1", "true"}), None)
