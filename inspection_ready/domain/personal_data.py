"""Finds what may tell who a person is: numbers, dates of birth, postcodes, telephone numbers, e-mail addresses.

A finding nobody needs makes people stop reading them, so each rule asks for more than a shape: a check digit, a
word beside it, a range that is in use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.masking import DOT, masked_date, masked_email, masked_number
from inspection_ready.domain.postcode_areas import AREAS
from inspection_ready.domain.release_findings import Grade, ReleaseFault

LOOK_BACK, LOOK_AHEAD = 60, 25
"""Letters before and after a number in which a word says what it is."""

_DASH = r"[ \u00a0\u2009\u202f\-\u2010\u2011\u2013]"
_NOT_IN = r"(?<![\w/=#&£$€%.,+-])(?<![(]0[)])"
TEN_DIGITS = re.compile(rf"{_NOT_IN}\d{{3}}({_DASH}?)\d{{3}}\1\d{{4}}(?![\w%/=])(?!{_DASH}\d)(?![.,]\d)")
NATIONAL = re.compile(
    rf"(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_DASH}?"
    rf"\d{{2}}{_DASH}?\d{{2}}{_DASH}?\d{{2}}{_DASH}?[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
NATIONAL_CAPITALS = re.compile(NATIONAL.pattern)
INSURANCE = re.compile(r"\bnational[ -]+insurance\b|\bNINO\b|\bNI\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
ANY_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \u00a0]+(?:of[ ]+)?{_MONTH}\.?,?[ \u00a0]+\d{{4}}"
    rf"|{_MONTH}[ \u00a0]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \u00a0]+\d{{4}})(?!\d)",
    re.IGNORECASE,
)
BIRTH = re.compile(
    r"\bd\.?o\.?b\b|\bdate[ \u00a0]+of[ \u00a0]+birth\b|\bbirth[ -]?(?:date|day)\b|\bborn\b", re.IGNORECASE
)
NHS = re.compile(r"\bNHS\b|\bCHI\b|\bH&C\b", re.IGNORECASE)
NHS_NUMBER = re.compile(r"\bNHS[ \u00a0]*(?:n(?:umber|o|r|um)?\b\.?|#|id\b)", re.IGNORECASE)
ANOTHER_NUMBER = re.compile(
    r"\b(?:isbn|tel(?:ephone)?|phone|fax|mobile|invoice|order|vat|charity|company|uprn|usrn|reg(?:istration)?|doi"
    r"|issn|location[ ]id|provider[ ]id|account|sort[ ]code)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
TELEPHONE = re.compile(
    r"(?<![\w/=#£$€%.,+-])(?:(?:\+|00)44[ \u00a0.\-]?(?:\(0\)[ ]?)?|\(?0)(?=[1-37])\d(?:\)?[ \u00a0.\-]?[(]?\d){8,9}"
    r"(?![\w%/=]|[ \u00a0.\-]?\d)"
)
EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w@-]|\.\n[a-z])"
)
POSTCODE = re.compile(
    r"(?<![A-Za-z0-9/£.-])((?:[A-PR-UWYZ][A-HK-Y]?)\d[\dABCDEFGHJKMNPRSTUVWXY]?)[ \u00a0]{0,2}(\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9-])"
)
CALL = re.compile(r"\b(?:tel|phone|call|contact|ring|fax)", re.IGNORECASE)
OFFICE = re.compile(r"\b(?:office|council|town hall|civic)\b", re.IGNORECASE)
HOME = re.compile(
    r"\b(?:lives?|living|lived|resid(?:es?|ing)|home address|tenan\w+|moved to)\b", re.IGNORECASE
)
PRIVATE_MAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk"
    r"|virginmedia|ntlworld|blueyonder|tiscali|protonmail|proton|gmx|mail)\.(?:com|co\.uk|net|me|uk)$",
    re.IGNORECASE,
)
OFFICE_MAIL = re.compile(
    r"^(?:info|enquir(?:y|ies)|inquiries|contact(?:us)?|hello|admin|office|help(?:desk)?|support|customer\w*|press|media"
    r"|feedback|complaints?|reception|team|service\w*|no-?reply|donotreply|postmaster|webmaster|web|mail|post|council"
    r"|adults?\b.*|asc\b.*|social\.?care.*|safeguarding.*|duty.*|access.*|first\.?contact.*|foi.*|dpo|data\.?protection.*"
    r"|information.*|governance.*|qasi.*|quality.*|commissioning.*|cqc.*|enquiries.*|.*(?:team|inbox|mailbox|office"
    r"|enquiries|complaints|referrals?|desk|hub))@",
    re.IGNORECASE,
)
MADE_UP_MAIL = re.compile(
    r"@(?:.*\.)?(?:example(?:\.com|\.org|\.net)?|invalid|test|localhost)$", re.IGNORECASE
)
SHORT = re.compile(r"(?:\+44[ ]?|\(?0)1\d{3}\)?[ \u00a0-]?\d{5}")
"""A few towns have numbers of ten digits: five for the town, then five."""
MOBILE = re.compile(r"07[1-57-9]")
PAGER = re.compile(r"070|076(?!24)")


@dataclass(frozen=True, slots=True)
class Match:
    """``value`` is what is the same however it is written; ``shown`` stands instead of it where it is shown."""

    fault: ReleaseFault
    grade: Grade
    start: int
    end: int
    value: str
    shown: str


def is_nhs_number(digits: str) -> bool:
    """By the check digit, the tenth: weights 10 to 2, modulus 11; all the same digit is nobody's."""
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def personal_data(text: str) -> Iterator[Match]:
    """In a text whose lines are pieces of a document: what labels a number stands before it, on its line or above."""
    for rule in RULES:
        yield from rule(text)


