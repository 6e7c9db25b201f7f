"""What mock interviews are called where words must tell one from another: in spreadsheets, and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.mock_interviews import MockFinding
from inspection_ready.domain.timetable import Session, SessionFormat, Timetable

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers


@dataclass(frozen=True, slots=True)
class MockNames:
    """``title`` tells it from all others; ``called`` is what else it goes by. ``may_be_found`` False: it is no mock interview any more."""

    session_id: int
    title: str
    called: tuple[str, ...]
    may_be_found: bool = True


def mock_names(reader: Registers) -> tuple[MockNames, ...]:
    """Of those in timetables that are no templates, and of every session that something was found in."""
    timetables = {each.id: each for each in reader.register(Timetable).find(is_template=False)}
    found = {each.session_id for each in reader.register(MockFinding).all()}
    return tuple(
        _names(each, timetables[each.timetable_id])
        for each in reader.register(Session).all("timetable_id", "day", "starts")
        if each.timetable_id in timetables
        and (each.format is SessionFormat.MOCK_INTERVIEW or each.id in found)
    )


def mock_titles(reader: Registers) -> dict[int, str]:
    return {each.session_id: each.title for each in mock_names(reader)}


def _names(session: Session, timetable: Timetable) -> MockNames:
    short = f"{session.code} {session.title}".strip()
    names = tuple(dict.fromkeys(filter(None, (short, session.code, session.title))))
    return MockNames(
        session.id,
        f"{short}, {timetable.name}",
        (*names, *(f"{each}, {timetable.name}" for each in names)),
        session.format is SessionFormat.MOCK_INTERVIEW,
    )
