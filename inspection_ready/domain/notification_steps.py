"""The steps from the notification to the packs, and how far each is: told by what the workspace holds.

Nothing is kept for this. Whoever leaves in the middle, on whatever laptop, comes back to where the workspace stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.key_dates import Span


class Step(StrEnum):
    """In the order they are led through; any may be taken at any time."""

    MESSAGE = "message"
    DATES = "dates"
    MISSING = "missing"
    PEOPLE = "people"
    LETTERS = "letters"
    PACK = "pack"
    ON_SITE = "on-site"


class Progress(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    WAITS = "waits"  # for the regulator, or for somebody's answer: nothing to do here now
    DONE = "done"


OPEN = frozenset({Progress.NOT_STARTED, Progress.UNDER_WAY})
"""There is something to do."""
ORDER = tuple(Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What the workspace tells about the steps. ``touched`` are those for which something was done since the
    notification; what was prepared before it is not among them.
    """

    received_at: dt.datetime | None = None
    is_filed: bool = False
    """Whether the message itself was kept."""
    dates_known: int = 0
    dates_to_come: int = 0
    pressing_gaps: int = 0
    other_gaps: int = 0
    unlisted_managers: int = 0
    """Senior managers for whose diary there is no line yet."""
    diaries: Mapping[DiaryState, int] = field(default_factory=dict)
    open_tasks: int = 0
    late_tasks: int = 0
    letters: int = 0
    """Those that go to some list."""
    copies: int = 0
    """How many letters would be printed, one a person."""
    pack: int | None = None
    """The number of the newest pack of this inspection."""
    pack_made_on: dt.date | None = None
    pack_has_moment: bool = False
    """Whether that pack has the notification as it stands now, and was not made before it was put right."""
    pack_has_days: bool = False
    on_site: Span | None = None
    touched: frozenset[Step] = frozenset()

    @property
    def is_notified(self) -> bool:
        return self.received_at is not None

    def diaries_that_are(self, *states: DiaryState) -> int:
        return sum(self.diaries.get(state, 0) for state in states)

    @property
    def managers(self) -> int:
        return self.unlisted_managers + sum(self.diaries.values())


def progress_of(facts: StepFacts) -> Mapping[Step, Progress]:
    """Every step, in order."""
    return {
        Step.MESSAGE: Progress.DONE if facts.is_notified else Progress.NOT_STARTED,
        Step.DATES: _dates(facts),
        Step.MISSING: Progress.UNDER_WAY if facts.pressing_gaps + facts.other_gaps else Progress.DONE,
        Step.PEOPLE: _people(facts),
        Step.LETTERS: _letters(facts),
        Step.PACK: _pack(facts),
        Step.ON_SITE: _on_site(facts),
    }


def step_to_go_on_with(facts: StepFacts) -> Step:
    """The first with something to do, from the furthest that was taken on. Gaps are printed and marked, so nobody
    who has gone on is sent back to them; with nothing left to do it is the last step.
    """
    progress = progress_of(facts)
    furthest = max(_taken(facts, progress), key=ORDER.index)
    ahead = ORDER[ORDER.index(furthest) :]
    return next((step for step in ahead if progress[step] in OPEN), ORDER[-1])


def _taken(facts: StepFacts, progress: Mapping[Step, Progress]) -> set[Step]:
    if not facts.is_notified:
        return {Step.MESSAGE}
    taken = {Step.MESSAGE, *facts.touched}
    if facts.pack is not None:
        taken.add(Step.PACK)
        # days that are known before the first pack are in it: nobody is led past the other steps for them
        if progress[Step.ON_SITE] is not Progress.WAITS:
            taken.add(Step.ON_SITE)
    return taken


def _dates(facts: StepFacts) -> Progress:
    if not facts.is_notified:
        return Progress.NOT_STARTED
    return Progress.WAITS if facts.dates_to_come else Progress.DONE


def _people(facts: StepFacts) -> Progress:
    asked = facts.diaries_that_are(DiaryState.ASKED)
    clear = facts.diaries_that_are(DiaryState.CONFIRMED)
    to_do = facts.unlisted_managers + facts.diaries_that_are(DiaryState.NOT_ASKED, DiaryState.PROBLEM)
    has_begun = bool(asked or clear or facts.diaries_that_are(DiaryState.PROBLEM))
    if not has_begun and (to_do or not facts.managers):
        return Progress.NOT_STARTED
    if to_do or facts.late_tasks:
        return Progress.UNDER_WAY
    return Progress.WAITS if asked else Progress.DONE


def _letters(facts: StepFacts) -> Progress:
    if not facts.letters:
        return Progress.NOT_STARTED
    return Progress.DONE if facts.copies else Progress.UNDER_WAY


def _pack(facts: StepFacts) -> Progress:
    if facts.pack is None:
        return Progress.NOT_STARTED
    return Progress.DONE if facts.pack_has_moment else Progress.UNDER_WAY


def _on_site(facts: StepFacts) -> Progress:
    if facts.on_site is None:
        return Progress.WAITS
    return Progress.DONE if facts.pack_has_days else Progress.UNDER_WAY
