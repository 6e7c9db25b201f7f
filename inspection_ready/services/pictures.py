"""Pictures of the workspace: their files are kept under their SHA-256, what is said about them in the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, NotFound
from inspection_ready.domain.picture_marks import picture_key, pictures_in
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.printed_pictures import MadePicture, PictureKind, PrintedPicture
from inspection_ready.exchange.chosen_files import read_chosen_file
from inspection_ready.services.registers import add_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Broken:
    """A picture whose file cannot be printed."""

    name: str
    is_gone: bool
    """False: the file is there, and is not the one that was stored."""


@dataclass(frozen=True, slots=True)
class ReadPictures:
    printed: tuple[PrintedPicture, ...]
    broken: tuple[Broken, ...]


def read_picture(path: Path) -> MadePicture:
    """Made ready to be printed: upright, no larger than paper can show, and without what cameras note.

    It takes a moment, so it is done before the command that stores it. Raises CannotRead.
    """
    from inspection_ready.documents.pictures import LARGEST_FILE  # slow import, as below

    data = read_chosen_file(
        path, most=LARGEST_FILE, too_large="picture_file_too_large", not_a_file="not_a_picture"
    )
    return read_picture_data(data, file=path.name)


def read_picture_data(data: bytes, *, file: str) -> MadePicture:
    """The same for what was copied in another program. Raises CannotRead."""
    from inspection_ready.documents.pictures import make_picture  # slow import: decoders of pictures

    return make_picture(data, file=file)


@verb("picture.add")
def add_picture(
    uow: UnitOfWork,
    made: MadePicture,
    *,
    file: str,
    name: str = "",
    alt: str = "",
    is_decorative: bool = False,
    caption: str = "",
    source: str = "",
    licence: str = "",
) -> Picture:
    """``file`` is what its file was called. Without ``name`` it gets one from that, which no other has.

    The file is whole on the disk before the row that names it. Raises Refused where the name is taken.
    """
    stored = uow.keep_file(file, made.data)
    return add_record(
        uow,
        Picture(
            name=name.strip() or _free_name(uow, Path(file).stem),
            sha256=stored.sha256,
            media_type=made.kind,
            width=made.width,
            height=made.height,
            alt=alt,
            is_decorative=is_decorative,
            caption=caption,
            source=source,
            licence=licence,
        ),
    )


@verb("picture.replace")
def replace_picture(uow: UnitOfWork, picture_id: int, made: MadePicture, *, file: str) -> Picture:
    """Another file under the same name: sections show it at once. The file before stays, for packs and undo."""
    before = uow.register(Picture).get(picture_id)
    stored = uow.keep_file(file, made.data)
    after = replace(before, sha256=stored.sha256, media_type=made.kind, width=made.width, height=made.height)
    return uow.register(Picture).change(before, after)


def picture_data(reader: Reader, picture: Picture) -> bytes:
    """Raises NotFound where its file is gone; CannotRead where it is not the one that was stored."""
    data = reader.files.read_unchanged(picture.sha256)
    if data is None:
        raise CannotRead("stored_picture_changed", name=picture.name)
    return data


def read_pictures(reader: Reader, pictures: Iterable[Picture], texts: Iterable[str]) -> ReadPictures:
    """Those of the pictures that some text shows, with their files."""
    wanted = {picture_key(name) for text in texts for name in pictures_in(text)}
    printed, broken = [], []
    for picture in pictures:
        if picture_key(picture.name) not in wanted:
            continue
        try:
            printed.append(printed_picture(picture, picture_data(reader, picture)))
        except (NotFound, CannotRead, OSError) as error:
            broken.append(Broken(picture.name, is_gone=not isinstance(error, CannotRead)))
    return ReadPictures(tuple(printed), tuple(broken))


def printed_picture(picture: Picture, data: bytes) -> PrintedPicture:
    """``data`` is its file, held against its hash."""
    kind: PictureKind = "image/png" if picture.media_type == "image/png" else "image/jpeg"
    return PrintedPicture(
        name=picture.name,
        data=data,
        kind=kind,
        width=picture.width,
        height=picture.height,
        alt=picture.alt,
        is_decorative=picture.is_decorative,
        caption=picture.caption,
        credit=", ".join(part for part in (picture.source, picture.licence) if part.strip()),
    )


def _free_name(uow: UnitOfWork, stem: str) -> str:
    wanted = " ".join(stem.replace("_", " ").split()) or "Picture"
    held = {picture_key(picture.name) for picture in uow.register(Picture).all()}
    number = 1
    name = wanted
    while picture_key(name) in held:
        number += 1
        name = f"{wanted} {number}"
    return name
