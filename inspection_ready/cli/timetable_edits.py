"""timetable propose: what somebody edited in an exported timetable, as changes to take or leave."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.domain.timetable_edits import Proposal
from inspection_ready.phrases.clashes import clash_sentence
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.phrases.timetable_edits import EditWords, edits_told, together_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.edit_clashes import EditClashes, clashes_of_taking
from inspection_ready.services.edit_words import edit_words
from inspection_ready.services.timetable_edits import (
    EditPlan,
    chosen_of,
    plan_edits,
    take_edits,
    write_refused_edits,
)

ALL = "all"


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands,
        "propose",
        run_propose,
        help="show what somebody edited in an exported timetable, and take it",
    )
    parser.add_argument(
        "file", type=path, metavar="FILE", help="the timetable as it was exported, and edited since"
    )
    add_workspace(parser)
    parser.add_argument(
        "--take",
        type=chosen,
        metavar="WHICH",
        help="which to take, such as 1,3-5; all: every one but those that cancel a session or undo a change made here; "
        "without it they are only shown",
    )


def chosen(text: str) -> frozenset[int] | str:
    """Numbers and ranges of them, or "all"."""
    if text.strip().casefold() == ALL:
        return ALL
    found: set[int] = set()
    for part in filter(None, (each.strip() for each in text.split(","))):
        told = re.fullmatch(r"(\d{1,5})(?:\s*-\s*(\d{1,5}))?", part)
        if told is None:
            raise argparse.ArgumentTypeError(f"{part} is not a number or a range such as 3-5")
        found |= set(range(int(told[1]), int(told[2] or told[1]) + 1))
    if not found:
        raise argparse.ArgumentTypeError("no number is given; write them such as 1,3-5, or all")
    return frozenset(found)


def run_propose(arguments: argparse.Namespace, progress: Progress) -> Answer:
    takes = arguments.take is not None
    with opened(arguments, write=takes) as app:
        now = today(app.clock)
        plan = app.read(plan_edits, arguments.file, today=now, progress=progress)
        wanted = arguments.take if isinstance(arguments.take, frozenset) else plan.offered
        chosen_of(plan, wanted)
        clashes = app.read(clashes_of_taking, plan, wanted, today=now)
        if not takes:
            return _answer(plan, clashes, frozenset(), None, None)
        entry = app.do(take_edits, plan, wanted).entry if wanted else None
        return _answer(plan, clashes, wanted, entry, _refused_file(plan))


def _refused_file(plan: EditPlan) -> Path | None:
    """Beside the file; where nothing may be written there, in the folder the command was given in."""
    try:
        return write_refused_edits(plan)
    except Refused:
        return write_refused_edits(plan, Path.cwd())


def _answer(
    plan: EditPlan, clashes: EditClashes, wanted: frozenset[int], entry: int | None, refused_file: Path | None
) -> Answer:
    words = edit_words(plan)
    told = {
        "file": str(plan.path),
        "lines": plan.lines,
        "same": plan.same,
        "already": plan.already,
        "proposed": len(plan.proposals),
        "conflicts": plan.conflicts,
        "refused": len(plan.refused),
        "refused_file": None if refused_file is None else str(refused_file),
        "taken": sorted(wanted),
        "entry": entry,
        "proposals": [_told(each, words[each.session.timetable_id], clashes) for each in plan.proposals],
        "refusals": [{"line": line, "reason": reasons_sentence(reasons)} for line, reasons in plan.refused],
        "clashes": [clash_sentence(each) for each in clashes.together],
    }
    lines = (*_lines(plan, words, clashes, wanted), *_end(plan, clashes, wanted, entry, refused_file))
    return Answer(told, lines, has_findings=bool(plan.refused or plan.conflicts or clashes.together))


def _told(proposal: Proposal, words: EditWords, clashes: EditClashes) -> dict[str, object]:
    return {
        "number": proposal.number,
        "line": proposal.line or None,
        "aspect": proposal.aspect.value,
        "session": {
            "id": str(proposal.session.id),
            "code": proposal.session.code,
            "title": proposal.session.title,
        },
        "change": words.change(proposal),
        "is_conflict": proposal.is_conflict,
        "conflict": words.conflict(proposal) or None,
        "is_offered": proposal.is_offered,
        "clashes": [clash_sentence(each) for each in clashes.of.get(proposal.number, ())],
    }


def _lines(
    plan: EditPlan, words: Mapping[int, EditWords], clashes: EditClashes, wanted: frozenset[int]
) -> Iterator[str]:
    yield edits_told(
        lines=plan.lines,
        same=plan.same,
        proposed=len(plan.proposals),
        conflicts=plan.conflicts,
        refused=len(plan.refused),
    )
    for each in plan.proposals:
        said = words[each.session.timetable_id]
        mark = "Taken" if each.number in wanted else "Not taken" if wanted else "Proposed"
        yield f"{each.number}. {mark}: {said.title(each)}: {said.change(each)}."
        yield from (f"    {told}" for told in filter(None, (said.conflict(each),)))
        yield from (f"    Would clash: {clash_sentence(one)}" for one in clashes.of.get(each.number, ()))
    yield from (f"  Row {line}, refused: {reasons_sentence(reasons)}" for line, reasons in plan.refused)


def _end(
    plan: EditPlan, clashes: EditClashes, wanted: frozenset[int], entry: int | None, refused_file: Path | None
) -> Iterator[str]:
    if plan.proposals:
        yield together_words(len(clashes.together), clashes.mended)
    if refused_file is not None:
        yield f"The refused lines are in {refused_file}."
    if not wanted:
        yield "Nothing has been changed."
    elif entry is not None:
        yield f"Took {count_of(len(wanted), 'change')}. “undo --entry {entry}” takes them back together."
