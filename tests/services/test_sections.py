from __future__ import annotations

import pytest

from inspection_ready.domain.sections import Section
from inspection_ready.services.app import App
from inspection_ready.services.registers import add_record
from inspection_ready.services.sections import move_section, order_sections


@pytest.fixture
def sections(app: App) -> list[Section]:
    return [app.do(add_record, Section(title=title)).result for title in ("One", "Two", "Three")]


def _titles(app: App) -> list[tuple[int, str]]:
    rows = app.read(lambda reader: reader.register(Section).all("position"))
    return [(row.position, row.title) for row in rows]


@pytest.mark.parametrize(
    ("place", "by", "expected"),
    [
        (0, 1, ["Two", "One", "Three"]),
        (2, -2, ["Three", "One", "Two"]),
        (1, 5, ["One", "Three", "Two"]),
        (0, -1, ["One", "Two", "Three"]),
    ],
)
def test_section_moves_as_far_as_there_is_room(
    app: App, sections: list[Section], place: int, by: int, expected: list[str]
) -> None:
    app.do(move_section, sections[place].id, by=by)

    assert _titles(app) == list(enumerate(expected, start=1))


def test_move_that_changes_nothing_writes_no_entry(app: App, sections: list[Section]) -> None:
    assert app.do(move_section, sections[0].id, by=-1).entry is None


def test_sections_that_are_not_named_follow_as_they_stood(app: App, sections: list[Section]) -> None:
    app.do(order_sections, [sections[2].id])

    assert _titles(app) == [(1, "Three"), (2, "One"), (3, "Two")]
