from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from ui.opening import Wish
from ui.start_page import NewWorkspace, RefusalPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_folder_follows_the_name_without_what_file_systems_refuse(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewWorkspace(tmp_path)
    qtbot.addWidget(form)

    QTest.keyClicks(form.name, "North: moor?")

    assert form.folder.text() == str(tmp_path / "North  moor.inspection")


def test_making_asks_for_a_name_first(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewWorkspace(tmp_path)
    qtbot.addWidget(form)
    form.show()
    asked: list[Wish] = []
    form.make_asked.connect(asked.append)

    form.make.click()

    assert (asked, form.problem.text()) == ([], "Enter the name of the council")
    assert form.problem.isVisible()


def test_sample_needs_no_name(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewWorkspace(tmp_path)
    qtbot.addWidget(form)
    form.sample.setChecked(True)

    with qtbot.waitSignal(form.make_asked) as asked:
        form.make.click()

    assert asked.args == [
        Wish(tmp_path / "Northmoor sample.inspection", "Northmoor sample", "cqc", sample=True)
    ]


def test_refusal_offers_to_look_only_where_that_helps(qtbot: QtBot, tmp_path: Path) -> None:
    in_use, damaged = (RefusalPage(tmp_path, "Said.", can_look=can) for can in (True, False))
    for page in (in_use, damaged):
        qtbot.addWidget(page)
        page.show()

    assert (in_use.look.isVisible(), damaged.look.isVisible()) == (True, False)
