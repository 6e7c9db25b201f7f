"""Where PDFs, or pages on their side, will not look as the council's Word template does: told before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.documents.docx.council.names import W, value, w
from inspection_ready.documents.docx.council.styles import chain
from inspection_ready.domain.brands import TemplateReading, Unlike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.docx.council.pages import CouncilPage
    from inspection_ready.documents.docx.council.parts import CouncilFile
    from inspection_ready.documents.printed_page import PrintedPage

PICTURES = ("drawing", "pict")
HALF_A_CENTIMETRE = 14.2
SIDES = ("left", "right", "top", "bottom")


def unlike_in_pdf(
    council: CouncilFile, asked: CouncilPage, page: PrintedPage, styles: dict[str, Any]
) -> TemplateReading:
    trees = [council.tree(name) for _, _, name in asked.furniture]
    return TemplateReading(tuple(_unlike(trees, asked, page)), font=_font(styles))


def _unlike(trees: list[Any], asked: CouncilPage, page: PrintedPage) -> Iterator[Unlike]:
    if any(_has_words(tree) for tree in trees):
        yield Unlike.WORDS
    if any(tree.find(f".//{w(name)}") is not None for tree in trees for name in PICTURES):
        yield Unlike.PICTURES
    if "pgBorders" in asked.before_title + asked.after_title:
        yield Unlike.BORDERS
    if any(abs(a - b) > 1 for a, b in zip(page.upright, (asked.width / 20, asked.height / 20), strict=True)):
        yield Unlike.PAPER
    if any(_apart(asked, page, side) > HALF_A_CENTIMETRE for side in SIDES):
        yield Unlike.MARGINS


def _apart(asked: CouncilPage, page: PrintedPage, side: str) -> float:
    wanted = abs(asked.margins[side]) / 20 + (asked.margins["gutter"] / 20 if side == "left" else 0)
    taken: float = getattr(page, side)
    return abs(wanted - taken)


def _has_words(tree: Any) -> bool:
    return any((each.text or "").strip() for each in tree.iter(w("t")))


def _font(styles: dict[str, Any]) -> str:
    """Of ordinary text, where the file names it rather than its theme; empty where it does not."""
    for own, style in styles.items():
        if (value(style, "name") or "").lower() == "normal":
            for each in chain(styles, own):
                fonts = each.find(f"{w('rPr')}/{w('rFonts')}")
                if fonts is not None and fonts.get(f"{{{W}}}ascii"):
                    return str(fonts.get(f"{{{W}}}ascii"))
    return ""
