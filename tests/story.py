"""A small workspace with a little of everything in it, to be verified and tampered with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointEvidence
from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.brands import Brand
from inspection_ready.domain.calendar_answers import Said, SlipAnswer
from inspection_ready.domain.chases import Chase, ChaseBatch, ChaseDraft, ChaseRules
from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion, Quality
from inspection_ready.domain.filing import Pack, PackFile
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council, Inspection, RegimeText
from inspection_ready.domain.issue_texts import copy_text
from inspection_ready.domain.issues import IssueCopy, IssuedPerson, IssuedSession, TimetableIssue
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.ladders import Rung
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.maps import Map, MapPart
from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.replies import Reply, ReplyFile
from inspection_ready.domain.requests import Request, RequestEvidence, RequestStep
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.domain.sendings import How, Sending, SentLetter
from inspection_ready.domain.sign_sheets import SignSheet, SignSheetLine
from inspection_ready.domain.signatures import (
    Signature,
    SignatureFile,
    SignedHow,
    SignOffRules,
)
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.domain.views import SavedView
from inspection_ready.domain.who import Decision
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.services.disposal import dispose
from inspection_ready.services.evidence_disposal import dispose_of_earlier
from inspection_ready.services.pack_disposal import dispose_of_pack
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import VERBS, verb
from tests.story_release import play_the_release

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R, Row
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

for _name in ("test.add", "test.change", "test.remove", "test.notify", "test.pack"):
    VERBS.pop(_name, None)  # a test run may import this file under two names


@verb("test.add")
def add(uow: UnitOfWork, *rows: Row) -> None:
    for row in rows:
        uow.register(type(row)).add(row)


@verb("test.change")
def change(uow: UnitOfWork, before: R, after: R) -> R:
    return uow.register(type(before)).change(before, after)


@verb("test.remove")
def remove(uow: UnitOfWork, row: Row) -> None:
    uow.register(type(row)).remove(row)


@verb("test.notify")
def notify(uow: UnitOfWork, message: bytes) -> Inspection:
    stored = uow.keep_file("notification.eml", message)
    received = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    told = Inspection(regime_code="cqc", regime_version="2024", notified_at=received)
    return uow.register(Inspection).add(replace(told, message_sha256=stored.sha256, message_name=stored.name))


@verb("test.pack")
def make_pack(uow: UnitOfWork, folder: str, files: dict[str, bytes]) -> Pack:
    """As a pack is filed: built beside its place, renamed, then recorded."""
    packs = uow.files.root.parent / "packs"
    building, head = packs / f".building-{folder}", uow.head()
    for path, data in files.items():
        (building / path).parent.mkdir(parents=True, exist_ok=True)
        (building / path).write_bytes(data)
    manifest = json.dumps({"record_of_changes": {"entries": head.count, "head": head.hash}}).encode()
    (building / "manifest.json").write_bytes(manifest)
    building.rename(packs / folder)
    register = uow.register(Pack)
    pack = Pack(
        number=register.count() + 1,
        folder=folder,
        made_at=uow.at,
        head_count=head.count,
        head_hash=head.hash,
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
    )
    register.add(pack)
    for path, data in files.items():
        told = PackFile(
            pack_id=pack.id,
            path=path,
            document=path,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            pages=3 if path.endswith("pdf") else None,
        )
        uow.register(PackFile).add(told)
    return pack


def play_the_notification(app: App, ada: Person, hall: Base) -> None:
    """What is held for the day the notification arrives, a row or more of each."""
    due = date(2026, 12, 3)
    app.do(add, Task(title="Clear diaries", owner_id=ada.id, when="by 2 working days after notification"))
    app.do(add, Task(title="Book rooms", due_on=due, status=TaskStatus.DONE, done_on=due, is_starter=True))
    app.do(add, Role(name="Director", person_id=ada.id, signing=Signing.SIGNS, agreed_on=due, duties="Signs"))
    app.do(add, Diary(person_id=ada.id, asked_on=due, problem="Away on Tuesday"))
    app.do(add, KeyFact(name="Population", value="214,300", year="2021", source="Census", checked_on=due))
    of = "The way from the station"
    app.do(add, Picture(name="Map", sha256="ab" * 32, media_type="image/png", width=3, height=2, alt=of))
    heads = DistributionList(name="Heads of service", checked_by="Ben", checked_on=due)
    invited = Letter(title="Invitation", subject="Your interview", body="Dear {{name}}", signatory_id=ada.id)
    member = ListMember(list_id=heads.id, person_id=ada.id)
    app.do(add, heads, member, invited, LetterUse(letter_id=invited.id, list_id=heads.id))
    app.do(add, WordLetter(letter_id=invited.id, file="Ours.docx", sha256="cd" * 32, fields="{{name}}"))
    play_what_was_written(app, invited, ada)
    week = Timetable(name="The visit", origin="Three days")
    opening = Session(timetable_id=week.id, day=1, starts=540, minutes=45, title="Welcome", base_id=hall.id)
    attendance = Attendance(session_id=opening.id, person_id=ada.id)
    app.do(
        add,
        Availability(person_id=ada.id, can=Can.CAN, weekdays="Monday to Friday", starts=540, why="Part time"),
        BaseWay(base_id=hall.id, other_id=hall.id, minutes=12, how="On foot"),
    )
    app.do(add, week, TimetableDay(timetable_id=week.id, day=1, on=date(2027, 2, 9)), opening, attendance)
    play_the_issue(app, week, ada, hall)
    play_what_was_learnt(app, opening, ada)
    app.do(add, StageDate(stage="set-up-meeting", first=due, last=due, told_by="notice.eml"))


def play_what_was_learnt(app: App, opening: Session, ada: Person) -> None:
    """On the day itself, and before it."""
    app.do(
        add,
        Learnt(
            learnt_on=date(2027, 2, 9),
            session_code="D1-01",
            statement="QS1",
            asked="How long do people wait?",
            promised="The report of January",
            owner_id=ada.id,
            due_on=date(2027, 2, 10),
            pass_on="They ask for numbers",
            told_by_id=ada.id,
        ),
    )
    app.do(
        add,
        MockFinding(session_id=opening.id, person_id=ada.id, ready=Ready.NEARLY, to_mend="Shorter answers"),
    )


def play_the_issue(app: App, week: Timetable, ada: Person, hall: Base) -> None:
    """The timetable as it was issued, a slip that told somebody of it, and what they answered."""
    at = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    welcome = IssuedSession(
        key=5, session_id=5, code="D1-01", title="Welcome", on=date(2027, 2, 9), starts=540, minutes=45, base=hall.name,
        people=(IssuedPerson(person_id=ada.id, name=ada.name),),
    )  # fmt: skip
    content = copy_text(IssueCopy(timetable_id=week.id, name=week.name, sessions=(welcome,)))
    issue = TimetableIssue(
        number=1, timetable_id=week.id, name=week.name, at=at, by="Ben Hill", why="", content=content
    )
    batch = SlipBatch(
        number=1,
        issue_id=issue.id,
        at=at,
        folder="slips/Slips 1",
        last_draft=1,
        organiser_name="Ben Hill",
        organiser_email="ben@northmoor.example",
        head_count=3,
        head_hash="ab" * 32,
        sent_on=at.date(),
        sent_by="Ben Hill",
    )
    slip = Slip(
        batch_id=batch.id,
        draft=1,
        what=SlipKind.INVITED,
        session_key=5,
        person_id=ada.id,
        name=ada.name,
        address=ada.email,
        uid="1@inspection-ready.invalid",
        sequence=0,
        path="Ada Brook.eml",
        sha256="cd" * 32,
    )
    answer = SlipAnswer(
        reply_id=7,
        method="REPLY",
        uid=slip.uid,
        sequence=0,
        said=Said.ACCEPTED,
        attendee=ada.email,
        sent_by="",
        sender=ada.email,
        organiser="ben@northmoor.example",
        title="Welcome",
        comment="",
        at=at,
    )
    app.do(add, issue, batch, slip, answer)


def play_what_was_written(app: App, letter: Letter, ada: Person) -> None:
    """A letter to one person, the look of documents, and a finding that is left as it is."""
    at = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)
    sending = Sending(
        letter_id=letter.id,
        title=letter.title,
        number=1,
        at=at,
        letter_version=1,
        text_sha256="ef" * 32,
        lists="Heads of service (inside)",
        prints=True,
        combined=False,
        drafts=False,
        folder="letters/Invitation",
        people=1,
        head_count=1,
        head_hash="01" * 32,
    )
    written = SentLetter(
        sending_id=sending.id,
        person_id=ada.id,
        how=How.PRINT,
        list_name="Heads of service",
        path="Letters/Ada Brook.pdf",
        sha256="23" * 32,
        written_at=at,
    )
    app.do(add, sending, written, Brand(accent="006655", header="Northmoor"))
    held = Map(
        part=MapPart.WIDE,
        name="Northmoor",
        attribution="© Northmoor Council",
        file="northmoor.mbtiles",
        sha256="67" * 32,
        media_type="image/png",
        width=1000,
        height=833,
        zoom=14,
        across=2_085_000,
        down=1_393_000,
        west=-1.2,
        south=51.1,
        east=-0.8,
        north=51.4,
    )
    app.do(add, held)
    left = FindingOverride(
        document="welcome-pack",
        fault=DocumentFault.PICTURE_WITHOUT_ALT,
        under="Welcome",
        about="Map",
        content_sha256="45" * 32,
        reason="It says nothing the text does not",
        given_by="Ben",
        given_at=at,
    )
    app.do(add, left)


def play_the_evidence(app: App, ada: Person) -> None:
    """A piece of evidence with a file and a link, and what it serves."""
    survey = Evidence(title="Carers survey", reference="E1", owner_id=ada.id, as_at=date(2026, 10, 1))
    at = datetime(2026, 11, 4, 9, 0, tzinfo=UTC)
    first = EvidenceVersion(evidence_id=survey.id, number=1, added_at=at, added_by="Ada")
    link = EvidenceVersion(
        evidence_id=survey.id,
        number=2,
        added_at=at,
        added_by="Ada",
        link="https://northmoor.example/survey",
        link_note="The page as it was",
        received_on=date(2026, 11, 4),
    )
    file = EvidenceFile(version_id=first.id, position=1, name="survey.csv", sha256="67" * 32, size=12)
    serves = EvidenceUse(evidence_id=survey.id, subject=Subject.STATEMENT, code="QS1", category="EC1")
    app.do(add, survey, first, link, file, serves)
    due = datetime(2026, 12, 9, 16, 0, tzinfo=UTC)
    asked = Request(number=1, wording="Your carers survey", their_ref="IR1", asked_at=at, due_at=due)
    answered = RequestStep(request_id=asked.id, what="answer", at=at, by="Ada", note="By e-mail")
    app.do(add, asked, answered, RequestEvidence(request_id=asked.id, evidence_id=survey.id))
    said = Claim(
        wording="Carers like us", statement="QS1", says=Says.STRENGTH, reference="C1", owner_id=ada.id
    )
    app.do(add, said, ClaimEvidence(claim_id=said.id, evidence_id=survey.id, pointer="page 2"))
    looked = SampleCheck(evidence_id=survey.id, looked_on=date(2026, 11, 4), by="Ada", quality=Quality.FAIR)
    app.do(add, looked)
    play_the_draft(app, ada, asked, first)
    came = Reply(
        number=1,
        subject="RE: Evidence",
        name="re.eml",
        sha256="68" * 32,
        size=9,
        person_id=ada.id,
        came_at=at,
    )
    filed = ReplyFile(
        reply_id=came.id, name="survey.csv", sha256="67" * 32, evidence_id=survey.id, request_id=asked.id
    )
    app.do(add, came, filed)
    play_the_chase(app, asked, ada)
    play_the_signing(app, ada, asked, first, at)
    old = Evidence(title="Old plan", reference="E2")
    app.do(add, old)
    app.do(change, old, replace(old, title="Plan"))
    app.do(dispose_of_earlier, "evidence", old.id, because="It named somebody")


def play_the_draft(app: App, ada: Person, asked: Request, version: EvidenceVersion) -> None:
    """A point about the draft report with its evidence, and more time that was asked for."""
    wrong = AccuracyPoint(
        number=1, correction="Carers are asked twice a year", page="12", sort="judgement", owner_id=ada.id
    )
    shows = PointEvidence(
        point_id=wrong.id, evidence_id=version.evidence_id, version_id=version.id, pointer="page 2"
    )
    app.do(add, wrong, shows, AccuracyCheck(request_id=asked.id, asked_why="Illness"))


def play_the_chase(app: App, asked: Request, ada: Person) -> None:
    """The council's own ladder, and one draft that was sent."""
    at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    rules = ChaseRules(ladder="At once: owner", subject="{{what is owed}}", body="Dear {{name}}")
    batch = ChaseBatch(
        number=1, at=at, folder="chases/Chase 1", last_draft=1, head_count=3, head_hash="ab" * 32
    )
    draft = ChaseDraft(
        batch_id=batch.id,
        number=1,
        person_id=ada.id,
        address=ada.email,
        subject="1 answer",
        path="Ada Brook.eml",
        sha256="cd" * 32,
        sent_on=at.date(),
        sent_by="Ben Hill",
    )
    chase = Chase(
        draft_id=draft.id, request_id=asked.id, rung=Rung.OWNER, step="asked+0d", due_at=asked.due_at
    )
    app.do(add, rules, batch, draft, chase)


