"""Pictures in line with the text, each with what is read aloud in its place."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from inspection_ready.documents.docx.units import emus
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from inspection_ready.documents.model import Figure
    from inspection_ready.domain.printed_pictures import PictureKind, PrintedPicture

ENDINGS = {"image/jpeg": "jpeg", "image/png": "png"}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PICTURE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{DRAWING}/main"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


class Figures:
    """The pictures of a document; each is a part of the file once, however often it is shown."""

    def __init__(self, after: int = 0, shown: int = 0) -> None:
        """``after`` is the highest number a picture of the template has in its name, ``shown`` of one on its pages."""
        self._after = after
        self._places: dict[str, tuple[str, PrintedPicture]] = {}
        self._shown = shown

    def run(self, figure: Figure, size: tuple[float, float]) -> str:
        """Width and height in points."""
        self._shown += 1
        name, key = f"Picture {self._shown}", self._key(figure.picture)
        wide, high = (emus(side) for side in size)
        said = "" if figure.is_decorative else printable(figure.said)
        # a line end in an attribute is read as a space
        words = quoteattr(" ".join(said.split()))
        extension = _DECORATIVE if figure.is_decorative else ""
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" '
            f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
            f'<wp:docPr id="{self._shown}" name="{name}" descr={words}>{extension}</wp:docPr>'
            f"{picture_xml(self._shown, name, key, wide, high)}</wp:inline></w:drawing></w:r>"
        )

    def relationships(self) -> str:
        return "".join(
            f'<Relationship Id="{key}" Type="{PICTURE_RELATION}" Target="{_target(key, picture)}"/>'
            for key, picture in self._places.values()
        )

    @property
    def kinds(self) -> dict[PictureKind, None]:
        """Each once, in the order they are first shown."""
        return dict.fromkeys(picture.kind for _, picture in self._places.values())

    def content_types(self, others: tuple[PictureKind, ...] = ()) -> str:
        """``others`` are kinds of pictures that stand outside the text."""
        kinds = self.kinds | dict.fromkeys(others)
        return "".join(f'<Default Extension="{ENDINGS[kind]}" ContentType="{kind}"/>' for kind in kinds)

    def parts(self) -> dict[str, bytes]:
        return {f"word/{_target(key, picture)}": picture.data for key, picture in self._places.values()}

    def _key(self, picture: PrintedPicture) -> str:
        digest = hashlib.sha256(picture.data).hexdigest()
        return self._places.setdefault(digest, (f"rIdPicture{self._after + len(self._places) + 1}", picture))[
            0
        ]


def picture_xml(number: int, name: str, key: str, wide: int, high: int) -> str:
    """The picture itself, for a drawing in line with the text or beside it; its sides in English Metric Units."""
    return (
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}/main" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{DRAWING}/main">'
        f'<a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )


def _target(key: str, picture: PrintedPicture) -> str:
    return f"media/{key.removeprefix('rId').lower()}.{ENDINGS[picture.kind]}"
