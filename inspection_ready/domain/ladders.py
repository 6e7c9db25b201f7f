"""The chase ladder: when somebody is asked again, and who, a step a line, in words a council writes itself.

"2 working days before it is due at 9am: owner, second". Steps in working days are for requests with days to
answer, steps in hours for those with hours; "At once" is for both.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.working_days import add_working_days, last_working_day_by

HOURS_BELOW = dt.timedelta(hours=48)
"""Below this hours are counted, above it days."""
MOST_STEPS = 30
MOST_COUNT = 400
NOON = 12

Off = frozenset[dt.date]


class Anchor(StrEnum):
    ASKED = "asked"
    DUE = "due"


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    HOURS = "hours"


class Rung(StrEnum):
    """Who, of those around a request."""

    OWNER = "owner"
    SECOND = "second"
    HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseStep:
    """``count`` is negative before the anchor; ``at`` None is the anchor's own time of day."""

    anchor: Anchor
    count: int = 0
    unit: Unit = Unit.WORKING_DAYS
    at: dt.time | None = None
    to: tuple[Rung, ...] = (Rung.OWNER,)

    @property
    def code(self) -> str:
        """What tells it from other steps, whoever it is to: "due-2d09:00"."""
        letter = "h" if self.unit is Unit.HOURS else "d"
        clock = "" if self.at is None else f"{self.at:%H:%M}"
        return f"{self.anchor.value}{self.count:+d}{letter}{clock}"

    def is_for(self, *, counts_hours: bool) -> bool:
        if self.anchor is Anchor.ASKED and not self.count and self.at is None:
            return True
        return (self.unit is Unit.HOURS) == counts_hours

    def moment(self, since: dt.datetime, due: dt.datetime | None, off: Off) -> dt.datetime | None:
        """When it is taken; None for a step counted from a due time that nobody set."""
        anchor = since if self.anchor is Anchor.ASKED else due
        if anchor is None:
            return None
        if self.unit is Unit.HOURS:
            return anchor + dt.timedelta(hours=self.count)
        if not self.count and self.at is None:
            return anchor
        clock = on_the_clock(anchor)
        day = add_working_days(clock.date(), self.count, off)
        if self.anchor is Anchor.DUE and not self.count:
            day = last_working_day_by(day, off)
        return dt.datetime.combine(day, self.at or clock.time(), tzinfo=LONDON).astimezone(dt.UTC)


