"""The points about a draft report: raised, borne out with evidence, made ready, checked, left out, answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import (
    POINT_MOVES,
    AccuracyPoint,
    PointEvidence,
    PointMove,
    PointState,
    Response,
    letter_of,
)
from inspection_ready.domain.accuracy_lines import HINDERS, AccuracyStanding, PointLine, Stand
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.phrases.accuracy import kind_words, stand_words
from inspection_ready.records.accuracy import POINTS
from inspection_ready.records.words import folded
from inspection_ready.services.accuracy_standing import accuracy_standing, line_of, newest_versions
from inspection_ready.services.evidence_links import link_exactly
from inspection_ready.services.listing import Filter, Listing, Order, found_by, listing
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.regime_stages import Accuracy
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsListed:
    """``told``: by the name of a field, what a cell says beside what the record holds."""

    listing: Listing
    standing: AccuracyStanding
    told: Mapping[str, Mapping[int, str]]


def listed_points(
    reader: Reader,
    *,
    today: dt.date,
    order: Order | None = None,
    filters: Sequence[Filter] = (),
) -> PointsListed:
    """Found by the words of kind and state too."""
    standing = accuracy_standing(reader, today=today)
    found = listing(reader, POINTS, order=order, filters=filters)
    told = {
        "sort": {line.point.id: kind_words(line) for line in standing.lines},
        "state": {line.point.id: stand_words(line) for line in standing.lines},
    }
    own = found_by(reader, POINTS, found, told.values())
    return PointsListed(listing=own, standing=standing, told=told)


def point_numbered(reader: Reader, number: int) -> AccuracyPoint:
    """Raises NotFound."""
    for point in reader.register(AccuracyPoint).find(number=number):
        return point
    raise NotFound("no_such_point", number=number)


def sort_called(rules: Accuracy | None, said: str) -> str:
    """The id of a kind of point by its id, name or letter; as it was typed where the regime names none. Raises Refused."""
    kinds = rules.kinds if rules is not None else ()
    for place, kind in enumerate(kinds):
        letter = letter_of(place)
        names = {kind.id, kind.name, letter, f"({letter})", f"({letter}) {kind.name}", f"type {letter}"}
        if folded(said) in map(folded, names):
            return kind.id
    if kinds:
        known = ", ".join(f"{letter_of(place)} ({each.name})" for place, each in enumerate(kinds))
        raise Refused("no_such_kind_of_point", sort=said, known=known)
    return said


@verb("accuracy.evidence")
def bear_out_point(uow: UnitOfWork, point_id: int, wanted: Sequence[tuple[int, str]]) -> tuple[int, int, int]:
    """Exactly this evidence, with where in it to look, is behind the point. What is new is named in its newest version.

    How many were added, changed and taken away. Raises NotFound.
    """
    uow.register(AccuracyPoint).get(point_id)
    newest = newest_versions(uow, [evidence_id for evidence_id, _ in wanted])
    return link_exactly(
        uow,
        uow.register(PointEvidence).find(point_id=point_id),
        dict(wanted),
        lambda evidence_id, pointer: PointEvidence(
            point_id=point_id, evidence_id=evidence_id, version_id=newest.get(evidence_id), pointer=pointer
        ),
    )


@verb("accuracy.move")
def move_point(uow: UnitOfWork, point_id: int, move: PointMove, *, reason: str = "") -> AccuracyPoint:
    """One move by the table; ``reason`` says why it is left out. Raises NotFound, Refused."""
    line = line_of(accuracy_standing(uow, today=on_the_clock(uow.at).date()), point_id)
    before = line.point
    state = POINT_MOVES.get((line.said, move))
    if state is None:
        raise Refused("no_such_point_move", move=move.value, state=line.said.value, number=before.number)
    if move is PointMove.LEAVE_OUT and not reason.strip():
        raise Refused("left_out_without_reason", number=before.number)
    if state in {PointState.READY, PointState.CHECKED}:
        line = _with_what_came(uow, line)
        hindering = [each.value for each in line.troubles if each in HINDERS]
        if hindering:
            raise Refused("point_hindered", number=before.number, troubles=hindering)
    after = replace(
        before,
        state=state,
        reason=reason.strip() if move is PointMove.LEAVE_OUT else "",
        held_digest=line.digest if state in {PointState.READY, PointState.CHECKED} else "",
    )
    return uow.register(AccuracyPoint).change(before, after)


@verb("accuracy.respond")
def respond(
    uow: UnitOfWork, point_id: int, response: Response, *, words: str = "", on: dt.date | None = None
) -> AccuracyPoint:
    """What the regulator made of a point that it has. Raises NotFound; Refused before it is sent."""
    today = on_the_clock(uow.at).date()
    line = line_of(accuracy_standing(uow, today=today), point_id)
    before = line.point
    if line.stand is not Stand.SENT and before.response is None:
        raise Refused("response_before_sent", number=before.number)
    if on is not None and on > today:
        raise Refused("day_is_to_come", field="response_on")
    after = replace(before, response=response, response_words=words.strip(), response_on=on or today)
    return uow.register(AccuracyPoint).change(before, after)


# inside


def _with_what_came(uow: UnitOfWork, line: PointLine) -> PointLine:
    """Evidence that had no version when it was named is taken in the one that came since."""
    named = uow.register(PointEvidence).find(point_id=line.point.id)
    open_ = [each for each in named if each.version_id is None]
    newest = newest_versions(uow, [each.evidence_id for each in open_])
    came = [
        (each, replace(each, version_id=newest[each.evidence_id]))
        for each in open_
        if each.evidence_id in newest
    ]
    if not came:
        return line
    uow.register(PointEvidence).change_many(came)
    return line_of(accuracy_standing(uow, today=on_the_clock(uow.at).date()), line.point.id)
