"""The logo at the head of a Word document's first page, where a PDF has it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from inspection_ready.documents.docx.figures import DRAWING, ENDINGS, PICTURE_RELATION, picture_xml
from inspection_ready.documents.docx.units import emus
from inspection_ready.documents.look import LOGO_TOP
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from inspection_ready.documents.look import Look
    from inspection_ready.domain.printed_pictures import PrintedPicture

_KEY = "rIdLogo"
_NUMBER = 1_000_000
"""No picture of the text has it: each drawing of a file has a number of its own."""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def logo_run(look: Look, width: float) -> str:
    """At the right margin of a page whose text is so wide, beside the words of the header."""
    assert look.logo is not None, "asked only where there is one"
    wide, high = (emus(side) for side in look.logo_size(width))
    words = quoteattr(" ".join(printable(look.logo.alt).split()))
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emus(LOGO_TOP)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{_NUMBER}" name="Logo" descr={words}/>'
        f"{picture_xml(_NUMBER, 'Logo', _KEY, wide, high)}"
        "</wp:anchor></w:drawing></w:r>"
    )


def logo_parts(look: Look, header: str = "header2.xml") -> dict[str, bytes]:
    """Its file, and how the first page's header names it."""
    if look.logo is None:
        return {}
    relation = f'<Relationship Id="{_KEY}" Type="{PICTURE_RELATION}" Target="{_target(look.logo)}"/>'
    named = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_RELATIONSHIPS}">{relation}</Relationships>'
    )
    return {f"word/_rels/{header}.rels": named.encode(), f"word/{_target(look.logo)}": look.logo.data}


def _target(logo: PrintedPicture) -> str:
    return f"media/logo.{ENDINGS[logo.kind]}"
