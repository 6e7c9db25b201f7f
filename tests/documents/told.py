"""Change slips of Northmoor and its neighbours: invited, changed in every way, cancelled for every reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.slips import SlipFacts, compose_printed_slips, compose_slip_message
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.reply_tokens import mint
from inspection_ready.domain.slips import PersonSlips, Seen, SlipItem, SlipKind
from inspection_ready.domain.timetable import Part, SessionState
from tests.documents.covered import AWKWARD
from tests.documents.northmoor import PREPARED_AT, awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

WHY = "the Director has to be at the council meeting on Tuesday."
TUESDAY = dt.date(2027, 3, 2)
SEEN = Seen(
    key=1,
    code="D1-02",
    title="Principal Social Worker",
    on=TUESDAY,
    starts=600,
    minutes=60,
    base="Town Hall",
    address="1 Market Square\nNorthmoor\nZZ1 1ZZ",
    room="Room 2",
    where="",
    inspectors="Jo Hart and one more",
    brief="What your team is proud of, and what it would change.",
    notes="Come in by the side door.",
    part=Part.TAKES_PART,
)
MOVED = replace(SEEN, on=TUESDAY + dt.timedelta(days=1), starts=840, base="Market Gate", room="", minutes=45)
REWRITTEN = replace(
    SEEN, title="Practice lead", part=Part.SECOND, inspectors="", brief="", notes="", address="Elsewhere"
)


def items(words: str = "") -> tuple[SlipItem, ...]:
    def seen(one: Seen) -> Seen:
        return (
            replace(one, title=words, inspectors=words, brief=words, notes=words, where=words)
            if words
            else one
        )

    def gone(now: SessionState | None, *, is_gone: bool = False) -> SlipItem:
        return SlipItem(kind=SlipKind.CANCELLED, before=seen(SEEN), after=None, now=now, is_gone=is_gone)

    return (
        SlipItem(kind=SlipKind.INVITED, before=None, after=seen(SEEN)),
        SlipItem(kind=SlipKind.CHANGED, before=seen(SEEN), after=seen(MOVED)),
        SlipItem(kind=SlipKind.CHANGED, before=SEEN, after=seen(REWRITTEN)),
        gone(SessionState.CANCELLED),
        gone(SessionState.PENCILLED),
        gone(SessionState.CONFIRMED),
        gone(None),
        gone(None, is_gone=True),
    )


def told(facts: PackFacts, why: str) -> SlipFacts:
    issue = TimetableIssue(
        id=1, number=2, timetable_id=1, name="The visit", at=PREPARED_AT, by="Grace Obi", why=why, content=""
    )
    return SlipFacts(council=facts.council, sender="Grace Obi", at=PREPARED_AT, head=facts.head, issue=issue)


def slips(facts: PackFacts, names: Sequence[str], made: Sequence[SlipItem], why: str = WHY) -> Document:
    people = [PersonSlips(person_id=n, name=name, items=tuple(made)) for n, name in enumerate(names)]
    return compose_printed_slips(told(facts, why), people)


def message(made: Sequence[SlipItem]) -> Document:
    person = PersonSlips(person_id=1, name="Siân Prosser", items=tuple(made))
    return compose_slip_message(told(northmoor(), WHY), person, mint("northmoor", 7))


SLIPS: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: slips(northmoor(), ("Siân Prosser", "Owen Pritchard"), items()),
    "bare": lambda: slips(empty_council(), ("A",), items()[:1], ""),
    "awkward": lambda: slips(
        awkward_council(),
        AWKWARD,
        [item for words in AWKWARD for item in items(words)],
        AWKWARD[0],
    ),
}
