"""Fields in letters: found however they are written, and never looked through again once they are filled."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.merge import (
    MergeField,
    broken_fields,
    field_key,
    field_marks,
    fields_in,
    filled,
    first_name,
    unknown_fields,
)


def shown(name: str, begins: bool) -> str:
    return f"<{name.title() if begins else name}>"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Dear {{name}},", ("name",)),
        ("{{ on-site  dates }} and {{On site dates}}", ("On site dates",)),
        (r"In {{Over\_65s}} and {{A \& B}}", ("Over_65s", "A & B")),
        ("{{first\nname}}", ("first name",)),
        ("{{na**me**}}", ("name",)),
        ("{{}} {{ }} {name} {{{name}}}", ("name",)),
        ("nothing", ()),
    ],
)
def test_fields_are_found_as_they_are_written(source: str, names: tuple[str, ...]) -> None:
    assert fields_in(source) == names


def test_fields_nobody_knows_are_named() -> None:
    source = "{{name}} {{Population}} {{Populaton}} {{surname}}"

    assert unknown_fields(source, ["population"]) == ("Populaton", "surname")


@pytest.mark.parametrize("field", MergeField)
def test_every_field_is_known_however_it_is_spelt(field: MergeField) -> None:
    assert unknown_fields(field_marks(field.upper().replace("-", " ")), []) == ()


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("Dear {{name},", ("{{name",)),
        ("Dear {name}},", ("name}}",)),
        ("Dear {first name}", ("{first name}",)),
        ("Dear «First_Name»", ("«First_Name»",)),
        ("A set {a, b} and «a quotation»", ()),
        ("[write](mailto:{{name}})", ("mailto:{{name}}",)),
        ("Dear {{name}}", ()),
    ],
)
def test_what_only_looks_like_a_field_is_named(source: str, broken: tuple[str, ...]) -> None:
    assert broken_fields(source) == broken


def test_a_field_is_filled_where_it_begins() -> None:
    texts = ("Dear {{na", "me", "}}, from {{council}}", " to {{name}}")

    assert filled(texts, shown) == ("Dear <name>", "", ", from <council>", " to <name>")


def test_what_a_field_becomes_is_not_looked_through_again() -> None:
    assert filled(("{{a}}{{b}}",), lambda name, _: "{{b}}" if name == "a" else "*") == ("{{b}}*",)


@given(st.lists(st.text(alphabet="{}ab *", max_size=12), max_size=5))
def test_words_outside_fields_stay_as_they_are(texts: list[str]) -> None:
    kept = filled(texts, lambda name, _: field_marks(name))

    assert len(kept) == len(texts)
    assert "".join(kept).replace(" ", "") == "".join(texts).replace(" ", "")


@given(st.text(max_size=40), st.lists(st.integers(0, 30), max_size=4))
def test_however_a_text_is_cut_it_says_the_same(value: str, cuts: list[int]) -> None:
    whole = "Dear {{name}}, you are {{role}}."
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    texts = [whole[start:end] for start, end in pairwise(places)]

    assert "".join(filled(texts, lambda _, __: value)) == f"Dear {value}, you are {value}."


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Asha Patel", "Asha"),
        ("Dr Asha Patel", "Dr Asha Patel"),
        ("Cllr. Jo Bloggs", "Cllr. Jo Bloggs"),
        ("A. Patel", "A. Patel"),
        ("Patel, Asha", "Patel, Asha"),
        ("Asha", "Asha"),
        ("Anne-Marie Duff", "Anne-Marie"),
    ],
)
def test_first_name_is_never_a_guess(name: str, first: str) -> None:
    assert first_name(name) == first


def test_hyphens_and_capitals_do_not_tell_fields_apart() -> None:
    assert field_key("On‑site  Dates") == field_key("OnSite_Dates") == field_key(MergeField.ON_SITE_DATES)


def test_a_field_that_begins_a_sentence_is_told_so() -> None:
    said = "{{regulator}} wrote. {{regulator}} will come, says {{regulator}}."

    assert filled((said,), shown) == ("<Regulator> wrote. <Regulator> will come, says <regulator>.",)
