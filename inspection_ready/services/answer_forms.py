"""The spreadsheet form when it comes back: its answers are shown first, and filed when somebody agrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.answer_forms import FormAnswers, ProposedAnswer, look_through
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.requests import WORKING, Move, Request
from inspection_ready.exchange.answer_forms import HEADINGS, read_answer_form
from inspection_ready.exchange.safe import read_bytes
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.phrases.answer_forms import FAULTS, answer_note, answer_words
from inspection_ready.records.column_maps import REASON_HEADING
from inspection_ready.services.chases import asked_of
from inspection_ready.services.refused_rows import write_beside
from inspection_ready.services.requests import move_on
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.answer_forms import Line, RefusedLine
    from inspection_ready.domain.people import Person
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReview:
    """What the form would answer; nothing was changed. ``person`` is whom the draft asked."""

    path: Path
    person: Person
    draft: int
    """The number in its mark."""
    answers: FormAnswers
    data: bytes


def review_form(reader: Reader, path: Path, *, workspace_id: str, now: dt.datetime) -> FormReview:
    """Raises CannotRead, Refused, NotFound with why it is no form of ours."""
    form = read_answer_form(path)
    if form.mark is None:
        raise CannotRead("form_has_no_mark", file=path.name)
    if not form.mark.is_of(workspace_id):
        raise Refused("form_of_another_workspace", file=path.name)
    asked = asked_of(reader, form.mark.number)
    requests = {each.number: each for each in reader.register(Request).all()}
    numbers = frozenset(each.number for each in asked.requests)
    return FormReview(
        path=path,
        person=asked.person,
        draft=asked.draft.number,
        answers=look_through(form.lines, requests, numbers, today=on_the_clock(now).date()),
        data=read_bytes(path),
    )


@verb("request.take_form")
def take_form(uow: UnitOfWork, review: FormReview, chosen: Sequence[ProposedAnswer]) -> tuple[Request, ...]:
    """The chosen answers, given by whom the form was for; the form itself is kept. Raises Refused: then nothing is."""
    if not chosen:
        raise Refused("no_answers_chosen")
    name = review.path.name
    uow.keep_file(name, review.data)
    answered = []
    for each in chosen:
        now = uow.register(Request).get(each.request.id)
        if now.state not in WORKING or now.wording != each.request.wording:
            raise Refused("form_request_moved_on", number=now.number)
        answered.append(
            move_on(
                uow,
                now.id,
                Move.ANSWER,
                by=review.person.name,
                note=answer_note(each, name=review.person.name, file=name),
                answer=answer_words(each),
            )
        )
    return tuple(answered)


def write_refused_lines(review: FormReview, folder: Path | None = None) -> Path | None:
    """The rows that cannot be used, each with its reason, beside the form; None where there is none. Raises Refused."""
    if not review.answers.refused:
        return None
    columns = tuple(Column(heading, 24) for heading in _KEPT)
    table = TableOut("Rows not used", (*columns, Column(REASON_HEADING, 60)), _rows(review.answers.refused))
    return write_beside(review.path, [table], folder)


# inside

_KEPT = tuple(heading for heading in HEADINGS if heading != "Due")


def _rows(refused: Sequence[RefusedLine]) -> list[tuple[OutCell, ...]]:
    return [(*_cells(each.line), FAULTS[each.fault]) for each in refused]


def _cells(line: Line) -> tuple[OutCell, ...]:
    return (line.number, line.wording, line.answer, line.file, line.as_at, line.not_held)
