from __future__ import annotations

from itertools import product

import pytest

from inspection_ready.domain.offsets import Limit, NotAnOffset, Offset, Unit, offset_text, parse_offset

EVERY = [
    Offset(least=least, most=most, unit=unit, event="on-site", before=before, limit=limit)
    for (least, most), unit, before, limit in product([(0, 0), (1, 1), (6, 8)], Unit, [True, False], Limit)
]


@pytest.mark.parametrize("offset", EVERY, ids=offset_text)
def test_an_offset_reads_back_as_it_was_written(offset: Offset) -> None:
    assert parse_offset(offset_text(offset)) == offset


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "not_an_offset"),
        ("soon", "not_an_offset"),
        ("by 3 fortnights after notification", "not_an_offset"),
        ("by 3 weeks notification", "not_an_offset"),
        ("8 to 6 weeks before on-site", "wrong_way_round"),
    ],
)
def test_what_is_no_offset_is_named(text: str, mistake: str) -> None:
    with pytest.raises(NotAnOffset) as caught:
        parse_offset(text)

    assert caught.value.args == (mistake,)
