"""Word lists, written as people read them."""

from __future__ import annotations

import re
from functools import lru_cache

NO_LETTERS = re.compile(r"[\W_]+")


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=10_000)  # the same name is looked for, then remembered
def folded(text: str) -> str:
    """For comparing: small letters and digits, one space between words."""
    small = text.casefold()
    if not small.replace(" ", "").isalnum():  # quick: most names are letters and spaces
        small = NO_LETTERS.sub(" ", small)
    return " ".join(small.split())
