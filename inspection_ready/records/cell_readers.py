"""What a cell says, as the typed value of each kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.offsets import NotAnOffset, offset_text, parse_offset
from inspection_ready.records.capitals import in_ordinary_case
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.dates_typed import from_serial, is_day_alone, typed_date, typed_moment
from inspection_ready.records.fields import Kind
from inspection_ready.records.names import spoken_name, why_no_person
from inspection_ready.records.postcodes import mend_postcode, tidy_postcode
from inspection_ready.records.small_letters import (
    person_in_ordinary_case,
    person_out_of_capitals,
    place_in_ordinary_case,
)
from inspection_ready.records.telephones import tidy_telephone
from inspection_ready.records.times_typed import typed_time
from inspection_ready.records.typed_text import formatted
from inspection_ready.records.words import words

EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,24}")
WEB = re.compile(r"(?:(https?)://)?((?:[\w](?:[\w-]*[\w])?\.)+[a-z]{2,24})(:\d+)?([/?#]\S*)?", re.IGNORECASE)
YES = words("y yes true t 1 x ✓ ✔ on main")
NO = words("n no false f 0 ✗ ✘ off")


class Cleaned(NamedTuple):
    """``value`` is None where the cell says nothing. ``refused`` is a code: the cell cannot be held at all.

    A tuple and no dataclass: a large list makes a million of them.
    """

    value: Any = None
    mended: str = ""
    refused: str = ""
    clears: bool = False


def plain_words(cell: object) -> Cleaned:
    text = " ".join(cell_text(cell).split())
    if not text.isupper():  # quick: most text has a small letter
        return Cleaned(text)
    ordinary = in_ordinary_case(text)
    return Cleaned(ordinary, "shouting" if ordinary != text else "")


def person_name(cell: object) -> Cleaned:
    text = " ".join(cell_text(cell).split())
    if why := why_no_person(text):
        return Cleaned(refused=why)
    spoken = spoken_name(text)
    name = person_out_of_capitals(spoken) if spoken.isupper() else person_in_ordinary_case(spoken)
    if name == text:
        return Cleaned(text)
    if "," in text and "," not in name:
        return Cleaned(name, "name_turned_round")
    return Cleaned(name, "small_letters" if name.lower() == text else "shouting")


def place_name(cell: object) -> Cleaned:
    cleaned = plain_words(cell)
    name = cleaned.value if cleaned.mended else place_in_ordinary_case(cleaned.value)
    return cleaned if name == cleaned.value else Cleaned(name, "small_letters")


def _long_text(cell: object) -> Cleaned:
    lines = [" ".join(line.split()) for line in cell_text(cell).split("\n")]
    text = "\n".join(lines).strip("\n")
    ordinary = in_ordinary_case(text)
    return Cleaned(ordinary, "shouting" if ordinary != text else "")


def _lines(cell: object) -> Cleaned:
    lines = _bare_lines(cell_text(cell).split("\n"))
    if len(lines) == 1:
        lines = _bare_lines(re.split(r"[;•]", lines[0]))
    joined = "\n".join(lines)
    ordinary = in_ordinary_case(joined)
    return Cleaned(ordinary or None, "shouting" if ordinary != joined else "")


def _bare_lines(parts: Iterable[str]) -> list[str]:
    bare = (" ".join(part.split()).lstrip("•*- ") for part in parts)
    return [line for line in bare if line]


def _markdown(cell: object) -> Cleaned:
    text = cell_text(cell).rstrip()
    made = formatted(text)
    return Cleaned(made, "made_formatted" if made != text else "")


def _email(cell: object) -> Cleaned:
    text = cell_text(cell).strip()
    if EMAIL.fullmatch(text):
        return Cleaned(_tidy_email(text))
    found = EMAIL.findall(text.removeprefix("mailto:").removeprefix("MAILTO:"))
    if not found:
        return Cleaned(refused="not_an_email")
    tidied = _tidy_email(found[0].strip(".'"))
    return Cleaned(tidied, "first_of_several_emails" if len(found) > 1 else "email_tidied")


def _tidy_email(address: str) -> str:
    """Capitals stay where people like them, before the @."""
    local, _, domain = address.partition("@")
    return f"{local.lower() if local.isupper() else local}@{domain.lower()}"


def _phone(cell: object) -> Cleaned:
    tidied, code = tidy_telephone(cell_text(cell))
    return Cleaned(tidied or None, code)


def _postcode(cell: object) -> Cleaned:
    text = " ".join(cell_text(cell).split())
    if tidied := tidy_postcode(text):
        return Cleaned(tidied)
    if mended := mend_postcode(text):
        return Cleaned(mended, "postcode_mended")
    return Cleaned(text, "postcode_unusual")


def _web(cell: object) -> Cleaned:
    text = " ".join(cell_text(cell).split()).rstrip(".,; ")
    match = WEB.fullmatch(text)
    if match is None:
        return Cleaned(text, "web_unusual")
    scheme, host, port, rest = match.groups()
    address = f"{(scheme or 'https').lower()}://{host.lower()}{port or ''}{rest or ''}"
    return Cleaned(address, "" if scheme else "scheme_added")


def _number(cell: object) -> Cleaned:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and float(cell).is_integer():
        return Cleaned(int(cell))
    numbers = re.findall(r"\d+(?:\.0+)?(?![\d.])", re.sub(r"(?<=\d),(?=\d{3})", "", cell_text(cell)))
    if len(numbers) != 1:
        return Cleaned(refused="not_a_number")
    return Cleaned(int(float(numbers[0])), "" if numbers[0] == cell_text(cell).strip() else "number_found")


def _degrees(cell: object) -> Cleaned:
    try:
        number = float(cell_text(cell).strip().removesuffix("°"))
    except ValueError:
        return Cleaned(refused="not_degrees")
    return Cleaned(number) if -180 <= number <= 180 else Cleaned(refused="not_degrees")


def _date(cell: object) -> Cleaned:
    if isinstance(cell, datetime):
        return Cleaned(cell.date())
    if isinstance(cell, date):
        return Cleaned(cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        day, code = from_serial(cell), "date_serial"
    else:
        day, code = typed_date(cell_text(cell))
    return Cleaned(day, code) if day else Cleaned(refused="not_a_date")


def _time(cell: object) -> Cleaned:
    minutes = typed_time(cell)
    return Cleaned(refused="not_a_time") if minutes is None else Cleaned(minutes)


def _moment(cell: object) -> Cleaned:
    if isinstance(cell, datetime):
        moment: datetime | None = cell
    else:
        moment = typed_moment(cell_text(cell))
    if moment is None:
        return Cleaned(refused="time_missing" if is_day_alone(cell_text(cell)) else "not_a_moment")
    return Cleaned(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))


def _yes_no(cell: object) -> Cleaned:
    word = cell_text(cell).strip().lower().rstrip(".!")
    if word in YES or word.startswith("yes"):
        return Cleaned(value=True)
    if word in NO or word.startswith("no "):
        return Cleaned(value=False)
    return Cleaned(refused="not_yes_or_no")


def _offset(cell: object) -> Cleaned:
    typed = cell_text(cell).strip()
    try:
        text = offset_text(parse_offset(typed))
    except NotAnOffset as error:
        return Cleaned(refused=str(error))
    return Cleaned(text)


READERS: Mapping[Kind, Callable[[object], Cleaned]] = {
    Kind.TEXT: plain_words,
    Kind.LONG_TEXT: _long_text,
    Kind.LINES: _lines,
    Kind.MARKDOWN: _markdown,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.POSTCODE: _postcode,
    Kind.WEB: _web,
    Kind.OFFSET: _offset,
    Kind.NUMBER: _number,
    Kind.DEGREES: _degrees,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.MOMENT: _moment,
    Kind.YES_NO: _yes_no,
    Kind.YES_NO_UNKNOWN: _yes_no,
    Kind.LINK: plain_words,
}
