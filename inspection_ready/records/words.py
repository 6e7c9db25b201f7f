"""Word lists, written as people read them."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def folded(text: str) -> str:
    """For comparing: small letters and digits, one space between words."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
