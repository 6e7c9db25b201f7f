"""The plan of the welcome pack: bases and places around the main base, drawn, and told in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.around import MAIN_PIN, Entry, around, directions, said
from inspection_ready.documents.compose.bases import main_base
from inspection_ready.documents.compose.map import can_be_drawn, map_blocks
from inspection_ready.documents.model import Drawing, paragraph, text
from inspection_ready.documents.plans import HEIGHT, WIDTH, Around, is_beyond, plan_shapes
from inspection_ready.domain.maps import reach_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block
    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.packs import PackFacts


def plan_blocks(facts: PackFacts) -> Iterator[Block]:
    """On the council's map where one is held that shows the main base."""
    main = main_base(facts)
    if main is None or main.latitude is None or main.longitude is None:
        yield paragraph("There is no plan yet: nobody has said where the main base is on the map.")
        return
    known, unknown = around(facts, main)
    if can_be_drawn(facts, main):
        yield from map_blocks(facts, main, known, unknown)
    elif known:
        yield _plan(main, known, unknown)
    else:
        yield paragraph(f"There is no plan yet: only the position of {main.name} is known.")


def _plan(main: Base, known: Sequence[Entry], unknown: Sequence[str]) -> Drawing:
    drawn = [Around(entry.pin, entry.miles, entry.bearing) for entry in known if entry.pin]
    reach = reach_of([each.miles for each in drawn])
    beyond = {each.label for each in drawn if is_beyond(each, reach)}
    is_one = len(known) == 1
    return Drawing(
        WIDTH,
        HEIGHT,
        tuple(plan_shapes(drawn, middle=MAIN_PIN)),
        alt=said("A plan" if is_one else f"A plan with {main.name} in the middle", main, known),
        beside=directions(main, known, unknown, drawn="plan", main_is="In the middle", beyond=beyond),
        caption=text(f"Around {main.name}, in straight lines"),
    )