def play_the_signing(app: App, ada: Person, asked: Request, version: EvidenceVersion, at: datetime) -> None:
    """A signature in somebody's absence that was taken back, the sheet it was on, and the council's own rules."""
    signed = Signature(
        request_id=asked.id,
        evidence_id=version.evidence_id,
        version_id=version.id,
        request_number=1,
        wording="Your carers survey",
        title="Carers survey",
        version_number=1,
        digest="89" * 32,
        signer_id=ada.id,
        signer="Ada Brook",
        capacity=Signing.IN_ABSENCE,
        acts_as="Service Director",
        instead_of="DASS",
        absent_from=date(2026, 11, 2),
        absence_told_by="Ben",
        absence_told_at=at,
        signed_at=at,
        how=SignedHow.PHONE,
        recorded_at=at,
        recorded_by="Ben",
        withdrawn_at=at,
        withdrawn_because="Another version came",
    )
    file = SignatureFile(signature_id=signed.id, position=1, name="survey.csv", sha256="67" * 32, size=12)
    sheet = SignSheet(number=1, to_id=ada.id, made_at=at, made_by="Ben", head_count=1, head_hash="01" * 32)
    line = SignSheetLine(sheet_id=sheet.id, position=1, request_id=asked.id, digest="89" * 32)
    app.do(add, signed, file, sheet, line, SignOffRules(own_alone=False, goes_to="the Chief Executive"))
    app.do(
        add, SavedView(register="evidence", name="Stale ones", conditions='[{"what":"stale","ask":"holds"}]')
    )
    app.do(play_the_release, signed, version)


