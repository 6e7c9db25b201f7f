"""A log record at WARNING or above fails the test it appears in, unless the test said it would come.

Python warnings and Qt messages fail tests too: see ``filterwarnings`` and ``qt_log_level_fail`` in pyproject.toml.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


@dataclass(frozen=True, slots=True)
class Expectation:
    level: int
    text: str

    def is_met_by(self, record: logging.LogRecord) -> bool:
        return record.levelno == self.level and self.text in record.getMessage()


class LogWatch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[logging.LogRecord] = []
        self.expected: list[Expectation] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record)

    def complaints(self) -> list[str]:
        """What was logged without being expected, and what was expected and never came."""
        surprises = [each for each in self.seen if not any(known.is_met_by(each) for known in self.expected)]
        missing = [known for known in self.expected if not any(known.is_met_by(each) for each in self.seen)]
        return [
            *(f"unexpected {each.levelname} from {each.name}: {each.getMessage()}" for each in surprises),
            *(f"expected {logging.getLevelName(each.level)} never came: {each.text}" for each in missing),
        ]

    def forget(self) -> None:
        self.seen.clear()
        self.expected.clear()


class ExpectedLog:
    """Given to a test by the fixture ``expected_log``: ``expected_log(logging.WARNING, "part of the message")``."""

    def __init__(self, watch: LogWatch) -> None:
        self._watch = watch

    def __call__(self, level: int, text: str) -> None:
        self._watch.expected.append(Expectation(level, text))


_watch = LogWatch()


@pytest.fixture
def expected_log() -> ExpectedLog:
    return ExpectedLog(_watch)


def pytest_configure() -> None:
    logging.getLogger().addHandler(_watch)


def pytest_unconfigure() -> None:
    logging.getLogger().removeHandler(_watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Looks before the fixtures end, so that what they logged while setting up counts too."""
    result = yield
    _fail_on_complaints()
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    result = yield
    _fail_on_complaints()
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    _watch.forget()


def _fail_on_complaints() -> None:
    complaints = _watch.complaints()
    _watch.forget()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
