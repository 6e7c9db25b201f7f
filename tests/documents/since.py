"""What changed at Northmoor since the pack before, told by the rules the app goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.changed_since import ChangedSince, DocumentState, ToldChange, ToldField
from inspection_ready.domain.filing import Head, Pack
from inspection_ready.domain.pack_changes import PackChanges, compare
from inspection_ready.domain.roles import RoleStatus
from inspection_ready.domain.tasks import TaskStatus
from inspection_ready.phrases.pack_changes import disposed_note
from inspection_ready.services.pack_change_words import in_words

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts

MADE_AT = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)
BEFORE = Pack(
    number=2,
    folder="Pack 2 - 2026-11-24",
    made_at=MADE_AT,
    head_count=180,
    head_hash="a" * 64,
    manifest_sha256="b" * 64,
)
COMPARED = (
    "key-dates", "wall-chart", "contacts", "roles", "checklist", "bases", "timetable", "timetable-by-day",
    "timetable-by-person", "welcome-pack", "letters",
)  # fmt: skip


def since(facts: PackFacts) -> ChangedSince:
    changes = PackChanges(
        changes=compare(earlier(facts), facts, COMPARED),
        compared=COMPARED,
        new=("distribution-lists",),
        disposed=0,
    )
    return in_words(BEFORE, changes, (disposed_note(1, 2),))


def earlier(facts: PackFacts) -> PackFacts:
    """As the registers might have stood a week before."""
    return replace(
        facts,
        prepared_at=MADE_AT,
        key_dates=_with(facts.key_dates, 3, day=None, until=None),
        people=_with(_with(facts.people, 0, name="Asha Verma-Pike"), 2, phone="01632 960199"),
        functions=_with(facts.functions, 0, contact_id=5),
        roles=_with(facts.roles, 0, status=RoleStatus.DRAFT, agreed_on=None),
        tasks=_with(facts.tasks, 3, status=TaskStatus.STARTED, done_on=None)[:-1],
        base_facts=_with(facts.base_facts, 0, value="8 visitor spaces", checked_by="", checked_on=None),
        sessions=_with(_with(facts.sessions, 1, day=2, starts=660), 3, track=1)[:-1],
        attendances=_with(facts.attendances, 0, person_id=5),
        sections=_with(_with(facts.sections, 0, text=f"{facts.sections[0].text}\nMore."), 11, included=True),
        key_facts=_with(facts.key_facts, 0, value="213,900"),
        letters=_with(facts.letters, 0, body="Dear {{name}},\n\nWe write again soon."),
        members=facts.members[1:],
    )


def _with(rows: tuple[Any, ...], place: int, **told: Any) -> tuple[Any, ...]:
    return (*rows[:place], replace(rows[place], **told), *rows[place + 1 :])


def awkward_since(*words: str) -> ChangedSince:
    """Everything that ever broke a document, in every place a word can stand."""
    return ChangedSince(
        pack=999,
        made_at=MADE_AT,
        head=Head(1, "c" * 64),
        summary=" ".join(words),
        notes=words,
        documents=tuple(
            DocumentState(document=name, is_same=False, words=word)
            for name, word in zip(COMPARED, words, strict=False)
        ),
        changes=tuple(
            ToldChange(
                kind="person",
                id=str(number),
                name=word,
                sort="new" if number % 2 else "changed",
                documents=(COMPARED[number % 3],),
                heading=word,
                was=word if number % 2 else "",
                now=word if number % 2 else "",
                fields=() if number % 2 else (ToldField(field="name", label=word, was=word, now=word),),
                said=word,
            )
            for number, word in enumerate(words * 40)
        ),
    )
