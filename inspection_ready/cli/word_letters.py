"""letters template, doctor, save-template: the council's own Word files for letters."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.word_letters import finding_sentence, place_words, report_lines, worst_line
from inspection_ready.services.letters import letter_called
from inspection_ready.services.word_letters import (
    Examined,
    ReadWordFile,
    drop_word_file,
    examine_letter,
    read_word_letter,
    save_word_file,
    use_word_file,
    word_file_of,
)

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.word_letters import WordFinding
    from inspection_ready.services.app import App


def add_word_letters(verbs: Commands[Parser]) -> None:
    given = add_command(
        verbs, "template", run_template, help="write a letter from a Word file of the council’s own"
    )
    given.add_argument("letter", metavar="LETTER", help="the letter’s title")
    given.add_argument(
        "file",
        type=path,
        nargs="?",
        metavar="FILE",
        help="a .docx or .dotx; without one it is taken off again",
    )
    add_workspace(given)
    doctor = add_command(
        verbs, "doctor", run_doctor, help="look a Word letter through before anything is merged"
    )
    doctor.add_argument(
        "letter", metavar="FILE|LETTER", help="a Word file, or the title of a letter that has one"
    )
    add_workspace(doctor)
    saved = add_command(verbs, "save-template", run_save, help="save the Word file of a letter as it came")
    saved.add_argument("letter", metavar="LETTER", help="the letter’s title")
    saved.add_argument("file", type=path, metavar="FILE", help="where to")
    add_workspace(saved)


def run_template(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    read = read_word_letter(arguments.file) if arguments.file else None
    with opened(arguments, write=True) as app:
        letter = app.read(letter_called, arguments.letter)
        if read is None:
            app.do(drop_word_file, letter.id)
            told = {"letter": letter.title, "word_file": None}
            return Answer(told, (f"“{letter.title}” is written from its own text again.",))
        app.do(use_word_file, letter.id, read)
        examined = app.read(examine_letter, read, letter, at=app.clock.now())
    line = f"“{letter.title}” is written from {read.file} from now on."
    return Answer(
        {"letter": letter.title, "word_file": read.file, **_told(examined)}, (line, *_lines(examined))
    )


def run_doctor(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        read, letter = _named(app, arguments.letter)
        examined = app.read(examine_letter, read, letter, at=app.clock.now())
    return Answer(
        {"letter": letter.title if letter else None, "word_file": read.file, **_told(examined)},
        (read.file, *_lines(examined)),
        has_findings=bool(examined.report.to_mend),
    )


def run_save(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        letter = app.read(letter_called, arguments.letter)
        saved = app.read(save_word_file, letter, arguments.file)
    return Answer({"letter": letter.title, "file": str(saved)}, (f"Saved {saved.name}.",))


def _named(app: App, name: str) -> tuple[ReadWordFile, Letter | None]:
    """A file where there is one of that name, and else a letter."""
    if name.lower().endswith((".docx", ".dotx", ".docm", ".dotm", ".doc")) or Path(name).is_file():
        return read_word_letter(path(name)), None
    letter = app.read(letter_called, name)
    return app.read(word_file_of, letter), letter


def _told(examined: Examined) -> dict[str, object]:
    report = examined.report
    return {
        "fields": [
            {"name": each.name, "where": place_words(each.place), "repeats": each.is_repeat}
            for each in report.fields
        ],
        "findings": [_told_finding(each, stops=each in report.blocking) for each in report.findings],
        "worst": [
            {"name": each.name, "longest": each.longest, "without": list(each.without)}
            for each in examined.worst
        ],
    }


def _told_finding(finding: WordFinding, *, stops: bool) -> dict[str, object]:
    return {
        "code": finding.fault.value,
        "where": place_words(finding.place),
        "about": finding.about,
        "meant": finding.meant or None,
        "stops": stops,
        "message": finding_sentence(finding),
    }


def _lines(examined: Examined) -> Iterator[str]:
    for heading, lines in report_lines(examined.report):
        yield f"{heading}:"
        yield from (f"  {line}" for line in lines)
    if examined.worst:
        yield "The worst case:"
        yield from (f"  {worst_line(each)}" for each in examined.worst)
