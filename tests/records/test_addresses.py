from __future__ import annotations

import pytest

from inspection_ready.records.addresses import join_address
from inspection_ready.records.postcodes import take_postcode


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (["Church Street, Ainsworth"], "Church Street\nAinsworth"),
        (["12, High Street", "Northmoor"], "12 High Street\nNorthmoor"),
        (["Town Hall", "", "Market Street.", "Denton", "DENTON"], "Town Hall\nMarket Street\nDenton"),
        (["3 Mill Lane\nOverton"], "3 Mill Lane\nOverton"),
        ([], ""),
    ],
)
def test_parts_become_one_line_each(parts: list[str], address: str) -> None:
    assert join_address(parts) == address


@pytest.mark.parametrize(
    ("text", "postcode", "rest"),
    [
        ("1 High Street, Northmoor ZZ1 1AA", "ZZ1 1AA", "1 High Street, Northmoor"),
        ("1 High Street zz11aa", "ZZ1 1AA", "1 High Street"),
        ("1 High Street, EN8 0RX, Cheshunt", "EN8 0RX", "1 High Street\nCheshunt"),
        ("Unit E1 2nd Floor, Mill", "", "Unit E1 2nd Floor, Mill"),
        ("Room 12A", "", "Room 12A"),
    ],
)
def test_postcode_is_taken_out_of_an_address(text: str, postcode: str, rest: str) -> None:
    assert take_postcode(text) == (postcode, rest)


def test_of_two_postcodes_in_an_address_the_last_is_the_postcode() -> None:
    assert take_postcode("ZZ1 1AA House, Mill Lane, ZZ2 2BB") == ("ZZ2 2BB", "ZZ1 1AA House, Mill Lane")
