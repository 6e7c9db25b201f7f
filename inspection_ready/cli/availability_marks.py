"""timetable mark: say when somebody or something cannot on a day, or is free again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    day,
    opened,
    time_of_day,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.availability_marks import Mark, Quarter, mark, quarters
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.phrases.availability_week import changes_words, held_words
from inspection_ready.phrases.diary_reading import when_words
from inspection_ready.services.availability_week import mark_times, week_of
from inspection_ready.services.diary_subjects import subject_named
from inspection_ready.services.papers import base_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.availability_marks import Marked
    from inspection_ready.domain.availability_week import Week
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "mark", run_mark, help="say when somebody or something cannot on a day")
    parser.add_argument("day", type=day, metavar="DAY", help="the day, such as 2027-02-09")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--person", default="", metavar="P", help="who cannot, by e-mail or name")
    whose.add_argument(
        "--inspector", default="", metavar="NAME", help="an inspector, as the sessions have it"
    )
    whose.add_argument(
        "--room", default="", metavar="NAME", help="a room; “Room 1, Town Hall” where it takes both"
    )
    whose.add_argument("--base", default="", metavar="NAME", help="a base")
    parser.add_argument(
        "--from", dest="starts", type=time_of_day, required=True, metavar="TIME", help="such as 10:15am"
    )
    parser.add_argument(
        "--to", dest="ends", type=time_of_day, required=True, metavar="TIME", help="such as 11am"
    )
    parser.add_argument("--free", action="store_true", help="free again, instead of cannot")
    parser.add_argument("--why", default="", metavar="WORDS", help="said where a session clashes with it")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_workspace(parser)


def run_mark(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    if arguments.ends <= arguments.starts:
        raise Refused("available_times_backwards")
    said = Mark(Can.CAN) if arguments.free else Mark(Can.CANNOT, arguments.why.strip())
    times = quarters(arguments.starts, arguments.ends)
    marks = {Quarter(arguments.day, each): said for each in times}
    with opened(arguments, write=not arguments.dry_run) as app:
        subject = _subject(app, arguments)
        week = app.read(week_of, subject, around=arguments.day, today=today(app.clock))
        if arguments.dry_run:
            marked = mark(week.lines, week.subject, marks, off=week.off)
            return _answer(week, marked, None, dry_run=True)
        done = app.do(mark_times, week, marks)
        return _answer(week, done.result, done.entry, dry_run=False)


def _subject(app: App, arguments: argparse.Namespace) -> Availability:
    if arguments.base:
        return Availability(base_id=app.read(base_named, arguments.base).id)
    return app.read(
        subject_named, person=arguments.person, inspector=arguments.inspector, room=arguments.room
    )


def _answer(week: Week, marked: Marked, entry: int | None, *, dry_run: bool) -> Answer:
    told = {
        "of": week.who,
        "added": [when_words(each) for each in marked.added],
        "changed": [[when_words(before), when_words(after)] for before, after in marked.changed],
        "removed": [when_words(each) for each in marked.removed],
        "not_freed": [{"day": each.on.isoformat(), "starts": each.starts} for each in marked.held],
        "dry_run": dry_run,
        "entry": entry,
    }
    return Answer(told, tuple(_lines(week, marked, entry, dry_run=dry_run)), has_findings=bool(marked.held))


def _lines(week: Week, marked: Marked, entry: int | None, *, dry_run: bool) -> Iterator[str]:
    yield f"{week.who}: {changes_words(marked) or 'nothing had to be changed'}."
    yield from (f"  Added: {when_words(each)}" for each in marked.added)
    yield from (
        f"  Changed: {when_words(before)}; now {when_words(after)}" for before, after in marked.changed
    )
    yield from (f"  Removed: {when_words(each)}" for each in marked.removed)
    if marked.held:
        yield held_words(marked)
    if dry_run:
        yield "Nothing has been written."
    elif entry:
        yield f"“undo --entry {entry}” takes it back."
