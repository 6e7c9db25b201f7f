"""releases: what is signed goes to the regulator, numbered and frozen; and what the regulator has."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    moment_here,
    opened,
    whole_number,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.packs import add_out
from inspection_ready.cli.release_words import (
    held_told,
    hold_told,
    kept_lines,
    kept_told,
    release_lines,
    release_told,
)
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.releases import SentBy
from inspection_ready.phrases.release_holds import held_files, hold_code, hold_lines
from inspection_ready.phrases.releases import (
    asked_words,
    has_words,
    released_words,
    sent_words,
    withdrawn_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.records.evidence import SENSITIVITIES
from inspection_ready.services.file_checks import hold_again, holds_in, let_go
from inspection_ready.services.release_sendings import mark_sent, regulator_has, withdraw_release
from inspection_ready.services.releases import (
    checked_plan,
    left_out_of,
    make_release,
    release_numbered,
    releases,
)

if TYPE_CHECKING:
    from inspection_ready.domain.release_findings import CheckedFile
    from inspection_ready.domain.release_holds import Hold
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    noun = commands.add_parser("releases", help="what is signed and goes to the regulator")
    verbs = noun.add_subparsers(metavar="COMMAND", required=True)
    check = add_command(
        verbs, "check", run_check, help="what the next release would have, and what holds the rest back"
    )
    add_workspace(check)
    _add_numbers(check)
    made = add_command(
        verbs, "make", run_make, help="make a release of everything that is signed and was not sent"
    )
    add_workspace(made)
    _add_numbers(made)
    made.add_argument(
        "--pointers", action="store_true", help="say where to look instead of having the same files again"
    )
    add_out(made)
    _add_let_go(verbs)
    _add_after(verbs)
    listed = add_command(verbs, "list", run_list, help="list the releases that were made")
    add_workspace(listed)
    shown = add_command(verbs, "show", run_show, help="show a release, line by line")
    shown.add_argument("number", type=whole_number, metavar="NUMBER")
    add_workspace(shown)
    held = add_command(verbs, "has", run_has, help="list everything the regulator has")
    add_workspace(held)


def _add_numbers(parser: Parser) -> None:
    parser.add_argument(
        "--requests",
        type=_numbers,
        metavar="N,N",
        help="numbers of the requests; without it, all of the regulator’s that are not done with",
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(whole_number(part.strip()) for part in text.split(",") if part.strip())


def _add_let_go(verbs: Commands[Parser]) -> None:
    go = add_command(
        verbs, "let-go", run_let_go, help="a finding holds its file back no longer, with the reason"
    )
    go.add_argument("code", metavar="CODE", help="of the finding, as releases check shows it")
    add_workspace(go)
    go.add_argument("--because", required=True, metavar="WORDS", help="the reason, which is kept")
    back = add_command(verbs, "hold-again", run_hold_again, help="take that back")
    back.add_argument("code", metavar="CODE")
    add_workspace(back)


def _add_after(verbs: Commands[Parser]) -> None:
    sent = add_command(verbs, "mark-sent", run_mark_sent, help="note that a release was sent")
    sent.add_argument("number", type=whole_number, metavar="NUMBER")
    add_workspace(sent)
    sent.add_argument("--how", type=SentBy, choices=list(SentBy), default=SentBy.EMAIL, metavar="HOW",
                      help="email, portal, in_person or post")  # fmt: skip
    sent.add_argument("--to", required=True, metavar="WHOM")
    sent.add_argument("--by", default="", metavar="WHO", help="without it, who uses this account")
    sent.add_argument("--at", type=moment_here, metavar="MOMENT", help="when; without it, now")
    sent.add_argument("--note", default="", metavar="WORDS")
    gone = add_command(verbs, "withdraw", run_withdraw, help="a release was a mistake: it stays, and says so")
    gone.add_argument("number", type=whole_number, metavar="NUMBER")
    add_workspace(gone)
    gone.add_argument("--because", required=True, metavar="WORDS", help="the reason, which is kept")
    gone.add_argument("--by", default="", metavar="WHO", help="without it, who uses this account")


def run_check(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        plan, checked = checked_plan(app, arguments.requests, progress=progress)
        holds = app.read(holds_in, checked)
    files = [(checked[key], own) for key, own in holds.items()]
    told = {
        "goes": [
            {
                "request": line.request.number,
                "title": line.title,
                "marked": None if line.mark is None else line.mark.value,
                "files": [file.name for file in line.files],
            }
            for line in plan.lines
        ],
        "left_out": [kept_told(each) for each in plan.kept],
        "held": [hold_told(file, hold) for file, own in files for hold in own],
    }
    goes = (
        f"  {asked_words(line.request.number, line.request.their_ref)}, {line.title}"
        + ("" if line.mark is None else f" ({SENSITIVITIES[line.mark]})")
        for line in plan.lines
    )
    lines = (
        f"{count_of(len(plan.lines), 'answer')} would go in the next release.",
        *goes,
        *kept_lines(plan.kept),
        *(line for file, own in files for line in hold_lines(file, own)),
    )
    return Answer(told, lines, has_findings=bool(held_files(files)))


def run_make(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        made = make_release(
            app, numbers=arguments.requests, pointers=arguments.pointers, out=arguments.out, progress=progress
        )
        told = {
            **release_told(made.filed),
            "folder": str(made.copy or made.filed.folder),
            "workspace": str(app.workspace.folder),
            "left_out": [kept_told(each) for each in made.kept],
        }
    number, folder = made.filed.release.number, made.copy or made.filed.folder
    return Answer(
        told,
        (
            f"Release {number} is in {folder}",
            *release_lines(made.filed),
            f"  All of it in one file: {made.filed.zipped.path}",
            *kept_lines(made.kept),
            "Once it has gone, say so: releases mark-sent.",
        ),
    )


def run_let_go(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        file, hold = _named(app, arguments.code, progress)
        app.do(let_go, file, hold.key, because=arguments.because)
    return Answer({"file": file.name, "code": arguments.code}, (f"It holds {file.name} back no longer.",))


def run_hold_again(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        file, hold = _named(app, arguments.code, progress)
        app.do(hold_again, file, hold.key)
    return Answer({"file": file.name, "code": arguments.code}, (f"It holds {file.name} back again.",))


def run_mark_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        sending = app.do(
            mark_sent,
            arguments.number,
            arguments.how,
            sent_to=arguments.to,
            by=arguments.by,
            at=arguments.at,
            note=arguments.note,
            folder=app.workspace.releases,
        ).result
        told = release_told(release_numbered(app, arguments.number))
    return Answer(told, (f"Noted of release {arguments.number}: {sent_words(sending)}",))


def run_withdraw(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        taken = app.do(withdraw_release, arguments.number, because=arguments.because, by=arguments.by).result
        told = release_told(release_numbered(app, arguments.number))
    return Answer(told, (f"Noted of release {arguments.number}: {withdrawn_words(taken)}",))


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        made = releases(app)
    lines = tuple(released_words(each.release, each.sendings, each.withdrawal) for each in made)
    return Answer({"releases": [release_told(each) for each in made]}, lines or ("No release was made yet.",))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        filed = release_numbered(app, arguments.number)
        left = left_out_of(filed)
    told = {**release_told(filed), "left_out": [{"what": each.what, "why": each.why} for each in left]}
    out = (f"  Left out: {each.what}. {each.why}" for each in left)
    lines = (released_words(filed.release, filed.sendings, filed.withdrawal), *release_lines(filed), *out)
    return Answer(told, lines)


def run_has(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        held = app.read(regulator_has)
    lines = tuple(
        has_words(each.line, each.release.number, each.sendings[0], each.withdrawal, each.replaced_by)
        for each in held
    )
    return Answer({"has": [held_told(each) for each in held]}, lines or ("The regulator has nothing yet.",))


def _named(app: App, code: str, progress: Progress) -> tuple[CheckedFile, Hold]:
    _, checked = checked_plan(app, None, progress=progress)
    for key, holds in app.read(holds_in, checked).items():
        for hold in holds:
            if hold_code(checked[key], hold) == code.strip().lower():
                return checked[key], hold
    raise NotFound("no_such_hold_code", typed=code)
