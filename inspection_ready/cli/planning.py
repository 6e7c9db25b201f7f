"""timetable plan, why, move and without: sessions placed by the planner, shown before anything changes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Command,
    Commands,
    Parser,
    add_command,
    add_workspace,
    names,
    opened,
    time_of_day,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.plan_preferences import add_preferences, told_preferences
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.moments import today
from inspection_ready.domain.plan_choice import Begins, Extent, PlanChoice, begins_in, weights_of
from inspection_ready.domain.plan_dropouts import DropKind, Dropout
from inspection_ready.domain.plan_subjects import session_named, subject_named
from inspection_ready.domain.timetable import Half
from inspection_ready.phrases.clashes import called, clash_sentence
from inspection_ready.phrases.plan_obstacles import near_sentence
from inspection_ready.phrases.plan_reasons import explained_in_words
from inspection_ready.phrases.plans import (
    attention,
    change_rows,
    headline,
    names_of,
    reasons_told,
    standing,
    trade_offs,
    unplaced_words,
)
from inspection_ready.services.planning import (
    SECONDS,
    Question,
    Situation,
    moved_to,
    place_sessions,
    proposed,
    situation,
    why,
    without,
)
from inspection_ready.services.timetable import timetable_asked

if TYPE_CHECKING:
    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.domain.timetable import Session
    from inspection_ready.services.app import App

KEPT = "Nothing was changed: this is what would be."
TAKEN = "The sessions were placed so. “undo” takes it back as one."
NOT_TAKEN = "Nothing was changed, because not everything fits so."
CLASHES_SO = "Nothing was changed, because of what would clash."


def add_to(commands: Commands[Parser]) -> None:
    """``commands`` are those of the timetable."""
    plan = _command(commands, "plan", run_plan, "place the sessions of a timetable")
    extent = plan.add_mutually_exclusive_group()
    extent.add_argument("--all", action="store_true", help="whatever is not fixed; this is usual")
    extent.add_argument("--rest", action="store_true", help="only sessions that clash where they stand")
    plan.add_argument(
        "--keep", type=names, default=(), metavar="CODES", help="sessions that stay, by code, with commas"
    )
    plan.add_argument("--no-rooms", action="store_true", help="choose no room for sessions that name none")

    asked = add_command(
        commands, "why", run_why, help="say why a session does not fit, and what would mend it"
    )
    add_workspace(asked)
    asked.add_argument("--name", metavar="N", help="which timetable; without it the one made last")
    asked.add_argument("session", metavar="SESSION", help="its code, or its title")

    move = _command(commands, "move", run_move, "move a session, and as few others as can be")
    move.add_argument("session", metavar="SESSION", help="its code, or its title")
    move.add_argument("--day", type=whole_number, required=True, metavar="N", help="the day, from 1")
    when = move.add_mutually_exclusive_group()
    when.add_argument("--at", type=time_of_day, metavar="TIME", help="when it starts, such as 10:30am")
    when.add_argument("--morning", action="store_true", help="whenever it can start in the morning")
    when.add_argument("--afternoon", action="store_true", help="whenever it can start in the afternoon")
    move.add_argument(
        "--confirmed",
        action="store_true",
        help="confirmed sessions may move out of its way too; they are pencilled then",
    )

    out = _command(commands, "without", run_without, "somebody or something drops out of a day")
    out.add_argument(
        "kind",
        choices=[each.value for each in DropKind],
        metavar="WHAT",
        help="inspector, person, room, base or hours",
    )
    out.add_argument("subject", nargs="?", default="", metavar="NAME", help="who or what; not for hours")
    out.add_argument("--day", type=whole_number, required=True, metavar="N", help="the day, from 1")
    out.add_argument(
        "--from", dest="starts", type=time_of_day, metavar="TIME", help="from when; without it the whole day"
    )
    out.add_argument(
        "--to",
        dest="ends",
        type=time_of_day,
        metavar="TIME",
        help="until when; without it to the end of the day",
    )
    out.add_argument("--why", default="", metavar="WORDS", help="kept with the availability")


def _command(commands: Commands[Parser], name: str, run: Command, said: str) -> Parser:
    parser = add_command(commands, name, run, help=said)
    add_workspace(parser)
    parser.add_argument("--name", metavar="N", help="which timetable; without it the one made last")
    parser.add_argument(
        "--seconds",
        type=whole_number,
        default=SECONDS,
        metavar="N",
        help=f"how long to look for better; {SECONDS}",
    )
    add_preferences(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    return parser


def run_plan(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        now = _situation(app, arguments.name)
        choice = PlanChoice(
            extent=Extent.REST if arguments.rest else Extent.ALL,
            kept=frozenset(session_named(now.whole, each).id for each in arguments.keep),
            choose_rooms=not arguments.no_rooms,
            weights=weights_of(arguments.prefer),
        )
        return _answer(app, Question(now=now, choice=choice), arguments, progress)


def run_why(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        now = _situation(app, arguments.name)
        session = session_named(now.whole, arguments.session)
        names = names_of(now.whole, now.known)
        clashing = [
            clash_sentence(each)
            for each in clashes(now.whole, now.known)
            if each.is_clash and session.id in {one.id for one in each.sessions}
        ]
        explanation = why(now, session)
    reasons = explained_in_words(explanation, names)
    near = [near_sentence(each, names) for each in explanation.near]
    told = {
        "id": str(session.id),
        "code": session.code,
        "title": session.title,
        "clashes": clashing,
        "reasons": list(reasons),
        "near": near,
    }
    stands = clashing or [f"{called(session)} clashes with nothing where it stands."]
    return Answer(told, (*stands, *reasons, *near), has_findings=bool(clashing))


def run_move(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        now = _situation(app, arguments.name)
        session = session_named(now.whole, arguments.session)
        question = moved_to(
            now,
            session,
            _begins(arguments, now, session),
            confirmed_may_move=arguments.confirmed,
            weights=weights_of(arguments.prefer),
        )
        return _answer(app, question, arguments, progress, only_whole=True)


def run_without(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        now = _situation(app, arguments.name)
        question = without(now, _dropout(arguments, now), weights=weights_of(arguments.prefer))
        return _answer(app, question, arguments, progress)


def _situation(app: App, name: str | None) -> Situation:
    with app.reading() as reader:
        return situation(reader, timetable_asked(reader, name), today=today(app.clock))


def _begins(arguments: argparse.Namespace, now: Situation, session: Session) -> Begins:
    """At any time of the day where none is said."""
    if arguments.at is not None:
        return Begins.at(arguments.day, arguments.at)
    half = Half.MORNING if arguments.morning else Half.AFTERNOON if arguments.afternoon else Half.ANY
    return begins_in(now.whole.timetable, session, arguments.day, half)


def _dropout(arguments: argparse.Namespace, now: Situation) -> Dropout:
    """Raises NotFound."""
    kind = DropKind(arguments.kind)
    is_hours = kind is DropKind.HOURS
    subject = None if is_hours else subject_named(kind, arguments.subject, now.whole, now.known)
    return Dropout(
        kind=kind,
        day=arguments.day,
        name="" if subject is None else subject.name,
        id=None if subject is None else subject.id,
        starts=arguments.starts,
        ends=arguments.ends,
        why=arguments.why,
    )


def _answer(
    app: App,
    question: Question,
    arguments: argparse.Namespace,
    progress: Progress,
    *,
    only_whole: bool = False,
) -> Answer:
    """Taken on where nothing clashes that did not before; ``only_whole``: and where everything has a place."""
    now = question.now
    made = proposed(question, seconds=arguments.seconds, progress=progress)
    is_taken = not arguments.dry_run and not made.new_clashes and not (only_whole and made.unplaced)
    if is_taken:
        app.do(place_sessions, made, unavailable=question.unavailable)
    lines = _lines(now, made)
    not_taken = CLASHES_SO if made.new_clashes else NOT_TAKEN
    lines.append(TAKEN if is_taken else KEPT if arguments.dry_run else not_taken)
    told = {**_told(now, made, is_taken=is_taken), "preferences": told_preferences(arguments.prefer)}
    return Answer(told, tuple(lines), has_findings=not made.is_good)


def _lines(now: Situation, made: Proposal) -> list[str]:
    lines = [f"{made.before.timetable.name}: {headline(made)}", *filter(None, (standing(made),))]
    for name, was, becomes, who in change_rows(made, now.people, now.places):
        lines += [f"  {name}{f' ({who})' if who else ''}", f"    was {was}", f"    becomes {becomes}"]
    lines += [*unplaced_words(made), *reasons_told(made, names_of(now.whole, now.known))]
    lines += [f"{what}: {before} before, {after} after." for what, before, after in trade_offs(made)]
    return [*lines, *attention(made)]


def _told(now: Situation, made: Proposal, *, is_taken: bool) -> dict[str, object]:
    """Ids as text: programs in other languages would round so large a number. Times are minutes after midnight."""
    return {
        "id": str(made.before.timetable.id),
        "name": made.before.timetable.name,
        "changed": is_taken,
        "is_good": made.is_good,
        "is_best": made.is_best,
        "better_at_most_percent": made.better_at_most,
        "asked": made.asked,
        "changes": [
            {
                "id": str(each.before.id),
                "code": each.before.code,
                "title": each.before.title,
                "before": _place(now, each.before),
                "after": _place(now, each.after),
            }
            for each in made.changes
        ],
        "unplaced": [{"id": str(each.id), "code": each.code, "title": each.title} for each in made.unplaced],
        "reasons": list(reasons_told(made, names_of(now.whole, now.known))),
        "new_clashes": [clash_sentence(each) for each in made.new_clashes],
        "clashes_before": len(made.clashes_before),
        "clashes_after": len(made.clashes_after),
        "costs_before": {each.value: cost for each, cost in (made.costs_before or {}).items()},
        "costs_after": {each.value: cost for each, cost in (made.costs_after or {}).items()},
        "halves_missed_before": made.halves_missed[0],
        "halves_missed_after": made.halves_missed[1],
        "attention": list(attention(made)),
    }


def _place(now: Situation, session: Session) -> dict[str, object]:
    return {
        "day": session.day,
        "starts": session.starts,
        "ends": session.ends,
        "track": session.track,
        "room": now.places.get(session.room_id or 0),
        "base": now.places.get(session.base_id or 0),
        "inspectors": session.inspectors,
        "state": session.state.value,
    }
