"""Bases and facilities: every building, its rooms, and what is known about it, with who checked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import email_runs, phone_runs
from inspection_ready.documents.compose.positions import map_position, way_from
from inspection_ready.documents.model import (
    Heading,
    KeyValues,
    Run,
    Table,
    has_words,
    paragraph,
    text,
)
from inspection_ready.phrases import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.places import Place

NOT_CHECKED = "Not yet checked"
NOT_KNOWN = "Not known yet"
ROOM_HEADER = ("Room", "People", "Equipment", "Notes")
ROOM_WIDTHS = (0.30, 0.14, 0.30, 0.26)
FACILITY_WIDTHS = (0.20, 0.40, 0.40)
ALWAYS = 2
"""Columns that are there although nobody knows: a room, and how many people it holds."""
SUMMARY_WIDTHS = (0.34, 0.38, 0.28)


def compose_bases(facts: PackFacts) -> Document:
    bases = open_bases(facts)
    summary = (_summary(bases),) if len(bases) > 1 else ()
    return framed(facts, title="Bases and facilities", blocks=(*summary, *base_blocks(facts, level=1)))


def open_bases(facts: PackFacts) -> list[Base]:
    """The main base first, then by name; those closed by now are left out."""
    still_open = [
        base for base in facts.bases if base.closed_on is None or base.closed_on > facts.prepared_on
    ]
    return sorted(still_open, key=lambda base: (not base.is_main, base.name.casefold()))


def main_base(facts: PackFacts) -> Base | None:
    return next((base for base in open_bases(facts) if base.is_main), None)


def base_blocks(facts: PackFacts, *, level: int) -> Iterator[Block]:
    """Each base under a heading of that level, its rooms and facilities one level below."""
    main = main_base(facts)
    if not open_bases(facts):
        yield paragraph("No bases are held yet.")
    for base in open_bases(facts):
        yield Heading(level, text(base.name))
        yield _about(facts, base, main)
        yield from _rooms(facts, base, level + 1)
        yield from facility_blocks(facts, base, level + 1)


def room_blocks(facts: PackFacts, *, level: int) -> Iterator[Block]:
    """The rooms of each base under its name; bases without rooms are left out."""
    with_rooms = [base for base in open_bases(facts) if base.id in facts.rooms_at]
    if not with_rooms:
        yield paragraph("No rooms are held yet.")
    for base in with_rooms:
        yield Heading(level, text(base.name))
        yield _room_table(facts, base)


def _summary(bases: list[Base]) -> Table:
    return Table(
        header=(text("Base"), text("Address"), text("Suitable for visits")),
        rows=tuple(
            (text(base.name), text(", ".join(address_lines(base))), text(_visits(base))) for base in bases
        ),
        widths=SUMMARY_WIDTHS,
        caption="All bases",
        row_header=True,
    )


def _about(facts: PackFacts, base: Base, main: Base | None) -> KeyValues:
    """Where nothing can be said of any facility, the card says so, and no heading with nothing under it follows."""
    known = (
        ("Address", text("\n".join(address_lines(base)))),
        ("Main base", text("Yes" if base.is_main else "")),
        ("Used as", text(base.use)),
        ("Where it is", text("" if main is None or main is base else way_from(main, base))),
        ("Map position", text(map_position(base))),
        ("Opening hours", text(base.opening_hours or NOT_KNOWN)),
        ("Reception", text(base.reception or NOT_KNOWN)),
        ("Phone", phone_runs(base.phone)),
        ("E-mail", email_runs(base.email)),
        ("Website", website_runs(base.website)),
        ("Teams here", text(base.teams)),
        ("Suitable for visits", text(_visits(base))),
        ("Facilities", text("" if _shown(facts, base) or not facts.kinds else _why_silent(facts))),
    )
    return KeyValues(tuple(pair for pair in known if has_words(pair[1])))


def address_lines(base: Base | Place) -> list[str]:
    lines = [line.strip().rstrip(",") for line in base.address.splitlines()]
    return [line for line in (*lines, base.postcode) if line] or [NOT_KNOWN]


def website_runs(address: str) -> Runs:
    is_link = address.lower().startswith(("https://", "http://")) and not any(c.isspace() for c in address)
    return (Run(address, link=address),) if is_link else text(address)


def _visits(base: Base) -> str:
    match base.suitable_for_visits:
        case True:
            return "Yes"
        case False:
            return "No"
        case None:
            return NOT_KNOWN


def _rooms(facts: PackFacts, base: Base, level: int) -> Iterator[Block]:
    if base.id in facts.rooms_at:
        yield Heading(level, text("Rooms"))
        yield _room_table(facts, base)


def _room_table(facts: PackFacts, base: Base) -> Table:
    """What is said of none of the rooms has no column."""
    rooms = sorted(facts.rooms_at[base.id], key=lambda room: room.name.casefold())
    rows = [_room_row(room) for room in rooms]
    shown = [place for place in range(len(ROOM_HEADER)) if place < ALWAYS or any(row[place] for row in rows)]
    total = sum(ROOM_WIDTHS[place] for place in shown)
    return Table(
        header=tuple(text(ROOM_HEADER[place]) for place in shown),
        rows=tuple(tuple(row[place] for place in shown) for row in rows),
        widths=tuple(ROOM_WIDTHS[place] / total for place in shown),
        row_header=True,
    )


def _room_row(room: Room) -> tuple[Runs, ...]:
    capacity = NOT_KNOWN if room.capacity is None else str(room.capacity)
    return text(room.name), text(capacity), text(room.equipment), text(room.notes)


def facility_blocks(facts: PackFacts, base: Base, level: int) -> Iterator[Block]:
    """What is known of each kind, and who checked it; nothing where nothing can be said."""
    shown = _shown(facts, base)
    if not shown:
        return
    yield Heading(level, text("Facilities"))
    yield Table(
        header=(text("Facility"), text("What is there"), text("Checked")),
        rows=tuple(_facility_row(facts, kind, fact) for kind, fact in shown),
        widths=FACILITY_WIDTHS,
        row_header=True,
    )
    if silent := [kind.name for kind in _kinds(facts) if all(kind is not each for each, _ in shown)]:
        yield paragraph(f"{_why_silent(facts)}: {', '.join(silent)}.", "quiet")


def _shown(facts: PackFacts, base: Base) -> list[tuple[FacilityKind, BaseFact]]:
    held = {fact.kind_id: fact for fact in facts.facts_at.get(base.id, ())}
    return [
        (kind, held[kind.id]) for kind in _kinds(facts) if kind.id in held and _is_shown(facts, held[kind.id])
    ]


def _kinds(facts: PackFacts) -> list[FacilityKind]:
    return sorted(facts.kinds, key=lambda kind: (kind.position, kind.name.casefold()))


def _is_shown(facts: PackFacts, fact: BaseFact) -> bool:
    """What nobody has checked is printed and marked, unless the council leaves it out."""
    if facts.council.leave_out_unchecked:
        return fact.is_checked
    return bool(fact.value.strip() or fact.note.strip() or fact.is_checked)


def _why_silent(facts: PackFacts) -> str:
    return "Left out, because nobody has checked it" if facts.council.leave_out_unchecked else NOT_KNOWN


def _facility_row(facts: PackFacts, kind: FacilityKind, fact: BaseFact) -> tuple[Runs, ...]:
    said = "\n".join(part for part in (fact.value, fact.note) if part)
    return text(kind.name), text(said or NOT_KNOWN), checked(facts, fact)


def checked(facts: PackFacts, fact: BaseFact | Place | KeyFact) -> Runs:
    if not fact.is_checked or fact.checked_on is None:
        return (Run(NOT_CHECKED, italic=True),)
    words = f"By {fact.checked_by}, on {dates.day(fact.checked_on)}"
    if facts.is_stale(fact):
        months = facts.council.fact_months
        words += f"\nMore than {months} {'month' if months == 1 else 'months'} ago: to be checked again"
    return text(words)
