"""Who wrote into a safe copy last, and where the record of changes stood then.

A workspace's folder may be copied, and both go on with the same id. As long as only one of them is worked in,
that is a move. Once both were, one knows entries that the other does not: then it must not be copied over it.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import text

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import Head
from inspection_ready.domain.who import Who
from inspection_ready.storage.files import write_whole
from inspection_ready.storage.unit_of_work import Reader

MARKS = "writers"
_NAME = re.compile(r"after entry (\d+)\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """``folder`` is the workspace that was copied, on ``machine``."""

    account: str
    machine: str
    folder: str
    count: int
    hash: str


def leave_mark(copy: Path, *, who: Who, folder: Path, head: Head) -> None:
    """A file of its own each time, because nothing in a safe copy is written over; earlier ones are removed."""
    mark = Mark(
        account=who.account, machine=who.machine, folder=str(folder), count=head.count, hash=head.hash
    )
    earlier = _marks_in(copy)
    write_whole(copy / MARKS / f"after entry {head.count}.json", json.dumps(asdict(mark)).encode())
    for count, path in earlier:
        if count != head.count:
            path.unlink(missing_ok=True)


def refuse_twin(reader: Reader, copy: Path) -> None:
    """Raises Refused where the copy holds entries this register never had."""
    mark = _last_mark(copy)
    if mark is None or mark.count == 0:
        return
    asked = text("select hash from trail_entry where seq = :seq")
    if reader.connection.execute(asked, {"seq": mark.count}).scalar() != mark.hash:
        told = {"account": mark.account, "machine": mark.machine, "other": mark.folder}
        raise Refused("safe_copy_of_a_twin", folder=str(copy), **told)


def _marks_in(copy: Path) -> list[tuple[int, Path]]:
    found = ((_NAME.fullmatch(path.name), path) for path in (copy / MARKS).glob("*.json"))
    return sorted((int(name[1]), path) for name, path in found if name)


def _last_mark(copy: Path) -> Mark | None:
    """None where nobody left one, or it cannot be read: then only the id tells workspaces apart."""
    try:
        told = json.loads(_marks_in(copy)[-1][1].read_bytes())
        return Mark(
            account=str(told["account"]),
            machine=str(told["machine"]),
            folder=str(told["folder"]),
            count=int(told["count"]),
            hash=str(told["hash"]),
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
