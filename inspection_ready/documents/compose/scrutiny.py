"""What became of one item, for who looks into it: every line in order, how it stands, what all of that shows and does not."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Heading,
    KeyValues,
    Paper,
    Run,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.evidence import Evidence, Sensitivity
from inspection_ready.domain.scrutiny import SHOWN
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.requests import asked_words, due_words, state_words
from inspection_ready.phrases.scrutiny import (
    HOW_TO_CHECK,
    NOTHING,
    happening_words,
    limit_words,
    recorded_words,
    title_words,
    when_words,
    whose_words,
)
from inspection_ready.phrases.signatures import for_request_words
from inspection_ready.records.evidence import SENSITIVITIES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.scrutiny import Happening, Limit, Scrutiny

WIDTHS = (0.13, 0.47, 0.2, 0.2)
LEAD = (
    "Who did what, from the question to the release, in the order in which it happened; and what that shows."
)
LONGEST_TITLE = 100
RECORDER = "Whoever recorded it"
HANDED_ON = "Whoever is handed this document is handed what it says of what is marked so."


def compose_scrutiny(facts: PackFacts, scrutiny: Scrutiny) -> Document:
    blocks = (*_about(scrutiny), *_lines(scrutiny), *_standing(scrutiny), *_shows(scrutiny))
    called = shorten(title_words(scrutiny.about), LONGEST_TITLE, placeholder=" ...")
    title = f"Record for scrutiny: {called}"
    return framed(facts, title=title, blocks=blocks, paper=Paper(landscape=True))


def _about(scrutiny: Scrutiny) -> Iterator[Block]:
    about = scrutiny.about
    marks = {item.mark for item in _items(scrutiny) if item.mark is not None}
    if marks:
        told = ", ".join(SENSITIVITIES[each].lower() for each in Sensitivity if each in marks)
        yield Callout(f"Marked: {told}", (text(HANDED_ON),))
    pairs = _of_evidence(about) if isinstance(about, Evidence) else _of_a_request(about)
    yield paragraph(LEAD, "lead")
    owner, second = scrutiny.people
    people = (("Owner", owner or "Nobody named"), ("Second", second or "Nobody named"))
    yield KeyValues(tuple((name, text(value)) for name, value in (*pairs, *people) if value))


def _items(scrutiny: Scrutiny) -> Iterator[Evidence]:
    """Every piece of evidence it speaks of."""
    if isinstance(scrutiny.about, Evidence):
        yield scrutiny.about
    for each in scrutiny.happenings:
        yield from (row for row in (each.row, *each.beside) if isinstance(row, Evidence))


def _of_evidence(about: Evidence) -> tuple[tuple[str, str], ...]:
    return (
        ("Status", STATUSES[about.status]),
        ("Why it is not held", about.why_not_held),
        ("What it shows", about.shows),
        ("As at", day(about.as_at) if about.as_at else ""),
        ("Sensitivity", SENSITIVITIES[about.sensitivity]),
        ("Dispose of on", day(about.dispose_on) if about.dispose_on else ""),
    )


def _of_a_request(about: Request) -> tuple[tuple[str, str], ...]:
    return (
        ("Wording", about.wording),
        ("Asked", asked_words(about)),
        ("Due", due_words(about.due_at) if about.due_at else ""),
        ("State", state_words(about)),
        ("Answer", about.answer),
    )


def _lines(scrutiny: Scrutiny) -> Iterator[Block]:
    yield Heading(1, text("What happened, in order"))
    if not scrutiny.happenings:
        yield paragraph(NOTHING)
        return
    yield Table(
        header=tuple(map(text, ("When", "What happened", "Who decided, or whose word it is", "Recorded by"))),
        rows=tuple(_line(each) for each in scrutiny.happenings),
        widths=WIDTHS,
        row_header=True,
    )


def _line(happening: Happening) -> tuple[tuple[Run, ...], ...]:
    whose = whose_words(happening) or RECORDER
    told = (when_words(happening), happening_words(happening), whose, recorded_words(happening))
    return tuple(map(text, told))


def _standing(scrutiny: Scrutiny) -> Iterator[Block]:
    if scrutiny.standings:
        yield Heading(1, text("How it stands now"))
        yield BulletList(tuple(item(for_request_words(each)) for each in scrutiny.standings))


def _shows(scrutiny: Scrutiny) -> Iterator[Block]:
    yield Heading(1, text("What this shows"))
    yield _bullets(scrutiny, [limit for limit in scrutiny.limits if limit in SHOWN])
    yield Heading(1, text("What it does not show"))
    yield _bullets(scrutiny, [limit for limit in scrutiny.limits if limit not in SHOWN])
    yield Heading(1, text("How to check it"))
    yield paragraph(HOW_TO_CHECK)


def _bullets(scrutiny: Scrutiny, limits: list[Limit]) -> BulletList:
    return BulletList(tuple(item(limit_words(scrutiny, limit)) for limit in limits))
