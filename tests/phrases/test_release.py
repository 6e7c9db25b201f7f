"""Every finding, place and limit of the release check has its words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.release_findings import (
    Grade,
    Part,
    Place,
    ReleaseFault,
    ReleaseFinding,
    Unseen,
    UnseenKind,
)
from inspection_ready.phrases.release import (
    PARTS,
    finding_advice,
    finding_places,
    finding_title,
    place_words,
    unseen_words,
)


def finding(fault: ReleaseFault, **more: Any) -> ReleaseFinding:
    plain = ReleaseFinding(fault=fault, grade=Grade.LIKELY, where=Place())
    return replace(plain, **more)


@pytest.mark.parametrize("fault", ReleaseFault)
@pytest.mark.parametrize("count", [1, 2])
def test_every_finding_has_a_title_and_advice(fault: ReleaseFault, count: int) -> None:
    about = (
        "2026-03-31" if fault.value.startswith("as-at-") and fault is not ReleaseFault.AS_AT_MISSING else ""
    )

    title = finding_title(finding(fault, count=count, about=about))

    assert title[0].isupper() or title[0].isdigit()
    assert finding_advice(finding(fault)).endswith(".")


@pytest.mark.parametrize("kind", UnseenKind)
def test_every_limit_is_said(kind: UnseenKind) -> None:
    for number in (1, 2):
        words = unseen_words(Unseen(kind=kind, about="x.bin", number=number))

        assert words.endswith(".")
        assert "{" not in words


@pytest.mark.parametrize("part", Part)
def test_every_part_is_named(part: Part) -> None:
    assert PARTS[part] or part is Part.BODY


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(page=3), "page 3"),
        (Place(page=3, is_page_about=True, paragraph=12), "about page 3, paragraph 12"),
        (Place(sheet="Cases", cell="B7"), "sheet “Cases”, cell B7"),
        (Place(sheet="Cases", cell="5:9"), "sheet “Cases”, rows 5 to 9"),
        (Place(sheet="Cases", cell="C:C"), "sheet “Cases”, column C"),
        (Place(slide=2, part=Part.SPEAKER_NOTES), "slide 2, speaker notes"),
        (Place(inside=("a.msg", "b.docx"), paragraph=1), "in “b.docx” in “a.msg”, paragraph 1"),
        (Place(), ""),
    ],
)
def test_places_are_said_as_people_find_them(place: Place, words: str) -> None:
    assert place_words(place) == words


def test_many_places_are_cut_short() -> None:
    others = tuple(Place(page=number) for number in range(2, 12))

    said = finding_places(finding(ReleaseFault.TELEPHONE, where=Place(page=1), others=others, count=30))

    assert said == "page 1; page 2; page 3; page 4; page 5; and more"


def test_one_value_that_stands_often_is_one() -> None:
    assert finding_title(finding(ReleaseFault.NHS_NUMBER, count=3)) == "1 NHS number, 3 times"
    assert finding_title(finding(ReleaseFault.COMMENT, count=3)) == "3 comments"
    assert finding_title(finding(ReleaseFault.POSTCODE, count=9, is_rest=True)) == "9 more: postcodes"