def _before(text: str, start: int) -> str:
    return text[max(0, start - LOOK_BACK) : start]


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where it last begins, or -1."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _number(fault: ReleaseFault, grade: Grade, found: re.Match[str], value: str) -> Match:
    return Match(fault, grade, found.start(), found.end(), value, masked_number(found[0]))


def nhs_numbers(text: str) -> Iterator[Match]:
    for found in TEN_DIGITS.finditer(text):
        digits = "".join(filter(str.isdigit, found[0]))
        before = _before(text, found.start())
        after = text[found.end() : found.end() + LOOK_AHEAD]
        grade = _nhs_grade(digits, before, after, is_spaced=found[1] != "")
        if grade is not None:
            yield _number(ReleaseFault.NHS_NUMBER, grade, found, digits)


def _nhs_grade(digits: str, before: str, after: str, *, is_spaced: bool) -> Grade | None:
    """Those in use begin with 4, 6 and 7, those to test with 9; one in eleven of other numbers passes by chance."""
    other = _last(ANOTHER_NUMBER, before)
    is_named = _last(NHS_NUMBER, before) > other
    if not is_nhs_number(digits):
        return Grade.POSSIBLE if is_named and digits[0] != "0" else None
    if is_named or NHS.search(after):
        return Grade.LIKELY
    if other >= 0 or digits[0] not in "4679":
        return None
    is_likely = NHS.search(before) is not None or (is_spaced and digits[0] in "467")
    return Grade.LIKELY if is_likely else Grade.POSSIBLE


def national_insurance_numbers(text: str) -> Iterator[Match]:
    """In small letters too, where the words stand before it."""
    small = text.lower()
    pattern = (
        NATIONAL if any(word in small for word in ("insurance", "nino", "ni n", "ni:")) else NATIONAL_CAPITALS
    )
    for found in pattern.finditer(text):
        is_typed = found[0].upper() == found[0]
        if is_typed or INSURANCE.search(_before(text, found.start())):
            value = "".join(filter(str.isalnum, found[0])).upper()
            yield _number(ReleaseFault.NATIONAL_INSURANCE, Grade.LIKELY, found, value)


def dates_of_birth(text: str) -> Iterator[Match]:
    """Only the first date behind a word that says so: most dates in a council's papers are of meetings."""
    small = text.lower()
    if not any(sign in small for sign in ("birth", "born", "dob", "d.o.b")):
        return
    for word in BIRTH.finditer(text):
        ahead = text[word.end() : word.end() + LOOK_BACK]
        found = ANY_DATE.search(ahead)
        if found is None:
            continue
        start, end = word.end() + found.start(), word.end() + found.end()
        shown = masked_date(found[0])
        yield Match(ReleaseFault.DATE_OF_BIRTH, Grade.LIKELY, start, end, found[0].casefold(), shown)


def postcodes(text: str) -> Iterator[Match]:
    for found in POSTCODE.finditer(text):
        if _area(found[1]) not in AREAS:
            continue
        before = _before(text, found.start())
        is_home = HOME.search(before) is not None and OFFICE.search(before) is None
        grade = Grade.LIKELY if is_home else Grade.POSSIBLE
        value, shown = f"{found[1]} {found[2]}", f"{found[1]} {DOT * 3}"
        yield Match(ReleaseFault.POSTCODE, grade, found.start(), found.end(), value, shown)


def _area(outward: str) -> str:
    return outward[:2] if outward[1].isalpha() else outward[:1]


def telephones(text: str) -> Iterator[Match]:
    """A mobile is somebody's. Numbers that begin with 03, 08 or 09 are a service's, and not told."""
    for found in TELEPHONE.finditer(text):
        digits = _digits_of(found[0])
        if not _is_telephone(digits) or (len(digits) == 10 and not SHORT.fullmatch(found[0])):
            continue
        is_mobile = MOBILE.match(digits) is not None
        if found[0].isdigit() and not is_mobile and not CALL.search(_before(text, found.start())):
            continue  # eleven digits in a row with nothing beside them: a reference
        grade = Grade.LIKELY if is_mobile else Grade.POSSIBLE
        yield _number(ReleaseFault.TELEPHONE, grade, found, digits)


def _digits_of(typed: str) -> str:
    digits = "".join(filter(str.isdigit, typed.replace("(0)", "")))
    if typed.startswith(("+", "0044")):
        return "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
    return digits


def _is_telephone(digits: str) -> bool:
    if len(set(digits[2:])) == 1 or digits[1] == "3" or PAGER.match(digits):
        return False
    return len(digits) == 11 or (len(digits) == 10 and digits[1] == "1")


def emails(text: str) -> Iterator[Match]:
    """A mailbox of an office, and an address that cannot exist, are not told."""
    if "@" not in text:
        return
    for found in EMAIL.finditer(text):
        address = found[0]
        if OFFICE_MAIL.search(address) or MADE_UP_MAIL.search(address):
            continue
        grade = Grade.LIKELY if PRIVATE_MAIL.search(address) else Grade.POSSIBLE
        shown = masked_email(address)
        yield Match(ReleaseFault.EMAIL, grade, found.start(), found.end(), address.casefold(), shown)


RULES: tuple[Callable[[str], Iterator[Match]], ...] = (
    nhs_numbers,
    national_insurance_numbers,
    dates_of_birth,
    postcodes,
    telephones,
    emails,
)
