"""Claims through the window: grouped by statement, with what is behind each, and what is not proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.services.claims import bear_out
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.pages.claims import NOTHING_YET, ClaimsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.register_page import RegisterPage


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def report(app: App) -> Evidence:
    app.do(use_shipped_regime)
    made = Evidence(title="Waiting list report", status=EvidenceStatus.HELD, quality=Quality.STRONG)
    return app.do(add_record, made).result


@pytest.fixture
def waits(app: App, report: Evidence) -> Claim:
    made = app.do(add_record, Claim(wording="We know who waits", statement="QS1", says=Says.STRENGTH)).result
    app.do(bear_out, made.id, [ClaimEvidence(claim_id=made.id, evidence_id=report.id)])
    return made


@pytest.fixture
def wait(app: App, report: Evidence) -> Claim:
    assert report.id
    return app.do(add_record, Claim(wording="Too many wait", statement="QS1", says=Says.IMPROVEMENT)).result


def open_page(window: MainWindow, qtbot: QtBot, target: int | None = None) -> ClaimsPage:
    window.go("claims", target)
    settle(qtbot, window)
    return cast("ClaimsPage", window.page)


def cells(page: RegisterPage) -> list[list[str]]:
    model = page.list.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def narrowed(page: RegisterPage, name: str, window: MainWindow, qtbot: QtBot) -> None:
    names = [page.list.filter.itemText(place) for place in range(page.list.filter.count())]
    page.list.filter.setCurrentIndex(names.index(name))
    page.load()
    settle(qtbot, window)


def test_an_empty_page_says_what_to_do(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    app.do(use_shipped_regime)

    page = open_page(open_window(app), qtbot)

    assert page.standing.text() == NOTHING_YET
    assert not page.standing.isHidden()


def test_they_stand_by_statement_and_say_in_words_what_they_are(
    app: App, open_window: OpenWindow, qtbot: QtBot, waits: Claim, wait: Claim
) -> None:
    other = Claim(wording="Plans are clear", statement="QS8", says=Says.STRENGTH)
    app.do(add_record, other)
    page = open_page(open_window(app), qtbot)

    assert [row[:3] for row in cells(page)] == [
        ["QS1 Assessing needs", waits.wording, "Strength: strong evidence"],
        ["QS1 Assessing needs", wait.wording, "Area for improvement: no evidence"],
        ["QS8 Governance, management and sustainability", "Plans are clear", "Strength: no evidence"],
    ]
    assert page.standing.text() == (
        "3 claims: 2 strengths and 1 area for improvement. 2 are not proved on 20 November 2026."
    )


def test_evidence_is_put_behind_a_claim_and_taken_away(
    app: App, open_window: OpenWindow, qtbot: QtBot, report: Evidence, wait: Claim
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, wait.id)
    assert page.proof.text() == "No evidence on 20 November 2026: nobody has said what shows it."

    QTest.keyClicks(page.evidence.which.line, "list report")
    QTest.keyClicks(page.evidence.pointer, "page 2")
    page.evidence.add.click()
    settle(qtbot, window)

    assert [(use.evidence_id, use.pointer) for use in rows(app, ClaimEvidence)] == [(report.id, "page 2")]
    assert page.evidence.table.words() == [["E1 Waiting list report", "page 2"]]
    assert page.proof.text().startswith("Strong evidence on 20 November 2026: at least one piece")
    assert cells(page)[0][2] == "Area for improvement: strong evidence"
    page.evidence.table.selectRow(0)
    page.evidence.remove.click()
    settle(qtbot, window)
    assert rows(app, ClaimEvidence) == ()
    window.undo_last()
    settle(qtbot, window)
    assert page.evidence.table.words() == [["E1 Waiting list report", "page 2"]]


def test_a_claim_is_added_under_a_statement_found_by_its_title(
    app: App, open_window: OpenWindow, qtbot: QtBot, report: Evidence
) -> None:
    assert report.id
    window = open_window(app)
    page = open_page(window, qtbot)

    page.add_new()
    which = page.form.rows["statement"].editor
    QTest.keyClicks(which.line, "safeguard")  # type: ignore[attr-defined] # this page's own editor has one
    page.form.rows["says"].editor.set_value(Says.STRENGTH)
    page.form.rows["wording"].editor.set_value("People are safe")
    which.settle()
    page.save()
    settle(qtbot, window)

    (made,) = rows(app, Claim)
    assert (made.statement, made.says, made.wording, made.reference) == (
        "QS7",
        Says.STRENGTH,
        "People are safe",
        "C1",
    )


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Not proved", ["Too many wait"]),
        ("Strength", ["We know who waits"]),
        ("Area for improvement", ["Too many wait"]),
        ("No evidence", ["Too many wait"]),
        ("No owner", ["We know who waits", "Too many wait"]),
    ],
)
def test_the_list_is_narrowed(
    app: App, open_window: OpenWindow, qtbot: QtBot, *, waits: Claim, wait: Claim, name: str, left: list[str]
) -> None:
    assert waits.id != wait.id
    window = open_window(app)
    page = open_page(window, qtbot)

    narrowed(page, name, window, qtbot)

    assert [row[1] for row in cells(page)] == left


def test_evidence_no_claim_uses_is_found_on_its_own_page(
    app: App, open_window: OpenWindow, qtbot: QtBot, waits: Claim
) -> None:
    assert waits.id
    app.do(add_record, Evidence(title="Charging policy", status=EvidenceStatus.HELD))
    window = open_window(app)
    window.go("evidence", None)
    settle(qtbot, window)
    page = cast("RegisterPage", window.page)

    narrowed(page, "No claim uses it", window, qtbot)

    assert [row[0] for row in cells(page)] == ["Charging policy"]


def test_all_of_it_is_saved(
    app: App, open_window: OpenWindow, qtbot: QtBot, waits: Claim, tmp_path: Path
) -> None:
    assert waits.id
    window = open_window(app)
    page = open_page(window, qtbot)

    page.save_to(tmp_path / "claims.pdf")
    settle(qtbot, window)

    assert (tmp_path / "claims.pdf").read_bytes()[:4] == b"%PDF"
