"""In which order a release has its files, and what they are called: names that sort, and that Windows takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from inspection_ready.domain.file_names import parted, safe_name
from inspection_ready.domain.requests import Occasion, Request

INDEX = "Index"
LONGEST_STEM, LONGEST_REF = 90, 16
"""Letters. Windows has 260 for the whole path, and the release is unpacked into a folder of somebody's own."""
MOST_BYTES = 200
"""Of a whole name: other systems have 255, and letters of other scripts take up to four."""
_DIGITS = re.compile(r"(\d+)")
_OCCASIONS = (Occasion.RETURN, Occasion.BEFORE, Occasion.ON_SITE, Occasion.AFTER, Occasion.YEAR_ROUND)

Place = tuple[int, int, tuple[tuple[int, int, str], ...], int, int]


def place_of(request: Request, lines: Mapping[str, int]) -> Place:
    """Where it stands in the regulator's list: by the regulator's own numbers, else by the line of the request list.

    ``lines`` are the places of the framework's request list, by the code of each line. What has neither comes last,
    as it was entered.
    """
    return (
        _OCCASIONS.index(request.occasion),
        int(not request.their_ref.strip()),
        _as_counted(request.their_ref),
        lines.get(request.item, len(lines)),
        request.number,
    )


def _as_counted(ref: str) -> tuple[tuple[int, int, str], ...]:
    """IR2 before IR10."""
    parts = _DIGITS.split(ref.strip().casefold())
    return tuple((0, int(part[:18]), "") if part.isdigit() else (1, 0, part) for part in parts if part)


def file_names(position: int, of: int, ref: str, title: str, files: Sequence[str]) -> tuple[str, ...]:
    """One for each file of a line: "03 IR3 Carers survey.pdf"; of several "03.1 IR3 Carers survey - plan.pdf".

    ``of`` is how many lines there are. Two can never be called the same: the numbers are not.
    """
    number = f"{position:0{max(2, len(str(of)))}}"
    short = safe_name(ref, longest=LONGEST_REF) if ref.strip() else ""
    if len(files) == 1:
        return (_name(number, short, title, parted(files[0])[1]),)
    width = len(str(len(files)))
    return tuple(
        _name(f"{number}.{count:0{width}}", short, f"{title} - {stem}", ending)
        for count, (stem, ending) in enumerate(map(parted, files), start=1)
    )


def _name(number: str, ref: str, title: str, ending: str) -> str:
    start = " ".join(part for part in (number, ref) if part)
    longest = LONGEST_STEM
    while True:
        name = f"{start} {safe_name(title, longest=longest)}{ending}"
        if len(name.encode()) <= MOST_BYTES or longest <= 1:
            return name
        longest -= 1
