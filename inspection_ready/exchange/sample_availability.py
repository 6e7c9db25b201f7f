"""When the sample council's people, rooms and bases can or cannot, and the ways between its bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.exchange.sample_bases import MOST_MINUTES
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys


def read_availability(top: Fields, keys: SampleKeys) -> tuple[Availability, ...]:
    return tuple(_availability(fields, keys) for fields in each(top, "availability"))


def read_ways(top: Fields, keys: SampleKeys) -> tuple[BaseWay, ...]:
    return tuple(
        BaseWay(
            base_id=keys.bases.get(fields.reference("from", "base", keys.bases), 0),
            other_id=keys.bases.get(fields.reference("to", "base", keys.bases), 0),
            minutes=fields.whole("minutes", least=0, most=MOST_MINUTES),
            how=fields.text("how", default=""),
        )
        for fields in each(top, "ways")
    )


def _availability(fields: Fields, keys: SampleKeys) -> Availability:
    return Availability(
        person_id=keys.person(fields, "person"),
        inspector=fields.text("inspector", default=""),
        base_id=keys.base(fields),
        can=fields.choice("can", Can, Can.CANNOT),
        weekdays=fields.text("weekdays", default=""),
        starts=fields.time("from") if fields.has("from") else None,
        ends=fields.time("to") if fields.has("to") else None,
        why=fields.text("why"),
    )
