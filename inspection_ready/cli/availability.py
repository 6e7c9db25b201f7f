"""timetable availability: read somebody's diary for when they are busy."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, day, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.busy_times import Span
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.phrases.diaries import clearing_words
from inspection_ready.phrases.diary_reading import (
    left_out_words,
    span_words,
    when_words,
)
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.services.app import App
from inspection_ready.services.diary_reading import (
    DiaryPlan,
    Fate,
    diary_span,
    plan_diary,
    take_diary,
    write_refused_events,
)
from inspection_ready.services.diary_subjects import subject_named

MOST_REFUSED_SAID = 5
FATES = {
    Fate.NEW: "new",
    Fate.SAME: "the same",
    Fate.GONE: "not in the diary any more",
    Fate.TYPED: "typed already",
}


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "availability", run_availability, help="read somebody’s diary (.ics) for when they are busy"
    )
    parser.add_argument("file", type=path, metavar="FILE", help="a calendar as it was exported, .ics")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--person", default="", metavar="P", help="whose diary it is, by e-mail or name")
    whose.add_argument(
        "--inspector", default="", metavar="NAME", help="an inspector, as the sessions have it"
    )
    whose.add_argument(
        "--room", default="", metavar="NAME", help="a room; “Room 1, Town Hall” where it takes both"
    )
    add_workspace(parser)
    parser.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar="DAY",
        help="the first day to read; without it, two weeks before the visit",
    )
    parser.add_argument("--to", dest="last", type=day, metavar="DAY", help="the last day to read")
    parser.add_argument(
        "--titles", action="store_true", help="keep what the diary calls each time; else only “Busy”"
    )
    parser.add_argument("--without-tentative", action="store_true", help="leave out what is only tentative")
    parser.add_argument("--dry-run", action="store_true", help="show what it would do, and change nothing")


def run_availability(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        plan = _planned(app, arguments, progress)
        if arguments.dry_run:
            return _answer(plan, None, refused_file=None, dry_run=True)
        entry = None if plan.changes_nothing else app.do(take_diary, plan).entry
        return _answer(plan, entry, refused_file=_refused_file(plan), dry_run=False)


def _planned(app: App, arguments: argparse.Namespace, progress: Progress) -> DiaryPlan:
    now = today(app.clock)
    usual = app.read(diary_span, today=now)
    subject = app.read(
        subject_named, person=arguments.person, inspector=arguments.inspector, room=arguments.room
    )
    return app.read(
        plan_diary,
        arguments.file,
        subject,
        Span(first=arguments.first or usual.first, last=arguments.last or usual.last),
        read_on=now,
        with_titles=arguments.titles,
        with_tentative=not arguments.without_tentative,
        progress=progress,
    )


def _refused_file(plan: DiaryPlan) -> Path | None:
    """Beside the diary; where nothing may be written there, in the folder the command was given in."""
    try:
        return write_refused_events(plan)
    except Refused:
        return write_refused_events(plan, Path.cwd())


def _answer(plan: DiaryPlan, entry: int | None, *, refused_file: Path | None, dry_run: bool) -> Answer:
    told = {
        "file": str(plan.path),
        "of": plan.who,
        "calendar": plan.name,
        "first": plan.span.first.isoformat(),
        "last": plan.span.last.isoformat(),
        "events": plan.events,
        **{fate.value: plan.count(fate) for fate in Fate},
        "tentative": plan.tentative,
        "refused": len(plan.refused),
        "left_out": {each.value: count for each, count in plan.left_out.items() if count},
        "refused_file": None if refused_file is None else str(refused_file),
        "dry_run": dry_run,
        "entry": entry,
        "diary": None if plan.clearing is None else plan.clearing.state.value,
        "notes": [note_sentence(each) for each in plan.notes],
        "times": [
            {
                "is": each.fate.value,
                "how": None if each.how is None else each.how.value,
                "when": when_words(each.line),
                "first": None if each.line.starts_on is None else each.line.starts_on.isoformat(),
                "last": None if each.line.ends_on is None else each.line.ends_on.isoformat(),
                "starts": each.line.starts,
                "ends": each.line.ends,
                "why": each.line.why,
            }
            for each in plan.lines
        ],
        "refusals": [{"line": each.line, "reason": note_sentence(each.reason)} for each in plan.refused],
    }
    lines = (*(_dry_lines(plan) if dry_run else ()), *_summary(plan, refused_file, entry, dry_run=dry_run))
    return Answer(told, lines, has_findings=bool(plan.refused))


def _dry_lines(plan: DiaryPlan) -> Iterator[str]:
    for each in plan.lines:
        yield f"{when_words(each.line)}: {each.line.why or 'cannot'} ({FATES[each.fate]})"


def _summary(
    plan: DiaryPlan, refused_file: Path | None, entry: int | None, *, dry_run: bool
) -> Iterator[str]:
    told = [f"{plan.count(fate):,} {words}" for fate, words in FATES.items() if plan.count(fate)]
    yield (
        f"{plan.path.name}, {count_of(plan.events, 'event')}, read for {plan.who} from {span_words(plan.span)}: "
        f"{', '.join(told) or 'no busy times'}."
    )
    if plan.tentative:
        yield f"Of these, {plan.tentative:,} only tentative."
    if plan.clearing is not None:
        yield clearing_words(plan.clearing)
    yield from filter(None, (left_out_words(plan.left_out),))
    yield from (note_sentence(each) for each in plan.notes)
    if plan.refused:
        yield f"Refused: {count_of(len(plan.refused), 'event')}."
        yield from (
            f"  Line {each.line}: {note_sentence(each.reason)}" for each in plan.refused[:MOST_REFUSED_SAID]
        )
    if refused_file is not None:
        yield f"The refused events are in {refused_file}."
    if dry_run:
        yield "Nothing has been written."
    else:
        yield f"Brought in. “undo --entry {entry}” takes it back." if entry else "Nothing had to be changed."
