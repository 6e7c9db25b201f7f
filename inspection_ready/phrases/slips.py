"""Change slips, and the calendar entries that go with them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.slips import SlipKind
from inspection_ready.domain.timetable import Part, SessionState
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.issues import (
    NO_PLACE,
    PARTS,
    because_words,
    named_words,
    people_words,
    place_words,
    start_words,
    when_words,
)
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inspection_ready.domain.slips import PersonSlips, Seen, SlipBatch, SlipItem, SlipPlan, Undated

KINDS: Mapping[SlipKind, str] = {
    SlipKind.INVITED: "Invited",
    SlipKind.CHANGED: "Changed",
    SlipKind.CANCELLED: "Cancelled",
}
NEVER_SENT = "Nothing is sent from here: you look at the drafts in your mail program, and send them yourself."
NOBODY_TO_TELL = "Nobody is to be told anything: nothing changed for anybody since they were told last."
NO_ADDRESS = "has no e-mail address that can be written to. Hand over the printed slip."
YOUR_PART: Mapping[Part, str] = {
    Part.TAKES_PART: "You take part.",
    Part.SECOND: "You are the second: keep the time free, and come only where whoever takes part cannot.",
    Part.NOTE_TAKER: "You take notes.",
    Part.ESCORT: "You are the escort.",
}


def item_title(item: SlipItem) -> str:
    """Changed: Principal Social Worker."""
    return f"{KINDS[item.kind]}: {item.seen.title}"


def item_words(item: SlipItem, why: str) -> str:
    """What happened, in a sentence: "Moved from ... to ...; because a base closed."."""
    because = f"; because {because_words(why)}" if why else ""
    return f"{_what(item)}{because}."


def subject_words(slips: PersonSlips, council: str) -> str:
    """Of the e-mail, without the mark."""
    if len(slips.items) > 1:
        return f"{council}: {count_of(len(slips.items), 'session')} of yours"
    item = slips.items[0]
    return f"{KINDS[item.kind]}: {item.seen.title}, {start_words(item.seen)}"


def calendar_title(seen: Seen) -> str:
    """What the entry is called. Whoever is no more than the second sees that at once."""
    return seen.title if seen.part is Part.TAKES_PART else f"{seen.title} ({PARTS[seen.part]})"


def calendar_place(seen: Seen) -> str:
    address = ", ".join(line.strip() for line in seen.address.splitlines() if line.strip())
    return ", ".join(part for part in (place_words(seen), address) if part)


def calendar_words(seen: Seen) -> str:
    """The body of the entry: what is told to those who come, and nothing else."""
    return "\n\n".join(seen_words(seen))


def seen_words(seen: Seen) -> Iterator[str]:
    yield YOUR_PART[seen.part]
    if seen.inspectors:
        yield f"With: {seen.inspectors}"
    if seen.brief:
        yield seen.brief
    if seen.notes:
        yield seen.notes


def undated_words(undated: Undated) -> str:
    return (
        f"{named_words(undated.session)} is confirmed, and its date is to come. Nobody was told yet: "
        f"{people_words(undated.people)}."
    )


def plan_words(plan: SlipPlan) -> str:
    """4 people are told of 6 changes."""
    told = sum(len(each.items) for each in plan.people)
    people = count_of(len(plan.people), "person is", "people are")
    return f"{people} to be told of {count_of(told, 'change')}"


def folder_name(number: int, at: dt.datetime) -> str:
    return f"Slips {number}, {day(on_the_clock(at).date())}"


def batch_words(batch: SlipBatch, people: int) -> str:
    """Slips 1, 3 March 2027: 4 people. Sent on ..., says ..."""
    state = "not marked as sent yet"
    if batch.is_dropped:
        state = "not sent"
    elif batch.sent_on is not None:
        state = f"sent on {day(batch.sent_on)}, says {batch.sent_by}"
    return f"{folder_name(batch.number, batch.at)}: {count_of(people, 'person', 'people')}, {state}"


def written_words(drafts: int, printed: Sequence[str], folder: str) -> Iterator[str]:
    yield f"Wrote {count_of(drafts, 'draft')} and the printed slips to {folder}."
    yield from (f"{name} {NO_ADDRESS}" for name in printed)


def _what(item: SlipItem) -> str:
    if item.kind is SlipKind.INVITED:
        place = place_words(item.seen)
        return f"{when_words(item.seen)}, {f'at {place}' if place else NO_PLACE}"
    if item.kind is SlipKind.CANCELLED:
        gone = "It no longer takes place" if item.is_gone else _CANCELLED[item.now]
        return f"{gone}; it was {when_words(item.seen)}, {place_words(item.seen) or NO_PLACE}"
    assert item.before is not None, "it was told before"
    assert item.after is not None, "it stands"
    words = "; ".join(_changes(item.before, item.after))
    return words[:1].upper() + words[1:]


def _changes(before: Seen, after: Seen) -> Iterator[str]:
    places = place_words(before) or NO_PLACE, place_words(after) or NO_PLACE
    if (before.on, before.starts) != (after.on, after.starts):
        yield _moved(before, after)
    elif places[0] != places[1]:
        yield f"at {places[1]} instead of {places[0]}"
    if before.minutes != after.minutes:
        yield f"it takes {length_words(after.minutes)} instead of {length_words(before.minutes)}"
    if before.address != after.address and places[0] == places[1]:
        yield f"the address of {places[1]} is another"
    if before.title != after.title:
        yield f"it is called “{after.title}” instead of “{before.title}”"
    if before.part is not after.part:
        yield f"{YOUR_PART[after.part][:1].lower()}{YOUR_PART[after.part][1:].rstrip('.')}"
    if before.inspectors != after.inspectors:
        yield f"with {after.inspectors or 'inspectors still to be named'} instead of {before.inspectors or 'inspectors still to be named'}"
    if (before.brief, before.notes) != (after.brief, after.notes):
        yield "what to know before it was written anew"


def _moved(before: Seen, after: Seen) -> str:
    """With both places, unless neither has one."""
    places = place_words(before), place_words(after)
    if not any(places):
        return f"moved from {start_words(before)} to {start_words(after)}"
    was, is_ = (place or NO_PLACE for place in places)
    return f"moved from {start_words(before)}, {was}, to {start_words(after)}, {is_}"


_CANCELLED: Mapping[SessionState | None, str] = {
    None: "You are no longer at it",
    SessionState.CANCELLED: "It is cancelled",
    SessionState.PENCILLED: "It is no longer confirmed, and you will hear again if it is",
    SessionState.CONFIRMED: "Its date is no longer known, and you will hear again",
}

SLIP_SENTENCES: Mapping[str, Any] = {
    "calendar_without_answer": "{file} is a calendar file, and no answer to an invitation is in it. Nothing was changed.",
    "calendar_damaged": "{file} is a damaged calendar file and cannot be read. Nothing was changed. "
    "Save the answer again from your mail program.",
    "answer_too_large": "{file} is too large for an answer to an invitation. Nothing was changed.",
    "nobody_to_tell": "Nobody is to be told anything, so nothing was written. Who was told before knows what is so.",
    "not_to_be_told": "{names} is not to be told anything now. Nothing was written.",
    "slips_changed": "What is to be told changed since it was shown. Nothing was written. Look at it again.",
    "no_organiser": "Calendar entries need an organiser, to whose address people answer. Nothing was written. "
    "Say who you are, with an e-mail address in the register, or name the organiser.",
    "organiser_without_address": "{name} has no e-mail address that can be written to, and people would answer to it. "
    "Nothing was written. Name another organiser, or add the address.",
    "no_such_slips": "There are no slips {number}. Nothing was changed.",
    "slips_settled": "Slips {number} were marked before. Nothing was changed.",
    "later_slips": "Later slips tell people what follows from slips {number}, so they cannot be taken as not sent. "
    "Nothing was changed.",
}
