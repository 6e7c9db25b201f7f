from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from inspection_ready.domain.people import Tier
from inspection_ready.records.fields import Field, Kind
from inspection_ready.records.people import PEOPLE
from inspection_ready.services.values import value_words


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.TEXT, "Facilities", "Facilities"),
        (Kind.NUMBER, 12, "12"),
        (Kind.NUMBER, 0, "0"),
        (Kind.NUMBER, None, ""),
        (Kind.DATE, date(2025, 6, 4), "4 June 2025"),
        (Kind.MOMENT, datetime(2025, 6, 4, 8, 30, tzinfo=UTC), "9:30am on 4 June 2025"),
        (Kind.YES_NO, True, "Yes"),
        (Kind.YES_NO, False, "No"),
        (Kind.YES_NO_UNKNOWN, None, "Not known"),
        (Kind.LINK, None, ""),
    ],
)
def test_value_is_said_as_people_read_it(kind: Kind, value: Any, expected: str) -> None:
    assert value_words(Field("field", "Field", kind), value) == expected


def test_choice_is_said_in_its_words() -> None:
    assert value_words(PEOPLE.field("tier"), Tier.HEAD_OF_SERVICE) == "Head of Service"


def test_link_is_said_by_the_name_it_leads_to() -> None:
    assert value_words(PEOPLE.field("base_id"), 7, title="Civic Centre") == "Civic Centre"
