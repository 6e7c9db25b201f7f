"""People's names, as one or in parts, in the order they are spoken."""

from __future__ import annotations

from inspection_ready.records.capitals import WORD, ordinary_word
from inspection_ready.records.words import words

TITLES = words("mr mrs ms miss mx dr prof professor cllr councillor sir dame rev")
SHORTEST_SURNAME = 3
AFTER_NAMES = words("obe mbe cbe phd msc bsc ba ma jp qc kc esq jr sr")


def spoken_name(text: str) -> str:
    """Turns "SURNAME, Forename" round; letters after a name are left where they are."""
    if not text.isupper():
        text = " ".join([_ordinary(word) if word.isupper() else word for word in text.split()])
    last, comma, first = text.partition(",")
    last, first = last.strip(), first.strip()
    if not (comma and last and first) or "," in first or first.lower().split()[0].rstrip(".") in AFTER_NAMES:
        return text
    title, _, rest = last.partition(" ")
    return f"{title} {first} {rest}" if rest and title.rstrip(".").lower() in TITLES else f"{first} {last}"


def join_name(first: str, last: str) -> str:
    return " ".join(part for part in (first.strip(), last.strip()) if part)


def _ordinary(word: str) -> str:
    """A surname in capitals beside a forename that is not: how payroll systems print people."""
    bare = word.rstrip(".,")
    if len(bare) < SHORTEST_SURNAME or bare.lower() in AFTER_NAMES:
        return word
    if bare.isalpha():
        return ordinary_word(bare) + word[len(bare) :]
    return WORD.sub(lambda part: ordinary_word(part.group()), word)
