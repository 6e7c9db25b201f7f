"""Readiness: every gap in the registers, as of a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.claims import Claim, ClaimEvidence
from inspection_ready.domain.conditions import Asks, Condition
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.functions import Function
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.gaps_evidence import evidence_day, looked_at
from inspection_ready.domain.inspections import MOST_DAYS_ON_SITE, Council
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.maps import Map
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place
from inspection_ready.domain.readiness import Asked, Day, Finding, Standing
from inspection_ready.domain.regimes import ON_SITE
from inspection_ready.domain.requests import WORKING, Move, Request, RequestState, RequestStep
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Session
from inspection_ready.domain.timetable_coverage import NOTHING_SAID, coverage_of
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.services.accuracy_standing import standing_by
from inspection_ready.services.files_now import files_now
from inspection_ready.services.inspection import current_key_dates, inspection_of
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.sign_standings import sign_off_rules
from inspection_ready.services.tasks import due_days
from inspection_ready.services.timetable import current_timetable, whole_timetable

if TYPE_CHECKING:
    from inspection_ready.domain.key_dates import KeyDate
    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.domain.timetable_gaps import ToldStanding
    from inspection_ready.storage.reading import Present, Registers


WAITING = Condition("state", Asks.AMONG, (*WORKING, RequestState.CHECKED))
"""The requests that a rule looks at: for an answer, or for a signature."""
UNSEEN_TO = Condition("done_on", Asks.EMPTY)
"""The entries of the learning log that may have a promise nobody kept yet."""


def readiness(reader: Present, today: dt.date) -> tuple[Finding, ...]:
    """The most pressing first. The same number of queries however large the registers are."""
    return findings(standing(reader, today))


def standing(reader: Present, today: dt.date) -> Standing:
    try:
        regime = current_regime(reader)
    except NotFound:
        regime = None  # the people and bases are there to be looked at all the same
    council = reader.register(Council).all()
    timetable = current_timetable(reader)
    whole = whole_timetable(reader, timetable, today=today) if timetable else None
    people = reader.register(Person).all()
    dates = current_key_dates(reader, today=today) if regime else ()
    days = days_to_come(dates, today)
    gone = [person.id for person in people if person.has_left(today)]
    seen = looked_at(today=today, on=evidence_day(days, today), gone=gone)
    return Standing(
        today=today,
        accountable=regime.accountable.role if regime else "",
        stages=tuple(stage.id for stage in regime.framework.stages) if regime else (),
        people=people,
        functions=reader.register(Function).all(),
        responsibilities=reader.register(Responsibility).all(),
        asked=asked_by(regime.framework) if regime else (),
        absences=reader.register(Absence).all(),
        days=days,
        bases=reader.register(Base).all(),
        kinds=reader.register(FacilityKind).all("position", "name"),
        facts=reader.register(BaseFact).all(),
        fact_months=council[0].fact_months if council else Council().fact_months,
        rooms=reader.register(Room).all(),
        places=reader.register(Place).all(),
        sections=reader.register(Section).all("position", "title"),
        key_facts=reader.register(KeyFact).all("position", "name"),
        pictures=reader.register(Picture).all("name"),
        maps=reader.register(Map).all("part"),
        lists=reader.register(DistributionList).all("name"),
        members=reader.register(ListMember).all(),
        letters=reader.register(Letter).all("position", "title"),
        letter_uses=reader.register(LetterUse).all(),
        word_letters=reader.register(WordLetter).all(),
        roles=reader.register(Role).all("position", "name"),
        is_notified=inspection_of(reader) is not None,
        timetable=whole,
        coverage=coverage_of(regime.framework.themes, regime.framework.statements, whole.sessions)
        if regime and whole
        else NOTHING_SAID,
        wanted=frozenset(each.wanted for each in reader.register(Session).all()) if whole else frozenset(),
        availability=reader.register(Availability).all() if timetable else (),
        base_ways=reader.register(BaseWay).all() if timetable else (),
        told=_told(reader),
        tasks=reader.register(Task).all("position", "title"),
        due=due_days(reader, today=today),
        diaries=reader.register(Diary).all(),
        evidence=reader.register(Evidence).having_any(seen),
        requests=reader.register(Request).having_any((WAITING,), "number"),
        learnt=reader.register(Learnt).having_any((UNSEEN_TO,), "learnt_on"),
        claims=reader.register(Claim).all("reference"),
        claim_evidence=reader.register(ClaimEvidence).all(),
        most_claims=(council[0] if council else Council()).most_claims,
        unsigned=frozenset(
            step.request_id for step in reader.register(RequestStep).find(what=Move.UNSIGN.value)
        ),
        accuracy=standing_by(reader, regime.framework.accuracy if regime else None, dates),
        signing_goes_to=sign_off_rules(reader).goes_to,
        files=files_now(reader),
    )


def _told(reader: Present) -> ToldStanding | None:
    """None before anything was issued: then nobody waits to hear, and nothing else is imported for it."""
    if not reader.register(TimetableIssue).count():
        return None
    from inspection_ready.services.told import told_standing  # slow import: most workspaces have no issue yet

    return told_standing(reader)


def asked_by(framework: FrameworkVersion) -> tuple[Asked, ...]:
    """Every theme, statement and request-list item, in the regime's order."""
    return (
        *(Asked(subject=Subject.THEME, code=one.id, title=one.name) for one in framework.themes),
        *(Asked(subject=Subject.STATEMENT, code=one.id, title=one.title) for one in framework.statements),
        *(
            Asked(subject=Subject.ITEM, code=one.number or one.id, title=one.title)
            for one in framework.requests
        ),
    )


def day_that_counts(reader: Registers, *, today: dt.date) -> dt.date:
    """For which evidence and claims are told: the first on site where it is known and to come, else today."""
    try:
        dates = current_key_dates(reader, today=today)
    except NotFound:  # without a regime there is no visit
        return today
    return evidence_day(days_to_come(dates, today), today)


def days_to_come(dates: tuple[KeyDate, ...], today: dt.date) -> tuple[Day, ...]:
    """What is past asks nothing of anybody any more, and no Director is asked to be there for months."""
    return tuple(
        Day(name=key.name, span=key.when, is_on_site=key.stage == ON_SITE)
        for key in dates
        if key.when is not None
        and key.when.last >= today
        and (key.when.last - key.when.first).days < MOST_DAYS_ON_SITE
    )
