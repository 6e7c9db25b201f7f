from __future__ import annotations

import importlib
import pkgutil

import pytest

from inspection_ready import services
from inspection_ready.domain.trail import Action
from inspection_ready.phrases.other_records import OTHER_KINDS
from inspection_ready.phrases.trail import FieldWords, change_words, several_words
from inspection_ready.phrases.verbs import VERB_WORDS
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.verbs import VERBS
from inspection_ready.storage.models.registry import MODEL_OF_KIND


def test_every_verb_has_words() -> None:
    for module in pkgutil.iter_modules(services.__path__):
        importlib.import_module(f"inspection_ready.services.{module.name}")

    ours = {
        verb for verb in VERBS if not verb.startswith(("test.", "bench."))
    }  # tests add verbs of their own

    assert ours - set(VERB_WORDS) == set()


def test_every_kind_of_record_has_words() -> None:
    described = {record.code for record in RECORDS}

    assert set(MODEL_OF_KIND) == described | set(OTHER_KINDS)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (FieldWords("Role", "Officer", "Manager"), "Role from “Officer” to “Manager”"),
        (FieldWords("Role", "", "Manager"), "Role set to “Manager”"),
        (FieldWords("Role", "Officer", ""), "Role emptied, it was “Officer”"),
        (FieldWords("Text", "a", "b", is_told=False), "Text written anew"),
        (FieldWords("Tasks", "", "x" * 90), f"Tasks set to “{'x' * 80}…”"),
    ],
)
def test_change_is_said_in_words(change: FieldWords, expected: str) -> None:
    assert change_words(change) == expected


def test_many_records_are_counted() -> None:
    counts = [(Action.ADDED, 1200, "person", "people"), (Action.CHANGED, 1, "person", "people")]

    assert several_words("import.run", counts) == (
        "Brought in a spreadsheet: 1,200 people added, 1 person changed"
    )
