from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.file_names import MOST_BYTES, safe_file_name, safe_name, told_apart


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


def test_files_are_told_apart_before_their_ending() -> None:
    """Behind it no program would open them, and one that runs would not look like one."""
    names = ["a.pdf", "A.PDF", "a.pdf", "a", "a", "J. Smith", "j. smith", "run.exe", "run.exe"]

    assert told_apart(names, are_files=True) == (
        "a.pdf", "A (2).PDF", "a (3).pdf", "a", "a (2)", "J. Smith", "j. smith (2)", "run.exe", "run (2).exe",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Survey.docx", "Survey.docx"),
        ("CON.pdf", "CON_.pdf"),
        ("nul", "nul_"),
        ("report.pdf. ", "report.pdf"),
        ("report .pdf", "report.pdf"),
        ("a.d:ocx", "a.d ocx"),
        ("C:\\notes\\a.txt", "C notes a.txt"),
        ("a\u202ecod.exe", "acod.exe"),
        ("a.\u202exe", "a.xe"),
        (".bashrc", "bashrc"),
        (".", "unnamed"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("x" * 255, "x" * 180),
        ("y" * 250 + ".xlsx", "y" * 180 + ".xlsx"),
        ("ق" * 250 + ".docx", "ق" * 112 + ".docx"),
    ],
)
def test_names_of_files_are_made_safe_and_keep_their_ending(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text(max_size=300))
def test_any_name_of_a_file_is_one_that_every_computer_takes(name: str) -> None:
    safe = safe_file_name(name)

    assert 0 < len(safe.encode()) <= MOST_BYTES
    assert not set(safe) & set('<>:"/\\|?*\n\0')
    assert safe == safe.strip(" .")
    assert safe.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert safe_file_name(safe) == safe
