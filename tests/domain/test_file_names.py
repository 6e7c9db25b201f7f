from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.file_names import safe_name, told_apart


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Asha Patel", "Asha Patel"),
        ("CON", "CON_"),
        ("con.txt", "con_.txt"),
        ("Lpt1 Ltd", "Lpt1 Ltd"),
        ("Constance", "Constance"),
        ("A/B: C?", "A B C"),
        ("Patel, A.", "Patel, A"),
        ("...", "unnamed"),
        ("", "unnamed"),
        ("محمد علی خان", "محمد علی خان"),
        ("tab\tand\nline", "tab and line"),
        ("\u202egnp.exe", "gnp.exe"),
        ("../../etc", "etc"),
        ("one two three four", "one two three"),
        ("onetwothreefourfive", "onetwothreefour"),
    ],
)
def test_names_are_made_safe(words: str, name: str) -> None:
    assert safe_name(words, longest=15) == name


@given(st.text(max_size=60), st.integers(8, 50))
def test_any_name_is_safe(words: str, longest: int) -> None:
    name = safe_name(words, longest=longest)

    assert 0 < len(name) <= longest
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert name == name.strip(" .")
    assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_names_that_differ_in_capitals_alone_are_told_apart() -> None:
    assert told_apart(["a", "A", "b", "a (2)", "a"]) == ("a", "A (2)", "b", "a (2) (2)", "a (3)")
