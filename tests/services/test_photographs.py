"""Photographs of people are printed only where a section introduces them, and what is broken is said."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from inspection_ready.domain.functions import Function
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.services.app import App
from inspection_ready.services.facts import gather_facts, with_pictures
from inspection_ready.services.pictures import add_picture, read_picture_data
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record


@pytest.fixture
def council(app: App) -> App:
    """Asha is the contact of a function, Ben of none; both have a photograph."""
    app.do(use_shipped_regime, "cqc")
    for name in ("Asha", "Ben"):
        made = read_picture_data(portrait(name), file=f"{name}.jpeg")
        picture: Picture = app.do(add_picture, made, file=f"{name}.jpeg").result
        person = app.do(
            add_record, Person(name=name, document_name=f"{name} Patel", picture_id=picture.id)
        ).result
        if name == "Asha":
            app.do(add_record, Function(name="IT", contact_id=person.id))
    return app


def portrait(name: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 500), "teal" if name == "Asha" else "navy").save(buffer, "JPEG")
    return buffer.getvalue()


def introduce(app: App, *, included: bool = True) -> None:
    section = Section(
        title="Who’s who", source=SectionSource.WHO_IS_WHO, status=SectionStatus.AGREED, included=included
    )
    app.do(add_record, section)


def gathered(app: App) -> PackFacts:
    return app.read(lambda reader: with_pictures(reader, gather_facts(reader, number=1, at=app.clock.now())))


def test_those_who_are_introduced_are_shown_and_nobody_else(council: App) -> None:
    introduce(council)

    shown = gathered(council).photographs

    [photograph] = shown.values()
    assert photograph.alt == "Photograph of Asha Patel"
    assert photograph.width / photograph.height == pytest.approx(35 / 45, abs=0.01)


@pytest.mark.parametrize("has_section", [True, False])
def test_without_a_section_that_prints_them_no_photograph_is_read(council: App, has_section: bool) -> None:
    if has_section:
        introduce(council, included=False)

    assert gathered(council).photographs == {}


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("gone", "Its file is not in the workspace any more"),
        ("changed", "Its file was changed outside the app"),
    ],
)
def test_a_photograph_that_is_broken_is_left_out_and_said(council: App, damage: str, why: str) -> None:
    introduce(council)
    picture = council.read(lambda reader: reader.register(Picture).all("name"))[0]
    path = council.workspace.files.path_of(picture.sha256)
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-100])

    facts = gathered(council)

    assert facts.photographs == {}
    assert [(left.what, left.why) for left in facts.left_out if "Photograph" in left.what] == [
        ("Photograph of Asha Patel", why)
    ]
