"""What stands in the timetable of answers to invitations: worked out once when it is read, and looked up when it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import Said
from inspection_ready.phrases.session_answers import answers_mark, answers_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.calendar_answers import AnswerLine
    from inspection_ready.domain.slips import Seen
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable


@dataclass(frozen=True)
class SessionAnswers:
    """By the id of the session; a session nobody was invited to is not among them."""

    marks: Mapping[int, str] = field(default_factory=dict)
    """In short, for a cell: "× 1 no, √ 2 yes"."""
    words: Mapping[int, str] = field(default_factory=dict)
    """Who, for whoever hears the cell or points at it: "Declined: Asha Verma"."""
    declined: frozenset[int] = frozenset()
    """Where somebody declined: that stands in a cell before its title has a second line."""

    def mark(self, session_id: int) -> str:
        return self.marks.get(session_id, "")

    def said(self, session_id: int) -> str:
        return self.words.get(session_id, "")


NO_ANSWERS = SessionAnswers()


def answers_in_words(
    whole: WholeTimetable, answers: Mapping[int, Sequence[AnswerLine]], people: Mapping[int, str]
) -> SessionAnswers:
    """``people`` are the names they have now, by id."""
    sessions = {each.id: each for each in whole.sessions}
    names = {session_id: _names(lines, people) for session_id, lines in answers.items()}
    asked = {
        session_id: _asked_otherwise(whole, sessions[session_id], lines)
        for session_id, lines in answers.items()
    }
    return SessionAnswers(
        marks={
            each: answers_mark(said, is_of_another_time=asked[each] is not None)
            for each, said in names.items()
        },
        words={each: answers_words(said, asked[each]) for each, said in names.items()},
        declined=frozenset(each for each, said in names.items() if Said.DECLINED in said),
    )


def _names(lines: Sequence[AnswerLine], people: Mapping[int, str]) -> dict[Said | None, list[str]]:
    found: dict[Said | None, list[str]] = {}
    for line in lines:
        is_on_paper = line.said is Said.NOTHING and not line.slip.address
        found.setdefault(None if is_on_paper else line.said, []).append(
            people.get(line.slip.person_id, line.slip.name)
        )
    return {said: sorted(names, key=str.casefold) for said, names in found.items()}


def _asked_otherwise(whole: WholeTimetable, session: Session, lines: Sequence[AnswerLine]) -> Seen | None:
    """What somebody answered to, where the session is at another time by now."""
    now = whole.day(session.day).on, session.starts, session.ends
    return next(
        (line.seen for line in lines if (line.seen.on, line.seen.starts, line.seen.ends) != now), None
    )
