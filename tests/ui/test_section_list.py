from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from ui.drafts import Drafts
from ui.widgets.section_list import SectionList, Shown, is_shown, section_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 20)
DUE = Section(title="Parking", review_on=TODAY, status=SectionStatus.AGREED)
LATER = Section(title="Wi-Fi", review_on=date(2026, 11, 21))
BASES = Section(title="Our bases", source=SectionSource.BASES)


@pytest.mark.parametrize(
    ("section", "expected"),
    [(DUE, {Shown.ALL, Shown.DUE}), (LATER, {Shown.ALL, Shown.NOT_AGREED}), (BASES, {Shown.ALL})],
)
def test_which_filters_list_a_section(section: Section, expected: set[Shown]) -> None:
    assert {each for each in Shown if is_shown(section, each, TODAY)} == expected


def test_a_filter_hides_the_others_and_keeps_the_numbers(qtbot: QtBot) -> None:
    listed = SectionList()
    qtbot.addWidget(listed)
    kinds = {each.id: frozenset(one for one in Shown if is_shown(each, one, TODAY)) for each in (LATER, DUE)}
    listed.show_sections([(LATER.id, "Wi-Fi"), (DUE.id, "Parking")], current=LATER.id, kinds=kinds)

    listed.filter.setCurrentText(Shown.DUE)

    shown = [listed.list.item(row).text() for row in range(2) if not listed.list.item(row).isHidden()]
    assert shown == ["2. Parking"]
    listed.show_sections([(LATER.id, "Wi-Fi")], current=LATER.id, kinds=kinds)
    assert listed.none.isVisibleTo(listed)


def test_the_day_of_review_is_said() -> None:
    assert (
        section_words(DUE, owner="Jo", is_unsaved=False) == "Parking\nAgreed, Jo, Review on 20 November 2026"
    )


@pytest.mark.parametrize("review_on", [None, date(2027, 5, 1)])
def test_a_draft_keeps_the_day_of_review(review_on: date | None) -> None:
    Drafts("w").keep(Section(id=5, title="Parking", review_on=review_on), at="now")

    draft = Drafts("w").get(5)

    assert draft is not None
    assert draft.on(Section(id=5, title="Old")).review_on == review_on
