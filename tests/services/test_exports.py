"""What a register holds goes out to a spreadsheet and comes back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.accuracy import AccuracyPoint, PointEvidence
from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Access, Evidence, EvidenceStatus, Quality, Sensitivity
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.requests import Occasion, Request, Route, Urgency
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.rows import Row
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.timetable import Session, SessionFormat, Timetable
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.exports import export_register
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

BASE = Base(
    name="Wellington House",
    address="12 High Street\nNorthmoor",
    postcode="ZZ1 1AA",
    latitude=53.5,
    longitude=-2.25,
    is_main=True,
    use="Office",
    opening_hours="8am to 6pm\nclosed on bank holidays",
    phone="01632 960001",
    website="https://northmoor.example/wellington",
    teams="Adults East\nCommissioning",
    suitable_for_visits=True,
)
OTHER = Base(name="Wellington House", postcode="ZZ2 2BB", notes="=not a formula", closed_on=date(2026, 3, 31))
ASHA = Person(
    name="Asha Patel",
    role="Director",
    tier=Tier.DIRECTOR,
    team="Adults",
    email="Asha.Patel@northmoor.example",
    phone="+44 1632 960001",
    base_id=BASE.id,
)
NAMESAKE = Person(
    name="Asha Patel", email="asha.patel2@northmoor.example", side=Side.OUTSIDE, organisation="Partner Ltd"
)
LEAVER = Person(name="Smith, John", left_on=date(2025, 6, 4), notes="-5 on the list", base_id=OTHER.id)
ELM = Room(base_id=BASE.id, name="Elm")
PARKING, LOOP = FacilityKind(name="Parking", position=1), FacilityKind(name="Hearing loop", position=2)
HEADS = DistributionList(
    name="Heads of service", purpose="To invite", checked_by="AP", checked_on=date(2026, 11, 1)
)
EMPTY_LIST = DistributionList(name="Partners, all", side=Side.OUTSIDE, notes="to come")
INVITATION = Letter(
    title="Invitation",
    position=1,
    subject="Your interview on {{on-site dates}}",
    body="Dear {{first name}}\n\n- one\n- *two*",
    audience="Interviewees",
    signatory_id=ASHA.id,
    owner_id=NAMESAKE.id,
    origin="Children’s services",
)
AUTUMN, SPRING = Timetable(name="Mocks, autumn"), Timetable(name="Mocks, spring")
MOCKS = tuple(
    Session(
        timetable_id=programme.id, day=1, starts=540, minutes=60, code="D1-01", title="Heads of service",
        format=SessionFormat.MOCK_INTERVIEW,
    )
    for programme in (AUTUMN, SPRING)
)  # fmt: skip
ROWS: tuple[tuple[Row, ...], ...] = (
    (BASE, OTHER),
    (ASHA, NAMESAKE, LEAVER),
    (PARKING, LOOP),
    (
        Function(name="Facilities", contact_id=ASHA.id, second_id=LEAVER.id, tasks="badges\nrooms"),
        Function(name="IT", contact_id=NAMESAKE.id, notes="laptops; Wi-Fi, screens"),
    ),
    (
        Room(base_id=BASE.id, name="Oak", capacity=12, equipment="screen\nhearing loop"),
        Room(base_id=OTHER.id, name="Oak"),
        ELM,
    ),
    (
        BaseFact(
            base_id=BASE.id,
            kind_id=PARKING.id,
            value="12",
            note="ask",
            checked_by="AP",
            checked_on=date(2026, 11, 1),
        ),
        BaseFact(base_id=OTHER.id, kind_id=LOOP.id, value="None"),
    ),
    (
        Section(
            title="About us",
            position=2,
            text="# Northmoor\n\n- one\n- two\n\n| a | b |\n|---|---|\n| =1 | +2 |",
            owner_id=ASHA.id,
            status=SectionStatus.AGREED,
        ),
        Section(title="Bases", position=1, source=SectionSource.BASES, included=False),
    ),
    (
        Role(
            name="Director",
            group="Leadership",
            duties="Signs\nAnswers for the service",
            person_id=ASHA.id,
            second_id=NAMESAKE.id,
            signing=Signing.SIGNS,
            status=RoleStatus.AGREED,
            agreed_on=date(2026, 11, 2),
            position=1,
            is_starter=True,
        ),
        Role(name="Service Director", person_id=NAMESAKE.id, signing=Signing.IN_ABSENCE, position=2),
        Role(name="Service Director", position=3, notes="=nobody yet"),
    ),
    (
        Task(title="Book rooms", when="by 2 working days after notification", owner_id=ASHA.id, position=1),
        Task(title="Badges", due_on=date(2026, 12, 1), status=TaskStatus.DONE, done_on=date(2026, 11, 3)),
    ),
    (
        Availability(
            person_id=ASHA.id, can=Can.CAN, weekdays="Mon, Tue", starts=540, ends=900, why="=part time"
        ),
        Availability(inspector="Jo Hart", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 2)),
        Availability(room_id=ELM.id, starts=720, ends=780, why="Lunch club, every day"),
        Availability(base_id=BASE.id, starts_on=date(2026, 12, 25)),
    ),
    (
        BaseWay(base_id=BASE.id, other_id=OTHER.id, minutes=25, how="By taxi; from the side door"),
        BaseWay(base_id=OTHER.id, other_id=BASE.id, minutes=0),
    ),
    (
        Learnt(
            learnt_on=date(2027, 2, 9),
            session_code="D1-03",
            statement="QS1",
            asked="=How long?\nAnd who waits?",
            promised="The report",
            surprised="They had read it",
            follow_up="Send it; tell the Director",
            owner_id=ASHA.id,
            due_on=date(2027, 2, 10),
            done_on=date(2027, 2, 11),
            pass_on="Say the number first",
            correction="14 days, not 10",
            told_by_id=NAMESAKE.id,
            notes="-",
        ),
        Learnt(learnt_on=date(2027, 2, 9), asked="Who signs?"),
    ),
    (
        Diary(person_id=ASHA.id, asked_on=date(2026, 12, 1), confirmed_on=date(2026, 12, 2)),
        Diary(person_id=NAMESAKE.id, problem="Away\nuntil Tuesday"),
    ),
    (
        Place(
            name="Central station",
            category=PlaceCategory.STATION,
            address="Station Road\nNorthmoor",
            postcode="ZZ1 4ST",
            latitude=53.41,
            longitude=-2.2,
            way="5 minutes’ walk:\nturn left, then right",
            minutes_on_foot=5,
            step_free=False,
            website="https://trains.northmoor.example/",
            checked_by="AP",
            checked_on=date(2026, 11, 1),
        ),
        Place(name="Canal Kitchen", category=PlaceCategory.FOOD, notes="=lunch", closed_on=date(2026, 3, 31)),
    ),
    (
        KeyFact(name="Population", value="214,300", year="2021", source="Census", position=1),
        KeyFact(
            name="Over 65",
            value="19%",
            website="https://www.northmoor.example/facts",
            position=2,
            checked_by="AP",
            checked_on=date(2026, 11, 1),
            notes="=no formula",
        ),
    ),
    (
        Responsibility(subject=Subject.THEME, code="T1", owner_id=ASHA.id, second_id=NAMESAKE.id),
        Responsibility(subject=Subject.ITEM, code="IR12", notes="n/a to us"),
    ),
    (
        Absence(
            person_id=ASHA.id,
            starts_on=date(2026, 12, 21),
            ends_on=date(2027, 1, 4),
            told_by="PA, by phone",
            told_at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
            recorded_by="Ben Cole",
            notes="=away",
        ),
        Absence(person_id=NAMESAKE.id, starts_on=date(2026, 12, 21), told_by="himself"),
    ),
    (
        Picture(
            name="Map",
            sha256="0" * 64,
            media_type="image/png",
            width=900,
            height=500,
            alt="The river runs\npast the house",
            caption="=Map",
            source="Northmoor Council",
            licence="Our own",
        ),
        Picture(name="Line", sha256="1" * 64, media_type="image/png", width=9, height=5, is_decorative=True),
    ),
    (HEADS, EMPTY_LIST),
    (
        ListMember(list_id=HEADS.id, person_id=ASHA.id, notes="by post"),
        ListMember(list_id=HEADS.id, person_id=LEAVER.id),
    ),
    (
        INVITATION,
        Letter(title="Thank you", position=2, subject="=thanks", status=LetterStatus.AGREED),
    ),
    (
        LetterUse(letter_id=INVITATION.id, list_id=HEADS.id),
        LetterUse(letter_id=INVITATION.id, list_id=EMPTY_LIST.id),
    ),
    (ClosureDay(on=date(2026, 12, 29), reason="=shut"), ClosureDay(on=date(2026, 12, 30))),
    (
        Evidence(
            id=801,
            title="Carers survey",
            reference="E1",
            shows="=what carers say\nand what came of it",
            owner_id=ASHA.id,
            second_id=NAMESAKE.id,
            team="Adults",
            status=EvidenceStatus.HELD,
            as_at=date(2026, 9, 1),
            covers_from=date(2026, 4, 1),
            covers_to=date(2026, 8, 31),
            received_on=date(2026, 9, 4),
            review_on=date(2027, 9, 1),
            source_system="Case records",
            caveats="Two teams are missing",
            quality=Quality.STRONG,
            shows_feedback=True,
            shows_impact=False,
            looked_at_on=date(2026, 10, 1),
            looked_at_by="AP",
            sensitivity=Sensitivity.CONFIDENTIAL,
            published_at="https://www.northmoor.example/carers",
            folder="S:\\Adults\\Carers",
            access=Access.RESTRICTED,
            dispose_on=date(2033, 9, 1),
        ),
        Evidence(
            id=802,
            title="Strategy",
            reference="STR-4",
            status=EvidenceStatus.AWAITING,
            body="Cabinet",
            approval_on=date(2026, 12, 1),
        ),
        Evidence(title="Protocol", reference="E2", status=EvidenceStatus.NOT_HELD, why_not_held="It ended"),
    ),
    (
        Request(
            number=1,
            wording="Your carers strategy\nand what is on offer",
            their_ref="IR1",
            occasion=Occasion.ON_SITE,
            asked_by="The lead inspector",
            route=Route.PHONE,
            asked_at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
            due_at=datetime(2026, 12, 2, 16, 0, tzinfo=UTC),
            urgency=Urgency.URGENT,
            statement="QS1",
            owner_id=ASHA.id,
            answer="=See the strategy",
        ),
        Request(number=2, wording="Risk register", their_ref="IR2", item="risk-register"),
    ),
    (
        Claim(
            id=901,
            wording="We know who waits,\nand speak to them",
            statement="QS1",
            says=Says.STRENGTH,
            reference="C1",
            owner_id=ASHA.id,
            as_at=date(2026, 10, 1),
            notes="=Checked",
        ),
        Claim(id=902, wording="Too many wait", statement="QS1", says=Says.IMPROVEMENT, reference="SA/2"),
    ),
    (
        ClaimEvidence(claim_id=901, evidence_id=801, pointer="page 2"),
        ClaimEvidence(claim_id=901, evidence_id=802),
    ),
    (
        AccuracyPoint(
            id=951,
            number=1,
            page="12",
            paragraph="2.14",
            quote="The team has 12 posts,\nall of them filled",
            sort="judgement",
            correction="=14 posts",
            owner_id=ASHA.id,
            second_id=NAMESAKE.id,
            notes="Asked HR",
        ),
        AccuracyPoint(id=952, number=2, correction="The hub opened in May", sort="missing"),
    ),
    (
        PointEvidence(point_id=951, evidence_id=801, pointer="page 2"),
        PointEvidence(point_id=951, evidence_id=802),
    ),
    (AUTUMN, SPRING),
    MOCKS,
    (
        MockFinding(
            session_id=MOCKS[0].id,
            person_id=ASHA.id,
            ready=Ready.NEARLY,
            went_well="=Clear\nand short",
            to_mend="Say the number first",
            follow_up="Practise, by Friday",
        ),
        MockFinding(session_id=MOCKS[1].id, person_id=ASHA.id, ready=Ready.READY),
        MockFinding(session_id=MOCKS[1].id, person_id=NAMESAKE.id),
    ),
)
LETTERS_AND_LISTS: tuple[type[Row], ...] = (DistributionList, ListMember, Letter, LetterUse)
TIDIED: dict[object, str] = {"Smith, John": "John Smith", "+44 1632 960001": "01632 960001"}
REGISTERS = [record.register for record in RECORDS if record.imported and record.exported]


@verb("test.fill")
def fill(uow: UnitOfWork) -> None:
    for rows in ROWS:
        uow.register(type(rows[0])).add_many(rows)


@verb("test.empty")
def empty(uow: UnitOfWork) -> None:
    for rows in reversed(ROWS):
        for row in rows:
            uow.register(type(row)).remove(row)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("register", REGISTERS)
def test_export_brought_back_is_all_the_same(app: App, tmp_path: Path, register: str, ending: str) -> None:
    app.do(fill)
    path = tmp_path / f"{register}{ending}"

    exported = app.read(export_register, register, path)
    plan = app.read(plan_import, register, path)

    assert (plan.counts.same, plan.counts.refused, plan.counts.missing, plan.changes_nothing) == (
        len(plan.lines),
        0,
        0,
        True,
    )
    assert 0 < exported.rows <= len(plan.lines)


def test_export_fills_an_empty_register_again(app: App, tmp_path: Path) -> None:
    """With bases first, as the links need them; ids are new, and what was not typed tidily is tidied on the way."""
    app.do(fill)
    registers = ("bases", "people", "functions", "sections", "responsible", "lists", "letters")
    for register in registers:
        app.read(export_register, register, tmp_path / f"{register}.xlsx")
    before = {
        row_type: told(app, row_type)
        for row_type in (Base, Person, Function, Section, Responsibility, Room, BaseFact, *LETTERS_AND_LISTS)
    }
    app.do(empty)

    for register in registers:
        plan = app.read(plan_import, register, tmp_path / f"{register}.xlsx")
        app.do(run_import, plan)

    assert {row_type: told(app, row_type) for row_type in before} == before


def told(app: App, row_type: type[Row]) -> list[dict[str, object]]:
    """Every record without its ids and links, which are new ones."""
    with app.reading() as reader:
        rows = reader.register(row_type).all()
    return sorted(
        (
            {
                name: TIDIED.get(getattr(row, name), getattr(row, name))
                for name in row.__dataclass_fields__
                if not name.endswith("id") and name != "version"
            }
            for row in rows
        ),
        key=str,
    )


def test_nothing_in_an_export_runs_as_a_formula(app: App, tmp_path: Path) -> None:
    app.do(fill)

    app.read(export_register, "bases", tmp_path / "bases.csv")

    text = (tmp_path / "bases.csv").read_text(encoding="utf-8-sig")
    assert '"\'=not a formula"' in text
    assert '"=' not in text


def test_csv_of_bases_has_a_column_for_each_facility(app: App, tmp_path: Path) -> None:
    app.do(fill)

    app.read(export_register, "bases", tmp_path / "bases.csv")

    headings = read_workbook(tmp_path / "bases.csv").sheets[0].rows[0]
    assert list(headings)[-3:] == ["Facility: Parking", "Facility: Hearing loop", "Inspection Ready number"]


def test_workbook_of_bases_has_sheets_for_rooms_and_facts(app: App, tmp_path: Path) -> None:
    app.do(fill)

    app.read(export_register, "bases", tmp_path / "bases.xlsx")

    assert [sheet.name for sheet in read_workbook(tmp_path / "bases.xlsx").sheets] == [
        "Bases",
        "Rooms",
        "Facts",
    ]


def test_renamed_record_is_known_by_our_number(app: App, tmp_path: Path) -> None:
    app.do(fill)
    path = tmp_path / "bases.csv"
    app.read(export_register, "bases", path)
    path.write_text(path.read_text(encoding="utf-8-sig").replace("ZZ2 2BB", "ZZ3 3CC"), encoding="utf-8")

    plan = app.read(plan_import, "bases", path)

    assert (plan.counts.changed, plan.counts.new, plan.counts.missing) == (1, 0, 0)


def test_other_endings_are_refused(app: App, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        app.read(export_register, "people", tmp_path / "people.pdf")

    assert caught.value.code == "wrong_kind_of_file"
