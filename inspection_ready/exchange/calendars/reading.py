"""Reads a diary as it was exported: when somebody is busy, and nothing else of it unless titles are asked for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inspection_ready.domain.busy_times import BusyTime, How, LeftOut, Span, moments_of
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.notes import Note
from inspection_ready.domain.working_days import DAY
from inspection_ready.exchange.calendars.blocks import Block, blocks_of
from inspection_ready.exchange.calendars.events import aware, both_ends, event_fault, how_busy, listed
from inspection_ready.exchange.calendars.zones import Zones

if TYPE_CHECKING:
    from icalendar import Component, Event

Progress = Callable[[int, int], None]

REPEATS = re.compile(r"^(?:RRULE|RDATE|RECURRENCE-ID)[;:]", re.IGNORECASE | re.MULTILINE)
REPEATS_FOR_EVER = re.compile(r"^RRULE[;:](?![^\r\n]*(?:UNTIL|COUNT)=)", re.IGNORECASE | re.MULTILINE)
UID = re.compile(r"^UID(?:;[^:\r\n]*)?:(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
STARTS = re.compile(r"^DTSTART(?:;[^\r\n]*)?:[ \t]*(\d{8})", re.IGNORECASE | re.MULTILINE)
ENDS = re.compile(r"^DTEND(?:;[^\r\n]*)?:[ \t]*(\d{8})", re.IGNORECASE | re.MULTILINE)
LASTS = re.compile(r"^DURATION[;:]", re.IGNORECASE | re.MULTILINE)
PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
FREE_BUSY = {"BUSY": How.BUSY, "BUSY-TENTATIVE": How.TENTATIVE, "BUSY-UNAVAILABLE": How.OUT}


class RefusedEvent(NamedTuple):
    """``line`` is where it begins in the file. Times and rule are as the file has them."""

    line: int
    starts: str
    ends: str
    rule: str
    title: str
    """Empty unless titles were asked for."""
    reason: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    name: str
    """What the calendar calls itself; empty where it does not."""
    events: int
    times: tuple[BusyTime, ...]
    left_out: Mapping[LeftOut, int]
    refused: tuple[RefusedEvent, ...]
    notes: tuple[Note, ...]


def read_diary(
    path: Path,
    span: Span,
    *,
    emails: Sequence[str] = (),
    with_titles: bool = False,
    progress: Progress = lambda _done, _of: None,
) -> Diary:
    """``emails`` are its owner's: what they declined is left out. Raises CannotRead, and what ``progress`` raises."""
    blocks = blocks_of(path)
    if blocks.told.get("METHOD", "").upper() in {"REPLY", "COUNTER", "REFRESH"}:
        raise CannotRead("calendar_is_an_answer", file=path.name)
    if not blocks.events and not blocks.free_busy:
        raise CannotRead("calendar_without_events", file=path.name)
    zones = Zones(blocks.zones, blocks.told.get("X-WR-TIMEZONE", ""))
    reading = _Reading(span, zones, {each.casefold() for each in emails if each}, with_titles=with_titles)
    groups = _groups(blocks.events)
    done, total = 0, len(blocks.events) + len(blocks.free_busy)
    for group in groups:
        progress(done, total)
        reading.take(group)
        done += len(group)
    for each in blocks.free_busy:
        progress(done, total)
        reading.take_free_busy(each)
        done += 1
    progress(total, total)
    return Diary(
        name=blocks.told.get("X-WR-CALNAME", "").replace("\\,", ","),
        events=total,
        times=tuple(reading.times),
        left_out=reading.left_out,
        refused=tuple(sorted(reading.refused)),
        notes=tuple(reading.said()),
    )


def _groups(events: Sequence[Block]) -> Iterator[list[Block]]:
    """Events by themselves; one that repeats with the exceptions to it."""
    repeated = {_uid(each) for each in events if REPEATS.search(each.text)} - {""}
    together: defaultdict[str, list[Block]] = defaultdict(list)
    for each in events:
        if _uid(each) in repeated:
            together[_uid(each)].append(each)
        else:
            yield [each]
    yield from together.values()


def _uid(block: Block) -> str:
    found = UID.search(block.text)
    return found[1] if found else ""


