"""timetable seen: who is seen how often, and who ought to be and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.chosen_timetable import chosen_timetable
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.phrases.times_seen import at_words, seen_words
from inspection_ready.services.times_seen import times_seen

if TYPE_CHECKING:
    import argparse

    from inspection_ready.domain.times_seen import Seen


def add_to(commands: Commands[Parser]) -> None:
    seen = add_command(commands, "seen", run_seen, help="say who is seen how often, and who is not")
    add_workspace(seen)
    seen.add_argument("--name", metavar="N", help="which timetable; without it the one made last")


def run_seen(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        whole = chosen_timetable(app, arguments.name)
        found = app.read(times_seen, whole, today=today(app.clock))
    told = {
        "name": whole.timetable.name,
        "not_seen": sum(each.is_missed for each in found),
        "often": sum(each.is_often for each in found),
        "people": [_told(each) for each in found],
    }
    lines = [_line(each) for each in found] or ["Nobody is seen, and nobody is expected to be."]
    return Answer(told, tuple(lines))


def _told(seen: Seen) -> dict[str, object]:
    return {
        "id": str(seen.person.id),
        "name": seen.person.name,
        "role": seen.person.role,
        "times": len(seen.sessions),
        "sessions": [each.code for each in seen.sessions],
        "is_expected": seen.is_expected,
    }


def _line(seen: Seen) -> str:
    at = at_words(seen)
    return f"{seen.person.name}: {seen_words(seen)}{f' ({at})' if at else ''}"
