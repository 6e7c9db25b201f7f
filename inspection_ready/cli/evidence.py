"""evidence: what the council can show, its versions, what it serves, and what is covered."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, day, opened, path
from inspection_ready.cli.evidence_coverage import add_coverage
from inspection_ready.cli.intake import add_bring_in
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.sample_checks import add_sample_checks
from inspection_ready.cli.scrutiny import add_evidence_scrutiny
from inspection_ready.cli.signoff_told import standing_told
from inspection_ready.domain.evidence import Evidence, EvidenceVersion, Quality
from inspection_ready.phrases.dates import day as day_words
from inspection_ready.phrases.signatures import for_request_words
from inspection_ready.phrases.values import count_of
from inspection_ready.records.evidence import QUALITIES, STATUSES
from inspection_ready.services.evidence import VersionDates, add_evidence, add_files, add_link, judge, serve
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.evidence_reading import (
    UseLine,
    VersionLine,
    WholeEvidence,
    evidence_named,
    served_as,
    whole_evidence,
)
from inspection_ready.services.people import person_named
from inspection_ready.services.sign_standings import evidence_standings
from inspection_ready.services.who import name_of

if TYPE_CHECKING:
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    evidence = commands.add_parser("evidence", help="what the council can show, and what it covers")
    verbs = evidence.add_subparsers(metavar="COMMAND", required=True)
    _add_add(verbs)
    _add_versions(verbs)
    serves = add_command(verbs, "serve", run_serve, help="say what a piece of evidence serves")
    serves.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    serves.add_argument(
        "what", nargs="+", metavar="WHAT", help="a theme, statement or request: T1, QS4, QS4/EC1, carers"
    )
    add_workspace(serves)
    serves.add_argument("--pointer", default="", metavar="WHERE", help="where in it: “page 12”")
    serves.add_argument("--only", action="store_true", help="this, and nothing that was said before")
    judged = add_command(verbs, "judge", run_judge, help="say how good a piece of evidence is")
    judged.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    judged.add_argument(
        "quality",
        type=Quality,
        choices=[each for each in Quality if each is not Quality.NOT_JUDGED],
        metavar="QUALITY",
        help="strong, fair or weak",
    )
    add_workspace(judged)
    judged.add_argument(
        "--by", default="", metavar="WHO", help="who read it; without it, who uses this account"
    )
    judged.add_argument("--found", default="", metavar="WORDS", help="what was found")
    add_sample_checks(verbs)
    shown = add_command(
        verbs, "show", run_show, help="show a piece of evidence, its versions and what it serves"
    )
    shown.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    add_workspace(shown)
    add_coverage(verbs)
    add_bring_in(verbs)
    add_evidence_scrutiny(verbs)


def _add_add(verbs: Commands[Parser]) -> None:
    add = add_command(
        verbs, "add", run_add, help="add a piece of evidence, with its files where there are any"
    )
    add.add_argument("title", metavar="TITLE")
    add.add_argument("files", nargs="*", type=path, metavar="FILE", help="of its first version")
    add_workspace(add)
    add.add_argument("--reference", default="", metavar="R", help="your own; without it, the next free one")
    add.add_argument("--shows", default="", metavar="WORDS", help="what it shows")
    add.add_argument("--owner", metavar="PERSON", help="by e-mail or name")
    add.add_argument("--second", metavar="PERSON", help="by e-mail or name")
    _add_dates(add)


def _add_versions(verbs: Commands[Parser]) -> None:
    version = add_command(
        verbs, "add-version", run_add_version, help="add a newer version of a piece of evidence"
    )
    version.add_argument("evidence", metavar="EVIDENCE", help="its reference or title")
    version.add_argument("files", nargs="*", type=path, metavar="FILE", help="what it is made of")
    add_workspace(version)
    version.add_argument(
        "--link",
        default="",
        metavar="ADDRESS",
        help="an address; files beside it are a copy of what was there",
    )
    version.add_argument("--note", default="", metavar="WORDS", help="what was at the address, and when")
    _add_dates(version)


def _add_dates(parser: Parser) -> None:
    parser.add_argument("--as-at", type=day, metavar="DAY", help="the day on which it was true")
    parser.add_argument("--covers-from", type=day, metavar="DAY", help="the first day its figures are about")
    parser.add_argument("--covers-to", type=day, metavar="DAY", help="the last day its figures are about")
    parser.add_argument("--received", type=day, metavar="DAY", help="the day it came; without it, today")


def run_add(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with (
        opened(arguments, write=True) as app,
        copied(app.workspace.files, arguments.files, progress) as files,
    ):
        owner, second = (
            None if who is None else app.read(person_named, who).id
            for who in (arguments.owner, arguments.second)
        )
        made = Evidence(
            title=arguments.title,
            reference=arguments.reference,
            shows=arguments.shows,
            owner_id=owner,
            second_id=second,
            as_at=arguments.as_at,
            covers_from=arguments.covers_from,
            covers_to=arguments.covers_to,
        )
        added = app.do(add_evidence, made, files, dates=_dates(arguments)).result
        whole = app.read(whole_evidence, added.id)
        told = _told(app, whole)
    made_of = f" with {count_of(len(files), 'file')}" if files else ""
    return Answer(told, (f"Added {_called(whole.evidence)}{made_of}.",))


def run_add_version(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        evidence = app.read(evidence_named, arguments.evidence)
        with copied(app.workspace.files, arguments.files, progress) as files:
            if arguments.link:
                done = app.do(
                    add_link,
                    evidence.id,
                    arguments.link,
                    note=arguments.note,
                    dates=_dates(arguments),
                    copies=files,
                )
            else:
                done = app.do(add_files, evidence.id, files, dates=_dates(arguments))
        whole = app.read(whole_evidence, evidence.id)
        told = {**_told(app, whole), "is_new": done.entry is not None}
    version: EvidenceVersion = done.result
    if done.entry is None:
        return Answer(
            told, (f"{_called(evidence)} is made of exactly that already: version {version.number}.",)
        )
    return Answer(told, (f"{_called(evidence)} has version {version.number} now.",))


def run_serve(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        evidence = app.read(evidence_named, arguments.evidence)
        held = app.read(whole_evidence, evidence.id).uses
        new = [app.read(served_as, what, evidence.id, pointer=arguments.pointer) for what in arguments.what]
        before = [] if arguments.only else [line.use for line in held]
        app.do(serve, evidence.id, [*before, *new])
        whole = app.read(whole_evidence, evidence.id)
        told = _told(app, whole)
    return Answer(told, (f"{_called(evidence)} serves:", *(f"  {_use_words(line)}" for line in whole.uses)))


def run_judge(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        evidence = app.read(evidence_named, arguments.evidence)
        app.do(judge, evidence.id, arguments.quality, by=arguments.by, found=arguments.found)
        whole = app.read(whole_evidence, evidence.id)
        told = _told(app, whole)
    words = QUALITIES[arguments.quality].lower()
    return Answer(told, (f"{_called(evidence)} is judged {words}, by {whole.evidence.looked_at_by}.",))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        evidence = app.read(evidence_named, arguments.evidence)
        whole = app.read(whole_evidence, evidence.id)
        told = _told(app, whole)
        signed = app.read(evidence_standings, evidence.id)
        owner, second = (app.read(name_of, who) for who in (evidence.owner_id, evidence.second_id))
    told["signing"] = [standing_told(each) for each in signed]
    return Answer(told, (*_lines(whole, owner, second), *(f"  {for_request_words(each)}" for each in signed)))


# how it is told


def _dates(arguments: argparse.Namespace) -> VersionDates:
    return VersionDates(
        as_at=arguments.as_at,
        covers_from=arguments.covers_from,
        covers_to=arguments.covers_to,
        received_on=arguments.received,
    )


def _called(evidence: Evidence) -> str:
    return f"{evidence.reference} “{evidence.title}”"


def _told(app: App, whole: WholeEvidence) -> dict[str, object]:
    evidence = whole.evidence
    return {
        "id": str(evidence.id),
        "reference": evidence.reference,
        "title": evidence.title,
        "status": evidence.status.value,
        "quality": evidence.quality.value,
        "owner": app.read(name_of, evidence.owner_id),
        "second": app.read(name_of, evidence.second_id),
        "as_at": _iso(evidence.as_at),
        "covers_from": _iso(evidence.covers_from),
        "covers_to": _iso(evidence.covers_to),
        "received_on": _iso(evidence.received_on),
        "review_on": _iso(evidence.review_on),
        "versions": [_version_told(line) for line in whole.versions],
        "serves": [_use_told(line) for line in whole.uses],
    }


def _version_told(line: VersionLine) -> dict[str, object]:
    version = line.version
    return {
        "number": version.number,
        "added_at": version.added_at.isoformat(timespec="seconds"),
        "added_by": version.added_by,
        "link": version.link,
        "link_note": version.link_note,
        "as_at": _iso(version.as_at),
        "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in line.files],
    }


def _use_told(line: UseLine) -> dict[str, object]:
    use = line.use
    return {
        "subject": use.subject.value,
        "code": use.code,
        "category": use.category,
        "pointer": use.pointer,
        "is_known": line.is_known,
    }


def _iso(on: object) -> str | None:
    return None if on is None else str(on)


def _lines(whole: WholeEvidence, owner: str, second: str) -> Iterator[str]:
    evidence = whole.evidence
    yield f"{_called(evidence)}: {STATUSES[evidence.status].lower()}, quality {QUALITIES[evidence.quality].lower()}"
    yield f"  Owner: {owner or 'nobody yet'}. Second: {second or 'nobody yet'}."
    if evidence.as_at is not None:
        yield f"  As at {day_words(evidence.as_at)}."
    for line in whole.versions:
        made_of = line.version.link or ", ".join(file.name for file in line.files)
        yield f"  Version {line.version.number}, {day_words(line.version.added_at.date())}: {made_of}"
    for each in whole.uses:
        yield f"  Serves {_use_words(each)}"


def _use_words(line: UseLine) -> str:
    category = f", {line.category}" if line.category else ""
    pointer = f" ({line.use.pointer})" if line.use.pointer else ""
    unknown = "" if line.is_known else ", which the framework does not ask any more"
    return f"{line.title}{category}{pointer}{unknown}"
