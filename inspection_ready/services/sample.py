"""Fills an empty workspace with the sample council."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.claims import Claim, ClaimEvidence
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.functions import Function
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.mock_interviews import MockFinding
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place
from inspection_ready.domain.regimes import FrameworkVersion, Regime
from inspection_ready.domain.requests import Request, RequestEvidence, RequestStep
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role, RoleStatus
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.exchange.sample import Sample, read_sample
from inspection_ready.exchange.sample_claims import SampleClaim
from inspection_ready.exchange.sample_content import SamplePicture
from inspection_ready.exchange.sample_evidence import SampleEvidence
from inspection_ready.exchange.sample_keys import Known
from inspection_ready.exchange.sample_letters import SampleLists
from inspection_ready.exchange.sample_message import write_notification
from inspection_ready.exchange.sample_people import SampleRole
from inspection_ready.exchange.sample_requests import SampleRequest
from inspection_ready.resources import resource_path
from inspection_ready.services.diaries import list_senior_managers
from inspection_ready.services.inspection import Message
from inspection_ready.services.pictures import add_picture, read_picture
from inspection_ready.services.readiness import asked_by
from inspection_ready.services.regimes import (
    DEFAULT_REGIME,
    add_facility_kinds,
    add_letters,
    add_roles,
    add_tasks,
    add_templates,
    current_regime,
    use_shipped_regime,
)
from inspection_ready.services.reply_intake import keep_reply
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.unit_of_work import UnitOfWork


@verb("sample.fill")
def fill_sample(uow: UnitOfWork) -> Council:
    """People, bases, functions, sections and the rest of Northmoor, its days told from today.

    Raises Refused where somebody has begun to fill the workspace, for a sample is never mixed with real
    records, and in a workspace with another regime.
    """
    framework = _have_the_regime(uow).framework
    _clear_starters(uow)
    add_facility_kinds(uow)
    known = Known(
        kinds={kind.name: kind.id for kind in uow.register(FacilityKind).all()},
        roles=tuple(role.name for role in framework.roles),
        letters=tuple(letter.title for letter in framework.letters),
        asked=_asked(framework),
    )
    sample = read_sample(resource_path("sample"), today=on_the_clock(uow.at).date(), known=known)
    _add_registers(uow, sample)
    for picture in sample.pictures:
        _add_picture(uow, picture)
    add_tasks(uow)
    _add_roles(uow, sample.roles)
    list_senior_managers(uow)
    add_templates(uow)
    _add_lists_and_letters(uow, sample.letters)
    _add_evidence(uow, sample.evidence)
    _add_requests(uow, sample.requests)
    _add_claims(uow, sample.claims)
    for reply in sample.replies:
        keep_reply(uow, reply.name, reply.data)
    return sample.council


def sample_notification(at: dt.datetime) -> Message:
    """The e-mail with which the assessment of the sample council begins; ``at`` is aware."""
    text = resource_path("sample", "notification.txt").read_text("utf-8")
    return Message("notification.eml", write_notification(text, at=at))


def _asked(framework: FrameworkVersion) -> dict[Subject, list[str]]:
    codes: dict[Subject, list[str]] = {subject: [] for subject in Subject}
    for one in asked_by(framework):
        codes[one.subject].append(one.code)
    return codes


def _add_registers(uow: UnitOfWork, sample: Sample) -> None:
    for council in uow.register(Council).all():
        uow.register(Council).remove(council)
    uow.register(Council).add(sample.council)
    uow.register(Base).add_many(sample.bases.bases)
    uow.register(Room).add_many(sample.bases.rooms)
    uow.register(BaseFact).add_many(sample.bases.facts)
    uow.register(Place).add_many(sample.places)
    uow.register(Person).add_many(sample.people)
    uow.register(Function).add_many(sample.functions)
    uow.register(Absence).add_many(sample.absences)
    uow.register(ClosureDay).add_many(sample.closure_days)
    uow.register(Responsibility).add_many(sample.responsibilities)
    uow.register(Section).add_many(sample.sections)
    uow.register(KeyFact).add_many(sample.key_facts)
    _add_timetables(uow, sample)
    uow.register(Availability).add_many(sample.availability)
    uow.register(BaseWay).add_many(sample.ways)


def _add_timetables(uow: UnitOfWork, sample: Sample) -> None:
    for one in (sample.timetable, sample.mocks):
        uow.register(Timetable).add(one.timetable)
        uow.register(TimetableDay).add_many(one.days)
        uow.register(Session).add_many(one.sessions)
        uow.register(Attendance).add_many(one.attendances)
        uow.register(MockFinding).add_many(one.findings)


def _add_roles(uow: UnitOfWork, held: Iterable[SampleRole]) -> None:
    """The regime's roles with who holds them; one that several hold is a line for each."""
    add_roles(uow)
    roles = uow.register(Role)
    empty = {role.name: role for role in roles.all()}
    named: set[str] = set()
    for one in held:
        before = empty[one.name]
        after = replace(
            before,
            person_id=one.person_id,
            second_id=one.second_id,
            status=RoleStatus.AGREED,
            agreed_on=one.agreed_on,
        )
        if one.name in named:
            roles.add(replace(after, id=new_id(), version=1))
        else:
            roles.change(before, after)
        named.add(one.name)


