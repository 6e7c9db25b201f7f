"""What a session says of its inspectors: names, or "two inspectors"."""

from __future__ import annotations

import re
from functools import lru_cache

_APART = re.compile(r"[,;/&\n]|\band\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:lead\s+)?inspector\s+(?=[A-Z])", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_NAMES = re.compile(
    r"\binspectors?\b|\bteams?\b|\bexperts?\b|\bexperience\b|\badvis[eo]rs?\b|\bspecialists?\b|\beverybody\b"
    r"|\beveryone\b|\bcolleagues?\b|\bothers?\b|\bwhole\b|\bto be\b|\bnot known\b|\bunknown\b|\btb[ac]\b|\d",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\binspectors?\b|\bexperts?\b|\badvis[eo]rs?\b|\bspecialists?\b|\bothers?\b", re.IGNORECASE
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@lru_cache(maxsize=1024)
def named_inspectors(said: str) -> tuple[str, ...]:
    """In the order they are named, each once; what counts and does not name is left out."""
    names: dict[str, str] = {}
    for part in _parts(said):
        if (name := _name(part)) is not None:
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


@lru_cache(maxsize=1024)
def inspectors_counted(said: str) -> int:
    """How many come at least: "two inspectors" is 2, "the whole team" 0, for nobody said how many that is."""
    return len(named_inspectors(said)) + sum(_number(part) for part in _parts(said) if _name(part) is None)


def inspectors_asked(said: str) -> str:
    """How many are asked for, without their names: "Jo Hart and Sam Lee" is "Two inspectors"."""
    count = len(named_inspectors(said))
    if not count:
        return said.strip()
    number = next((word for word, value in _NUMBERS.items() if value == count and len(word) > 2), str(count))
    others = [part[:1].lower() + part[1:] for part in _parts(said) if _name(part) is None]
    return " and ".join((f"{number.capitalize()} inspector{'' if count == 1 else 's'}", *others))


def inspectors_without_names(said: str) -> str:
    """Who comes and is not named, in its own words: the "one inspector" of "Jo Hart and one inspector"."""
    if not named_inspectors(said):
        return said.strip()
    return " and ".join(part for part in _parts(said) if _name(part) is None)


def _parts(said: str) -> list[str]:
    plain = _IN_BRACKETS.sub(" ", said)
    return [each for part in _APART.split(plain) if (each := " ".join(part.split()))]


def _name(part: str) -> str | None:
    name = _TITLE.sub("", part)
    is_name = any(letter.isalpha() for letter in name) and not _NOT_NAMES.search(name)
    return name if is_name and name.casefold() not in _NUMBERS else None


def _number(part: str) -> int:
    if not _PEOPLE.search(part):
        return 0
    first = part.split(maxsplit=1)[0].casefold()
    return int(first) if first.isdecimal() else _NUMBERS.get(first, 0)
