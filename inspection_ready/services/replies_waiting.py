"""How many replies wait to be looked through, and how many messages in the folder are not brought in yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.replies import Reply
from inspection_ready.services.reply_folder import look_in
from inspection_ready.services.reply_reading import waiting_count

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.storage.unit_of_work import Reader


@dataclass(frozen=True, slots=True)
class RepliesWaiting:
    replies: int
    in_folder: int


def replies_waiting(reader: Reader, folder: Path | None, *, now: float) -> RepliesWaiting:
    """Counted, and none read: a message with the name and the size of one that was brought in is that one.

    ``now`` is in seconds since 1970. A folder that is not there has none; the page of replies says that it is not.
    """
    return RepliesWaiting(waiting_count(reader), 0 if folder is None else _in_folder(reader, folder, now))


def _in_folder(reader: Reader, folder: Path, now: float) -> int:
    register = reader.register(Reply)
    known = set(zip(register.values("name"), register.values("size"), strict=True))
    try:
        found = look_in(folder, (), now=now, known=known)
    except CannotRead:
        return 0
    return len(found.ready) + found.more
