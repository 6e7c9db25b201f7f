"""What the timetable page says of a timetable and of each of its sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from inspection_ready.domain.clashes import Clash
from inspection_ready.domain.searching import folded
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, SessionState
from inspection_ready.domain.timetable_people import asks_for_people
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.clashes import clash_mark
from inspection_ready.phrases.timetable import (
    STARTER,
    day_off_words,
    day_words,
    days_words,
    times_words,
    track_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.records.timetable import FORMATS, PARTS, STATES
from ui.models.session_answers import NO_ANSWERS, SessionAnswers

NOBODY = "Nobody named yet"


@dataclass(frozen=True)
class SessionWords:
    """``people`` and ``places`` are names by id; no room has the id of a base."""

    whole: WholeTimetable
    people: Mapping[int, str]
    places: Mapping[int, str]
    clashes: Mapping[int, Sequence[Clash]] = field(default_factory=dict)
    """Those each session has a part in, by its id."""
    answers: SessionAnswers = NO_ANSWERS

    def about(self) -> str:
        whole, held = self.whole, self.whole.timetable
        count = count_of(len(whole.sessions), "session")
        if held.is_template:
            starter = f"{STARTER} " if held.is_starter else ""
            return f"{starter}A template: {count} on {count_of(held.days, 'day')}, without people and dates. {held.notes}"
        gaps = sum(
            asks_for_people(each) and not self._named(each, Part.TAKES_PART) for each in whole.sessions
        )
        named = f", {gaps} with nobody named yet" if gaps else ""
        made = f" Made from {held.origin}." if held.origin else ""
        off = "".join(f" {told}" for told in map(day_off_words, whole.days) if told)
        return f"{days_words(whole.days)}. {count}{named}.{made}{off}"

    def day(self, day: int) -> str:
        return day_words(self.whole.day(day), is_template=self.whole.timetable.is_template)

    def cell(self, session: Session) -> str:
        where, state = self._where(session), self.state(session)
        answers = self.answers.said(session.id)
        lines = (called(session), self.mark(session), *self._who(session), answers, where, state)
        return "\n".join(line for line in lines if line)

    def said(self, session: Session) -> str:
        """All of it in one line, the day and the times first: what a cell of the grid is called."""
        held = (
            f"{self.day(session.day)}, {times_words(session)}",
            called(session),
            FORMATS[session.format],
            track_words(session.track),
            self._where(session),
            *self._who(session),
            self.answers.said(session.id),
            self.state(session),
            self.mark(session),
        )
        return "; ".join(part for part in held if part)

    def lines(self, session: Session, *, with_mark: bool = True) -> tuple[str, ...]:
        """What stands below its title in the grid; what has no room there is said beside it."""
        mark = self.mark(session) if with_mark else ""
        state = "" if session.state is SessionState.CONFIRMED else self.state(session)
        answers = self.answers.mark(session.id)
        held = (state, mark, answers, times_words(session), *self._who(session), self._where(session))
        return tuple(part for part in held if part)

    def row(self, session: Session) -> tuple[str, ...]:
        return (
            f"{self.day(session.day)}, {times_words(session)}",
            called(session),
            FORMATS[session.format],
            "; ".join(self._who(session)),
            self._where(session),
            self.state(session),
            self.mark(session),
            self.answers.said(session.id),
        )

    def mark(self, session: Session) -> str:
        """What clashes, in short; what is only worth knowing is left to the list of clashes."""
        return clash_mark([each for each in self.clashes.get(session.id, ()) if each.is_clash])

    def _who(self, session: Session) -> list[str]:
        """Who is wanted is said where the title does not say it."""
        says_more = session.wanted and folded(session.wanted) != folded(session.title)
        wanted = f"Wanted: {session.wanted}" if says_more else ""
        if self.whole.timetable.is_template:
            return [wanted] if wanted else []
        named = self._named(session, Part.TAKES_PART)
        told = [named] if named else []
        if not named and asks_for_people(session):
            told = [f"{NOBODY}. {wanted}".rstrip(" .")]
        others = ((PARTS[part], self._named(session, part)) for part in Part if part is not Part.TAKES_PART)
        return told + [f"{label}: {names}" for label, names in others if names]

    @cached_property
    def _at(self) -> Mapping[int, Sequence[Attendance]]:
        """Read once for all sessions: looking through all who attend for each takes seconds where there are hundreds."""
        held: defaultdict[int, list[Attendance]] = defaultdict(list)
        for each in self.whole.attendances:
            held[each.session_id].append(each)
        return held

    def _named(self, session: Session, part: Part) -> str:
        at = self._at.get(session.id, ())
        return ", ".join(self.people.get(each.person_id, "") for each in at if each.part is part)

    def _where(self, session: Session) -> str:
        places = (self.places.get(each or 0, "") for each in (session.room_id, session.base_id))
        return ", ".join(part for part in (*places, session.where) if part)

    def state(self, session: Session) -> str:
        is_settled = self.whole.timetable.is_template or session.format is SessionFormat.BREAK
        return "" if is_settled else STATES[session.state]


def called(session: Session) -> str:
    return f"{session.code} {session.title}".strip() or "the session"
