from __future__ import annotations

import json
from datetime import date
from typing import Any

from inspection_ready.domain.bases import Base
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.rows import R
from inspection_ready.storage.values import form_of

PEOPLE = [
    Person(name="Asha Patel", role="Social worker", team="North", tier=Tier.STAFF, left_on=date(2025, 6, 4)),
    Person(name='Ben "B" Cole', role="Social worker", team="North", side=Side.OUTSIDE),
    Person(name="Zoë 50% Łuk\\\n", role="50%s", team="", base_id=12),
]
BASES = [
    Base(name="Elm House", latitude=0.0, longitude=-0.0, is_main=True),
    Base(name="Mill House", latitude=-0.0, longitude=1.0, is_main=False),
]


def told(rows: list[R]) -> list[dict[str, Any]]:
    form = form_of(type(rows[0]))
    return [json.loads(text) for text in form.payloads_of_added([form.values_of(row) for row in rows])]


def test_rows_told_together_are_told_as_each_alone() -> None:
    for rows in (PEOPLE, BASES):
        form = form_of(type(rows[0]))
        values = [form.values_of(row) for row in rows]
        for tell in (form.payloads_of_added, form.payloads_of_removed):
            assert tell(values) == [text for one in values for text in tell([one])]
            assert tell([]) == []


def test_every_field_with_a_value_is_told_in_order_and_no_other() -> None:
    first, second, third = told(PEOPLE)

    assert list(first)[:5] == ["version", "name", "role", "tier", "team"]
    assert (first["tier"], first["left_on"]) == ([None, "staff"], [None, "2025-06-04"])
    assert (second["name"], second["side"]) == ([None, 'Ben "B" Cole'], [None, "outside"])
    assert not {"id", "tier", "left_on", "base_id"} & second.keys()
    assert (third["name"], third["base_id"]) == ([None, "Zoë 50% Łuk\\\n"], [None, 12])


def test_values_that_python_calls_equal_keep_their_own_writing() -> None:
    form = form_of(Base)
    elm, mill = form.payloads_of_added([form.values_of(base) for base in BASES])

    assert '"latitude":[null,0.0],"longitude":[null,-0.0]' in elm
    assert '"latitude":[null,-0.0],"longitude":[null,1.0]' in mill
    assert ('"is_main":[null,true]' in elm, '"is_main":[null,false]' in mill) == (True, True)


def test_removal_is_told_with_what_there_was() -> None:
    form = form_of(Person)
    [text] = form.payloads_of_removed([form.values_of(PEOPLE[1])])

    assert text.startswith('{"version":[1,null],"name":["Ben \\"B\\" Cole",null],')
    assert text.endswith("]}")
