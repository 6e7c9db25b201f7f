"""Days of a timetable drawn to scale: the clock down, the tracks of each day across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.drawn_words import one_line, wrapped
from inspection_ready.documents.shapes import Line, Rectangle, Stroke, Words
from inspection_ready.domain.papers import is_held
from inspection_ready.domain.timetable import SessionFormat, SessionState
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.timetable import date_words, times_words, track_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.shapes import Shape
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_days import DatedDay

CLOCK = 44.0
"""Points at the left for the hours."""
HEAD = 34.0
"""Points above for the names of days and tracks."""
GAP, EDGE, BAND = 14.0, 3.0, 7.0
SIZE, LEADING = 8.5, 10.0
NAME, SMALL = 11.0, 8.5
HOUR = 60


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    width: float
    height: float


def day_columns(sessions: Sequence[Session]) -> tuple[int, ...]:
    """The tracks of a day, from the left. What is for everybody spans them all, unless it runs beside one of them."""
    held = [each for each in sessions if is_held(each)]
    tracks = sorted({each.track for each in held if each.track})
    beside = any(_meet(one, other) for one in held if not one.track for other in held if other.track)
    return (0, *tracks) if beside or not tracks else tuple(tracks)


def drawn_days(
    days: Sequence[tuple[DatedDay, tuple[Session, ...]]], facts: PackFacts, width: float, height: float
) -> Iterator[Shape]:
    held = [each for _, sessions in days for each in sessions if is_held(each)]
    starts = min((each.starts for each in held), default=9 * HOUR) // HOUR * HOUR
    ends = -(-max((each.ends for each in held), default=17 * HOUR) // HOUR) * HOUR
    scale = (height - HEAD) / (ends - starts)
    for hour in range(starts, ends + 1, HOUR):
        y = HEAD + (hour - starts) * scale
        yield Line((CLOCK, y), (width, y), Stroke("rule", 0.6))
        yield Words(
            (CLOCK - 6, y + 3 if hour > starts else y + 7), clock(hour), SMALL, colour="quiet", set_from="end"
        )
    columns = sum(len(day_columns(sessions)) for _, sessions in days)
    share = (width - CLOCK - GAP * (len(days) - 1)) / max(columns, 1)
    left = CLOCK
    for day, sessions in days:
        own = share * len(day_columns(sessions))
        yield from _day(day, sessions, facts, _Box(left, HEAD - starts * scale, own, scale))
        left += own + GAP


def _day(day: DatedDay, sessions: Sequence[Session], facts: PackFacts, area: _Box) -> Iterator[Shape]:
    """``area``: its left edge and width, where midnight would be, and points a minute."""
    columns = day_columns(sessions)
    share = area.width / len(columns)
    name = one_line(f"Day {day.day}, {date_words(day)}", NAME, area.width, bold=True)
    yield Words((area.left, 12), name, NAME, bold=True)
    for place, track in enumerate(columns):
        words = one_line(track_words(track), SMALL, share - EDGE)
        yield Words((area.left + place * share + EDGE, 27), words, SMALL, colour="quiet")
    held = [each for each in sessions if is_held(each)]
    for track in dict.fromkeys((*columns, 0)):
        own = [each for each in held if each.track == track]
        spans = track == 0 and 0 not in columns
        left = area.left if spans else area.left + columns.index(track) * share
        width = area.width if spans else share
        for session, lane, of in _lanes(own):
            box = _Box(
                left + width * lane / of + 1,
                area.top + session.starts * area.height,
                width / of - 2,
                max(session.minutes * area.height - 1, 1.0),
            )
            yield from _session(session, facts, box)


def _lanes(sessions: Sequence[Session]) -> Iterator[tuple[Session, int, int]]:
    """Sessions of one track side by side where they run at once: which lane, and of how many."""
    ends: list[int] = []
    placed: list[tuple[Session, int]] = []
    for session in sorted(sessions, key=lambda each: (each.starts, each.id)):
        lane = next((place for place, end in enumerate(ends) if end <= session.starts), len(ends))
        ends[lane : lane + 1] = [session.ends]
        placed.append((session, lane))
    for session, lane in placed:
        yield session, lane, max(len(ends), 1)


def _session(session: Session, facts: PackFacts, box: _Box) -> Iterator[Shape]:
    is_pencilled = session.state is SessionState.PENCILLED and session.format is not SessionFormat.BREAK
    stroke = Stroke("ink", 1.0, (4, 2.5) if is_pencilled else ())
    is_quiet = session.format in {SessionFormat.BREAK, SessionFormat.TRAVEL}
    yield Rectangle((box.left, box.top), box.width, box.height, stroke, "paper" if is_quiet else "tint")
    inset = EDGE
    if is_pencilled and box.width > 4 * BAND:
        yield from _hatch(box)
        inset += BAND
    yield from _words(session, facts, box, inset)


def _hatch(box: _Box) -> Iterator[Shape]:
    """A band down the left edge, so that the words beside it can be read."""
    down = BAND
    while down <= box.height:
        yield Line((box.left, box.top + down), (box.left + BAND, box.top + down - BAND), Stroke("ink", 0.7))
        down += 4
    yield Line((box.left + BAND, box.top), (box.left + BAND, box.top + box.height), Stroke("ink", 0.5))


def _words(session: Session, facts: PackFacts, box: _Box, inset: float) -> Iterator[Shape]:
    """As much as there is room for; the list below has everything."""
    width, most = box.width - inset - EDGE, int((box.height + 1) // LEADING)
    if most < 1 or width < 3 * SIZE:
        return
    room = facts.room_names.get(session.room_id, "") or facts.base_names.get(session.base_id, "")
    title = f"{session.code} {session.title}".strip()
    if most == 1:
        told: list[tuple[str, bool]] = [(one_line(f"{clock(session.starts)} {title}", SIZE, width), False)]
    else:
        told = [(one_line(times_words(session), SIZE, width), False)]
        most_of_title = max(most - (2 if room and most > 2 else 1), 1)
        told += [(line, True) for line in wrapped(title, SIZE, width, most=most_of_title, bold=True)]
        told += [(one_line(room, SIZE, width), False)] if room and len(told) < most else []
    for place, (line, bold) in enumerate(told):
        if line:
            yield Words((box.left + inset, box.top + LEADING * (place + 1) - 2), line, SIZE, bold=bold)


def _meet(one: Session, other: Session) -> bool:
    return one.starts < other.ends and other.starts < one.ends
