"""accuracy: the check of the draft report, its points, and the sheet that goes to the regulator."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.accuracy_told import check_lines, check_told, line_told, line_words
from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    day,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.accuracy import AccuracyPoint, PointMove, Response
from inspection_ready.domain.moments import today
from inspection_ready.phrases.accuracy import RESPONSES, stand_words
from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.services.accuracy import (
    bear_out_point,
    move_point,
    point_numbered,
    respond,
    sort_called,
)
from inspection_ready.services.accuracy_check import (
    answer_on_time,
    ask_for_time,
    confirm_none,
    file_sheet,
    receive_draft,
    write_accuracy,
)
from inspection_ready.services.accuracy_standing import accuracy_rules, accuracy_standing, line_of
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.notification import read_message
from inspection_ready.services.people import person_named
from inspection_ready.services.registers import add_record

if TYPE_CHECKING:
    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    accuracy = commands.add_parser(
        "accuracy", help="what is not right in the draft report, and what became of it"
    )
    verbs = accuracy.add_subparsers(metavar="COMMAND", required=True)
    _add_the_check(verbs)
    _add_points(verbs)
    shown = add_command(verbs, "show", run_show, help="show how the check and its points stand")
    add_workspace(shown)
    shown.add_argument("--out", type=path, metavar="FILE", help="write the sheet as a .docx or .pdf as well")
    shown.add_argument(
        "--inside", action="store_true", help="with owners, states and notes: not for the regulator"
    )


def _add_the_check(verbs: Commands[Parser]) -> None:
    received = add_command(verbs, "received", run_received, help="enter the day the draft report came")
    received.add_argument("day", type=day, metavar="DAY", help="of the e-mail that brought it: 2027-04-05")
    add_workspace(received)
    received.add_argument("--told-by", metavar="WHO", help="who sent it")
    received.add_argument("--message", type=path, metavar="FILE", help="the e-mail, to be filed")
    time = add_command(verbs, "ask-time", run_ask_time, help="note that more time was asked for")
    time.add_argument("why", metavar="WHY", help="what is exceptional")
    add_workspace(time)
    time.add_argument("--on", type=day, metavar="DAY", help="when; without it, today")
    answer = add_command(
        verbs, "answer-time", run_answer_time, help="enter the regulator’s answer on more time"
    )
    add_workspace(answer)
    until = answer.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", type=day, metavar="DAY", help="it is granted until this day")
    until.add_argument("--refused", action="store_true", help="it is not granted")
    answer.add_argument("--words", default="", metavar="WORDS", help="the regulator’s own")
    answer.add_argument("--on", type=day, metavar="DAY", help="when; without it, today")
    none = add_command(verbs, "none", run_none, help="confirm that there is nothing to correct")
    add_workspace(none)
    none.add_argument("--by", default="", metavar="WHO", help="without it, who uses this account")
    file = add_command(verbs, "file", run_file, help="file the sheet for the regulator, to be signed")
    add_workspace(file)


def _add_points(verbs: Commands[Parser]) -> None:
    add = add_command(verbs, "add", run_add, help="raise a point")
    add.add_argument("correction", metavar="CORRECTION", help="what the report should say")
    add_workspace(add)
    add.add_argument("--kind", default="", metavar="KIND", help="its letter or name: a, b or c")
    for name, what in (("page", "of the draft"), ("paragraph", "on it"), ("quote", "what the draft says")):
        add.add_argument(f"--{name}", default="", metavar=name[:1].upper(), help=what)
    add.add_argument("--owner", metavar="PERSON", help="by e-mail or name")
    add.add_argument("--second", metavar="PERSON", help="by e-mail or name")
    _add_evidence(add)
    behind = add_command(verbs, "evidence", run_evidence, help="say which evidence is behind a point")
    behind.add_argument("number", type=whole_number, metavar="NUMBER")
    add_workspace(behind)
    _add_evidence(behind)
    behind.add_argument("--pointer", default="", metavar="WHERE", help="where in it: “page 12”")
    behind.add_argument("--only", action="store_true", help="this, and nothing that was said before")
    move = add_command(verbs, "move", run_move, help="take a point a step on")
    move.add_argument("number", type=whole_number, metavar="NUMBER")
    move.add_argument("move", type=PointMove, choices=list(PointMove), metavar="MOVE",
                      help="make_ready, check, send_back, leave_out or put_back")  # fmt: skip
    add_workspace(move)
    move.add_argument("--reason", default="", metavar="WHY", help="why it is left out")
    answered = add_command(verbs, "respond", run_respond, help="enter what the regulator made of a point")
    answered.add_argument("number", type=whole_number, metavar="NUMBER")
    answered.add_argument("response", type=Response, choices=list(Response), metavar="RESPONSE",
                          help="accepted, partly or not_accepted")  # fmt: skip
    add_workspace(answered)
    answered.add_argument("--words", default="", metavar="WORDS", help="the regulator’s own")
    answered.add_argument("--on", type=day, metavar="DAY", help="when; without it, today")


def _add_evidence(parser: Parser) -> None:
    parser.add_argument("--evidence", action="append", default=[], metavar="EVIDENCE", help="what shows it; may be given several times")  # fmt: skip


# the check


def run_received(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    message = None if arguments.message is None else read_message(arguments.message)
    with opened(arguments, write=True) as app:
        app.do(
            receive_draft,
            on=arguments.day,
            told_by=arguments.told_by,
            message=message,
        )
        return _whole(app)


def run_ask_time(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(ask_for_time, why=arguments.why, on=arguments.on)
        return _whole(app)


def run_answer_time(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(answer_on_time, until=arguments.until, words=arguments.words, on=arguments.on)
        return _whole(app)


def run_none(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(confirm_none, by=arguments.by)
        return _whole(app)


def run_file(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(file_sheet)
        return _whole(app)


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        if arguments.out is not None:
            app.read(write_accuracy, arguments.out, at=app.clock.now(), inside=arguments.inside)
        return _whole(app, file=None if arguments.out is None else str(arguments.out))


# its points


def run_add(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        owner, second = (
            None if who is None else app.read(person_named, who).id
            for who in (arguments.owner, arguments.second)
        )
        named = [app.read(evidence_named, name) for name in arguments.evidence]
        made = AccuracyPoint(
            correction=arguments.correction,
            page=arguments.page,
            paragraph=arguments.paragraph,
            quote=arguments.quote,
            sort=sort_called(app.read(accuracy_rules), arguments.kind) if arguments.kind else "",
            owner_id=owner,
            second_id=second,
        )
        added = app.do(add_record, made).result
        if named:
            app.do(bear_out_point, added.id, [(each.id, "") for each in named])
        line = _line(app, added)
    return Answer(line_told(line), (f"Raised point {added.number}.", *line_words(line)))


def run_evidence(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        point = app.read(point_numbered, arguments.number)
        named = [app.read(evidence_named, name) for name in arguments.evidence]
        held = () if arguments.only else _line(app, point).behind
        wanted = {each.evidence.id: each.pointer for each in held}
        wanted |= {each.id: arguments.pointer for each in named}
        app.do(bear_out_point, point.id, list(wanted.items()))
        line = _line(app, point)
    return Answer(line_told(line), tuple(line_words(line)))


def run_move(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        point = app.read(point_numbered, arguments.number)
        app.do(move_point, point.id, arguments.move, reason=arguments.reason)
        line = _line(app, point)
    return Answer(line_told(line), (f"Point {point.number}: {stand_words(line)}.",))


def run_respond(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        point = app.read(point_numbered, arguments.number)
        done = app.do(respond, point.id, arguments.response, words=arguments.words, on=arguments.on).result
        line = _line(app, point)
    on = f" on {weekday_and_day(done.response_on)}" if done.response_on else ""
    return Answer(line_told(line), (f"Point {point.number}: {RESPONSES[arguments.response].lower()}{on}.",))


# how it is told


def _standing(app: App) -> AccuracyStanding:
    return app.read(accuracy_standing, today=today(app.clock))


def _line(app: App, point: AccuracyPoint) -> PointLine:
    return line_of(_standing(app), point.id)


def _whole(app: App, *, file: str | None = None) -> Answer:
    standing = _standing(app)
    told = check_told(standing)
    if file is not None:
        told["file"] = file
    return Answer(told, tuple(check_lines(app, standing)))
