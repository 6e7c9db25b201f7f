"""Days counted from an event, as regimes and checklists write them: "by 3 weeks after notification"."""

from __future__ import annotations

import re
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    MONDAYS = "Mondays"  # 1 is the Monday that follows


class Limit(StrEnum):
    """What an offset says about the day it leads to."""

    ON = "on"  # exactly then
    BY = "by"  # not later than
    AT_LEAST = "at least"  # so long a time, or longer
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """``least`` to ``most`` units after (or before) an event; equal where one number is given."""

    least: int
    most: int
    unit: Unit
    event: str
    before: bool
    limit: Limit


NO_OFFSET = Offset(least=0, most=0, unit=Unit.DAYS, event="", before=False, limit=Limit.ON)
_UNITS = {unit.value.lower(): unit for unit in Unit} | {
    "day": Unit.DAYS,
    "working day": Unit.WORKING_DAYS,
    "week": Unit.WEEKS,
    "month": Unit.MONTHS,
    "monday": Unit.MONDAYS,
}
_OFFSET = re.compile(
    r"(?:(?P<limit>on|by|at least|about) )?(?P<least>\d{1,3})(?: to (?P<most>\d{1,3}))?"
    r" (?P<unit>[A-Za-z ]+?) (?P<side>before|after) (?:the )?(?P<event>[A-Za-z0-9.-]+)",
    re.ASCII,
)


class NotAnOffset(ValueError):  # noqa: N818 - says what the text is, like the app's other refusals
    """Its argument is the code of the mistake: "not_an_offset" or "wrong_way_round"."""


def parse_offset(text: str) -> Offset:
    """``event`` is the id of a stage, which nobody has looked up yet. Raises NotAnOffset."""
    match = _OFFSET.fullmatch(" ".join(text.split()))
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None:
        raise NotAnOffset("not_an_offset")
    least, most = int(match["least"]), int(match["most"] or match["least"])
    if most < least:
        raise NotAnOffset("wrong_way_round")
    return Offset(
        least=least,
        most=most,
        unit=unit,
        event=match["event"],
        before=match["side"] == "before",
        limit=Limit(match["limit"] or Limit.ON),
    )


def offset_text(offset: Offset) -> str:
    """As ``parse_offset`` reads it."""
    count = str(offset.least) if offset.least == offset.most else f"{offset.least} to {offset.most}"
    unit = offset.unit.value.removesuffix("s") if offset.least == offset.most == 1 else offset.unit.value
    side = "before" if offset.before else "after"
    limit = "" if offset.limit is Limit.ON else f"{offset.limit.value} "
    return f"{limit}{count} {unit} {side} {offset.event}"
