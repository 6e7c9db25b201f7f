"""What the sessions of a timetable are about: which quality statements have sessions, and which have none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.timetable import Session, SessionState, codes_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.regimes import Statement, Theme


@dataclass(frozen=True, slots=True)
class StatementSessions:
    code: str
    title: str
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeSessions:
    code: str
    name: str
    statements: tuple[StatementSessions, ...] = ()

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Each once, in the order they came."""
        return tuple({each.id: each for one in self.statements for each in one.sessions}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableCoverage:
    """``unknown``: codes sessions say that the regime does not have."""

    themes: tuple[ThemeSessions, ...] = ()
    unknown: tuple[str, ...] = ()
    is_said: bool = False
    """Some session says what it is about; else nothing is known, and nothing is missing."""

    @property
    def statements(self) -> tuple[StatementSessions, ...]:
        return tuple(each for theme in self.themes for each in theme.statements)

    @property
    def without(self) -> tuple[StatementSessions, ...]:
        """Those no session is about, where it is said at all."""
        return tuple(each for each in self.statements if not each.sessions) if self.is_said else ()


NOTHING_SAID = TimetableCoverage()


def coverage_of(
    themes: Sequence[Theme], statements: Sequence[Statement], sessions: Iterable[Session]
) -> TimetableCoverage:
    """In the regime's order. A cancelled session is about nothing; a statement said twice counts once."""
    about: defaultdict[str, list[Session]] = defaultdict(list)
    said: dict[str, str] = {}
    for session in sessions:
        if session.state is not SessionState.CANCELLED:
            for code in codes_said(session.statements):
                about[code.casefold()].append(session)
                said.setdefault(code.casefold(), code)
    known = {each.id.casefold() for each in statements}
    return TimetableCoverage(
        themes=tuple(
            ThemeSessions(
                theme.id,
                theme.name,
                tuple(
                    StatementSessions(each.id, each.title, tuple(about[each.id.casefold()]))
                    for each in statements
                    if each.theme == theme.id
                ),
            )
            for theme in themes
        ),
        unknown=tuple(code for key, code in said.items() if key not in known),
        is_said=bool(said),
    )
