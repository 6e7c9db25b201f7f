"""Today as it can be read before a workspace is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.services.today import Today, today_of
from inspection_ready.storage.first_look import first_look

if TYPE_CHECKING:
    import datetime as dt


def first_today(folder: Path, *, on: dt.date, at: dt.datetime | None = None) -> Today | None:
    """What is due, what is missing and the dates ahead; None where the workspace must be opened to say why it cannot be read."""
    return first_look(folder, partial(today_of, on=on, at=at))
