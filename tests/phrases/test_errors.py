from __future__ import annotations

import ast
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspection_ready
from inspection_ready.domain import errors
from inspection_ready.domain.errors import Refused
from inspection_ready.phrases import errors as phrases_errors
from inspection_ready.phrases.errors import SENTENCES, error_sentence

KINDS = {"Refused", "NotFound", "ChangedMeanwhile", "CannotRead"}


def raised() -> Iterator[tuple[str, set[str | None]]]:
    """Every expected error the code makes, where its code is written out, and the names of its data."""
    for path in Path(inspection_ready.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value), {keyword.arg for keyword in node.keywords}


def test_every_code_has_a_sentence() -> None:
    assert {code for code, _ in raised()} - set(SENTENCES) == set()


def sentence_codes() -> Iterator[tuple[str, str]]:
    """Each code that a table of sentences has, with the name of the table."""
    for path in (Path(inspection_ready.__file__).parent / "phrases").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            target = node.target if isinstance(node, ast.AnnAssign) else None
            if not isinstance(target, ast.Name) or not target.id.endswith("SENTENCES"):
                continue
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
                for key in node.value.keys:
                    if isinstance(key, ast.Constant):
                        yield str(key.value), f"{path.stem}.{target.id}"


def test_no_code_has_two_sentences() -> None:
    """The later table would silently take the place of the earlier."""
    places: dict[str, list[str]] = {}
    for code, place in sentence_codes():
        if not place.startswith("documents."):  # of faults in documents, not of errors
            places.setdefault(code, []).append(place)

    assert len(places) > 100
    assert {code: found for code, found in places.items() if len(found) > 1} == {}


def test_sentence_asks_for_nothing_the_error_does_not_tell() -> None:
    asked = [
        (code, names - told)
        for code, told in raised()
        if None not in told  # data that is passed on as a whole cannot be seen here
        and isinstance(said := SENTENCES[code], str)
        and (names := {name for _, name, _, _ in string.Formatter().parse(said) if name}) - told
    ]

    assert asked == []


def test_workspace_in_use_names_the_holder() -> None:
    error = Refused(
        "workspace_in_use",
        folder="x",
        account="Priya",
        machine="QA-3",
        pid=4,
        since="2026-12-01T09:30:00+00:00",
    )

    assert error_sentence(error) == (
        "Priya on QA-3 has had this workspace open since 1 December 2026, and only one program at a time may "
        "change it. Nothing was changed. Close it there, or open it here to read."
    )


def test_damaged_register_names_the_newest_backup() -> None:
    names = ("2026-12-01 093000 before upgrade 0123456789abcdef.sqlite", "older")

    said = error_sentence(Refused("register_damaged", folder="x", detail="", backups=names))

    assert said.endswith("is “2026-12-01 093000 before upgrade 0123456789abcdef.sqlite”.")


def test_cancelled_says_that_nothing_changed() -> None:
    with pytest.raises(errors.Cancelled) as caught:
        raise errors.Cancelled

    assert error_sentence(caught.value) == "Stopped, as you asked. Nothing was changed."


def test_no_code_stands_in_two_of_the_tables_that_are_put_together() -> None:
    """Tables are put together, and the later one would win without a word."""
    own = {name: table for name, table in vars(phrases_errors).items() if name.endswith("_SENTENCES")}
    codes = Counter(code for table in own.values() for code in table)

    assert len(own) > 20
    assert [code for code, count in codes.items() if count > 1] == []
