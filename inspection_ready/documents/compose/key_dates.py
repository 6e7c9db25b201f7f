"""Key dates: from the notification onwards, with how each date was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.frame import council_name, framed, sentence_start
from inspection_ready.documents.model import BulletList, Heading, KeyValues, Table, item, paragraph, text
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases import dates
from inspection_ready.phrases.key_dates import COUNTING, PAST, printed_date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs
    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.domain.packs import PackDate, PackFacts

STARTER = "Starter, check against the regulator’s current list"
WIDTHS = (0.32, 0.32, 0.36)


def compose_key_dates(facts: PackFacts) -> Document:
    blocks = (*_notification(facts), *_dates(facts), *_closures(facts))
    return framed(facts, title="Key dates", blocks=blocks)


def on_site_days(inspection: Inspection | None) -> str:
    if inspection is None or inspection.on_site_from is None:
        return "Dates to come"
    return dates.day_range(inspection.on_site_from, inspection.on_site_to or inspection.on_site_from)


def _notification(facts: PackFacts) -> Iterator[Block]:
    regulator = sentence_start(facts.regulator)
    if facts.inspection is None:
        yield paragraph(f"{regulator} has not told {council_name(facts)} of an {facts.word} yet.", "lead")
        return
    received = on_the_clock(facts.inspection.notified_at)
    told = f"{regulator} told {council_name(facts)} of its {facts.word} on {dates.weekday_and_day(received)}."
    yield paragraph(told, "lead")
    yield KeyValues(
        (
            ("Notification received", text(dates.moment(received))),
            ("Inspectors on site", text(on_site_days(facts.inspection))),
            ("Message filed", text(facts.inspection.message_name or "No message filed")),
        )
    )


def _dates(facts: PackFacts) -> Iterator[Block]:
    yield Heading(1, text("Dates to work to"))
    if not facts.key_dates:
        yield paragraph("The dates are counted when the notification has been entered.")
        return
    yield paragraph(COUNTING)
    starters = any(entry.is_starter for entry in facts.key_dates)
    yield Table(
        header=(text("What"), text("When"), text("How it is counted")),
        rows=tuple(_row(facts, entry) for entry in facts.key_dates),
        widths=WIDTHS,
        row_header=True,
        notes=(text(f"* {STARTER}."),) if starters else (),
    )


def _row(facts: PackFacts, entry: PackDate) -> tuple[Runs, ...]:
    name = f"{entry.name} *" if entry.is_starter else entry.name
    is_past = entry.day is not None and max(entry.day, entry.until or entry.day) < facts.prepared_on
    when = f"{_when(entry)} ({PAST})" if is_past else _when(entry)
    return text(name), text(when), text(entry.counted)


def _when(entry: PackDate) -> str:
    return printed_date_words(entry.day, entry.until, is_deadline=entry.is_deadline, is_about=entry.is_about)


def _closures(facts: PackFacts) -> Iterator[Block]:
    if not facts.closure_days:
        return
    yield Heading(1, text("Days the council is closed"))
    yield paragraph(
        "They move no deadline of the regulator. The checklist does not count them as working days."
    )
    yield BulletList(
        tuple(
            item(dates.weekday_and_day(closed.on) + (f": {closed.reason}" if closed.reason else ""))
            for closed in sorted(facts.closure_days, key=lambda closed: closed.on)
        )
    )
