"""Badges, place cards, door signs, sheets to sign in on, and labels for envelopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.cards import Card, CardLine, CardSheet
from inspection_ready.documents.compose.frame import council_name, short_record_line
from inspection_ready.documents.compose.sessions import at_session, day_of
from inspection_ready.documents.model import Document, Heading, PageBreak, Paper, Table, paragraph, text
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.sheets import desks, doors, people_at, postal_address
from inspection_ready.domain.timetable import Part, SessionFormat, SessionState
from inspection_ready.phrases.letters import organisation_of
from inspection_ready.phrases.sheets import (
    ASKED_TO_SIGN,
    CAR,
    NAME,
    ORGANISATION,
    SIGNATURE,
    TIME_IN,
    TIME_OUT,
    TITLES,
)
from inspection_ready.phrases.timetable import day_words, times_words
from inspection_ready.records.timetable import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.printed_pictures import PrintedPicture
    from inspection_ready.domain.sheets import AtDoor, SheetOrder
    from inspection_ready.domain.timetable import Session

IN_USE = "In use: please do not disturb"
SEEN = (Part.TAKES_PART, Part.SECOND)
BLANK_ROWS = 8
"""For people nobody expected."""
SIGN_IN_WIDTHS = (0.23, 0.25, 0.15, 0.1, 0.1, 0.17)


def compose_sheets(
    facts: PackFacts,
    order: SheetOrder,
    people: Sequence[Person],
    photographs: Mapping[int, PrintedPicture],
) -> Document:
    """``people`` are those who were chosen; ``photographs``, by the person's id, have the shape of their frame."""
    if order.kind is SheetKind.SIGN_IN:
        return _document(facts, order.kind, tuple(_sign_in(facts, order)), Paper(landscape=True))
    cards = tuple(_cards(facts, order, people, photographs))
    layout = order.layout
    assert layout is not None, "a size nobody knows was refused"
    centred = order.kind is SheetKind.PLACE_CARDS
    start = order.start if order.kind is SheetKind.LABELS else 1
    return _document(facts, order.kind, (CardSheet(layout, cards, start, is_centred=centred),))


def _document(
    facts: PackFacts, kind: SheetKind, blocks: tuple[Block, ...], paper: Paper | None = None
) -> Document:
    return Document(
        title=TITLES[kind],
        organisation=council_name(facts),
        created=facts.prepared_at,
        blocks=blocks,
        subject=f"{TITLES[kind]}, {council_name(facts)}",
        footer=short_record_line(facts.head) if kind is SheetKind.SIGN_IN else "",  # cards have no foot
        paper=paper or Paper(),
    )


def _cards(
    facts: PackFacts,
    order: SheetOrder,
    people: Sequence[Person],
    photographs: Mapping[int, PrintedPicture],
) -> Iterator[Card]:
    match order.kind:
        case SheetKind.DOOR_SIGNS:
            yield from (_door_sign(facts, each) for each in doors(facts, order))
        case SheetKind.BADGES:
            yield from (_badge(facts, each, photographs.get(each.id)) for each in people)
        case SheetKind.PLACE_CARDS:
            yield from (_place_card(facts, each) for each in people)
        case _:
            yield from (_label(facts, each) for each in people if postal_address(facts, each))


def _badge(facts: PackFacts, person: Person, photograph: PrintedPicture | None) -> Card:
    return Card(
        (
            CardLine(person.printed_name, 22, 11, bold=True),
            CardLine(person.role, 12, 9.5, before=2),
            CardLine(organisation_of(facts, person), 11, 9, bold=True, colour="accent", before=5),
        ),
        photograph,
    )


def _place_card(facts: PackFacts, person: Person) -> Card:
    return Card(
        (
            CardLine(person.printed_name, 38, 18, bold=True),
            CardLine(person.role, 14, 10, before=3),
            CardLine(organisation_of(facts, person), 12, 9, colour="quiet", before=2),
        )
    )


def _label(facts: PackFacts, person: Person) -> Card:
    return Card(
        (
            CardLine(person.printed_name, 11, 8, bold=True),
            CardLine(organisation_of(facts, person), 10, 7.5),
            CardLine("\n".join(postal_address(facts, person)), 10, 7.5),
        )
    )


def _door_sign(facts: PackFacts, door: AtDoor) -> Card:
    """The room first; then what happens there, in time."""
    where = door.base.name
    lines = [CardLine(door.room or where, 88, 36, bold=True)]
    if door.room:
        lines.append(CardLine(where, 32, 18, colour="accent", before=2))
    if door.sessions:
        lines.append(CardLine(day_words(day_of(facts, door.sessions[0])), 28, 16, bold=True, before=18))
    for session in door.sessions:
        lines += _session(facts, session)
    return Card(tuple(lines))


def _session(facts: PackFacts, session: Session) -> Iterator[CardLine]:
    """Never who is seen: a door is read by everybody who passes it."""
    pencilled = " (pencilled)" if session.state is SessionState.PENCILLED else ""
    yield CardLine(f"{times_words(session)}  {_on_a_door(facts, session)}{pencilled}", 24, 12, before=11)
    parts = [f"Inspectors: {session.inspectors}"] if session.inspectors else []
    escort = ", ".join(each.printed_name for each in at_session(facts, session, Part.ESCORT))
    parts += [f"Escort: {escort}"] if escort else []
    if parts:
        yield CardLine(". ".join(parts), 17, 11, colour="quiet", before=1)


def _on_a_door(facts: PackFacts, session: Session) -> str:
    """The title, unless it would tell who sits behind the door, or that it is about somebody's care."""
    if session.format is SessionFormat.CASE_TRACKING:
        return IN_USE
    title = session.title.casefold()
    seen = (each for part in SEEN for each in at_session(facts, session, part))
    names = (name for person in seen for name in person.names)
    return FORMATS[session.format] if any(name.casefold() in title for name in names) else session.title


def _sign_in(facts: PackFacts, order: SheetOrder) -> Iterator[Block]:
    for place, desk in enumerate(desks(facts, order)):
        if place:
            yield PageBreak()
        day = f": {day_words(day_of(facts, desk.sessions[0]))}" if desk.sessions else ""
        yield Heading(1, text(f"{desk.base.name}{day}"))
        yield paragraph(ASKED_TO_SIGN)
        expected = tuple(
            (text(each.printed_name), text(_organisation_or_role(facts, each)), (), (), (), ())
            for each in people_at(facts, desk.sessions)
        )
        yield Table(
            header=tuple(map(text, (NAME, ORGANISATION, CAR, TIME_IN, TIME_OUT, SIGNATURE))),
            rows=(*expected, *(((),) * 6,) * BLANK_ROWS),
            widths=SIGN_IN_WIDTHS,
            row_header=True,
            is_large=True,
        )


def _organisation_or_role(facts: PackFacts, person: Person) -> str:
    return person.organisation or person.role or organisation_of(facts, person)
