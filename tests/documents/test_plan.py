from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.documents import write_pdf
from inspection_ready.documents.compose.around import MOST_PINS
from inspection_ready.documents.compose.plan import plan_blocks
from inspection_ready.documents.model import Drawing, Table, paragraph, plain
from inspection_ready.documents.pins import RADIUS, Area, Pin, placed
from inspection_ready.documents.plans import (
    BAR,
    CENTRE,
    HEIGHT,
    NORTH,
    REACH,
    WIDTH,
    Around,
    length,
    plan_shapes,
)
from inspection_ready.documents.shapes import Circle, Line, Words
from inspection_ready.domain.bases import Base
from inspection_ready.domain.maps import reach_of
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.sections import Section, SectionSource
from tests.documents.blocks import document
from tests.documents.northmoor import northmoor

MAIN = Base(id=1, name="Town Hall", latitude=53.0, longitude=-2.0, is_main=True)
MILE = 1 / 69.09
"""Of latitude, in degrees."""


def hotel(number: int, miles: float = 0, *, east: float = 0, **more: object) -> Place:
    where = {"latitude": 53.0 + miles * MILE, "longitude": -2.0 + east * MILE / 0.6018}
    told = {"name": f"Hotel {number}", "category": PlaceCategory.HOTEL, **where, **more}
    return Place(id=number, **told)  # type: ignore[arg-type]  # fields of the row


def around(*places: Place, bases: tuple[Base, ...] = (MAIN,), **more: object) -> PackFacts:
    section = Section(id=9, title="Plan", source=SectionSource.PLAN)
    return replace(northmoor(), bases=bases, places=places, sections=(section,), **more)  # type: ignore[arg-type]  # fields


def plan(facts: PackFacts) -> Drawing:
    (block,) = plan_blocks(facts)
    assert isinstance(block, Drawing)
    return block


def listed(facts: PackFacts) -> list[tuple[str, ...]]:
    table = plan(facts).beside
    assert isinstance(table, Table)
    return [tuple(plain(cell) for cell in row) for row in table.rows]


def pin(drawing: Drawing, label: str) -> tuple[float, float]:
    (words,) = (
        each for each in drawing.shapes if isinstance(each, Words) and each.bold and each.text == label
    )
    return words.at


def test_list_says_in_words_what_the_plan_shows() -> None:
    other = Base(id=2, name="Depot", latitude=53.0, longitude=-2.0 + 3 * MILE / 0.6018)
    checked = northmoor().places[0].checked_on
    facts = around(
        hotel(3, -0.2, use="Hotel with a lift", checked_by="Asha Verma", checked_on=checked),
        hotel(4, 1),
        bases=(MAIN, other),
    )

    assert listed(facts) == [
        ("1", "Town Hall", "The main base", "In the middle"),
        ("2", "Hotel 3", "Hotel with a lift", "350 yards south"),
        ("3", "Hotel 4", "Hotel\nNot yet checked", "1.0 miles north"),
        ("4", "Depot", "Base", "3.0 miles east"),
    ]
    assert plan(facts).alt == (
        "A plan with Town Hall in the middle and 3 places around it. "
        "Nearest is Hotel 3, 350 yards south; farthest is Depot, 3.0 miles east."
    )


def test_pins_stand_in_their_direction_at_their_distance() -> None:
    made = plan(around(hotel(3, 1), hotel(4, 0, east=2), hotel(5, -2.1)))
    (x1, y1), (x2, y2), (x3, y3) = (pin(made, label) for label in "234")
    middle = (CENTRE[0], CENTRE[1] + 9 * 0.36)

    assert (x1, x3) == pytest.approx((middle[0], middle[0]), abs=0.5)
    assert y2 == pytest.approx(middle[1], abs=0.5)
    assert (x2 - middle[0]) / (middle[1] - y1) == pytest.approx(2, abs=0.02)
    assert (y3 - middle[1]) / (middle[1] - y1) == pytest.approx(2.1, abs=0.02)


def test_scale_bar_is_as_long_as_the_first_ring_is_wide() -> None:
    made = plan(around(hotel(3, 1), hotel(4, -1.9)))
    first, *_ = (
        each for each in made.shapes if isinstance(each, Circle) and each.stroke and each.centre == CENTRE
    )
    (bar,) = (each for each in made.shapes if isinstance(each, Line) and each.stroke.width == 2)

    assert bar.end[0] - bar.start[0] == pytest.approx(first.radius)
    assert "0.5 miles" in {each.text for each in made.shapes if isinstance(each, Words)}


