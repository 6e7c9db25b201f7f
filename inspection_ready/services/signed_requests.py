"""A request is signed when everything that answers it is; whatever a command changed, this is told afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.evidence import EvidenceFile, EvidenceVersion
from inspection_ready.domain.requests import Move, Request, RequestEvidence, RequestState
from inspection_ready.domain.signatures import Signature, is_all_signed
from inspection_ready.phrases.signatures import signed_note, unsigned_note
from inspection_ready.services.requests import follow_on
from inspection_ready.services.sign_standings import SIGNABLE, sign_standings

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.storage.unit_of_work import UnitOfWork


def settle_signed(uow: UnitOfWork) -> None:
    """Takes requests to signed, or back, by what answers them as this command leaves it: an entry says both.

    Every command ends here, so that no way of changing an answer can be forgotten: an import, an undo, a new
    version. The files themselves are not looked at: what somebody did to them outside the app is no command.
    """
    requests = _touched(uow)
    standings = sign_standings(uow, requests, looks=False) if requests else {}
    for request in requests:
        is_signed = is_all_signed(standings[request.id])
        if is_signed != (request.state is RequestState.SIGNED):
            move = Move.SIGN if is_signed else Move.UNSIGN
            words = signed_note if is_signed else unsigned_note
            follow_on(uow, request, move, note=words(standings[request.id]))


def _touched(uow: UnitOfWork) -> list[Request]:
    """Those among the requests that can be signed, or are, whose answers this command may have changed."""
    ids = uow.changes.ids
    if "regime_text" in ids or any(
        _has_gone(uow, row_type, ids.get(kind)) for kind, row_type in NAMING.items()
    ):
        return [each for state in SIGNABLE for each in uow.register(Request).find(state=state)]
    named = set(ids.get("request", ()))
    named |= {each.request_id for each in uow.register(Signature).among(list(ids.get("signature", ())))}
    uses = uow.register(RequestEvidence).among(list(ids.get("request_evidence", ())))
    versions = set(ids.get("evidence_version", ()))
    versions |= {
        each.version_id for each in uow.register(EvidenceFile).among(list(ids.get("evidence_file", ())))
    }
    evidence = {each.evidence_id for each in uow.register(EvidenceVersion).among(list(versions))}
    uses += uow.register(RequestEvidence).having("evidence_id", evidence)
    named |= {use.request_id for use in uses}
    return [each for each in uow.register(Request).among(list(named)) if each.state in SIGNABLE]


NAMING: dict[str, type[Row]] = {"request_evidence": RequestEvidence, "evidence_version": EvidenceVersion}
"""What names a request or an item: once it is gone, nothing tells which."""


def _has_gone(uow: UnitOfWork, row_type: type[Row], ids: frozenset[int] | None) -> bool:
    return bool(ids) and len(uow.register(row_type).among(list(ids or ()))) != len(ids or ())
