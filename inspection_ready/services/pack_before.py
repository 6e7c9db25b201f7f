"""Which pack the next one is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.filing import Pack
from inspection_ready.domain.packs import LeftOut
from inspection_ready.phrases.packs import FILE_CHANGED, FILE_GONE
from inspection_ready.services.manifest import read_manifest
from inspection_ready.storage.views.packs import documents_of_packs

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.storage.unit_of_work import Reader

LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class PackBefore:
    """``lost`` are the pictures it left out because their files were gone or changed."""

    pack: Pack
    documents: frozenset[str]
    lost: tuple[LeftOut, ...]


def pack_before(
    reader: Reader, inspection: Inspection | None, asked: Collection[str], packs: Path
) -> PackBefore | None:
    """The newest of the same inspection, else of any, that lacks nothing of ``asked`` by choice.

    A pack of the contacts alone tells nobody what changed in the timetable: the next whole one is held
    against the whole one before it. ``packs`` is the folder they are in; one that is kept on another machine
    lacks whatever an earlier one had and it has not.
    """
    of = None if inspection is None else inspection.id
    every = reader.register(Pack).all("number")
    held = documents_of_packs(reader.connection)
    lacking: list[tuple[Pack, frozenset[str]]] = []
    had: set[str] = set()
    for pack in [pack for pack in every if pack.inspection_id == of] or every:
        own = held.get(pack.id, frozenset())
        had |= {each for each in own if each.partition("/")[0] in asked}
        lacking.append((pack, frozenset(had - own)))
    for pack, lacks in reversed(lacking):
        told = read_manifest(packs / pack.folder) or {}
        if all(_was_asked_for(told, each) for each in lacks):
            return PackBefore(pack, held.get(pack.id, frozenset()), tuple(_lost(told)))
    return None


def is_lost(entry: LeftOut) -> bool:
    """A picture whose file was gone or changed."""
    return entry.why in {FILE_GONE, FILE_CHANGED}


def _was_asked_for(told: Mapping[str, Any], document: str) -> bool:
    """It was to be printed, and had nothing to print: "timetable", or "letters/Thank you" for one letter."""
    asked = told.get("asked_for")
    if not isinstance(asked, dict):
        return False
    every_letter = asked.get("letters") is None
    return document.partition("/")[0] in asked.get("documents", ()) and (every_letter or "/" not in document)


def _lost(told: Mapping[str, Any]) -> list[LeftOut]:
    try:
        left_out = [LeftOut(what=each["what"], why=each["why"]) for each in told.get("left_out", ())]
    except (TypeError, KeyError):
        return []
    return [each for each in left_out if is_lost(each)]
