"""requests form: the spreadsheet an owner answered in, shown first and then taken."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import Refused
from inspection_ready.phrases.answer_forms import FAULTS, answer_words, form_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.answer_forms import review_form, take_form, write_refused_lines

if TYPE_CHECKING:
    from inspection_ready.domain.requests import Request
    from inspection_ready.services.answer_forms import FormReview


def add_to(commands: Commands[Parser]) -> None:
    form = commands.add_parser("form", help="the spreadsheet an owner answered many requests in")
    verbs = form.add_subparsers(metavar="COMMAND", required=True)
    read = add_command(
        verbs, "read", run_read, help="show what a form that came back would answer, and take it"
    )
    read.add_argument("file", type=path, metavar="FILE", help="the form, as it came back")
    add_workspace(read)
    read.add_argument("--take", action="store_true", help="file the answers; without it they are only shown")


def run_read(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=arguments.take) as app:
        review = app.read(
            review_form, arguments.file, workspace_id=app.workspace.file.id, now=app.clock.now()
        )
        taken: tuple[Request, ...] = ()
        if arguments.take and review.answers.proposed:
            taken = app.do(take_form, review, review.answers.proposed).result
    kept = _kept(review) if arguments.take else None
    told = {
        "person": review.person.name,
        "answers": [
            {"number": each.request.number, "answer": answer_words(each), "file": each.file,
             "as_at": None if each.as_at is None else each.as_at.isoformat(), "not_held": each.not_held}
            for each in review.answers.proposed
        ],
        "refused": [
            {"row": each.line.line, "number": each.line.number, "why": each.fault.value}
            for each in review.answers.refused
        ],
        "blank": review.answers.blank,
        "taken": len(taken),
        "refused_file": None if kept is None else str(kept),
    }  # fmt: skip
    lines = tuple(_lines(review, len(taken), kept))
    return Answer(told, lines, has_findings=bool(review.answers.refused))


def _kept(review: FormReview) -> Path | None:
    """Beside the form; where nothing may be written there, in the folder the command was given in."""
    try:
        return write_refused_lines(review)
    except Refused:
        return write_refused_lines(review, Path.cwd())


def _lines(review: FormReview, taken: int, kept: Path | None) -> Iterator[str]:
    yield f"From {review.person.name}: {form_words(review.answers)}."
    for each in review.answers.proposed:
        yield f"  Request {each.request.number}: {answer_words(each)}"
    for line in review.answers.refused:
        yield f"  Row {line.line.line} is not used: {FAULTS[line.fault]}"
    if taken:
        yield f"Took {count_of(taken, 'answer')}. Name the evidence of each on the page of requests."
    if kept is not None:
        yield f"What was not used is in {kept.name}."
