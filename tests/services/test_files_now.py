"""A stored file that somebody wrote over or took away is told among the gaps, without reading every file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.evidence import EvidenceFile
from inspection_ready.domain.moments import today
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services import files_now
from inspection_ready.services.readiness import readiness
from inspection_ready.services.sample import fill_sample
from inspection_ready.services.today import today_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

DAY = 86_400
CODES = ("stored_file_changed", "stored_file_gone", "stored_files_unseen")


@pytest.fixture
def held(app: App) -> App:
    app.do(fill_sample)
    for each in files(app):
        set_time(app, each, -DAY)
    return app


def files(app: App) -> tuple[EvidenceFile, ...]:
    return app.read(lambda reader: reader.register(EvidenceFile).all())


def path_of(app: App, file: EvidenceFile) -> Path:
    return app.workspace.files.path_of(file.sha256)


def set_time(app: App, file: EvidenceFile, after: int) -> None:
    """So many seconds after the clock of the app."""
    at = app.clock.now().timestamp() + after
    path = path_of(app, file)
    path.chmod(0o644)
    os.utime(path, (at, at))


def told(app: App) -> list[tuple[str, str]]:
    found = app.read(readiness, today(app.clock))
    return [
        (each.code, str(each.data.get("file", each.data.get("count"))))
        for each in found
        if each.code in CODES
    ]


def test_files_that_are_as_they_were_kept_are_not_told_and_not_read(
    held: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspection_ready.storage.files.digest_of", lambda _path: pytest.fail("it was read"))

    assert told(held) == []


def test_a_file_of_another_size_is_told_in_gaps_and_today(held: App) -> None:
    file = files(held)[0]
    path_of(held, file).write_bytes(b"somebody wrote over this")
    set_time(held, file, -DAY)

    assert told(held) == [("stored_file_changed", file.name)]
    [found] = [each for each in held.read(today_of, on=today(held.clock)).findings if each.code in CODES]
    assert finding_sentence(found).startswith(
        f"{file.name}, of version 1 of “{found.name}”, was written over"
    )


def test_a_file_of_the_same_size_is_read_where_it_was_written_to_since(held: App) -> None:
    file = files(held)[0]
    path = path_of(held, file)
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    set_time(held, file, DAY)

    assert told(held) == [("stored_file_changed", file.name)]
    path.write_bytes(data)
    set_time(held, file, DAY)
    assert told(held) == []


def test_a_file_that_is_gone_is_told(held: App) -> None:
    file = files(held)[0]
    path_of(held, file).unlink()

    assert told(held) == [("stored_file_gone", file.name)]


def test_what_is_too_much_to_read_at_once_is_counted_and_read_at_the_next_look(
    held: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_now, "MOST_FILES", 2)
    monkeypatch.setattr(files_now, "MOST_BYTES", 0)
    several = files(held)[:3]
    for file in several:
        set_time(held, file, DAY)

    assert told(held) == [("stored_files_unseen", "2")]
    assert told(held) == [("stored_files_unseen", "1")]
    assert told(held) == []
