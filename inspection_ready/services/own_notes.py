"""Small things kept for one person on one machine, beside no workspace: drafts, and how files were read.

Losing them loses no record, so they are written without asking and read without complaint.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from inspection_ready.storage.places import default_place


def read_note(name: str) -> Any:
    """What was kept under the name; None where nothing was, or it cannot be read."""
    with suppress(OSError, ValueError):
        return json.loads(_path(name).read_text("utf-8"))
    return None


def keep_note(name: str, value: object) -> None:
    """A full disk or a locked folder loses the note, never the work under way."""
    with suppress(OSError):
        path = _path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        part.replace(path)


def forget_note(name: str) -> None:
    with suppress(OSError):
        _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return default_place() / "notes" / f"{name}.json"
