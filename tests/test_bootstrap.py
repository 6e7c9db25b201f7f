from __future__ import annotations

import getpass
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from inspection_ready.bootstrap import (
    UNKNOWN_ACCOUNT,
    close_app,
    create_app,
    keep_safe_copies_in,
    open_app,
    this_account,
    tied_to_person,
)
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.council import council_of
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.settings import NOBODY, read_settings
from tests.fakes import StillClock

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path, empty_workspace: Path) -> Path:
    return Path(shutil.copytree(empty_workspace, tmp_path / empty_workspace.name))


def _close(app: App) -> None:
    app.workspace.close()


def test_importing_it_imports_nothing_slow() -> None:
    code = (
        "import sys, inspection_ready.bootstrap; "
        "print([name for name in ('sqlalchemy', 'platformdirs', 'reportlab', 'yaml') if name in sys.modules])"
    )

    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert printed.stdout == "[]\n"


def test_new_workspace_bears_the_councils_name(tmp_path: Path) -> None:
    app = create_app(tmp_path / "w.inspection", name="Northmoor Council")
    council = app.read(council_of)
    _close(app)

    assert council.name == "Northmoor Council"


def test_account_is_remembered_as_the_person_it_was_tied_to(folder: Path) -> None:
    app = open_app(folder)
    jo = app.do(add_record, Person(name="Jo Bloggs", email="jo@northmoor.example")).result
    _close(app)
    first = open_app(folder, as_person="JO@northmoor.example")
    _close(first)

    again = open_app(folder)
    _close(again)

    assert (first.who.person_id, again.who.person_id) == (jo.id, jo.id)


def test_person_who_is_gone_is_nobody(folder: Path) -> None:
    app = open_app(folder)
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    app = tied_to_person(app, jo.id)
    app.do(remove_record, jo)
    _close(app)

    again = open_app(folder)
    _close(again)

    assert again.who.person_id is None


def test_person_nobody_knows_leaves_the_workspace_free_for_others(folder: Path) -> None:
    with pytest.raises(NotFound) as missing:
        open_app(folder, as_person="Nobody")
    app = open_app(folder)
    _close(app)

    assert missing.value.code == "no_such_person"
    assert read_settings().people == {}


def test_tie_can_be_undone(folder: Path) -> None:
    app = open_app(folder)
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    tied_to_person(app, jo.id)

    free = tied_to_person(app, None)
    _close(app)

    assert (free.who.person_id, read_settings().people) == (None, {free.workspace.file.id: NOBODY})


def test_closing_makes_a_safe_copy_only_where_something_changed(folder: Path, tmp_path: Path) -> None:
    clock = StillClock()
    app = open_app(folder, clock=clock)
    (tmp_path / "safe").mkdir()
    keep_safe_copies_in(app, tmp_path / "safe")
    app.do(add_record, Person(name="Jo Bloggs"))
    close_app(app)
    clock.moment += timedelta(days=1)
    close_app(open_app(folder, clock=clock))
    unchanged = len(list((tmp_path / "safe").glob("*/registers/*.sqlite")))

    app = open_app(folder, clock=clock)
    app.do(add_record, Person(name="Ann Brown"))
    close_app(app)

    assert (unchanged, len(list((tmp_path / "safe").glob("*/registers/*.sqlite")))) == (1, 2)


def test_closing_closes_even_where_the_safe_copy_cannot_be_made(folder: Path, tmp_path: Path) -> None:
    app = open_app(folder)
    app.do(add_record, Person(name="Jo Bloggs"))
    keep_safe_copies_in(app, folder / "safe")

    with pytest.raises(Refused):
        close_app(app)

    _close(open_app(folder))


def test_account_without_a_name_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", no_name)

    assert this_account().account == UNKNOWN_ACCOUNT
