"""Telephone numbers as people type them and as Excel spoils them."""

from __future__ import annotations

import re
from functools import lru_cache

EXTENSION = re.compile(r"[\s,;(]*(?:extension|ext\.?n?|x)\s*[:.]?\s*(\d{2,6})\)?\s*$", re.IGNORECASE)
SEVERAL = re.compile(r"\s+(?:or|and)\s+|\s*[/;|\n]\s*", re.IGNORECASE)
SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})")
LABEL = re.compile(r"^(?:tel(?:ephone)?|phone|mobile|mob|m|t)\s*[.:]\s*", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s().\-–\u00a0]+")
THREE_DIGIT_AREAS = ("020", "023", "024", "028", "029")


@lru_cache(maxsize=50_000)
def tidy_telephone(text: str) -> tuple[str, str]:
    """The number as it is printed, and a code where something was mended or could not be."""
    parts = [part for part in SEVERAL.split(text) if part]
    if len(parts) > 1 and all(sum(map(str.isdigit, part)) >= 6 for part in parts):
        tidied = [_one(part) for part in parts]
        return " / ".join(number for number, _ in tidied), next((code for _, code in tidied if code), "")
    return _one(text)


def _one(text: str) -> tuple[str, str]:
    plain = LABEL.sub("", text.strip())
    if exponent := SCIENTIFIC.fullmatch(plain):
        return _from_scientific(exponent, text)
    extension = EXTENSION.search(plain)
    number = plain[: extension.start()] if extension else plain
    tail = f" ext {extension.group(1)}" if extension else ""
    digits = SEPARATORS.sub(
        "", number.replace("(0)", "") if number.lstrip().startswith(("+", "00")) else number
    )
    tidied, code = _digits(digits)
    return (tidied + tail, code) if tidied else (text.strip(), "phone_unusual")


def _from_scientific(match: re.Match[str], text: str) -> tuple[str, str]:
    """1.632960001E+9 still holds every digit; 1.63296E+9 has lost four, and nothing brings them back."""
    whole, fraction, power = match.group(1), match.group(2) or "", int(match.group(3))
    if len(fraction) < power - 1:
        return "", "phone_digits_lost"
    tidied, _ = _digits(whole + fraction.ljust(power, "0"))
    return (tidied, "phone_zero") if tidied else (text, "phone_unusual")


def _digits(digits: str) -> tuple[str, str]:
    """Empty where it is not a United Kingdom number."""
    code = ""
    if digits.startswith(("+44", "0044")):
        digits = "0" + digits.removeprefix("+44").removeprefix("0044").lstrip("0")
    elif digits.startswith("44") and len(digits) == 12 and digits.isdigit():
        digits, code = "0" + digits[2:], "phone_zero"
    elif len(digits) == 10 and digits.isdigit() and digits[0] in "123789":
        digits, code = "0" + digits, "phone_zero"
    if not (digits.isdigit() and digits.startswith("0") and len(digits) in {10, 11}):
        return "", ""
    return _grouped(digits), code


def _grouped(digits: str) -> str:
    """As Ofcom prints them: 020 7946 0000, 0113 496 0000, 01632 960001, 07700 900000, 0300 123 4567."""
    if digits.startswith(THREE_DIGIT_AREAS) and len(digits) == 11:
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if (digits[1] in "389" or digits.startswith("011") or digits[1] + digits[3] == "11") and len(
        digits
    ) == 11:
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"
