"""A spreadsheet form that came back: what each row proposes, and which rows say nothing that can be used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.requests import WORKING, Request


class Line(Protocol):
    """One row of the form, as it was read."""

    @property
    def line(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def wording(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def as_at(self) -> dt.date | str | None: ...
    @property
    def not_held(self) -> str: ...
    @property
    def is_blank(self) -> bool: ...


class FormFault(StrEnum):
    NO_NUMBER = "no_number"
    NO_SUCH_REQUEST = "no_such_request"
    NOT_ASKED = "not_asked"
    ANSWERED = "answered"
    OTHER_WORDING = "other_wording"
    TWICE = "twice"
    AS_AT_UNCLEAR = "as_at_unclear"
    AS_AT_TO_COME = "as_at_to_come"
    BOTH = "both"
    ONLY_A_DATE = "only_a_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAnswer:
    """``not_held`` is why the council does not have it; then ``answer`` is empty."""

    line: int
    request: Request
    answer: str
    file: str
    as_at: dt.date | None
    not_held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    line: Line
    fault: FormFault


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """``blank`` counts the rows nobody wrote in."""

    proposed: tuple[ProposedAnswer, ...]
    refused: tuple[RefusedLine, ...]
    blank: int


def look_through(
    lines: Iterable[Line], requests: Mapping[int, Request], asked: Collection[int], *, today: dt.date
) -> FormAnswers:
    """``requests`` by their numbers; ``asked`` the numbers the draft asked for. A row that was touched is never lost."""
    proposed: dict[int, ProposedAnswer] = {}
    refused: list[RefusedLine] = []
    blank = 0
    for line in lines:
        if line.is_blank:
            blank += 1
            continue
        found = _read(line, requests, asked, today)
        if isinstance(found, FormFault):
            refused.append(RefusedLine(line=line, fault=found))
        elif found.request.number in proposed:
            refused.append(RefusedLine(line=line, fault=FormFault.TWICE))
        else:
            proposed[found.request.number] = found
    return FormAnswers(proposed=tuple(proposed.values()), refused=tuple(refused), blank=blank)


def _read(
    line: Line, requests: Mapping[int, Request], asked: Collection[int], today: dt.date
) -> ProposedAnswer | FormFault:
    if not (line.number.isascii() and line.number.isdigit()):
        return FormFault.NO_NUMBER
    request = requests.get(int(line.number[:18]))
    if request is None:
        return FormFault.NO_SUCH_REQUEST
    fault = _about(line, request, asked) or _said(line, today)
    if fault is not None:
        return fault
    assert not isinstance(line.as_at, str), "said above"
    return ProposedAnswer(
        line=line.line,
        request=request,
        answer=line.answer,
        file=line.file,
        as_at=line.as_at,
        not_held=line.not_held,
    )


def _about(line: Line, request: Request, asked: Collection[int]) -> FormFault | None:
    if request.number not in asked:
        return FormFault.NOT_ASKED
    if request.state not in WORKING:
        return FormFault.ANSWERED
    if line.wording and line.wording != " ".join(request.wording.split()):
        return FormFault.OTHER_WORDING  # rows were mixed up, or it was reworded since
    return None


def _said(line: Line, today: dt.date) -> FormFault | None:
    if isinstance(line.as_at, str):
        return FormFault.AS_AT_UNCLEAR
    if line.as_at is not None and line.as_at > today:
        return FormFault.AS_AT_TO_COME
    if line.not_held and (line.answer or line.file):
        return FormFault.BOTH
    if not (line.answer or line.file or line.not_held):
        return FormFault.ONLY_A_DATE
    return None
