"""The pocket brief: one page for one person and one interview. What is not known is said, and never filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines, phone_runs
from inspection_ready.documents.compose.sessions import (
    at_session,
    day_of,
    kind_and_state,
    where_runs,
)
from inspection_ready.documents.model import (
    BulletList,
    Heading,
    KeyValues,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    has_words,
    paragraph,
    text,
)
from inspection_ready.domain.claims import Says
from inspection_ready.domain.papers import NO_TALK, is_held
from inspection_ready.domain.people import Side
from inspection_ready.domain.pocket_briefs import FACTS, about, three_facts
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.claims import PROOFS, behind_line
from inspection_ready.phrases.papers import ABOUT_KNOWN, KEEP_WITH_YOU, ONLY_US
from inspection_ready.phrases.starters import GENERAL
from inspection_ready.phrases.timetable import day_words, times_words
from inspection_ready.records.timetable import PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.claims import ClaimLine
    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.pocket_briefs import About, BriefingFacts
    from inspection_ready.domain.regimes import Statement
    from inspection_ready.domain.timetable import Session

MOST_STATEMENTS = 2
"""In the regulator's words: of more than these only the first is, and the others are named."""
MOST_CLAIMS, MOST_OF_SEVERAL = 3, 2
"""Of each sort, where it is about one statement and where it is about several."""
MOST_EVIDENCE, MOST_COVERED = 1, 4
NOT_SAID = ". Which inspectors come is not known yet"
THE_CLAIMS = "“What we say of ourselves, and what shows it”"
SAYS_OF_US = {Says.STRENGTH: "Our strengths", Says.IMPROVEMENT: "Our known gaps"}
NONE_CLAIMED = {
    Says.STRENGTH: "No strength is held under {codes} yet.",
    Says.IMPROVEMENT: "No area for improvement is held under {codes} yet. Inspectors will ask what you are mending.",
}


def compose_pocket_briefs(facts: PackFacts, briefing: BriefingFacts, only: Collection[int] = ()) -> Document:
    """``only``: the ids of people; then those who stand in are among them, and nobody else is.

    Each begins with whose it is, and the title stands above the pages only: over the first it would leave no room for
    a brief of one page. Which issue it is of is said at the foot.
    """
    return replace(
        framed(facts, title="Pocket briefs", blocks=_blocks(facts, briefing, only)), is_letter=True
    )


def briefed(facts: PackFacts, only: Collection[int] = ()) -> list[tuple[Person, Session, Part]]:
    """By name, and for each person in the order of the clock."""
    parts = (Part.TAKES_PART, Part.SECOND) if only else (Part.TAKES_PART,)
    found = [
        (person, session, part)
        for session in facts.sessions
        if is_held(session) and session.format not in NO_TALK
        for part in parts
        for person in at_session(facts, session, part)
        if not only or person.id in only
    ]
    return sorted(found, key=lambda one: (one[0].printed_name.casefold(), one[0].id))


def _blocks(facts: PackFacts, briefing: BriefingFacts, only: Collection[int]) -> Iterator[Block]:
    pages = briefed(facts, only)
    if not pages:
        yield paragraph("Nobody is named for an interview yet.")
    for place, (person, session, part) in enumerate(pages):
        if place:
            yield PageBreak()
        yield Heading(1, text(f"{person.printed_name}: {session.title}"))
        yield from _page(facts, briefing, person, session, part)


def _page(
    facts: PackFacts, briefing: BriefingFacts, person: Person, session: Session, part: Part
) -> Iterator[Block]:
    is_ours = person.side is Side.INSIDE
    if is_ours:
        yield Paragraph((Run(f"{ONLY_US}. ", bold=True), Run(KEEP_WITH_YOU)))
    yield KeyValues(tuple(pair for pair in _appointment(facts, person, session, part) if has_words(pair[1])))
    found = about(briefing, session, person, facts.responsibilities)
    yield Heading(2, text("What it is about"))
    yield from _brief(session, is_ours=is_ours)
    yield from _statements(briefing, found)
    if is_ours and found.codes:
        yield from _claimed(briefing, found)
    yield Heading(2, text("Three facts"))
    yield from _facts(facts)


def _appointment(
    facts: PackFacts, person: Person, session: Session, part: Part
) -> Iterator[tuple[str, Runs]]:
    others = [each for each in at_session(facts, session, Part.TAKES_PART) if each.id != person.id]
    code = (Run(f"{session.code}, "),) if session.code else ()
    yield "When", text(f"{day_words(day_of(facts, session))}, {times_words(session)}")
    yield "Where", where_runs(facts, session) or text("Not known yet")
    inspectors = f". Inspectors: {session.inspectors}" if session.inspectors.strip() else NOT_SAID
    yield "What", (*code, *kind_and_state(session), Run(inspectors))
    yield "Also there", text(", ".join(each.printed_name for each in others))
    yield "Your part", text(PARTS[part] if part is not Part.TAKES_PART else "")
    yield "Prepared by", _contact(facts.contact(session.prep_lead_id))
    yield "To know", text(session.notes_for_them)


