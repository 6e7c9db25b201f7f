"""People in tables: how to reach them, or that nobody is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection_ready.documents.model import Run, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Runs
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person

NO_CONTACT = "No contact named yet"
NOBODY = "Nobody named yet"
NO_SECOND = "No second named yet"
_ENGLISH_NUMBER = re.compile(r"0\d{9,10}")
_ADDRESS = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


def phone_runs(phone: str) -> Runs:
    """A link that dials, where the number is plainly one."""
    digits = re.sub(r"[ ()-]", "", phone)
    if _ENGLISH_NUMBER.fullmatch(digits):
        return (Run(phone, link=f"tel:+44{digits[1:]}"),)
    return text(phone)


def email_runs(email: str) -> Runs:
    return (Run(email, link=f"mailto:{email}"),) if _ADDRESS.fullmatch(email) else text(email)


def lines(*parts: Runs) -> Runs:
    """The parts that have words, each on a line of its own."""
    joined: list[Run] = []
    for part in parts:
        if part:
            joined += [Run("\n"), *part] if joined else part
    return tuple(joined)


def person_runs(person: Person) -> Runs:
    return lines(
        (Run(person.printed_name, bold=True),),
        text(person.role),
        phone_runs(person.phone),
        email_runs(person.email),
    )


def named(facts: PackFacts, person_id: int | None) -> Runs:
    """The name alone; nothing where nobody is named, or where they have left."""
    person = facts.contact(person_id)
    return text(person.printed_name) if person else ()


def named_or_gap(facts: PackFacts, person_id: int | None) -> Runs:
    return named(facts, person_id) or _gap(facts, person_id, NOBODY)


def contact_runs(facts: PackFacts, function: Function) -> Runs:
    contact = facts.contact(function.contact_id)
    return person_runs(contact) if contact else _gap(facts, function.contact_id, NO_CONTACT)


def second_runs(facts: PackFacts, function: Function) -> Runs:
    second = facts.contact(function.second_id)
    if second is None:
        return _gap(facts, function.second_id, NO_SECOND)
    if function.second_id == function.contact_id:
        return lines((Run(NO_SECOND, bold=True),), text("The contact is named as their own second."))
    return person_runs(second)


def gaps(facts: PackFacts, function: Function) -> Iterator[str]:
    """What is missing for this function, each as the words printed in its place."""
    if facts.contact(function.contact_id) is None:
        yield NO_CONTACT
    if facts.contact(function.second_id) is None or function.second_id == function.contact_id:
        yield NO_SECOND


def _gap(facts: PackFacts, person_id: int | None, words: str) -> Runs:
    """A leaver is never printed as somebody to ring; that they left explains the gap."""
    left = facts.leaver(person_id)
    return lines((Run(words, bold=True),), text(f"{left.printed_name} has left." if left else ""))
