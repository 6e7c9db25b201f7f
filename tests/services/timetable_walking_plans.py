"""The planner in a walk: asked, taken on at once or after somebody changed something, and judged by the check alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.plan_choice import Begins, Extent, PlanChoice, begins_in, may_be_moved
from inspection_ready.domain.plan_dropouts import DropKind, Dropout
from inspection_ready.domain.plan_subjects import subjects
from inspection_ready.domain.timetable import Half, Part, SessionState
from inspection_ready.services.planning import (
    Question,
    moved_to,
    place_sessions,
    proposed,
    situation,
    why,
    without,
)
from tests.services.timetable_working import TODAY, Working

if TYPE_CHECKING:
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.domain.timetable import Session
    from inspection_ready.services.planning import Situation

SECONDS = 0.3
OF_ITSELF = {ClashCode.TOO_EARLY, ClashCode.TOO_LATE}


class Planning(Working):
    def plan(self) -> None:
        now = self.situation()
        try:
            question = self._question(now)
            made = proposed(question, seconds=SECONDS)
        except ExpectedError as error:
            self.met[f"plan: {error.code}"] += 1
            return
        self._hold_proposed(made, question)
        while self.chance.random() < 0.3:  # somebody does something before it is taken on
            getattr(
                self, self.chance.choice(("change", "people", "availability", "remove_place", "undo_last"))
            )()
        before = self.situation()
        done = self.do("place", place_sessions, made, unavailable=question.unavailable)
        if done is not None:
            self._hold_placed(before, made, question)

    def situation(self) -> Situation:
        with self.app.reading() as reader:
            return situation(reader, self.timetable(), today=TODAY)

    def _question(self, now: Situation) -> Question:
        kind = self.chance.choice(("all", "all", "rest", "move", "without"))
        movable = [each for each in now.whole.sessions if may_be_moved(each)]
        if kind == "move" and movable:
            session = self.chance.choice(movable)
            if self.chance.random() < 0.3:
                why(now, session, seconds=SECONDS)
            return self._moved(now, session)
        if kind == "without":
            drop = self.chance.choice(tuple(DropKind))
            found = subjects(drop, now.whole, now.known)
            one = self.chance.choice(found) if found else None
            hours = {"starts": 540, "ends": self.chance.choice((720, 1050))}
            told = {"name": one.name, "id": one.id} if one else {}
            return without(now, Dropout(kind=drop, day=self.chance.choice((1, 2)), **told, **hours))  # type: ignore[arg-type] # told by name
        extent = Extent.REST if kind == "rest" else Extent.ALL
        return Question(now=now, choice=PlanChoice(extent=extent))

    def _moved(self, now: Situation, session: Session) -> Question:
        day, timetable = self.chance.choice((1, 2)), now.whole.timetable
        begins = Begins.at(day, 15 * self.chance.randint(36, 60))
        if self.chance.random() < 0.5:
            begins = begins_in(timetable, session, day, self.chance.choice(tuple(Half)))
        return moved_to(now, session, begins, confirmed_may_move=self.chance.random() < 0.3)

    def _hold_proposed(self, made: Proposal, question: Question) -> None:
        """Nobody double booked who was not; only who merely stands in may be, and is told.

        What is wanted at a time goes there whatever it says of itself; that is told too.
        """
        must = {(at.session_id, at.person_id) for at in made.after.attendances if at.part is not Part.SECOND}
        for clash in made.new_clashes:
            if (
                clash.code in OF_ITSELF
                and {each.id for each in clash.sessions} <= question.choice.wanted.keys()
            ):
                continue
            assert clash.person_id is not None, clash
            assert any((each.id, clash.person_id) not in must for each in clash.sessions), clash
        choice = question.choice
        asked_for = choice.freed | choice.wanted.keys() | choice.may_move
        after = {each.id: each for each in made.after.sessions}
        for each in made.before.sessions:
            if each.state is not SessionState.PENCILLED and each.id not in asked_for:
                assert after[each.id] == each, "what was agreed or cancelled stays"

    def _hold_placed(self, before: Situation, made: Proposal, question: Question) -> None:
        """What the check finds now of anything that moved, and did not before, was shown; or it is of what found no place."""
        after = self.situation()
        lines = (*before.known.availability, *question.unavailable)
        known = replace(before.known, availability=lines)
        told = {_sameness(each) for each in (*clashes(before.whole, known), *made.new_clashes)}
        stuck = {each.id for each in made.unplaced}
        changed = {each.before.id for each in made.changes}
        for clash in clashes(after.whole, after.known):
            ids = {each.id for each in clash.sessions}
            if clash.is_clash and ids & changed and not ids & stuck:
                assert _sameness(clash) in told, clash
        assert {each.id for each in question.unavailable} <= {each.id for each in after.known.availability}


def _sameness(clash: Clash) -> tuple[object, ...]:
    return clash.code, frozenset(each.id for each in clash.sessions), clash.who, clash.place
