"""The versions of a section: each time its title, its text or what it is made from was written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.sections import SectionSource
from inspection_ready.domain.trail import Action, Entry, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    title: str = ""
    source: SectionSource = SectionSource.TEXT
    text: str = ""

    @property
    def is_unwritten(self) -> bool:
        return self.source is SectionSource.TEXT and not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """``entry`` made it. ``packs`` are the numbers of those it was printed in."""

    number: int
    entry: Entry
    wording: Wording
    packs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """After an entry; ``version`` is 0 where there was none yet, or the section was removed."""

    seq: int
    version: int
    is_printed: bool


def versions(entries: Iterable[Entry], packs: Sequence[tuple[int, int]]) -> tuple[Version, ...]:
    """The first first. ``entries`` about the section, the latest first; ``packs`` with the entries before each."""
    found: list[Version] = []
    states: list[_State] = []
    held: dict[str, Json] = {}
    for entry in reversed(tuple(entries)):
        for row in entry.rows:
            if row.action is Action.REMOVED:
                states.append(_State(entry.header.seq, 0, is_printed=False))
                continue
            if row.fields is None:  # disposed of
                continue
            held |= {name: pair[1] for name, pair in row.fields.items()}
            wording = _wording(held)
            if not found or wording != found[-1].wording:
                found.append(Version(number=len(found) + 1, entry=entry, wording=wording))
            is_printed = bool(held.get("included", True)) and not wording.is_unwritten
            states.append(_State(entry.header.seq, len(found), is_printed))
    printed = list(_printed(states, packs))
    return tuple(
        replace(version, packs=tuple(pack for pack, number in printed if number == version.number))
        for version in found
    )


def _wording(held: dict[str, Json]) -> Wording:
    return Wording(
        title=str(held.get("title", "")),
        source=SectionSource(str(held.get("source", SectionSource.TEXT))),
        text=str(held.get("text", "")),
    )


def _printed(states: Sequence[_State], packs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each pack with the version it printed."""
    for number, before in packs:
        state = next((each for each in reversed(states) if each.seq <= before), None)
        if state is not None and state.is_printed:
            yield number, state.version
