"""Where an address in a Word file leads."""

from __future__ import annotations


def is_far(target: str) -> bool:
    """On a server, from which it would be fetched; not on this computer or one of its drives."""
    address = target.replace("\\", "/").lower()
    if address.startswith("file:"):
        return address.removeprefix("file:").startswith("//") and not address.startswith("file:///")
    return "://" in address or address.startswith("//")
