from __future__ import annotations

import re

from inspection_ready.resources import resource_path
from ui.actions import ACTIONS


def test_every_action_is_explained_with_its_keys() -> None:
    page = resource_path("help", "window.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", page, re.MULTILINE)[1:]

    assert [(text, keys) for text, keys, _ in rows] == [
        (action.text.replace("&", ""), ", ".join(action.keys)) for action in ACTIONS
    ]
