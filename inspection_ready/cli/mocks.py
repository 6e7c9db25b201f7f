"""mock show, mock find, mock write: mock interviews, what they showed, and who is ready."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.moments import today
from inspection_ready.phrases.mock_interviews import readiness_sentence, standing_sentence
from inspection_ready.phrases.timetable_coverage import coverage_sentence
from inspection_ready.services.mock_interviews import (
    mock_called,
    mock_programme,
    note_finding,
    write_mock_readiness,
    write_question_sheets,
)
from inspection_ready.services.people import person_named

if TYPE_CHECKING:
    from inspection_ready.domain.mock_interviews import PersonReadiness
    from inspection_ready.services.mock_interviews import MockProgramme

QUESTIONS, READINESS = "questions", "readiness"
WRITERS = {QUESTIONS: write_question_sheets, READINESS: write_mock_readiness}


def add_to(commands: Commands[Parser]) -> None:
    mock = commands.add_parser("mock", help="mock interviews, and who is ready")
    verbs = mock.add_subparsers(metavar="COMMAND", required=True)
    show = add_command(verbs, "show", run_show, help="show how ready each person is")
    add_workspace(show)
    find = add_command(verbs, "find", run_find, help="write down what a mock interview showed of a person")
    find.add_argument("session", metavar="SESSION", help="its code or title: D1-01")
    find.add_argument("person", metavar="PERSON", help="by e-mail or name")
    find.add_argument(
        "ready", type=Ready, choices=list(Ready), metavar="READY", help="not_yet, nearly or ready"
    )
    add_workspace(find)
    for name, words in (
        ("went-well", "what went well"),
        ("to-mend", "what to mend"),
        ("follow-up", "who does what"),
    ):
        find.add_argument(f"--{name}", default="", metavar="WORDS", help=words)
    write = add_command(verbs, "write", run_write, help="write sheets of questions, or who is ready")
    write.add_argument("what", choices=list(WRITERS), metavar="WHAT", help="questions or readiness")
    write.add_argument("file", type=path, metavar="FILE", help="a .docx or .pdf")
    add_workspace(write)


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        programme = app.read(mock_programme, today=today(app.clock))
    return Answer(_told(programme), _lines(programme))


def run_find(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        now = today(app.clock)
        session = mock_called(app.read(mock_programme, today=now), arguments.session)
        person = app.read(person_named, arguments.person)
        finding = MockFinding(
            session_id=session.id,
            person_id=person.id,
            ready=arguments.ready,
            went_well=arguments.went_well,
            to_mend=arguments.to_mend,
            follow_up=arguments.follow_up,
        )
        app.do(note_finding, finding)
        programme = app.read(mock_programme, today=now)
    (own,) = [each for each in programme.readiness if each.person_id == person.id]
    return Answer(_person_told(programme, own), (readiness_sentence(person.name, own),))


def run_write(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        programme = app.read(
            WRITERS[arguments.what], arguments.file, at=app.clock.now(), today=today(app.clock)
        )
    told = {**_told(programme), "file": str(arguments.file)}
    return Answer(told, (f"Wrote {arguments.file}.",))


def _lines(programme: MockProgramme) -> tuple[str, ...]:
    people = (
        f"  {readiness_sentence(programme.names.get(each.person_id, ''), each)}"
        for each in programme.readiness
    )
    covered = coverage_sentence(programme.coverage, "mock interview")
    return (standing_sentence(programme.readiness), *people, *([covered] if covered else []))


def _told(programme: MockProgramme) -> dict[str, object]:
    return {
        "sessions": [
            {
                "id": str(each.session.id),
                "code": each.session.code,
                "title": each.session.title,
                "statements": [one.statement.id for one in each.about],
                "improvements": [claim.reference for one in each.about for claim in one.improvements],
                "people": [programme.names.get(person, "") for person in each.people],
            }
            for each in programme.sheets
        ],
        "statements_without": [each.code for each in programme.coverage.without],
        "people": [_person_told(programme, each) for each in programme.readiness],
    }


def _person_told(programme: MockProgramme, person: PersonReadiness) -> dict[str, object]:
    return {
        "person": programme.names.get(person.person_id, ""),
        "held": person.held,
        "planned": person.planned,
        "ready": None if person.ready is None else person.ready.value,
        "themes": [
            {
                "theme": each.code,
                "held": each.held,
                "planned": each.planned,
                "ready": None if each.ready is None else each.ready.value,
            }
            for each in person.themes
        ],
    }
