"""How many people each lunch and break is for, and what was assumed in counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import framed
from inspection_ready.documents.compose.people import lines
from inspection_ready.documents.compose.sessions import pencilled_note, title_runs
from inspection_ready.documents.model import BulletList, Heading, Run, Table, item, paragraph, text
from inspection_ready.domain.catering import INSPECTORS, NEAR, OURS, PARTNERS, sittings
from inspection_ready.phrases.dates import clock_range
from inspection_ready.phrases.timetable import day_words, days_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.catering import Sitting
    from inspection_ready.domain.packs import PackFacts

WIDTHS = (0.25, 0.23, 0.09, 0.11, 0.12, 0.09, 0.11)
NOT_IN_TIMETABLE = "Lunch, which is not in the timetable"


def compose_catering(facts: PackFacts, only: int | None = None) -> Document:
    """``only``: the id of one base."""
    shown = tuple(each for each in sittings(facts) if only in {None, each.base_id})
    return framed(facts, title="Catering count", blocks=_blocks(facts, shown))


def _blocks(facts: PackFacts, shown: tuple[Sitting, ...]) -> Iterator[Block]:
    yield paragraph(f"{days_words(facts.dated_days)}: people for each lunch and break.", "lead")
    yield from pencilled_note(facts)
    if not shown:
        yield paragraph("There is no lunch and no break to count for yet.")
        return
    for day in facts.dated_days:
        own = [each for each in shown if each.day == day.day]
        if own:
            yield Heading(1, text(day_words(day)))
            yield _table(facts, own)
    yield Heading(1, text("How it was counted"))
    yield BulletList(tuple(map(item, _assumed(shown))))


def _table(facts: PackFacts, own: list[Sitting]) -> Table:
    return Table(
        header=tuple(map(text, ("Sitting", "Base", "Ours", "Partners", "Inspectors", "Total", "May stay"))),
        rows=tuple(_row(facts, each) for each in own),
        widths=WIDTHS,
        row_header=True,
    )


def _row(facts: PackFacts, sitting: Sitting) -> tuple[Runs, ...]:
    inspectors, total = str(sitting.stay[INSPECTORS]), str(sitting.count)
    if sitting.says_no_number:
        inspectors, total = (f"{words} or more" for words in (inspectors, total))
    counts = (sitting.stay[OURS], sitting.stay[PARTNERS])
    return (
        lines(_called(sitting), text(clock_range(sitting.starts, sitting.ends))),
        _where(facts, sitting),
        *(text(str(count)) for count in counts),
        text(inspectors),
        (Run(total, bold=True),),
        text(f"{sitting.may_stay} more" if sitting.may_stay else "0"),
    )


def _called(sitting: Sitting) -> Runs:
    return title_runs(sitting.session) if sitting.session else (Run(NOT_IN_TIMETABLE, bold=True),)


def _where(facts: PackFacts, sitting: Sitting) -> Runs:
    one = sitting.session
    room = (facts.room_names.get(one.room_id, "") or one.where) if one else ""
    return lines(text(facts.base_names.get(sitting.base_id, "")), text(room))


def _assumed(shown: tuple[Sitting, ...]) -> Iterator[str]:
    yield (
        "Counted is whoever has something to do on that day before and after the sitting, at the base where they are "
        "before it. Seconds are not counted, nor is whoever comes to a drop-in or with a group without being named."
    )
    yield (
        f"“May stay” is whoever is done at most {NEAR} minutes before it, or begins at most {NEAR} minutes after it. "
        "They are not in the total."
    )
    yield (
        "Inspectors without names are counted by how many are there at once before and after it. Those who work on "
        "by themselves at another place are not known here."
    )
    if any(each.says_no_number for each in shown):
        yield (
            "Some sessions say that inspectors come and not how many, such as “the whole team”: ask the lead "
            "inspector, and add those who are missing."
        )
    if busy := sum(each.busy for each in shown):
        yield f"In sessions that run over a sitting, and not counted for it: {busy}. Keep something for them."
    if any(each.session is None for each in shown):
        yield (
            "Where the timetable has no lunch and people are there over the time for it, one is counted at the time "
            "most of them are free."
        )
    yield "What people can and cannot eat is not held in this app: ask them when you invite them."
