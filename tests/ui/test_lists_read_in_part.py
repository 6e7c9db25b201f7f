"""After a change a long list is read again only where it changed: what is on view is what is held all the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.people import Person
from inspection_ready.services import listing as listings
from inspection_ready.services.registers import add_record, change_record, remove_record
from tests.plugins.window import OpenWindow, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.evidence import EvidencePage

OSEI = Person(name="Amara Osei")


class Window:
    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        window.go("evidence", None)
        self.settle()
        self.page = cast("EvidencePage", window.page)

    def settle(self) -> None:
        settle(self.qtbot, self.window)

    def do(self, verb: Callable[..., Any], *told: Any) -> Any:
        """As a page does it: all pages hear of it."""
        done = self.page.context.app.do(verb, *told)
        self.page.context.refresh.send(done.changes)
        self.settle()
        return done.result

    @property
    def shown(self) -> list[str]:
        model = self.page.list.model
        return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


@pytest.fixture
def window(app: App, open_window: OpenWindow, qtbot: QtBot) -> Window:
    app.do(add_record, OSEI)
    for title in ("Audit", "Minutes", "Survey"):
        app.do(add_record, Evidence(title=title))
    return Window(open_window(app), qtbot)


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The registers whose lists were read whole."""
    read: list[str] = []
    whole = listings.listing

    def noted(reader: Any, record: Any, **told: Any) -> Any:
        read.append(record.code)
        return whole(reader, record, **told)

    monkeypatch.setattr("ui.register_reading.listing", noted)
    return read


def test_what_was_changed_added_and_removed_is_in_its_place(
    app: App, window: Window, read_whole: list[str]
) -> None:
    with app.reading() as reader:
        audit, minutes, _ = reader.register(Evidence).all()

    window.do(change_record, audit, replace(audit, title="Zebra crossings"))
    window.do(add_record, Evidence(title="Newest"))
    window.do(remove_record, minutes)

    assert window.shown == ["Newest", "Survey", "Zebra crossings"]
    assert window.page.list.count.text() == "3 pieces of evidence"
    assert read_whole == []


def test_what_somebody_else_changed_comes_with_it(app: App, window: Window) -> None:
    """On a shared register colleagues write as well, and nobody tells this window."""
    app.do(add_record, Evidence(title="From a colleague"))

    window.do(add_record, Evidence(title="Ours"))

    assert window.shown == ["Audit", "From a colleague", "Minutes", "Ours", "Survey"]


def test_a_name_that_rows_show_is_read_again_in_all_of_them(app: App, window: Window) -> None:
    with app.reading() as reader:
        for row in reader.register(Evidence).all():
            window.do(change_record, row, replace(row, owner_id=OSEI.id))

    window.do(change_record, OSEI, Person(name="Amara Bello"))

    window.page.list.search.setText("bello")
    window.settle()
    assert window.shown == ["Audit", "Minutes", "Survey"]


def test_a_filter_that_looks_at_other_records_is_asked_again(app: App, window: Window) -> None:
    with app.reading() as reader:
        held = reader.register(Evidence).all()
    for row in held:
        window.do(change_record, row, replace(row, status=EvidenceStatus.HELD))
    window.page.list.filter.setCurrentText("No claim uses it")
    window.page.list.filter_asked.emit()
    window.settle()
    assert window.shown == ["Audit", "Minutes", "Survey"]
    claim = window.do(add_record, Claim(wording="We listen", statement="QS1", says=Says.STRENGTH))

    window.do(add_record, ClaimEvidence(claim_id=claim.id, evidence_id=held[1].id))

    assert window.shown == ["Audit", "Survey"]
