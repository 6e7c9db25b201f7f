"""One sentence of a reply, where it says yes or no to lines by their numbers; None where it says anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Seems(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    UNCLEAR = "unclear"


class To(StrEnum):
    LINES = "lines"
    ALL = "all"
    ALL_BUT = "all_but"  # to all but the lines
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Statement:
    seems: Seems
    to: To
    lines: tuple[int, ...] = ()


MOST_LETTERS = 1_000
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_YES = (
    r"(?:yes,? |yes - )?(?:i )?(?:am happy to (?:agree|approve|sign)|agree|agreed|approve|approved|sign|signed|sign off|signed off)"
    r"|(?:yes,? )?i have (?:agreed|approved|signed)|yes"
)
_NO = (
    r"(?:no,? |no - )?(?:i )?(?:do not|don't|cannot|can't) (?:agree|approve|sign)|(?:no,? |no - )?not (?:agreed|approved|signed)"
    r"|(?:no,? )?(?:i )?(?:disagree|refuse|reject)|declined|refused|rejected|no|not"
)
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})"
_ALL = (
    rf"(?:all(?: of)?(?: (?:these|those|the|them))?(?: {_COUNT})?(?: of (?:these|them))?(?: (?:lines|answers|items))?"
    r"|everything|the lot|each of them)"
)
_TO = r"(?:to|with|for) "
_AND = r"(?: ?(?:, ?and|,|and|&|to|-) ?)"
_NUMBERS = rf"(?:(?:lines?|items?|answers?|numbers?|nos?) )?(?P<numbers>\d{{1,3}}(?:{_AND}\d{{1,3}})*)(?!\d|\.\d|[\w%£/])"
_BUT = r"(?:but not|but|except for|except|excluding|apart from|other than|save for|bar|with the exception of|not)"
_REASON = r"(?P<reason> ?(?:[,:;(-]|because|as|since) ?.+)?"
_REST = r"(?:the rest|the others|all (?:the )?others|all the rest|everything else)"

_RULES: tuple[tuple[re.Pattern[str], Seems, To], ...] = tuple(
    (re.compile(rule), seems, to)
    for rule, seems, to in (
        (rf"(?:{_YES})(?P<one>,? (?:{_TO})?(?:it|this|that))?(?P<alone>,? (?:{_TO})?{_ALL})?", Seems.AGREED, To.ALL),
        (rf"{_ALL}(?:,? (?:are |is )?(?:{_YES})|: ?(?:{_YES}))", Seems.AGREED, To.ALL),
        (rf"(?:(?:{_YES}),? (?:{_TO})?)?{_ALL}(?:,? (?:are )?(?:{_YES}))?,? {_BUT} {_NUMBERS}{_REASON}", Seems.NOT_AGREED, To.ALL_BUT),
        (rf"(?:{_YES}),? {_BUT} {_NUMBERS}{_REASON}", Seems.NOT_AGREED, To.LINES),
        (rf"{_NUMBERS} ?[:,=-]? ?(?:are |is )?(?:all |both )?(?:{_YES})", Seems.AGREED, To.LINES),
        (rf"(?:{_YES}):? (?:{_TO})?{_NUMBERS}", Seems.AGREED, To.LINES),
        (rf"{_NUMBERS} ?[:,=-]? ?(?:are |is )?(?:{_NO})(?! yet){_REASON}", Seems.NOT_AGREED, To.LINES),
        (rf"(?:{_NO}):? (?:{_TO})?{_NUMBERS}{_REASON}", Seems.NOT_AGREED, To.LINES),
        (rf"(?:{_YES}):? (?:{_TO})?{_REST}", Seems.AGREED, To.REST),
        (rf"{_REST} ?[:,=-]? ?(?:are |is )?(?:{_YES})", Seems.AGREED, To.REST),
        (rf"(?:{_NO}) (?:{_TO})?(?:{_ALL}|any of (?:these|them)|any){_REASON}", Seems.NOT_AGREED, To.ALL),
        (rf"none(?: of (?:these|them))?(?: (?:are|is))?(?: (?:agreed|approved|signed))?{_REASON}", Seems.NOT_AGREED, To.ALL),
    )
)  # fmt: skip
_AROUND = ' .,;!*"'
_POLITE = re.compile(r"[, -]+(?:many )?(?:thanks|thank you)$|^(?:thanks|thank you)[, -]+")
_ONE = re.compile(rf"(?:{_NO})(?! yet){_REASON}")
"""Where one thing was asked, no is to that."""
_MORE = re.compile(
    r"\b(?:all|everything|rest|others?|until|unless|hold|wait|also|another|too|both|any|none|yet|yes|agreed?|approved?)\b|\?"
)
"""In a reason, one of these may be about other lines as well."""


def statement_in(sentence: str, count: int) -> Statement | None:
    """``count`` lines were asked about."""
    said = _POLITE.sub("", " ".join(sentence.casefold().split()).strip(_AROUND)).strip(_AROUND)
    if not said or len(said) > MOST_LETTERS or "?" in said:
        return None
    for rule, seems, to in _RULES:
        found = rule.fullmatch(said)
        if found is not None:
            statement = _statement(found, seems, to, count)
            if statement is not None:
                return statement
    if count == 1 and (found := _ONE.fullmatch(said)) is not None and not _says_more(found, (1,), count):
        return Statement(Seems.NOT_AGREED, To.ALL)
    return None


def _statement(found: re.Match[str], seems: Seems, to: To, count: int) -> Statement | None:
    told = found.groupdict()
    lines = _numbers(told["numbers"]) if told.get("numbers") else ()
    if lines is None or _says_more(found, lines, count):
        return None
    if told.get("count") and _figure(told["count"]) != count:
        return None
    is_to_one = told.get("one") is not None or found[0] == "yes"
    return None if is_to_one and count > 1 else Statement(seems, to, lines)


def _says_more(found: re.Match[str], lines: tuple[int, ...], count: int) -> bool:
    """A reason that names another line, or may mean one."""
    reason = found.groupdict().get("reason") or ""
    others = (int(each) for each in re.findall(r"(?<![\d.£])\d{1,3}(?![\d.%])", reason))
    more = _MORE.search(reason.replace("both", "") if len(lines) == 2 else reason)
    return more is not None or any(0 < each <= count and each not in lines for each in others)


def _numbers(said: str) -> tuple[int, ...] | None:
    """Of "3, 5 to 7 and 9" they are 3, 5, 6, 7, 9. None where a range runs backwards."""
    places: dict[int, None] = {}
    parts = re.findall(r"(\d{1,3})( ?(?:to|-) ?)?", said)
    last, is_range = 0, False
    for number, goes_on in parts:
        place = int(number)
        if is_range and place <= last:
            return None
        places.update(dict.fromkeys(range(last + 1, place + 1) if is_range else [place]))
        last, is_range = place, bool(goes_on)
    return tuple(places)


def _figure(said: str) -> int:
    return int(said) if said.isdigit() else _WORDS.index(said) + 1
