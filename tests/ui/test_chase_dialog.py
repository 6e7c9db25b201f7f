"""Chasing through the window: who is asked is seen first, a draft is looked at, and what was sent is somebody's word."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from inspection_ready.domain.chases import ChaseDraft, ChaseRules
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.exchange.answer_forms import AnswerForm, FormRow, write_answer_form
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.chase_plan import rules_of
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.answer_forms import filled_in
from tests.plugins.window import OpenWindow, settle
from tests.ui.reading import nameless, reachable, tab_order
from tests.ui.test_dialogs import cut_off
from ui.dialogs.answer_form import AnswerFormDialog
from ui.dialogs.chase import ChaseDialog
from ui.pages.requests import RequestsPage
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.today import TodayPage


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def owed(app: App) -> tuple[Request, ...]:
    app.do(use_shipped_regime)
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    people = [
        app.do(add_record, Person(name=name, email=email)).result
        for name, email in (
            ("Ada Brook", "ada@northmoor.example"),
            ("Ben Cole", "ben@northmoor.example"),
            ("Dan Ellis", ""),
        )
    ]
    due = app.clock.now() + timedelta(days=20, hours=1)
    return tuple(
        app.do(add_record, Request(wording=wording, owner_id=person.id, due_at=due)).result
        for wording, person in zip(
            ("Your carers strategy", "Risk register", "Staff rota"), people, strict=True
        )
    )


def open_dialog(window: MainWindow, qtbot: QtBot) -> tuple[RequestsPage, ChaseDialog]:
    window.go("requests", None)
    settle(qtbot, window)
    page = cast("RequestsPage", window.page)
    page.chase.click()
    settle(qtbot, window)
    return page, page.findChildren(ChaseDialog)[-1]


def list_words(dialog: ChaseDialog) -> list[str]:
    return [dialog.due.list.item(row).text() for row in range(dialog.due.list.count())]


def ticks(monkeypatch: pytest.MonkeyPatch, dialog: ChaseDialog, answer: int | None) -> list[str]:
    asked: list[str] = []

    def ask(question: str, **_more: object) -> int | None:
        asked.append(question)
        return answer

    monkeypatch.setattr(dialog._context.messages, "ask", ask)
    return asked


def test_who_is_asked_and_who_is_left_out_is_seen_before_anything_is_written(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot
) -> None:
    _, dialog = open_dialog(open_window(app), qtbot)

    assert dialog.due.said.text() == "2 people owe 2 answers at 10am on 20 November 2026."
    assert list_words(dialog) == [
        "Ada Brook, ada@northmoor.example\nRequest 1 (20 days left, at once)",
        "Ben Cole, ben@northmoor.example\nRequest 2 (20 days left, at once)",
    ]
    assert dialog.due.table.words() == [
        ["3", "Staff rota", "Dan Ellis has no e-mail address that can be written to."]
    ]
    assert (dialog.go.text(), dialog.go.isEnabled()) == ("Write 2 drafts", True)
    assert dialog.look.subject.text().startswith("Subject: Northmoor Council needs 1 answer (IR-")
    assert "Your carers strategy" in dialog.look.text.toPlainText()
    assert dialog.sent.parts.isHidden()
    assert rows(app, ChaseDraft) == ()
    dialog.reject()


def test_only_those_ticked_get_a_draft_and_it_is_marked_by_somebodys_word(
    app: App,
    owed: tuple[Request, ...],
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(app)
    page, dialog = open_dialog(window, qtbot)
    asked = ticks(monkeypatch, dialog, 0)

    dialog.due.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.go.click()
    settle(qtbot, window)

    (draft,) = rows(app, ChaseDraft)
    assert asked == ["Write 1 draft?"]
    assert (draft.address, draft.sent_on) == ("ben@northmoor.example", None)
    assert dialog.steps.outcome.text().startswith("Wrote 1 draft to ")
    dialog.reject()
    page.chase.click()
    settle(qtbot, window)
    again = page.findChildren(ChaseDialog)[-1]
    assert list_words(again) == ["Ada Brook, ada@northmoor.example\nRequest 1 (20 days left, at once)"]
    assert again.sent.people.words() == [
        ["Ben Cole", "ben@northmoor.example", "Requests 2", "Not marked as sent yet"]
    ]
    again.sent.by.clear()
    again.sent.mark.click()
    assert again.sent.problem.text() == "Say whose word it is that they were sent."
    again.sent.by.setText("Imran Siddiqui")
    again.sent.mark.click()
    settle(qtbot, window)
    assert rows(app, ChaseDraft)[0].sent_by == "Imran Siddiqui"
    assert again.sent.people.words()[0][3] == "Sent on 20 November 2026, says Imran Siddiqui"
    again.sent.drop.click()
    assert again.sent.problem.text() == "Nothing of this chase waits to be marked."
    again.reject()
    window.undo_last()
    settle(qtbot, window)
    assert rows(app, ChaseDraft)[0].sent_on is None


def test_drafts_that_were_not_sent_are_due_again(
    app: App,
    owed: tuple[Request, ...],
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(app)
    page, dialog = open_dialog(window, qtbot)
    ticks(monkeypatch, dialog, 0)
    dialog.go.click()
    settle(qtbot, window)
    dialog.reject()
    page.chase.click()
    settle(qtbot, window)
    again = page.findChildren(ChaseDialog)[-1]
    assert again.due.said.text() == (
        "Nobody is to be chased at 10am on 20 November 2026. "
        "The next step of the ladder is at 9am on 8 December 2026."
    )

    again.sent.drop.click()
    settle(qtbot, window)

    assert again.due.list.count() == 2
    again.reject()


def test_the_ladder_is_checked_and_kept(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(app)
    _, dialog = open_dialog(window, qtbot)
    editor = dialog.rules

    editor.ladder.setPlainText("Soon: owner")
    assert dialog.problem.text().startswith("The words of the drafts were changed and not saved.")
    assert not dialog.go.isEnabled()
    editor.save.click()
    settle(qtbot, window)
    assert editor.problem.text().startswith("Line 1 of the ladder, “Soon: owner”, is no step.")
    editor.ladder.setPlainText("3 hours after it is asked: owner\n1 working day after it is asked: second")
    editor.save.click()
    settle(qtbot, window)

    editor.subject.setText("Answers")
    editor.save.click()
    settle(qtbot, window)
    assert (editor.is_dirty, editor.problem.isHidden()) == (False, True)

    assert app.read(rules_of).subject == "Answers"
    assert len(rows(app, ChaseRules)) == 1
    assert app.read(rules_of).ladder.splitlines()[0] == "3 hours after it is asked: owner"
    assert (dialog.due.list.count(), dialog.problem.isHidden(), editor.problem.isHidden()) == (0, True, True)
    editor.ours.click()
    assert editor.is_dirty
    editor.ladder.setPlainText(app.read(rules_of).ladder)
    editor.subject.setText(app.read(rules_of).subject)
    editor.body.setPlainText(app.read(rules_of).body)
    dialog.reject()


def test_to_look_at_only_nothing_can_be_written(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(app, look_only=True)
    window.go("requests", None)
    settle(qtbot, window)
    page = cast("RequestsPage", window.page)

    assert (page.chase.isEnabled(), page.take_form.isEnabled()) == (False, False)


def test_a_form_that_comes_back_is_shown_and_only_what_is_ticked_is_taken(
    app: App,
    owed: tuple[Request, ...],
    open_window: OpenWindow,
    qtbot: QtBot,
    *,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = open_window(app)
    page, dialog = open_dialog(window, qtbot)
    ticks(monkeypatch, dialog, 0)
    dialog.go.click()
    settle(qtbot, window)
    dialog.reject()
    mark = rows(app, ChaseDraft)[0].subject.partition("(")[2].rstrip(")")
    asked = tuple(FormRow(number=each.number, wording=each.wording, due="") for each in owed[:2])
    form = AnswerForm(title="Answers", mark=mark, created=app.clock.now(), rows=asked)
    path = tmp_path / "Ada.xlsx"
    path.write_bytes(write_answer_form(form))
    filled_in(path, {1: {"Answer": "See page 4"}, 2: {"Answer": "Not asked of me"}})

    page.chasing.read_form(path)
    settle(qtbot, window)
    shown = page.findChildren(AnswerFormDialog)[-1]
    assert shown.said.text() == "Ada.xlsx: 1 answer, 1 row that cannot be used."
    assert shown.table.words()[0][:2] == ["7", "2"]
    shown.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not shown.take.isEnabled()
    shown.list.item(0).setCheckState(Qt.CheckState.Checked)
    shown.take.click()
    settle(qtbot, window)

    first = next(each for each in rows(app, Request) if each.number == 1)
    assert (first.state, first.answer) == (RequestState.ANSWERED, "See page 4")
    assert (tmp_path / "Ada - refused rows.xlsx").exists()
    window.undo_last()
    settle(qtbot, window)
    assert next(each for each in rows(app, Request) if each.number == 1).state is RequestState.OPEN


def test_a_file_that_is_no_form_is_said(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(app)
    window.go("requests", None)
    settle(qtbot, window)
    page = cast("RequestsPage", window.page)
    (tmp_path / "people.csv").write_text("Name\nAda\n", "utf-8")
    told: list[Exception] = []
    page.context.messages.tell = told.append  # type: ignore[method-assign,assignment] # the test reads it

    page.chasing.read_form(tmp_path / "people.csv")
    settle(qtbot, window)

    assert [getattr(each, "code", "") for each in told] == ["not_an_answer_form"]


def test_what_could_not_be_written_is_said_and_stays_due(
    app: App,
    owed: tuple[Request, ...],
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(app)
    _, dialog = open_dialog(window, qtbot)
    ticks(monkeypatch, dialog, 0)
    told: list[Exception] = []
    monkeypatch.setattr(dialog._context.messages, "tell", told.append)
    (app.workspace.folder / "chases").write_text("in the way")

    dialog.go.click()
    settle(qtbot, window)

    assert [getattr(each, "code", "") for each in told] == ["letters_not_written"]
    assert (dialog.tabs.isVisible(), dialog.due.list.count()) == (True, 2)
    assert all(draft.is_dropped for draft in rows(app, ChaseDraft))
    dialog.reject()


def test_the_line_of_today_leads_to_the_next_chase(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(app)
    settle(qtbot, window)
    today = cast("TodayPage", window.page)
    assert today._loaded is not None
    due = next(each for each in today._loaded.due if each.register == "chase")

    today.go_to_due(due)
    settle(qtbot, window)

    (dialog,) = cast("RequestsPage", window.page).findChildren(ChaseDialog)
    assert dialog.due.list.count() == 2
    dialog.reject()


def write_one(app: App, requests: tuple[Request, ...]) -> None:
    write_chases(app, ChaseOrder(person_ids=frozenset({requests[0].owner_id or 0})))


def test_every_control_has_a_name_and_tab_reaches_it(
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot
) -> None:
    QAccessible.setActive(True)
    write_one(app, owed)
    _, dialog = open_dialog(open_window(app), qtbot)
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
    app: App, owed: tuple[Request, ...], open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, Look(Theme.LIGHT, 200))
    write_one(app, owed)
    window = open_window(app)
    _, dialog = open_dialog(window, qtbot)
    cut: list[str] = []
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        settle(qtbot, window)
        cut += cut_off(dialog)
    dialog.reject()
    apply(qapp, Look())

    assert cut == []
