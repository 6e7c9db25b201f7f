"""Everything the page of signing shows: who may sign today, what waits, and what was signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sign_sheets import SignSheet
from inspection_ready.domain.signatures import Signature, SignOffRules, SignStanding
from inspection_ready.services.sign_standings import SIGNABLE, sign_off_rules, sign_standings
from inspection_ready.services.signers import Signers, signers

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningNow:
    """``standings`` are of every request that is to be signed, or of which something ever was."""

    signers: Signers
    rules: SignOffRules
    standings: tuple[SignStanding, ...]
    sheets: tuple[SignSheet, ...]
    """The newest first."""

    @property
    def waiting(self) -> tuple[SignStanding, ...]:
        return tuple(each for each in self.standings if waits(each))


def signing_now(reader: Reader, *, on: dt.date) -> SigningNow:
    signed = set(reader.register(Signature).values("request_id"))
    requests = [
        each for each in reader.register(Request).all("number") if each.state in SIGNABLE or each.id in signed
    ]
    found = sign_standings(reader, requests)
    sheets = sorted(reader.register(SignSheet).all(), key=lambda sheet: -sheet.number)
    return SigningNow(
        signers=signers(reader, on=on),
        rules=sign_off_rules(reader),
        standings=tuple(each for request in requests for each in found[request.id]),
        sheets=tuple(sheets),
    )


def waits(standing: SignStanding) -> bool:
    """Its request is answered and checked, and this part of the answer is not signed."""
    is_checked = standing.what.request.state is RequestState.CHECKED
    return is_checked and standing.what.is_there and not standing.is_signed
