"""The states of what is to be signed, and the moves between them: one table, which a regime may have of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass


class SignState(StrEnum):
    """Of one version, for one request; or of a request's own answer in words."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    NOT_AGREED = "not_agreed"  # who may sign read it, and does not agree, because
    WITHDRAWN = "withdrawn"  # it was signed, and is not any more, because
    CHANGED = "changed"  # what is here now is not what was signed


class SignMove(StrEnum):
    SIGN = "sign"
    DISAGREE = "disagree"
    WITHDRAW = "withdraw"
    CHANGE = "change"  # the file, the words or the question became others
    RESTORE = "restore"  # they are exactly what was signed again


class MayMove(StrEnum):
    ACCOUNTABLE = "accountable"
    DEPUTY = "deputy"  # only inside a recorded absence of who is accountable
    ANYONE = "anyone"
    ITSELF = "itself"  # nobody makes this move: it follows from what is there


@dataclass(frozen=True, slots=True)
class SignRule:
    to: SignState
    by: frozenset[MayMove]


SignMoves = Mapping[tuple[SignState, SignMove], SignRule]

_OFFICERS = frozenset({MayMove.ACCOUNTABLE, MayMove.DEPUTY})
_ITSELF = frozenset({MayMove.ITSELF})
S, M = SignState, SignMove

USUAL_MOVES: SignMoves = {
    **{(state, M.SIGN): SignRule(S.SIGNED, _OFFICERS) for state in (S.UNSIGNED, S.NOT_AGREED, S.WITHDRAWN, S.CHANGED)},
    **{(state, M.DISAGREE): SignRule(S.NOT_AGREED, _OFFICERS) for state in (S.UNSIGNED, S.WITHDRAWN, S.CHANGED)},
    **{(state, M.WITHDRAW): SignRule(S.WITHDRAWN, frozenset({MayMove.ANYONE})) for state in (S.SIGNED, S.CHANGED)},
    (S.SIGNED, M.CHANGE): SignRule(S.CHANGED, _ITSELF),
    (S.NOT_AGREED, M.CHANGE): SignRule(S.UNSIGNED, _ITSELF),
    (S.CHANGED, M.RESTORE): SignRule(S.SIGNED, _ITSELF),
}  # fmt: skip
"""Where a regime has no table of its own. Taking a signature back only ever holds something back, so anyone may."""


class MovesFault(StrEnum):
    UNREACHABLE = "unreachable"  # no moves lead to this state
    STUCK = "stuck"  # from this state nothing can be signed any more
    SIGNED_BY_ANYONE = "signed_by_anyone"  # a move leads to signed that is not an officer's
    CHANGE_STAYS_SIGNED = "change_stays_signed"  # what changed after it was signed would count as signed


def faults_of(moves: SignMoves) -> Iterator[tuple[MovesFault, SignState]]:
    """What makes a table unfit to sign by, a state each; nothing for one that is fit."""
    reached = _reached(moves, SignState.UNSIGNED)
    for state in SignState:
        if state not in reached:
            yield MovesFault.UNREACHABLE, state
        elif SignState.SIGNED not in _reached(moves, state):
            yield MovesFault.STUCK, state
    for (state, move), rule in moves.items():
        allowed = _ITSELF if move is SignMove.RESTORE else _OFFICERS
        if rule.to is SignState.SIGNED and not rule.by <= allowed:
            yield MovesFault.SIGNED_BY_ANYONE, state
    change = moves.get((SignState.SIGNED, SignMove.CHANGE))
    if change is None or change.to is SignState.SIGNED:
        yield MovesFault.CHANGE_STAYS_SIGNED, SignState.SIGNED


def _reached(moves: SignMoves, start: SignState) -> set[SignState]:
    reached, rest = {start}, [start]
    while rest:
        state = rest.pop()
        for (before, _), rule in moves.items():
            if before is state and rule.to not in reached:
                reached.add(rule.to)
                rest.append(rule.to)
    return reached
