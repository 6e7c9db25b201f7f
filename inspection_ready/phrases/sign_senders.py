"""Says in words from whose address something that signs was sent, and what that does not prove."""

from __future__ import annotations

from collections.abc import Mapping

from inspection_ready.domain.sign_senders import SenderIs

FORGEABLE = "A sender’s address can be forged: the message shows what arrived, and not who wrote it."
_SENDERS: Mapping[SenderIs, str] = {
    SenderIs.SIGNER: "Sent from {sender}, the address held for {signer}.",
    SenderIs.FOR_SIGNER: "Sent from {sender}{name}, which may send for {signer}, as the register of people has it.",
    SenderIs.OTHER: "Sent from {sender}{name}. That is not the address held for {signer}, nor one that may send for them.",
    SenderIs.NO_ADDRESS: "The message names {sender}, and no address, so it cannot be held against that of {signer}.",
}


def sender_words(sender: str, is_whose: SenderIs, signer: str, name: str = "") -> str:
    """Match or mismatch; "" where it was not looked at. ``name`` is whose address it is, in the register."""
    if is_whose is SenderIs.NOT_TOLD:
        return ""
    told = f", {name}’s" if name else ""
    return _SENDERS[is_whose].format(sender=sender or "nobody", signer=signer, name=told)
