"""A draft report checked by keyboard alone, from the e-mail that brings it to the sheet that waits to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointState
from inspection_ready.domain.evidence import EvidenceFile
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.stages import StageDate
from inspection_ready.services.regimes import use_shipped_regime
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from tests.services.accuracies import CAME, checking
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App


@pytest.fixture
def app(app: App, tmp_path: Path) -> App:
    app.do(use_shipped_regime)
    check = checking(app, tmp_path / "from")
    check.council.appoint()
    check.visited()
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    window = open_window(app)
    window.go("accuracy")
    return window


def test_a_draft_is_checked_and_its_sheet_filed_by_keyboard(
    app: App, window: MainWindow, hands: Hands
) -> None:
    hands.push("The draft came")
    hands.press("Ctrl+A")
    hands.type("16 November 2026")
    hands.fill("Sent by", "the lead inspector")
    hands.push("Enter the day")
    assert [(each.stage, each.first, each.told_by) for each in held(app, StageDate)] == [
        ("draft-report", CAME, "the lead inspector")
    ]

    hands.press("Ctrl+N")
    hands.type("12")
    hands.fill("Paragraph", "2.14")
    hands.fill("What the draft says", "The team has 12 posts.")
    hands.tab_to("Kind of point")
    hands.press("Down")
    hands.fill("What it should say (required)", "The team has 14 posts.")
    hands.fill("Owner", "okafor")
    hands.press("Ctrl+S")
    (point,) = held(app, AccuracyPoint)
    assert (point.number, point.page, point.paragraph, point.sort, point.owner_id is not None) == (
        1, "12", "2.14", "slips", True,
    )  # fmt: skip
    assert window.footer.words.text() == "Added the point “The team has 14 posts.”."

    hands.tab_to("Parts of the point")
    hands.press("Right")
    hands.push("Ready")
    hands.push("Checked")
    assert held(app, AccuracyPoint)[0].state is PointState.CHECKED
    hands.push("File to be signed")

    assert [each.state for each in held(app, Request)] == [RequestState.CHECKED]
    assert [each.name for each in held(app, EvidenceFile)] == [
        "Factual accuracy check.docx",
        "Factual accuracy check.pdf",
    ]
    (check,) = held(app, AccuracyCheck)
    assert check.version_id is not None
    hands.tab_to("Undo: Filed the sheet. It waits to be signed, with the evidence it names.")
    hands.press("Space")
    assert held(app, EvidenceFile) == ()
    assert held(app, AccuracyPoint)[0].state is PointState.CHECKED
