"""Whom an e-mail of ours asked, by the number in its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person
from inspection_ready.domain.reply_recognition import Asked
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.sign_tokens import SignToken, sign_token
from inspection_ready.domain.slips import Slip
from inspection_ready.services.chases import asked_of

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader


def asked_under(reader: Reader, number: int) -> Asked | None:
    """None where no e-mail with this number is kept: its batch, or whoever it asked, was disposed of."""
    try:
        return Asked(asked_of(reader, number).person.id)
    except NotFound:
        return _told_under(reader, number)


def _told_under(reader: Reader, number: int) -> Asked | None:
    """Whom a change slip with this number told something; None where they are in the register no longer."""
    told = {each.person_id for each in reader.register(Slip).find(draft=number)} if number else set()
    found = reader.register(Person).among(sorted(told))
    return Asked(found[0].id) if found else None


def asked_to_sign(reader: Reader, workspace_id: str, token: SignToken) -> Asked | None:
    """None where no e-mail that asks for signatures has exactly this mark, bound to its lines as they are kept."""
    for sheet in reader.register(SignSheet).find(number=token.number, means=Means.EMAIL):
        lines = reader.register(SignSheetLine).find(sheet_id=sheet.id)
        is_bound = token == sign_token(workspace_id, sheet.number, lines) and token.written == sheet.token
        if is_bound and sheet.to_id is not None:
            return Asked(sheet.to_id)
    return None


def requests_under(reader: Reader, number: int) -> frozenset[int]:
    """The ids of the requests it asked for: a head of service is asked for what others own."""
    try:
        return frozenset(each.id for each in asked_of(reader, number).requests) if number else frozenset()
    except NotFound:
        return frozenset()