@dataclass
class _Reading:
    span: Span
    zones: Zones
    emails: set[str]
    with_titles: bool
    times: list[BusyTime] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    refused: list[RefusedEvent] = field(default_factory=list)
    endless: int = 0

    def take(self, group: Sequence[Block]) -> None:
        """One event, or one that repeats and its exceptions."""
        is_repeated = len(group) > 1 or bool(REPEATS.search(group[0].text))
        if not is_repeated and self._is_far_away(group[0].text):
            self.left_out[LeftOut.OUTSIDE] += 1
            return
        self.endless += any(REPEATS_FOR_EVER.search(each.text) for each in group)
        good: list[Event] = []
        for block in group:
            event = self._event(block)
            if event is not None:
                good.append(event)
        if not good:
            return
        try:
            occurrences = self._occurrences(good) if is_repeated else good
            found = [self._busy(each) for each in occurrences]
        except Exception:  # noqa: BLE001 - whatever a broken series raises, the others are still read
            self._refuse(group[0], Note.of("event_not_read"))
            return
        busy = [each for each in found if isinstance(each, BusyTime)]
        inside = [each for each in busy if _is_within(each, self.span)]
        self.times += inside
        self.left_out.update(each for each in found if isinstance(each, LeftOut))
        if not found or (busy and not inside):
            self.left_out[LeftOut.OUTSIDE] += 1

    def take_free_busy(self, block: Block) -> None:
        from icalendar import FreeBusy  # slow import

        try:
            free_busy = FreeBusy.from_ical(block.text)
            told = free_busy.get("FREEBUSY", [])
            found = [busy for each in listed(told) if (busy := self._period(each)) is not None]
        except Exception:  # noqa: BLE001 - whatever a broken one raises, the others are still read
            self._refuse(block, Note.of("event_not_read"))
            return
        inside = [each for each in found if _is_within(each, self.span)]
        self.times += inside
        self.left_out[LeftOut.OUTSIDE] += len(found) - len(inside)

    def said(self) -> Iterator[Note]:
        if self.endless:
            yield Note.of("repeats_for_ever", count=self.endless)
        if self.zones.unknown:
            yield Note.of("zones_unknown", names=tuple(self.zones.unknown))

    # one event

    def _event(self, block: Block) -> Event | None:
        from icalendar import Event  # slow import

        try:
            event = Event.from_ical(self.zones.settled(block.text))
            reason = event_fault(event)
        except Exception:  # noqa: BLE001 - whatever a broken event raises, the others are still read
            event, reason = None, "event_not_read"
        if reason:
            self._refuse(block, Note.of(reason))
            return None
        return event  # type: ignore[return-value] # one event, for it is parsed from one

    def _occurrences(self, events: Sequence[Event]) -> Sequence[Any]:
        import recurring_ical_events  # slow import
        from icalendar import Calendar  # slow import

        calendar = Calendar()
        for each in events:
            calendar.add_component(each)
        first, last = moments_of(self.span)
        found: Sequence[Any] = recurring_ical_events.of(calendar).between(first, last)
        return found

    def _busy(self, event: Component) -> BusyTime | LeftOut:
        how = how_busy(event, self.emails)
        if isinstance(how, LeftOut):
            return how
        starts, ends = both_ends(event)
        if starts == ends:
            return LeftOut.NO_TIME
        title = str(event.get("SUMMARY", "")).strip() if self.with_titles else ""
        is_private = str(event.get("CLASS", "")).strip().upper() in PRIVATE
        return BusyTime(starts=starts, ends=ends, how=how, title="" if is_private else title)

    def _period(self, told: Any) -> BusyTime | None:
        how = FREE_BUSY.get(str(told.params.get("FBTYPE", "BUSY")).upper())
        if how is None:
            self.left_out[LeftOut.FREE] += 1
            return None
        return BusyTime(starts=aware(told.start), ends=aware(told.end), how=how)

    def _is_far_away(self, text: str) -> bool:
        """Without reading it: most of a diary of years is. Two days either side stand for the zones."""
        starts, ends = STARTS.search(text), ENDS.search(text)
        if starts is None:
            return False
        if starts[1] > (self.span.last + 2 * DAY).strftime("%Y%m%d"):
            return True
        last = ends or (None if LASTS.search(text) else starts)
        return last is not None and starts[1] <= last[1] < (self.span.first - 2 * DAY).strftime("%Y%m%d")

    def _refuse(self, block: Block, reason: Note) -> None:
        is_kept = self.with_titles and _line(block, "CLASS").upper() not in PRIVATE
        title = _line(block, "SUMMARY") if is_kept else ""
        starts, ends, rule = (_line(block, name) for name in ("DTSTART", "DTEND", "RRULE"))
        self.refused.append(RefusedEvent(block.line, starts, ends, rule, title, reason))


def _is_within(busy: BusyTime, span: Span) -> bool:
    if isinstance(busy.starts, datetime) and isinstance(busy.ends, datetime):
        first, last = moments_of(span)
        return busy.starts < last and first < busy.ends
    return busy.starts <= span.last and span.first < busy.ends


def _line(block: Block, name: str) -> str:
    found = re.search(rf"^{name}(?:;[^\r\n]*)?:(.*?)[ \t]*$", block.text, re.IGNORECASE | re.MULTILINE)
    return found[1].strip() if found else ""
