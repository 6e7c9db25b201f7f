"""The overview as it can be read before a workspace is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.services.overview import Overview, overview
from inspection_ready.storage.first_look import first_look

if TYPE_CHECKING:
    import datetime as dt


def first_overview(folder: Path, *, today: dt.date) -> Overview | None:
    """What is missing and the dates ahead; None where the workspace must be opened to say why it cannot be read."""
    return first_look(folder, partial(overview, today=today))
