"""Writes the drafts the ladder asks for: one e-mail a person, marked as unsent, with the form beside where it is wanted.

Nothing is ever sent from here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.chases import Chase, ChaseBatch, ChaseDraft, PlannedChase
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.file_names import safe_name, told_apart
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person
from inspection_ready.domain.reply_tokens import mint
from inspection_ready.phrases.chases import NO_TIME, batch_name
from inspection_ready.phrases.requests import due_words
from inspection_ready.services.chases import (
    ChaseOutlook,
    chase_outlook,
    drop_drafts,
    next_batch,
    next_draft,
    note_drafts,
)
from inspection_ready.services.council import council_of
from inspection_ready.services.who import name_of
from inspection_ready.storage.letter_folders import LetterFolder, free_name

if TYPE_CHECKING:
    from inspection_ready.documents.compose.chases import ChaseFacts
    from inspection_ready.domain.changes import Changes
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import Reader

CHASES = "chases"
"""The folder inside the workspace's."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 60

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseOrder:
    """``person_ids`` None is everybody who is to be chased; ``shown`` what was looked at, where somebody looked."""

    person_ids: frozenset[int] | None = None
    with_form: bool = False
    out: Path | None = None
    """A folder of somebody's own; None is inside the workspace."""
    shown: frozenset[tuple[int, int, str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenChases:
    batch: ChaseBatch
    folder: Path
    drafts: tuple[ChaseDraft, ...]
    names: tuple[str, ...]
    outlook: ChaseOutlook
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    draft: ChaseDraft
    data: bytes
    chase: PlannedChase


def write_chases(
    app: App, order: ChaseOrder, *, progress: Progress = lambda _done, _of: None
) -> WrittenChases:
    """All of them, or none: until everything is made nothing is written. Raises Refused."""
    with app.reading() as reader:
        outlook = chase_outlook(reader, app.clock.now())
        chosen = _chosen(outlook, order)
        facts = _facts(reader, app, outlook)
        number = next_draft(reader)
        batch = _batch(reader, app, facts, order, last_draft=number + len(chosen) - 1)
    names = told_apart(safe_name(each.person.printed_name, longest=LONGEST_NAME) for each in chosen)
    made: list[_Made] = []
    for place, (chase, name) in enumerate(zip(chosen, names, strict=True)):
        progress(place, len(chosen))
        draft = _draft(app, batch, chase, number + place, f"{name}.eml")
        made.append(_made(app, facts, chase, replace(draft, with_form=order.with_form)))
    progress(len(chosen), len(chosen))
    drafts, chases = tuple(each.draft for each in made), _chases(made)
    done = app.do(note_drafts, batch, drafts, chases)
    filed = done.result
    folder = app.workspace.folder / batch.folder
    try:
        LetterFolder(folder).place_all({each.draft.path: each.data for each in made})
    except BaseException:
        app.do(drop_drafts, filed.id)
        raise
    return WrittenChases(
        batch=filed,
        folder=folder,
        drafts=drafts,
        names=tuple(each.person.name for each in chosen),
        outlook=outlook,
        changes=done.changes,
    )


def sample_draft(reader: Reader, app: App, chase: PlannedChase, outlook: ChaseOutlook) -> tuple[str, str]:
    """The subject and the words one person would get, to be looked at before; its mark has the number it would get."""
    from inspection_ready.documents.compose.chases import compose_chase  # slow import: reads formatted text
    from inspection_ready.documents.message_body import message_text  # slow import, as above

    mark = mint(app.workspace.file.id, next_draft(reader))
    document = compose_chase(_facts(reader, app, outlook), chase, mark)
    return document.title, message_text(document)


# inside


def _chosen(outlook: ChaseOutlook, order: ChaseOrder) -> tuple[PlannedChase, ...]:
    plan, wanted = outlook.plan, order.person_ids
    chosen = tuple(each for each in plan.chases if wanted is None or each.person.id in wanted)
    if order.shown is not None and _of(order.shown, wanted) != _of(outlook.shown, wanted):
        raise Refused("chases_changed")
    if wanted is not None:
        _refuse_others(outlook, wanted - {each.person.id for each in chosen})
    if not chosen:
        raise Refused("nobody_to_chase")
    return chosen


def _of(
    shown: frozenset[tuple[int, int, str]], wanted: frozenset[int] | None
) -> frozenset[tuple[int, int, str]]:
    return frozenset(each for each in shown if wanted is None or each[0] in wanted)


def _refuse_others(outlook: ChaseOutlook, others: Collection[int]) -> None:
    if others:
        raise Refused(
            "not_to_be_chased", names=", ".join(sorted(outlook.names.get(each, "") for each in others))
        )


def _facts(reader: Reader, app: App, outlook: ChaseOutlook) -> ChaseFacts:
    from inspection_ready.documents.compose.chases import ChaseFacts  # slow import: reads formatted text

    return ChaseFacts(
        council=council_of(reader),
        sender=name_of(reader, app.who.person_id),
        at=outlook.at,
        head=reader.head(),
        names={person.id: person.printed_name for person in reader.register(Person).all()},
        rules=outlook.rules,
    )


def _batch(reader: Reader, app: App, facts: ChaseFacts, order: ChaseOrder, *, last_draft: int) -> ChaseBatch:
    number = next_batch(reader)
    parent = app.workspace.folder / CHASES if order.out is None else order.out.absolute()
    name = free_name(parent, batch_name(number, facts.at))
    return ChaseBatch(
        number=number,
        at=facts.at,
        folder=f"{CHASES}/{name}" if order.out is None else str(parent / name),
        last_draft=last_draft,
        head_count=facts.head.count,
        head_hash=facts.head.hash,
    )


def _draft(app: App, batch: ChaseBatch, chase: PlannedChase, number: int, path: str) -> ChaseDraft:
    address = one_mailbox(chase.person.email)
    assert address is not None, "nobody without an address is planned"
    mark = mint(app.workspace.file.id, number)
    return ChaseDraft(
        batch_id=batch.id,
        number=number,
        person_id=chase.person.id,
        address=address,
        subject=mark,
        path=path,
        sha256="",
    )


def _made(app: App, facts: ChaseFacts, chase: PlannedChase, draft: ChaseDraft) -> _Made:
    from inspection_ready.documents.compose.chases import compose_chase  # slow import: reads formatted text
    from inspection_ready.documents.message_body import message_html, message_text  # slow import, as above
    from inspection_ready.exchange.messages.drafts import (
        Attached,
        Draft,
        write_draft,
    )  # slow import, as above

    mark = draft.subject
    document = compose_chase(facts, chase, mark)
    attached = (Attached(f"Answers {mark}.xlsx", XLSX, _form(facts, chase, mark)),) if draft.with_form else ()
    data = write_draft(
        Draft(
            name=chase.person.printed_name,
            address=draft.address,
            subject=document.title,
            text=message_text(document),
            html=message_html(document),
            at=facts.at,
            key=f"{app.workspace.file.id}/chase/{draft.number}",
            attached=attached,
        )
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return _Made(draft=replace(draft, subject=document.title, sha256=sha256), data=data, chase=chase)


def _form(facts: ChaseFacts, chase: PlannedChase, mark: str) -> bytes:
    from inspection_ready.exchange.answer_forms import AnswerForm, FormRow, write_answer_form  # slow import

    return write_answer_form(
        AnswerForm(
            title=f"Answers to requests: {chase.person.printed_name}",
            mark=mark,
            created=facts.at,
            rows=tuple(
                FormRow(
                    number=one.request.number,
                    wording=one.request.wording,
                    due=due_words(one.request.due_at) if one.request.due_at else NO_TIME,
                )
                for one in chase.owed
            ),
        )
    )


def _chases(made: Collection[_Made]) -> tuple[Chase, ...]:
    return tuple(
        Chase(
            draft_id=each.draft.id,
            request_id=one.request.id,
            rung=one.rung,
            step=one.step,
            due_at=one.request.due_at,
        )
        for each in made
        for one in each.chase.owed
    )
