"""What somebody carries into an interview: what it is about, what the council says of itself, and a few facts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.responsibilities import Responsibility, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection_ready.domain.claims import ClaimStanding, StatementClaims
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.regimes import FrameworkVersion, Statement
    from inspection_ready.domain.timetable import Session

FACTS = 3
_WORDS = re.compile(r"\w+")


class Known(StrEnum):
    """Where it comes from which statements a session is about."""

    SAID = "said"
    """Somebody said so."""
    BRIEF = "brief"
    """The session's own words name them."""
    ANSWERS_FOR = "answers_for"
    """The person answers for them."""
    NOT = "not"


@dataclass(frozen=True, slots=True)
class About:
    """``codes`` in the regime's order."""

    codes: tuple[str, ...]
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFacts:
    """What briefs are made from beside the timetable. Without a framework there are no statements."""

    statements: tuple[Statement, ...] = ()
    themes: Mapping[str, str]
    """Their names, by their codes."""
    claims: ClaimStanding
    said: Mapping[int, tuple[str, ...]]
    """By the session's id: the codes of the statements somebody said it is about."""

    def statement(self, code: str) -> Statement | None:
        return next((each for each in self.statements if each.id == code), None)

    def claims_under(self, code: str) -> StatementClaims | None:
        return next((each for each in self.claims.statements if each.code == code), None)


def about(
    briefing: BriefingFacts, session: Session, person: Person, answers: Iterable[Responsibility]
) -> About:
    """The first that is known: what somebody said, what the session's words name, what the person answers for."""
    if said := briefing.said.get(session.id, ()):
        return About(said, Known.SAID)
    if named := _named(briefing.statements, session):
        return About(named, Known.BRIEF)
    if own := _answered_for(briefing.statements, person, answers):
        return About(own, Known.ANSWERS_FOR)
    return About((), Known.NOT)


def three_facts(facts: Sequence[KeyFact]) -> tuple[KeyFact, ...]:
    """With a value and a source; those somebody has checked before the others, in the council's order."""
    told = [each for each in facts if each.value.strip() and (each.source.strip() or each.website.strip())]
    return tuple(sorted(told, key=lambda each: not each.is_checked)[:FACTS])


def statement_texts(framework: FrameworkVersion) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """The statements, and what the themes are called."""
    return framework.statements, {each.id: each.name for each in framework.themes}


def _named(statements: Iterable[Statement], session: Session) -> tuple[str, ...]:
    """Only by the whole code or the whole title: a guess would prepare somebody for the wrong questions."""
    told = f"{session.title} {session.brief} {session.notes_for_them}".casefold()
    words = set(_WORDS.findall(told))
    return tuple(
        each.id
        for each in statements
        if each.id.casefold() in words or (each.title and each.title.casefold() in told)
    )


def _answered_for(
    statements: Iterable[Statement], person: Person, answers: Iterable[Responsibility]
) -> tuple[str, ...]:
    """Single statements; where there are none, those of the themes."""
    own = {(each.subject, each.code) for each in answers if person.id in {each.owner_id, each.second_id}}
    statements = tuple(statements)
    single = tuple(each.id for each in statements if (Subject.STATEMENT, each.id) in own)
    return single or tuple(each.id for each in statements if (Subject.THEME, each.theme) in own)
