"""The watchers themselves: each must be able to fail a test."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.plugins.strictness import ExpectedLog

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parent.parent


def outcomes_of(pytester: pytest.Pytester, source: str) -> dict[str, int]:
    """How a test file fares under the project's own watchers and settings, in a process of its own."""
    pytester.makeconftest(Path(ROOT / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(source)
    settings = ROOT / "pyproject.toml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(settings),
        "--rootdir",
        str(ROOT),
        str(pytester.path),
    ]
    result = pytester.run(*command, "-p", "no:cacheprovider", "-p", "no:randomly", "-o", f"pythonpath={ROOT}")
    return result.parseoutcomes()


def test_a_warning_in_the_log_fails_the_test(pytester: pytest.Pytester) -> None:
    source = "import logging\ndef test_it():\n    logging.getLogger('x').warning('hello')"

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"failed": 1}


def test_a_note_in_the_log_is_no_failure(pytester: pytest.Pytester) -> None:
    source = "import logging\ndef test_it():\n    logging.getLogger('x').info('hello')"

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"passed": 1}


def test_an_expected_log_record_that_never_comes_fails_the_test(pytester: pytest.Pytester) -> None:
    source = "import logging\ndef test_it(expected_log):\n    expected_log(logging.ERROR, 'hello')"

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"failed": 1}


def test_an_expected_log_record_is_no_failure(expected_log: ExpectedLog) -> None:
    expected_log(logging.ERROR, "the disk is full")

    logging.getLogger("anything").error("no more: the disk is full")


def test_a_log_record_while_a_fixture_ends_fails_the_test(pytester: pytest.Pytester) -> None:
    source = """
        import logging, pytest
        @pytest.fixture
        def noisy():
            yield
            logging.getLogger("x").warning("hello")
        def test_it(noisy): pass
    """

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"passed": 1, "errors": 1}


def test_a_message_from_qt_fails_the_test(pytester: pytest.Pytester) -> None:
    source = "from PySide6.QtCore import qWarning\ndef test_it(qapp):\n    qWarning('hello')"

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"failed": 1}


def test_a_python_warning_fails_the_test(pytester: pytest.Pytester) -> None:
    source = "import warnings\ndef test_it():\n    warnings.warn('hello')"

    outcomes = outcomes_of(pytester, source)

    assert outcomes == {"failed": 1}


def test_a_test_has_a_home_of_its_own(own_home: Path, tmp_path: Path) -> None:
    assert Path.home() == own_home
    assert os.environ["XDG_DATA_HOME"] == str(own_home / ".local/share")
    assert own_home.parent == tmp_path.parent


@pytest.mark.postgresql
def test_a_database_is_fresh_and_of_the_version_installed(postgresql_url: str) -> None:
    import psycopg  # slow import, and only this test needs it

    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as connection:
        tables = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()

    assert tables == (0,)
