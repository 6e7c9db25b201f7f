"""Whether what somebody says of a line is about what stands there now, and may be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sign_moves import SignMove, SignMoves
from inspection_ready.domain.signatures import SignStanding, may_move
from inspection_ready.domain.signers import owns_alone
from inspection_ready.domain.to_sign import Key, ToSign
from inspection_ready.services.sign_standings import sign_standing, sign_standings
from inspection_ready.storage.trail_reading import history_of

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody read before they said yes or no: if it is anything else by now, their word is not about it."""

    key: Key
    digest: str


def shown(standing: SignStanding) -> Shown:
    return Shown(standing.what.key, standing.what.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every line is held against."""

    signer: Person
    move: SignMove
    at: dt.datetime
    moves: SignMoves
    own_alone: bool


def standings_of(uow: UnitOfWork, lines: Sequence[Shown]) -> dict[Key, SignStanding]:
    """Everything that answers these requests now, by what it is."""
    requests = uow.register(Request).among(sorted({line.key[0] for line in lines}))
    return {each.what.key: each for own in sign_standings(uow, requests).values() for each in own}


def checked(uow: UnitOfWork, line: Shown, found: SignStanding | None, look: Look) -> SignStanding:
    """What is to be signed, as it is now, where it can be. Raises Refused, NotFound, ChangedMeanwhile."""
    standing = found or sign_standing(uow, *line.key)
    what = standing.what
    told = {"what": named(what), "number": what.request.number}
    if what.request.state is not RequestState.CHECKED:
        raise Refused("not_to_be_signed_yet", **told, state=what.request.state.value)
    if not what.is_there:
        raise Refused("nothing_to_sign", **told)
    if found is None:
        raise ChangedMeanwhile("newer_version_to_sign", **told)
    if what.digest != line.digest:
        raise ChangedMeanwhile("not_what_was_shown", **told)
    if may_move(standing, look.move, look.moves) is None:
        raise Refused("no_such_sign_move", **told, state=standing.state.value)
    since = _here_since(uow, what)
    if look.at < since:
        raise Refused("signed_before_it_was_here", **told, since=since)
    for file in what.files:
        if uow.files.digest_on_disk(file.sha256) != file.sha256:
            raise Refused("file_to_sign_changed", **told, file=file.name)
    if look.move is SignMove.SIGN and not look.own_alone and owns_alone(look.signer, what):
        raise Refused("signer_owns_alone", **told, person=look.signer.name)
    return standing


def _here_since(uow: UnitOfWork, what: ToSign) -> dt.datetime:
    """When the last of what is signed came to be as it is: nobody can have agreed to it before."""
    since = [] if what.version is None else [what.version.added_at]
    named = {"wording"} if what.version is not None else {"wording", "answer"}
    for entry in history_of(uow.connection, "request", what.request.id):
        if any(row.fields is None or named & row.fields.keys() for row in entry.rows):
            since.append(datetime.fromisoformat(entry.header.at))
            break
    return max(since, default=uow.at)


def named(what: ToSign) -> str:
    """Nothing for the answer in words."""
    if what.evidence is None:
        return ""
    return f"{what.evidence.reference} {what.evidence.title}".strip()
