"""requests: the ledger of what the regulator asks, and of the council's own calls for evidence."""

from __future__ import annotations

import argparse

from inspection_ready.cli import answer_forms, chases
from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    moment_here,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.request_words import (
    changes_lines,
    changes_told,
    request_lines,
    request_told,
    turnaround_told,
)
from inspection_ready.cli.scrutiny import add_request_scrutiny
from inspection_ready.domain.request_lists import list_in
from inspection_ready.domain.requests import (
    BY_HAND,
    Move,
    Occasion,
    Request,
    RequestEvidence,
    Turnaround,
)
from inspection_ready.phrases.requests import (
    due_words,
    turnaround_sentence,
)
from inspection_ready.phrases.signatures import part_words, request_signing_words, standing_words
from inspection_ready.phrases.values import count_of
from inspection_ready.records.requests import STATES
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.people import person_named
from inspection_ready.services.registers import add_record
from inspection_ready.services.request_papers import COUNTED_BY, key_of, read_list, write_chronology
from inspection_ready.services.requests import (
    answer_with,
    list_changes,
    move_on,
    note_chase,
    request_numbered,
    take_list,
    turnarounds,
    whole_request,
)
from inspection_ready.services.sign_standings import request_standings


def add_to(commands: Commands[Parser]) -> None:
    requests = commands.add_parser("requests", help="what the regulator asks, and what became of it")
    verbs = requests.add_subparsers(metavar="COMMAND", required=True)
    _add_add(verbs)
    _add_move(verbs)
    _add_list(verbs)
    chase = add_command(verbs, "chase", run_chase, help="note that somebody was asked again")
    chase.add_argument("number", type=whole_number, metavar="NUMBER")
    chase.add_argument("whom", metavar="WHOM", help="who was asked")
    add_workspace(chase)
    chase.add_argument("--note", default="", metavar="WORDS", help="how, or what they said")
    chases.add_to(verbs)
    answer_forms.add_to(verbs)
    add_request_scrutiny(verbs)
    shown = add_command(verbs, "show", run_show, help="show a request, step by step")
    shown.add_argument("number", type=whole_number, metavar="NUMBER")
    add_workspace(shown)
    turned = add_command(verbs, "turnaround", run_turnaround, help="show how many were answered in time")
    add_workspace(turned)
    turned.add_argument(
        "--by",
        choices=COUNTED_BY,
        default="person",
        metavar="BY",
        help="person, team, theme, statement or occasion",
    )
    paper = add_command(verbs, "chronology", run_chronology, help="write every request and step to a file")
    paper.add_argument("file", type=path, metavar="FILE", help="a .docx, .pdf, .xlsx or .csv")
    add_workspace(paper)


def _add_add(verbs: Commands[Parser]) -> None:
    add = add_command(verbs, "add", run_add, help="enter a request")
    add.add_argument("wording", metavar="WORDING", help="the asker’s own words")
    add_workspace(add)
    add.add_argument("--ref", default="", metavar="R", help="the regulator’s own number of it")
    add.add_argument("--occasion", type=Occasion, choices=list(Occasion), default=Occasion.RETURN, metavar="WHEN",
                     help="year_round, return, before, on_site or after")  # fmt: skip
    add.add_argument("--from", dest="asked_by", default="", metavar="WHO", help="who asked")
    add.add_argument("--asked", type=moment_here, metavar="MOMENT", help="when; without it, now")
    add.add_argument("--due", type=moment_here, metavar="MOMENT", help="the day and time by which it is due")
    add.add_argument("--owner", metavar="PERSON", help="by e-mail or name")
    add.add_argument("--second", metavar="PERSON", help="by e-mail or name")


def _add_move(verbs: Commands[Parser]) -> None:
    move = add_command(verbs, "move", run_move, help="take a request a step on")
    move.add_argument("number", type=whole_number, metavar="NUMBER")
    move.add_argument("move", type=Move, choices=BY_HAND, metavar="MOVE",
                      help="acknowledge, ask_back, clarified, answer, reopen, check, withdraw or revive")  # fmt: skip
    add_workspace(move)
    move.add_argument("--at", type=moment_here, metavar="MOMENT", help="when it happened; without it, now")
    move.add_argument("--by", default="", metavar="WHO", help="without it, who uses this account")
    move.add_argument("--note", default="", metavar="WORDS")
    move.add_argument("--answer", metavar="WORDS", help="the answer in one line")
    move.add_argument("--evidence", action="append", default=[], metavar="EVIDENCE", help="what answers it; may be given several times")  # fmt: skip


