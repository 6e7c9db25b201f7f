"""Everything the steps of the notification show, in one read, and how far each step is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.arrivals import Oddity
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import CannotRead, NotFound
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.key_dates import KeyDate, Span
from inspection_ready.domain.letters import LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.notification_steps import Progress, Step, StepFacts, progress_of
from inspection_ready.domain.people import Person
from inspection_ready.domain.tasks import Task
from inspection_ready.services.diaries import unlisted_managers
from inspection_ready.services.inspection import current_key_dates, inspection_of
from inspection_ready.services.letters import LetterLine, letter_lines
from inspection_ready.services.manifest import DAYS, MOMENT, agrees
from inspection_ready.services.messages import reading_in
from inspection_ready.services.notification import oddities_of
from inspection_ready.services.pack_outlook import PackOutlook, pack_outlook
from inspection_ready.services.packs import FiledPack, newest_pack_for
from inspection_ready.services.task_list import counted_words
from inspection_ready.services.tasks import due_days
from inspection_ready.storage.trail_reading import kinds_after_added, last_entry_about

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Reading
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader

T = TypeVar("T")

STEP_OF_KIND: Mapping[str, Step] = {
    "closure_day": Step.DATES,
    "diary": Step.PEOPLE,
    "task": Step.PEOPLE,
    "letter": Step.LETTERS,
    "letter_use": Step.LETTERS,
    "distribution_list": Step.LETTERS,
    "list_member": Step.LETTERS,
}
"""Which step somebody was at who touched a record of this kind."""


@dataclass(frozen=True, slots=True)
class DiaryLine:
    diary: Diary
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """An open task. ``due`` is None while it is to come; ``counted`` says how it is counted."""

    task: Task
    function: str
    due: dt.date | None
    counted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationSteps:
    facts: StepFacts
    inspection: Inspection | None
    oddities: tuple[Oddity, ...]
    dates: tuple[KeyDate, ...]
    closures: tuple[ClosureDay, ...]
    diaries: tuple[DiaryLine, ...]
    tasks: tuple[TaskLine, ...]
    """Open ones, the next due first."""
    letters: tuple[LetterLine, ...]
    lists: tuple[tuple[DistributionList, int], ...]
    """Each with how many people are on it."""
    uses: Mapping[int, frozenset[int]]
    """The lists each letter goes to, by their ids."""
    outlook: PackOutlook
    newest: FiledPack | None
    """Of this inspection."""

    @property
    def progress(self) -> Mapping[Step, Progress]:
        return progress_of(self.facts)


def notification_steps(app: App, *, at: dt.datetime) -> NotificationSteps:
    """As many queries for a large council as for a small one."""
    with app.reading() as reader:
        inspection = inspection_of(reader)
        newest = newest_pack_for(app, inspection) if inspection is not None else None
        return _read(reader, inspection, newest, at)


def filed_reading(reader: Reader) -> Reading | None:
    """What the message that was filed says; None where none was, or it is no e-mail, or it is kept elsewhere."""
    inspection = inspection_of(reader)
    if inspection is None or inspection.message_sha256 is None:
        return None
    try:
        data = reader.files.read(inspection.message_sha256)
        return reading_in(reader, inspection.message_name, data)
    except (CannotRead, NotFound):
        return None


def _read(
    reader: Reader, inspection: Inspection | None, newest: FiledPack | None, at: dt.datetime
) -> NotificationSteps:
    today = on_the_clock(at).date()
    outlook = pack_outlook(reader, at=at)
    dates = _or_nothing(lambda: current_key_dates(reader, today=today))
    letters = _or_nothing(lambda: letter_lines(reader, at=at))
    tasks, diaries = _tasks(reader, today), _diaries(reader)
    facts = StepFacts(
        received_at=inspection.notified_at if inspection else None,
        is_filed=inspection is not None and inspection.message_sha256 is not None,
        dates_known=sum(key.when is not None for key in dates),
        dates_to_come=sum(key.when is None for key in dates),
        pressing_gaps=len(outlook.pressing),
        other_gaps=len(outlook.findings) - len(outlook.pressing),
        unlisted_managers=len(unlisted_managers(reader, today=today)),
        diaries=Counter(line.diary.state for line in diaries),
        open_tasks=len(tasks),
        late_tasks=sum(line.due is not None and line.due < today for line in tasks),
        letters=sum(bool(line.lists) for line in letters),
        copies=sum(line.people for line in letters),
        pack=newest.pack.number if newest else None,
        pack_made_on=on_the_clock(newest.pack.made_at).date() if newest else None,
        pack_has_moment=_has(reader, newest, inspection, MOMENT),
        pack_has_days=_has(reader, newest, inspection, DAYS),
        on_site=_on_site(inspection),
        touched=_touched(reader, inspection),
    )
    return NotificationSteps(
        facts=facts,
        inspection=inspection,
        oddities=oddities_of(reader, inspection.notified_at, now=at) if inspection else (),
        dates=dates,
        closures=reader.register(ClosureDay).all("on"),
        diaries=diaries,
        tasks=tasks,
        letters=letters,
        lists=_lists(reader),
        uses=_uses(reader),
        outlook=outlook,
        newest=newest,
    )


def _has(
    reader: Reader, newest: FiledPack | None, inspection: Inspection | None, names: Sequence[str]
) -> bool:
    """A pack kept on another machine cannot be asked: it has them if it was made after they last changed."""
    if newest is None or inspection is None:
        return False
    said = agrees(newest.folder, inspection, names)
    if said is not None:
        return said
    return newest.pack.head_count >= last_entry_about(reader.connection, "inspection", inspection.id)


def _on_site(inspection: Inspection | None) -> Span | None:
    if inspection is None or inspection.on_site_from is None:
        return None
    return Span(inspection.on_site_from, inspection.on_site_to or inspection.on_site_from)


def _touched(reader: Reader, inspection: Inspection | None) -> frozenset[Step]:
    if inspection is None:
        return frozenset()
    kinds = kinds_after_added(reader.connection, "inspection", inspection.id)
    return frozenset(STEP_OF_KIND[kind] for kind in kinds if kind in STEP_OF_KIND)


def _diaries(reader: Reader) -> tuple[DiaryLine, ...]:
    diaries = reader.register(Diary).all()
    names = {person.id: person.name for person in reader.register(Person).all()}
    lines = (DiaryLine(diary, names[diary.person_id]) for diary in diaries)
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))


def _tasks(reader: Reader, today: dt.date) -> tuple[TaskLine, ...]:
    due, counted = due_days(reader, today=today), counted_words(reader)
    functions = {function.id: function.name for function in reader.register(Function).all()}
    lines = (
        TaskLine(
            task=task,
            function="" if task.function_id is None else functions[task.function_id],
            due=due.get(task.id),
            counted=counted.get(task.id, ""),
        )
        for task in reader.register(Task).all("position", "title")
        if task.is_open
    )
    return tuple(sorted(lines, key=lambda line: line.due or dt.date.max))


def _lists(reader: Reader) -> tuple[tuple[DistributionList, int], ...]:
    members = Counter(member.list_id for member in reader.register(ListMember).all())
    return tuple((one, members[one.id]) for one in reader.register(DistributionList).all("side", "name"))


def _uses(reader: Reader) -> Mapping[int, frozenset[int]]:
    uses: dict[int, set[int]] = {}
    for use in reader.register(LetterUse).all():
        uses.setdefault(use.letter_id, set()).add(use.list_id)
    return {letter_id: frozenset(lists) for letter_id, lists in uses.items()}


def _or_nothing(read: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """Without a framework there is nothing to count and no letter to fill."""
    try:
        return read()
    except NotFound:
        return ()
