"""Papers of the timetable of a council, as they are composed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.evening_briefing import EveningFacts
from inspection_ready.documents.compose.papers import Beside, compose_paper
from inspection_ready.domain.claims import Claim, ClaimEvidence, Says, standing_of
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.issue_texts import copy_in, copy_text
from inspection_ready.domain.issued_facts import address_of, as_issued
from inspection_ready.domain.issues import Places, issue_copy
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.papers import DRAFT, PaperKind, PaperOrder
from inspection_ready.domain.pocket_briefs import BriefingFacts
from inspection_ready.domain.regimes import Basis, Mark, Statement
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.issued_papers import not_in_an_issue

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

NEW_PAPERS = tuple(
    kind
    for kind in PaperKind
    if kind not in {PaperKind.WHOLE, PaperKind.BY_DAY, PaperKind.BY_PERSON, PaperKind.DOORS}
)
"""Those that no pack and no other page prints."""
ON = date(2027, 2, 9)
ISSUED_ON = date(2026, 11, 20)
ISSUE = "Issue 1, 20 November 2026"
FOUND, GENERAL = Basis(mark=Mark.FOUND), Basis(mark=Mark.GENERAL)
STATEMENTS = (
    Statement(id="QS1", theme="T1", title="Assessing needs", we="We maximise the effectiveness of people’s care.", wording=FOUND, coverage=("waiting", "carers"), coverage_basis=GENERAL),
    Statement(id="QS2", theme="T1", title="Supporting people to live healthier lives", we="We support people.", wording=FOUND, coverage_basis=FOUND),
    Statement(id="QS7", theme="T3", title="Safeguarding", we="We work with people.", wording=GENERAL, coverage_basis=FOUND),
)  # fmt: skip
THEMES = {"T1": "Working with people", "T3": "How the council ensures safety"}


def papered(facts: PackFacts, kind: PaperKind, **asked: object) -> Document:
    facts = replace(facts, number=0)
    order = PaperOrder(kind=kind, **{"label": DRAFT, **asked})  # type: ignore[arg-type]  # as a test says it
    return compose_paper(facts, order, Beside(briefing(facts), evening(facts)))


def as_issued_before(facts: PackFacts, kind: PaperKind, **asked: object) -> Document:
    """The paper of an issue that was made of these facts, once everything in them has become another."""
    assert facts.timetable is not None
    whole = WholeTimetable(
        timetable=facts.timetable,
        days=facts.dated_days,
        sessions=facts.sessions,
        attendances=facts.attendances,
    )
    places = Places(
        bases={each.id: each.name for each in facts.bases},
        addresses={each.id: address_of(each) for each in facts.bases},
        rooms={each.id: each.name for each in facts.rooms},
        people={each.id: each.printed_name for each in facts.people},
    )
    copy = copy_in(copy_text(issue_copy(whole, places, None)))
    printed = as_issued(moved_on(facts), copy, issued_on=ISSUED_ON, timetable=None, drafted={})
    order = PaperOrder(kind=kind, **{"label": ISSUE, "issue": 1, **asked})  # type: ignore[arg-type]  # as a test says it
    return compose_paper(
        replace(printed, number=0),
        order,
        Beside(briefing(printed), evening(printed), not_in_an_issue(kind, ISSUE)),
    )


def moved_on(facts: PackFacts) -> PackFacts:
    """Nobody is called what they were, no base is where it was, and nothing is when it was."""
    return replace(
        facts,
        people=tuple(
            replace(
                each, name=f"{each.name} Another", document_name="", left_on=each.left_on or facts.prepared_on
            )
            for each in facts.people
        ),
        bases=tuple(
            replace(each, name=f"New {each.name}", closed_on=facts.prepared_on) for each in facts.bases
        ),
        rooms=tuple(replace(each, name=f"New {each.name}") for each in facts.rooms),
        sessions=tuple(
            replace(each, starts=each.starts + 15, title=f"New {each.title}", day=1)
            for each in facts.sessions[1:]
        ),
        attendances=facts.attendances[1:],
        dated_days=facts.dated_days[:1],
    )


def briefing(facts: PackFacts) -> BriefingFacts:
    """One session somebody said is about two statements; strengths that are proved and not, and a gap."""
    wordings = [each.notes_for_them or each.title or "Untold" for each in facts.sessions][:9]
    evidence = [
        Evidence(id=1, title="Waiting list report", reference="E1", status=EvidenceStatus.HELD, quality=Quality.STRONG),
        Evidence(id=2, title="Survey", reference="E2", status=EvidenceStatus.ASKED),
    ]  # fmt: skip
    claims = [
        Claim(id=n, wording=wording, statement=("QS1", "QS2")[n % 2], says=Says.IMPROVEMENT if n % 3 == 0 else Says.STRENGTH, reference=f"C{n}")
        for n, wording in enumerate(wordings, start=1)
    ]  # fmt: skip
    behind = [
        ClaimEvidence(claim_id=each.id, evidence_id=1 + each.id % 2, pointer="page 12") for each in claims[:4]
    ]
    codes = tuple((each.id, each.title) for each in STATEMENTS)
    said = {each.id: ("QS1", "QS2", "QS7", "QS99") for each in facts.sessions[1:2]}
    standing = standing_of(codes, claims, behind, evidence, on=ON)
    return BriefingFacts(statements=STATEMENTS, themes=THEMES, claims=standing, said=said)


def evening(facts: PackFacts) -> EveningFacts:
    day = next(iter(facts.dated_days), DatedDay(day=1))
    entries = tuple(
        Learnt(
            id=n,
            learnt_on=ON,
            session_code=each.code,
            statement=("QS1", "QS7", "", "QS99")[n % 4],
            asked=each.title or "How long do people wait?",
            promised=each.notes_for_them,
            surprised=each.notes_for_us,
            follow_up=each.wanted,
            owner_id=facts.people[0].id if n % 2 and facts.people else None,
            due_on=ON if n % 2 else None,
            done_on=ON if n == 4 else None,
            request_id=77 if n == 5 else None,
            pass_on=each.title if n % 3 == 0 else "",
            correction="It is 14 days, and not 10." if n == 1 else "",
        )
        for n, each in enumerate(facts.sessions[:12])
    )
    titles = {each.id: (each.title, THEMES[each.theme]) for each in STATEMENTS}
    earlier = tuple(replace(each, id=each.id + 20, done_on=None, request_id=None) for each in entries[2:5])
    return EveningFacts(day, entries, titles, earlier, {77: 12})
