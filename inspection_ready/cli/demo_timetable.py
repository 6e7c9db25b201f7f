"""What the demo does once the days on site are known: the timetable is issued, changed on a wish, and issued again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.domain.plan_choice import begins_in
from inspection_ready.domain.plan_subjects import session_named
from inspection_ready.domain.timetable import Half, SessionState
from inspection_ready.phrases.clashes import called
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.people import person_named
from inspection_ready.services.planning import moved_to, place_sessions, proposed, situation
from inspection_ready.services.sessions import change_session
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import mark_slips_sent
from inspection_ready.services.timetable import current_timetable

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.services.app import App
    from inspection_ready.services.planning import Situation

ORGANISER = "Joanne Whitlock"
WISHED = "Unpaid carers"
WHY = "the inspectors asked to see unpaid carers on the first morning"
SECONDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoIssue:
    number: int
    people: int
    """Who are told of it."""
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTimetable:
    issues: tuple[DemoIssue, ...]
    gave_way: tuple[str, ...]
    """Sessions that moved beside the one that was wanted elsewhere, by name."""


def issue_and_change(app: App) -> DemoTimetable:
    """Everybody is invited; then one session is wanted in another half-day, and only those it touches are told."""
    first = _issued(app)
    made = _moved(app)
    second = _issued(app, why=WHY)
    others = [each.before for each in made.changes if each.before.title != WISHED]
    return DemoTimetable(issues=(first, second), gave_way=tuple(called(each) for each in others))


def _issued(app: App, *, why: str = "") -> DemoIssue:
    issue = app.do(issue_timetable, _situation(app).whole.timetable, why=why).result
    with app.reading() as reader:
        organiser = person_named(reader, ORGANISER)
    written = write_slips(app, SlipOrder(organiser_id=organiser.id))
    app.do(mark_slips_sent, written.batch.id, on=today(app.clock), by=ORGANISER)
    people = len({each.person_id for each in written.slips})
    return DemoIssue(number=issue.number, people=people, folder=written.folder)


def _moved(app: App) -> Proposal:
    """What moved was agreed on the telephone at once, and is confirmed again."""
    now = _situation(app)
    wished = session_named(now.whole, WISHED)
    begins = begins_in(now.whole.timetable, wished, 1, Half.MORNING)
    made = proposed(moved_to(now, wished, begins, confirmed_may_move=True), seconds=SECONDS)
    app.do(place_sessions, made)
    was = {each.id: each.state for each in now.whole.sessions}
    for each in _situation(app).whole.sessions:
        if each.state is not was[each.id]:
            app.do(change_session, each, replace(each, state=SessionState.CONFIRMED))
    return made


def _situation(app: App) -> Situation:
    with app.reading() as reader:
        timetable = current_timetable(reader)
        assert timetable is not None, "the sample has one"
        return situation(reader, timetable, today=today(app.clock))