def _contact(person: Person | None) -> Runs:
    return lines(text(person.printed_name), phone_runs(person.phone)) if person else ()


def _brief(session: Session, *, is_ours: bool) -> Iterator[Block]:
    """What those who come should know and have ready is written for our people."""
    if is_ours and session.brief.strip():
        yield paragraph(session.brief)


def _statements(briefing: BriefingFacts, found: About) -> Iterator[Block]:
    known = ABOUT_KNOWN[found.known]
    in_words = found.codes if len(found.codes) <= MOST_STATEMENTS else found.codes[:1]
    for code in in_words:
        statement = briefing.statement(code)
        told = _statement(briefing, statement, in_full=len(found.codes) == 1) if statement else ()
        yield Paragraph(told or text(f"{code}: not in the framework."))
    if more := found.codes[len(in_words) :]:
        known = f"Also about {', '.join(more)}. {known}"
    if known.strip():
        yield paragraph(known.strip(), "quiet")


def _statement(briefing: BriefingFacts, statement: Statement, *, in_full: bool) -> Runs:
    """What it covers too, where there is room for it."""
    theme = briefing.themes.get(statement.theme, "")
    covers = _some(statement.coverage, MOST_COVERED) if in_full else ""
    covers = f"It covers: {covers}." if covers else ""
    is_starter = statement.wording.is_starter or (covers and statement.coverage_basis.is_starter)
    return lines(
        (Run(f"{statement.id} {statement.title}", bold=True), Run(f" ({theme})" if theme else "")),
        text(f"“{statement.we}”" if statement.we else ""),
        text(covers),
        (Run(GENERAL, italic=True),) if is_starter else (),
    )


def _claimed(briefing: BriefingFacts, found: About) -> Iterator[Block]:
    """The proved ones first; how many more there are of both is said once."""
    most = MOST_CLAIMS if len(found.codes) == 1 else MOST_OF_SEVERAL
    under = [each for code in found.codes if (each := briefing.claims_under(code)) is not None]
    more = 0
    for says in Says:
        told = [line for each in under for line in each.lines if line.claim.says is says]
        more += max(len(told) - most, 0)
        yield Heading(2, text(SAYS_OF_US[says]))
        if told:
            proved = sorted(told, key=lambda line: not line.is_proved)
            yield BulletList(tuple(ListItem((Paragraph(_claim(line)),)) for line in proved[:most]))
        else:
            yield paragraph(NONE_CLAIMED[says].format(codes=" or ".join(found.codes)))
    if more:
        yield paragraph(f"{more} more {'is' if more == 1 else 'are'} in {THE_CLAIMS}.", "quiet")


def _claim(line: ClaimLine) -> Runs:
    shown = _some([behind_line(one) for one in line.behind], MOST_EVIDENCE)
    reference = f" ({line.claim.reference})" if line.claim.reference else ""
    proof = "" if line.is_proved else f" Not proved: {PROOFS[line.proof].lower()}."
    return (
        Run(f"{line.claim.wording}{reference} "),
        Run(f"Shown by {shown}." if shown else "", italic=True),
        Run(proof.removeprefix("" if shown else " "), bold=True),
    )


def _some(told: Sequence[str], most: int) -> str:
    """The first of them, and how many more there are."""
    more = len(told) - most
    return f"{'; '.join(told[:most])}{f'; and {more} more' if more > 0 else ''}"


def _facts(facts: PackFacts) -> Iterator[Block]:
    told = three_facts(facts.shown_key_facts())
    if told:
        yield BulletList(tuple(ListItem((Paragraph(_fact(each)),)) for each in told))
    if len(told) < FACTS:
        held = (
            "No key fact with a value and a source is held"
            if not told
            else f"Only {len(told)} with a source " + ("is held" if len(told) == 1 else "are held")
        )
        yield paragraph(f"{held}: add them on the page Key facts.", "quiet")


def _fact(fact: KeyFact) -> Runs:
    year = f" ({fact.year})" if fact.year else ""
    source = (Run(fact.source or fact.website, link=_link(fact)),)
    unchecked = () if fact.is_checked else (Run(" Not yet checked.", italic=True),)
    return (Run(fact.name, bold=True), Run(f": {fact.value}{year}. Source: "), *source, Run("."), *unchecked)


def _link(fact: KeyFact) -> str:
    website = fact.website
    is_link = website.lower().startswith(("https://", "http://")) and not any(c.isspace() for c in website)
    return website if is_link else ""
