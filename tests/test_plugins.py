"""The watchers themselves: each must be able to fail a test."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugins.strictness import ExpectedLog

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parent.parent


# what stands in a test file, and how it must fare
TESTS = """
    import gc, logging, sqlite3, warnings
    import pytest
    from PySide6.QtCore import qWarning
    from inspection_ready.documents import write_docx
    from inspection_ready.documents.docx import body
    from tests.documents.blocks import everything

    @pytest.fixture
    def noisy_at_the_end():
        yield
        logging.getLogger("x").warning("hello")

    def test_note_in_the_log(): logging.getLogger("x").info("hello")
    def test_warning_in_the_log(): logging.getLogger("x").warning("hello")
    def test_warning_while_a_fixture_ends(noisy_at_the_end): pass
    def test_expected_record_never_comes(expected_log): expected_log(logging.ERROR, "hello")
    def test_message_from_qt(qapp): qWarning("hello")
    def test_python_warning(): warnings.warn("hello")
    def test_connection_left_open():
        sqlite3.connect(":memory:")
        gc.collect()  # each is tied to itself, so otherwise it goes in some later test
    def test_connection_closed(): sqlite3.connect(":memory:").close()
    def test_merged_cells_in_word(monkeypatch):
        merged = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc></w:tr></w:tbl>'
        monkeypatch.setattr(body, "table_xml", lambda *_, **__: merged)
        write_docx(everything())
    def test_no_merged_cells_in_word(): write_docx(everything())
"""
OUTCOMES = {
    "test_note_in_the_log": ["PASSED"],
    "test_warning_in_the_log": ["FAILED"],
    "test_warning_while_a_fixture_ends": ["PASSED", "ERROR"],
    "test_expected_record_never_comes": ["FAILED"],
    "test_message_from_qt": ["FAILED"],
    "test_python_warning": ["FAILED"],
    "test_connection_left_open": ["FAILED"],
    "test_connection_closed": ["PASSED"],
    "test_merged_cells_in_word": ["FAILED"],
    "test_no_merged_cells_in_word": ["PASSED"],
}


def test_what_goes_unnoticed_elsewhere_fails_a_test_here(pytester: pytest.Pytester) -> None:
    """Under the project's own settings, in a process of its own."""
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(TESTS)
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-o", f"pythonpath={ROOT}"]

    result = pytester.run(
        sys.executable, "-m", "pytest", *settings, "-p", "no:cacheprovider", "-v", str(pytester.path)
    )

    told = re.findall(r"::(test_\w+) (PASSED|FAILED|ERROR)", str(result.stdout))
    assert {name: [outcome for each, outcome in told if each == name] for name, _ in told} == OUTCOMES


def test_an_expected_log_record_is_no_failure(expected_log: ExpectedLog) -> None:
    expected_log(logging.ERROR, "the disk is full")

    logging.getLogger("anything").error("no more: the disk is full")


def test_a_test_has_a_home_of_its_own(own_home: Path, tmp_path: Path) -> None:
    assert Path.home() == own_home
    assert os.environ["XDG_DATA_HOME"] == str(own_home / ".local/share")
    assert own_home.parent.parent == tmp_path.parent


@pytest.mark.postgresql
def test_a_database_is_fresh_and_of_the_version_installed(postgresql_url: str) -> None:
    import psycopg  # slow import, and only this test needs it

    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as connection:
        tables = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()

    assert tables == (0,)
