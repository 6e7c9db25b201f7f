"""signoff: who may sign what goes to the regulator, what waits, and what was signed, refused and taken back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (  # fmt: skip
    Commands,
    Parser,
    add_command,
    add_workspace,
    day,
    moment_here,
    opened,
    path,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.sign_messages import add_messages, answer_told, said_line
from inspection_ready.cli.signoff_told import standing_lines, standing_told
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import today
from inspection_ready.domain.signatures import SignedHow, SignOffRules
from inspection_ready.phrases.signatures import (
    nobody_words,
    part_words,
    signer_words,
    standing_words,
    why_closed_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.evidence_files import NewFile, copied
from inspection_ready.services.evidence_reading import evidence_named
from inspection_ready.services.people import person_named
from inspection_ready.services.requests import request_numbered
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_sheets import answer_sheet, make_sheet, waiting_to_be_signed, write_sheet
from inspection_ready.services.sign_standings import request_standings, sign_off_rules
from inspection_ready.services.signatures import Word, change_rules, disagree, sign, withdraw_all
from inspection_ready.services.signers import signers

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.app import App

HOWS = "in_person, phone, email or sheet"


def add_to(commands: Commands[Parser]) -> None:
    signoff = commands.add_parser("signoff", help="what is signed to go to the regulator, and by whom")
    verbs = signoff.add_subparsers(metavar="COMMAND", required=True)
    who = add_command(verbs, "who", run_who, help="show who may sign, and why others may not")
    add_workspace(who)
    who.add_argument("--on", type=day, metavar="DAY", help="without it, today")
    waiting = add_command(verbs, "waiting", run_waiting, help="show what waits to be signed")
    add_workspace(waiting)
    state = add_command(
        verbs, "show", run_show, help="show what is signed of a request, and what that proves"
    )
    _add_number(state)
    for name, run, told in (
        ("sign", run_sign, "record that what answers a request is agreed"),
        ("disagree", run_disagree, "record that it is not agreed, and why"),
    ):
        said = add_command(verbs, name, run, help=told)
        _add_number(said)
        _add_word(said)
        said.add_argument("--only", action="append", default=[], metavar="EVIDENCE",
                          help="this piece alone, or “answer” for the words; may be given several times")  # fmt: skip
        said.add_argument(
            "--note", default="", metavar="WORDS", help="what was said; of what is not agreed, why"
        )
    back = add_command(verbs, "withdraw", run_withdraw, help="take signatures back, with the reason")
    _add_number(back)
    back.add_argument("--because", required=True, metavar="WORDS", help="why")
    back.add_argument("--only", action="append", default=[], metavar="EVIDENCE",
                      help="of this piece alone, or “answer” for the words; may be given several times")  # fmt: skip
    back.add_argument("--by", default="", metavar="WHO", help="whose word it is")
    _add_sheets(verbs)
    add_messages(verbs)
    rules = add_command(verbs, "rules", run_rules, help="show or set the council’s own rules of signing")
    add_workspace(rules)
    rules.add_argument("--own-alone", choices=("yes", "no"), metavar="YES-OR-NO",
                       help="whether somebody may sign what they alone own")  # fmt: skip
    rules.add_argument("--goes-to", metavar="WHO", help="who decides where nobody can sign")


def _add_number(parser: Parser) -> None:
    parser.add_argument("number", type=whole_number, metavar="NUMBER", help="of the request")
    add_workspace(parser)


def _add_word(parser: Parser) -> None:
    parser.add_argument("--by", required=True, metavar="PERSON", help="who signs, by e-mail or name")
    parser.add_argument(
        "--how", required=True, type=SignedHow, choices=list(SignedHow), metavar="HOW", help=HOWS
    )
    parser.add_argument("--proof", type=path, metavar="FILE", help="the message or the scan")
    parser.add_argument("--at", type=moment_here, metavar="MOMENT", help="when it was said; without it, now")


def _add_sheets(verbs: Commands[Parser]) -> None:
    sheet = add_command(verbs, "sheet", run_sheet, help="write a sheet to be signed, as Word or PDF")
    sheet.add_argument("file", type=path, metavar="FILE", help="a .docx or .pdf")
    add_workspace(sheet)
    sheet.add_argument("--request", action="append", default=[], type=whole_number, metavar="NUMBER",
                       help="only what answers this one; may be given several times")  # fmt: skip
    sheet.add_argument("--to", metavar="PERSON", help="whom it is for, by e-mail or name")
    answer = add_command(verbs, "answer-sheet", run_answer_sheet, help="record what came back of a sheet")
    answer.add_argument("number", type=whole_number, metavar="NUMBER", help="of the sheet")
    add_workspace(answer)
    _add_word(answer)
    answer.add_argument("--not-agreed", action="append", default=[], type=said_line, metavar="LINE=REASON",
                        help="a line that is not agreed; may be given several times")  # fmt: skip


def run_who(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(signers, on=arguments.on or today(app.clock))
    lines = [f"{signer_words(each, found.short)} may sign." for each in found.open]
    lines += [why_closed_words(each) for each in found.all if not each.may_sign]
    if not found.open:
        lines.insert(0, nobody_words(found.accountable, found.goes_to))
    told = {
        "on": found.on.isoformat(),
        "may_sign": [each.person.name for each in found.open],
        "may_not": [
            {"person": each.person.name, "why": each.closed} for each in found.all if not each.may_sign
        ],
        "goes_to": found.goes_to,
    }
    return Answer(told, tuple(lines), has_findings=not found.open)


def run_waiting(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(waiting_to_be_signed)
    lines = [
        f"Request {each.what.request.number}, {part_words(each.what)}: {standing_words(each)}"
        for each in found
    ]
    return Answer(
        {"waiting": [standing_told(each) for each in found]}, tuple(lines or ["Nothing waits to be signed."])
    )


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(request_standings, app.read(request_numbered, arguments.number).id)
    return Answer(
        {"number": arguments.number, "answers": [standing_told(each) for each in found]},
        tuple(standing_lines(found)),
    )


def run_sign(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    return _say(arguments, agreed=True)


def run_disagree(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    return _say(arguments, agreed=False)


def _say(arguments: argparse.Namespace, *, agreed: bool) -> Answer:
    with opened(arguments, write=True) as app, ExitStack() as stack:
        request = app.read(request_numbered, arguments.number)
        word = _word(app, arguments, stack, note=arguments.note)
        lines = [
            shown(each)
            for each in _chosen(app, request.id, arguments.only)
            if arguments.only or not each.is_signed
        ]
        app.do(sign if agreed else disagree, lines, word)
        found = app.read(request_standings, request.id)
    return Answer(
        {"number": arguments.number, "answers": [standing_told(each) for each in found]},
        tuple(standing_lines(found)),
    )


def run_withdraw(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        request = app.read(request_numbered, arguments.number)
        signatures = [each.signature for each in _chosen(app, request.id, arguments.only)]
        standing = [one for one in signatures if one is not None and not one.is_withdrawn]
        if not standing:
            raise NotFound("nothing_signed_of_it", number=arguments.number)
        app.do(withdraw_all, [one.id for one in standing], because=arguments.because, by=arguments.by)
        found = app.read(request_standings, request.id)
    return Answer(
        {"number": arguments.number, "answers": [standing_told(each) for each in found]},
        tuple(standing_lines(found)),
    )


def run_sheet(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        to = None if arguments.to is None else app.read(person_named, arguments.to).id
        wanted = {app.read(request_numbered, number).id for number in arguments.request}
        lines = [
            shown(each)
            for each in app.read(waiting_to_be_signed)
            if not wanted or each.what.request.id in wanted
        ]
        sheet = app.do(make_sheet, lines, to_id=to).result
        app.read(write_sheet, sheet, arguments.file, at=app.clock.now())
    told = {"sheet": sheet.number, "lines": len(lines), "file": str(arguments.file)}
    return Answer(
        told,
        (
            f"Wrote sign-off sheet {sheet.number}, with {count_of(len(lines), 'line')}, to {arguments.file.name}.",
        ),
    )


def run_answer_sheet(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    against = dict(arguments.not_agreed)
    with opened(arguments, write=True) as app, ExitStack() as stack:
        word = _word(app, arguments, stack)
        found = app.do(answer_sheet, arguments.number, word, against).result
    return answer_told(found)


def run_rules(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    changes = arguments.own_alone is not None or arguments.goes_to is not None
    with opened(arguments, write=changes) as app:
        rules = app.read(sign_off_rules)
        if changes:
            own = rules.own_alone if arguments.own_alone is None else arguments.own_alone == "yes"
            goes_to = rules.goes_to if arguments.goes_to is None else arguments.goes_to
            rules = app.do(change_rules, rules, SignOffRules(id=rules.id, version=rules.version, own_alone=own, goes_to=goes_to)).result  # fmt: skip
    may = "may" if rules.own_alone else "may not"
    lines = (
        f"Somebody {may} sign what they alone own.",
        f"Where nobody can sign, it goes to {rules.goes_to}."
        if rules.goes_to
        else "Where nobody can sign, nobody has said to whom it goes.",
    )
    return Answer({"own_alone": rules.own_alone, "goes_to": rules.goes_to}, lines)


# inside


def _word(app: App, arguments: argparse.Namespace, stack: ExitStack, *, note: str = "") -> Word:
    proof: NewFile | None = None
    if arguments.proof is not None:
        (proof,) = stack.enter_context(copied(app.workspace.files, [arguments.proof]))
    signer = app.read(person_named, arguments.by)
    return Word(signer_id=signer.id, how=arguments.how, at=arguments.at, note=note, proof=proof)


def _chosen(app: App, request_id: int, only: Sequence[str]) -> tuple[SignStanding, ...]:
    """What answers the request, or what of it was named. Raises NotFound, Refused."""
    found = app.read(request_standings, request_id)
    if not only:
        return found
    ids = {None if name == "answer" else app.read(evidence_named, name).id for name in only}
    return tuple(each for each in found if (each.what.evidence.id if each.what.evidence else None) in ids)
