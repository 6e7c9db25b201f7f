"""How the check of a draft report stands: each point with its evidence, and the sheet for the regulator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import (
    AccuracyCheck,
    AccuracyPoint,
    PointEvidence,
    PointState,
    letter_of,
    point_digest,
)
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.requests import Request, RequestState

if TYPE_CHECKING:
    from inspection_ready.domain.regime_stages import Accuracy, AccuracyKind


class Stand(StrEnum):
    """How far a point is, from what was said of it and from what became of the sheet it is in."""

    RAISED = "raised"
    CHANGED = "changed"  # since it was made ready, checked or filed
    READY = "ready"
    CHECKED = "checked"
    TO_SIGN = "to_sign"  # in the sheet that waits for the accountable officer
    AGREED = "agreed"  # that is signed
    SENT = "sent"  # the regulator has it
    LEFT_OUT = "left_out"


IN_HAND = frozenset({Stand.RAISED, Stand.CHANGED, Stand.READY})
"""Somebody still has to do something before the sheet can be filed."""


class Trouble(StrEnum):
    NO_KIND = "no_kind"
    NO_EVIDENCE = "no_evidence"  # its kind needs some
    NOT_HERE = "not_here"  # what is named has no version
    NEWER = "newer"  # of what is named there is a newer version
    LATER = "later"  # it shows the position after the assessment


HINDERS = frozenset({Trouble.NO_KIND, Trouble.NO_EVIDENCE, Trouble.NOT_HERE, Trouble.NEWER})
"""With one of these a point is not made ready, and not filed. The other is told, and somebody judges it."""


@dataclass(frozen=True, slots=True)
class PointBehind:
    evidence: Evidence
    version: EvidenceVersion | None
    pointer: str = ""
    is_newest: bool = True

    @property
    def as_at(self) -> date | None:
        """Of the version that is named; of the item where that says nothing."""
        told = None if self.version is None else self.version.as_at
        return told or self.evidence.as_at


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    point: AccuracyPoint
    kind: AccuracyKind | None
    """None where the regime has no such kind."""
    letter: str
    """Of its kind: "b"; "" without one."""
    behind: tuple[PointBehind, ...]
    stand: Stand
    digest: str
    troubles: tuple[Trouble, ...]

    @property
    def is_put_forward(self) -> bool:
        return self.point.state is not PointState.LEFT_OUT

    @property
    def is_as_filed(self) -> bool:
        return self.point.filed_digest == (self.digest if self.is_put_forward else "")

    @property
    def said(self) -> PointState:
        """What the moves start from: what was said of it, unless it says something else by now."""
        return PointState.RAISED if self.stand is Stand.CHANGED else self.point.state


class Filed(StrEnum):
    """How far the sheet for the regulator is."""

    NOT_YET = "not_yet"
    CHANGED = "changed"  # something was changed since it was filed
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyStanding:
    """``received`` and ``due`` are None while nobody told the one, or nothing tells the other."""

    rules: Accuracy | None
    """None where the regime says nothing of such a check."""
    check: AccuracyCheck | None
    request: Request | None
    """Both None until the draft was entered here."""
    received: date | None
    due: date | None
    working_day: date | None
    """The last working day before a deadline that is not one itself."""
    last_on_site: date | None
    lines: tuple[PointLine, ...]
    """In the order of the draft: see ``in_order``."""
    filed: Filed

    @property
    def put_forward(self) -> tuple[PointLine, ...]:
        return tuple(line for line in self.lines if line.is_put_forward)

    @property
    def has_none(self) -> bool:
        """Somebody confirmed that there is nothing to correct, and nothing was raised since."""
        return self.check is not None and self.check.none_at is not None and not self.put_forward

    @property
    def is_done(self) -> bool:
        return self.filed is Filed.SENT

    @property
    def can_be_filed(self) -> bool:
        """Nothing stands in the way, and what was filed before is not the same."""
        ready = all(line.stand not in IN_HAND and not hindered(line) for line in self.put_forward)
        return self.received is not None and ready and bool(self.put_forward or self.has_none)


def hindered(line: PointLine) -> bool:
    return any(each in HINDERS for each in line.troubles)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyFacts:
    """What the points are held against. ``is_sheet_there``: what was filed last is still what answers the request."""

    rules: Accuracy | None
    request: Request | None
    is_sheet_there: bool
    last_on_site: date | None
    evidence: Mapping[int, Evidence]
    versions: Mapping[int, EvidenceVersion]
    newest: Mapping[int, int]
    """The id of the newest version of each piece of evidence."""


def point_lines(
    points: Iterable[AccuracyPoint], named: Iterable[PointEvidence], facts: AccuracyFacts
) -> tuple[PointLine, ...]:
    behind: defaultdict[int, list[PointEvidence]] = defaultdict(list)
    for each in named:
        behind[each.point_id].append(each)
    return in_order(_line(point, behind[point.id], facts) for point in points)


def in_order(lines: Iterable[PointLine]) -> tuple[PointLine, ...]:
    """By page and paragraph, counted where they are numbers; what has no place comes last."""
    return tuple(sorted(lines, key=lambda line: (_place(line.point), line.point.number, line.point.id)))


def filed_state(check: AccuracyCheck | None, lines: Sequence[PointLine], facts: AccuracyFacts) -> Filed:
    request = facts.request
    if check is None or check.version_id is None or request is None:
        return Filed.NOT_YET
    is_same = facts.is_sheet_there and all(line.is_as_filed for line in lines)
    if is_same and not any(line.is_put_forward for line in lines):
        is_same = check.none_at is not None
    if not is_same:
        return Filed.CHANGED
    return _FILED_OF.get(request.state, Filed.CHANGED)


_FILED_OF = {
    RequestState.CHECKED: Filed.TO_SIGN,
    RequestState.SIGNED: Filed.SIGNED,
    RequestState.SENT: Filed.SENT,
}
_STAND_OF = {
    RequestState.CHECKED: Stand.TO_SIGN,
    RequestState.SIGNED: Stand.AGREED,
    RequestState.SENT: Stand.SENT,
}


# inside


def _line(point: AccuracyPoint, named: Sequence[PointEvidence], facts: AccuracyFacts) -> PointLine:
    digest = point_digest(point, named)
    kinds = facts.rules.kinds if facts.rules is not None else ()
    place = next((place for place, each in enumerate(kinds) if each.id == point.sort), None)
    kind = None if place is None else kinds[place]
    behind = tuple(_behind(each, facts) for each in sorted(named, key=lambda each: each.id))
    return PointLine(
        point=point,
        kind=kind,
        letter="" if place is None else letter_of(place),
        behind=behind,
        stand=_stand(point, digest, facts),
        digest=digest,
        troubles=tuple(_troubles(kind, behind, facts)),
    )


def _behind(named: PointEvidence, facts: AccuracyFacts) -> PointBehind:
    version = facts.versions.get(named.version_id) if named.version_id is not None else None
    newest = facts.newest.get(named.evidence_id)
    return PointBehind(
        facts.evidence[named.evidence_id], version, named.pointer, newest in {None, named.version_id}
    )


def _stand(point: AccuracyPoint, digest: str, facts: AccuracyFacts) -> Stand:
    if point.state is PointState.LEFT_OUT:
        return Stand.LEFT_OUT
    if point.filed_digest == digest and facts.request is not None and facts.is_sheet_there:
        stand = _STAND_OF.get(facts.request.state)
        if stand is not None:
            return stand
    if point.state is not PointState.RAISED and point.held_digest != digest:
        return Stand.CHANGED
    return Stand(point.state.value)


def _troubles(
    kind: AccuracyKind | None, behind: Sequence[PointBehind], facts: AccuracyFacts
) -> Iterator[Trouble]:
    if kind is None and facts.rules is not None and facts.rules.kinds:
        yield Trouble.NO_KIND
    if kind is not None and kind.needs_evidence and not behind:
        yield Trouble.NO_EVIDENCE
    if any(each.version is None and each.is_newest for each in behind):
        yield Trouble.NOT_HERE
    if not all(each.is_newest for each in behind):
        yield Trouble.NEWER
    last = facts.last_on_site
    if last is not None and any(each.as_at is not None and each.as_at > last for each in behind):
        yield Trouble.LATER


def _place(point: AccuracyPoint) -> tuple[tuple[int, int, str], tuple[int, int, str]]:
    return _counted(point.page), _counted(point.paragraph)


def _counted(typed: str) -> tuple[int, int, str]:
    """ "12" before "100", "3.2" after "3": by the first number in it; with none, by its words, and the empty last."""  # noqa: D210 - it begins with a quotation
    digits = "".join(letter if letter.isascii() and letter.isdigit() else " " for letter in typed).split()
    if digits:
        return 0, int(digits[0][:12]), typed.casefold()
    return (1, 0, typed.casefold()) if typed.strip() else (2, 0, "")