def _add_lists_and_letters(uow: UnitOfWork, told: SampleLists) -> None:
    """The regime's letters, some of which go to somebody."""
    uow.register(DistributionList).add_many(told.lists)
    uow.register(ListMember).add_many(told.members)
    add_letters(uow)
    letters = {letter.title: letter for letter in uow.register(Letter).all()}
    for one in told.letters:
        before = letters[one.title]
        after = replace(before, signatory_id=one.signatory_id, owner_id=one.owner_id, status=one.status)
        uow.register(Letter).change(before, after)
        uses = (LetterUse(letter_id=before.id, list_id=list_id) for list_id in one.list_ids)
        uow.register(LetterUse).add_many(uses)


def _add_picture(uow: UnitOfWork, picture: SamplePicture) -> None:
    made = read_picture(resource_path("sample", picture.file))
    added = add_picture(
        uow,
        made,
        file=picture.file,
        name=picture.name,
        alt=picture.alt,
        caption=picture.caption,
        source=picture.source,
        licence=picture.licence,
    )
    if picture.person_id is not None:
        person = uow.register(Person).get(picture.person_id)
        uow.register(Person).change(person, replace(person, picture_id=added.id))


def _add_evidence(uow: UnitOfWork, told: Iterable[SampleEvidence]) -> None:
    """Each with the one version it has; the days it tells stay as they are."""
    for one in told:
        evidence = one.evidence
        uow.register(Evidence).add(evidence)
        uow.register(EvidenceUse).add_many(one.uses)
        if evidence.looked_at_on is not None:
            looked = SampleCheck(
                evidence_id=evidence.id,
                looked_on=evidence.looked_at_on,
                by=evidence.looked_at_by,
                quality=evidence.quality,
            )
            uow.register(SampleCheck).add(looked)
        if not one.link and not one.file:
            continue
        version = EvidenceVersion(
            evidence_id=evidence.id,
            number=1,
            added_at=uow.at,
            added_by=who_to_words(uow, uow.who),
            link=one.link,
            link_note=one.note,
            as_at=evidence.as_at,
            covers_from=evidence.covers_from,
            covers_to=evidence.covers_to,
            received_on=evidence.received_on,
        )
        uow.register(EvidenceVersion).add(version)
        if one.file:
            stored = uow.keep_file(one.file, one.data)
            uow.register(EvidenceFile).add(
                EvidenceFile(
                    version_id=version.id,
                    position=1,
                    name=one.file,
                    sha256=stored.sha256,
                    size=stored.size,
                )
            )


def _add_requests(uow: UnitOfWork, told: Iterable[SampleRequest]) -> None:
    titles = {one.title: one.id for one in uow.register(Evidence).all()}
    for one in told:
        request = one.request
        uow.register(Request).add(request)
        uow.register(RequestStep).add_many(one.steps)
        uow.register(RequestEvidence).add_many(
            RequestEvidence(request_id=request.id, evidence_id=titles[title], pointer=pointer)
            for title, pointer in one.evidence
        )


def _add_claims(uow: UnitOfWork, told: Iterable[SampleClaim]) -> None:
    titles = {one.title: one.id for one in uow.register(Evidence).all()}
    for one in told:
        claim = one.claim
        uow.register(Claim).add(claim)
        uow.register(ClaimEvidence).add_many(
            ClaimEvidence(claim_id=claim.id, evidence_id=titles[title], pointer=pointer)
            for title, pointer in one.evidence
        )


def _have_the_regime(uow: UnitOfWork) -> Regime:
    try:
        regime = current_regime(uow)
    except NotFound:
        regime = use_shipped_regime(uow)
    if regime.code != DEFAULT_REGIME:
        raise Refused("sample_is_for_another_regime", regime=regime.name)
    return regime


def _clear_starters(uow: UnitOfWork) -> None:
    """Functions, sections and letters as a new workspace has them: nobody named, nothing written."""
    functions, sections, letters = uow.register(Function), uow.register(Section), uow.register(Letter)
    begun = (
        uow.register(Person).count()
        or uow.register(Base).count()
        or uow.register(Place).count()
        or uow.register(DistributionList).count()
        or any(not letter.is_starter or letter.version > 1 for letter in letters.all())
        or uow.register(KeyFact).count()
        or uow.register(Evidence).count()
        or uow.register(Request).count()
        or uow.register(Claim).count()
        or uow.register(Picture).count()
        or any(section.text for section in sections.all())
    )
    if begun:
        raise Refused("workspace_is_in_use")
    for task in uow.register(Task).all():
        uow.register(Task).remove(task)
    for function in functions.all():
        functions.remove(function)
    for section in sections.all():
        sections.remove(section)
    for role in uow.register(Role).all():
        uow.register(Role).remove(role)
    for letter in letters.all():
        letters.remove(letter)
