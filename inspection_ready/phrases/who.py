"""Whose account made an entry, in words. It names the account; it does not prove who sat at the keyboard."""

from __future__ import annotations


def recorder_words(name: str, account: str, machine: str) -> str:
    """Jo Bloggs (jbloggs on LAPTOP-7)."""
    at = f"{account} on {machine}" if machine else account
    return f"{name} ({at})" if name else at
