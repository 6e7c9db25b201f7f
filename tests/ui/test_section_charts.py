"""Charts put into the text of a section, and changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.sections import Section
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.chart import ChartDialog
from ui.pages.welcome_pack import WelcomePackPage
from ui.section_charts import SectionCharts
from ui.widgets.markdown_editor import MarkdownEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

TABLE = "| Year | Calls |\n| --- | --- |\n| 2023 | 9 |\n| 2024 | 12 |\n"


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    made = MarkdownEditor()
    qtbot.addWidget(made)
    made.offer(facts=(), pictures=(), from_file=lambda: None)
    SectionCharts(made).years = ("Contacts",)
    return made


def asked(editor: MarkdownEditor) -> ChartDialog:
    editor.chart.click()
    (dialog,) = editor.findChildren(ChartDialog)
    return dialog


def into_the_table(editor: MarkdownEditor) -> None:
    table = next(frame for frame in editor.edit.document().rootFrame().childFrames())
    editor.edit.setTextCursor(table.firstCursorPosition())
    assert editor.edit.in_table


def test_chart_goes_below_the_table_the_cursor_is_in(editor: MarkdownEditor) -> None:
    editor.set_text(TABLE + "\nWords.\n")
    into_the_table(editor)

    dialog = asked(editor)
    dialog.caption.setText("Calls in a year")
    dialog.accept()

    assert editor.text() == TABLE + '\n![](<chart:lines> "Calls in a year")\n\nWords.\n'


def test_chart_away_from_a_table_brings_one_to_write_over(editor: MarkdownEditor) -> None:
    editor.set_text("Words.\n")

    dialog = asked(editor)
    dialog.kind.setCurrentIndex(1)
    dialog.accept()

    assert editor.text() == (
        "Words.\n\n| Year | Number |\n| --- | --- |\n| Last year | 0 |\n| This year | 0 |\n\n![](<chart:bars>)\n"
    )


def test_chart_of_key_facts_needs_no_table(editor: MarkdownEditor) -> None:
    editor.set_text("Words.\n")

    dialog = asked(editor)
    dialog.numbers.setCurrentIndex(1)
    dialog.accept()

    assert editor.text() == "Words.\n\n![](<chart:lines of Contacts>)\n"


def test_chart_the_cursor_stands_at_is_changed_in_its_place(editor: MarkdownEditor) -> None:
    editor.set_text(TABLE + '\n![It rose](<chart:bars> "Calls")\n\nWords.\n')
    cursor = editor.edit.document().find("\N{OBJECT REPLACEMENT CHARACTER}")
    editor.edit.setTextCursor(cursor)

    dialog = asked(editor)
    found = (dialog.kind.currentData(), dialog.caption.text(), dialog.says.toPlainText())
    dialog.kind.setCurrentIndex(0)
    dialog.says.setPlainText("It rose\nby a third")
    dialog.accept()

    assert found == ("bars", "Calls", "It rose")
    assert editor.text() == TABLE + '\n![It rose by a third](<chart:lines> "Calls")\n\nWords.\n'


def test_key_facts_that_are_gone_stay_chosen_until_they_are_changed(editor: MarkdownEditor) -> None:
    editor.set_text("![](<chart:lines of Carers>)\n")

    dialog = asked(editor)

    assert dialog.numbers.currentData() == "Carers"
    assert dialog.mark().name == "lines of Carers"
    dialog.reject()


def test_chart_is_undone_in_one_step(editor: MarkdownEditor) -> None:
    editor.set_text("Words.\n")
    asked(editor).accept()

    editor.edit.undo()

    assert editor.text() == "Words.\n"


def test_page_offers_key_facts_of_several_years_and_draws_the_chart(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(add_record, Section(title="Calls", text=TABLE))
    for year in (2023, 2024):
        app.do(add_record, KeyFact(name=f"Contacts {year}", value="9"))
    window = open_window(app)
    window.go("welcome-pack")
    settle(qtbot, window)
    page = cast("WelcomePackPage", window.page)
    into_the_table(page.form.editor)

    dialog = asked(page.form.editor)
    offered = [dialog.numbers.itemData(place) for place in range(dialog.numbers.count())]
    dialog.accept()
    page.save()
    settle(qtbot, window)

    assert offered == ["", "Contacts"]
    with app.reading() as reader:
        (section,) = reader.register(Section).all("title")
    assert section.text == TABLE + "\n![](<chart:lines>)\n"
