"""Papers as an issue has them: its facts, what is said of it, and who and what is in it to be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.issued_facts import as_issued, gone_since, issued_bases, issued_days
from inspection_ready.domain.searching import folded
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.phrases.issue_disposals import NAME_GONE
from inspection_ready.phrases.issued_papers import gone_words, not_in_an_issue, replaced_words
from inspection_ready.phrases.issues import issue_name, replaced_by
from inspection_ready.services.issues import issue_numbered
from inspection_ready.services.people import person_named
from inspection_ready.services.told import Issued, last_issue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inspection_ready.domain.issues import IssueCopy
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.papers import PaperKind
    from inspection_ready.domain.timetable_days import DatedDay
    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIssue:
    """An issue a paper is made from; ``later`` is the last one, where this was replaced."""

    issued: Issued
    later: Issued | None
    today: PackFacts
    """As everything stands now."""

    @property
    def name(self) -> str:
        return _name(self.issued)

    @property
    def label(self) -> str:
        return replaced_by(self.name, _name(self.later)) if self.later else self.name

    def note(self, kind: PaperKind) -> str:
        """What stands at the end of the paper."""
        return not_in_an_issue(kind, self.name)

    def remarks(self, printed: PackFacts) -> tuple[str, ...]:
        """What is odd about printing it now; ``printed`` holds the sessions that are."""
        ids = {each.id for each in printed.sessions}
        sessions = tuple(
            replace(each, people=tuple(who for who in each.people if who.name != NAME_GONE))
            for each in self.issued.copy.sessions
            if each.session_id in ids
        )
        gone = gone_since(
            replace(self.issued.copy, sessions=sessions), self.today, issued_on=_issued_on(self.issued)
        )
        replaced = (replaced_words(self.name, _name(self.later)),) if self.later else ()
        return (*replaced, *gone_words(gone, self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class InIssue:
    """What can be chosen of an issue, each by its id or its name and with its words."""

    issued: Issued
    days: tuple[DatedDay, ...]
    people: tuple[tuple[int, str], ...]
    bases: tuple[tuple[int, str], ...]
    inspectors: tuple[str, ...]
    sessions: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return _name(self.issued)


def printed_issue(reader: Reader, number: int, today: PackFacts) -> tuple[PrintedIssue, PackFacts]:
    """With the facts to print. Raises NotFound naming the issues there are."""
    issued, last = issue_numbered(reader, number), last_issue(reader)
    copy = issued.copy
    facts = as_issued(
        today,
        copy,
        issued_on=_issued_on(issued),
        timetable=next(iter(reader.register(Timetable).find(id=copy.timetable_id)), None),
        drafted={each.id: each for each in reader.register(Session).find(timetable_id=copy.timetable_id)},
    )
    later = last if last is not None and last.issue.number != number else None
    return PrintedIssue(issued=issued, later=later, today=today), facts


def in_issue(reader: Reader, issued: Issued) -> InIssue:
    """In the order people look for them: by name, and sessions by the clock."""
    copy = issued.copy
    return InIssue(
        issued=issued,
        days=issued_days(copy),
        people=tuple(sorted(_people(copy).items(), key=lambda each: (each[1].casefold(), each[0]))),
        bases=tuple(
            sorted(
                ((each.id, each.name) for each in _bases(reader, issued)), key=lambda each: each[1].casefold()
            )
        ),
        inspectors=_inspectors(copy),
        sessions=tuple((each.code, f"{each.code} {each.title}") for each in copy.sessions if each.code),
    )


def person_on_paper(reader: Reader, named: str, number: int | None) -> int:
    """By the name the issue has, or the one they have now. Raises NotFound; Refused where several fit."""
    if number is None:
        return person_named(reader, named).id
    wanted = " ".join(folded(named).split())
    people = _people(issue_numbered(reader, number).copy)
    found = [person_id for person_id, name in people.items() if " ".join(folded(name).split()) == wanted]
    if len(found) > 1:
        raise Refused("several_in_the_issue", named=named, number=number)
    return found[0] if found else person_named(reader, named).id


def base_on_paper(reader: Reader, named: str, number: int | None) -> int:
    """By its name, capitals and accents apart. Raises NotFound."""
    held = reader.register(Base).all("name")
    return base_called(held if number is None else _bases(reader, issue_numbered(reader, number)), named).id


def base_called(bases: Sequence[Base], named: str) -> Base:
    """Raises NotFound naming them."""
    for base in bases:
        if folded(base.name) == folded(named.strip()):
            return base
    raise NotFound("no_such_base_to_print", base=named, known=tuple(each.name for each in bases))


# inside


def _name(issued: Issued) -> str:
    return issue_name(issued.issue.number, issued.issue.at)


def _issued_on(issued: Issued) -> dt.date:
    return on_the_clock(issued.issue.at).date()


def _bases(reader: Reader, issued: Issued) -> tuple[Base, ...]:
    held = reader.register(Base).all("name")
    return tuple(issued_bases(issued.copy, held, issued_on=_issued_on(issued)).values())


def _people(copy: IssueCopy) -> dict[int, str]:
    """Without those whose name was disposed of."""
    return {
        who.person_id: who.name
        for each in copy.sessions
        for who in each.people
        if who.name not in {"", NAME_GONE}
    }


def _inspectors(copy: IssueCopy) -> tuple[str, ...]:
    found = {
        name.casefold(): name
        for each in reversed(copy.sessions)
        for name in named_inspectors(each.inspectors)
    }
    return tuple(sorted(found.values(), key=str.casefold))
