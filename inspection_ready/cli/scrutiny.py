"""evidence scrutiny, requests scrutiny: what became of one item, for who looks into it; and disposing of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.trail import disposal_told
from inspection_ready.domain.scrutiny import SHOWN
from inspection_ready.phrases.disposals import done_lines
from inspection_ready.phrases.scrutiny import (
    HOW_TO_CHECK,
    NOTHING,
    happening_words,
    limit_words,
    recorded_words,
    title_words,
    when_words,
    whose_words,
)
from inspection_ready.phrases.signatures import for_request_words
from inspection_ready.services.evidence_disposal import (
    dispose_of_earlier,
    dispose_of_evidence,
    dispose_of_version,
)
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.requests import request_numbered
from inspection_ready.services.scrutiny import evidence_scrutiny, request_scrutiny, write_scrutiny

if TYPE_CHECKING:
    from inspection_ready.domain.scrutiny import Happening, Scrutiny
    from inspection_ready.services.app import App
    from inspection_ready.services.evidence_disposal import Gone

WHY = "why; it is kept"


def add_evidence_scrutiny(verbs: Commands[Parser]) -> None:
    parser = add_command(
        verbs,
        "scrutiny",
        run_evidence_scrutiny,
        help="who did what to a piece of evidence, and what that shows",
    )
    parser.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    _add_out(parser)
    parser = add_command(verbs, "dispose", run_dispose, help="dispose of a piece of evidence for good")
    parser.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    add_workspace(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--version", type=whole_number, metavar="N", help="only this version of it")
    which.add_argument(
        "--earlier-words", action="store_true", help="only what was written of it before; it stays as it is"
    )
    parser.add_argument("--because", required=True, metavar="WORDS", help=WHY)


def add_request_scrutiny(verbs: Commands[Parser]) -> None:
    parser = add_command(
        verbs, "scrutiny", run_request_scrutiny, help="who did what to a request, and what that shows"
    )
    parser.add_argument("number", type=whole_number, metavar="NUMBER", help="of the request")
    _add_out(parser)
    parser = add_command(
        verbs, "dispose-earlier", run_dispose_earlier, help="dispose of what was written of a request before"
    )
    parser.add_argument("number", type=whole_number, metavar="NUMBER", help="of the request")
    add_workspace(parser)
    parser.add_argument("--because", required=True, metavar="WORDS", help=WHY)


def _add_out(parser: Parser) -> None:
    add_workspace(parser)
    parser.add_argument("--out", type=path, metavar="FILE", help="write it as a .docx or .pdf as well")


def run_evidence_scrutiny(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        item = app.read(evidence_named, arguments.evidence)
        return _answer(app, app.read(evidence_scrutiny, item.id), arguments)


def run_request_scrutiny(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        request = app.read(request_numbered, arguments.number)
        return _answer(app, app.read(request_scrutiny, request.id), arguments)


def run_dispose(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        item = app.read(evidence_named, arguments.evidence)
        if arguments.earlier_words:
            done = app.do(dispose_of_earlier, "evidence", item.id, because=arguments.because)
        elif arguments.version is not None:
            done = app.do(dispose_of_version, item.id, arguments.version, because=arguments.because)
        else:
            done = app.do(dispose_of_evidence, item.id, because=arguments.because)
    return _gone(done.result)


def run_dispose_earlier(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        request = app.read(request_numbered, arguments.number)
        return _gone(app.do(dispose_of_earlier, "request", request.id, because=arguments.because).result)


# how it is told


def _gone(gone: Gone) -> Answer:
    told = {**disposal_told(gone.disposal), "shared_files": gone.shared, "replies": list(gone.replies)}
    return Answer(told, done_lines(gone.disposal, shared=gone.shared, replies=gone.replies))


def _answer(app: App, scrutiny: Scrutiny, arguments: argparse.Namespace) -> Answer:
    if arguments.out is not None:
        app.read(write_scrutiny, arguments.out, scrutiny, at=app.clock.now())
    return Answer(_told(scrutiny, arguments), tuple(_lines(scrutiny)))


def _told(scrutiny: Scrutiny, arguments: argparse.Namespace) -> dict[str, object]:
    return {
        "about": title_words(scrutiny.about),
        "id": str(scrutiny.about.id),
        "lines": [_line_told(each) for each in scrutiny.happenings],
        "stands": [for_request_words(each) for each in scrutiny.standings],
        "shows": [limit_words(scrutiny, each) for each in scrutiny.limits if each in SHOWN],
        "does_not_show": [limit_words(scrutiny, each) for each in scrutiny.limits if each not in SHOWN],
        "head": {"entries": scrutiny.head.count, "head": scrutiny.head.hash},
        "since_a_head_left": scrutiny.since,
        "file": None if arguments.out is None else str(arguments.out),
    }


def _line_told(happening: Happening) -> dict[str, object]:
    recorded = happening.recorded
    return {
        "what": happening.event.value,
        "at": happening.at.isoformat(),
        "sentence": happening_words(happening),
        "whose": whose_words(happening),
        "recorded_by": None if recorded is None else recorded.who,
        "recorded_at": None if recorded is None else recorded.at.isoformat(),
        "entry": None if recorded is None else recorded.entry,
    }


def _lines(scrutiny: Scrutiny) -> Iterator[str]:
    yield title_words(scrutiny.about)
    for each in scrutiny.happenings:
        whose = whose_words(each)
        by = f" By {whose}." if whose else ""
        yield f"  {when_words(each)}: {happening_words(each)}{by} Recorded by {recorded_words(each)}."
    if not scrutiny.happenings:
        yield f"  {NOTHING}"
    yield from (f"  {for_request_words(each)}" for each in scrutiny.standings)
    for title, is_shown in (("What this shows:", True), ("What it does not show:", False)):
        yield title
        yield from (
            f"  {limit_words(scrutiny, each)}" for each in scrutiny.limits if (each in SHOWN) == is_shown
        )
    yield HOW_TO_CHECK
    yield f"Head: {scrutiny.head}"
