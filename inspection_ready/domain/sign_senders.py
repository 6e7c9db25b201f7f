"""From whose address a reply that signs was sent: the signer's, that of somebody who may send for them, or another."""

from __future__ import annotations

from enum import StrEnum

from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person


class SenderIs(StrEnum):
    """NOT_TOLD: it did not come by e-mail, or was recorded before this was asked."""

    NOT_TOLD = ""
    SIGNER = "signer"
    FOR_SIGNER = "for_signer"  # who may send for them, as the register has it
    OTHER = "other"
    NO_ADDRESS = "no_address"  # Outlook may hold a colleague's own number in place of one


KNOWN_SENDERS = frozenset({SenderIs.SIGNER, SenderIs.FOR_SIGNER})
"""From any other, somebody must say why it is theirs all the same."""


def sender_is(address: str, signer: Person) -> SenderIs:
    """By whole addresses; capitals do not matter. What is no address in the register is nobody's."""
    sent_from = _address(address)
    if sent_from is None:
        return SenderIs.NO_ADDRESS
    if sent_from == _address(signer.email):
        return SenderIs.SIGNER
    may_send = {_address(line) for line in signer.sent_for_by.splitlines()}
    return SenderIs.FOR_SIGNER if sent_from in may_send else SenderIs.OTHER


def _address(typed: str) -> str | None:
    address = one_mailbox(typed)
    return None if address is None else address.casefold()
