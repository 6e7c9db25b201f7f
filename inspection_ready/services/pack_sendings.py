"""Says that the letters of a pack were sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from inspection_ready.domain.errors import Refused
from inspection_ready.services.app import App
from inspection_ready.services.pack_letters import (
    PackLetter,
    chosen,
    letters_from,
    mark_pack_letters_sent,
    note_pack_letters,
)
from inspection_ready.services.packs import FiledPack, manifest_of, pack_numbered
from inspection_ready.services.verbs import Done


def pack_letters(filed: FiledPack) -> tuple[PackLetter, ...]:
    """Whom its letters are for, as it was made. Raises NotFound where its files are gone; Refused."""
    return letters_from(manifest_of(filed), number=filed.pack.number)


def mark_pack_sent(
    app: App,
    number: int,
    *,
    on: date,
    by: str,
    letters: Collection[str] | None = None,
    lists: Collection[str] | None = None,
) -> int:
    """Notes whom the letters of the pack were for, and that they were sent: how many were not marked before.

    ``letters`` are titles, ``lists`` names of lists; None for all. That they were sent can be taken back, what was
    written stays. Raises NotFound; Refused.
    """
    filed = pack_numbered(app, number)
    wanted = chosen(pack_letters(filed), letters, number=number)
    return mark_these_sent(app, filed, [each.on(lists) for each in wanted], on=on, by=by).result


def mark_these_sent(
    app: App, filed: FiledPack, letters: Sequence[PackLetter], *, on: date, by: str
) -> Done[int]:
    """The same for those that the letters are still ``to``; whoever else got one is noted too. Raises as above."""
    if not by.strip():
        raise Refused("sent_by_nobody")
    ids = {each.letter_id for each in letters}
    whole = [each for each in pack_letters(filed) if each.letter_id in ids]
    noted = app.do(note_pack_letters, filed.pack, whole)
    marked = app.do(mark_pack_letters_sent, filed.pack, letters, on=on, by=by)
    return replace(marked, changes=noted.changes | marked.changes)
