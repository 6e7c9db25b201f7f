"""Text that was typed in capitals, set in ordinary case as far as rules and a short list can."""

from __future__ import annotations

import re
from functools import lru_cache

from inspection_ready.records.words import words

KEPT = words("""ADHD AMHP ASC ASYE BI BSL CHC CIC CEO CQC DASS DBS DOLS EV FM GP HQ HR ICB ICT IRO IT KLOE LA LGA LLP LPS LTD
    MASH MCA MHA NHS NVQ OT PA PCN PLC PSW QA QASI SAB SEN SEND UK YMCA YWCA WC II III IV VI VII VIII IX XI""")
ORDINARY = {"LTD": "Ltd", "PLC": "plc", "DOLS": "DoLS"}
SMALL = words(
    "a an and at by c/o de for from in le la near next of off on opp or over the to under upon via with"
)
WORD = re.compile(r"[^\s\-/(),.;:&]+")
VOWELS = frozenset("AEIOUY")
ABBREVIATED = words("CLLR DR MR MRS MS ST RD AVE LN CT SQ PK CRES HTS DRV BLDG BLVD CTR TCE GDNS NR")
SHORT_CODE = 4
SHORTEST_SHOUT = 5
LONGEST_KEPT = max(SHORT_CODE, *map(len, KEPT))


def is_shouting(text: str) -> bool:
    """All capitals, and too long to be an abbreviation."""
    if not text.isupper():  # quick: most text has a small letter
        return False
    words = WORD.findall(text)
    longest = max((len(word) for word in words if word.isalpha()), default=0)
    return longest >= SHORTEST_SHOUT or sum(len(word) > 1 and word.isalpha() for word in words) > 1


@lru_cache(maxsize=50_000)
def in_ordinary_case(text: str) -> str:
    """Makes "ADJACENT TO ROSELANDS SCHOOL" to "Adjacent to Roselands School"; text not in capitals comes back as it was."""
    return set_in_ordinary_case(text) if is_shouting(text) else text


def set_in_ordinary_case(text: str) -> str:
    """``text`` is all capitals."""
    first = True

    def set_word(match: re.Match[str]) -> str:
        nonlocal first
        after = text[match.start() - 1 : match.start()]
        starts = first or after in {"(", "\n"}
        first = False
        return ordinary_word(match.group(), starts=starts)

    return WORD.sub(set_word, text)


def ordinary_word(word: str, *, starts: bool = True) -> str:
    if starts and len(word) > LONGEST_KEPT and word.isalpha() and not word.startswith("MC"):
        return word.capitalize()  # quick: nearly every surname
    bare = word.rstrip("'’")
    if bare in KEPT:
        return ORDINARY.get(bare, bare) + word[len(bare) :]
    if not bare.isalpha() and any(letter.isdigit() for letter in word):
        return _with_digits(word)
    if not starts and word.lower() in SMALL:
        return word.lower()
    if bare.isalpha() and 1 < len(bare) <= SHORT_CODE and bare not in ABBREVIATED and not VOWELS & set(bare):
        return word
    return with_capital(word)


def _with_digits(word: str) -> str:
    """House numbers and postcodes keep their capitals; "1ST" does not."""
    ordinal = re.fullmatch(r"(\d+)(ST|ND|RD|TH)", word)
    return ordinal.group(1) + ordinal.group(2).lower() if ordinal else word


def with_capital(word: str) -> str:
    """McNames and O'Names keep their second capital; a possessive does not get one."""
    if word.startswith("MC") and len(word) > SHORT_CODE:
        return "Mc" + word[2:].capitalize()
    apostrophe = re.fullmatch(r"([A-Z]+)(['’])([A-Z]+)", word) if "'" in word or "’" in word else None
    if apostrophe is None:
        return word.capitalize()
    before, mark, after = apostrophe.groups()
    if len(before) <= 1 or before in {"DE", "ST"}:
        return before.capitalize() + mark + after.capitalize()
    return before.capitalize() + mark + after.lower()
