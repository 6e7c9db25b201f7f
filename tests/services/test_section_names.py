"""References follow a section or a heading that is called differently, in one command."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.sections import Section
from inspection_ready.services.app import App
from inspection_ready.services.registers import Use, add_record, change_record, remove_record
from inspection_ready.services.undo import undo


@pytest.fixture
def sections(app: App) -> tuple[Section, Section]:
    bases = app.do(
        add_record,
        Section(title="Key bases", text="# Parking\n\nAs in [Key bases](<section:Key bases>).\n"),
    ).result
    way = app.do(
        add_record,
        Section(
            title="Way", text="[Key bases](<section:Key bases>), [Parking](<section:Key bases#Parking>)\n"
        ),
    ).result
    return bases, way


def texts(app: App) -> dict[str, str]:
    return {each.title: each.text for each in app.read(lambda reader: reader.register(Section).all())}


def test_references_follow_a_new_title_in_one_entry_and_undo_with_it(
    app: App, sections: tuple[Section, Section]
) -> None:
    bases, _ = sections
    before = texts(app)

    done = app.do(change_record, bases, replace(bases, title="Our offices"))

    assert texts(app) == {
        "Our offices": "# Parking\n\nAs in [Our offices](<section:Our offices>).\n",
        "Way": "[Our offices](<section:Our offices>), [Parking](<section:Our offices#Parking>)\n",
    }
    assert len(done.changes.ids["section"]) == 2

    assert done.entry is not None
    app.do(undo, done.entry)

    assert texts(app) == before


def test_references_follow_a_heading_and_a_title_at_once(app: App, sections: tuple[Section, Section]) -> None:
    bases, _ = sections
    text = bases.text.replace("# Parking", "# By car")

    app.do(change_record, bases, replace(bases, title="Offices", text=text))

    assert texts(app)["Way"] == "[Offices](<section:Offices>), [By car](<section:Offices#By car>)\n"


def test_text_that_changes_elsewhere_touches_no_other_section(
    app: App, sections: tuple[Section, Section]
) -> None:
    bases, way = sections

    done = app.do(change_record, bases, replace(bases, text=f"{bases.text}\n# Buses\n"))

    assert done.changes.ids == {"section": frozenset({bases.id})}
    assert texts(app)["Way"] == way.text


def test_section_that_others_refer_to_is_not_removed(app: App, sections: tuple[Section, Section]) -> None:
    bases, way = sections

    with pytest.raises(Refused) as refused:
        app.do(remove_record, bases)

    (use,) = cast("tuple[Use, ...]", refused.value.data["uses"])
    assert use.title == "Way"
    assert app.do(remove_record, way).entry is not None
