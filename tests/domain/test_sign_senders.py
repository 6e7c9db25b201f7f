from __future__ import annotations

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.domain.sign_senders import SenderIs, sender_is

ADA = Person(
    name="Ada Brook", email="Ada.Brook@x.example", sent_for_by="lin@x.example\n dass.office@x.example "
)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("ada.brook@x.example", SenderIs.SIGNER),
        (" ADA.BROOK@X.EXAMPLE ", SenderIs.SIGNER),
        ("Lin@x.example", SenderIs.FOR_SIGNER),
        ("dass.office@x.example", SenderIs.FOR_SIGNER),
        ("ada.brook@x.example.org", SenderIs.OTHER),
        ("ada.brook@y.example", SenderIs.OTHER),
        ("office@x.example", SenderIs.OTHER),
        ("ada.brοok@x.example", SenderIs.NO_ADDRESS),  # a Greek letter
        ("ada.brook@x.example, lin@x.example", SenderIs.NO_ADDRESS),
        ("/O=EXCH/OU=X/CN=ADA", SenderIs.NO_ADDRESS),
        ("", SenderIs.NO_ADDRESS),
    ],
)
def test_a_sender_is_known_by_the_whole_address_alone(address: str, whose: SenderIs) -> None:
    assert sender_is(address, ADA) is whose


def test_nobody_is_known_where_the_register_has_no_address() -> None:
    assert sender_is("x@x.example", Person(name="Ada")) is SenderIs.OTHER
    assert sender_is("", Person(name="Ada")) is SenderIs.NO_ADDRESS
