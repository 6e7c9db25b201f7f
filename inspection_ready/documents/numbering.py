"""Bullets and numbers of lists, by depth, the same in every format."""

from __future__ import annotations

BULLETS = ("•", "◦", "▪")
BULLET_KINDS = ("Disc", "Circle", "Square")
NUMBER_KINDS = ("Decimal", "LowerAlpha", "LowerRoman")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def bullet(depth: int) -> str:
    """The mark of a bulleted list nested `depth` times."""
    return BULLETS[depth % len(BULLETS)]


def number(value: int, depth: int) -> str:
    """1. then a. then i., and again; as Word counts (after z comes aa, then bb)."""
    match depth % len(NUMBER_KINDS):
        case 1 if value > 0:
            times, place = divmod(value - 1, len(_LETTERS))
            return f"{_LETTERS[place] * (times + 1)}."
        case 2 if value > 0:
            return f"{_roman(value)}."
        case _:
            return f"{value}."


def _roman(value: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        letters += sign * times
    return letters
