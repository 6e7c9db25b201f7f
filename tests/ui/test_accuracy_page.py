"""The check of a draft report through the window: the day it came, its points, the sheet, and the response."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from inspection_ready.domain.accuracy import AccuracyPoint, PointEvidence, PointMove, PointState, Response
from inspection_ready.domain.accuracy_lines import Filed, Stand
from inspection_ready.records.accuracy import POINTS
from inspection_ready.services.accuracy_check import file_sheet
from inspection_ready.services.listing import listed_fields
from inspection_ready.services.regimes import use_shipped_regime
from tests.plugins.window import OpenWindow, settle
from tests.services.accuracies import CAME, Checking, checking
from ui.accuracy_reading import NOTHING_YET
from ui.dialogs.accuracy import Granted
from ui.dialogs.fields import FieldsDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages.accuracy import AccuracyPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def check(app: App, tmp_path: Path) -> Checking:
    return checking(app, tmp_path / "from").begin()


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def open_page(window: MainWindow, qtbot: QtBot, target: int | None = None) -> AccuracyPage:
    window.go("accuracy", target)
    settle(qtbot, window)
    return cast("AccuracyPage", window.page)


def cells(page: AccuracyPage) -> list[list[str]]:
    model = page.list.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def dialog_of(page: AccuracyPage, kind: type[QDialog]) -> QDialog:
    (found,) = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def fill(page: AccuracyPage, window: MainWindow, qtbot: QtBot, **values: object) -> None:
    dialog = cast("FieldsDialog", dialog_of(page, FieldsDialog))
    for name, value in values.items():
        dialog.rows[name].editor.set_value(value)
    dialog.do.click()
    settle(qtbot, window)


def test_before_the_draft_comes_the_page_says_what_starts_it(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(use_shipped_regime)
    page = open_page(open_window(app), qtbot)

    assert page.standing.text() == (
        "The draft report has not come yet. Enter the day of the e-mail that brings it: the clock starts there."
    )
    assert page.steps.came.text() == "The draft came"
    assert page.steps.time.isHidden()


def test_the_day_is_entered_and_more_time_granted(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    held = checking(app, tmp_path / "from")
    held.council.begin()
    held.visited()
    window = open_window(app)
    page = open_page(window, qtbot)

    page.steps.came.click()
    fill(page, window, qtbot, on=CAME, told_by="the lead inspector")

    assert page.standing.text().splitlines() == [
        "The draft came on Monday 16 November 2026. It is due back by Monday 30 November 2026, 6 working days left.",
        NOTHING_YET,
    ]
    page.steps.time.click()
    fill(page, window, qtbot, why="The Director is ill")
    assert "No answer yet: the day stays as it is." in page.standing.text()
    page.steps.time.click()
    fill(page, window, qtbot, granted=Granted.YES, until=dt.date(2026, 12, 4), words="As an exception")
    assert (
        "Granted on 20 November 2026, until Friday 4 December 2026. “As an exception”" in page.standing.text()
    )
    assert "due back by Friday 4 December 2026, 10 working days left" in page.standing.text()
    window.undo_last()
    settle(qtbot, window)
    assert "due back by Monday 30 November 2026" in page.standing.text()


def test_a_refusal_of_more_time_asks_for_no_day(
    check: Checking, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(check.app)
    page = open_page(window, qtbot)
    page.steps.time.click()
    fill(page, window, qtbot, why="Leave")
    page.steps.time.click()
    dialog = cast("FieldsDialog", dialog_of(page, FieldsDialog))

    dialog.do.click()
    assert dialog.rows["until"].problem.text() == "Enter a date, such as 4 June 2025"
    fill(page, window, qtbot, granted=Granted.NO)

    assert "Refused on 20 November 2026." in page.standing.text()


def test_a_point_is_raised_borne_out_made_ready_and_checked(
    check: Checking, open_window: OpenWindow, qtbot: QtBot
) -> None:
    evidence = check.council.evidence("Staffing return")
    window = open_window(check.app)
    page = open_page(window, qtbot)

    page.add_new()
    for name, value in (("page", "20"), ("quote", "Not every plan was reviewed."), ("sort", "judgement"),
                        ("correction", "Every plan was reviewed.")):  # fmt: skip
        page.form.rows[name].editor.set_value(value)
    page.save()
    settle(qtbot, window)

    (row,) = cells(page)
    assert row[1] == "20"
    assert "(b) Information behind a judgement" in row
    assert page.work.trouble.text() == "A point of this kind needs evidence. Name what shows it."
    QTest.keyClicks(page.evidence.which.line, "staffing")
    QTest.keyClicks(page.evidence.pointer, "page 2")
    page.evidence.add.click()
    settle(qtbot, window)
    (named,) = rows(check.app, PointEvidence)
    assert (named.evidence_id, named.pointer, named.version_id is not None) == (evidence.id, "page 2", True)
    assert page.work.trouble.isHidden()
    page.work.buttons[PointMove.MAKE_READY].click()
    settle(qtbot, window)
    assert page.work.stand.text() == "Point 1. Ready, to be checked."
    assert [move for move, each in page.work.buttons.items() if not each.isHidden()] == [
        PointMove.CHECK, PointMove.SEND_BACK, PointMove.LEAVE_OUT,
    ]  # fmt: skip
    page.work.buttons[PointMove.CHECK].click()
    settle(qtbot, window)
    assert rows(check.app, AccuracyPoint)[0].state is PointState.CHECKED


def test_what_hinders_a_step_is_said(check: Checking, open_window: OpenWindow, qtbot: QtBot) -> None:
    point = check.raises(sort="judgement")
    window = open_window(check.app)
    page = open_page(window, qtbot, point.id)

    page.make_move(PointMove.MAKE_READY)
    settle(qtbot, window)

    assert "A point of this kind needs evidence" in window.notice.words.text()


def test_a_point_is_left_out_with_a_reason_never_removed(
    check: Checking, open_window: OpenWindow, qtbot: QtBot
) -> None:
    point = check.raises()
    window = open_window(check.app)
    page = open_page(window, qtbot, point.id)

    page.form.remove_button.click()
    dialog = cast("ReasonDialog", dialog_of(page, ReasonDialog))
    dialog.do.click()
    assert dialog.isVisible()
    dialog.text.setPlainText("It is right in the final data")
    dialog.do.click()
    settle(qtbot, window)

    assert page.form.remove_button.text() == "Do not put forward"
    assert page.work.stand.text() == "Point 1. Not put forward, because: It is right in the final data."
    window.undo_last()
    settle(qtbot, window)
    assert page.work.stand.text() == "Point 1. Raised."


def test_the_sheet_is_filed_and_the_response_entered(
    check: Checking, open_window: OpenWindow, qtbot: QtBot
) -> None:
    point = check.checked()
    window = open_window(check.app)
    page = open_page(window, qtbot, point.id)
    assert page.work.respond.isHidden()

    page.file.click()
    settle(qtbot, window)
    assert check.standing().filed is Filed.TO_SIGN
    assert "waits to be signed, with the evidence it names" in page.standing.text()
    check.release()
    page.load()
    settle(qtbot, window)
    assert page.standing.text().endswith("The sheet is sent, as the answer to request 1.")
    page.work.respond.click()
    fill(page, window, qtbot, response=Response.PARTLY, words="The figure is corrected.")

    assert page.work.response.text() == "Partly accepted on 20 November 2026: “The figure is corrected.”"
    assert check.line(point).stand is Stand.SENT


def test_with_nothing_to_correct_it_is_confirmed(
    check: Checking, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(check.app)
    page = open_page(window, qtbot)
    monkeypatch.setattr(page.context.messages, "ask", lambda *_, **__: 0)

    page.none.click()
    settle(qtbot, window)

    assert check.standing().has_none
    assert "Nothing to correct: confirmed by" in page.standing.text()


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("All", ["First", "Second", "Third"]),
        ("To be worked on", ["First"]),
        ("To be checked", ["Second"]),
        ("Not put forward", ["Third"]),
        ("No owner", ["First", "Second", "Third"]),
        ("No evidence", ["First", "Second", "Third"]),
    ],
)
def test_the_list_is_narrowed(
    check: Checking, open_window: OpenWindow, qtbot: QtBot, *, name: str, left: list[str]
) -> None:
    check.raises("First")
    check.moves(check.raises("Second"), PointMove.MAKE_READY)
    check.moves(check.raises("Third"), PointMove.LEAVE_OUT, reason="No")
    window = open_window(check.app)
    page = open_page(window, qtbot)
    names = [page.list.filter.itemText(place) for place in range(page.list.filter.count())]

    page.list.filter.setCurrentIndex(names.index(name))
    page.load()
    settle(qtbot, window)

    column = [field.name for field in listed_fields(POINTS)].index("correction")
    assert [row[column] for row in cells(page)] == left


@pytest.mark.parametrize("inside", [True, False])
def test_both_sheets_are_saved(
    check: Checking, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, *, inside: bool
) -> None:
    check.raises()
    window = open_window(check.app)
    page = open_page(window, qtbot)

    page.save_to(tmp_path / "sheet.pdf", inside=inside)
    settle(qtbot, window)

    assert (tmp_path / "sheet.pdf").read_bytes()[:4] == b"%PDF"


def test_a_framework_without_kinds_asks_for_none(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)
    page = open_page(open_window(app), qtbot)

    assert not page.form.rows["sort"].isHidden()
    offered = page.form.rows["sort"].editor
    offered.set_value("style")  # of another framework: it stays what it is
    assert offered.value() == "style"
    assert check_names(page)[:4] == ["Not set", "(a) Typing errors, numbers and job titles",
                                     "(b) Information behind a judgement", "(c) Additional or omitted information"]  # fmt: skip


def check_names(page: AccuracyPage) -> list[str]:
    box = page.form.rows["sort"].editor.main
    return [box.itemText(place) for place in range(box.count())]  # type: ignore[attr-defined] # a combo box


def test_what_was_filed_before_is_told_as_changed(
    check: Checking, open_window: OpenWindow, qtbot: QtBot
) -> None:
    check.checked()
    check.app.do(file_sheet)
    window = open_window(check.app)
    page = open_page(window, qtbot)

    check.raises("Another")
    page.load()
    settle(qtbot, window)

    assert page.standing.text().endswith(
        "Something was changed since the sheet was filed for request 1. File it again."
    )
