"""What the coordinator was told about a stage of the regulator's process: its real days, instead of counted ones."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import add_months, check_years
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.key_dates import Span, count
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE
from inspection_ready.domain.rows import Row
from inspection_ready.domain.visits import OffDay, off_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection_ready.domain.regime_stages import Stage
    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.domain.working_days import WorkingCalendar

HAVE_THEIR_OWN_DOOR = frozenset({NOTIFICATION, ON_SITE})
"""Stages whose days the inspection itself holds."""
YEARS_AHEAD = 6
"""The next assessment is the last stage, some four years on: further from the notification, the year is mistyped."""
MOST_DAYS = 366
"""No stage is longer: one of its two days is mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDate(Row):
    """One a stage. The notification and the days on site are held by the inspection itself."""

    stage: str
    """Its id in the regime."""
    first: date
    last: date | None = None
    """None for one day."""
    told_by: str = ""
    """Who said so."""
    message_sha256: str | None = None
    """The message as a stored file, where it was kept."""
    message_name: str = ""
    notes: str = ""


class StageOdd(StrEnum):
    BEFORE_AN_EARLIER_STAGE = "before_an_earlier_stage"
    AFTER_A_LATER_STAGE = "after_a_later_stage"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    LATER_THAN_COUNTED = "later_than_counted"
    NO_WORKING_DAY = "no_working_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOddity:
    """``off`` only for a day nobody works; ``other`` and ``on`` for a stage that seems out of order, or what is counted."""

    odd: StageOdd
    name: str
    span: Span
    off: OffDay | None = None
    other: str = ""
    on: date | None = None


def check_stage_date(stage: str, first: date, last: date | None, *, notified: date) -> None:
    """Raises Refused for what cannot be."""
    if stage in HAVE_THEIR_OWN_DOOR:
        raise Refused("stage_has_its_own_door", stage=stage)
    check_years(first, last)
    if last is not None and last < first:
        raise Refused("ends_before_it_starts", first=first, last=last)
    if first < notified:
        raise Refused("stage_before_notification", day=first, notified=notified)
    latest = last or first
    if latest > add_months(notified, 12 * YEARS_AHEAD):
        raise Refused("stage_far_away", day=latest, notified=notified, years=YEARS_AHEAD)
    if (latest - first).days >= MOST_DAYS:
        raise Refused("stage_too_long", first=first, last=latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """What a date of a stage is held against, before it is entered and after."""

    framework: FrameworkVersion
    told: Mapping[str, Span]
    """The days of all stages that somebody told."""
    calendar: WorkingCalendar
    notified: date
    today: date

    def check(self, stage: str, first: date, last: date | None) -> None:
        check_stage_date(stage, first, last, notified=self.notified)

    def oddities(self, stage: str, first: date, last: date | None) -> tuple[StageOddity, ...]:
        """What is worth a second look, and is taken all the same."""
        held, span = self.framework.stage(stage), Span(first, last or first)
        others = {name: days for name, days in self.told.items() if name != stage}
        return (
            *_off(held, span, self.calendar),
            *_out_of_order(self.framework, held, span, others),
            *_later_than_counted(held, span, others, self.calendar),
            *_wrong_side_of_today(self.framework, held, span, self.today),
        )


def arriving(framework: FrameworkVersion) -> frozenset[str]:
    """Stages whose day is the day a message came."""
    return frozenset(kind.stage for kind in framework.notifications if kind.stage)


def _off(stage: Stage, span: Span, calendar: WorkingCalendar) -> Iterator[StageOddity]:
    """Both ends: a stretch of weeks has weekends in it, and nobody needs to be told."""
    for day in dict.fromkeys((span.first, span.last)):
        for off in off_days(day, day, calendar):
            yield StageOddity(odd=StageOdd.NO_WORKING_DAY, name=stage.name, span=span, off=off)


def _out_of_order(
    framework: FrameworkVersion, stage: Stage, span: Span, told: Mapping[str, Span]
) -> Iterator[StageOddity]:
    """The nearest stage on either side that seems to be on the wrong one."""
    order = [each.id for each in framework.stages]
    place = order.index(stage.id)
    before = [(each, told[each.id]) for each in framework.stages[:place] if each.id in told]
    after = [(each, told[each.id]) for each in framework.stages[place + 1 :] if each.id in told]
    for other, on in reversed(before):
        if span.first < on.first:
            yield _order(StageOdd.BEFORE_AN_EARLIER_STAGE, stage, span, other, on)
            break
    for other, on in after:
        if span.first > on.last:
            yield _order(StageOdd.AFTER_A_LATER_STAGE, stage, span, other, on)
            break


def _order(odd: StageOdd, stage: Stage, span: Span, other: Stage, on: Span) -> StageOddity:
    return StageOddity(odd=odd, name=stage.name, span=span, other=other.name, on=on.first)


def _later_than_counted(
    stage: Stage, span: Span, told: Mapping[str, Span], calendar: WorkingCalendar
) -> Iterator[StageOddity]:
    """The regulator may give more time; a mistyped day would too."""
    if stage.offset is None or not stage.has_deadline:
        return
    counted = count(stage.offset, told, calendar.holidays)
    if counted is not None and span.last > counted.last:
        yield StageOddity(odd=StageOdd.LATER_THAN_COUNTED, name=stage.name, span=span, on=counted.last)


def _wrong_side_of_today(
    framework: FrameworkVersion, stage: Stage, span: Span, today: date
) -> Iterator[StageOddity]:
    """What comes as a message cannot have come yet if its day is ahead; all else is told beforehand."""
    if stage.id in arriving(framework):
        if span.first > today:
            yield StageOddity(odd=StageOdd.IN_FUTURE, name=stage.name, span=span)
    elif span.last < today:
        yield StageOddity(odd=StageOdd.IN_PAST, name=stage.name, span=span)
