"""timetable issue, issues, difference, slips: numbered copies of the timetable, and telling people what changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
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
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import today
from inspection_ready.phrases.issue_disposals import line_of_issue, nobody_told_of
from inspection_ready.phrases.issues import NOTHING_DIFFERS, difference_words, issue_name
from inspection_ready.phrases.slips import (
    KINDS,
    NEVER_SENT,
    NO_ADDRESS,
    NOBODY_TO_TELL,
    batch_words,
    item_words,
    plan_words,
    undated_words,
    written_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.issues import (
    DRAFT,
    difference,
    draft_of,
    issue_timetable,
    issues,
    standing_difference,
)
from inspection_ready.services.people import person_named
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import batch_lines, batch_numbered, drop_slips, mark_slips_sent
from inspection_ready.services.timetable import timetable_named, timetables
from inspection_ready.services.told import last_issue, slip_outlook
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    from inspection_ready.domain.issues import TimetableIssue
    from inspection_ready.domain.slips import PersonSlips, SlipItem
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from inspection_ready.services.issues import Difference
    from inspection_ready.services.slips import BatchLine
    from inspection_ready.services.told import Issued, SlipOutlook


def add_issues(commands: Commands[Parser]) -> None:
    """Beside the other commands of the timetable."""
    issue = add_command(commands, "issue", run_issue, help="freeze a numbered copy of a timetable")
    add_workspace(issue)
    issue.add_argument(
        "--name", metavar="N", help="which; without it the one issued last, else the one made last"
    )
    issue.add_argument(
        "--why", default="", metavar="WORDS", help="why; needed from issue 2 on, and told to people"
    )
    issue.add_argument(
        "--instead", action="store_true", help="also where the last issue is of another timetable"
    )
    add_workspace(add_command(commands, "issues", run_issues, help="list the issues of the timetable"))
    differs = add_command(commands, "difference", run_difference, help="say what differs between two issues")
    differs.add_argument("before", metavar="A", help="the number of an issue")
    differs.add_argument("after", nargs="?", default=DRAFT, metavar="B", help="another; without it the draft")
    add_workspace(differs)
    slips = add_command(
        commands, "slips", run_slips, help="write change slips and calendar entries for whom the last issue changed something"
    )  # fmt: skip
    add_workspace(slips)
    slips.add_argument("--dry-run", action="store_true", help="say who would be told what, and write nothing")
    slips.add_argument(
        "--organiser", metavar="PERSON", help="whom people answer to; without it as before, or you"
    )
    slips.add_argument("--out", type=path, metavar="DIR", help="make the folder here")
    add_workspace(add_command(commands, "slips-list", run_list, help="list the slips that were written"))
    sent = add_command(commands, "slips-sent", run_sent, help="note that slips were sent, or will not be")
    add_workspace(sent)
    sent.add_argument("--number", type=whole_number, metavar="N", help="which slips; without it the latest")
    sent.add_argument("--on", type=day, metavar="DAY", help="without it today")
    sent.add_argument("--by", default="", metavar="WHO", help="whose word it is; without it yours")
    sent.add_argument("--not-sent", action="store_true", help="they were not sent, and will not be")


def run_issue(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        made = app.do(
            issue_timetable,
            _timetable(app, arguments.name),
            why=arguments.why,
            instead=arguments.instead,
        ).result
        outlook = app.read(slip_outlook)
    lines = [f"Issued {issue_name(made.number, made.at)}: {made.name}."]
    lines.append(
        f"{plan_words(outlook.plan)}: see timetable slips." if outlook.plan.people else NOBODY_TO_TELL
    )
    return Answer({**_issue_told(made), "to_tell": len(outlook.plan.people)}, tuple(lines))


def run_issues(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        held = app.read(issues)
        standing = app.read(standing_difference, timetable=None, today=today(app.clock))
    is_comparable = bool(held) and not held[0].copy.is_disposed
    open_changes = len(standing.sessions) if standing is not None and is_comparable else 0
    told = {
        "issues": [
            {
                **_issue_told(each.issue),
                "sessions": len(each.copy.sessions),
                "is_disposed": each.copy.is_disposed,
            }
            for each in held
        ],
        "changed_since": open_changes,
    }
    return Answer(told, tuple(_issue_lines(held, open_changes)))


def run_difference(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        found = app.read(difference, arguments.before, arguments.after, today=today(app.clock))
    told = {
        "before": arguments.before,
        "after": arguments.after,
        "sessions": [
            {
                "code": each.session.code,
                "title": each.session.title,
                "differs": [what.value for what in each.differs],
                "sentence": difference_words(each),
            }
            for each in found.sessions
        ],
    }
    return Answer(told, tuple(_difference_lines(found)))


def run_slips(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        if arguments.dry_run:
            return _outlook_told(app.read(slip_outlook))
        organiser = app.read(person_named, arguments.organiser) if arguments.organiser else None
        order = SlipOrder(organiser_id=organiser.id if organiser else None, out=arguments.out)
        written = write_slips(app, order, progress=progress)
    printed = [each.name for each in written.outlook.printed]
    told = {
        **_outlook_told(written.outlook).told,
        "number": written.batch.number,
        "folder": str(written.folder),
        "files": list(written.files),
        "entries": [
            {"person": each.name, "address": each.address or None, "kind": each.what.value, "uid": each.uid,
             "sequence": each.sequence, "file": each.path}
            for each in written.slips
        ],
    }  # fmt: skip
    return Answer(told, (*written_words(written.drafts, printed, str(written.folder)), NEVER_SENT))


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        held = app.read(batch_lines, folder=app.workspace.folder)
    told = {"slips": [_batch_told(each) for each in held]}
    return Answer(told, tuple(_batch_lines(held)) or ("No change slips were written yet.",))


def run_sent(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        batch = app.read(batch_numbered, arguments.number)
        if arguments.not_sent:
            app.do(drop_slips, batch.id)
            said = f"Noted that slips {batch.number} will not be sent. People are told again from what they held before."
        else:
            by = arguments.by or app.read(who_to_words, app.who)
            app.do(mark_slips_sent, batch.id, on=arguments.on or today(app.clock), by=by)
            said = f"Marked slips {batch.number} as sent, by the word of {by}."
    return Answer({"number": batch.number, "sent": not arguments.not_sent}, (said,))


# inside


def _timetable(app: App, name: str | None) -> Timetable:
    """Raises NotFound."""
    if name is not None:
        return app.read(timetable_named, name)
    found = app.read(lambda reader: draft_of(reader, last_issue(reader)))
    if found is None:
        raise NotFound("no_timetable_yet", templates=tuple(each.name for each in app.read(timetables)))
    return found


def _issue_told(issue: TimetableIssue) -> dict[str, object]:
    return {
        "issue": issue.number,
        "timetable": issue.name,
        "at": issue.at.isoformat(timespec="seconds"),
        "by": issue.by,
        "why": issue.why,
    }


def _issue_lines(held: tuple[Issued, ...], open_changes: int) -> Iterator[str]:
    if not held:
        yield "The timetable has not been issued yet."
        return
    yield from (line_of_issue(each.issue, len(each.copy.sessions), each.disposal) for each in held)
    if open_changes:
        yield f"Since then {count_of(open_changes, 'session')} changed in the draft: see timetable difference {held[0].issue.number}."


def _difference_lines(found: Difference) -> Iterator[str]:
    names = (
        issue_name(each.number, each.at) if each else "the draft" for each in (found.before, found.after)
    )
    yield f"From {' to '.join(names)}: {count_of(len(found.sessions), 'session')} changed."
    yield from (f"  {difference_words(each)}" for each in found.sessions)
    if not found.sessions:
        yield f"  {NOTHING_DIFFERS}"


def _outlook_told(outlook: SlipOutlook) -> Answer:
    why = outlook.issue.issue.why if outlook.issue else ""
    told = {
        "issue": outlook.issue.issue.number if outlook.issue else None,
        "people": [_person_told(outlook, each, why) for each in outlook.plan.people],
        "undated": [undated_words(each) for each in outlook.plan.undated],
    }
    return Answer(told, tuple(_outlook_lines(outlook, why)))


def _person_told(outlook: SlipOutlook, person: PersonSlips, why: str) -> dict[str, object]:
    return {
        "name": person.name,
        "address": outlook.addresses.get(person.person_id),
        "changes": [
            {"kind": item.kind.value, "title": item.seen.title, "sentence": item_words(item, why)}
            for item in person.items
        ],
    }


def _outlook_lines(outlook: SlipOutlook, why: str) -> Iterator[str]:
    if outlook.issue is None:
        yield "The timetable has not been issued yet, and nobody is told of a draft."
        return
    if outlook.issue.copy.is_disposed:
        yield nobody_told_of(outlook.issue.issue.number)
        return
    yield f"{plan_words(outlook.plan)}." if outlook.plan.people else NOBODY_TO_TELL
    for person in outlook.plan.people:
        missing = "" if person.person_id in outlook.addresses else f" {NO_ADDRESS}"
        yield f"  {person.name}{missing}"
        yield from (f"    {_item_line(item, why)}" for item in person.items)
    yield from (f"  {undated_words(each)}" for each in outlook.plan.undated)


def _item_line(item: SlipItem, why: str) -> str:
    return f"{KINDS[item.kind]}: {item.seen.title}. {item_words(item, why)}"


def _batch_told(line: BatchLine) -> dict[str, object]:
    batch = line.batch
    return {
        "number": batch.number,
        "issue": line.issue.number,
        "at": batch.at.isoformat(timespec="seconds"),
        "folder": str(line.folder),
        "organiser": batch.organiser_email,
        "sent_on": None if batch.sent_on is None else batch.sent_on.isoformat(),
        "is_dropped": batch.is_dropped,
        "entries": [
            {"person": each.name, "address": each.address or None, "kind": each.what.value, "uid": each.uid,
             "sequence": each.sequence, "file": each.path}
            for each in line.slips
        ],
    }  # fmt: skip


def _batch_lines(held: tuple[BatchLine, ...]) -> Iterator[str]:
    for line in held:
        yield f"{batch_words(line.batch, line.people)}. For {issue_name(line.issue.number, line.issue.at)}."
        for each in line.slips:
            to = each.address or "on paper"
            yield f"  {each.name}, {to}: {KINDS[each.what].lower()}, entry {each.uid}, sequence {each.sequence}"
