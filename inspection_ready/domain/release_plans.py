"""What the next release would have, line by line, and what it would not, each with why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from inspection_ready.domain.evidence import EvidenceFile, Sensitivity
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.release_names import file_names
from inspection_ready.domain.releases import Kept, ReleaseItem
from inspection_ready.domain.requests import Request
from inspection_ready.domain.signatures import Signature, SignStanding

ANSWER = "Answer in words"

Path = str
Files = tuple[tuple[str, int], ...]
"""SHA-256 and size of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is signed and goes: an answer in words, or a version of a piece of evidence.

    ``position`` is 0 until it is known what goes; ``names`` are those of its files in the release.
    """

    standing: SignStanding
    answer: str
    """To the request, where its words are signed."""
    owner: str
    replaces: ReleaseItem | None = None
    replaces_words: str = ""
    position: int = 0
    names: tuple[str, ...] = ()
    points_to: str = ""

    @property
    def request(self) -> Request:
        return self.standing.what.request

    @property
    def signature(self) -> Signature:
        assert self.standing.signature is not None  # no line is planned for what is not signed
        return self.standing.signature

    @property
    def files(self) -> tuple[EvidenceFile, ...]:
        return self.standing.what.files

    @property
    def as_at(self) -> date | None:
        """The version's own, else the item's."""
        what = self.standing.what
        own = None if what.version is None else what.version.as_at
        return own if own is not None or what.evidence is None else what.evidence.as_at

    @property
    def mark(self) -> Sensitivity | None:
        evidence = self.standing.what.evidence
        return None if evidence is None else evidence.mark

    @property
    def title(self) -> str:
        evidence = self.standing.what.evidence
        return ANSWER if evidence is None else evidence.title


@dataclass(frozen=True, slots=True, kw_only=True)
class NotIn:
    """Something that answers a request, or should, and does not go; ``release`` is the number of the one that has it."""

    request: Request
    why: Kept
    title: str = ""
    release: int = 0
    files: tuple[EvidenceFile, ...] = ()
    """Of what the release check holds back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    lines: tuple[Line, ...]
    kept: tuple[NotIn, ...]


def numbered(lines: Sequence[Line], sent: Mapping[Files, Path], *, pointers: bool) -> tuple[Line, ...]:
    """With their positions and the names of their files.

    ``pointers``: where exactly the same files stand earlier in the release, or are with the regulator already, the
    line says where to look instead of having them again. ``sent`` are the places of those.
    """
    places = dict(sent)
    done = []
    for position, line in enumerate(lines, start=1):
        names = _names(position, len(lines), line)
        own = tuple((file.sha256, file.size) for file in line.files)
        if pointers and own in places:
            done.append(
                replace(line, position=position, points_to=_pointer(line.standing.what.pointer, places[own]))
            )
            continue
        if own:
            places[own] = "; ".join(names)
        done.append(replace(line, position=position, names=names))
    return tuple(done)


def _names(position: int, of: int, line: Line) -> tuple[str, ...]:
    if not line.files:
        return ()
    request = line.request
    ref = request.their_ref or f"R{request.number}"
    return file_names(position, of, ref, line.title, [file.name for file in line.files])


def _pointer(where: str, path: Path) -> str:
    """See page 12 of 03 IR3 Carers survey.pdf."""
    return f"See {where.strip()} of {path}" if where.strip() else f"See {path}"


def files_in(lines: Iterable[Line]) -> tuple[EvidenceFile, ...]:
    return tuple(file for line in lines for file in line.files)
