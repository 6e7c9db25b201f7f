"""Every dialog: names for screen readers, everything reached by Tab, and room for text at 200%."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.stages import StageFacts
from inspection_ready.records.people import PEOPLE
from inspection_ready.services.inspection import Message, notify
from inspection_ready.services.leavers import duties_of
from inspection_ready.services.listing import listing, page
from inspection_ready.services.stage_messages import read_offers
from inspection_ready.services.stages import stage_facts
from tests.journeys.hands import held
from tests.mails import eml
from tests.ui.reading import nameless, reachable, tab_order
from ui.dialogs.handover import HandOverDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.message import MessageDialog
from ui.dialogs.owners import OwnersDialog
from ui.dialogs.stage_date import StageDateDialog
from ui.dialogs.who import WhoDialog
from ui.messages import BugReport
from ui.models.links import LinkSource, naming_fields
from ui.theme import Look, Theme, apply
from ui.widgets.head_dialog import HeadDialog
from ui.widgets.merge import Conflict, MergeDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

Make = Callable[["App"], QDialog]
LONG = "Head of Service, Localities and Early Help, Adult Social Care and Communities Directorate"


def people(app: App) -> LinkSource:
    return LinkSource(
        Person,
        app.read(listing, PEOPLE),
        lambda ids: app.read(page, PEOPLE, ids, fields=naming_fields(Person)),
    )


def handing_over(app: App) -> QDialog:
    busiest = max(held(app, Person), key=lambda person: len(app.read(duties_of, person.id)))
    return HandOverDialog(busiest.name, busiest.id, app.read(duties_of, busiest.id), people(app))


def giving_owners(app: App) -> QDialog:
    return OwnersDialog([Asked(subject=Subject.THEME, code="T1", title="Working with people")], people(app))


def notified(app: App) -> StageFacts:
    app.do(notify, received=dt.datetime.fromisoformat("2026-10-01T09:30"))
    facts = app.read(stage_facts, today=dt.date(2026, 12, 1))
    assert facts is not None
    return facts


def entering_a_date(app: App) -> QDialog:
    facts = notified(app)
    dialog = StageDateDialog({each.id: each.name for each in facts.framework.stages}, facts)
    dialog.first.editor.set_value(dt.date(2026, 10, 3))
    dialog.first.editor.changed.emit()
    return dialog


def reading_a_message(app: App) -> QDialog:
    facts = notified(app)
    message = Message("Notification of assessment.eml", eml().as_bytes())
    names = {each.id: each.name for each in facts.framework.stages}
    return MessageDialog(app.read(read_offers, message), names, can_file=True)


DIALOGS: dict[str, Make] = {
    "merge": lambda _: MergeDialog("Amara Osei", [Conflict("role", "Role", 1, 2, LONG, "Director")]),
    "bug": lambda _: BugReport(ValueError("odd")),
    "head": lambda _: HeadDialog(),
    "keys": lambda _: KeysDialog(),
    "help": lambda _: HelpDialog("safe-copies"),
    "who": lambda app: WhoDialog(people(app)),
    "handover": handing_over,
    "owners": giving_owners,
    "stage date": entering_a_date,
    "message": reading_a_message,
}


@pytest.fixture(params=DIALOGS)
def make(request: pytest.FixtureRequest) -> Make:
    return DIALOGS[request.param]


@pytest.fixture
def spoken() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Look(Theme.LIGHT, 200))
    yield
    apply(qapp, Look())


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


@pytest.mark.usefixtures("spoken")
def test_every_control_of_a_dialog_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, sample: App, make: Make
) -> None:
    dialog = shown(qtbot, make(sample))

    missed = reachable(dialog) - set(tab_order(dialog))

    assert nameless(dialog) == []
    assert [(type(each).__name__, each.accessibleName()) for each in missed] == []


def cut_off(dialog: QDialog) -> list[str]:
    words = [each for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    low = [each.text() for each in words if each.height() < each.heightForWidth(each.width())]
    return low + [each.text() for each in buttons if each.width() < each.minimumSizeHint().width()]


@pytest.mark.usefixtures("large")
def test_no_words_of_a_dialog_are_cut_off_at_200_per_cent(qtbot: QtBot, sample: App, make: Make) -> None:
    assert cut_off(shown(qtbot, make(sample))) == []


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(("name", "button"), [("head", "Check against it"), ("who", "This is me")])
def test_dialog_grows_for_what_is_wrong_in_it(
    qtbot: QtBot, qapp: QApplication, sample: App, name: str, button: str
) -> None:
    dialog = shown(qtbot, DIALOGS[name](sample))
    before = dialog.height()

    next(each for each in dialog.findChildren(QPushButton) if each.text() == button).click()
    qapp.processEvents()

    assert dialog.height() > before
    assert cut_off(dialog) == []


def test_bug_is_told_calmly_and_its_report_is_copied(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = BugReport(ValueError("something odd"))
    shown(qtbot, dialog)

    dialog.copy_button.click()

    report = qapp.clipboard().text()
    assert report == dialog.text.toPlainText()
    assert report.startswith("Inspection Ready\nPython ")
    assert report.endswith("ValueError: something odd\n")


def test_merge_keeps_the_answer_given_for_each_field(qtbot: QtBot) -> None:
    conflicts = [
        Conflict("role", "Role", "Head", "Director", "Head", "Director"),
        Conflict("team", "Team", "Housing", "", "Housing", ""),
    ]
    dialog = MergeDialog("Amara Osei", conflicts)
    qtbot.addWidget(dialog)

    dialog.groups["team"].button(1).click()

    assert dialog.kept() == {"role": "Head", "team": ""}
