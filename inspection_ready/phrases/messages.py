"""Says what was read in a saved e-mail, and what is unusual about the moment it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from inspection_ready.domain.arrivals import Odd, Oddity
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.message_dates import About, FoundDate
from inspection_ready.domain.messages import Address, Reading, ReceivedBy, Remark
from inspection_ready.phrases.dates import WEEKDAYS, day, day_range, moment, time, weekday_and_day

RECEIVED_BY = {
    ReceivedBy.DELIVERY: "Outlook’s record of when it came into the mailbox",
    ReceivedBy.RECEIVED: "the mail server’s own record",
    ReceivedBy.FORWARDED: "“Sent” in the original, which was forwarded: check when the Director received it",
    ReceivedBy.SENT: "the sender’s clock, because no mail server left a record",
}
ABOUT = {About.ON_SITE: "On site", About.DEADLINE: "Deadline", About.OTHER: "Also named"}
REMARKS = {
    Remark.CUT: "A large attachment was counted, but not looked into.",
    Remark.DRAFT: "This is a draft that was never sent.",
    Remark.ENCRYPTED: "The text is encrypted, so it was not read. Open it in Outlook and check it yourself.",
    Remark.NO_TEXT: "No text was found in it.",
    Remark.NO_ZONE: "Its time has no time zone, so it was taken as the clock in England.",
    Remark.SEALED: "The text is wrapped up in a signature, so it was not read. Open it in Outlook and check it yourself.",
    Remark.SIGNED: "It is signed. The signature was not checked.",
    Remark.WINMAIL: "Its attachments may be inside a file called winmail.dat. Open it in Outlook to see them.",
}


def reading_lines(reading: Reading) -> tuple[str, ...]:
    """For a person to accept: nothing of it has been taken."""
    return tuple(_lines(reading))


def kind_words(reading: Reading) -> str:
    if reading.kind is not None:
        lead = "" if reading.is_notification else "This does not look like the notification. "
        return f"{lead}{looks_like(reading)}"
    if not reading.is_judged:
        return "The framework does not say which words a notification has, so what it is was not judged."
    return "This does not look like a notification: too few of the words the framework names stand in it. Check it."


def looks_like(reading: Reading) -> str:
    """For example "It looks like: Draft report (“draft report”)."; empty where it looks like nothing."""
    if reading.kind is None:
        return ""
    return f"It looks like: {reading.kind.name} ({', '.join(f'“{word}”' for word in reading.words)})."


def date_words(found: FoundDate) -> str:
    """For example "Deadline: Friday 22 January 2027, 5pm"."""
    span = weekday_and_day(found.first) if found.first == found.last else day_range(found.first, found.last)
    parts = [f"{ABOUT[found.about]}: {'in the week of ' if found.is_week else ''}{span}"]
    if found.time is not None:
        parts.append(time(dt.datetime.combine(found.first, found.time)))
    if trouble := date_trouble(found):
        parts.append(trouble)
    return ", ".join(parts)


def date_trouble(found: FoundDate) -> str:
    """What about the day as written is not certain; empty where all is."""
    parts = []
    if found.is_year_guessed:
        parts.append("the year is a guess")
    if found.wrong_weekday:
        written = next(each for each in WEEKDAYS if each.lower().startswith(found.wrong_weekday[:3].lower()))
        parts.append(f"the message says {written}, which that day is not: ask which is meant")
    return ", ".join(parts)


def address_words(address: Address | None) -> str:
    if address is None:
        return "not known"
    return (
        f"{address.name} ({address.email})"
        if address.name and address.email
        else address.name or address.email
    )


def oddity_words(oddity: Oddity) -> str:
    at = oddity.at
    match oddity.odd:
        case Odd.IN_FUTURE:
            return f"{moment(at)[:1].upper()}{moment(at)[1:]} is still to come. Check the date."
        case Odd.FIRST_OF_TWO:
            return (
                f"There were two times {time(at)} on {day(at.date())}, because the clocks went back. This is the "
                f"first. If it was the second, write the time as {at.isoformat(timespec='minutes')}+00:00."
            )
        case Odd.SECOND_OF_TWO:
            return f"This is the second {time(at)} of {day(at.date())}, after the clocks went back."
        case Odd.OUT_OF_HOURS:
            return f"It came at {time(at)}, out of office hours. Days are counted from {day(at.date())} all the same."
        case Odd.NO_WORKING_DAY:
            assert oddity.next_working_day is not None
            holiday = f" ({oddity.holiday})" if oddity.holiday else ""
            return (
                f"{weekday_and_day(at.date())}{holiday} is not a working day. Weeks and months are counted from that "
                f"day; the first working day after it is {weekday_and_day(oddity.next_working_day)}."
            )


def _lines(reading: Reading) -> Iterator[str]:
    mail = reading.mail
    yield kind_words(reading)
    if reading.carrier is not None:
        yield f"It was attached to another message, “{reading.carrier.subject}”; the one inside was read."
    yield f"Subject: {mail.subject or 'none'}"
    yield f"From: {address_words(mail.sender)}"
    if reading.received_at is not None and reading.received_by is not None:
        yield f"Received: {moment(on_the_clock(reading.received_at))}, by {RECEIVED_BY[reading.received_by]}"
    else:
        yield "Received: the message does not say."
    for found in reading.dates:
        yield f"{date_words(found)}. It says: “{found.sentence}”"
    for attachment in reading.request_lists:
        yield f"Attached, and may be the list of requests: {attachment.name}"
    yield from (REMARKS[remark] for remark in sorted(mail.remarks))
