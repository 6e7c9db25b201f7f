"""The main job in the real window: bring in the bases, write a section, enter the notification, make Pack 1."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from inspection_ready.domain.bases import Base
from inspection_ready.domain.filing import Pack, StoredFile
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import R
from inspection_ready.domain.sections import Section
from inspection_ready.services.import_plan import Outcome
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.storage.files import NewFiles
from tests.plugins.window import OpenWindow, settle
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.pages.imports import ImportsPage
    from ui.pages.inspection import InspectionPage
    from ui.pages.notification import NotificationPage
    from ui.pages.packs import PacksPage
    from ui.pages.today import TodayPage
    from ui.pages.welcome_pack import WelcomePackPage
    from ui.widgets.notification import NotificationForm

BASES = (
    "List of buildings, printed 4 June 2025\n\n"
    "Building,Full address,Tel\n"
    'Northmoor Civic Centre,"1 Moor Road, Northmoor, ZZ1 1AA",01632 960001\n'
    'KELDER BRIDGE HUB,"2 Mill Street, Kelder Bridge, ZZ1 2AB",1632960002\n'
    ",No name here,01632 960003\n"
)
RECEIVED = dt.datetime(2026, 12, 1, 9, 30, tzinfo=LONDON)


@pytest.fixture
def app(app: App) -> App:
    """With the regime a new workspace has, and none of its starters."""
    app.do(use_shipped_regime, "cqc")
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


@pytest.fixture
def bases_file(tmp_path: Path) -> Path:
    path = tmp_path / "buildings.csv"
    path.write_text(BASES, "utf-8")
    return path


def held(app: App, row_type: type[R]) -> tuple[R, ...]:
    with app.reading() as reader:
        return reader.register(row_type).all()


def imports_page(window: MainWindow) -> ImportsPage:
    window.go("imports")
    return cast("ImportsPage", window.page)


def notification_form(window: MainWindow, qtbot: QtBot) -> NotificationForm:
    window.go("notification")
    settle(qtbot, window)
    return cast("NotificationPage", window.page).message.form


def plan_of(qtbot: QtBot, window: MainWindow, path: Path) -> ImportsPage:
    page = imports_page(window)
    page.open_file(path)
    settle(qtbot, window)
    page.columns.check.click()
    settle(qtbot, window)
    return page


def test_bases_are_brought_in_and_taken_back(
    app: App, window: MainWindow, qtbot: QtBot, bases_file: Path
) -> None:
    page = plan_of(qtbot, window, bases_file)
    planned = [(line.line, line.outcome) for line in page.rows.plan.lines] if page.rows.plan else []
    button = page.rows.go.text()
    page.rows.go.click()
    settle(qtbot, window)
    brought_in = [(base.name, base.postcode, base.phone) for base in held(app, Base)]
    said = window.footer.words.text()
    page.done.undo.click()
    settle(qtbot, window)

    assert planned == [(4, Outcome.NEW), (5, Outcome.NEW), (6, Outcome.REFUSED)]
    assert button == "Add 2 bases"
    assert brought_in == [
        ("Northmoor Civic Centre", "ZZ1 1AA", "01632 960001"),
        ("Kelder Bridge Hub", "ZZ1 2AB", "01632 960002"),
    ]
    assert said == "Added 2 bases from buildings.csv"
    assert held(app, Base) == ()


def test_same_file_again_has_nothing_to_import(
    app: App, window: MainWindow, qtbot: QtBot, bases_file: Path
) -> None:
    plan_of(qtbot, window, bases_file).rows.go.click()
    settle(qtbot, window)

    page = plan_of(qtbot, window, bases_file)

    assert page.rows.go.text() == "Nothing to import"
    assert not page.rows.go.isEnabled()


def test_column_a_person_chose_is_remembered(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Building,Postcode,Zap\nCivic Centre,ZZ1 1AA,Ask for Ann\n", "utf-8")
    page = imports_page(window)
    page.open_file(path, "bases")
    settle(qtbot, window)
    box = page.columns.table.cellWidget(2, 2)
    before = box.property("currentText")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("reception"))
    page.columns.check.click()
    settle(qtbot, window)
    page.rows.go.click()
    settle(qtbot, window)

    page.open_file(path, "bases")
    settle(qtbot, window)

    assert before == "Leave out"
    assert [base.reception for base in held(app, Base)] == ["Ask for Ann"]
    assert page.columns.table.cellWidget(2, 2).property("currentText") == "Reception"


def test_dry_run_that_is_stopped_goes_back_to_the_columns(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Building,Postcode\n" + "".join(f"Base {n},ZZ1 1AA\n" for n in range(20_000)), "utf-8")
    page = imports_page(window)
    page.open_file(path, "bases")
    settle(qtbot, window)
    page.columns.check.click()
    page.working.cancel.click()
    settle(qtbot, window)

    assert page.steps.currentWidget() is page.columns
    assert page.rows.plan is None
    assert window.notice.words.text() == "Stopped. Nothing was changed."


def test_file_that_is_no_list_is_said_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    page = imports_page(window)

    page.open_file(path)
    settle(qtbot, window)

    assert window.notice.isVisible()
    assert "picture.csv" in window.notice.words.text()
    assert page.steps.currentWidget() is page.choose


def test_another_sheet_is_read_anew(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, people in {"Staff": ("Amara Osei", "Dev Rao"), "Agency": ("Ben Whitlock",)}.items():
            book.add_worksheet(name).write_column(0, 0, ("Name", *people))
    page = imports_page(window)
    page.open_file(path)
    settle(qtbot, window)
    box = page.columns.sheet_box
    offered = [box.itemText(at) for at in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    settle(qtbot, window)
    page.columns.check.click()
    settle(qtbot, window)

    assert offered == ["Staff (3 rows)", "Agency (2 rows)"]
    assert page.rows.plan is not None
    assert [line.title for line in page.rows.plan.lines] == ["Ben Whitlock"]


def test_real_list_of_libraries_is_brought_in(
    app: App, window: MainWindow, qtbot: QtBot, shared_data: Path
) -> None:
    page = plan_of(qtbot, window, shared_data / "bases" / "libraries_trafford_checked.csv")
    page.rows.go.click()
    settle(qtbot, window)

    assert page.done.heading.text() == "Added 13 bases."
    assert len(held(app, Base)) == 13


def test_section_is_written_by_keyboard_and_saved(app: App, window: MainWindow, qtbot: QtBot) -> None:
    window.go("welcome-pack")
    page = cast("WelcomePackPage", window.page)
    window.menus.actions["new"].trigger()
    settle(qtbot, window)
    qtbot.waitUntil(page.form.title_line.hasFocus)
    QTest.keyClicks(page.form.title_line, "Arriving")
    page.form.editor.edit.setFocus()
    QTest.keyClicks(page.form.editor.edit, "Ask for Ann")
    window.menus.actions["save"].trigger()
    settle(qtbot, window)

    assert [(each.title, each.text) for each in held(app, Section)] == [("Arriving", "Ask for Ann\n")]
    assert window.footer.words.text() == "Saved “Arriving”."
    assert not page.form.save.isEnabled()


def test_unsaved_text_is_kept_as_a_draft_and_offered_again(
    app: App, window: MainWindow, qtbot: QtBot, open_window: OpenWindow
) -> None:
    app.do(add_record, Section(title="Arriving", text="As saved\n"))
    window.go("welcome-pack")
    settle(qtbot, window)
    page = cast("WelcomePackPage", window.page)
    page.form.editor.edit.setFocus()
    QTest.keyClicks(page.form.editor.edit, "Typed. ")
    window.go("people")
    settle(qtbot, window)

    again = open_window(app)
    again.go("welcome-pack")
    settle(qtbot, again)
    shown = cast("WelcomePackPage", again.page)

    assert [each.text for each in held(app, Section)] == ["As saved\n"]
    assert shown.form.editor.text() == "Typed. As saved\n"
    assert shown.form.notice.text().startswith("These are changes you have not saved")
    assert shown.list.list.item(0).text().splitlines()[1].startswith("Unsaved")


def test_discarding_a_draft_shows_what_is_saved(app: App, window: MainWindow, qtbot: QtBot) -> None:
    app.do(add_record, Section(title="Arriving", text="As saved\n"))
    window.go("welcome-pack")
    settle(qtbot, window)
    page = cast("WelcomePackPage", window.page)
    page.form.editor.edit.setFocus()
    QTest.keyClicks(page.form.editor.edit, "Typed. ")
    page.form.discard.click()

    assert page.form.editor.text() == "As saved\n"
    assert page.may_leave()
    assert page.list.list.item(0).text() == "1. Arriving\nNot started, No owner"


def test_section_is_moved_by_keys(app: App, window: MainWindow, qtbot: QtBot) -> None:
    for title in ("First", "Second"):
        app.do(add_record, Section(title=title))
    window.go("welcome-pack")
    settle(qtbot, window)
    page = cast("WelcomePackPage", window.page)
    page.list.list.setCurrentRow(1)
    QTest.keyClick(page.list.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)

    order = sorted(held(app, Section), key=lambda each: each.position)
    assert [each.title for each in order] == ["Second", "First"]
    assert page.list.current == order[0].id


def test_section_that_is_typed_is_drawn(app: App, window: MainWindow, qtbot: QtBot) -> None:
    app.do(add_record, Section(title="Arriving", text="Ask for *Ann*.\n"))
    window.go("welcome-pack")
    settle(qtbot, window)
    page = cast("WelcomePackPage", window.page)
    page.form.preview.click()
    qtbot.waitUntil(lambda: "Ask for Ann." in page.preview.words.toPlainText())

    assert not page.preview.picture.pixmap().isNull()
    assert page.preview.place.text() == "Page 1 of 1"


def test_notification_starts_the_clock_and_is_corrected(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    message = tmp_path / "notification.eml"
    message.write_bytes(b"Subject: Assessment\r\n\r\nDear Director")
    form = notification_form(window, qtbot)
    form.received.editor.main.setFocus()
    QTest.keyClicks(form.received.editor.main, "1 December 2026, 9:30am")
    form.take(message)
    form.start.click()
    settle(qtbot, window)
    started = [each.notified_at for each in held(app, Inspection)]
    window.go("inspection")
    settle(qtbot, window)
    page = cast("InspectionPage", window.page)
    by_day = {row[0]: row[1] for row in page.dates.table.words()}

    page.card.open_correct.click()
    page.card.typed.editor.set_value(dt.datetime(2026, 12, 3, 14, 0, tzinfo=LONDON))
    page.card.look.click()
    settle(qtbot, window)
    moves = page.card.moves.words()
    page.card.correct.click()
    settle(qtbot, window)

    assert started == [RECEIVED]
    assert [each.name for each in held(app, StoredFile)] == ["notification.eml"]
    assert by_day["Notification"] == "Tuesday 1 December 2026, 9:30am"
    assert moves[0] == ["Notification", "Tuesday 1 December 2026, 9:30am", "Thursday 3 December 2026, 2pm"]
    assert [each.notified_at for each in held(app, Inspection)] == [
        dt.datetime(2026, 12, 3, 14, 0, tzinfo=LONDON)
    ]
    assert page.card.received.text() == "Received on Thursday 3 December 2026 at 2pm"


def test_missing_moment_is_asked_for_beside_its_field(app: App, window: MainWindow, qtbot: QtBot) -> None:
    form = notification_form(window, qtbot)
    form.start.click()
    settle(qtbot, window)

    assert form.received.problem.text() == "Enter when it was received"
    assert held(app, Inspection) == ()


def test_notification_without_a_time_is_asked_for_it(app: App, window: MainWindow, qtbot: QtBot) -> None:
    form = notification_form(window, qtbot)
    form.received.editor.main.setFocus()
    QTest.keyClicks(form.received.editor.main, "1 December 2026")
    form.start.click()
    settle(qtbot, window)

    assert form.received.problem.text() == "Enter the time as well, such as 4 June 2025, 9:30am"
    assert held(app, Inspection) == ()


def test_closure_day_is_added_and_removed(app: App, window: MainWindow, qtbot: QtBot) -> None:
    window.go("inspection")
    settle(qtbot, window)
    page = cast("InspectionPage", window.page)
    page.closures.on.set_value(dt.date(2026, 12, 29))
    page.closures.reason.setText("Christmas closure")
    page.closures.add.click()
    settle(qtbot, window)
    added = [(each.on, each.reason) for each in held(app, ClosureDay)]
    page.closures.remove.click()
    settle(qtbot, window)

    assert added == [(dt.date(2026, 12, 29), "Christmas closure")]
    assert held(app, ClosureDay) == ()


def test_pack_1_is_made_looked_at_and_checked(app: App, window: MainWindow, qtbot: QtBot) -> None:
    app.do(add_record, Base(name="Northmoor Civic Centre", postcode="ZZ1 1AA", is_main=True))
    app.do(add_record, Section(title="Arriving", text="Ask for Ann.\n"))
    window.go("packs")
    settle(qtbot, window)
    page = cast("PacksPage", window.page)
    asked = page.maker.make.text()
    page.maker.make.click()
    settle(qtbot, window)
    files = [page.made.files.item(row).text() for row in range(page.made.files.count())]
    page.made.files.setCurrentRow(page.made.files.count() - 1)
    settle(qtbot, window)
    pages = page.made.preview.count
    QTest.keyClick(page.made.preview.after, Qt.Key.Key_Space)
    settle(qtbot, window)
    page.made.check.click()
    settle(qtbot, window)

    assert asked == "Make Pack 1"
    assert [each.number for each in held(app, Pack)] == [1]
    assert [words.split(",")[0] for words in files[::2]] == [
        "About this pack", "Key dates", "Contacts and seconds", "Bases and facilities", "Welcome pack",
    ]  # fmt: skip
    assert files[-1] == f"Welcome pack, PDF, {pages} pages"
    assert page.made.preview.place.text() == f"Page 2 of {pages}"
    assert "Ask for Ann." in page.made.preview.words.toPlainText()
    assert page.made.verdict.text() == "Pack 1 is as it was made: 11 files checked."


def test_changed_file_of_a_pack_is_named(app: App, window: MainWindow, qtbot: QtBot) -> None:
    window.go("packs")
    settle(qtbot, window)
    page = cast("PacksPage", window.page)
    page.maker.make.click()
    settle(qtbot, window)
    changed = next(app.workspace.packs.glob("Pack 1*/bases.pdf"))
    changed.write_bytes(changed.read_bytes() + b" ")

    page.made.check.click()
    settle(qtbot, window)

    assert page.made.verdict.text() == "Changed or missing since it was made: bases.pdf."


def test_cancelled_pack_leaves_nothing(app: App, window: MainWindow, qtbot: QtBot) -> None:
    window.go("packs")
    settle(qtbot, window)
    page = cast("PacksPage", window.page)
    page.maker.make.click()
    page.maker.working.cancel.click()
    settle(qtbot, window)

    assert held(app, Pack) == ()
    assert list(app.workspace.packs.glob("Pack*")) == []
    assert window.notice.words.text() == "Stopped. No pack was made, and nothing of it is left."
    assert page.maker.make.isVisible()


def test_pack_cancelled_on_the_way_leaves_nothing_and_its_number_to_the_next(
    app: App, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("packs")
    settle(qtbot, window)
    page = cast("PacksPage", window.page)
    reached: list[int] = []
    clicked, write = Event(), NewFiles.write

    def cancel_on_the_way(done: int, _total: int) -> None:
        if done and not reached:
            reached.append(done)
            page.maker.working.cancel.click()
            clicked.set()

    def write_slowly(new: NewFiles, path: Path, data: bytes) -> None:
        if path.suffix == ".pdf":
            clicked.wait(20)
        write(new, path, data)

    monkeypatch.setattr("ui.background.BETWEEN_REPORTS", 0)
    monkeypatch.setattr(NewFiles, "write", write_slowly)

    assert window.context is not None
    window.context.background.progressed.connect(cancel_on_the_way)
    page.maker.make.click()
    settle(qtbot, window)
    left = list(app.workspace.packs.iterdir())
    words = window.notice.words.text()
    page.maker.make.click()
    settle(qtbot, window)

    assert len(reached) == 1
    assert (left, words) == ([], "Stopped. No pack was made, and nothing of it is left.")
    assert [pack.number for pack in held(app, Pack)] == [1]


def test_empty_workspace_says_the_first_steps(window: MainWindow, qtbot: QtBot) -> None:
    window.go("today")
    settle(qtbot, window)
    page = cast("TodayPage", window.page)
    first = page.steps.first()
    assert first is not None
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    settle(qtbot, window)

    assert window.place == "imports"
    assert cast("ImportsPage", window.page).choose.register_box.currentData() == "people"


def test_first_steps_count_the_functions_that_have_a_contact(
    app: App, window: MainWindow, qtbot: QtBot
) -> None:
    ada = Person(name="Ada Brook")
    for row in (ada, Function(name="Facilities", contact_id=ada.id), Function(name="Transport")):
        app.do(add_record, row)
    window.go("people")
    window.go("today")
    window.places.pages["today"].reload()

    def said() -> list[str]:
        labels = [label.text() for label in cast("TodayPage", window.page).steps.findChildren(QLabel)]
        at = next((at for at, text in enumerate(labels) if text.startswith("2. ")), 0)
        return labels[at : at + 2]

    qtbot.waitUntil(lambda: said() == ["2. Say who is the key contact of each function", "1 of 2"])
