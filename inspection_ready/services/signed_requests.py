"""A request is signed when everything that answers it is; whatever a command changed, this is told afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.requests import Move, Request, RequestState
from inspection_ready.domain.signatures import is_all_signed
from inspection_ready.phrases.signatures import signed_note, unsigned_note
from inspection_ready.services.requests import follow_on
from inspection_ready.services.sign_standings import SIGNABLE, sign_standings

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import UnitOfWork

TOUCHING = frozenset(
    {"request", "request_evidence", "evidence_version", "evidence_file", "signature", "regime_text"}
)
"""A command that changed none of these leaves every request as it is."""


def settle_signed(uow: UnitOfWork) -> None:
    """Takes requests to signed, or back, by what answers them as this command leaves it: an entry says both.

    Every command ends here, so that no way of changing an answer can be forgotten: an import, an undo, a new
    version. The files themselves are not looked at: what somebody did to them outside the app is no command.
    """
    if not uow.changes.touch(*TOUCHING):
        return
    requests = [each for state in SIGNABLE for each in uow.register(Request).find(state=state)]
    standings = sign_standings(uow, requests, looks=False) if requests else {}
    for request in requests:
        is_signed = is_all_signed(standings[request.id])
        if is_signed != (request.state is RequestState.SIGNED):
            move = Move.SIGN if is_signed else Move.UNSIGN
            words = signed_note if is_signed else unsigned_note
            follow_on(uow, request, move, note=words(standings[request.id]))
