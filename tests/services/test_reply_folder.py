from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.services import reply_folder
from inspection_ready.services.reply_folder import MOST_AT_ONCE, look_in

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_800_000_000.0


def put(folder: Path, name: str, *, age: float = 60, data: bytes = b"From: a\n\nx") -> Path:
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_messages_are_ready_and_nothing_else_is(tmp_path: Path) -> None:
    for name in ("b.msg", "a.EML", "notes.txt", "~$a.msg", ".a.eml"):
        put(tmp_path, name)
    (tmp_path / "folder.eml").mkdir()

    look = look_in(tmp_path, (), now=NOW)

    assert [path.name for path, _ in look.ready] == ["a.EML", "b.msg"]
    assert (look.waiting, look.in_the_cloud, look.more) == ((), (), 0)


def test_what_was_seen_is_not_ready_again_until_it_changes(tmp_path: Path) -> None:
    put(tmp_path, "a.eml")
    seen = {each for _, each in look_in(tmp_path, (), now=NOW).ready}

    assert look_in(tmp_path, seen, now=NOW).ready == ()
    put(tmp_path, "a.eml", age=30, data=b"From: b\n\nnew")
    assert len(look_in(tmp_path, seen, now=NOW).ready) == 1


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    put(tmp_path, "now.eml", age=1)
    put(tmp_path, "begun.msg", data=b"")
    put(tmp_path, "ahead.eml", age=-3600)  # the clock of another computer

    look = look_in(tmp_path, (), now=NOW)

    assert sorted(look.waiting) == ["begun.msg", "now.eml"]
    assert [path.name for path, _ in look.ready] == ["ahead.eml"]


def test_what_is_in_the_cloud_only_is_said_and_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.eml")
    monkeypatch.setattr(reply_folder, "is_only_in_the_cloud", lambda _: True)

    look = look_in(tmp_path, (), now=NOW)

    assert (look.ready, look.in_the_cloud) == ((), ("a.eml",))


def test_more_than_can_be_taken_at_once_come_with_the_next_look(tmp_path: Path) -> None:
    for number in range(MOST_AT_ONCE + 3):
        put(tmp_path, f"{number:04}.eml")

    look = look_in(tmp_path, (), now=NOW)

    assert (len(look.ready), look.more) == (MOST_AT_ONCE, 3)


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as gone:
        look_in(tmp_path / "gone", (), now=NOW)

    assert gone.value.code == "file_missing"
