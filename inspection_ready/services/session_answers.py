"""Who answered what to the invitation to each session, for those who look at the timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.services.told import answers_now, last_issue

if TYPE_CHECKING:
    from inspection_ready.domain.calendar_answers import AnswerLine
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.storage.reading import Registers


def answers_at(reader: Registers, whole: WholeTimetable) -> dict[int, tuple[AnswerLine, ...]]:
    """By the id of the session; of those who still have a part in it. Nothing before the timetable was issued."""
    issue = last_issue(reader)
    if issue is None or issue.copy.timetable_id != whole.timetable.id:
        return {}
    ids = {each.key: each.session_id for each in issue.copy.sessions}
    coming = {(each.session_id, each.person_id) for each in whole.attendances}
    found: dict[int, list[AnswerLine]] = {}
    for line in answers_now(reader).lines:
        session_id = ids.get(line.seen.key, 0)
        if (session_id, line.slip.person_id) in coming:
            found.setdefault(session_id, []).append(line)
    return {session_id: tuple(lines) for session_id, lines in found.items()}
