"""Mock interviews: a sheet of questions for each, and how ready each person is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.model import BulletList, Heading, PageBreak, Table, item, paragraph, text
from inspection_ready.domain.timetable_coverage import NOTHING_SAID
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.mock_interviews import (
    ASK_OF_AN_IMPROVEMENT,
    NO_IMPROVEMENTS,
    NO_STATEMENTS,
    NOTHING_YET,
    by_theme,
    standing_sentence,
    theme_words,
)
from inspection_ready.phrases.starters import GENERAL
from inspection_ready.phrases.timetable import day_words, times_words
from inspection_ready.phrases.timetable_coverage import coverage_sentence
from inspection_ready.phrases.values import joined
from inspection_ready.records.mock_interviews import READY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.mock_interviews import (
        MockFinding,
        PersonReadiness,
        QuestionSheet,
        StatementQuestions,
    )
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_coverage import TimetableCoverage

NOBODY = "Nobody named yet"
OURS = (
    "What a statement asks is in the regulator’s words. What to ask of each area for improvement is ours, "
    "and no regulator’s."
)
MOST_THEMES = 5
"""So many columns are still read."""
AS_LAST_SEEN = (
    "A theme is judged by the last mock interview about it. To come: one is planned. Not seen: none is."
)
WIDTHS = (0.24, 0.14)
FOUND_WIDTHS = (0.22, 0.78)


def compose_question_sheets(
    facts: PackFacts,
    sheets: Sequence[QuestionSheet],
    names: Mapping[int, str],
    days: Mapping[int, DatedDay],
) -> Document:
    """``names`` of people by their ids; ``days`` by the ids of sessions."""
    blocks: list[Block] = [paragraph(OURS if sheets else NOTHING_YET, "lead")]
    for place, sheet in enumerate(sheets):
        blocks += [PageBreak()] if place else []
        blocks += _sheet(sheet, names, days.get(sheet.session.id, DatedDay(day=sheet.session.day)))
    return framed(facts, title="Mock interviews: what to ask", blocks=blocks)


def compose_mock_readiness(
    facts: PackFacts,
    people: Sequence[PersonReadiness],
    names: Mapping[int, str],
    coverage: TimetableCoverage = NOTHING_SAID,
) -> Document:
    """``coverage`` is what the mock interviews are about, held or to come."""
    blocks: list[Block] = [paragraph(standing_sentence(people), "lead"), *_all_of_them(people, names)]
    if said := coverage_sentence(coverage, "mock interview"):
        blocks.append(paragraph(said))
    for person in people:
        blocks += _person(names.get(person.person_id, NOBODY), person)
    return framed(facts, title="Mock interviews: who is ready", blocks=blocks)


def _sheet(sheet: QuestionSheet, names: Mapping[int, str], day: DatedDay) -> Iterator[Block]:
    session = sheet.session
    yield Heading(1, text(_called(session)))
    people = joined([names.get(each, NOBODY) for each in sheet.people]) or NOBODY
    yield paragraph(f"{day_words(day)}, {times_words(session)}. {people}.")
    if not sheet.about:
        yield paragraph(NO_STATEMENTS)
    for each in sheet.about:
        yield from _statement(each)


def _statement(about: StatementQuestions) -> Iterator[Block]:
    statement = about.statement
    yield Heading(2, text(f"{statement.id} {statement.title}"))
    yield paragraph(statement.we)
    if statement.coverage:
        yield Heading(3, text("What it looks at"))
        yield BulletList(tuple(map(item, statement.coverage)))
        if statement.coverage_basis.is_starter:
            yield paragraph(GENERAL, "small")
    yield Heading(3, text("What we say we must improve"))
    if not about.improvements:
        yield paragraph(NO_IMPROVEMENTS)
        return
    yield BulletList(tuple(item(f"{each.reference} {each.wording}".strip()) for each in about.improvements))
    yield paragraph("Of each, ask:")
    yield BulletList(tuple(map(item, ASK_OF_AN_IMPROVEMENT)))


def _all_of_them(people: Sequence[PersonReadiness], names: Mapping[int, str]) -> Iterator[Block]:
    """A column for each theme; in words where there are none, or too many for columns."""
    if not people:
        return
    themes = people[0].themes
    are_columns = 0 < len(themes) <= MOST_THEMES
    heads = tuple(each.name for each in themes) if are_columns else ("By theme",)
    yield Table(
        header=tuple(map(text, ("Person", "Mock interviews", *heads))),
        rows=tuple(
            tuple(
                map(
                    text,
                    (
                        names.get(each.person_id, NOBODY),
                        _counted(each),
                        *(map(theme_words, each.themes) if are_columns else (by_theme(each),)),
                    ),
                )
            )
            for each in people
        ),
        widths=(*WIDTHS[:2], *([(1 - sum(WIDTHS[:2])) / len(heads)] * len(heads))),
        row_header=True,
    )
    if are_columns:
        yield paragraph(AS_LAST_SEEN, "small")


def _counted(person: PersonReadiness) -> str:
    """2 held, 1 to come."""
    told = ((person.held, "held"), (person.planned, "to come"))
    return ", ".join(f"{count} {words}" for count, words in told if count) or "None"


def _person(name: str, person: PersonReadiness) -> Iterator[Block]:
    if not person.findings:
        return
    yield Heading(1, text(name))
    for session, finding in person.findings:
        yield Heading(2, text(_called(session)))
        yield Table(
            header=(text("Asked"), text("Found")),
            rows=tuple((text(label), text(words)) for label, words in _found(finding)),
            widths=FOUND_WIDTHS,
            row_header=True,
        )


def _found(finding: MockFinding) -> Iterator[tuple[str, str]]:
    yield "Ready or not", READY[finding.ready]
    yield "What went well", finding.went_well or "Nothing written down"
    yield "What to mend", finding.to_mend or "Nothing written down"
    yield "Follow-up", finding.follow_up or "None"


def _called(session: Session) -> str:
    return f"{session.code} {session.title}".strip()
