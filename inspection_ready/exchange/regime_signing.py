"""A regime's own table of how things are signed; a table nobody could sign by, or everybody, is a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.sign_moves import (
    USUAL_MOVES,
    MayMove,
    SignMove,
    SignMoves,
    SignRule,
    SignState,
    faults_of,
)
from inspection_ready.exchange.regime_lists import listed

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields


def read_sign_off(top: Fields) -> SignMoves:
    """The usual table where the file has none: files of before have none."""
    if not top.has("sign_off"):
        return USUAL_MOVES
    moves: dict[tuple[SignState, SignMove], SignRule] = {}
    known = [each.value for each in MayMove]
    for fields, _ in listed(top, "sign_off", key="name"):
        move = fields.choice("move", SignMove)
        by = frozenset(MayMove(each) for each in fields.references("by", "who may", known) if each in known)
        rule = SignRule(fields.choice("to", SignState), by)
        froms = fields.references("from", "state", [each.value for each in SignState])
        moves |= {(SignState(state), move): rule for state in froms if state in set(SignState)}
    for fault, state in faults_of(moves):
        top.note("sign_off", f"sign_{fault.value}", state=state.value)
    return moves
