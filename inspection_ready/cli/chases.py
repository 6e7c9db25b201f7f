"""requests chases: whom the ladder asks now, the drafts for them, and whose word it is that they were sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

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
from inspection_ready.domain.moments import today
from inspection_ready.phrases.chases import (
    NEVER_SENT,
    NOT_THERE,
    NOTHING_DUE,
    OURS,
    STARTER_LADDER,
    draft_words,
    left_out_words,
    plan_words,
    why_now,
    why_you,
    written_words,
)
from inspection_ready.phrases.requests import numbers_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.chase_plan import rules_of
from inspection_ready.services.chases import (
    BatchLine,
    batch_lines,
    batch_numbered,
    change_rules,
    chase_outlook,
    drop_drafts,
    mark_chases_sent,
)
from inspection_ready.services.people import person_named
from inspection_ready.services.request_papers import read_words
from inspection_ready.services.who import name_of

if TYPE_CHECKING:
    from inspection_ready.domain.chases import ChaseRules
    from inspection_ready.services.app import App
    from inspection_ready.services.chases import ChaseOutlook, DraftLine


def add_to(commands: Commands[Parser]) -> None:
    chases = commands.add_parser("chases", help="whom the chase ladder asks, and the drafts for them")
    verbs = chases.add_subparsers(metavar="COMMAND", required=True)
    due = add_command(
        verbs, "due", run_due, help="show whom the ladder asks now, and who is left out and why"
    )
    add_workspace(due)
    draft = add_command(
        verbs, "draft", run_draft, help="write an e-mail draft for each of them; nothing is sent"
    )
    add_workspace(draft)
    draft.add_argument(
        "--to",
        action="append",
        metavar="PERSON",
        help="this person only, by e-mail or name; may be said several times",
    )
    draft.add_argument("--form", action="store_true", help="with a spreadsheet to answer in beside each")
    draft.add_argument("--out", type=path, metavar="DIR", help="make the folder of drafts here")
    sent = add_command(
        verbs, "list", run_list, help="show the drafts that were written, and what became of them"
    )
    add_workspace(sent)
    _add_marks(verbs)
    _add_rules(verbs)


def _add_marks(verbs: Commands[Parser]) -> None:
    marked = add_command(verbs, "mark-sent", run_mark_sent, help="note that drafts were sent")
    _add_which(marked)
    marked.add_argument("--on", type=day, metavar="DAY", help="the day they were sent; without it, today")
    marked.add_argument("--by", metavar="WHO", help="whose word it is; without it, who uses this account")
    dropped = add_command(
        verbs, "drop", run_drop, help="note that drafts were not sent: their steps are to be taken again"
    )
    _add_which(dropped)


def _add_which(parser: Parser) -> None:
    add_workspace(parser)
    parser.add_argument(
        "--number", type=whole_number, metavar="N", help="which batch; without it, the latest"
    )
    parser.add_argument(
        "--to",
        action="append",
        metavar="PERSON",
        help="the draft to this person only; may be said several times",
    )


def _add_rules(verbs: Commands[Parser]) -> None:
    rules = add_command(
        verbs, "rules", run_rules, help="show or change the ladder and the words of the drafts"
    )
    add_workspace(rules)
    rules.add_argument("--ladder", type=path, metavar="FILE", help="a text file with a step a line")
    rules.add_argument(
        "--subject", metavar="WORDS", help="the subject of the drafts; the mark is put behind it"
    )
    rules.add_argument("--body", type=path, metavar="FILE", help="a text file with the words of the drafts")


def run_due(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        outlook = app.read(chase_outlook, app.clock.now())
    return Answer(_outlook_told(outlook), tuple(_outlook_lines(outlook)))


def run_draft(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        order = ChaseOrder(person_ids=_people(app, arguments), with_form=arguments.form, out=arguments.out)
        written = write_chases(app, order, progress=progress)
    told = {
        "number": written.batch.number,
        "folder": str(written.folder),
        "drafts": [
            {"number": draft.number, "person": name, "to": draft.address, "file": draft.path, "sha256": draft.sha256}
            for draft, name in zip(written.drafts, written.names, strict=True)
        ],
        "left_out": _left_told(written.outlook),
    }  # fmt: skip
    return Answer(told, (written_words(len(written.drafts), str(written.folder)), NEVER_SENT))


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        lines = app.read(batch_lines, folder=app.workspace.folder)
    told = {"count": len(lines), "batches": [_batch_told(line) for line in lines]}
    return Answer(told, tuple(_batch_words(lines)) or ("No chase has been drafted yet.",))


def run_mark_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        batch = app.read(batch_numbered, arguments.number)
        by = arguments.by or app.read(name_of, app.who.person_id) or app.who.account
        on = arguments.on or today(app.clock)
        drafts = _drafts(app, batch.id, arguments)
        count = app.do(mark_chases_sent, batch.id, on=on, by=by, draft_ids=drafts).result
    told = {"number": batch.number, "marked": count, "by": by, "on": on.isoformat()}
    said = f"Marked {count_of(count, 'draft')} of chase {batch.number} as sent, by the word of {by}."
    return Answer(told, (said,))


def run_drop(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        batch = app.read(batch_numbered, arguments.number)
        count = app.do(drop_drafts, batch.id, draft_ids=_drafts(app, batch.id, arguments)).result
    told = {"number": batch.number, "dropped": count}
    return Answer(told, (f"Noted that {count_of(count, 'draft')} of chase {batch.number} will not be sent.",))


def run_rules(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    wanted = {
        "ladder": None if arguments.ladder is None else read_words(arguments.ladder),
        "subject": arguments.subject,
        "body": None if arguments.body is None else read_words(arguments.body),
    }
    changes = {name: words for name, words in wanted.items() if words is not None}
    with opened(arguments, write=bool(changes)) as app:
        rules = app.read(rules_of)
        if changes:
            rules = app.do(change_rules, rules, replace(rules, **changes)).result
    told = {"ladder": rules.ladder.splitlines(), "subject": rules.subject, "body": rules.body}
    return Answer(told, tuple(_rules_lines(rules)))


# who is meant


def _people(app: App, arguments: argparse.Namespace) -> frozenset[int] | None:
    if not arguments.to:
        return None
    return frozenset(app.read(person_named, each).id for each in arguments.to)


def _drafts(app: App, batch_id: int, arguments: argparse.Namespace) -> frozenset[int] | None:
    people = _people(app, arguments)
    if people is None:
        return None
    lines = app.read(batch_lines, folder=app.workspace.folder)
    return frozenset(
        each.draft.id
        for line in lines
        if line.batch.id == batch_id
        for each in line.drafts
        if each.draft.person_id in people
    )


# how it is told


def _outlook_told(outlook: ChaseOutlook) -> dict[str, object]:
    return {
        "people": len(outlook.plan.chases),
        "answers": outlook.plan.answers,
        "chases": [
            {
                "person": each.person.name,
                "to": each.person.email,
                "requests": [
                    {"number": one.request.number, "as": one.rung.value, "step": one.step or None}
                    for one in each.owed
                ],
            }
            for each in outlook.plan.chases
        ],
        "left_out": _left_told(outlook),
    }


def _left_told(outlook: ChaseOutlook) -> list[dict[str, object]]:
    return [
        {
            "number": left.request.number,
            "why": left.why.value,
            "person": outlook.names.get(left.person_id) if left.person_id is not None else None,
            "said": left_out_words(left, outlook.names),
        }
        for left in outlook.plan.left_out
    ]


def _outlook_lines(outlook: ChaseOutlook) -> Iterator[str]:
    yield f"{plan_words(outlook.plan)}." if outlook.plan.chases else NOTHING_DUE
    for each in outlook.plan.chases:
        yield f"{each.person.name}, {each.person.email}"
        for one in each.owed:
            yield f"  Request {one.request.number}: {why_you(one, outlook.names)}. {why_now(one)}."
    for left in outlook.plan.left_out:
        yield f"Left out, request {left.request.number}: {left_out_words(left, outlook.names)}"


def _batch_told(line: BatchLine) -> dict[str, object]:
    return {
        "number": line.batch.number,
        "at": line.batch.at.isoformat(timespec="seconds"),
        "folder": str(line.folder),
        "is_there": line.is_there,
        "record_of_changes": {"entries": line.batch.head_count, "head": line.batch.head_hash},
        "drafts": [_draft_told(each) for each in line.drafts],
    }


def _draft_told(each: DraftLine) -> dict[str, object]:
    draft = each.draft
    return {
        "number": draft.number,
        "person": each.name,
        "to": draft.address,
        "subject": draft.subject,
        "requests": list(each.requests),
        "file": draft.path,
        "sha256": draft.sha256,
        "sent_on": None if draft.sent_on is None else draft.sent_on.isoformat(),
        "sent_by": draft.sent_by,
        "dropped": draft.is_dropped,
    }


def _batch_words(lines: tuple[BatchLine, ...]) -> Iterator[str]:
    for line in lines:
        yield f"Chase {line.batch.number}: {line.folder}{'' if line.is_there else f'. {NOT_THERE}'}"
        for each in line.drafts:
            yield f"  {each.name}, requests {numbers_words(each.requests)}: {draft_words(each.draft)}"


def _rules_lines(rules: ChaseRules) -> Iterator[str]:
    yield "The ladder:"
    yield from (f"  {line}" for line in rules.ladder.splitlines())
    yield f"The subject: {rules.subject}"
    yield "The words:"
    yield from (f"  {line}".rstrip() for line in rules.body.splitlines())
    if rules.version == 1 and rules.ladder == STARTER_LADDER:
        yield OURS
