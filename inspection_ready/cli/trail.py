"""verify, history and undo: the record of changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.verifying import DisposedPack, Problem, Verdict
from inspection_ready.phrases.verbs import VERB_WORDS
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.history import latest_entries
from inspection_ready.services.undo import undo
from inspection_ready.services.verdict_words import problem_words
from inspection_ready.services.verify import verify

USUAL_LIMIT = 20


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "verify", run_verify, help="check that nothing was changed behind the app's back"
    )
    add_workspace(parser)
    parser.add_argument(
        "--against",
        default="",
        metavar="HEAD|FILE",
        help="a head that was printed, or a file it is printed in",
    )
    parser = add_command(commands, "history", run_history, help="show the latest changes, with their numbers")
    add_workspace(parser)
    parser.add_argument(
        "--limit", type=whole_number, default=USUAL_LIMIT, metavar="N", help="how many entries"
    )
    parser = add_command(commands, "undo", run_undo, help="take a change back, a whole import too")
    add_workspace(parser)
    parser.add_argument("--entry", type=whole_number, metavar="N", help="its number; without one, the latest")


def run_verify(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        verdict = verify(app, against=arguments.against)
        sentences = [app.read(problem_words, problem) for problem in verdict.problems]
    told = {
        "ok": verdict.ok,
        "problems": list(map(_problem_told, verdict.problems, sentences)),
        "head": {"entries": verdict.head.count, "head": verdict.head.hash},
        "looked_at": {
            "changes": verdict.rows,
            "disposed": verdict.disposed,
            "records": verdict.records,
            "files": verdict.files,
            "packs": verdict.packs,
            "releases": verdict.releases,
            "elsewhere": list(verdict.elsewhere),
            "heads": verdict.heads_checked,
        },
        "disposed_packs": [_disposed_told(each) for each in verdict.disposed_packs],
        "disposals": [disposal_told(each) for each in verdict.disposals],
    }
    return Answer(told, tuple(_verdict_lines(verdict, sentences)), has_findings=not verdict.ok)


def run_history(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        lines = app.read(latest_entries, limit=arguments.limit)
    told = {
        "entries": [
            {
                "entry": line.seq,
                "at": line.at.isoformat(),
                "verb": line.verb,
                "what": line.what,
                "who": line.who,
                "undoes": line.undoes,
            }
            for line in lines
        ]
    }
    said = tuple(f"{line.seq}. {line.when}, {line.who}: {line.what}" for line in lines)
    return Answer(told, said or ("Nothing has been recorded yet.",))


def run_undo(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        wanted = (
            arguments.entry if arguments.entry is not None else app.read(lambda reader: reader.head()).count
        )
        done = app.do(undo, wanted)
        header = done.result.header
    told = {"undone": header.seq, "verb": header.verb, "entry": done.entry}
    return Answer(told, (f"Took back entry {header.seq}: {VERB_WORDS[header.verb]}.",))


def _problem_told(problem: Problem, sentence: str) -> dict[str, object]:
    return {
        "code": problem.wrong.value,
        "sentence": sentence,
        "entry": problem.entry,
        "kind": problem.kind,
        "record": None if problem.record_id is None else str(problem.record_id),
        "field": problem.field,
        "path": problem.path,
    }


def _disposed_told(pack: DisposedPack) -> dict[str, object]:
    return {
        "pack": pack.number,
        "disposed_at": pack.disposed_at.astimezone(UTC).isoformat(),
        "disposed_by": pack.disposed_by,
        "because": pack.reason,
        "manifest_sha256": pack.manifest_sha256,
    }


def disposal_told(disposal: Disposal) -> dict[str, object]:
    return {
        "what": disposal.what.value,
        "kind": disposal.of_kind,
        "record": str(disposal.record_id),
        "name": disposal.name,
        "version": disposal.number,
        "sha256": list(disposal.sha256s),
        "disposed_at": disposal.disposed_at.astimezone(UTC).isoformat(),
        "disposed_by": disposal.disposed_by,
        "because": disposal.reason,
    }


def _verdict_lines(verdict: Verdict, sentences: Sequence[str]) -> Iterator[str]:
    yield from verdict_lines(verdict)
    yield from sentences
    yield f"Head: {verdict.head}"
