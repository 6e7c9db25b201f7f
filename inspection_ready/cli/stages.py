"""stage: what was told about a stage of the regulator's process; without a stage, all of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, day, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.packs import date_told, key_dates_of
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.key_dates import KeyDate
from inspection_ready.domain.message_offers import Offer
from inspection_ready.domain.messages import Reading
from inspection_ready.domain.stages import StageDate, StageOddity
from inspection_ready.phrases.key_dates import counted_words, past_words, when_words
from inspection_ready.phrases.messages import address_words, looks_like
from inspection_ready.phrases.stages import offer_sentence, stage_oddity_words
from inspection_ready.services.notification import read_message
from inspection_ready.services.stage_messages import date_told as date_in
from inspection_ready.services.stages import (
    clear_stage_date,
    set_stage_date,
    stage_date_of,
    stage_facts,
    stage_named,
)

GIVEN = ("first", "last", "told_by", "message", "notes")


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read in a message, where no day was typed."""

    offer: Offer
    reading: Reading

    @property
    def is_doubtful(self) -> bool:
        return self.reading.is_judged and self.reading.kind is None


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "stage", run_stage, help="show the stages, or enter what was told of the date of one"
    )
    parser.add_argument(
        "stage", nargs="?", metavar="STAGE", help="its name in the list; without it, the list is shown"
    )
    add_workspace(parser)
    parser.add_argument("--from", dest="first", type=day, metavar="DAY", help="the first day: 2027-04-01")
    parser.add_argument(
        "--to", dest="last", type=day, metavar="DAY", help="the last; without it, the first is the only one"
    )
    parser.add_argument("--told-by", metavar="WHO", help="who said so; without it, who sent the message")
    parser.add_argument(
        "--message", type=path, metavar="FILE", help="the message that says so, to read and to file"
    )
    parser.add_argument("--notes", metavar="WORDS", help="anything else about it")
    parser.add_argument("--clear", action="store_true", help="count the date again, or leave it to come")


def run_stage(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    given = any(getattr(arguments, name) is not None for name in GIVEN)
    if arguments.stage is None:
        if given or arguments.clear:
            raise Refused("stage_not_named")
        return _show(arguments)
    if arguments.clear:
        if given:
            raise Refused("stage_cleared_and_set")
        return _clear(arguments)
    return _set(arguments) if given else _show(arguments)


def _show(arguments: argparse.Namespace) -> Answer:
    with opened(arguments, write=False) as app:
        wanted = None if arguments.stage is None else app.read(stage_named, arguments.stage).id
        dates = [each for each in key_dates_of(app) if wanted in (None, each.stage)]
        today = on_the_clock(app.clock.now()).date()
        lines = tuple(_line(each, past_words(each, today)) for each in dates)
        return Answer({"key_dates": [date_told(each) for each in dates]}, lines)


def _clear(arguments: argparse.Namespace) -> Answer:
    with opened(arguments, write=True) as app:
        app.do(clear_stage_date, arguments.stage)
        dates = key_dates_of(app)
        now = next(
            (each for each in dates if each.stage.casefold() == arguments.stage.strip().casefold()), None
        )
        line = "The date is cleared." if now is None else f"The date is cleared. {_line(now)}"
        return Answer({"stage": arguments.stage, **_dates_told(dates)}, (line,))


def _set(arguments: argparse.Namespace) -> Answer:
    message = None if arguments.message is None else read_message(arguments.message)
    with opened(arguments, write=True) as app:
        stage = app.read(stage_named, arguments.stage).id
        read = None
        first, last, told_by = arguments.first, arguments.last, arguments.told_by
        if first is None and message is not None:
            read = _Read(*app.read(date_in, stage, message))
            first, last = read.offer.first, last or read.offer.last
            sender = read.reading.mail.sender
            told_by = told_by or (address_words(sender) if sender is not None else None)
        held = app.read(stage_date_of, stage)
        if first is None and held is not None:
            first, last = held.first, last or held.last
        if first is None:
            raise Refused("stage_date_missing")
        done = app.do(
            set_stage_date,
            stage,
            first=first,
            last=last,
            told_by=told_by,
            message=message,
            notes=arguments.notes,
        )
        today = on_the_clock(app.clock.now()).date()
        facts = app.read(stage_facts, today=today)
        odd = facts.oddities(stage, first, last) if facts is not None else ()
        return _answer(done.result, key_dates_of(app), read, odd, changed=done.entry is not None)


def _answer(
    held: StageDate,
    dates: Sequence[KeyDate],
    read: _Read | None,
    odd: Sequence[StageOddity],
    *,
    changed: bool,
) -> Answer:
    now = next(each for each in dates if each.stage == held.stage)
    told = {
        **date_told(now),
        "message": held.message_name or None,
        "read": None if read is None else _read_told(read),
        "notes": [{"code": each.odd.value, "said": stage_oddity_words(each)} for each in odd],
        "own_notes": held.notes,
        "changed": changed,
        **_dates_told(dates),
    }
    lead = "" if changed else "Nothing had to change: "
    lines = (
        f"{lead}{_line(now)}",
        *_read_lines(read),
        *map(stage_oddity_words, odd),
        *_following(now, dates),
    )
    return Answer(told, lines, has_findings=read is not None and read.is_doubtful)


def _read_told(read: _Read) -> dict[str, object]:
    kind = read.reading.kind
    return {
        "kind": kind.id if kind else None,
        "sentence": None if read.offer.found is None else read.offer.found.sentence,
        "is_day_it_came": read.offer.found is None,
    }


def _read_lines(read: _Read | None) -> Iterator[str]:
    if read is None:
        return
    yield (
        looks_like(read.reading)
        if not read.is_doubtful
        else (
            "It was taken at your word: too few of the words the framework names for such a message stand in it. Check it."
        )
    )
    yield offer_sentence(read.offer) or "The day is the one the message came."


def _following(now: KeyDate, dates: Sequence[KeyDate]) -> Iterator[str]:
    """What is counted from it."""
    for each in dates:
        if each.offset is not None and each.offset.event == now.stage and each.when is not None:
            yield _line(each)


def _line(key: KeyDate, past: str = "") -> str:
    counted = counted_words(key)
    when = f"{when_words(key)} ({past})" if past else when_words(key)
    return f"{key.stage}: {key.name}: {when}" + (f". {counted[:1].upper()}{counted[1:]}" if counted else "")


def _dates_told(dates: Sequence[KeyDate]) -> dict[str, object]:
    return {"key_dates": [date_told(each) for each in dates]}
