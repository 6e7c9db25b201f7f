"""timetable answers: who accepted or declined the invitations, and which answers do not count."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.slip_answers import counted_words, line_words, odd_words
from inspection_ready.services.told import answers_now

if TYPE_CHECKING:
    from inspection_ready.domain.calendar_answers import AnswerLine, Answers, Judged


def add_answers(commands: Commands[Parser]) -> None:
    """Beside the other commands of the timetable."""
    add_workspace(
        add_command(commands, "answers", run_answers, help="say who accepted or declined the invitations")
    )


def run_answers(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    """Somebody who declined is a finding."""
    with opened(arguments, write=False) as app:
        found = app.read(answers_now)
    told = {
        "entries": [_told(each) for each in found.lines],
        "not_counted": [_odd_told(each) for each in found.odd],
    }
    return Answer(told, tuple(_lines(found)), has_findings=bool(found.declined))


def _told(line: AnswerLine) -> dict[str, object]:
    return {
        "session": line.seen.title,
        "code": line.seen.code,
        "on": line.seen.on.isoformat(),
        "starts": line.seen.starts,
        "person": line.slip.name,
        "uid": line.slip.uid,
        "sequence": line.slip.sequence,
        "said": line.said.value,
        "comment": line.answer.comment if line.answer else "",
        "said_before": line.older.said.value if line.older else None,
    }


def _odd_told(each: Judged) -> dict[str, object]:
    answer = each.answer
    return {
        "uid": answer.uid,
        "sequence": answer.sequence,
        "who": answer.attendee or answer.sender,
        "said": answer.said.value,
        "why": each.doubt.value if each.doubt else None,
        "sentence": odd_words(each),
    }


def _lines(found: Answers) -> Iterator[str]:
    yield counted_words(found)
    yield from (f"  {line_words(each)}" for each in found.lines)
    if found.odd:
        yield "These do not count:"
        yield from (f"  {odd_words(each)}" for each in found.odd)