def _add_list(verbs: Commands[Parser]) -> None:
    taken = add_command(verbs, "take-list", run_take_list, help="take the regulator’s list, or a newer one")
    taken.add_argument(
        "file", type=path, metavar="FILE", help="a text, spreadsheet or Word file, a request a line"
    )
    add_workspace(taken)
    taken.add_argument("--occasion", type=Occasion, choices=list(Occasion), default=Occasion.RETURN, metavar="WHEN",
                       help="year_round, return, before, on_site or after")  # fmt: skip
    taken.add_argument("--from", dest="asked_by", default="", metavar="WHO", help="who asked")
    taken.add_argument("--asked", type=moment_here, metavar="MOMENT", help="when; without it, now")
    taken.add_argument("--due", type=moment_here, metavar="MOMENT", help="when the new ones are due")
    taken.add_argument(
        "--keep", action="store_true", help="it is a part of the list: what is not in it stays"
    )
    taken.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def run_add(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        owner, second = (
            None if who is None else app.read(person_named, who).id
            for who in (arguments.owner, arguments.second)
        )
        made = Request(
            wording=arguments.wording,
            their_ref=arguments.ref,
            occasion=arguments.occasion,
            asked_by=arguments.asked_by,
            asked_at=arguments.asked,
            due_at=arguments.due,
            owner_id=owner,
            second_id=second,
        )
        added = app.do(add_record, made).result
        told = request_told(app.read(whole_request, added.id))
    due = f", due at {due_words(added.due_at)}" if added.due_at else ""
    return Answer(told, (f"Entered request {added.number}{due}.",))


def run_move(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        request = app.read(request_numbered, arguments.number)
        if arguments.evidence:
            held = [one for one, _ in app.read(whole_request, request.id).evidence]
            named = [app.read(evidence_named, name) for name in arguments.evidence]
            new = [RequestEvidence(request_id=request.id, evidence_id=each.id) for each in named]
            app.do(answer_with, request.id, [*new, *held])
        moved = app.do(
            move_on,
            request.id,
            arguments.move,
            by=arguments.by,
            at=arguments.at,
            note=arguments.note,
            answer=arguments.answer,
        ).result
        told = request_told(app.read(whole_request, request.id))
    return Answer(told, (f"Request {moved.number} is {STATES[moved.state].lower()} now.",))


def run_take_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    pasted = list_in(read_list(arguments.file))
    with opened(arguments, write=not arguments.dry_run) as app:
        if arguments.dry_run:
            changes = app.read(list_changes, pasted.lines, occasion=arguments.occasion)
        else:
            changes = app.do(
                take_list,
                pasted.lines,
                occasion=arguments.occasion,
                asked_by=arguments.asked_by,
                asked_at=arguments.asked,
                due_at=arguments.due,
                drop=not arguments.keep,
            ).result
    told = {**changes_told(changes), "left_out": list(pasted.left_out)}
    left = (f"  Left out, for it is no request: {each}" for each in pasted.left_out)
    return Answer(told, (*changes_lines(changes, dry=arguments.dry_run), *left))


def run_chase(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        request = app.read(request_numbered, arguments.number)
        app.do(note_chase, request.id, whom=arguments.whom, note=arguments.note)
        told = request_told(app.read(whole_request, request.id))
    return Answer(told, (f"Noted that {arguments.whom} was asked again for request {request.number}.",))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        whole = app.read(whole_request, app.read(request_numbered, arguments.number).id)
        signed = app.read(request_standings, whole.request.id)
        now = app.clock.now()
    told = {**request_told(whole), "signing": request_signing_words(signed)}
    parts = signed if whole.request.is_answered else ()
    lines = (f"  {part_words(each.what)}: {standing_words(each)}" for each in parts)
    return Answer(told, (*request_lines(whole, now), *lines))


def run_turnaround(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        counted = app.read(turnarounds, app.clock.now(), key=app.read(key_of, arguments.by))
    whole = sum(counted.values(), Turnaround())
    told = {
        "all": turnaround_told(whole),
        "by": {name: turnaround_told(each) for name, each in counted.items()},
    }
    lines = [
        turnaround_sentence(whole),
        *(f"  {name}: {turnaround_sentence(each)}" for name, each in counted.items()),
    ]
    return Answer(told, tuple(lines))


def run_chronology(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        count = app.read(write_chronology, arguments.file, at=app.clock.now())
    told = {"requests": count, "file": str(arguments.file)}
    return Answer(told, (f"Wrote {count_of(count, 'request')} to {arguments.file.name}.",))
