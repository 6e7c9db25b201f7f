"""The council's map: cut from its file to what packs show, kept, and read for what is printed now."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.globe import on_the_world, world_pixels
from inspection_ready.domain.map_gaps import Where, main_position, maps, shown_around
from inspection_ready.domain.maps import Map, PrintedMap
from inspection_ready.domain.places import Place
from inspection_ready.domain.printed_pictures import MadePicture, PrintedPicture
from inspection_ready.domain.readiness import Standing
from inspection_ready.domain.sections import Section
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.documents.map_cutting import CutPicture
    from inspection_ready.documents.map_frames import Frame, Tiles
    from inspection_ready.domain.map_tiles import TileSource
    from inspection_ready.domain.printed_pictures import PictureKind
    from inspection_ready.domain.readiness import Finding
    from inspection_ready.services.app import App
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

Progress = Callable[[int, int], None]
"""Told how many tiles are read, and of how many. May raise Cancelled to stop."""
LONGEST_WORDS = 300
"""Letters of an attribution: it stands in one line or two below the map."""
_TAGS = re.compile(
    r"<a\b[^>]*\bhref=[\"']?(https?://[^\"'\s>]+)[^>]*>(.*?)</a>|<[^>]*>", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class CutMap:
    """Ready to be kept; the rows have their pictures' hashes already."""

    rows: tuple[Map, ...]
    pictures: tuple[MadePicture, ...]


@dataclass(frozen=True, slots=True)
class HeldMap:
    """``maps``: the streets first. ``findings``: what is wrong with it, by ``domain.map_gaps``."""

    maps: tuple[Map, ...] = ()
    findings: tuple[Finding, ...] = ()
    has_main_base: bool = True
    """Somebody said where it is: before that no map can be cut."""


@dataclass(frozen=True, slots=True)
class ReadMaps:
    """``broken``: True for a part whose file is gone, False for one that was changed."""

    printed: tuple[PrintedMap, ...]
    broken: tuple[bool, ...]


def maps_of(reader: Registers) -> tuple[Map, ...]:
    return tuple(sorted(reader.register(Map).all(), key=lambda each: each.part))


def held_map(reader: Registers, today: dt.date) -> HeldMap:
    standing = replace(_standing(reader, today), maps=maps_of(reader))
    return HeldMap(standing.maps, tuple(maps(standing)), main_position(standing) is not None)


def cut_map(app: App, path: Path, *, progress: Progress = lambda _done, _of: None) -> CutMap:
    """What packs show of the file, which is read where it lies and not kept. It may take minutes on a slow network.

    Raises CannotRead; Refused("map_needs_main_base"); Cancelled.
    """
    standing = app.read(lambda reader: _standing(reader, on_the_clock(app.clock.now()).date()))
    main = main_position(standing)
    if main is None:
        raise Refused("map_needs_main_base")
    return cut_from(path, main, [where for _, where in shown_around(standing)], progress=progress)


def cut_from(
    path: Path, main: Where, others: Sequence[Where], *, progress: Progress = lambda _done, _of: None
) -> CutMap:
    """As above, for places that are known."""
    from inspection_ready.documents.map_cutting import cut_picture, tile_count, tiles_of  # slow import
    from inspection_ready.documents.map_frames import frames  # slow import, with the other
    from inspection_ready.storage.map_files import map_file  # opens SQLite only when wanted

    count = _Counted(progress)
    with map_file(path, may_go_on=count.tell) as source:
        tiles = tiles_of(source)
        wanted = frames(main, others, tiles, file=source.file)
        count.total = sum(tile_count(frame, tiles) for frame in wanted)
        cut = [cut_picture(source, frame, tiles, _at(frame, main), step=count.step) for frame in wanted]
        rows = tuple(_row(source, tiles, frame, each) for frame, each in zip(wanted, cut, strict=True))
    return CutMap(rows, tuple(each.made for each in cut))


class _Counted:
    def __init__(self, progress: Progress) -> None:
        self._progress, self._done, self.total = progress, 0, 1

    def step(self) -> None:
        self._done += 1
        self.tell()

    def tell(self) -> None:
        """Also while nothing is done, so that it can be stopped."""
        self._progress(min(self._done, self.total), self.total)


def _at(frame: Frame, where: Where) -> tuple[float, float]:
    """In pixels of the frame."""
    across, down = on_the_world(*where)
    whole = world_pixels(frame.zoom)
    return across * whole - frame.across, down * whole - frame.down


