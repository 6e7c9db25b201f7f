from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.bootstrap import create_app, open_app
from inspection_ready.domain.bases import Base
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.inspections import RegimeText
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import Reply, ReplyFile
from inspection_ready.domain.requests import Request
from inspection_ready.domain.rows import Row
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.services.evidence_disposal import dispose_of_version
from inspection_ready.services.first_look import first_today
from inspection_ready.services.inspection import notify
from inspection_ready.services.pack_disposal import dispose_of_pack
from inspection_ready.services.packs import make_pack
from inspection_ready.services.timetable_making import set_dates
from inspection_ready.services.today import today_of
from inspection_ready.services.word_letters import ReadWordFile, use_word_file
from inspection_ready.storage.first_look import first_look, table_of
from inspection_ready.storage.models.registry import MODELS
from tests.documents.word_files import p, word_file
from tests.story import (
    add,
    play_the_chase,
    play_the_draft,
    play_the_issue,
    play_the_signing,
    play_what_was_learnt,
    play_what_was_written,
)

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers

ROOT = Path(__file__).resolve().parents[2]
SLOW = ("sqlalchemy", "alembic", "holidays", "reportlab", "docx", "lxml", "PIL", "python_calamine")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "Northmoor"
    create_app(folder, name="Northmoor", sample=True).workspace.close()
    return folder


@pytest.fixture
def sample(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def people(registers: Registers) -> tuple[Person, ...]:
    return registers.register(Person).all()


def test_every_table_is_called_as_its_model_says() -> None:
    assert {model.row_type: table_of(model.row_type) for model in MODELS} == {
        model.row_type: model.__tablename__ for model in MODELS
    }


@pytest.fixture(scope="module")
def full(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With rows in the tables that stay empty until the notification has come."""
    folder = Path(shutil.copytree(made, tmp_path_factory.mktemp("full") / made.name))
    app = open_app(folder)
    now = app.clock.now()
    app.do(notify, received=on_the_clock(now - timedelta(days=7)))
    app.do(add, StageDate(stage="draft_report", first=now.date()))
    with app.reading() as reader:
        timetable = reader.register(Timetable).all()[0]
    app.do(set_dates, timetable, {1: now.date()})
    with app.reading() as reader:
        letter = reader.register(Letter).all()[0]
    app.do(use_word_file, letter.id, ReadWordFile(file="Ours.docx", data=word_file(p("Dear {{name}}"))))
    with app.reading() as reader:
        person = reader.register(Person).all()[0]
        reply, evidence = reader.register(Reply).all()[0], reader.register(Evidence).all()[0]
        asked, versions = reader.register(Request).all()[0], reader.register(EvidenceVersion).all()
        version, other = versions[0], versions[-1]
    with app.reading() as reader:
        base = reader.register(Base).all()[0]
        session = reader.register(Session).all()[0]
    play_the_issue(app, timetable, person, base)
    play_what_was_learnt(app, session, person)
    play_what_was_written(app, letter, person)
    play_the_chase(app, asked, person)
    play_the_draft(app, person, asked, version)
    play_the_signing(app, person, asked, version, now)
    app.do(add, ReplyFile(reply_id=reply.id, name="notes.csv", sha256="0" * 64, evidence_id=evidence.id))
    for _ in range(2):
        made_pack = make_pack(app, only=["key-dates"])
    dispose_of_pack(app, made_pack.filed.pack.number, because="Made by mistake")
    app.do(dispose_of_version, other.evidence_id, other.number, because="Six years are over")
    app.workspace.close()
    return folder


@pytest.mark.parametrize("row_type", [model.row_type for model in MODELS])
def test_rows_are_those_the_open_workspace_reads(full: Path, row_type: type[Row]) -> None:
    order = ("position", "name") if "position" in dir(row_type) and "name" in dir(row_type) else ()

    looked = first_look(full, lambda registers: registers.register(row_type).all(*order))

    with_count = first_look(full, lambda registers: registers.register(row_type).count())
    app = open_app(full, write=False)
    with app.reading() as reader:
        assert looked == reader.register(row_type).all(*order)
        assert with_count == reader.register(row_type).count()
    app.workspace.close()
    assert looked


def test_rows_are_found_by_a_field(sample: Path) -> None:
    found = first_look(sample, lambda registers: registers.register(RegimeText).find(current=True))
    none = first_look(sample, lambda registers: registers.register(RegimeText).find(current=False))

    assert found is not None
    assert [one.code for one in found] == ["cqc-local-authority"]
    assert none == ()


@pytest.mark.parametrize("is_notified", [False, True])
def test_first_look_at_today_is_that_of_the_open_workspace(sample: Path, *, is_notified: bool) -> None:
    app = open_app(sample)
    now = app.clock.now()
    if is_notified:
        app.do(notify, received=on_the_clock(now - timedelta(days=7)))

    looked = first_today(sample, on=now.date())

    assert looked == app.read(today_of, on=now.date())
    assert looked is not None
    assert len(looked.findings) > 0
    assert len(looked.due) > 0
    assert bool(looked.dates) is is_notified
    app.workspace.close()


def test_first_look_at_today_imports_nothing_slow(sample: Path) -> None:
    program = (
        "import datetime, sys; from pathlib import Path; from ui.pages.today import TodayPage;"
        " from inspection_ready.services.first_look import first_today;"
        f" found = first_today(Path({str(sample)!r}), on=datetime.date(2026, 12, 1));"
        f" print(len(found.findings) > 0, [name for name in {SLOW!r} if name in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert ran.stdout == "True []\n"


def test_nothing_is_looked_at_in_a_register_of_another_form(sample: Path) -> None:
    with closing(sqlite3.connect(sample / "register.sqlite")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")

    assert first_look(sample, people) is None


def test_nothing_is_looked_at_in_a_damaged_register(sample: Path) -> None:
    (sample / "register.sqlite").write_bytes(b"no register" * 1000)

    assert first_look(sample, people) is None


def test_nothing_is_looked_at_where_there_is_no_register(sample: Path) -> None:
    (sample / "register.sqlite").unlink()

    assert first_look(sample, people) is None
    assert not (sample / "register.sqlite").exists()


def test_a_value_that_is_none_of_its_type_is_left_to_the_opening(sample: Path) -> None:
    with closing(sqlite3.connect(sample / "register.sqlite")) as connection, connection:
        connection.execute("update person set tier = 'no such tier'")

    assert first_look(sample, people) is None


@pytest.mark.parametrize("bug", [KeyError("plaice"), TypeError("bug"), AttributeError("bug")])
def test_a_bug_in_looking_is_left_to_the_opening(sample: Path, bug: Exception) -> None:
    def noun(_registers: Registers) -> None:
        raise bug

    assert first_look(sample, noun) is None


def test_a_register_that_has_no_table_is_left_to_the_opening(sample: Path) -> None:
    class Plaice(Row):
        pass

    assert first_look(sample, lambda registers: registers.register(Plaice).all()) is None


def test_looking_writes_nothing(sample: Path) -> None:
    before = (sample / "register.sqlite").read_bytes()

    first_look(sample, people)

    assert (sample / "register.sqlite").read_bytes() == before
