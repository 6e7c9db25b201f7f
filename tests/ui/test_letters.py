"""Letters and lists in the window: fields put in, lists ticked, people put on a list, a letter looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.merge import fields_in
from inspection_ready.domain.people import Person, Side
from inspection_ready.services.lists import add_members
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.pages.letters import LettersPage
from ui.pages.lists import ListsPage
from ui.widgets.goes_to import GoesTo
from ui.widgets.letter_text import LetterText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App


@pytest.fixture
def sample(sample: App) -> App:
    duty = sample.do(add_record, DistributionList(name="Duty desk")).result
    sample.do(add_members, duty.id, [rows(sample, Person)["林美"].id])
    return sample


def rows(app: App, row_type: type[R]) -> dict[str, R]:
    found = app.read(lambda reader: reader.register(row_type).all())
    return {str(getattr(row, "title", getattr(row, "name", row.id))): row for row in found}


@pytest.fixture
def letters(sample: App, open_window: OpenWindow, qtbot: QtBot) -> LettersPage:
    window = open_window(sample)
    window.go("letters")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, LettersPage)
    page.arrive(rows(sample, Letter)["Staff announcement"].id)
    settle(qtbot, window)
    return page


@pytest.fixture
def lists(sample: App, open_window: OpenWindow, qtbot: QtBot) -> ListsPage:
    window = open_window(sample)
    window.go("lists")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ListsPage)
    page.arrive(rows(sample, DistributionList)["Duty desk"].id)
    settle(qtbot, window)
    return page


def test_a_letter_that_is_only_looked_at_is_not_changed(letters: LettersPage) -> None:
    assert not letters.form.is_dirty


def test_esc_in_the_text_leaves_the_form_open(letters: LettersPage) -> None:
    text = letters.form.rows["body"].editor.main
    text.setFocus()

    QTest.keyClick(text, Qt.Key.Key_Escape)

    assert letters.panel.isVisible()


def test_insert_field_puts_a_field_where_the_keyboard_is(
    letters: LettersPage, sample: App, qtbot: QtBot
) -> None:
    text = letters.form.rows["body"].editor
    assert isinstance(text, LetterText)

    offered = [action.text() for action in text.menu.actions() if action.text()]
    text.insert_field("first name")
    letters.save()
    settle(qtbot, letters.window())  # type: ignore[arg-type] # the page stands in the window

    assert offered[0] == "name: The person’s name"
    assert [action.text() for action in text.facts.actions()] == rows_of_facts(sample)
    assert rows(sample, Letter)["Staff announcement"].body.startswith("{{first name}}Dear {{first name}},")


def rows_of_facts(app: App) -> list[str]:
    from inspection_ready.domain.key_facts import KeyFact

    return [fact.name for fact in app.read(lambda reader: reader.register(KeyFact).all("position", "name"))]


def test_a_letter_pasted_from_word_keeps_its_fields(letters: LettersPage) -> None:
    """Word cuts words into spans of its own, in the middle of a field too."""
    text = letters.form.rows["body"].editor
    assert isinstance(text, LetterText)
    data = QMimeData()
    data.setHtml(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->'
        '<p class=MsoNormal style="margin-left:36pt"><span style="font-family:Calibri;color:red">Dear {{first '
        "<span class=SpellE>name</span>}},</span><o:p></o:p></p>"
        "<p class=MsoNormal><b><span lang=EN-GB>On {{on-site </span></b>dates}} we meet.</p>"
        "<!--EndFragment--></body></html>"
    )
    text.editor.edit.selectAll()

    text.editor.edit.insertFromMimeData(data)

    assert fields_in(text.value()) == ("first name", "on-site dates")
    assert "Calibri" not in text.value()
    assert "{{first name}}," in text.value()


def test_a_tick_says_that_a_letter_goes_to_a_list(letters: LettersPage, sample: App, qtbot: QtBot) -> None:
    items = [letters.goes_to.list.item(row) for row in range(letters.goes_to.list.count())]
    assert [item.text() for item in items if item.checkState() is Qt.CheckState.Checked] == [
        "Everybody in adult social care (Inside the council, 25 people)",
        "Supporting functions (Inside the council, 12 people)",
    ]
    assert "Partners (Outside the council, 6 people)" in [item.text() for item in items]

    next(item for item in items if item.text().startswith("Everybody")).setCheckState(Qt.CheckState.Unchecked)
    settle(qtbot, letters.window())  # type: ignore[arg-type] # as above

    letter = rows(sample, Letter)["Staff announcement"]
    (use,) = [each for each in rows(sample, LetterUse).values() if each.letter_id == letter.id]
    assert use.list_id == rows(sample, DistributionList)["Supporting functions"].id


def test_the_preview_is_the_letter_of_one_person(letters: LettersPage, sample: App, qtbot: QtBot) -> None:
    letters.panel.tabs.setCurrentWidget(letters.preview)
    letters.preview.person.set_value(rows(sample, Person)["Hugh Trevelyan"].id)

    letters.preview.show_button.click()
    settle(qtbot, letters.window())  # type: ignore[arg-type] # as above

    assert "Healthwatch Northmoor" in letters.preview.pages.words.toPlainText()
    assert "Dear Hugh," in letters.preview.pages.words.toPlainText()


def test_people_are_put_on_a_list_and_taken_off(lists: ListsPage, sample: App, qtbot: QtBot) -> None:
    members = lists.members
    assert [row[0] for row in members.table.words()] == ["林美"]

    members.person.main.setFocus()
    QTest.keyClicks(members.person.main, "Amara")
    members.add_button.click()
    told = members.problem.text()
    members.person.line.clear()
    QTest.keyClicks(members.person.main, "Calloway")
    members.add_button.click()
    settle(qtbot, lists.window())  # type: ignore[arg-type] # as above

    assert told.startswith("No person matches “Amara”")  # she is outside the council
    assert [row[0] for row in members.table.words()] == ["Ruth Calloway", "林美"]
    members.table.setCurrentCell(1, 0)
    members.remove_button.click()
    settle(qtbot, lists.window())  # type: ignore[arg-type] # as above
    assert [row[0] for row in members.table.words()] == ["Ruth Calloway"]
    duty = rows(sample, DistributionList)["Duty desk"]
    assert len([each for each in rows(sample, ListMember).values() if each.list_id == duty.id]) == 1


def test_a_list_is_marked_as_gone_through(lists: ListsPage, sample: App, qtbot: QtBot) -> None:
    lists.members.check_button.click()
    assert lists.members.problem.text() == "Say who went through the list."

    lists.members.checker.setText("Imran Siddiqui")
    lists.members.check_button.click()
    settle(qtbot, lists.window())  # type: ignore[arg-type] # as above

    checked = rows(sample, DistributionList)["Duty desk"]
    assert (checked.checked_by, checked.is_checked) == ("Imran Siddiqui", True)


def test_lists_of_both_sides_say_that_packs_leave_the_letter_out(qtbot: QtBot) -> None:
    lists = [
        (DistributionList(id=1, name="Managers"), 3),
        (DistributionList(id=2, name="Partners", side=Side.OUTSIDE), 2),
    ]
    for_packs, for_writing = GoesTo(for_packs=True), GoesTo()
    for goes_to in (for_packs, for_writing):
        qtbot.addWidget(goes_to)
        goes_to.show_lists(lists, [1], read_only=False)
    before = for_packs.mixed.isHidden()
    for goes_to in (for_packs, for_writing):
        goes_to.list.item(1).setCheckState(Qt.CheckState.Checked)

    assert before
    assert not for_packs.mixed.isHidden()
    assert "Packs leave the letter out until you say why" in for_packs.mixed.text()
    assert for_writing.mixed.isHidden()  # the dialog asks for the reason itself
