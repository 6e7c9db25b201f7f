"""Stages, and days counted from them: "by 3 weeks after notification", "at least 6 to 8 weeks before on-site"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.offsets import NO_OFFSET, NotAnOffset, Offset, Unit, parse_offset
from inspection_ready.domain.regime_stages import MessageKind, Stage
from inspection_ready.domain.regime_starters import ChecklistItem
from inspection_ready.domain.regimes import NOTIFICATION
from inspection_ready.exchange.regime_lists import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspection_ready.exchange.fields import Fields


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
            is_deadline=fields.yes("deadline", default=False),
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


def read_notifications(top: Fields, *, stages: tuple[Stage, ...]) -> tuple[MessageKind, ...]:
    known = tuple(stage.id for stage in stages)
    kinds = []
    for fields, basis in listed(top, "notifications"):
        words = fields.texts("words")
        if not words:
            fields.note("words", "missing")
        kinds.append(
            MessageKind(
                id=fields.identity(),
                name=fields.text("name"),
                stage=fields.reference("stage", "stage", known) if fields.has("stage") else "",
                tells=fields.references("tells", "stage", known),
                words=words,
                unless=fields.texts("unless"),
                basis=basis,
            )
        )
    return tuple(kinds)


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
    try:
        return parse_offset(text)
    except NotAnOffset as error:
        if text:
            fields.note("when", *error.args, value=text, units=tuple(unit.value for unit in Unit))
    return NO_OFFSET


def _check_event(fields: Fields, offset: Offset | None, events: tuple[str, ...]) -> None:
    if offset is not None and offset.event and offset.event not in events:
        fields.note("when", "no_such", value=offset.event, kind="event", near=(), known=events)
