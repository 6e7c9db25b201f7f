"""Dates of the regulator's stages as somebody told them: entered, changed and cleared."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.key_dates import told_by
from inspection_ready.domain.stages import YEARS_AHEAD, StageDate, StageFacts, check_stage_date
from inspection_ready.services.inspection import Message, inspection_of, stage_dates, working_calendar
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.domain.regime_stages import Stage
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import UnitOfWork


def stage_named(reader: Registers, stage: str) -> Stage:
    """By its id in the regime, in any capitals. Raises NotFound with those there are."""
    stages = current_regime(reader).framework.stages
    wanted = stage.strip().casefold()
    for each in stages:
        if each.id.casefold() == wanted:
            return each
    raise NotFound("no_such_stage", stage=stage, known=tuple(each.id for each in stages))


def stage_date_of(reader: Registers, stage: str) -> StageDate | None:
    found = reader.register(StageDate).find(stage=stage)
    return found[0] if found else None


def stage_facts(reader: Registers, *, today: dt.date) -> StageFacts | None:
    """None before the notification. Raises NotFound("no_regime")."""
    held = inspection_of(reader)
    if held is None:
        return None
    notified = on_the_clock(held.notified_at).date()
    return StageFacts(
        framework=current_regime(reader).framework,
        told=told_by(held, stage_dates(reader)),
        calendar=working_calendar(reader, around=notified, years_on=YEARS_AHEAD),
        notified=notified,
        today=today,
    )


@verb("stage_date.set")
def set_stage_date(
    uow: UnitOfWork,
    stage: str,
    *,
    first: dt.date,
    last: dt.date | None = None,
    told_by: str | None = None,
    message: Message | None = None,
    notes: str | None = None,
) -> StageDate:
    """What somebody told of the days of a stage; it stands instead of what was held or counted.

    None for who told it, the message or the notes leaves what is held. Raises NotFound before the
    notification and for no stage of the regime; Refused.
    """
    notified = _notified(uow)
    stage = stage_named(uow, stage).id
    last = None if last == first else last
    check_stage_date(stage, first, last, notified=notified)
    dates = uow.register(StageDate)
    held = stage_date_of(uow, stage)
    after = replace(held or StageDate(stage=stage, first=first), first=first, last=last)
    if told_by is not None:
        after = replace(after, told_by=" ".join(told_by.split()))
    if notes is not None:
        after = replace(after, notes=notes.strip())
    if message is not None:
        sha256 = uow.keep_file(message.name, message.data).sha256
        after = replace(after, message_sha256=sha256, message_name=message.name)
    return dates.add(after) if held is None else dates.change(held, after)


@verb("stage_date.clear")
def clear_stage_date(uow: UnitOfWork, stage: str) -> None:
    """The date is counted again, or to come; a message that was filed stays filed.

    A date of a stage that the regime no longer has can be cleared too. Raises NotFound.
    """
    held = stage_date_of(uow, stage)
    if held is None:
        stage = stage_named(uow, stage).id
        held = stage_date_of(uow, stage)
    if held is None:
        raise NotFound("no_stage_date", stage=stage)
    uow.register(StageDate).remove(held)


def _notified(uow: UnitOfWork) -> dt.date:
    held = inspection_of(uow)
    if held is None:
        raise NotFound("not_notified_yet")
    return on_the_clock(held.notified_at).date()
