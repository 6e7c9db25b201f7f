"""UK postcodes: the published format, found and set straight.

The rule is the one of the government's bulk data transfer schema for addresses: an area of one or two letters, a
district, a space, a digit and two letters never among C, I, K, M, O and V. ZZ, an area that
does not exist, is let in beside it for places that are made up.
"""

from __future__ import annotations

import re
from functools import lru_cache

OUTWARD = r"(?:GIR|(?:ZZ|[A-PR-UWYZ][A-HK-Y]?)\d[\dABCDEFGHJKMNPRSTUVWXY]?)"
INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
WHOLE = re.compile(rf"({OUTWARD})\s*({INWARD})")
INSIDE = re.compile(rf"(?<![A-Z0-9])({OUTWARD})[ \u00a0]{{0,2}}({INWARD})(?![A-Z0-9])", re.IGNORECASE)
ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\s+[a-z]", re.IGNORECASE)
MISTYPED = re.compile(r"([A-Z]{1,2}[0-9OIL]{1,2}[A-Z]?)([0-9OIL][A-Z]{2})")
LETTERS_FOR_DIGITS = str.maketrans("OIL", "011")


@lru_cache(maxsize=50_000)
def tidy_postcode(text: str) -> str | None:
    """In capitals with one space; None where it is not a postcode."""
    plain = "".join(text.upper().split()).replace(".", "").replace("-", "").replace(",", "")
    match = WHOLE.fullmatch(plain)
    return f"{match.group(1)} {match.group(2)}" if match else None


def mend_postcode(text: str) -> str | None:
    """A postcode in which O or I was typed for 0 or 1, put right; None where that does not make one."""
    plain = "".join(text.upper().split())
    match = MISTYPED.fullmatch(plain)
    if match is None:
        return None
    outward, inward = match.groups()
    area = re.match(r"[A-Z]{1,2}(?=[0-9OIL])", outward)
    letters = area.group() if area else outward[:1]
    for start in {len(letters), max(1, len(letters) - 1)}:
        mended = (
            outward[:start]
            + outward[start:].translate(LETTERS_FOR_DIGITS)
            + inward[0].translate(LETTERS_FOR_DIGITS)
        )
        if found := tidy_postcode(mended + inward[1:]):
            return found
    return None


def take_postcode(text: str) -> tuple[str, str]:
    """The last postcode inside a text, and the text without it; ("", text) where there is none."""
    found = None
    for match in INSIDE.finditer(text):
        if not ORDINAL.match(text, match.start(2)):  # "Unit E1 2nd Floor" holds none
            found = match
    if found is None:
        return "", text
    rest = text[: found.start()].rstrip(" ,.;-\n\t") + "\n" + text[found.end() :].lstrip(" ,.;-\n\t")
    return f"{found.group(1)} {found.group(2)}".upper(), rest.strip()