class NotAStep(ValueError):  # noqa: N818  it is named for what the line is; services say it as a refusal
    """``line`` counts from 1."""

    def __init__(self, code: str, line: int, typed: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.typed = typed


_RUNGS = {
    "owner": Rung.OWNER,
    "the owner": Rung.OWNER,
    "second": Rung.SECOND,
    "the second": Rung.SECOND,
    "head": Rung.HEAD,
    "head of service": Rung.HEAD,
    "the head of service": Rung.HEAD,
}
_CODE = re.compile(r"(?P<anchor>[a-z]+)(?P<count>[+-]\d+)(?P<unit>[hd])(?P<clock>\d\d:\d\d)?")
_NAMES = {Rung.OWNER: "owner", Rung.SECOND: "second", Rung.HEAD: "head of service"}
_TIME = r"(?: at (?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)?)?"
_COUNTED = re.compile(
    r"(?P<count>\d{1,4}) (?P<unit>working days?|hours?) (?P<side>before|after) it (?:is|was) (?P<anchor>asked|due)"
    + _TIME
)
_ON_THE_DAY = re.compile(r"on the day it (?:is|was) (?P<anchor>asked|due)" + _TIME)
_WHEN_DUE = re.compile(r"when it (?:is|was) due")


def ladder_in(words: str) -> tuple[ChaseStep, ...]:
    """A step a line, in their order; empty lines are nothing. Raises NotAStep."""
    steps: list[ChaseStep] = []
    for number, line in enumerate(words.splitlines(), start=1):
        typed = " ".join(line.split())
        if typed:
            step = _step(typed, number)
            if step.code in {each.code for each in steps}:
                raise NotAStep("step_twice", number, typed)
            steps.append(step)
        if len(steps) > MOST_STEPS:
            raise NotAStep("too_many_steps", number, typed)
    return tuple(steps)


def counts_hours(since: dt.datetime, due: dt.datetime | None) -> bool:
    """Whether it was given hours to be answered in, and not days."""
    return due is not None and due - since < HOURS_BELOW


def step_text(step: ChaseStep) -> str:
    """As ``ladder_in`` reads it: "2 working days before it is due at 9am: owner, second"."""
    return f"{when_text(step)}: {', '.join(_NAMES[rung] for rung in step.to)}"


def when_text(step: ChaseStep) -> str:
    """Without whom it is to."""
    if not step.count and step.unit is Unit.HOURS:
        return "When it is due"
    clock = "" if step.at is None else f" at {_clock_text(step.at)}"
    if not step.count:
        alone = step.anchor is Anchor.ASKED and step.at is None
        return "At once" if alone else f"On the day it is {step.anchor.value}{clock}"
    unit = "hour" if step.unit is Unit.HOURS else "working day"
    side = "before" if step.count < 0 else "after"
    plural = "" if abs(step.count) == 1 else "s"
    return f"{abs(step.count)} {unit}{plural} {side} it is {step.anchor.value}{clock}"


def step_of(code: str) -> ChaseStep:
    """The step a code was of, but for whom it was to; for codes of ours alone."""
    match = _CODE.fullmatch(code)
    assert match is not None, code
    return ChaseStep(
        anchor=Anchor(match["anchor"]),
        count=int(match["count"]),
        unit=Unit.HOURS if match["unit"] == "h" else Unit.WORKING_DAYS,
        at=dt.time.fromisoformat(match["clock"]) if match["clock"] else None,
    )


# inside


def _clock_text(at: dt.time) -> str:
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % NOON or NOON}{minutes}{'am' if at.hour < NOON else 'pm'}"


def _step(typed: str, number: int) -> ChaseStep:
    when, colon, whom = typed.partition(": ")
    if not colon:
        raise NotAStep("step_to_nobody", number, typed)
    to = _whom(whom, number, typed)
    when = when.casefold().strip()
    if when == "at once":
        return ChaseStep(anchor=Anchor.ASKED, to=to)
    if _WHEN_DUE.fullmatch(when):
        return ChaseStep(anchor=Anchor.DUE, unit=Unit.HOURS, to=to)
    if match := _ON_THE_DAY.fullmatch(when):
        return ChaseStep(anchor=Anchor(match["anchor"]), at=_time(match, number, typed), to=to)
    if match := _COUNTED.fullmatch(when):
        return _counted(match, to, number, typed)
    raise NotAStep("step_not_understood", number, typed)


def _counted(match: re.Match[str], to: tuple[Rung, ...], number: int, typed: str) -> ChaseStep:
    count = int(match["count"])
    unit = Unit.HOURS if match["unit"].startswith("hour") else Unit.WORKING_DAYS
    at = _time(match, number, typed)
    if not 0 < count <= MOST_COUNT or (unit is Unit.HOURS and at is not None):
        raise NotAStep("step_not_understood", number, typed)
    sign = -1 if match["side"] == "before" else 1
    if sign < 0 and match["anchor"] == Anchor.ASKED:
        raise NotAStep("step_before_it_was_asked", number, typed)
    return ChaseStep(anchor=Anchor(match["anchor"]), count=sign * count, unit=unit, at=at, to=to)


def _time(match: re.Match[str], number: int, typed: str) -> dt.time | None:
    if match["hour"] is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and not 1 <= hour <= NOON:
        raise NotAStep("step_not_understood", number, typed)
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError as error:
        raise NotAStep("step_not_understood", number, typed) from error


def _whom(whom: str, number: int, typed: str) -> tuple[Rung, ...]:
    named = [part.strip() for part in re.split(r",| and ", whom.casefold().rstrip(".")) if part.strip()]
    if not named or any(part not in _RUNGS for part in named):
        raise NotAStep("step_to_nobody", number, typed)
    wanted = {_RUNGS[part] for part in named}
    return tuple(rung for rung in Rung if rung in wanted)
