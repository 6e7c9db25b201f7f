"""The checklist as a list: with the days that are counted, not typed."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.tasks import Task
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.tasks import task_counted
from inspection_ready.records.tasks import TASKS
from inspection_ready.services.listing import Filter, Listing, Order, listing, page
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.tasks import due_days
from inspection_ready.storage.unit_of_work import Reader

DUE = "due_on"


def _counted(reader: Reader) -> dict[int, str]:
    """How the days of tasks are counted, in words, while they are to come."""
    try:
        stages = current_regime(reader).framework.stages
    except NotFound:
        stages = ()
    return {task.id: task_counted(task.when, stages) for task in reader.register(Task).all() if task.when}


def dated_listing(
    reader: Reader, *, today: dt.date, order: Order | None = None, filters: Sequence[Filter] = ()
) -> tuple[Listing, Mapping[int, str]]:
    """The register's listing, found and sorted by counted days too; and for each task the words of its due day."""
    plain = listing(reader, TASKS, order=order, filters=filters)
    due = {each: on for each, on in due_days(reader, today=today).items() if on is not None}
    told = _counted(reader) | {each: day(on) for each, on in due.items()}
    ids = list(plain.ids)
    if order is not None and order.field == DUE:
        known = sorted((each for each in ids if each in due), key=due.__getitem__, reverse=order.descending)
        ids = [*known, *(each for each in ids if each not in due)]
    rows = page(reader, TASKS, ids, fields=TASKS.fields)
    texts = Haystack("\x1f".join((*row.cells, told.get(row.id, ""))) for row in rows)
    return Listing(array("q", (row.id for row in rows)), texts), told
