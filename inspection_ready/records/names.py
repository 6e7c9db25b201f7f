"""People's names, as one or in parts, in the order they are spoken."""

from __future__ import annotations

import re

from inspection_ready.records.capitals import WORD, ordinary_word
from inspection_ready.records.small_letters import PARTICLES
from inspection_ready.records.words import words

TITLES = words("mr mrs ms miss mx dr prof professor cllr councillor sir dame rev")
SHORTEST_SURNAME, SHORTEST_BEFORE_A_COMMA = 3, 2
"""In letters: "LI, Mia" is a surname, "AJ Mia" has initials."""
AFTER_NAMES = words("obe mbe cbe phd msc bsc ba ma jp qc kc esq jr sr")
JOB_WORDS = words("""adult adults adviser advisor amhp analyst assistant commissioner coordinator dass deputy director
    executive head lead manager member officer ot practitioner principal psw senior social sw team therapist worker""")
IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
VACANT = re.compile(
    r"\b(?:vacant|vacancy|tb[acd]|to be (?:appointed|recruited|advertised|confirmed|filled))\b", re.IGNORECASE
)
TWO_PEOPLE = re.compile(r"[^\W\d]\s*[/&+;]\s*[^\W\d]|\w+\s+\w+\s+and\s+\w+\s+\w+", re.IGNORECASE)


def spoken_name(text: str) -> str:
    """Turns "SURNAME, Forename" round; letters after a name, and a bracket, are left where they are."""
    if bracket := IN_BRACKETS.fullmatch(text) if text.endswith(")") else None:
        return f"{spoken_name(bracket.group(1))} ({bracket.group(2)})"
    if not text.isupper():
        text = _without_shouted_words(text.split())
    last, comma, first = text.partition(",")
    last, first = last.strip(), first.strip()
    if not (comma and last and first) or "," in first or first.lower().split()[0].rstrip(".") in AFTER_NAMES:
        return text
    title, _, rest = last.partition(" ")
    return f"{title} {first} {rest}" if rest and title.rstrip(".").lower() in TITLES else f"{first} {last}"


def take_job(name: str) -> tuple[str, str]:
    """A job in brackets behind a name, and the name without it; another name or "(she/her)" stays."""
    bracket = IN_BRACKETS.fullmatch(name) if name.endswith(")") else None
    if bracket is None or not JOB_WORDS & set(re.findall(r"[a-z]+", bracket.group(2).lower())):
        return name, ""
    return bracket.group(1), bracket.group(2)


def why_no_person(name: str) -> str:
    """A code where this is not the name of one person: "Vacant", "Asha Patel / Ben Cole", "2"."""
    small = name.lower()
    if ("vacan" in small or "tb" in small or "to be" in small) and VACANT.search(name):
        return "post_is_vacant"
    if _may_be_two(small) and TWO_PEOPLE.search(re.sub(r"\([^()]*\)", "", name)):
        return "two_people"
    return "" if any(map(str.isalpha, name)) else "not_a_name"


def _may_be_two(small: str) -> bool:
    """Quick, because nearly every name is of one person. A bracket between letters may leave "and" behind."""
    return "and" in small or "/" in small or "&" in small or "+" in small or ";" in small or "(" in small


def join_name(first: str, last: str) -> str:
    return " ".join(part for part in (first.strip(), last.strip()) if part)


def _without_shouted_words(said: list[str]) -> str:
    """ "Ana DE LA CRUZ": the particles of a shouted surname are small again."""  # noqa: D210 - it begins with a quotation
    ordinary = [_ordinary(word) if word.isupper() else word for word in said]
    if ordinary == said:
        return " ".join(said)
    last = len(said) - 1
    return " ".join(
        was.lower() if was.isupper() and was.lower() in PARTICLES and place < last else word
        for place, (was, word) in enumerate(zip(said, ordinary, strict=True))
    )


def _ordinary(word: str) -> str:
    """A surname in capitals beside a forename that is not: how payroll systems print people."""
    bare = word.rstrip(".,")
    shortest = SHORTEST_BEFORE_A_COMMA if word.endswith(",") else SHORTEST_SURNAME
    if len(bare) < shortest or bare.lower() in AFTER_NAMES:
        return word
    if bare.isalpha():
        return ordinary_word(bare) + word[len(bare) :]
    return WORD.sub(lambda part: ordinary_word(part.group()), word)
