"""Distribution lists: who is on each, inside and outside apart, and when somebody last went through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import NOT_CHECKED
from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import email_runs
from inspection_ready.documents.model import Heading, KeyValues, Run, Table, has_words, paragraph, text
from inspection_ready.domain.addressees import letters_in_use, members_of
from inspection_ready.domain.people import Side
from inspection_ready.phrases import dates
from inspection_ready.phrases.letters import list_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person

SIDES = {Side.INSIDE: "Inside the council", Side.OUTSIDE: "Outside the council"}
NO_EMAIL = "No e-mail address held"
WIDTHS = (0.25, 0.34, 0.41)


def has_lists(facts: PackFacts) -> bool:
    return bool(facts.lists)


def compose_lists(facts: PackFacts) -> Document:
    return framed(facts, title="Distribution lists", blocks=_blocks(facts))


def _blocks(facts: PackFacts) -> Iterator[Block]:
    for side, title in SIDES.items():
        lists = sorted((each for each in facts.lists if each.side is side), key=_by_name)
        if lists:
            yield Heading(1, text(title))
        for one in lists:
            yield from _list(facts, one)
    if not facts.lists:
        yield paragraph("No lists are held yet.")


def _list(facts: PackFacts, one: DistributionList) -> Iterator[Block]:
    yield Heading(2, text(one.name))
    known = (
        ("What it is for", text(one.purpose)),
        ("Letters", text("\n".join(_letters(facts, one)))),
        ("Last checked", _checked(facts, one)),
    )
    yield KeyValues(tuple(pair for pair in known if has_words(pair[1])))
    people = [each for each in members_of(facts, one) if not each.has_left(facts.prepared_on)]
    if not people:
        yield paragraph("Nobody is on this list.")
        return
    outside = one.side is Side.OUTSIDE
    yield Table(
        header=(text("Name"), text("Role and organisation" if outside else "Role"), text("E-mail")),
        rows=tuple(_row(each) for each in people),
        widths=WIDTHS,
        row_header=True,
    )


def _row(person: Person) -> tuple[Runs, ...]:
    about = "\n".join(part for part in (person.role, person.organisation) if part)
    email = email_runs(person.email) if person.email else (Run(NO_EMAIL, italic=True),)
    return text(person.printed_name), text(about), email


def _checked(facts: PackFacts, one: DistributionList) -> Runs:
    if not one.is_checked or one.checked_on is None:
        return (Run(NOT_CHECKED, italic=True),)
    words = f"By {one.checked_by}, on {dates.day(one.checked_on)}"
    return text(f"{words}\nTo be checked again" if list_age(facts, one) else words)


def _letters(facts: PackFacts, one: DistributionList) -> Iterator[str]:
    uses = {use.letter_id for use in facts.letter_uses if use.list_id == one.id}
    return (letter.title for letter in letters_in_use(facts) if letter.id in uses)


def _by_name(one: DistributionList) -> str:
    return one.name.casefold()
