"""The evening briefing: what was learnt in a day, by theme, for those who are seen on the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines, named
from inspection_ready.documents.compose.sessions import state_runs, title_runs, where_runs, who_runs
from inspection_ready.documents.model import BulletList, Callout, Heading, Run, Table, item, paragraph, text
from inspection_ready.domain.papers import NO_TALK, is_held
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.dates import day as day_said
from inspection_ready.phrases.papers import KEEP_INSIDE, ONLY_US
from inspection_ready.phrases.timetable import day_words, times_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.learning import Learnt
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable_days import DatedDay

ASKED_WIDTHS = (0.5, 0.28, 0.22)
PROMISED_WIDTHS = (0.42, 0.24, 0.2, 0.14)
TOMORROW_WIDTHS = (0.20, 0.31, 0.27, 0.22)
NO_THEME = "Not about one statement"
NOTHING_TO_KNOW = "Nobody has written what to pass on yet: read what was asked, below."


@dataclass(frozen=True, slots=True)
class EveningFacts:
    """``statements``: by their codes, the title and the theme each belongs to, both in words and in the regime's order."""

    day: DatedDay
    entries: tuple[Learnt, ...]
    statements: Mapping[str, tuple[str, str]]
    earlier: tuple[Learnt, ...] = ()
    """Of days before, what was promised or is to be followed up and nobody has seen to."""
    requests: Mapping[int, int] = field(default_factory=dict)
    """The numbers, by their ids, of requests that promises became."""


def compose_evening_briefing(facts: PackFacts, evening: EveningFacts) -> Document:
    blocks = (*_head(evening), *_to_know(evening), *_asked(facts, evening), *_after(facts, evening), *_tomorrow(facts, evening))  # fmt: skip
    return framed(facts, title="Evening briefing", blocks=blocks)


def _head(evening: EveningFacts) -> Iterator[Block]:
    count = len(evening.entries)
    noted = "1 entry" if count == 1 else f"{count} entries"
    yield paragraph(f"What was learnt on {day_words(evening.day)}: {noted} in the learning log.", "lead")
    yield Callout(ONLY_US, (text(KEEP_INSIDE),))


def _to_know(evening: EveningFacts) -> Iterator[Block]:
    yield Heading(1, text("To know for tomorrow"))
    told = [each for each in evening.entries if each.pass_on.strip()]
    if told:
        yield BulletList(tuple(item(f"{each.pass_on}{_about(each)}") for each in told))
    else:
        yield paragraph(NOTHING_TO_KNOW)
    corrected = [each for each in evening.entries if each.correction.strip()]
    yield Heading(1, text("Corrections"))
    if corrected:
        yield BulletList(tuple(item(f"{each.correction}{_about(each)}") for each in corrected))
    else:
        yield paragraph("None was noted.")


def _about(entry: Learnt) -> str:
    told = ", ".join(part for part in (entry.session_code, entry.statement) if part)
    return f" ({told})" if told else ""


def _asked(facts: PackFacts, evening: EveningFacts) -> Iterator[Block]:
    yield Heading(1, text("What was asked, by theme"))
    for theme, entries in _by_theme(evening):
        yield Heading(2, text(theme))
        yield Table(
            header=tuple(map(text, ("What was asked", "Statement", "Session"))),
            rows=tuple(
                (text(each.asked), text(_statement(evening, each)), _session(facts, each)) for each in entries
            ),
            widths=ASKED_WIDTHS,
            row_header=True,
        )


def _by_theme(evening: EveningFacts) -> list[tuple[str, list[Learnt]]]:
    """In the regime's order; what is about no statement it knows comes last."""
    themes = dict.fromkeys(theme for _, theme in evening.statements.values())
    found: dict[str, list[Learnt]] = {theme: [] for theme in (*themes, NO_THEME)}
    for entry in evening.entries:
        theme = evening.statements.get(entry.statement, ("", NO_THEME))[1]
        found[theme].append(entry)
    return [(theme, entries) for theme, entries in found.items() if entries]


def _statement(evening: EveningFacts, entry: Learnt) -> str:
    title, _ = evening.statements.get(entry.statement, ("", ""))
    return f"{entry.statement} {title}".strip()


def _session(facts: PackFacts, entry: Learnt) -> Runs:
    code = entry.session_code.casefold()
    found = next((each for each in facts.sessions if code and each.code.casefold() == code), None)
    return title_runs(found) if found else text(entry.session_code)


def _after(facts: PackFacts, evening: EveningFacts) -> Iterator[Block]:
    yield from _owed(facts, evening, evening.entries, "Promised", lambda each: each.promised)
    yield from _owed(facts, evening, evening.entries, "Follow-ups", lambda each: each.follow_up)
    yield from _owed(facts, evening, evening.earlier, "Still owed from before", lambda each: each.owed)
    surprised = [each for each in evening.entries if each.surprised.strip()]
    if surprised:
        yield Heading(1, text("What surprised us"))
        yield BulletList(tuple(item(f"{each.surprised}{_about(each)}") for each in surprised))


def _owed(
    facts: PackFacts,
    evening: EveningFacts,
    entries: Sequence[Learnt],
    title: str,
    of: Callable[[Learnt], str],
) -> Iterator[Block]:
    told = [each for each in entries if of(each).strip()]
    if not told:
        return
    yield Heading(1, text(title))
    yield Table(
        header=tuple(map(text, ("What", "Session", "Who sees to it", "By when"))),
        rows=tuple(
            (
                text(of(each)),
                _session(facts, each),
                named(facts, each.owner_id) or (Run("Nobody named yet", italic=True),),
                text(_by_when(evening, each)),
            )
            for each in told
        ),
        widths=PROMISED_WIDTHS,
        row_header=True,
    )


def _by_when(evening: EveningFacts, entry: Learnt) -> str:
    if entry.done_on is not None:
        return f"Seen to on {day_said(entry.done_on)}"
    said = day_said(entry.due_on) if entry.due_on else "Not said"
    number = evening.requests.get(entry.request_id or 0)
    return said if number is None else f"{said}, request {number}"


def _tomorrow(facts: PackFacts, evening: EveningFacts) -> Iterator[Block]:
    next_day = _next_day(facts.dated_days, evening.day)
    sessions = [
        each
        for each in facts.sessions
        if next_day and each.day == next_day.day and is_held(each) and each.format not in NO_TALK
    ]
    if next_day is None or not sessions:
        return
    yield Heading(1, text(f"Who is seen next: {day_words(next_day)}"))
    yield Table(
        header=tuple(map(text, ("Time", "Session", "Who", "Where"))),
        rows=tuple(
            (
                text(times_words(each)),
                lines(title_runs(each), text(each.inspectors), state_runs(each)),
                who_runs(facts, each, parts=(Part.TAKES_PART, Part.SECOND)),
                where_runs(facts, each),
            )
            for each in sessions
        ),
        widths=TOMORROW_WIDTHS,
        row_header=True,
    )


def _next_day(days: Sequence[DatedDay], over: DatedDay) -> DatedDay | None:
    return min((each for each in days if each.day > over.day), key=lambda each: each.day, default=None)
