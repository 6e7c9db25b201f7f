"""Names that were typed wholly in small letters, given their capitals; and people's names in capitals.

Only names: a role or a note in small letters is how people write, and is left.
"""

from __future__ import annotations

import re

from inspection_ready.records.capitals import (
    in_ordinary_case,
    is_shouting,
    set_in_ordinary_case,
    with_capital,
)
from inspection_ready.records.words import words

PARTICLES = words(
    "af al ap bin bint da das de del della den der di dos du el ferch ibn la le ten ter van von y zu"
)
"""Small in the middle of a name, and before a hyphen: "Ana de la Cruz", "Omar al-Hassan"."""
HONOURS = words("cbe jp kc mbe obe qc")
NAME = re.compile(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+)*\.?")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
MOST_WORDS = 6
PLACE = re.compile(r"[^\W_][\w\s'’.,&()/-]*")
NO_PLACE = re.compile(r"\b(?:www|https?)\b|\.\w")


def person_in_ordinary_case(text: str) -> str:
    """Makes "siân o'neill-van dyke" to "Siân O'Neill-van Dyke"; what has a capital or is no name comes back as it was."""
    bare, bracket, rest = text.partition("(")
    said = bare.split()
    if not _is_small(bare) or not 0 < len(said) <= MOST_WORDS or not all(map(NAME.fullmatch, said)):
        return text
    last = len(said) - 1
    named = " ".join(_word(word, position, is_last=position == last) for position, word in enumerate(said))
    return f"{named} {bracket}{rest}" if bracket else named


def person_out_of_capitals(text: str) -> str:
    """Makes "ANA DE LA CRUZ (OT)" to "Ana de la Cruz (OT)"; a text that is too short to shout comes back as it was."""
    if not is_shouting(text):
        return text
    bare, bracket, rest = in_ordinary_case(text).partition("(")
    small = bare.lower()
    named = person_in_ordinary_case(small)
    if named == small:  # not the shape of a name
        return bare + bracket + rest
    return f"{named} {bracket}{rest}" if bracket else named


def place_in_ordinary_case(text: str) -> str:
    """Makes "the gateway, mill lane" to "The Gateway, Mill Lane"."""
    if not _is_small(text) or not PLACE.fullmatch(text) or NO_PLACE.search(text):
        return text
    return set_in_ordinary_case(text.upper())


def _is_small(text: str) -> bool:
    """A few letters, such as ß, do not come back from capitals; text with one is left."""
    return text.islower() and text.upper().lower() == text


def _word(word: str, position: int, *, is_last: bool) -> str:
    if (word in HONOURS and position > 1) or INITIALS.fullmatch(word):
        return word.upper()
    if word in PARTICLES and position and not is_last:
        return word
    parts = word.split("-")
    last = len(parts) - 1
    return "-".join(
        part if part in PARTICLES and number < last and (position or number) else with_capital(part.upper())
        for number, part in enumerate(parts)
    )
