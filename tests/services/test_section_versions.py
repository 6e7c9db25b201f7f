"""The versions of a section: counted by its words, with who and when, in which packs, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.domain.differences import plain
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.sections import Section, SectionStatus
from inspection_ready.services.app import App
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.section_versions import (
    differences_to,
    restore_version,
    section_version,
    section_versions,
)
from inspection_ready.services.sections import move_section
from inspection_ready.services.undo import undo


def now(app: App, section: Section) -> Section:
    return app.read(lambda reader: reader.register(Section).get(section.id))


def write(app: App, section: Section, **fields: object) -> Section:
    held = now(app, section)
    return app.do(change_record, held, replace(held, **fields)).result  # type: ignore[arg-type]  # whichever field


@pytest.fixture
def section(app: App) -> Section:
    """With three versions, and changes between them that are none."""
    made = app.do(add_record, Section(title="Arriving", text="Ask for Jo.\n\nRing the bell.\n")).result
    app.do(add_record, Section(title="Last"))
    write(app, made, text="Ask for Siân.\n\nRing the bell.\n")
    write(app, made, status=SectionStatus.AGREED, notes="Ask again")
    app.do(move_section, made.id, by=1)
    return write(app, made, title="When you arrive")


def test_versions_are_counted_by_what_was_written(app: App, section: Section) -> None:
    told = app.read(section_versions, section.id)

    assert [(each.number, each.what) for each in told] == [
        (3, "Title was “Arriving”"),
        (2, "1 paragraph written anew"),
        (1, "Added, with 2 paragraphs"),
    ]
    assert {each.who for each in told} != {""}
    assert [each.wording.text.split()[2] for each in told] == ["Siân.", "Siân.", "Jo."]


def test_versions_name_the_packs_they_were_printed_in(app: App) -> None:
    app.do(use_shipped_regime)
    made = app.do(add_record, Section(title="Arriving")).result
    make_pack(app)
    write(app, made, text="One.\n")
    make_pack(app)
    make_pack(app, only=["key-dates"])
    write(app, made, included=False)
    make_pack(app)
    write(app, made, text="Two.\n", included=True)
    make_pack(app)
    make_pack(app)

    told = app.read(section_versions, made.id)

    assert [each.packs for each in told] == [(5, 6), (2,), ()]


def test_version_is_brought_back_in_one_change_that_can_be_undone(app: App, section: Section) -> None:
    done = app.do(restore_version, section.id, 1)

    told = now(app, section)
    assert (told.title, told.text) == ("Arriving", "Ask for Jo.\n\nRing the bell.\n")
    assert (told.status, told.notes) == (SectionStatus.AGREED, "Ask again")
    latest, *_ = app.read(section_versions, section.id)
    assert (latest.number, latest.what) == (
        4,
        "Brought a version of a section back; Title was “When you arrive”; 1 paragraph written anew",
    )

    assert done.entry is not None
    app.do(undo, done.entry)

    assert now(app, section).title == "When you arrive"
    assert len(app.read(section_versions, section.id)) == 5


def test_bringing_back_what_is_there_changes_nothing(app: App, section: Section) -> None:
    assert app.do(restore_version, section.id, 3).entry is None


def test_version_that_never_was_is_not_found(app: App, section: Section) -> None:
    with pytest.raises(NotFound) as missing:
        app.do(restore_version, section.id, 9)

    assert missing.value.data == {"number": 9, "last": 3}


def test_differences_are_told_as_people_read_the_text(app: App) -> None:
    made = app.do(
        add_record, Section(title="A", text="## Parking\n\n- *free*\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")
    ).result
    written = write(app, made, text="## Parking\n\n- **free** now\n\nSeen[^1]\n\n[^1]: In May\n")

    found = differences_to(app.read(section_version, made.id, 1), written)

    assert [(plain(each.then), plain(each.now)) for each in found] == [
        ("Title: A", "Title: A"),
        ("Made from: Text you write", "Made from: Text you write"),
        ("Heading: Parking", "Heading: Parking"),
        ("• free", "• free now"),
        ("Row: a | b", ""),
        ("", "Seen[1]"),
        ("Row: 1 | 2", ""),
        ("", "[1] In May"),
    ]


def test_references_follow_a_title_that_is_brought_back(app: App, section: Section) -> None:
    way = app.do(add_record, Section(title="Way", text="[](<section:When you arrive>)\n")).result

    app.do(restore_version, section.id, 1)

    assert now(app, way).text == "[](<section:Arriving>)\n"


def test_section_that_came_back_after_it_was_removed_goes_on_counting(app: App, section: Section) -> None:
    done = app.do(remove_record, now(app, section))
    assert done.entry is not None
    app.do(undo, done.entry)

    assert [each.number for each in app.read(section_versions, section.id)] == [3, 2, 1]
