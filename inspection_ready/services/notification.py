"""The day the notification arrives: it is filed, and the first pack is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.arrivals import Oddity, oddities
from inspection_ready.domain.dates import NoSuchTime, london_moment
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.message_offers import offers_in
from inspection_ready.domain.messages import Reading
from inspection_ready.domain.stages import HAVE_THEIR_OWN_DOOR
from inspection_ready.exchange.chosen_files import read_chosen_file
from inspection_ready.services.app import App
from inspection_ready.services.inspection import (
    Message,
    correct_notification,
    inspection_of,
    is_the_filed_message,
    notify,
    working_calendar,
)
from inspection_ready.services.manifest import MOMENT, agrees
from inspection_ready.services.messages import reading_in
from inspection_ready.services.pack_documents import Progress
from inspection_ready.services.packs import MadePack, keeping, make_pack, newest_whole_pack_for, pack_again
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.storage.reading import Registers  # slow import: SQLAlchemy

MOST_BYTES = 100_000_000
CLOCKS_DIFFER = dt.timedelta(days=1)
"""How far ahead of this computer's clock a mail server's may be before it is taken for wrong."""


@dataclass(frozen=True, slots=True)
class Notified:
    """``is_new`` is False where all of it was there already. ``unread`` says why a message could not be read."""

    inspection: Inspection
    made: MadePack
    is_new: bool
    reading: Reading | None = None
    unread: CannotRead | None = None
    oddities: tuple[Oddity, ...] = ()


def notify_and_pack(
    app: App,
    *,
    received: dt.datetime | None = None,
    message: Message | None = None,
    correct: bool = False,
    letters: Sequence[str] | None = None,
    out: Path | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Notified:
    """Two commands: the notification, then the pack. The same message again gives the pack there is.

    Stopped between the two, running it again makes the pack.

    Without ``received`` the message says when it came. With ``correct`` a notification that is there is put right,
    and a pack with the right dates is made. ``letters`` are those of the pack, as ``make_pack`` has them. Raises
    Refused, CannotRead where nothing says when it came.
    """
    reading, unread = _read(app, message)
    if message is not None and reading is not None and reading.is_another_kind:
        _refuse_another_kind(app, message, reading, is_typed=received is not None, is_correction=correct)
    moment = received or _moment_in(app, message, reading, unread)
    done = app.do(correct_notification if correct else notify, received=moment, message=message)
    held = newest_whole_pack_for(app, done.result)
    # a pack that is kept on another machine, or lost, cannot say what it tells and is taken as it is
    is_behind = held is not None and agrees(held.folder, done.result, MOMENT) is False
    is_new = held is None or done.entry is not None or is_behind
    if held is not None and not is_new:
        made = pack_again(held, out=out)
    else:
        with keeping("notification"):
            made = make_pack(app, letters=letters, out=out, progress=progress)
    odd = app.read(oddities_of, done.result.notified_at, now=app.clock.now())
    return Notified(done.result, made, is_new, reading, unread, odd)


def _read(app: App, message: Message | None) -> tuple[Reading | None, CannotRead | None]:
    if message is None:
        return None, None
    try:
        return app.read(reading_in, message.name, message.data), None
    except CannotRead as error:
        return None, error


def _refuse_another_kind(
    app: App, message: Message, reading: Reading, *, is_typed: bool, is_correction: bool
) -> None:
    """A draft report must not start the clock, nor move it. A moment that somebody typed is their word for it.

    Where a notification is there, a message of another kind is told so, and not that there is one already.
    """
    held = app.read(inspection_of)
    if is_typed and (held is None or is_correction):
        return
    if held is not None and app.read(is_the_filed_message, held, message):
        return
    assert reading.kind is not None
    framework = app.read(current_regime).framework
    stages = dict.fromkeys(offer.stage for offer in offers_in(reading, framework))
    raise Refused(
        "message_of_another_kind",
        file=message.name,
        kind=reading.kind.name,
        is_held=held is not None,
        stages=tuple(stage for stage in stages if stage not in HAVE_THEIR_OWN_DOOR),
    )


def _moment_in(
    app: App, message: Message | None, reading: Reading | None, unread: CannotRead | None
) -> dt.datetime:
    if unread is not None:
        raise unread
    if message is None or reading is None:
        raise Refused("received_missing")
    at = reading.received_at
    if at is None:
        raise CannotRead("message_without_time", file=message.name)
    if at > app.clock.now() + CLOCKS_DIFFER:
        raise CannotRead("message_from_the_future", file=message.name, at=at)
    return at.replace(second=0, microsecond=0)


def oddities_of(reader: Registers, received: dt.datetime, *, now: dt.datetime) -> tuple[Oddity, ...]:
    """Of a moment as it was typed or as it is held. Raises Refused for a time that never was."""
    try:
        moment = london_moment(received)
    except NoSuchTime as error:
        raise Refused("no_such_time", typed=error.typed) from error
    return oddities(moment, working_calendar(reader, around=moment.date()), now=now)


def read_message(path: Path) -> Message:
    """Raises CannotRead."""
    data = read_chosen_file(
        path, most=MOST_BYTES, too_large="message_too_large", not_a_file="message_is_a_pipe"
    )
    if not data:
        raise CannotRead("file_empty", file=path.name)
    return Message(path.name, data)
