"""Stages, and days counted from them: "by 3 weeks after notification", "at least 6 to 8 weeks before on-site"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection_ready.domain.regimes import NOTIFICATION, ChecklistItem, Limit, Offset, Stage, Unit
from inspection_ready.exchange.regime_lists import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspection_ready.exchange.fields import Fields

MOST_COUNT = 999
_UNITS = {unit.value.lower(): unit for unit in Unit} | {
    "day": Unit.DAYS,
    "working day": Unit.WORKING_DAYS,
    "week": Unit.WEEKS,
    "month": Unit.MONTHS,
    "monday": Unit.MONDAYS,
}
_OFFSET = re.compile(
    r"(?:(?P<limit>on|by|at least|about) )?(?P<least>\d{1,3})(?: to (?P<most>\d{1,3}))?"
    r" (?P<unit>[A-Za-z ]+?) (?P<side>before|after) (?P<event>[A-Za-z0-9.-]+)",
    re.ASCII,
)


def read_stages(top: Fields) -> tuple[Stage, ...]:
    """An offset may count from a stage further down the list, so they are looked at last."""
    stages = []
    counted = []
    for fields, basis in listed(top, "stages"):
        stage = Stage(
            id=fields.identity(),
            name=fields.text("name"),
            called=fields.text("called", default=""),
            found=fields.text("found", default=""),
            is_event=fields.yes("event", default=False),
            offset=read_offset(fields) if fields.has("when") else None,
            basis=basis,
        )
        stages.append(stage)
        counted.append((fields, stage.offset))
    events = tuple(stage.id for stage in stages if stage.is_event)
    for fields, offset in counted:
        _check_event(fields, offset, events)
    if stages and NOTIFICATION not in events:
        top.note("stages", "no_notification", id=NOTIFICATION)
    return tuple(stages)


def read_checklist(
    top: Fields, *, functions: Collection[str], stages: tuple[Stage, ...]
) -> tuple[ChecklistItem, ...]:
    events = tuple(stage.id for stage in stages if stage.is_event)
    items = []
    for fields, basis in listed(top, "checklist", key="task"):
        due = read_offset(fields)
        _check_event(fields, due, events)
        items.append(
            ChecklistItem(
                function=fields.reference("function", "function", functions),
                task=fields.text("task"),
                due=due,
                basis=basis,
            )
        )
    return tuple(items)


def read_offset(fields: Fields) -> Offset:
    text = fields.text("when")
    match = _OFFSET.fullmatch(" ".join(text.split()))
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None:
        if text:
            fields.note("when", "not_an_offset", value=text, units=tuple(unit.value for unit in Unit))
        return Offset(least=0, most=0, unit=Unit.DAYS, event="", before=False, limit=Limit.ON)
    least, most = int(match["least"]), int(match["most"] or match["least"])
    if most < least:
        fields.note("when", "wrong_way_round", value=text)
    return Offset(
        least=least,
        most=most,
        unit=unit,
        event=match["event"],
        before=match["side"] == "before",
        limit=Limit(match["limit"] or Limit.ON),
    )


def _check_event(fields: Fields, offset: Offset | None, events: tuple[str, ...]) -> None:
    if offset is not None and offset.event and offset.event not in events:
        fields.note("when", "no_such", value=offset.event, kind="event", near=(), known=events)
