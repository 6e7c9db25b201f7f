"""A reply that signs, through the window: their words beside each line, what seems meant, and what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from inspection_ready.domain.replies import Reply, ReplyState
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.signatures import Said, Signature
from inspection_ready.services.regimes import use_shipped_regime
from tests.plugins.window import OpenWindow, settle
from tests.sign_mails import Asking, asking, bring, later, reply_mail
from ui.pages.replies import RepliesPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def page_with(
    asked: Asking, open_window: OpenWindow, qtbot: QtBot, path: Path, words: str, **more: str
) -> RepliesPage:
    bring(asked.app, path, reply_mail(asked.sheet, words, at=later(asked.app), **more))  # type: ignore[arg-type] # texts
    window = open_window(asked.app)
    window.go("replies", None)
    settle(qtbot, window)
    return cast("RepliesPage", window.page)


def chosen(page: RepliesPage, *rows_: int) -> None:
    table = page.review.signing.table
    table.clearSelection()
    for row in rows_:
        for column in range(table.columnCount()):
            item = table.item(row, column)
            assert item is not None
            item.setSelected(True)


def test_a_clear_reply_is_suggested_line_by_line_and_recorded_with_one_press(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    asked = asking(app, tmp_path)
    page = page_with(asked, open_window, qtbot, tmp_path, "Agreed to all but 2, because it is last year's.")

    review, signing = page.review, page.review.signing
    assert (review.file.isHidden(), review.sign.isHidden()) == (True, False)
    assert signing.sent_from.text() == (
        "Sent from Ada Brook <ada.brook@northmoor.example>, the address held for Ada Brook."
    )
    assert "can be forged" in signing.forgeable.text()
    assert signing.reading.text().startswith("Every word of theirs was understood.")
    assert [row[0] for row in signing.table.words()] == ["1", "2", "3"]
    assert [row[3] for row in signing.table.words()] == [
        "Agreed (suggested)",
        "Not agreed (suggested)\nAgreed to all but 2, because it is last year's.",
        "Agreed (suggested)",
    ]
    assert signing.although.isHidden()
    assert rows(app, Signature) == ()

    chosen(page, 1)
    signing.reason.setText("")
    signing.reason.textEdited.emit("")
    review.sign.click()
    assert signing.problem.text() == "Write why line 2 is not agreed."
    signing.reason.setText("It is last year’s")
    signing.reason.textEdited.emit("It is last year’s")
    review.sign.click()
    settle(qtbot, page.window())  # type: ignore[arg-type] # the main window

    assert [(each.said, each.because) for each in rows(app, Signature)][1] == (
        Said.NOT_AGREED,
        "It is last year’s",
    )
    assert len(rows(app, Signature)) == 3
    assert rows(app, Reply)[0].state is ReplyState.FILED
    assert [each.state for each in rows(app, Request)] == [RequestState.CHECKED, RequestState.SIGNED]
    assert page.split.isHidden()


def test_in_doubt_nothing_is_suggested_and_somebody_says_what_is_meant(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    asked = asking(app, tmp_path)
    page = page_with(
        asked, open_window, qtbot, tmp_path, "All fine by me", sender="Ada Brook <ada@mail.example>"
    )
    review, signing = page.review, page.review.signing

    assert signing.reading.text() == (
        "Unclear, so nothing is suggested as agreed: not every word of it was understood."
    )
    assert [row[3] for row in signing.table.words()] == ["Nothing"] * 3
    assert {row[2] for row in signing.table.words()} == {"All fine by me"}
    review.sign.click()
    assert signing.problem.text() == "Write why it is theirs all the same."
    signing.although.setText("She rang from home")
    review.sign.click()
    assert signing.problem.text() == "Say of a line that they agree, or do not. Or set the reply aside."

    chosen(page, 0, 2)
    signing.agreed.click()
    assert signing.count.text() == "To be recorded: 2 agreed, 0 not agreed. Of 1 nothing is said."
    review.sign.click()
    settle(qtbot, page.window())  # type: ignore[arg-type] # the main window

    assert {each.sender_because for each in rows(app, Signature)} == {"She rang from home"}
    assert len(rows(app, Signature)) == 2


def test_who_only_looks_records_nothing(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    asked = asking(app, tmp_path)
    bring(app, tmp_path, reply_mail(asked.sheet, "Agreed to all", at=later(app)))
    window = open_window(asked.app, look_only=True)
    window.go("replies", None)
    settle(qtbot, window)
    page = cast("RepliesPage", window.page)

    assert not page.review.sign.isEnabled()
    assert not page.review.signing.agreed.isEnabled()
