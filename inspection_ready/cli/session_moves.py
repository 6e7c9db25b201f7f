"""timetable put, stretch, swap, later, swap-days: what the grid of the window does, and what it would clash with."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    opened,
    time_of_day,
    whole_number,
)
from inspection_ready.cli.chosen_timetable import chosen_timetable
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import today
from inspection_ready.domain.session_moves import from_here_on, shifted, swapped, taken_along
from inspection_ready.domain.session_ways import ways_along
from inspection_ready.phrases.clashes import called, clash_sentence
from inspection_ready.phrases.session_moves import would_be_words
from inspection_ready.phrases.timetable import day_words, times_words, track_words
from inspection_ready.services.session_moves import (
    move_block,
    move_sessions,
    stretch_session,
    swap_days,
    swap_sessions,
)
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.timetable_clashes import circumstances

if TYPE_CHECKING:
    from inspection_ready.domain.session_moves import Step
    from inspection_ready.domain.timetable import Part, Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

    Do = Callable[[App, WholeTimetable, argparse.Namespace], object]


def add_to(commands: Commands[Parser]) -> None:
    move = add_move(commands, "put", _move, "put sessions on another day, time or track")
    move.add_argument(
        "codes", nargs="+", metavar="CODE", help="the first, and others that go along by as much"
    )
    move.add_argument("--day", type=whole_number, metavar="N", help="the day the first is to be on")
    move.add_argument(
        "--at", type=time_of_day, metavar="TIME", help="when the first is to begin, such as 10:15am"
    )
    move.add_argument("--track", type=_track, metavar="N", help="the track of the first; 0 is everybody’s")
    stretch = add_move(commands, "stretch", _stretch, "make a session longer or shorter")
    stretch.add_argument("code", metavar="CODE", help="of the session")
    stretch.add_argument("minutes", type=whole_number, metavar="MINUTES", help="how long it is to be")
    swap = add_move(commands, "swap", _swap, "let two sessions change places")
    swap.add_argument("codes", nargs=2, metavar="CODE", help="of the two sessions")
    later = add_move(commands, "later", _later, "move everything from a session to the end of its day")
    later.add_argument("code", metavar="CODE", help="of the first session that moves")
    later.add_argument("minutes", type=int, metavar="MINUTES", help="later; below 0: earlier")
    days = add_move(commands, "swap-days", _swap_days, "let two whole days change places")
    days.add_argument("days", nargs=2, type=whole_number, metavar="DAY", help="the two, counted from 1")
    for each in (move, stretch, swap, later):
        each.add_argument(
            "--ways-stay",
            action="store_true",
            help="travel stays where it is; without it, travel that belongs to what is moved goes along",
        )


def add_move(commands: Commands[Parser], name: str, do: Do, words: str) -> Parser:
    parser = add_command(
        commands, name, lambda arguments, progress: _run(do, arguments, progress), help=words
    )
    add_workspace(parser)
    parser.add_argument("--name", metavar="N", help="which timetable; without it the one made last")
    return parser


def _run(do: Do, arguments: argparse.Namespace, _progress: Progress) -> Answer:
    """What is new among the clashes ends it with 1: it was done all the same."""
    with opened(arguments, write=True) as app:
        before = chosen_timetable(app, arguments.name)
        with app.reading() as reader:
            known = circumstances(reader, today=today(app.clock))
        check = MoveCheck(before, known)
        do(app, before, arguments)
        after = app.read(whole_timetable, before.timetable, today=today(app.clock))
    held = {each.id: (each, _people(before, each)) for each in before.sessions}
    moved = [each for each in after.sessions if (each, _people(after, each)) != held[each.id]]
    would_be = check.compared(clashes(after, known))
    new = [each for each in would_be.new if each.is_clash]
    told = {
        "moved": [_told(each) for each in moved],
        "new_clashes": [clash_sentence(each) for each in new],
        "clashes_gone": len(would_be.gone),
    }
    lines = [_line(after, each) for each in moved] or ["Nothing had to move."]
    return Answer(told, (*lines, would_be_words(would_be)), has_findings=bool(new))


def _people(whole: WholeTimetable, session: Session) -> set[tuple[int, Part]]:
    return {(each.person_id, each.part) for each in whole.at(session.id)}


def _move(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    first, *others = (coded(whole, code) for code in arguments.codes)
    days = 0 if arguments.day is None else arguments.day - first.day
    minutes = 0 if arguments.at is None else arguments.at - first.starts
    track = first.track if arguments.track is None else arguments.track
    (now, *along) = (after for _, after in shifted([first, *others], days=days, minutes=minutes))
    there = taken_along(now, along, track)
    steps: Sequence[Step] = [(seen, after) for seen, (_, after) in zip((first, *others), there, strict=True)]
    return app.do(move_sessions, [*steps, *_along(whole, steps, arguments)])


def _stretch(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    session = coded(whole, arguments.code)
    steps = [(session, replace(session, minutes=arguments.minutes))]
    return app.do(
        stretch_session,
        session,
        starts=session.starts,
        minutes=arguments.minutes,
        along=_along(whole, steps, arguments),
    )


def _swap(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    one, other = (coded(whole, code) for code in arguments.codes)
    return app.do(swap_sessions, one, other, along=_along(whole, swapped(one, other), arguments))


def _later(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    first = coded(whole, arguments.code)
    steps = shifted(from_here_on(whole, first), minutes=arguments.minutes)
    return app.do(move_block, whole, first, arguments.minutes, along=_along(whole, steps, arguments))


def _swap_days(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    one, other = arguments.days
    return app.do(swap_days, whole, one, other)


def _along(whole: WholeTimetable, steps: Sequence[Step], arguments: argparse.Namespace) -> Sequence[Step]:
    return [] if arguments.ways_stay else ways_along(whole, steps)


def coded(whole: WholeTimetable, code: str) -> Session:
    """Raises NotFound."""
    for each in whole.sessions:
        if each.code and each.code.casefold() == code.strip().casefold():
            return each
    raise NotFound("no_such_code", named=code, name=whole.timetable.name)


def _track(text: str) -> int:
    return 0 if text == "0" else whole_number(text)


def _told(session: Session) -> dict[str, object]:
    return {
        "id": str(session.id),
        "code": session.code,
        "title": session.title,
        "day": session.day,
        "starts": session.starts,
        "minutes": session.minutes,
        "track": session.track,
    }


def _line(whole: WholeTimetable, session: Session) -> str:
    day = day_words(whole.day(session.day), is_template=whole.timetable.is_template)
    return f"{called(session)}: {day}, {times_words(session)}, {track_words(session.track)}"
