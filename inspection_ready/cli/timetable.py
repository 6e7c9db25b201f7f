"""timetable make, timetable show, timetable check; moving sessions and who is seen have modules of their own: the timetable of the visit, and the templates it is made from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.cli import (
    availability,
    availability_marks,
    planning,
    session_hands,
    session_moves,
    times_seen,
    timetable_edits,
)
from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.chosen_timetable import chosen_timetable
from inspection_ready.cli.issue_disposal import add_issue_disposal
from inspection_ready.cli.issues import add_issues
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.slip_answers import add_answers
from inspection_ready.cli.template_fit import fit_told
from inspection_ready.domain.clashes import weight_of
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Part, codes_said
from inspection_ready.domain.timetable_people import asks_for_people
from inspection_ready.phrases.clashes import clash_sentence, clashes_told, weight_words
from inspection_ready.phrases.template_fit import EVERYTHING_FITS, fit_lines
from inspection_ready.phrases.timetable import day_off_words, day_words, times_words, track_words
from inspection_ready.phrases.timetable_coverage import coverage_sentence, theme_lines
from inspection_ready.phrases.values import count_of
from inspection_ready.records.timetable import FORMATS, PARTS, STATES
from inspection_ready.services.timetable import timetable_named, whole_timetable
from inspection_ready.services.timetable_clashes import clashes_of
from inspection_ready.services.timetable_coverage import timetable_coverage
from inspection_ready.services.timetable_making import (
    FIRST_NAME,
    copy_timetable,
    make_timetable,
    template_fit,
)

if TYPE_CHECKING:
    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

NOBODY = "nobody named yet"


def add_to(commands: Commands[Parser]) -> None:
    timetable = commands.add_parser("timetable", help="the timetable of the visit")
    commands_of_it = timetable.add_subparsers(metavar="COMMAND", required=True)
    make = add_command(
        commands_of_it, "make", run_make, help="make a timetable, with people found by their role"
    )
    add_workspace(make)
    source = make.add_mutually_exclusive_group(required=True)
    source.add_argument("--template", metavar="NAME", help="the template to make it from")
    source.add_argument("--from", dest="source", metavar="NAME", help="a timetable to copy, people and all")
    make.add_argument("--name", default=FIRST_NAME, metavar="N", help=f"what to call it; “{FIRST_NAME}”")
    make.add_argument("--days", type=int, metavar="D", help="in so many days; without it, as many as it has")
    make.add_argument("--tracks", type=int, metavar="T", help="in so many tracks")
    make.add_argument("--dry-run", action="store_true", help="only say what fits and what does not")
    show = add_command(commands_of_it, "show", run_show, help="show a timetable day by day")
    add_workspace(show)
    show.add_argument("--name", metavar="N", help="which; without it the one made last")

    check = add_command(commands_of_it, "check", run_check, help="say where a timetable clashes")
    add_workspace(check)
    check.add_argument("--name", metavar="N", help="which; without it the one made last")
    planning.add_to(commands_of_it)
    add_issues(commands_of_it)
    add_issue_disposal(commands_of_it)
    add_answers(commands_of_it)
    availability.add_to(commands_of_it)
    availability_marks.add_to(commands_of_it)
    timetable_edits.add_to(commands_of_it)
    session_moves.add_to(commands_of_it)
    session_hands.add_to(commands_of_it)
    times_seen.add_to(commands_of_it)


def run_make(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    lines: tuple[str, ...] = ()
    with opened(arguments, write=not arguments.dry_run) as app:
        if arguments.template is not None:
            template = app.read(timetable_named, arguments.template, is_template=True)
            asked = {"days": arguments.days, "tracks": arguments.tracks}
            fit = app.read(template_fit, template, **asked)
            if arguments.dry_run:
                return Answer(fit_told(template, fit), fit_lines(fit) or (EVERYTHING_FITS,))
            lines = fit_lines(fit)
            made = app.do(make_timetable, template, name=arguments.name, **asked).result
        elif arguments.dry_run or arguments.days or arguments.tracks:
            raise Refused("only_of_a_template")
        else:
            held = app.read(timetable_named, arguments.source, is_template=False)
            made = app.do(copy_timetable, held, name=arguments.name).result
        whole = app.read(whole_timetable, made, today=today(app.clock))
        told = _told(app, whole)
    gaps = _gaps(whole)
    count = (
        f"Made “{made.name}” with {count_of(len(whole.sessions), 'session')} on {count_of(made.days, 'day')}."
    )
    found = f"Sessions with {NOBODY}: {len(gaps)}." if gaps else "Somebody is named for every session."
    return Answer(told, (count, *lines, found))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        whole = chosen_timetable(app, arguments.name)
        told = _told(app, whole)
        people = _names(app)
    return Answer(told, tuple(_lines(whole, people)))


def run_check(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    """What is only worth knowing is told, and is no finding."""
    with opened(arguments, write=False) as app:
        whole = chosen_timetable(app, arguments.name)
        found = app.read(clashes_of, whole, today=today(app.clock))
        coverage = app.read(timetable_coverage, whole)
    count = sum(each.is_clash for each in found)
    days_off = [told for told in map(day_off_words, whole.days) if told]
    told = {
        "id": str(whole.timetable.id),
        "name": whole.timetable.name,
        "count": count,
        "clashes": [_clash_told(each) for each in found],
        "days_off": days_off,
        "statements_without_session": [each.code for each in coverage.without],
    }
    lines = [f"{whole.timetable.name}: {clashes_told(count)}.", *days_off]
    for weight, alike in groupby(found, key=weight_words):
        lines += [f"{weight}:", *(f"  {clash_sentence(each)}" for each in alike)]
    if sentence := coverage_sentence(coverage):
        lines += [sentence, *(f"  {each}" for each in theme_lines(coverage))]
    return Answer(told, tuple(lines), has_findings=count > 0)


def _clash_told(clash: Clash) -> dict[str, object]:
    return {
        "code": clash.code.value,
        "weight": weight_of(clash.code).value,
        "severity": clash.severity.value,
        "is_clash": clash.is_clash,
        "is_pencilled": clash.is_pencilled,
        "sessions": [{"id": str(each.id), "code": each.code, "title": each.title} for each in clash.sessions],
        "on": None if clash.on is None else clash.on.isoformat(),
        "who": clash.who or None,
        "place": clash.place or None,
        "other_place": clash.other_place or None,
        "had": clash.had,
        "needed": clash.needed,
        "sentence": clash_sentence(clash),
    }


def _names(app: App) -> dict[int, str]:
    with app.reading() as reader:
        return {each.id: each.name for each in reader.register(Person).all()}


def _told(app: App, whole: WholeTimetable) -> dict[str, object]:
    """Ids as text: programs in other languages would round so large a number. Times are minutes after midnight."""
    people = _names(app)
    return {
        "id": str(whole.timetable.id),
        "name": whole.timetable.name,
        "is_template": whole.timetable.is_template,
        "is_starter": whole.timetable.is_starter,
        "made_from": whole.timetable.origin,
        "team": whole.timetable.team.splitlines(),
        "days": [
            {
                "day": day.day,
                "on": None if day.on is None else day.on.isoformat(),
                "is_after_the_visit": day.is_after,
                "is_chosen": day.is_chosen,
                "sessions": [_session_told(whole, each, people) for each in whole.on(day.day)],
            }
            for day in whole.days
        ],
        "gaps": len(_gaps(whole)),
    }


def _session_told(whole: WholeTimetable, session: Session, people: dict[int, str]) -> dict[str, object]:
    return {
        "id": str(session.id),
        "code": session.code,
        "title": session.title,
        "format": session.format.value,
        "starts": session.starts,
        "ends": session.ends,
        "time": times_words(session),
        "track": session.track,
        "wanted": session.wanted,
        "inspectors": session.inspectors,
        "seats": session.seats,
        "statements": list(codes_said(session.statements)),
        "half": session.half.value,
        "state": session.state.value,
        "people": [
            {"name": people.get(each.person_id, ""), "part": each.part.value} for each in whole.at(session.id)
        ],
    }


def _gaps(whole: WholeTimetable) -> list[Session]:
    taken = {each.session_id for each in whole.attendances if each.part is Part.TAKES_PART}
    return [each for each in whole.sessions if asks_for_people(each) and each.id not in taken]


def _lines(whole: WholeTimetable, people: dict[int, str]) -> Iterator[str]:
    starter = (
        ", a starter: check it against the regulator’s current list" if whole.timetable.is_starter else ""
    )
    yield f"{whole.timetable.name}{' (template' + starter + ')' if whole.timetable.is_template else ''}"
    gaps = {each.id for each in _gaps(whole)}
    for day in whole.days:
        yield f"{day_words(day, is_template=whole.timetable.is_template)}:"
        for session in whole.on(day.day):
            named = [_named(people.get(each.person_id, ""), each.part) for each in whole.at(session.id)]
            if session.id in gaps and not whole.timetable.is_template:
                named.append(NOBODY)
            parts = (
                times_words(session),
                track_words(session.track),
                f"{session.code} {session.title}".strip(),
                FORMATS[session.format],
                *([] if whole.timetable.is_template else [STATES[session.state].lower()]),
            )
            yield "  " + ", ".join(parts) + (f": {'; '.join(named)}" if named else "")


def _named(name: str, part: Part) -> str:
    return name if part is Part.TAKES_PART else f"{PARTS[part].lower()} {name}"