def _row(source: TileSource, tiles: Tiles, frame: Frame, cut: CutPicture) -> Map:
    return Map(
        part=frame.part,
        name=_name(source),
        attribution=plain_attribution(source.told.get("attribution", "")),
        file=source.file,
        sha256=hashlib.sha256(cut.made.data).hexdigest(),
        media_type=cut.made.kind,
        width=frame.width,
        height=frame.height,
        zoom=frame.zoom,
        across=frame.across,
        down=frame.down,
        west=tiles.area.west,
        south=tiles.area.south,
        east=tiles.area.east,
        north=tiles.area.north,
        blank=cut.blank,
    )


@verb("map.choose")
def choose_map(
    uow: UnitOfWork, cut: CutMap, *, name: str | None = None, attribution: str | None = None
) -> tuple[Map, ...]:
    """In the place of the one that was held. What somebody typed for a map of the same name stays, where the file
    itself says nothing. The pictures are whole on the disk before the rows that name them.
    Raises Refused("map_attribution_too_long").
    """
    _refuse_long(attribution or "")
    held = {each.part: each for each in uow.register(Map).all()}
    before = next(iter(held.values()), None)
    for row, picture in zip(cut.rows, cut.pictures, strict=True):
        uow.keep_file(
            f"{row.file}, {row.part}{'.jpg' if picture.kind == 'image/jpeg' else '.png'}", picture.data
        )
    kept = []
    for row in cut.rows:
        said = row.attribution if attribution is None else _tidied(attribution)
        if not said and attribution is None and before is not None and before.name == row.name:
            said = before.attribution
        after = replace(row, attribution=said, name=row.name if name is None else _tidied(name) or row.name)
        existing = held.pop(row.part, None)
        kept.append(_put(uow, existing, after))
    uow.register(Map).remove_many(list(held.values()))
    return tuple(kept)


@verb("map.describe")
def describe_map(uow: UnitOfWork, before: Sequence[Map], *, name: str, attribution: str) -> tuple[Map, ...]:
    """``before`` is what ``maps_of`` gave. Raises ChangedMeanwhile; Refused("map_attribution_too_long")."""
    name, attribution = _tidied(name), _tidied(attribution)
    _refuse_long(attribution)
    register = uow.register(Map)
    after = (replace(each, name=name or each.name, attribution=attribution) for each in before)
    return tuple(register.change(was, now) for was, now in zip(before, after, strict=True))


@verb("map.remove")
def remove_map(uow: UnitOfWork) -> int:
    """How many parts it had. Their pictures stay, for packs and undo."""
    held = uow.register(Map).all()
    uow.register(Map).remove_many(list(held))
    return len(held)


def read_maps(reader: Reader, rows: Sequence[Map]) -> ReadMaps:
    """With their files, held against their hashes. A map of which a part is lost is not printed at all."""
    printed, broken = [], []
    for row in sorted(rows, key=lambda each: each.part):
        try:
            printed.append(PrintedMap(row, _picture(row, map_data(reader, row))))
        except (NotFound, CannotRead, OSError) as error:
            broken.append(not isinstance(error, CannotRead))
    return ReadMaps(() if broken else tuple(printed), tuple(broken))


def map_data(reader: Reader, row: Map) -> bytes:
    """Raises NotFound where its file is gone; CannotRead where it is not the one that was stored."""
    data = reader.files.read_unchanged(row.sha256)
    if data is None:
        raise CannotRead("stored_map_changed", name=row.name)
    return data


def plain_attribution(told: str) -> str:
    """As it can be printed: web maps write it with links, whose addresses paper has to show."""

    def told_plainly(found: re.Match[str]) -> str:
        address, words = found[1], found[2]
        return "" if address is None else f"{words} ({_short(address)})"

    return _tidied(html.unescape(_TAGS.sub(told_plainly, told)))[:LONGEST_WORDS]


def _short(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _name(source: TileSource) -> str:
    return _tidied(html.unescape(source.told.get("name", "")))[:LONGEST_WORDS] or Path(source.file).stem


def _refuse_long(attribution: str) -> None:
    if len(attribution) > LONGEST_WORDS:
        raise Refused("map_attribution_too_long", letters=len(attribution), most=LONGEST_WORDS)


def _tidied(words: str) -> str:
    return " ".join(words.split())


def _put(uow: UnitOfWork, before: Map | None, after: Map) -> Map:
    if before is None:
        return uow.register(Map).add(after)
    return uow.register(Map).change(before, replace(after, id=before.id, version=before.version))


def _picture(row: Map, data: bytes) -> PrintedPicture:
    kind: PictureKind = "image/png" if row.media_type == "image/png" else "image/jpeg"
    return PrintedPicture(name=row.name, data=data, kind=kind, width=row.width, height=row.height)


def _standing(reader: Registers, today: dt.date) -> Standing:
    """As much of it as says what a map shows."""
    return Standing(
        today=today,
        bases=reader.register(Base).all(),
        places=reader.register(Place).all(),
        sections=reader.register(Section).all(),
    )