def test_what_lies_far_beyond_the_others_stands_at_the_edge_and_says_so() -> None:
    facts = around(hotel(3, 0.5), hotel(4, 0.6), hotel(5, 0.7), hotel(6, 30))

    assert listed(facts)[-1] == (
        "5",
        "Hotel 6",
        "Hotel\nNot yet checked",
        "30.0 miles north\nBeyond the edge of the plan",
    )
    x, y = pin(plan(facts), "5")
    assert x == pytest.approx(CENTRE[0], abs=1)
    assert CENTRE[1] - y == pytest.approx(REACH + 6, abs=5)


def test_what_nobody_has_placed_is_named_below_the_list() -> None:
    table = plan(around(hotel(3, 1), hotel(4, latitude=None))).beside

    assert isinstance(table, Table)
    assert [plain(note) for note in table.notes] == [
        "Not on the plan, because nobody has said where they are: Hotel 4."
    ]


def test_next_door_is_said_as_that() -> None:
    facts = around(hotel(3, 0.001))

    assert listed(facts)[1][3] == "Next door"
    assert plan(facts).alt == "A plan: Hotel 3 is next to Town Hall."


@pytest.mark.parametrize(
    ("bases", "says"),
    [
        ((), "There is no plan yet: nobody has said where the main base is on the map."),
        (
            (replace(MAIN, latitude=None),),
            "There is no plan yet: nobody has said where the main base is on the map.",
        ),
        ((MAIN,), "There is no plan yet: only the position of Town Hall is known."),
    ],
)
def test_without_positions_a_sentence_stands_in_its_place(bases: tuple[Base, ...], says: str) -> None:
    assert list(plan_blocks(around(bases=bases))) == [paragraph(says)]


def test_places_nobody_has_checked_are_left_out_where_the_council_says_so() -> None:
    strict = replace(northmoor().council, leave_out_unchecked=True)

    assert list(plan_blocks(around(hotel(3, 1), council=strict))) == [
        paragraph("There is no plan yet: only the position of Town Hall is known.")
    ]


def test_food_is_on_the_plan_where_another_section_prints_it() -> None:
    food = hotel(3, 1, category=PlaceCategory.FOOD)
    facts = around(hotel(4, 2), food)
    both = replace(facts, sections=(*facts.sections, Section(id=8, title="Eat", source=SectionSource.FOOD)))

    assert [row[1] for row in listed(facts)] == ["Town Hall", "Hotel 4"]
    assert [row[1] for row in listed(both)] == ["Town Hall", "Hotel 3", "Hotel 4"]


def test_more_places_than_can_be_told_apart_stay_in_the_list() -> None:
    facts = around(*(hotel(n, 0.1 * n) for n in range(3, MOST_PINS + 8)))
    rows = listed(facts)

    assert len(rows) == MOST_PINS + 6
    assert [row[0] for row in rows[-6:]] == [str(MOST_PINS + 1), *["Not drawn"] * 5]
    assert write_pdf(document(plan(facts)))


spots = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT))


@given(st.lists(st.one_of(spots, st.just(CENTRE)), min_size=1, max_size=MOST_PINS + 1))
def test_no_two_pins_touch_and_none_hides_north_or_the_scale(points: list[tuple[float, float]]) -> None:
    area = Area(WIDTH, HEIGHT, (NORTH, BAR))

    centres = placed([Pin(str(n), point) for n, point in enumerate(points)], area)

    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 2 * RADIUS for a, b in combinations(centres, 2))
    assert all(area.has_room_at(centre) for centre in centres)


@given(st.lists(st.tuples(st.floats(0, 12_000), st.floats(0, 360)), min_size=1, max_size=20))
def test_every_pin_stands_on_the_paper(entries: list[tuple[float, float]]) -> None:
    drawn = [Around(str(n), *entry) for n, entry in enumerate(entries, 2)]

    for shape in plan_shapes(drawn, middle="1"):
        if isinstance(shape, Words):
            assert 0 <= shape.at[0] <= WIDTH
            assert 0 <= shape.at[1] <= HEIGHT
    assert 0 <= reach_of([each.miles for each in drawn]) <= 12_000


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (50 / 1760, "50 yards"),
        (600 / 1760, "600 yards"),
        (0.25, "0.25 miles"),
        (1, "1 mile"),
        (20, "20 miles"),
    ],
)
def test_rings_bear_round_lengths(miles: float, words: str) -> None:
    assert length(miles) == words
