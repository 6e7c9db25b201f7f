"""The regulator names its days on site: they are entered, and a pack with them is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.visits import OffDay, off_days
from inspection_ready.services.app import App
from inspection_ready.services.inspection import set_on_site, working_calendar
from inspection_ready.services.manifest import DAYS, agrees
from inspection_ready.services.packs import MadePack, keeping, make_pack, newest_whole_pack_for, pack_again

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers  # slow import: SQLAlchemy


@dataclass(frozen=True, slots=True)
class OnSite:
    """``is_new`` is False where the days were known and the newest pack has them."""

    inspection: Inspection
    made: MadePack
    is_new: bool
    off_days: tuple[OffDay, ...]


def on_site_and_pack(
    app: App,
    *,
    first: dt.date,
    last: dt.date,
    letters: Sequence[str] | None = None,
    out: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> OnSite:
    """Two commands: the days, then the pack. The same days again give the pack there is.

    Stopped between the two, running it again makes the pack. ``letters`` are those of the pack, as ``make_pack``
    has them. Raises NotFound before the notification; Refused.
    """
    inspection = app.do(set_on_site, first=first, last=last).result
    newest = newest_whole_pack_for(app, inspection)
    # a pack whose manifest is gone has to be made again
    has_them = newest is not None and agrees(newest.folder, inspection, DAYS) is True
    if newest is not None and has_them:
        made = pack_again(newest, out=out)
    else:
        with keeping("on_site"):
            made = make_pack(app, letters=letters, out=out, progress=progress)
    return OnSite(inspection, made, not has_them, app.read(_off_days, first, last))


def _off_days(reader: Registers, first: dt.date, last: dt.date) -> tuple[OffDay, ...]:
    return off_days(first, last, working_calendar(reader, around=first))
