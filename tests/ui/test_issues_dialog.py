"""Issues through the window: what differs is seen first, it stays once issued, and who is told is looked at before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from inspection_ready.domain.inspections import Council
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.people import Person
from inspection_ready.domain.slips import Slip, SlipBatch
from inspection_ready.domain.timetable import Part, Session, SessionState
from inspection_ready.phrases.issue_disposals import NAME_GONE
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.sessions import add_session, move_session
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.timetable_making import set_dates, start_timetable
from tests.plugins.window import OpenWindow, settle
from tests.ui.reading import nameless, reachable, tab_order
from tests.ui.test_dialogs import cut_off
from ui.dialogs.issues import IssuesDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages.timetable import TimetablePage
from ui.theme import Look, Theme, apply
from ui.widgets.issue_list import IssueList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPushButton
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from ui.issue_disposing import IssueDisposing
    from ui.main_window import MainWindow


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def timetable(app: App) -> Timetable:
    app.do(use_shipped_regime)
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    ada, dan, me = (
        app.do(add_record, Person(name=name, email=email)).result
        for name, email in (
            ("Ada Brook", "ada@northmoor.example"),
            ("Dan Ellis", ""),
            ("Imran Siddiqui", "qa@northmoor.example"),
        )
    )
    app.who = replace(app.who, person_id=me.id)
    made = app.do(start_timetable).result
    app.do(set_dates, made, {1: dt.date(2027, 2, 9), 2: dt.date(2027, 2, 10)})
    for title, person in (("Social work", ada), ("Night team", dan)):
        told = Session(
            timetable_id=made.id, day=1, starts=600, minutes=60, title=title, state=SessionState.CONFIRMED
        )
        app.do(add_session, told, {person.id: Part.TAKES_PART})
    return made


def open_dialog(window: MainWindow, qtbot: QtBot) -> IssuesDialog:
    window.go("timetable", None)
    settle(qtbot, window)
    page = cast("TimetablePage", window.page)
    page.tools.issues.click()
    settle(qtbot, window)
    return page.findChildren(IssuesDialog)[-1]


def answering(monkeypatch: pytest.MonkeyPatch, dialog: IssuesDialog, answer: int | None) -> list[str]:
    asked: list[str] = []

    def ask(question: str, **_more: object) -> int | None:
        asked.append(question)
        return answer

    monkeypatch.setattr(dialog._context.messages, "ask", ask)
    return asked


def entries(dialog: IssuesDialog) -> list[str]:
    return [dialog.issues.differs.item(row).text() for row in range(dialog.issues.differs.count())]


def test_the_first_issue_is_made_after_one_more_question(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    assert dialog.issues.said.text() == "2 sessions to be issued."
    assert dialog.look.said.text() == "The timetable has not been issued yet, and nobody is told of a draft."

    asked = answering(monkeypatch, dialog, None)
    dialog.issues.issue.click()
    settle(qtbot, window)
    assert rows(app, TimetableIssue) == ()
    answering(monkeypatch, dialog, 0)
    dialog.issues.issue.click()
    settle(qtbot, window)

    assert asked == ["Issue it now, as issue 1?"]
    assert [each.number for each in rows(app, TimetableIssue)] == [1]
    assert dialog.issues.said.text() == "Nothing differs."
    assert not dialog.issues.issue.isEnabled()
    assert dialog.look.said.text() == "2 people are to be told of 2 changes."
    dialog.reject()


def test_another_timetable_is_issued_only_after_it_was_said_whose_place_it_takes(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(issue_timetable, timetable)
    mocks = app.do(start_timetable, name="Mocks").result
    app.do(add_session, Session(timetable_id=mocks.id, day=1, starts=600, minutes=30, title="Mock"), {})
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    assert dialog.windowTitle() == "Issues of Mocks"
    details: list[str] = []

    def ask(_question: str, *, detail: str, **_more: object) -> int:
        details.append(detail)
        return 0

    monkeypatch.setattr(dialog._context.messages, "ask", ask)
    dialog.issues.why.setText("Practice")
    dialog.issues.issue.click()
    settle(qtbot, window)

    assert details[0].startswith(
        "The last issue is of “The visit”. “Mocks” would take its place: whoever was invited"
    )
    assert [each.name for each in rows(app, TimetableIssue)] == ["The visit", "Mocks"]


def test_who_is_told_is_looked_at_written_and_marked(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(issue_timetable, timetable)
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    dialog.tabs.setCurrentWidget(dialog.look)
    settle(qtbot, window)
    assert dialog.look.subject.text().startswith(
        "Subject: Invited: Social work, 10am on Tuesday 9 February 2027 (IR-"
    )
    assert dialog.go.text() == "Write slips for 2 people"
    asked = answering(monkeypatch, dialog, 0)

    dialog.go.click()
    settle(qtbot, window)

    assert asked == ["Write the slips for 2 people?"]
    assert "Dan Ellis has no e-mail address" in dialog.steps.outcome.text()
    assert [(each.name, each.address) for each in rows(app, Slip)] == [
        ("Ada Brook", "ada@northmoor.example"), ("Dan Ellis", ""),
    ]  # fmt: skip
    dialog.written.by.clear()
    dialog.written.mark.click()
    assert dialog.written.problem.text() == "Say whose word it is that they were sent."
    dialog.written.by.setText("Imran Siddiqui")
    dialog.written.mark.click()
    settle(qtbot, window)
    assert rows(app, SlipBatch)[0].sent_by == "Imran Siddiqui"
    assert not dialog.written.mark.isEnabled()
    assert dialog.answers.table.words()[0][2:] == ["Dan Ellis", "Told on paper, so no answer is expected"]
    assert dialog.answers.table.words()[1][2:] == ["Ada Brook", "No answer yet"]
    dialog.reject()


def test_the_second_issue_needs_a_reason_and_shows_what_differs(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(issue_timetable, timetable)
    moved = next(each for each in rows(app, Session) if each.title == "Social work")
    app.do(move_session, moved, day=2, starts=840, track=0)
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    assert entries(dialog) == [
        "D1-01 Social work: moved from 10am on Tuesday 9 February 2027 to 2pm on Wednesday 10 February 2027."
    ]
    answering(monkeypatch, dialog, 0)

    dialog.issues.issue.click()
    assert (
        dialog.issues.problem.text()
        == "Say why, in a few words: the people it changes something for are told."
    )
    dialog.issues.why.setText("The room was lost")
    dialog.issues.issue.click()
    settle(qtbot, window)

    assert [each.why for each in rows(app, TimetableIssue)] == ["", "The room was lost"]
    assert (
        dialog.issues.issues.item(0)
        .text()
        .startswith("Issue 2, 20 November 2026: The visit, 2 sessions; because")
    )
    dialog.issues.before.setCurrentIndex(1)
    dialog.issues.after.setCurrentIndex(1)
    settle(qtbot, window)
    assert entries(dialog)[0].startswith("D1-01 Social work: moved")
    assert not dialog.issues.issue.isEnabled()
    dialog.reject()


def test_every_part_is_named_and_reached_by_keyboard(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(issue_timetable, timetable)
    write_slips(app, SlipOrder())
    QAccessible.setActive(True)
    dialog = open_dialog(open_window(app), qtbot)
    dialog.activateWindow()
    found: list[str] = []
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        dialog.tabs.tabBar().setFocus()
        missed = reachable(dialog) - set(tab_order(dialog))
        found += [*nameless(dialog), *(f"{type(each).__name__} {each.accessibleName()}" for each in missed)]
    dialog.reject()
    QAccessible.setActive(False)

    assert found == []


def test_no_words_are_cut_off_at_200_per_cent(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, Look(Theme.LIGHT, 200))
    app.do(issue_timetable, timetable)
    write_slips(app, SlipOrder())
    window = open_window(app)
    apply(qapp, Look(Theme.LIGHT, 200))
    dialog = open_dialog(window, qtbot)
    cut: list[str] = []
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        qapp.processEvents()
        cut += cut_off(dialog)
    dialog.reject()
    apply(qapp, Look())

    assert cut == []


def test_looked_at_only_nothing_that_changes_it_is_offered(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(issue_timetable, timetable)
    dialog = open_dialog(open_window(app, look_only=True), qtbot)

    assert not dialog.go.isEnabled()
    assert not dialog.issues.issue.isEnabled()
    assert not dialog.written.mark.isEnabled()
    dialog.reject()


def test_an_issue_and_a_name_are_disposed_of_by_keyboard_with_the_reason(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(issue_timetable, timetable)
    first = next(each for each in rows(app, Session) if each.title == "Social work")
    app.do(move_session, first, day=2, starts=840, track=first.track)
    app.do(issue_timetable, timetable, why="the room was lost")
    window = open_window(app)
    dialog = open_dialog(window, qtbot)
    part = dialog.disposing
    dialog.tabs.setCurrentWidget(part)
    settle(qtbot, window)
    assert (part.name.isEnabled(), part.dispose_name.isEnabled(), part.no_names.isHidden()) == (
        False,
        False,
        False,
    )

    part.issue.setFocus()
    QTest.keyClick(part.issue, Qt.Key.Key_Down)
    assert part.issue.currentText() == "Issue 1, 20 November 2026"
    give_reason(part, part.dispose_issue, "Two years are over")
    settle(qtbot, window)

    assert [dialog.issues.issues.item(row).text().split(": ")[1][:11] for row in (0, 1)] == [
        "The visit, ",
        "disposed of",
    ]
    assert [part.issue.itemText(n) for n in range(part.issue.count())] == ["Issue 2, 20 November 2026"]
    dan = next(each for each in rows(app, Person) if each.name == "Dan Ellis")
    left = replace(dan, left_on=dt.date(2026, 11, 19))
    cast("TimetablePage", window.page).command(lambda app: app.do(change_record, dan, left), said="Changed")
    settle(qtbot, window)
    assert part.name.currentText() == "Dan Ellis"
    give_reason(part, part.dispose_name, "He asked")
    settle(qtbot, window)

    latest = max(rows(app, TimetableIssue), key=lambda each: each.number)
    assert "Dan Ellis" not in latest.content
    assert NAME_GONE in latest.content
    assert not part.name.isEnabled()
    assert (nameless(dialog), cut_off(dialog)) == ([], [])
    dialog.reject()


def test_what_may_not_go_yet_is_said_in_the_window(
    app: App, timetable: Timetable, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(issue_timetable, timetable)
    window = open_window(app)
    told: list[str] = []
    dialog = open_dialog(window, qtbot)
    dialog.tabs.setCurrentWidget(dialog.disposing)
    settle(qtbot, window)
    cast("TimetablePage", window.page).context.messages.noticed.connect(told.append)

    give_reason(dialog.disposing, dialog.disposing.dispose_issue, "Two years are over")
    settle(qtbot, window)

    assert any(each.startswith("Issue 1 is not over") for each in told)
    assert dialog.disposing.issue.currentText() == "Issue 1, 20 November 2026"
    dialog.reject()


def give_reason(part: IssueDisposing, go: QPushButton, reason: str) -> None:
    go.setFocus()
    QTest.keyClick(go, Qt.Key.Key_Space)
    asked = part.findChildren(ReasonDialog)[-1]
    asked.text.setPlainText(reason)
    asked.do.setFocus()
    QTest.keyClick(asked.do, Qt.Key.Key_Space)


def test_nothing_is_said_of_issues_before_they_are_read(qtbot: QtBot) -> None:
    """A busy machine showed that nothing was issued, and offered to issue it."""
    shown = IssueList()
    qtbot.addWidget(shown)
    shown.show()

    assert (shown.never.isHidden(), shown.why.isHidden(), shown.issue.isEnabled()) == (True, True, False)

    shown.show_issues(())
    assert (shown.never.isHidden(), shown.why.isHidden()) == (False, True)
