"""Text at 200% in little room: what does not fit scrolls, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QTabWidget,
    QWidget,
)

from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.plan_choice import Extent
from inspection_ready.domain.sendings import How, Sending, SentLetter
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.brands import FONT_WORDS
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.sendings import SendingLine, ToOne
from ui.dialogs.plan_choosing import PlanChoosing
from ui.theme import Look, Theme, apply
from ui.widgets.brand_card import LETTERS_ACROSS
from ui.widgets.editors import ChoiceEditor
from ui.widgets.goes_to import GoesTo
from ui.widgets.history import History
from ui.widgets.import_choose import ChooseFile
from ui.widgets.plain_table import PADDING
from ui.widgets.sent_letters import SentLetters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Line:
    when: str = "10:13pm on 22 November 2026"
    who: str = "Amara Osei"
    what: str = "Added"


@pytest.fixture(autouse=True)
def large(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Look(Theme.DARK, 200))
    yield
    apply(qapp, Look())


def test_history_that_is_filled_before_it_is_seen_has_room_for_every_column(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    history = History()
    tabs.addTab(QWidget(), "Details")
    tabs.addTab(history, "History")
    tabs.resize(900, 500)
    tabs.show()
    qtbot.waitExposed(tabs)

    history.show_lines([Line()])
    tabs.setCurrentIndex(1)
    widths = [history.table.columnWidth(column) for column in (0, 1)]

    assert widths == [history.width() // 4, history.width() // 4]


def test_first_step_of_an_import_cuts_nothing_off(qtbot: QtBot) -> None:
    choose = ChooseFile({"people": "People"})
    qtbot.addWidget(choose)
    choose.resize(900, 300)
    choose.show()
    qtbot.waitExposed(choose)

    drop, button = choose.drop, choose.choose

    assert drop.height() >= drop.sizeHint().height()
    assert drop.rect().contains(button.geometry())


def test_history_shows_the_whole_of_when(qtbot: QtBot, qapp: QApplication) -> None:
    """At some widths the words need a line more only for the edges that the style sheet draws."""
    history = History()
    qtbot.addWidget(history)
    history.show_lines([Line()])
    history.show()
    qtbot.waitExposed(history)
    table, short = history.table, []

    for width in range(700, 1200, 10):
        history.resize(width, 500)
        qapp.processEvents()
        room = QRect(0, 0, table.columnWidth(0) - PADDING, 1000)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, Line().when).height()
        if table.rowHeight(0) < needed:
            short.append(width)

    assert short == []


def test_lists_a_letter_goes_to_show_every_name_whole(qtbot: QtBot, qapp: QApplication) -> None:
    """Qt measures an entry without its tick and the scroll bar, and cuts the end of a name off at some widths."""
    goes_to = GoesTo()
    qtbot.addWidget(goes_to)
    names = [(DistributionList(id=number, name="Focus groups"), 13) for number in range(9)]
    goes_to.show_lists(names, [1], read_only=False)
    goes_to.list.setFixedHeight(150)  # so that it scrolls
    goes_to.show()
    qtbot.waitExposed(goes_to)
    entries, cut = goes_to.list, []
    goes_to.resize(1500, 400)
    qapp.processEvents()
    row = entries.visualItemRect(entries.item(2))
    whole = entries.viewport().grab(row).toImage()

    for width in range(560, 760):
        goes_to.resize(width, 400)
        qapp.processEvents()
        qapp.processEvents()
        seen = entries.visualItemRect(entries.item(2))
        if seen.height() == row.height():
            as_wide = QRect(0, 0, seen.width() - 8, seen.height())
            if entries.viewport().grab(seen).toImage().copy(as_wide) != whole.copy(as_wide):
                cut.append(width)

    assert entries.item(0).text() == "Focus groups (Inside the council, 13 people)"
    assert cut == []
    assert seen.height() == row.height()


def test_font_of_the_council_s_look_is_read_whole(qtbot: QtBot) -> None:
    field = Field("font", "Font", Kind.CHOICE, choices=FONT_WORDS)
    editor = ChoiceEditor(field, FONT_WORDS)
    qtbot.addWidget(editor)
    editor.resize(LETTERS_ACROSS * editor.fontMetrics().averageCharWidth(), 60)
    editor.show()
    qtbot.waitExposed(editor)
    inside = editor.box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        _option(editor.box),
        QStyle.SubControl.SC_ComboBoxEditField,
        editor.box,
    )

    for said in FONT_WORDS.values():
        assert editor.box.fontMetrics().horizontalAdvance(said) <= inside.width()


def _option(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option


def test_letters_that_were_written_scroll_as_a_whole(qtbot: QtBot, qapp: QApplication) -> None:
    sent = SentLetters()
    qtbot.addWidget(sent)
    sent.resize(600, 420)
    sent.show_lines([_written(12)], me="Priya Raman")
    sent.show()
    qtbot.waitExposed(sent)
    qtbot.waitUntil(lambda: sent.batches.height() >= sent.batches.rowHeight(0))
    qapp.processEvents()

    assert sent.batches.height() >= sent.batches.rowHeight(0) + sent.batches.horizontalHeader().height()
    assert sent.people.height() >= sum(sent.people.rowHeight(row) for row in range(4))
    assert sent.people.isColumnHidden(2)  # folded: an address would be cut off in a column of its own
    assert "asha.patel.0@northmoor.example" in sent.people.cell(0, 0).text()


def _written(people: int) -> SendingLine:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    sending = Sending(
        letter_id=1, title="Announcement", number=1, at=at, letter_version=1, text_sha256="", lists="All (inside)", prints=True,
        combined=False, drafts=True, folder="letters/x", people=people, head_count=1, head_hash="0" * 64, is_finished=True,
    )  # fmt: skip
    to = tuple(
        ToOne(
            letter=SentLetter(
                sending_id=1, person_id=number, how=How.DRAFT, list_name="All", path="x", sha256="", written_at=at,
                address=f"asha.patel.{number}@northmoor.example",
            ),
            name="Asha Patel", address_now=f"asha.patel.{number}@northmoor.example",
        )
        for number in range(people)
    )  # fmt: skip
    return SendingLine(sending=sending, title="Announcement", folder=Path("x"), to=to, is_text_changed=False)


def test_sessions_that_could_stay_are_read_to_their_end(qtbot: QtBot, qapp: QApplication) -> None:
    held = Timetable(name="The visit", days=1, tracks=1)
    sessions = tuple(
        Session(timetable_id=held.id, day=1, starts=600, minutes=60, track=1, title="Heads of service")
        for _ in range(9)
    )
    made = PlanChoosing(WholeTimetable(timetable=held, sessions=sessions), Extent.ALL, {})
    qtbot.addWidget(made)
    entries, cut = made.stay, []
    entries.setParent(None)
    qtbot.addWidget(entries)
    entries.resize(1500, entries.height())
    entries.show()
    qtbot.waitExposed(entries)
    row = entries.visualItemRect(entries.item(2))
    whole = entries.viewport().grab(row).toImage()

    for width in range(520, 720):
        entries.resize(width, entries.height())
        qapp.processEvents()
        qapp.processEvents()
        seen = entries.visualItemRect(entries.item(2))
        if seen.height() == row.height():
            as_wide = QRect(0, 0, seen.width() - 8, seen.height())
            if entries.viewport().grab(seen).toImage().copy(as_wide) != whole.copy(as_wide):
                cut.append(width)

    assert entries.item(0).text() == "Day 1, 10am to 11am: Heads of service"
    assert cut == []
    assert seen.height() == row.height()
