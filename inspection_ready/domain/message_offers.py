"""Which dates a message seems to tell: offered to a person with the sentence each was read from, never taken unasked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.message_dates import About, FoundDate
from inspection_ready.domain.messages import has_word
from inspection_ready.domain.regimes import ON_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.messages import Reading
    from inspection_ready.domain.regime_stages import Stage
    from inspection_ready.domain.regimes import FrameworkVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """``found`` is None where the day is the one the message came on, ``at``."""

    stage: str
    first: dt.date
    last: dt.date
    found: FoundDate | None = None
    at: dt.datetime | None = None


def offers_in(reading: Reading, framework: FrameworkVersion) -> tuple[Offer, ...]:
    """The stage that begins with such a message first; then those whose days it names."""
    kind = reading.kind
    if kind is None:
        return ()
    began = arrival_of(reading, kind.stage) if kind.stage else None
    told = (
        offer
        for stage in framework.stages
        if stage.id in kind.tells and stage.id != kind.stage
        for offer in _named(reading, stage, kind.words)
    )
    return (*((began,) if began else ()), *told)


def arrival_of(reading: Reading, stage: str) -> Offer | None:
    """The day the message came; None where it does not say."""
    if reading.received_at is None:
        return None
    day = on_the_clock(reading.received_at).date()
    return Offer(stage=stage, first=day, last=day, at=reading.received_at)


def _named(reading: Reading, stage: Stage, words: tuple[str, ...]) -> Iterator[Offer]:
    """Days said to be on site for the visit, deadlines for what has one; else those beside a word of the kind."""
    if stage.id == ON_SITE:
        fitting = reading.about(About.ON_SITE)
    elif stage.has_deadline:
        fitting = reading.about(About.DEADLINE)
    else:
        beside = [each for each in reading.dates if any(has_word(each.sentence, word) for word in words)]
        fitting = tuple(beside) or reading.about(About.OTHER)
    seen = set()
    for each in fitting:
        if (each.first, each.last) not in seen:
            seen.add((each.first, each.last))
            yield Offer(stage=stage.id, first=each.first, last=each.last, found=each)
