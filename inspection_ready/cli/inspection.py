"""notify: the notification has come; on-site: the regulator has named its days."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from inspection_ready.cli.arguments import (
    Commands,
    Parser,
    add_command,
    add_workspace,
    day,
    moment,
    opened,
    path,
)
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.packs import add_letters, add_out, pack_lines, pack_told
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.message_dates import FoundDate
from inspection_ready.phrases.dates import day_range
from inspection_ready.phrases.dates import moment as moment_words
from inspection_ready.phrases.key_dates import off_day_words
from inspection_ready.phrases.messages import oddity_words, reading_lines
from inspection_ready.services.notification import Notified, notify_and_pack, read_message
from inspection_ready.services.on_site import on_site_and_pack

UNREAD = "It is not an e-mail saved as .eml or .msg, or it is damaged."


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "notify", run_notify, help="file the notification, and make the first pack"
    )
    add_workspace(parser)
    parser.add_argument(
        "--received",
        type=moment,
        metavar="WHEN",
        help="when it came, on the clock in England: 2026-12-01T09:30; without it the message says",
    )
    parser.add_argument(
        "--message", type=path, metavar="FILE", help="the message itself, .eml or .msg, to file"
    )
    parser.add_argument("--correct", action="store_true", help="put right the one that is there")
    add_letters(parser)
    add_out(parser)

    on_site = add_command(
        commands, "on-site", run_on_site, help="enter the days on site, and make a pack with them"
    )
    add_workspace(on_site)
    on_site.add_argument(
        "--from", dest="first", type=day, required=True, metavar="DAY", help="the first: 2027-02-09"
    )
    on_site.add_argument(
        "--to", dest="last", type=day, metavar="DAY", help="the last; without it, the first is the only one"
    )
    add_letters(on_site)
    add_out(on_site)


def run_on_site(arguments: argparse.Namespace, progress: Progress) -> Answer:
    first, last = arguments.first, arguments.last or arguments.first
    with opened(arguments, write=True) as app:
        visit = on_site_and_pack(
            app, first=first, last=last, letters=arguments.letters, out=arguments.out, progress=progress
        )
        lead = "On site" if visit.is_new else "Nothing had to change: on site"
        notes = [{"day": each.on.isoformat(), "said": off_day_words(each)} for each in visit.off_days]
        told = {
            **pack_told(app, visit.made),
            "on_site_from": first.isoformat(),
            "on_site_to": last.isoformat(),
            "notes": notes,
            "changed": visit.is_new,
        }
        days = day_range(first, last)
        return Answer(
            told, (f"{lead}: {days}.", *(note["said"] for note in notes), *pack_lines(app, visit.made))
        )


def run_notify(arguments: argparse.Namespace, progress: Progress) -> Answer:
    message = None if arguments.message is None else read_message(arguments.message)
    with opened(arguments, write=True) as app:
        notified = notify_and_pack(
            app,
            received=arguments.received,
            message=message,
            correct=arguments.correct,
            letters=arguments.letters,
            out=arguments.out,
            progress=progress,
        )
        when = moment_words(on_the_clock(notified.inspection.notified_at))
        lead = (
            "The notification came at"
            if notified.is_new
            else "Nothing had to change: the notification came at"
        )
        told = {
            **pack_told(app, notified.made),
            "received": notified.inspection.notified_at.isoformat(),
            "message": _message_told(notified),
            "notes": [{"code": each.odd.value, "said": oddity_words(each)} for each in notified.oddities],
            "changed": notified.is_new,
        }
        lines = (f"{lead} {when}.", *_said(notified), *pack_lines(app, notified.made))
        return Answer(told, lines, has_findings=_is_doubtful(notified))


def _is_doubtful(notified: Notified) -> bool:
    return notified.unread is not None or (notified.reading is not None and notified.reading.is_doubtful)


def _said(notified: Notified) -> Iterator[str]:
    yield from map(oddity_words, notified.oddities)
    if notified.unread is not None:
        yield f"The message was filed, but what it says was not read. {UNREAD}"
    if notified.reading is not None:
        yield "What the message says, to be checked (only the time it came was taken, where none was given):"
        yield from (f"  {line}" for line in reading_lines(notified.reading))


def _message_told(notified: Notified) -> dict[str, object] | None:
    """None where none is filed; only its file where it was filed before, or could not be read."""
    name, reading = notified.inspection.message_name, notified.reading
    if not name:
        return None
    told: dict[str, object] = {"file": name, "unread": notified.unread.code if notified.unread else None}
    if reading is None:
        return told
    mail = reading.mail
    return told | {
        "subject": mail.subject,
        "sender": {"name": mail.sender.name, "email": mail.sender.email} if mail.sender else None,
        "received": reading.received_at.isoformat() if reading.received_at else None,
        "received_by": reading.received_by,
        "kind": reading.kind.id if reading.kind else None,
        "is_notification": reading.is_notification,
        "attached_to": reading.carrier.subject if reading.carrier else None,
        "dates": [_date_told(each) for each in reading.dates],
        "request_lists": [each.name for each in reading.request_lists],
        "remarks": sorted(mail.remarks),
    }


def _date_told(found: FoundDate) -> dict[str, object]:
    return {
        "about": found.about,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "time": found.time.isoformat(timespec="minutes") if found.time else None,
        "year_is_guessed": found.is_year_guessed,
        "weekday_differs": bool(found.wrong_weekday),
        "sentence": found.sentence,
    }
