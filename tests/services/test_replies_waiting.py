from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from inspection_ready.phrases.replies import waiting_words
from inspection_ready.services.replies_waiting import RepliesWaiting, replies_waiting
from inspection_ready.services.reply_filing import set_aside
from tests.mails import eml
from tests.sign_mails import bring

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

NOW = 1_800_000_000.0


def test_what_waits_and_what_is_not_brought_in_is_counted(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    first = bring(app, folder, eml(message_id="<1@x>"), "a.eml")
    bring(app, folder, eml(message_id="<2@x>"), "b.eml")
    (folder / "c.eml").write_bytes(b"From: x@x.example\n\nnew")
    (folder / "b.eml").write_bytes(b"From: x@x.example\n\nanother one of this name")
    for path in folder.iterdir():
        os.utime(path, (NOW - 60, NOW - 60))

    assert app.read(replies_waiting, folder, now=NOW) == RepliesWaiting(2, 2)
    app.do(set_aside, [first.id], why="Old")
    assert app.read(replies_waiting, folder, now=NOW) == RepliesWaiting(1, 2)
    assert app.read(replies_waiting, None, now=NOW) == RepliesWaiting(1, 0)
    assert app.read(replies_waiting, tmp_path / "gone", now=NOW) == RepliesWaiting(1, 0)


@pytest.mark.parametrize(
    ("replies", "in_folder", "words"),
    [
        (0, 0, ""),
        (1, 0, "1 reply waits to be looked through"),
        (4, 1, "4 replies and 1 message in the folder wait"),
        (0, 1, "1 message in the folder waits"),
        (0, 3, "3 messages in the folder wait"),
    ],
)
def test_it_is_told_in_words(replies: int, in_folder: int, words: str) -> None:
    assert waiting_words(replies, in_folder) == words
