"""Names that were typed wholly in small letters, given their capitals.

Only names: a role or a note in small letters is how people write, and is left.
"""

from __future__ import annotations

import re

from inspection_ready.records.capitals import set_in_ordinary_case, with_capital
from inspection_ready.records.words import words

PARTICLES = words(
    "af al ap bin bint da das de del della den der di dos du e el ferch ibn la le ten ter van von y zu"
)
"""Small in the middle of a name, and before a hyphen: "Ana de la Cruz", "Omar al-Hassan"."""
HONOURS = words("cbe jp kc mbe obe qc")
NAME = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+)*\.?")
MOST_WORDS = 6
PLACE = re.compile(r"[^\W_][\w\s'’.,&()/-]*")
NO_PLACE = re.compile(r"\b(?:www|https?)\b|\.\w")


def person_in_ordinary_case(text: str) -> str:
    """Makes "siân o'neill-van dyke" to "Siân O'Neill-van Dyke"; what has a capital or is no name comes back as it was."""
    bare, bracket, rest = text.partition("(")
    said = bare.split()
    if not _is_small(bare) or not 0 < len(said) <= MOST_WORDS or not all(map(NAME.fullmatch, said)):
        return text
    named = " ".join(_word(word, position) for position, word in enumerate(said))
    return f"{named} {bracket}{rest}" if bracket else named


def place_in_ordinary_case(text: str) -> str:
    """Makes "the gateway, mill lane" to "The Gateway, Mill Lane"."""
    if not _is_small(text) or not PLACE.fullmatch(text) or NO_PLACE.search(text):
        return text
    return set_in_ordinary_case(text.upper())


def _is_small(text: str) -> bool:
    """A few letters, such as ß, do not come back from capitals; text with one is left."""
    return text.islower() and text.upper().lower() == text


def _word(word: str, position: int) -> str:
    if word in HONOURS and position > 1:
        return word.upper()
    if word in PARTICLES and position:
        return word
    parts = word.split("-")
    last = len(parts) - 1
    return "-".join(
        part if part in PARTICLES and number < last and (position or number) else with_capital(part.upper())
        for number, part in enumerate(parts)
    )
