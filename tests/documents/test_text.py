from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from inspection_ready.documents.text import STAND_IN, printable


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("plain", "plain"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a b"),
        ("W\u0302yn", "\u0174yn"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("bell\x07 null\x00", "bell null"),
        ("half \ud800", f"half {STAND_IN}"),
        ("<b>&amp;", "<b>&amp;"),
        ("", ""),
    ],
)
def test_text_is_made_printable(typed: str, set_as: str) -> None:
    assert printable(typed) == set_as


@given(st.text(st.characters()))
def test_anything_printable_can_stand_in_xml(typed: str) -> None:
    element = etree.Element("t")

    element.text = printable(typed)

    assert unicodedata.is_normalized("NFC", element.text or "")
    assert printable(printable(typed)) == printable(typed)
