"""Which addresses a message can be written to: one mailbox, and nothing that a mail program could read as two."""

from __future__ import annotations

import re

LONGEST_ADDRESS = 254
LONGEST_LOCAL = 64
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def one_mailbox(typed: str) -> str | None:
    """The address, where it is exactly one and is written in the letters mail takes everywhere; else None.

    Quoted names, comments, groups and several addresses in one field are no mailbox here: each could hide a
    second reader.
    """
    address = typed.strip()
    local, at, domain = address.partition("@")
    labels = domain.split(".")
    fits = at and len(address) <= LONGEST_ADDRESS and len(local) <= LONGEST_LOCAL and len(labels) > 1
    if fits and _LOCAL.fullmatch(local) and all(map(_LABEL.fullmatch, labels)):
        return address
    return None
