"""The checklist as a list: with the days that are counted and the people who answer through their function."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import Haystack, sort_key
from inspection_ready.domain.tasks import Task, answering
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.key_dates import NOT_ANNOUNCED
from inspection_ready.phrases.tasks import task_counted, through_function
from inspection_ready.records.tasks import TASKS
from inspection_ready.services.listing import Filter, Listing, Order, listing, page
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.tasks import due_days, uncertain_due_days
from inspection_ready.storage.unit_of_work import Reader

DUE = "due_on"
OWNER = "owner_id"


def dated_listing(
    reader: Reader, *, today: dt.date, order: Order | None = None, filters: Sequence[Filter] = ()
) -> tuple[Listing, Mapping[str, Mapping[int, str]]]:
    """The register's listing, found and sorted by what is counted too.

    Beside it, by field and then by task, the words of due days, and of owners that are their function's.
    """
    plain = listing(reader, TASKS, order=order, filters=filters)
    due = {each: on for each, on in due_days(reader, today=today).items() if on is not None}
    uncertain = uncertain_due_days(reader, today=today)
    said = {
        each: f"{day(on)} ({NOT_ANNOUNCED})" if each in uncertain else day(on) for each, on in due.items()
    }
    told = {DUE: counted_words(reader) | said, OWNER: _answering(reader)}
    ids = list(plain.ids)
    if order is not None and order.field == DUE:
        known = sorted((each for each in ids if each in due), key=due.__getitem__, reverse=order.descending)
        ids = [*known, *(each for each in ids if each not in due)]
    rows = page(reader, TASKS, ids, fields=TASKS.fields)
    if order is not None and order.field == OWNER:
        at = TASKS.fields.index(TASKS.field(OWNER))
        shown = {row.id: told[OWNER].get(row.id, row.cells[at]) for row in rows}
        named = sorted(
            (row for row in rows if shown[row.id]),
            key=lambda row: sort_key(shown[row.id]),
            reverse=order.descending,
        )
        rows = (*named, *(row for row in rows if not shown[row.id]))
    texts = Haystack(
        "\x1f".join((*row.cells, *(words.get(row.id, "") for words in told.values()))) for row in rows
    )
    return Listing(array("q", (row.id for row in rows)), texts), told


def counted_words(reader: Reader) -> dict[int, str]:
    """How the days of tasks are counted, in words, by the ids of those that are."""
    try:
        stages = current_regime(reader).framework.stages
    except NotFound:
        stages = ()
    return {task.id: task_counted(task.when, stages) for task in reader.register(Task).all() if task.when}


def _answering(reader: Reader) -> dict[int, str]:
    """Who answers for the tasks that name no owner, where their function has a key contact."""
    functions = {each.id: each for each in reader.register(Function).all()}
    unnamed = [task for task in reader.register(Task).all() if task.owner_id is None]
    owners = {task.id: answering(task, functions.get(task.function_id or 0))[0] for task in unnamed}
    people = {
        each.id: each.name for each in reader.register(Person).among(tuple(filter(None, owners.values())))
    }
    return {task: through_function(people[owner]) for task, owner in owners.items() if owner is not None}
