"""What would move if the notification had come at another time: shown before it is corrected."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import NoSuchTime, london_moment
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.key_dates import KeyDate, key_dates
from inspection_ready.phrases.key_dates import when_words
from inspection_ready.services.inspection import (
    current_key_dates,
    inspection_of,
    stage_dates,
    working_calendar,
)
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class Move:
    name: str
    before: str
    after: str


def moves_if_received(reader: Reader, received: dt.datetime, *, today: dt.date) -> tuple[Move, ...]:
    """Only the dates that would be others. Raises NotFound before the notification; Refused."""
    held = inspection_of(reader)
    if held is None:
        raise NotFound("not_notified")
    try:
        moment = london_moment(received)
    except NoSuchTime as error:
        raise Refused("no_such_time", typed=error.typed) from error
    framework = current_regime(reader).framework
    told = stage_dates(reader)
    calendar = working_calendar(reader, around=moment.date(), told=told)
    after = key_dates(framework, replace(held, notified_at=moment), calendar, told)
    pairs: zip[tuple[KeyDate, KeyDate]] = zip(current_key_dates(reader, today=today), after, strict=True)
    return tuple(
        Move(new.name, when_words(old), when_words(new))
        for old, new in pairs
        if when_words(old) != when_words(new)
    )
