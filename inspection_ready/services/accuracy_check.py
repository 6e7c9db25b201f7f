"""The check of a draft report as a whole: it comes, more time is asked for, its sheet is filed to be signed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint
from inspection_ready.domain.accuracy_lines import HINDERS, IN_HAND, Filed
from inspection_ready.domain.dates import end_of_day, on_the_clock, start_of_day
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Move, Occasion, Request, RequestEvidence, RequestState
from inspection_ready.phrases.accuracy import (
    NOTHING_TO_CORRECT,
    REQUEST_WORDING,
    SHEET_SHOWS,
    SHEET_TITLE,
)
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of
from inspection_ready.services.accuracy_standing import accuracy_rules, accuracy_standing, check_of
from inspection_ready.services.document_files import PDF, WORD, check_ending, write_document
from inspection_ready.services.evidence import VersionDates, add_evidence, add_files
from inspection_ready.services.evidence_files import NewFile
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.stages import set_stage_date
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.domain.regime_stages import Accuracy
    from inspection_ready.services.inspection import Message
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

"""A day by which something is due is over at its end."""


@verb("accuracy.receive")
def receive_draft(
    uow: UnitOfWork, *, on: dt.date, told_by: str | None = None, message: Message | None = None
) -> AccuracyCheck:
    """The draft came in the e-mail of this day: the clock starts, and a request for the check is opened.

    A second time corrects the day. Raises NotFound before the notification, and Refused.
    """
    rules = _rules(uow)
    if on > on_the_clock(uow.at).date():
        raise Refused("day_is_to_come", field="on")
    set_stage_date(uow, rules.received, first=on, told_by=told_by, message=message)
    return _opened(uow)


@verb("accuracy.ask_time")
def ask_for_time(uow: UnitOfWork, *, why: str, on: dt.date | None = None) -> AccuracyCheck:
    """More time was asked for; the day stays until it is granted. Raises Refused."""
    _refuse_before_the_draft(uow)
    if not why.strip():
        raise Refused("extension_without_reason")
    before = _opened(uow)
    asked = _day_gone_by(uow, on, "asked_on")
    after = replace(
        before, asked_on=asked, asked_why=why.strip(), answered_on=None, granted_until=None, answer_words=""
    )
    return uow.register(AccuracyCheck).change(before, after)


@verb("accuracy.answer_time")
def answer_on_time(
    uow: UnitOfWork, *, until: dt.date | None, words: str = "", on: dt.date | None = None
) -> AccuracyCheck:
    """The regulator grants more time ``until`` a day, which then stands as the stage's, or refuses it. Raises Refused."""
    rules, before = _rules(uow), check_of(uow)
    if before is None or before.asked_on is None:
        raise Refused("no_extension_asked")
    answered = _day_gone_by(uow, on, "answered_on")
    if answered < before.asked_on:
        raise Refused("answered_before_asked", field="answered_on")
    due = accuracy_standing(uow, today=on_the_clock(uow.at).date()).due
    if until is not None and due is not None and until <= due:
        raise Refused("extension_not_later", until=day(until), due=day(due), field="until")
    if until is not None:
        set_stage_date(uow, rules.returned, first=until, told_by=current_regime(uow).regulator_short)
    after = replace(before, answered_on=answered, granted_until=until, answer_words=words.strip())
    changed = uow.register(AccuracyCheck).change(before, after)
    _keep_due(uow, changed)
    return changed


@verb("accuracy.none")
def confirm_none(uow: UnitOfWork, *, by: str = "") -> AccuracyCheck:
    """There is nothing to correct. Raises Refused while a point is put forward."""
    _refuse_before_the_draft(uow)
    count = len(_standing(uow).put_forward)
    if count:
        said = f"{count_of(count, 'point')} {'is' if count == 1 else 'are'}"
        raise Refused("points_are_put_forward", count=said)
    before = _opened(uow)
    who = by.strip() or who_to_words(uow, uow.who)
    return uow.register(AccuracyCheck).change(before, replace(before, none_by=who, none_at=uow.at))


@verb("accuracy.file")
def file_sheet(uow: UnitOfWork) -> EvidenceVersion:
    """The sheet for the regulator, in Word and PDF, as what answers the request: it and what it names are to be signed.

    Every point is checked, or is left out with a reason. Raises Refused.
    """
    _refuse_before_the_draft(uow)
    standing = _standing(uow)
    _refuse_unready(standing)
    check = _opened(uow)
    with _written(uow, standing) as files:
        evidence_id, version = _kept(uow, check, files)
    _mark_filed(uow, standing.lines)
    after = replace(check, evidence_id=evidence_id, version_id=version.id)
    uow.register(AccuracyCheck).change(check, after)
    _answer(uow, after, standing)
    return version


def write_accuracy(reader: Reader, path: Path, *, at: dt.datetime, inside: bool) -> AccuracyStanding:
    """As a Word file or a PDF, as the name ends, without filing anything. Raises Refused."""
    check_ending(path)
    from inspection_ready.documents.compose.accuracy import compose_accuracy  # slow import

    standing = accuracy_standing(reader, today=on_the_clock(at).date())
    people = {person.id: person.name for person in reader.register(Person).all()}
    facts = gather_facts(reader, number=0, at=at)
    write_document(path, compose_accuracy(facts, standing, people, inside=inside), facts.brand)
    return standing


# inside