def play(app: App) -> None:
    """Every register has rows, and every action of the trail has happened."""
    hall = Base(name="Town Hall", latitude=51.25, longitude=-1.0, is_main=True, suitable_for_visits=True)
    wifi = FacilityKind(name="Wi-Fi")
    checked = BaseFact(base_id=hall.id, kind_id=wifi.id, value="yes", checked_on=date(2026, 11, 1))
    app.do(add, hall, Room(base_id=hall.id, name="Committee room", capacity=12), wifi, checked)
    ada = Person(name="Ada Brook", tier=Tier.DIRECTOR, email="ada@northmoor.example", base_id=hall.id)
    ben = Person(name="Ben Hill", phone="01632 960010", left_on=date(2026, 10, 1))
    cara = Person(name="Cara Dale", notes="leaves soon")
    app.do(add, ada, ben, cara)
    told_at = datetime(2026, 11, 3, 8, 15, tzinfo=UTC)
    app.do(add, Absence(person_id=ada.id, starts_on=date(2026, 12, 24), told_by="Ben", told_at=told_at))
    app.do(add, Absence(person_id=cara.id, starts_on=date(2026, 12, 1), notes="private"))
    app.do(add, Function(name="Facilities", contact_id=ada.id, second_id=cara.id, tasks="Rooms\nParking"))
    app.do(add, Responsibility(subject=Subject.STATEMENT, code="QS1", owner_id=ada.id))
    app.do(add, Place(name="Northmoor station", category=PlaceCategory.STATION, way="Five minutes' walk"))
    app.do(add, Section(title="Welcome", position=1, source=SectionSource.TEXT, text="Hello."))
    play_the_notification(app, ada, hall)
    app.do(add, ClosureDay(on=date(2026, 12, 24), reason="Council shut"), Council(name="Northmoor Council"))
    app.do(add, RegimeText(code="cqc", regime_version="2024", name="CQC", text="themes: []", current=True))
    app.do(notify, b"From: cqc.example\n\nYou are being assessed.")
    app.decided(Decision(person_id=ada.id, proof_sha256="0" * 64)).do(
        change, ben, replace(ben, role="Deputy")
    )
    renamed = app.do(change, ada, replace(ada, name="Ada Brook-Hill", document_name="A Brook-Hill")).entry
    assert renamed is not None
    app.do(undo, renamed)
    app.do(dispose, "person", cara.id)
    dora = Person(name="Dora Moss")
    app.do(add, dora)
    app.do(remove, dora)
    app.do(
        make_pack, "Pack 1", {"welcome pack.pdf": b"%PDF-1.7 welcome", "word/welcome pack.docx": b"PK docx"}
    )
    play_the_evidence(app, ada)
    app.do(add, Person(name="Ed Vale"))
    app.do(make_pack, "Pack 2", {"key dates.pdf": b"%PDF-1.7 dates"})
    app.do(make_pack, "Pack 3", {"contacts.pdf": b"%PDF-1.7 contacts"})
    dispose_of_pack(app, 3, because="Made by mistake")
