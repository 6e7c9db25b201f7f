from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.file_texts import TextPart
from inspection_ready.domain.release_findings import Part, Place
from inspection_ready.storage.text_index import TextIndex

A, B = "a" * 64, "b" * 64
PAGE = Place(page=3, is_page_about=True, part=Part.NOTE, inside=("letter.eml", "plan.docx"))


@pytest.fixture
def index(tmp_path: Path) -> TextIndex:
    return TextIndex(tmp_path)


def found(index: TextIndex, *words: str) -> list[str]:
    return [hit.sha256 for hit in index.find(words, most=10)]


def test_words_are_found_by_their_beginnings_without_accents_with_their_place(index: TextIndex) -> None:
    index.put(A, [TextPart(PAGE, "Siân waited nine weeks for an assessment.")])
    index.put(B, [TextPart(Place(), "Nothing of the kind.")])

    (hit,) = index.find(["sian", "WAIT"], most=10)

    assert (hit.sha256, hit.where) == (A, PAGE)
    assert hit.around == "Siân waited nine weeks for an assessment."
    assert found(index, "waited", "kind") == []


def test_nothing_is_found_and_no_file_made_before_anything_was_read(index: TextIndex) -> None:
    assert found(index, "word") == []
    assert index.read_files() == frozenset()
    index.forget([A])
    assert not index.path.exists()


def test_a_file_without_words_is_known_as_read(index: TextIndex) -> None:
    index.put(A, [])

    assert index.read_files() == {A}


def test_what_is_put_again_takes_the_place_of_what_was_there(index: TextIndex) -> None:
    index.put(A, [TextPart(Place(), "old words")])
    index.put(A, [TextPart(Place(), "new words")])

    assert (found(index, "old"), found(index, "words")) == ([], [A])


def test_what_is_forgotten_is_not_in_the_file_any_more(index: TextIndex) -> None:
    index.put(A, [TextPart(Place(), "Margaret Okonedo lives alone")])
    index.put(B, [TextPart(Place(), "The market")])
    assert b"Okonedo" in index.path.read_bytes()

    index.forget([A, "c" * 64])

    assert (found(index, "okonedo"), found(index, "market")) == ([], [B])
    assert b"okonedo" not in index.path.read_bytes().lower()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(typed=st.lists(st.text(max_size=12), max_size=4))
def test_whatever_is_typed_is_looked_for_and_never_a_command(index: TextIndex, typed: list[str]) -> None:
    index.put(A, [TextPart(Place(), 'say "near" AND not -this OR* that')])

    assert set(found(index, *typed)) <= {A}


def test_quotes_and_words_of_the_search_language_are_only_words(index: TextIndex) -> None:
    index.put(A, [TextPart(Place(), "Carers AND breaks")])

    assert found(index, "and") == [A]
    assert found(index, 'carers"') == [A]
    assert found(index, "carers*") == [A]


def test_one_that_is_damaged_is_taken_away_and_made_anew(index: TextIndex) -> None:
    index.path.write_bytes(b"no database" * 500)
    assert found(index, "word") == []

    with pytest.raises(Refused, match="search_index_damaged"):
        index.put(A, [])
    index.put(A, [TextPart(Place(), "words")])

    assert found(index, "words") == [A]


def test_one_of_an_older_make_is_made_anew(index: TextIndex) -> None:
    index.put(A, [TextPart(Place(), "words")])
    with closing(sqlite3.connect(index.path)) as connection:
        connection.execute("pragma user_version = 0")

    assert found(index, "words") == []
    index.put(B, [TextPart(Place(), "words")])
    assert found(index, "words") == [B]
