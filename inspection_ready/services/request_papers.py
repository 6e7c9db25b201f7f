"""The ledger of requests as a document and a spreadsheet; and the regulator's list, read from a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.request_papers import RequestPaper
from inspection_ready.domain.requests import Request, RequestEvidence, RequestStep, Turnaround, turnaround
from inspection_ready.exchange.csv_out import write_csv
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.safe import look_at_file, read_bytes
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.requests import step_words
from inspection_ready.records.requests import OCCASIONS, STATES
from inspection_ready.services.document_files import PDF, WORD, write_document
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.unit_of_work import Reader

Key = Callable[[Request, Mapping[int, Person]], str]
NOBODY, NO_THEME = "Nobody named yet", "No theme"
TEXTS = frozenset({".txt", ".text", ".md"})
COLUMNS = (
    Column("Number", 8),
    Column("Their reference", 14),
    Column("Wording", 60),
    Column("Occasion", 20),
    Column("Asked by", 20),
    Column("Asked at", 18),
    Column("Due", 18),
    Column("Owner", 22),
    Column("Second", 22),
    Column("State", 14),
    Column("Answer", 40),
    Column("Evidence", 40),
    Column("What happened", 60),
)


def _owner(request: Request, people: Mapping[int, Person]) -> str:
    person = people.get(request.owner_id) if request.owner_id is not None else None
    return person.name if person is not None else NOBODY


def _team(request: Request, people: Mapping[int, Person]) -> str:
    person = people.get(request.owner_id) if request.owner_id is not None else None
    return (person.team or "No team") if person is not None else NOBODY


BY: Mapping[str, Key] = {
    "person": _owner,
    "team": _team,
    "statement": lambda request, _: request.statement or "No statement",
    "occasion": lambda request, _: OCCASIONS[request.occasion],
}
THEME = "theme"
COUNTED_BY = (*sorted(BY), THEME)
"""What turnaround may be counted by."""


def key_of(reader: Reader, by: str) -> Key:
    """One of ``COUNTED_BY``; the theme of a request is that of its statement, in the regime of now."""
    if by != THEME:
        return BY[by]
    try:
        framework = current_regime(reader).framework
    except NotFound:  # no regime is loaded
        return lambda _request, _people: NO_THEME
    names = {theme.id: theme.name for theme in framework.themes}
    themes = {statement.id: names.get(statement.theme, NO_THEME) for statement in framework.statements}
    return lambda request, _people: themes.get(request.statement, NO_THEME)


def request_papers(reader: Reader) -> tuple[RequestPaper, ...]:
    """Every request in order of its number; the same number of queries however many there are."""
    people = {person.id: person for person in reader.register(Person).all()}
    evidence = {each.id: each for each in reader.register(Evidence).all()}
    steps: defaultdict[int, list[RequestStep]] = defaultdict(list)
    for step in reader.register(RequestStep).each("at"):
        steps[step.request_id].append(step)
    answers: defaultdict[int, list[str]] = defaultdict(list)
    for use in reader.register(RequestEvidence).all():
        held = evidence[use.evidence_id]
        pointer = f", {use.pointer}" if use.pointer else ""
        answers[use.request_id].append(f"{held.reference} {held.title}{pointer}".strip())
    return tuple(
        RequestPaper(
            request=request,
            owner=_named(people, request.owner_id),
            second=_named(people, request.second_id),
            steps=tuple(steps[request.id]),
            evidence=tuple(answers[request.id]),
        )
        for request in reader.register(Request).all("number")
    )


def write_chronology(reader: Reader, path: Path, *, at: dt.datetime) -> int:
    """As a Word file, a PDF, or a spreadsheet, as the name ends; how many requests. Raises Refused."""
    papers = request_papers(reader)
    ending = path.suffix.casefold()
    if ending in {".xlsx", ".csv"}:
        write_sheet = write_xlsx if ending == ".xlsx" else write_csv
        write_sheet(path, TableOut("Requests", COLUMNS, [_line(paper) for paper in papers]))
        return len(papers)
    if ending not in {WORD, PDF}:
        raise Refused("chronology_ending", file=path.name)
    from inspection_ready.documents.compose.requests import compose_chronology  # slow import

    counted = sum((turnaround(paper.request, paper.steps, at) for paper in papers), Turnaround())
    facts = gather_facts(reader, number=0, at=at)
    write_document(path, compose_chronology(facts, papers, counted), facts.brand)
    return len(papers)


def read_list(path: Path) -> str:
    """The regulator's list from a text file or a spreadsheet, a request a line. Raises CannotRead."""
    if path.suffix.casefold() in TEXTS:
        return read_words(path)
    workbook = read_workbook(path)
    sheets = [sheet for sheet in workbook.sheets if sheet.rows and not sheet.hidden]
    if not sheets:
        raise CannotRead("no_requests_in_file", file=path.name)
    rows = max(sheets, key=lambda sheet: len(sheet.rows)).rows
    return "\n".join("\t".join(_words(cell) for cell in row if _words(cell)) for row in rows)


def read_words(path: Path) -> str:
    """The words of a text file. Raises CannotRead."""
    look_at_file(path)
    return decode(read_bytes(path)).text


def _words(cell: object) -> str:
    """A whole number as people write it: spreadsheets give 1.0 for 1."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _line(paper: RequestPaper) -> tuple[OutCell, ...]:
    request = paper.request
    return (
        request.number,
        request.their_ref,
        request.wording,
        OCCASIONS[request.occasion],
        request.asked_by,
        _clock(request.asked_at),
        _clock(request.due_at),
        paper.owner,
        paper.second,
        STATES[request.state],
        request.answer,
        "\n".join(paper.evidence),
        "\n".join(f"{step_words(step)}{f': {step.note}' if step.note else ''}" for step in paper.steps),
    )


def _clock(at: dt.datetime | None) -> dt.datetime | None:
    return None if at is None else on_the_clock(at)


def _named(people: Mapping[int, Person], person_id: int | None) -> str:
    person = people.get(person_id) if person_id is not None else None
    return person.name if person is not None else ""
