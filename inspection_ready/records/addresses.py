"""Addresses in one cell or in six, with or without their postcode, to one line of the address a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from inspection_ready.records.words import folded

HOUSE_NUMBER = re.compile(
    r"(?:(?:unit|flat|room|suite|no\.?)\s+)?\d+[a-z]?(?:\s*[-–/]\s*\d+[a-z]?)?", re.IGNORECASE
)


def join_address(parts: Iterable[str]) -> str:
    """Split at commas and line ends; a house number stays with its street, and nothing is said twice running."""
    lines: list[str] = []
    for part in parts:
        for piece in re.split(r"\s*[,\n]\s*", part):
            line = " ".join(piece.split()).strip(" .;")
            if line and (not lines or lines[-1].casefold() != line.casefold()):
                lines.append(line)
    return "\n".join(_with_house_numbers(lines))


def _with_house_numbers(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and HOUSE_NUMBER.fullmatch(joined[-1]) and joined[-1][0].isdigit():
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def may_be_one_place(one: str, other: str) -> bool:
    """False only where two addresses speak against each other: other numbers, or hardly a word in common.

    "12 High St" and "12 High Street, Northmoor" may be one; a blank one may be any.
    """
    first, second = set(folded(one).split()), set(folded(other).split())
    if not (first and second):
        return True
    numbers = [{word for word in said if word[0].isdigit()} for said in (first, second)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    return 2 * len(first & second) >= min(len(first), len(second))