def _rules(reader: Reader) -> Accuracy:
    rules = accuracy_rules(reader)
    if rules is None:
        raise Refused("no_accuracy_in_regime")
    return rules


def _standing(uow: UnitOfWork) -> AccuracyStanding:
    return accuracy_standing(uow, today=on_the_clock(uow.at).date())


def _refuse_before_the_draft(uow: UnitOfWork) -> None:
    _rules(uow)
    if _standing(uow).received is None:
        raise Refused("no_draft_yet")


def _day_gone_by(uow: UnitOfWork, on: dt.date | None, field: str) -> dt.date:
    today = on_the_clock(uow.at).date()
    if on is not None and on > today:
        raise Refused("day_is_to_come", field=field)
    return on or today


def _opened(uow: UnitOfWork) -> AccuracyCheck:
    """The check with its request, whose time is that of the stage."""
    check = check_of(uow)
    if check is None:
        regime = current_regime(uow)
        asked = Request(wording=REQUEST_WORDING, occasion=Occasion.AFTER, asked_by=regime.regulator_short)
        check = uow.register(AccuracyCheck).add(AccuracyCheck(request_id=add_record(uow, asked).id))
    _keep_due(uow, check)
    return check


def _keep_due(uow: UnitOfWork, check: AccuracyCheck) -> None:
    standing, requests = _standing(uow), uow.register(Request)
    request = requests.get(check.request_id)
    due = None if standing.due is None else end_of_day(standing.due)
    came, asked = standing.received, request.asked_at
    if came is not None and (asked is None or on_the_clock(asked).date() != came):
        asked = start_of_day(came)
    requests.change(request, replace(request, due_at=due, asked_at=asked))


def _refuse_unready(standing: AccuracyStanding) -> None:
    unread = sorted(line.point.number for line in standing.put_forward if line.stand in IN_HAND)
    if unread:
        raise Refused("points_not_checked", numbers=tuple(unread))
    found = [
        (line.point.number, each)
        for line in standing.put_forward
        for each in line.troubles
        if each in HINDERS
    ]
    if found:
        troubles = tuple(dict.fromkeys(each.value for _, each in found))
        raise Refused(
            "points_hindered", numbers=tuple(sorted({number for number, _ in found})), troubles=troubles
        )
    if not standing.put_forward and not standing.has_none:
        raise Refused("nothing_to_file")
    if standing.filed not in {Filed.NOT_YET, Filed.CHANGED}:
        raise Refused("filed_already")


@contextmanager
def _written(uow: UnitOfWork, standing: AccuracyStanding) -> Iterator[tuple[NewFile, ...]]:
    from inspection_ready.documents import write_docx, write_pdf  # slow import
    from inspection_ready.documents.compose.accuracy import compose_accuracy  # slow import

    facts = gather_facts(uow, number=0, at=uow.at)
    sheet = compose_accuracy(facts, standing, {}, inside=False)
    made: list[NewFile] = []
    try:
        for write, ending in ((write_docx, WORD), (write_pdf, PDF)):
            data = io.BytesIO(write(sheet, brand=facts.brand))
            made.append(NewFile(f"{SHEET_TITLE}{ending}", uow.files.stage(data, lambda _: None)))
        yield tuple(made)
    finally:
        for each in made:
            each.staged.drop()


def _kept(uow: UnitOfWork, check: AccuracyCheck, files: Sequence[NewFile]) -> tuple[int, EvidenceVersion]:
    on = on_the_clock(uow.at).date()
    evidence_id = check.evidence_id
    if evidence_id is None:
        owner = uow.register(Request).get(check.request_id).owner_id
        new = Evidence(title=SHEET_TITLE, shows=SHEET_SHOWS, owner_id=owner)
        evidence_id = add_evidence(uow, new).id
    return evidence_id, add_files(uow, evidence_id, files, dates=VersionDates(as_at=on, received_on=on))


def _mark_filed(uow: UnitOfWork, lines: Sequence[PointLine]) -> None:
    now = [
        (line.point, replace(line.point, filed_digest=line.digest if line.is_put_forward else ""))
        for line in lines
    ]
    uow.register(AccuracyPoint).change_many([(before, after) for before, after in now if before != after])


def _answer(uow: UnitOfWork, check: AccuracyCheck, standing: AccuracyStanding) -> None:
    """The sheet first, then the evidence it names, each once with every place in it that is pointed to."""
    assert check.evidence_id is not None  # it was filed
    places: dict[int, list[str]] = {check.evidence_id: []}
    for line in standing.put_forward:
        for each in line.behind:
            places.setdefault(each.evidence.id, []).append(each.pointer)
    wanted = [
        RequestEvidence(
            request_id=check.request_id,
            evidence_id=evidence_id,
            pointer="; ".join(dict.fromkeys(filter(None, found))),
        )
        for evidence_id, found in places.items()
    ]
    answer_with(uow, check.request_id, wanted)
    request = uow.register(Request).get(check.request_id)
    if request.state is RequestState.WITHDRAWN:
        request = move_on(uow, request.id, Move.REVIVE)
    if request.is_answered:
        request = move_on(
            uow, request.id, Move.REOPEN, note="Its points were changed, and it is filed again."
        )
    count = len(standing.put_forward)
    said = count_of(count, "point") if count else NOTHING_TO_CORRECT
    move_on(uow, request.id, Move.ANSWER, note=said)
    move_on(uow, request.id, Move.CHECK, note="Every point was checked." if count else "")
