"""What a PDF holds beside its pages: properties, attachments, scripts, layers, remarks, forms. Read by pypdf.

The words of its pages are read elsewhere, by a faster engine. Whatever a damaged file makes pypdf raise, what was
found up to there is kept, and it is said that the rest was not.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Inside, Item, Link, Noticed, Piece, Step
from inspection_ready.exchange.release.pdf_names import named_in_tree, texts_of_metadata
from inspection_ready.exchange.release.pdf_packing import refuse_packed
from inspection_ready.exchange.release.properties import custom_items, who_items
from inspection_ready.exchange.release.sources import CHUNK, Source

if TYPE_CHECKING:
    from pypdf import PdfReader

WHO = {"/Author": "creator", "/Title": "title", "/Subject": "subject", "/Keywords": "keywords"}
PROGRAM_KEYS = {"/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"}
SOUNDS = {"/RichMedia", "/Sound", "/Movie", "/Screen", "/3D"}
NOT_REMARKS = {"/Popup", "/Link", "/Widget", "/PrinterMark", "/TrapNet", *SOUNDS}
LONGEST = 200
MOST_PER_PAGE = 2_000
END = re.compile(rb"%%EOF")


def pdf_items(source: Source) -> Iterator[Item]:
    """Raises CannotRead for a bomb."""
    import pypdf  # slow import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it tells of each slip in a file, and so do we
    refuse_packed(source)
    yield Unseen(kind=UnseenKind.REDACTION)
    try:
        with source.opened() as stream:
            reader = pypdf.PdfReader(stream)
            if reader.is_encrypted and not reader.decrypt(""):
                yield Format("pdf")
                yield Noticed(ReleaseFault.PASSWORD, Grade.LIKELY, Place())
                yield Unseen(kind=UnseenKind.LOCKED)
                return
            yield Format("pdf", len(reader.pages))
            yield from _structure(reader)
    # pypdf was not made for bytes that somebody built to hurt it, and raises nearly anything
    except Exception:  # noqa: BLE001 - what is not seen is told
        yield Format("pdf")
        yield Unseen(kind=UnseenKind.STRUCTURE_NOT_READ)
    yield from _earlier(source)


def _structure(reader: PdfReader) -> Iterator[Item]:
    yield from _properties(reader)
    root = reader.root_object
    yield from _attachments(root)
    yield from _scripts(root)
    yield from _layers(root)
    yield from _form(root)
    for number, page in enumerate(reader.pages, 1):
        if "/AA" in page:
            yield Noticed(ReleaseFault.SCRIPT, Grade.LIKELY, Place(page=number))
        for annotation in _list(page.get("/Annots"))[:MOST_PER_PAGE]:
            yield from _annotation(annotation, number)
        yield Step(number, 0)


def _properties(reader: PdfReader) -> Iterator[Item]:
    told: dict[str, str] = {}
    custom: dict[str, str] = {}
    for key, value in dict(reader.trailer.get("/Info", None) or {}).items():
        words = str(_plain(value))
        if key in WHO:
            told[WHO[key]] = words
        elif key not in PROGRAM_KEYS:
            custom[str(key).lstrip("/")] = words
    yield from who_items(told)
    yield from custom_items(custom)
    stream = _plain(reader.root_object.get("/Metadata"))
    if stream is not None:
        for author in texts_of_metadata(stream.get_data()):
            yield from who_items({"creator": author})


def _attachments(root: Any) -> Iterator[Item]:
    tree = _plain(_get(_plain(root.get("/Names")), "/EmbeddedFiles"))
    for name, told in named_in_tree(tree):
        yield from _file(told, Place(), name)


def _file(told: Any, where: Place, name: str = "") -> Iterator[Item]:
    name = str(_get(told, "/UF") or _get(told, "/F") or name)
    yield Noticed(ReleaseFault.ATTACHMENT, Grade.LIKELY, where, name)
    held = _plain(_get(told, "/EF"))
    stream = _plain(_get(held, "/UF") or _get(held, "/F"))
    if stream is None:
        yield Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=name)
        return
    size = _plain(_get(_plain(_get(stream, "/Params")), "/Size"))
    yield Inside(name, partial(_unpacked, stream, name), size if isinstance(size, int) else 0, is_told=True)


def _unpacked(stream: Any, name: str) -> bytes:
    try:
        data: bytes = stream.get_data()
    except Exception as error:
        raise CannotRead("release_damaged", file=name) from error
    return data


def _scripts(root: Any) -> Iterator[Item]:
    tree = _plain(_get(_plain(root.get("/Names")), "/JavaScript"))
    for name, _ in named_in_tree(tree):
        yield Noticed(ReleaseFault.SCRIPT, Grade.LIKELY, Place(), name)
    if "/AA" in root:
        yield Noticed(ReleaseFault.SCRIPT, Grade.LIKELY, Place())
    yield from _action(_plain(root.get("/OpenAction")), Place())


def _action(action: Any, where: Place) -> Iterator[Item]:
    kind = _get(action, "/S")
    if kind == "/JavaScript":
        yield Noticed(ReleaseFault.SCRIPT, Grade.LIKELY, where)
    elif kind == "/URI":
        yield Link(_words(_get(action, "/URI")), where)
    elif kind in {"/Launch", "/GoToR", "/ImportData", "/SubmitForm"}:
        file = _plain(_get(action, "/F"))
        target = file if isinstance(file, str) else str(_get(file, "/UF") or _get(file, "/F") or "")
        yield Link(f"file:{target}" if kind != "/SubmitForm" else target, where)


def _layers(root: Any) -> Iterator[Item]:
    settings = _plain(_get(_plain(root.get("/OCProperties")), "/D"))
    if settings is None:
        return
    off = _list(_get(settings, "/OFF"))
    if _get(settings, "/BaseState") == "/OFF":
        shown = {id(_plain(each)) for each in _list(_get(settings, "/ON"))}
        layers = _list(_get(_plain(root["/OCProperties"]), "/OCGs"))
        off = [each for each in layers if id(_plain(each)) not in shown]
    for layer in off:
        yield Noticed(ReleaseFault.HIDDEN_LAYER, Grade.LIKELY, Place(), _words(_get(_plain(layer), "/Name")))


def _form(root: Any) -> Iterator[Item]:
    form = _plain(root.get("/AcroForm"))
    if _get(form, "/XFA") is not None:
        yield Noticed(ReleaseFault.FORM_FIELD, Grade.LIKELY, Place(), "XFA")


def _annotation(told: Any, page: int) -> Iterator[Item]:
    annotation = _plain(told)
    kind = _get(annotation, "/Subtype")
    where = Place(page=page, part=Part.ANNOTATION)
    if kind == "/Link":
        yield from _action(_plain(_get(annotation, "/A")), Place(page=page))
    elif kind == "/Widget":
        yield from _field(annotation, Place(page=page, part=Part.FORM_FIELD))
    elif kind == "/FileAttachment":
        yield from _file(_plain(_get(annotation, "/FS")), Place(page=page))
    elif kind in SOUNDS:
        yield Unseen(kind=UnseenKind.SOUND, number=1)
    elif isinstance(kind, str) and kind not in NOT_REMARKS:
        said = _words(_get(annotation, "/Contents"))
        is_watermark = kind == "/Watermark"
        yield Piece(said, where, is_name=is_watermark)
        if not is_watermark:
            yield Noticed(
                ReleaseFault.ANNOTATION, Grade.LIKELY, where, _words(_get(annotation, "/T")), said[:LONGEST]
            )
    if _get(annotation, "/AA") is not None:
        yield Noticed(ReleaseFault.SCRIPT, Grade.LIKELY, Place(page=page))


def _field(widget: Any, where: Place) -> Iterator[Item]:
    value = _plain(_get(widget, "/V"))
    yield Noticed(ReleaseFault.FORM_FIELD, Grade.POSSIBLE, where)
    if isinstance(value, str) and not value.startswith("/"):
        yield Piece(value, where, _words(_get(widget, "/TU") or _get(widget, "/T")))


def _earlier(source: Source) -> Iterator[Item]:
    """A PDF that was changed and saved keeps what it was before; one made for the web ends twice from the start."""
    ends, rest, is_linear = 0, b"", b"/Linearized" in source.head[:1024]
    with source.opened() as stream:
        while chunk := stream.read(CHUNK):
            ends += len(END.findall(rest + chunk))
            rest = chunk[-4:]
    if ends > 1 + is_linear:
        yield Noticed(ReleaseFault.EARLIER_VERSIONS, Grade.POSSIBLE, Place(), count=ends - 1 - is_linear)


def _plain(value: Any) -> Any:
    """What a reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def _get(holder: Any, key: str) -> Any:
    return _plain(holder.get(key)) if hasattr(holder, "get") else None


def _list(value: Any) -> list[Any]:
    value = _plain(value)
    return list(value) if isinstance(value, list) else []


def _words(value: Any) -> str:
    value = _plain(value)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value) if value is not None else ""
