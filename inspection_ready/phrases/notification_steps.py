"""Says what a step of the notification is called and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.notification_steps import ORDER, Progress, Step
from inspection_ready.phrases.dates import day, day_range, moment
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.notification_steps import StepFacts

STEP_TITLES = {
    Step.MESSAGE: "The notification",
    Step.DATES: "The dates",
    Step.MISSING: "What is missing",
    Step.PEOPLE: "Diaries and tasks",
    Step.LETTERS: "Letters",
    Step.PACK: "The pack",
    Step.ON_SITE: "The days on site",
}
STEP_HELP = {
    Step.MESSAGE: "",
    Step.DATES: "All of this follows from when the notification came. What the regulator has not named yet is to "
    "come, and every document says so.",
    Step.MISSING: "Each of these would be printed as a gap, marked where it is. A pack can be made all the same.",
    Step.PEOPLE: "Senior managers keep the days of the visit free. The tasks have their days from the notification.",
    Step.LETTERS: "Choose a letter, then tick the lists it goes to.",
    Step.PACK: "It gets a number and is kept as it is. You can make another whenever something has changed.",
    Step.ON_SITE: "The regulator names them, often weeks later. Enter them here, and make the next pack with them.",
}
"""What each is for, and what to do; the first says so itself."""
PROGRESS = {
    Progress.NOT_STARTED: "Not started",
    Progress.UNDER_WAY: "Under way",
    Progress.WAITS: "Waiting",
    Progress.DONE: "Done",
}


def step_number(step: Step) -> str:
    """Step 3 of 7."""
    return f"Step {ORDER.index(step) + 1} of {len(ORDER)}"


def step_words(step: Step, progress: Progress, facts: StepFacts) -> str:
    """For example "Done: received at 9:30am on 1 December 2026", or "Not started"."""
    detail = "; ".join(_DETAILS[step](progress, facts))
    return f"{PROGRESS[progress]}: {detail}" if detail else PROGRESS[progress]


def _message(_: Progress, facts: StepFacts) -> Iterator[str]:
    if facts.received_at is not None:
        yield f"received at {moment(on_the_clock(facts.received_at))}"
        if not facts.is_filed:
            yield "the message is not filed yet"


def _dates(progress: Progress, facts: StepFacts) -> Iterator[str]:
    if progress is Progress.NOT_STARTED:
        yield "counted once the notification is entered"
        return
    yield f"{facts.dates_known} counted"
    if facts.dates_to_come:
        yield f"{facts.dates_to_come} to come from the regulator"


def _missing(_: Progress, facts: StepFacts) -> Iterator[str]:
    pressing, others = facts.pressing_gaps, facts.other_gaps
    if pressing:
        yield f"{pressing:,} to do first" + (f", {others:,} more" if others else "")
    else:
        yield f"{others:,} that can wait" if others else "nothing is missing"


def _people(progress: Progress, facts: StepFacts) -> Iterator[str]:
    if not facts.managers:
        yield "no senior manager is known yet"
    elif progress is Progress.NOT_STARTED:
        yield f"{count_of(facts.managers, 'diary', 'diaries')} to clear"
    else:
        yield f"{facts.diaries_that_are(DiaryState.CONFIRMED)} of {facts.managers} diaries clear"
        if problems := facts.diaries_that_are(DiaryState.PROBLEM):
            yield f"{problems} with a problem"
    if facts.open_tasks:
        late = f", {facts.late_tasks} late" if facts.late_tasks else ""
        yield f"{count_of(facts.open_tasks, 'task')} open{late}"


def _letters(progress: Progress, facts: StepFacts) -> Iterator[str]:
    if progress is Progress.NOT_STARTED:
        yield "none is chosen, so none is printed"
    elif progress is Progress.UNDER_WAY:
        yield f"{count_of(facts.letters, 'letter')} chosen, but nobody would get one"
    else:
        yield f"{count_of(facts.letters, 'letter')}, {count_of(facts.copies, 'copy', 'copies')} to print"


def _pack(progress: Progress, facts: StepFacts) -> Iterator[str]:
    if facts.pack is None or facts.pack_made_on is None:
        return
    if progress is Progress.UNDER_WAY:
        yield f"Pack {facts.pack} was made before the notification was changed"
    else:
        yield f"Pack {facts.pack}, made on {day(facts.pack_made_on)}"


def _on_site(progress: Progress, facts: StepFacts) -> Iterator[str]:
    if facts.on_site is None:
        yield "the regulator names the days"
        return
    days = day_range(facts.on_site.first, facts.on_site.last)
    yield f"Pack {facts.pack} has {days}" if progress is Progress.DONE else f"{days}, in no pack yet"


_DETAILS = {
    Step.MESSAGE: _message,
    Step.DATES: _dates,
    Step.MISSING: _missing,
    Step.PEOPLE: _people,
    Step.LETTERS: _letters,
    Step.PACK: _pack,
    Step.ON_SITE: _on_site,
}
